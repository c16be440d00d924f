"""How much room there is at a place: before, behind or beside a thing, over it, or free upon it."""

from __future__ import annotations

import math

import numpy as np

from assistant.carrying import carried_by
from assistant.grounding.outcome import ResolvedPlace
from assistant.language.program import Measured, Relation, Space
from assistant.measuring import room_size
from assistant.phrasing import metres, sentence, square_metres, the
from assistant.skills.base import Plan, Refused, SkillContext
from scene.boxes import Boxes
from scene.frames import FloatArray
from scene.objects import Scene

HANDLES = (Space,)
ABOUT = "how much room there is"
EXAMPLES = ("How much room is there in front of the sofa?", "How much space is there behind the sofa?")

LOW_M = 0.03
"""What is no higher over the floor than this, as a rug is, takes no room, metres."""

SLACK_M = 0.02
"""What reaches into a side by less than this begins beyond it, metres."""


def plan(command: Space, ctx: SkillContext) -> Plan:
    """The clear way from that side of the thing to the next one; upon a thing, the free part of its top."""
    if isinstance(command.place, Relation) and command.place.name == "between":
        anchors = command.place.anchors
        other = anchors[1] if len(anchors) == 2 else None
        return ctx.plan(Measured("gap", anchors[0], other), ctx)
    place = ctx.resolve_place(command.place)
    if place.room is not None and not place.anchors:
        room = next(r for r in ctx.scene.rooms if r.id == place.room)
        return Plan(sentence(f"the {room.label} {room_size(room, 'area')}"), outcome="answered")
    if not place.anchors:
        raise Refused("Say at which thing: how much room is there in front of the sofa, for example.")
    anchor = place.anchors[0]
    if place.relation == "on":
        return Plan(sentence(_free_top(ctx.scene, anchor)), targets=(anchor,), outcome="answered")
    ways = _ways(place, ctx)
    if not ways:
        raise Refused("I can measure the room before, behind, beside, over and upon things only.")
    told = [_told(ctx.scene, anchor, way, words) for words, way in ways]
    return Plan(" ".join(sentence(t) for t in told), targets=(anchor,), outcome="answered")


def _ways(place: ResolvedPlace, ctx: SkillContext) -> list[tuple[str, FloatArray]]:
    """Each side that a relation means, in words, and its unit vector in the world."""
    boxes = ctx.scene.boxes
    row = boxes.index[place.anchors[0]]
    name = the(ctx.scene, place.anchors[0])
    front = np.array(boxes.front[row], dtype=float) * (1.0, 0.0, 1.0)
    front = front / max(float(np.linalg.norm(front)), 1e-9)
    right = np.array([ctx.viewer.right[0], 0.0, ctx.viewer.right[2]])
    if place.direction is not None:
        said = np.array([place.direction[0], 0.0, place.direction[2]])
        axes = [v * s for v in (front, np.array([front[2], 0.0, -front[0]])) for s in (1.0, -1.0)]
        side = max(axes, key=lambda v: float(v @ said))
        words = {"left_of": "to the left of", "right_of": "to the right of", "in_front_of": "in front of"}
        return [(f"{words.get(place.relation, place.relation.replace('_', ' '))} {name}", side)]
    beside = np.array([front[2], 0.0, -front[0]])
    beside = beside if float(beside @ right) >= 0 else -beside
    return {
        "in_front_of": [(f"in front of {name}", front)], "behind": [(f"behind {name}", -front)],
        "left_of": [(f"to the left of {name}", -beside)], "right_of": [(f"to the right of {name}", beside)],
        "next_to": [(f"on one side of {name}", -beside), (f"on the other side of {name}", beside)],
        "near": [(f"on one side of {name}", -beside), (f"on the other side of {name}", beside)],
        "above": [(f"above {name}", np.array([0.0, 1.0, 0.0]))],
    }.get(place.relation, [])


def _told(scene: Scene, anchor: str, way: FloatArray, words: str) -> str:
    clear, first = _clear(scene, anchor, way)
    if first is None:
        return f"nothing is in the way {words}"
    if clear < 0.01:
        return f"there is no room {words}: {the(scene, first)} is right there"
    return f"there is {metres(clear)} of room {words}, up to {the(scene, first)}"


def _clear(scene: Scene, anchor: str, way: FloatArray) -> tuple[float, str | None]:
    """How far it is from a side of a thing to the first other one straight before that side, metres."""
    boxes, row = scene.boxes, scene.boxes.index[anchor]
    up = np.array([0.0, 1.0, 0.0])
    across = np.cross(way, up) if abs(way[1]) < 0.5 else np.array([1.0, 0.0, 0.0])
    third = np.cross(across, way)
    own = {anchor, *scene.descendants(anchor), *carried_by(scene, anchor)}
    begin = _span(boxes, row, way)[1]
    sides = [_span(boxes, row, axis) for axis in (across, third)]
    best, first = math.inf, None
    for o in scene:
        other = boxes.index[o.id]
        floor = float(boxes.hi[other, 1] - boxes.lo[row, 1]) < LOW_M and abs(way[1]) < 0.5
        if o.id in own or floor or not o.visible or o.state_of("held"):
            continue
        spans = [_span(boxes, other, axis) for axis in (across, third)]
        if any(min(a[1], b[1]) - max(a[0], b[0]) < SLACK_M for a, b in zip(sides, spans, strict=True)):
            continue
        low, high = _span(boxes, other, way)
        if high > begin + SLACK_M and low >= begin - SLACK_M and low - begin < best:
            best, first = low - begin, o.id
    return max(best, 0.0), first


def _span(boxes: Boxes, row: int, axis: FloatArray) -> tuple[float, float]:
    """From where to where an oriented box reaches along an axis, metres."""
    along = boxes.corners(row) @ axis
    return float(along.min()), float(along.max())


def _free_top(scene: Scene, anchor: str) -> str:
    """How much of the top of a thing is free of what stands on it."""
    x, _, z = scene[anchor].size
    taken = sum(scene[i].size[0] * scene[i].size[2] for i in carried_by(scene, anchor))
    free = max(x * z - taken, 0.0)
    return f"about {square_metres(free)} of {square_metres(x * z)} on {the(scene, anchor)} is free"
