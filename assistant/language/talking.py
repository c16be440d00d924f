"""Commands about the conversation itself: answers, corrections, undo, help, and what is not supported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.language.reference import Place, Quantity, Reference
from assistant.language.relations import Direction, Measure


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back: "undo", "undo the last three things", "undo everything"."""

    count: int = 1
    """How many steps; -1 is all."""


@dataclass(frozen=True, slots=True)
class Redo:
    """Do again what was taken back."""

    count: int = 1
    """How many steps; -1 is all."""


@dataclass(frozen=True, slots=True)
class Again:
    """Do the last action once more, or to another thing: "again", "do the same to the other one"."""

    target: Reference | None = None
    """To what; none is the same thing."""
    count: int = 1
    """How often."""
    color: str | None = None
    """Another color this time: "and the other ones blue"."""


@dataclass(frozen=True, slots=True)
class Adjust:
    """More or less of the last action: "a bit more", "not so far", "too big", "further"."""

    more: bool
    """True for more, false for less."""
    measure: Measure | None = None
    """Of what, if said: "too big" is less size, "not so far" less distance."""
    amount: Quantity | None = None
    """By how much, if said."""
    direction: Direction | None = None
    """Which way, if said: "more to the left"."""


@dataclass(frozen=True, slots=True)
class Correct:
    """The last command meant something else: "no, the left one", "I meant the lamp", "no, on the shelf", "no, blue"."""

    target: Reference | None = None
    """The thing that was meant."""
    place: Place | None = None
    """The place that was meant."""
    color: str | None = None
    """The color that was meant."""
    amount: Quantity | None = None
    """The amount that was meant: "no, 45 degrees"."""
    direction: Direction | None = None
    """The way that was meant: "no, clockwise"."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a pending question: "the red one", "number two", "that one", "neither", "on the left"."""

    target: Reference | None = None
    """By description or pointing."""
    number: int | None = None
    """By the number shown."""
    neither: bool = False
    """None of those offered."""
    skip: bool = False
    """It is not to be answered: "skip", "I don't know"."""
    place: Place | None = None
    """When the question was where."""


@dataclass(frozen=True, slots=True)
class Yes:
    """ "Yes", "okay", "go ahead"."""


@dataclass(frozen=True, slots=True)
class No:
    """ "No", "don't"."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Stop, cancel, never mind."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """Say the last reply again: "pardon?", "what did you say"."""


@dataclass(frozen=True, slots=True)
class Greet:
    """ "Hello", "good morning", "thank you", "bye"."""

    kind: Literal["hello", "thanks", "bye"] = "hello"
    """Which."""


@dataclass(frozen=True, slots=True)
class Help:
    """What can be said, on a topic if given: "help", "how do I move things"."""

    topic: str | None = None
    """A verb or a theme in the user's words."""


@dataclass(frozen=True, slots=True)
class WhatChanged:
    """ "What changed?", "what did you just do?", "what did you put in the box?", "what did I move first?"."""

    count: int | None = None
    """How many last actions; none is a sensible few, or all of them where something else is asked for."""
    target: Reference | None = None
    """Of what alone: "what did you do with the lamp"."""
    place: Place | None = None
    """What was put there alone."""
    moved: Literal["first", "last"] | None = None
    """Of all that was moved, the first or the last."""


@dataclass(frozen=True, slots=True)
class Why:
    """ "Why that one?", "why not the red one?"."""

    target: Reference | None = None
    """The one asked about; none is the last one chosen."""
    negated: bool = False
    """True for "why not"."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A statement that brings something up and asks for nothing: "there's a candle on the piano"."""

    target: Reference
    """What there is; it becomes the topic if it is found."""


@dataclass(frozen=True, slots=True)
class Unsupported:
    """Understood as a request that the assistant has no skill for: "make me a coffee", "follow me"."""

    verb: str
    """The verb as said, for the reply."""
    text: str = ""
    """The rest of the request in the user's words."""
