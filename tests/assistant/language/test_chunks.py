"""The noun phrases of a sentence, and the little words put right in what a model wrote."""

from __future__ import annotations

import pytest

from assistant.language.chunks import restored
from assistant.language.codec import parse_program, print_program
from assistant.language.offering import offer_of
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
    ("no more mugs please", "hide(the(mug, plural))", "hide(the(mug, plural))"),
])  # fmt: skip
def test_the_little_words_are_as_they_were_said(said: str, written: str, meant: str) -> None:
    assert print_program(restored(parse_program(written), offer_of(said, ROOM).said)) == meant


def test_what_was_said_is_left_alone() -> None:
    for said in ("both cushions and that red mug", "four more plates for the table"):
        phrases = offer_of(said, ROOM).said
        assert phrases
        assert all(restored(ref, phrases) == ref for ref in phrases)
