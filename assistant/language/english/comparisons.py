"""Comparisons behind a noun: "bigger than the mug", "at least a metre high", "on the same desk as the lamp"."""

from __future__ import annotations

from typing import Any, cast

from assistant.language.english.chart import Hit, Sentence
from assistant.language.english.grammar import grammar
from assistant.language.english.nouns import reference, single
from assistant.language.english.quantities import quantity
from assistant.language.lexicon import lexicon
from assistant.language.reference import Condition, Has, Noun, Ref, Relation, Same, Than
from assistant.language.relations import Measure

_SAME: dict[str, str] = {"color": "color", "size": "size", "kind": "kind", "type": "kind", "sort": "kind",
                         "shape": "shape", "material": "material", "wall": "wall", "room": "room", "side": "side",
                         "height": "height"}  # fmt: skip


def than(s: Sentence, i: int) -> list[Hit[Condition]]:
    """ "bigger than the mug", "less than a metre from", "at least a metre high", "as big as the desk"."""
    words = lexicon()
    found: list[Hit[Condition]] = []
    adjective, degree = words.degrees.get(s.word(i), ("", ""))
    at = i + 1
    if s.word(i) in ("more", "less") and s.word(i + 1) in words.scales:
        adjective, degree, at = s.word(i + 1), "more", i + 2
    if degree == "more" and adjective in words.scales and s.word(at) == "than":
        measure, end = words.scales[adjective]
        more = (end == "most") != (s.word(i) == "less")
        found += [Hit(Than(measure, more, hit.value), hit.end, hit.cost) for hit in quantity(s, at + 1)]
        found += [Hit(Than(measure, more, hit.value), hit.end, hit.cost) for hit in reference(s, at + 1)]
    for phrase, more in (
        ("at least", True),
        ("more than", True),
        ("over", True),
        ("at most", False),
        ("less than", False),
    ):
        lead = phrase.split()
        if s.words[i : i + len(lead)] == lead:
            for amount in quantity(s, i + len(lead)):
                if s.word(amount.end) in words.scales:
                    measure = words.scales[s.word(amount.end)][0]
                    found.append(Hit(Than(_lengthwise(measure), more, amount.value), amount.end + 1))
    if s.word(i) == "as" and s.word(i + 1) in words.scales and s.word(i + 2) == "as":
        what = "height" if words.scales[s.word(i + 1)][0] == "height" else "size"
        found += [Hit(Same(cast(Any, what), hit.value), hit.end, hit.cost) for hit in reference(s, i + 3)]
    return found


def _lengthwise(measure: Measure) -> Measure:
    return "height" if measure == "top" else measure


def same(s: Sentence, i: int) -> list[Hit[Condition]]:
    """ "of the same colour as X", "on the same wall as X", "like this one"."""
    found: list[Hit[Condition]] = []
    at = i
    while s.word(at) in ("of", "on", "in", "at", "the", "with", "has", "to", "against", "from", "along"):
        at += 1
    if s.word(at) == "same" and s.word(at + 1) in _SAME and s.word(at + 2) in ("as", "than"):
        kind = _SAME[s.word(at + 1)]
        found += [Hit(Same(cast(Any, kind), hit.value), hit.end, hit.cost) for hit in reference(s, at + 3)]
    elif s.word(at) == "same" and at > i + 1:
        found += _same_anchor(s, i, at)
    if s.word(i) == "like" or s.words[i : i + 2] in (["similar", "to"], ["identical", "to"]):
        start = i + (1 if s.word(i) == "like" else 2)
        found += [Hit(Same("all", hit.value), hit.end, hit.cost) for hit in reference(s, start)]
    return found


def _same_anchor(s: Sentence, i: int, at: int) -> list[Hit[Condition]]:
    """ "on the same desk as the printer": on the desk that has the printer on it."""
    found: list[Hit[Condition]] = []
    relations = [name for name, end in grammar().relation.at(s.words, i) if end == at - 1]
    nouns = [k for k in range(at + 2, min(at + 4, len(s.words))) if s.word(k) == "as"]
    for name in relations[:1]:
        for k in nouns:
            noun = lexicon().singular(" ".join(s.words[at + 1 : k]))[0]
            for hit in single(s, k + 1):
                anchor = Ref(Noun(noun), where=(Has(hit.value, name),))
                found.append(Hit(Relation(name, (anchor,)), hit.end, hit.cost))
    return found
