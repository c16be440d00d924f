"""The entries of grounding: a reference to objects, a place to a place, and every plausible object in order."""

from __future__ import annotations

from dataclasses import replace

from assistant.grounding.context import GroundingContext
from assistant.grounding.decide import decide
from assistant.grounding.judge import Judgement, Judges, judge
from assistant.grounding.outcome import Candidate, Grounding, NotFound, PlaceGrounding, Resolved, ResolvedPlace
from assistant.grounding.places import place_target
from assistant.language.reference import Either, Place, Ref, Reference, Several, Thing

RANKED = 500
"""A ranking lists no more objects than this."""


def ground(reference: Reference, ctx: GroundingContext) -> Grounding:
    """What a reference means in its context."""
    if isinstance(reference, Several):
        return _all_of(reference, ctx)
    if isinstance(reference, Either):
        return _first_of(reference, ctx)
    return decide(reference, judge(reference, ctx), ctx)


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
