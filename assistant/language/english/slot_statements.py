"""Slots for what is said of things: statements, questions of which and what, conditions."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from assistant.language.english.chart import Hit, Sentence
from assistant.language.english.extras import by_count
from assistant.language.english.grammar import grammar
from assistant.language.english.mod import Mod, apply
from assistant.language.english.nouns import reference, single
from assistant.language.english.placing import conditions
from assistant.language.english.predicates import predicate
from assistant.language.english.slot_things import Reader, definite, definitely, is_many
from assistant.language.reference import (
    Has,
    Noun,
    One,
    Pick,
    Pronoun,
    Ref,
    Relation,
    Thing,
    Viewer,
)  # fmt: skip

_NOT_KINDS = frozenset(["color", "size", "shape", "material", "time", "room", "kind", "sort", "type", "number", "name"])


_COMPARED = frozenset(["different", "same", "similar", "identical", "alike"])
"""What is said of things among themselves, and tells no single one apart."""


def _which_ones(s: Sentence, i: int) -> list[Hit[Ref]]:
    """ "(Which) ones are off", "(which) of them is red"."""
    many = s.word(i + 1) == "are" or s.word(i + 2) == "are"
    if s.word(i) == "ones":
        return [Hit(Ref(One(), "the", plural=True), i + 1)]
    if s.word(i) == "of" and s.word(i + 1) in ("them", "these", "those"):
        return [Hit(Ref(One(), "the", plural=many, of=Ref(Pronoun("them"), plural=True)), i + 2)]
    if s.word(i) == "of":
        return [Hit(Ref(One(), "the", of=h.value), h.end, h.cost - 0.15) for h in single(s, i + 1) if is_many(h.value)]
    return []


def noun_is(s: Sentence, i: int) -> list[Hit[Ref]]:
    """ "(which) chair is the largest", "(which) mugs are on the table"."""
    found = []
    for hit in single(s, i) + _which_ones(s, i):
        ref = hit.value
        if s.word(hit.end) not in ("is", "are") or not isinstance(ref.head, Noun | One | Thing):
            continue
        no_kind = isinstance(ref.head, Noun) and ref.head.name in _NOT_KINDS
        if no_kind and ref.head != Noun("room"):
            continue
        for mod in predicate(s, hit.end + 1):
            ranks = mod.value.pick or (mod.value.merge is not None and mod.value.merge.pick)
            if no_kind and not ranks:
                continue  # "which room is the largest" asks for a room, "which room is the lamp in" for a lamp
            value = apply(definitely(ref), mod.value)
            if value is not None and not any(a.word in _COMPARED for a in value.attributes):
                found.append(Hit(value, mod.end, hit.cost + mod.cost))
    return found


_HOLDS = {"on": "on", "in": "in", "inside": "in", "under": "under", "underneath": "under", "above": "above"}


def holder(s: Sentence, i: int) -> list[Hit[Ref]]:
    """ "(which) desk is the laptop on", "(what) is the laptop standing on": what has the other thing there."""
    found = []
    bare = [Hit(Ref(Thing()), i)] if s.word(i) in ("is", "are") else []
    for hit in bare or single(s, i):
        if isinstance(hit.value.head, Noun) and hit.value.head.name in _NOT_KINDS:
            continue
        for thing in single(s, hit.end + 1) if s.word(hit.end) in ("is", "are") else []:
            at = thing.end + (s.word(thing.end) in _POSED)
            if s.word(at) in _HOLDS and s.word(at + 1) in ("", ".", ",", "now", "at"):
                has = Has(thing.value, _HOLDS[s.word(at)])
                where = (*hit.value.where, has)
                found.append(Hit(replace(definitely(hit.value), where=where), at + 1, hit.cost + thing.cost - 0.1))
    return found


_POSED = ("standing", "sitting", "lying", "resting", "placed", "hanging", "put", "kept", "stored")


def _extra(rule: Reader) -> Reader:
    """Conditions that join a target read elsewhere in the phrase, as modifiers."""

    def extra(s: Sentence, i: int) -> list[Hit[Mod]]:
        return [
            hit if isinstance(hit.value, Mod) else Hit(Mod(where=(hit.value,)), hit.end, hit.cost) for hit in rule(s, i)
        ]

    return extra


def there(s: Sentence, i: int) -> list[Hit[Mod]]:
    """Where something is said to be."""
    at = i
    while s.word(at) in ("there", "sitting", "standing", "lying", "located", "placed", "all"):
        at += 1
    found = list(_extra(conditions)(s, at))
    for hit in conditions(s, at):
        join = hit.end + (s.word(hit.end) in ("and", ","))
        if join > hit.end:
            found += [
                Hit(Mod(where=(hit.value, more.value)), more.end, hit.cost + more.cost + 0.1)
                for more in conditions(s, join)
            ]
    for name, end in grammar().side.at(s.words, at):
        pick = Pick("left", "middle") if name == "middle" else Pick(cast(Any, name))
        found.append(Hit(Mod(pick=(pick,)), end, 0.1))
    if s.word(i) in ("here", "there"):
        anchor = Ref(Viewer())
        found.append(Hit(Mod(where=(Relation("near", (anchor,)),)), i + 1, 0.1 if s.word(i) == "here" else 0.3))
    return found


def condition(s: Sentence, i: int) -> list[Hit[Any]]:
    """One condition that a sentence states."""
    found = []
    for hit in predicate(s, i):
        mod = hit.value
        if len(mod.where) == 1 and not (mod.pick or mod.of or mod.excluding or mod.merge):
            found.append(Hit(mod.where[0], hit.end, hit.cost))
    return found


def room(s: Sentence, i: int) -> list[Hit[Mod]]:
    """A room that something is to be in."""
    return [Hit(Mod(where=(Relation("at", (h.value,)),)), h.end, h.cost) for h in reference(s, i) if definite(h.value)]


def stated(s: Sentence, i: int) -> list[Hit[Mod]]:
    """What a statement says of a thing: one condition or choice, and more behind it."""
    found = _extra(predicate)(s, i)
    if s.word(i - 1) in ("it", "they", "one"):
        found = found + _extra(conditions)(s, i)
    more: list[Hit[Mod]] = []
    for hit in found:
        at = hit.end + (s.word(hit.end) == ",")
        at += s.word(at) == "and"
        at += s.word(at) == "is"
        for second in conditions(s, at):
            if not hit.value.merge:
                where = (*hit.value.where, second.value)
                more.append(Hit(replace(hit.value, where=where), second.end, hit.cost + second.cost + 0.04))
    return found + more


def owner(s: Sentence, i: int) -> list[Hit[Mod]]:
    """What has something, as the place where that is."""
    return [Hit(Mod(where=(Relation("at", (h.value,)),)), h.end, h.cost) for h in single(s, i)]


def had(s: Sentence, i: int) -> list[Hit[Has]]:
    """What something has: "a lamp (on it)"."""
    s_hits = []
    for hit in reference(s, i):
        s_hits.append(Hit(Has(hit.value), hit.end, hit.cost))
        for name, end in grammar().relation.at(s.words, hit.end):
            if s.word(end) in ("it", "them"):
                s_hits.append(Hit(Has(hit.value, name), end + 1, hit.cost))
    return s_hits


def having(s: Sentence, i: int) -> list[Hit[Mod]]:
    """ "(how many desks have) a book (on them)": what narrows the things counted."""
    return [Hit(Mod(where=(h.value,)), h.end, h.cost) for h in had(s, i)]


def odd_kind(s: Sentence, i: int) -> list[Hit[Ref]]:
    """ "(which) mug (is different)": all the mugs, of which one is."""
    return [
        Hit(replace(h.value, determiner="the", plural=True), h.end, h.cost)
        for h in single(s, i) if isinstance(h.value.head, Noun) and h.value.determiner == "bare"
    ]  # fmt: skip


def noun_most(s: Sentence, i: int) -> list[Hit[Ref]]:
    """ "(which) room has the most chairs"."""
    return [
        Hit(replace(definitely(h.value), pick=(*h.value.pick, more.value)), more.end, h.cost + more.cost - 0.2)
        for h in single(s, i) if isinstance(h.value.head, Noun | One | Thing)
        for more in by_count(s, h.end)
    ]  # fmt: skip
