"""What the assistant asks of a model, whichever it is. Each backend is one file here, imported when it is used.

What reads and writes text is in `texts.py`, which knows nothing of sound.
"""

from __future__ import annotations

from typing import Protocol

from assistant.hearing.audio import AudioClip
from assistant.hearing.transcript import Transcript
from assistant.models.texts import Floats, TextEmbedder, Translator, TranslatorError, Written

__all__ = [
    "Floats",
    "Speaker",
    "TextEmbedder",
    "Transcriber",
    "Translator",
    "TranslatorError",
    "VoiceActivityDetector",
    "Written",
]


class Transcriber(Protocol):
    """Writes down what is said in a clip."""

    prompt_tokens: int
    """How many tokens of a prompt it heeds."""

    def transcribe(self, clip: AudioClip, prompt: str = "") -> Transcript:
        """The words of a clip and when each was said; `prompt` is text that makes its words likelier."""

    def count_tokens(self, text: str) -> int:
        """How much of `prompt_tokens` a text takes."""


class Speaker(Protocol):
    """Says a text aloud."""

    def synthesize(self, text: str) -> AudioClip:
        """The sound of a text; the same text always gives the same samples."""


class VoiceActivityDetector(Protocol):
    """Tells speech from everything else."""

    chunk: int
    """Samples at 16 kHz that one probability is for."""

    def probabilities(self, clip: AudioClip) -> Floats:
        """For a whole clip at 16 kHz: how likely each chunk is speech, 0..1, shape (ceil(n / chunk),)."""

    def feed(self, samples: Floats) -> float:
        """For sound as it arrives: how likely the next `chunk` samples are speech, given those before."""

    def reset(self) -> None:
        """Forget what `feed` heard."""
