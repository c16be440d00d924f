"""Where everything is, as arrays: one row an object, in the scene's order. Everything that searches works on this."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from scene.frames import FloatArray, Pose
from scene.objects import Scene, SceneObject


@dataclass(frozen=True, eq=False)
class Boxes:
    """Oriented boxes in the world. Arrays are read-only and share one order of rows with `ids`."""

    ids: tuple[str, ...]
    """(n) the object of each row."""
    index: Mapping[str, int]
    """The row of each object."""
    center: FloatArray
    """(n, 3) middle of the oriented box, metres."""
    half: FloatArray
    """(n, 3) half its extents along the object's own axes, metres."""
    rotation: FloatArray
    """(n, 3, 3) `world_from_object`; the columns are the object's axes, so `rotation[:, :, 2]` is its front."""
    visible: NDArray[np.bool_]
    """(n) whether it is drawn and can be pointed at."""

    @staticmethod
    def of(scene: Scene) -> Boxes:
        """The boxes of all of a scene's objects, the hidden ones too."""
        objects = list(scene)
        poses = [o.pose if o.parent is None else scene.world_pose(o.id) for o in objects]
        return _build(objects, poses)

    def updated(self, scene: Scene, changed: Sequence[str]) -> Boxes:
        """The boxes of `scene`, which has the same ids in the same order and differs in `changed` alone."""
        rows = np.array([self.index[i] for i in changed], dtype=np.intp)
        part = _build([scene.objects[i] for i in changed], [scene.world_pose(i) for i in changed])
        arrays = []
        for mine, theirs in ((self.center, part.center), (self.half, part.half), (self.rotation, part.rotation)):
            copy = mine.copy()
            copy[rows] = theirs
            arrays.append(_read_only(copy))
        visible = self.visible.copy()
        visible[rows] = part.visible
        visible.flags.writeable = False
        return Boxes(self.ids, self.index, arrays[0], arrays[1], arrays[2], visible)

    def rearranged(self, scene: Scene, changed: Collection[str]) -> Boxes:
        """The boxes of `scene`, which has other ids or another order; all but `changed` are where they were."""
        ids, known = tuple(scene.objects), len(self.ids)
        if not known or not len(ids):
            return Boxes.of(scene)
        if ids[:known] == self.ids:
            rows = np.minimum(np.arange(len(ids)), known - 1)
            index = dict(self.index) | {ids[row]: row for row in range(known, len(ids))}
        else:
            rows = np.array([self.index.get(i, 0) for i in ids], dtype=np.intp)
            index = {object_id: row for row, object_id in enumerate(ids)}
        visible = self.visible[rows]
        visible.flags.writeable = False
        center, half, rotation = (_read_only(a.take(rows, axis=0)) for a in (self.center, self.half, self.rotation))
        return Boxes(ids, index, center, half, rotation, visible).updated(scene, tuple(changed))

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def extent(self) -> FloatArray:
        """(n, 3) half the extents of the axis-aligned box around each oriented box, metres."""
        return _read_only(np.einsum("nij,nj->ni", np.abs(self.rotation), self.half))

    @cached_property
    def lo(self) -> FloatArray:
        """(n, 3) lower corners of the world-axis-aligned boxes, metres."""
        return _read_only(self.center - self.extent)

    @cached_property
    def hi(self) -> FloatArray:
        """(n, 3) upper corners of the world-axis-aligned boxes, metres."""
        return _read_only(self.center + self.extent)

    @property
    def front(self) -> FloatArray:
        """(n, 3) where each object's +Z looks, unit vectors."""
        return self.rotation[:, :, 2]

    @cached_property
    def volume(self) -> FloatArray:
        """(n) volume of the oriented boxes, cubic metres."""
        return _read_only(8.0 * self.half.prod(axis=1))

    def rows(self, ids: Sequence[str]) -> NDArray[np.intp]:
        """The rows of these objects."""
        return np.array([self.index[i] for i in ids], dtype=np.intp)

    def corners(self, row: int) -> FloatArray:
        """(8, 3) the corners of one oriented box, metres."""
        signs = np.array([[x, y, z] for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)], dtype=np.float64)
        points: FloatArray = self.center[row] + (signs * self.half[row]) @ self.rotation[row].T
        return points


def carry_over(before: Scene, after: Scene) -> None:
    """Give `after` its boxes, and what carries what, from what `before` already has; only what differs is computed."""
    old = before.__dict__.get("boxes")
    if old is None or "boxes" in after.__dict__:
        return
    known, objects = before.objects, after.objects
    changed = [i for i, o in objects.items() if known.get(i) is not o]
    same_ids = len(objects) == len(known) and all(i in known for i in changed) and tuple(objects) == old.ids
    if "children" in before.__dict__ and (children := _children(before, after, changed)) is not None:
        after.__dict__["children"] = children
    differs = dict.fromkeys(changed)
    for i in changed:
        differs.update(dict.fromkeys(after.descendants(i)) if after.children.get(i) else {})
    if not same_ids:
        after.__dict__["boxes"] = old.rearranged(after, differs)
    else:
        after.__dict__["boxes"] = old.updated(after, tuple(differs)) if differs else old


def _children(before: Scene, after: Scene, changed: Sequence[str]) -> Mapping[str, tuple[str, ...]] | None:
    """What each object carries where things were added behind all others and none got another carrier; else None."""
    known, objects = before.objects, after.objects
    fresh = [i for i in changed if i not in known]
    if tuple(objects) != (*known, *fresh):
        return None
    if any(known[i].parent != objects[i].parent for i in changed if i in known):
        return None
    children = dict(before.children)
    for i in fresh:
        if (parent := objects[i].parent) is not None:
            children[parent] = (*children.get(parent, ()), i)
    return children


def _build(objects: Sequence[SceneObject], poses: Sequence[Pose]) -> Boxes:
    n = len(objects)
    lo = np.array([o.geometry.lo for o in objects], dtype=np.float64).reshape(n, 3)
    hi = np.array([o.geometry.hi for o in objects], dtype=np.float64).reshape(n, 3)
    scale = np.array([o.scale for o in objects], dtype=np.float64).reshape(n, 3)
    position = np.array([p.position for p in poses], dtype=np.float64).reshape(n, 3)
    rotation = _rotations(np.array([p.orientation for p in poses], dtype=np.float64).reshape(n, 4))
    center = position + np.einsum("nij,nj->ni", rotation, (lo + hi) / 2 * scale)
    visible = np.array([o.visible for o in objects], dtype=np.bool_)
    visible.flags.writeable = False
    ids = tuple(o.id for o in objects)
    index = {object_id: row for row, object_id in enumerate(ids)}
    return Boxes(ids, index, _read_only(center), _read_only((hi - lo) / 2 * scale), _read_only(rotation), visible)


def _rotations(q: FloatArray) -> FloatArray:
    """(n, 3, 3) matrices of (n, 4) unit quaternions (x, y, z, w)."""
    x, y, z, w = q[:, 0], q[:, 1], q[:, 2], q[:, 3]
    rows = [
        [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
        [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
        [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
    ]
    return np.stack([np.stack(row, axis=-1) for row in rows], axis=-2)


def _read_only(array: FloatArray) -> FloatArray:
    array.flags.writeable = False
    return array
