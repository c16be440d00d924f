"""Frames into a film: VP9 in MP4 where the encoder is there, else MPEG-4, both by PyAV."""

from __future__ import annotations

import os
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scene.errors import MissingError, SceneFileError, UsageError

ENCODERS: tuple[tuple[str, dict[str, str]], ...] = (
    ("libvpx-vp9", {"crf": "30", "b:v": "0", "deadline": "realtime", "cpu-used": "6", "row-mt": "1"}),
    ("mpeg4", {"qscale": "4"}),
)
"""In order of preference, with their options: encoders without the GPL, so x264 and x265 are never among them."""
SOUND_HZ = 48_000
"""The rate of a film's sound."""


class Film:
    """A film being written. Frames are (height, width, 3) of one size with even sides; use it in a `with`."""

    def __init__(self, path: str | os.PathLike[str], *, size: tuple[int, int], frames_per_s: int = 24,
                 sound: bool = False) -> None:
        width, height = size
        if width % 2 or height % 2 or width < 2 or height < 2:
            raise UsageError(f"a film of {width}x{height} cannot be made: expected even sides")
        import av

        self._path, self._size, self.frames_per_s = Path(path), size, frames_per_s
        self._partial = self._path.with_name(f".{self._path.name}.partial.mp4")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = av.open(str(self._partial), "w")
        except (OSError, av.FFmpegError) as error:
            raise SceneFileError(f"{str(path)!r} cannot be written ({error}): choose another place") from error
        self._pictures = self._add_pictures(av)
        self._sound = self._file.add_stream("aac", rate=SOUND_HZ, layout="mono") if sound else None
        self._sound_samples = 0
        self.count = 0
        """How many frames it has."""

    @property
    def seconds(self) -> float:
        """How long it is by now."""
        return self.count / self.frames_per_s

    def add(self, pixels: NDArray[np.uint8], *, frames: int = 1) -> None:
        """Show a picture for some frames."""
        import av

        width, height = self._size
        if pixels.shape[:2] != (height, width):
            raise UsageError(f"a frame is {pixels.shape[1]}x{pixels.shape[0]}: this film is {width}x{height}")
        for _ in range(frames):
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(pixels[:, :, :3]), format="rgb24")
            frame.pts, frame.time_base = self.count, Fraction(1, self.frames_per_s)
            self._file.mux(self._pictures.encode(frame))
            self.count += 1

    def add_sound(self, samples: NDArray[np.float32], rate_hz: int, *, at_s: float) -> None:
        """Mono sound (n) from -1 to 1, begun at a moment of the film; silence fills what lies before."""
        if self._sound is None:
            raise UsageError("this film was begun without sound: make it with sound=True")
        steps = np.arange(round(len(samples) * SOUND_HZ / rate_hz)) * (rate_hz / SOUND_HZ)
        resampled = np.interp(steps, np.arange(len(samples)), samples) if len(samples) else np.zeros(0)
        self._silence_until(round(at_s * SOUND_HZ))
        self._write_sound(resampled.astype(np.float32))

    def close(self) -> None:
        """Finish the film and put it in its place."""
        if self._sound is not None:
            self._silence_until(round(self.seconds * SOUND_HZ))
            self._file.mux(self._sound.encode(None))
        self._file.mux(self._pictures.encode(None))
        self._file.close()
        self._partial.replace(self._path)

    def __enter__(self) -> Film:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        else:
            self._file.close()
            self._partial.unlink(missing_ok=True)

    def _add_pictures(self, av: Any) -> Any:
        for name, options in ENCODERS:
            try:
                av.codec.Codec(name, "w")
            except (ValueError, av.FFmpegError):
                continue
            stream = self._file.add_stream(name, rate=self.frames_per_s, options=options)
            stream.width, stream.height = self._size
            stream.pix_fmt = "yuv420p"
            return stream
        names = ", ".join(name for name, _ in ENCODERS)
        raise MissingError(f"this PyAV has no film encoder of {names}: reinstall it with `pip install av`")

    def _silence_until(self, sample: int) -> None:
        if sample > self._sound_samples:
            self._write_sound(np.zeros(sample - self._sound_samples, np.float32))

    def _write_sound(self, samples: NDArray[np.float32]) -> None:
        import av

        for start in range(0, len(samples), 1024):
            part = np.clip(samples[start : start + 1024], -1, 1).reshape(1, -1)
            frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(part, np.float32), format="fltp", layout="mono")
            frame.sample_rate, frame.pts, frame.time_base = SOUND_HZ, self._sound_samples, Fraction(1, SOUND_HZ)
            if self._sound is not None:
                self._file.mux(self._sound.encode(frame))
            self._sound_samples += part.shape[1]


def write_film(path: str | os.PathLike[str], frames: Iterable[NDArray[np.uint8]], *, frames_per_s: int = 24) -> float:
    """A silent film of these frames; gives its length in seconds."""
    film: Film | None = None
    for pixels in frames:
        if film is None:
            film = Film(path, size=(pixels.shape[1], pixels.shape[0]), frames_per_s=frames_per_s)
        film.add(pixels)
    if film is None:
        raise UsageError("a film needs at least one frame: none was given")
    film.close()
    return film.seconds
