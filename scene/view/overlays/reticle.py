"""The middle of the picture while the mouse turns the head: where the gaze and the hand meet."""

from __future__ import annotations

from scene.view.overlays import Frame
from scene.view.style import ACCENT, INK, SHADE, faded

NAME, ORDER, ABOUT = "reticle", 40, "the point one looks at, while the mouse turns the head"


def draw(frame: Frame) -> None:
    """A ring that fills while something is under it."""
    if frame.state.pointer_free:
        return
    canvas, unit = frame.canvas, frame.canvas.unit
    x, y = canvas.width / 2, canvas.height / 2
    over = frame.state.hover is not None
    canvas.disc(x, y, 9 * unit, faded(SHADE, 0.5))
    canvas.disc(x, y, 7 * unit, faded(INK, 0.0), edge=ACCENT if over else faded(INK, 0.9), border=1.6 * unit)
    canvas.disc(x, y, 1.8 * unit, ACCENT if over else INK)
