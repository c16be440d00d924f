"""The file formats: every file here that declares `NAME`, `SUFFIXES` and `read`, and those of other packages.

A format that can be written declares `WRITES` (a part of its suffixes) and `write(scene, path)`.
"""

from __future__ import annotations

import difflib
import importlib
import pkgutil
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType

from scene import files
from scene.errors import SceneFileError
from scene.objects import Scene

ENTRY_POINTS = "deixis.formats"


@cache
def formats() -> tuple[ModuleType, ...]:
    """Every format, ours first."""
    own = [importlib.import_module(f"scene.files.{i.name}") for i in pkgutil.iter_modules(files.__path__)]
    others = [e.load() for e in sorted(entry_points(group=ENTRY_POINTS), key=lambda e: e.name)]
    return tuple(m for m in [*own, *others] if hasattr(m, "SUFFIXES") and hasattr(m, "read"))


def open_scene(path: Path | str, *, up: str | None = None) -> Scene:
    """The scene of a file. `up` ("y" or "z") says which axis is up where the file does not, or says it wrong."""
    path = Path(path)
    module = _format_of(path, "SUFFIXES", "read")
    if not path.exists():
        raise SceneFileError(f"there is no file {str(path)!r}{_similar(path)}")
    if path.is_dir():
        raise SceneFileError(f"{str(path)!r} is a folder: expected a file")
    scene: Scene = module.read(path, up=up)
    return scene


def save_scene(scene: Scene, path: Path | str) -> None:
    """Write a scene whole or not at all, in the format of the path's ending."""
    path = Path(path)
    _format_of(path, "WRITES", "written").write(scene, path)


def _format_of(path: Path, attribute: str, verb: str) -> ModuleType:
    name = path.name.lower()
    fits = [(suffix, m) for m in formats() for suffix in getattr(m, attribute, ()) if name.endswith(suffix)]
    if not fits:
        known = sorted({suffix for m in formats() for suffix in getattr(m, attribute, ())})
        raise SceneFileError(f"{str(path)!r} has no ending that can be {verb}: expected one of {', '.join(known)}")
    return max(fits, key=lambda f: len(f[0]))[1]


def _similar(path: Path) -> str:
    try:
        names = [p.name for p in path.parent.iterdir()]
    except OSError:
        return f": the folder {str(path.parent)!r} cannot be read"
    close = difflib.get_close_matches(path.name, names, n=1)
    return f": did you mean {str(path.with_name(close[0]))!r}?" if close else ""
