"""Translators by name: the models that write programs for what English does not understand."""

from __future__ import annotations

from assistant.models.manifest import manifest
from assistant.models.protocols import Translator
from assistant.understanding import TextTranslator, vocabulary_of
from scene.errors import UsageError
from scene.objects import Scene

NONE = "none"
TRANSFORMERS = "transformers:"
"""Begins the name of a causal language model of `transformers`: what follows is its folder, or its name on the hub."""


def warm_up(translator: TextTranslator | None, scene: Scene) -> None:
    """Let a model read what every prompt for this scene begins with, so that the first sentence does not wait."""
    from assistant.language.translator import ModelTranslator

    if isinstance(translator, ModelTranslator):
        translator.warm(vocabulary_of(scene))


def translator_by_name(name: str) -> TextTranslator | None:
    """The translator, loaded; None for "none". An error where its weights are not here."""
    if name == NONE:
        return None
    from assistant.language.translator import ModelTranslator

    return ModelTranslator(_model(name))


def _model(name: str) -> Translator:
    if name.startswith(TRANSFORMERS) and name != TRANSFORMERS:
        from assistant.models.transformers_lm import TransformersLM

        return TransformersLM.load(name.removeprefix(TRANSFORMERS))
    names = [m.name for m in manifest().values() if m.role == "translator"]
    if name not in names:
        choices = ", ".join([*names, f"{TRANSFORMERS}NAME_OR_FOLDER", NONE])
        raise UsageError(f"there is no translator {name!r}: choose from {choices}")
    from assistant.models.llama_cpp import LlamaCpp
    from assistant.models.store import ModelStore

    return LlamaCpp.load(ModelStore().require(name))
