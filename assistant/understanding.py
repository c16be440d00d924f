"""From words to ranked programs: English first, the translator model where English does not understand."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from assistant.dialogue import Dialogue
from assistant.language.doubt import doubtful
from assistant.language.english.parser import parse
from assistant.language.outcome import HeardWord, NotUnderstood, Parsed, SceneVocabulary
from assistant.language.program import Stop
from assistant.turn import Turn
from scene.objects import Scene

POOR = 0.35
"""Below this score the best English reading is worth a second opinion."""


@dataclass(frozen=True)
class Understanding:
    """What the words mean, and who says so."""

    outcome: Parsed | NotUnderstood
    """The readings, best first, or why there are none."""
    front: str
    """`grammar` or `translator`."""
    timing_ms: dict[str, float] = field(default_factory=dict)
    """How long each front end took."""


class Front(Protocol):
    """Turns words into programs."""

    def understand(self, turn: Turn, scene: Scene, dialogue: Dialogue) -> Understanding:
        """The programs that the turn's words can mean in this scene."""
        ...

    def takes_long(self, turn: Turn, scene: Scene, dialogue: Dialogue) -> bool:
        """Whether `understand` would keep a window from drawing, so that `think_ahead` is to be called first."""
        ...

    def think_ahead(self, turn: Turn, scene: Scene, dialogue: Dialogue, cancel: Callable[[], bool]) -> None:
        """Do the slow part of `understand` now, in whichever thread, until `cancel` says true."""
        ...


class TextTranslator(Protocol):
    """A model that writes programs for what English did not understand."""

    @property
    def ready(self) -> bool:
        """Whether it can be asked: its weights are here."""
        ...

    def translate(
        self, text: str, vocabulary: SceneVocabulary, cancel: Callable[[], bool] | None = None
    ) -> Parsed | NotUnderstood:
        """The program, or why there is none; none once `cancel` says true."""
        ...


def vocabulary_of(scene: Scene, dialogue: Dialogue | None = None) -> SceneVocabulary:
    """The words that a scene makes likely."""
    labels: dict[str, None] = {}
    names: dict[str, None] = {}
    for o in scene:
        labels.update(dict.fromkeys(word for word in (o.label, *o.aliases) if word))
        if o.nickname:
            names[o.nickname] = None
    rooms = dict.fromkeys(word for room in scene.rooms for word in (room.label, *room.aliases))
    names.update(dict.fromkeys(dialogue.spots if dialogue else ()))
    names.update(dict.fromkeys(name for name, _ in scene.groups))
    return SceneVocabulary(tuple(labels), tuple(rooms), tuple(names))


def is_poor(english: Parsed | NotUnderstood, vocabulary: SceneVocabulary) -> bool:
    """Whether what English makes of a sentence is worth a second opinion."""
    if isinstance(english, NotUnderstood):
        return english.reason not in ("empty", "too_long")
    return english.best.score < POOR or doubtful(english, vocabulary)


@dataclass(frozen=True)
class _Translated:
    text: str
    vocabulary: SceneVocabulary
    outcome: Parsed | NotUnderstood
    took_ms: float


class TwoFronts:
    """English, and behind it a translator where there is one."""

    def __init__(self, translator: TextTranslator | None = None, *,
                 clock: Callable[[], float] = time.perf_counter) -> None:
        self._translator = translator
        self._clock = clock
        self._last: tuple[Scene, Dialogue, SceneVocabulary] | None = None
        self._ahead: _Translated | None = None

    def understand(self, turn: Turn, scene: Scene, dialogue: Dialogue) -> Understanding:
        """See `Front`."""
        vocabulary = self._vocabulary(scene, dialogue)
        started = self._clock()
        english = _english(turn, vocabulary)
        timing = {"parse": (self._clock() - started) * 1000}
        if not self._worth_asking(english, vocabulary):
            return Understanding(english, "grammar", timing)
        translated = self._translate(turn.text, vocabulary)
        timing["translate"] = translated.took_ms
        outcome = translated.outcome
        if isinstance(outcome, Parsed) or outcome.reason == "no_request":
            return Understanding(outcome, "translator", timing)
        return Understanding(english if isinstance(english, Parsed) else outcome, "grammar", timing)

    def takes_long(self, turn: Turn, scene: Scene, dialogue: Dialogue) -> bool:
        """Whether the translator will be asked, which takes about a second."""
        vocabulary = self._vocabulary(scene, dialogue)
        return self._worth_asking(_english(turn, vocabulary), vocabulary)

    def think_ahead(self, turn: Turn, scene: Scene, dialogue: Dialogue, cancel: Callable[[], bool]) -> None:
        """Ask the translator now, in whichever thread; `understand` of the same words then has its answer."""
        translated = self._translate(turn.text, self._vocabulary(scene, dialogue), cancel)
        if not cancel():
            self._ahead = translated

    def _worth_asking(self, english: Parsed | NotUnderstood, vocabulary: SceneVocabulary) -> bool:
        if self._translator is None or not self._translator.ready:
            return False
        return is_poor(english, vocabulary)

    def _translate(
        self, text: str, vocabulary: SceneVocabulary, cancel: Callable[[], bool] | None = None
    ) -> _Translated:
        ahead = self._ahead
        if ahead is not None and (ahead.text, ahead.vocabulary) == (text, vocabulary):
            return ahead
        if self._translator is None:
            return _Translated(text, vocabulary, NotUnderstood(text, "no_parse"), 0.0)
        started = self._clock()
        outcome = self._translator.translate(text, vocabulary, cancel)
        return _Translated(text, vocabulary, outcome, (self._clock() - started) * 1000)

    def _vocabulary(self, scene: Scene, dialogue: Dialogue) -> SceneVocabulary:
        last = self._last
        if last is None or last[0].objects is not scene.objects or last[0].groups != scene.groups \
                or last[1].spots is not dialogue.spots:
            last = self._last = (scene, dialogue, vocabulary_of(scene, dialogue))
        return last[2]


def _english(turn: Turn, vocabulary: SceneVocabulary) -> Parsed | NotUnderstood:
    words = tuple(HeardWord(w.text, w.start_s, w.end_s) for w in turn.words)
    return parse(turn.text, words=words, context=vocabulary)


def is_stop(text: str) -> bool:
    """Whether a sentence says no more than "stop"."""
    understood = parse(text)
    return isinstance(understood, Parsed) and understood.best.program.steps == (Stop(),)
