from __future__ import annotations

import threading

import numpy as np
import pytest

from assistant.hearing.audio import AudioClip
from assistant.speech.output import Recorded, open_output
from assistant.speech.text import text_for_speech
from assistant.speech.voice import Voice
from scene.errors import MissingError


class FakeSpeaker:
    """A clip as long as its text; fails at the word it is told to."""

    def __init__(self, fail_at: str = "\0") -> None:
        self.fail_at = fail_at
        self.said: list[str] = []

    def synthesize(self, text: str) -> AudioClip:
        if self.fail_at in text:
            raise RuntimeError("the voice broke")
        self.said.append(text)
        return AudioClip(np.zeros(len(text), dtype=np.float32), 24_000)


class Held(Recorded):
    """Plays until it is told to stop."""

    def __init__(self) -> None:
        super().__init__()
        self.begun = threading.Event()
        self.stopped = threading.Event()

    def play(self, clip: AudioClip) -> None:
        super().play(clip)
        self.begun.set()
        assert self.stopped.wait(5.0)

    def stop(self) -> None:
        self.stopped.set()


@pytest.mark.parametrize(
    ("reply", "spoken"),
    [
        ("It does not fit on the desk: 2.1 m on 1.4 m", "It does not fit on the desk: 2.1 metres on 1.4 metres."),
        ("Moved red_mug_2 1 m to the left.", "Moved red mug 2 1 metre to the left."),
        ("Turned it 90°", "Turned it 90 degrees."),
        ("Made it 50% larger", "Made it 50 percent larger."),
        ("Say `undo` (or press Ctrl-Z)", "Say undo."),
        ("3 mugs: 2.0 kg", "3 mugs: 2 kilograms."),
        ("Which one?", "Which one?"),
        ("a 5 cm × 3 cm box", "a 5 centimetres by 3 centimetres box."),
        ("", ""),
    ],
)
def test_replies_in_words(reply: str, spoken: str) -> None:
    assert text_for_speech(reply) == spoken


def test_replies_are_said_in_turn() -> None:
    speaker, output = FakeSpeaker(), Recorded()
    voice = Voice(speaker, output)
    for reply in ("One.", "Two.", "", "Three."):
        voice.say(reply)
    assert voice.wait(5.0)
    assert speaker.said == ["One.", "Two.", "Three."]
    assert [len(clip.samples) for clip in output.clips] == [4, 4, 6]
    assert not voice.speaking
    voice.close()


def test_hush_cuts_off_and_forgets_what_waits() -> None:
    speaker, output = FakeSpeaker(), Held()
    voice = Voice(speaker, output)
    voice.say("A long story.")
    voice.say("And another.")
    assert output.begun.wait(5.0)
    assert voice.speaking
    voice.hush()
    assert voice.wait(5.0)
    assert speaker.said == ["A long story."]
    voice.say("Now this.")
    assert voice.wait(5.0)
    assert speaker.said == ["A long story.", "Now this."]
    voice.close()


def test_a_voice_that_breaks_goes_on_with_the_next() -> None:
    problems: list[str] = []
    speaker, output = FakeSpeaker(fail_at="bad"), Recorded()
    voice = Voice(speaker, output, problems.append)
    voice.say("bad words")
    voice.say("good words")
    assert voice.wait(5.0)
    assert speaker.said == ["good words."]
    assert problems == ["The reply could not be spoken (the voice broke); it is shown as text."]
    voice.close()


def test_no_loudspeaker(monkeypatch: pytest.MonkeyPatch) -> None:
    class Library:
        class PortAudioError(Exception):
            pass

        def query_devices(self, kind: str) -> None:
            raise self.PortAudioError(kind)

    monkeypatch.setattr("assistant.speech.output.portaudio", Library)
    with pytest.raises(MissingError, match=r"no loudspeaker that can be used. Replies are shown as text"):
        open_output()
