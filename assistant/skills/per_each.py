"""How many there are at each, and whether there is one: "how many chairs are at each table", "is there one at each"."""

from __future__ import annotations

from dataclasses import replace

from assistant.asked import asked_for
from assistant.grounding.grouping import SORTS
from assistant.grounding.groups_meant import groups_of
from assistant.grounding.outcome import NotFound
from assistant.language.describing import describe
from assistant.language.program import RELATIONS, Noun, Pronoun, Ref, Reference, Relation
from assistant.phrasing import listed, plural, sentence
from assistant.skills.base import Plan, SkillContext, every
from scene.ops import SetHighlight

MOST_TOLD = 8
"""Of more than this only the fewest and the most are told."""


def number_at_each(target: Reference, ctx: SkillContext) -> Plan | None:
    """How many there are at each of the things that were said; None where nothing was said of each."""
    for k, where in enumerate(target.where if isinstance(target, Ref) else ()):
        anchor = where.anchors[0] if isinstance(where, Relation) and len(where.anchors) == 1 else None
        if not isinstance(target, Ref) or not isinstance(where, Relation) or not isinstance(anchor, Ref):
            continue
        if anchor.determiner != "each" or not isinstance(anchor.head, Noun):
            continue
        kind = anchor.head.name
        rest = replace(target, where=(*target.where[:k], *target.where[k + 1 :]))
        if kind == "room" and ctx.scene.rooms:
            return _in_rooms(rest, ctx)
        if kind in SORTS:
            parts = groups_of(replace(rest, group=kind), ctx.grounding)
        else:
            its = replace(rest, where=(*rest.where, replace(where, anchors=(Ref(Pronoun("it")),))))
            owners = ctx.resolve(replace(anchor, determiner="all", plural=True))
            parts = tuple(_there(its, i, ctx) for i in owners)
        return _told(rest, [len(p) for p in parts], RELATIONS[where.name].says, kind, parts)
    return None


def any_at_each(target: Reference, ctx: SkillContext) -> Plan | None:
    """ "Is there a chair at every desk": one at each of them, or at which of them there is none."""
    if not isinstance(target, Ref):
        return None
    for k, where in enumerate(target.where):
        anchor = where.anchors[0] if isinstance(where, Relation) and len(where.anchors) == 1 else None
        if not isinstance(where, Relation) or not isinstance(anchor, Ref) or anchor.determiner not in _EACH:
            continue
        rest = replace(target, where=(*target.where[:k], *target.where[k + 1 :]))
        words, at = describe(rest), RELATIONS[where.name].says
        if anchor.head == Noun("room") and ctx.scene.rooms:
            return _in_every_room(rest, ctx)
        if not isinstance(anchor.head, Noun):
            continue
        of_one = replace(target, where=(*target.where[:k], replace(where, anchors=(Ref(Pronoun("it")),)),
                                        *target.where[k + 1 :]))  # fmt: skip
        ids = ctx.resolve(replace(anchor, determiner="all", plural=True))
        lack = [i for i in ids if not _there(of_one, i, ctx)]
        has = "has" if len(lack) == 1 else "have"
        be = "are" if rest.plural else "is"
        told = f"yes, there {be} {words} {at} {'each' if len(ids) > 1 else 'it'}" if not lack else \
            f"no, {len(lack)} of the {len(ids)} {has} none {at} {'it' if len(lack) == 1 else 'them'}"
        return Plan(sentence(told), (SetHighlight(tuple(lack or ids)),), tuple(lack or ids), outcome="answered")
    return None


_EACH = ("each", "all", "both")


def _in_every_room(rest: Ref, ctx: SkillContext) -> Plan:
    """Whether each room has one, or which of them have none."""
    inside = _by_room(rest, ctx)
    ids = tuple(dict.fromkeys(i for there in inside.values() for i in there))
    lack = [f"the {room.label}" for room in ctx.scene.rooms if not inside[room.id]]
    where = listed(lack) if len(lack) < len(inside) else "any room"
    told = f"no, there are no {asked_for(rest, 2)} in {where}" if lack else \
        f"yes, there {'are' if rest.plural else 'is'} {describe(rest)} in each"
    return Plan(sentence(told), (SetHighlight(ids),) if ids else (), ids, outcome="answered")


def _in_rooms(rest: Ref, ctx: SkillContext) -> Plan:
    """How many there are in each room that has any."""
    inside = _by_room(rest, ctx)
    ids = tuple(dict.fromkeys(i for there in inside.values() for i in there))
    told = [f"{len(inside[room.id])} in the {room.label}" for room in ctx.scene.rooms if inside[room.id]]
    things = asked_for(rest, len(ids))
    be = "is" if told and told[0].startswith("1 ") else "are"
    said = f"there {be} {listed(told)}" if told else f"there are no {things} in any room"
    return Plan(sentence(said), (SetHighlight(ids),) if ids else (), ids, outcome="answered")


def _by_room(rest: Ref, ctx: SkillContext) -> dict[str, tuple[str, ...]]:
    """What there is of it in each room, by the room's id: a window is in the room that it opens to."""
    rooms = ctx.scene.rooms
    if len({room.label for room in rooms}) < len(rooms):
        found = ctx.matching(rest)
        ids = () if isinstance(found, NotFound) else found
        at = {i: ctx.scene.room_of(i) for i in ids}
        return {room.id: tuple(i for i in ids if at[i] == room) for room in rooms}
    inside = {}
    for room in rooms:
        there = Relation("in", (Ref(Noun(room.label), "the"),))
        outcome = ctx.ground(every(replace(rest, where=(*rest.where, there))), ctx.grounding)
        inside[room.id] = tuple(getattr(outcome, "ids", ()))
    return inside


def _there(its: Ref, owner: str, ctx: SkillContext) -> tuple[str, ...]:
    found = ctx.ground(every(its), replace(ctx.grounding, focus=((owner,),)))
    return () if isinstance(found, NotFound) else tuple(getattr(found, "ids", ()))


def _told(rest: Ref, numbers: list[int], at: str, kind: str, parts: tuple[tuple[str, ...], ...]) -> Plan:
    lit = tuple(dict.fromkeys(i for ids in parts for i in ids))
    ops = (SetHighlight(lit),) if lit else ()
    things = asked_for(rest, 2)
    if not numbers:
        said = f"there are no {things} in {plural(kind)}"
    elif len(set(numbers)) == 1:
        be = "is" if numbers[0] == 1 else "are"
        said = f"there {be} {numbers[0] or 'no'} {asked_for(rest, numbers[0])} {at} each {kind}"
    elif len(numbers) <= MOST_TOLD:
        said = f"the {plural(kind)} have {listed([str(n) for n in numbers])} {things}"
    else:
        said = f"each {kind} has between {min(numbers)} and {max(numbers)} {things}"
    return Plan(sentence(said), ops, lit, outcome="answered")
