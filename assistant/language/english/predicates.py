"""What may follow "is": "red", "not on the desk", "the largest", "closest to the door"."""

from __future__ import annotations

from typing import Literal, cast

from assistant.language.english import extras
from assistant.language.english.chart import Hit, Sentence, rule
from assistant.language.english.grammar import grammar
from assistant.language.english.mod import Mod
from assistant.language.english.nouns import reference, single
from assistant.language.english.placing import conditions
from assistant.language.english.prenominal import adjectives, open_word
from assistant.language.lexicon import lexicon
from assistant.language.reference import (
    AnyOf,
    Attribute,
    Condition,
    Not,
    One,
    Pick,
    Thing,
)  # fmt: skip
from assistant.language.relations import Measure


def picks(s: Sentence, i: int) -> list[Hit[Mod]]:
    """ "on the left", "from the right", "closest to the door", "in the middle"."""
    found = [Hit(Mod(pick=(hit.value,)), hit.end, hit.cost) for hit in extras.far_side(s, i)]
    for name, end in grammar().side.at(s.words, i):
        if s.word(end) not in ("of", "side"):
            pick = Pick("left", "middle") if name == "middle" else Pick(cast(Measure, name))
            found.append(Hit(Mod(pick=(pick,)), end, 0.05))
    if s.words[i : i + 2] == ["from", "the"] and s.word(i + 2) in ("left", "right", "top", "bottom", "front", "back"):
        end = i + 3 + (s.word(i + 3) == "side")
        found.append(Hit(Mod(pick=(Pick(cast(Measure, s.word(i + 2))),)), end))
    at = i
    while s.word(at) in ("the", "that", "which", "is", "are", "sits", "stands", "sitting", "located", "placed", "it"):
        at += 1
    adjective, degree = lexicon().degrees.get(s.word(at), ("", ""))
    while s.word(at) in grammar().participle and s.word(at) not in grammar().side_adjective.words():
        at += 1
    if s.word(at) in ("closest", "nearest") or (adjective in ("near", "close", "far") and degree):
        side: Literal["most", "least"] = "most" if adjective == "far" else "least"
        step = at + 1 + (s.word(at + 1) == "away")
        if s.word(step) in ("to", "from") and not extras.far_side(s, at):
            found += [
                Hit(Mod(pick=(Pick("distance", side, anchor=hit.value),)), hit.end, hit.cost)
                for hit in reference(s, step + 1)
            ]
        elif s.word(at) in ("closest", "nearest") and grammar().determiner.starts(s.word(step)):
            found += [
                Hit(Mod(pick=(Pick("distance", side, anchor=hit.value),)), hit.end, hit.cost)
                for hit in reference(s, step)
            ]
        elif s.word(step) not in ("than",) and not open_word(s, step):
            found.append(Hit(Mod(pick=(Pick("distance", side),)), step, 0.2))
    if s.word(at) == "to" and at == i:
        found += [
            Hit(Mod(pick=(Pick("distance", "least", anchor=hit.value),)), hit.end, hit.cost + 0.6)
            for hit in single(s, i + 1)
            if _after_closest(s, i)
        ]
    return found


def _after_closest(s: Sentence, i: int) -> bool:
    """ "the closest chair | to the door"."""
    return any(s.word(k) in ("closest", "nearest", "closer", "nearer") for k in range(max(0, i - 4), i))


@rule
def predicate(s: Sentence, i: int) -> list[Hit[Mod]]:
    """What may follow "is": "red", "not on the desk", "the largest", "closest to the door"."""
    negated = s.word(i) in ("not", "never", "neither")
    at = i + (negated or s.word(i) == "either")
    while s.word(at) in ("also", "just", "currently", "still", "now", "all", "both", "actually", "really"):
        at += 1
    plain: list[Hit[Condition]] = list(conditions(s, at))
    plain += [Hit(a, end) for a, end in adjectives(s, at) if not open_word(s, end) or _new_color(s, a, end)]
    plain += _on_off(s, at)
    wrapped: list[Hit[Condition]] = [Hit(Not(hit.value), hit.end, hit.cost) if negated else hit for hit in plain]
    found = [Hit(Mod(where=(hit.value,)), hit.end, hit.cost) for hit in wrapped]
    found += _neither(s, wrapped) if negated else _either(s, i, plain)
    if not negated:
        found += picks(s, at)
        for hit in single(s, at):
            if isinstance(hit.value.head, One | Thing) and (hit.value.pick or hit.value.where):
                found.append(Hit(Mod(merge=hit.value), hit.end, hit.cost + 0.05))
    return found


def _new_color(s: Sentence, said: Attribute, end: int) -> bool:
    """ "(Make everything that is red) blue": the last word is what is asked for."""
    last = lexicon().attribute_kind(s.word(end)) == "color" and (s.ended(end + 1) or s.word(end + 1) in ",.")
    return last and said.kind == "color"


def _attributes(s: Sentence, i: int) -> list[Hit[Condition]]:
    found: list[Hit[Condition]] = [Hit(attribute, end) for attribute, end in adjectives(s, i) if not open_word(s, end)]
    return found + conditions(s, i) + _on_off(s, i)


def _neither(s: Sentence, denied: list[Hit[Condition]]) -> list[Hit[Mod]]:
    """ "(is) not red or blue", "not on the desk nor on the shelf": neither holds."""
    found: list[Hit[Mod]] = []
    for hit in denied:
        if s.word(hit.end) in ("or", "nor"):
            for more in _attributes(s, hit.end + 1):
                both = (hit.value, Not(more.value))
                found.append(Hit(Mod(where=both), more.end, hit.cost + more.cost))
    return found


def _either(s: Sentence, i: int, said: list[Hit[Condition]]) -> list[Hit[Mod]]:
    """ "(that is) red or blue": one of them holds."""
    found: list[Hit[tuple[Condition, ...]]] = []
    chains: list[Hit[tuple[Condition, ...]]] = [Hit((hit.value,), hit.end, hit.cost) for hit in said]
    for _ in range(_MOST_ALTERNATIVES - 1):
        chains = [
            Hit((*chain.value, more.value), more.end, chain.cost + more.cost) for chain in chains
            for at in _or(s, chain.end) for more in _attributes(s, at)
        ]
        found += [chain for chain in chains if "or" in s.words[i : chain.end]]
    return [Hit(Mod(where=(AnyOf(chain.value),)), chain.end, chain.cost) for chain in found]


def _or(s: Sentence, i: int) -> list[int]:
    """Where the next of several alternatives begins: behind "or" or a pause."""
    paused = s.word(i) == ","
    if s.word(i + paused) == "or":
        return [i + 1 + paused]
    return [i + 1] if paused and "or" in s.words[i:] else []


_MOST_ALTERNATIVES = 4


def _on_off(s: Sentence, i: int) -> list[Hit[Condition]]:
    """ "(The lamp is) on", and not on something."""
    if s.word(i) not in ("on", "off") or open_word(s, i + 1) or s.word(i + 1) in ("the", "a", "my", "top"):
        return []
    return [Hit(Attribute(s.word(i), "state"), i + 1)]
