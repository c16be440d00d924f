"""The line where one types what one would have said."""

from __future__ import annotations

from scene.view.overlays import Frame
from scene.view.style import ACCENT, INK, MUTED, PANEL, faded

NAME, ORDER, ABOUT = "entry", 64, "the line being typed"
SIZE = 16.0
PROMPT = "Say it in writing: “put the red mug on the table”"


def draw(frame: Frame) -> None:
    """A field along the bottom with a caret at the end; the end of a long line stays in view."""
    state, canvas, unit = frame.state, frame.canvas, frame.canvas.unit
    if state.entry is None:
        return
    width, height = min(canvas.width * 0.72, 760 * unit), 40 * unit
    x, y = (canvas.width - width) / 2, canvas.height - height - 18 * unit
    canvas.rect(x, y, width, height, faded(PANEL, 1.1), radius=10 * unit, edge=faded(ACCENT, 0.85), border=1.5 * unit)
    inner = width - 32 * unit
    if not state.entry:
        prompt = canvas.shortened(state.entry_prompt or PROMPT, inner, SIZE - 2)
        canvas.text(x + 20 * unit, y + 10 * unit, prompt, SIZE - 2, faded(MUTED, 0.8))
        canvas.rect(x + 14 * unit, y + 10 * unit, 2 * unit, height - 20 * unit, ACCENT)
        return
    shown = state.entry
    while len(shown) > 1 and canvas.text_width(shown, SIZE) > inner:
        shown = shown[1:]
    canvas.text(x + 16 * unit, y + 10 * unit, shown, SIZE, INK)
    caret = x + 18 * unit + canvas.text_width(shown, SIZE)
    canvas.rect(caret, y + 10 * unit, 2 * unit, height - 20 * unit, ACCENT)
