"""Numbers on what a question is about: "which one: 1, 2 or 3?"."""

from __future__ import annotations

from scene.view.overlays import Frame
from scene.view.style import ACCENT, INK, SHADE

NAME, ORDER, ABOUT = "candidates", 45, "numbers on the things a question is about"
DARK = (0.12, 0.09, 0.03, 1.0)


def draw(frame: Frame) -> None:
    """A numbered badge over each candidate, in the order of the question."""
    boxes, canvas, unit = frame.stage.scene.boxes, frame.canvas, frame.canvas.unit
    for number, object_id in enumerate(frame.state.candidates, 1):
        row = boxes.index.get(object_id)
        if row is None:
            continue
        top = boxes.center[row].copy()
        top[1] = boxes.hi[row, 1]
        x, y, depth = frame.projection.to_pixels(top[None])[0]
        if depth < frame.projection.lens.near_m:
            continue
        x = min(max(x, 16 * unit), canvas.width - 16 * unit)
        y = min(max(y - 20 * unit, 16 * unit), canvas.height - 16 * unit)
        canvas.disc(x, y + 1.5 * unit, 14.5 * unit, SHADE)
        canvas.disc(x, y, 13 * unit, ACCENT, edge=INK, border=1.6 * unit)
        canvas.text(x, y - 9.5 * unit, str(number), 16, DARK, bold=True, anchor="center")
