"""The page of what can be said is the one that the data makes."""

from __future__ import annotations

from pathlib import Path

from assistant.language.handbook import examples_of, help_lines, what_you_can_say

PAGE = Path(__file__).parents[3] / "docs" / "what-you-can-say.md"


def test_the_page_is_up_to_date() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == what_you_can_say(), f"run: python -m assistant.language.handbook > {PAGE}"


def test_every_command_shows_an_example() -> None:
    assert all(examples_of()[name] for name in help_lines())
