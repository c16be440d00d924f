"""What the assistant is doing: ready, listening, thinking, speaking; and whether that is written down."""

from __future__ import annotations

from scene.view.overlays import Frame
from scene.view.style import INK, MUTED, PANEL, PANEL_EDGE, STATUS_COLOR

NAME, ORDER, ABOUT = "status", 62, "what the assistant is doing"
SIZE = 12.5
HINT = "F1 help"
RECORDING = "recording"
RECORDING_COLOR = (0.93, 0.2, 0.2, 1.0)


def draw(frame: Frame) -> None:
    """A pill at the upper right: a dot, a word, and while listening how loud it is."""
    state, canvas, unit = frame.state, frame.canvas, frame.canvas.unit
    r, g, b = STATUS_COLOR[state.status]
    bars = 5 if state.status == "listening" else 0
    word = canvas.text_width(state.status, SIZE)
    hint = canvas.text_width(HINT, SIZE - 2)
    mark = canvas.text_width(RECORDING, SIZE - 2) + 22 * unit if state.recording else 0.0
    width = word + hint + (52 + bars * 6) * unit + mark
    height = 28 * unit
    x, y = canvas.width - width - 14 * unit, 14 * unit
    canvas.rect(x, y, width, height, PANEL, radius=height / 2, edge=PANEL_EDGE, border=unit)
    canvas.disc(x + 15 * unit, y + height / 2, 7 * unit, (r, g, b, 0.25))
    canvas.disc(x + 15 * unit, y + height / 2, 4.5 * unit, (r, g, b, 1.0))
    canvas.text(x + 27 * unit, y + 6.5 * unit, state.status, SIZE, INK)
    left = x + word + 33 * unit
    for k in range(bars):
        lit = state.level * bars > k
        tall = (6 + 2.2 * k) * unit
        canvas.rect(left + k * 6 * unit, y + height / 2 - tall / 2, 3 * unit, tall,
                    (r, g, b, 1.0) if lit else (1.0, 1.0, 1.0, 0.18), radius=1.5 * unit)
    if state.recording:
        at = x + width - hint - 12 * unit - mark
        canvas.disc(at, y + height / 2, 4.5 * unit, RECORDING_COLOR)
        canvas.text(at + 8 * unit, y + 8 * unit, RECORDING, SIZE - 2, INK)
    canvas.text(x + width - 12 * unit, y + 8 * unit, HINT, SIZE - 2, MUTED, anchor="right")
