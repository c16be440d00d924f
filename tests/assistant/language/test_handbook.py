"""The page of what can be said is the one that the data makes, and shows every command."""

from __future__ import annotations

from pathlib import Path

from assistant.docs.__main__ import pages
from assistant.language.handbook import examples_of, help_lines

PAGE = Path(__file__).parents[3] / "docs" / "what-you-can-say.md"


def test_the_page_is_up_to_date() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == pages()[PAGE.name], "run: python3 dev.py docs"


def test_every_command_shows_an_example() -> None:
    shown = examples_of()
    assert all(shown[name] for name in help_lines())
