"""A small room of boxes, and scans of it as files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from scene.frames import Pose, Rgb, Vec3
from scene.objects import Geometry, Room, Scene, SceneObject
from scene.scans.scan import Scan
from scene.scans.simulate import Truth, simulate


def _box(object_id: str, label: str, lo: Vec3, hi: Vec3, rgb: Rgb, yaw: float = 0.0) -> SceneObject:
    base = ((lo[0] + hi[0]) / 2, lo[1], (lo[2] + hi[2]) / 2)
    half = ((hi[0] - lo[0]) / 2, hi[1] - lo[1], (hi[2] - lo[2]) / 2)
    shape = Geometry(lo=(-half[0], 0.0, -half[2]), hi=half)
    return SceneObject(object_id, label, pose=Pose.from_yaw(base, yaw), geometry=shape, mean_rgb=rgb)


GREY, WHITE = (0.5, 0.5, 0.5), (0.9, 0.9, 0.88)
TABLE, CRATE, BALL, CHEST = (0.6, 0.4, 0.2), (0.2, 0.3, 0.7), (0.8, 0.2, 0.2), (0.3, 0.5, 0.3)


def small_room() -> Scene:
    """3.6 by 2.6 by 1.9 m: a table with a crate and a jar on it, a turned chest, a rug."""
    shell = [
        _box("floor", "floor", (-1.8, -0.1, -1.3), (1.8, 0, 1.3), GREY),
        _box("north", "wall", (-1.8, 0, -1.4), (1.8, 1.9, -1.3), WHITE),
        _box("south", "wall", (-1.8, 0, 1.3), (1.8, 1.9, 1.4), WHITE),
        _box("west", "wall", (-1.9, 0, -1.3), (-1.8, 1.9, 1.3), WHITE),
        _box("east", "wall", (1.8, 0, -1.3), (1.9, 1.9, 1.3), WHITE),
    ]
    things = [
        _box("table", "table", (-1.5, 0, -1.0), (-0.3, 0.6, -0.3), TABLE),
        _box("crate", "crate", (-1.4, 0.6, -0.8), (-1.1, 0.85, -0.5), CRATE),
        _box("jar", "jar", (-0.7, 0.6, -0.7), (-0.55, 0.85, -0.55), BALL),
        _box("chest", "chest", (0.3, 0, -0.6), (1.1, 0.5, -0.1), CHEST, 0.5),
        _box("rug", "rug", (-1.2, 0, 0.3), (-0.2, 0.01, 1.1), BALL),
    ]
    outline = ((-1.8, -1.3), (1.8, -1.3), (1.8, 1.3), (-1.8, 1.3))
    return Scene.of([*shell, *things], rooms=[Room("room", "room", outline, height=1.9)], name="small")


def small_scan(count: int = 120_000, seed: int = 0) -> tuple[Scan, Truth]:
    """That room as a depth camera sees it."""
    return simulate(small_room(), count, seed=seed, views=5)


def write_ply(path: Path, points: NDArray[np.floating], colors: NDArray[np.floating] | None = None) -> Path:
    """A binary cloud of points."""
    kinds = [(k, "<f4") for k in "xyz"] + ([(k, "u1") for k in ("red", "green", "blue")] if colors is not None else [])
    rows = np.zeros(len(points), np.dtype(kinds))
    for n, k in enumerate("xyz"):
        rows[k] = points[:, n]
    if colors is not None:
        for n, k in enumerate(("red", "green", "blue")):
            rows[k] = np.round(colors[:, n] * 255)
    names = [f"property {'float' if t == '<f4' else 'uchar'} {k}" for k, t in kinds]
    header = ["ply", "format binary_little_endian 1.0", f"element vertex {len(points)}", *names, "end_header", ""]
    path.write_bytes("\n".join(header).encode() + rows.tobytes())
    return path
