from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.hearing.vocabulary import COMMANDS, priming_prompt


def count(text: str) -> int:
    """About what Whisper's tokens come to: one for each word and each sign."""
    return sum(len(word) // 4 + 1 for word in text.split())


def test_labels_in_order_each_once() -> None:
    prompt = priming_prompt(["red_mug", "Desk", "desk", " ", "cutlery  drawer"], count, 200)
    assert prompt == f"{COMMANDS} About: red mug, Desk, cutlery drawer."


def test_without_labels() -> None:
    assert priming_prompt([], count, 200) == COMMANDS


@given(st.lists(st.text("abcdefgh ", min_size=1, max_size=12), max_size=300), st.integers(40, 300))
def test_never_over_the_limit(labels: list[str], limit: int) -> None:
    assert count(priming_prompt(labels, count, limit)) <= limit


def test_what_does_not_fit_is_what_came_last() -> None:
    labels = [f"label{i}" for i in range(500)]
    prompt = priming_prompt(labels, count, 100)
    assert "label0," in prompt
    assert "label499" not in prompt
