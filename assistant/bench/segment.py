"""Segmentation of simulated scans of the demo rooms, whose truth is known, at several numbers of points."""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator
from dataclasses import asdict

import numpy as np

from assistant.bench.base import BenchOptions
from assistant.scenes import scene_file
from scene.files import open_scene
from scene.scans.quality import quality
from scene.scans.segment import segment
from scene.scans.simulate import simulate

NAME = "segment"
HELP = "scans into objects: panoptic quality, over- and under-segmentation, time, memory"

ROOMS = ("living_room", "office", "kitchen", "classroom")
COUNTS = (100_000, 500_000, 2_000_000, 5_000_000)
LEAST_M2 = 0.01
"""Things of which less is to be seen in the scan do not count."""


def run(options: BenchOptions) -> Iterator[dict[str, object]]:
    """One row a room and number of points, and their mean a number of points."""
    for count in COUNTS[:1] if options.quick else COUNTS:
        rows = []
        for room in ROOMS[:2] if options.quick else ROOMS:
            options.note(f"{room}, {count} points")
            rows.append(_measured(room, count, options.seed))
            yield {"room": room, "points": count, **rows[-1]}
        mean = {k: round(float(np.mean([r[k] for r in rows])), 3) for k in rows[0]}
        yield {"room": "mean", "points": count, **mean}


def _measured(room: str, count: int, seed: int) -> dict[str, float]:
    scan, truth = simulate(open_scene(scene_file(room)), count, seed=seed)
    started = time.perf_counter()
    found = segment(scan, seed=seed)
    seconds = time.perf_counter() - started
    things = np.where(truth.stuff == 0, truth.owner, -1)
    spread = len(np.unique(np.floor(scan.points / 0.02), axis=0)) * 0.02**2 / len(scan.points)
    figures = asdict(quality(things, found.thing, fewest=max(10, int(LEAST_M2 / spread))))
    kinds = np.array([0, *({"floor": 1, "wall": 2, "ceiling": 3}[p.kind] for p in found.planes)])
    shell = kinds[found.plane + 1] * (found.thing < 0)
    for n, kind in ((1, "floor"), (2, "walls")):
        both, either = ((truth.stuff == n) & (shell == n)).sum(), ((truth.stuff == n) | (shell == n)).sum()
        figures[f"{kind}_iou"] = float(both / max(1, either))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    rounded = {k: round(float(v), 3) for k, v in figures.items()}
    return rounded | {"seconds": round(seconds, 2), "peak_gb": round(peak, 2)}
