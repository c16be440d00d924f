"""Commands about what things are: have them named, ask how sure that is, teach, and tell what was taught."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.language.reference import Reference


@dataclass(frozen=True, slots=True)
class Label:
    """Have things named by the labeller: "label everything", "label the things on the desk"."""

    target: Reference
    """Which things."""


@dataclass(frozen=True, slots=True)
class IsA:
    """Whether it is of a kind: "is that a lamp", "is this a chair or a stool", "who says that this is a chair"."""

    target: Reference
    """What."""
    labels: tuple[str, ...]
    """The kind, or the kinds to choose between."""
    ask: Literal["whether", "sure", "why", "who"] = "whether"
    """`sure`: how sure that is. `why`: what speaks for it. `who`: who says so."""


@dataclass(frozen=True, slots=True)
class NotA:
    """Say what it is not: "that's not a chair", "remove the label"."""

    target: Reference
    """What."""
    label: str | None = None
    """The kind that it is not; None for whatever it was taken for."""


@dataclass(frozen=True, slots=True)
class AskMe:
    """Be asked about what the labeller is unsure of: "ask me about what you're unsure of"."""

    when: Literal["begin", "next", "end"] = "begin"
    """`next` goes on with the questions, `end` ends them."""


@dataclass(frozen=True, slots=True)
class Taught:
    """What the person taught by naming things: "what have I taught you", "forget the stools that I taught you"."""

    act: Literal["list", "forget", "export"] = "list"
    """Tell it, forget it, or write it to a file."""
    label: str | None = None
    """Only what was taught of this kind."""
