"""Plain commands: what a sentence offers, what the grammar lets through, and that English reads it as it was meant."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.bench.meaning import is_right
from assistant.language.codec import parse_program
from assistant.language.lexicon import read_data
from assistant.language.likeness import examples
from assistant.language.notation_names import COMMANDS
from assistant.language.offering import offer_of
from assistant.language.outcome import SceneVocabulary
from assistant.language.plain import NOTHING, in_full, phrases, plain_grammar, plainly, read, terse
from tests.assistant.language.gbnf import Gbnf

SCENE = SceneVocabulary(("mug", "sofa", "desk", "table", "lamp"), ("kitchen",), ("Rosie",))
PIECES = (
    "the", "that", "both", "four", "more", "red", "mug", "mugs", "sofa", "Rosie", "it", "on", "next to", "between",
    "and", "or", "not", "except", "with", "too", "big", "left", "half a metre", "if", "then", "everything", "me",
    "dark", "flurb", "call", "corner", "facing", '"', "(", "of", "second", "largest",
)  # fmt: skip
THINGS = {"another mug": "a(mug, other)", "the mug": "the(mug)", "a red mug": "a(mug, red)"}
EXAMPLES = [(said, meant) for section in read_data("examples.toml").values() for said, meant in section.items()]


def grammar_of(said: str, likely: tuple[str, ...] = ()) -> Gbnf:
    return Gbnf(plain_grammar(offer_of(said, SCENE, likely)))


def accepts(grammar: Gbnf, said: str) -> bool:
    return grammar.accepts(f" {terse(said)}\n")


def test_phrases_are_of_commands() -> None:
    assert set(phrases()) <= set(COMMANDS)


@pytest.mark.slow
def test_english_reads_what_the_examples_should_be_answered_with() -> None:
    shown = [example for example in examples() if example.meant != NOTHING]
    wrong = [plainly(parse_program(e.meant)) for e in shown
             if not is_right(read(plainly(parse_program(e.meant)), SceneVocabulary()), [e.meant])]  # fmt: skip
    assert len(wrong) < 0.06 * len(shown), wrong


@settings(max_examples=40, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)))
def test_any_text_gives_a_grammar_of_one_line(said: str) -> None:
    grammar = grammar_of(said)
    for seed in range(3):
        answer = grammar.make(Random(seed))
        assert answer.startswith(" ")
        assert answer.endswith("\n")
        assert "\n" not in answer[:-1]


@pytest.mark.slow
def test_what_the_grammar_makes_is_a_program() -> None:
    made = []
    for n, (said, _) in enumerate(EXAMPLES[::15]):
        offer = offer_of(said, SCENE)
        answer = in_full(Gbnf(plain_grammar(offer)).make(Random(n)).strip(), offer)
        made.append(answer == NOTHING or read(answer, SCENE) is not None)
    assert sum(made) > 0.95 * len(made)


def test_nobody_can_be_given_what_was_not_said() -> None:
    grammar = grammar_of("put the red mug on the desk")
    for said in ("move the red mug onto the desk", "hide the mug", "nothing"):
        assert accepts(grammar, said), said
    for added in (
        "move the orange mug onto the desk", "move the lamp onto the desk", "move three mugs onto the desk",
        "move the red mug under the desk", "move all mugs onto the desk", "cannot fly", "fill the red mug",
        "find the mug, then find the mug", "move the red mug back where it was", "move the red mug there",
        "move the desk onto the desk", "move the mug next to the red mug", "call the mug desk",
        "move the mug into the kitchen",
    ):  # fmt: skip
        assert not accepts(grammar, added), added


@pytest.mark.parametrize(("said", "offered", "withheld"), [
    ("the mug wants to be beside the desk, the lamp likes the sofa", "move the mug next to the desk",
     "move the mug onto the desk"),
    ("the mug would fit between the desk and the sofa", "move the mug between the desk and the sofa",
     "move the mug between the desk"),
    ("these mugs have no business lying on the sofa", "pick up these mugs", "move these mugs onto the sofa"),
    ("the mug on the desk would be safer next to the lamp", "move the mug next to the lamp",
     "move the mug onto the desk"),
    ("who put the mug on the sofa, it belongs on the desk", "move it onto the desk", "move the mug onto the sofa"),
    ("would the lamp not look nicer on the desk", "move the lamp onto the desk", "move the desk onto the lamp"),
    ("the lamp is a foot too far to the left", "move the lamp 1 foot to the right", "move the lamp 1 foot to the left"),
    ("it is far too dark at this desk", "switch on the lamp", "switch on the sofa"),
    ("nobody needs the mug or the lamp any more", "delete the mug and the lamp", "delete the mug and the desk"),
    ("what did you say that thing on the desk was", "tell me what that thing on the desk is", "find the mug"),
    ("the mug next to the sofa ought to be bigger", "make the mug next to the sofa bigger", "move the mug to the sofa"),
    ("nothing on the desk should be switched on", "switch off everything on the desk", "turn the lamp to everything"),
    ("do something about that lamp", "switch off that lamp", "move something next to that lamp"),
    ("everything on the desk but the lamp can go", "delete everything on the desk except the lamp",
     "delete everything on the sofa"),
    ("the sofa might be twice as big", "make the sofa twice as big", "make the sofa bigger"),
    ("open the lamp", "switch on the lamp", "open the lamp"),
    ("I would rather have the sofa look at the lamp than at the desk", "turn the sofa to the lamp",
     "turn the sofa to the desk"),
    ("four sofas and only three mugs", "add a mug", "delete four sofas and only"),
    ("the mug and the lamp are both on the desk", "move the lamp onto the desk", "move the mug next to the lamp"),
    ("somebody left the mug on the sofa, it belongs on the desk", "move it onto the desk", "bring me a person"),
    ("did I leave the lamp on", "is the lamp on", "switch on the lamp"),
    ("we used to have a lamp like that", "nothing", "open the lamp"),
    ("Rosie should be in the kitchen", "move Rosie into the kitchen", "move Rosie onto the kitchen"),
])  # fmt: skip
def test_what_was_said_is_offered(said: str, offered: str, withheld: str) -> None:
    grammar = grammar_of(said)
    assert accepts(grammar, offered)
    assert not accepts(grammar, withheld)


def test_what_a_need_is_about_is_not_what_serves_it() -> None:
    room = SceneVocabulary(("television", "curtain"), ("kitchen",))
    for said, offered, withheld in (
        ("my film starts in a minute", "switch on the television", "switch on my film"),
        ("the sunshine is blinding me", "close the curtain", "close the sunshine"),
    ):
        grammar = Gbnf(plain_grammar(offer_of(said, room)))
        assert accepts(grammar, offered)
        assert not accepts(grammar, withheld)


@pytest.mark.parametrize(("said", "answer"), [
    ("put the red mug on the desk", "move the red mug onto the desk"),
    ("the mug and the lamp could go on the sofa", "move the mug and the lamp onto the sofa"),
    ("is the desk far away from the sofa", "measure the distance between the desk and the sofa"),
    ("bring me mugs", "bring me mugs"),
    ("the lamp is a foot too far to the left", "move the lamp 1 foot to the right"),
])  # fmt: skip
def test_what_is_left_out_comes_back(said: str, answer: str) -> None:
    assert in_full(terse(answer), offer_of(said, SCENE)) == answer


def test_the_likely_commands_are_kept_to() -> None:
    grammar = grammar_of("put the red mug on the desk", ("bring", "find"))
    assert accepts(grammar, "bring me the red mug")
    assert not accepts(grammar, "move the red mug onto the desk")
    assert not accepts(grammar, "nothing")


def test_where_nothing_of_the_room_is_named_all_of_it_is_offered() -> None:
    grammar = grammar_of("I would like to show you")
    assert all(accepts(grammar, f"look at the {label}") for label in SCENE.labels)


def test_what_serves_a_need_is_offered_alone() -> None:
    grammar = grammar_of("I would love to lie down")
    assert accepts(grammar, "look at the sofa")
    assert not accepts(grammar, "look at the mug")
    assert not accepts(grammar_of("there is nothing to write with"), "cannot write")


def test_what_is_brought_to_her_need_not_be_hers() -> None:
    for thing in ("another mug", "the mug", "a red mug"):
        program = read(f"bring her {thing}", SCENE)
        assert program is not None
        assert is_right(program, [f"bring({THINGS[thing]}, to=her)"]), thing


def test_a_refusal_names_a_verb_that_was_said() -> None:
    assert read("cannot sweep", SCENE) == parse_program("unsupported(sweep)")
    grammar = grammar_of("sweep the floor when you have a minute", ("find",))
    assert accepts(grammar, "cannot sweep")
    assert not accepts(grammar_of("what a mess"), "cannot sweep")


@pytest.mark.slow
def test_nearly_all_that_was_meant_can_be_answered() -> None:
    asked = [e for e in examples() if e.meant != NOTHING and not e.meant.startswith("unsupported")]
    nouns = SceneVocabulary(tuple(sorted({word for e in asked for word in e.meant.replace("(", " ").replace(",", " ")
                                          .replace(")", " ").split() if word.isalpha()})))  # fmt: skip
    fitting = [e for e in asked[::4] if accepts(
        Gbnf(plain_grammar(offer_of(e.said, nouns))), plainly(parse_program(e.meant)))]  # fmt: skip
    assert len(fitting) > 0.7 * len(asked[::4]), len(fitting) / len(asked[::4])
