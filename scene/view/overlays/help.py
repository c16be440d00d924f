"""The help card: the keys, and things to say."""

from __future__ import annotations

from scene.view.keys import HELP
from scene.view.overlays import Frame
from scene.view.state import HelpLine
from scene.view.style import ACCENT, INK, MUTED, PANEL, PANEL_EDGE, faded

NAME, ORDER, ABOUT = "help", 80, "the keys, and things to say (F1)"
SIZE = 12.5
ROW = 21.0


def draw(frame: Frame) -> None:
    """Two columns on one card in the middle."""
    state, canvas, unit = frame.state, frame.canvas, frame.canvas.unit
    if not state.help_shown:
        return
    column = min(390 * unit, canvas.width * 0.44)
    columns = [("Keys and mouse", HELP)] + ([("Things to say", state.help_lines)] if state.help_lines else [])
    rows = max(len(lines) for _, lines in columns)
    width, height = column * len(columns) + 30 * unit, (rows * ROW + 92) * unit
    x, y = (canvas.width - width) / 2, max((canvas.height - height) / 2, 8 * unit)
    canvas.rect(x - 6 * unit, y, width + 12 * unit, height, (0.0, 0.0, 0.0, 0.22), radius=18 * unit, soft=12 * unit)
    canvas.rect(x, y, width, height, faded(PANEL, 1.12), radius=14 * unit, edge=PANEL_EDGE, border=unit)
    canvas.text(x + 24 * unit, y + 16 * unit, "Deixis", 18, INK, bold=True)
    canvas.text(x + width - 24 * unit, y + 20 * unit, "F1 or Esc closes", SIZE - 1, MUTED, anchor="right")
    for k, (title, lines) in enumerate(columns):
        _column(frame, title, lines, x + 24 * unit + k * column, y + 50 * unit, column - 24 * unit)


def _column(frame: Frame, title: str, lines: tuple[HelpLine, ...], x: float, y: float, width: float) -> None:
    canvas, unit = frame.canvas, frame.canvas.unit
    canvas.text(x, y, title, SIZE, ACCENT, bold=True)
    keys = min(max((canvas.text_width(line.key, SIZE) for line in lines), default=0.0) + 14 * unit, width * 0.62)
    for n, line in enumerate(lines):
        top = y + (24 + n * ROW) * unit
        canvas.text(x, top, canvas.shortened(line.key, keys - 8 * unit if line.does else width, SIZE), SIZE, INK)
        canvas.text(x + keys, top, canvas.shortened(line.does, width - keys, SIZE), SIZE, MUTED)
