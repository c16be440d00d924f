"""The microphone as a port: the window holds it open while Space is down."""

from __future__ import annotations

import sys
import threading
from types import TracebackType
from typing import Any, Protocol

import numpy as np

from assistant.hearing.audio import LONGEST_S, SAMPLE_RATE, AudioClip, Samples
from scene.errors import MissingError


class Microphone(Protocol):
    """Records from `start` to `stop`."""

    def start(self) -> None:
        """Begin to record; what was recorded before is dropped."""

    def stop(self) -> AudioClip:
        """End, and give what was heard."""


class FakeMicrophone:
    """Gives clips prepared beforehand, in turn: for tests, replays and the tour."""

    def __init__(self, clips: tuple[AudioClip, ...]) -> None:
        self._clips = list(clips)
        self._recording = False

    def start(self) -> None:
        """The next clip is due."""
        self._recording = True

    def stop(self) -> AudioClip:
        """The next clip, or silence when all were given or `start` was not called."""
        if self._recording and self._clips:
            self._recording = False
            return self._clips.pop(0)
        return AudioClip(np.zeros(0, dtype=np.float32), SAMPLE_RATE)


class SystemMicrophone:
    """The default input device, through PortAudio."""

    def __init__(self, library: Any) -> None:
        self._library = library
        self._stream: Any = None
        self._lock = threading.Lock()
        self._blocks: list[Samples] = []
        self._samples = 0
        self._rate = SAMPLE_RATE

    def start(self) -> None:
        """Open the device at its own rate."""
        self._close()
        try:
            self._rate = int(self._library.query_devices(kind="input")["default_samplerate"])
            self._stream = self._library.InputStream(
                samplerate=self._rate, channels=1, dtype="float32", callback=self._on_block
            )
            self._stream.start()
        except (self._library.PortAudioError, ValueError) as error:
            self._close()
            raise MissingError(f"The microphone cannot be opened ({error}). Type with T or Enter instead.") from error

    def stop(self) -> AudioClip:
        """Close the device."""
        self._close()
        with self._lock:
            blocks, self._blocks, self._samples = self._blocks, [], 0
        samples = np.concatenate(blocks) if blocks else np.zeros(0, dtype=np.float32)
        return AudioClip(samples, self._rate)

    def __enter__(self) -> SystemMicrophone:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def _close(self) -> None:
        stream, self._stream = self._stream, None
        if stream is not None:
            stream.close()

    def _on_block(self, block: Any, frames: int, clock: Any, flags: Any) -> None:
        with self._lock:
            if self._samples < LONGEST_S * self._rate:
                self._blocks.append(np.array(block[:, 0], dtype=np.float32))
                self._samples += frames


def open_microphone() -> SystemMicrophone:
    """The machine's microphone, or a `MissingError` that says what is lacking and what mends it."""
    library = portaudio()
    try:
        library.query_devices(kind="input")
    except (library.PortAudioError, ValueError) as error:
        raise MissingError(
            "This machine has no microphone that can be used. Plug one in, or type with T or Enter; "
            "recordings are heard with: deixis hear SCENE AUDIO"
        ) from error
    return SystemMicrophone(library)


def portaudio() -> Any:
    """The sound library, imported when first asked for."""
    try:
        import sounddevice
    except ImportError as error:
        raise MissingError(
            "Sound devices need the package sounddevice, which is not installed. "
            f"Run: {sys.executable} -m pip install sounddevice"
        ) from error
    except OSError as error:
        raise MissingError(
            f"Sound devices need the library PortAudio ({error}). Run: sudo apt-get install -y libportaudio2"
        ) from error
    return sounddevice
