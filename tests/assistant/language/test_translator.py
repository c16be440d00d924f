"""The translator with a model that writes what it is told: its scores, its warm-up, and when the session asks first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import pytest

from assistant.language.codec import print_program
from assistant.language.offering import offer_of
from assistant.language.outcome import NotUnderstood, Parsed, SceneVocabulary
from assistant.language.plain import Offer, plain_grammar
from assistant.language.remaining import Remaining
from assistant.language.translator import ModelTranslator, certainty, favours, foregone, prompt_prefix, room_prefix
from assistant.models.texts import Ending, Written
from assistant.runtime import make_session, start
from assistant.turn import Turn
from tests.assistant.language.gbnf import Gbnf

ROOM = SceneVocabulary(("lamp", "rug", "mug", "desk"), ("kitchen",))
SURE, HALF, UNSURE = (-0.1, -0.01, -0.2), (-0.1, -0.6, -0.5), (-0.1, -4.0, -3.5)


class Scribe:
    """A model whose answer is fixed; it keeps what it was given."""

    def __init__(self, answer: str, likely: tuple[float, ...] = SURE) -> None:
        self.written = Written(answer, likely)
        self.warmed: list[str] = []
        self.read: list[str] = []

    def complete(
        self, prompt_prefix: str, prompt: str, grammar: str, *, favour: Mapping[str, float] = MappingProxyType({}),
        end: Ending | None = None, cancel: Callable[[], bool] | None = None,
    ) -> Written:
        self.read.append(prompt_prefix + prompt)
        return self.written

    def warm(
        self, prompt_prefix: str, *, fixed: str = "", cancel: Callable[[], bool] | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        assert prompt_prefix.startswith(fixed)
        self.warmed.append(prompt_prefix)
        if progress is not None:
            progress(len(fixed), len(fixed))


def test_the_score_is_how_sure_the_model_was() -> None:
    assert certainty(UNSURE) < 0.2 < 0.8 < certainty(SURE) <= 1


def test_what_serves_a_need_need_not_be_likely() -> None:
    unlikely = (-0.1, -2.2, -1.7)
    model = ModelTranslator(Scribe("switch on lamp", unlikely))
    assert isinstance(model.translate("it is so dark in here", ROOM), Parsed)
    assert isinstance(model.translate("the lamp has been on for hours", ROOM), NotUnderstood)
    other = ModelTranslator(Scribe("hide rug", unlikely))
    assert isinstance(other.translate("it is so dark in here", ROOM), NotUnderstood)


@pytest.mark.parametrize(("written", "likely", "rest"), [
    (" hide l", (-1.0, -0.1), None),
    (" hide l", (-1.0, -3.0), None),
    (" hide l", (-1.0, -1.0), "amp\n"),
    (" find l", (-1.0, -0.1), "amp\n"),
    (" hide ", (-1.0, -1.0), None),
])  # fmt: skip
def test_what_must_follow_is_not_written_unless_its_likelihood_decides(
    written: str, likely: tuple[float, ...], rest: str | None
) -> None:
    remaining = Remaining('root ::= " " ("hide " | "find ") ("lamp" | "rug") "\\n"\n')
    assert foregone(remaining, written, likely) == rest


def test_what_is_read_ahead_begins_every_prompt_of_the_room() -> None:
    scribe = Scribe("hide the rug")
    translator = ModelTranslator(scribe)
    translator.warm(ROOM)
    translator.translate("that rug has got to go", ROOM)
    assert scribe.read[0].startswith(scribe.warmed[0])
    assert "kitchen" in scribe.warmed[0]
    assert scribe.warmed[0].startswith(prompt_prefix())


def test_a_room_is_read_once_and_anew_when_it_changes() -> None:
    scribe = Scribe("hide the rug")
    translator = ModelTranslator(scribe)
    for vocabulary in (ROOM, ROOM, SceneVocabulary((*ROOM.labels, "piano"))):
        translator.translate("that rug has got to go", vocabulary)
    assert scribe.warmed == [room_prefix(ROOM), room_prefix(SceneVocabulary((*ROOM.labels, "piano")))]


@pytest.mark.parametrize(("answer", "reason"), [
    ("nothing", "no_request"), ("", "no_parse"), ("rug the of", "no_parse"),
    ("move the rug onto the rug", "unsure"),
])  # fmt: skip
def test_what_is_no_program_is_said_to_be_none(answer: str, reason: str) -> None:
    understood = ModelTranslator(Scribe(answer)).translate("that rug has got to go", ROOM)
    assert isinstance(understood, NotUnderstood)
    assert understood.reason == reason


def test_a_program_that_the_model_itself_doubts_is_none() -> None:
    said, answer = "that rug has got to go", "hide that rug"
    assert isinstance(ModelTranslator(Scribe(answer, SURE)).translate(said, ROOM), Parsed)
    doubted = ModelTranslator(Scribe(answer, UNSURE)).translate(said, ROOM)
    assert isinstance(doubted, NotUnderstood)
    assert doubted.reason == "unsure"
    refused = ModelTranslator(Scribe("cannot shake", UNSURE)).translate("shake that rug", ROOM)
    assert isinstance(refused, Parsed)


@pytest.mark.parametrize(("answer", "likely"), [("nothing", SURE), ("hide the sofa", UNSURE)])
def test_a_remark_changes_nothing(answer: str, likely: tuple[float, ...]) -> None:
    state = start("living_room")
    session = make_session(translator=ModelTranslator(Scribe(answer, likely)))
    after, events, reply = session.step(state, Turn("quod erat cushion demonstrandum lamp bookshelf quidem"))
    assert reply.outcome == "not_understood"
    assert not events
    assert after.scene == state.scene


def test_an_answer_is_one_line() -> None:
    offer = offer_of("that rug has got to go", ROOM)
    grammar = Gbnf(plain_grammar(offer))
    assert grammar.accepts(" hide that rug\n")
    assert grammar.accepts(" nothing\n")
    assert not grammar.accepts(" hide that rug")


def test_the_little_words_are_as_they_were_said() -> None:
    understood = ModelTranslator(Scribe("hide the rug")).translate("that rug has got to go", ROOM)
    assert isinstance(understood, Parsed)
    assert print_program(understood.best.program) == "hide(that(rug))"


def test_what_examples_say_is_added_by_first_words() -> None:
    found = favours({"set_state": 0.5, "hide": 0.25, "nothing": 0.25}, Offer({}, ("set_state",)))
    assert found["switch"] == found["open"] > found["hide"] > found["nothing"]
    assert found["nothing"] < -2
    assert favours({"hide": 1.0}, Offer({}, (), refusable=True))["cannot"] > -1
    often, seldom = (favours({"unsupported": share}, Offer({}, ()))["cannot"] for share in (0.9, 0.5))
    assert often > 0 > seldom


def test_who_waits_for_the_first_reading_hears_how_far_it_is() -> None:
    heard: list[tuple[int, int]] = []
    ModelTranslator(Scribe("hide the rug"), progress=lambda done, total: heard.append((done, total))).warm(ROOM)
    assert heard == [(len(prompt_prefix()),) * 2]


@pytest.mark.parametrize(("answer", "likely", "outcome"), [
    ("find the rug", HALF, "answered"),
    ("hide the rug", HALF, "needs_confirmation"),
    ("hide the rug", SURE, "done"),
    ("hide all cushions", SURE, "needs_confirmation"),
    ("delete the rug", SURE, "needs_confirmation"),
])  # fmt: skip
def test_a_program_is_said_back_first_unless_it_is_sure_and_changes_one_thing(
    answer: str, likely: tuple[float, ...], outcome: str
) -> None:
    state = start("living_room")
    session = make_session(translator=ModelTranslator(Scribe(answer, likely)))
    after, _, reply = session.step(state, Turn("quod erat cushion demonstrandum lamp bookshelf quidem"))
    assert reply.front == "translator"
    assert reply.outcome == outcome, reply
    if outcome == "needs_confirmation":
        assert reply.question
        assert after.scene == state.scene
        after, _, agreed = session.step(after, Turn("yes"))
        assert agreed.outcome == "done"
    if outcome != "answered":
        undone, _, _ = session.step(after, Turn("undo"))
        assert undone.scene == state.scene
