"""hibari: the voice. Only the voice whose weights ship in the package is used, so nothing is ever downloaded."""

from __future__ import annotations

from typing import Any

import numpy as np

from assistant.hearing.audio import AudioClip
from assistant.models.offline import stay_offline

SEED = 7
"""Fixes the noise in the voice, so that a sentence always gives the same samples."""


class Hibari:
    """A loaded voice, 24 kHz."""

    def __init__(self, voice: Any) -> None:
        self._voice = voice

    @classmethod
    def load(cls) -> Hibari:
        """Load the voice "heart", about 0.3 s."""
        stay_offline()
        import hibari

        return cls(hibari.Hibari(voice="heart"))

    def synthesize(self, text: str, speed: float = 1.0) -> AudioClip:
        """The sound of a text at `speed` times the usual rate; nothing to say gives an empty clip."""
        if not any(letter.isalnum() for letter in text):
            return AudioClip(np.zeros(0, dtype=np.float32), int(self._voice.sample_rate))
        spoken = np.asarray(self._voice(text, speed=speed, seed=SEED), dtype=np.float32)
        return AudioClip(spoken, int(self._voice.sample_rate))
