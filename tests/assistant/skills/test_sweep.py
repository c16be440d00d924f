"""Every command has exactly one owner, and every skill says what it is about and shows how to ask for it."""

from __future__ import annotations

from typing import get_args

import pytest

from assistant.answering import CONVERSATION
from assistant.execution import CONTROL
from assistant.language.program import Command
from assistant.skills.registry import planners, skill_modules

COMMANDS = get_args(Command)
BY_SESSION = {*CONVERSATION, *CONTROL}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.__name__)
def test_each_command_has_one_owner(command: type) -> None:
    assert (command in planners()) != (command in BY_SESSION)


def test_no_skill_takes_what_is_no_command() -> None:
    assert set(planners()) <= set(COMMANDS)


@pytest.mark.parametrize("skill", skill_modules(), ids=lambda m: m.__name__.rpartition(".")[2])
def test_each_skill_introduces_itself(skill: object) -> None:
    assert isinstance(skill.ABOUT, str)  # type: ignore[attr-defined]
    assert skill.ABOUT  # type: ignore[attr-defined]
    assert skill.EXAMPLES  # type: ignore[attr-defined]
    assert all(e == e.strip() and e[-1] in ".?" for e in skill.EXAMPLES)  # type: ignore[attr-defined]
    assert skill.__doc__
    assert callable(skill.plan)  # type: ignore[attr-defined]
