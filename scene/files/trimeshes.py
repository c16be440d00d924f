"""Bare triangles through trimesh, for the formats that hold nothing else."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np

from scene.errors import SceneFileError
from scene.files.limits import read_bytes
from scene.files.shapes import Shape

GROWTH = 12
"""A file takes so many times its size in memory."""


def shape(path: Path, kind: str) -> Shape:
    """The mesh of a file of a kind that trimesh knows ("stl", "off")."""
    import trimesh

    data = read_bytes(path, GROWTH)
    try:
        with np.errstate(all="ignore"):
            mesh = trimesh.load_mesh(io.BytesIO(data), file_type=kind)
        return Shape(np.asarray(mesh.vertices, np.float64), np.asarray(mesh.faces, np.int64).reshape(-1, 3))
    except Exception as error:  # noqa: BLE001 - a damaged file makes the parser raise almost anything
        said = " ".join(str(error)[:120].split()) or type(error).__name__
        raise SceneFileError(
            f"{str(path)!r} cannot be read as {kind.upper()}: it is damaged or was cut off; export it again ({said})"
        ) from None
