"""Any words: a thing that is none of them, words that no member knows, and words that the lists reach only far away."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.labelling.combine import Calibration, answer
from assistant.labelling.load import load_labeller
from assistant.labelling.member import Opinion, heard
from assistant.labelling.vocabulary import Kind, Vocabulary, kinds
from assistant.models.store import ModelStore
from tests.assistant.labelling.rooms import unlabelled_room

NAMES = (Kind("mug", ("coffee mug",)), Kind("chair"), Kind("sofa", ("couch",)))


def test_the_words_of_a_member_are_heard_as_they_are() -> None:
    likely = np.array([0.7, 0.2, 0.1])
    assert heard(likely, NAMES, Vocabulary(("mug", "chair", "sofa"))) == pytest.approx(likely, abs=1e-4)


def test_what_is_none_of_the_words_is_not_forced_on_one() -> None:
    told = heard(np.array([0.97, 0.01, 0.02]), NAMES, Vocabulary(("chair", "sofa")))
    assert told.sum() == pytest.approx(1.0, abs=1e-5)
    assert told.max() < 0.56


def test_a_word_that_no_member_knows_is_left_what_falls_on_no_other() -> None:
    words = Vocabulary(("chair", "zorblat", "sofa"))
    assert words.words[int(heard(np.array([0.97, 0.01, 0.02]), NAMES, words).argmax())] == "zorblat"
    assert words.words[int(heard(np.array([0.03, 0.95, 0.02]), NAMES, words).argmax())] == "chair"


def test_a_wide_word_is_not_likelier_for_all_the_sorts_that_it_means() -> None:
    names = (Kind("can"), *(Kind(f"sort {n}", (), ("toy",)) for n in range(9)))
    words = Vocabulary(("can", "toy"))
    assert words.words[int(heard(np.array([0.35, *[0.65 / 9] * 9]), names, words).argmax())] == "can"
    assert words.words[int(heard(np.array([0.1, *[0.9 / 9] * 9]), names, words).argmax())] == "toy"


def test_every_word_of_a_long_list_of_strangers_keeps_a_chance() -> None:
    words = Vocabulary.of(["cracker box", "mustard bottle", "power drill", "pitcher", "bleach cleanser", "nightstand",
                           "ottoman", "monitor stand", "padlock", "rubiks cube", "skillet", "foam brick"])
    names = kinds()
    for n in range(len(names)):
        told = heard(np.eye(len(names))[n], names, words)
        assert np.isfinite(told).all()
        assert told.min() > 0
        assert told.sum() == pytest.approx(1.0, abs=1e-4)
    jug = [k.label for k in names].index("jug")
    assert words.words[int(heard(np.eye(len(names))[jug], names, words).argmax())] == "pitcher"


def test_a_guess_no_better_than_chance_is_not_said() -> None:
    words = Vocabulary(("chair", "sofa", "table"))
    even = {"shape": (1.0, Opinion(np.full(3, 1 / 3, dtype=np.float32)))}
    assert answer("a", even, words, Calibration(), "test").verdict == "unknown"


class Near:
    """Holds all words for near each other."""

    def embed(self, texts: list[str]) -> np.ndarray:
        return np.ones((len(texts), 1), dtype=np.float32)


def test_what_the_lists_know_is_not_overruled_by_nearness_of_meaning() -> None:
    known = Vocabulary.of(["nightstand", "ottoman"], Near())  # type: ignore[arg-type]
    assert known.align((Kind("mug"), Kind("nightstand"), Kind("ottoman")))[0].sum() == 0
    strange = Vocabulary.of(["nightstand", "zorblat"], Near())  # type: ignore[arg-type]
    assert strange.align((Kind("mug"), Kind("nightstand")))[0].tolist() == pytest.approx([0.0, 0.6])


def test_words_asked_about_again_are_not_worked_out_anew(tmp_path: Path) -> None:
    asked: list[int] = []

    class Counting(Near):
        def embed(self, texts: list[str]) -> np.ndarray:
            asked.append(len(texts))
            return super().embed(texts)

    labeller = load_labeller(store=ModelStore(tmp_path), members=["size"], embedder=Counting()).labeller  # type: ignore[arg-type]
    room = unlabelled_room()
    first = labeller.label(room, ["chair"], among=["gizmo", "chair"])
    once = len(asked)
    assert once > 0
    assert labeller.label(room, ["chair"], among=["gizmo", "chair"]) == first
    assert len(asked) == once
    labeller.label(room, ["chair"], among=["gadget", "chair"])
    assert len(asked) > once
