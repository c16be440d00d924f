"""How many there are at each: "how many chairs are at each table", "how many desks are in each row"."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from assistant.asked import asked_for
from assistant.grounding.grouping import SORTS
from assistant.grounding.groups_meant import groups_of
from assistant.grounding.outcome import NotFound
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


def _in_rooms(rest: Ref, ctx: SkillContext) -> Plan:
    """How many there are in each room that has any."""
    found = ctx.matching(rest)
    ids = () if isinstance(found, NotFound) else found
    numbers = Counter(room.label for i in ids if (room := ctx.scene.room_of(i)) is not None)
    told = [f"{n} in the {name}" for name, n in numbers.items()]
    things = asked_for(rest, sum(numbers.values()))
    be = "is" if sum(numbers.values()) == 1 else "are"
    said = f"there {be} {listed(told)}" if told else f"there are no {things} in any room"
    return Plan(sentence(said), (SetHighlight(ids),) if ids else (), ids, outcome="answered")


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
