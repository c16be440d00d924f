"""The reliability diagram of grounding as SVG: what probability is reported, and how often it is then right.

`python -m assistant.bench.reliability OUT.svg` measures and draws it.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

SIDE, MARGIN = 320, 56
"""The length of an axis, and the room around the axes for words, in pixels."""

SERIES = ("#1f6feb", "#d1651f", "#2f8f4e", "#8a4fbf")
"""A colour for each set of rooms."""


def diagram(series: Mapping[str, Sequence[Mapping[str, float]]]) -> str:
    """The picture: for each name its bins, with the keys `stated`, `right` and `count`."""
    size = SIDE + 2 * MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" width="{size}" height="{size}" '
        'font-family="sans-serif" font-size="12" fill="#222">',
        f'<rect width="{size}" height="{size}" fill="#fff"/>',
        *_axes(),
    ]
    for n, (name, bins) in enumerate(series.items()):
        parts += _line(name, bins, SERIES[n % len(SERIES)], n)
    return "\n".join([*parts, "</svg>", ""])


def binned(stated: NDArray[np.floating], right: NDArray[np.bool_], count: int = 8) -> list[dict[str, float]]:
    """What was stated (n) and whether it was right (n), in `count` bins of as many: the means of each."""
    return [{"stated": float(stated[rows].mean()), "right": float(right[rows].mean()), "count": len(rows)}
            for rows in np.array_split(np.argsort(stated, kind="stable"), count) if len(rows)]


def error_of(bins: Sequence[Mapping[str, float]]) -> float:
    """The expected calibration error: how far what is stated is from what is right, in the mean."""
    total = sum(b["count"] for b in bins)
    return round(sum(b["count"] * abs(b["stated"] - b["right"]) for b in bins) / max(1, total), 3)


def _x(value: float) -> float:
    return round(MARGIN + SIDE * value, 1)


def _y(value: float) -> float:
    return round(MARGIN + SIDE * (1 - value), 1)


def _axes() -> list[str]:
    parts = [f'<path d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}" stroke="#999" stroke-dasharray="4 4" fill="none"/>']
    for tick in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0):
        parts += [
            f'<path d="M{_x(tick)} {_y(0)}V{_y(1)}M{_x(0)} {_y(tick)}H{_x(1)}" stroke="#eee" fill="none"/>',
            f'<text x="{_x(tick)}" y="{_y(0) + 18}" text-anchor="middle">{tick:.1f}</text>',
            f'<text x="{_x(0) - 8}" y="{_y(tick) + 4}" text-anchor="end">{tick:.1f}</text>',
        ]
    middle = MARGIN + SIDE / 2
    return [
        *parts,
        f'<rect x="{_x(0)}" y="{_y(1)}" width="{SIDE}" height="{SIDE}" fill="none" stroke="#444"/>',
        f'<text x="{middle}" y="{_y(0) + 40}" text-anchor="middle">probability that was reported</text>',
        f'<text transform="translate(16 {middle}) rotate(-90)" text-anchor="middle">share that was right</text>',
    ]


def _line(name: str, bins: Sequence[Mapping[str, float]], colour: str, number: int) -> list[str]:
    points = [(_x(b["stated"]), _y(b["right"]), b["count"]) for b in bins]
    most = max((count for _, _, count in points), default=1)
    path = "L".join(f"{x} {y}" for x, y, _ in points)
    dots = [
        f'<circle cx="{x}" cy="{y}" r="{3 + 6 * (count / most) ** 0.5:.1f}" fill="{colour}" fill-opacity="0.75"/>'
        for x, y, count in points
    ]
    high = MARGIN + 18 + 18 * number
    return [
        f'<path d="M{path}" stroke="{colour}" fill="none"/>',
        *dots,
        f'<circle cx="{_x(0) + 14}" cy="{high - 4}" r="5" fill="{colour}"/>',
        f'<text x="{_x(0) + 26}" y="{high}">{name}</text>',
    ]


def measured(variants: int) -> str:
    """The diagram of planned rooms, of rooms as scans have them and of strangers' words that nothing is tuned on."""
    from assistant.bench.grounding import answers, calibration, stranger_answers
    from assistant.bench.strangers import UNREAD

    series: dict[str, Any] = {
        name: calibration(list(answers(variants, scans=scans)), bins=8)["bins"]
        for name, scans in (("planned rooms", False), ("rooms as scans have them", True))
    }
    series["as strangers write, held out"] = calibration(list(stranger_answers(UNREAD)), bins=8)["bins"]
    return diagram(series)


if __name__ == "__main__":
    from assistant.bench.grounding import VARIANTS

    Path(sys.argv[1]).write_text(measured(VARIANTS), encoding="utf-8")
