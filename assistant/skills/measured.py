"""Lengths, distances, areas and volumes."""

from __future__ import annotations

from dataclasses import replace

from assistant.asked import is_house
from assistant.grounding.outcome import Ambiguous, ResolvedPlace
from assistant.labelling.wording import number
from assistant.language.program import Measured, Ref, Reference, Viewer
from assistant.measuring import (
    MEASURABLE,
    NOUNS,
    dimensions,
    distance_from,
    extent,
    gap,
    house_size,
    overhead,
    room_size,
    said,
)
from assistant.phrasing import metres, plural, sentence, the, the_all
from assistant.skills.base import Plan, Refused, SkillContext, Unresolved
from assistant.skills.move import shell_near
from assistant.whereabouts import is_are
from scene.objects import Room

HANDLES = (Measured,)
ABOUT = "measuring"
SHELL = ("wall", "floor", "ceiling")
"""What captures and scans see the face of alone."""
EXAMPLES = ("How far is the sofa from the TV?", "How tall is the white bookshelf?", "How big is the coffee table?")


def plan(command: Measured, ctx: SkillContext) -> Plan:
    """Measure boxes; of a room its floor and height."""
    if command.measure in ("distance", "gap"):
        return _between(_with_other(command), ctx)
    if command.measure in ("area", "size") and is_house(command.target, ctx):
        return Plan(sentence(house_size(ctx.scene)), outcome="answered")
    outcome = ctx.ground(command.target, ctx.grounding)
    if isinstance(outcome, ResolvedPlace) and outcome.room is not None:
        return _room(next(r for r in ctx.scene.rooms if r.id == outcome.room), command.measure)
    try:
        ids = ctx.resolve(command.target)
    except Unresolved as error:
        alike = _all_alike(error, command, ctx)
        if alike is None:
            raise
        return alike
    if command.measure not in MEASURABLE:
        raise Refused(f"I can't measure {command.measure}: I know only lengths, areas and volumes.")
    parts = [_one(i, command.measure, ctx) for i in ids]
    return Plan(" ".join(sentence(p) for p in parts), targets=ids, outcome="answered")


def _all_alike(error: Unresolved, command: Measured, ctx: SkillContext) -> Plan | None:
    """The answer where several may be meant and it is the same for each: "all five walls are 10 cm thick"."""
    if not isinstance(error.grounding, Ambiguous) or error.grounding.about is not None or error.grounding.unsure_kind:
        return None
    if command.measure not in NOUNS:
        return None
    ids = tuple(c.object_id for c in error.grounding.candidates)
    labels = {ctx.object(i).label for i in ids}
    told = {_told(i, command.measure, ctx) for i in ids}
    if len(told) > 1 or len(labels) > 1 or None in labels:
        return None
    all_of_them = "both" if len(ids) == 2 else f"all {number(len(ids))}"
    kind = plural(labels.pop() or "")
    return Plan(sentence(f"{all_of_them} {kind} are {told.pop()}"), targets=ids, outcome="answered")


def _told(object_id: str, measure: str, ctx: SkillContext) -> str:
    """"10 cm thick", and where that was made up."""
    value = said(measure, extent(ctx.scene, object_id, measure))
    o = ctx.object(object_id)
    if measure == "thickness" and o.label in SHELL and (o.extras or o.label_source.kind in ("model", "file")):
        return f"drawn {value}: how thick it really is was not captured"
    return value


def _one(object_id: str, measure: str, ctx: SkillContext) -> str:
    name = f"{the(ctx.scene, object_id)} {is_are(ctx.scene, object_id)}"
    if measure == "size":
        return f"{name} {dimensions(ctx.scene, object_id)}"
    value = extent(ctx.scene, object_id, measure)
    if measure == "area":
        return f"{the(ctx.scene, object_id)} covers {said(measure, value)}"
    if measure == "volume":
        return f"the box around {the(ctx.scene, object_id)} holds {said(measure, value)}"
    if measure == "height" and overhead(ctx.scene, object_id) is not None:
        return f"{name} {metres(value)} over the floor"
    return f"{name} {_told(object_id, measure, ctx)}"


def _room(room: Room, measure: str) -> Plan:
    return Plan(sentence(f"the {room.label} {room_size(room, measure)}"), outcome="answered")


def _with_other(command: Measured) -> Measured:
    """"The fridge from the stove" is two things, and no fridge that is taken from a stove."""
    target = command.target
    if command.other is not None or not isinstance(target, Ref):
        return command
    ends = [c for c in target.relations if c.name == "from" and len(c.anchors) == 1]
    if len(ends) != 1:
        return command
    alone = replace(target, where=tuple(c for c in target.where if c is not ends[0]))
    return Measured(command.measure, alone, ends[0].anchors[0])


def _is_person(reference: Reference | None) -> bool:
    return reference is None or (isinstance(reference, Ref) and isinstance(reference.head, Viewer))


def _between(command: Measured, ctx: SkillContext) -> Plan:
    scene = ctx.scene
    if _is_person(command.target) and command.other is not None:
        command = Measured(command.measure, command.other)
    if command.other is not None:
        near = shell_near(command.other, command.target, scene)
        command = replace(command, target=shell_near(command.target, near, scene), other=near)
    ids = ctx.resolve(command.target)
    if not _is_person(command.other) and command.other is not None:
        ids = (*ids, *(i for i in ctx.resolve(command.other) if i not in ids))
    elif len(ids) != 2:
        far = {i: metres(distance_from(scene, i, ctx.viewer.position)) for i in ids}
        parts = [f"{the(scene, i)} {is_are(scene, i)} {far[i]} from you" for i in ids]
        return Plan(" ".join(sentence(p) for p in parts), targets=ids, outcome="answered")
    if len(ids) != 2:
        raise Refused(f"I can measure between two things only, and that is {len(ids)}.")
    rows = scene.boxes.rows(ids)
    way = gap(scene.boxes, int(rows[0]), int(rows[1]))
    names = f"{the(scene, ids[0])} and {the(scene, ids[1])}"
    if the(scene, ids[0]) == the(scene, ids[1]):
        names = the_all(scene, ids)  # "the 2 lamps", of which nothing tells one from the other in few words
    if way < 0.005:
        return Plan(sentence(f"{names} touch"), targets=ids, outcome="answered")
    apart = f"{names} are {metres(way)} apart"
    reply = f"the gap between {names} is {metres(way)}" if command.measure == "gap" else apart
    return Plan(sentence(reply), targets=ids, outcome="answered")
