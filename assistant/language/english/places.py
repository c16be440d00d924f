"""Places to put a thing or to go: "on the desk", "there", "back", "half a metre to the left of it", "to me"."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from assistant.language.english.chart import Hit, Sentence, rule
from assistant.language.english.extras import pairs
from assistant.language.english.grammar import Phrases, grammar
from assistant.language.english.nouns import anchors_of, reference, single
from assistant.language.english.placing import relation
from assistant.language.english.quantities import quantity
from assistant.language.english.viewpoints import viewpoint
from assistant.language.reference import Home, Noun, Place, Places, Pronoun, Ref, Region, Relation, Shift, Spot, Viewer
from assistant.language.relations import Direction

_HOME = Phrases(
    (phrase, "home")
    for phrase in ("back", "back where it was", "back where it came from", "back in its place", "to its place",
                   "in its place", "where it was", "where it belongs", "back to where it was", "to where it was",
                   "back home", "back in place", "back where you found it", "where it was before",
                   "back where they were", "where you got it", "back where you got it", "where i got it",
                   "back where i got it", "where you found it", "where you took it from", "where it came from",
                   "back where you took it from", "where you got them", "back where you got them", "where i found it",
                   "back where i found it", "where it goes", "where it was before", "where you got that from",
                   "where you got it from", "back where you got it from")
)  # fmt: skip
_SHIFT = Phrases(
    (phrase, direction)
    for direction, phrases in {
        "left": ["left", "to the left", "leftward", "leftwards", "to my left", "to your left", "towards the left",
                 "more to the left", "further left", "further to the left", "over to the left", "a bit left"],
        "right": ["right", "to the right", "rightward", "rightwards", "to my right", "to your right", "further right",
                  "towards the right", "more to the right", "further to the right", "over to the right"],
        "up": ["up", "upward", "upwards", "higher", "higher up"],
        "down": ["down", "downward", "downwards", "lower", "lower down"],
        "forward": ["forward", "forwards", "straight", "ahead", "straight ahead", "straight forward", "further forward",
                    "to the front"],
        "backward": ["back", "backward", "backwards", "to the back", "further back"],
        "away": ["away", "further away", "farther away", "out of the way", "aside", "to the side", "over"],
        "toward": ["closer", "nearer"],
    }.items()
    for phrase in phrases
)  # fmt: skip
_TOWARD = Phrases(
    (p, "toward") for p in ("closer to", "nearer to", "nearer", "towards", "toward", "in the direction of")
)
_AWAY = Phrases((p, "away") for p in ("away from", "further from", "farther from", "further away from",
                                     "farther away from", "back from"))  # fmt: skip


@rule
def place(s: Sentence, i: int) -> list[Hit[Place]]:
    """A place, with what narrows it: "on the table next to the lamp"."""
    found: list[Hit[Place]] = [
        Hit(Places(cast(tuple[Place, ...], h.value)), h.end, h.cost)
        for h in pairs(s, i) if all(isinstance(c, Relation) for c in h.value)
    ]  # fmt: skip
    for hit in _plain(s, i):
        found.append(hit)
        for view in viewpoint(s, hit.end + (s.word(hit.end) == ",")):
            if isinstance(hit.value, Relation | Shift):
                found.append(Hit(replace(hit.value, view=view.value), view.end, hit.cost + view.cost + 0.1))
        at = hit.end + (s.word(hit.end) == ",")
        at += s.word(at) == "and" and at > hit.end
        for more in relation(s, at):
            if isinstance(hit.value, Relation | Spot) and hit.value != more.value:
                found.append(Hit(Places((hit.value, more.value)), more.end, hit.cost + more.cost + 0.2))
    return found


@rule
def _plain(s: Sentence, i: int) -> list[Hit[Place]]:
    found: list[Hit[Place]] = cast(list[Hit[Place]], _goal(s, i))
    found += _inside(s, i) + _spot(s, i) + cast(list[Hit[Place]], shift(s, i))
    found += [Hit(Home(), end, 0.3 if s.words[i:end] == ["back"] else 0.0) for _, end in _HOME.at(s.words, i)]
    return found


def _inside(s: Sentence, i: int) -> list[Hit[Place]]:
    """ "inside", "in", "on top" with nothing behind: of what was last spoken of."""
    for phrase, name in ((["inside"], "in"), (["in"], "in"), (["on", "top"], "on"), (["underneath"], "under")):
        end = i + len(phrase)
        if s.words[i:end] == phrase and (
            s.word(end) in ("", ",", ".", "and", "then", "before", "to") or (i and relation(s, end))
        ):
            return [Hit(Relation(name, (Ref(Pronoun("it")),)), end, 0.1)]
    return []


@rule
def _goal(s: Sentence, i: int) -> list[Hit[Relation]]:
    """A relation as a goal: every preposition but those of origin."""
    at = i
    while s.word(at) in ("right", "just", "directly", "back", "straight", "somewhere", "down", "over", "up",
        "immediately",
                         "anywhere", "exactly", "out", "away") and at - i < 2:  # fmt: skip
        at += 1
    found = []
    for start in {i, at}:
        for hit in relation(s, start):
            if hit.value.name != "from" and not (hit.value.name == "far_from" and s.word(start) == "away"):
                away = hit.value.name == "far_from" and hit.value.distance is not None  # rather a shift by so much
                found.append(Hit(hit.value, hit.end, hit.cost + 0.1 * away))
        for name, end in grammar().relation.at(s.words, start):
            if " ".join(s.words[start:end]) not in grammar().goal_only:
                continue
            for anchor in reference(s, end):
                goal = anchors_of(name, anchor)
                if goal is not None:
                    found.append(Hit(goal.value, goal.end, goal.cost))
        for name, end in grammar().side_of_viewer.at(s.words, start):
            found.append(Hit(Relation(name, (Ref(Viewer()),)), end, 0.05))
    return found


def _spot(s: Sentence, i: int) -> list[Hit[Place]]:
    """here, there, over there, "that way"."""
    at = i
    while s.word(at) in ("over", "right", "down", "up", "back", "just", "in", "to", "somewhere") and at - i < 2:
        at += 1
    word = s.word(at)
    if word == "where" and s.word(at + 1) in ("i", "i'm"):
        end = at + 2 + (s.word(at + 2) == "am")
        if s.word(end) in ("look", "looking", "point", "pointing"):
            return [Hit(Spot("there", s.times[at]), end + 1 + (s.word(end + 1) in ("at", "to")), -0.05)]
    if word in ("here", "there"):
        return [Hit(Spot("here" if word == "here" else "there", s.times[at]), at + 1, 0.0 if at - i < 2 else 0.2)]
    for phrase, spot in ((["that", "way"], "there"), (["this", "way"], "here"), (["this", "spot"], "here"),
                         (["that", "spot"], "there"), (["this", "place"], "here"), (["that", "place"],
                         "there")):  # fmt: skip
        if s.words[at : at + 2] == phrase:
            return [Hit(Spot("here" if spot == "here" else "there", s.times[at]), at + 2, 0.0)]
    return []


@rule
def shift(s: Sentence, i: int) -> list[Hit[Shift]]:
    """A shift with its distance before or behind: "left by a metre", "two steps back", "a bit closer to me"."""
    found: list[Hit[Shift]] = []
    starts = [(None, i, 0.0)] + [(hit.value, hit.end, hit.cost) for hit in quantity(s, i)]
    for distance, at, cost in starts:
        if distance is not None and distance.unit in ("times", "percent", "deg", "rad"):
            continue
        for direction, end, anchor, more in _directed(s, at):
            found.append(Hit(Shift(direction, distance, anchor), end, cost + more))
            if distance is None:
                step = end + (s.word(end) in ("by", "for"))
                for after in quantity(s, step):
                    if after.value.unit not in ("times", "percent", "deg", "rad"):
                        found.append(Hit(Shift(direction, after.value, anchor), after.end, after.cost + more))
    return found


def _directed(s: Sentence, i: int) -> list[tuple[Direction, int, Ref | None, float]]:
    found: list[tuple[Direction, int, Ref | None, float]] = []
    for name, end in _SHIFT.at(s.words, i):
        cost = 0.1 if s.word(end) == "of" else 0.0
        found.append((cast(Direction, name), end, None, cost))
    for table in (_TOWARD, _AWAY):
        for name, end in table.at(s.words, i):
            for hit in single(s, end):
                measured = i > 0 and s.word(i - 1) in grammar().units
                cost = 0.0 if measured else 0.15 if s.words[i:end] in (["towards"], ["toward"]) else 0.0
                found.append((cast(Direction, name), hit.end, hit.value, hit.cost + cost))
    return found


_DID = Phrases(
    (f"{lead}where {who} {did}", "at")
    for lead in ("", "to ", "back to ")
    for who in ("you", "i", "we")
    for did in ("put", "left", "placed", "saw", "found", "got", "took", "set", "dropped", "picked up")
)


def _where(s: Sentence, i: int) -> list[Hit[Relation]]:
    """ "to where the kettle is", "back to where you put the box"."""
    found: list[Hit[Relation]] = []
    for _, end in _DID.at(s.words, i):
        for thing in single(s, end):
            stop = thing.end + (s.word(thing.end) in ("from", "down"))
            found.append(Hit(Relation("at", (thing.value,)), stop, thing.cost))
    at = i + (s.word(i) == "back")
    at += s.word(at) in ("to", "over")
    if s.word(at) == "where":
        for thing in single(s, at + 1):
            if isinstance(thing.value.head, Viewer) and s.word(thing.end) in ("was", "were"):
                continue  # where one was is not where one is
            if s.word(thing.end) in ("is", "are", "was", "were", "stands", "sits", "hangs"):
                stop = thing.end + 1
                while s.word(stop) in ("located", "sitting", "standing", "resting", "kept", "lying", "at"):
                    stop += 1
                found.append(Hit(Relation("at", (thing.value,)), stop, thing.cost))
                found += [
                    Hit(Relation("at", (replace(thing.value, where=(*thing.value.where, r.value)),)), r.end, r.cost)
                    for r in relation(s, stop)
                ]
    return found


def _by_way(s: Sentence, i: int) -> list[Hit[Places]]:
    """ "around the table to the window": the goal, and the way there."""
    found = []
    for way in relation(s, i):
        if way.value.name in ("around", "through", "along", "opposite", "between", "behind", "in_front_of"):
            for goal in _goal(s, way.end + (s.word(way.end) == ",")):
                if goal.value.name in ("at", "in", "on"):
                    found.append(Hit(Places((goal.value, way.value)), goal.end, way.cost + goal.cost + 0.05))
    return found


@rule
def destination(s: Sentence, i: int) -> list[Hit[Place]]:
    """Where to go: a place, or a thing or room named without a preposition ("enter the kitchen")."""
    found = list(place(s, i)) + cast(list[Hit[Place]], _by_way(s, i)) + cast(list[Hit[Place]], _where(s, i))
    for hit in reference(s, i):
        value = hit.value
        if s.word(i - 1) in ("move", "slide") and isinstance(value, Ref) and not _walkable(s, value):
            continue  # "move the chair" does not say where to, and asks nobody to walk
        if (isinstance(value, Ref) and isinstance(value.head, Noun | Region | Viewer)) or not isinstance(value, Ref):
            found.append(Hit(Relation("at", (value,)), hit.end, hit.cost + 0.3))
        else:
            found.append(Hit(Relation("at", (value,)), hit.end, hit.cost + 0.4))
    return found


def _walkable(s: Sentence, value: Ref) -> bool:
    """What one moves oneself to without a "to": a room, a part of one."""
    if isinstance(value.head, Noun):
        return value.head.name in s.vocabulary.rooms or value.head.name.split()[-1] in ("room", "kitchen", "hall")
    return isinstance(value.head, Region | Viewer)
