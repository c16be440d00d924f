"""The names of the rooms, on their floors."""

from __future__ import annotations

import numpy as np

from scene.view.overlays import Frame
from scene.view.style import INK, PANEL, PANEL_EDGE

NAME, ORDER, ABOUT = "rooms", 15, "the name of each room"
SIZE = 14.0


def draw(frame: Frame) -> None:
    """One name a room, over the middle of its floor; none for the room one stands in."""
    canvas, unit = frame.canvas, frame.canvas.unit
    here = frame.state.scene.room_at(frame.projection.viewer.position)
    for room in frame.state.scene.rooms:
        x, y, depth = frame.projection.to_pixels(np.array([room.center]))[0]
        if room is here or depth < 0.5 or not (0 < x < canvas.width and 0 < y < canvas.height):
            continue
        width = canvas.text_width(room.label, SIZE, bold=True) + 18 * unit
        height = SIZE * 1.2 * unit + 8 * unit
        left, top = x - width / 2, y - height / 2
        canvas.rect(left, top, width, height, PANEL, radius=height / 2, edge=PANEL_EDGE, border=unit)
        canvas.text(x, y - SIZE * 0.6 * unit, room.label, SIZE, INK, bold=True, anchor="center")
