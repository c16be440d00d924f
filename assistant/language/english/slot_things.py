"""Slots for things: what can be acted on, what is pointed at, what is new, what holds water."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

from assistant.language.english.chart import Hit, Sentence
from assistant.language.english.grammar import Phrases
from assistant.language.english.nouns import reference, single
from assistant.language.english.prenominal import open_word
from assistant.language.english.quantities import count, quantity
from assistant.language.lexicon import lexicon
from assistant.language.reference import (
    Named,
    Noun,
    One,
    Pronoun,
    Quantity,
    Ref,
    Reference,
    Thing,
    Viewer,
)  # fmt: skip
from assistant.language.relations import LENGTHS

Reader = Callable[[Sentence, int], list[Hit[Any]]]


def where(test: Callable[[Reference], bool], rule: Reader = reference) -> Reader:
    """A reader of those hits that pass a test."""
    return lambda s, i: [hit for hit in rule(s, i) if test(hit.value)]


def is_ref(value: Reference, *heads: type) -> bool:
    """Whether a reference has such a head."""
    return isinstance(value, Ref) and isinstance(value.head, heads)


def is_many(value: Reference) -> bool:
    """Whether a reference may stand for several things."""
    if not isinstance(value, Ref):
        return True
    return (
        value.plural or value.head == Pronoun("them") or value.determiner in ("all", "both", "each", "these", "those")
    )


def definite(value: Reference) -> bool:
    """Whether a reference means something certain."""
    if not isinstance(value, Ref):
        return all(map(definite, value.items))
    if isinstance(value.head, Viewer):
        return False
    return value.determiner not in ("bare", "a", "some", "which", "no") or (
        isinstance(value.head, One) and value.determiner == "bare"
    )


def _thing(value: Reference) -> bool:
    """A thing that can be acted on: no viewer, no bare "left"."""
    if isinstance(value, Ref):
        bare_side = isinstance(value.head, One) and value.determiner == "bare" and value.pick and not value.where
        return not isinstance(value.head, Viewer) and not bare_side
    return all(map(_thing, value.items))


_DEVICES = frozenset(
    ["light", "lamp", "tv", "television", "telly", "radio", "kettle", "oven", "stove", "fan", "heater", "heating",
     "music", "computer", "laptop", "monitor", "speaker", "printer", "dishwasher", "toaster", "microwave", "projector",
     "candle"]
)  # fmt: skip


def is_device(value: Reference) -> bool:
    """Something that is put on and off: "put the light on"."""
    return isinstance(value, Ref) and _called(value, _DEVICES)


def is_seat(value: Reference) -> bool:
    """What one sits on at a table, and pushes in when one gets up: "the chairs"."""
    if not isinstance(value, Ref):
        return all(map(is_seat, value.items))
    if value.of is not None and isinstance(value.head, One):
        return is_seat(value.of)
    return isinstance(value.head, Noun) and (_called(value, _SEATS) or value.head.name in _SEATS)


_SEATS = frozenset(["chair", "stool", "armchair", "seat", "bench"])


def gone(s: Sentence, i: int) -> list[Hit[Ref]]:
    """ "The deleted lamp": the lamp, among what was deleted."""
    at = i + (s.word(i) in ("the", "that", "this"))
    if s.word(at) not in ("deleted", "removed", "erased"):
        return []
    return [Hit(replace(h.value, determiner="the"), h.end, h.cost) for h in single(s, at + 1)
            if isinstance(h.value.head, Noun)]  # fmt: skip


_LIQUIDS = frozenset(["water", "milk", "juice", "coffee", "tea", "wine", "beer", "soda", "oil", "lava", "acid"])


_VESSELS = frozenset(
    ["glass", "cup", "mug", "bowl", "bottle", "kettle", "pot", "pan", "vase", "jug", "bucket", "sink", "bathtub", "tub",
     "hole", "pool", "tank", "jar", "pitcher", "basin", "teapot", "carafe", "moat", "pit"]
)  # fmt: skip


def poured(s: Sentence, i: int) -> list[Hit[Ref]]:
    """What fills a thing: "put some water in the glass"."""
    loose = (h for h in single(s, i) if h.value.determiner in ("bare", "some") and not h.value.where)
    return [Hit(h.value, h.end, h.cost - 0.2) for h in loose if _called(h.value, _LIQUIDS)]


def vessels(s: Sentence, i: int) -> list[Hit[Ref]]:
    """What can be filled: "pour water into the glass"."""
    return [h for h in single(s, i) if _called(h.value, _VESSELS)]


def _called(ref: Ref, kinds: frozenset[str]) -> bool:
    return isinstance(ref.head, Noun) and ref.head.name.split()[-1] in kinds


def targets(s: Sentence, i: int) -> list[Hit[Reference]]:
    """What can be acted on."""
    return [hit for hit in reference(s, i) if _thing(hit.value) and not what(hit.value)]


def what(value: Reference) -> bool:
    """Whether a reference asks: "which chair"."""
    return isinstance(value, Ref) and value.determiner == "which"


def pointed(s: Sentence, i: int) -> list[Hit[Ref]]:
    """What may be pointed at, rather with a deictic word."""
    hits = []
    for hit in single(s, i):
        ref = hit.value
        if ref.pointing or isinstance(ref.head, Named) or ref.head in (Pronoun("it"), Pronoun("them")):
            hits.append(Hit(ref, hit.end, hit.cost))
        elif definite(ref) and (isinstance(ref.head, Thing | One) or ref.where or ref.pick):
            hits.append(Hit(ref, hit.end, hit.cost + 0.3))
        elif definite(ref) and isinstance(ref.head, Noun):
            hits.append(Hit(ref, hit.end, hit.cost + 0.45))
    return hits


def those(s: Sentence, i: int) -> list[Hit[Ref]]:
    """ "These" or "those" alone, although a noun follows: "call these stools"."""
    return [
        Hit(h.value, h.end, 0.1) for h in single(s, i)
        if h.end == i + 1 and isinstance(h.value.head, Thing) and h.value.determiner in ("these", "those")
    ]  # fmt: skip


def picked(s: Sentence, i: int) -> list[Hit[Ref]]:
    """A choice without a noun: "(which one is) the largest"."""
    return [
        Hit(definitely(h.value), h.end, h.cost) for h in single(s, i) if isinstance(h.value.head, One) and h.value.pick
    ]


def definitely(ref: Ref) -> Ref:
    """The same, of something certain."""
    return replace(ref, determiner="the") if ref.determiner in ("bare", "which") else ref


def superlative(s: Sentence, i: int) -> list[Hit[Ref]]:
    """ "The largest mug"."""
    return [h for h in single(s, i) if h.value.pick and h.value.determiner == "the"]


def a_kind(s: Sentence, i: int) -> list[Hit[Ref]]:
    """ "A stool", of a kind that is known, with nothing said of where it is or which of several."""
    return [
        h for h in single(s, i)
        if h.value.determiner == "a" and isinstance(h.value.head, Noun) and h.value.head.name.split()[-1] in s.nouns
        and not (h.value.pick or h.value.of or h.value.excluding or h.value.relations)
    ]  # fmt: skip


_WHOLE = frozenset(["scene", "room", "world", "selection", "everything", "list", "history", "house"])
"""What is cleared whole, not by taking off what is on it."""


def surface(s: Sentence, i: int) -> list[Hit[Ref]]:
    """What things can be taken off: "clear the table"."""
    return [
        h for h in single(s, i)
        if definite(h.value) and isinstance(h.value.head, Noun) and not h.value.plural
        and h.value.head.name not in _WHOLE and not any(r.name == "from" for r in h.value.relations)
    ]  # fmt: skip


def kept(s: Sentence, i: int) -> list[Hit[Ref]]:
    """ "(leave only) the plate on the table": the table, cleared but for the plate."""
    found = []
    for h in single(s, i):
        last = h.value.relations[-1] if h.value.relations else None
        if last is not None and last.name == "on" and isinstance(last.anchors[0], Ref) and definite(last.anchors[0]):
            left = replace(h.value, where=tuple(c for c in h.value.where if c is not last))
            found.append(Hit(replace(last.anchors[0], excluding=(left,)), h.end, h.cost))
    return found


def cleared(s: Sentence, i: int, *sources: str) -> list[Hit[Ref]]:
    """What is taken off something: "the mugs from the table"; "on" is as good behind "clear"."""
    names = ("from", *sources)
    found = [h for h in single(s, i) if h.value.relations and h.value.relations[-1].name in names]
    return [h for h in found if is_many(h.value) and isinstance(h.value.relations[-1].anchors[0], Ref)]


def pronoun(s: Sentence, i: int) -> list[Hit[Ref]]:
    """ "It", "them", with nothing said of it."""
    return [h for h in single(s, i) if is_ref(h.value, Pronoun) and h.end == i + 1]


def loose(s: Sentence, i: int) -> list[Hit[Reference]]:
    """Several things of which is not said what they are on."""
    return [h for h in targets(s, i) if is_many(h.value) and not (isinstance(h.value, Ref) and h.value.relations)]


def person(s: Sentence, i: int) -> list[Hit[Ref]]:
    """Somebody, or what may stand for somebody."""
    hits = []
    for hit in single(s, i):
        if isinstance(hit.value.head, Viewer):
            hits.append(hit)
        elif isinstance(hit.value.head, Pronoun) and hit.value.head.word != "it":
            hits.append(Hit(hit.value, hit.end, hit.cost + 0.1))
        elif isinstance(hit.value.head, Noun) and definite(hit.value):
            hits.append(Hit(hit.value, hit.end, hit.cost + 0.5))
    return hits


def given(s: Sentence, i: int) -> list[Hit[Reference]]:
    """What somebody is given: "(hand the man) the apple"; a single thing has an article."""
    hits = [h for h in reference(s, i) if not is_ref(h.value, Viewer, Pronoun)]
    return [Hit(h.value, h.end, h.cost + 0.6 * _bare_thing(h.value)) for h in hits]


def _bare_thing(value: Reference) -> bool:
    """ "Table", where a table would be said: rather a part of what was said before."""
    if not isinstance(value, Ref) or not isinstance(value.head, Noun) or value.plural or value.count:
        return False
    return value.determiner == "bare"


def wanted(s: Sentence, i: int) -> list[Hit[Reference]]:
    """What somebody wants."""
    return [Hit(h.value, h.end, h.cost + 0.2) for h in reference(s, i) if not is_ref(h.value, Viewer, Pronoun)]


def new(s: Sentence, i: int) -> list[Hit[Reference]]:
    """What is to be made anew: "a lamp"."""

    def is_new(value: Reference) -> bool:
        if not isinstance(value, Ref):
            return all(map(is_new, value.items))
        return value.determiner in ("a", "bare", "some") and isinstance(value.head, Noun | One) and value.of is None

    hits = [hit for hit in reference(s, i) if is_new(hit.value)]
    return [Hit(h.value, h.end, h.cost + 0.05 * (isinstance(h.value, Ref) and len(h.value.relations))) for h in hits]


def newer(s: Sentence, i: int) -> list[Hit[Reference]]:
    """ "Another", "two more of those", "another one": new ones of the kind last spoken of."""
    found = [h for h in new(s, i) if isinstance(h.value, Ref) and h.value.other and isinstance(h.value.head, One)]
    if s.word(i) == "another" and not open_word(s, i + 1):
        found.append(Hit(Ref(One(), "a", other=True), i + 1))
    for number in count(s, i):
        if s.word(number.end) == "more" and not open_word(s, number.end + 1):
            more = number.end + 1
            more += 2 if s.word(more) == "of" and s.word(more + 1) in ("those", "these", "them") else 0
            ref = Ref(One(), "bare", number.value, number.value > 1, other=True)
            found.append(Hit(ref, more))
    return found


def sized(s: Sentence, i: int) -> list[Hit[tuple[Ref, Quantity]]]:
    """ "A two metre sofa", "a table of two metres", "a sofa two metres wide": a kind of thing, and how long it is."""
    found = []
    at = i + (s.word(i) in ("a", "an"))
    for length in quantity(s, at):
        if length.value.unit in LENGTHS:
            long = length.end + (s.word(length.end) in _LONG)
            found += [Hit((replace(h.value, determiner="a"), length.value), h.end, h.cost)
                      for h in single(s, long) if _plain_kind(h.value)]  # fmt: skip
    for h in single(s, i):
        if not _plain_kind(h.value):
            continue
        lead = s.word(h.end) in ("of", "that", "which", "with")
        start = h.end + lead + (s.word(h.end + 1) in ("is", "measures"))
        for length in quantity(s, start):
            if length.value.unit in LENGTHS:
                end = length.end + (s.word(length.end) in _LONG)
                end += 2 if s.word(end) == "in" and s.word(end + 1) in ("length", "width") else 0
                found.append(Hit((replace(h.value, determiner="a"), length.value), end, h.cost))
    return found


_LONG = ("long", "wide", "broad")


def _plain_kind(ref: Ref) -> bool:
    """A kind of thing and nothing that is there: "a sofa", "big sofa"."""
    return isinstance(ref.head, Noun) and ref.determiner in ("a", "bare") and not (ref.relations or ref.pick or ref.of)


@cache
def _uses() -> Phrases:
    """What things are good for, by the category of those: "write with" -> writing tool."""
    told = [(w.split(" to ", 1)[1], category) for w, category in lexicon().wording_of.items() if " to " in w]
    return Phrases((use, category) for use, category in told)


def use(s: Sentence, i: int) -> list[Hit[Ref]]:
    """ "(what can I) drink from": all the things that are good for that."""
    return [Hit(Ref(Noun(category), "all", plural=True), end, -0.1) for category, end in _uses().at(s.words, i)]
