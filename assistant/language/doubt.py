"""When a reading by English deserves a second opinion, however well it scored: it is about words that name nothing, or
it turns down what may have been no request."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from assistant.language import program as p
from assistant.language.cutting import tells
from assistant.language.english.tokens import tokenise
from assistant.language.lexicon import lexicon
from assistant.language.outcome import Parsed, SceneVocabulary

SHORT = 5
"""Of so few words there is nothing more to be read."""


SURE = 0.8
"""A reading with this score stands, though it be about something unheard of: "bring me yogurt from the fridge"."""


def doubtful(english: Parsed, vocabulary: SceneVocabulary) -> bool:
    """Whether a model should be asked as well."""
    said = [token.text for token in tokenise(english.heard) if token.text.isalnum()]
    if len(said) <= SHORT:
        return False
    program = english.best.program
    if any(isinstance(step, p.Unsupported) and tells(said, step.verb) for step in program.steps):
        return True
    if english.best.score >= SURE:
        return False
    known = {word for label in (*vocabulary.labels, *vocabulary.rooms) for word in label.lower().split()}
    return any(not _known(name, known) for name in _nouns(program))


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
