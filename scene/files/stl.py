"""`.stl`: one mesh of bare triangles, text or binary."""

from __future__ import annotations

from pathlib import Path

from scene.errors import SceneFileError
from scene.files.limits import start_of
from scene.files.shapes import scene_of
from scene.files.trimeshes import shape
from scene.objects import Scene

NAME = "stl"
SUFFIXES = (".stl",)

HEAD, ROW = 84, 50
"""Bytes of a binary file before its triangles, and of each triangle."""


def read(path: Path, *, up: str | None = None) -> Scene:
    """The file's one object; `up` "z" turns them upright."""
    data, size = start_of(path, HEAD), path.stat().st_size
    count = int.from_bytes(data[80:HEAD], "little")
    if len(data) >= HEAD and not data.lstrip().startswith(b"solid") and size < HEAD + ROW * count:
        raise SceneFileError(f"{str(path)!r} announces {count} triangles, but only {size - HEAD} bytes follow: "
                             "the file was cut off")
    return scene_of([[shape(path, "stl")]], path, up)
