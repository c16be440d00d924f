"""Places as conditions: "on the desk", "half a metre to the left of it", "in the corner", "alone"."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from assistant.language.english import extras
from assistant.language.english.chart import Hit, Sentence, rule
from assistant.language.english.comparisons import same, than
from assistant.language.english.grammar import grammar
from assistant.language.english.having import has
from assistant.language.english.nouns import anchors_of, reference
from assistant.language.english.quantities import quantity
from assistant.language.reference import (
    Condition,
    Noun,
    One,
    Ref,
    Reference,
    Region,
    Relation,
    Several,
    Viewer,
)  # fmt: skip


@rule
def conditions(s: Sentence, i: int) -> list[Hit[Condition]]:
    """Conditions that a noun may carry behind it and a sentence may say with "is": places, comparisons, "alone"."""
    at = i
    while s.word(at) in grammar().participle and at - i < 3 and not _starts_place(s, at):
        at += 1
    found: list[Hit[Condition]] = []
    for start in {i, at}:
        found += cast(list[Hit[Condition]], relation(s, start))
        found += [Hit(Relation("alone"), end) for _, end in grammar().alone.at(s.words, start)]
        found += _beside_viewer(s, start)
    found += cast(list[Hit[Condition]], has(s, i)) + than(s, i) + same(s, i)
    found += extras.fronts(s, i) + extras.others_have(s, i)
    return found


def _starts_place(s: Sentence, i: int) -> bool:
    return grammar().relation.longest(s.words, i) is not None and s.word(i) not in ("right", "just", "directly")


@rule
def relation(s: Sentence, i: int) -> list[Hit[Relation]]:
    """A place as a condition: "on the desk", "half a metre to the left of it", "in the corner"."""
    found = _anchored(s, i, grammar().goal_only)
    for distance in quantity(s, i):
        inner = _anchored(s, distance.end, frozenset())
        for hit in inner:
            if hit.value.distance is None and hit.value.name not in ("on", "in", "at"):
                name = "near" if hit.value.name == "from" else hit.value.name
                value = replace(hit.value, name=name, distance=distance.value)
                found.append(Hit(value, hit.end, hit.cost))
    if s.word(i) == "within":
        for distance in quantity(s, i + 1):
            if s.word(distance.end) in ("of", "from"):
                for inner_hit in reference(s, distance.end + 1):
                    value = Relation("near", (inner_hit.value,), distance.value)
                    found.append(Hit(value, inner_hit.end, inner_hit.cost))
    return found + _unanchored(s, i)


def _anchored(s: Sentence, i: int, barred: frozenset[str]) -> list[Hit[Relation]]:
    found = []
    for name, end in grammar().relation.at(s.words, i):
        phrase = " ".join(s.words[i:end])
        if phrase in barred or s.word(end) == "which":
            continue
        for anchor in reference(s, end):
            if name in ("around", "at", "against") and _is_quantity_like(s, end):
                continue
            hit = anchors_of(name, anchor)
            if hit is not None and phrase.endswith("back of") and _roomy(s, anchor.value):
                rear = Ref(Region("back"), where=(Relation("part_of", (anchor.value,)),))
                hit = replace(hit, value=Relation("at", (rear,)))
            if hit is not None:
                found.append(Hit(hit.value, hit.end, hit.cost + _fit(name, anchor.value)))
    return found


def _fit(name: str, anchor: Reference) -> float:
    """Small preferences: "near" over "on the side" and so on are left to grounding; regions take few relations."""
    if isinstance(anchor, Ref) and anchor.view is not None:
        return 0.05
    if isinstance(anchor, Ref) and isinstance(anchor.head, Region):
        within = name in ("in", "on", "at") and anchor.head.kind in ("corner", "middle", "center", "edge")
        sided = anchor.head.kind == "side" and bool(anchor.pick) and not anchor.where
        return 0.15 if (within and not anchor.pick) or sided else 0.0
    if isinstance(anchor, Several) and name != "between":
        return 0.35
    if anchor == Ref(One()):
        return 0.15  # "behind the one": what tells it apart comes next
    return 0.0


def _roomy(s: Sentence, anchor: Reference) -> bool:
    """Whether one can be inside it, so that its back is a part of it."""
    if not isinstance(anchor, Ref) or not isinstance(anchor.head, Noun):
        return False
    return anchor.head.name in ("room", "house", "office", "hall", *s.vocabulary.rooms)


def _is_quantity_like(s: Sentence, i: int) -> bool:
    return any(True for _ in quantity(s, i))


def _unanchored(s: Sentence, i: int) -> list[Hit[Relation]]:
    """ "in the corner", "in the middle", where the room is meant."""
    found = []
    for phrase, name in (("in the corner", "in_corner"), ("in a corner", "in_corner"), ("at the corner", "in_corner"),
                         ("on the edge", "on_edge"), ("at the edge", "on_edge"), ("in the middle", "in_middle"),
                         ("in the center", "in_middle"), ("nearby", "near")):  # fmt: skip
        words = phrase.split()
        if s.words[i : i + len(words)] == words and s.word(i + len(words)) != "of":
            anchors = (Ref(Viewer()),) if name == "near" else ()
            narrowed = grammar().relation.longest(s.words, i + len(words)) is not None  # rather that very corner
            found.append(Hit(Relation(name, anchors), i + len(words), 0.3 * narrowed))
    return found


def _beside_viewer(s: Sentence, i: int) -> list[Hit[Condition]]:
    """ "on your left", "ahead of you"."""
    return [Hit(Relation(name, (Ref(Viewer()),)), end) for name, end in grammar().side_of_viewer.at(s.words, i)]
