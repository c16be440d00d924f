from __future__ import annotations

import numpy as np
import pytest

from assistant.hearing.audio import AudioClip
from assistant.hearing.ear import Ear
from assistant.hearing.transcript import Transcript, Word, transcript_row
from assistant.models.protocols import Floats
from tests.assistant.hearing.sounds import noise, tone


class FakeDetector:
    """Takes whatever is loud for speech."""

    chunk = 512

    def probabilities(self, clip: AudioClip) -> Floats:
        chunks = np.pad(clip.samples, (0, -len(clip.samples) % 512)).reshape(-1, 512)
        return (np.abs(chunks).max(axis=1) > 0.1).astype(np.float32)

    def feed(self, samples: Floats) -> float:
        return 0.0

    def reset(self) -> None:
        pass


class FakeTranscriber:
    """Writes one word for the whole clip, and keeps what it was given."""

    prompt_tokens = 60

    def __init__(self) -> None:
        self.asked: list[tuple[AudioClip, str]] = []

    def transcribe(self, clip: AudioClip, prompt: str = "") -> Transcript:
        self.asked.append((clip, prompt))
        return Transcript("Go.", (Word("Go.", 0.0, clip.duration_s, 0.8),), "en", clip.duration_s)

    def count_tokens(self, text: str) -> int:
        return len(text.split())


def with_silence(clip: AudioClip, before_s: float, after_s: float) -> AudioClip:
    rate = clip.sample_rate
    parts = (np.zeros(int(before_s * rate)), clip.samples, np.zeros(int(after_s * rate)))
    return AudioClip(np.concatenate(parts).astype(np.float32), rate)


@pytest.mark.parametrize("rate", [16_000, 48_000])
def test_only_the_speech_is_transcribed_and_times_are_those_of_the_clip(rate: int) -> None:
    transcriber = FakeTranscriber()
    clip = with_silence(tone(1.0, rate=rate), 2.0, 3.0)
    heard = Ear(transcriber, FakeDetector()).hear(clip, ["red mug"])
    given, prompt = transcriber.asked[0]
    assert given.sample_rate == 16_000
    assert given.duration_s == pytest.approx(1.7, abs=0.1)
    assert prompt.endswith("About: red mug.")
    assert heard.duration_s == pytest.approx(6.0, abs=0.01)
    assert heard.words[0].start_s == pytest.approx(2.0, abs=0.05)
    assert heard.words[0].end_s == pytest.approx(3.4, abs=0.05)


@pytest.mark.parametrize(
    "clip", [AudioClip(np.zeros(0, dtype=np.float32), 16_000), tone(2.0, loudness=0.01), noise(1.0, loudness=0.01)]
)
def test_silence_is_not_transcribed_at_all(clip: AudioClip) -> None:
    transcriber = FakeTranscriber()
    heard = Ear(transcriber, FakeDetector()).hear(clip)
    assert transcriber.asked == []
    assert (heard.text, heard.words, heard.heard) == ("", (), False)
    assert heard.no_speech == "nobody speaks in this recording"


def test_a_transcript_as_json() -> None:
    row = transcript_row(Transcript("Go.", (Word("Go.", 0.123456, 1.0, 0.87654),), "en", 2.0))
    assert row["words"] == [{"text": "Go.", "start_s": 0.12, "end_s": 1.0, "probability": 0.877}]
    assert row["no_speech"] is None
