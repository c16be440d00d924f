from __future__ import annotations

import builtins
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from assistant.hearing.microphone import FakeMicrophone, SystemMicrophone, open_microphone
from scene.errors import MissingError
from tests.assistant.hearing.sounds import tone


class FakePortAudio:
    """Stands in for the sound library: one device, or none."""

    class PortAudioError(Exception):
        pass

    def __init__(self, devices: int = 1) -> None:
        self.devices = devices
        self.stream: Any = None

    def query_devices(self, kind: str) -> dict[str, float]:
        if not self.devices:
            raise self.PortAudioError("no default device")
        return {"default_samplerate": 44_100.0}

    def InputStream(self, *, samplerate: int, channels: int, dtype: str, callback: Any) -> Any:
        self.stream = SimpleNamespace(callback=callback, start=lambda: None, close=lambda: None)
        return self.stream


def test_what_arrives_between_start_and_stop_is_heard() -> None:
    library = FakePortAudio()
    with SystemMicrophone(library) as microphone:
        microphone.start()
        for value in (0.1, 0.2):
            library.stream.callback(np.full((441, 1), value, dtype=np.float32), 441, None, None)
        clip = microphone.stop()
        assert clip.sample_rate == 44_100
        assert len(clip.samples) == 882
        assert clip.samples[[0, -1]] == pytest.approx([0.1, 0.2])
        microphone.start()
        assert len(microphone.stop().samples) == 0


def test_a_device_that_is_gone_is_one_sentence() -> None:
    with pytest.raises(MissingError, match=r"cannot be opened .* Type with T or Enter"):
        SystemMicrophone(FakePortAudio(devices=0)).start()


def test_no_device(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.hearing.microphone.portaudio", lambda: FakePortAudio(devices=0))
    with pytest.raises(MissingError, match=r"no microphone that can be used. Plug one in, or type"):
        open_microphone()


@pytest.mark.parametrize(
    ("failure", "mend"),
    [(ImportError("no"), "pip install sounddevice"), (OSError("PortAudio not found"), "install -y libportaudio2")],
)
def test_no_sound_library(monkeypatch: pytest.MonkeyPatch, failure: Exception, mend: str) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "sounddevice":
            raise failure
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingError, match=mend):
        open_microphone()


def test_the_fake_gives_its_clips_in_turn() -> None:
    one, two = tone(0.1), tone(0.2)
    microphone = FakeMicrophone((one, two))
    microphone.start()
    assert microphone.stop() is one
    assert len(microphone.stop().samples) == 0
    microphone.start()
    assert microphone.stop() is two
