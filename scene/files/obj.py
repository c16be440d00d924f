"""`.obj`: meshes as text, one object an `o` line, with the materials and pictures that lie beside it."""

from __future__ import annotations

from pathlib import Path

from scene.files.shapes import scene_of
from scene.files.trimeshes import shapes
from scene.objects import Scene

NAME = "obj"
SUFFIXES = (".obj",)


def read(path: Path, *, up: str | None = None) -> Scene:
    """The file's objects; `up` "z" turns them upright."""
    return scene_of(shapes(path, "obj", split_objects=True), path, up)
