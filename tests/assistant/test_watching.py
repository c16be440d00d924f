"""What a window shows while things are being labelled."""

from __future__ import annotations

import threading

import pytest

from assistant.labelling.protocol import Guess, Labelling, Watcher
from assistant.watching import Watched
from scene.errors import DeixisError
from scene.view.state import Progress


def test_it_keeps_how_far_it_is_and_what_is_worth_saying() -> None:
    watched = Watched(3, threading.Event(), DeixisError("stopped"))
    assert isinstance(watched, Watcher)
    watched(1, 3)
    before = watched.guesses
    watched.saw(Labelling("a", (Guess("stool", 0.8),), 0.1, "sure"))
    watched.saw(Labelling("b", (Guess("lamp", 0.1),), 0.8, "unknown"))
    watched.saw(Labelling("c", (), 1.0, "unknown"))
    assert watched.progress == Progress("looking at things", 1, 3)
    assert watched.guesses == {"a": ("stool", 0.8)}
    assert before == {}


def test_the_person_stops_it() -> None:
    stop = threading.Event()
    watched = Watched(3, stop, DeixisError("stopped"))
    stop.set()
    with pytest.raises(DeixisError, match="stopped"):
        watched(1, 3)
