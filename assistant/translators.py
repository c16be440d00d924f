"""Translators by name: the models that write programs for what English does not understand."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

from assistant.language.outcome import NotUnderstood, Parsed, SceneVocabulary
from assistant.models.manifest import manifest
from assistant.models.protocols import Translator
from assistant.understanding import TextTranslator, vocabulary_of
from scene.errors import UsageError
from scene.objects import Scene

NONE = "none"
AUTO = "auto"
"""The default translator where its weights are here, loaded when a sentence first needs it."""
DEFAULT = "translator"
"""The model that `auto` means."""
TRANSFORMERS = "transformers:"
"""Begins the name of a causal language model of `transformers`: what follows is its folder, or its name on the hub."""


class LazyTranslator:
    """The default translator: loaded when a sentence first needs it, and not asked while its weights are not here."""

    def __init__(
        self, load: Callable[[], TextTranslator] | None = None, present: Callable[[str], bool] | None = None
    ) -> None:
        self._load = load or partial(_loaded, DEFAULT)
        self._present = present or _present
        self._loaded: TextTranslator | None = None
        self._lock = threading.Lock()

    @property
    def ready(self) -> bool:
        """See `TextTranslator`."""
        return self._loaded is not None or self._present(DEFAULT)

    def translate(
        self, text: str, vocabulary: SceneVocabulary, cancel: Callable[[], bool] | None = None
    ) -> Parsed | NotUnderstood:
        """See `TextTranslator`; the first sentence waits until the model is loaded."""
        return self._model().translate(text, vocabulary, cancel)

    def warm(self, vocabulary: SceneVocabulary) -> None:
        """Load the model, where its weights are here, and let it read ahead."""
        if self.ready:
            _warm(self._model(), vocabulary)

    def _model(self) -> TextTranslator:
        with self._lock:
            if self._loaded is None:
                self._loaded = self._load()
            return self._loaded


def recorded_name(name: str) -> str:
    """What a log says of a translator: `auto` is the model that it meant on this machine."""
    if name != AUTO:
        return name
    return DEFAULT if _present(DEFAULT) else NONE


def warm_up(translator: TextTranslator | None, scene: Scene) -> None:
    """Let a model read what every prompt for this scene begins with, so that the first sentence does not wait."""
    _warm(translator, vocabulary_of(scene))


def _warm(translator: TextTranslator | None, vocabulary: SceneVocabulary) -> None:
    reader = getattr(translator, "warm", None)
    if reader is not None:
        reader(vocabulary)


def translator_by_name(name: str, progress: Callable[[int, int], None] | None = None) -> TextTranslator | None:
    """The translator, loaded; None for "none". An error where its weights are not here, except for "auto".

    `progress` hears how far the model has read what its prompts begin with, where it has to.
    """
    if name == NONE:
        return None
    return LazyTranslator(partial(_loaded, DEFAULT, progress)) if name == AUTO else _loaded(name, progress)


def _present(name: str) -> bool:
    from assistant.runtime import present

    return present(name)


def _loaded(name: str, progress: Callable[[int, int], None] | None = None) -> TextTranslator:
    from assistant.language.likeness import Likeness
    from assistant.language.translator import ModelTranslator
    from assistant.runtime import embedder_if_present

    embedder = embedder_if_present()
    return ModelTranslator(_model(name), Likeness(embedder) if embedder is not None else None, progress)


def _model(name: str) -> Translator:
    if name.startswith(TRANSFORMERS) and name != TRANSFORMERS:
        from assistant.models.transformers_lm import TransformersLM

        return TransformersLM.load(name.removeprefix(TRANSFORMERS))
    names = [m.name for m in manifest().values() if m.role == "translator"]
    if name not in names:
        choices = ", ".join([*names, f"{TRANSFORMERS}NAME_OR_FOLDER", AUTO, NONE])
        raise UsageError(f"there is no translator {name!r}: choose from {choices}")
    from assistant.models.llama_cpp import LlamaCpp
    from assistant.models.store import ModelStore

    return LlamaCpp.load(ModelStore().require(name))
