"""Where a thing is, in words: what it is on or in, its room, what stands beside it, and the way there."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from assistant.grounding.labels import is_opening, normal
from assistant.phrasing import is_plural, kind, metres, the
from scene.frames import Vec3, Viewer
from scene.objects import Room, Scene

REST_GAP_M = 0.03
"""How far the base of a thing may be from the top that it stands on; scans are no more exact than that."""

THROUGH_M = 0.3
"""How far past the face of a door the rooms that it joins are looked for."""

BESIDE_M = 0.6
"""Within how far a neighbour is worth telling."""


def carrier(scene: Scene, object_id: str) -> tuple[str, str] | None:
    """What holds a thing: `("on" or "in", id)`; None where it stands on the floor, hangs on a wall or is held."""
    o = scene[object_id]
    if o.state_of("held"):
        return None
    if o.parent is not None:
        return (_relation_to(scene, object_id, o.parent), o.parent)
    boxes = scene.boxes
    row = boxes.index[object_id]
    lo, hi, middle = boxes.lo, boxes.hi, boxes.center[row]
    over = ((lo[:, (0, 2)] <= middle[[0, 2]]) & (middle[[0, 2]] <= hi[:, (0, 2)])).all(axis=1)
    over[row] = False
    for i in scene.descendants(object_id):
        over[boxes.index[i]] = False
    base = lo[row, 1]
    gap = np.abs(hi[:, 1] - base)
    larger = boxes.volume > boxes.volume[row] * 1.2
    inside = larger & (lo[:, 1] - REST_GAP_M <= base) & (middle[1] <= hi[:, 1])
    container = _containers(scene)
    raised = base > lo[:, 1] + REST_GAP_M
    held = over & ((gap <= REST_GAP_M) | (inside & (container | raised)))
    if not held.any():
        return None
    rows = np.flatnonzero(held)
    best = min(rows, key=lambda r: (gap[r] > REST_GAP_M, boxes.volume[r] if gap[r] > REST_GAP_M else gap[r], r))
    holder = boxes.ids[int(best)]
    return (_relation_to(scene, object_id, holder), holder)


def _containers(scene: Scene) -> NDArray[np.bool_]:
    """(n) which things hold others inside; kept with the scene that it is of."""
    kept = scene.__dict__.get("_containers")
    if kept is None:
        kept = scene.__dict__["_containers"] = np.array(["container" in o.tags for o in scene], dtype=np.bool_)
    found: NDArray[np.bool_] = kept
    return found


def _relation_to(scene: Scene, object_id: str, holder: str) -> str:
    boxes = scene.boxes
    row, over = boxes.index[object_id], boxes.index[holder]
    sunk = boxes.lo[row, 1] < boxes.hi[over, 1] - REST_GAP_M
    return "in" if sunk and "container" in scene[holder].tags else "on"


def place_of(scene: Scene, object_id: str) -> str:
    """"on the desk", "in the fridge", "on the floor", "in your hand", "on the wall"."""
    o = scene[object_id]
    if o.state_of("held"):
        return "in your hand"
    if is_opening((o.label or "",)) or o.label == "window":
        return _between_rooms(scene, object_id)
    held = carrier(scene, object_id)
    if held is not None:
        return f"{held[0]} {the(scene, held[1])}"
    if "wall" in o.tags:
        return "on the wall"
    room = scene.room_of(object_id)
    floor = room.floor_y if room is not None else float(scene.boxes.lo[:, 1].min())
    raised = float(scene.boxes.lo[scene.boxes.index[object_id], 1]) - floor
    return "on the floor" if raised < 0.1 else f"{metres(raised)} above the floor"


def _between_rooms(scene: Scene, object_id: str) -> str:
    """Of a door or a window: "between the hall and the kitchen"; "in the wall" where only one room is at it."""
    row = scene.boxes.index[object_id]
    x, y, z = (float(v) for v in scene.boxes.center[row])
    half = scene.boxes.extent[row]
    dx, dz = (0.0, float(half[2]) + THROUGH_M) if half[0] >= half[2] else (float(half[0]) + THROUGH_M, 0.0)
    sides = [scene.room_at((x + s * dx, y, z + s * dz)) for s in (-1, 1)]
    rooms = sorted({room.label for room in sides if room is not None})
    if len(rooms) == 2:
        return f"between the {rooms[0]} and the {rooms[1]}"
    return f"in the wall of the {rooms[0]}" if rooms and len(scene.rooms) > 1 else "in the wall"


def room_name(scene: Scene, object_id: str) -> str:
    """The label of its room; empty where there is none."""
    room = scene.room_of(object_id)
    return room.label if room is not None else ""


def things_in(scene: Scene, room: Room) -> tuple[str, ...]:
    """Ids of the visible things in a room."""
    return tuple(o.id for o in scene if o.visible and scene.room_of(o.id) == room)


def neighbour(scene: Scene, object_id: str) -> str | None:
    """The nearest thing that stands where it stands, within `BESIDE_M`, between the boxes."""
    boxes = scene.boxes
    row = boxes.index[object_id]
    gap = np.maximum(0.0, np.maximum(boxes.lo[row] - boxes.hi, boxes.lo - boxes.hi[row]))
    distance = np.linalg.norm(gap, axis=1)
    held = carrier(scene, object_id)
    for r in np.argsort(distance, kind="stable"):
        if distance[r] > BESIDE_M:
            return None
        other = scene[boxes.ids[int(r)]]
        if other.id == object_id or not other.visible or not other.label or (held and other.id == held[1]):
            continue
        if _same_place(scene, other.id, held):
            return other.id
    return None


def _same_place(scene: Scene, other: str, held: tuple[str, str] | None) -> bool:
    theirs = carrier(scene, other)
    return theirs == held if held is not None else theirs is None and not scene[other].fixed


def direction_from(viewer: Viewer, point: Vec3) -> str:
    """The way from the viewer to a point: "2.1 m ahead of you, to the left"."""
    dx, dz = point[0] - viewer.position[0], point[2] - viewer.position[2]
    distance = math.hypot(dx, dz)
    if distance < 0.3:
        return "right where you stand"
    right = (dx * viewer.right[0] + dz * viewer.right[2]) / distance
    ahead = (dx * viewer.ahead[0] + dz * viewer.ahead[2]) / distance
    angle = math.degrees(math.atan2(right, ahead))
    side = "right" if angle > 0 else "left"
    if abs(angle) < 15:
        way = "straight ahead of you"
    elif abs(angle) < 60:
        way = f"ahead of you, to the {side}"
    elif abs(angle) < 120:
        way = f"to your {side}"
    else:
        way = "behind you" if abs(angle) > 165 else f"behind you, to the {side}"
    return f"{metres(distance)} {way}"


def whereabouts(scene: Scene, object_id: str, viewer: Viewer) -> str:
    """All of it: "in the kitchen, on the counter next to the kettle, 2.1 m straight ahead of you"."""
    o = scene[object_id]
    if o.state_of("held"):
        return "in your hand"
    if normal(o.label or "") == "wall":
        return way_to(scene, object_id, viewer)
    place = place_of(scene, object_id)
    room = room_name(scene, object_id)
    if (beside := neighbour(scene, object_id)) is not None:
        place += f" next to {the(scene, beside)}"
    parts = [f"in the {room}"] if room else []
    return ", ".join([*parts, place, way_to(scene, object_id, viewer)])


def way_to(scene: Scene, object_id: str, viewer: Viewer) -> str:
    """The way from the viewer to the middle of a thing."""
    x, y, z = (float(v) for v in scene.boxes.center[scene.boxes.index[object_id]])
    return direction_from(viewer, (x, y, z))


def is_are(scene: Scene, object_id: str) -> str:
    """The form of "to be" that agrees with a thing."""
    o = scene[object_id]
    return "are" if not o.nickname and is_plural(kind(o)) else "is"
