"""The translator with a model that writes what it is told: its scores, its warm-up, and when the session asks first."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.language.outcome import Parsed, SceneVocabulary
from assistant.language.translator import ModelTranslator, prompt_for, prompt_prefix, score_of
from assistant.runtime import make_session, start
from assistant.turn import Turn

ROOM = SceneVocabulary(("lamp", "rug", "mug", "desk"), ("kitchen",))


class Scribe:
    """A model whose answer is fixed; it keeps what it was given."""

    def __init__(self, answer: str) -> None:
        self.answer = answer
        self.warmed: list[str] = []
        self.read: list[str] = []

    def complete(
        self, prompt_prefix: str, prompt: str, grammar: str, cancel: Callable[[], bool] | None = None
    ) -> str:
        self.read.append(prompt_prefix + prompt)
        return self.answer

    def warm(self, prompt_prefix: str) -> None:
        self.warmed.append(prompt_prefix)


def test_a_program_that_leaves_out_what_was_named_scores_low() -> None:
    said = "somehow the green mug ended up below the desk, that cannot be"
    whole = score_of(said, "move(the(mug, green), under(the(desk)))", ROOM)
    part = score_of(said, "find(the(mug))", ROOM)
    none = score_of(said, "greet()", ROOM)
    assert none < part < whole


def test_what_is_read_ahead_begins_every_prompt_of_the_room() -> None:
    scribe = Scribe("hide(the(rug))")
    translator = ModelTranslator(scribe)
    translator.warm(ROOM)
    translator.translate("that rug has got to go", ROOM)
    assert scribe.read[0].startswith(scribe.warmed[0])
    assert "kitchen" in scribe.warmed[0]


def test_the_prompt_is_short_enough_to_be_read_in_ten_seconds() -> None:
    assert len(prompt_prefix()) + len(prompt_for("", ROOM)) < 2600


@pytest.mark.parametrize(("answer", "asks"), [("find(the(rug))", False), ("hide(the(rug))", True)])
def test_a_program_that_changes_anything_is_said_back_first(answer: str, asks: bool) -> None:
    state = start("living_room")
    vocabulary = SceneVocabulary(tuple(o.label for o in state.scene if o.label))
    said = "quod erat cushion demonstrandum lamp bookshelf quidem"
    understood = ModelTranslator(Scribe(answer)).translate(said, vocabulary)
    assert isinstance(understood, Parsed)
    session = make_session(translator=ModelTranslator(Scribe(answer)))
    after, _, reply = session.step(state, Turn(said))
    assert reply.front == "translator"
    assert reply.outcome == ("needs_confirmation" if asks else "answered"), reply
    if asks:
        assert "I understood" in reply.question
        assert after.scene == state.scene
        _, _, agreed = session.step(after, Turn("yes"))
        assert agreed.outcome == "done"
