"""Where the demo scenes are."""

from __future__ import annotations

from pathlib import Path

import assets
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
