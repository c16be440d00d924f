"""The slots of phrases: one reader per kind, each `(sentence, i) -> hits`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

from assistant.language.english import values
from assistant.language.english.chart import Hit, Sentence
from assistant.language.english.extras import by_count
from assistant.language.english.grammar import grammar
from assistant.language.english.modifiers import Mod, apply, conditions, predicate, relation
from assistant.language.english.nouns import reference, single
from assistant.language.english.places import destination, place
from assistant.language.english.prenominal import open_word
from assistant.language.english.quantities import count, quantity
from assistant.language.english.viewpoints import viewpoint
from assistant.language.reference import (
    Either,
    Has,
    Home,
    Named,
    Noun,
    One,
    Pick,
    Pronoun,
    Ref,
    Reference,
    Region,
    Relation,
    Several,
    Shift,
    Spot,
    Thing,
    Viewer,
)  # fmt: skip
from assistant.language.relations import Direction

Reader = Callable[[Sentence, int], list[Hit[Any]]]

_NOT_KINDS = frozenset(["color", "size", "shape", "material", "time", "room", "kind", "sort", "type", "number", "name"])


def read(kind: str, s: Sentence, i: int) -> list[Hit[Any]]:
    """The hits of a kind of slot."""
    if i >= len(s.words):
        return []
    key = (_NUMBERS[kind], i)
    known = s.memo.get(key)
    if known is None:
        known = s.memo[key] = _READERS[kind](s, i)
    return known


def _where(test: Callable[[Reference], bool], rule: Reader = reference) -> Reader:
    return lambda s, i: [hit for hit in rule(s, i) if test(hit.value)]


def _is_ref(value: Reference, *heads: type) -> bool:
    return isinstance(value, Ref) and isinstance(value.head, heads)


def is_many(value: Reference) -> bool:
    """Whether a reference may stand for several things."""
    if not isinstance(value, Ref):
        return True
    return (
        value.plural or value.head == Pronoun("them") or value.determiner in ("all", "both", "each", "these", "those")
    )


def _definite(value: Reference) -> bool:
    if not isinstance(value, Ref):
        return all(map(_definite, value.items))
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


def _is_device(value: Reference) -> bool:
    """Something that is put on and off: "put the light on"."""
    return isinstance(value, Ref) and _called(value, _DEVICES)


_LIQUIDS = frozenset(["water", "milk", "juice", "coffee", "tea", "wine", "beer", "soda", "oil", "lava", "acid"])
_VESSELS = frozenset(
    ["glass", "cup", "mug", "bowl", "bottle", "kettle", "pot", "pan", "vase", "jug", "bucket", "sink", "bathtub", "tub",
     "hole", "pool", "tank", "jar", "pitcher", "basin", "teapot", "carafe", "moat", "pit"]
)  # fmt: skip


def _poured(s: Sentence, i: int) -> list[Hit[Ref]]:
    """What fills a thing: "put some water in the glass"."""
    loose = (h for h in single(s, i) if h.value.determiner in ("bare", "some") and not h.value.where)
    return [Hit(h.value, h.end, h.cost - 0.2) for h in loose if _called(h.value, _LIQUIDS)]


def _vessels(s: Sentence, i: int) -> list[Hit[Ref]]:
    return [h for h in single(s, i) if _called(h.value, _VESSELS)]


def _called(ref: Ref, kinds: frozenset[str]) -> bool:
    return isinstance(ref.head, Noun) and ref.head.name.split()[-1] in kinds


def _targets(s: Sentence, i: int) -> list[Hit[Reference]]:
    return [hit for hit in reference(s, i) if _thing(hit.value) and not _what(hit.value)]


def _what(value: Reference) -> bool:
    return isinstance(value, Ref) and value.determiner == "which"


def _pointed(s: Sentence, i: int) -> list[Hit[Ref]]:
    hits = []
    for hit in single(s, i):
        ref = hit.value
        if ref.pointing or isinstance(ref.head, Named) or ref.head in (Pronoun("it"), Pronoun("them")):
            hits.append(Hit(ref, hit.end, hit.cost))
        elif _definite(ref) and (isinstance(ref.head, Thing | One) or ref.where or ref.pick):
            hits.append(Hit(ref, hit.end, hit.cost + 0.3))
        elif _definite(ref) and isinstance(ref.head, Noun):
            hits.append(Hit(ref, hit.end, hit.cost + 0.45))
    return hits


def _those(s: Sentence, i: int) -> list[Hit[Ref]]:
    """ "These" or "those" alone, although a noun follows: "call these stools"."""
    return [
        Hit(h.value, h.end, 0.1) for h in single(s, i)
        if h.end == i + 1 and isinstance(h.value.head, Thing) and h.value.determiner in ("these", "those")
    ]  # fmt: skip


def _picked(s: Sentence, i: int) -> list[Hit[Ref]]:
    return [
        Hit(_definitely(h.value), h.end, h.cost) for h in single(s, i) if isinstance(h.value.head, One) and h.value.pick
    ]


def _definitely(ref: Ref) -> Ref:
    return replace(ref, determiner="the") if ref.determiner in ("bare", "which") else ref


def _noun_is(s: Sentence, i: int) -> list[Hit[Ref]]:
    """ "(which) chair is the largest", "(which) mugs are on the table"."""
    found = []
    for hit in single(s, i):
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
            value = apply(_definitely(ref), mod.value)
            if value is not None:
                found.append(Hit(value, mod.end, hit.cost + mod.cost))
    return found


_HOLDS = {"on": "on", "in": "in", "inside": "in", "under": "under", "underneath": "under", "above": "above"}


def _holder(s: Sentence, i: int) -> list[Hit[Ref]]:
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
                found.append(Hit(replace(_definitely(hit.value), where=where), at + 1, hit.cost + thing.cost - 0.1))
    return found


_POSED = ("standing", "sitting", "lying", "resting", "placed", "hanging", "put", "kept", "stored")


def _extra(rule: Reader) -> Reader:
    """Conditions that join a target read elsewhere in the phrase, as modifiers."""

    def extra(s: Sentence, i: int) -> list[Hit[Mod]]:
        return [
            hit if isinstance(hit.value, Mod) else Hit(Mod(where=(hit.value,)), hit.end, hit.cost) for hit in rule(s, i)
        ]

    return extra


def _there(s: Sentence, i: int) -> list[Hit[Mod]]:
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


def _condition(s: Sentence, i: int) -> list[Hit[Any]]:
    found = []
    for hit in predicate(s, i):
        mod = hit.value
        if len(mod.where) == 1 and not (mod.pick or mod.of or mod.excluding or mod.merge):
            found.append(Hit(mod.where[0], hit.end, hit.cost))
    return found


def _room(s: Sentence, i: int) -> list[Hit[Mod]]:
    return [Hit(Mod(where=(Relation("at", (h.value,)),)), h.end, h.cost) for h in reference(s, i) if _definite(h.value)]


def _stated(s: Sentence, i: int) -> list[Hit[Mod]]:
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


def _superlative(s: Sentence, i: int) -> list[Hit[Ref]]:
    return [h for h in single(s, i) if h.value.pick and h.value.determiner == "the"]


_WHOLE = frozenset(["scene", "room", "world", "selection", "everything", "list", "history", "house"])
"""What is cleared whole, not by taking off what is on it."""


def _surface(s: Sentence, i: int) -> list[Hit[Ref]]:
    return [
        h for h in single(s, i)
        if _definite(h.value) and isinstance(h.value.head, Noun) and not h.value.plural
        and h.value.head.name not in _WHOLE and not any(r.name == "from" for r in h.value.relations)
    ]  # fmt: skip


def _cleared(s: Sentence, i: int) -> list[Hit[Ref]]:
    found = [h for h in single(s, i) if h.value.relations and h.value.relations[-1].name == "from"]
    return [h for h in found if is_many(h.value) and isinstance(h.value.relations[-1].anchors[0], Ref)]


def _away(s: Sentence, i: int) -> list[Hit[Any]]:
    """Behind "back up": so far, or away from a thing."""
    found: list[Hit[Any]] = []
    for distance in quantity(s, i):
        found.append(Hit(Shift("backward", distance.value), distance.end, distance.cost))
    at = i + (s.word(i) in ("away", "further", "farther"))
    at += s.word(at) == "back"
    if s.word(at) == "from":
        found += [Hit(Shift("away", anchor=h.value), h.end, h.cost) for h in single(s, at + 1)]
    return found


def _owner(s: Sentence, i: int) -> list[Hit[Mod]]:
    return [Hit(Mod(where=(Relation("at", (h.value,)),)), h.end, h.cost) for h in single(s, i)]


def _had(s: Sentence, i: int) -> list[Hit[Has]]:
    s_hits = []
    for hit in reference(s, i):
        s_hits.append(Hit(Has(hit.value), hit.end, hit.cost))
        for name, end in grammar().relation.at(s.words, hit.end):
            if s.word(end) in ("it", "them"):
                s_hits.append(Hit(Has(hit.value, name), end + 1, hit.cost))
    return s_hits


def _person(s: Sentence, i: int) -> list[Hit[Ref]]:
    hits = []
    for hit in single(s, i):
        if isinstance(hit.value.head, Viewer):
            hits.append(hit)
        elif isinstance(hit.value.head, Pronoun) and hit.value.head.word != "it":
            hits.append(Hit(hit.value, hit.end, hit.cost + 0.1))
        elif isinstance(hit.value.head, Noun) and _definite(hit.value):
            hits.append(Hit(hit.value, hit.end, hit.cost + 0.5))
    return hits


def _wanted(s: Sentence, i: int) -> list[Hit[Reference]]:
    return [Hit(h.value, h.end, h.cost + 0.2) for h in reference(s, i) if not _is_ref(h.value, Viewer, Pronoun)]


def _new(s: Sentence, i: int) -> list[Hit[Reference]]:
    def is_new(value: Reference) -> bool:
        if not isinstance(value, Ref):
            return all(map(is_new, value.items))
        return value.determiner in ("a", "bare", "some") and isinstance(value.head, Noun | One) and value.of is None

    hits = [hit for hit in reference(s, i) if is_new(hit.value)]
    return [Hit(h.value, h.end, h.cost + 0.05 * (isinstance(h.value, Ref) and len(h.value.relations))) for h in hits]


def _newer(s: Sentence, i: int) -> list[Hit[Reference]]:
    """ "Another", "two more of those", "another one": new ones of the kind last spoken of."""
    found = [h for h in _new(s, i) if isinstance(h.value, Ref) and h.value.other and isinstance(h.value.head, One)]
    if s.word(i) == "another" and not open_word(s, i + 1):
        found.append(Hit(Ref(One(), "a", other=True), i + 1))
    for number in count(s, i):
        if s.word(number.end) == "more" and not open_word(s, number.end + 1):
            more = number.end + 1
            more += 2 if s.word(more) == "of" and s.word(more + 1) in ("those", "these", "them") else 0
            ref = Ref(One(), "bare", number.value, number.value > 1, other=True)
            found.append(Hit(ref, more))
    return found


def _put_place(s: Sentence, i: int) -> list[Hit[Any]]:
    """A place behind "put": "back" is home and "down" is let go, more likely than a shift that way."""
    plain = (Shift("backward"), Shift("down"), Shift("away"), Shift("up"))
    return [Hit(h.value, h.end, h.cost + 0.5 * (h.value in plain)) for h in place(s, i)]


def _noun_most(s: Sentence, i: int) -> list[Hit[Ref]]:
    """ "(which) room has the most chairs"."""
    return [
        Hit(replace(_definitely(h.value), pick=(*h.value.pick, more.value)), more.end, h.cost + more.cost - 0.2)
        for h in single(s, i) if isinstance(h.value.head, Noun | One | Thing)
        for more in by_count(s, h.end)
    ]  # fmt: skip


def _all_of(s: Sentence, i: int) -> list[Hit[Ref]]:
    """ "(which rooms have) a window": all the windows."""
    return [
        Hit(replace(h.value, determiner="all", plural=True), h.end, h.cost)
        for h in single(s, i) if h.value.determiner in ("a", "any", "bare") and h.value.count is None
    ]  # fmt: skip


def _hiding_place(s: Sentence, i: int) -> list[Hit[Any]]:
    """Where a thing goes that is hidden there: "hide it under the bed"; elsewhere it just becomes invisible."""
    found = [Hit(h.value, h.end, h.cost) for h in place(s, i)]
    return [h for h in found if isinstance(h.value, Relation) and h.value.name in ("under", "behind", "in")]


def _take_place(s: Sentence, i: int) -> list[Hit[Any]]:
    """A place behind "take": its preposition should say that it is a goal."""
    longest = grammar().relation.longest(s.words, i)
    goal = longest is not None and " ".join(s.words[i : longest[1]]) in grammar().goal_only
    return [
        Hit(
            h.value,
            h.end,
            h.cost + (0.0 if goal or isinstance(h.value, Spot) else 1.2 if isinstance(h.value, Home) else 0.35),
        )
        for h in place(s, i)
        if not (isinstance(h.value, Shift) and h.value.distance is None and h.value.anchor is None)
    ]


def _only_place(s: Sentence, i: int) -> list[Hit[Any]]:
    return [Hit(h.value, h.end, h.cost + 0.1) for h in place(s, i) if not isinstance(h.value, Home)]


def _bare_place(s: Sentence, i: int) -> list[Hit[Relation]]:
    return [Hit(Relation("at", (h.value,)), h.end, h.cost) for h in reference(s, i) if not _what(h.value)]


def _by(s: Sentence, i: int, direction: Direction) -> list[Hit[Shift]]:
    """ "(raise it) by twenty centimetres"."""
    lengths = (h for h in quantity(s, i + (s.word(i) == "by")) if h.value.unit not in ("times", "percent", "deg"))
    return [Hit(Shift(direction, h.value), h.end, h.cost) for h in lengths]


def _late_bare(s: Sentence, i: int) -> list[Hit[Relation]]:
    """Where to go when the verb was not heard: "to the kitchen"."""
    named = (h for h in _bare_place(s, i) if _is_ref(h.value.anchors[0], Noun, Named))
    return [Hit(h.value, h.end, h.cost + 0.3) for h in named]


def _around(s: Sentence, i: int) -> list[Hit[Relation]]:
    return [hit for hit in relation(s, i) if hit.value.name == "around"]


_READERS: dict[str, Reader] = {
    "target": _targets,
    "ref": _targets,
    "other": _targets,
    "content": _targets,
    "toward": reference,
    "like": reference,
    "to": reference,
    "source": reference,
    "one": lambda s, i: [h for h in single(s, i) if not _what(h.value) and not isinstance(h.value.head, Viewer)],
    "many": _where(lambda value: is_many(value) and not _is_ref(value, Region)),
    "alternatives": _where(lambda value: isinstance(value, Either)),
    "holder": _holder,
    "shade": values.shade,
    "through": lambda s, i: [hit for hit in relation(s, i) if hit.value.name == "through"],
    "plural": _where(is_many),
    "either": _where(lambda value: isinstance(value, Either | Several) or is_many(value)),
    "obj": _targets,
    "def": _where(_definite),
    "ignored": _where(_definite),
    "noun": lambda s, i: [h for h in reference(s, i) if not _is_ref(h.value, Viewer)],
    "picked": _picked,
    "noun_is": _noun_is,
    "pointed": _pointed,
    "those": _those,
    "there_place": _there,
    "there_cond": _stated,
    "super": _superlative,
    "surface": _surface,
    "cleared": _cleared,
    "away": _away,
    "owner": _owner,
    "room": _room,
    "roomplace": _room,
    "had": _had,
    "person": _person,
    "given": _where(lambda value: not _is_ref(value, Viewer, Pronoun)),
    "thing_wanted": _wanted,
    "new": _new,
    "newer": _newer,
    "spot": values.pointed_spot,
    "place": place,
    "put": _put_place,
    "hiding": _hiding_place,
    "all_of": _all_of,
    "noun_most": _noun_most,
    "anyone": reference,
    "anything": lambda s, i: [Hit(h.value, h.end, h.cost + 0.15) for h in values.rest(s, i)],
    "costly_ref": lambda s, i: [Hit(h.value, h.end, h.cost + 0.4) for h in _targets(s, i)],
    "take": _take_place,
    "liquid": _poured,
    "vessel": _vessels,
    "device": _where(_is_device, _targets),
    "late": lambda s, i: [Hit(h.value, h.end, h.cost + 0.3) for h in place(s, i) if isinstance(h.value, Relation)],
    "costly": lambda s, i: [Hit(h.value, h.end, h.cost + 0.9) for h in place(s, i)],
    "only": _only_place,
    "bare": _bare_place,
    "late_bare": _late_bare,
    "up_by": lambda s, i: _by(s, i, "up"),
    "down_by": lambda s, i: _by(s, i, "down"),
    "dest": destination,
    "around": _around,
    "steps": values.steps,
    "condition": _condition,
    "amount": values.amount,
    "spacing": quantity,
    "angle": values.angle,
    "exact": lambda s, i: [h for h in values.angle(s, i) + quantity(s, i) if h.value.unit != "bit"],
    "direction": values.direction,
    "turn": values.direction,
    "shift": values.shift_direction,
    "color": values.color,
    "text": values.rest,
    "name": values.given_name,
    "any_name": lambda s, i: [Hit(h.value, h.end, h.cost + 0.2) for h in values.given_name(s, i)],
    "label": values.label,
    "kind": values.kind,
    "kinds": values.kinds,
    "kinds_known": values.known_plural,
    "count": count,
    "times": values.repetitions,
    "parts": values.parts,
    "number": values.whole_number,
    "alone": values.alone_number,
    "ordinal": values.ordinal,
    "by": values.by_measure,
    "known_name": values.known_name,
    "view": viewpoint,
    "at": values.view_at,
}
_NUMBERS: dict[str, int] = {kind: -number for number, kind in enumerate(_READERS, 1)}
"""Keys of the slots in the chart: below zero, apart from those of the rules."""
