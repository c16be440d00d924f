"""The oriented box of each thing, as thin lines with a stroke along its front."""

from __future__ import annotations

import numpy as np

from scene.view.overlays import Frame
from scene.view.style import ACCENT, COOL, faded

NAME, ORDER, ABOUT = "boxes", 10, "the oriented box of each thing, its front marked"
EDGES = ((0, 1), (2, 3), (4, 5), (6, 7), (0, 2), (1, 3), (4, 6), (5, 7), (0, 4), (1, 5), (2, 6), (3, 7))
"""Pairs of corners, as `Boxes.corners` numbers them."""
FRONT = ((1, 5), (5, 7), (7, 3), (3, 1))
"""The edges of the side that looks along +Z."""
MOST = 150
"""How many boxes one picture holds, the nearest first."""


def draw(frame: Frame) -> None:
    """Boxes of what is in view."""
    boxes, scene, unit = frame.stage.scene.boxes, frame.state.scene, frame.canvas.unit
    rows = np.flatnonzero(frame.shown())
    seen = frame.projection.to_pixels(boxes.center[rows])
    rows = rows[np.argsort(seen[:, 2], kind="stable")]
    for row in rows[:MOST].tolist():
        corners = boxes.corners(row)
        marked = boxes.ids[row] in scene.selection
        for a, b in EDGES:
            front = (a, b) in FRONT or (b, a) in FRONT
            color = ACCENT if marked else faded(COOL, 0.9 if front else 0.5)
            width = (2.0 if marked else 1.6 if front else 1.0) * unit
            frame.canvas.line_3d(corners[[a, b]], color, width)
