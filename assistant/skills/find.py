"""Saying and showing where a thing is."""

from __future__ import annotations

from dataclasses import replace

from assistant.grounding.labels import normal
from assistant.grounding.outcome import Ambiguous, NotFound, Resolved, ResolvedPlace
from assistant.language.program import Find, Ref
from assistant.missing import missing_text
from assistant.phrasing import counted, kind, listed, plural, sentence, the, the_all
from assistant.skills.base import Plan, SkillContext, Unresolved
from assistant.untold import untold
from assistant.whereabouts import direction_from, is_are, place_of, room_name, way_to, whereabouts
from scene.ops import SetHighlight

HANDLES = (Find,)
ABOUT = "finding things"
EXAMPLES = ("Where is the remote?", "Find the cushions.", "Where are the keys?", "Which shelf is the globe on?")

FEW = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine"}
"""Small numbers are words at the beginning of a sentence."""

TOLD = 4
"""How many things are told one by one; of more, only where most of them are."""


PLACES = 8
"""Of so many places each is told with how many are there; of more the rest is summed up."""


def plan(command: Find, ctx: SkillContext) -> Plan:
    """Where it is. Where several fit, all of them are told: looking harms nothing, so no question is needed."""
    target = command.target
    chosen = isinstance(target, Ref) and (target.plural or target.determiner in ("bare", "any", "some", "all", "which"))
    if chosen and (said := untold(command, ctx.ground, ctx.grounding)):
        return Plan(said, outcome="answered")
    outcome = ctx.ground(target, ctx.grounding)
    if isinstance(outcome, NotFound):
        return Plan(missing_text(ctx.scene, outcome, command.target), outcome="not_found")
    if isinstance(outcome, ResolvedPlace):
        return _place(outcome, ctx)
    if isinstance(outcome, Ambiguous) and outcome.about is not None:
        among = ctx.matching(command.target)  # "which toys are on the floor": on any of the floors
        if isinstance(among, NotFound):
            raise Unresolved(outcome, command.target)
        return Plan(_told(among, ctx), (SetHighlight(among),), among, outcome="answered")
    if isinstance(outcome, Resolved):
        ctx.found[command.target] = outcome
        ids = ctx.resolve(command.target)
    elif isinstance(outcome, Ambiguous) and not outcome.unsure_kind and 1 < len(outcome.candidates) <= TOLD:
        ids = tuple(c.object_id for c in outcome.candidates)
        one = isinstance(command.target, Ref) and not command.target.plural
        told = replace(ctx.dialogue, told=ids if one else ())
        return Plan(_told(ids, ctx), (SetHighlight(ids),), ids, outcome="answered", dialogue=told)
    else:
        raise Unresolved(outcome, command.target)
    return Plan(_told(ids, ctx), (SetHighlight(ids),), ids, outcome="answered")


def _told(ids: tuple[str, ...], ctx: SkillContext) -> str:
    scene = ctx.scene
    if len(ids) == 1:
        name = the(scene, ids[0], where=False)
        return sentence(f"{name} {is_are(scene, ids[0])} {whereabouts(scene, ids[0], ctx.viewer)}")
    places = [_short_place(i, ctx) for i in ids]
    if len(set(places)) == 1:
        return sentence(f"{the_all(scene, ids, where=False)} are {places[0]}")
    labels = {scene[i].label for i in ids}
    label = labels.pop() if len(labels) == 1 else None
    groups = _together(ids, places, ctx)
    if len(groups) <= TOLD and (not label or len(groups) < len(ids)):
        return sentence(listed(f"{name} {verb} {place}" for name, verb, place in groups))
    if len(ids) <= TOLD:
        head = f"there are {counted(len(ids), label or 'thing')}: "
        return sentence(head + listed(f"one is {place}" for place in places))
    tally: dict[str, int] = {}
    for place in places:
        tally[place] = tally.get(place, 0) + 1
    most = sorted(tally.items(), key=lambda item: -item[1])
    shown = listed(f"{FEW.get(n, n)} {place}" for place, n in most[:PLACES])
    rest = sum(n for _, n in most[PLACES:])
    elsewhere = f", and {rest} elsewhere" if rest else ""
    return sentence(f"there are {counted(len(ids), label or 'thing')}: {shown}{elsewhere}")


def _together(ids: tuple[str, ...], places: list[str], ctx: SkillContext) -> list[tuple[str, str, str]]:
    """Name, "is" or "are", and place: those of one kind in one place are told as one."""
    members: dict[tuple[str, str], list[str]] = {}
    for object_id, place in zip(ids, places, strict=True):
        members.setdefault((kind(ctx.scene[object_id]), place), []).append(object_id)
    found = []
    for (noun, place), alike in members.items():
        if len(alike) > 1:
            found.append((f"{FEW.get(len(alike), len(alike))} {plural(noun)}", "are", place))
        else:
            found.append((the(ctx.scene, alike[0], where=False), is_are(ctx.scene, alike[0]), place))
    return found


def _short_place(object_id: str, ctx: SkillContext) -> str:
    if normal(ctx.scene[object_id].label or "") == "wall":
        return way_to(ctx.scene, object_id, ctx.viewer)
    place, room = place_of(ctx.scene, object_id), room_name(ctx.scene, object_id)
    return f"{place} in the {room}" if room and place != "in your hand" else place


def _place(found: ResolvedPlace, ctx: SkillContext) -> Plan:
    point = found.point
    if point is None and found.room is not None:
        point = next(r.center for r in ctx.scene.rooms if r.id == found.room)
    if point is None:
        return Plan(found.reason, outcome="not_found")
    words = found.words or "it"
    return Plan(sentence(f"{words} is {direction_from(ctx.viewer, point)}"), outcome="answered")
