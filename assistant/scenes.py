"""Where the demo scenes are, and scenes by what a person calls them: a file, or the name of a demo scene."""

from __future__ import annotations

from pathlib import Path

import assets
from assistant.scanned import as_scene
from scene.errors import UsageError

SUFFIX = ".scene.json"


def scenes_folder() -> Path:
    """The folder of the demo scenes, in a checkout and in an installed package alike."""
    return Path(assets.__file__).parent / "scenes"


def demo_scene_names() -> tuple[str, ...]:
    """The demo scenes by name."""
    return tuple(sorted(p.name.removesuffix(SUFFIX) for p in scenes_folder().glob(f"*{SUFFIX}")))


def demo_scene(name: str) -> Path:
    """The file of a demo scene."""
    path = scenes_folder() / f"{name}{SUFFIX}"
    if not path.exists():
        raise UsageError(f"there is no demo scene {name!r}: choose from {', '.join(demo_scene_names())}")
    return path


def scene_file(name: str | Path) -> Path:
    """The file that a person means: the demo scene of that name, or what a scan was segmented into."""
    path = Path(name)
    if not path.exists():
        return demo_scene(str(name)) if str(name) in demo_scene_names() else path
    return as_scene(path)
