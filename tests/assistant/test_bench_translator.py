"""The sentences that a translator is measured on, and when two programs mean the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.bench.asking import Remembering
from assistant.bench.meaning import NOTHING, canonical, is_right
from assistant.bench.translator import done_unasked, sentences
from assistant.language.codec import parse_program, print_program
from assistant.language.likeness import examples
from assistant.language.outcome import NotUnderstood, Parsed, Reading, SceneVocabulary
from tests.assistant.language.programs import grow_program

SAME = [
    ("move(the(mug, red, on(the(desk))), here)", "bring(the(mug, in(the(desk)), red), to=me)"),
    ("find(my(book))", "highlight(the(book))"),
    ("swap(the(sofa), other=the(bed))", "swap(and(the(bed), the(couch)))"),
    ("check(the(cat), under(the(sofa)))", "exists(a(cat, under(the(sofa))))"),
    ("pick_up(the(mug)); move(it, on(the(desk)))", "move(the(mug), on(the(desk)))"),
    ("delete(the(mug, plural))", "delete(all(mug, plural))"),
    ("select(the(one, most(size), of(the(mug, 2, plural))))", "select(the(mug, most(size)))"),
    ("if(exists(a(mug)), [delete(it)])", "if(exists(a(mug)), [delete(the(mug))])"),
    ("go_to(near(the(door)))", "go_to(at(the(door)))"),
    ("move(the(mug), at(the(kitchen)))", "move(the(mug), in(the(kitchen)))"),
    ("unsupported(walk)", "unsupported(stroll, text=around)"),
]
DIFFERENT = [
    ("move(the(mug), on(the(desk)))", "move(the(mug), under(the(desk)))"),
    ("delete(the(mug))", "hide(the(mug))"),
    ("delete(the(mug))", "delete(all(mug, plural))"),
    ("delete(the(mug))", "delete(that(mug))"),
    ("select(the(mug, red))", "select(the(mug))"),
    ("move(the(mug), on(the(desk)))", "move(the(desk), on(the(mug)))"),
    ("scale(the(rug))", "scale(the(rug), bigger=false)"),
    ("find(the(mug))", "bring(the(mug))"),
]
ROOMS = ("kitchen",)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_programs_that_mean_the_same(one: str, other: str) -> None:
    assert canonical(parse_program(one), ROOMS) == canonical(parse_program(other), ROOMS)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_programs_that_do_not(one: str, other: str) -> None:
    assert canonical(parse_program(one), ROOMS) != canonical(parse_program(other), ROOMS)


def test_the_plainest_form_is_its_own() -> None:
    for seed in range(60):
        plain = canonical(grow_program(seed))
        assert canonical(parse_program(plain)) == plain


def test_where_nothing_was_asked_nothing_may_be_done() -> None:
    assert is_right(None, [NOTHING])
    assert is_right(parse_program("unsupported(dream)"), [NOTHING])
    assert not is_right(parse_program("hide(the(rug))"), [NOTHING])
    assert not is_right(None, ["hide(the(rug))"])
    assert is_right(parse_program("unsupported(walk)"), ["unsupported(stroll)"])


def test_the_sets_are_large_and_none_is_in_the_prompt() -> None:
    sets = sentences()
    assert len(sets["development"]) >= 40 <= len(sets["held out"])
    assert len(sets["unseen"]) >= 60
    shown = {example.said for example in examples()}
    texts = [asked.text for asked_set in sets.values() for asked in asked_set]
    assert len(set(texts)) == len(texts)
    assert not shown & set(texts)
    for asked_set in sets.values():
        for asked in asked_set:
            for accepted in asked.accepted:
                assert accepted == NOTHING or print_program(parse_program(accepted))
                assert accepted == NOTHING or is_right(parse_program(accepted), asked.accepted, asked.vocabulary.rooms)


class Counting:
    """A translator that understands nothing, and counts how often it is asked."""

    ready = True

    def __init__(self) -> None:
        self.asked = 0

    def translate(
        self, text: str, vocabulary: SceneVocabulary, cancel: Callable[[], bool] | None = None
    ) -> NotUnderstood:
        self.asked += 1
        return NotUnderstood(text, "no_parse")


def test_a_sentence_that_two_readers_ask_about_is_translated_once() -> None:
    counting = Counting()
    remembering = Remembering(counting)
    for text in ("one", "one", "two", "one"):
        assert isinstance(remembering.translate(text, SceneVocabulary()), NotUnderstood)
    assert remembering.texts == ["one", "two", "one"]
    assert counting.asked == 3


@pytest.mark.parametrize(("program", "score", "unasked"), [
    ("hide(the(rug))", 0.9, True), ("hide(the(rug))", 0.5, False), ("delete(the(rug))", 0.9, False),
    ("hide(all(rug, plural))", 0.9, False), ("find(the(rug))", 0.9, False), ("hide(the(rug)); find(it)", 0.9, False),
])  # fmt: skip
def test_what_would_be_done_unasked(program: str, score: float, unasked: bool) -> None:
    assert done_unasked(Parsed("", (Reading(parse_program(program), score, ""),))) == unasked
