"""Where a thing is to be put or where to go: a place of a program as a target for placement and navigation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from assistant.grounding.arena import Arena
from assistant.grounding.context import GroundingContext
from assistant.grounding.evaluate import Evaluator
from assistant.grounding.index import Rows, index_of
from assistant.grounding.labels import is_structural
from assistant.grounding.outcome import (
    Ambiguous,
    Grounding,
    NotFound,
    PlaceGrounding,
    PlaceKind,
    Resolved,
    ResolvedPlace,
)
from assistant.grounding.pairs import own_front
from assistant.grounding.regions import region_rows
from assistant.grounding.spots import HERE_M, on_floor, spot_target, vec
from assistant.grounding.tops import part_of_top
from assistant.grounding.units import metres
from assistant.grounding.viewpoints import Frame, default_frames
from assistant.grounding.wording import naming
from assistant.language.reference import (
    Home,
    Noun,
    Place,
    Places,
    Ref,
    Reference,
    Relation,
    Several,
    Shift,
    Spot,
    Viewer,
    Viewpoint,
)
from assistant.language.relations import RELATIONS
from scene.frames import FloatArray, Vec3
from scene.frames import Viewer as Eyes

GroundRef = Callable[[Reference, GroundingContext], Grounding]

WAYS = {
    "left_of": ("right", -1.0),
    "right_of": ("right", 1.0),
    "in_front_of": ("ahead", -1.0),
    "behind": ("ahead", 1.0),
}
"""View-dependent relations: along which axis of the viewer, and which way."""

LEVEL = {"left": ("right", -1.0), "right": ("right", 1.0), "forward": ("ahead", 1.0), "backward": ("ahead", -1.0)}

BOUNDING = frozenset({"near", "at", "next_to", "around"})
"""With these a distance is a bound: "within two metres of the door"."""


def place_target(place: Place, ctx: GroundingContext, ground: GroundRef) -> PlaceGrounding:
    """Where a place is, in a context."""
    if isinstance(place, Home):
        return ResolvedPlace("home", words="back where it was")
    if isinstance(place, Spot):
        named = place.word == "there" and ctx.place is None and ctx.gaze.at(place.time_s) is None
        if named and isinstance(ctx.anchor, Relation):
            return _relation(ctx.anchor, ctx, ground)
        return spot_target(place, ctx)
    if isinstance(place, Shift):
        return _shift(place, ctx, ground)
    if isinstance(place, Places):
        return _all(place, ctx, ground)
    return _relation(place, ctx, ground)


def _all(place: Places, ctx: GroundingContext, ground: GroundRef) -> PlaceGrounding:
    found: list[ResolvedPlace] = []
    for part in place.parts:
        one = place_target(part, ctx, ground)
        if not isinstance(one, ResolvedPlace):
            return one
        found.append(one)
    words = ", ".join(f.words for f in found if f.words)
    return replace(found[0], also=tuple(found[1:]), words=words, probability=min(f.probability for f in found))


# ---- a step from where it is ---------------------------------------------------------------------------------------


def _frame(ctx: GroundingContext, view: Viewpoint | None) -> Frame:
    from assistant.grounding.views import frames_of_view

    arena = Arena(index_of(ctx.scene))
    first = default_frames(arena.index, ctx.viewer)[0]
    said = view or ctx.view
    if said is None:
        return first
    frames = frames_of_view(Evaluator(ctx, first, arena), said)
    return frames[0] if frames else first


def _shift(place: Shift, ctx: GroundingContext, ground: GroundRef) -> PlaceGrounding:
    distance = metres(place.distance)
    if place.direction in ("up", "down"):
        way: Vec3 | None = (0.0, 1.0 if place.direction == "up" else -1.0, 0.0)
        return ResolvedPlace("shift", direction=way, distance_m=distance, words=place.direction)
    if place.direction in ("around", "clockwise", "anticlockwise"):
        return ResolvedPlace("shift", distance_m=distance, words=place.direction, spin=place.direction)
    frame = _frame(ctx, place.view)
    if place.direction in LEVEL:
        axis, sign = LEVEL[place.direction]
        here = np.zeros((1, 3))
        table = frame.right(here) if axis == "right" else frame.ahead(here)
        return ResolvedPlace(
            "shift",
            direction=vec(sign * table[0]),
            distance_m=distance,
            viewer=_eyes(frame, ctx),
            words=f"to the {place.direction}" if place.direction in ("left", "right") else place.direction,
        )
    return _toward(place, ctx, ground, distance)


def _toward(place: Shift, ctx: GroundingContext, ground: GroundRef, distance: float | None) -> PlaceGrounding:
    anchor = place.anchor if place.anchor is not None else Ref(Viewer())
    found = ground(anchor, ctx)
    words = f"{'towards' if place.direction == 'toward' else 'away from'} {_the(anchor, ctx)}"
    relation = "near" if place.direction == "toward" else "far_from"
    if isinstance(found, ResolvedPlace):
        return ResolvedPlace(
            "shift",
            relation,
            point=found.point,
            room=found.room,
            distance_m=distance,
            words=words,
            probability=found.probability,
        )
    if not isinstance(found, Resolved):
        return found
    boxes = ctx.scene.boxes
    middle = boxes.center[boxes.rows(found.ids)].mean(axis=0)
    return ResolvedPlace(
        "shift",
        relation,
        anchors=found.ids,
        point=vec(middle),
        distance_m=distance,
        words=words,
        probability=found.probability,
    )


# ---- related to things ---------------------------------------------------------------------------------------------


def _relation(place: Relation, ctx: GroundingContext, ground: GroundRef) -> PlaceGrounding:
    words = _words(place, ctx)
    distance = metres(place.distance)
    if not place.anchors:
        return _region_here(place, ctx, words)
    anchor = place.anchors[0] if len(place.anchors) == 1 else Several(place.anchors)
    if isinstance(anchor, Ref) and isinstance(anchor.head, Viewer):
        return _by_viewer(place, ctx, words, distance)
    if (
        isinstance(anchor, Ref)
        and isinstance(anchor.head, Noun)
        and is_structural(anchor.head.name)
        and anchor.relations
    ):
        # "On the floor in front of the sofa": where on it is a place of its own.
        bare = replace(anchor, where=tuple(c for c in anchor.where if not isinstance(c, Relation)))
        return _all(Places((replace(place, anchors=(bare,)), *anchor.relations)), ctx, ground)
    found = ground(anchor, ctx)
    if isinstance(found, ResolvedPlace):
        top = part_of_top(anchor, found, ctx, ground) if place.name in ("on", "in", "at") else None
        return top or _of_space(place, found, ctx, words, distance)
    if isinstance(found, Ambiguous):
        return replace(found, about=found.about or anchor)
    if isinstance(found, NotFound):
        return found
    ids = _single(place, found)
    if place.name in ("in_corner", "in_middle", "on_edge"):
        return _part(place, ids, ctx, words, found.probability)
    direction, viewer = _way(place, ids, ctx)
    return ResolvedPlace(
        "surface",
        place.name,
        anchors=ids,
        direction=direction,
        distance_m=distance,
        viewer=viewer,
        words=words,
        bounded=distance is not None and place.name in BOUNDING,
        probability=found.probability,
        room=_room_of(ctx, ids[0]),
    )


def _single(place: Relation, found: Resolved) -> tuple[str, ...]:
    """The anchors; only relations among several keep more than one."""
    many = place.name in ("between", "around", "near", "next_to", "in_middle", "far_from", "along", "at")
    return found.ids if many or len(found.ids) == 1 else found.ids[:1]


def _room_of(ctx: GroundingContext, object_id: str) -> str | None:
    room = ctx.scene.room_of(object_id)
    return room.id if room is not None else None


def _way(place: Relation, ids: tuple[str, ...], ctx: GroundingContext) -> tuple[Vec3 | None, Eyes | None]:
    """Which way in the world a view-dependent relation goes, and whose view that is."""
    if place.name not in WAYS:
        return None, None
    axis, sign = WAYS[place.name]
    frame = _frame(ctx, place.view)
    boxes = ctx.scene.boxes
    target = boxes.center[boxes.rows(ids)].mean(axis=0)
    table = frame.right(target[None]) if axis == "right" else frame.ahead(target[None])
    direction = sign * table[0]
    if axis == "ahead" and place.view is None and len(ids) == 1:
        front = _own_front(ctx, ids[0])
        direction = -sign * front if front is not None else direction
    return vec(direction), _eyes(frame, ctx)


def _own_front(ctx: GroundingContext, object_id: str) -> FloatArray | None:
    if not own_front(ctx.scene.objects[object_id]):
        return None
    front = ctx.scene.boxes.front[ctx.scene.boxes.index[object_id]] * np.array([1.0, 0.0, 1.0])
    length = float(np.linalg.norm(front))
    return front / length if length > 0.3 else None


def _eyes(frame: Frame, ctx: GroundingContext) -> Eyes | None:
    if frame.position is None or frame.heading is None:
        return ctx.viewer
    return Eyes(vec(frame.position), vec(frame.heading))


def _by_viewer(place: Relation, ctx: GroundingContext, words: str, distance: float | None) -> PlaceGrounding:
    """Beside, before or behind the person."""
    if ctx.viewer is None:
        return NotFound("you", "Nobody stands in this scene, so I do not know where you are.")
    frame = default_frames(index_of(ctx.scene), ctx.viewer)[0]
    eyes = np.array(ctx.viewer.position)
    axis, sign = WAYS.get(place.name, ("ahead", 1.0))
    if place.name == "in_front_of":
        sign = 1.0
    elif place.name == "behind":
        sign = -1.0
    way = sign * (frame.right(eyes[None]) if axis == "right" else frame.ahead(eyes[None]))[0]
    reach = distance if distance is not None else HERE_M
    return ResolvedPlace(
        "point",
        place.name,
        point=on_floor(ctx, eyes + reach * way),
        direction=vec(way),
        distance_m=distance,
        viewer=ctx.viewer,
        words=words,
    )


def _of_space(
    place: Relation, found: ResolvedPlace, ctx: GroundingContext, words: str, distance: float | None
) -> PlaceGrounding:
    """In a room, or at a part of one."""
    if place.name in ("in_corner", "in_middle", "on_edge") and found.room is not None:
        return _part_of_room(place, found.room, ctx, words)
    kind: PlaceKind = "room" if found.kind == "room" else "region"
    if place.name == "on" and found.words == "the floor":
        kind = "region"
    return replace(
        found, kind=kind, relation=place.name if kind == "region" else "at", words=words, distance_m=distance
    )


def _region_here(place: Relation, ctx: GroundingContext, words: str) -> PlaceGrounding:
    """The corner, the middle, the edge of the room where the person is."""
    room = ctx.scene.room_at(ctx.viewer.position) if ctx.viewer is not None else None
    if place.name not in ("in_corner", "in_middle", "on_edge"):
        return NotFound(words, f"I do not know what is meant by {words!r} here.")
    if room is None and ctx.scene.rooms:
        room = ctx.scene.rooms[0]
    return _part_of_room(place, room.id if room is not None else None, ctx, words)


_PART_OF = {"in_corner": "corner", "in_middle": "middle", "on_edge": "edge"}


def _part_of_room(place: Relation, room_id: str | None, ctx: GroundingContext, words: str) -> PlaceGrounding:
    arena = Arena(index_of(ctx.scene))
    numbers = [n for n, r in enumerate(ctx.scene.rooms) if r.id == room_id]
    rows = region_rows(arena, _PART_OF[place.name], np.zeros(0, dtype=np.intp))
    rows = np.array([r for r in rows if not numbers or arena.room(int(r)) in numbers], dtype=np.intp)
    if not len(rows):
        return NotFound(words, "I do not know where that is in this scene.")
    return _at_region(arena, rows, place, ctx, words, room_id)


def _part(
    place: Relation, ids: tuple[str, ...], ctx: GroundingContext, words: str, probability: float
) -> PlaceGrounding:
    """The middle, a corner or the edge of a thing: on it, at that point."""
    arena = Arena(index_of(ctx.scene))
    rows = region_rows(arena, _PART_OF[place.name], ctx.scene.boxes.rows(ids))
    row = _nearest(arena, rows, ctx)
    made = arena.made[row - arena.count]
    x, z = float(made.center[0]), float(made.center[2])
    top = float(ctx.scene.boxes.hi[ctx.scene.boxes.rows(ids)][:, 1].max())
    return ResolvedPlace(
        "point",
        "on",
        anchors=ids[:1],
        point=(x, top, z),
        words=words,
        probability=probability,
        radius_m=float(min(made.half[0], made.half[2])),
    )


def _at_region(
    arena: Arena, rows: Rows, place: Relation, ctx: GroundingContext, words: str, room_id: str | None
) -> ResolvedPlace:
    row = _nearest(arena, rows, ctx)
    made = arena.made[row - arena.count]
    point = (float(made.center[0]), float(made.center[1] - made.half[1]), float(made.center[2]))
    return ResolvedPlace(
        "region",
        place.name,
        room=room_id,
        point=point,
        words=words,
        radius_m=float(max(0.3, min(made.half[0], made.half[2]) * 2)),
    )


def _nearest(arena: Arena, rows: Rows, ctx: GroundingContext) -> int:
    """Of several, the one before the person's eyes."""
    if ctx.viewer is None or len(rows) == 1:
        return int(rows[0])
    points = arena.boxes.center[rows]
    d = points - np.array(ctx.viewer.position)
    length = np.maximum(np.linalg.norm(d, axis=1), 1e-6)
    angle = np.arccos(np.clip(d @ np.array(ctx.viewer.forward) / length, -1, 1))
    return int(rows[int(np.argmin(np.round(angle, 6)))])


def _the(anchor: Reference, ctx: GroundingContext) -> str:
    name = naming(anchor, ctx)
    if name == "it" and ctx.focus and len(ctx.focus[0]) == 1 and ctx.focus[0][0] in ctx.scene.objects:
        name = ctx.scene.objects[ctx.focus[0][0]].display_name
    return name if name in ("it", "them", "you", "him", "her") else f"the {name}"


def _words(place: Relation, ctx: GroundingContext) -> str:
    says = RELATIONS[place.name].says
    if not place.anchors:
        return f"{says} the room" if says.endswith("of") else says
    return f"{says} {' and '.join(_the(a, ctx) for a in place.anchors)}"
