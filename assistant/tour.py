"""The guided tour: a visitor's commands, spoken by our own voice, really heard, and done, one stop after another.

The window and the film run the same tour. Any input of the person's own ends it, and the room is theirs.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from assistant.app import App, Ports
from assistant.background import Done
from assistant.gaze import GazeSample, GazeTrack
from assistant.hearing.audio import AudioClip
from assistant.hearing.transcript import Transcript
from assistant.models.protocols import Speaker
from assistant.recording.log import TurnBy
from assistant.runtime import parse_target
from assistant.session import Session, SessionState
from assistant.turn import Reply, SpokenWord, Turn
from assistant.understanding import vocabulary_of
from scene.errors import SceneFileError
from scene.frames import Ray, Vec3, Viewer
from scene.objects import Scene
from scene.view.state import ViewState

WALK_S = 1.0
"""How long the way to a stop takes."""
READ_S = 1.6
"""How long an answer stays before the next stop, besides the time to say it."""
TYPE_S = 1.5
"""How long a typed line is looked at, where there is no voice."""

TOUR_FILE = Path(__file__).with_name("data") / "tour.toml"


@dataclass(frozen=True)
class Stop:
    """One thing that the visitor says."""

    say: str
    """The words."""
    viewpoint: str = ""
    """From which viewpoint; empty is from where the visitor stands."""
    point: tuple[str, ...] = ()
    """What the hand points at meanwhile (ids, or "x,y,z"), one after the other, for equal shares of the time."""
    title: str = ""
    """What this stop shows, for the log and the stills."""


@dataclass(frozen=True)
class Script:
    """A whole tour."""

    scene: str
    """The name of the demo scene."""
    stops: tuple[Stop, ...]
    """In order."""


def load_script(path: Path = TOUR_FILE) -> Script:
    """The tour of a file."""
    try:
        row = tomllib.loads(path.read_text(encoding="utf-8"))
        stops = (Stop(**{**stop, "point": tuple(stop.get("point", ()))}) for stop in row["stop"])
        return Script(str(row["scene"]), tuple(stops))
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise SceneFileError(f"{str(path)!r} is no tour: {error}") from None


@dataclass(frozen=True)
class Told:
    """What came of a stop."""

    stop: Stop
    reply: Reply
    spoken: bool
    """Whether it was really heard; false where it was typed for want of a voice or an ear."""


class Tour(App):
    """The application with a visitor in it."""

    def __init__(self, session: Session, state: SessionState, script: Script, *, ports: Ports | None = None,
                 speaker: Speaker | None = None) -> None:
        super().__init__(session, state, ports)
        self._script = script
        self._speaker = speaker
        self._next = 0
        self._phase: Literal["walk", "speak", "hear", "answer", "over"] = "walk"
        self._began_s, self._until_s, self._spoken_s = 0.0, 0.0, 0.0
        self._clip: AudioClip | None = None
        self.told: list[Told] = []
        """What came of the stops so far."""
        self.sounds: list[tuple[float, AudioClip]] = []
        """Everything said, with the moment at which it began."""

    @property
    def over(self) -> bool:
        """Whether the tour has ended."""
        return self._phase == "over"

    @property
    def pointing(self) -> Ray | None:
        """Where the visitor's hand points now."""
        stop = self._stop
        if stop is None or not stop.point or self._phase == "walk":
            return None
        spoken_s = self._until_s - self._began_s
        share = (self._now_s - self._began_s) / max(spoken_s, 1e-9) if self._phase == "speak" else 1.0
        return self._hand_at(stop.point[max(0, min(len(stop.point) - 1, int(share * len(stop.point))))])

    @property
    def _stop(self) -> Stop | None:
        return self._script.stops[self._next] if self._next < len(self._script.stops) else None

    def tick(self, now_s: float) -> ViewState:
        """See `Controller`."""
        self._now_s = now_s
        if not self.over and now_s >= self._until_s and not self.background.busy:
            self._advance(now_s)
        view = super().tick(now_s)
        return view if self.over else replace(view, status=self._status_shown(view))

    def on_text(self, text: str, *, by: TurnBy = "typed") -> None:
        """The person takes over."""
        self._phase = "over"
        super().on_text(text, by=by)

    def on_talk_start(self) -> None:
        """The person takes over."""
        self._phase = "over"
        super().on_talk_start()

    def on_click(self, ray: Ray, *, add: bool) -> None:
        """The person takes over."""
        self._phase = "over"
        super().on_click(ray, add=add)

    def _status_shown(self, view: ViewState) -> Literal["ready", "listening", "thinking", "speaking"]:
        if self._phase == "speak":
            return "listening"
        return "speaking" if self._phase == "answer" and self._speaker is not None else view.status

    def _advance(self, now_s: float) -> None:
        stop = self._stop
        if stop is None:
            self._phase = "over"
        elif self._phase == "walk":
            self._walk_to(stop, now_s)
        elif self._phase == "speak":
            self._hear(stop)
        elif self._phase == "hear":
            self._answer(now_s)
        else:
            self._next += 1
            self._phase = "walk"

    def _walk_to(self, stop: Stop, now_s: float) -> None:
        view = next((v for v in self.state.scene.viewpoints if v.name == stop.viewpoint), None)
        walk_s = 0.0
        if view is not None:
            viewer = Viewer.looking_at(view.position, view.look_at)
            if viewer != self._viewer:
                self._gone += 1
                self._go_to, self._viewer = (self._gone, viewer), viewer
                walk_s = WALK_S
        self._phase = "speak"
        self._heard, self._answered = "", ""
        self._clip = self._speaker.synthesize(stop.say) if self._speaker is not None else None
        if self._clip is not None:
            self.sounds.append((now_s + walk_s, self._clip))
            if self.ports.voice is not None:
                self.ports.voice.say(stop.say)
        self._spoken_s = self._clip.duration_s if self._clip is not None else TYPE_S
        self._began_s = now_s + walk_s
        self._until_s = self._began_s + self._spoken_s

    def _hear(self, stop: Stop) -> None:
        self._phase = "hear"
        clip = self._clip
        if clip is None or self.ports.ear is None:
            self._tell(stop, Turn(stop.say, self._gaze(stop), self._evenly(stop)), spoken=False)
            return
        words = vocabulary_of(self.state.scene, self.state.dialogue)
        started = self.ports.clock()

        def then(done: Done) -> None:
            heard = done.value
            if not isinstance(heard, Transcript):
                self._answered = done.error
                return
            turn = Turn.spoken(heard, self._gaze(stop), (self.ports.clock() - started) * 1000)
            self._tell(stop, turn, spoken=True)

        self.background.start(lambda: self.ear().hear(clip, (*words.rooms, *words.labels)), then)

    def _tell(self, stop: Stop, turn: Turn, *, spoken: bool) -> None:
        self.told.append(Told(stop, self.take(turn), spoken))

    def _answer(self, now_s: float) -> None:
        self._phase = "answer"
        clip = self._speaker.synthesize(self._answered) if self._speaker is not None and self._answered else None
        if clip is not None:
            self.sounds.append((now_s, clip))
        self._until_s = now_s + READ_S + (clip.duration_s if clip is not None else 1.0)

    def _gaze(self, stop: Stop) -> GazeTrack:
        head, step_s = self._viewer.gaze, self._spoken_s / max(len(stop.point), 1)
        hands: list[Ray | None] = [self._hand_at(i) for i in stop.point] or [None]
        return GazeTrack(tuple(GazeSample(n * step_s, head, hand) for n, hand in enumerate(hands)))

    def _evenly(self, stop: Stop) -> tuple[SpokenWord, ...]:
        """The words of a typed line as if each took an equal share of the time."""
        words = stop.say.split()
        each_s = self._spoken_s / len(words)
        return tuple(SpokenWord(w, n * each_s, (n + 1) * each_s) for n, w in enumerate(words))

    def _hand_at(self, object_id: str) -> Ray:
        return Ray.through(self._shoulder(), aim_at(self.state.scene, object_id))

    def _shoulder(self) -> Vec3:
        p, r = self._viewer.position, self._viewer.right
        return (p[0] + 0.2 * r[0], p[1] - 0.25, p[2] + 0.2 * r[2])


def aim_at(scene: Scene, target: str) -> Vec3:
    """Where one points: the middle of an object, or "x,y,z" in metres."""
    return parse_target(scene, target, "what the tour points at")
