"""How many there are, and whether there are any."""

from __future__ import annotations

from dataclasses import replace

from assistant.asked import asked_for, asks_for_rooms, nothing_there, rooms_told, tail
from assistant.grounding.groups_meant import groups_of, single_things
from assistant.grounding.outcome import NotFound, Resolved
from assistant.language.program import Count, Exists, Noun, Ref, Reference, Relation
from assistant.missing import missing_text
from assistant.phrasing import a, is_mass, is_plural, plural, sentence, the
from assistant.skills.base import Plan, SkillContext
from assistant.skills.per_each import any_at_each, number_at_each
from assistant.states import FILLABLE
from assistant.untold import untold
from assistant.whereabouts import place_of
from scene.ops import SetHighlight

HANDLES = (Count, Exists)
ABOUT = "counting"
EXAMPLES = ("How many cushions are there?", "Is there a lamp in the room?", "How many books are on the coffee table?")


def plan(command: Count | Exists, ctx: SkillContext) -> Plan:
    """Count all that fit; light them."""
    if asks_for_rooms(command.target) and ctx.scene.rooms:
        return Plan(rooms_told(ctx), outcome="answered")
    if isinstance(command, Exists) and (each := any_at_each(command.target, ctx)) is not None:
        return each
    if isinstance(command, Count) and isinstance(command.target, Ref) and command.target.group:
        return _groups(command.target, ctx)
    if isinstance(command, Count) and (numbers := number_at_each(command.target, ctx)) is not None:
        return numbers
    if told := untold(command, ctx.ground, ctx.grounding):
        return Plan(told, outcome="answered")
    if isinstance(command, Exists) and (poured := _poured(command.target, ctx)) is not None:
        return poured
    none = isinstance(command, Exists) and isinstance(command.target, Ref) and command.target.determiner == "no"
    found = ctx.matching(command.target)
    if isinstance(found, NotFound):
        if isinstance(command, Exists) and (told := nothing_there(command.target, found)):
            return Plan(f"{'Yes' if none else 'No'}, {told}.", outcome="answered")
        said = missing_text(ctx.scene, found, _of_any_number(command.target), counted=True)
        yes = none or (isinstance(command, Exists) and command.met_by(0))
        return Plan(said if isinstance(command, Count) else f"{'Yes' if yes else 'No'}. {said}", outcome="answered")
    labels = {ctx.object(i).label for i in found}
    label = labels.pop() if len(labels) == 1 else None
    pair = len(found) == 1 and label is not None and is_plural(label)
    words = asked_for(command.target, 2 if pair else len(found), label)
    are = "are" if len(found) > 1 or (pair and isinstance(command, Exists)) else "is"
    if isinstance(command, Count):
        number = f"one set of {words}" if pair else f"{len(found)} {words}"
    else:
        number = a(words) if len(found) == 1 else f"{len(found)} {words}"
    where = f" {place_of(ctx.scene, found[0])}" if len(found) == 1 and not tail(command.target) else ""
    where = f",{where}" if where and words.endswith((" on", " off")) else where
    told = f"there {are} {number}{where}"
    ops = (SetHighlight(found),)
    if isinstance(command, Count):
        return Plan(sentence(told), ops, found, outcome="answered")
    enough = command.met_by(len(found)) and not none
    few = " only" if not enough and not none and command.limit in (None, "least", "more") else ""
    answer = f"yes, {told}" if enough else f"no, there {are}{few} {number}{where}"
    return Plan(sentence(answer), ops, found, outcome="answered")


def _poured(target: Reference, ctx: SkillContext) -> Plan | None:
    """ "Is there water in the kettle": what it was filled with; None where no such vessel is asked about."""
    if not isinstance(target, Ref) or not isinstance(target.head, Noun) or not is_mass(target.head.name):
        return None
    where = target.where[0] if len(target.where) == 1 else None
    if not isinstance(where, Relation) or where.name != "in" or len(where.anchors) != 1:
        return None
    found = ctx.ground(where.anchors[0], ctx.grounding)
    if not isinstance(found, Resolved) or len(found.ids) != 1 or ctx.object(found.ids[0]).label not in FILLABLE:
        return None
    vessel = ctx.object(found.ids[0])
    fill, content = float(vessel.state_of("fill", 0.0) or 0.0), vessel.state_of("content")
    name = the(ctx.scene, vessel.id)
    if not fill or (content and content != target.head.name):
        told = f"no, there is {content} in {name}" if fill else f"no, {name} is empty"
    else:
        told = f"yes, there is {content} in {name}" if content else f"{name} is full, but of what I don't know"
    return Plan(sentence(told), targets=(vessel.id,), outcome="answered")


def _of_any_number(target: Reference) -> Reference:
    """ "Exactly one red chair": red chairs, of which there are none."""
    return replace(target, count=None, plural=True) if isinstance(target, Ref) and target.count else target


def _groups(target: Ref, ctx: SkillContext) -> Plan:
    """How many rows, stacks or the like there are; a thing with a plural name is one by itself: "pairs of shoes"."""
    group = target.group or ""
    loose = replace(target, determiner="all", group=None, plural=True, count=None)
    single = single_things(replace(target, determiner="all", count=None), ctx.grounding)
    found: tuple[tuple[str, ...], ...] = groups_of(target, ctx.grounding)
    if single is not None:
        ids = ctx.matching(loose)
        found = () if isinstance(ids, NotFound) else tuple((i,) for i in ids)
    words = f"{group if len(found) == 1 else plural(group)} of {asked_for(loose, 2)}"
    members = tuple(dict.fromkeys(i for ids in found for i in ids))
    told = f"there {'is' if len(found) == 1 else 'are'} {len(found) or 'no'} {words}"
    return Plan(sentence(told), (SetHighlight(members),) if members else (), members, outcome="answered")
