"""How sure a labeller is, in words, and what it tells in a sentence. Figures are for tables, words for talk."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.grounding.labels import OWN, match
from assistant.labelling.protocol import Guess, Labelling
from assistant.phrasing import a, listed
from scene.objects import SURE_SCORE

SURELY, PROBABLY = SURE_SCORE, 0.45
"""From these scores on a label is told as sure, and as probable; what is less likely is told with "perhaps"."""

WORTH_TELLING, AS_SHARE = 0.1, 0.25
"""A second guess is told when it is at least so likely, and has at least this share of the first one's score."""

FEW = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def number(count: int) -> str:
    """A small number as a word."""
    return FEW[count] if count < len(FEW) else str(count)


def degree(score: float) -> str:
    """How sure a score is: "surely", "probably", "perhaps"."""
    return "surely" if score >= SURELY else "probably" if score >= PROBABLY else "perhaps"


def of_labelling(labelling: Labelling) -> str:
    """The same for the best guess of a labelling: what it calls doubtful is not told as sure."""
    best = labelling.best
    if best is None:
        return "perhaps"
    word = degree(best.score)
    if labelling.verdict == "sure":
        return "probably" if word == "perhaps" else word
    return "probably" if word == "surely" else word


def can_tell(labelling: Labelling) -> bool:
    """Whether any guess is worth saying."""
    return labelling.best is not None and labelling.verdict != "unknown"


def others(labelling: Labelling) -> tuple[Guess, ...]:
    """The guesses after the best that are worth telling; none where the labeller is sure."""
    best = labelling.best
    if best is None or of_labelling(labelling) == "surely":
        return ()
    least = max(WORTH_TELLING, AS_SHARE * best.score)
    return tuple(g for g in labelling.guesses[1:3] if g.score >= least)


def guessed(labelling: Labelling, lead: str = "") -> str:
    """"probably a stool; it could be a side table": what can be told of a thing that the labeller can tell."""
    best = labelling.best
    if best is None:
        raise ValueError(f"{labelling.object_id!r} has no guess")
    word, second = of_labelling(labelling), others(labelling)
    told = f"{lead} {word} {a(best.label)}".strip()
    return f"{told}; it could be {listed((a(g.label) for g in second), 'or')}" if second else told


def sureness(labelling: Labelling) -> str:
    """"fairly sure: probably a stool": the answer to "how sure are you?"."""
    if not can_tell(labelling):
        return "not at all: I can't tell what it is"
    if labelling.best is not None and of_labelling(labelling) == "surely":
        return f"quite sure: {a(labelling.best.label)}"
    how = "fairly sure" if of_labelling(labelling) == "probably" else "not very sure"
    return f"{how}: {guessed(labelling)}"


def reasons(labelling: Labelling, label: str, most: int = 3) -> tuple[str, ...]:
    """What speaks for a label, weightiest first, in clauses."""
    return tuple(dict.fromkeys(e.text for e in labelling.evidence if e.text and same_kind(label, e.label)))[:most]


def same_kind(asked: str, label: str | None) -> bool:
    """Whether a thing with this label is called what was asked, in other words or as a special kind of it."""
    return label is not None and match(asked, (label,)).degree >= OWN


def score_of(labelling: Labelling, label: str) -> float:
    """How likely it is of a kind, over all guesses that name it."""
    return sum(g.score for g in labelling.guesses if same_kind(label, g.label))


def without(labelling: Labelling, label: str) -> Sequence[Guess]:
    """The guesses that are left when it is not of a kind."""
    return [g for g in labelling.guesses if not same_kind(label, g.label)]
