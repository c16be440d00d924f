"""Slots for numbers of things that others shall have enough of: "chairs for six people", "one for each desk"."""

from __future__ import annotations

from dataclasses import replace

from assistant.language.english.chart import Hit, Sentence
from assistant.language.english.nouns import reference, single
from assistant.language.english.placing import conditions
from assistant.language.english.quantities import count
from assistant.language.reference import Noun, One, Ref, Relation, Thing

_PEOPLE = ("people", "persons", "person", "guests", "friends", "children", "kids", "adults", "of us", "visitors",
           "pupils", "students", "players", "teachers", "men", "women", "boys", "girls")  # fmt: skip


def enough(s: Sentence, i: int) -> list[Hit[Ref]]:
    """ "(are there enough) chairs for four people": four chairs, to each one."""
    found = []
    for h in single(s, i):
        if s.word(h.end) != "for" or not h.value.plural:
            continue
        for number in count(s, h.end + 1):
            words = [" ".join(s.words[number.end : number.end + n]) for n in (1, 2)]
            if people := next((w for w in words if w in _PEOPLE), ""):
                end = number.end + len(people.split())
                found.append(Hit(replace(h.value, determiner="bare", count=number.value), end, h.cost - 0.1))
    return found


def seated(s: Sentence, i: int) -> list[Hit[Ref]]:
    """ "(can) six people (sit at the table)": six seats."""
    found = []
    for number in count(s, i):
        words = [" ".join(s.words[number.end : number.end + n]) for n in (1, 2)]
        if people := next((w for w in words if w in _PEOPLE), ""):
            seats = Ref(Noun("seat"), "bare", number.value, number.value > 1)
            found.append(Hit(seats, number.end + len(people.split())))
    return found


_EVERYBODY = ("everybody", "everyone", "all of us", "us all", "us", "all the people", "all people", "the people",
              "everybody here", "everyone here", "the guests", "all the guests", "the class", "the whole class",
              "the children", "all the children", "the pupils", "all the pupils", "the students", "all the students",
              "each pupil", "every pupil", "each student", "every student", "each child", "every child", "each person",
              "every person", "the kids", "all the kids", "each guest", "every guest", "the whole family", "the family")
"""All who may be here; the scene alone can tell how many they are."""


def each_of(s: Sentence, i: int) -> list[Hit[Ref]]:
    """ "(One) for each desk", "(enough) for all the desks", "(enough) for everybody": whatever shall have its own."""
    found = [
        Hit(Ref(Noun("person"), "all", plural=True), i + len(words)) for said in _EVERYBODY
        if s.words[i : i + len(words := said.split())] == words
    ]
    if found:
        return found
    return [
        Hit(h.value, h.end, h.cost) for h in reference(s, i)
        if isinstance(h.value, Ref) and isinstance(h.value.head, Noun | Thing)
        and (h.value.plural or h.value.determiner in ("all", "each", "both")) and h.value.count is None
    ]


def number_of(s: Sentence, i: int) -> list[Hit[Ref]]:
    """ "(Enough) chairs", "(one) chair (for each)": how many there are of a kind."""
    return [
        Hit(replace(h.value, plural=True), h.end, h.cost) for h in single(s, i)
        if isinstance(h.value.head, Noun) and h.value.determiner == "bare" and h.value.count is None
    ]


def each_room(s: Sentence, i: int) -> list[Hit[Ref]]:
    """ "(Which rooms have) a lamp": all the lamps, in each of the rooms."""
    inside = Relation("in", (Ref(Noun("room"), "each"),))
    return [
        Hit(replace(h.value, determiner="all", plural=True, where=(*h.value.where, inside)), h.end, h.cost - 0.3)
        for h in single(s, i)
        if isinstance(h.value.head, Noun) and h.value.determiner in ("a", "any", "bare") and h.value.count is None
    ]


def elsewhere(s: Sentence, i: int) -> list[Hit[Ref]]:
    """ "(More chairs in the hall than) in the office": those that are there."""
    return [Hit(Ref(One(), "bare", plural=True, where=(h.value,)), h.end, h.cost) for h in conditions(s, i)
            if isinstance(h.value, Relation)]  # fmt: skip
