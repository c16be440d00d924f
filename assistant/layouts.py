"""Patterns in which several things are laid out: where each goes, level, before anything is checked or moved."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]
"""A level position or direction (x, z), metres."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing to lay out."""

    at: Point
    """Where the middle of its underside is now."""
    half: Point
    """Half the extents of its world box along x and z, metres."""

    def along(self, way: Point) -> float:
        """Half its extent along a direction, metres."""
        return abs(way[0]) * self.half[0] + abs(way[1]) * self.half[1]

    @property
    def radius(self) -> float:
        """Of the circle around it, metres."""
        return math.hypot(*self.half)


def middle(pieces: Sequence[Piece]) -> Point:
    """The mean of where they are."""
    n = len(pieces)
    return (sum(p.at[0] for p in pieces) / n, sum(p.at[1] for p in pieces) / n)


def row(pieces: Sequence[Piece], center: Point, way: Point, gap_m: float) -> list[Point]:
    """One after another along `way`, in the given order, with equal gaps."""
    length = sum(2 * p.along(way) for p in pieces) + gap_m * (len(pieces) - 1)
    at, found = -length / 2, []
    for p in pieces:
        at += p.along(way)
        found.append((center[0] + way[0] * at, center[1] + way[1] * at))
        at += p.along(way) + gap_m
    return found


def circle(pieces: Sequence[Piece], center: Point, gap_m: float, least_radius_m: float) -> list[Point]:
    """Around a middle, evenly by angle, wide enough that neighbours keep the gap."""
    n, widest = len(pieces), max(p.radius for p in pieces)
    chord = 2 * widest + gap_m
    radius = max(least_radius_m + widest, chord / (2 * math.sin(math.pi / n)) if n > 1 else 0.0)
    return [
        (center[0] + radius * math.sin(math.tau * k / n), center[1] + radius * math.cos(math.tau * k / n))
        for k in range(n)
    ]


def grid(pieces: Sequence[Piece], center: Point, way: Point, gap_m: float, rows_wanted: int | None = None
         ) -> list[Point]:
    """Rows of equal cells, so many as are wanted or else as square as can be, row by row."""
    across = (-way[1], way[0])
    columns = math.ceil(len(pieces) / rows_wanted) if rows_wanted else math.ceil(math.sqrt(len(pieces)))
    rows = math.ceil(len(pieces) / columns)
    wide = max(2 * p.along(way) for p in pieces) + gap_m
    deep = max(2 * p.along(across) for p in pieces) + gap_m
    found = []
    for k in range(len(pieces)):
        u = (k % columns - (columns - 1) / 2) * wide
        v = (k // columns - (rows - 1) / 2) * deep
        found.append((center[0] + way[0] * u + across[0] * v, center[1] + way[1] * u + across[1] * v))
    return found


def spread(pieces: Sequence[Piece], center: Point, factor: float) -> list[Point]:
    """Each further from the middle by a factor."""
    return [
        (center[0] + (p.at[0] - center[0]) * factor, center[1] + (p.at[1] - center[1]) * factor) for p in pieces
    ]


def squared(yaw_rad: float) -> float:
    """The nearest quarter turn."""
    return round(yaw_rad / (math.pi / 2)) * math.pi / 2


def main_way(pieces: Sequence[Piece], otherwise: Point) -> Point:
    """The axis (x or z) along which they are spread most; `otherwise` where they are not spread."""
    c = middle(pieces)
    x = max(abs(p.at[0] - c[0]) for p in pieces)
    z = max(abs(p.at[1] - c[1]) for p in pieces)
    if max(x, z) < 0.02:
        return otherwise
    return (1.0, 0.0) if x >= z else (0.0, 1.0)
