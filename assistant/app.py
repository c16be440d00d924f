"""The application behind the window: what a person does becomes turns of a session, and that becomes a picture."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from assistant.background import Background, Done
from assistant.gaze import GazeSample, GazeTrack
from assistant.hands import Hands
from assistant.hearing.audio import AudioClip
from assistant.hearing.ear import Ear
from assistant.hearing.microphone import Microphone
from assistant.hearing.transcript import Transcript
from assistant.keeping import Keeper
from assistant.labelling.asking import NotYet, Seen, Stopped
from assistant.offer import TranslatorOffer
from assistant.recording.log import HandBy, TurnBy
from assistant.recording.recorder import Recorder
from assistant.session import Session, SessionState
from assistant.speech.voice import Voice
from assistant.turn import Reply, Turn
from assistant.tween import between
from assistant.typed_labels import NOTHING_SELECTED, labelling_sentence, suggested
from assistant.understanding import is_stop, vocabulary_of
from assistant.warming import warm
from assistant.watching import Watched
from assistant.writing import Writing
from scene.errors import DeixisError, MissingError
from scene.frames import Ray, Viewer
from scene.history import History
from scene.journal import Journal
from scene.objects import Scene
from scene.view.state import NO_GUESSES, HelpLine, Status, ViewState, WhyRow

STOPPED = "Stopped."
"""Said when the person stopped what took its time."""
GLIDE_S = 0.6
"""How long a change takes before the eye."""

THINGS_TO_SAY = (
    HelpLine('"put the red mug on the shelf"', "move things"),
    HelpLine('"put that there"', "point with the mouse while you speak"),
    HelpLine('"how many chairs are there?"', "ask about the room"),
    HelpLine('"paint the sofa blue"', "change things"),
    HelpLine('"undo"', "take it back"),
    HelpLine('"help"', "hear what else there is"),
)


@dataclass(frozen=True)
class Ports:
    """The devices and models of the application; each may be missing."""

    ear: Callable[[], Ear] | None = None
    """Loads the ear, in the background, when first needed."""
    microphone: Callable[[], Microphone] | None = None
    """Opens the microphone when the key to talk first goes down; a `MissingError` says why there is none."""
    voice: Voice | None = None
    """Says the answers; None keeps them silent."""
    journal: Journal | None = None
    """Keeps every change on disk; None keeps none."""
    record: Callable[[SessionState], Recorder] | None = None
    """Begins a recording of the session, when the person asks for one."""
    offer: TranslatorOffer | None = None
    """Offers the translator once, when a sentence was not understood; None offers nothing."""
    keeper: Keeper | None = None
    """Keeps on the disk what the person teaches; None keeps nothing."""
    clock: Callable[[], float] = time.perf_counter
    """Seconds."""


class App:
    """Implements the window's `Controller`."""

    def __init__(self, session: Session, state: SessionState, ports: Ports | None = None) -> None:
        self.session = session
        self.state = state
        self.ports = ports or Ports()
        self.hands = Hands()
        self.background = Background()
        self._ear: Ear | None = None
        self._microphone: Microphone | None = None
        self._listening_since: float | None = None
        self._track: list[GazeSample] = []
        self._viewer = state.viewer
        self._hand: Ray | None = None
        self._now_s = 0.0
        self._heard, self._answered = "", ""
        self._reply: Reply | None = None
        self._why_open = False
        self._gone = 0
        self._go_to: tuple[int, Viewer] | None = None
        self._glide: tuple[float, Scene] | None = None
        self._shown: tuple[object, ...] = ()
        self._writing = Writing(self.ports.journal, self.ports.keeper, self.ports.record)
        self._thinking: threading.Event | None = None
        self._watched: Watched | None = None
        self._looks = 0
        self._view = ViewState(state.scene, help_lines=THINGS_TO_SAY)

    # ---- what the window asks ---------------------------------------------------------------------------------------

    def tick(self, now_s: float) -> ViewState:
        """See `Controller`."""
        self._now_s = now_s
        self.background.collect()
        if self.ports.offer is not None and (news := self.ports.offer.news()):
            self._answered = news
        scene, moving = self._gliding(now_s)
        key = (scene, self.status, self._heard, self._answered, self._why_open, self._go_to, self.hands.version, moving,
               self.state.dialogue.pending, self.recording,
               self._watched and (self._watched.progress, self._watched.guesses))
        if len(key) != len(self._shown) or any(a is not b and a != b for a, b in zip(key, self._shown, strict=True)):
            self._shown = key
            self._view = self._state(scene, moving)
        return self._view

    def on_look(self, viewer: Viewer, hand: Ray, now_s: float) -> None:
        """See `Controller`."""
        self._viewer, self._hand = viewer, hand
        self.hands.hover(self.state.scene, hand)
        if self._listening_since is not None:
            self._track.append(GazeSample(now_s - self._listening_since, viewer.gaze, hand))

    def on_text(self, text: str, *, by: TurnBy = "typed") -> None:
        """See `Controller`."""
        self.submit(Turn(text, GazeTrack.still(self._viewer, self._hand)), by=by)

    def on_name_start(self) -> str | None:
        """See `Controller`."""
        over = self.hands.over
        if not self.state.scene.selection and self._hand and over is not None and not self.state.scene[over].fixed:
            self._change(self.hands.click(self.state.history, self._hand, add=False), "click", self._hand)
        if not self.state.scene.selection:
            self._answered = NOTHING_SELECTED
            return None
        return suggested(self.state.scene)

    def on_name(self, label: str) -> None:
        """See `Controller`."""
        try:
            sentence = labelling_sentence(self.state.scene, label)
        except DeixisError as error:
            self._answered = str(error)
        else:
            self.on_text(sentence)

    def on_talk_start(self) -> None:
        """See `Controller`."""
        if self.ports.voice is not None:
            self.ports.voice.hush()
        try:
            if self._microphone is None:
                if self.ports.microphone is None:
                    raise MissingError("There is no microphone: press T and type instead.")
                self._microphone = self.ports.microphone()
            self._microphone.start()
        except DeixisError as error:
            self._answered = str(error)
            return
        self._listening_since, self._track = self._now_s, []

    def on_talk_stop(self) -> None:
        """See `Controller`."""
        if self._listening_since is None or self._microphone is None:
            return
        self._listening_since = None
        microphone, track, clips = self._microphone, GazeTrack(tuple(self._track)), list[AudioClip]()
        words = vocabulary_of(self.state.scene, self.state.dialogue)
        started = self.ports.clock()

        def hear() -> object:
            clips.append(microphone.stop())
            return self.ear().hear(clips[0], (*words.rooms, *words.labels))

        def then(done: Done) -> None:
            self._after_hearing(done, track, (self.ports.clock() - started) * 1000, clips)

        self.background.start(hear, then)

    def on_click(self, ray: Ray, *, add: bool) -> None:
        """See `Controller`."""
        self._change(self.hands.click(self.state.history, ray, add=add), "click", ray)

    def on_drag_start(self, ray: Ray) -> bool:
        """See `Controller`."""
        return self.hands.take(self.state.scene, ray)

    def on_drag(self, ray: Ray) -> None:
        """See `Controller`."""
        self.hands.drag(self.state.scene, ray)

    def on_drag_turn(self, steps: float) -> None:
        """See `Controller`."""
        self.hands.turn(steps)

    def on_drag_end(self, ray: Ray) -> None:
        """See `Controller`."""
        history, problem = self.hands.drop(self.state.history, ray)
        if problem:
            self._answered = problem
        self._change(history, "drag", ray, glide=False)

    def on_drag_cancel(self) -> None:
        """See `Controller`."""
        self.hands.cancel()

    def on_choose(self, number: int) -> None:
        """See `Controller`."""
        self.on_text(f"number {number}", by="key")

    def on_undo(self) -> None:
        """See `Controller`."""
        self.on_text("undo", by="key")

    def on_redo(self) -> None:
        """See `Controller`."""
        self.on_text("redo", by="key")

    def on_why(self) -> None:
        """See `Controller`."""
        self._why_open = not self._why_open

    def on_escape(self) -> None:
        """See `Controller`."""
        self._why_open = False
        if self.ports.voice is not None:
            self.ports.voice.hush()
        if self._thinking is not None:
            self._thinking.set()
        elif self.state.dialogue.pending is not None:
            self.on_text("never mind", by="key")
        else:
            self._change(self.hands.clear(self.state.history), "escape")

    def on_record(self) -> None:
        """See `Controller`."""
        self._answered = self._writing.toggle(replace(self.state, viewer=self._viewer))

    # ---- what it does -----------------------------------------------------------------------------------------------

    @property
    def status(self) -> Status:
        """What the assistant is doing."""
        if self._listening_since is not None:
            return "listening"
        if self.background.busy:
            return "thinking"
        return "speaking" if self.ports.voice is not None and self.ports.voice.speaking else "ready"

    @property
    def recording(self) -> bool:
        """Whether the session is being written down."""
        return self._writing.recording

    def ear(self) -> Ear:
        """The ear, loaded when first needed."""
        if self._ear is None:
            if self.ports.ear is None:
                raise MissingError("There is nothing to hear with: `deixis models fetch hearing` brings the model.")
            self._ear = self.ports.ear()
        return self._ear

    def submit(self, turn: Turn, *, by: TurnBy | None = None, clip: AudioClip | None = None) -> None:
        """Take a turn; one that a model has to think about first is taken when that has thought, in the background."""
        said = self.ports.offer.answer(turn.text) if self.ports.offer is not None else None
        if said is not None:
            self._heard, self._answered = turn.text, said
            return
        if self._thinking is not None and is_stop(turn.text):
            self._heard = turn.text
            self._thinking.set()
            return
        state = replace(self.state, viewer=self._viewer)
        if not self.session.takes_long(state, turn):
            self._take_or_look(turn, by, clip)
            return
        stop = self._thinking = threading.Event()
        self._heard, self._answered = turn.text, ""

        def then(done: Done) -> None:
            self._thinking = None
            if stop.is_set() or done.error:
                self._answered = done.error or STOPPED
            else:
                self._take_or_look(turn, by, clip)

        self.background.start(lambda: self.session.think_ahead(state, turn, stop.is_set), then)

    def _take_or_look(self, turn: Turn, by: TurnBy | None, clip: AudioClip | None) -> None:
        """Take a turn; where it asks what things are, look at them in the background and take it again with that."""
        try:
            self.take(turn, by=by, clip=clip)
        except NotYet as wait:
            self._look(turn, wait, by, clip)

    def _look(self, turn: Turn, wait: NotYet, by: TurnBy | None, clip: AudioClip | None) -> None:
        stop = self._thinking = threading.Event()
        self._heard, self._answered = turn.text, ""
        watched = self._watched = Watched(wait.count, stop, Stopped(STOPPED))
        self._looks += wait.count > 1

        def then(done: Done) -> None:
            self._thinking = self._watched = None
            if stop.is_set() or not isinstance(done.value, Seen):
                self._answered = done.error or STOPPED
            else:
                self._take_or_look(replace(turn, seen=(*wait.known, done.value)), by, clip)

        self.background.start(lambda: wait.work(watched), then)

    def take(self, turn: Turn, *, by: TurnBy | None = None, clip: AudioClip | None = None) -> Reply:
        """One turn of the session, from wherever the person now is."""
        before = replace(self.state, viewer=self._viewer)
        self.state, _, reply = self.session.step(before, turn)
        self._reply = reply
        self._heard, self._answered = turn.text, reply.reply
        if reply.outcome == "not_understood" and self.ports.offer is not None and self.state.dialogue.pending is None:
            self._answered = f"{reply.reply} {self.ports.offer.make()}".strip()
        if self.state.viewer != self._viewer:
            self._gone += 1
            self._go_to, self._viewer = (self._gone, self.state.viewer), self.state.viewer
        if reply.exports:
            self._answered = f"{reply.reply} {self._writing.export(reply.exports)}".strip()
        self._committed(before)
        self._write_down(lambda recorder: recorder.turn(before, turn, self.state, reply, by=by, clip=clip))
        if self.ports.voice is not None:
            self.ports.voice.say(reply.reply)
        return reply

    def warm(self) -> None:
        """Get ready in the background for the first change, which would else take a second longer than others."""
        scene = self.state.scene
        self.background.prepare(lambda: warm(scene))

    def close(self) -> None:
        """Stop all that runs."""
        self.background.close()
        if self.ports.voice is not None:
            self.ports.voice.close()
        self._writing.close()

    def _after_hearing(self, done: Done, track: GazeTrack, took_ms: float, clips: list[AudioClip]) -> None:
        if not isinstance(done.value, Transcript):
            self._answered = done.error
        elif not done.value.heard:
            self._heard, self._answered = "", f"I heard no words: {done.value.no_speech}."
        else:
            self.submit(Turn.spoken(done.value, track, took_ms), clip=clips[0] if clips else None)

    def _change(self, history: History, by: HandBy, ray: Ray | None = None, *, glide: bool = True) -> None:
        before = self.state
        if history is not before.history:
            self.state = replace(before, history=history)
            self._committed(before, glide=glide)
            self._write_down(lambda recorder: recorder.hand(before.history, history, by, ray))

    def _write_down(self, write: Callable[[Recorder], None]) -> None:
        self._answered = self._writing.write_down(write) or self._answered

    def _committed(self, before: SessionState, *, glide: bool = True) -> None:
        self._answered = self._writing.changed(before, self.state) or self._answered
        if glide and before.scene is not self.state.scene:
            self._glide = (self._now_s, before.scene)

    def _gliding(self, now_s: float) -> tuple[Scene, bool]:
        if self._glide is None:
            return self.state.scene, False
        share = (now_s - self._glide[0]) / GLIDE_S
        if share >= 1:
            self._glide = None
            return self.state.scene, False
        return between(self._glide[1], self.state.scene, share), True

    def _state(self, scene: Scene, moving: bool) -> ViewState:
        pending, watched = self.state.dialogue.pending, self._watched
        return ViewState(
            scene, status=self.status, heard=self._heard, answered=self._answered,
            candidates=pending.candidates if pending is not None else (), why=self._why() if self._why_open else (),
            hand_at=self.hands.at, hover=self.hands.over, help_lines=THINGS_TO_SAY, ghosts=self.hands.ghosts,
            moving=moving, go_to=self._go_to, recording=self.recording,
            progress=watched.progress if watched is not None else None,
            guesses=watched.guesses if watched is not None else NO_GUESSES,
            bring_up=(self._looks, "labels") if self._looks else None,
        )

    def _why(self) -> tuple[WhyRow, ...]:
        rows = self._reply.candidates if self._reply is not None else ()
        return tuple(WhyRow(c.id, c.label, c.score, tuple((r.factor, r.degree) for r in c.reasons)) for c in rows)
