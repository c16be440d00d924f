"""Where the person looked and pointed while speaking: timed samples of the head and the hand."""

from __future__ import annotations

import bisect
from dataclasses import dataclass

from scene.frames import Ray, Viewer


@dataclass(frozen=True, slots=True)
class GazeSample:
    """Head and hand at one moment."""

    time_s: float
    """Seconds from the start of what was heard."""
    head: Ray
    """Where the person looks, in the world."""
    hand: Ray | None = None
    """Where the person points, in the world; None while the hand points nowhere."""


@dataclass(frozen=True, slots=True)
class GazeTrack:
    """The samples of one turn, in the order of time. A still person is one sample."""

    samples: tuple[GazeSample, ...] = ()
    """Oldest first."""

    @staticmethod
    def still(viewer: Viewer, hand: Ray | None = None) -> GazeTrack:
        """A person who neither looked nor pointed elsewhere during the whole turn."""
        return GazeTrack((GazeSample(0.0, viewer.gaze, hand),))

    def at(self, time_s: float | None) -> GazeSample | None:
        """The last sample at or before a moment (the first one before all); the last of all for None."""
        if not self.samples:
            return None
        if time_s is None:
            return self.samples[-1]
        after = bisect.bisect_right([s.time_s for s in self.samples], time_s)
        return self.samples[max(0, after - 1)]
