"""Guards against words that nobody said: where speech begins and ends, doubtful segments, and loops."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from assistant.hearing.audio import SAMPLE_RATE, AudioClip, Samples
from assistant.hearing.transcript import Transcript, Word

SPEECH = 0.5
"""A chunk this likely is speech."""
LEAST_SPEECH_S = 0.12
"""Less speech than this in a clip is a click or a cough."""
LEAD_S = 0.3
"""Kept before the first speech."""
TRAIL_S = 0.4
"""Kept after the last speech."""
NO_SPEECH = 0.3
"""A segment that Whisper itself calls silent this much is doubted ..."""
LOW_LOGPROB = -0.7
"""... and dropped when its words are also this unlikely (mean natural log). Real commands: under 0.1, above -0.65."""
LOOP = 4
"""A phrase said this often in a row is a loop of the decoder, not a person."""


def speech_span(probabilities: Samples, chunk: int) -> tuple[float, float] | None:
    """Seconds of the first and the last speech in a clip, or None when nobody speaks."""
    spoken = np.flatnonzero(probabilities >= SPEECH)
    if len(spoken) * chunk < LEAST_SPEECH_S * SAMPLE_RATE:
        return None
    return float(spoken[0]) * chunk / SAMPLE_RATE, float(spoken[-1] + 1) * chunk / SAMPLE_RATE


def trim(clip: AudioClip, span: tuple[float, float]) -> tuple[AudioClip, float]:
    """The clip cut to its speech with a little silence around it, and the seconds cut from its start."""
    start = max(0, int((span[0] - LEAD_S) * clip.sample_rate))
    end = min(len(clip.samples), int((span[1] + TRAIL_S) * clip.sample_rate))
    return AudioClip(clip.samples[start:end], clip.sample_rate), start / clip.sample_rate


def shifted(transcript: Transcript, by_s: float, duration_s: float, speech_start_s: float = 0.0) -> Transcript:
    """The same words on the clock of a longer clip, none before speech began (Whisper starts the first word early)."""
    words = tuple(
        replace(word, start_s=max(word.start_s + by_s, min(speech_start_s, word.end_s + by_s)), end_s=word.end_s + by_s)
        for word in transcript.words
    )
    return replace(transcript, words=words, duration_s=duration_s)


def believable(no_speech_probability: float, mean_log_probability: float) -> bool:
    """Whether a segment's words were said: doubtful ones are both likely silence and unlikely words."""
    return no_speech_probability < NO_SPEECH or mean_log_probability > LOW_LOGPROB


def collapse_loops(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words with every phrase that is repeated `LOOP` times or more in a row said once.

    A person may say a sentence twice, or "no, no, no": those stay.
    """
    kept = list(words)
    keys = [bare(word.text) for word in kept]
    for length in range(1, len(kept) // LOOP + 1):
        start = 0
        while start + length * LOOP <= len(kept):
            phrase = keys[start : start + length]
            times = 1
            while keys[start + times * length : start + (times + 1) * length] == phrase:
                times += 1
            if times >= LOOP:
                del kept[start + length : start + times * length]
                del keys[start + length : start + times * length]
            start += 1
    return tuple(kept)


def said_once(transcript: Transcript) -> Transcript:
    """The transcript with its second half dropped when it repeats the first word for word, as nervous speakers do."""
    half, odd = divmod(len(transcript.words), 2)
    keys = [bare(word.text) for word in transcript.words]
    if odd or half < 3 or keys[:half] != keys[half:]:
        return transcript
    words = transcript.words[:half]
    return replace(transcript, text=" ".join(word.text for word in words), words=words)


def bare(text: str) -> str:
    """A word as it is compared: lower case, without punctuation at its ends."""
    return text.lower().strip(".,;:!?\"'()-…")
