"""What understanding a sentence comes to: readings of it, ranked, or the reason why there are none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.language.program import Program

PROPOSED = 0.8
"""What a model proposed is done at once, where it changes one thing, from this score on: nine in ten were right."""


@dataclass(frozen=True, slots=True)
class HeardWord:
    """One word with its time, as the ear gives it."""

    text: str
    """The word as transcribed, punctuation allowed."""
    start_s: float
    """When it began, seconds from the start of what was heard."""
    end_s: float
    """When it ended."""


@dataclass(frozen=True, slots=True)
class SceneVocabulary:
    """The words that this scene makes likely; the parser corrects towards them and never away from them."""

    labels: tuple[str, ...] = ()
    """Labels and aliases of the objects, without duplicates."""
    rooms: tuple[str, ...] = ()
    """Labels and aliases of the rooms."""
    names: tuple[str, ...] = ()
    """Names that the user gave to things and places."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand the sentence."""

    program: Program
    """What it asks for."""
    score: float
    """Between 0 and 1: how well the words support it; compare readings of one sentence, not across sentences."""
    english: str
    """The program said back: "Move the red mug onto the desk"."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """The sentence is understood, in one way or several."""

    heard: str
    """The text as given."""
    readings: tuple[Reading, ...]
    """At least one, best first."""

    @property
    def best(self) -> Reading:
        """The reading with the highest score."""
        return self.readings[0]


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """No program says what the sentence says."""

    heard: str
    """The text as given."""
    reason: Literal["empty", "too_long", "no_verb", "no_parse", "not_english", "no_request", "unsure"]
    """Nothing said; more than the parser reads; no verb that it knows; the rest did not fit; not English at all;
    a remark that asks for nothing; a program that the translator is too unsure of."""
    unknown: tuple[str, ...] = ()
    """Words that fit nowhere, as heard."""
    suggestions: tuple[str, ...] = ()
    """Sentences that would be understood and are near to what was said, best first."""


Understanding = Parsed | NotUnderstood
