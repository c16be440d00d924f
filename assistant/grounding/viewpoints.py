"""Whose left and right: the person's, an imagined viewer's that the words describe, or all that are plausible, weighed.

A `Frame` says for any point which way "ahead" is. Without a viewer people take for granted that they face the things
themselves from the open side of the room; a sentence is judged from every plausible frame, each with its weight.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from assistant.grounding.arena import Arena
from assistant.grounding.index import Rows, SceneIndex
from assistant.grounding.labels import in_group, is_opening
from assistant.grounding.regions import RoomSpace, rooms_of
from scene.frames import FloatArray, Vec3, Viewer

FROM_DOOR = 0.3
"""How plausible it is that one looks in from a door, against the 0.75 of one who stands in the room."""

FACING_BOARD = 0.4
"""How plausible it is that one looks the way that the seats of a class do."""

INNER = frozenset({"closet", "stall", "cabinet", "shower", "cupboard", "wardrobe", "oven", "fridge", "toilet"})
"""Doors of these are no way into a room."""

CLASS_OF = 10
"""So many seats make a class."""

EYE_M = 1.6
"""The height of imagined eyes over the floor, metres."""

BEHIND = "from behind it"
"""The name of the frame in which front and back are taken the other way round."""

AT_WALL_M = 0.6
"""What is this near to the edge of the room stands at its wall, metres."""

SAME_POINT_M = 0.02
"""Points nearer than this are the middle of the same thing, metres."""

MOST_FACED = 400
"""In scenes of more things than this, how one stands before each is not looked at."""

TOO_NEAR_M = 0.25
"""A point nearer than this, seen from above, has no direction from the eyes."""


@dataclass(frozen=True, eq=False)
class Squarely:
    """How people stand before things: facing the wall behind them, or a bed's head."""

    centers: FloatArray
    """(n, 3) the middles of the things, metres."""
    headings: FloatArray
    """(n, 3) level unit vectors straight ahead; NaN where the thing does not tell."""

    def turned(self, points: FloatArray, otherwise: FloatArray) -> FloatArray:
        """(m, 3) which way is ahead for one who looks at each point; `otherwise` where no thing is there."""
        apart = np.abs(points[:, None] - self.centers[None]).max(axis=2)
        nearest = np.argmin(apart, axis=1)
        known = self.headings[nearest]
        there = (apart[np.arange(len(points)), nearest] < SAME_POINT_M) & ~np.isnan(known[:, 0])
        return np.where(there[:, None], known, otherwise)


@dataclass(frozen=True, eq=False)
class Frame:
    """One way to look at the scene."""

    name: str
    """In words: "as you see it", "facing the window"."""
    weight: float
    """How plausible it is; the frames of one reference sum to 1."""
    position: FloatArray | None = None
    """(3) the eyes, metres; None where only the heading is known."""
    heading: FloatArray | None = None
    """(3) level unit vector straight ahead; None where it is from the eyes to whatever is looked at."""
    snapped: bool = False
    """True where the direction is turned to the nearest axis of the scene, as one stands before furniture."""

    guessed: bool = False
    """True where neither a viewer nor the words say from where one looks."""
    squarely: Squarely | None = None
    """How one stands before each thing, where that is known better than by the nearest axis."""
    stands: bool = False
    """True where the words say where one is, and not only what one looks at."""

    def ahead(self, points: FloatArray) -> FloatArray:
        """(m, 3) level unit vectors: which way is ahead for one who looks at each point."""
        if self.heading is not None:
            return np.broadcast_to(self.heading, points.shape)
        if self.position is None:
            return np.broadcast_to(np.array([0.0, 0.0, -1.0]), points.shape)
        d = (points - self.position) * np.array([1.0, 0.0, 1.0])
        length = np.linalg.norm(d, axis=1, keepdims=True)
        d = np.where(length > TOO_NEAR_M, d / np.maximum(length, 1e-9), np.array([0.0, 0.0, -1.0]))
        if self.snapped:
            axis = np.argmax(np.abs(d), axis=1)
            sign = np.sign(d[np.arange(len(d)), axis])
            d = np.zeros_like(d)
            d[np.arange(len(d)), axis] = sign
        return d if self.squarely is None else self.squarely.turned(points, d)

    def right(self, points: FloatArray) -> FloatArray:
        """(m, 3) level unit vectors to the right of one who looks at each point."""
        d = self.ahead(points)
        return np.stack([-d[:, 2], np.zeros(len(d)), d[:, 0]], axis=1)

    def viewer(self, target: FloatArray) -> Viewer:
        """Eyes in this frame that look at a point."""
        ahead = self.ahead(target[None])[0]
        position = self.position if self.position is not None and self.heading is not None else target - 2.0 * ahead
        return Viewer(_vec(position), _vec(ahead))


def _vec(values: FloatArray) -> Vec3:
    return (float(values[0]), float(values[1]), float(values[2]))


def viewer_frame(viewer: Viewer) -> Frame:
    """The person's own eyes."""
    return Frame("as you see it", 1.0, np.array(viewer.position), np.array(viewer.ahead))


def default_frames(index: SceneIndex, viewer: Viewer | None) -> tuple[Frame, ...]:
    """The frames of a reference that says nothing of a viewpoint."""
    if viewer is not None:
        return (viewer_frame(viewer),)
    middle = index.middle + np.array([0.0, EYE_M, 0.0])
    frames = [
        Frame("facing it from the room", 0.45, middle, snapped=True, squarely=squarely(index)),
        Frame("facing it from the middle of the room", 0.3, middle),
    ]
    doors = opening_rows(index)
    for row in doors:
        position = index.boxes.center[row] * np.array([1.0, 0.0, 1.0]) + np.array([0.0, index.lo[1] + EYE_M, 0.0])
        frames.append(Frame("seen from the door", FROM_DOOR / len(doors), position))
    if (board := front_row(index)) is not None:
        way = _level((index.boxes.center[board] - middle) * np.array([1.0, 0.0, 1.0]))
        axis = int(np.argmax(np.abs(way)))
        frames.append(Frame("facing the board", FACING_BOARD, None, np.sign(way[axis]) * np.eye(3)[axis]))
    frames.append(Frame(BEHIND, 0.1, middle, snapped=True))
    total = sum(f.weight for f in frames)
    return tuple(
        (_Mirrored if f.name == BEHIND else Frame)(
            f.name, f.weight / total, f.position, f.heading, f.snapped, True, f.squarely
        )
        for f in frames
    )


def squarely(index: SceneIndex) -> Squarely | None:
    """How one stands before each thing of a scene; kept with its index. None for very many things."""
    if not 0 < len(index.boxes) <= MOST_FACED or index.scene.rooms:
        return None
    kept = index.__dict__.get("_squarely")
    if not isinstance(kept, Squarely):
        beds = np.array([in_group(names, "lain_on") for names in index.names], dtype=np.bool_)[index.name_of]
        headings = to_walls(index, np.arange(len(index.boxes)))
        for row in np.flatnonzero(beds):
            headings[row] = headward(index, int(row))
        kept = index.__dict__["_squarely"] = Squarely(index.boxes.center, headings)
    return kept


def to_walls(index: SceneIndex, rows: Rows) -> FloatArray:
    """(r, 3) level unit vectors to the walls where things stand, of two the one along their longer side; else NaN."""
    center, ext = index.boxes.center[rows], index.boxes.extent[rows]
    best, headings = np.full(len(rows), AT_WALL_M), np.full((len(rows), 3), np.nan)
    for axis in (0, 2):
        # A thing stands with its longer side to the wall.
        deep = 0.5 * np.maximum(0.0, ext[:, axis] - ext[:, 2 - axis])
        for sign in (1.0, -1.0):
            gap = sign * ((index.hi if sign > 0 else index.lo)[axis] - center[:, axis]) - ext[:, axis]
            nearer = (gap < AT_WALL_M) & (gap + deep < best)
            best[nearer] = (gap + deep)[nearer]
            headings[nearer] = sign * np.eye(3)[axis]
    return headings


def headward(index: SceneIndex, row: int) -> FloatArray:
    """(3) from the foot of a bed to its head: to where its pillows are, else to the end that is nearer to a wall."""
    boxes = index.boxes
    ext, center = boxes.extent[row], boxes.center[row]
    axis = 0 if ext[0] > ext[2] else 2
    kinds = np.array([in_group(names, "head_end") for names in index.names], dtype=np.bool_)
    pillows = np.flatnonzero(kinds[index.name_of])
    off = np.abs(boxes.center[pillows] - center)[:, [0, 2]]
    on = pillows[(off < ext[[0, 2]] + 0.15).all(axis=1)]
    if len(on):
        forward = float((boxes.center[on] - center)[:, axis].mean()) >= 0
    else:
        forward = index.hi[axis] - (center + ext)[axis] <= (center - ext)[axis] - index.lo[axis]
    heading = np.zeros(3)
    heading[axis] = 1.0 if forward else -1.0
    return heading


def front_row(index: SceneIndex) -> int | None:
    """The row of the board that the seats of a class look at; None where there are few seats or no board."""
    seats = np.array([in_group(names, "seats") for names in index.names], dtype=np.bool_)
    boards = np.array([in_group(names, "front_of_room") for names in index.names], dtype=np.bool_)
    if not len(seats) or seats[index.name_of].sum() < CLASS_OF:
        return None
    rows = np.flatnonzero(boards[index.name_of])
    face = np.sort(index.boxes.extent[rows], axis=1)[:, 1:].prod(axis=1)  # A podium is no board, where there is one.
    return int(rows[np.argmax(face)]) if len(rows) else None


class _Mirrored(Frame):
    """A frame that looks the other way."""

    def ahead(self, points: FloatArray) -> FloatArray:
        """See `Frame`."""
        return -super().ahead(points)


def opening_rows(index: SceneIndex) -> list[int]:
    """Rows of doors; at most four, the widest first."""
    open_names = [is_opening(names) for names in index.names]
    if not any(open_names):
        return []
    inner = [any(word in INNER for n in names[:1] for word in n.lower().split()) for names in index.names]
    if any(o and not i for o, i in zip(open_names, inner, strict=True)):
        open_names = [o and not i for o, i in zip(open_names, inner, strict=True)]
    rows = np.flatnonzero(np.array(open_names)[index.name_of])
    order = np.argsort(-index.boxes.volume[rows], kind="stable")
    return [int(r) for r in rows[order][:4]]


def standing(arena: Arena, row: int, spaces: list[RoomSpace]) -> FloatArray:
    """(3) where the eyes are of one who stands at a thing, metres."""
    return np.array([arena.boxes.center[row][0], spaces[0].floor_y + EYE_M, arena.boxes.center[row][2]])


def facing(arena: Arena, row: int, from_point: FloatArray | None) -> Frame:
    """One who looks at a thing, from a point or from the open side of the room."""
    target = arena.boxes.center[row]
    spaces = rooms_of(arena.index)
    space = next((s for s in spaces if s.number == arena.room(row)), spaces[0])
    middle = space.middle + np.array([0.0, EYE_M, 0.0])
    if from_point is not None:
        heading = _level(target - from_point)
        return Frame(f"facing the {arena.name(row)}", 1.0, from_point, heading)
    square = squarely(arena.index) if row < arena.count else None
    known = square.headings[row] if square is not None else None
    heading = _toward_flat(arena, row, _level(target - middle))
    if known is not None and not np.isnan(known[0]) and not _is_flat(arena, row):
        heading = known
    gap = max(1.0, min(3.0, float(np.abs((middle - target) @ heading))))
    lateral = (middle - target) - heading * float((middle - target) @ heading)
    position = target - heading * gap + lateral * np.array([1.0, 0.0, 1.0])
    position[1] = middle[1]
    return Frame(f"facing the {arena.name(row)}", 1.0, position, heading)


def _toward_flat(arena: Arena, row: int, heading: FloatArray) -> FloatArray:
    """The heading square to a flat thing such as a window or a bed's headboard, else the nearest axis of its box."""
    boxes = arena.boxes
    axes = [boxes.rotation[row][:, a] * np.array([1.0, 0.0, 1.0]) for a in (0, 2)]
    flat = [float(boxes.half[row][a]) for a in (0, 2)]
    if _is_flat(arena, row):
        axes = [axes[int(np.argmin(flat))]]
    signed = [a if float(a @ heading) >= 0 else -a for a in axes]
    return _level(max(signed, key=lambda a: float(a @ heading)))


def _is_flat(arena: Arena, row: int) -> bool:
    flat = [float(arena.boxes.half[row][a]) for a in (0, 2)]
    return min(flat) < 0.35 * max(flat)


def entering(arena: Arena, row: int) -> Frame:
    """One who comes in through a door and looks into the room."""
    spaces = rooms_of(arena.index)
    space = next((s for s in spaces if s.number == arena.room(row)), spaces[0])
    door = standing(arena, row, spaces)
    inward = _toward_flat(arena, row, _level(space.middle - door))
    return Frame("as you come in", 1.0, door, inward, stands=True)


def _level(d: FloatArray) -> FloatArray:
    flat = d * np.array([1.0, 0.0, 1.0])
    length = float(np.linalg.norm(flat))
    return flat / length if length > 1e-6 else np.array([0.0, 0.0, -1.0])
