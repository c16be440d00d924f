"""One command: a phrase matched, its slots read, and what they make built."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, fields, replace
from typing import Any, cast

from assistant.language import program as p
from assistant.language.codec import parse_value
from assistant.language.english.chart import Hit, Sentence, rule
from assistant.language.english.mod import Mod, apply
from assistant.language.english.nouns import single
from assistant.language.english.phrasebook import Literal as Words
from assistant.language.english.phrasebook import Pattern, phrasebook
from assistant.language.english.slots import read
from assistant.language.english.unserved import unserved
from assistant.language.english.values import alone_number
from assistant.language.lexicon import lexicon
from assistant.language.notation_names import COMMANDS
from assistant.language.reference import Ref

Bound = tuple[tuple[str, str, Any], ...]
"""Slots read so far: field, kind, value."""
_MATCHES = 40
"""The most ways in which one pattern is followed."""


@rule
def phrased(s: Sentence, i: int) -> list[Hit[p.Command]]:
    """One command at i, by every phrase that fits; what no skill serves is one too."""
    word = s.word(i)
    book = phrasebook()
    said = frozenset(s.words[i:])
    found: list[Hit[p.Command]] = []
    for pattern in book.by_first.get(word, ()):
        if pattern.possible(said):
            found += _run(s, i, pattern)
    base = book.bases.get(word) if word != "facing" else None
    if base is not None and not found:
        inflected = s.words[i]
        s.words[i] = base
        for pattern in book.by_first.get(base, ()):
            if pattern.possible(said):
                found += [Hit(h.value, h.end, h.cost + 0.05) for h in _run(s, i, pattern)]
        s.words[i] = inflected
    swapped = i == 0 and word in lexicon().adjectives and s.words[-1] in ("instead", "rather")
    alone = i == 0 and bool(alone_number(s, 0))
    if swapped or alone or word in ("the", "this", "that", "these", "those", "it", "all", "both", "my", "a", "they"):
        for pattern in book.headless:
            if pattern.possible(said):
                found += [Hit(h.value, h.end, h.cost + 0.1) for h in _run(s, i, pattern)]
    if word in _TAKING:
        found = [Hit(h.value, h.end, h.cost + 0.15 * _only_there(h.value, s.words[i : h.end])) for h in found]
    if word == "remove" and not any(w in book.verbs for w in s.words[:i]):
        found = [Hit(h.value, h.end, h.cost + _away(h.value)) for h in found]
    if word in lexicon().nouns and f"{word} {s.word(i + 1)}" in lexicon().nouns:
        found.clear()  # "trash can by the door" names a thing and asks for nothing
    return found + unserved(s, i) + _toggled(s, i)


_TAKING = frozenset(["take", "get", "taking", "getting", "takes", "gets"])
_BY = ("next", "close", "near", "adjacent", "opposite", "left", "right")
_TO = frozenset(["to", "into", "onto", "towards", "toward", "over", "back", "away", "down", "up", "out"])


def _only_there(built: p.Command, said: list[str]) -> bool:
    """ "Take the phone on the couch": the one that is there, rather than that it shall be there."""
    if not isinstance(built, p.Move) or not isinstance(built.place, p.Relation):
        return False
    if any(w in _TO and not (w == "to" and said[k - 1] in _BY) for k, w in enumerate(said)):
        return False
    target = built.target
    return isinstance(target, p.Ref) and not target.relations and not isinstance(target.head, p.Pronoun)


def _away(built: p.Command) -> float:
    """ "Remove the chair" alone takes it out of the scene; out of something, or after "open the fridge", in hand."""
    target = built.target if isinstance(built, p.PickUp) else None
    inside = isinstance(target, p.Ref) and any(r.name in ("from", "in") for r in target.relations)
    return 0.1 if target is not None and not inside else 0.0


def _toggled(s: Sentence, i: int) -> list[Hit[p.Command]]:
    """ "Toggle the lamp": off where it is on, else on."""
    if s.word(i) != "toggle":
        return []
    it = p.Ref(p.Pronoun("it"))
    on, off = p.SetState(it, "on"), p.SetState(it, "off")
    return [
        Hit(p.If(p.Check(h.value, p.Attribute("on", "state")), (off,), (on,)), h.end, h.cost)
        for h in single(s, i + 1) if not isinstance(h.value.head, p.Viewer)
    ]


def _run(s: Sentence, i: int, pattern: Pattern) -> Iterator[Hit[p.Command]]:
    for bound, end, cost in _match(s, pattern, 0, i, (), 0.0):
        built = _build(pattern, bound)
        if built is not None:
            yield Hit(built, end, cost + _preference(built))


def _match(
    s: Sentence, pattern: Pattern, k: int, i: int, bound: Bound, cost: float
) -> Iterator[tuple[Bound, int, float]]:
    if k == len(pattern.items):
        yield bound, i, cost
        return
    item = pattern.items[k]
    if isinstance(item, Words):
        for _, end in item.phrases.at(s.words, i):
            yield from _match(s, pattern, k + 1, end, bound, cost)
        if item.optional:
            yield from _match(s, pattern, k + 1, i, bound, cost)
        return
    for hit in read(item.kind, s, i)[:_MATCHES]:
        yield from _match(s, pattern, k + 1, hit.end, (*bound, (item.field, item.kind, hit.value)), cost + hit.cost)


def _preference(built: p.Command) -> float:
    """Small leanings between readings that the words leave open."""
    match built:
        case p.Move(place=p.Relation("near", (surface,)), target=p.Ref(where=(*_, p.Relation("on", (top,))))):
            return -0.1 if surface == top else 0.02
        case p.Move(target=p.Ref() as target) if target.relations and isinstance(built.place, p.Relation):
            return 0.02
        case p.GoTo(place=p.Home()):
            return -0.02
        case p.GoTo(place=p.Shift("forward", None)):
            return 0.15
        case p.Bring(to=None):
            return 0.02
        case p.Face() | p.Fits(place=p.Relation("in", (p.Ref(head=p.Noun("room")),))):
            return -0.05
        case p.Move(target=p.Ref(head=p.Thing(), determiner="all", where=()),
                    place=p.Relation(anchors=(p.Ref(where=(p.Relation("on"), *_)), *_))):  # fmt: skip
            return 0.1
        case p.Move(place=p.Home()):
            return -0.01
        case p.Move(place=p.Relation("at", (p.Ref(head=p.Viewer()),))):
            return 0.3
        case p.Rotate(direction="up" | "down"):
            return 0.2
        case p.Arrange(shape="neatly", target=p.Ref() as whole) if any(r.name == "around" for r in whole.relations):
            return 0.1
        case p.Tuck() | p.Restore() | p.Layout():
            return -0.06
        case p.Alike(ask="odd"):
            return -0.3
        case p.Label():
            return -0.03
        case p.Describe(aspect="all") | p.Highlight():
            return 0.03
        case p.Yes() | p.Stop() | p.WhatChanged() | p.ListThings() | p.Name(target=p.Spot()):
            return -0.04
        case p.If(then=(p.Mention(), *_)):
            return 1.0
        case p.Mention(target=p.Ref(determiner=determiner)) if determiner not in ("a", "some", "bare"):
            return 0.2
        case p.SetState(state="on" | "off"):
            return -0.02
        case _:
            return 0.0


# ---- building ------------------------------------------------------------------------------------------------------


def _build(pattern: Pattern, bound: Bound) -> p.Command | None:
    """The command from its phrase's own fields and the slots; None when they do not fit together."""
    cls = COMMANDS[pattern.command]
    values: dict[str, Any] = dict(pattern.given)
    hints = {f.name: f for f in fields(cls)}
    for name, text in pattern.notation.items():
        values[name] = parse_value(cls, name, text)
    mods: list[Mod] = []
    for name, _kind, value in bound:
        if isinstance(value, Mod):
            mods.append(value)
        elif name in ("surface", "cleared", "cleared_on"):
            values |= _off(value)
        elif name == "order":
            values |= {"by": value[0], "descending": value[1]}
        elif name == "sized":
            values |= {"target": value[0], "size": value[1]}
        elif name == "home_of":
            values["place"] = p.Home(value)
        elif name == "source":
            mods.append(Mod(where=(p.Relation("from", (value,)),)))
        elif name != "ignored":
            values[name] = value
    if cls is p.Face and "toward" not in values:
        values["toward"] = values["target"]  # each other
    if cls is p.Group and "other" in values:
        values["target"] = p.Several((values["target"], values.pop("other")))
    if cls is p.Count and "target" not in values and not mods:
        values["target"] = p.Ref(p.One(), "all", plural=True)
    if "target" in hints:
        target = _with_mods(cls, values.get("target"), mods)
        if target is None and hints["target"].default is MISSING:
            return None
        if target is not None:
            values["target"] = _settled(cls, target)
    if any(f.default is MISSING and name not in values for name, f in hints.items()):
        return None
    named = values.get("target")
    if cls is p.Name and isinstance(named, p.Ref) and named.plural and named.determiner == "bare":
        return None  # "name three things that can be picked up" asks for them
    return cast(p.Command, cls(**values))


def _off(surface: p.Reference) -> dict[str, Any]:
    """ "Clear the table": everything on it is put down beside it; what is left out of the table stays on it."""
    what = p.Ref(p.Thing(), "all", plural=True)
    if isinstance(surface, p.Ref) and surface.excluding:
        what, surface = replace(what, excluding=surface.excluding), replace(surface, excluding=())
    if isinstance(surface, p.Ref) and surface.relations and surface.relations[-1].name in ("from", "on"):
        source = surface.relations[-1]
        kept = tuple(c for c in surface.where if c is not source)
        what, surface = replace(surface, where=kept, excluding=what.excluding), source.anchors[0]
    on = p.Relation("on", (surface,))
    return {"target": replace(what, where=(*what.where, on)), "place": p.Relation("near", (surface,))}


def _with_mods(cls: type, target: Any, mods: list[Mod]) -> Any:
    if not mods:
        return target
    if target is None:
        head: p.Head = p.Pronoun("it") if cls is p.Mention else p.One() if cls is p.Count else p.Thing()
        target = p.Ref(head, "the" if cls is p.Mention else "all", plural=cls is not p.Mention)
    for mod in mods:
        if isinstance(target, p.Ref) and isinstance(target.head, p.Pronoun | p.Viewer):
            more = mod.merge or Ref(target.head)
            where = target.where + mod.where + more.where
            target = replace(target, where=where, pick=target.pick + mod.pick + more.pick, of=mod.of or more.of)
        elif isinstance(target, p.Ref):
            target = apply(target, mod)
        elif isinstance(target, p.Several | p.Either):
            items = [apply(item, mod) if isinstance(item, p.Ref) else item for item in target.items]
            target = None if None in items else type(target)(tuple(cast(Any, items)))
        if target is None:
            return None
    return target


def _settled(cls: type, target: Any) -> Any:
    """Counting and listing range over all; asking whether there is one ranges over any."""
    if not isinstance(target, p.Ref):
        return target
    ranges = cls in (p.Count, p.ListThings) and target.count is None
    if ranges and (target.determiner in ("bare", "which") or (target.determiner == "the" and target.plural)):
        return replace(target, determiner="all", plural=True)
    if cls is p.Find and target.determiner == "which":
        return replace(target, determiner="the")
    return target
