"""Disturbances of a test: an unsteady hand, a late gaze, noise, haste, lost words, things not quite in place."""

from __future__ import annotations

import math
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from assistant.gaze import GazeSample, GazeTrack
from assistant.scenetest.case import TurnSpec
from assistant.scenetest.nodes import Node
from scene.frames import Ray, Vec3
from scene.objects import Scene

if TYPE_CHECKING:
    from assistant.hearing.audio import AudioClip


@dataclass(frozen=True)
class Kind:
    """One kind of disturbance."""

    low: float
    """The least level."""
    high: float
    """The highest."""
    unit: str
    """What a level is, in words."""
    about: str
    """What is disturbed, one line."""
    needs: Callable[[tuple[TurnSpec, ...]], bool] = field(default=lambda turns: True)
    """Whether a test with these turns can be disturbed so."""
    lacks: str = ""
    """What it lacks where it cannot."""

    def check_usable(self, turns: tuple[TurnSpec, ...], node: Node) -> None:
        """Raise where the disturbance would disturb nothing."""
        if not self.needs(turns):
            raise node.error(f"this disturbs nothing, since the test {self.lacks}")


def _aims(turns: tuple[TurnSpec, ...]) -> bool:
    return any(t.points or t.looks for t in turns)


def _timed(turns: tuple[TurnSpec, ...]) -> bool:
    return any(a.word is not None or a.at_s for t in turns for a in (*t.points, *t.looks))


def _audible(turns: tuple[TurnSpec, ...]) -> bool:
    return any(t.kind in ("speak", "hear") for t in turns)


def _worded(turns: tuple[TurnSpec, ...]) -> bool:
    return any(t.kind in ("say", "speak", "hear") for t in turns)


KINDS: dict[str, Kind] = {
    "pointing_noise_deg": Kind(0, 60, "degrees, the root mean square of the error",
                               "The hand and the eyes miss by a random angle.", _aims, "points and looks at nothing"),
    "gaze_lag_s": Kind(0, 5, "seconds", "Hand and eyes arrive later than the words.", _timed,
                       "points at nothing on a word or at a time"),
    "noise_snr_db": Kind(-20, 80, "decibels of speech over noise", "Noise as of many voices over what is heard.",
                         _audible, "has no 'speak' or 'hear'"),
    "speaking_rate": Kind(0.3, 3, "times the usual rate", "The words come slower or faster.", _worded, "says nothing"),
    "word_dropout": Kind(0, 1, "share of the words", "Words are lost or taken for others, as in poor hearing.",
                         _worded, "says nothing"),
    "object_jitter_m": Kind(0, 2, "metres", "What can move stands up to so far from where the scene has it."),
}

MISHEARD = {
    "put": "but", "the": "a", "a": "the", "red": "read", "blue": "blew", "mug": "mud", "on": "in", "in": "and",
    "and": "in", "this": "these", "that": "the", "there": "their", "here": "hear", "two": "to", "four": "for",
    "to": "two", "chair": "share", "lamp": "lamb", "left": "laughed", "right": "write", "desk": "disk",
    "sofa": "so far", "table": "cable", "ball": "bowl", "bowl": "ball", "it": "a", "them": "then", "move": "moved",
    "hide": "height", "green": "grain",
    "white": "wide", "shelf": "self", "clock": "block", "book": "look", "cup": "cop",
}
"""What small ears make of words."""

MISHEARD_SHARE = 0.5
"""Of the disturbed words so many are taken for others, where there is one; the rest are lost."""


@dataclass(frozen=True)
class Disturber:
    """Disturbs one trial of a test. The default disturbs nothing."""

    kind: str = ""
    """Which of `KINDS`."""
    level: float = 0.0
    """How strongly."""
    seed: int = 0
    """Which trial."""

    def _random(self, what: str) -> np.random.Generator:
        return np.random.default_rng([self.seed, zlib.crc32(f"{self.kind}/{what}".encode())])

    @property
    def rate(self) -> float:
        """How fast the words come."""
        return self.level if self.kind == "speaking_rate" else 1.0

    def scene(self, scene: Scene) -> Scene:
        """The scene with things not quite in place."""
        if self.kind != "object_jitter_m" or not self.level:
            return scene
        random = self._random("scene")
        objects = dict(scene.objects)
        for object_id, o in scene.objects.items():
            angle, reach = random.uniform(0, 2 * math.pi), self.level * math.sqrt(random.uniform())
            if o.parent is None and not o.fixed:
                x, y, z = o.pose.position
                to = (x + reach * math.cos(angle), y, z + reach * math.sin(angle))
                objects[object_id] = replace(o, pose=replace(o.pose, position=to))
        return scene.with_objects(objects)

    def gaze(self, track: GazeTrack, turn: int) -> GazeTrack:
        """The track of an unsteady hand, or of a late one."""
        if self.kind == "gaze_lag_s":
            first, *rest = track.samples
            return GazeTrack((first, *(replace(s, time_s=s.time_s + self.level) for s in rest)))
        if self.kind != "pointing_noise_deg" or not self.level:
            return track
        random = self._random(f"gaze {turn}")
        seen: dict[Ray, Ray] = {}

        def shaken(ray: Ray) -> Ray:
            if ray not in seen:
                seen[ray] = _turned(ray, random.normal(0.0, math.radians(self.level) / math.sqrt(2), 2))
            return seen[ray]

        return GazeTrack(tuple(
            GazeSample(s.time_s, shaken(s.head), None if s.hand is None else shaken(s.hand)) for s in track.samples
        ))

    def words(self, words: tuple[str, ...], turn: int) -> tuple[tuple[int, str], ...]:
        """What is left of the words, each with its place in the sentence; never nothing at all."""
        if self.kind != "word_dropout":
            return tuple(enumerate(words))
        random = self._random(f"words {turn}")
        kept = []
        for n, word in enumerate(words):
            lost, swapped = random.uniform() < self.level, random.uniform() < MISHEARD_SHARE
            other = MISHEARD.get(word.lower().strip(".,!?;:"))
            if not lost:
                kept.append((n, word))
            elif swapped and other:
                kept.append((n, other))
        return tuple(kept) or tuple(enumerate(words))[-1:]

    def sound(self, clip: AudioClip, turn: int) -> AudioClip:
        """The sound with noise over it."""
        if self.kind != "noise_snr_db" or not len(clip.samples):
            return clip
        noise = _babble(len(clip.samples), clip.sample_rate, self._random(f"sound {turn}"))
        loud = np.abs(clip.samples) > 0.02 * float(np.abs(clip.samples).max())
        power = float(np.mean(clip.samples[loud] ** 2)) if loud.any() else 0.0
        gain = math.sqrt(power / (10 ** (self.level / 10)))
        mixed = clip.samples + gain * noise
        peak = float(np.abs(mixed).max())
        return replace(clip, samples=np.asarray(mixed / max(1.0, peak), dtype=np.float32))


def _turned(ray: Ray, error: np.ndarray[tuple[int], np.dtype[np.float64]]) -> Ray:
    """A ray turned by two small angles across itself."""
    d = np.array(ray.direction)
    across = np.cross(d, (0.0, 1.0, 0.0) if abs(d[1]) < 0.9 else (1.0, 0.0, 0.0))
    across /= np.linalg.norm(across)
    over = np.cross(across, d)
    turned = d + math.tan(error[0]) * across + math.tan(error[1]) * over
    x, y, z = turned / np.linalg.norm(turned)
    direction: Vec3 = (float(x), float(y), float(z))
    return Ray(ray.origin, direction)


def _babble(count: int, rate: int, random: np.random.Generator) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Noise with the long-term spectrum of speech (flat to 500 Hz, then 9 dB an octave down), of power 1."""
    spectrum = np.fft.rfft(random.normal(size=count))
    hertz = np.fft.rfftfreq(count, 1 / rate)
    spectrum *= np.minimum(1.0, (500.0 / np.maximum(hertz, 1.0)) ** 1.5) * (hertz > 60)
    noise: np.ndarray[tuple[int], np.dtype[np.float64]] = np.fft.irfft(spectrum, count)
    return noise / max(float(np.sqrt(np.mean(noise**2))), 1e-12)
