"""What English does not understand, a small model says in plain words, under a grammar cut to the sentence.

The prompt's fixed part comes first, so that its work is kept from sentence to sentence; the room's words and the
sentence come last. The model only proposes: what it writes is read by the English parser and checked like any program.
"""

from __future__ import annotations

import hashlib
import math
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial

from assistant.language.chunks import restored
from assistant.language.codec import parse_program
from assistant.language.generate import say
from assistant.language.lexicon import read_data
from assistant.language.likeness import Example, Likeness, shown
from assistant.language.offering import MAX_LABELS, offer_of
from assistant.language.outcome import PROPOSED, NotUnderstood, Parsed, Reading, SceneVocabulary, Understanding
from assistant.language.plain import CANNOT, NOTHING, Offer, in_full, phrases, plain_grammar, plainly, read, terse
from assistant.language.program import Noun, Program, Unsupported
from assistant.language.remaining import Remaining
from assistant.language.tidying import once, sensible
from assistant.models.texts import Translator, Written

MAX_CHARACTERS = 600
"""A longer sentence is not given to the model."""
UNSURE = 0.2
"""A program that the model is less sure of is none, unless it refuses: 4 of 29 were right when it was set."""
SERVING = 0.05
"""The same of what nobody named but what serves a need that was said: words that nobody said are never likely."""
FORCED = -4.0
"""The lowest log-probability that a token counts with."""
FAVOUR = 1.0
"""How much the likeness to examples counts beside the model's own choice of a command."""
SELDOM = 0.05
"""The share of a command that no near example asks for, but one of its words."""
REFUSABLE = 0.7
"""What is added, at the least, to a refusal where a verb was said that no skill serves."""
REFUSED = 0.75
"""Such a share of examples that are refused counts as such a verb."""
RESERVE = {NOTHING: -2.0, CANNOT: -1.5}
"""What is taken from the answers that small models like to give to everything."""


_ARROW = " ->"
"""Between a sentence and what it means."""


@cache
def prompt_prefix() -> str:
    """The part of the prompt that never changes: what to do, and the examples, mixed so that none comes in a row."""
    lines = [read_data("translator.toml")["instruction"].strip(), ""]
    for example in sorted(shown(), key=lambda e: hashlib.sha256(e.said.encode()).digest()):
        lines.append(f"{example.said}{_ARROW} {answer_of(example)}")
    return "\n".join(lines)


def answer_of(example: Example) -> str:
    """What the model should say to an example."""
    return terse(plainly(None if example.meant == NOTHING else parse_program(example.meant)))


def room_prefix(vocabulary: SceneVocabulary) -> str:
    """The beginning of the prompt for this room: the fixed part, and the words of the room."""
    labels = list(dict.fromkeys((*vocabulary.labels, *vocabulary.rooms, *vocabulary.names)))[:MAX_LABELS]
    return f"{prompt_prefix()}\nRoom: {', '.join(labels) or 'unknown'}\n"


def question(text: str) -> str:
    """The part of the prompt that is about this sentence."""
    return f"{' '.join(text.split())}{_ARROW}"


@dataclass(slots=True)
class ModelTranslator:
    """Translates with a model; one call at a time, so that a sentence waits for the warm-up."""

    model: Translator
    """The loaded model."""
    likeness: Likeness | None = None
    """Tells the likely commands; without it all are tried."""
    progress: Callable[[int, int], None] | None = None
    """Hears how far the model has read the fixed part, of how many tokens."""
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
        if self.likeness is not None:
            self.likeness.warm()
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
        offer = offer_of(text, vocabulary, tuple(shares))
        grammar = plain_grammar(offer)
        prefix = room_prefix(vocabulary)
        with self._lock:
            self._read(prefix, cancel)
            favour = favours(shares, offer)
            end = partial(foregone, Remaining(grammar))
            written = self.model.complete(prefix, question(text), grammar, favour=favour, end=end, cancel=cancel)
            taken, wrote = self.tokens
            self.tokens = taken + written.tokens_read, wrote + len(written.token_log_probabilities)
        return understood(text, written, vocabulary, offer)

    def _read(self, prefix: str, cancel: Callable[[], bool] | None) -> None:
        if prefix != self._room:
            self.model.warm(prefix, fixed=prompt_prefix(), cancel=cancel, progress=self.progress)
            self._room = prefix


def favours(shares: Mapping[str, float], offer: Offer) -> dict[str, float]:
    """What is added to the model's own choice of a first word: what examples say, and less for the easy ways out."""
    if not shares:
        return {}
    said = dict.fromkeys(("if", "for") if offer.conditional else ("for",), SELDOM)
    for command in (*offer.commands, *shares):
        for word in _first_words(command):
            said[word] = said.get(word, SELDOM) + shares.get(command, 0.0)
    found = {word: FAVOUR * math.log(share) + RESERVE.get(word, 0.0) for word, share in said.items()}
    if offer.refusable or shares.get("unsupported", 0.0) > REFUSED:
        found[CANNOT] = max(found.get(CANNOT, REFUSABLE), REFUSABLE)
        found[NOTHING] = found.get(NOTHING, 0.0) + RESERVE[NOTHING]
    return found


def _first_words(command: str) -> tuple[str, ...]:
    if command == "unsupported":
        return (CANNOT,)
    return tuple(dict.fromkeys(phrase.split()[0] for phrase in phrases().get(command, (command,))))


def understood(text: str, written: Written, vocabulary: SceneVocabulary, offer: Offer) -> Understanding:
    """What the model's answer comes to."""
    answer = written.text.strip()
    if answer == NOTHING:
        return NotUnderstood(text, "no_request")
    program = read(in_full(answer, offer), vocabulary) if answer else None
    if program is None:
        return NotUnderstood(text, "no_parse")
    program = sensible(once(restored(program, offer.said)))
    sure = certainty(written.token_log_probabilities)
    refuses = program is not None and all(isinstance(step, Unsupported) for step in program.steps)
    if program is None or (sure < _least(program, offer) and not refuses):
        return NotUnderstood(text, "unsure")
    return Parsed(text, (Reading(program, sure, say(program)),))


def _least(program: Program, offer: Offer) -> float:
    """How sure the model has to be of a program."""
    heads = [getattr(getattr(step, "target", None), "head", None) for step in program.steps]
    return SERVING if all(isinstance(head, Noun) and head.name in offer.serving for head in heads) else UNSURE


def foregone(remaining: Remaining, written: str, likely: Sequence[float]) -> str | None:
    """What must follow, where how likely the model holds that changes nothing; none where it has to be written.

    It does where the answer may yet come to be doubted, or to be done unasked.
    """
    rest = remaining.end(written)
    if rest is None or certainty(likely) < UNSURE:
        return None
    most = certainty((*likely, *(0.0 for _ in (*rest.split(), "\n"))))
    first, *others = f"{written}{rest}".split()
    return None if most >= PROPOSED and ("then" in others or first not in _changeless()) else rest


@cache
def _changeless() -> frozenset[str]:
    """First words of what is not done without asking, whatever the score."""
    commands = read_data("plain.toml")["commands_of"]["changeless"].split()
    return frozenset((NOTHING, CANNOT, *(word for command in commands for word in _first_words(command))))


def certainty(token_log_probabilities: Sequence[float]) -> float:
    """How sure the model is of what it names, between 0 and 1: the geometric mean of the probabilities of its tokens.

    The first is the verb, of which examples speak as well. One token that the grammar forces does not decide alone.
    """
    likely = [max(likelihood, FORCED) for likelihood in token_log_probabilities[1:]]
    return round(math.exp(sum(likely) / len(likely)), 3) if likely else 0.5
