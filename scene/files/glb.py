"""`.glb`: glTF 2.0 in one binary file, the format that keeps everything."""

from __future__ import annotations

from pathlib import Path

from scene.files.atomic import write_atomically
from scene.files.gltf_container import glb_bytes, open_glb
from scene.files.gltf_reader import GltfReader
from scene.files.gltf_writer import GltfWriter
from scene.files.turning import turned
from scene.objects import Scene

NAME = "glb"
SUFFIXES = (".glb",)
WRITES = (".glb",)


def read(path: Path, *, up: str | None = None) -> Scene:
    """The scene of a file; `up` "z" turns one whose maker forgot that glTF is Y-up."""
    return turned(GltfReader(open_glb(path)).scene(), up)


def write(scene: Scene, path: Path) -> None:
    """Write a scene; the same scene gives the same bytes."""
    write_atomically(path, glb_bytes(*GltfWriter(scene).document()))
