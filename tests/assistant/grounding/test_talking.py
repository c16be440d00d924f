"""What the conversation takes a noun for in the demo scenes: the thing called so, a question, or nothing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from assistant.gaze import GazeSample, GazeTrack
from assistant.models.protocols import Floats
from assistant.runtime import make_session, start
from assistant.session import SessionState
from assistant.turn import Reply, SpokenWord, Turn
from scene.frames import Ray, Vec3
from tests.assistant.rooms import Talk

CALLED_SO = [
    ("house", "the glass", "glass"), ("house", "the desk lamp", "desk_lamp_red"),
    ("house", "the table", "table_dining"), ("house", "the dining table", "table_dining"),
    ("house", "the clock", "clock"), ("house", "the brush", "hairbrush"), ("living_room", "the lamp", "lamp"),
    ("living_room", "the floor lamp", "floor_lamp"), ("living_room", "the cabinet", "cabinet"),
    ("living_room", "the tv cabinet", "tv_stand"), ("living_room", "the red mug", "mug_red"),
    ("living_room", "the key", "keys"), ("kitchen", "the oven", "stove"), ("kitchen", "the bowl", "fruit_bowl"),
    ("kitchen", "the counter", "counter"), ("office", "the scissors", "scissors"),
    ("office", "the computer", "computer"), ("office", "the white cabinet", "cabinet_white"),
    ("office", "the red notebook", "notebook_red"), ("classroom", "the teacher's desk", "desk_teacher"),
    ("classroom", "the ball", "ball_blue"),
]  # fmt: skip

ASKED = [
    ("living_room", "the plant", {"plant", "plant_tall"}), ("living_room", "the book", {"book_red", "book_blue"}),
    ("office", "the glass", {"glass", "glass_2"}), ("office", "the glasses", {"glass", "glass_2", "glasses"}),
    ("office", "the board", {"whiteboard", "pinboard"}), ("kitchen", "the bread", {"bread", "bread_slice"}),
]  # fmt: skip


def say(scene: str, text: str) -> Reply:
    return Talk(start(scene).scene).say(f"select {text}")


@pytest.mark.parametrize(("scene", "said", "meant"), CALLED_SO)
def test_a_thing_called_just_so_is_taken(scene: str, said: str, meant: str) -> None:
    reply = say(scene, said)
    assert (reply.outcome, reply.targets) == ("done", (meant,)), reply.reply


@pytest.mark.parametrize(("scene", "said", "offered"), ASKED)
def test_things_called_alike_are_asked_about(scene: str, said: str, offered: set[str]) -> None:
    reply = say(scene, said)
    assert reply.outcome == "ambiguous"
    assert {c.id for c in reply.candidates} == offered


def test_salience_speaks_for_the_compound() -> None:
    talk = Talk(start("living_room").scene)
    assert talk.say("select the floor lamp").targets == ("floor_lamp",)
    assert talk.say("select the lamp").outcome != "done" or talk.state.scene.selection == ("floor_lamp",)


class Meanings:
    """Finds every label equally near to every word."""

    def embed(self, texts: Sequence[str]) -> Floats:
        return np.ones((len(texts), 1), dtype=np.float32)


def with_meanings(scene: str, *lines: str) -> Reply:
    state = SessionState(start(scene).history, start(scene).viewer)
    session = make_session(embedder=Meanings())
    for line in lines:
        state, _, reply = session.step(state, Turn(line))
    return reply


@pytest.mark.parametrize("said", ["banana", "apple", "keys", "piano"])
def test_meaning_is_not_asked_for_a_known_noun(said: str) -> None:
    assert with_meanings("kitchen", f"delete the {said}").outcome == "not_found"


def test_a_room_that_is_not_there_is_not_found() -> None:
    assert with_meanings("kitchen", "go to the bedroom").outcome == "not_found"


@pytest.mark.parametrize("said", ["select the wug", "delete all the wugs", "delete two wugs", "where is the wug"])
def test_an_unknown_noun_leads_to_a_question_at_most(said: str) -> None:
    reply = with_meanings("kitchen", said)
    assert reply.outcome == "ambiguous"
    assert reply.edits == ()
    assert reply.reply.startswith("I don't know what")
    assert len(reply.candidates) <= 3


def test_the_guess_can_be_agreed_to() -> None:
    reply = with_meanings("kitchen", "select the wug", "the second one")
    assert reply.outcome == "done"


def aim(state: SessionState, object_id: str) -> Ray:
    boxes, eyes = state.scene.boxes, state.viewer.position
    row = boxes.index[object_id]
    top = np.array([boxes.center[row][0], boxes.hi[row][1], boxes.center[row][2]])
    d = top - np.array(eyes)
    unit = d / np.linalg.norm(d)
    direction: Vec3 = (float(unit[0]), float(unit[1]), float(unit[2]))
    return Ray(eyes, direction)


def test_this_one_is_whatever_is_under_the_ray() -> None:
    state = start("living_room")
    gaze = GazeTrack.still(state.viewer, aim(state, "armchair_yellow"))
    _, _, reply = make_session().step(state, Turn("paint this one blue", gaze))
    assert (reply.outcome, reply.targets) == ("done", ("armchair_yellow",))


def test_put_that_there_looks_at_the_moment_of_each_word() -> None:
    state = start("living_room")
    look = state.viewer.gaze
    first, then = aim(state, "mug_red"), aim(state, "armchair_green")
    gaze = GazeTrack((GazeSample(0.0, look, first), GazeSample(1.0, look, then)))
    words = (SpokenWord("put", 0.1, 0.3), SpokenWord("that", 0.3, 0.6), SpokenWord("there", 1.2, 1.5))
    state, _, reply = make_session().step(state, Turn("put that there", gaze, words))
    assert (reply.outcome, reply.targets[:1]) == ("done", ("mug_red",)), reply.reply
    assert state.scene["mug_red"].parent == "armchair_green"


def test_things_found_are_told_together() -> None:
    reply = Talk(start("house").scene).say("where are the knives")
    assert reply.reply.startswith("Three knives are on the table in the dining room and")
