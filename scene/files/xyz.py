"""`.xyz`: a cloud of points as text: x y z a line, then red green blue or a normal if there are six numbers."""

from __future__ import annotations

import io
import warnings
from pathlib import Path

import numpy as np

from scene.errors import SceneFileError
from scene.files.limits import read_bytes
from scene.files.shapes import Shape, finite_points, scene_of
from scene.frames import FloatArray
from scene.objects import Scene

NAME = "xyz"
SUFFIXES = (".xyz",)


def read(path: Path, *, up: str | None = None) -> Scene:
    """The file's one object."""
    data = read_bytes(path).replace(b",", b" ").replace(b";", b" ")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            table: FloatArray = np.loadtxt(
                io.BytesIO(data), np.float64, comments=("#", "//"), ndmin=2, encoding="utf-8"
            )
    except (ValueError, UnicodeDecodeError) as error:
        raise SceneFileError(
            f"{str(path)!r} is no table of numbers: {str(error)[:80]}; expected x y z a line"
        ) from None
    if len(table) and table.shape[1] < 3:
        raise SceneFileError(f"{str(path)!r} has {table.shape[1]} numbers a line: expected x y z, or x y z r g b")
    table = table[finite_points(table, path)] if len(table) else np.zeros((0, 3))
    more = table[:, 3:6] if table.shape[1] >= 6 else None
    normals = more if more is not None and _are_units(more) else None
    colors = (
        more / (255.0 if float(more.max()) > 1 else 1.0) if more is not None and len(more) and normals is None else None
    )
    return scene_of([[Shape(table[:, :3], np.zeros((0, 3), np.int64), "", normals, colors=colors)]], path, up)


def _are_units(vectors: FloatArray) -> bool:
    """Whether all vectors are of length 1 and some point below 0, as no colour does."""
    return (
        bool(len(vectors))
        and bool((np.abs(np.linalg.norm(vectors, axis=1) - 1) < 0.01).all())
        and bool((vectors < 0).any())
    )
