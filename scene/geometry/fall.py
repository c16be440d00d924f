"""What stands on what, and what comes down when its support goes away."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from scene.geometry.supports import REST_GAP_M, floor_height
from scene.objects import Scene
from scene.ops import Op

THIN_M = 0.05
"""What is flatter than this carries nothing away: a rug, a mat on the floor."""


def laden(scene: Scene, object_id: str) -> bool:
    """Whether anything is in a container, deeper than its rim, or on what is no container."""
    boxes = scene.boxes
    borne = (*scene.children.get(object_id, ()), *resting_on(scene, object_id))
    if "container" not in scene[object_id].tags:
        return bool(borne)
    rim = boxes.hi[boxes.index[object_id], 1] - REST_GAP_M
    return any(boxes.lo[boxes.index[i], 1] < rim for i in borne)


def resting_on(scene: Scene, object_id: str) -> tuple[str, ...]:
    """Ids of unparented things that stand on an object, or on what it carries, and are no part of the building."""
    boxes = scene.boxes
    family = [object_id, *scene.descendants(object_id)]
    found: dict[str, None] = {}
    stays = frozenset({"fixed", "wall"})
    loose = np.array([o.parent is None and not stays & set(o.tags) and not o.state_of("held") for o in scene])
    loose[boxes.rows(family)] = False
    for carrier in family:
        row = boxes.index[carrier]
        if boxes.hi[row, 1] - boxes.lo[row, 1] < THIN_M and carrier == object_id and _on_floor(scene, row):
            continue
        x, y, z = boxes.center.T
        over = (boxes.lo[row, 0] <= x) & (x <= boxes.hi[row, 0]) & (boxes.lo[row, 2] <= z) & (z <= boxes.hi[row, 2])
        base = boxes.lo[:, 1]
        smaller = boxes.volume < boxes.volume[row]
        above_floor = base > boxes.lo[row, 1] + 2 * REST_GAP_M
        near = over & loose & above_floor & (base <= boxes.hi[row, 1] + REST_GAP_M)
        top = np.abs(base - boxes.hi[row, 1]) <= REST_GAP_M
        for n in np.flatnonzero(near & (top | (smaller & (y <= boxes.hi[row, 1] + 0.5)))).tolist():
            if top[n] or _borne_by(scene, n, carrier):
                found[boxes.ids[n]] = None
    return tuple(found)


def _on_floor(scene: Scene, row: int) -> bool:
    x, _, z = (float(v) for v in scene.boxes.center[row])
    low = float(scene.boxes.lo[row, 1])
    return abs(low - floor_height(scene, x, z, low)) < REST_GAP_M


def _borne_by(scene: Scene, row: int, carrier: str) -> bool:
    from scene.geometry.rays import cast_object

    boxes = scene.boxes
    start = np.array([[boxes.center[row, 0], boxes.lo[row, 1] + REST_GAP_M, boxes.center[row, 2]]])
    distance, _ = cast_object(scene, carrier, start, np.array([[0.0, -1.0, 0.0]]))
    return bool(distance[0] <= 2 * REST_GAP_M)


def resettle(scene: Scene, ids: Sequence[str]) -> tuple[Op, ...]:
    """Let things down that have lost what they stood on: straight down to the next surface, low ones first.

    Whatever finds no surface on which it would stay is put on the free floor nearest to it.
    """
    from scene.geometry.body import Body
    from scene.geometry.placement import after, others, place, placed
    from scene.geometry.requests import Placed, PlaceRequest
    from scene.geometry.rest import rest

    ops: list[Op] = []
    order = sorted(dict.fromkeys(ids), key=lambda i: (float(scene.boxes.lo[scene.boxes.index[i], 1]), i))
    for object_id in order:
        riders = resting_on(scene, object_id)
        body = Body.of(scene, object_id, riders=riders)
        x, y, z = (float(v) for v in body.origin)
        low = y + float(body.surface[0][:, 1].min())
        landed = rest(scene, body, np.array([x, z]), low + 1e-4, floor_height(scene, x, z, low), others(scene, body))
        if landed.stable and low - (landed.y + low - y) < 1e-3:
            continue
        step: tuple[Op, ...] = ()
        if landed.stable:
            step = placed(scene, body, np.array([x, landed.y, z]), landed.touched[0] if landed.touched else None).ops
        else:
            found = place(scene, object_id, PlaceRequest("at_point", point=(x, landed.y, z)))
            step = found.ops if isinstance(found, Placed) else ()
        ops += step
        scene = after(scene, step)
    return tuple(ops)
