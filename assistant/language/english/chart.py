"""The chart: one sentence, and every part of it that was found so far, each with its end and its cost.

A rule is a function `rule(sentence, i) -> list[Hit]`; `@rule` remembers its result per position, guards left recursion,
keeps only the cheapest few, and stops exploring when the sentence's budget is spent. Costs add; 0 is perfect.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from assistant.language.english.grammar import Phrases
from assistant.language.outcome import SceneVocabulary

T = TypeVar("T")
KEEP = 14
"""The most hits kept for one rule at one position."""
BUDGET = 6000
"""The most rule applications for one sentence."""


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """A part found: its value, where it ends, what it cost."""

    value: T
    """What was found."""
    end: int
    """The position after it."""
    cost: float = 0.0
    """How unlikely it is."""


@dataclass(slots=True)
class Sentence:
    """The words being parsed, with the chart."""

    words: list[str]
    """The words; "." and "," are words too."""
    times: list[float | None]
    """When each was spoken."""
    vocabulary: SceneVocabulary = field(default_factory=SceneVocabulary)
    """What the scene makes likely."""
    names: Phrases = field(default_factory=Phrases)
    """Names that the user gave, as phrases in lower case -> the name."""
    nouns: frozenset[str] = frozenset()
    """Nouns that are known, of one word or several, in the lexicon or the scene, singular."""
    noun_words: frozenset[str] = frozenset()
    """Every single word of the known nouns."""
    verbs: frozenset[str] = frozenset()
    """Words that start a command."""
    memo: dict[tuple[int, int], list[Any]] = field(default_factory=dict)
    """(rule, position) -> hits."""
    spent: int = 0
    """Rule applications so far."""

    def word(self, i: int) -> str:
        """The word at i, empty beyond the end."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def ended(self, i: int) -> bool:
        """Whether the sentence ends at i."""
        return i >= len(self.words)


def best(hits: list[Hit[T]], keep: int = KEEP) -> list[Hit[T]]:
    """The cheapest hits, equal ones once; the cheapest of those that reach furthest is always among them."""
    if len(hits) < 2:
        return hits
    # Costs that were added up in another order are equal ones; of those the first found stays first.
    hits.sort(key=lambda hit: round(hit.cost, 9))
    kept: list[Hit[T]] = []
    for hit in hits:
        if not any(hit.end == other.end and hit.value == other.value for other in kept):
            kept.append(hit)
            if len(kept) == keep:
                break
    if len(hits) > keep:
        furthest = max(hit.end for hit in hits)
        if all(hit.end < furthest for hit in kept):
            kept[-1] = next(hit for hit in hits if hit.end == furthest)
    return kept


def rule(function: Callable[[Sentence, int], list[Hit[T]]]) -> Callable[[Sentence, int], list[Hit[T]]]:
    """A rule with its chart."""
    number = id(function)

    def charted(s: Sentence, i: int) -> list[Hit[T]]:
        key = (number, i)
        known = s.memo.get(key)
        if known is not None:
            return known
        if i >= len(s.words) or s.spent > BUDGET:
            return []
        s.spent += 1
        s.memo[key] = []
        found = best(function(s, i))
        s.memo[key] = found
        return found

    charted.__doc__ = function.__doc__
    return charted
