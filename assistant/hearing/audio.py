"""Recorded sound: one float clip, whatever the file it came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from scene.errors import DeixisError

if TYPE_CHECKING:
    import av

SAMPLE_RATE = 16_000
"""What every ear here listens at, in hertz."""
LONGEST_S = 600.0
"""A command is short: longer recordings are refused rather than transcribed for minutes."""

Samples = npt.NDArray[np.float32]


class AudioError(DeixisError):
    """A recording that cannot be heard."""


@dataclass(frozen=True, slots=True, eq=False)
class AudioClip:
    """A stretch of mono sound."""

    samples: Samples
    """Shape (n,), -1..1."""
    sample_rate: int
    """Samples per second."""

    @property
    def duration_s(self) -> float:
        """How long it lasts."""
        return len(self.samples) / self.sample_rate

    def at(self, sample_rate: int) -> AudioClip:
        """The same sound at another rate, band-limited so that nothing folds over."""
        if sample_rate == self.sample_rate:
            return self
        from math import gcd

        from scipy.signal import resample_poly

        divisor = gcd(sample_rate, self.sample_rate)
        changed = resample_poly(self.samples, sample_rate // divisor, self.sample_rate // divisor)
        return AudioClip(np.asarray(changed, dtype=np.float32), sample_rate)


def load_audio(path: str | Path, *, longest_s: float = LONGEST_S) -> AudioClip:
    """Decode the first audio stream of any container that FFmpeg reads, whatever the file is called, to 16 kHz mono."""
    path = Path(path)
    try:
        size = path.stat().st_size
    except OSError as error:
        raise AudioError(f"The recording {str(path)!r} cannot be opened: {error.strerror}. Check the path.") from error
    if path.is_dir():
        raise AudioError(f"{str(path)!r} is a folder; give the recordings in it, such as {path}/*.wav.")
    if size == 0:
        raise AudioError(f"The recording {str(path)!r} is empty (0 bytes). Record it again.")
    samples = _decode(path, longest_s)
    if not len(samples):
        raise AudioError(f"The recording {str(path)!r} holds no sound that can be decoded. Record it again.")
    return AudioClip(samples, SAMPLE_RATE)


def _decode(path: Path, longest_s: float) -> Samples:
    import av

    try:
        with av.open(str(path), metadata_errors="ignore") as container:
            if not container.streams.audio:
                kinds = ", ".join(sorted({stream.type for stream in container.streams})) or "nothing"
                raise AudioError(f"{str(path)!r} has no audio stream, only {kinds}. Give a file with sound.")
            return _mono(container, path, longest_s)
    except PermissionError as error:
        raise AudioError(f"The recording {str(path)!r} may not be read: {error.strerror}.") from error
    except (av.error.FFmpegError, ValueError, EOFError) as error:
        raise AudioError(
            f"The recording {str(path)!r} is not audio that can be read ({getattr(error, 'strerror', None) or error}). "
            "wav, flac, mp3, ogg, webm and m4a are known to work."
        ) from error


def _mono(container: av.container.InputContainer, path: Path, longest_s: float) -> Samples:
    from av.audio.resampler import AudioResampler

    resampler = AudioResampler(format="flt", layout="mono", rate=SAMPLE_RATE)
    limit = int(longest_s * SAMPLE_RATE)
    parts: list[Samples] = []
    total = 0
    for frame in _frames(container):
        for piece in resampler.resample(frame):
            block = np.asarray(piece.to_ndarray(), dtype=np.float32).reshape(-1)
            parts.append(block)
            total += len(block)
        if total > limit:
            raise AudioError(
                f"The recording {str(path)!r} is longer than {longest_s / 60:g} minutes. Cut it to the command."
            )
    samples = np.concatenate(parts) if parts else np.zeros(0, dtype=np.float32)
    return np.clip(np.nan_to_num(samples, nan=0.0, posinf=1.0, neginf=-1.0), -1.0, 1.0)


def _frames(container: av.container.InputContainer) -> Iterator[Any]:
    """The decoded frames, then None, which makes the resampler give what it still holds.

    A file that breaks off keeps what came before the break; one that gives nothing at all raises.
    """
    import av

    got = False
    try:
        for frame in container.decode(audio=0):
            got = True
            yield frame
    except av.error.FFmpegError:
        if not got:
            raise
    yield None
