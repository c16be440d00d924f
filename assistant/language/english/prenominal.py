"""What stands between a determiner and its noun: numbers, "other", ordinals, superlatives, sides and adjectives."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from assistant.language.english.chart import Hit, Sentence, rule
from assistant.language.english.grammar import grammar
from assistant.language.english.quantities import count
from assistant.language.lexicon import lexicon
from assistant.language.reference import AnyOf, Attribute, Condition, Degree, Pick
from assistant.language.relations import Measure

_DEGREES: dict[str, Degree] = {
    "very": "very", "really": "very", "extremely": "very", "quite": "", "pretty": "", "rather": "", "fairly": "",
    "slightly": "slightly", "fully": "fully", "completely": "fully", "half": "half", "dark": "dark", "light": "light",
    "pale": "light", "deep": "dark", "bright": "", "partly": "half", "partially": "half",
}  # fmt: skip
_OPEN_AGAIN = frozenset(
    ["round", "left", "right", "back", "up", "over", "past", "leaning", "mounted", "attached", "next", "set"]
)


@cache
def closed_words() -> frozenset[str]:
    """Words that no noun phrase runs through: closed classes, prepositions, participles of place."""
    loose = {"set", "right", "left", "all", "just", "back", "over", "up", "straight", "stacked", "visible", "found"}
    closed = grammar().closed | set(grammar().relation.firsts()) | (grammar().participle - loose)
    return frozenset(closed - {"round"})


def open_word(s: Sentence, i: int) -> bool:
    """Whether the word at i can be in a noun."""
    word = s.word(i)
    if word == "can":
        return _noun_before(s, i)
    if not word or word in ",." or word in closed_words() or word.replace(".", "").isdigit():
        return False
    return word not in grammar().ordinals or word == "second"


def _noun_before(s: Sentence, i: int) -> bool:
    """Whether "can" is the tin: "the can", "a red can", "trash can"."""
    before = s.word(i - 1)
    leads = before in lexicon().adjectives or before in ("the", "a", "this", "that", "my", "another", "empty")
    return (leads or f"{before} can" in s.nouns) and s.word(i + 1) not in ("you", "i", "we")


@dataclass(frozen=True, slots=True)
class Before:
    """What stood before the noun."""

    count: int | None = None
    """A number."""
    other: bool = False
    """"other", "another", "more"."""
    others: bool = False
    """"others": the plural on its own."""
    pick: tuple[Pick, ...] = ()
    """Superlatives and ordinals."""
    attributes: tuple[Condition, ...] = ()
    """Adjectives."""
    weak: bool = False
    """Only adjectives that do not stand alone: materials and states used as nouns."""


@rule
def prenominals(s: Sentence, i: int) -> list[Hit[Before]]:
    """Every way in which the words from i on stand before a noun, from none to all."""
    found = [Hit(Before(), i)]
    frontier = [Hit(Before(), i)]
    for _ in range(7):
        frontier = [hit for before in frontier for hit in _step(s, before)][:10]
        found += frontier
        if not frontier:
            break
    return found


def _step(s: Sentence, hit: Hit[Before]) -> list[Hit[Before]]:
    """One more word or phrase before the noun."""
    at, before = hit.end, hit.value
    if at > 0 and s.word(at) == "," and before.attributes and s.word(at + 1) in lexicon().adjectives:
        at += 1  # "a small, round table"
    word = s.word(at)
    steps: list[Hit[Before]] = []
    if before.count is None and word != "one":
        steps += [
            Hit(replace(before, count=n.value), n.end) for n in count(s, at) if s.word(n.end) not in grammar().units
        ]
    if (
        word in ("other", "others", "remaining", "more", "additional", "further", "else", "another")
        and not before.other
    ):
        alternate = word == "other" and s.word(at - 1) == "every" and at > 0
        step = replace(before, pick=(*before.pick, Pick("order", rank=2))) if alternate \
            else replace(before, other=True, others=word == "others")
        steps.append(Hit(step, at + 1))
    steps += _ordinal(s, at, before) + _side(s, at, before) + _superlative(s, at, before)
    steps += _adjective(s, at, before)
    if word in ("correct", "target", "desired", "intended", "described", "requested", "specified") and at > 0:
        steps.append(Hit(before, at + 1, 0.05))  # "the correct chair": the chair that is meant
    return [Hit(step.value, step.end, hit.cost + step.cost) for step in steps]


def _ordinal(s: Sentence, at: int, before: Before) -> list[Hit[Before]]:
    """ "second", "last", "second largest", "next"."""
    rank = grammar().ordinals.get(s.word(at))
    if rank is None:
        return []
    if s.words[at + 1 : at + 3] == ["to", "last"]:
        return [Hit(replace(before, pick=(*before.pick, Pick("order", rank=-rank))), at + 3)]
    if rank == -1 and s.word(at + 1) == "but" and s.word(at + 2) in ("one", "two"):
        pick = Pick("order", rank=-2 if s.word(at + 2) == "one" else -3)
        return [Hit(replace(before, pick=(*before.pick, pick)), at + 3)]
    found = [Hit(replace(before, pick=(*before.pick, Pick("order", rank=rank))), at + 1)]
    for hit in _superlative(s, at + 1, Before()) + _side(s, at + 1, Before()):
        pick = replace(hit.value.pick[0], rank=rank)
        found.insert(0, Hit(replace(before, pick=(*before.pick, pick)), hit.end, hit.cost))
    return found


def _side(s: Sentence, at: int, before: Before) -> list[Hit[Before]]:
    """ "left", "leftmost", "middle", "top"."""
    found = []
    for name, end in grammar().side_adjective.at(s.words, at):
        alone = not (open_word(s, end) or s.word(end) in ("one", "two", "three") or s.word(end) in lexicon().adjectives)
        pick = Pick("left", "middle") if name == "middle" else Pick(cast(Measure, name))
        found.append(Hit(replace(before, pick=(*before.pick, pick)), end, 0.15 if alone else 0.0))
    return found


def _superlative(s: Sentence, at: int, before: Before) -> list[Hit[Before]]:
    """ "largest", "most comfortable", "closest", and the comparative where a choice is meant: "the bigger mug"."""
    words = lexicon()
    word, end = s.word(at), at + 1
    if word in ("most", "least") and (s.word(at + 1) in words.scales or s.word(at + 1) in words.adjectives):
        scale, end = words.scales.get(s.word(at + 1)), at + 2
        if scale is None:
            return []
        measure, side = scale
        if word == "least":
            side = "least" if side == "most" else "most"
        return [Hit(replace(before, pick=(*before.pick, Pick(measure, side))), end)]
    if word in ("nearest", "closest"):
        return [Hit(replace(before, pick=(*before.pick, Pick("distance", "least"))), end)]
    adjective, degree = words.degrees.get(word, ("", ""))
    if adjective not in words.scales:
        return []
    measure, side = words.scales[adjective]
    if degree == "more" and s.word(end) == "than":
        return []
    cost = 0.0 if degree == "most" else 0.1
    return [Hit(replace(before, pick=(*before.pick, Pick(measure, side))), end, cost)]


def _adjective(s: Sentence, at: int, before: Before) -> list[Hit[Before]]:
    """An adjective, with its degree, or two joined: "very big", "dark blue", "red or blue"."""
    found: list[Hit[Before]] = []
    for condition, end in adjectives(s, at):
        noun_too = lexicon().singular(s.word(end - 1))[0] in s.nouns
        weak = noun_too and (before.weak or not before.attributes)
        more = replace(before, attributes=(*before.attributes, condition), weak=weak)
        found.append(Hit(more, end, 0.0))
        join = s.word(end)
        if join in ("or", "and"):
            for second, stop in adjectives(s, end + 1):
                both: tuple[Condition, ...] = (condition, second)
                joined = (AnyOf(both),) if join == "or" else both
                found.append(Hit(replace(before, attributes=(*before.attributes, *joined)), stop, 0.05))
    return found


def adjectives(s: Sentence, at: int) -> list[tuple[Attribute, int]]:
    """One adjective at a position, with its degree."""
    word = s.word(at)
    known = lexicon().adjectives
    if word in _DEGREES:
        step = at + 1
        while s.word(step) in _DEGREES and s.word(step + 1) in known:
            step += 1
        if s.word(step) in known and (word not in ("dark", "light", "pale", "deep", "bright") or _is_color(s, step)):
            name, kind = known[s.word(step)]
            return [(Attribute(name, kind, _DEGREES[word]), step + 1)]
    if word == "non" or word not in known or word in closed_words():
        return []
    name, kind = known[word]
    if s.word(at + 1) == "colored":
        return [(Attribute(name, kind), at + 2)]
    return [(Attribute(name, kind), at + 1)]


def _is_color(s: Sentence, i: int) -> bool:
    return lexicon().attribute_kind(s.word(i)) == "color"
