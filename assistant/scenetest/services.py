"""What a run of tests shares: scenes read once, and each model loaded once, when a test first needs it."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from assistant.labelling.asking import Answering, at_once
from assistant.scenetest.case import SceneSpec, Script
from assistant.scenetest.labels import ScriptedLabeller
from assistant.session import Session
from scene.objects import Scene

if TYPE_CHECKING:
    from assistant.hearing.audio import AudioClip
    from assistant.hearing.transcript import Transcript
    from assistant.labelling.protocol import Labeller
    from assistant.models.protocols import TextEmbedder
    from assistant.understanding import TextTranslator


class Hearing(Protocol):
    """Hears a clip; see `Ear`."""

    def hear(self, clip: AudioClip, labels: tuple[str, ...] = ()) -> Transcript:
        """The words of a clip."""


class Speaking(Protocol):
    """Says a text at a speed."""

    def synthesize(self, text: str, speed: float = 1.0) -> AudioClip:
        """The sound of a text."""


class Services:
    """The models and scenes of this process."""

    def scene(self, spec: SceneSpec) -> Scene:
        """The scene of a test; frozen, so that all tests may share it."""
        if spec.inline:
            return _inline_scene(spec.inline)
        from assistant.scenes import demo_scene

        path = spec.file or demo_scene(spec.name)
        stat = path.stat()
        return _scene_file(path, stat.st_mtime_ns, stat.st_size)

    def ear(self, uses: tuple[str, ...]) -> Hearing:
        """The ear."""
        return _ear("hearing-better" if "hearing-better" in uses else "hearing")

    def voice(self) -> Speaking:
        """The voice."""
        return _voice()

    def embedder(self) -> TextEmbedder:
        """What judges how near meanings are."""
        return _embedder()

    def session(self, uses: tuple[str, ...], *, yes: bool, seed: int,
                labels: tuple[tuple[str, Script], ...] = ()) -> Session:
        """A session with none but the models asked for, so that a test means the same on every machine."""
        from assistant.runtime import make_session

        translator = next((u for u in uses if u.startswith("translator")), "")
        return make_session(
            translator=_translator(translator) if translator else None,
            embedder=self.embedder() if "words" in uses else None, yes=yes, seed=seed,
            answering=_answering(uses, labels),
        )


@lru_cache(maxsize=64)
def _scene_file(path: Path, _mtime_ns: int, _size: int) -> Scene:
    from scene.files import open_scene

    return _with_boxes(open_scene(path))


@lru_cache(maxsize=256)
def _inline_scene(text: str) -> Scene:
    from scene.files.scene_json import scene_from

    return _with_boxes(scene_from(json.loads(text)))


def _with_boxes(scene: Scene) -> Scene:
    """The scene with its boxes made, so that the scenes that follow from it build on them."""
    _ = scene.boxes
    return scene


@cache
def _ear(model: str) -> Hearing:
    from assistant.hearing.ear import load_ear

    return load_ear(model=model)


@cache
def _voice() -> Speaking:
    from assistant.models.hibari import Hibari

    return Hibari.load()


@cache
def _embedder() -> TextEmbedder:
    from assistant.models.minilm_onnx import MiniLM
    from assistant.models.store import ModelStore

    return MiniLM.load(ModelStore().require("words"))


def _answering(uses: tuple[str, ...], labels: tuple[tuple[str, Script], ...]) -> Answering | None:
    """The scripted labeller where there is a script, the real one where that is asked for, else nobody."""
    if labels:
        return at_once(ScriptedLabeller(dict(labels)))
    return at_once(_labeller()) if "labeller" in uses else None


@cache
def _labeller() -> Labeller:
    from assistant.runtime import LazyLabeller

    return LazyLabeller()


@cache
def _translator(name: str) -> TextTranslator | None:
    from assistant.translators import translator_by_name

    return translator_by_name(name)
