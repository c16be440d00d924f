"""The grammar accepts what the types can say, and all that it makes is a program."""

from __future__ import annotations

from random import Random

import pytest

from assistant.language.codec import parse_program, print_program
from assistant.language.cutting import words_of
from assistant.language.grammar import cut_grammar, full_grammar
from assistant.language.lexicon import read_data
from assistant.language.outcome import SceneVocabulary
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


SCENE = SceneVocabulary(("mug", "sofa", "desk", "table", "lamp"), ("kitchen",), ("Rosie",))


@pytest.mark.parametrize("said", [said for said, _ in EXAMPLES][::15])
def test_what_a_cut_grammar_makes_is_a_program(said: str) -> None:
    grammar = Gbnf(cut_grammar(words_of(said, SCENE)))
    for seed in range(10):
        parse_program(grammar.make(Random(seed)))


def test_a_cut_grammar_cannot_add_what_nobody_said() -> None:
    grammar = Gbnf(cut_grammar(words_of("put the red mug on the desk", SCENE)))
    assert grammar.accepts("move(the(mug, red), on(the(desk)))")
    for added in (
        "move(the(mug, red), under(the(desk)))", "move(the(mug, orange), on(the(desk)))",
        "move(the(lamp), on(the(desk)))",
        "move(all(mug, red), on(the(desk)))", "move(the(mug, 3), on(the(desk)))", "unsupported(put)",
        "move(the(mug, not(red)), on(the(desk)))", "move(the(mug, most(size)), on(the(desk)))",
    ):  # fmt: skip
        assert not grammar.accepts(added), added


def test_a_cut_grammar_accepts_most_of_what_was_meant() -> None:
    """The translator could write nearly every example that English reads, given its words."""
    scene = SceneVocabulary(tuple(sorted({"mug", "chair"})))
    talk = ("answer(", "mention(")  # conversation is left to English
    sampled = [(said, meant) for said, meant in EXAMPLES if not meant.startswith(talk)][::6]
    fitting = [said for said, meant in sampled if Gbnf(cut_grammar(words_of(said, scene))).accepts(meant)]
    assert len(fitting) > 0.6 * len(sampled)
