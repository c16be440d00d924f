from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.hearing.audio import AudioClip
from assistant.hearing.guards import believable, collapse_loops, said_once, shifted, speech_span, trim
from assistant.hearing.transcript import Transcript, Word


def words(text: str) -> tuple[Word, ...]:
    return tuple(Word(word, float(i), i + 0.5, 0.9) for i, word in enumerate(text.split()))


def transcript(text: str) -> Transcript:
    return Transcript(text, words(text), "en", 10.0)


def text(kept: tuple[Word, ...]) -> str:
    return " ".join(word.text for word in kept)


def test_the_span_of_speech() -> None:
    probabilities = np.zeros(100, dtype=np.float32)
    assert speech_span(probabilities, 512) is None
    probabilities[30:60] = 0.9
    assert speech_span(probabilities, 512) == pytest.approx((30 * 0.032, 60 * 0.032))


def test_a_click_is_not_speech() -> None:
    probabilities = np.zeros(100, dtype=np.float32)
    probabilities[50:53] = 1.0
    assert speech_span(probabilities, 512) is None


def test_trimming_keeps_a_margin_and_times_come_back() -> None:
    clip = AudioClip(np.arange(10 * 16_000, dtype=np.float32), 16_000)
    cut, by_s = trim(clip, (2.0, 4.0))
    assert by_s == pytest.approx(1.7)
    assert cut.duration_s == pytest.approx(2.7)
    assert cut.samples[0] == 1.7 * 16_000
    back = shifted(Transcript("go", (Word("go", 0.0, 0.6, 0.9),), "en", cut.duration_s), by_s, 10.0, 2.0)
    assert (back.words[0].start_s, back.words[0].end_s, back.duration_s) == pytest.approx((2.0, 2.3, 10.0))


def test_trimming_stays_inside_the_clip() -> None:
    cut, by_s = trim(AudioClip(np.zeros(16_000, dtype=np.float32), 16_000), (0.1, 0.9))
    assert (by_s, cut.duration_s) == (0.0, 1.0)


def test_doubted_segments() -> None:
    assert believable(0.05, -0.65)
    assert believable(0.5, -0.3)
    assert believable(0.1, -1.2)
    assert not believable(0.5, -0.9)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("no no no stop", "no no no stop"),
        ("put it put it put it put it put it there", "put it there"),
        ("the the the the the mug", "the mug"),
        ("Grab it. grab it, Grab it grab it", "Grab it."),
        ("a b c a b c", "a b c a b c"),
        ("", ""),
    ],
)
def test_loops_collapse_and_people_may_repeat(said: str, kept: str) -> None:
    assert text(collapse_loops(words(said))) == kept


@given(st.lists(st.sampled_from("abc"), max_size=24))
def test_what_is_kept_is_in_order_and_holds_no_loop(letters: list[str]) -> None:
    kept = collapse_loops(words(" ".join(letters)))
    starts = [word.start_s for word in kept]
    assert starts == sorted(set(starts))
    assert not any(len({word.text for word in kept[i : i + 4]}) == 1 for i in range(len(kept) - 3))
    assert set(text(kept).split()) == set(letters)


def test_a_sentence_said_twice() -> None:
    twice = transcript("There's a beer, grab it. There's a beer grab it.")
    assert said_once(twice).text == "There's a beer, grab it."
    assert len(said_once(twice).words) == 5


@pytest.mark.parametrize("said", ["go go", "grab it grab it", "put the cup on the cup", "find a mug find a bowl", ""])
def test_what_is_not_said_twice_stays(said: str) -> None:
    assert said_once(transcript(said)).text == said
