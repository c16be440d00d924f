"""RGB-D sequences of a room whose truth is known, written as Open3D and as ScanNet have them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from scene.frames import FloatArray
from scene.objects import Scene
from scene.scans.simulate import Surfaces

WIDTH, HEIGHT, FOCAL = 200, 150, 130.0
MATRIX = np.array([[FOCAL, 0, WIDTH / 2 - 0.5], [0, FOCAL, HEIGHT / 2 - 0.5], [0, 0, 1.0]])


@dataclass(frozen=True, eq=False)
class Shot:
    """One pair of images."""

    depth: NDArray[np.uint16]
    """(h, w) millimetres along the axis of the camera."""
    color: NDArray[np.uint8]
    """(h, w, 3)."""
    pose: FloatArray
    """(4, 4) `world_from_camera`, OpenCV convention."""


def looking(eye: FloatArray, at: FloatArray) -> FloatArray:
    """The pose of a camera at a place that looks at another."""
    forward = (at - eye) / np.linalg.norm(at - eye)
    right = np.cross(forward, [0.0, 1.0, 0.0])
    right /= np.linalg.norm(right)
    pose = np.eye(4)
    pose[:3, :3] = np.stack([right, np.cross(forward, right), forward], axis=1)
    pose[:3, 3] = eye
    return pose


def shots(scene: Scene, count: int = 24, seed: int = 0) -> list[Shot]:
    """A walk round the middle of a small room, the camera turned outward and a little down."""
    surfaces, rng = Surfaces(scene), np.random.default_rng(seed)
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH].reshape(2, -1)
    rays = np.linalg.inv(MATRIX) @ np.stack([x, y, np.ones_like(x)])
    found = []
    for n in range(count):
        a = 2 * np.pi * n / count
        eye = np.array([0.5 * np.cos(a), 1.35 + 0.1 * (n % 3), 0.4 * np.sin(a)])
        pose = looking(eye, np.array([2 * np.cos(a + 2.6), 0.5, 2 * np.sin(a + 2.6)]))
        way = (pose[:3, :3] @ rays).T
        length = np.linalg.norm(way, axis=1)
        distance, facing, _, color = surfaces.cast(eye, way / length[:, None])
        depth = np.where(np.isfinite(distance) & (facing > 0.1), distance / length, 0.0)
        depth += np.where(depth > 0, rng.normal(size=len(depth)) * 0.001 * depth**2, 0.0)
        found.append(Shot(
            np.round(depth * 1000).astype(np.uint16).reshape(HEIGHT, WIDTH),
            np.round(color * 255).astype(np.uint8).reshape(HEIGHT, WIDTH, 3), pose,
        ))
    return found


def write_open3d(folder: Path, taken: list[Shot], *, trajectory: str = "log") -> Path:
    """As Open3D's reconstruction system has them."""
    for kind in ("color", "depth"):
        (folder / kind).mkdir(parents=True)
    for n, shot in enumerate(taken):
        Image.fromarray(shot.color).save(folder / "color" / f"{n:06d}.jpg", quality=95)
        Image.fromarray(shot.depth).save(folder / "depth" / f"{n:06d}.png")
    row = {"width": WIDTH, "height": HEIGHT, "intrinsic_matrix": MATRIX.T.ravel().tolist()}
    (folder / "camera_intrinsic.json").write_text(json.dumps(row))
    if trajectory == "log":
        (folder / "scene").mkdir()
        lines = [f"{n} {n} {n + 1}\n{_rows(s.pose)}" for n, s in enumerate(taken)]
        (folder / "scene" / "trajectory.log").write_text("\n".join(lines) + "\n")
    else:
        poses = [{"class_name": "PinholeCameraParameters", "extrinsic": np.linalg.inv(s.pose).T.ravel().tolist(),
                  "intrinsic": row, "version_major": 1, "version_minor": 0} for s in taken]
        whole = {"class_name": "PinholeCameraTrajectory", "parameters": poses}
        (folder / "trajectory.json").write_text(json.dumps(whole))
    return folder


def write_scannet(folder: Path, taken: list[Shot], *, larger: int = 2) -> Path:
    """As ScanNet has them: Z up, the colour images larger than the depth images."""
    for kind in ("color", "depth", "pose", "intrinsic"):
        (folder / kind).mkdir(parents=True)
    z_up = np.array([[1, 0, 0, 4.0], [0, 0, -1, 3.0], [0, 1, 0, 0.7], [0, 0, 0, 1]])
    for n, shot in enumerate(taken):
        image = Image.fromarray(shot.color).resize((WIDTH * larger, HEIGHT * larger))
        image.save(folder / "color" / f"{n}.jpg", quality=95)
        Image.fromarray(shot.depth).save(folder / "depth" / f"{n}.png")
        (folder / "pose" / f"{n}.txt").write_text(_rows(z_up @ shot.pose) + "\n")
    for kind, factor in (("color", larger), ("depth", 1)):
        matrix = np.eye(4)
        matrix[:3, :3] = np.diag([factor, factor, 1.0]) @ MATRIX
        (folder / "intrinsic" / f"intrinsic_{kind}.txt").write_text(_rows(matrix) + "\n")
        (folder / "intrinsic" / f"extrinsic_{kind}.txt").write_text(_rows(np.eye(4)) + "\n")
    return folder


def _rows(matrix: FloatArray) -> str:
    return "\n".join(" ".join(f"{x:.8f}" for x in row) for row in matrix)
