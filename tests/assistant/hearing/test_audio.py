from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.hearing.audio import AudioError, load_audio
from tests.assistant.hearing.sounds import noise, peak_hertz, tone, write_encoded, write_film, write_wav


@pytest.mark.parametrize(
    ("codec", "container"),
    [
        ("pcm_s16le", "wav"), ("flac", "flac"), ("libmp3lame", "mp3"),
        ("libopus", "webm"), ("libopus", "ogg"), ("aac", "mp4"),
    ],
)
def test_any_container_under_any_name(tmp_path: Path, codec: str, container: str) -> None:
    path = write_encoded(tmp_path / "named.wav", tone(1.5, rate=48_000), codec, container)
    clip = load_audio(path)
    assert clip.sample_rate == 16_000
    assert clip.samples.dtype == np.float32
    assert clip.samples.ndim == 1
    assert clip.duration_s == pytest.approx(1.5, abs=0.08)
    assert peak_hertz(clip.samples, 16_000) == pytest.approx(440, abs=2)
    assert np.abs(clip.samples[4000:20000]).max() == pytest.approx(0.5, abs=0.05)


@pytest.mark.parametrize(("rate", "channels"), [(8_000, 1), (16_000, 2), (22_050, 1), (44_100, 2), (48_000, 6)])
def test_any_rate_and_number_of_channels(tmp_path: Path, rate: int, channels: int) -> None:
    clip = load_audio(write_wav(tmp_path / "a.wav", tone(0.5, rate=rate), channels))
    assert clip.duration_s == pytest.approx(0.5, abs=0.01)
    assert peak_hertz(clip.samples, 16_000) == pytest.approx(440, abs=4)


def test_resampling_does_not_fold_over() -> None:
    high = tone(0.5, hertz=11_000, rate=48_000).at(16_000)
    assert high.sample_rate == 16_000
    assert np.abs(high.samples[200:-200]).max() < 0.01
    assert peak_hertz(tone(0.5, rate=48_000).at(16_000).samples, 16_000) == pytest.approx(440, abs=2)


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(AudioError, match=r"nothing.wav' cannot be opened: No such file"):
        load_audio(tmp_path / "nothing.wav")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(AudioError, match=r"is a folder; give the recordings in it"):
        load_audio(tmp_path)


def test_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "a.wav").touch()
    with pytest.raises(AudioError, match=r"is empty \(0 bytes\). Record it again"):
        load_audio(tmp_path / "a.wav")


@pytest.mark.parametrize("content", [b"hello, this is no sound\n" * 50, bytes(5000), b"RIFF\x00\x00\x00\x00WAVEfmt "])
def test_what_is_not_audio(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.wav").write_bytes(content)
    with pytest.raises(AudioError, match=r"is not audio that can be read|holds no sound|has no audio stream"):
        load_audio(tmp_path / "a.wav")


def test_every_truncation_of_a_recording_is_a_clip_or_one_sentence(tmp_path: Path) -> None:
    whole = write_encoded(tmp_path / "whole.webm", noise(0.4, rate=48_000), "libopus", "webm").read_bytes()
    path = tmp_path / "cut.wav"
    outcomes = set()
    for size in range(1, len(whole), max(1, len(whole) // 40)):
        path.write_bytes(whole[:size])
        try:
            outcomes.add(bool(load_audio(path).duration_s))
        except AudioError:
            outcomes.add(False)
    assert outcomes == {True, False}


def test_corrupted_bytes_are_a_clip_or_one_sentence(tmp_path: Path) -> None:
    whole = write_encoded(tmp_path / "whole.ogg", noise(0.4, rate=48_000), "libopus", "ogg").read_bytes()
    random = np.random.default_rng(5)
    for _ in range(40):
        broken = bytearray(whole)
        for place in random.integers(0, len(whole), 20):
            broken[place] = int(random.integers(0, 256))
        (tmp_path / "a.wav").write_bytes(broken)
        try:
            samples = load_audio(tmp_path / "a.wav").samples
        except AudioError:
            continue
        assert np.isfinite(samples).all()
        assert np.abs(samples).max() <= 1.0


def test_a_film_without_sound(tmp_path: Path) -> None:
    with pytest.raises(AudioError, match=r"has no audio stream, only video"):
        load_audio(write_film(tmp_path / "a.mkv"))


def test_too_long(tmp_path: Path) -> None:
    path = write_wav(tmp_path / "a.wav", tone(3.0, rate=8_000))
    with pytest.raises(AudioError, match=r"longer than 0.0\d+ minutes. Cut it to the command"):
        load_audio(path, longest_s=2.0)
    assert load_audio(path, longest_s=3.5).duration_s == pytest.approx(3.0, abs=0.05)


def test_samples_that_are_no_numbers_become_silence(tmp_path: Path) -> None:
    import struct

    samples = np.array([0.1, np.nan, np.inf, -np.inf] * 4000, dtype="<f4").tobytes()
    header = b"fmt " + struct.pack("<IHHIIHH", 16, 3, 1, 16_000, 64_000, 4, 32)
    body = header + b"data" + struct.pack("<I", len(samples)) + samples
    (tmp_path / "a.wav").write_bytes(b"RIFF" + struct.pack("<I", 4 + len(body)) + b"WAVE" + body)
    clip = load_audio(tmp_path / "a.wav")
    assert np.isfinite(clip.samples).all()
    assert np.abs(clip.samples).max() <= 1.0
