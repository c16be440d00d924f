"""Numbers and quantities: "ninety degrees", "half a metre", "two and a half feet", "a bit", "50 %"."""

from __future__ import annotations

from typing import cast

from assistant.language.english.chart import Hit, Sentence, rule
from assistant.language.english.grammar import grammar
from assistant.language.reference import Quantity
from assistant.language.relations import Unit

MOST_DIGITS = 12
"""A longer row of digits is no number that anybody means."""
_TIMES = {"double": 2.0, "twice": 2.0, "thrice": 3.0, "triple": 3.0, "half": 0.5, "quadruple": 4.0}


@rule
def number(s: Sentence, i: int) -> list[Hit[float]]:
    """A number in digits or words."""
    word = s.word(i)
    digits = word.replace(".", "", 1).replace(",", "", 1)
    if word[:1].isdigit() and digits.isascii() and digits.isdigit() and len(digits) <= MOST_DIGITS:
        return _with_fraction(s, float(word.replace(",", ".")), i + 1)
    table = grammar().numbers
    if word not in table:
        if word in ("a", "an") and s.word(i + 1) in ("hundred", "dozen", "thousand"):
            return [Hit(float(table[s.word(i + 1)]), i + 2)]
        return []
    total, at = float(table[word]), i + 1
    while s.word(at) in table:
        value = table[s.word(at)]
        if value in (100, 1000):
            total *= value
        elif total >= 20 and value < (10 if total < 100 else 100):
            total += value
        else:
            break
        at += 1
        if s.word(at) == "and" and total >= 100 and s.word(at + 1) in table:
            at += 1
    return _with_fraction(s, total, at)


def _with_fraction(s: Sentence, whole: float, at: int) -> list[Hit[float]]:
    """ "two and a half", "one point five"."""
    if s.words[at : at + 3] == ["and", "a", "half"]:
        return [Hit(whole + 0.5, at + 3)]
    if s.word(at) == "point" and s.word(at + 1) in grammar().numbers:
        digits = 0
        text = ""
        while s.word(at + 1 + digits) in grammar().numbers and digits < 4:
            text += str(grammar().numbers[s.word(at + 1 + digits)])
            digits += 1
        return [Hit(float(f"{int(whole)}.{text}"), at + 1 + digits)]
    return [Hit(whole, at)]


@rule
def count(s: Sentence, i: int) -> list[Hit[int]]:
    """A whole number."""
    return [Hit(int(hit.value), hit.end) for hit in number(s, i) if hit.value == int(hit.value) and hit.value >= 0]


@rule
def quantity(s: Sentence, i: int) -> list[Hit[Quantity]]:
    """A number with a unit, or a vague amount."""
    found = [Hit(Quantity(1.0, "bit"), end) for _, end in grammar().vague_amount.at(s.words, i)]
    found += [Hit(Quantity(value, cast(Unit, unit)), end) for value, unit, end in _measured(s, i)]
    word = s.word(i)
    if word in _TIMES and not found:
        found.append(Hit(Quantity(_TIMES[word], "times"), i + 1, 0.1))
    if word == "halfway" or s.words[i : i + 2] == ["half", "way"]:
        found.append(Hit(Quantity(50.0, "percent"), i + 1 + (word == "half")))
    return found


def _measured(s: Sentence, i: int) -> list[tuple[float, str, int]]:
    units = grammar().units
    start = i + 1 if s.word(i) in ("about", "around", "approximately", "roughly", "by", "exactly", "some") else i
    options: list[tuple[float, int]] = [(hit.value, hit.end) for hit in number(s, start)]
    if s.word(start) in ("a", "an", "one") and s.word(start + 1) not in ("half", "quarter"):
        options.append((1.0, start + 1))
    options += _fractions(s, start)
    found = []
    for value, at in options:
        for length in (2, 1):
            unit = units.get(" ".join(s.words[at : at + length]))
            if unit is not None:
                at_end = at + length
                if s.words[at_end : at_end + 3] == ["and", "a", "half"]:
                    value, at_end = value + 0.5, at_end + 3
                found.append((value, unit, at_end))
                break
    if s.words[start : start + 2] in (["a", "couple"], ["a", "few"]):
        at = start + 2 + (s.word(start + 2) == "of")
        if s.word(at) in units:
            found.append((2.0 if s.word(start + 1) == "couple" else 3.0, units[s.word(at)], at + 1))
    return found


def _fractions(s: Sentence, i: int) -> list[tuple[float, int]]:
    """ "half a", "a half", "a quarter of a", "three quarters of a"."""
    words = s.words
    for phrase, value in (
        (["half", "a"], 0.5), (["half", "an"], 0.5), (["a", "half"], 0.5), (["half"], 0.5),
        (["a", "quarter", "of", "a"], 0.25), (["quarter", "of", "a"], 0.25), (["a", "quarter"], 0.25),
        (["three", "quarters", "of", "a"], 0.75), (["one", "and", "a", "half"], 1.5), (["a", "third", "of",
        "a"], 1 / 3),
    ):  # fmt: skip
        if words[i : i + len(phrase)] == phrase:
            return [(value, i + len(phrase))]
    return []
