"""How far a long piece of work is: "labelling 12 of 40"."""

from __future__ import annotations

from scene.view.overlays import Frame
from scene.view.style import ACCENT, INK, MUTED, PANEL, PANEL_EDGE, faded

NAME, ORDER, ABOUT = "progress", 63, "how far a long piece of work is"
SIZE = 12.0
WIDTH, HEIGHT = 190.0, 36.0
BELOW_STATUS = 50.0


def place(frame: Frame) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the panel, pixels."""
    right, top, unit = frame.canvas.width - 14 * frame.canvas.unit, BELOW_STATUS * frame.canvas.unit, frame.canvas.unit
    return right - WIDTH * unit, top, right, top + HEIGHT * unit


def draw(frame: Frame) -> None:
    """A panel under the status with a bar."""
    progress, canvas, unit = frame.state.progress, frame.canvas, frame.canvas.unit
    if progress is None:
        return
    x, y, right, bottom = place(frame)
    width = right - x
    canvas.rect(x, y, width, bottom - y, PANEL, radius=10 * unit, edge=PANEL_EDGE, border=unit)
    counted = f"{progress.done} of {progress.total}"
    canvas.text(x + width - 12 * unit, y + 6 * unit, counted, SIZE - 1, MUTED, anchor="right")
    room = width - canvas.text_width(counted, SIZE - 1) - 32 * unit
    canvas.text(x + 12 * unit, y + 5.5 * unit, canvas.shortened(progress.what, room, SIZE), SIZE, INK)
    left, top, full = x + 12 * unit, y + 26 * unit, width - 24 * unit
    share = min(max(progress.done / max(progress.total, 1), 0.0), 1.0)
    canvas.rect(left, top, full, 4 * unit, faded(INK, 0.16), radius=2 * unit)
    canvas.rect(left, top, full * share, 4 * unit, ACCENT, radius=2 * unit)
