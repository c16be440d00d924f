"""Sounds and recordings made on the spot."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np

from assistant.hearing.audio import AudioClip, Samples


def tone(seconds: float = 1.0, *, hertz: float = 440.0, rate: int = 16_000, loudness: float = 0.5) -> AudioClip:
    """A pure tone."""
    time_s = np.arange(int(seconds * rate)) / rate
    return AudioClip((loudness * np.sin(2 * np.pi * hertz * time_s)).astype(np.float32), rate)


def noise(seconds: float = 1.0, *, rate: int = 16_000, loudness: float = 0.1) -> AudioClip:
    """White noise, always the same."""
    samples = np.random.default_rng(3).normal(0.0, loudness, int(seconds * rate))
    return AudioClip(samples.astype(np.float32), rate)


def write_wav(path: Path, clip: AudioClip, channels: int = 1) -> Path:
    """A 16-bit wav file, every channel the same."""
    pcm = np.repeat((np.clip(clip.samples, -1, 1) * 32767).astype("<i2")[:, None], channels, axis=1)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(clip.sample_rate)
        file.writeframes(pcm.tobytes())
    return path


def write_encoded(path: Path, clip: AudioClip, codec: str, container_format: str) -> Path:
    """Any codec and container of FFmpeg, whatever the path is called."""
    import av

    layout, rate = "mono", 48_000 if codec == "libopus" else clip.sample_rate
    with av.open(str(path), "w", format=container_format) as out:
        stream = out.add_stream(codec, rate=rate, layout=layout)
        pcm = (np.clip(clip.at(rate).samples, -1, 1) * 32767).astype(np.int16)[None, :]
        frame = av.AudioFrame.from_ndarray(pcm, format="s16", layout=layout)
        frame.sample_rate = rate
        for packet in (*stream.encode(frame), *stream.encode(None)):
            out.mux(packet)
    return path


def write_film(path: Path) -> Path:
    """A film with pictures and no sound."""
    import av

    with av.open(str(path), "w", format="matroska") as out:
        stream = out.add_stream("mpeg4", rate=10)
        stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p"
        for _ in range(3):
            frame = av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), dtype=np.uint8), format="rgb24")
            for packet in stream.encode(frame):
                out.mux(packet)
        for packet in stream.encode(None):
            out.mux(packet)
    return path


def peak_hertz(samples: Samples, rate: int) -> float:
    """The strongest frequency."""
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(np.argmax(spectrum) * rate / len(samples))
