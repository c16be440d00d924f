"""What follows a noun: places, relative clauses, possessions, comparisons, exceptions, viewpoints.

`modifiers(s, i)` finds them at a position whatever the noun before; `apply` adds one to a reference.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, cast

from assistant.language.english import extras
from assistant.language.english.chart import Hit, Sentence, rule
from assistant.language.english.comparisons import same, than
from assistant.language.english.grammar import grammar
from assistant.language.english.having import has
from assistant.language.english.nouns import anchors_of, reference, single
from assistant.language.english.prenominal import adjectives, closed_words, open_word
from assistant.language.english.quantities import quantity
from assistant.language.english.viewpoints import viewpoint
from assistant.language.lexicon import lexicon
from assistant.language.reference import (
    AnyOf,
    Condition,
    Has,
    Not,
    Noun,
    One,
    Pick,
    Pronoun,
    Quantity,
    Ref,
    Reference,
    Region,
    Relation,
    Several,
    Thing,
    Viewer,
    Viewpoint,
)  # fmt: skip
from assistant.language.relations import Measure

_BE = frozenset(["is", "are", "was", "were", "be", "am", "being", "stays", "has been"])
_WHO = frozenset(["that", "which", "who"])
_PROXY = {"on": "on", "in": "in", "inside": "in", "under": "under", "underneath": "under", "beneath": "under",
          "above": "above", "below": "below", "behind": "behind", "beside": "next_to", "near": "near",
          "around": "around", "by": "next_to", "against": "against"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mod:
    """What one modifier adds to a reference."""

    where: tuple[Condition, ...] = ()
    """Conditions."""
    pick: tuple[Pick, ...] = ()
    """Choices."""
    of: Reference | None = None
    """The set."""
    excluding: tuple[Reference, ...] = ()
    """What is left out."""
    view: Viewpoint | None = None
    """The viewpoint."""
    other: bool = False
    """"else"."""
    merge: Ref | None = None
    """An apposition: ", the one with the printer"."""


def apply(ref: Ref, mod: Mod) -> Ref | None:
    """The reference with the modifier, or none when it cannot take it."""
    if isinstance(ref.head, Viewer) or (isinstance(ref.head, Pronoun) and not mod.excluding):
        return None
    if mod.of is not None and ref.of is not None:
        return None
    if isinstance(ref.head, Noun) and ref.head.name == "room" and any(
        isinstance(c, Relation) and c.name == "facing" for c in mod.where
    ):
        return None
    if len(mod.where) == 1 and (counted := extras.from_which(ref, mod.where[0])) is not None:
        return counted
    pick = _with_picks(ref.pick, mod.pick)
    merged = mod.merge
    if merged is not None:
        return replace(ref, where=ref.where + merged.where, pick=ref.pick + merged.pick, of=merged.of or ref.of)
    return replace(
        ref, where=ref.where + mod.where, pick=pick, of=mod.of or ref.of, excluding=ref.excluding + mod.excluding,
        view=mod.view or ref.view, other=ref.other or mod.other,
    )  # fmt: skip


def _with_picks(old: tuple[Pick, ...], new: tuple[Pick, ...]) -> tuple[Pick, ...]:
    """ "second ... from the left" ranks the left; "closest ... to the door" gets its anchor."""
    if len(new) == 1 and old:
        if old[-1].measure == "order":
            return (*old[:-1], replace(new[0], rank=old[-1].rank))
        if old[-1].measure == "distance" and new[0].measure == "distance" and old[-1].anchor is None:
            return (*old[:-1], replace(old[-1], anchor=new[0].anchor))
    return old + new


@rule
def modifiers(s: Sentence, i: int) -> list[Hit[Mod]]:
    """Everything that may modify a noun that ended at i."""
    found = [Hit(Mod(where=(hit.value,)), hit.end, hit.cost + 0.05) for hit in conditions(s, i)]
    for hit in conditions(s, i):
        if s.word(hit.end) == "or":
            for more in conditions(s, hit.end + 1):
                either = AnyOf((hit.value, more.value))
                found.append(Hit(Mod(where=(either,)), more.end, hit.cost + more.cost + 0.1))
    found += [Hit(Mod(where=hit.value), hit.end, hit.cost + 0.03) for hit in extras.pairs(s, i) + extras.behind(s, i)]
    found += [Hit(Mod(where=(hit.value,)), hit.end, hit.cost) for hit in extras.in_here(s, i)]
    found += [Hit(Mod(pick=(hit.value,)), hit.end, hit.cost) for hit in extras.by_count(s, i)]
    found += [Hit(Mod(), end, 0.02) for end in extras.unsaid(s, i)]
    if s.word(i) == ",":
        found += [Hit(hit.value, hit.end, hit.cost + 0.1) for hit in _picks(s, i + 1)]
    if s.word(i) == "to" and s.word(i - 1) in ("door", "doors", "lid", "key", "handle"):
        owners = [(Relation("part_of", (h.value,)), h) for h in single(s, i + 1)]
        found += [Hit(Mod(where=(part,)), h.end, h.cost + 0.05) for part, h in owners]
    found += _picks(s, i) + _of(s, i) + _relative(s, i) + _excluding(s, i) + _clauses(s, i) + _apposition(s, i)
    found += [Hit(Mod(view=hit.value), hit.end, hit.cost + 0.1) for hit in viewpoint(s, i + (s.word(i) == ","))]
    if s.word(i) == "else":
        found.append(Hit(Mod(other=True), i + 1))
    return found


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
    if isinstance(anchor, Several | Ref) and name != "between" and isinstance(anchor, Several):
        return 0.35
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


def _picks(s: Sentence, i: int) -> list[Hit[Mod]]:
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


def _of(s: Sentence, i: int) -> list[Hit[Mod]]:
    """ "of the desk" (a part), "of the three tables" (a set), "of water" (contents)."""
    if s.word(i) != "of" and s.word(i) != "'s":
        return []
    found: list[Hit[Mod]] = []
    if s.word(i) == "'s":
        return []
    if s.words[i + 1 : i + 3] == ["the", "same"]:
        return []
    for hit in reference(s, i + 1):
        ref = hit.value
        if isinstance(ref, Ref) and (ref.plural or isinstance(ref.head, Pronoun)) and ref.determiner != "bare":
            found.append(Hit(Mod(of=ref), hit.end, hit.cost))
        chosen = s.word(i - 1) in lexicon().degrees or s.word(i - 1) in grammar().ordinals
        if not (isinstance(ref, Ref) and (ref.count or (chosen and ref.plural))):
            found.append(Hit(Mod(where=(Relation("part_of", (ref,)),)), hit.end, hit.cost + 0.1))
    return found


def _relative(s: Sentence, i: int) -> list[Hit[Mod]]:
    """ "that is (not) on the desk", "which has arms", "that I am looking at", "where the clock is"."""
    found: list[Hit[Mod]] = []
    at = i + (s.word(i) == ",")
    if s.word(at) == "where":
        for hit in single(s, at + 1):
            if s.word(hit.end) in _BE or s.word(hit.end) in ("sits", "stands", "hangs"):
                end = hit.end + 1
                while s.word(end) in ("located", "sitting", "placed", "resting", "standing", "lying", "hanging", "at"):
                    end += 1
                found.append(Hit(Mod(where=(Has(hit.value),)), end, hit.cost))
    who = s.word(at) in _WHO
    if who:
        found += _object_clause(s, at + 1)
    elif s.words[at : at + 2] in (["it", "is"], ["they", "are"]):
        who = True  # ", it is on your right"
    elif at > i:
        return found
    start = at + 1 if who else at
    if who and s.word(start) in _BE:
        return found + predicate(s, start + 1)
    if who and s.word(start) in ("sits", "stands", "lies", "hangs", "rests", "leans", "stays", "goes"):
        found += [Hit(Mod(where=(hit.value,)), hit.end, hit.cost) for hit in conditions(s, start + 1)]
    if not who and s.word(start) == "not":
        found += predicate(s, start)
    return found


@rule
def predicate(s: Sentence, i: int) -> list[Hit[Mod]]:
    """What may follow "is": "red", "not on the desk", "the largest", "closest to the door"."""
    negated = s.word(i) in ("not", "never", "neither")
    at = i + (negated or s.word(i) == "either")
    while s.word(at) in ("also", "just", "currently", "still", "now", "all", "both", "actually", "really"):
        at += 1
    plain: list[Hit[Condition]] = list(conditions(s, at))
    plain += [Hit(attribute, end) for attribute, end in adjectives(s, at) if not open_word(s, end)]
    if s.word(at) in ("on", "off") and not open_word(s, at + 1) and s.word(at + 1) not in ("the", "a", "my", "top"):
        plain += [Hit(attribute, at + 1) for attribute in _on_off(s.word(at))]
    wrapped: list[Hit[Condition]] = [Hit(Not(hit.value), hit.end, hit.cost) if negated else hit for hit in plain]
    found = [Hit(Mod(where=(hit.value,)), hit.end, hit.cost) for hit in wrapped]
    found += _neither(s, wrapped) if negated else _either(s, plain)
    if not negated:
        found += _picks(s, at)
        for hit in single(s, at):
            if isinstance(hit.value.head, One | Thing) and (hit.value.pick or hit.value.where):
                found.append(Hit(Mod(merge=hit.value), hit.end, hit.cost + 0.05))
    return found


def _attributes(s: Sentence, i: int) -> list[Hit[Condition]]:
    found: list[Hit[Condition]] = [Hit(attribute, end) for attribute, end in adjectives(s, i) if not open_word(s, end)]
    return found + conditions(s, i)


def _neither(s: Sentence, denied: list[Hit[Condition]]) -> list[Hit[Mod]]:
    """ "(is) not red or blue", "not on the desk nor on the shelf": neither holds."""
    found: list[Hit[Mod]] = []
    for hit in denied:
        if s.word(hit.end) in ("or", "nor"):
            for more in _attributes(s, hit.end + 1):
                both = (hit.value, Not(more.value))
                found.append(Hit(Mod(where=both), more.end, hit.cost + more.cost))
    return found


def _either(s: Sentence, said: list[Hit[Condition]]) -> list[Hit[Mod]]:
    """ "(that is) red or blue": one of them holds."""
    found: list[Hit[Mod]] = []
    for hit in said:
        if s.word(hit.end) == "or":
            for more in _attributes(s, hit.end + 1):
                either = AnyOf((hit.value, more.value))
                found.append(Hit(Mod(where=(either,)), more.end, hit.cost + more.cost))
    return found


def _on_off(word: str) -> list[Condition]:
    from assistant.language.reference import Attribute

    return [Attribute(word, "state")]


def _object_clause(s: Sentence, i: int) -> list[Hit[Mod]]:
    """ "that the mug is on", "I am looking at"."""
    found = []
    if s.word(i) in ("i", "you") and s.word(i + 1) in ("am", "are"):
        for verb in (["looking", "at"], ["pointing", "at"], ["facing"], ["pointing", "to"]):
            if s.words[i + 2 : i + 2 + len(verb)] == verb:
                pick = Pick("distance", "least")
                found.append(Hit(Mod(pick=(pick,)), i + 2 + len(verb), 0.1))
    for hit in single(s, i):
        if s.word(hit.end) in _BE and s.word(hit.end + 1) in _PROXY and s.word(hit.end + 2) not in ("the", "a", "my"):
            found.append(Hit(Mod(where=(Has(hit.value, _PROXY[s.word(hit.end + 1)]),)), hit.end + 2, hit.cost))
    return found


def _excluding(s: Sentence, i: int) -> list[Hit[Mod]]:
    """ "except the red one", ", not the one by the lamp", ", not on the desk"."""
    found: list[Hit[Mod]] = []
    for phrase, end in grammar().exceptions.at(s.words, i):
        cost = 0.1 if phrase in ("but", "besides") else 0.0
        found += [Hit(Mod(excluding=(hit.value,)), hit.end, hit.cost + cost) for hit in reference(s, end)]
        found += [Hit(Mod(where=(Not(hit.value),)), hit.end, hit.cost + cost) for hit in relation(s, end)]
    at = i + (s.word(i) == ",")
    at += s.word(at) == "and" and at > i
    at += s.word(at) == "but"
    if s.word(at) == "not" and at >= i:
        found += [Hit(Mod(excluding=(hit.value,)), hit.end, hit.cost + 0.05) for hit in single(s, at + 1)]
        found += [Hit(Mod(where=(Not(hit.value),)), hit.end, hit.cost + 0.05) for hit in conditions(s, at + 1)]
    return found


def _clauses(s: Sentence, i: int) -> list[Hit[Mod]]:
    """More conditions after a comma or "and": ", on the desk", "and under the lamp", "and is red"."""
    at = i + (s.word(i) == ",")
    at += s.word(at) == "and"
    if at == i:
        return []
    at += s.word(at) == "is" or s.word(at) == "that"
    found = [Hit(Mod(where=(hit.value,)), hit.end, hit.cost + 0.25) for hit in conditions(s, at)]
    return found


def _apposition(s: Sentence, i: int) -> list[Hit[Mod]]:
    """ ", the one with the printer", ", the red one"."""
    at = i + (s.word(i) in (",", "-"))
    if at == i or s.word(at) in ("and", "or"):
        return []
    found = []
    for hit in single(s, at):
        ref = hit.value
        if isinstance(ref.head, One) and ref.determiner == "the" and (ref.where or ref.pick) and not ref.of:
            found.append(Hit(Mod(merge=ref), hit.end, hit.cost + 0.15))
    return found


__all__ = ["Mod", "Quantity", "apply", "closed_words", "conditions", "modifiers", "predicate", "relation"]
