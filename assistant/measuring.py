"""Measures of things and of the space between them, and how they are said."""

from __future__ import annotations

import math

import numpy as np

from assistant.phrasing import litres, metres, square_metres
from scene.boxes import Boxes
from scene.frames import FloatArray, Vec3
from scene.objects import Room, Scene

MORE_LESS = {
    "size": ("bigger", "smaller"), "height": ("taller", "shorter"), "width": ("wider", "narrower"),
    "length": ("longer", "shorter"), "depth": ("deeper", "shallower"), "area": ("larger in area", "smaller in area"),
    "volume": ("bigger", "smaller"), "thickness": ("thicker", "thinner"), "distance": ("further away", "nearer"),
}
"""The comparative of each measure, both ways."""

MEASURABLE = tuple(MORE_LESS)
"""Measures that a box has."""

LEVEL, UPRIGHT = ("floor", "ceiling"), ("wall", "window", "door")
"""Kinds whose size is that of a level face, and of an upright one."""

NOUNS = {"height": "high", "width": "wide", "length": "long", "depth": "deep", "thickness": "thick"}
"""The adjective that follows a length."""


def extent(scene: Scene, object_id: str, measure: str) -> float:
    """One measure of a thing's own box: metres, square metres or cubic metres."""
    x, y, z = scene[object_id].size
    if measure == "height" and (high := overhead(scene, object_id)) is not None:
        return high
    face = x * y if scene[object_id].label in UPRIGHT else x * z
    return {
        "height": y, "width": x, "depth": z, "length": max(x, z), "thickness": min(x, y, z), "area": face,
        "volume": x * y * z, "size": x * y * z,
    }[measure]


def said(measure: str, value: float) -> str:
    """A measure in words: "1.2 m high", "0.8 m²"."""
    if measure in ("volume", "size"):
        return litres(value)
    if measure == "area":
        return square_metres(value)
    return f"{metres(value)} {NOUNS[measure]}" if measure in NOUNS else metres(value)


def overhead(scene: Scene, object_id: str) -> float | None:
    """From the floor below up to a ceiling, metres; None for what is no ceiling, and where no floor is known."""
    if scene[object_id].label != "ceiling":
        return None
    row = scene.boxes.index[object_id]
    under, room = float(scene.boxes.lo[row][1]), scene.room_of(object_id)
    tops = [float(scene.boxes.hi[scene.boxes.index[o.id]][1]) for o in scene if o.label == "floor"]
    below = [y for y in tops if y < under]
    floor = room.floor_y if room is not None else max(below, default=None)
    return None if floor is None or floor >= under else under - floor


def dimensions(scene: Scene, object_id: str) -> str:
    """"8 cm wide, 10 cm high and 8 cm deep"; of a floor or a ceiling "6 m by 4.6 m, 27 m²"."""
    x, y, z = scene[object_id].size
    if scene[object_id].label in LEVEL:
        high = overhead(scene, object_id)
        over = "" if high is None else f", {metres(high)} over the floor"
        return f"{metres(max(x, z))} by {metres(min(x, z))}, {square_metres(x * z)}{over}"
    return f"{metres(x)} wide, {metres(y)} high and {metres(z)} deep"


def room_area(room: Room) -> float:
    """The floor of a room, square metres (Gauss's area formula)."""
    corners = room.polygon
    pairs = zip(corners, corners[1:] + corners[:1], strict=True)
    return abs(sum(x0 * z1 - x1 * z0 for (x0, z0), (x1, z1) in pairs)) / 2


HOUSE = frozenset(("house", "apartment", "flat", "home", "building"))
"""Nouns for all the rooms together."""


def house_size(scene: Scene) -> str:
    """How large all the rooms together are, one clause."""
    return f"the {len(scene.rooms)} rooms together have {square_metres(sum(map(room_area, scene.rooms)))}"


def room_size(room: Room, measure: str) -> str:
    """One measure of a room, after its name: "is 4.2 m long"; its sides and floor where no other is known."""
    x = [p[0] for p in room.polygon]
    z = [p[1] for p in room.polygon]
    longer, shorter = sorted((max(x) - min(x), max(z) - min(z)), reverse=True)
    return {
        "height": f"is {metres(room.height)} high", "length": f"is {metres(longer)} long",
        "width": f"is {metres(shorter)} wide", "depth": f"is {metres(longer)} deep",
    }.get(measure, f"is {metres(longer)} by {metres(shorter)}, {square_metres(room_area(room))}")


def gap(boxes: Boxes, a: int, b: int) -> float:
    """The shortest way between two oriented boxes, metres; 0 where they touch. By projecting from one to the other."""
    point = boxes.center[a]
    for _ in range(60):
        other = nearest(boxes, b, point)
        point = nearest(boxes, a, other)
    return float(np.linalg.norm(point - other))


def nearest(boxes: Boxes, row: int, point: FloatArray) -> FloatArray:
    """(3) the point of an oriented box that is nearest to a point."""
    rotation = boxes.rotation[row]
    local = np.clip((point - boxes.center[row]) @ rotation, -boxes.half[row], boxes.half[row])
    found: FloatArray = boxes.center[row] + rotation @ local
    return found


def distance_from(scene: Scene, object_id: str, point: Vec3) -> float:
    """How far a thing is from somebody whose eyes are at `point`: level, to its nearest edge, metres."""
    boxes = scene.boxes
    eye = np.array(point)
    there = nearest(boxes, boxes.index[object_id], eye)
    return math.hypot(float(there[0] - eye[0]), float(there[2] - eye[2]))
