"""The name of what the hand is on."""

from __future__ import annotations

import numpy as np

from scene.view.overlays import Frame
from scene.view.staging import structure_of
from scene.view.style import INK, PANEL, PANEL_EDGE

NAME, ORDER, ABOUT = "hover", 35, "the name of what the hand is on"
SIZE = 12.0


def draw(frame: Frame) -> None:
    """A tag beside the point that the hand meets."""
    state, canvas, unit = frame.state, frame.canvas, frame.canvas.unit
    if state.hover is None or state.hover not in state.scene.objects or "labels" in state.show:
        return
    if structure_of(state.scene[state.hover]):
        return
    x, y = canvas.width / 2, canvas.height / 2
    if state.hand_at is not None:
        x, y, depth = frame.projection.to_pixels(np.array([state.hand_at]))[0]
        if depth < frame.projection.lens.near_m:
            return
    name = state.scene[state.hover].display_name
    width = canvas.text_width(name, SIZE) + 14 * unit
    x = min(x + 16 * unit, canvas.width - width - 4 * unit)
    canvas.rect(x, y + 10 * unit, width, 22 * unit, PANEL, radius=6 * unit, edge=PANEL_EDGE, border=unit)
    canvas.text(x + 7 * unit, y + 13.5 * unit, name, SIZE, INK)
