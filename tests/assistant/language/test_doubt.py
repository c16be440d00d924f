"""Readings by English that deserve a second opinion."""

from __future__ import annotations

import pytest

from assistant.language.doubt import doubtful
from assistant.language.english.parser import parse
from assistant.language.outcome import Parsed, SceneVocabulary

ROOM = SceneVocabulary(("mug", "fridge", "desk", "sofa", "zorblax"), ("kitchen",))


@pytest.mark.parametrize(("said", "doubted"), [
    ("put the red mug on the desk by the sofa", False),
    ("bring me the zorblax from the fridge please", False),
    ("walk the dog around the block after dinner", False),
    ("I'm going to sleep now, no more light please", True),
    ("I just want a quick look inside the fridge", True),
    ("hide it", False),
    ("we are one glass short", True),
    ("I need a closer look at the mug on the desk", True),
    ("I need a mug from the desk in the kitchen", False),
    ("let us call this mug Bruno from now on", True),
    ("the person in the kitchen is so loud, can we shut them out", True),
    ("the mug could go on while we wait", True),
    ("close the fridge and switch on the lamp by the sofa", False),
    ("turn on the sink and fill the mug with water", False),
])  # fmt: skip
def test_what_is_about_nothing_known_or_tells_something_is_doubted(said: str, doubted: bool) -> None:
    english = parse(said, context=ROOM)
    assert isinstance(english, Parsed)
    assert doubtful(english, ROOM) == doubted
