"""A folder of colour and depth images with poses and intrinsics: what every layout of it is read into.

Layouts are one file each (`rgbd_open3d`, `rgbd_scannet`), of one shape: `knows(folder)` and `read(folder)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from scene.errors import SceneFileError
from scene.files.content import known_ending
from scene.files.limits import read_bytes
from scene.frames import FloatArray

DEPTH_ENDINGS = (".png", ".pgm", ".tif", ".tiff", ".npy")
COLOR_ENDINGS = (".jpg", ".jpeg", ".png", ".ppm", ".bmp", ".webp")
MAX_FILES = 200_000
"""No folder of more images is read."""
RIGID = 0.05
"""How far a pose's axes may be from unit vectors at right angles."""


@dataclass(frozen=True, slots=True)
class Camera:
    """A pinhole camera, in pixels."""

    width: int
    """0 where the file does not say: then it is its pictures'."""
    height: int
    fx: float
    fy: float
    cx: float
    cy: float

    def matrix(self, width: int, height: int) -> FloatArray:
        """(3, 3) of the same camera whose pictures have another size."""
        x, y = width / (self.width or width), height / (self.height or height)
        return np.array([[self.fx * x, 0.0, self.cx * x], [0.0, self.fy * y, self.cy * y], [0.0, 0.0, 1.0]])


@dataclass(frozen=True, eq=False)
class Frame:
    """One pair of images."""

    depth: Path
    """Its depth image."""
    color: Path | None
    """Its colour image, if there is one."""
    world_from_camera: FloatArray
    """(4, 4) OpenCV convention: +X right, +Y down, +Z forward; metres."""


@dataclass(frozen=True, eq=False)
class Sequence:
    """What a folder holds."""

    name: str
    """What the scan is called."""
    frames: tuple[Frame, ...]
    """In the order in which they were taken; those without a pose are left out."""
    depth_camera: Camera
    """Of the depth images."""
    color_camera: Camera
    """Of the colour images."""
    depth_scale: float | None
    """Units of depth a metre; None where the folder does not say."""
    notes: tuple[str, ...] = ()
    """What was left out, one sentence each."""


def read_sequence(folder: Path) -> Sequence:
    """The sequence in a folder, of whichever layout."""
    from scene.scans import rgbd_open3d, rgbd_scannet

    if rgbd_scannet.knows(folder):
        return rgbd_scannet.read(folder)
    if rgbd_open3d.knows(folder):
        return rgbd_open3d.read(folder)
    if packed := next((p for p in sorted(folder.glob("*.sens"))), None):
        raise SceneFileError(known_ending(packed))
    raise SceneFileError(
        f"{str(folder)!r} holds no RGB-D sequence: expected color/, depth/ and a trajectory (.log or .json) with an "
        "intrinsics .json as Open3D has them, or color/, depth/, pose/ and intrinsic/ as ScanNet has them"
    )


def images(folder: Path, endings: tuple[str, ...], marked: str = "") -> dict[int, Path]:
    """The images of a folder by their numbers, in order; those whose name holds `marked`."""
    try:
        paths = sorted(p for p in folder.iterdir() if p.suffix.lower() in endings and marked in p.name)
    except OSError as error:
        raise SceneFileError(f"{str(folder)!r} cannot be read: {error.strerror}") from None
    if len(paths) > MAX_FILES:
        raise SceneFileError(f"{str(folder)!r} holds {len(paths)} images: expected at most {MAX_FILES}")
    found: dict[int, Path] = {}
    for n, path in enumerate(paths):
        digits = re.findall(r"\d+", path.name.replace(path.suffix, ""))
        found.setdefault(int(digits[-1]) if digits else n, path)
    return dict(sorted(found.items()))


def pose_of(values: Iterable[float]) -> FloatArray | None:
    """(4, 4) from 16 numbers row by row; None for what is no pose: trackers write infinity where they were lost."""
    matrix = np.array(list(values), np.float64)
    if matrix.shape != (16,) or not np.isfinite(matrix).all():
        return None
    matrix = matrix.reshape(4, 4)
    turn = matrix[:3, :3]
    lost = np.abs(turn.T @ turn - np.eye(3)).max() > RIGID or np.linalg.det(turn) < 0
    return None if lost else matrix


def numbers_in(path: Path) -> list[float]:
    """All numbers of a text file; those that cannot be read are NaN."""
    words = read_bytes(path).decode("utf-8", errors="replace").replace(",", " ").split()
    return [_number(w) for w in words[:100_000]]


def _number(word: str) -> float:
    try:
        return float(word)
    except ValueError:
        return float("nan")


def camera_of(matrix: FloatArray, width: int, height: int, what: str) -> Camera:
    """A camera of a (3, 3) or (4, 4) matrix of intrinsics."""
    fx, fy, cx, cy = (float(matrix[r, c]) for r, c in ((0, 0), (1, 1), (0, 2), (1, 2)))
    if not np.isfinite([fx, fy, cx, cy]).all() or min(fx, fy) <= 0 or min(width, height) < 0:
        raise SceneFileError(f"{what} has the focal lengths {fx:g} and {fy:g}: expected pixels above 0")
    return Camera(width, height, fx, fy, cx, cy)


def paired(
    name: str, depth: dict[int, Path], color: dict[int, Path], poses: dict[int, FloatArray | None],
) -> tuple[tuple[Frame, ...], tuple[str, ...]]:
    """Frames of one number each, and what did not fit together."""
    notes = []
    known = [n for n in depth if poses.get(n) is not None]
    if lost := len(depth) - len(known):
        notes.append(f"{lost} of {len(depth)} depth images have no pose and were left out")
    if spare := len(set(poses) - set(depth)):
        notes.append(f"{spare} poses have no depth image and were left out")
    bare = sum(n not in color for n in known)
    if color and bare:
        notes.append(f"{bare} of {len(known)} depth images have no colour image")
    frames = tuple(Frame(depth[n], color.get(n), pose) for n in known if (pose := poses[n]) is not None)
    if not frames:
        raise SceneFileError(f"{name!r} has {len(depth)} depth images and {len(poses)} poses, but none that belong "
                             "together: expected a pose for each image")
    return frames, tuple(notes)


def evenly(sequence: Sequence, most: int) -> Sequence:
    """At most so many frames of it."""
    count = len(sequence.frames)
    if count <= most:
        return sequence
    picked = np.unique(np.linspace(0, count - 1, most).round().astype(int)).tolist()
    note = f"of {count} frames {len(picked)} were used, evenly"
    return replace(sequence, frames=tuple(sequence.frames[n] for n in picked), notes=(*sequence.notes, note))
