"""Things of a scan parted and joined by hand: the operations that do it, taken back exactly like any other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from scene.errors import RejectedError
from scene.frames import FloatArray, Pose, Vec3
from scene.geometry.rays import frame_of
from scene.meshes import MESH_SCHEME, Mesh, Primitive
from scene.objects import Geometry, LabelSource, Scene, SceneObject
from scene.ops import AddObject, Op, RelabelObject, ReshapeObject, SetParent, removal
from scene.scans.dividing import IndivisibleError, divide

THIN_M = 0.01
"""No extent counts for less where things are compared."""
BOTTOM_M = 0.02
"""A part that ends this near to the whole's lowest point stands where the whole stood."""


def has_own_shape(o: SceneObject) -> bool:
    """Whether an object's shape is its own, from a scan or a file, and no model of the catalogue."""
    return o.geometry.uri.startswith(MESH_SCHEME)


def split_ops(
    scene: Scene, object_id: str, *, count: int | None = None, between: Sequence[Vec3] = ()
) -> tuple[tuple[Op, ...], tuple[str, ...]]:
    """What parts an object, and the ids of its parts: its own for the largest, which stays what it was; then new ones.

    `between` are two places in the world that shall lie in different parts. The parts' shapes are put into the scene's
    store. Raises `RejectedError` where there is nothing to part.
    """
    o = scene[object_id]
    mesh = scene.meshes.get(o.geometry.uri)
    position, scale = frame_of(scene, object_id)
    rotation = scene.boxes.rotation[scene.boxes.index[object_id]]
    local = [(rotation.T @ (np.array(p) - position)) / scale for p in between]
    try:
        parts = divide(mesh, count=count, between=local)
    except IndivisibleError:
        raise RejectedError(f"{object_id!r} cannot be parted: it is too small, or one piece throughout") from None
    if between and len(parts) == 2 and _size(parts[1]) > _size(parts[0]):
        parts.reverse()
    floor = float(mesh.bounds[0][1])
    made = [_shaped(scene, o, p, floor) for p in parts]
    ops = [*_reshaped(scene, o, made[0])]
    at = list(scene.objects).index(object_id) + 1
    ids, after = [object_id], scene
    for shaped in made[1:]:
        new_id = after.new_id(o.label or "object")
        part = SceneObject(
            new_id, name=o.name, pose=shaped.pose, scale=o.scale, geometry=shaped.geometry, mean_rgb=shaped.mean_rgb,
            parent=o.parent, paint=o.paint,
        )
        after = after.with_objects({**after.objects, new_id: part})
        ops.append(AddObject(part, at + len(ids) - 1))
        ids.append(new_id)
    return tuple(ops), tuple(ids)


def merge_ops(scene: Scene, ids: Sequence[str]) -> tuple[tuple[Op, ...], str]:
    """What makes one object of several, and its id: that of the largest. Its label is theirs where they agree."""
    rank = {i: n for n, i in enumerate(scene.objects)}
    order = sorted(ids, key=lambda i: (-float(np.prod(np.maximum(scene[i].size, THIN_M))), rank[i]))
    kept = scene[order[0]]
    primitives = [p for i in order for p in _seen_from(scene, i, kept.id)]
    shaped = _shaped(scene, kept, Mesh(tuple(primitives)), min(float(p.positions[:, 1].min()) for p in primitives))
    ops: list[Op] = []
    for i in order[1:]:
        for child in scene.children.get(i, ()):
            if child not in order:
                pose = shaped.pose if kept.parent is None else scene.world_pose(kept.parent).compose(shaped.pose)
                ops.append(SetParent(child, kept.id, pose.inverse().compose(scene.world_pose(child))))
        if scene[i].parent is not None and scene[i].parent in order:
            ops.append(SetParent(i, None, scene.world_pose(i)))
    if kept.parent in order:
        raise RejectedError(f"{kept.id!r} is carried by one of those: put it down first")
    moved = _reshaped(scene, kept, shaped)
    ops = [*moved[:1], *ops, *(op for op in moved[1:] if isinstance(op, SetParent) and op.object_id not in order)]
    label = merged_label([scene[i] for i in order])
    if label is not None:
        ops.append(RelabelObject(kept.id, label.label, label.label_source, label.aliases))
    after = scene
    for op in ops:
        after = op.apply(after).scene
    return (*ops, *removal(after, tuple(order[1:]))), kept.id


def merged_label(objects: Sequence[SceneObject]) -> SceneObject | None:
    """Whose label the whole has: the surest of those that agree; an object without one where they differ.

    None where none has any.
    """
    named = [o for o in objects if o.label is not None]
    if not named:
        return None
    if len({o.label for o in named}) > 1:
        return replace(objects[0], label=None, label_source=LabelSource(), aliases=())
    return max(named, key=lambda o: (o.label_source.kind == "person", o.label_source.score))


def _size(mesh: Mesh) -> int:
    return sum(len(p.triangles) or len(p.positions) for p in mesh.primitives)


def _seen_from(scene: Scene, object_id: str, frame_id: str) -> list[Primitive]:
    """The shape of an object in the frame of another, before that one's scale."""
    position, scale = frame_of(scene, object_id)
    rotation = scene.boxes.rotation[scene.boxes.index[object_id]] * scale
    base, own = frame_of(scene, frame_id)
    back = scene.boxes.rotation[scene.boxes.index[frame_id]]
    out = []
    for p in scene.meshes.get(scene[object_id].geometry.uri).primitives:
        world: FloatArray = p.positions.astype(np.float64) @ rotation.T + position
        local = (world - base) @ back / own
        normals = None if p.normals is None else (p.normals @ rotation.T @ back).astype(np.float32)
        out.append(Primitive(local.astype(np.float32), p.triangles, normals, p.uvs, p.colors, p.material))
    return out


def _shaped(scene: Scene, o: SceneObject, mesh: Mesh, floor: float) -> SceneObject:
    """The object with a shape, given in its old frame, about the middle of that shape's base."""
    lo, hi = np.array(mesh.bounds[0]), np.array(mesh.bounds[1])
    low = o.geometry.lo[1] if lo[1] - floor < BOTTOM_M and o.geometry.lo[1] <= lo[1] else lo[1]
    base = np.array([(lo[0] + hi[0]) / 2, low, (lo[2] + hi[2]) / 2])
    moved = Mesh(tuple(replace(p, positions=(p.positions - base).astype(np.float32)) for p in mesh.primitives))
    (x0, _, z0), top = moved.bounds
    x, y, z = (float(b * s) for b, s in zip(base, o.scale, strict=True))
    return replace(
        o, pose=Pose(o.pose.apply((x, y, z)), o.pose.orientation), mean_rgb=moved.mean_rgb,
        geometry=Geometry(scene.meshes.add(moved), (x0, 0.0, z0), top),
    )


def _reshaped(scene: Scene, o: SceneObject, shaped: SceneObject) -> list[Op]:
    """The new shape, with what the object carries left where it is."""
    ops: list[Op] = [ReshapeObject(o.id, shaped.geometry, shaped.pose, shaped.mean_rgb)]
    back = shaped.pose.inverse().compose(o.pose)
    for child in scene.children.get(o.id, ()):
        ops.append(SetParent(child, o.id, back.compose(scene[child].pose)))
    return ops
