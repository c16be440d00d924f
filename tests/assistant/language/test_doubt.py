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
])  # fmt: skip
def test_what_is_about_nothing_known_or_tells_something_is_doubted(said: str, doubted: bool) -> None:
    english = parse(said, context=ROOM)
    assert isinstance(english, Parsed)
    assert doubtful(english, ROOM) == doubted
