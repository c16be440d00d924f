"""How things differ, and which has more of something."""

from __future__ import annotations

from assistant.asked import asked_for, asks_for_rooms
from assistant.grounding.outcome import NotFound
from assistant.language.asking import Numbers
from assistant.language.program import Compare, Either, Noun, Reference, Several
from assistant.looks import colour_of
from assistant.measuring import MORE_LESS, dimensions, distance_from, extent, gap, said
from assistant.phrasing import a, kind, listed, sentence, the, times
from assistant.skills.base import Plan, Refused, SkillContext
from assistant.whereabouts import is_are, place_of

HANDLES = (Compare,)
ABOUT = "comparing"
EXAMPLES = ("Which is taller, the sofa or the guitar?", "Compare the sofa and the green armchair.")

PERSON = Noun("person")
"""Of whom the scene seldom tells how many there are."""

SAME = 0.01
"""Measures that differ by less than this share count as equal."""


def plan(command: Compare, ctx: SkillContext) -> Plan:
    """By one measure, or by everything that differs."""
    target = Several(command.target.items) if isinstance(command.target, Either) else command.target
    if command.measure == "count":
        items = target.items if isinstance(target, Several) else (target,)
        return _by_number(command, (*items, *((command.other,) if command.other is not None else ())), ctx)
    ids = ctx.resolve(target)
    if command.other is not None:
        ids = (*ids, *(i for i in ctx.resolve(command.other) if i not in ids))
    if len(ids) < 2:
        raise Refused("I need at least two things to compare.")
    if command.measure is not None:
        if command.measure == "distance":
            return _by_distance(ids, command.to, ctx)
        return Plan(_by_measure(ids, command.measure, ctx), targets=ids, outcome="answered")
    if len(ids) > 2:
        return Plan(_by_measure(ids, "size", ctx), targets=ids, outcome="answered")
    return Plan(_differences(ids[0], ids[1], ctx), targets=ids, outcome="answered")


def _by_number(command: Compare, references: tuple[Reference, ...], ctx: SkillContext) -> Plan:
    """ "Are there more books than mugs", "one for each desk": how many there are of each, and what that answers."""
    if len(references) < 2:
        raise Refused("I need at least two kinds of things to compare.")
    found = [(r, () if asks_for_rooms(r) or isinstance(m := ctx.matching(r), NotFound) else m) for r in references]
    numbers = [len(ctx.scene.rooms) if asks_for_rooms(r) else len(ids) for r, ids in found]
    known = [(number, asked_for(r, number, None)) for (r, _), number in zip(found, numbers, strict=True)]
    ids = tuple(dict.fromkeys(i for _, ids in found for i in ids))
    told = [f"{number or 'no'} {words}" for number, words in known]
    are = "is" if known[0][0] == 1 else "are"
    if PERSON in (getattr(r, "head", None) for r in references[1:]) and not known[1][0]:
        unknown = f"there {are} {told[0]}; for how many people that should be enough I don't know"
        return Plan(sentence(unknown), targets=ids, outcome="answered")
    answer = _compared_numbers(command.numbers, known[0][0], max(number for number, _ in known[1:]))
    return Plan(sentence(f"{answer}there {are} {listed(told)}"), targets=ids, outcome="answered")


def _compared_numbers(asked: Numbers, one: int, other: int) -> str:
    """What two numbers answer, before they are told."""
    if asked == "difference":
        by = f"{abs(one - other)} {'more' if one > other else 'fewer'}"
        return "just as many: " if one == other else f"{by}: "
    if asked == "equal" and one > other:
        return "no, more than that: "
    holds = {"more": one > other, "fewer": one < other, "equal": one == other, "enough": one >= other}[asked]
    return "yes, " if holds else "no, "


def _by_measure(ids: tuple[str, ...], measure: str, ctx: SkillContext) -> str:
    if measure not in MORE_LESS:
        raise Refused(f"I can't compare {measure}: I know only sizes and distances.")
    value = {i: extent(ctx.scene, i, measure) for i in ids}
    ranked = sorted(ids, key=lambda i: -value[i])
    first, second = ranked[0], ranked[1]
    told = listed(f"{the(ctx.scene, i)} {is_are(ctx.scene, i)} {said(measure, value[i])}" for i in ranked)
    if value[first] <= value[second] * (1 + SAME):
        return sentence(f"they are the same: {told}" if len(ids) == 2 else told)
    more = MORE_LESS[measure][0]
    how = more if len(ids) == 2 else "ahead of all: " + more
    return sentence(f"{the(ctx.scene, first)} {is_are(ctx.scene, first)} {how}: {told}")


def _by_distance(ids: tuple[str, ...], to: Reference | None, ctx: SkillContext) -> Plan:
    """Which is closer, to a thing or to the person."""
    if to is None:
        value, whence = {i: distance_from(ctx.scene, i, ctx.viewer.position) for i in ids}, "you"
    else:
        anchor = ctx.resolve_one(to, "measure from")
        boxes = ctx.scene.boxes
        value = {i: gap(boxes, boxes.index[anchor], boxes.index[i]) for i in ids}
        whence = the(ctx.scene, anchor)
    ranked = sorted(ids, key=lambda i: value[i])
    told = listed(f"{the(ctx.scene, i)} {is_are(ctx.scene, i)} {said('distance', value[i])}" for i in ranked)
    if value[ranked[1]] <= value[ranked[0]] * (1 + SAME):
        return Plan(sentence(f"they are equally far from {whence}: {told}"), targets=ids, outcome="answered")
    first = f"{the(ctx.scene, ranked[0])} {is_are(ctx.scene, ranked[0])}"
    how = "closer" if len(ids) == 2 else "closest"
    return Plan(sentence(f"{first} {how} to {whence}: {told}"), targets=ids, outcome="answered")


def _differences(a_id: str, b_id: str, ctx: SkillContext) -> str:
    scene = ctx.scene
    one, two = scene[a_id], scene[b_id]
    left, right = the(scene, a_id), the(scene, b_id)
    if left == right:
        left, right = "the first", "the second"
    parts = []
    if kind(one) != kind(two):
        parts.append(f"{left} is {a(kind(one))}, {right} {a(kind(two))}")
    if (c1 := colour_of(one)) != (c2 := colour_of(two)) and c1 and c2:
        parts.append(f"{left} is {c1}, {right} {c2}")
    v1, v2 = extent(scene, a_id, "size"), extent(scene, b_id, "size")
    if max(v1, v2) > min(v1, v2) * 1.05:
        big, small, factor = (left, right, v1 / v2) if v1 > v2 else (right, left, v2 / v1)
        by = f"{times(factor)} as big as {small}"
        parts.append(f"{big} is {by} ({dimensions(scene, a_id if big == left else b_id)})")
    if (p1 := place_of(scene, a_id)) != (p2 := place_of(scene, b_id)):
        parts.append(f"{left} is {p1}, {right} {p2}")
    return " ".join(sentence(p) for p in parts) or sentence(f"{listed((left, right))} look the same to me")
