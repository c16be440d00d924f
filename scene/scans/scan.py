"""A scan as it is worked on: points with colours, each of a triangle where the scan is a mesh."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from scene.errors import DeixisError, SceneFileError, UsageError
from scene.frames import FloatArray
from scene.geometry.rays import frame_of
from scene.meshes import BOX_URI, Primitive
from scene.objects import Scene, SceneObject
from scene.scans.coarser import BLOCK, areas, coarser

log = logging.getLogger(__name__)

MAX_POINTS = 5_000_000
"""More points are thinned to these, evenly."""
SAMPLE_M = 0.015
"""A mesh is sampled about this densely."""
MAX_SAMPLES = 2_000_000
"""A mesh gets no more samples."""
FEWEST = 100
"""With fewer points there is nothing to tell apart."""
LARGE_M, HUGE_M = 150.0, 1600.0
"""No home is larger than this: then it was measured in centimetres or inches; than that, in millimetres."""
UNITS = (("millimetres", 0.001), ("centimetres", 0.01), ("inches", 0.0254))
"""What else scans are measured in, and how many metres that is."""
ROOM_M = (1.2, 6.0)
"""A room's shortest way, mostly its height, lies between these."""
FEET_M = 6.0
"""What is longer than this every way may have been measured in feet."""
FAR_M = 500.0
"""What is farther from the origin is moved there: single-precision numbers grow coarse."""

UPRIGHT = (".glb", ".gltf", ".json")
"""Endings of formats in which +Y is up."""

Progress = Callable[[float, str], None]
"""Is told how much is done, 0 to 1, and what is being done; it may raise `ScanCancelledError`."""


Row = tuple[NDArray[np.float32], Primitive, NDArray[np.float32] | None]
"""Vertices in the world, what they are of, and their colours."""


class ScanError(DeixisError):
    """A scan that cannot be made into objects."""


class ScanCancelledError(DeixisError):
    """The person stopped the work; nothing was changed."""


@dataclass(frozen=True, eq=False)
class Scan:
    """A scan. Rows of `points` and `colors` belong together."""

    points: NDArray[np.float32]
    """(n, 3) metres, +Y up once it stands upright. Of a mesh: samples of its surface."""
    colors: NDArray[np.float32] | None = None
    """(n, 3) sRGB, 0 to 1."""
    triangle: NDArray[np.int64] | None = None
    """(n) of a mesh: the triangle that each sample lies on."""
    vertices: NDArray[np.float32] | None = None
    """(k, 3) of a mesh: its vertices."""
    triangles: NDArray[np.uint32] | None = None
    """(m, 3) of a mesh: indices into its vertices."""
    vertex_colors: NDArray[np.float32] | None = None
    """(k, 3) of a mesh: sRGB of its vertices, 0 to 1."""
    name: str = ""
    """What the scan is called."""
    up: str | None = None
    """Which axis is up, where the file's format says it; None where it is to be found."""
    hint: FloatArray | None = None
    """(3) roughly up, as the cameras were held; None where nothing tells."""
    notes: tuple[str, ...] = ()
    """What was found out or changed on the way, one sentence each."""

    def noted(self, note: str) -> Scan:
        """The same with one more note."""
        return replace(self, notes=(*self.notes, note))

    def turned(self, rotation: FloatArray, offset: FloatArray, scale: float = 1.0) -> Scan:
        """The same scan, scaled, turned and then moved."""
        matrix, shift = (rotation * scale).astype(np.float32).T, offset.astype(np.float32)
        points = self.points @ matrix + shift
        return replace(self, points=points, vertices=None if self.vertices is None else self.vertices @ matrix + shift)


def read_scan(path: Path | str, *, seed: int = 0, progress: Progress | None = None) -> Scan:
    """The scan of a file, or of a folder of colour and depth images; neither turned nor scaled."""
    from scene.files import open_scene

    path = Path(path)
    if path.is_dir():
        from scene.scans.fuse import fuse
        from scene.scans.rgbd import read_sequence

        return fuse(read_sequence(path), seed=seed, progress=progress)
    return scan_in(open_scene(path), path, seed=seed)


def scan_in(scene: Scene, path: Path, *, seed: int = 0) -> Scan:
    """The scan of a file that was opened as a scene."""
    scan = scan_of(scene, name=path.stem, seed=seed)
    return replace(scan, up="y" if path.suffix.lower() in UPRIGHT else None)


def scan_of(scene: Scene, *, name: str = "", seed: int = 0) -> Scan:
    """All surfaces and points of a scene as one scan."""
    clouds: list[Row] = []
    meshes: list[Row] = []
    origin: FloatArray | None = None
    for o in scene:
        position, scale = frame_of(scene, o.id)
        if origin is None:
            origin = np.where(np.abs(position) > FAR_M, np.round(position), 0.0)
        position = position - origin
        matrix = scene.boxes.rotation[scene.boxes.index[o.id]] * scale
        for p in scene.meshes.get(o.geometry.uri).primitives:
            points = _in_world(placed(o, p), matrix, position)
            (meshes if len(p.triangles) else clouds).append((points, p, vertex_colors(p)))
    scan = of_meshes(meshes, seed) if meshes else _of_clouds(clouds, seed)
    if origin is not None and origin.any():
        scan = scan.noted(f"the scan was moved by {', '.join(f'{-x:.0f}' for x in origin)} units to the origin")
    return replace(scan, name=name)


def placed(o: SceneObject, p: Primitive) -> NDArray[np.floating]:
    """(n, 3) the vertices of a part of an object in its own frame; a box fills its bounds."""
    if o.geometry.uri != BOX_URI:
        return p.positions
    lo, hi = np.array(o.geometry.lo), np.array(o.geometry.hi)
    return np.asarray((p.positions.astype(np.float64) + 0.5) * (hi - lo) + lo)


def _in_world(points: NDArray[np.floating], matrix: FloatArray, position: FloatArray) -> NDArray[np.float32]:
    """The points turned, scaled and moved in double precision, so many at a time that it takes little memory."""
    out = np.empty(points.shape, np.float32)
    for start in range(0, len(points), BLOCK):
        out[start : start + BLOCK] = points[start : start + BLOCK].astype(np.float64) @ matrix.T + position
    return out


def check(scan: Scan) -> None:
    """Raise where a scan holds too little to be a room."""
    if len(scan.points) < FEWEST:
        raise ScanError(f"the scan has {len(scan.points)} points: expected at least {FEWEST}, and rather a million")
    if not np.isfinite(scan.points).all():
        raise SceneFileError("the scan has points that are no numbers: expected coordinates in metres")
    spread = np.linalg.svd(_some(scan.points) - scan.points.mean(axis=0), compute_uv=False) / np.sqrt(
        min(len(scan.points), 20_000)
    )
    if spread[0] < 1e-6:
        raise ScanError(f"all {len(scan.points)} points of the scan lie at one place: expected the surfaces of a room")
    if spread[1] < 1e-3 * spread[0]:
        raise ScanError(f"all {len(scan.points)} points of the scan lie on one line: expected the surfaces of a room")


def in_metres(scan: Scan, scale: float | None = None) -> Scan:
    """The scan in metres, not far from the origin. `scale` is metres a unit; it is guessed from the size where None."""
    if scale is not None:
        if not 1e-6 <= scale <= 1e6:
            raise UsageError(f"the scale is {scale!r}: expected metres a unit, such as 0.001 for millimetres")
        return _near(scan.turned(np.eye(3), np.zeros(3), scale))
    extents = _extents(scan.points)
    longest, unit = float(extents.max()), _unit(extents)
    if unit is not None:
        name, factor = unit
        said = f"the scan is {longest:.0f} units long: it was taken to be in {name} and made {longest * factor:.1f} m"
        return _near(scan.turned(np.eye(3), np.zeros(3), factor).noted(f"{said}; --scale says otherwise"))
    if longest < 0.05:
        said = f"the scan is only {longest * 1000:.1f} mm long: is it in metres?"
        return scan.noted(f"{said} --scale says what a unit is")
    if FEET_M < extents.min() < FEET_M / 0.3048:
        scan = scan.noted(f"the scan is {extents.min():.1f} m or more in every direction: if it was measured in feet, "
                          "say --scale 0.3048")
    return _near(scan)


def _unit(extents: FloatArray) -> tuple[str, float] | None:
    """The unit that a scan with these extents was measured in, and how many metres it is; None for metres.

    The first of the usual ones in which no way is shorter or the shortest longer than a room's.
    """
    longest, shortest = float(extents.max()), float(extents.min())
    if longest <= LARGE_M:
        # No room is as high as a house: a small one in inches or centimetres is.
        small = [u for u in UNITS[1:] if ROOM_M[0] <= shortest * u[1] <= ROOM_M[1]]
        return small[-1] if small and shortest > FEET_M / 0.3048 else None
    likely = UNITS if longest > HUGE_M else UNITS[1:]
    fits = [u for u in likely if ROOM_M[0] <= shortest * u[1] <= ROOM_M[1]]
    return fits[0] if fits else likely[0]


def _extents(points: NDArray[np.float32]) -> FloatArray:
    """(3) how far most of the points reach along each axis."""
    some = _some(points)
    return np.asarray(np.percentile(some, 98, axis=0) - np.percentile(some, 2, axis=0))


def _near(scan: Scan) -> Scan:
    """The scan moved to the origin where it is far from there: a survey's coordinates."""
    middle = np.median(_some(scan.points), axis=0)
    if float(np.abs(middle).max()) <= FAR_M:
        return scan
    shift = -np.round(middle)
    said = f"the scan was moved by {', '.join(f'{x:.0f}' for x in shift)} m to the origin"
    return scan.turned(np.eye(3), shift).noted(said)


def _some(points: NDArray[np.float32]) -> FloatArray:
    """At most 20,000 of the points, evenly."""
    return points[:: max(1, len(points) // 20_000)][:20_000].astype(np.float64)


def vertex_colors(p: Primitive) -> NDArray[np.float32] | None:
    """(n, 3) the colour of each vertex: its own times its material's, or its picture at that place."""
    base = np.asarray(p.material.base_color[:3], np.float32)
    if p.colors is not None:
        return p.colors[:, :3] * base
    if p.material.texture is not None and p.uvs is not None:
        return _sampled(p.material.texture, p.uvs) * base
    return np.broadcast_to(base, p.positions.shape).astype(np.float32) if len(p.triangles) else None


def _sampled(picture: bytes, uvs: NDArray[np.float32]) -> NDArray[np.float32]:
    import io

    from PIL import Image

    with Image.open(io.BytesIO(picture)) as image:
        pixels = np.asarray(image.convert("RGB"), np.float32) / 255
    height, width = pixels.shape[:2]
    x = np.floor(np.mod(uvs[:, 0], 1.0) * width).astype(np.intp) % width
    y = np.floor(np.mod(uvs[:, 1], 1.0) * height).astype(np.intp) % height
    return np.asarray(pixels[y, x])


def _of_clouds(rows: list[Row], seed: int) -> Scan:
    if not rows:
        return Scan(np.zeros((0, 3), np.float32))
    points = np.concatenate([r[0] for r in rows])
    colors = [r[2] for r in rows]
    known = [c for c in colors if c is not None]
    scan = Scan(points, np.concatenate(known) if len(known) == len(colors) else None)
    if len(points) <= MAX_POINTS:
        return scan
    keep = np.sort(np.random.default_rng(seed).choice(len(points), MAX_POINTS, replace=False))
    thinned = Scan(points[keep], None if scan.colors is None else scan.colors[keep])
    return thinned.noted(f"the scan's {len(points)} points were thinned to {MAX_POINTS}")


def of_meshes(rows: list[Row], seed: int) -> Scan:
    """Samples of the surface of all triangles; clouds beside them are left out."""
    offsets = np.cumsum([0, *(len(r[0]) for r in rows[:-1])])
    vertices = np.concatenate([r[0] for r in rows])
    shifted = [r[1].triangles + np.uint32(o) for r, o in zip(rows, offsets, strict=True)]
    triangles = np.concatenate(shifted).astype(np.uint32)
    colors = np.concatenate([c if (c := r[2]) is not None else np.full_like(r[0], 0.8) for r in rows])
    read = len(triangles)
    vertices, triangles, colors, size = coarser(vertices, triangles, colors)
    area, unit = areas(vertices, triangles), _units_a_metre(vertices)
    wanted = area / (SAMPLE_M * unit) ** 2
    if wanted.sum() > MAX_SAMPLES:
        wanted *= MAX_SAMPLES / wanted.sum()
    rng = np.random.default_rng(seed)
    count = np.where(area > 0, np.maximum(1, np.floor(wanted + rng.random(len(wanted)))), 0).astype(np.int64)
    triangle = np.repeat(np.arange(len(triangles)), count)
    a, b = rng.random((2, len(triangle)))
    flip = a + b > 1
    a, b = np.where(flip, 1 - a, a), np.where(flip, 1 - b, b)
    weights = np.stack([1 - a - b, a, b], axis=1)
    points = np.einsum("nk,nkd->nd", weights, vertices[triangles[triangle]])
    tints = np.einsum("nk,nkd->nd", weights, colors[triangles[triangle]])
    scan = Scan(points.astype(np.float32), tints.astype(np.float32), triangle, vertices, triangles, colors)
    if size:
        scan = scan.noted(f"the mesh's {read} triangles were made {len(triangles)}: corners nearer to each other than "
                          f"{size / unit * 1000:.1f} mm are one")
    return scan


def _units_a_metre(vertices: NDArray[np.float32]) -> float:
    """How many of the file's units are about a metre, so that a mesh in millimetres is not sampled to death."""
    unit = _unit(np.ptp(_some(vertices), axis=0)) if len(vertices) else None
    return 1.0 if unit is None else 1.0 / unit[1]
