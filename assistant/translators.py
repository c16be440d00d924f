"""Translators by name: the models that write programs for what English does not understand."""

from __future__ import annotations

from assistant.models.manifest import manifest
from assistant.understanding import TextTranslator
from scene.errors import UsageError

NONE = "none"


def translator_by_name(name: str) -> TextTranslator | None:
    """The translator, loaded; None for "none". An error where its weights are not here."""
    if name == NONE:
        return None
    names = [m.name for m in manifest().values() if m.role == "translator"]
    if name not in names:
        raise UsageError(f"there is no translator {name!r}: choose from {', '.join([*names, NONE])}")
    from assistant.language.translator import ModelTranslator
    from assistant.models.llama_cpp import LlamaCpp
    from assistant.models.store import ModelStore

    return ModelTranslator(LlamaCpp.load(ModelStore().require(name)))
