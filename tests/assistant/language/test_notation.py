"""Programs print to notation and parse back, whatever they hold."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given, settings

from assistant.language import program as p
from assistant.language.codec import parse_program, print_program
from assistant.language.notation import NotationError
from assistant.language.notation_names import COMMANDS
from tests.assistant.language.programs import grow_program, seeds


@settings(max_examples=400, deadline=None)
@given(seeds)
def test_printing_and_parsing_are_inverse(seed: int) -> None:
    program = grow_program(seed)
    assert parse_program(print_program(program)) == program


@pytest.mark.parametrize("cls", get_args(p.Command), ids=lambda cls: cls.__name__)
def test_every_command_round_trips(cls: type) -> None:
    for seed in range(20):
        program = grow_program(seed, cls)
        assert parse_program(print_program(program)) == program


def test_the_notation_reads_as_declared() -> None:
    program = parse_program("move(the(mug, red), on(the(desk)))")
    red = p.Attribute("red", "color")
    assert program == p.Program(
        (p.Move(p.Ref(p.Noun("mug"), where=(red,)), p.Relation("on", (p.Ref(p.Noun("desk")),))),)
    )
    assert print_program(program) == "move(the(mug, red), on(the(desk)))"


@pytest.mark.parametrize(
    "text",
    [
        "", "move", "move(", "move()", "fly(the(mug))", "move(the(mug))", "find(the(mug)) junk",
        "find(the(mug), color=red)",
        "find(mug)", "select(the(mug), mode=sometimes)", "undo(count=1.5)", "rotate(it, angle=90)", 'find(the("mug))',
        "find(the(mug, on()))", "undo(count=9e999)", "find(" * 200,
    ],
)  # fmt: skip
def test_what_is_no_program_is_refused_with_the_reason(text: str) -> None:
    with pytest.raises(NotationError, match=r"\w"):
        parse_program(text)


def test_every_command_has_a_name_of_its_own() -> None:
    assert len(COMMANDS) == len(set(COMMANDS.values())) == len(get_args(p.Command))
