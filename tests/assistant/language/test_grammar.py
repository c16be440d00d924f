"""The grammar accepts what the types can say, and all that it makes is a program."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.language.codec import parse_program, print_program
from assistant.language.cut_grammar import cut_grammar
from assistant.language.cutting import words_of
from assistant.language.grammar import full_grammar
from assistant.language.lexicon import read_data
from assistant.language.outcome import SceneVocabulary
from tests.assistant.language.gbnf import Gbnf
from tests.assistant.language.programs import grow_program

FULL = Gbnf(full_grammar())
PIECES = (
    "the", "that", "both", "four", "more", "red", "mug", "mugs", "sofa", "Rosie", "it", "on", "next to", "between",
    "and", "or", "not", "except", "with", "too", "big", "left", "half a metre", "if", "then", "everything", "me",
    "dark", "flurb", "call", "corner", "facing", '"', "(", "of", "second", "largest",
)  # fmt: skip
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


@settings(max_examples=40, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)))
def test_any_text_gives_a_grammar_of_programs(said: str) -> None:
    grammar = Gbnf(cut_grammar(words_of(said, SCENE)))
    for seed in range(3):
        program = parse_program(grammar.make(Random(seed)))
        assert parse_program(print_program(program)) == program


def test_a_cut_grammar_cannot_add_what_nobody_said() -> None:
    grammar = Gbnf(cut_grammar(words_of("put the red mug on the desk", SCENE)))
    assert grammar.accepts("move(the(mug, red), on(the(desk)))")
    for added in (
        "move(the(mug, orange), on(the(desk)))", "move(the(lamp), on(the(desk)))", "move(the(mug, 3), on(the(desk)))",
        "move(the(mug, red), under(the(desk)))", "move(all(mug, red), on(the(desk)))", "unsupported(fly)",
        "move(the(mug, not(red)), on(the(desk)))", "move(the(mug, most(size)), on(the(desk)))",
        "move(the(mug), on(the(desk, red)))", "move(the(mug, next_to(the(desk))), on(the(desk)))",
        "find(the(mug)); find(the(mug))", "set_state(the(mug), full)", "move(the(mug), home)", "move(the(mug), there)",
    ):  # fmt: skip
        assert not grammar.accepts(added), added


def test_a_place_that_was_said_is_kept() -> None:
    beside = Gbnf(cut_grammar(words_of("the mug wants to be beside the desk, the lamp likes the sofa", SCENE)))
    assert beside.accepts("move(the(mug), next_to(the(desk)))")
    assert beside.accepts("move(the(lamp), on(the(sofa)))")
    assert not beside.accepts("move(the(mug), on(the(desk)))")
    between = Gbnf(cut_grammar(words_of("the mug would fit between the desk and the sofa", SCENE)))
    assert between.accepts("move(the(mug), between(the(desk), the(sofa)))")
    assert between.accepts("find(the(mug, between(the(desk), the(sofa))))")
    assert not between.accepts("move(the(mug), between(the(desk)))")
    several = Gbnf(cut_grammar(words_of("put it between both lamps", SCENE)))
    assert several.accepts("move(it, between(both(lamp, plural)))")


def test_a_cut_grammar_keeps_to_the_likely_commands() -> None:
    grammar = Gbnf(cut_grammar(words_of("put the red mug on the desk", SCENE, ("bring", "find"))))
    assert grammar.accepts("bring(the(mug, red))")
    assert not grammar.accepts("move(the(mug, red), on(the(desk)))")
    assert not grammar.accepts("delete(the(mug, red))")


def test_a_complaint_offers_what_it_may_be_about() -> None:
    grammar = Gbnf(cut_grammar(words_of("it is far too dark at this desk", SCENE)))
    assert grammar.accepts("set_state(the(lamp), on)")
    assert not grammar.accepts("set_state(the(sofa), on)")


def test_where_nothing_of_the_room_is_named_all_of_it_is_offered() -> None:
    grammar = Gbnf(cut_grammar(words_of("I would like to lie down", SCENE)))
    assert all(grammar.accepts(f"go_to(at(the({label})))") for label in SCENE.labels)


def test_a_cut_grammar_accepts_most_of_what_was_meant() -> None:
    """The translator could write nearly every example that English reads, given its words."""
    scene = SceneVocabulary(tuple(sorted({"mug", "chair"})))
    talk = ("answer(", "mention(")  # conversation is left to English
    sampled = [(said, meant) for said, meant in EXAMPLES if not meant.startswith(talk)][::6]
    fitting = [said for said, meant in sampled if Gbnf(cut_grammar(words_of(said, scene))).accepts(meant)]
    assert len(fitting) > 0.7 * len(sampled), len(fitting) / len(sampled)
