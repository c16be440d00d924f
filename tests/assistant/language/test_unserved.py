"""Requests that no skill serves are read as such, and requests that are served are not."""

from __future__ import annotations

import pytest

from assistant.language.codec import print_program
from assistant.language.english.parser import parse
from assistant.language.english.spelling import english_words, ordinary_words
from assistant.language.outcome import NotUnderstood, Parsed, SceneVocabulary
from assistant.language.program import Unsupported

HOUSE = SceneVocabulary(("mug", "lamp", "water", "washing machine", "filing cabinet", "home", "dog"))

REFUSED = {
    "somebody should really walk the dog": "walk",
    "can you walk the dog please": "walk",
    "the dog needs to be walked": "walk",
    "the plants need watering": "water",
    "my shirt has to be ironed": "iron",
    "would you mind ironing my shirt": "ironing",
    "go fishing": "go",
    "give the table a good wipe": "wipe",
    "give the dog a bath": "give",
    "run me a bath": "run",
    "take the dog for a walk": "take",
    "mow the lawn": "mow",
    "unclog the sink": "unclog",
    "defenestrate the lamp": "defenestrate",
    "babysit the kids": "babysit",
    "dig a hole": "dig",
    "what's the weather like today": "what",
}

SERVED = {
    "walk to the dog": "go_to(at(the(dog)))",
    "go looking for the keys": "find(the(key, plural))",
    "give the mug to me": "bring(the(mug), to=me)",
    "roll the chair to the window": "move(the(chair), at(the(window)))",
    "the chair should be moved to the window": "move(the(chair), at(the(window)))",
    "run to the kitchen": "go_to(at(the(kitchen)))",
    "delte the mug": "delete(the(mug))",
    "make the sofa lighter": "recolor(the(sofa), color=lighter)",
    "darken the rug a bit": "recolor(the(rug), color=darker)",
    "which desk is the laptop on": "find(the(desk, with(the(laptop), on)))",
    "what is the laptop standing on": "find(the(thing, with(the(laptop), on)))",
    "hide all but one mug": "hide(all(mug, plural, except(a(one, 1, of(the(mug, plural))))))",
    "delete every other desk": "delete(each(desk, most(order, rank=2)))",
    "is anybody in the kitchen": "exists(any(person, in(the(kitchen))))",
    "go to where I am looking": "go_to(there)",
    "undo undo": "undo(count=2)",
    "no, not that one": "correct(target=the(one, other))",
    "two": "answer(number=2)",
    "3 please": "answer(number=3)",
    "wrong one": "correct(target=the(one, other))",
    "the second": "answer(target=the(one, most(order, rank=2)))",
    "is the sofa still there": "exists(the(sofa))",
}


@pytest.mark.parametrize("said", REFUSED)
def test_refused(said: str) -> None:
    understood = parse(said, context=HOUSE)
    assert isinstance(understood, Parsed), understood
    step = understood.best.program.steps[0]
    assert isinstance(step, Unsupported), print_program(understood.best.program)
    assert step.verb == REFUSED[said]


@pytest.mark.parametrize("said", SERVED)
def test_served(said: str) -> None:
    understood = parse(said, context=HOUSE)
    assert isinstance(understood, Parsed), understood
    assert print_program(understood.best.program) == SERVED[said]


def test_what_means_nothing_at_all_is_not_understood() -> None:
    assert isinstance(parse("blorf the snark", context=HOUSE), NotUnderstood)
    assert isinstance(parse("blah blah blah", context=SceneVocabulary(("ball",))), NotUnderstood)


def test_what_is_definite_is_not_read_as_something_new() -> None:
    understood = parse("bring in the laundry", context=HOUSE)
    readings = understood.readings if isinstance(understood, Parsed) else ()
    assert not any(print_program(reading.program).startswith("add") for reading in readings)


def test_new_things_come_second_where_a_number_of_them_is_to_be_built() -> None:
    understood = parse("build a tower of 3 red boxes")
    assert isinstance(understood, Parsed)
    programs = [print_program(reading.program) for reading in understood.readings[:2]]
    assert programs == ["stack(bare(box, 3, plural, red))", "add(bare(box, 3, plural, red)); stack(them)"]


def test_ordinary_words_are_no_words_of_the_language_besides() -> None:
    assert not ordinary_words() & english_words()
