"""Why that one? The table of reasons behind the last choice: one row a candidate, one column a factor."""

from __future__ import annotations

from collections.abc import Sequence

from scene.view.overlays import Frame
from scene.view.state import WhyRow
from scene.view.style import ACCENT, COOL, INK, MUTED, PANEL, PANEL_EDGE, faded

NAME, ORDER, ABOUT = "why", 70, "the reasons for the last choice"
MOST_ROWS, MOST_COLUMNS = 8, 6
SIZE = 11.5
NAME_WIDTH, CELL_WIDTH, ROW_HEIGHT = 118.0, 66.0, 23.0


def place(frame: Frame) -> tuple[float, float, float, float]:
    """Left, top, width and height of the panel, pixels."""
    rows, unit = frame.state.why[:MOST_ROWS], frame.canvas.unit
    width = (NAME_WIDTH + CELL_WIDTH * (len(_factors(rows)) + 1) + 28) * unit
    return 14 * unit, 14 * unit, width, (ROW_HEIGHT * len(rows) + 66) * unit


def _factors(rows: Sequence[WhyRow]) -> list[str]:
    return list(dict.fromkeys(factor for row in rows for factor, _ in row.reasons))[:MOST_COLUMNS]


def draw(frame: Frame) -> None:
    """A panel at the left with a bar for every degree."""
    rows = frame.state.why[:MOST_ROWS]
    if not rows:
        return
    canvas, unit = frame.canvas, frame.canvas.unit
    factors = _factors(rows)
    x, y, width, height = place(frame)
    canvas.rect(x, y, width, height, PANEL, radius=12 * unit, edge=PANEL_EDGE, border=unit)
    canvas.text(x + 14 * unit, y + 10 * unit, "Why that one?", 13, INK, bold=True)
    left = x + (14 + NAME_WIDTH) * unit
    for k, factor in enumerate(["score", *factors]):
        word = canvas.shortened(factor, (CELL_WIDTH - 6) * unit, SIZE - 1)
        canvas.text(left + k * CELL_WIDTH * unit, y + 34 * unit, word, SIZE - 1, MUTED)
    for n, row in enumerate(rows):
        top = y + (52 + n * ROW_HEIGHT) * unit
        name = canvas.shortened(row.name, (NAME_WIDTH - 8) * unit, SIZE)
        canvas.text(x + 14 * unit, top, name, SIZE, INK if n == 0 else MUTED, bold=n == 0)
        degrees = dict(row.reasons)
        _bar(frame, left, top, row.score, first=True)
        for k, factor in enumerate(factors, 1):
            if factor in degrees:
                _bar(frame, left + k * CELL_WIDTH * unit, top, degrees[factor], first=False)


def _bar(frame: Frame, x: float, y: float, degree: float, *, first: bool) -> None:
    canvas, unit = frame.canvas, frame.canvas.unit
    full = (CELL_WIDTH - 34) * unit
    share = min(max(degree, 0.0), 1.0)
    canvas.rect(x, y + 5 * unit, full, 6 * unit, faded(INK, 0.12), radius=3 * unit)
    if share > 0:
        canvas.rect(x, y + 5 * unit, max(full * share, 3 * unit), 6 * unit, ACCENT if first else COOL, radius=3 * unit)
    canvas.text(x + full + 4 * unit, y + 1.5 * unit, f"{share:.2f}", SIZE - 2, MUTED)
