"""The file formats: every file here that declares `NAME`, `SUFFIXES` and `read`, and those of other packages.

A format that can be written declares `WRITES` (a part of its suffixes) and `write(scene, path)`. One that shares its
suffix with another declares `claims(path)`, which says whether the content is its own.
"""

from __future__ import annotations

import difflib
import importlib
import pkgutil
import stat
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType

from scene import files
from scene.errors import DeixisError, SceneFileError, UsageError
from scene.files.content import check_content, known_ending
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
    if up not in (None, "y", "z"):
        raise UsageError(f'up is {up!r}: expected "y" or "z"')
    _check_is_file(path)
    check_content(path)
    module = _format_of(path, "SUFFIXES", "read")
    try:
        scene: Scene = module.read(path, up=up)
    except DeixisError as error:
        said = str(error) if repr(str(path)) in str(error) else f"{str(path)!r}: {error}"
        raise SceneFileError(said) from None
    except MemoryError:
        said = f"{str(path)!r} needs more memory than this machine has: thin it, or reduce its triangles"
        raise SceneFileError(said) from None
    return scene


def save_scene(scene: Scene, path: Path | str) -> None:
    """Write a scene whole or not at all, in the format of the path's ending."""
    path = Path(path)
    if path.is_dir():
        raise SceneFileError(f"{str(path)!r} is a folder: expected the name of a file in it")
    _format_of(path, "WRITES", "written").write(scene, path)


def _check_is_file(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        raise SceneFileError(f"there is no file {str(path)!r}{_similar(path)}") from None
    except OSError as error:
        raise SceneFileError(f"{str(path)!r} cannot be read: {error.strerror}") from None
    except ValueError:
        raise SceneFileError(f"{str(path)!r} is no file name: it holds a character that none may hold") from None
    if stat.S_ISDIR(mode):
        raise SceneFileError(f"{str(path)!r} is a folder: expected a file")
    if not stat.S_ISREG(mode):
        raise SceneFileError(f"{str(path)!r} is a device or a pipe: expected a file")


def _format_of(path: Path, attribute: str, verb: str) -> ModuleType:
    """The format of the longest ending that fits; where several share it, the one that knows the content as its own."""
    name = path.name.lower()
    fits = [(suffix, m) for m in formats() for suffix in getattr(m, attribute, ()) if name.endswith(suffix)]
    if not fits:
        if attribute == "SUFFIXES" and (told := known_ending(path)):
            raise SceneFileError(told)
        known = sorted({suffix for m in formats() for suffix in getattr(m, attribute, ())})
        raise SceneFileError(f"{str(path)!r} has no ending that can be {verb}: expected one of {', '.join(known)}")
    longest = max(len(suffix) for suffix, _ in fits)
    best = [m for suffix, m in fits if len(suffix) == longest]
    claims = [m for m in best if hasattr(m, "claims") and m.claims(path)] if len(best) > 1 else []
    return claims[0] if claims else next((m for m in best if not hasattr(m, "claims")), best[0])


def _similar(path: Path) -> str:
    try:
        names = [p.name for p in path.parent.iterdir()]
    except OSError:
        return f": the folder {str(path.parent)!r} cannot be read"
    close = difflib.get_close_matches(path.name, names, n=1)
    return f": did you mean {str(path.with_name(close[0]))!r}?" if close else ""
