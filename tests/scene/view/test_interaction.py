"""Keys and mouse, and what they come to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from scene.frames import Ray, Viewer
from scene.objects import Scene
from scene.view.interaction import Held, Interaction
from scene.view.state import ViewState
from tests.scene.view.rooms import room_scene


class Recorder:
    """A controller that writes down what it is told."""

    def __init__(self, scene: Scene, *, holds: bool = True) -> None:
        self.state = ViewState(scene)
        self.holds = holds
        self.name: str | None = ""
        self.calls: list[tuple[Any, ...]] = []

    def tick(self, now_s: float) -> ViewState:
        return self.state

    def on_look(self, viewer: Viewer, hand: Ray, now_s: float) -> None:
        self.looked = (viewer, hand, now_s)

    def on_drag_start(self, ray: Ray) -> bool:
        self.calls.append(("on_drag_start", ray))
        return self.holds

    def on_name_start(self) -> str | None:
        return self.name

    def __getattr__(self, name: str) -> Any:
        if not name.startswith("on_"):
            raise AttributeError(name)
        return lambda *args, **kwargs: self.calls.append((name, *args, *kwargs.values()))

    @property
    def names(self) -> list[str]:
        return [call[0] for call in self.calls]


@pytest.fixture
def recorder() -> Recorder:
    return Recorder(room_scene())


@pytest.fixture
def hands(recorder: Recorder) -> Interaction:
    return Interaction(recorder, 800, 600)


def test_escape_frees_the_mouse_and_never_quits(hands: Interaction, recorder: Recorder) -> None:
    hands.key_down("M")
    assert hands.looking
    hands.key_down("ESCAPE")
    assert not hands.looking
    assert recorder.names == []
    for _ in range(5):
        hands.key_down("ESCAPE")
    assert not hands.quit
    assert recorder.names == ["on_escape"] * 5
    hands.key_down("Q", Held(ctrl=True))
    assert hands.quit


def test_holding_space_talks_and_losing_the_window_stops_it(hands: Interaction, recorder: Recorder) -> None:
    hands.key_down("SPACE")
    hands.key_down("SPACE")
    hands.key_up("SPACE")
    hands.key_down("SPACE")
    hands.lose_focus()
    hands.key_up("SPACE")
    assert recorder.names == ["on_talk_start", "on_talk_stop", "on_talk_start", "on_talk_stop"]


def test_a_typed_line_is_sent_without_the_key_that_opened_it(hands: Interaction, recorder: Recorder) -> None:
    hands.key_down("T")
    hands.text("t")
    hands.key_up("T")
    for key in "two mugs  w":
        hands.key_down(key.upper())
        hands.text(key)
    hands.key_down("BACKSPACE")
    assert hands.tick(0.0).entry == "two mugs  "
    hands.key_down("RETURN")
    assert recorder.calls == [("on_text", "two mugs")]
    assert hands.tick(0.1).entry is None
    hands.key_down("RETURN")
    hands.text("\r")
    hands.key_down("UP")
    assert hands.tick(0.2).entry == "two mugs"
    hands.key_down("BACKSPACE", Held(ctrl=True))
    assert hands.tick(0.2).entry == "two"
    hands.key_down("ESCAPE")
    assert recorder.names == ["on_text"]


def test_a_label_is_typed_for_what_is_selected(hands: Interaction, recorder: Recorder) -> None:
    recorder.name = "stool"
    for typed in ("", "bar stool"):
        hands.key_down("N")
        hands.text("n")
        hands.key_up("N")
        assert "stool" in hands.tick(0.0).entry_prompt
        hands.text(typed)
        hands.key_down("RETURN")
    assert recorder.calls == [("on_name", "stool"), ("on_name", "bar stool")]
    hands.key_down("N")
    hands.key_down("UP")
    assert hands.tick(0.1).entry == ""
    hands.key_down("ESCAPE")
    assert hands.tick(0.2).entry is None
    assert recorder.names == ["on_name", "on_name"]
    hands.key_down("T")
    hands.key_down("UP")
    assert hands.tick(0.3).entry == ""
    assert hands.tick(0.3).entry_prompt == ""


def test_nothing_to_name_opens_no_line(hands: Interaction, recorder: Recorder) -> None:
    recorder.name = None
    hands.key_down("N")
    assert hands.tick(0.0).entry is None
    recorder.name = ""
    hands.key_down("N")
    hands.key_down("RETURN")
    assert recorder.calls == []


def test_walking_keys_do_not_walk_while_one_types(hands: Interaction) -> None:
    before = hands.camera.viewer
    hands.tick(0.0)
    hands.key_down("ENTER")
    hands.key_down("W")
    hands.tick(1.0)
    assert hands.camera.viewer == before
    hands.key_down("ESCAPE")
    hands.key_down("W")
    hands.tick(1.05)
    assert hands.camera.viewer != before


def test_a_press_that_stays_is_a_click_and_one_that_moves_is_a_drag(hands: Interaction, recorder: Recorder) -> None:
    hands.mouse_down("left", 400, 300)
    hands.mouse_move(401, 300, 1, 0)
    hands.mouse_up("left", 401, 300, Held(shift=True))
    assert recorder.names == ["on_click"]
    assert recorder.calls[0][2] is True
    hands.mouse_down("left", 400, 300)
    for x in range(401, 420):
        hands.mouse_move(x, 300, 1, 0)
    hands.wheel(1)
    hands.mouse_up("left", 420, 300)
    assert recorder.names[1] == "on_drag_start"
    assert recorder.names[-2:] == ["on_drag_turn", "on_drag_end"]
    assert set(recorder.names[2:-2]) == {"on_drag"}


def test_escape_puts_back_what_is_held(hands: Interaction, recorder: Recorder) -> None:
    hands.mouse_down("left", 400, 300)
    hands.mouse_move(450, 300, 50, 0)
    hands.key_down("ESCAPE")
    hands.mouse_up("left", 450, 300)
    assert recorder.names == ["on_drag_start", "on_drag", "on_drag_cancel"]


def test_dragging_nothing_turns_the_head() -> None:
    hands = Interaction(Recorder(room_scene(), holds=False), 800, 600)
    before = hands.camera.viewer.forward
    hands.mouse_down("left", 400, 300)
    hands.mouse_move(440, 300, 40, 0)
    hands.mouse_move(480, 300, 40, 0)
    assert hands.camera.viewer.forward != before


def test_numbers_answer_a_question_else_go_to_viewpoints(hands: Interaction, recorder: Recorder) -> None:
    recorder.state = replace(recorder.state, candidates=("mug", "sofa"))
    hands.tick(0.0)
    hands.key_down("_2")
    hands.key_down("NUM_1")
    assert recorder.calls == [("on_choose", 2), ("on_choose", 1)]
    recorder.state = replace(recorder.state, candidates=())
    hands.tick(0.1)
    hands.key_down("_0")
    assert hands.camera.glide is not None
    hands.tick(5.0)
    hands.key_down("_1")
    hands.tick(9.0)
    assert hands.camera.viewer.position == pytest.approx(recorder.state.scene.viewpoints[0].position)


def test_the_hand_is_the_pointer_or_the_middle(hands: Interaction, recorder: Recorder) -> None:
    hands.mouse_move(100, 100, 0, 0)
    hands.tick(0.0)
    assert recorder.looked[1] == hands.projection().ray(100, 100)
    hands.mouse_down("right", 100, 100)
    assert hands.tick(0.1).pointer_free is False
    assert recorder.looked[1] == recorder.looked[0].gaze
    hands.mouse_up("right", 100, 100)
    assert hands.tick(0.2).pointer_free


def test_the_application_may_move_the_eyes_once_a_wish(hands: Interaction, recorder: Recorder) -> None:
    there = Viewer.looking_at((0, 5, 0.1), (0, 0, 0))
    recorder.state = replace(recorder.state, go_to=(1, there))
    hands.tick(0.0)
    hands.tick(2.0)
    assert hands.camera.viewer.position == pytest.approx(there.position)
    hands.wheel(3)
    moved = hands.camera.viewer
    hands.tick(2.1)
    assert hands.camera.viewer == moved


def test_the_application_may_bring_up_an_overlay_once_a_wish(hands: Interaction, recorder: Recorder) -> None:
    recorder.state = replace(recorder.state, bring_up=(1, "labels"))
    assert hands.tick(0.0).show == ("labels",)
    hands.key_down("L")
    assert hands.tick(0.1).show == ()
    recorder.state = replace(recorder.state, bring_up=(2, "labels"))
    assert hands.tick(0.2).show == ("labels",)


def test_undo_redo_why_and_what_is_shown(hands: Interaction, recorder: Recorder) -> None:
    ctrl = Held(ctrl=True)
    hands.key_down("Z", ctrl)
    hands.key_down("Y", ctrl)
    hands.key_down("Z", Held(ctrl=True, shift=True))
    hands.key_down("Y")
    assert recorder.names == ["on_undo", "on_redo", "on_redo", "on_why"]
    hands.key_down("L")
    hands.key_down("B")
    hands.key_down("L")
    hands.key_down("P")
    hands.key_down("F1")
    state = hands.tick(0.0)
    assert state.show == ("boxes", "scores")
    assert state.help_shown
    hands.key_down("ESCAPE")
    assert not hands.tick(0.1).help_shown


def test_a_stalled_frame_does_not_make_the_walk_leap(hands: Interaction) -> None:
    hands.tick(0.0)
    hands.key_down("W")
    hands.tick(30.0)
    x0, _, z0 = room_scene().viewpoints[0].position
    x, _, z = hands.camera.viewer.position
    assert (x - x0) ** 2 + (z - z0) ** 2 < 0.5**2


def test_f9_records(hands: Interaction, recorder: Recorder) -> None:
    hands.key_down("F9")
    assert recorder.names == ["on_record"]
    hands.key_down("T")
    hands.key_down("F9")
    assert recorder.names == ["on_record"]


def test_keys_join_and_split_what_is_selected(hands: Interaction, recorder: Recorder) -> None:
    hands.key_down("J")
    hands.key_down("K")
    assert recorder.calls == [("on_text", "merge the selected things"), ("on_text", "split the selected thing")]
