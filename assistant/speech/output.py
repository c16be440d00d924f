"""Where speech is played: a device of the machine, or nowhere."""

from __future__ import annotations

from typing import Any, Protocol

from assistant.hearing.audio import AudioClip
from assistant.hearing.microphone import portaudio
from scene.errors import MissingError


class SoundOutput(Protocol):
    """Plays one clip at a time."""

    def play(self, clip: AudioClip) -> None:
        """Play a clip and come back when it is over or `stop` was called."""

    def stop(self) -> None:
        """Fall silent at once."""


class Recorded:
    """Keeps what it should play: for tests, films and machines with no loudspeaker."""

    def __init__(self) -> None:
        self.clips: list[AudioClip] = []

    def play(self, clip: AudioClip) -> None:
        """Keep it."""
        self.clips.append(clip)

    def stop(self) -> None:
        """Nothing sounds."""


class SystemOutput:
    """The default output device, through PortAudio."""

    def __init__(self, library: Any) -> None:
        self._library = library

    def play(self, clip: AudioClip) -> None:
        """Play and wait."""
        self._library.play(clip.samples, clip.sample_rate, blocking=True)

    def stop(self) -> None:
        """Stop what plays."""
        self._library.stop()


def open_output() -> SystemOutput:
    """The machine's loudspeaker, or a `MissingError` that says what is lacking and what mends it."""
    library = portaudio()
    try:
        library.query_devices(kind="output")
    except (library.PortAudioError, ValueError) as error:
        raise MissingError("This machine has no loudspeaker that can be used. Replies are shown as text.") from error
    return SystemOutput(library)
