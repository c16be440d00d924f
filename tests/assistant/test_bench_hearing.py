"""What the benchmark of hearing counts."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.bench.base import BenchOptions
from assistant.bench.hearing import Heard, heard, rows, run
from assistant.hearing.audio import AudioClip
from assistant.hearing.transcript import Transcript
from scene.errors import UsageError

CLIP = AudioClip(np.zeros(16, np.float32), 16_000)


class Deaf:
    """Hears one text, whatever the clip."""

    def __init__(self, text: str) -> None:
        self.text = text

    def hear(self, clip: AudioClip, labels: object = ()) -> Transcript:
        """The text."""
        return Transcript(self.text, (), "en", 1.0)


@pytest.mark.parametrize(
    ("said", "got", "missed"),
    [
        ("Undo the last two things.", "Undo the last 2 things", ()),
        ("Undo the last two things.", "Under the last two things.", ("undo",)),
        ("Go there, and find it.", "", ("go", "there", "and", "find", "it")),
        ("Hide it.", "Please hide it at once.", ()),
        ("Put the mug on the desk.", "Put the desk on the mug.", ("mug", "desk")),
    ],
)
def test_words_count_where_they_were_said(said: str, got: str, missed: tuple[str, ...]) -> None:
    found = heard(said, CLIP, Deaf(got), ())  # type: ignore[arg-type]
    assert tuple(found.said[k] for k in found.missed) == missed


def test_shares_of_slots_and_of_words() -> None:
    found = [Heard(("hide", "the", "lamp"), (1, 2), "hide a ramp", 10.0), Heard(("undo",), (), "undo", 30.0)]
    one, total = rows({"source": "x"}, found, frozenset({"the"}))
    assert (one["missed"], one["heard"]) == ("lamp", "hide a ramp")
    assert (total["slots"], total["slot_recall"], total["word_recall"], total["median_ms"]) == (3, 0.667, 0.5, 20.0)


@pytest.mark.models
def test_a_folder_without_transcripts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"there is no .*transcripts.tsv"):
        list(run(BenchOptions(data=tmp_path)))
    (tmp_path / "transcripts.tsv").write_text("a.wav hide the lamp\n")
    with pytest.raises(UsageError, match=r"has the line 'a.wav hide the lamp': expected a file name, a tab and"):
        list(run(BenchOptions(data=tmp_path)))
