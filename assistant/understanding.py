"""From words to ranked programs: English first, the translator model where English does not understand."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from assistant.dialogue import Dialogue
from assistant.language.english.parser import parse
from assistant.language.outcome import HeardWord, NotUnderstood, Parsed, SceneVocabulary
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


class TextTranslator(Protocol):
    """A model that writes programs for what English did not understand."""

    def translate(self, text: str, vocabulary: SceneVocabulary) -> Parsed | NotUnderstood:
        """The program, or why there is none."""
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
    return SceneVocabulary(tuple(labels), tuple(rooms), tuple(names))


class TwoFronts:
    """English, and behind it a translator where there is one."""

    def __init__(self, translator: TextTranslator | None = None, *,
                 clock: Callable[[], float] = time.perf_counter) -> None:
        self._translator = translator
        self._clock = clock
        self._last: tuple[Scene, Dialogue, SceneVocabulary] | None = None

    def understand(self, turn: Turn, scene: Scene, dialogue: Dialogue) -> Understanding:
        """See `Front`."""
        vocabulary = self._vocabulary(scene, dialogue)
        started = self._clock()
        words = tuple(HeardWord(w.text, w.start_s, w.end_s) for w in turn.words)
        english = parse(turn.text, words=words, context=vocabulary)
        timing = {"parse": (self._clock() - started) * 1000}
        if self._translator is None or (isinstance(english, Parsed) and english.best.score >= POOR):
            return Understanding(english, "grammar", timing)
        if isinstance(english, NotUnderstood) and english.reason in ("empty", "too_long"):
            return Understanding(english, "grammar", timing)
        started = self._clock()
        translated = self._translator.translate(turn.text, vocabulary)
        timing["translate"] = (self._clock() - started) * 1000
        if isinstance(translated, NotUnderstood):
            return Understanding(english, "grammar", timing)
        return Understanding(translated, "translator", timing)

    def _vocabulary(self, scene: Scene, dialogue: Dialogue) -> SceneVocabulary:
        last = self._last
        if last is None or last[0].objects is not scene.objects or last[1].spots is not dialogue.spots:
            last = self._last = (scene, dialogue, vocabulary_of(scene, dialogue))
        return last[2]
