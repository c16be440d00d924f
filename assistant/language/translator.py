"""What English does not understand, a small model translates: into the notation, under a grammar cut to the sentence.

The prompt's fixed part comes first, so that its work is kept from sentence to sentence; the room's words and the
sentence come last. The model only proposes: what it writes is parsed and checked like any program, and comes back with
a middling score, so that it is said back before it acts on much.
"""

from __future__ import annotations

import hashlib
import math
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

from assistant.language.chunks import restored
from assistant.language.codec import parse_program
from assistant.language.cut_grammar import Words, cut_grammar
from assistant.language.cutting import MAX_LABELS, words_of
from assistant.language.generate import say
from assistant.language.grammar import quote
from assistant.language.lexicon import read_data
from assistant.language.likeness import Likeness, shown
from assistant.language.notation import NotationError
from assistant.language.outcome import NotUnderstood, Parsed, Reading, SceneVocabulary, Understanding
from assistant.language.program import Unsupported
from assistant.language.tidying import once, sensible
from assistant.models.texts import Translator, Written

MAX_CHARACTERS = 600
"""A longer sentence is not given to the model."""
NOTHING = "nothing"
"""What the model writes where nobody asks for anything."""
UNSURE = 0.2
"""A program that the model is less sure of is none, unless it refuses: one in seven was right when it was set."""
FAVOUR = 1.0
"""How much the likeness to examples counts beside the model's own choice of a command."""
RESERVE = {NOTHING: -1.0, "unsupported": -1.5}
"""What is taken from the answers that small models like to give to everything."""


@cache
def prompt_prefix() -> str:
    """The part of the prompt that never changes: what to do, and the examples, mixed so that none comes in a row."""
    lines = [read_data("translator.toml")["instruction"].strip(), ""]
    for example in sorted(shown(), key=lambda e: hashlib.sha256(e.said.encode()).digest()):
        lines += [f"Q: {example.said}", f"A: {example.meant}"]
    return "\n".join(lines)


def room_prefix(vocabulary: SceneVocabulary) -> str:
    """The beginning of the prompt for this room: the fixed part, and the words of the room."""
    labels = list(dict.fromkeys((*vocabulary.labels, *vocabulary.rooms, *vocabulary.names)))[:MAX_LABELS]
    return f"{prompt_prefix()}\nRoom: {', '.join(labels) or 'unknown'}"


def question(text: str) -> str:
    """The part of the prompt that is about this sentence."""
    return f"\nQ: {' '.join(text.split())}\nA:"


def answer_grammar(words: Words, *, nothing: bool) -> str:
    """One line: a program of these words, or nothing. The space in front is joined to the first word by most models."""
    root, _, rules = cut_grammar(words).removeprefix("root ::= ").partition("\n")
    return f'root ::= " " ({root}{f" | {quote(NOTHING)}" if nothing else ""}) "\\n"\n{rules}'


@dataclass(slots=True)
class ModelTranslator:
    """Translates with a model; one call at a time, so that a sentence waits for the warm-up."""

    model: Translator
    """The loaded model."""
    likeness: Likeness | None = None
    """Tells the likely commands; without it all are tried."""
    _lock: threading.Lock = field(default_factory=threading.Lock, compare=False)
    tokens: tuple[int, int] = (0, 0)
    """Tokens read and written for sentences so far; what was read ahead is not counted."""
    _room: str = ""

    @property
    def ready(self) -> bool:
        """It is loaded."""
        return True

    def warm(self, vocabulary: SceneVocabulary, cancel: Callable[[], bool] | None = None) -> None:
        """Read the fixed part of the prompt and the room's words ahead of a sentence."""
        with self._lock:
            self._read(room_prefix(vocabulary), cancel)

    def translate(
        self, text: str, vocabulary: SceneVocabulary, cancel: Callable[[], bool] | None = None
    ) -> Understanding:
        """One reading, or why there is none."""
        if not text.strip():
            return NotUnderstood(text, "empty")
        if len(text) > MAX_CHARACTERS:
            return NotUnderstood(text, "too_long")
        shares = self.likeness.commands(text) if self.likeness is not None else {}
        words = words_of(text, vocabulary, tuple(shares))
        grammar = answer_grammar(words, nothing=NOTHING in shares or not shares)
        prefix = room_prefix(vocabulary)
        with self._lock:
            self._read(prefix, cancel)
            favour = favours(shares, words)
            written = self.model.complete(prefix, question(text), grammar, favour=favour, cancel=cancel)
            read, wrote = self.tokens
            self.tokens = read + written.tokens_read, wrote + len(written.token_log_probabilities)
        return understood(text, written, words)

    def _read(self, prefix: str, cancel: Callable[[], bool] | None) -> None:
        if prefix != self._room:
            self.model.warm(prefix, fixed=prompt_prefix(), cancel=cancel)
            self._room = prefix


def favours(shares: Mapping[str, float], words: Words) -> dict[str, float]:
    """What is added to the model's own choice of a command: what examples say, and less for the easy ways out."""
    found = {command: FAVOUR * math.log(share) + RESERVE.get(command, 0.0) for command, share in shares.items()}
    if words.refusable and "unsupported" in found:
        found["unsupported"] -= RESERVE["unsupported"]
    return found


def understood(text: str, written: Written, words: Words) -> Understanding:
    """What the model's answer comes to."""
    answer = written.text.strip()
    if answer == NOTHING:
        return NotUnderstood(text, "no_request")
    try:
        program = sensible(once(restored(parse_program(answer), words.said)))
    except NotationError:
        return NotUnderstood(text, "no_parse")
    if program is None:
        return NotUnderstood(text, "unsure")
    sure = certainty(written)
    if sure < UNSURE and not all(isinstance(step, Unsupported) for step in program.steps):
        return NotUnderstood(text, "unsure")
    return Parsed(text, (Reading(program, sure, say(program)),))


def certainty(written: Written) -> float:
    """How sure the model is of its program, between 0 and 1: the geometric mean of its tokens' probabilities."""
    likely = written.token_log_probabilities
    return round(math.exp(sum(likely) / len(likely)), 3) if likely else 0.5
