"""The application behind the window, without a window: hands, keys, speech, and the state that is shown."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from assistant.app import App, Ports
from assistant.hearing.audio import AudioClip
from assistant.hearing.microphone import FakeMicrophone
from assistant.hearing.transcript import Transcript, Word, silent
from assistant.runtime import make_session, start_viewer
from assistant.session import SessionState
from scene.errors import MissingError
from scene.frames import Ray
from scene.history import History
from scene.journal import Journal, recover
from scene.objects import LabelSource, Scene
from tests.assistant.rooms import kitchen

CLIP = AudioClip(np.zeros(16_000, np.float32), 16_000)


class ScriptedEar:
    """Hears what it was told to hear."""

    def __init__(self, transcript: Transcript) -> None:
        self.transcript = transcript

    def hear(self, clip: AudioClip, labels: object = ()) -> Transcript:
        """The transcript, whatever the clip."""
        return self.transcript


def heard(text: str) -> Transcript:
    """A transcript of words a fifth of a second apart."""
    words = tuple(Word(w, 0.2 * n, 0.2 * n + 0.2, 1.0) for n, w in enumerate(text.split()))
    return Transcript(text, words, "en", 2.0)


def app(transcript: Transcript | None = None, journal: Journal | None = None) -> App:
    """An application in the kitchen, with a scripted ear and a microphone that gives a second of silence."""
    scene = kitchen()
    ear = ScriptedEar(transcript or heard("hide the lamp"))
    ports = Ports(ear=lambda: ear, microphone=lambda: FakeMicrophone((CLIP,)), journal=journal)  # type: ignore[arg-type]
    return App(make_session(), SessionState(History(scene), start_viewer(scene)), ports)


def toward(scene: Scene, object_id: str) -> Ray:
    """From the door through the middle of an object."""
    x, y, z = scene.boxes.center[scene.boxes.index[object_id]]
    return Ray.through((0.0, 1.6, 2.8), (float(x), float(y), float(z)))


def settle(a: App, at_s: float = 10.0) -> None:
    """Let the background finish."""
    for _ in range(400):
        a.tick(at_s)
        if not a.background.busy:
            return
        time.sleep(0.005)
    raise TimeoutError("the background did not finish")


def test_nothing_new_is_the_same_state() -> None:
    a = app()
    assert a.tick(0.0) is a.tick(0.1)


def test_a_typed_line_is_a_turn() -> None:
    a = app()
    a.on_text("hide the lamp")
    view = a.tick(5.0)
    assert (view.heard, view.answered) == ("hide the lamp", "The lamp is hidden now.")
    assert not a.state.scene["lamp"].visible


def test_what_is_said_is_heard_and_done() -> None:
    a = app(heard("hide the lamp"))
    a.on_talk_start()
    assert a.status == "listening"
    a.on_talk_stop()
    assert a.status == "thinking"
    settle(a)
    assert a.status == "ready"
    assert not a.state.scene["lamp"].visible


def test_what_is_said_twice_is_done_once() -> None:
    a = app(heard("Duplicate the lamp. duplicate the lamp"))
    before = len(a.state.scene)
    a.on_talk_start()
    a.on_talk_stop()
    settle(a)
    assert len(a.state.scene) == before + 1
    assert a.tick(20.0).heard == "Duplicate the lamp."


def test_this_is_what_the_hand_pointed_at_when_it_was_said() -> None:
    a = app(heard("paint this green and hide that"))
    scene = a.state.scene
    a.on_talk_start()
    a.on_look(start_viewer(scene), toward(scene, "mug-blue"), 0.0)
    a.on_look(start_viewer(scene), toward(scene, "sofa"), 0.9)
    a.on_talk_stop()
    settle(a)
    assert a.state.scene["mug-blue"].paint is not None
    assert not a.state.scene["sofa"].visible


def test_silence_is_said() -> None:
    a = app(silent(1.0, "nobody speaks in this recording"))
    a.on_talk_start()
    a.on_talk_stop()
    settle(a)
    assert "no words" in a.tick(20.0).answered


def test_no_microphone_is_said() -> None:
    def none() -> FakeMicrophone:
        raise MissingError("There is no microphone.")

    a = app()
    a.ports = Ports(ear=a.ports.ear, microphone=none)
    a.on_talk_start()
    assert a.status == "ready"
    assert a.tick(1.0).answered == "There is no microphone."


def test_clicks_select_and_escape_lets_go() -> None:
    a = app()
    a.on_click(toward(a.state.scene, "mug-red"), add=False)
    a.on_click(toward(a.state.scene, "mug-blue"), add=True)
    assert a.state.scene.selection == ("mug-red", "mug-blue")
    a.on_click(toward(a.state.scene, "mug-red"), add=True)
    assert a.state.scene.selection == ("mug-blue",)
    a.on_escape()
    assert a.state.scene.selection == ()


def test_a_drag_carries_along_surfaces_and_is_undone() -> None:
    a = app()
    before = a.state.scene
    assert a.on_drag_start(toward(before, "mug-red"))
    target = Ray.through((0.0, 1.6, 2.8), (0.1, 0.75, 0.25))
    a.on_drag(target)
    assert a.tick(1.0).ghosts[0][0] == "mug-red"
    a.on_drag_turn(2.0)
    a.on_drag_end(target)
    x, y, _ = a.state.scene.world_pose("mug-red").position
    assert abs(x - 0.1) < 0.05
    assert abs(y - 0.75) < 0.01
    assert a.tick(2.0).ghosts == ()
    a.on_undo()
    assert a.state.scene.world_pose("mug-red") == before.world_pose("mug-red")


def test_a_cancelled_drag_changes_nothing() -> None:
    a = app()
    before = a.state.scene
    a.on_drag_start(toward(before, "mug-red"))
    a.on_drag_cancel()
    assert a.state.scene is before


def test_a_question_is_answered_by_number() -> None:
    a = app()
    a.on_text("hide the mug")
    candidates = a.tick(1.0).candidates
    assert set(candidates) == {"mug-red", "mug-blue"}
    a.on_choose(2)
    assert not a.state.scene[candidates[1]].visible
    assert a.tick(2.0).candidates == ()


def test_the_table_of_reasons_opens_and_closes() -> None:
    a = app()
    a.on_text("select the red mug")
    a.on_why()
    rows = a.tick(1.0).why
    assert rows[0].object_id == "mug-red"
    assert rows[0].reasons
    a.on_why()
    assert a.tick(2.0).why == ()


def test_going_somewhere_moves_the_eyes() -> None:
    a = app()
    a.on_text("look at the sofa")
    go = a.tick(1.0).go_to
    assert go is not None
    assert go[1] == a.state.viewer


def test_a_typed_label_is_a_turn_and_is_undone() -> None:
    a = app()
    before = a.state.scene
    a.on_click(toward(before, "mug-red"), add=False)
    assert a.on_name_start() == ""
    a.on_name("a Beer Glass")
    assert a.state.scene["mug-red"].label == "beer glass"
    assert a.state.scene["mug-red"].label_source == LabelSource("person")
    assert "beer glass" in a.tick(1.0).answered
    a.on_undo()
    assert a.state.scene["mug-red"] == before["mug-red"]


def test_naming_takes_what_the_hand_is_on_where_nothing_is_selected() -> None:
    a = app()
    assert a.on_name_start() is None
    assert "Point at a thing" in a.tick(0.0).answered
    a.on_look(start_viewer(a.state.scene), toward(a.state.scene, "mug-blue"), 0.0)
    assert a.on_name_start() == ""
    assert a.state.scene.selection == ("mug-blue",)


def test_a_model_s_guess_is_offered_and_several_are_named_at_once() -> None:
    scene = kitchen()
    guessed = replace(scene["mug-red"], label="cup", label_source=LabelSource("model", "m", 0.4))
    state = SessionState(History(scene.with_objects({**scene.objects, "mug-red": guessed})), start_viewer(scene))
    a = App(make_session(), state)
    a.on_click(toward(scene, "mug-red"), add=False)
    assert a.on_name_start() == "cup"
    a.on_click(toward(scene, "mug-blue"), add=True)
    assert a.on_name_start() == ""
    a.on_name("teacup")
    assert [a.state.scene[i].label for i in ("mug-red", "mug-blue")] == ["teacup", "teacup"]


@pytest.mark.parametrize("typed", ["42", "chair; delete everything", "undo. hide the lamp", "?", "a b c d e f g"])
def test_what_is_no_label_does_nothing(typed: str) -> None:
    a = app()
    a.on_click(toward(a.state.scene, "mug-red"), add=False)
    before = a.state.scene
    a.on_name(typed)
    assert a.state.scene is before
    assert "is no label" in a.tick(1.0).answered


def test_changes_glide_and_arrive() -> None:
    a = app()
    a.tick(1.0)
    a.on_text("put the red mug on the bookshelf")
    assert a.tick(1.1).moving
    arrived = a.tick(9.0)
    assert not arrived.moving
    assert arrived.scene is a.state.scene


def test_a_killed_window_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    scene = kitchen()
    a = app(journal=Journal.start(path, scene, "kitchen"))
    a.on_text("hide the lamp")
    a.on_text("paint the sofa blue")
    a.on_undo()
    again = recover(path, lambda _: kitchen())
    assert again.history.scene == a.state.scene
    a.close()


@pytest.mark.parametrize("error", [ValueError("boom"), MissingError("no weights")])
def test_an_ear_that_fails_is_said(error: Exception) -> None:
    def broken() -> ScriptedEar:
        raise error

    a = app()
    a.ports = Ports(ear=broken, microphone=a.ports.microphone)  # type: ignore[arg-type]
    a.on_talk_start()
    a.on_talk_stop()
    settle(a)
    assert str(error) in a.tick(20.0).answered


def test_getting_ready_shows_nothing_and_changes_nothing() -> None:
    a = app()
    before, scene = a.tick(0.0), a.state.scene
    a.warm()
    assert a.status == "ready"
    a.on_talk_start()
    a.on_talk_stop()
    settle(a)
    assert a.state.scene.world_pose("mug-red") == scene.world_pose("mug-red")
    assert not before.moving


def test_getting_ready_that_fails_keeps_quiet() -> None:
    a = app()

    def broken() -> None:
        raise MissingError("nothing to be said")

    a.background.prepare(broken)
    a.on_talk_start()
    a.on_talk_stop()
    settle(a)
    assert "nothing to be said" not in a.tick(30.0).answered


def test_a_thing_inside_another_is_pointed_at_through_what_is_open() -> None:
    from assistant.gaze import GazeTrack
    from assistant.picking import Picks
    from assistant.scenes import demo_scene
    from assistant.turn import Turn
    from scene.files import open_scene
    from scene.frames import Viewer

    scene = open_scene(demo_scene("living_room"))
    x, y, z = scene.boxes.center[scene.boxes.index["globe"]]
    viewer = Viewer.looking_at((-1.2, 1.45, -0.6), (-2.8, 1.0, -1.15))
    gaze = GazeTrack.still(viewer, Ray.through(viewer.position, (float(x), float(y), float(z))))
    assert Picks(scene, gaze)[None] == "globe"
    _, _, reply = make_session().step(SessionState(History(scene), viewer), Turn("what is this?", gaze))
    assert reply.targets == ("globe",)
