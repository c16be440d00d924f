"""The grammar accepts what the types can say, and all that it makes is a program."""

from __future__ import annotations

from random import Random

import pytest

from assistant.language.codec import parse_program, print_program
from assistant.language.grammar import full_grammar
from assistant.language.lexicon import read_data
from tests.assistant.language.gbnf import Gbnf
from tests.assistant.language.programs import grow_program

FULL = Gbnf(full_grammar())
EXAMPLES = [(said, meant) for section in read_data("examples.toml").values() for said, meant in section.items()]


def test_the_full_grammar_accepts_generated_programs() -> None:
    for seed in range(40):
        text = print_program(grow_program(seed))
        assert FULL.accepts(text), text


def test_the_full_grammar_accepts_the_examples() -> None:
    for _, meant in EXAMPLES[::4]:
        assert FULL.accepts(meant), meant


@pytest.mark.parametrize("text", ["", "fly()", "move(the(mug))", "find(mug)", "find(the(mug)) ",
    "find(the(mug));find(it)"])
def test_the_full_grammar_refuses_what_is_no_program(text: str) -> None:
    assert not FULL.accepts(text)


def test_what_the_full_grammar_makes_is_a_program() -> None:
    for seed in range(150):
        text = FULL.make(Random(seed))
        program = parse_program(text)
        assert parse_program(print_program(program)) == program
