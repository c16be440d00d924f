"""The noun phrases of a sentence: found, offered with plain articles, and put right in what a model wrote."""

from __future__ import annotations

import pytest

from assistant.language.chunks import openings, restored
from assistant.language.codec import parse_program, print_program
from assistant.language.cutting import words_of
from assistant.language.lexicon import read_data
from assistant.language.outcome import SceneVocabulary

ROOM = SceneVocabulary(("mug", "cushion", "sofa", "plate", "table"), ("kitchen",))


@pytest.mark.parametrize(("said", "written", "meant"), [
    ("both cushions belong on the sofa", "move(the(cushion), on(the(sofa)))",
     "move(both(cushion, plural), on(the(sofa)))"),
    ("that red mug is in my way", "hide(the(mug))", "hide(that(mug, red))"),
    ("the table needs four more plates", "add(a(plate), place=on(the(table)))",
     "add(a(plate, 4, plural, other), place=on(the(table)))"),
    ("the blue mug or rather the red mug", "select(the(mug, red))", "select(the(mug, red))"),
    ("a mug for the kitchen", "bring(the(mug))", "bring(a(mug))"),
    ("mugs in the kitchen", "count(all(mug, plural))", "count(all(mug, plural))"),
])  # fmt: skip
def test_the_little_words_are_as_they_were_said(said: str, written: str, meant: str) -> None:
    words = words_of(said, ROOM)
    assert print_program(restored(parse_program(written), words.said)) == meant


def test_every_opening_begins_a_reference_of_that_noun() -> None:
    sentences = [said for section in read_data("examples.toml").values() for said in section][::7]
    for said in sentences:
        for ref in words_of(said, ROOM).said:
            for opening in openings(ref):
                program = parse_program(f"select({opening}))")
                assert program.steps[0].target.head == ref.head  # type: ignore[union-attr]


def test_what_was_said_is_left_alone() -> None:
    for said in ("both cushions and that red mug", "four more plates for the table"):
        words = words_of(said, ROOM)
        assert all(restored(ref, words.said) == ref for ref in words.said)
