"""When a reading by English deserves a second opinion, however well it scored.

It is about words that name nothing, asks a kind of thing for what that kind does not do, makes an order of what only
tells or wishes something, or turns down what may have been no request.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from assistant.language import cutting
from assistant.language import program as p
from assistant.language.english.tokens import tokenise
from assistant.language.lexicon import lexicon, read_data
from assistant.language.outcome import Parsed, SceneVocabulary

SHORT = 5
"""Of so few words there is nothing more to be read."""


SURE = 0.8
"""A reading with this score stands, though it be about something unheard of: "bring me yogurt from the fridge"."""

_WISHES = frozenset(read_data("plain.toml")["doubt"]["wishes"].split())
"""Verbs by which people say what they would like."""
_SERVED = frozenset(read_data("plain.toml")["doubt"]["served"].split())
"""Verbs that begin requests which are served, so that a refusal of them may be a misreading."""
_TELLERS = frozenset(("i", "we", "he", "she", "they"))
"""Words that begin what somebody tells, and no question."""
_STATES = {"open": "opens", "closed": "opens", "on": "runs", "off": "runs"}
"""State -> the slot for the kinds of thing that have it."""


def doubtful(english: Parsed, vocabulary: SceneVocabulary) -> bool:
    """Whether a model should be asked as well."""
    said = [token.text for token in tokenise(english.heard) if token.text.isalnum()]
    steps = english.best.program.steps
    if said and said[0] in _TELLERS and any(isinstance(step, p.Check | p.Exists) for step in steps):
        return True
    if len(said) <= SHORT:
        return False
    labels = {word for label in (*vocabulary.labels, *vocabulary.rooms) for word in label.lower().split()}
    refused = [step.verb for step in steps if isinstance(step, p.Unsupported)]
    served = not _SERVED.isdisjoint(refused) and any(cutting.named(said, labels))
    if served or any(cutting.tells(said, verb) for verb in refused):
        return True
    if any(isinstance(step, p.Stop) for step in steps[1:]):
        return True  # "while we wait" calls nobody to stop
    if any(_figurative(step) for step in steps) or (_wishes(said) and any(_absent(step, labels) for step in steps)):
        return True
    if english.best.score >= SURE:
        return False
    names = set(_nouns(english.best.program))
    does = not any(isinstance(step, p.Unsupported | p.Mention) for step in steps)
    return (does and _left_out(said, names, vocabulary)) or any(not _known(name, labels) for name in names)


def _left_out(said: Sequence[str], names: set[str], vocabulary: SceneVocabulary) -> bool:
    """Whether the reading is about nothing of what was named of the room."""
    meant = {word for name in names for word in lexicon().synonyms(name)}
    named = set(cutting.named(said, {label.lower().replace("_", " ") for label in vocabulary.labels}))
    return bool(named) and not any(name in meant or name.split()[-1] in meant for name in named)


def _figurative(step: p.Command) -> bool:
    """Whether a state is asked of a kind of thing that has none: "shut out the person"."""
    return isinstance(step, p.SetState) and step.state in _STATES and not all(
        cutting.does(_STATES[step.state], name) for name in _nouns(_plain(step.target))
    )  # fmt: skip


def _plain(target: p.Reference) -> Any:
    """The heads of what a reference is to, without what it is told by."""
    return target.head if isinstance(target, p.Ref) else tuple(map(_plain, target.items))


def _wishes(said: Sequence[str]) -> bool:
    """Whether the words say what somebody would like: "I need ...", "she would love ..."."""
    return said[0] in _TELLERS and not _WISHES.isdisjoint(said[1:4])


def _absent(step: p.Command, labels: set[str]) -> bool:
    """Whether something is asked for that is no thing: "I need a closer look at the picture"."""
    return isinstance(step, p.Bring | p.Add | p.PickUp) and any(
        not _known(name, labels) for name in _nouns(_plain(step.target))
    )


def _known(name: str, labels: set[str]) -> bool:
    words = lexicon()
    return name in words.nouns or all(word in words.nouns or word in labels for word in name.split())


def _nouns(value: Any) -> Iterator[str]:
    if isinstance(value, p.Noun):
        yield value.name
    parts = value if isinstance(value, tuple) else ()
    if is_dataclass(value) and not isinstance(value, type):
        parts = tuple(getattr(value, f.name) for f in fields(value))
    for part in parts:
        yield from _nouns(part)
