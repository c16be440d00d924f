"""The rooms of a capture: outlines that its walls close, else the corners of its floors; and where to see them from."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scene.files.capture_part import Part
from scene.files.capture_walls import outlines
from scene.files.node_names import Ids, stem_of
from scene.frames import FloatArray, Vec3
from scene.objects import Room, Viewpoint

Corners = tuple[tuple[float, float], ...]
"""The outline of a floor: (x, z) of each corner, metres."""

STOREY_M = 1.5
"""Walls whose feet are this far apart in height are of different storeys."""
IN_WALL_M = 0.3
"""An opening both ends of which are this near to a wall is in it, and no side of the room."""
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
"""What rooms of one label are told apart by, as one would say it."""
USUAL_M = 2.6
"""How high a room is taken to be of which the capture does not tell."""


@dataclass(frozen=True, eq=False)
class Told:
    """What a source says of one room, or of several that it does not tell apart."""

    parts: tuple[Part, ...]
    """All that is of it."""
    label: str = "room"
    """What it is called."""
    aliases: tuple[str, ...] = ()
    """What else."""
    polygon: Corners | None = None
    """The corners of its floor, where the source gives them."""


@dataclass(frozen=True, eq=False)
class Found:
    """One room."""

    room: Room
    """Its outline, floor and height."""
    walls: tuple[Part, ...]
    """The walls that go round it; none where only its floor is known."""


def rooms_of(told: Sequence[Told]) -> tuple[Found, ...]:
    """The rooms, each with an id of its own; several of one label are numbered."""
    found = [(t, polygon, walls) for t in told for polygon, walls in _outlines(t)]
    labels = [t.label for t, _, _ in found]
    ids, numbers = Ids(), dict.fromkeys(labels, 0)
    rooms = []
    for t, polygon, walls in found:
        numbers[t.label] += 1
        label = _numbered(t.label, numbers[t.label]) if labels.count(t.label) > 1 else t.label
        low, high = _levels(t, polygon, walls, len(found) > 1)
        room = Room(ids.take(stem_of(label)), label, polygon, floor_y=low, height=high - low, aliases=t.aliases)
        rooms.append(Found(room, walls))
    return tuple(rooms)


def middle_of(part: Part, rooms: Sequence[Found], parts: Sequence[Part]) -> FloatArray:
    """(3) the middle of the room that a part is of, which it faces: by its walls, else the nearest."""
    y = float(np.mean([p.center[1] for p in parts])) if parts else 0.0
    if not rooms:
        return np.mean([p.center for p in parts], axis=0) if parts else np.zeros(3)
    middles = [np.mean(np.array(f.room.polygon), axis=0) for f in rooms]
    own = [n for n, f in enumerate(rooms) if part in f.walls]
    x, _, z = part.center
    n = own[0] if own else min(range(len(rooms)), key=lambda k: (
        abs(rooms[k].room.floor_y + rooms[k].room.height / 2 - part.center[1]) > rooms[k].room.height,
        float(np.hypot(*(middles[k] - (x, z)))),
    ))  # fmt: skip
    return np.array([float(middles[n][0]), y, float(middles[n][1])])


def views_of(rooms: Sequence[Room], things: Sequence[tuple[Vec3, Vec3]]) -> tuple[Viewpoint, ...]:
    """From above, as into a doll's house, over the side with the least in the way; and from a corner of the first room,
    with its eyes. `things` have the middle and the size of each thing."""
    if not rooms:
        return ()
    corners = np.array([c for room in rooms for c in room.polygon])
    lo, hi = corners.min(axis=0), corners.max(axis=0)
    (x, z), reach = (lo + hi) / 2, float(np.linalg.norm(hi - lo))
    inside = [(c, size) for c, size in things if any(room.contains(c) for room in rooms)]

    def hidden(side: tuple[float, float]) -> float:
        """How much stands high on one side of the rooms."""
        toward = [(side[0] * (c[0] - x) + side[1] * (c[2] - z), size) for c, size in inside]
        return float(sum(max(0.0, d) * max(0.0, size[1] - 1.0) * size[0] for d, size in toward))

    dx, dz = min(((0.0, 1.0), (0.0, -1.0), (1.0, 0.0), (-1.0, 0.0)), key=hidden)
    low, first = min(room.floor_y for room in rooms), rooms[0]
    top = max(room.floor_y + room.height for room in rooms)
    above = (float(x) + 0.65 * reach * dx, top + 0.35 * reach, float(z) + 0.65 * reach * dz)
    own = np.array(first.polygon)
    mx, mz = (own.min(axis=0) + own.max(axis=0)) / 2
    far = max(first.polygon, key=lambda c: (math.dist(c, (mx, mz)), c))
    high = first.floor_y + min(1.6, 0.7 * first.height)
    eye = (float(mx + 0.75 * (far[0] - mx)), high, float(mz + 0.75 * (far[1] - mz)))
    return (
        Viewpoint("overview", above, (float(x), low + 0.3, float(z))),
        Viewpoint("corner", eye, (float(mx), first.floor_y + 0.8, float(mz))),
    )


def _numbered(label: str, number: int) -> str:
    """ "Second room"; "room 11" beyond the tenth."""
    return f"{ORDINALS[number - 1]} {label}" if number <= len(ORDINALS) else f"{label} {number}"


def _outlines(told: Told) -> list[tuple[Corners, tuple[Part, ...]]]:
    """The outline of each room and its walls: what walls of one storey close, else the corners that the source gives,
    else the corners of each floor."""
    solid = [p for p in told.parts if p.kind.role == "wall"]
    sides = solid + [p for p in told.parts if p.kind.role == "passage" and not any(_in_wall(p, w) for w in solid)]
    found = []
    for walls in _storeys(sides):
        for corners, members in outlines([_ends(w) for w in walls]):
            found.append((corners, tuple(walls[n] for n in members)))
    if found:
        return found
    if told.polygon:
        return [(told.polygon, ())]
    floors = [_corners(p) for p in told.parts if p.kind.role == "floor"]
    return [(corners, ()) for corners in floors if corners]


def _storeys(walls: Sequence[Part]) -> list[list[Part]]:
    """Walls whose feet are on one level together, lowest first."""
    found: list[list[Part]] = []
    for wall in sorted(walls, key=_foot):
        if not found or _foot(wall) - _foot(found[-1][0]) > STOREY_M:
            found.append([])
        found[-1].append(wall)
    order = {id(w): n for n, w in enumerate(walls)}
    return [sorted(level, key=lambda w: order[id(w)]) for level in found]


def _reach(part: Part) -> float:
    """Half of how high it is, metres."""
    return float(np.abs(part.rotation[1]) @ part.size / 2)


def _foot(part: Part) -> float:
    return float(part.center[1]) - _reach(part)


def _levels(told: Told, polygon: Corners, walls: tuple[Part, ...], several: bool) -> tuple[float, float]:
    """How high the floor and the ceiling of a room are, metres."""
    round_it = list(walls) or [p for p in told.parts if p.kind.role == "wall"]
    feet, tops = [_foot(w) for w in round_it], [float(w.center[1]) + _reach(w) for w in round_it]
    flat = Room("", "", polygon, floor_y=-1e9, height=2e9)
    here = [p for p in told.parts if not several or flat.contains((float(p.center[0]), 0.0, float(p.center[2])))]
    if several and round_it:
        here = [p for p in here if min(feet) - STOREY_M < p.center[1] < max(tops) + STOREY_M]
    floors, ceilings = ([float(p.center[1]) for p in here if p.kind.role == role] for role in ("floor", "ceiling"))
    if several and round_it:
        floors = sorted(floors, key=lambda y: abs(y - min(feet)))[:1]
        ceilings = sorted(ceilings, key=lambda y: abs(y - max(tops)))[:1]
    low = min(floors or feet or [0.0])
    high = max(ceilings or tops, default=low + USUAL_M)
    return low, high if high > low else low + USUAL_M


def _in_wall(part: Part, wall: Part) -> bool:
    """Whether both ends of an opening are in a wall, seen from above."""
    a, b = _ends(wall)
    along, length = b - a, float(np.linalg.norm(b - a))
    if length <= 0:
        return False
    for end in _ends(part):
        share = min(1.0, max(0.0, float((end - a) @ along) / length**2))
        if float(np.linalg.norm(end - a - share * along)) > IN_WALL_M:
            return False
    return True


def _ends(wall: Part) -> FloatArray:
    """(2, 2) where a wall begins and ends, seen from above."""
    level = [k for k in range(3) if abs(float(wall.rotation[1, k])) < 0.7]
    along = max(level, key=lambda k: float(wall.size[k]), default=0)
    half = wall.rotation[:, along] * wall.size[along] / 2
    return np.stack([(wall.center - half)[[0, 2]], (wall.center + half)[[0, 2]]])


def _corners(floor: Part) -> Corners | None:
    """The corners of a floor that is a rectangle; None for one that is not level."""
    level = [k for k in range(3) if abs(float(floor.rotation[1, k])) < 0.7]
    if len(level) != 2:
        return None
    a, b = (floor.rotation[:, k] * floor.size[k] / 2 for k in level)
    corners = [floor.center + s * a + t * b for s, t in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    return tuple((float(c[0]), float(c[2])) for c in corners)
