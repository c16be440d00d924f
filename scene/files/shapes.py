"""What the plain mesh and point formats share: raw shapes into objects that nobody has labelled yet."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from scene.errors import SceneFileError, UsageError
from scene.files.checks import checked
from scene.files.node_names import Ids, guess, stem_of
from scene.files.values import MAX_METRES
from scene.frames import FloatArray, Pose
from scene.meshes import Material, Mesh, MeshStore, Primitive
from scene.objects import Geometry, Scene, SceneObject

MOST_ASKED, FEWEST_ASKED = 100_000, 1000
"""So many points tell where a scan is; fewer do not."""
STRAY_SHARE, STRAY_TIMES = 0.001, 20.0
"""So few points, so many times as far away as the rest is large, are no part of a scan."""

log = logging.getLogger(__name__)

PLAIN = Material(base_color=(1.0, 1.0, 1.0, 1.0))
"""Under colours that the file gives; `Material()` where it gives none."""
SURVEY_M, EARTH_M = 1e5, 5e7
"""Coordinates of a survey: farther from the origin than any scene, and still on this planet."""


@dataclass(frozen=True, eq=False)
class Shape:
    """One surface of one material, or one cloud of points, as a file gives it."""

    positions: FloatArray
    """(n, 3) vertices in the file's own coordinates."""
    triangles: NDArray[np.integer]
    """(m, 3) indices; (0, 3) for a cloud of points."""
    name: str = ""
    """What the file calls the thing that it is of."""
    normals: NDArray[np.floating] | None = None
    """(n, 3) unit vectors, if known."""
    uvs: NDArray[np.floating] | None = None
    """(n, 2) texture coordinates, (0, 0) at the upper left."""
    colors: NDArray[np.floating] | None = None
    """(n, 3) or (n, 4) sRGB, 0 to 1."""
    material: Material | None = None
    """How it looks, if the file says."""


def scene_of(objects: Sequence[Sequence[Shape]], path: Path, up: str | None) -> Scene:
    """A scene of one object a row of shapes, each with its origin at the centre of its base."""
    if up not in (None, "y", "z"):
        raise UsageError(f'up is {up!r}: expected "y" or "z"')
    filled = [row for shapes in objects if (row := [s for s in shapes if len(s.positions)])]
    if not filled:
        raise SceneFileError(f"{str(path)!r} holds no points: expected a mesh or a scan")
    filled = _from_afar(filled, path)
    store, ids = MeshStore(), Ids()
    made = [_object(row, path, up == "z", store, ids) for row in filled]
    return checked(Scene.of(made, meshes=store))


def _from_afar(objects: list[list[Shape]], path: Path) -> list[list[Shape]]:
    """What has the coordinates of a survey, moved to the origin: hundreds of kilometres away numbers grow coarse."""
    middle = np.median(np.concatenate([s.positions[:: max(1, len(s.positions) // 1000)] for s in objects[0]]), axis=0)
    if not np.isfinite(middle).all() or not SURVEY_M < float(np.abs(middle).max()) < EARTH_M:
        return objects
    shift = np.where(np.abs(middle) > SURVEY_M / 100, np.round(middle), 0.0)
    log.warning("%s was moved by %s m to the origin", path, ", ".join(f"{-x:.0f}" for x in shift))
    return [[replace(s, positions=np.asarray(s.positions, np.float64) - shift) for s in row] for row in objects]


def _object(shapes: list[Shape], path: Path, z_up: bool, store: MeshStore, ids: Ids) -> SceneObject:
    name = shapes[0].name
    points = [_points(s, str(path)) for s in shapes]
    if z_up:
        points = [_upright(p) for p in points]
    lo, hi = np.min([p.min(axis=0) for p in points], axis=0), np.max([p.max(axis=0) for p in points], axis=0)
    origin = np.array([(lo[0] + hi[0]) / 2, lo[1], (lo[2] + hi[2]) / 2])
    mesh = Mesh(tuple(_primitive(s, p - origin, z_up) for s, p in zip(shapes, points, strict=True)))
    said = guess(name)
    return SceneObject(
        ids.take(stem_of(name or path.stem)),
        label=said.label,
        aliases=said.aliases,
        name=name or path.stem,
        pose=Pose((float(origin[0]), float(origin[1]), float(origin[2]))),
        geometry=Geometry(store.add(mesh), *mesh.bounds),
        mean_rgb=mesh.mean_rgb,
        label_source=said.source,
    )


def _points(shape: Shape, what: str) -> FloatArray:
    """The vertices of a shape, all of them places, and all that its triangles ask for."""
    points = np.asarray(shape.positions, np.float64)
    if not (np.abs(points) <= MAX_METRES).all():
        raise SceneFileError(f"{what!r} has a vertex that is no number or over {MAX_METRES:g} metres from the origin")
    triangles = shape.triangles
    if len(triangles) and not (int(triangles.min()) >= 0 and int(triangles.max()) < len(points)):
        raise SceneFileError(f"{what!r} has a face on vertex {triangles.max()}, but there are {len(points)} vertices")
    return points


def _primitive(shape: Shape, points: FloatArray, z_up: bool) -> Primitive:
    normals = None if shape.normals is None else np.asarray(shape.normals, np.float64)
    if normals is not None and not np.isfinite(normals).all():
        normals = None
    if normals is not None and z_up:
        normals = _upright(normals)
    colors = None
    if shape.colors is not None:
        colors = np.ones((len(points), 4), np.float32)
        colors[:, : shape.colors.shape[1]] = np.clip(np.nan_to_num(shape.colors), 0, 1)
    return Primitive(
        points.astype(np.float32),
        shape.triangles.astype(np.uint32).reshape(-1, 3),
        None if normals is None else normals.astype(np.float32),
        None if shape.uvs is None else np.nan_to_num(np.asarray(shape.uvs, np.float32)),
        colors,
        shape.material or (PLAIN if colors is not None else Material()),
    )


def _upright(vectors: FloatArray) -> FloatArray:
    return np.stack([vectors[:, 0], vectors[:, 2], -vectors[:, 1]], axis=1)


def finite_points(points: FloatArray, path: Path) -> NDArray[np.bool_]:
    """Which points of a scan are places near the others: scanners write NaN where they saw nothing, and a stray or two
    kilometres away."""
    keep: NDArray[np.bool_] = np.asarray((np.abs(points) < EARTH_M).all(axis=1))
    if not keep.all():
        log.info("%s: %d points without a place are left out", path, int((~keep).sum()))
    some = points[keep][:: max(1, len(points) // MOST_ASKED)]
    if len(some) < FEWEST_ASKED:
        return keep
    lo, hi = np.percentile(some, STRAY_SHARE * 100, axis=0), np.percentile(some, 100 - STRAY_SHARE * 100, axis=0)
    reach = STRAY_TIMES * float((hi - lo).max())
    near = np.asarray(((points >= lo - reach) & (points <= hi + reach)).all(axis=1))
    strays = int((keep & ~near).sum())
    if 0 < strays <= STRAY_SHARE * len(points) and reach > 0:
        log.warning("%s: %d points far away from all others are left out", path, strays)
        return keep & near
    return keep


def unit_colors(colors: FloatArray) -> FloatArray:
    """Colours from 0 to 1, whatever they were counted to; what is no number is grey."""
    known = colors[np.isfinite(colors)]
    top = float(known.max(initial=0.0))
    scale = 1.0 if top <= 1.0 + 1e-6 else 255.0 if top <= 255.0 else 65535.0
    plain: FloatArray = np.clip(np.where(np.isfinite(colors), colors, 0.5 * scale) / scale, 0.0, 1.0)
    return plain
