"""The name of what the hand is on."""

from __future__ import annotations

import numpy as np

from scene.view.overlays import Frame
from scene.view.staging import structure_of
from scene.view.style import INK, PANEL, PANEL_EDGE
from scene.view.tags import UNKNOWN, pill, tag_of

NAME, ORDER, ABOUT = "hover", 35, "the name of what the hand is on"
SIZE = 12.0
NAMELESS = "? (N names it)"


def draw(frame: Frame) -> None:
    """A tag beside the point that the hand meets."""
    state, canvas, unit = frame.state, frame.canvas, frame.canvas.unit
    if state.hover is None or state.hover not in state.scene.objects or {"labels", "scores"} & {*state.show}:
        return
    if structure_of(state.scene[state.hover]):
        return
    x, y = canvas.width / 2, canvas.height / 2
    if state.hand_at is not None:
        x, y, depth = frame.projection.to_pixels(np.array([state.hand_at]))[0]
        if depth < frame.projection.lens.near_m:
            return
    tag = tag_of(state.scene[state.hover], percent=True)
    text = NAMELESS if tag.text == UNKNOWN else tag.text
    width = canvas.text_width(text, SIZE) + 14 * unit
    x = min(x + 16 * unit, canvas.width - width - 4 * unit)
    pill(canvas, tag, x, y + 10 * unit, width, 23 * unit, PANEL, PANEL_EDGE, unit)
    canvas.text(x + 7 * unit, y + 13.5 * unit, text, SIZE, INK)
