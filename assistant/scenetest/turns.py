"""Reads the turns of a test: one act, looks and gestures on words or at times, and what has to hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from assistant.scenetest import shapes
from assistant.scenetest.case import Aim, Expectation, Target, TurnSpec
from assistant.scenetest.format import ACTS, AIMS, CHECKS, KEYS_TO_PRESS, TURN_KEYS
from assistant.scenetest.nodes import Node, mapping_of

SPOKEN = ("say", "speak", "hear")
"""Acts that bring words."""
STARRED = re.compile(r"^\*([^*]+)\*([.,!?;:]*)$")
"""A word in stars."""
PLACES, THINGS = frozenset({"there", "here"}), frozenset({"this", "that", "these", "those"})
"""Words on which a hand points at a place, and at a thing."""
BARE = re.compile(r"[^\w'-]+", re.UNICODE)
"""What is no part of a word."""


@dataclass(frozen=True)
class Sentence:
    """A sentence without its stars."""

    text: str
    words: tuple[str, ...]
    """Its words as written."""
    starred: tuple[int, ...]
    """Which of them stood in stars."""


def sentence(written: str) -> Sentence:
    """The sentence with the stars taken off, and where they were."""
    words, starred = [], []
    for n, word in enumerate(written.split()):
        found = STARRED.match(word)
        words.append(found.group(1) + found.group(2) if found else word)
        if found:
            starred.append(n)
    return Sentence(" ".join(words), tuple(words), tuple(starred))


def plain_word(word: str) -> str:
    """A word without its punctuation, in lower case."""
    return BARE.sub("", word).lower()


def read_turns(node: Node, what: str) -> tuple[TurnSpec, ...]:
    """The turns of a list."""
    if not isinstance(node.value, tuple) or not node.value:
        raise node.wrong(what, "a list of turns (- say: put the red mug on the desk)")
    return tuple(read_turn(item, f"turn {n}") for n, item in enumerate(node.value, 1))


def read_turn(node: Node, what: str) -> TurnSpec:
    """One turn; a bare text is said."""
    if node.text is not None:
        return _spoken("say", node, {}, node, what)
    row = mapping_of(node, what, TURN_KEYS)
    return turn_of(row, node, what)


def turn_of(row: Mapping[str, Node], node: Node, what: str) -> TurnSpec:
    """The turn of a mapping whose keys are known to be a turn's."""
    acts = [key for key in row if key in ACTS]
    if len(acts) > 1:
        raise node.at_key(acts[1], f"{what} does two things, {acts[0]!r} and {acts[1]!r}: make two turns of them")
    if not acts and not any(key in AIMS or key in CHECKS for key in row):
        raise node.error(f"{what} does nothing: expected one of {', '.join([*ACTS, *AIMS, *CHECKS][:8])} ...")
    if "phrasings" in row and (not acts or acts[0] not in ("say", "speak")):
        raise node.at_key("phrasings", f"{what} has 'phrasings' but says nothing: expected 'say' or 'speak' beside it")
    if acts and acts[0] in SPOKEN:
        return _spoken(acts[0], row[acts[0]], row, node, what)
    return _unspoken(acts[0] if acts else "", row, node, what)


def _spoken(kind: str, said: Node, row: Mapping[str, Node], node: Node, what: str) -> TurnSpec:
    written = shapes.text(said, f"{what}: {kind!r}")
    spoken = Sentence(written, (), ()) if kind == "hear" else sentence(written)
    points = _aims(row.get("point_at"), spoken, "point_at", kind)
    looks = _aims(row.get("look_at"), spoken, "look_at", kind)
    if spoken.starred and not (row.get("point_at") or row.get("look_at")):
        raise said.error(f"{what} has a word in *stars* but points nowhere: expected 'point_at' with a thing for it")
    return TurnSpec(kind, spoken.text, node.line, node.column, points=points, looks=looks,
                    expectations=_expectations(row, what), folder=said.source.path.parent)


def _unspoken(kind: str, row: Mapping[str, Node], node: Node, what: str) -> TurnSpec:
    silent = Sentence("", (), ())
    points = _aims(row.get("point_at"), silent, "point_at", kind)
    looks = _aims(row.get("look_at"), silent, "look_at", kind)
    for aim in (*points, *looks):
        if aim.at_s is not None:
            raise node.error(f"{what} points at a time but says nothing: expected a thing alone")
    kind_shown = kind or ("point_at" if points else "look_at" if looks else "check")
    text, seconds, standing, click, add = "", 0.0, None, None, False
    if kind == "key":
        text = _key(row["key"], what)
    elif kind == "wait":
        seconds = shapes.number(row["wait"], f"{what}: 'wait'", 0, 86400, "seconds, 0 or more")
    elif kind == "viewer":
        standing = shapes.standing(row["viewer"], f"{what}: 'viewer'")
    elif kind == "click":
        click, add = _click(row["click"], what)
    return TurnSpec(kind_shown, text, node.line, node.column, seconds, click, add, standing, points, looks,
                    _expectations(row, what))


def _key(node: Node, what: str) -> str:
    key = (node.text or "").strip().lower()
    if key not in KEYS_TO_PRESS:
        raise node.wrong(f"{what}: 'key'", f"one of {', '.join(KEYS_TO_PRESS)}")
    return key


def _click(node: Node, what: str) -> tuple[Target, bool]:
    if isinstance(node.value, Mapping):
        row = mapping_of(node, f"{what}: 'click'", ("on", "add"), needed=("on",))
        return shapes.target(row["on"], f"{what}: 'click.on'"), "add" in row and shapes.flag(row["add"], "'click.add'")
    return shapes.target(node, f"{what}: 'click'"), False


def _expectations(row: Mapping[str, Node], what: str) -> tuple[Expectation, ...]:
    found = []
    for key, node in row.items():
        if key not in CHECKS:
            continue
        value = CHECKS[key].shape.read(node, f"{what}: {key!r}")
        if key != "expect":
            found.append(Expectation(key, value, written(node), node.line, node.column))
            continue
        for item, statement in zip(shapes.listed(node, key), value, strict=True):
            found.append(Expectation(key, statement, statement, item.line, item.column))
    return tuple(found)


def written(node: Node) -> str:
    """A value on one line, for people."""
    if isinstance(node.value, tuple):
        return ", ".join(written(item) for item in node.value) or "nothing"
    if isinstance(node.value, Mapping):
        return ", ".join(f"{key}: {written(item)}" for key, item in node.value.items())
    return " ".join(node.value.split())


# ---- looks and gestures ----------------------------------------------------------------------------------------------


def with_places(aims: tuple[Aim, ...], words: tuple[str, ...]) -> tuple[Aim, ...]:
    """The same gestures, those on "there" and "here" meant as places; so is one for a whole sentence with no "this"."""
    plain = [plain_word(w) for w in words]
    whole = bool(PLACES & set(plain)) and not THINGS & set(plain)
    return tuple(
        replace(a, upon=plain[a.word] in PLACES if a.word is not None and a.word < len(plain) else
                whole and a.at_s is None)
        for a in aims
    )


def _aims(node: Node | None, spoken: Sentence, key: str, kind: str) -> tuple[Aim, ...]:
    return () if node is None else with_places(_written_aims(node, spoken, key, kind), spoken.words)


def _written_aims(node: Node, spoken: Sentence, key: str, kind: str) -> tuple[Aim, ...]:
    what = f"{key!r}"
    if isinstance(node.value, Mapping):
        return tuple(_on_word(node, name, item, spoken, key) for name, item in node.value.items())
    if isinstance(node.value, tuple) and node.value and all(isinstance(n.value, Mapping) for n in node.value):
        return _timed(node.value, what)
    if isinstance(node.value, tuple) and not shapes.is_point(node):
        return _starred(node, node.value, spoken, key, kind)
    aim = shapes.target(node, what)
    if len(spoken.starred) > 1 and key == "point_at":
        raise node.error(f"{what} has one thing for {len(spoken.starred)} words in stars: expected a list of as many")
    return (Aim(aim, spoken.starred[0] if spoken.starred and key == "point_at" else None),)


def _on_word(node: Node, word: str, item: Node, spoken: Sentence, key: str) -> Aim:
    plain = [plain_word(w) for w in spoken.words]
    if plain_word(word) not in plain:
        said = f"{spoken.text!r} does not have it" if spoken.text else "nothing is said here"
        raise node.at_key(word, f"{key!r} names the word {word!r}, but {said}: expected one of its words")
    return Aim(shapes.target(item, f"{key!r} on {word!r}"), plain.index(plain_word(word)))


def _timed(items: tuple[Node, ...], what: str) -> tuple[Aim, ...]:
    found, last = [], -1.0
    for item in items:
        row = mapping_of(item, what, ("at", "to"), needed=("at", "to"))
        at_s = shapes.number(row["at"], f"{what}.at", 0, 3600, "seconds from the start of the turn, 0 or more")
        if at_s <= last:
            raise row["at"].error(f"{what} goes back in time, from {last:g} s to {at_s:g} s: expected growing times")
        last = at_s
        found.append(Aim(shapes.target(row["to"], f"{what}.to"), at_s=at_s))
    return tuple(found)


def _starred(node: Node, items: tuple[Node, ...], spoken: Sentence, key: str, kind: str) -> tuple[Aim, ...]:
    if not items:
        raise node.wrong(f"{key!r}", "one or more things")
    if kind == "hear":
        raise node.error(f"{key!r} is a list, but a recording has no *starred* words: give each thing a time (at, to)")
    if len(items) != len(spoken.starred):
        count = f"{len(spoken.starred)} word{'' if len(spoken.starred) == 1 else 's'}"
        raise node.error(f"{key!r} has {len(items)} things for {count} in *stars*: expected one for each")
    return tuple(Aim(shapes.target(item, f"{key!r}"), word) for item, word in zip(items, spoken.starred, strict=True))
