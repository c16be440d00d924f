"""A replay as a film: what was said and answered under the room, each change gliding as it does in the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from assistant.app import GLIDE_S
from assistant.recording.log import TurnEntry
from assistant.recording.replayer import Replayed
from assistant.tween import between
from scene.errors import UsageError
from scene.frames import Ray, Viewer
from scene.objects import Scene
from scene.view.camera import Camera
from scene.view.capture import render
from scene.view.film import Film
from scene.view.state import ALWAYS_SHOWN, Status, ViewState

SAY_S = 1.2
"""How long what was said is shown before it is done."""
READ_S = 1.6
"""How long the answer stays."""
HAND_S = 0.5
"""How long the change of a hand is looked at."""


def film_replay(told: Sequence[Replayed], path: Path, *, size: tuple[int, int] = (960, 540),
                frames_per_s: int = 12) -> float:
    """Write the film of a replay; its length in seconds."""
    if not told:
        raise UsageError("there is nothing to film: the log has no entries")
    with Film(path, size=size, frames_per_s=frames_per_s) as film:
        painter = _Painter(film, told[0].before.viewer, size)
        for done in told:
            painter.show(done)
        return film.seconds


class _Painter:
    def __init__(self, film: Film, viewer: Viewer, size: tuple[int, int]) -> None:
        self._film = film
        self._viewer = viewer
        self._size = size

    def show(self, done: Replayed) -> None:
        """One entry: the way there, the words, the change, the answer."""
        said = done.entry.text if isinstance(done.entry, TurnEntry) else ""
        before, after = done.before.scene, done.after.scene
        hand = _hand(done)
        if isinstance(done.entry, TurnEntry):
            self._walk(before, done.entry.viewer)
            self._still(ViewState(before, status="listening", heard=said, hand=hand), SAY_S)
        answer = done.reply.reply if done.reply is not None else ""
        if before != after:
            for n in range(1, self._frames(GLIDE_S)):
                share = n / self._frames(GLIDE_S)
                self._paint(ViewState(between(before, after, share), heard=said, answered=answer, hand=hand))
        self._walk(after, done.after.viewer, heard=said, answered=answer)
        pending = done.after.dialogue.pending
        state = ViewState(after, heard=said, answered=answer, candidates=pending.candidates if pending else ())
        self._still(state, READ_S if isinstance(done.entry, TurnEntry) else HAND_S)

    def _walk(self, scene: Scene, viewer: Viewer, *, heard: str = "", answered: str = "") -> None:
        camera, now_s = Camera(self._viewer).toward(viewer, 0.0), 0.0
        while self._viewer != viewer:
            now_s += 1 / self._film.frames_per_s
            camera = camera.at(now_s)
            self._viewer = viewer if camera.glide is None else camera.viewer
            self._paint(ViewState(scene, status=_status(answered), heard=heard, answered=answered))

    def _still(self, state: ViewState, seconds: float) -> None:
        self._paint(state, frames=self._frames(seconds))

    def _frames(self, seconds: float) -> int:
        return max(1, round(seconds * self._film.frames_per_s))

    def _paint(self, state: ViewState, *, frames: int = 1) -> None:
        pixels = render(state.scene, size=self._size, viewer=self._viewer, overlays=ALWAYS_SHOWN, state=state)
        self._film.add(pixels, frames=frames)


def _status(answered: str) -> Status:
    return "speaking" if answered else "ready"


def _hand(done: Replayed) -> Ray | None:
    if not isinstance(done.entry, TurnEntry):
        return done.entry.ray
    return done.entry.gaze[-1].hand if done.entry.gaze else None
