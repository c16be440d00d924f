"""Anchors that are no object: corners, walls, sides, ends, the middle of a room, parts of things, areas."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from assistant.grounding.arena import Arena, Made
from assistant.grounding.index import Rows, SceneIndex
from assistant.grounding.labels import area_kinds, degrees, is_opening, match, normal
from assistant.language.lexicon import lexicon
from scene.frames import FloatArray

THIN = 0.05
"""Half the thickness of a made-up wall, floor or edge, metres."""

CORNER = 0.2
"""Half the width of a corner, metres."""

WHOLE = frozenset({"room", "place", "space", "house", "apartment", "office", "scene"})
"""Nouns that mean the whole of an undivided room."""

AREA_REACH_M = 0.6
"""How far around its things a functional area goes, metres."""

SIDE_OUT_M, SIDE_HALF_M = 0.6, 0.4
"""How far out the side of a thing goes, and half of how wide it is, metres."""

UPRIGHT = np.eye(3)


@dataclass(frozen=True, eq=False)
class RoomSpace:
    """A room as grounding uses it: declared in the scene, or the space that everything takes up."""

    number: int
    """Its number among the scene's rooms; -1 for an undivided scene."""
    name: str
    """What to call it."""
    outline: FloatArray
    """(k, 2) corners (x, z), metres, in order."""
    floor_y: float
    """Height of its floor, metres."""
    height: float
    """From floor to ceiling, metres."""

    @property
    def middle(self) -> FloatArray:
        """(3) the middle of its outline at its floor, metres."""
        lo, hi = self.outline.min(axis=0), self.outline.max(axis=0)
        x, z = (lo + hi) / 2
        return np.array([x, self.floor_y, z])

    @property
    def half(self) -> FloatArray:
        """(3) half its extents, metres."""
        lo, hi = self.outline.min(axis=0), self.outline.max(axis=0)
        return np.array([(hi[0] - lo[0]) / 2, self.height / 2, (hi[1] - lo[1]) / 2])


def is_way_in(noun: str) -> bool:
    """Whether one may come in through it, or into it, or from where it is."""
    last = noun.split()[-1]
    return is_opening((noun,)) or noun in lexicon().rooms or last in ("room", "window", "exit", "wall", "side", "end")


def rooms_of(index: SceneIndex) -> list[RoomSpace]:
    """The rooms of a scene; the whole of it where none is declared."""
    if index.scene.rooms:
        return [
            RoomSpace(n, r.label, np.array(r.polygon, dtype=np.float64), r.floor_y, r.height)
            for n, r in enumerate(index.scene.rooms)
        ]
    (x0, y0, z0), (x1, y1, z1) = index.lo, index.hi
    outline = np.array([[x0, z0], [x1, z0], [x1, z1], [x0, z1]])
    return [RoomSpace(-1, "room", outline, float(y0), float(max(y1 - y0, 0.1)))]


def room_like(noun: str, index: SceneIndex) -> list[tuple[int, float]]:
    """Numbers of the rooms that a noun names, with how well; best first."""
    if match(noun, ()).degree:
        return []  # a word for anything at all
    owner, _, kind = noun.rpartition(" ")
    said = f"{lexicon().singular(owner)[0]}'s {kind}" if owner else noun  # "the kids room"
    names = [(r.label, *r.aliases) for r in index.scene.rooms]
    found = [(n, 1.0 if said in known else match(noun, known).degree) for n, known in enumerate(names)]
    return sorted((f for f in found if f[1] >= 0.85), key=lambda f: (-f[1], f[0]))


def all_walls(arena: Arena, rows: Rows) -> bool:
    """Whether rows are of walls and of nothing else: what is let into the next wall is not what a wall has."""
    objects, ids = arena.index.scene.objects, arena.index.boxes.ids
    kinds = [arena.kind(int(r)) or objects[ids[int(r)]].label or "" for r in rows]
    return bool(kinds) and all(normal(k) == "wall" for k in kinds)


def room_rows(arena: Arena, numbers: list[int]) -> Rows:
    """Rows for whole rooms."""
    spaces = rooms_of(arena.index)
    return _rows(
        arena, [_box(f"the {s.name}", "room", s, s.middle, s.half, lift=True) for s in spaces if s.number in numbers]
    )


def shell_rows(arena: Arena, noun: str) -> Rows:
    """Rows for walls, floors, ceilings and corners that the scene has no objects for."""
    word = normal(noun)
    if word in WHOLE:
        return room_rows(arena, [s.number for s in rooms_of(arena.index)])
    makers = {
        "wall": _walls,
        "corner": _corners,
        "floor": _floors,
        "ground": _floors,
        "ceiling": _ceilings,
        "middle": _middles,
        "center": _middles,
        "centre": _middles,
    }
    return makers[word](arena) if word in makers else np.zeros(0, dtype=np.intp)


def area_rows(arena: Arena, noun: str) -> Rows:
    """Rows for a functional area: the space around the things that make it up, in an undivided scene."""
    kinds = area_kinds(normal(noun))
    if not kinds:
        return np.zeros(0, dtype=np.intp)
    index = arena.index
    strong = np.zeros(len(index.names))
    for kind in kinds:
        strong = np.maximum(strong, [m.degree for m in degrees(kind, index.names)])
    rows = np.flatnonzero(strong[index.name_of] >= 0.9)
    if not len(rows):
        return np.zeros(0, dtype=np.intp)
    cluster = _largest_cluster(index.boxes.center[rows])
    lo = index.boxes.lo[rows][cluster].min(axis=0)
    hi = index.boxes.hi[rows][cluster].max(axis=0)
    grow = np.array([AREA_REACH_M, 0.5, AREA_REACH_M])
    made = Made(f"the {noun}", "area", (lo + hi) / 2, (hi - lo) / 2 + grow, UPRIGHT)
    return np.array([arena.add(made)], dtype=np.intp)


def region_rows(arena: Arena, kind: str, owners: Rows) -> Rows:
    """Rows for parts: of these things, or of the rooms where there is no owner."""
    things = [int(r) for r in owners if arena.kind(int(r)) != "room"]
    if things:
        return np.concatenate([_parts_of(arena, kind, row) for row in things])
    wanted = {arena.room(int(r)) for r in owners}
    spaces = [s for s in rooms_of(arena.index) if not wanted or s.number in wanted or s.number < 0]
    makers = {
        "corner": _corners,
        "middle": _middles,
        "center": _middles,
        "side": _sides,
        "end": _ends,
        "edge": _walls,
        "top": _ceilings,
        "bottom": _floors,
        "front": _ends,
        "back": _ends,
        "area": _middles,
        "spot": _middles,
    }
    return makers[kind](arena, spaces)


def _rows(arena: Arena, made: list[Made]) -> Rows:
    return np.array([arena.add(m) for m in made], dtype=np.intp)


def _box(
    name: str,
    kind: str,
    space: RoomSpace,
    center: FloatArray,
    half: FloatArray,
    *,
    lift: bool = False,
    rotation: FloatArray = UPRIGHT,
) -> Made:
    middle = np.array(center, dtype=np.float64)
    if lift:
        middle[1] = space.floor_y + space.height / 2
    return Made(name, kind, middle, np.array(half, dtype=np.float64), rotation, space.number)


def _corners(arena: Arena, spaces: list[RoomSpace] | None = None) -> Rows:
    made = []
    for s in spaces if spaces is not None else rooms_of(arena.index):
        middle = s.middle
        for x, z in s.outline:
            inward = np.array([np.sign(middle[0] - x), 0.0, np.sign(middle[2] - z)]) * CORNER
            made.append(
                _box(
                    "the corner",
                    "corner",
                    s,
                    np.array([x, 0.0, z]) + inward,
                    np.array([CORNER, s.height / 2, CORNER]),
                    lift=True,
                )
            )
    return _rows(arena, made)


def _walls(arena: Arena, spaces: list[RoomSpace] | None = None) -> Rows:
    made = []
    for s in spaces if spaces is not None else rooms_of(arena.index):
        for a, b in zip(s.outline, np.roll(s.outline, -1, axis=0), strict=True):
            along = b - a
            length = float(np.hypot(*along))
            if length < 1e-6:
                continue
            x, z = along / length
            inward = np.array([z, 0.0, -x])
            inward = inward if inward @ (s.middle - np.array([a[0], s.floor_y, a[1]])) >= 0 else -inward
            rotation = np.stack([np.array([x, 0.0, z]), np.array([0.0, 1.0, 0.0]), np.array([-z, 0.0, x])], axis=1)
            center = np.array([(a[0] + b[0]) / 2, 0.0, (a[1] + b[1]) / 2]) - inward * THIN
            made.append(
                _box(
                    "the wall",
                    "wall",
                    s,
                    center,
                    np.array([length / 2, s.height / 2, THIN]),
                    lift=True,
                    rotation=rotation,
                )
            )
    return _rows(arena, made)


def _floors(arena: Arena, spaces: list[RoomSpace] | None = None) -> Rows:
    return _slabs(arena, spaces, "the floor", top=False)


def _ceilings(arena: Arena, spaces: list[RoomSpace] | None = None) -> Rows:
    return _slabs(arena, spaces, "the ceiling", top=True)


def _slabs(arena: Arena, spaces: list[RoomSpace] | None, name: str, *, top: bool) -> Rows:
    made = []
    for s in spaces if spaces is not None else rooms_of(arena.index):
        y = s.floor_y + s.height + THIN if top else s.floor_y - THIN
        made.append(
            _box(
                name,
                name.split()[-1],
                s,
                np.array([s.middle[0], y, s.middle[2]]),
                np.array([s.half[0], THIN, s.half[2]]),
            )
        )
    return _rows(arena, made)


def _middles(arena: Arena, spaces: list[RoomSpace] | None = None) -> Rows:
    return _rows(
        arena,
        [
            _box(
                "the middle of the room",
                "middle",
                s,
                s.middle,
                np.array([s.half[0] / 4, s.height / 2, s.half[2] / 4]),
                lift=True,
            )
            for s in (spaces if spaces is not None else rooms_of(arena.index))
        ],
    )


def _strips(arena: Arena, spaces: list[RoomSpace] | None, axes: tuple[int, ...], name: str, share: float) -> Rows:
    made = []
    for s in spaces if spaces is not None else rooms_of(arena.index):
        for axis in axes or (int(np.argmax(s.half * np.array([1, 0, 1]))),):
            for sign in (-1.0, 1.0):
                half, center = s.half.copy(), s.middle.copy()
                center[axis] += sign * half[axis] * (1 - share)
                half[axis] *= share
                made.append(_box(name, name.split()[-1], s, center, half, lift=True))
    return _rows(arena, made)


def _sides(arena: Arena, spaces: list[RoomSpace] | None = None) -> Rows:
    return _strips(arena, spaces, (0, 2), "the side", 0.4)


def _ends(arena: Arena, spaces: list[RoomSpace] | None = None) -> Rows:
    return _strips(arena, spaces, (), "the end", 0.25)


_PART_AXES = {"top": (1, (1.0,)), "bottom": (1, (-1.0,)), "front": (2, (1.0,)), "back": (2, (-1.0,))}


def _parts_of(arena: Arena, kind: str, row: int) -> Rows:
    """Slices of a thing's own box."""
    boxes, name = arena.index.boxes if row < arena.count else arena.boxes, arena.name(row)
    half, center, rotation = boxes.half[row], boxes.center[row], boxes.rotation[row]
    if kind in ("middle", "center", "area", "spot"):
        return _rows(
            arena, [Made(f"the middle of the {name}", kind, center, half * np.array([0.35, 1.0, 0.35]), rotation)]
        )
    if kind == "corner":
        cuts = [(np.array([x, 0.0, z]), np.array([0.2, 1.0, 0.2])) for x in (-0.8, 0.8) for z in (-0.8, 0.8)]
    elif kind == "end":
        # The end of a table is on it and before it, but not round its corners.
        axis = 0 if half[0] >= half[2] else 2
        cuts = [
            (offset * 1.25, part + 0.25 * np.abs(np.sign(offset)) - 0.4 * np.eye(3)[2 - axis])
            for offset, part in _slices(axis, (-1.0, 1.0))
        ]
    elif kind == "side":
        ways = [(axis, sign) for axis in (0, 2) for sign in (-1.0, 1.0)]
        return _rows(arena, [_beside(name, center, half, rotation, *way) for way in ways])
    elif kind in _PART_AXES:
        cuts = _slices(*_PART_AXES[kind])
    else:
        cuts = [*_slices(0, (-1.0, 1.0)), *_slices(2, (-1.0, 1.0))]
    return _rows(
        arena,
        [
            Made(f"the {kind} of the {name}", kind, center + rotation @ (offset * half), half * part, rotation)
            for offset, part in cuts
        ],
    )


def _beside(name: str, center: FloatArray, half: FloatArray, rotation: FloatArray, axis: int, sign: float) -> Made:
    """The side of a table: its edge there and what stands before it, but not round its corners."""
    offset, part = np.zeros(3), half * 0.9
    offset[axis], part[axis] = sign * (half[axis] + SIDE_OUT_M - SIDE_HALF_M), SIDE_HALF_M
    return Made(f"the side of the {name}", "side", center + rotation @ offset, part, rotation)


def _slices(axis: int, signs: tuple[float, ...]) -> list[tuple[FloatArray, FloatArray]]:
    cuts = []
    for sign in signs:
        offset, part = np.zeros(3), np.ones(3)
        offset[axis], part[axis] = sign * 0.8, 0.2
        cuts.append((offset, part))
    return cuts


def _largest_cluster(points: FloatArray, reach_m: float = 2.5) -> Rows:
    """Rows of the largest set of points in which each is within reach of another."""
    n = len(points)
    close = np.linalg.norm(points[:, None, [0, 2]] - points[None, :, [0, 2]], axis=2) < reach_m
    group = np.arange(n)
    for _ in range(n):
        spread = np.where(close, group[None, :], n).min(axis=1)
        if (spread == group).all():
            break
        group = spread
    values, counts = np.unique(group, return_counts=True)
    return np.flatnonzero(group == values[int(np.argmax(counts))])
