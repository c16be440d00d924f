"""`.off`: one mesh as text."""

from __future__ import annotations

from pathlib import Path

from scene.files.shapes import scene_of
from scene.files.trimeshes import shape
from scene.objects import Scene

NAME = "off"
SUFFIXES = (".off",)


def read(path: Path, *, up: str | None = None) -> Scene:
    """The file's one object; `up` "z" turns them upright."""
    return scene_of([[shape(path, "off")]], path, up)
