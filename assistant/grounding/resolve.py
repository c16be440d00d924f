"""The entries of grounding: a reference to objects, a place to a place, and every plausible object in order."""

from __future__ import annotations

from dataclasses import replace

from assistant.grounding.context import GroundingContext
from assistant.grounding.decide import decide
from assistant.grounding.evaluate import some_of
from assistant.grounding.groups_meant import every_nth, ground_group, single_things, step_of
from assistant.grounding.judge import Judgement, Judges, judge
from assistant.grounding.outcome import (
    Ambiguous,
    Candidate,
    Grounding,
    NotFound,
    PlaceGrounding,
    Resolved,
    ResolvedPlace,
)
from assistant.grounding.places import place_target
from assistant.grounding.wording import naming
from assistant.language.reference import Either, One, Place, Pronoun, Ref, Reference, Several, Thing

THEM = Ref(Pronoun("them"), plural=True)
"""What was just found."""

RANKED = 500
"""A ranking lists no more objects than this."""


def ground(reference: Reference, ctx: GroundingContext) -> Grounding:
    """What a reference means in its context."""
    if isinstance(reference, Several):
        return _all_of(reference, ctx)
    if isinstance(reference, Either):
        return _first_of(reference, ctx)
    if not ctx.talking:
        return decide(reference, judge(reference, ctx), ctx)
    if reference.group is not None:
        return _in_groups(reference, ctx)
    if (step := step_of(reference)) > 1:
        found = ground(replace(reference, determiner="all", plural=True, pick=()), ctx)
        return every_nth(found, step, ctx) if isinstance(found, Resolved) else found
    if not reference.excluding:
        return decide(reference, judge(reference, ctx), ctx)
    left_out = _left_out(reference, ctx)
    if not isinstance(left_out, frozenset):
        return left_out
    found = decide(reference, judge(reference, ctx), ctx)
    return _but(found, left_out, reference, ctx) if isinstance(found, Resolved) else found


def _but(found: Resolved, left_out: frozenset[str], reference: Ref, ctx: GroundingContext) -> Grounding:
    """What was found without what is to be left out."""
    ids = tuple(i for i in found.ids if i not in left_out)
    what = naming(reference, ctx)
    return replace(found, ids=ids) if ids else NotFound(what, f"Nothing is left of {what}.", found.candidates)


def _in_groups(reference: Ref, ctx: GroundingContext) -> Grounding:
    """The members of the groups meant, but those left out; where those named form no group, what is called so."""
    whole = replace(reference, excluding=())
    single = single_things(whole, ctx)
    grouped = ground_group(whole, ctx) if single is None else None
    found = grouped or ground(single or replace(whole, group=None), ctx)
    if not reference.excluding or not isinstance(found, Resolved):
        return found
    left_out = _left_out(reference, replace(ctx, focus=(found.ids, *ctx.focus)), of=THEM)
    return _but(found, left_out, reference, ctx) if isinstance(left_out, frozenset) else left_out


def _left_out(
    reference: Ref, ctx: GroundingContext, of: Ref | None = None
) -> frozenset[str] | NotFound | Ambiguous:
    """The ids of what is to be left out; or what keeps it from being known: then nothing of the rest is certain.

    `of` is what it is one of, where that is known: "(the back row but) the one on the left".
    """
    ids: set[str] = set()
    for said in reference.excluding:
        if of is None and isinstance(said, Ref) and some_of(said):
            continue
        if said in ctx.chosen:
            ids.update(ctx.chosen[said])
            continue
        meant = _of_kind(said, reference)
        if of is not None and isinstance(meant, Ref) and meant.of is None:
            meant = replace(meant, of=of)
        found = ground(meant, ctx)
        if isinstance(found, Ambiguous):
            return replace(found, about=found.about or said)
        if isinstance(found, NotFound):
            return found
        ids.update(found.ids if isinstance(found, Resolved) else ())
    return frozenset(ids)


def _of_kind(said: Reference, whole: Ref) -> Reference:
    """ "(All the mugs except) the red one": the red mug."""
    if isinstance(said, Several):
        return replace(said, items=tuple(_of_kind(item, whole) for item in said.items))
    return replace(said, head=whole.head) if isinstance(said, Ref) and isinstance(said.head, One) else said


def ground_place(place: Place, ctx: GroundingContext) -> PlaceGrounding:
    """Where a place is."""
    return place_target(place, ctx, ground)


def rank(reference: Reference, ctx: GroundingContext) -> tuple[Candidate, ...]:
    """Every plausible object, best first, whatever the outcome would be."""
    return judged(reference, Judges.of(ctx)).candidates(RANKED)


def judged(reference: Reference, judges: Judges) -> Judgement:
    """The judgement of a reference; where nothing is of its kind, of what else was said, about things of any kind."""
    found = judges.judge(reference)
    real = (found.rows < found.arena.count).any()
    if real or not isinstance(reference, Ref) or isinstance(reference.head, Thing):
        return found
    return judges.judge(replace(reference, head=Thing()))


def _all_of(reference: Several, ctx: GroundingContext) -> Grounding:
    """Each item by itself; the first that is not clear is the answer."""
    ids: dict[str, None] = {}
    candidates: list[Candidate] = []
    probability = 1.0
    for item in reference.items:
        found = ground(item, ctx)
        if not isinstance(found, Resolved):
            return found
        ids.update(dict.fromkeys(found.ids))
        candidates += found.candidates
        probability = min(probability, found.probability)
    return Resolved(tuple(ids), tuple(candidates), probability)


def _first_of(reference: Either, ctx: GroundingContext) -> Grounding:
    """The first item that there is; where none is clear, the first that is at least there."""
    found = [ground(item, ctx) for item in reference.items]
    clear = [f for f in found if isinstance(f, Resolved | ResolvedPlace)]
    there = [f for f in found if not isinstance(f, NotFound)]
    return (clear or there or found)[0]
