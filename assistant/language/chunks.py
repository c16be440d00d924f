"""The noun phrases of a sentence: what a translator's answer may name.

What it makes of the little words is put right afterwards (`restored`): small models write "the" for "both".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from assistant.language.english.chart import Hit, Sentence
from assistant.language.english.nouns import phrases
from assistant.language.reference import Noun, Ref, Region, Thing, Viewer

DEAREST = 1.3
"""A phrase that costs more than this in the chart is none."""
LOOSE = ("the", "a", "bare", "some", "any", "no")
"""Determiners that say little: such a noun may also be taken as "the"."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """One noun phrase."""

    ref: Ref
    """What it says."""
    start: int
    """The position of its first word."""
    end: int
    """The position after its noun."""


def chunks(s: Sentence) -> list[Chunk]:
    """The noun phrases, none inside another, in the order said; unknown nouns only where they are definite."""
    found = [Chunk(_untimed(hit.value), i, hit.end) for i in range(len(s.words)) for hit in noun_phrases(s, i)]
    found.sort(key=lambda c: (c.start - c.end, c.start))
    kept: list[Chunk] = []
    for chunk in found:
        if all(chunk.end <= other.start or other.end <= chunk.start for other in kept):
            kept.append(chunk)
    return sorted(kept, key=lambda c: c.start)


def _untimed(ref: Ref) -> Ref:
    return replace(ref, time_s=None)


def noun_phrases(s: Sentence, i: int) -> Iterator[Hit[Ref]]:
    """The noun phrases from i: for every place where one may end, the cheapest that is likely enough."""
    ends: set[int] = set()
    for hit in sorted(phrases(s, i), key=lambda hit: hit.cost):
        if hit.cost < DEAREST and hit.end > i and hit.end not in ends and _known(s, hit.value):
            ends.add(hit.end)
            yield hit


def _known(s: Sentence, ref: Ref) -> bool:
    """Whether it is a noun phrase indeed: of nouns that somebody knows, or of one word after "this" or "my"."""
    if isinstance(ref.head, Viewer) or ref.determiner == "which":
        return False
    if not isinstance(ref.head, Noun):
        bare = ref.determiner in ("bare", "no", "any", "some") and not isinstance(ref.head, Region)
        return not bare or (ref.determiner != "no" and isinstance(ref.head, Thing))
    words = ref.head.name.split()
    if ref.head.name in s.nouns or (len(words) > 1 and all(word in s.nouns for word in words)):
        return ref.head.name not in s.verbs or ref.determiner != "bare" or ref.plural
    shown = (ref.determiner in ("this", "that") and not ref.plural) or ref.determiner in ("these", "those", "my")
    return shown and len(words) == 1


def restored(value: Any, said: Sequence[Ref]) -> Any:
    """A program with every noun's article, number and order as they were said: a model writes "the" for "both"."""
    if isinstance(value, tuple):
        return tuple(restored(item, said) for item in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    value = replace(value, **{f.name: restored(getattr(value, f.name), said) for f in fields(value)})
    if not isinstance(value, Ref) or not isinstance(value.head, Noun) or value in said:
        return value
    meant = [ref for ref in said if ref.head == value.head and ref.determiner != "no"]
    meant = [ref for ref in meant if set(ref.where) <= set(value.where)] or meant
    return _as_said(value, meant[0]) if meant else value


def _as_said(written: Ref, said: Ref) -> Ref:
    """The written reference with the words that stood before its noun."""
    determiner = said.determiner
    if determiner in LOOSE and (written.determiner != "the" or determiner != "a"):
        determiner = written.determiner
    definite = determiner != "a"
    return replace(
        written, determiner=determiner, count=said.count, plural=said.plural, other=said.other,
        where=(*(c for c in said.where if c not in written.where), *written.where) if definite else written.where,
        pick=(*(p for p in said.pick if p not in written.pick), *written.pick) if definite else written.pick,
    )  # fmt: skip
