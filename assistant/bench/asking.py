"""A translator that keeps what it was asked, so that a benchmark can tell where a model was needed."""

from __future__ import annotations

from collections.abc import Callable

from assistant.language.outcome import NotUnderstood, Parsed, SceneVocabulary
from assistant.understanding import TextTranslator


class Remembering:
    """A translator that gives its last answer again without asking the model."""

    ready = True

    def __init__(self, translator: TextTranslator) -> None:
        self._translator = translator
        self._last: tuple[str, SceneVocabulary, Parsed | NotUnderstood] | None = None
        self.texts: list[str] = []
        """What it was asked, in order."""

    def translate(
        self, text: str, vocabulary: SceneVocabulary, cancel: Callable[[], bool] | None = None
    ) -> Parsed | NotUnderstood:
        """See `TextTranslator`."""
        if self._last is None or self._last[:2] != (text, vocabulary):
            self._last = (text, vocabulary, self._translator.translate(text, vocabulary, cancel))
            self.texts.append(text)
        return self._last[2]
