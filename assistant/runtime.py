"""Puts a session together from what a person asks for: scene, viewer, pointing, models. Clocks and models meet here."""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from assistant.dialogue import Dialogue
from assistant.execution import Tools
from assistant.gaze import GazeTrack
from assistant.grounding.context import GroundingContext
from assistant.grounding.resolve import ground, ground_place
from assistant.labelling.asking import Answering
from assistant.picking import Picks
from assistant.scenes import scene_file
from assistant.session import Session, SessionState
from assistant.understanding import TextTranslator, TwoFronts
from scene.errors import MissingError, UsageError
from scene.files import open_scene
from scene.frames import Ray, Vec3, Viewer
from scene.history import History
from scene.objects import Scene

if TYPE_CHECKING:
    from assistant.hearing.ear import Ear
    from assistant.hearing.microphone import Microphone
    from assistant.labelling.protocol import Example, Labeller, Labelling, Progress
    from assistant.models.protocols import Floats, Speaker, TextEmbedder
    from assistant.offer import TranslatorOffer
    from assistant.speech.voice import Voice

log = logging.getLogger(__name__)

EYE_HEIGHT_M = 1.6
"""Where the eyes of a standing person are above the floor."""


def start_viewer(scene: Scene) -> Viewer:
    """Where a visit begins: the scene's first viewpoint, or the +Z side of all that there is, looking at its middle."""
    if scene.viewpoints:
        first = scene.viewpoints[0]
        return Viewer.looking_at(first.position, first.look_at)
    if not len(scene):
        return Viewer((0.0, EYE_HEIGHT_M, 2.0), (0.0, 0.0, -1.0))
    lo, hi = scene.boxes.lo.min(axis=0), scene.boxes.hi.max(axis=0)
    middle = (lo + hi) / 2
    back = float(hi[2]) + max(1.0, float(np.hypot(hi[0] - lo[0], hi[1] - lo[1])) / 2)
    eyes = (float(middle[0]), float(lo[1]) + EYE_HEIGHT_M, back)
    return Viewer.looking_at(eyes, (float(middle[0]), float(middle[1]), float(middle[2])))


def parse_point(text: str, what: str) -> Vec3:
    """"1,2,3" as a point in metres."""
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) != 3 or not all(math.isfinite(n) for n in numbers):
        raise UsageError(f"{what} is {text!r}: expected three numbers with commas, as in 1.5,0,-2")
    return (numbers[0], numbers[1], numbers[2])


def parse_target(scene: Scene, text: str, what: str) -> Vec3:
    """An object's id (its middle) or "x,y,z", as a point in metres."""
    if text in scene.objects:
        x, y, z = scene.boxes.center[scene.boxes.index[text]]
        return (float(x), float(y), float(z))
    if "," in text:
        return parse_point(text, what)
    raise UsageError(f"{what} is {text!r}: expected the id of an object (`deixis info` lists them) or x,y,z")


def viewer_from(scene: Scene, position: str | None, look_at: str | None) -> Viewer:
    """The viewer that --viewer and --look-at ask for; the scene's own where they ask for none."""
    start = start_viewer(scene)
    if position is None and look_at is None:
        return start
    eyes = start.position if position is None else parse_point(position, "--viewer")
    if look_at is not None:
        return Viewer.looking_at(eyes, parse_target(scene, look_at, "--look-at"))
    return Viewer(eyes, start.forward)


def gaze_from(scene: Scene, viewer: Viewer, gaze: str | None, point: str | None) -> tuple[Viewer, GazeTrack]:
    """The viewer and the gaze track that --gaze and --point ask for: an empty track where they ask for neither."""
    if gaze is not None:
        viewer = Viewer.looking_at(viewer.position, parse_target(scene, gaze, "--gaze"))
    if gaze is None and point is None:
        return viewer, GazeTrack()
    hand = None if point is None else Ray.through(viewer.position, parse_target(scene, point, "--point"))
    return viewer, GazeTrack.still(viewer, hand)


def present(model: str) -> bool:
    """Whether a model's weights are here, whole."""
    from assistant.models.store import ModelStore

    return ModelStore().status(model).ready


def translator_offer() -> TranslatorOffer:
    """Offers to fetch the translator, once on this machine."""
    from assistant.models.store import ModelStore
    from assistant.offer import TranslatorOffer, offered_mark

    return TranslatorOffer(offered_mark(), ModelStore().fetch, present)


def ear_port() -> Callable[[], Ear] | None:
    """Loads the ear; None where its weights are not here."""
    from assistant.hearing.ear import load_ear

    return load_ear if present("hearing") else None


def microphone_port() -> Microphone:
    """The system's microphone; a `MissingError` says why there is none."""
    from assistant.hearing.microphone import open_microphone

    return open_microphone()


def voice() -> Speaker:
    """The voice that speaks for the assistant."""
    from assistant.models.hibari import Hibari

    return Hibari.load()


def voice_if_wanted(wanted: bool, note: Callable[[str], None]) -> Voice | None:
    """The voice on the system's loudspeaker; None where it is not wanted or there is none, which is then said."""
    if not wanted:
        return None
    from assistant.speech.output import open_output
    from assistant.speech.voice import Voice

    try:
        return Voice(voice(), open_output(), note)
    except MissingError as error:
        note(str(error))
        return None


def journal_path(scene_file: Path) -> Path:
    """Where the changes to a scene file are kept while its window is open."""
    import hashlib

    from platformdirs import user_state_path

    name = hashlib.sha256(str(scene_file.resolve()).encode()).hexdigest()[:16]
    return user_state_path("deixis") / "journals" / f"{name}.jsonl"


class LazyEmbedder:
    """Loads the model that matches words to labels when a word is first asked about: most sentences never need it."""

    def __init__(self) -> None:
        self._loaded: TextEmbedder | None = None

    def embed(self, texts: Sequence[str]) -> Floats:
        """See `TextEmbedder`."""
        if self._loaded is None:
            from assistant.models.minilm_onnx import MiniLM
            from assistant.models.store import ModelStore

            self._loaded = MiniLM.load(ModelStore().require("words"))
        return self._loaded.embed(texts)


def embedder_if_present() -> TextEmbedder | None:
    """The model that matches words to labels, where its weights are here."""
    return LazyEmbedder() if present("words") else None


class LazyLabeller:
    """Loads the labeller when it is first asked what something is: most sessions never do."""

    def __init__(self, zero_shot: str | None = None) -> None:
        """`zero_shot` is as `load_labeller` takes it; what is no such name is a `UsageError` at once."""
        if zero_shot is not None:
            from assistant.labelling.load import zero_shot_name

            zero_shot_name(zero_shot)
        self._zero_shot = zero_shot
        self._loaded: Labeller | None = None

    @property
    def by(self) -> str:
        """See `Labeller`."""
        return self._labeller().by

    def label(
        self, scene: Scene, ids: Sequence[str], *, among: Sequence[str] | None = None,
        examples: Sequence[Example] = (), progress: Progress | None = None,
    ) -> tuple[Labelling, ...]:
        """See `Labeller`."""
        return self._labeller().label(scene, ids, among=among, examples=examples, progress=progress)

    def features(self, scene: Scene, ids: Sequence[str]) -> Floats:
        """See `Labeller`."""
        return self._labeller().features(scene, ids)

    def _labeller(self) -> Labeller:
        if self._loaded is None:
            from assistant.labelling.load import load_labeller

            self._loaded = load_labeller(zero_shot=self._zero_shot).labeller
        return self._loaded


def make_session(*, translator: TextTranslator | None = None, embedder: TextEmbedder | None = None, yes: bool = False,
                 seed: int = 0, answering: Answering | None = None) -> Session:
    """A session with the real clock. `answering` tells what things are; None is nobody."""

    def context(scene: Scene, viewer: Viewer, dialogue: Dialogue, gaze: GazeTrack) -> GroundingContext:
        picks = Picks(scene, gaze) if gaze.samples else None
        return GroundingContext.of(scene, viewer, dialogue, gaze, embedder=embedder, hits=picks)

    tools = Tools(context, ground, ground_place, time.perf_counter, seed, answering)
    return Session(TwoFronts(translator), tools, yes=yes)


def start(path: Path | str, viewer: Viewer | None = None) -> SessionState:
    """A fresh session's state on a scene file, or on the demo scene of that name."""
    from assistant.labelling.whole import opened_whole

    file = scene_file(path)
    scene = open_scene(file)
    history = opened_whole(History(scene), file)
    if history.done:
        log.warning("%s was taken for one thing in %d parts that touch; \"undo\" parts it again", path, len(scene))
    return SessionState(history, viewer or start_viewer(history.scene))
