"""Slots for places behind verbs: where it is put, taken, hidden, moved by so much."""

from __future__ import annotations

from typing import Any

from assistant.language.english.chart import Hit, Sentence
from assistant.language.english.extras import in_this_room
from assistant.language.english.grammar import grammar
from assistant.language.english.mod import Mod
from assistant.language.english.nouns import reference, single
from assistant.language.english.places import place
from assistant.language.english.placing import relation
from assistant.language.english.quantities import quantity
from assistant.language.english.slot_things import is_ref, what
from assistant.language.lexicon import lexicon
from assistant.language.reference import (
    Home,
    Named,
    Noun,
    Pick,
    Ref,
    Region,
    Relation,
    Shift,
    Spot,
)  # fmt: skip
from assistant.language.relations import Direction, Measure


def here(s: Sentence, i: int) -> list[Hit[Mod]]:
    """ "Here", of what is asked about: in the room where one is."""
    at = i + (s.word(i) in ("in", "around"))
    return [Hit(Mod(where=(in_this_room(s, at),)), at + 1)] if s.word(at) == "here" else []


def away(s: Sentence, i: int) -> list[Hit[Any]]:
    """Behind "back up": so far, or away from a thing."""
    found: list[Hit[Any]] = []
    for distance in quantity(s, i):
        found.append(Hit(Shift("backward", distance.value), distance.end, distance.cost))
    at = i + (s.word(i) in ("away", "further", "farther"))
    at += s.word(at) == "back"
    if s.word(at) == "from":
        found += [Hit(Shift("away", anchor=h.value), h.end, h.cost) for h in single(s, at + 1)]
    return found


_WAYS_THROUGH = ("door", "doorway", "window", "gate", "corridor", "hallway", "passage")


def holder_of(s: Sentence, i: int) -> list[Hit[Any]]:
    """ "(is) the door (wide enough for it)": through a door, in a box, on a shelf."""
    found = []
    for hit in single(s, i):
        name = hit.value.head.name if isinstance(hit.value.head, Noun) else ""
        way = "through" if name.endswith(_WAYS_THROUGH) else "in" if "container" in lexicon().categories(name) else "on"
        found.append(Hit(Relation(way, (hit.value,)), hit.end, hit.cost))
    return found


def put_place(s: Sentence, i: int) -> list[Hit[Any]]:
    """A place behind "put": "back" is home and "down" is let go, more likely than a shift that way."""
    plain = (Shift("backward"), Shift("down"), Shift("away"), Shift("up"))
    found = [Hit(h.value, h.end, h.cost + 0.5 * (h.value in plain)) for h in place(s, i)]
    upon = [Hit(part, h.end, h.cost) for h in found if (part := _on_its_side(s, i, h.value)) is not None]
    return [*upon, *(Hit(h.value, h.end, h.cost + 0.3 * bool(upon)) for h in found)]


_SIDES: dict[str, Measure] = {"left_of": "left", "right_of": "right", "in_front_of": "front", "behind": "back"}


def _on_its_side(s: Sentence, i: int, place: Any) -> Relation | None:
    """ "On the left side of the table": on the table, if things are put on such."""
    if s.word(i) != "on" or not isinstance(place, Relation) or place.name not in _SIDES or len(place.anchors) != 1:
        return None
    anchor = place.anchors[0]
    if not isinstance(anchor, Ref) or not isinstance(anchor.head, Noun):
        return None
    if not {"side", "end", "edge", "half", "hand"} & set(s.words[i : i + 6]):
        return None
    if anchor.head.name.split()[-1] not in grammar().vague["top"]:
        return None
    pick = (Pick(_SIDES[place.name]),)
    return Relation("on", (Ref(Region("side"), where=(Relation("part_of", (anchor,)),), pick=pick),))


def hiding_place(s: Sentence, i: int) -> list[Hit[Any]]:
    """Where a thing goes that is hidden there: "hide it under the bed"; elsewhere it just becomes invisible."""
    found = []
    for h in place(s, i):
        if not isinstance(h.value, Relation) or h.value.name not in ("under", "behind", "in"):
            continue
        if not any(_is_room(s, anchor) or _is_group(anchor) for anchor in h.value.anchors):
            found.append(Hit(h.value, h.end, h.cost))
    return found


def _is_group(anchor: Any) -> bool:
    """Whether it is a row or the like, in which things stand."""
    return isinstance(anchor, Ref) and isinstance(anchor.head, Noun) and anchor.head.name in grammar().vague["group"]


def _is_room(s: Sentence, anchor: Any) -> bool:
    """Whether it is a room: what is in one is hidden there, and not put there to be hidden."""
    if not is_ref(anchor, Noun):
        return False
    name = anchor.head.name
    return name in s.vocabulary.rooms or name in lexicon().rooms or name.split()[-1] == "room"


def take_place(s: Sentence, i: int) -> list[Hit[Any]]:
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


def only_place(s: Sentence, i: int) -> list[Hit[Any]]:
    """A place other than home."""
    return [Hit(h.value, h.end, h.cost + 0.1) for h in place(s, i) if not isinstance(h.value, Home)]


def bare_place(s: Sentence, i: int) -> list[Hit[Relation]]:
    """A place without a preposition."""
    return [Hit(Relation("at", (h.value,)), h.end, h.cost) for h in reference(s, i) if not what(h.value)]


def by(s: Sentence, i: int, direction: Direction) -> list[Hit[Shift]]:
    """ "(raise it) by twenty centimetres"."""
    lengths = (h for h in quantity(s, i + (s.word(i) == "by")) if h.value.unit not in ("times", "percent", "deg"))
    return [Hit(Shift(direction, h.value), h.end, h.cost) for h in lengths]


def left_room(s: Sentence, i: int) -> list[Hit[Relation]]:
    """Behind "leave", "go out of": the room that one is to be out of."""
    named = (h for h in single(s, i) if _is_room(s, h.value) and h.value.determiner in ("the", "this", "my"))
    return [Hit(Relation("from", (h.value,)), h.end, h.cost - 0.2) for h in named]


def late_bare(s: Sentence, i: int) -> list[Hit[Relation]]:
    """Where to go when the verb was not heard: "to the kitchen"."""
    named = (h for h in bare_place(s, i) if is_ref(h.value.anchors[0], Noun, Named))
    return [Hit(h.value, h.end, h.cost + 0.3) for h in named]


def around(s: Sentence, i: int) -> list[Hit[Relation]]:
    """Around something."""
    return [hit for hit in relation(s, i) if hit.value.name == "around"]
