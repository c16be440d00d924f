"""What English does not understand, a small model translates: into the notation, under a grammar cut to the sentence.

The prompt's fixed part comes first, so that its work is kept from sentence to sentence; the room's words and the
sentence come last. The model only proposes: what it writes is parsed and checked like any program, and comes back with
a middling score, so that it is said back before it acts on much.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import cache
from typing import Any, Protocol

from assistant.language.codec import parse_program
from assistant.language.cutting import MAX_LABELS, words_of
from assistant.language.english.tokens import tokenise
from assistant.language.generate import say
from assistant.language.grammar import cut_grammar
from assistant.language.lexicon import lexicon, read_data
from assistant.language.notation import NotationError
from assistant.language.outcome import NotUnderstood, Parsed, Reading, SceneVocabulary, Understanding

LEAST, MOST = 0.3, 0.6
"""The scores of translated readings: of one that leaves out all that was named, and of one that says it all."""
MAX_CHARACTERS = 600
"""A longer sentence is not given to the model."""


class Completer(Protocol):
    """A model that goes on writing a text under a grammar; `assistant.models` has them."""

    def complete(
        self, prompt_prefix: str, prompt: str, grammar: str, cancel: Callable[[], bool] | None = None
    ) -> str:
        """What follows under the grammar; "" when cancelled."""
        ...


@cache
def prompt_prefix() -> str:
    """The part of the prompt that never changes: what to do, and examples."""
    data = read_data("translator.toml")
    examples = {said: meant for section in read_data("examples.toml").values() for said, meant in section.items()}
    lines = [data["instruction"].strip(), ""]
    for said, meant in [*((said, examples[said]) for said in data["plain"]), *data["indirect"].items()]:
        lines += [f"Q: {said}", f"A: {meant}"]
    return "\n".join(lines)


def prompt_for(text: str, vocabulary: SceneVocabulary) -> str:
    """The part of the prompt that is about this room and this sentence."""
    labels = list(dict.fromkeys((*vocabulary.labels, *vocabulary.rooms, *vocabulary.names)))[:MAX_LABELS]
    said = " ".join(text.split())
    return f"\nRoom: {', '.join(labels) or 'unknown'}\nQ: {said}\nA:"


def after_space(grammar: str) -> str:
    """The grammar with a space in front, which models join to the first word: at the end of a prompt it misleads."""
    return grammar.replace("root ::= ", 'root ::= " " ', 1)


@dataclass(frozen=True, slots=True)
class ModelTranslator:
    """Translates with a model."""

    model: Completer
    """The loaded model."""
    lock: threading.Lock = field(default_factory=threading.Lock, compare=False)
    """One call at a time: a sentence waits for the warm-up."""

    @property
    def ready(self) -> bool:
        """It is loaded."""
        return True

    def warm(self, vocabulary: SceneVocabulary) -> None:
        """Read the fixed part of the prompt and the room's words ahead of the first sentence."""
        reader = getattr(self.model, "warm", None)
        if reader is not None:
            with self.lock:
                reader(prompt_prefix() + prompt_for("", vocabulary).removesuffix(" \nA:"))

    def translate(
        self, text: str, vocabulary: SceneVocabulary, cancel: Callable[[], bool] | None = None
    ) -> Understanding:
        """One reading, or why there is none."""
        if not text.strip():
            return NotUnderstood(text, "empty")
        if len(text) > MAX_CHARACTERS:
            return NotUnderstood(text, "too_long")
        grammar = after_space(cut_grammar(words_of(text, vocabulary)))
        with self.lock:
            answer = self.model.complete(prompt_prefix(), prompt_for(text, vocabulary), grammar, cancel)
        try:
            program = once(parse_program(answer.strip()))
        except NotationError:
            return NotUnderstood(text, "no_parse")
        return Parsed(text, (Reading(program, score_of(text, answer, vocabulary), say(program)),))


def score_of(text: str, answer: str, vocabulary: SceneVocabulary) -> float:
    """How much of what the sentence names stands in the program: nouns and adjectives, as the scene calls them."""
    words = words_of(text, vocabulary)
    labels = {label.lower() for label in (*vocabulary.labels, *vocabulary.rooms)}
    spoken = " ".join(token.text for token in tokenise(text))
    named = [{noun, *lexicon().synonyms(noun)} for noun in words.nouns
             if (noun in labels or noun in lexicon().nouns) and noun in spoken]  # fmt: skip
    named += [{word} for word in words.adjectives]
    said = answer.replace("_", " ").lower()
    if not named:
        return (LEAST + MOST) / 2
    kept = sum(any(word in said for word in meanings) for meanings in named)
    return round(LEAST + (MOST - LEAST) * kept / len(named), 3)


def once(value: Any) -> Any:
    """The value with every condition and choice said once: small models like to repeat a modifier."""
    if isinstance(value, tuple):
        return tuple(dict.fromkeys(once(item) for item in value))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    return replace(value, **{f.name: once(getattr(value, f.name)) for f in fields(value)})
