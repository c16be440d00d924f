"""An RGB-D sequence fused into one mesh: a truncated signed distance field in sparse blocks, by Open3D.

After Curless and Levoy 1996; Open3D's `VoxelBlockGrid` does the fusing. Depth beside a jump in depth is left out first:
there a sensor smears what is near into what is far.
"""

from __future__ import annotations

import importlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scene.errors import SceneFileError
from scene.files.limits import free_memory, read_bytes
from scene.frames import FloatArray
from scene.meshes import Material, Primitive
from scene.scans.rgbd import Frame, Sequence, evenly
from scene.scans.scan import Progress, Scan, ScanError, of_meshes

MOST_FRAMES = 500
"""More frames are thinned to these."""
FAR_M, NEAR_M = 5.0, 0.1
"""Depth beyond this is too coarse, and nearer it is none."""
SIZES_M = (0.01, 0.0125, 0.016, 0.02, 0.03, 0.05)
"""Edges of the field's voxels: the finest that memory takes."""
BLOCK = 16
BLOCK_BYTES = BLOCK**3 * (4 + 2 + 6)
MOST_BYTES = 2 * 2**30
BAND = 4.0
"""The field reaches so many voxels to both sides of a surface."""
SEEN = 2.0
"""A surface was seen in at least so many frames, in one where there are few."""
JUMP = 0.04
"""Neighbouring pixels whose depths differ by more than this share lie on two things."""
MAX_PIXELS = 5_000_000
OTHER_SCALES = (5000.0, 10_000.0)
"""Units a metre that some data sets use: taken where a thousand would make a room of more than `ROOM_M`."""
ROOM_M = 9.0
COLORLESS = 0.8


def fuse(sequence: Sequence, *, seed: int = 0, progress: Progress | None = None) -> Scan:
    """The scan of a sequence, a coloured mesh in the sequence's own axes. The same sequence gives the same scan."""
    sequence = evenly(sequence, MOST_FRAMES)
    scale, notes = _scale(sequence)
    coarse, up = _survey(sequence, scale)
    size = _voxel_size(coarse, str(sequence.name))
    field, used = Field(size), 0
    broken: list[str] = []
    for n, frame in enumerate(sequence.frames):
        if progress is not None:
            progress(0.95 * n / len(sequence.frames), f"frame {n + 1} of {len(sequence.frames)}")
        try:
            _add(field, sequence, frame, scale)
            used += 1
        except _UnreadableError as error:
            broken.append(str(error))
    if broken:
        notes.append(f"{len(broken)} of {len(sequence.frames)} frames were left out: the first, {broken[0]}")
    part = field.mesh(SEEN if used >= 6 else 1.0) if used else None
    if part is None:
        raise ScanError(f"{sequence.name!r} shows no surface in {used} frames: is the depth in millimetres, and do the "
                        "poses lead from the camera to the world?")
    scan = of_meshes([(part.positions, part, part.colors)], seed)
    notes.append(f"fused {used} frames at {size * 1000:.0f} mm into {len(part.triangles)} triangles")
    return replace(scan, name=sequence.name, hint=up, notes=(*sequence.notes, *notes))


class _UnreadableError(Exception):
    """An image that cannot be used; why."""


def _picture(path: Path) -> NDArray[Any]:
    import io

    from PIL import Image

    try:
        data = read_bytes(path)
        if path.suffix.lower() == ".npy":
            array: NDArray[Any] = np.load(io.BytesIO(data), allow_pickle=False)
        else:
            with Image.open(io.BytesIO(data)) as image:
                if image.width * image.height > MAX_PIXELS * 4:
                    raise _UnreadableError(f"{path.name}, has {image.width} x {image.height} pixels")
                array = np.asarray(image)
    except (SceneFileError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise _UnreadableError(f"{path.name}, cannot be read ({str(error)[:60]})") from None
    if array.size == 0:
        raise _UnreadableError(f"{path.name}, is empty")
    return array


def _depth(path: Path, scale: float) -> NDArray[np.float32]:
    """(h, w) metres; 0 where nothing was seen, where it is too far, and beside jumps."""
    raw = _picture(path)
    if raw.ndim != 2 or raw.dtype == np.uint8 or raw.shape[0] * raw.shape[1] > MAX_PIXELS:
        raise _UnreadableError(f"{path.name}, is no depth image (16 bits in one channel) but {raw.dtype} {raw.shape}")
    metres = raw.astype(np.float32) / np.float32(1.0 if raw.dtype.kind == "f" else scale)
    metres[~((metres > NEAR_M) & (metres < FAR_M))] = 0
    jump = np.zeros(metres.shape, np.bool_)
    for axis in (0, 1):
        a, b = (metres[:-1], metres[1:]) if axis == 0 else (metres[:, :-1], metres[:, 1:])
        apart = np.abs(a - b) > JUMP * np.minimum(a, b)
        for side in (slice(None, -1), slice(1, None)):
            jump[(side, slice(None)) if axis == 0 else (slice(None), side)] |= apart & (a > 0) & (b > 0)
    metres[jump] = 0
    return metres


def _color(path: Path | None) -> NDArray[np.float32] | None:
    """(h, w, 3) sRGB 0 to 1; None where there is none that can be read."""
    if path is None:
        return None
    try:
        raw = _picture(path)
    except _UnreadableError:
        return None
    if raw.ndim == 2:
        raw = np.repeat(raw[:, :, None], 3, axis=2)
    if raw.ndim != 3 or raw.shape[2] < 3 or raw.dtype != np.uint8:
        return None
    return np.ascontiguousarray(raw[:, :, :3].astype(np.float32) / 255)


def _scale(sequence: Sequence) -> tuple[float, list[str]]:
    """Units of depth a metre, and a note where they were guessed."""
    if sequence.depth_scale is not None:
        return sequence.depth_scale, []
    for frame in _some(sequence, 5):
        try:
            raw = _picture(frame.depth)
        except _UnreadableError:
            continue
        seen = raw[raw > 0].astype(np.float64)
        if raw.dtype.kind == "f" or not len(seen):
            continue
        middle = float(np.median(seen))
        better = next((s for s in OTHER_SCALES if middle / s < ROOM_M), 1000.0)
        if middle / 1000 > ROOM_M and better != 1000.0:
            far = f"with millimetres things would be {middle / 1000:.0f} m away"
            return better, [f"depth was taken to be in 1/{better:.0f} m: {far}"]
        return 1000.0, []
    return 1000.0, []


def _some(sequence: Sequence, count: int) -> list[Frame]:
    return list(evenly(sequence, count).frames)


def _survey(sequence: Sequence, scale: float) -> tuple[FloatArray, FloatArray]:
    """(n, 3) points on what some frames show, 10 cm apart, and (3) which way the cameras held up."""
    found: list[FloatArray] = []
    ups = np.array([-f.world_from_camera[:3, 1] for f in sequence.frames])
    for frame in _some(sequence, 60):
        try:
            metres = _depth(frame.depth, scale)
        except _UnreadableError:
            continue
        height, width = metres.shape
        inverse = np.linalg.inv(sequence.depth_camera.matrix(width, height))
        y, x = np.nonzero(metres[::6, ::6])
        z = metres[::6, ::6][y, x].astype(np.float64)
        rays = np.stack([x * 6.0, y * 6.0, np.ones(len(x))]) * z
        world = frame.world_from_camera[:3, :3] @ (inverse @ rays) + frame.world_from_camera[:3, 3:]
        found.append(np.unique(np.floor(world.T / 0.1), axis=0))
    cells = np.unique(np.concatenate([np.zeros((0, 3)), *found]), axis=0)
    up = ups.mean(axis=0)
    return cells * 0.1, up / max(float(np.linalg.norm(up)), 1e-9)


def _voxel_size(points: FloatArray, name: str) -> float:
    """The finest voxels whose blocks fit into memory."""
    budget = min(MOST_BYTES, free_memory() // 4)
    for size in SIZES_M:
        side = size * BLOCK
        cells = np.unique(np.floor(points / side), axis=0)
        if 3 * len(cells) * BLOCK_BYTES <= budget:
            return size
    raise ScanError(f"{name!r} spans {' x '.join(f'{e:.0f}' for e in np.ptp(points, axis=0))} m, more than fits into "
                    f"{budget / 2**30:.1f} GB: are the poses in metres?")


def _add(field: Field, sequence: Sequence, frame: Frame, scale: float) -> None:
    """One pair of images."""
    metres, color = _depth(frame.depth, scale), _color(frame.color)
    if not metres.any():
        raise _UnreadableError(f"{frame.depth.name}, shows nothing between {NEAR_M} and {FAR_M} m")
    height, width = metres.shape
    near = sequence.depth_camera.matrix(width, height)
    far = None if color is None else sequence.color_camera.matrix(color.shape[1], color.shape[0])
    if not field.add(metres, color, near, frame.world_from_camera, far):
        raise _UnreadableError(f"{frame.depth.name}, shows hardly anything between {NEAR_M} and {FAR_M} m")


class Field:
    """The distance field, with voxels of a `size` in metres."""

    def __init__(self, size: float) -> None:
        self._o3d: Any = importlib.import_module("open3d")
        core = self._o3d.core
        self._grid = self._o3d.t.geometry.VoxelBlockGrid(
            ("tsdf", "weight", "color"), (core.float32, core.uint16, core.uint16),
            ((1,), (1,), (3,)), size, BLOCK, 5000,
        )
        self.colored = False

    def add(
        self, metres: NDArray[np.float32], color: NDArray[np.float32] | None, near: FloatArray,
        world_from_camera: FloatArray, far: FloatArray | None = None,
    ) -> bool:
        """One pair of images: (h, w) depth, 0 where there is none, and (h2, w2, 3) sRGB, with their (3, 3) intrinsics.

        False where the depth shows too little to be fused.
        """
        o3d, tensor = self._o3d, self._o3d.core.Tensor
        matrix, pose = tensor(near), tensor(np.linalg.inv(world_from_camera))
        depth = o3d.t.geometry.Image(tensor(metres))
        try:
            blocks = self._grid.compute_unique_block_coordinates(depth, matrix, pose, 1.0, FAR_M, BAND)
        except RuntimeError:  # it looks at every fourth pixel, and raises where none of them has depth
            return False
        if color is None:
            color = np.full((*metres.shape, 3), COLORLESS, np.float32)
        else:
            self.colored = True
        seen_by = matrix if far is None else tensor(far)
        picture = o3d.t.geometry.Image(tensor(color))
        self._grid.integrate(blocks, depth, picture, matrix, seen_by, pose, 1.0, FAR_M, BAND)
        return True

    def mesh(self, seen: float) -> Primitive | None:
        """The surface, its vertices and triangles in an order of their own; None where there is none."""
        found = self._grid.extract_triangle_mesh(seen)
        if not len(found.vertex.positions) or not len(found.triangle.indices):
            return None
        points = found.vertex.positions.numpy().astype(np.float32)
        colors = np.clip(found.vertex.colors.numpy(), 0, 1).astype(np.float32)
        triangles = found.triangle.indices.numpy().astype(np.int64)
        order = np.lexsort((*colors.T, *points.T))
        rank = np.empty(len(order), np.int64)
        rank[order] = np.arange(len(order))
        triangles = rank[triangles]
        first = np.argmin(triangles, axis=1)
        triangles = np.take_along_axis(triangles, (first[:, None] + np.arange(3)) % 3, axis=1)
        triangles = triangles[np.lexsort(triangles.T[::-1])]
        material = Material("scan", (1.0, 1.0, 1.0, 1.0), roughness=0.9, double_sided=True)
        tint = colors[order] if self.colored else None
        return Primitive(points[order], triangles.astype(np.uint32), colors=tint, material=material)
