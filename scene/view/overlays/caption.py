"""What was heard, and what was answered, along the bottom."""

from __future__ import annotations

from scene.view.overlays import Frame
from scene.view.style import INK, MUTED, PANEL, PANEL_EDGE

NAME, ORDER, ABOUT = "caption", 60, "what was heard and what was answered"
HEARD_SIZE, ANSWER_SIZE = 13.0, 17.0


def draw(frame: Frame) -> None:
    """One panel, as wide as its words."""
    state, canvas, unit = frame.state, frame.canvas, frame.canvas.unit
    most = canvas.width * 0.74
    heard = canvas.wrapped(f"“{state.heard}”", most, HEARD_SIZE, most_lines=2) if state.heard else []
    answer = canvas.wrapped(state.answered, most, ANSWER_SIZE, most_lines=4) if state.answered else []
    if not heard and not answer:
        return
    widths = [canvas.text_width(line, HEARD_SIZE) for line in heard]
    widths += [canvas.text_width(line, ANSWER_SIZE) for line in answer]
    heard_step, answer_step = HEARD_SIZE * 1.35 * unit, ANSWER_SIZE * 1.35 * unit
    gap = 4 * unit if heard and answer else 0.0
    height = len(heard) * heard_step + len(answer) * answer_step + gap + 20 * unit
    width = max(widths) + 36 * unit
    x, y = (canvas.width - width) / 2, canvas.height - height - (66 if state.entry is not None else 22) * unit
    canvas.rect(x, y, width, height, PANEL, radius=12 * unit, edge=PANEL_EDGE, border=unit)
    y += 10 * unit
    for line in heard:
        canvas.text(canvas.width / 2, y, line, HEARD_SIZE, MUTED, anchor="center")
        y += heard_step
    y += gap
    for line in answer:
        canvas.text(canvas.width / 2, y, line, ANSWER_SIZE, INK, anchor="center")
        y += answer_step
