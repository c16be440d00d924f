"""Picking at a million triangles, tables of relations, and placing: how long the geometry under a turn takes."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.bench.base import BenchOptions
from scene.geometry.pick import bench

NAME = "pick"
HELP = "a pick at a million triangles (target: under 1 ms), tables of relations, placing"


def run(options: BenchOptions) -> Iterator[dict[str, object]]:
    """One row of medians."""
    yield dict(bench())
