"""How finely to draw while something moves, so that the picture keeps up on a slow machine."""

from __future__ import annotations

STEPS = ((1.0, True), (1.0, False), (0.8, False), (0.65, False), (0.5, False))
"""How a moving picture is drawn, finest first: its share of the window's size, and whether its edges are smoothed."""
SMOOTHING = 0.4
"""What smoothing the edges adds to the work of a frame, as a share of it."""
WANTED_S = 1 / 50
"""How long a moving frame may take."""


class Pace:
    """Picks the scale of the next moving frame from how long the last ones took. What stands still is drawn in full."""

    def __init__(self) -> None:
        self._step = 0
        self._easy = 0

    @property
    def scale(self) -> float:
        """The share of the window's size at which to draw next."""
        return STEPS[self._step][0]

    @property
    def smooth(self) -> bool:
        """Whether to smooth edges next."""
        return STEPS[self._step][1]

    def took(self, seconds: float) -> None:
        """The last frame took so long. It goes finer only after five easy frames, so that it does not flicker."""
        if seconds > 1.2 * WANTED_S and self._step < len(STEPS) - 1:
            self._step += 1
            self._easy = 0
        elif self._step > 0 and seconds * _work(self._step - 1) / _work(self._step) < WANTED_S:
            self._easy += 1
            if self._easy >= 5:
                self._step -= 1
                self._easy = 0
        else:
            self._easy = 0


def _work(step: int) -> float:
    scale, smooth = STEPS[step]
    return scale * scale * (1.0 + SMOOTHING * smooth)
