"""The ray of the hand: from low at the right of the view to what it points at."""

from __future__ import annotations

import numpy as np

from scene.view.overlays import Frame
from scene.view.style import COOL, INK, faded

NAME, ORDER, ABOUT = "hand", 30, "the ray of the hand and what it meets"
REACH_M = 6.0
"""How far the ray is drawn where it meets nothing."""


def draw(frame: Frame) -> None:
    """A beam that fades in towards its end, and a ring there."""
    state, projection = frame.state, frame.projection
    if state.hand is None:
        return
    viewer = projection.viewer
    right, up, back = projection.axes
    hand = np.array(viewer.position) + right * 0.24 - up * 0.26 - back * 0.5
    end = np.array(state.hand_at if state.hand_at is not None else state.hand.at(REACH_M))
    unit = frame.canvas.unit
    for k in range(10):
        a, b = hand + (end - hand) * (k / 10), hand + (end - hand) * ((k + 1) / 10)
        frame.canvas.line_3d(np.stack([a, b]), faded(COOL, 0.15 + 0.06 * k), (3.0 - 0.18 * k) * unit)
    if state.hand_at is not None:
        x, y, depth = projection.to_pixels(end[None])[0]
        if depth > projection.lens.near_m:
            frame.canvas.disc(x, y, 6 * unit, faded(COOL, 0.35), edge=COOL, border=1.5 * unit)
            frame.canvas.disc(x, y, 2 * unit, INK)
