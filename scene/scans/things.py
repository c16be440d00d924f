"""The segments of a scan as objects of a scene: each with its own points or triangles, its box turned about up."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from scene.files.capture_walls import outline
from scene.frames import FloatArray, Pose, Vec3
from scene.meshes import Material, Mesh, MeshStore, Primitive
from scene.objects import Geometry, LabelSource, Room, Scene, SceneObject, Viewpoint
from scene.scans.planes import Plane, main_yaw
from scene.scans.scan import Scan
from scene.scans.voxels import Rows

SOURCE = "planes of the scan"
"""Who says what is a floor, a wall or a ceiling."""
SCANNED = Material("scan", (1.0, 1.0, 1.0, 1.0), roughness=0.9, double_sided=True)
SHELL = ("floor", "wall", "ceiling")
THICK_M = 0.05
"""The shell is at least this thick, away from the room."""
TOUCHES_M = 0.06
"""What ends this near to the floor stands on it: the floor took its lowest points."""
ALONG = 0.98
"""A wall's box lies along its plane: the cosine between the two."""
ALIGNED = 1.1
"""A box is turned like the walls where that makes it at most this much larger than the smallest one."""


def scene_of(
    scan: Scan, label: Rows, planes: list[Plane], plane_of: Rows, voxel_points: FloatArray, down: FloatArray
) -> Scene:
    """The scene. `label` (n) is the thing of each point, -1 for none; `plane_of` (n) its plane, -1 for none; `down` (k)
    the height that each thing reaches down to."""
    store, objects = MeshStore(), []
    yaw = main_yaw(planes)
    middle = (voxel_points.min(axis=0) + voxel_points.max(axis=0)) / 2
    keys = np.where(label >= 0, len(planes) + label, np.where(plane_of >= 0, plane_of, -1))
    if scan.triangle is not None:
        keys = _votes(scan, keys)
    names: dict[str, int] = {}
    order = np.argsort(keys, kind="stable")
    ids, starts = np.unique(keys[order], return_index=True)
    for key, rows in zip(ids.tolist(), np.split(order, starts[1:]), strict=True):
        kind = "rest" if key < 0 else planes[key].kind if key < len(planes) else "object"
        names[kind] = names.get(kind, 0) + 1
        single = kind in ("floor", "ceiling", "rest") and names[kind] == 1
        plane = planes[key] if kind in SHELL else None
        foot = float(down[key - len(planes)]) if kind == "object" else np.inf
        named = kind if single else f"{kind}-{names[kind]}"
        made = _object(named, kind, _part(scan, rows), yaw, middle, store, plane, foot)
        if made is not None:
            objects.append(made)
    rooms = _rooms(planes, voxel_points)
    return Scene.of(objects, rooms=rooms, viewpoints=_views(voxel_points), name=scan.name, meshes=store)


def _part(scan: Scan, rows: NDArray[np.int64]) -> Primitive:
    """Some points, or some triangles with their vertices."""
    if scan.triangles is None or scan.vertices is None:
        colors = None if scan.colors is None else _opaque(scan.colors[rows])
        return Primitive(scan.points[rows], np.zeros((0, 3), np.uint32), colors=colors, material=SCANNED)
    used, inverse = np.unique(scan.triangles[rows], return_inverse=True)
    tint = None if scan.vertex_colors is None else _opaque(scan.vertex_colors[used])
    faces = inverse.reshape(-1, 3).astype(np.uint32)
    return Primitive(scan.vertices[used], faces, colors=tint, material=SCANNED)


def _votes(scan: Scan, keys: Rows) -> Rows:
    """(m) what most samples of each triangle are of; its own thing's for a triangle that has none (-1)."""
    assert scan.triangle is not None
    assert scan.triangles is not None
    shifted = keys + 1
    width = int(shifted.max(initial=0)) + 1
    pairs, counts = np.unique(scan.triangle * width + shifted, return_counts=True)
    order = np.lexsort((pairs, -counts))
    triangle, first = np.unique(pairs[order] // width, return_index=True)
    out = np.full(len(scan.triangles), -1, np.int64)
    out[triangle] = pairs[order][first] % width - 1
    return out


def _opaque(colors: NDArray[np.float32]) -> NDArray[np.float32]:
    """(n, 4), as fine as a file keeps them."""
    rounded = np.round(np.clip(colors, 0, 1) * 65535) / 65535
    return np.concatenate([rounded, np.ones((len(colors), 1))], axis=1).astype(np.float32)


def _object(
    object_id: str, kind: str, part: Primitive, yaw: float, middle: FloatArray, store: MeshStore, plane: Plane | None,
    foot: float,
) -> SceneObject | None:
    points = part.positions.astype(np.float64)
    if not len(points):
        return None
    turn = _yaw_of(points[:, [0, 2]], yaw, middle[[0, 2]])
    c, s = math.cos(turn), math.sin(turn)
    local = np.stack([points[:, 0] * c - points[:, 2] * s, points[:, 1], points[:, 0] * s + points[:, 2] * c], axis=1)
    lo, hi = local.min(axis=0), local.max(axis=0)
    base = np.array([(lo[0] + hi[0]) / 2, lo[1], (lo[2] + hi[2]) / 2])
    if plane is None and kind != "rest":
        base[1] = 0.0 if abs(min(lo[1], foot)) < TOUCHES_M else min(lo[1], foot)
    x, y, z = (float(k) for k in (base[0] * c + base[2] * s, base[1], base[2] * c - base[0] * s))
    primitive = Primitive((local - base).astype(np.float32), part.triangles, None, None, part.colors, part.material)
    mesh = Mesh((primitive,))
    bounds = _bounds(mesh, base, turn, plane)
    shell = kind in SHELL
    tags = {"floor": ("fixed", "support"), "wall": ("fixed",), "ceiling": ("fixed",), "rest": ("backdrop", "fixed")}
    return SceneObject(
        object_id, kind if shell else None, name=object_id, pose=Pose.from_yaw((x, y, z), turn),
        geometry=Geometry(store.add(mesh), *bounds), mean_rgb=mesh.mean_rgb, visible=kind != "rest",
        tags=tags.get(kind, ()), label_source=LabelSource("model", SOURCE) if shell else LabelSource(),
    )


def _bounds(mesh: Mesh, base: FloatArray, turn: float, plane: Plane | None) -> tuple[Vec3, Vec3]:
    """The box of a thing, down to what it stands on; that of the shell ends at its plane, noise or not."""
    lo, hi = (np.array(corner) for corner in mesh.bounds)
    if plane is None:
        lo[1] = min(lo[1], 0.0)
    elif plane.kind == "floor":
        hi[1], lo[1] = -base[1], min(lo[1], -base[1] - THICK_M)
    elif plane.kind == "ceiling":
        lo[1] = -plane.offset - base[1]
        hi[1] = max(hi[1], lo[1] + THICK_M)
    else:
        way = float(plane.normal[0] * math.sin(turn) + plane.normal[2] * math.cos(turn))
        at = plane.offset * way - base[2]
        if way > ALONG:
            hi[2], lo[2] = at, min(lo[2], at - THICK_M)
        elif way < -ALONG:
            lo[2], hi[2] = at, max(hi[2], at + THICK_M)
    return (float(lo[0]), float(lo[1]), float(lo[2])), (float(hi[0]), float(hi[1]), float(hi[2]))


def _yaw_of(level: FloatArray, main: float, middle: FloatArray) -> float:
    """The turn of the smallest upright box, its wide side across and its front to the middle of the scan."""
    hull = _hull(level)
    edges = np.diff(np.concatenate([hull, hull[:1]]), axis=0)
    turns = [main, *np.arctan2(-edges[:, 1], edges[:, 0]).tolist()]
    areas = [_extent(hull, t) for t in turns]
    best = min(range(len(turns)), key=lambda n: (areas[n][0] * areas[n][1] * (1.0 if n == 0 else ALIGNED), n))
    turn, (w, d) = turns[best], areas[best]
    if d > w:
        turn += math.pi / 2
    way = np.array([math.sin(turn), math.cos(turn)])
    toward = middle - (hull.min(axis=0) + hull.max(axis=0)) / 2
    return float(turn if float(way @ toward) >= 0 else turn + math.pi)


def _extent(level: FloatArray, turn: float) -> tuple[float, float]:
    c, s = math.cos(turn), math.sin(turn)
    return float(np.ptp(level[:, 0] * c - level[:, 1] * s)), float(np.ptp(level[:, 0] * s + level[:, 1] * c))


def _hull(level: FloatArray) -> FloatArray:
    from scipy.spatial import ConvexHull, QhullError

    try:
        return np.asarray(level[ConvexHull(level).vertices])
    except (QhullError, ValueError):
        return level[:1000]


def _rooms(planes: list[Plane], points: FloatArray) -> tuple[Room, ...]:
    """One room: the walls where they close, else the outline of the floor."""
    floors = [p for p in planes if p.kind == "floor"]
    if not floors:
        return ()
    ends = []
    for wall in (p for p in planes if p.kind == "wall"):
        along = np.array([-wall.normal[2], wall.normal[0]])
        at = points[wall.rows][:, [0, 2]]
        lo, hi = np.percentile(at @ along, [0.5, 99.5])
        foot = wall.normal[[0, 2]] * wall.offset
        ends.append(np.stack([foot + along * lo, foot + along * hi]))
    polygon = outline(ends)
    if polygon is None:
        hull = _hull(points[floors[0].rows][:, [0, 2]])
        polygon = tuple((float(x), float(z)) for x, z in hull)
    if len(polygon) < 3:
        return ()
    tops = [-p.offset for p in planes if p.kind == "ceiling"]
    height = max(tops, default=float(np.percentile(points[:, 1], 99.5)))
    return (Room("room", "room", polygon, floor_y=0.0, height=max(height, 0.5)),)


def _views(points: FloatArray) -> tuple[Viewpoint, ...]:
    """From above, into the scan."""
    lo, hi = points.min(axis=0), points.max(axis=0)
    (x, _, z), reach = (lo + hi) / 2, float(np.linalg.norm(hi - lo))
    eye = (float(x), float(hi[1] + 0.45 * reach), float(z + 0.6 * reach))
    return (Viewpoint("overview", eye, (float(x), float(lo[1]), float(z))),)
