"""The entries of grounding: a reference to objects, a place to a place, and every plausible object in order."""

from __future__ import annotations

from assistant.grounding.context import GroundingContext
from assistant.grounding.outcome import Candidate, Grounding, PlaceGrounding
from assistant.language.reference import Place, Reference


def ground(reference: Reference, ctx: GroundingContext) -> Grounding:
    """What a reference means in its context."""
    raise NotImplementedError


def ground_place(place: Place, ctx: GroundingContext) -> PlaceGrounding:
    """Where a place is."""
    raise NotImplementedError


def rank(reference: Reference, ctx: GroundingContext) -> tuple[Candidate, ...]:
    """Every plausible object, best first, whatever the outcome would be."""
    raise NotImplementedError
