"""The conversation: it acts on what it resolved, asks when two things fit, and takes everything back exactly."""

from __future__ import annotations

import pytest

from scene.codec import canonical_bytes
from tests.assistant.rooms import Talk, kitchen

ACTS = [
    "select the red mug",
    "highlight the lamp",
    "paint the sofa blue",
    "hide the lamp",
    "make the blue mug twice as big",
    "turn the sofa ninety degrees to the left",
    "put the red mug on the bookshelf",
    "put the blue mug next to the lamp",
    "call the lamp Rosie",
    "pick up the red mug",
    "grab the red mug and put it on the bookshelf",
    "hide the lamp and paint the red mug green",
]


@pytest.mark.parametrize("sentence", ACTS)
def test_an_act_is_done_and_taken_back_to_the_byte(sentence: str) -> None:
    talk = Talk()
    before = canonical_bytes(talk.state.scene)
    reply = talk.say(sentence)
    assert reply.outcome == "done", reply
    assert reply.edits
    assert canonical_bytes(talk.state.scene) != before
    assert talk.say("undo").outcome == "done"
    assert canonical_bytes(talk.state.scene) == before


@pytest.mark.parametrize("sentence", ACTS)
def test_the_same_words_give_the_same_scene(sentence: str) -> None:
    first, second = Talk(), Talk()
    first.say(sentence)
    second.say(sentence)
    assert canonical_bytes(first.state.scene) == canonical_bytes(second.state.scene)


NOT_RESOLVED = [
    ("delete the banana", "not_found"),
    ("delete the mug", "ambiguous"),
    ("paint the giraffe red", "not_found"),
    ("hide the green mug", "not_found"),
    ("put the mug on the sofa", "ambiguous"),
    ("put the red mug on the giraffe", "not_found"),
    ("blorf the snark", "not_understood"),
    ("olen iloinen että olet täällä", "not_understood"),
    ("", "not_understood"),
]


@pytest.mark.parametrize(("sentence", "outcome"), NOT_RESOLVED)
def test_what_is_not_resolved_changes_nothing(sentence: str, outcome: str) -> None:
    talk = Talk(yes=True)
    before = canonical_bytes(talk.state.scene)
    reply = talk.say(sentence)
    assert reply.outcome == outcome, reply
    assert reply.reply
    assert not reply.edits
    assert canonical_bytes(talk.state.scene) == before


@pytest.mark.parametrize("answer", ["the red one", "number one", "the one on the left", "the left one"])
def test_a_question_is_answered_by_words(answer: str) -> None:
    talk = Talk()
    asked = talk.say("paint the mug green")
    assert asked.outcome == "ambiguous"
    assert {c.id for c in asked.candidates} == {"mug-red", "mug-blue"}
    wanted = asked.candidates[0].id if answer == "number one" else "mug-red"
    reply = talk.say(answer)
    assert reply.outcome == "done", reply
    assert reply.targets == (wanted,)


def test_neither_drops_the_question() -> None:
    talk = Talk()
    talk.say("hide the mug")
    assert talk.say("neither").outcome == "answered"
    assert talk.state.dialogue.pending is None
    assert talk.state.scene == kitchen()


def test_another_command_drops_the_question() -> None:
    talk = Talk()
    talk.say("hide the mug")
    assert talk.say("hide the lamp").outcome == "done"
    assert talk.say("number one").outcome == "not_understood"


@pytest.mark.parametrize("aside", ["how many chairs are there?", "where is the lamp", "blorf", "what do you mean"])
def test_a_question_in_between_leaves_the_question_open(aside: str) -> None:
    talk = Talk()
    asked = talk.say("hide the mug")
    assert asked.question in talk.say(aside).reply
    assert talk.say("number one").targets == asked.targets[:1]


MIXED = ["yeah, go ahead", "sure, why not", "no, further", "never mind, again", "yes yes yes", "no no no", "stop, undo",
         "hello, yes", "thanks, bye", "again and again", "okay no",
         "do that again but bigger", "no, yes, no"]  # fmt: skip


@pytest.mark.parametrize("first", ["", "hide the mug", "delete the lamp", "paint the sofa red", "where is the lamp"])
@pytest.mark.parametrize("sentence", MIXED)
def test_words_of_the_conversation_mix(first: str, sentence: str) -> None:
    talk = Talk()
    if first:
        talk.say(first)
    before = canonical_bytes(talk.state.scene)
    reply = talk.say(sentence)
    assert reply.reply
    assert reply.outcome == "done" or canonical_bytes(talk.state.scene) == before


def test_destruction_waits_for_a_yes() -> None:
    talk = Talk()
    reply = talk.say("delete the lamp")
    assert reply.outcome == "needs_confirmation"
    assert "lamp" in talk.state.scene.objects
    assert talk.say("yes").outcome == "done"
    assert "lamp" not in talk.state.scene.objects
    talk.say("undo")
    assert talk.state.scene == kitchen()


def test_no_leaves_it() -> None:
    talk = Talk()
    talk.say("delete the lamp")
    assert talk.say("no").outcome == "answered"
    assert "lamp" in talk.state.scene.objects


def test_many_objects_wait_for_a_yes() -> None:
    talk = Talk()
    assert talk.say("paint all the chairs red").outcome == "needs_confirmation"
    assert talk.say("go ahead").outcome == "done"
    assert talk.state.scene["chair-5"].paint is not None


def test_told_not_to_ask_it_does_not() -> None:
    assert Talk(yes=True).say("delete the lamp").outcome == "done"


def test_a_step_that_fails_leaves_the_whole_sentence_undone() -> None:
    talk = Talk()
    reply = talk.say("hide the lamp and paint the giraffe red")
    assert reply.outcome == "not_found"
    assert talk.state.scene == kitchen()


def test_a_correction_takes_the_mistake_back() -> None:
    talk = Talk()
    talk.say("paint the red mug green")
    reply = talk.say("no, I meant the blue mug")
    assert reply.outcome == "done", reply
    assert talk.state.scene["mug-red"].paint is None
    assert talk.state.scene["mug-blue"].paint is not None


def test_again_repeats_on_another_thing() -> None:
    talk = Talk()
    talk.say("paint the red mug green")
    reply = talk.say("do the same to the lamp")
    assert reply.outcome == "done", reply
    assert talk.state.scene["lamp"].paint == talk.state.scene["mug-red"].paint


def test_it_is_what_was_spoken_of() -> None:
    talk = Talk()
    talk.say("where is the lamp?")
    assert talk.say("hide it").targets == ("lamp",)


def test_conditions_are_tested_in_the_scene() -> None:
    talk = Talk()
    reply = talk.say("if there is a banana on the desk, hide the lamp, otherwise hide the sofa")
    assert reply.outcome == "done", reply
    assert talk.state.scene["lamp"].visible
    assert not talk.state.scene["sofa"].visible


def test_every_turn_is_json() -> None:
    import json

    talk = Talk()
    row = json.loads(json.dumps(talk.say("put the red mug on the bookshelf").to_json()))
    assert {"text", "understood", "program", "front", "outcome", "targets", "edits", "reply", "candidates",
            "timing_ms"} <= set(row)
    assert row["front"] == "grammar"
    assert row["edits"][0]["kind"] in ("SetParent", "MoveObject")
    assert {"parse", "plan", "commit", "total"} <= set(row["timing_ms"])


@pytest.mark.parametrize("said", ["if there is a giraffe, hide the lamp", "if the lamp is on, hide the sofa"])
def test_a_condition_that_does_not_hold_leaves_everything(said: str) -> None:
    talk = Talk()
    before = talk.state.scene
    reply = talk.say(said)
    assert (reply.outcome, talk.state.scene) == ("answered", before)
    assert "nothing to do" in reply.reply


def test_until_goes_as_far_as_it_can() -> None:
    talk = Talk()
    before = talk.state.scene.world_pose("sofa").position
    reply = talk.say("move the sofa to the left until it touches the desk")
    assert reply.outcome == "done", reply
    after = talk.state.scene.world_pose("sofa").position
    assert after[0] < before[0] - 0.3
    talk.say("undo")
    assert talk.state.scene.world_pose("sofa").position == before


def test_for_each_does_it_to_every_one() -> None:
    talk = Talk(yes=True)
    talk.say("for each mug paint it green")
    assert talk.state.scene["mug-red"].paint == talk.state.scene["mug-blue"].paint is not None


@pytest.mark.parametrize("question", ["how many rooms are there?", "which rooms are there?"])
def test_rooms_are_told(question: str) -> None:
    reply = Talk().say(question)
    assert reply.outcome == "answered"
    assert "kitchen" in reply.reply


def test_them_is_counted_by_its_kind() -> None:
    talk = Talk()
    talk.say("where are the mugs?")
    assert "2 mugs" in talk.say("how many of them are there?").reply


def test_there_is_the_place_last_named_where_nobody_points() -> None:
    talk = Talk()
    talk.say("put the red mug on the bookshelf")
    assert talk.say("put the blue mug there too").outcome == "done"
    scene = talk.state.scene
    mugs = [o for o in scene if o.label == "mug" and o.id in ("mug-red", "mug-blue", "mug_red", "mug_blue")]
    assert len({o.parent for o in mugs}) == 1


def test_a_question_that_nobody_comes_back_to_is_given_up() -> None:
    talk = Talk()
    assert talk.say("delete the mug").question
    assert talk.say("how many mugs are there").question
    assert talk.say("where is the lamp").question
    assert not talk.say("where is the sofa").question
    assert talk.state.dialogue.pending is None
