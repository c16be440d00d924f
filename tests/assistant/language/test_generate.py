"""What is said back means what was understood: program -> English -> program is the identity."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import example, given, settings

from assistant.language import program as p
from assistant.language.codec import parse_program
from assistant.language.english.parser import parse
from assistant.language.generate import said_done, say
from assistant.language.outcome import Parsed
from tests.assistant.language.programs import grow_program, seeds
from tests.assistant.language.spoken import spoken_program


@settings(max_examples=250, deadline=None)
@given(seeds)
@example(448906)
def test_english_parses_back_to_the_program(seed: int) -> None:
    program = spoken_program(seed)
    understood = parse(say(program))
    assert isinstance(understood, Parsed)
    assert understood.best.program == program


@pytest.mark.parametrize("cls", get_args(p.Command), ids=lambda cls: cls.__name__)
def test_every_command_has_english(cls: type) -> None:
    for seed in range(30):
        program = grow_program(seed, cls)
        assert say(program) or cls is p.Unsupported


@pytest.mark.parametrize(
    ("notation", "instruction", "report"),
    [
        ("move(the(mug, red), on(the(desk)))", "Move the red mug onto the desk", "I moved the red mug onto the desk"),
        ("pick_up(a(apple)); put_down()", "Pick up an apple, then put down what I hold",
         "I picked up an apple, then put down what I hold"),
        ("delete(all(chair, plural, except(the(one, red))))", "Delete all chairs except the red one",
         "I deleted all chairs except the red one"),
        ("select(the(picture, 2, plural, most(left, rank=2)))", "Select the two second pictures from the left",
         "I selected the two second pictures from the left"),
        ("go_to(at(the(piano)))", "Go to the piano", "I went to the piano"),
        ("hide(a(one, 1, of(the(chair, plural))))", "Hide one of the chairs", "I hid one of the chairs"),
    ],
)  # fmt: skip
def test_sentences_read_well(notation: str, instruction: str, report: str) -> None:
    program = parse_program(notation)
    assert say(program) == instruction
    assert said_done(program) == report
