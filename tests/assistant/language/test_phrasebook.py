from __future__ import annotations

from dataclasses import MISSING, fields

import pytest

from assistant.language.english.parser import parse
from assistant.language.english.phrasebook import Literal, Pattern, phrasebook
from assistant.language.english.remarks import is_remark
from assistant.language.english.spelling import respelled
from assistant.language.notation_names import COMMANDS
from assistant.language.outcome import NotUnderstood, Parsed, SceneVocabulary

IMPLIED = {"face": {"toward"}, "count": {"target"}}
"""Fields that a command may go without because the builder fills them in."""


def lacking(pattern: Pattern) -> set[str]:
    """Fields that the command needs and no match of the pattern can give it."""
    slots = {item.field for item in pattern.items if not isinstance(item, Literal)}
    given = set(pattern.given) | set(pattern.notation) | slots | IMPLIED.get(pattern.command, set())
    if slots & {"surface", "cleared", "cleared_on"}:
        given |= {"target", "place"}
    given |= {"target"} if "sized" in slots else {"place"} if "home_of" in slots else set()
    needed = {f.name for f in fields(COMMANDS[pattern.command]) if f.default is MISSING}
    return needed - given


def test_every_phrase_gives_its_command_all_that_it_needs() -> None:
    book = phrasebook()
    patterns = [p for group in (*book.by_first.values(), book.headless) for p in group]
    assert not {(p.command, p.said): lacking(p) for p in patterns if lacking(p)}


@pytest.mark.parametrize("text", ["it's dark in here", "It is getting cold.", "it's far too loud", "it's late"])
def test_remarks_are_no_reports_of_things(text: str) -> None:
    assert isinstance(parse(text), NotUnderstood)


@pytest.mark.parametrize("words", ["it is on the table", "it is red", "the room is dark", "it is", "it is dark blue"])
def test_what_says_something_of_a_thing_is_no_remark(words: str) -> None:
    assert not is_remark(words.split())


def test_a_common_word_is_not_taken_for_a_thing_of_the_scene() -> None:
    vocabulary = SceneVocabulary(("mouse", "lamp"))
    assert respelled("mess", vocabulary, bold=False) is None
    assert respelled("mosue", vocabulary, bold=False) == "mouse"
    assert respelled("lammp", vocabulary, bold=False) == "lamp"


@pytest.mark.parametrize(("text", "english"), [
    ("look around", "List everything"),
    ("what am I looking at", "Tell me what this is"),
    ("turn 45 degrees", "Turn right 45 degrees"),
    ("bring it back", "Move it back where it was"),
    ("move the chair back", "Move the chair backward"),
    ("hide the toy under the bed", "Move the toy under the bed"),
    ("hide the toy on the bed", "Hide the toy on the bed"),
    ("which room is the largest", "Find the largest room"),
    ("which room has the fewest lamps", "Find the room with the fewest lamps"),
    ("the heaviest thing in here", "The heaviest thing in this room"),
])  # fmt: skip
def test_readings(text: str, english: str) -> None:
    understood = parse(text)
    assert isinstance(understood, Parsed)
    assert understood.best.english == english


@pytest.mark.parametrize(("text", "english"), [
    ("the chair is in the way, move it to the corner", "Move the chair to the corner"),
    ("I don't like this lamp, delete it", "Delete this lamp"),
    ("the lamp is too bright so turn it off", "Switch off the lamp"),
    ("the plant by the door looks lonely, put it on the desk", "Move the plant next to the door onto the desk"),
    ("the desk is a mess, clear it", "Move everything on the desk near the desk"),
    ("move the mug so it's right beside the lamp", "Move the mug next to the lamp"),
    ("show me everything that is made of wood", "Highlight all wood things"),
    ("find something I can write on", "Find a writing surface"),
    ("is the door wide enough for the sofa", "Check whether the sofa fits through the door"),
    ("give the desk a plant", "Bring a plant to the desk"),
])  # fmt: skip
def test_what_is_said_of_a_topic_and_roundabout_words(text: str, english: str) -> None:
    understood = parse(text)
    assert isinstance(understood, Parsed)
    assert understood.best.english == english


def test_choices_are_flat_so_that_every_word_is_a_word() -> None:
    """A bracket within a bracket would be read as part of a word: "(it"."""
    odd = [w for w in phrasebook().words if any(mark in w for mark in "()[]{}|")]
    assert not odd
