"""`.gltf`: glTF 2.0 as JSON. It is read with the files beside it, and written as one file with its buffer inside."""

from __future__ import annotations

from pathlib import Path

from scene.files.atomic import write_atomically
from scene.files.gltf_container import gltf_bytes, open_gltf
from scene.files.gltf_reader import GltfReader
from scene.files.gltf_writer import GltfWriter
from scene.files.turning import turned
from scene.objects import Scene

NAME = "gltf"
SUFFIXES = (".gltf",)
WRITES = (".gltf",)


def read(path: Path, *, up: str | None = None) -> Scene:
    """The scene of a file; `up` "z" turns one whose maker forgot that glTF is Y-up."""
    return turned(GltfReader(open_gltf(path)).scene(), up)


def write(scene: Scene, path: Path) -> None:
    """Write a scene; the same scene gives the same bytes."""
    write_atomically(path, gltf_bytes(*GltfWriter(scene).document()))
