"""Naming what is there: on, in or near something, in a room, or in view."""

from __future__ import annotations

import math

from assistant.asked import asks_for_rooms, rooms_told, tail
from assistant.grounding.outcome import NotFound
from assistant.language.program import ListThings, Ref, Reference, Thing
from assistant.missing import missing_text
from assistant.phrasing import is_plural, kind, sentence, some
from assistant.skills.base import Plan, SkillContext
from scene.ops import SetHighlight

MANY = 10
"""Of more things than this only those in view are named where nothing was said of them, and they are no topic then."""

HALF_VIEW_RAD = math.radians(50)
"""How far to each side of the gaze things are in view."""

HANDLES = (ListThings,)
ABOUT = "what is on, in or near something"
EXAMPLES = ("What is on the coffee table?", "List the chairs.", "What is next to the sofa?")


def plan(command: ListThings, ctx: SkillContext) -> Plan:
    """Name all that fit, by kind and number; light them."""
    if asks_for_rooms(command.target):
        return Plan(rooms_told(ctx), outcome="answered")
    found = ctx.matching(command.target)
    where = tail(command.target)
    if isinstance(found, NotFound):
        anything = isinstance(command.target, Ref) and isinstance(command.target.head, Thing) and where
        told = f"There is nothing{where}." if anything else missing_text(ctx.scene, found, command.target)
        return Plan(told, outcome="answered")
    if _whatever(command.target) and len(found) > MANY:
        found, where = in_view(found, ctx), " in view"
        if not found:
            return Plan("There is nothing in view.", outcome="answered")
    first = ctx.object(found[0])
    alone = sum(ctx.object(i).label == first.label for i in found) == 1
    are = "is" if alone and not is_plural(kind(first)) else "are"
    reply = f"there {are} {some(ctx.scene, found)}{where}"
    topic = found if len(found) <= MANY else ()
    return Plan(sentence(reply), (SetHighlight(found),), topic, outcome="answered")


def _whatever(reference: Reference) -> bool:
    """Whether nothing at all was said of the things: "what do you see?"."""
    if not isinstance(reference, Ref) or reference.pointing:
        return False
    return reference == Ref(Thing(), reference.determiner, plural=reference.plural)


def in_view(ids: tuple[str, ...], ctx: SkillContext) -> tuple[str, ...]:
    """Those that the viewer has before their eyes: in the same room, not far off the gaze."""
    room = ctx.scene.room_at(ctx.viewer.position)
    eye, ahead = ctx.viewer.position, ctx.viewer.ahead
    found = []
    for i in ids:
        x, _, z = (float(v) for v in ctx.scene.boxes.center[ctx.scene.boxes.index[i]])
        dx, dz = x - eye[0], z - eye[2]
        far = math.hypot(dx, dz)
        along = (dx * ahead[0] + dz * ahead[2]) / far if far > 1e-6 else 1.0
        if along >= math.cos(HALF_VIEW_RAD) and (room is None or ctx.scene.room_of(i) == room):
            found.append(i)
    return tuple(found)
