"""Whether something holds of a thing."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import numpy as np

from assistant.grounding.colour import named, oklab
from assistant.grounding.outcome import Resolved
from assistant.language.describing import denial, predicate, statement
from assistant.language.program import AnyOf, Attribute, Check, Condition, Noun, Ref, Relation, Thing
from assistant.looks import colour_of
from assistant.phrasing import listed, sentence, the_all, verb
from assistant.skills.base import Plan, SkillContext
from assistant.states import KEY, cannot_be
from assistant.untold import untold
from assistant.whereabouts import place_of, room_name
from scene.geometry.fall import laden

HANDLES = (Check,)
ABOUT = "yes-or-no questions"
EXAMPLES = ("Is the remote on the coffee table?", "Is the sofa red?", "Is the TV on?")

NEITHER = {**dict.fromkeys(("on", "off"), "neither on nor off"),
           **dict.fromkeys(("open", "closed"), "neither open nor closed"),
           **dict.fromkeys(("locked", "unlocked"), "neither locked nor unlocked")}  # fmt: skip
"""What a thing is that does not have the state that was asked about."""

FITS = 0.5
"""From which degree a colour word is true of a colour."""


def plan(command: Check, ctx: SkillContext) -> Plan:
    """Yes or no, with the true answer where it is no."""
    if told := untold(command, ctx.ground, ctx.grounding):
        return Plan(told, outcome="answered")
    if isinstance(command.target, Ref) and command.target.determiner in ("most", "half"):
        return _most(command, command.target, ctx)
    ids = ctx.resolve(command.target)
    if isinstance(command.condition, AnyOf):
        return Plan(sentence(_chosen(command.condition, ids, ctx)), targets=ids, outcome="answered")
    lack = tuple(i for i in ids if not holds(command.condition, i, ctx))
    yes = not lack
    told_of = lack or ids
    subject, be = the_all(ctx.scene, told_of), verb(ctx.scene, told_of, "is", "are")
    if not predicate(command.condition):
        return Plan("Yes." if yes else "No.", targets=ids, outcome="answered")
    if yes:
        told = statement(command.condition, be == "are")
        return Plan(sentence(f"yes, {subject} {told}"), targets=ids, outcome="answered")
    truth = _truth(command.condition, lack, ctx)
    told = f"{be} {truth}" if truth else denial(command.condition, be == "are")
    return Plan(sentence(f"no, {subject} {told}"), targets=ids, outcome="answered")


def _most(command: Check, target: Ref, ctx: SkillContext) -> Plan:
    """ "Are most of the mugs white": how many of them."""
    ids = ctx.resolve(replace(target, determiner="all", plural=True))
    fits = tuple(i for i in ids if holds(command.condition, i, ctx))
    yes = 2 * len(fits) > len(ids) if target.determiner == "most" else 2 * len(fits) >= len(ids)
    told = f"{len(fits) or 'none'} of {the_all(ctx.scene, ids)} {statement(command.condition, len(fits) != 1)}"
    return Plan(sentence(f"{'yes' if yes else 'no'}, {told}"), targets=fits or ids, outcome="answered")


def _chosen(asked: AnyOf, ids: tuple[str, ...], ctx: SkillContext) -> str:
    """ "Is it open or closed", "in the fridge or on the counter": which of them, of each where they differ."""
    if _places(asked) and not any(holds(c, i, ctx) for c in asked.conditions for i in ids):
        be = verb(ctx.scene, ids, "is", "are")
        return f"neither: {the_all(ctx.scene, ids, where=False)} {be} {_truth(asked, ids, ctx)}"
    fits = {i: next((c for c in asked.conditions if _can_be(c, i, ctx) and holds(c, i, ctx)), None) for i in ids}
    words = {i: predicate(c) if c is not None else _truth(asked.conditions[0], (i,), ctx) or "neither"
             for i, c in fits.items()}  # fmt: skip
    parts = []
    for what in dict.fromkeys(words.values()):
        mine = tuple(i for i in ids if words[i] == what)
        parts.append(f"{the_all(ctx.scene, mine)} {verb(ctx.scene, mine, 'is', 'are')} {what}")
    lead = "neither: " if set(fits.values()) == {None} and not words[ids[0]].startswith("neither") else ""
    return lead + listed(parts)


def _can_be(condition: Condition, object_id: str, ctx: SkillContext) -> bool:
    """Whether a thing has that state at all: a table is neither on nor off."""
    known = isinstance(condition, Attribute) and condition.word in NEITHER
    return not known or not cannot_be(ctx.object(object_id), KEY[cast(Attribute, condition).word])


def holds(condition: Condition, object_id: str, ctx: SkillContext) -> bool:
    """Whether a condition is true of one thing: a state or a colour by itself, all else among its kind."""
    o = ctx.object(object_id)
    if isinstance(condition, Attribute) and condition.word in KEY:
        value = o.state_of(KEY[condition.word])
        if condition.word == "empty":
            return not value and not laden(ctx.scene, object_id)
        there = condition.word in ("open", "on", "full", "locked", "dirty")
        return bool(value) == there and _can_be(condition, object_id, ctx)
    if isinstance(condition, Attribute) and condition.kind == "color" and o.rgb is not None:
        shade = condition.degree if condition.degree in ("light", "dark") else ""
        return bool(named(oklab(np.array([o.rgb])), condition.word, shade)[0] >= FITS)
    head = Noun(o.label) if o.label else Thing()
    found = ctx.ground(Ref(head, "all", plural=True, where=(condition,)), ctx.grounding)
    return isinstance(found, Resolved) and object_id in found.ids


def _places(condition: AnyOf) -> bool:
    """Whether all of its alternatives are places."""
    return all(isinstance(c, Relation) for c in condition.conditions)


def _is_room(place: Relation, ctx: SkillContext) -> bool:
    """Whether it is in which room a thing is that was asked."""
    names = {n for room in ctx.scene.rooms for n in (room.label, *room.aliases)}
    return any(isinstance(a, Ref) and isinstance(a.head, Noun) and a.head.name in names for a in place.anchors)


def _truth(condition: Condition, ids: tuple[str, ...], ctx: SkillContext) -> str:
    if isinstance(condition, Attribute) and not any(_can_be(condition, i, ctx) for i in ids):
        return NEITHER[condition.word]
    if isinstance(condition, Attribute) and condition.kind == "color":
        return " and ".join(dict.fromkeys(c for i in ids if (c := colour_of(ctx.object(i)))))
    if isinstance(condition, Relation) and _is_room(condition, ctx):
        rooms = dict.fromkeys(room_name(ctx.scene, i) for i in ids)
        return " and ".join(f"in the {name}" for name in rooms if name)
    if isinstance(condition, Relation) or (isinstance(condition, AnyOf) and _places(condition)):
        return " and ".join(dict.fromkeys(place_of(ctx.scene, i) for i in ids))
    return ""
