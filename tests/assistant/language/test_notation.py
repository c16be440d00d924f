"""Programs print to notation and parse back, whatever they hold."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from assistant.language import program as p
from assistant.language.codec import COMMANDS, parse_program, print_program
from assistant.language.notation import NotationError
from tests.assistant.language.programs import commands, programs

quick = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


@quick
@given(programs)
def test_printing_and_parsing_are_inverse(program: p.Program) -> None:
    assert parse_program(print_program(program)) == program


@pytest.mark.parametrize("cls", list(commands), ids=lambda cls: cls.__name__)
def test_every_command_round_trips(cls: type) -> None:
    @settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
    @given(commands[cls])
    def check(command: p.Command) -> None:
        program = p.Program((command,))
        assert parse_program(print_program(program)) == program

    check()


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
        "", "move", "move(", "move()", "fly(the(mug))", "move(the(mug))", "find(the(mug)) junk", "find(the(mug), color=red)",
        "find(mug)", "select(the(mug), mode=sometimes)", "undo(count=1.5)", "rotate(it, angle=90)", 'find(the("mug))',
        "find(the(mug, on()))", "find(" * 200,
    ],
)  # fmt: skip
def test_what_is_no_program_is_refused_with_the_reason(text: str) -> None:
    with pytest.raises(NotationError, match=r"\w"):
        parse_program(text)


def test_every_command_has_a_name_of_its_own() -> None:
    assert len(COMMANDS) == len(set(COMMANDS.values())) == len(commands)
