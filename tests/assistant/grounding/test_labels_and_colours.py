"""Nouns against labels, and colour words against colours."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from assistant.grounding import colour
from assistant.grounding.labels import by_meaning, degrees, is_known, is_mass, is_structural, match
from assistant.grounding.tuning import SURE_LABEL
from assistant.language.lexicon import lexicon
from assistant.models.protocols import Floats

BETTER = [
    ("chair", "chair", "office chair"), ("chair", "office chair", "stool"), ("office chair", "office chair", "chair"),
    ("office chair", "chair", "desk"), ("couch", "sofa", "armchair"), ("telly", "tv", "monitor"),
    ("bin", "trash can", "box"), ("furniture", "sofa", "mug"), ("fruit", "banana", "bread"), ("mugs", "mug", "glass"),
    ("something to sit on", "stool", "table"), ("lamp", "floor lamp", "window"), ("box", "box of tissues", "tissue"),
    ("shelf", "bookshelf", "shoe"), ("cupboards", "kitchen cabinet", "kitchen counter"),
    ("screen", "monitor", "curtain"),
    ("night stand", "nightstand", "table"), ("fridge", "refrigerator", "stove"), ("table", "coffee table", "desk"),
]  # fmt: skip


@pytest.mark.parametrize(("noun", "more", "less"), BETTER)
def test_the_nearer_label_fits_better(noun: str, more: str, less: str) -> None:
    assert match(noun, (more,)).degree > match(noun, (less,)).degree


def test_an_exact_label_is_certain_and_a_stranger_is_nothing() -> None:
    assert match("Coffee-Table", ("coffee table",)).degree == 1.0
    assert match("mug", ("desk",)).degree == 0.0
    assert match("mug", ()).degree == 0.0


def test_every_synonym_of_the_lexicon_matches_its_set() -> None:
    words = lexicon()
    for noun, group in words.synonym_of.items():
        assert match(noun, (group[0],)).degree >= 0.9, (noun, group[0])


def test_every_kind_of_a_category_is_of_that_category() -> None:
    for category, members in lexicon().member_of.items():
        for member in members:
            assert match(category, (member,)).degree >= 0.85, (category, member)


def test_other_names_of_an_object_count_nearly_as_its_label() -> None:
    assert 0.9 <= match("goblet", ("glass", "goblet")).degree < 1.0


def test_shells_and_masses() -> None:
    assert is_structural("Walls")
    assert not is_structural("wardrobe")
    assert is_mass("furniture")
    assert not is_mass("chair")


class _Embedder:
    """Places words by their first letter."""

    def embed(self, texts: Sequence[str]) -> Floats:
        rows = np.zeros((len(texts), 26), dtype=np.float32)
        for n, text in enumerate(texts):
            rows[n, ord(text.split()[-1][0]) - 97] = 1.0
        return rows


def test_meaning_is_asked_only_for_what_nothing_else_knows() -> None:
    names = [("zebra print",), ("mug",), ("desk",)]
    assert [m.degree for m in degrees("mug", names)][1] == 1.0
    found = by_meaning("pqrst", [("poncho",), ("mug",)], _Embedder())
    assert 0.0 < found[0].degree < SURE_LABEL
    assert found[1].degree == 0.0


def test_what_is_called_by_its_name_is_no_unknown_word() -> None:
    assert all(is_known(word) for word in ("banana", "apples", "keys", "bedroom", "stove", "dining table", "walls"))
    assert not any(is_known(word) for word in ("doohickey", "wug"))


def test_plurals_without_a_singular_are_one_thing() -> None:
    assert match("glass", ("glasses",)).degree == 0.0
    assert match("glass", ("glasses",), many=True).degree == 1.0
    assert match("glasses", ("glass",), many=True).degree == 0.0
    assert match("book", ("book",)).degree > match("book", ("books",)).degree > 0.9
    assert match("board", ("keyboard",)).degree < 0.5 < match("board", ("whiteboard",)).degree


@pytest.mark.parametrize(
    ("rgb", "word"),
    [
        ((0.8, 0.1, 0.1), "red"), ((0.1, 0.2, 0.8), "blue"), ((0.1, 0.55, 0.2), "green"), ((0.9, 0.8, 0.2), "yellow"),
        ((0.42, 0.28, 0.18), "brown"), ((0.05, 0.05, 0.05), "black"), ((0.95, 0.95, 0.95), "white"),
        ((0.5, 0.5, 0.5), "gray"),
        ((0.9, 0.5, 0.1), "orange"), ((0.45, 0.2, 0.6), "purple"), ((0.95, 0.6, 0.7), "pink"),
    ],
)  # fmt: skip
def test_plain_colours_have_their_names(rgb: tuple[float, float, float], word: str) -> None:
    lab = colour.oklab(np.array([rgb]))
    assert colour.closest_word(lab[0]) == word
    assert colour.named(lab, word)[0] > 0.8
    strangers = [w for w in ("red", "blue", "green") if w != word]
    assert all(colour.named(lab, w)[0] < 0.5 for w in strangers)


def test_of_pale_colours_the_nearest_counts() -> None:
    lab = colour.oklab(np.array([[0.55, 0.48, 0.46], [0.52, 0.50, 0.55], [0.5, 0.5, 0.45]]))
    assert int(np.argmax(colour.among(lab, "red"))) == 0
    assert int(np.argmax(colour.among(lab, "blue"))) == 1


def test_an_unknown_colour_is_neither_in_nor_out() -> None:
    lab = colour.oklab(np.array([[0.8, 0.1, 0.1], [np.nan, np.nan, np.nan]]))
    degree = colour.named(lab, "red")
    assert degree[1] == colour.UNKNOWN
    assert degree[0] > degree[1] > 0.0


def test_a_word_that_is_no_colour_says_nothing() -> None:
    lab = colour.oklab(np.array([[0.8, 0.1, 0.1]]))
    assert colour.named(lab, "wobbly")[0] == colour.UNKNOWN
    assert colour.prototype("wobbly") is None


def test_the_last_word_of_another_name_is_not_what_a_thing_is() -> None:
    assert match("seat", ("tv stand", "tv bench")).degree < 0.6 < match("seat", ("bench",)).degree
    assert match("seat", ("stool", "bar stool")).degree > 0.85
