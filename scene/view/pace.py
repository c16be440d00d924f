"""How finely to draw while something moves, so that the picture keeps up on a slow machine."""

from __future__ import annotations

SCALES = (1.0, 0.8, 0.65, 0.5)
"""Shares of the window's size at which a moving picture is drawn."""
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
        return SCALES[self._step]

    def took(self, seconds: float) -> None:
        """A frame at `scale` took so long. It goes finer only after five easy frames, so that it does not flicker."""
        if seconds > 1.2 * WANTED_S and self._step < len(SCALES) - 1:
            self._step += 1
            self._easy = 0
        elif self._step > 0 and seconds * (SCALES[self._step - 1] / self.scale) ** 2 < WANTED_S:
            self._easy += 1
            if self._easy >= 5:
                self._step -= 1
                self._easy = 0
        else:
            self._easy = 0
