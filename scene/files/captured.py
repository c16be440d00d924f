"""What all room captures share: labelled rectangles and boxes, turned upright, into a room with its furniture.

A flat part stands for a slab: a wall of 10 cm behind what was seen, a door as deep as its wall. A thing of a kind that
the catalogue has is shown by the model whose proportions come nearest, stretched to the captured box.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from scene.catalogue import Asset, catalogue
from scene.errors import SceneFileError
from scene.files.capture_labels import Kind
from scene.files.capture_part import Part
from scene.files.capture_rooms import Told, middle_of, rooms_of, views_of
from scene.files.capture_walls import Hole, slab
from scene.files.checks import checked
from scene.files.node_names import Ids, stem_of
from scene.files.values import canonical
from scene.frames import FloatArray, Pose, Vec3, quat_from_matrix
from scene.meshes import ASSET_SCHEME, Mesh, MeshStore
from scene.objects import Geometry, LabelSource, Scene, SceneObject

WALL_M, FLAT_M, DOOR_M = 0.1, 0.03, 0.12
"""How thick walls, floors and ceilings are; other flat things; doors and windows."""
THIN_M = 0.001
"""Nothing is thinner."""
UPRIGHT = math.cos(math.radians(6))
"""What leans less than this is taken to stand upright."""
ON_WALL_M = 0.3
"""A door belongs to the nearest wall that it is no farther from."""
RESTING_M = 0.06
"""A thing stands on another where its base is this near to the other's top."""
MOST_STRETCH = 3.0
"""A model is not stretched more than this in one direction against another."""


def build(
    parts: Sequence[Part], *, by: str, name: str, told: Sequence[Told] = (), meshes: Sequence[tuple[Part, Mesh]] = (),
) -> Scene:
    """The scene of a capture. `told` are the rooms, where the source tells them apart or knows more of them."""
    if not parts and not meshes:
        raise SceneFileError("the capture holds nothing: expected walls, a floor or furniture")
    store, ids = MeshStore(), Ids()
    walls = [p for p in parts if p.kind.role in ("wall", "passage")]
    found = rooms_of(told or (Told(tuple(parts)),))
    rooms = tuple(f.room for f in found)
    faced = [_facing(p, middle_of(p, found, parts), walls) for p in parts]
    placed = [_upright(p) for p in faced]
    made: list[SceneObject] = []
    wall_ids: dict[str, str] = {}
    ordered = sorted(range(len(parts)), key=lambda n: faced[n].kind.role not in ("wall", "floor", "ceiling"))
    hosts = {n: _host(n, faced, placed) for n in ordered if faced[n].kind.role in ("let in", "passage")}
    for n in ordered:
        part, (pose, size), kind = faced[n], placed[n], faced[n].kind
        object_id = ids.take(stem_of(kind.label or "thing"))
        parent, shape = None, _geometry(kind, size, store, part.also)
        host = hosts.get(n)
        if kind.role == "wall":
            wall_ids[part.name] = object_id
            holes = [_hole(placed[m], pose) for m, h in hosts.items() if h == n and m != n]
            if holes:
                own = slab(size, holes)
                shape = Geometry(store.add(own), *own.bounds), (1.0, 1.0, 1.0)
        elif host is not None and faced[host].name in wall_ids:
            parent = wall_ids[faced[host].name]
            pose = placed[host][0].inverse().compose(pose)
        made.append(_object(part, object_id, pose, shape, parent, by))
    made += [_backdrop(part, mesh, ids.take("room-mesh"), store, by) for part, mesh in meshes]
    made = _resting(made)
    views = views_of(rooms, [(_center(p), p[1]) for p in placed])
    return checked(Scene.of(made, rooms=rooms, viewpoints=views, name=name, meshes=store))


def _object(
    part: Part, object_id: str, pose: Pose, shape: tuple[Geometry, Vec3], parent: str | None, by: str
) -> SceneObject:
    kind, (geometry, scale) = part.kind, shape
    aliases = tuple(dict.fromkeys((*part.also, *kind.aliases)))
    asset = geometry.uri.removeprefix(ASSET_SCHEME) if geometry.uri.startswith(ASSET_SCHEME) else None
    said = {"label": part.source_label, **part.extras}
    return SceneObject(
        object_id, kind.label, aliases, name=part.name, pose=pose, scale=scale, geometry=geometry,
        mean_rgb=catalogue()[asset].rgb if asset else None, tags=kind.tags, parent=parent,
        state=part.state,
        label_source=LabelSource("file", by, part.score) if kind.label else LabelSource(),
        extras=canonical({"capture": said}),
    )


def _resting(objects: list[SceneObject]) -> list[SceneObject]:
    """What stands on another thing is carried by it: its base is on the other's top, its middle over it."""
    found = []
    for o in objects:
        under = [s for s in objects if "support" in s.tags and "fixed" not in s.tags and o is not s and _on_top(o, s)]
        if under and o.parent is None and not {"fixed", "support", "wall"} & set(o.tags):
            host = under[0]
            o = replace(o, parent=host.id, pose=host.pose.inverse().compose(o.pose))
        found.append(o)
    return found


def _on_top(o: SceneObject, under: SceneObject) -> bool:
    x, y, z = under.pose.inverse().apply(o.pose.position)
    w, h, d = under.size
    return abs(y - h) <= RESTING_M and abs(x) <= w / 2 and abs(z) <= d / 2


def _geometry(kind: Kind, size: Vec3, store: MeshStore, also: tuple[str, ...] = ()) -> tuple[Geometry, Vec3]:
    """A model stretched to the size, or a plain box; and the scale. `also` names kinds that are tried first."""
    w, h, d = size
    if kind.role == "passage":
        rim = min(0.03, w / 4, h / 4)
        frame = slab(size, [(-w / 2 + rim, w / 2 - rim, rim, h - rim)])
        return Geometry(store.add(frame), *frame.bounds), (1.0, 1.0, 1.0)
    flat = kind.role in ("let in", "hung")
    labels = {a.label for a in catalogue().values()} & set(also) or set(kind.models)
    fits = [(_stretch(a, size, flat), a.id, a) for a in catalogue().values() if a.label in labels]
    if fits and min(fits)[0] <= math.log(MOST_STRETCH):
        asset = min(fits)[2]
        sx, sy, sz = (size[k] / asset.size[k] for k in range(3))
        return Geometry(ASSET_SCHEME + asset.id, *asset.bounds), (sx, sy, sz)
    return Geometry(lo=(-w / 2, 0.0, -d / 2), hi=(w / 2, h, d / 2)), (1.0, 1.0, 1.0)


def _stretch(asset: Asset, size: Vec3, flat: bool) -> float:
    """How much more a model is stretched along one axis than along another, as a logarithm."""
    ratios = [math.log(size[k] / asset.size[k]) for k in ((0, 1) if flat else (0, 1, 2))]
    return max(ratios) - min(ratios) + 0.01 * abs(sum(ratios))


def _upright(part: Part) -> tuple[Pose, Vec3]:
    """The pose of the middle of a part's base, with +Y up and its front along +Z, and its size along those axes."""
    r, role = part.rotation, part.kind.role
    up = int(np.argmax(np.abs(r[1])))
    if role in ("wall", "let in", "passage", "hung"):
        up = max((k for k in range(3) if part.size[k] > 0), key=lambda k: abs(float(r[1, k])), default=up)
    across = [k for k in range(3) if k != up]
    if part.front is not None:
        front = max(across, key=lambda k: abs(float(r[:, k] @ part.front)))  # type: ignore[operator]
        way = float(r[:, front] @ part.front)
    else:
        front = 2 if up != 2 else 1
        way = 1.0
    side = next(k for k in across if k != front)
    y = r[:, up] * math.copysign(1.0, float(r[1, up]))
    z = r[:, front] * math.copysign(1.0, way)
    if abs(float(r[1, up])) > UPRIGHT:
        y = np.array([0.0, 1.0, 0.0])
        z = np.array([z[0], 0.0, z[2]])
        z /= np.linalg.norm(z)
    matrix = np.stack([np.cross(y, z), y, z], axis=1)
    flat = WALL_M if role in ("wall", "floor", "ceiling") else DOOR_M if role in ("let in", "passage") else FLAT_M
    w, h, d = (float(part.size[k]) if part.size[k] > 0 else flat for k in (side, up, front))
    center = part.center.astype(np.float64)
    if part.size[front] <= 0:
        forward = {"wall": -d / 2, "let in": -WALL_M / 2, "passage": -WALL_M / 2, "hung": d / 2}
        center = center + z * forward.get(role, 0.0)
    if part.size[up] <= 0:
        center = center + y * (h / 2 if role == "ceiling" else -h / 2)
    base = center - y * h / 2
    size = (max(w, THIN_M), max(h, THIN_M), max(d, THIN_M))
    return Pose((float(base[0]), float(base[1]), float(base[2])), quat_from_matrix(matrix)), size


def _facing(part: Part, middle: FloatArray, walls: Sequence[Part]) -> Part:
    """The part with a front: flat upright ones look to the room's middle, things away from the wall behind them."""
    if part.front is not None:
        return part
    flat = [k for k in range(3) if part.size[k] <= 0]
    if flat and abs(float(part.rotation[1, flat[0]])) < 0.7:
        normal = part.rotation[:, flat[0]]
        return replace(part, front=normal if float(normal @ (middle - part.center)) >= 0 else -normal)
    if flat:
        return part
    near = [(_behind(part, w), n) for n, w in enumerate(walls)]
    gap, at = min(near, default=(math.inf, -1))
    if gap > ON_WALL_M:
        return part
    normal = walls[at].rotation[:, int(np.argmin(walls[at].size))]
    return replace(part, front=normal if float(normal @ (part.center - walls[at].center)) >= 0 else -normal)


def _behind(part: Part, wall: Part) -> float:
    """How far a part is from the plane of a wall; infinite where it is beside it."""
    thin = int(np.argmin(wall.size))
    offset = wall.rotation.T @ (part.center - wall.center)
    reach = np.abs(wall.rotation.T @ part.rotation) @ (part.size / 2)
    beside = any(abs(offset[k]) > wall.size[k] / 2 for k in range(3) if k != thin)
    return math.inf if beside else max(0.0, float(abs(offset[thin]) - reach[thin]))


def _host(n: int, parts: Sequence[Part], placed: Sequence[tuple[Pose, Vec3]]) -> int | None:
    """Which wall a door or a window is let into."""
    part = parts[n]
    walls = [m for m, p in enumerate(parts) if p.kind.role == "wall"]
    named = [m for m in walls if part.on is not None and parts[m].name == part.on]
    if named:
        return named[0]
    middle = _center(placed[n])
    gaps = []
    for m in walls:
        x, y, z = placed[m][0].inverse().apply(middle)
        w, h, d = placed[m][1]
        if abs(x) <= w / 2 and -0.1 <= y <= h + 0.1 and abs(z) <= d / 2 + ON_WALL_M:
            gaps.append((abs(z), m))
    return min(gaps)[1] if gaps else None


def _center(placed: tuple[Pose, Vec3]) -> Vec3:
    pose, size = placed
    return pose.apply((0.0, size[1] / 2, 0.0))


def _hole(placed: tuple[Pose, Vec3], wall: Pose) -> Hole:
    """The rectangle that a door or a window takes out of its wall."""
    x, y, _ = wall.inverse().apply(_center(placed))
    w, h, _ = placed[1]
    return (x - w / 2, x + w / 2, y - h / 2, y + h / 2)


def _backdrop(part: Part, mesh: Mesh, object_id: str, store: MeshStore, by: str) -> SceneObject:
    """The room as one surface. It is hidden: it would lie over everything that the capture names."""
    shape = Geometry(store.add(mesh), *mesh.bounds)
    pose = Pose((float(part.center[0]), float(part.center[1]), float(part.center[2])))
    plain = _object(part, object_id, pose, (shape, (1.0, 1.0, 1.0)), None, by)
    return replace(plain, mean_rgb=mesh.mean_rgb, visible=False)
