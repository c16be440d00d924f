"""What the assistant asks of a model, whichever it is. Each backend is one file here, imported when it is used."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from assistant.hearing.audio import AudioClip
from assistant.hearing.transcript import Transcript
from scene.errors import DeixisError

Floats = npt.NDArray[np.float32]


class TranslatorError(DeixisError):
    """A translator's model refused the prompt or the grammar."""


class Transcriber(Protocol):
    """Writes down what is said in a clip."""

    prompt_tokens: int
    """How many tokens of a prompt it heeds."""

    def transcribe(self, clip: AudioClip, prompt: str = "") -> Transcript:
        """The words of a clip and when each was said; `prompt` is text that makes its words likelier."""

    def count_tokens(self, text: str) -> int:
        """How much of `prompt_tokens` a text takes."""


class TextEmbedder(Protocol):
    """Places texts so that those which mean nearly the same lie close."""

    def embed(self, texts: Sequence[str]) -> Floats:
        """One unit vector a text, shape (n, d): a dot product is a cosine."""


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


class Translator(Protocol):
    """Goes on writing a text, bound to a grammar."""

    def complete(
        self, prompt_prefix: str, prompt: str, grammar: str, cancel: Callable[[], bool] | None = None
    ) -> str:
        """What follows `prompt_prefix + prompt` under a GBNF grammar; "" when `cancel` turned true before the end.

        An answer that goes on for too long may be cut.

        The prefix is the part that stays the same from call to call: its work is kept.
        """
