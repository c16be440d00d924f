"""Whether things overlap, and how far apart they are: boxes first, then the surfaces inside them.

A bin fits under a table, since no surface of the table is in the bin's box. Where two meshes each have a surface inside
the other's box, they clash if an edge of one goes through a triangle of the other.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scene.frames import FloatArray
from scene.geometry.body import Body
from scene.geometry.rays import cast_object, mesh_rays
from scene.geometry.solids import surface_edges, surface_points
from scene.objects import Scene

Rows = NDArray[np.intp]

BACKDROP = "backdrop"
"""The tag of what only shows the room, such as its mesh in a capture: nothing clashes with it or stands on it."""
SLACK_M = 0.0015
"""How far two things may sink into each other without a clash: less than is seen."""


def separation(
    center: FloatArray, half: FloatArray, rotation: FloatArray,
    centers: FloatArray, halves: FloatArray, rotations: FloatArray,
) -> FloatArray:
    """(n) of one oriented box from each of n: the widest gap along the 15 axes; below 0 by how far they overlap."""
    n = len(centers)
    own = np.broadcast_to(rotation.T, (n, 3, 3))
    theirs = rotations.transpose(0, 2, 1)
    crossed = np.cross(own[:, :, None, :], theirs[:, None, :, :]).reshape(n, 9, 3)
    axes = np.concatenate([own, theirs, crossed], axis=1)
    length = np.linalg.norm(axes, axis=2, keepdims=True)
    fine = length[:, :, 0] > 1e-6
    axes = axes / np.where(length > 1e-6, length, 1.0)
    mine = np.abs(axes @ rotation) @ half
    other = np.einsum("nak,nk->na", np.abs(np.einsum("nai,nik->nak", axes, rotations)), halves)
    apart = np.abs(np.einsum("nai,ni->na", axes, centers - center)) - mine - other
    return np.asarray(np.where(fine, apart, -np.inf).max(axis=1))


def overlapping(scene: Scene, object_id: str, *, slack_m: float = SLACK_M) -> tuple[str, ...]:
    """Ids of what an object overlaps where it is, without those that it carries or that carry it."""
    body = Body.of(scene, object_id)
    kin = set(body.ids)
    rows = np.array([n for n, i in enumerate(scene.boxes.ids) if i not in kin], dtype=np.intp)
    found = clashes(scene, body, np.array(scene.world_pose(object_id).position), rows, slack_m=slack_m)
    return tuple(scene.boxes.ids[r] for r in found)


def clashes(scene: Scene, body: Body, origin: FloatArray, rows: Rows, *, slack_m: float = SLACK_M) -> list[int]:
    """Which of `rows` the body, with its object's origin at `origin`, would overlap."""
    boxes = scene.boxes
    found: dict[int, None] = {}
    for part in range(len(body.ids)):
        center = body.center[part] + origin
        reach = np.abs(body.rotation[part]) @ body.half[part] - slack_m
        near = rows[((boxes.lo[rows] < center + reach) & (boxes.hi[rows] > center - reach)).all(axis=1)]
        if not len(near):
            continue
        apart = separation(center, body.half[part], body.rotation[part], boxes.center[near], boxes.half[near],
                           boxes.rotation[near])
        for row in near[apart < -slack_m].tolist():
            if row in found or is_backdrop(scene, boxes.ids[row]):
                continue
            if _meet(scene, body, part, origin, row, slack_m):
                found[row] = None
    return list(found)


def is_backdrop(scene: Scene, object_id: str) -> bool:
    """Whether an object only shows the room and is no thing in it."""
    return BACKDROP in scene[object_id].tags


def _meet(scene: Scene, body: Body, part: int, origin: FloatArray, row: int, slack_m: float) -> bool:
    boxes = scene.boxes
    theirs, mine = mesh_rays(scene, boxes.ids[row]) is not None, mesh_rays(scene, body.ids[part]) is not None
    if theirs and not inside_any(surface_points(scene, boxes.ids[row]) - origin, body.center[part], body.half[part],
                                 body.rotation[part], slack_m):
        return False
    if mine and not inside_any(body.surface[part] + origin, boxes.center[row], boxes.half[row], boxes.rotation[row],
                               slack_m):
        return False
    return not (theirs and mine) or _cross(scene, body, part, origin, row, slack_m)


def _cross(scene: Scene, body: Body, part: int, origin: FloatArray, row: int, slack_m: float) -> bool:
    """Whether an edge of one mesh goes through the other, both drawn in by the slack."""
    other, me = scene.boxes.ids[row], body.ids[part]
    boxes, own = scene.boxes, scene.boxes.index[me]
    mine, theirs = surface_edges(scene, me), surface_edges(scene, other)
    if mine is None or theirs is None:
        return True
    # Where the body's part is now and where it would be: edges of the one are brought to the triangles of the other.
    turn, center = body.turn, body.center[part] + origin
    mine = _drawn_in(mine, boxes.center[own], boxes.half[own], boxes.rotation[own], slack_m)
    mine = (mine - boxes.center[own]) @ turn.T + center
    if _pierces(scene, other, mine):
        return True
    theirs = _drawn_in(theirs, boxes.center[row], boxes.half[row], boxes.rotation[row], slack_m)
    return _pierces(scene, me, (theirs - center) @ turn + boxes.center[own])


def _drawn_in(
    edges: FloatArray, center: FloatArray, half: FloatArray, rotation: FloatArray, slack_m: float
) -> FloatArray:
    factor = np.maximum(half - slack_m, 0) / np.maximum(half, 1e-9)
    return np.asarray(center + (((edges - center) @ rotation) * factor) @ rotation.T)


def _pierces(scene: Scene, object_id: str, edges: FloatArray) -> bool:
    boxes, row = scene.boxes, scene.boxes.index[object_id]
    near = (edges.min(axis=1) < boxes.hi[row]).all(axis=1) & (edges.max(axis=1) > boxes.lo[row]).all(axis=1)
    if not near.any():
        return False
    start = edges[near, 0]
    distance, _ = cast_object(scene, object_id, start, edges[near, 1] - start)
    return bool((distance <= 1).any())


def inside_any(points: FloatArray, center: FloatArray, half: FloatArray, rotation: FloatArray, slack_m: float) -> bool:
    """Whether any of the points is inside an oriented box, deeper than `slack_m`."""
    return bool((np.abs((points - center) @ rotation) < half - slack_m).all(axis=1).any())


def clearance(scene: Scene, object_id: str) -> tuple[float, str | None]:
    """The gap from an object's box to the nearest other that is no kin of it, metres (below 0 in it), and whose."""
    boxes, row = scene.boxes, scene.boxes.index[object_id]
    kin = {object_id, *scene.descendants(object_id), scene[object_id].parent}
    rows = np.array([n for n, i in enumerate(boxes.ids) if i not in kin], dtype=np.intp)
    if not len(rows):
        return float("inf"), None
    apart = separation(boxes.center[row], boxes.half[row], boxes.rotation[row], boxes.center[rows], boxes.half[rows],
                       boxes.rotation[rows])
    nearest = int(np.argmin(apart))
    return float(apart[nearest]), boxes.ids[rows[nearest]]
