"""The person on the stage: says, points, looks, clicks and walks, each as one step of the real session."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from assistant.gaze import GazeTrack
from assistant.runtime import start_viewer
from assistant.scenetest.aiming import WORD_S, times_of, track_of, typed_words
from assistant.scenetest.case import Aim, Script, Standing, Target
from assistant.scenetest.disturb import Disturber
from assistant.scenetest.services import Services
from assistant.scenetest.sight import aim_point, top_point
from assistant.scenetest.statements import Unclear, Where, resolve_one
from assistant.scenetest.turns import plain_word, with_places
from assistant.session import SessionState
from assistant.turn import Reply, Turn
from assistant.understanding import vocabulary_of
from scene.errors import UsageError
from scene.frames import Ray, Vec3, Viewer
from scene.history import History
from scene.objects import Scene

PAUSE_S = 0.5
"""Virtual time between the end of what is said and the next turn."""
KEYS = {"undo": "undo", "redo": "redo", "yes": "yes", "no": "no"}
"""What the keys say for the person."""


@dataclass(frozen=True)
class Taken:
    """What one act came to."""

    reply: Reply | None
    """The assistant's answer; None where it was not spoken to."""
    gaze: GazeTrack
    """Where the person looked and pointed."""
    aims: tuple[str, ...]
    """What the hand pointed at in each sample, as written."""
    lasted_s: float
    """Virtual time, seconds."""


@dataclass
class Stage:
    """A session, its state, and the body of the person in it."""

    scene: Scene
    services: Services
    uses: tuple[str, ...] = ()
    yes: bool = False
    seed: int = 0
    disturber: Disturber = Disturber()
    labels: tuple[tuple[str, Script], ...] = ()
    state: SessionState = field(init=False)
    hand: Ray | None = field(default=None, init=False)
    """Where the hand points until further notice."""
    hand_at: str = field(default="", init=False)
    """The same as written."""
    turn: int = field(default=0, init=False)
    """How many acts there were."""

    def __post_init__(self) -> None:
        scene = self.disturber.scene(self.scene)
        self.state = SessionState(History(scene), start_viewer(scene))
        self._session = self.services.session(self.uses, yes=self.yes, seed=self.seed, labels=self.labels)

    # ---- places ------------------------------------------------------------------------------------------------------

    @property
    def where(self) -> Where:
        """The scene as it is."""
        embedder = self.services.embedder() if "words" in self.uses else None
        return Where(self.state.scene, self.state.viewer, self.state.dialogue, embedder)

    def point_of(self, target: Target, *, in_sight: bool = False) -> Vec3 | None:
        """Where a thing is seen, or the point given; None for `nothing`. `in_sight` refuses a thing that is hidden."""
        if target.point is not None:
            return target.point
        if target.text.lower() in ("nothing", "none"):
            return None
        object_id = resolve_one(target, self.where)
        point, hidden_by = aim_point(self.state.scene, self.state.viewer, object_id)
        if hidden_by and in_sight:
            raise Unclear(f"{target.text!r} cannot be pointed at from where the person stands, since {hidden_by} is "
                          "before it: move the viewer, or give a point [x, y, z]")
        return point

    def aimed_at(self, target: Target, upon: bool = False) -> Vec3 | None:
        """Where a hand points that points at a thing in sight, or at the top of it."""
        at = self.point_of(target, in_sight=True)
        if not upon or at is None or target.point is not None:
            return at
        return top_point(self.state.scene, self.state.viewer, resolve_one(target, self.where)) or at

    def viewer_at(self, standing: Standing) -> Viewer:
        """The eyes at a viewpoint or a position."""
        now = self.state.viewer
        if standing.name:
            for view in self.state.scene.viewpoints:
                if view.name == standing.name:
                    return Viewer.looking_at(view.position, view.look_at)
            known = ", ".join(v.name for v in self.state.scene.viewpoints) or "none"
            raise Unclear(f"there is no viewpoint {standing.name!r}: expected one of {known}, or a position")
        eyes = standing.position or now.position
        if standing.look_at is None:
            return Viewer(eyes, now.forward)
        at = self.point_of(standing.look_at)
        return Viewer(eyes, now.forward) if at is None else Viewer.looking_at(eyes, at)

    # ---- acts --------------------------------------------------------------------------------------------------------

    def say(self, text: str, points: Sequence[Aim] = (), looks: Sequence[Aim] = ()) -> Taken:
        """A typed sentence."""
        said = tuple(text.split())
        kept = self.disturber.words(said, self.turn)
        words = typed_words(kept, self.disturber.rate)
        times = tuple(n * WORD_S / self.disturber.rate for n in range(len(said)))
        line = text if len(kept) == len(said) else " ".join(w for _, w in kept)
        return self._step(Turn(line, words=words), times, points, looks, len(said) * WORD_S / self.disturber.rate)

    def speak(self, text: str, points: Sequence[Aim] = (), looks: Sequence[Aim] = ()) -> Taken:
        """A sentence said aloud by the voice, and heard."""
        clip = self.services.voice().synthesize(text, self.disturber.rate)
        return self._hear(clip, tuple(text.split()), points, looks)

    def hear(self, path: Path, points: Sequence[Aim] = (), looks: Sequence[Aim] = ()) -> Taken:
        """A recording, heard."""
        from assistant.hearing.audio import AudioClip, load_audio

        clip = load_audio(path)
        if self.disturber.rate != 1.0:
            clip = AudioClip(clip.samples, round(clip.sample_rate * self.disturber.rate)).at(clip.sample_rate)
        return self._hear(clip, (), points, looks)

    def key(self, key: str) -> Taken:
        """A key of the window."""
        if key == "escape" and self.state.dialogue.pending is None:
            from assistant.hands import Hands

            self.state = replace(self.state, history=Hands().clear(self.state.history))
            return self._quiet()
        said = "never mind" if key == "escape" else KEYS.get(key, f"number {key}")
        return self._step(Turn(said), (), (), (), PAUSE_S)

    def click(self, target: Target, *, add: bool = False) -> Taken:
        """A click on what the ray from the eyes through a thing meets."""
        from assistant.hands import Hands

        at = self.aimed_at(target)
        if at is None:
            raise Unclear("a click on nothing: expected a thing or a point")
        ray = Ray.through(self.state.viewer.position, at)
        self.state = replace(self.state, history=Hands().click(self.state.history, ray, add=add))
        return self._quiet(GazeTrack.still(self.state.viewer, ray), target.text)

    def go(self, standing: Standing) -> Taken:
        """The person stands elsewhere."""
        self.state = replace(self.state, viewer=self.viewer_at(standing))
        return self._quiet()

    def look(self, target: Target) -> None:
        """The head turns, for good."""
        at = self.point_of(target)
        if at is not None:
            self.state = replace(self.state, viewer=Viewer.looking_at(self.state.viewer.position, at))

    def point(self, target: Target) -> None:
        """The hand points there until further notice."""
        at = self.aimed_at(target)
        self.hand = None if at is None else Ray.through(self.state.viewer.position, at)
        self.hand_at = "" if at is None else target.text

    def idle(self, seconds: float = 0.0) -> Taken:
        """Time passes."""
        return self._quiet(lasted_s=seconds)

    # ---- how ---------------------------------------------------------------------------------------------------------

    def _quiet(self, gaze: GazeTrack | None = None, aim: str = "", lasted_s: float = 0.0) -> Taken:
        self.turn += 1
        return Taken(None, gaze or GazeTrack.still(self.state.viewer, self.hand), (aim or self.hand_at,), lasted_s)

    def _step(self, turn: Turn, times: Sequence[float], points: Sequence[Aim], looks: Sequence[Aim],
              lasted_s: float) -> Taken:
        for aim in looks:
            if aim.word is None and aim.at_s is None:
                self.look(aim.target)
        track, aims = track_of(self.state.viewer, self.hand, points, looks, times, self.point_of, self.aimed_at)
        track = self.disturber.gaze(track, self.turn)
        self.state, _, reply = self._session.step(self.state, replace(turn, gaze=track))
        self.turn += 1
        return Taken(reply, track, (aims[0] or self.hand_at, *aims[1:]), lasted_s + PAUSE_S)

    def _hear(self, clip: object, said: tuple[str, ...], points: Sequence[Aim], looks: Sequence[Aim]) -> Taken:
        from assistant.hearing.audio import AudioClip

        if not isinstance(clip, AudioClip):
            raise UsageError(f"{clip!r} is no sound")
        clip = self.disturber.sound(clip, self.turn)
        words = vocabulary_of(self.state.scene, self.state.dialogue)
        started = time.perf_counter()
        transcript = self.services.ear(self.uses).hear(clip, (*words.rooms, *words.labels))
        turn = Turn.spoken(transcript, GazeTrack(), (time.perf_counter() - started) * 1000)
        if self.disturber.kind == "word_dropout":
            kept = self.disturber.words(tuple(w.text for w in turn.words), self.turn)
            left = tuple(replace(turn.words[n], text=word) for n, word in kept)
            turn = replace(turn, text=" ".join(w.text for w in left), words=left)
        times = times_of(said, turn.words) if said else tuple(w.start_s for w in turn.words)
        return self._step(turn, times, points, looks, clip.duration_s)


def word_aims(text: str, words: dict[str, str]) -> tuple[Aim, ...]:
    """Gestures on words of a sentence, for tests written in Python."""
    plain = [plain_word(w) for w in text.split()]
    found = []
    for word, target in words.items():
        if plain_word(word) not in plain:
            raise UsageError(f"{text!r} does not have the word {word!r}: expected one of its words")
        found.append(Aim(Target(target, 0, 0), plain.index(plain_word(word))))
    return with_places(tuple(found), tuple(text.split()))
