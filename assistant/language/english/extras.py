"""More that follows a noun: what it faces or turns its back to, adjectives behind it, "with arms and no wheels"."""

from __future__ import annotations

from dataclasses import replace

from assistant.language.english.chart import Hit, Sentence, rule
from assistant.language.english.grammar import Phrases, grammar
from assistant.language.english.having import has
from assistant.language.english.nouns import reference, single
from assistant.language.english.prenominal import adjectives, open_word
from assistant.language.lexicon import lexicon
from assistant.language.reference import (
    Attribute,
    Condition,
    Has,
    Not,
    Noun,
    One,
    Pick,
    Ref,
    Reference,
    Region,
    Relation,
    Thing,
    Viewer,
)

_AWAY = Phrases(
    (phrase, "away")
    for phrase in ("facing away from", "faces away from", "turned away from", "with its back to",
                   "with its back towards", "with the back to", "with its back against", "looking away from",
                   "pointing away from",
                   "with their backs to", "has its back to", "with its back facing")
)  # fmt: skip
_FACES = Phrases((phrase, "facing") for phrase in ("faces", "face", "looks at", "looks towards", "points at"))
_WANTED = Phrases(
    (f"{that}{phrase}", "wanted")
    for phrase in ("i am in", "we are in",
                   "you want", "you need", "i want", "i mean", "we want", "you are looking for", "i am looking for",
                   "in question", "you should choose", "you should pick", "to choose", "to pick", "to select",
                   "you should select", "i am thinking of", "i am talking about", "being described", "i need",
                   "we are looking for", "you were at", "you were at before", "you were before", "you started at",
                   "you just left", "you came from", "you were facing", "you were just at", "you just opened",
                   "you just closed", "you opened", "you just used", "you were standing at", "you went to before",
                   "you were in front of", "you built", "i built", "you made", "i made", "we built", "you just built")
    for that in ("", "that ")
)  # fmt: skip
_HELD = Phrases(
    (phrase, "held")
    for phrase in ("you are holding", "i am holding", "you are carrying", "i am carrying", "in your hand", "in my hand",
                   "you just picked up", "you picked up", "i just picked up", "you took", "that you are holding",
                   "that i am holding", "that you are carrying", "that you just picked up", "that you picked up")
)  # fmt: skip
_OTHER_SIDE = ("on the opposite side of", "on the other side of", "on the far side of", "across")


def fronts(s: Sentence, i: int) -> list[Hit[Condition]]:
    """ "that faces the TV", "facing away from the TV", "with its back to the window"."""
    at = i + (s.word(i) in ("that", "which", "who"))
    at += s.word(at) in ("is", "are") and at > i
    found: list[Hit[Condition]] = []
    for _, end in _AWAY.at(s.words, at):
        found += [Hit(Not(Relation("facing", (h.value,))), h.end, h.cost - 0.1) for h in reference(s, end)]
    for _, end in _FACES.at(s.words, at):
        if at > i or s.word(i - 1) in ("it", "they"):
            found += [Hit(Relation("facing", (h.value,)), h.end, h.cost) for h in reference(s, end)]
    return found


def others_have(s: Sentence, i: int) -> list[Hit[Condition]]:
    """ "surrounded by chairs"."""
    if s.words[i : i + 2] != ["surrounded", "by"]:
        return []
    return [Hit(Has(h.value, "around"), h.end, h.cost) for h in reference(s, i + 2)]


@rule
def pairs(s: Sentence, i: int) -> list[Hit[tuple[Condition, ...]]]:
    """Two conditions said together: "with arms and no wheels", "across the counter from the fridge"."""
    return _has_and_not(s, i) + _across_from(s, i) + _two_ways(s, i)


def _two_ways(s: Sentence, i: int) -> list[Hit[tuple[Condition, ...]]]:
    """ "in front of and to the left of the apple"."""
    found: list[Hit[tuple[Condition, ...]]] = []
    for one, end in grammar().relation.at(s.words, i):
        if s.word(end) != "and":
            continue
        for two, stop in grammar().relation.at(s.words, end + 1):
            for anchor in reference(s, stop):
                both = (Relation(one, (anchor.value,)), Relation(two, (anchor.value,)))
                found.append(Hit(both, anchor.end, anchor.cost))
    return found


def _has_and_not(s: Sentence, i: int) -> list[Hit[tuple[Condition, ...]]]:
    found: list[Hit[tuple[Condition, ...]]] = []
    for first in has(s, i):
        at = first.end + (s.word(first.end) == ",")
        if s.word(at) not in ("and", "but"):
            continue
        if s.word(at + 1) == "no":
            more = [Hit(Has(h.value, first.value.relation), h.end, h.cost) for h in single(s, at + 1)]
        else:
            more = has(s, at + 1)
        found += [Hit((first.value, h.value), h.end, first.cost + h.cost) for h in more]
    return found


def _across_from(s: Sentence, i: int) -> list[Hit[tuple[Condition, ...]]]:
    found: list[Hit[tuple[Condition, ...]]] = []
    for phrase in _OTHER_SIDE:
        end = i + len(phrase.split())
        if s.words[i:end] != phrase.split():
            continue
        for middle in single(s, end):
            if s.word(middle.end) == "from":
                for other in single(s, middle.end + 1):
                    both = (Relation("near", (middle.value,)), Relation("opposite", (other.value,)))
                    found.append(Hit(both, other.end, middle.cost + other.cost))
    return found


def behind(s: Sentence, i: int) -> list[Hit[tuple[Condition, ...]]]:
    """Adjectives behind the noun: "a chair, brown, wooden, with arms"."""
    if s.word(i) != ",":
        return []
    found: list[Hit[tuple[Condition, ...]]] = []
    for attribute, end in adjectives(s, i + 1):
        if not open_word(s, end) and s.word(end) not in ("one", "ones"):
            found.append(Hit((attribute,), end, 0.1))
    return found


def unsaid(s: Sentence, i: int) -> list[int]:
    """Where a relative clause ends that only says that the thing is meant: "the table you want"."""
    held = [end for _, end in _HELD.at(s.words, i)]
    closing = ("is", "are", "", ",", ".", "has", "stands")
    return held + [end for _, end in _WANTED.at(s.words, i) if s.word(end) in closing]


_MOST = Phrases(
    (f"{the}{word}", end)
    for the in ("the ", "")
    for word, end in (("most", "most"), ("largest number of", "most"), ("highest number of", "most"),
                      ("greatest number of", "most"), ("biggest number of", "most"), ("most number of", "most"),
                      ("fewest", "least"), ("least", "least"), ("smallest number of", "least"),
                      ("lowest number of", "least"), ("fewest number of", "least"), ("least number of", "least"))
)  # fmt: skip


def by_count(s: Sentence, i: int) -> list[Hit[Pick]]:
    """ "(the shelf) with the most books on it", "(the room that) has the fewest chairs"."""
    found = []
    for _, start in [*grammar().has.at(s.words, i), *_HAVING.at(s.words, i)]:
        for end, at in _MOST.at(s.words, start):
            for what in single(s, at):
                if not what.value.plural or what.value.determiner != "bare":
                    continue
                stop = what.end
                if s.word(stop) in ("on", "in", "around", "at", "inside") and s.word(stop + 1) in ("it", "them"):
                    stop += 2
                counted = replace(what.value, determiner="all")
                pick = Pick("count", "most" if end == "most" else "least", anchor=counted)
                found.append(Hit(pick, stop, what.cost))
    return found


_HAVING = Phrases((phrase, "with") for phrase in ("has", "have", "holds", "contains", "with", "that has", "which has"))


_MADE_OF = Phrases(
    (f"{that}{made} {of}", "made")
    for that in ("", "that is ", "that are ", "which is ", "which are ")
    for made in ("made", "built", "constructed", "made up")
    for of in ("of", "from", "out of")
)  # fmt: skip


def made_of(s: Sentence, i: int) -> list[Hit[Condition]]:
    """ "(everything) that is made of wood"."""
    found: list[Hit[Condition]] = []
    for _, end in _MADE_OF.at(s.words, i):
        word, kind = lexicon().adjectives.get(s.word(end), ("", "material"))
        if word and kind == "material" and not open_word(s, end + 1):
            found.append(Hit(Attribute(word, "material"), end + 1))
    return found


def in_here(s: Sentence, i: int) -> list[Hit[Condition]]:
    """ "(the heaviest thing) in here": in the room where one is."""
    if s.words[i : i + 2] != ["in", "here"]:
        return []
    return [Hit(in_this_room(s, i + 1), i + 2, 0.02)]


def in_this_room(s: Sentence, at: int) -> Relation:
    """In the room where one is, as the word at `at` says."""
    return Relation("in", (Ref(Noun("room"), "this", time_s=s.times[at]),))


def far_side(s: Sentence, i: int) -> list[Hit[Pick]]:
    """ "furthest to the left", "hangs highest", "nearest the top"."""
    at = i
    while s.word(at) in ("that", "which", "is", "hangs", "sits", "stands", "lies"):
        at += 1
    adjective, degree = lexicon().degrees.get(s.word(at), ("", ""))
    if adjective == "far" and degree:
        step = at + 1 + (s.word(at + 1) in ("to", "on", "at"))
        step += s.word(step) == "the"
        for name in ("left", "right", "back", "front"):
            if s.word(step) == name and not open_word(s, step + 1):
                return [Hit(Pick(name), step + 1)]
    if at > i and degree == "most":
        for name, end in grammar().side_adjective.at(s.words, at):
            if name in ("top", "bottom"):
                return [Hit(Pick(name), end)]  # type: ignore[arg-type]
    return []


def from_which(ref: Ref, condition: Condition) -> Ref | None:
    """ "the second chair from the window": counted by the distance to it."""
    from dataclasses import replace

    if not (ref.pick and ref.pick[-1].measure == "order" and isinstance(condition, Relation)):
        return None
    anchor: Reference | None = condition.anchors[0] if condition.name == "from" and condition.anchors else None
    if not isinstance(anchor, Ref) or isinstance(anchor.head, Region | One | Thing | Viewer):
        return None
    if isinstance(anchor.head, Noun) and anchor.determiner == "bare":
        return None
    return replace(ref, pick=(*ref.pick[:-1], Pick("distance", "least", ref.pick[-1].rank, anchor=anchor)))
