"""Viewpoints that words describe: "facing the window", "as you come in", "standing at the sink"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from assistant.grounding.arena import Made
from assistant.grounding.index import Rows
from assistant.grounding.labels import in_group
from assistant.grounding.pairs import degrees, gap, to_table
from assistant.grounding.regions import UPRIGHT, region_rows, rooms_of
from assistant.grounding.tuning import HOLDS, MAYBE
from assistant.grounding.viewpoints import (
    EYE_M,
    Frame,
    _level,
    _toward_flat,
    entering,
    facing,
    front_row,
    headward,
    opening_rows,
    standing,
)  # fmt: skip
from assistant.language.reference import Noun, Ref, Reference, Relation, Viewpoint
from scene.frames import FloatArray

if TYPE_CHECKING:
    from assistant.grounding.evaluate import Evaluator

AT_IT = 0.7
"""How often one who is at a thing looks at it, and not away from it into the room."""

SEAT_M = 0.6
"""A chair this near to a desk is the one that one sits on, metres."""

MOST_SEEN = 8
"""Of what may be looked at, so many are compared by how near what is meant is."""

SEEN_APART = 0.25
"""How likely what is looked at is far from what is meant, against being right there."""

MOST_VIEWS = 3
"""Of a viewpoint that fits several things, the likeliest few are tried."""


def frames_of_view(ev: Evaluator, view: Viewpoint, meant: Reference | None = None) -> tuple[Frame, ...]:
    """The frames that a viewpoint may mean, likeliest first; none where its things are not to be found.

    Of several things that may be looked at, it is rather one where such things are as are `meant`.
    """
    at = [(row, w) for row, w in _likely(ev, view.at) if ev.arena.kind(row) != "room"]
    toward = _where_they_are(ev, _likely(ev, view.toward, MOST_SEEN), meant)
    away = _likely(ev, view.away_from)
    if view.entering:
        doors = at or [(r, 1.0) for r in opening_rows(ev.index)]
        return _shared([(entering(ev.arena, row), w) for row, w in doors])
    if toward:
        eyes = standing(ev.arena, at[0][0], rooms_of(ev.index)) if at else None
        if not at and not _plural(ev, view.toward):
            looks = [(before(ev, r) if _is_bed(ev, r) else facing(ev.arena, r, None), w) for r, w in toward]
            return _shared(looks)
        frames = (
            [(_toward_set(ev, view.toward, toward), 1.0)]
            if _plural(ev, view.toward) and len(toward) > 1
            else [(facing(ev.arena, row, eyes), w) for row, w in toward]
        )
        return _shared(frames)
    if away:
        eyes = standing(ev.arena, at[0][0], rooms_of(ev.index)) if at else None
        return _shared([(_backed(ev, row, eyes), w) for row, w in away])
    if at and view.toward is not None:
        # What is looked at is a part that boxes do not show, such as a headboard: of what one stands at.
        return _shared([(before(ev, row), w) for row, w in at])
    if at:
        return _shared([(replace(f, stands=True), w * share) for row, w in at for f, share in _where_one_is(ev, row)])
    return ()


def _where_they_are(ev: Evaluator, seen: list[tuple[int, float]], meant: Reference | None) -> list[tuple[int, float]]:
    """The things looked at, each the likelier the nearer what is meant is to it."""
    if len(seen) < 2 or not isinstance(meant, Ref) or not isinstance(meant.head, Noun):
        return seen[:MOST_VIEWS]
    kind = ev.belief(Ref(meant.head))
    rows = kind.rows[kind.share >= HOLDS]
    if not len(rows):
        return seen[:MOST_VIEWS]
    near = [float(gap(ev.arena.boxes, rows, np.full(len(rows), row)).min()) for row, _ in seen]
    there = [SEEN_APART + (1 - SEEN_APART) * float(np.exp(-apart)) for apart in near]
    weighed = [(row, w * t) for (row, w), t in zip(seen, there, strict=True)]
    return sorted(weighed, key=lambda s: -s[1])[:MOST_VIEWS]


def there(ev: Evaluator, ref: Ref, view: Viewpoint) -> Ref:
    """ "Facing the desk, the monitor on the right": of those on the desk, where there are several among others.

    So are the nightstands beside a bed that one lies in.
    """
    seen = _whole(view.toward if view.toward is not None else view.at)
    if isinstance(standing_at := _whole(view.at), Ref) and standing_at is not view.at:
        seen = standing_at
    likely = _likely(ev, seen) if isinstance(seen, Ref) and not view.entering else []
    if not likely or not isinstance(ref.head, Noun) or not ref.pick or ref.relations or ref.of is not None:
        return ref
    kind = ev.belief(Ref(ref.head))
    rows = kind.rows[kind.share >= HOLDS]
    anchor = np.array([likely[0][0]])
    names = ("on", "in", "next_to") if _is_bed(ev, likely[0][0]) else ("on", "in")
    for name in names if len(rows) else ():
        at = degrees(ev, name, rows, anchor)
        if 2 <= int((at >= HOLDS).sum()) < len(rows) and seen is not None:
            return replace(ref, where=(*ref.where, Relation(name, (seen,))))
    return ref


def _whole(reference: Reference | None) -> Reference | None:
    """The bed of whose foot or headboard is spoken; else the thing itself."""
    if not isinstance(reference, Ref):
        return reference
    owner = next((c.anchors[0] for c in reference.relations if c.name == "part_of" and c.anchors), None)
    if owner is not None:
        return owner
    if isinstance(reference.head, Noun) and reference.head.name in ("headboard", "footboard"):
        return replace(reference, head=Noun("bed"))
    return reference


def _where_one_is(ev: Evaluator, row: int) -> list[tuple[Frame, float]]:
    """Which way one looks who is at a thing: into the room from a door or a sofa, else mostly at the thing itself."""
    if ev.arena.kind(row) == "end" and (beds := [r for r in range(ev.arena.count) if _is_bed(ev, r)]):
        nearest = int(np.argmin(gap(ev.arena.boxes, np.array(beds), np.full(len(beds), row))))
        at_foot = ev.arena.name(row).startswith("the foot")
        return [(before(ev, beds[nearest]) if at_foot else _from(ev, beds[nearest]), 1.0)]
    away = _from(ev, row)
    if row >= ev.arena.count or stands_for(ev, row, "looked_from") or stands_for(ev, row, "seats"):
        return [(away, 1.0)]
    return [(before(ev, row), AT_IT), (away, 1 - AT_IT)]


def before(ev: Evaluator, row: int) -> Frame:
    """One who stands before a thing and looks at it: from the foot of a bed, from the chair at a desk."""
    boxes = ev.arena.boxes
    if row < ev.arena.count and stands_for(ev, row, "lain_on"):
        heading = headward(ev.index, row)
        return Frame(f"from the foot of the {ev.arena.name(row)}", 1.0, boxes.center[row] - 1.5 * heading, heading)
    if row < ev.arena.count and stands_for(ev, row, "sat_at"):
        seats = np.array([r for r in range(ev.arena.count) if stands_for(ev, r, "seats")], dtype=np.intp)
        if len(seats):
            apart = gap(boxes, seats, np.full(len(seats), row))
            if apart.min() < SEAT_M:
                seat = boxes.center[seats[int(np.argmin(apart))]]
                straight = _toward_flat(ev.arena, row, _level(boxes.center[row] - seat))
                return Frame(f"sitting at the {ev.arena.name(row)}", 1.0, seat, straight)
    return facing(ev.arena, row, None)


def ends_of(ev: Evaluator, noun: str) -> Rows:
    """Rows for the ends of what has them: the head and the foot of beds, the front and the back of a class."""
    none = np.zeros(0, dtype=np.intp)
    if noun in ("headboard", "footboard"):
        way = 1.0 if noun == "headboard" else -1.0
        beds = [r for r in range(ev.arena.count) if stands_for(ev, r, "lain_on")]
        return np.array([_bed_end(ev, row, way) for row in beds], dtype=np.intp) if beds else none
    board = front_row(ev.index) if noun in ("front of the room", "back of the room") else None
    if board is None:
        return none
    if noun == "front of the room":
        return np.array([board], dtype=np.intp)
    walls = region_rows(ev.arena, "edge", none)
    apart = gap(ev.arena.boxes, walls, np.full(len(walls), board))
    return walls[[int(np.argmax(apart))]]


def _bed_end(ev: Evaluator, row: int, way: float) -> int:
    boxes = ev.arena.boxes
    along = way * headward(ev.index, row)
    center = boxes.center[row] + along * boxes.extent[row]
    half = np.where(along == 0, boxes.extent[row], 0.15)
    name = "the head" if way > 0 else "the foot"
    return ev.arena.add(Made(f"{name} of the {ev.arena.name(row)}", "end", center, half, UPRIGHT))


def _is_bed(ev: Evaluator, row: int) -> bool:
    return row < ev.arena.count and stands_for(ev, row, "lain_on")


def stands_for(ev: Evaluator, row: int, group: str) -> bool:
    """Whether an object is of one of the kinds of a group of `data/near.toml`."""
    return in_group(ev.index.names[ev.index.name_of[row]], group)


def _likely(ev: Evaluator, reference: Reference | None, most: int = MOST_VIEWS) -> list[tuple[int, float]]:
    if reference is None:
        return []
    belief = ev.belief(reference)
    if float(belief.label.max(initial=0.0)) <= MAYBE:
        return []
    order = np.argsort(-belief.share, kind="stable")[:most]
    return [(int(belief.rows[n]), float(belief.share[n])) for n in order if belief.share[n] >= 0.3]


def _plural(ev: Evaluator, reference: Reference | None) -> bool:
    return reference is not None and ev.belief(reference).plural


def _toward_set(ev: Evaluator, reference: Reference | None, rows: list[tuple[int, float]]) -> Frame:
    """Facing several things at once: their middle."""
    listed: Rows = np.array([r for r, _ in rows], dtype=np.intp)
    target: FloatArray = ev.arena.boxes.center[listed].mean(axis=0)
    middle = rooms_of(ev.index)[0].middle + np.array([0.0, EYE_M, 0.0])
    return Frame("facing them", 1.0, middle, _level(target - middle))


def _from(ev: Evaluator, row: int) -> Frame:
    """One who is at a thing with it behind, looking into the room; who lies on a bed looks to its foot."""
    spaces = rooms_of(ev.index)
    eyes = standing(ev.arena, row, spaces)
    if row < ev.arena.count and stands_for(ev, row, "lain_on"):
        return Frame(f"lying on the {ev.arena.name(row)}", 1.0, eyes, -headward(ev.index, row))
    if row < ev.arena.count and (over := to_table(ev, row)) is not None:
        return Frame(f"on the {ev.arena.name(row)}", 1.0, eyes, over)
    if row < ev.arena.count and stands_for(ev, row, "looked_from"):
        return Frame(f"at the {ev.arena.name(row)}", 1.0, eyes, -facing(ev.arena, row, None).ahead(eyes[None])[0])
    return Frame(f"standing at the {ev.arena.name(row)}", 1.0, eyes, _level(spaces[0].middle - eyes))


def _backed(ev: Evaluator, row: int, eyes: FloatArray | None) -> Frame:
    """One whose back is to a thing, there or elsewhere."""
    front = facing(ev.arena, row, None)
    heading = None if front.heading is None else -front.heading
    position = ev.arena.boxes.center[row] if eyes is None else eyes
    return Frame(f"with the back to the {ev.arena.name(row)}", 1.0, position, heading)


def _shared(frames: list[tuple[Frame, float]]) -> tuple[Frame, ...]:
    total = sum(w for _, w in frames) or 1.0
    return tuple(replace(f, weight=w / total) for f, w in frames)
