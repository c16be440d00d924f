"""Segmentation of simulated scans whose truth is known, at several numbers of points.

The rooms are the demo rooms, and rooms made up from the catalogue with seeds that nothing was tuned on; these are seen
by a good sensor, by a hard one (smear, drift, bulging walls, holes) and by a rough one (noise of centimetres, walls
twice, dull colours, a tilted floor, strange axes). Rooms as people live in them, and the demo rooms once more, are
scanned along a walk and fused into a mesh, as hand-held cameras do it.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator
from dataclasses import asdict

import numpy as np

from assistant.bench.base import BenchOptions
from assistant.scenes import scene_file
from scene.files import open_scene
from scene.objects import Scene
from scene.scans.lived_rooms import lived_room
from scene.scans.made_rooms import KINDS, made_room
from scene.scans.quality import quality
from scene.scans.scan import Scan
from scene.scans.segment import segment
from scene.scans.simulate import GOOD, HARD, ROUGH, Truth, simulate
from scene.scans.walked import Walk, walked

NAME = "segment"
HELP = "scans into objects: panoptic quality, over- and under-segmentation, time, memory"

ROOMS = ("living_room", "office", "kitchen", "classroom")
SEEDS = (0, 1)
"""Of the made-up rooms; those with an odd one have a ceiling."""
SENSORS = {"good": GOOD, "hard": HARD, "rough": ROUGH}
COUNTS = (100_000, 500_000, 2_000_000, 5_000_000)
MANY, FEW = 1_000_000, 3
"""With more points than these, so many rooms of each set are enough."""
WALKS = (Walk(stands=8, heading_rad=0.4, tilt_rad=0.03), Walk(stands=10, noise=1.5, drift_m=0.02, heading_rad=2.0))
"""How rooms are walked through, in turn."""
LEAST_M2 = 0.01
"""Things of which less is to be seen in the scan do not count."""


def run(options: BenchOptions) -> Iterator[dict[str, object]]:
    """One row a room and number of points, and the mean of each set of rooms a number of points."""
    for rooms in ("lived", "demo"):
        yield from _set(rooms, "walk", 0, options, few=options.quick)
    for count in COUNTS[:1] if options.quick else COUNTS:
        for rooms, sensor in (("demo", "good"), ("made", "good"), ("made", "hard"), ("made", "rough")):
            yield from _set(rooms, sensor, count, options, few=options.quick or count > MANY)


def _set(rooms: str, sensor: str, count: int, options: BenchOptions, *, few: bool) -> Iterator[dict[str, object]]:
    """The rows of a set of rooms, and their mean; `count` 0 takes as many points as there are."""
    rows: list[dict[str, float]] = []
    for n, (name, scene) in enumerate(_scenes(rooms, few)):
        options.note(f"{name}, {sensor}, {count or 'all'} points")
        if sensor == "walk":
            scan, truth = walked(scene, WALKS[n % len(WALKS)], seed=options.seed)
        else:
            scan, truth = simulate(scene, count, seed=options.seed, sensor=SENSORS[sensor])
        rows.append(_measured(scan, truth, options.seed))
        yield {"room": name, "sensor": sensor, "points": len(scan.points), **rows[-1]}
    mean = {k: round(float(np.mean([r[k] for r in rows])), 3) for k in rows[0]}
    yield {"room": f"mean of {rooms}", "sensor": sensor, "points": count, **mean}


def _scenes(rooms: str, few: bool) -> Iterator[tuple[str, Scene]]:
    """The rooms of a set."""
    if rooms == "demo":
        yield from ((n, open_scene(scene_file(n))) for n in (ROOMS[:FEW] if few else ROOMS))
    else:
        make = lived_room if rooms == "lived" else made_room
        made = [(kind, seed) for kind in (list(KINDS)[:FEW] if few else KINDS) for seed in SEEDS[: 1 if few else 2]]
        yield from ((f"{kind} {seed}", make(kind, seed, ceiling=seed % 2 == 1)) for kind, seed in made)


def _measured(scan: Scan, truth: Truth, seed: int) -> dict[str, float]:
    started = time.process_time()
    found = segment(scan, seed=seed)
    seconds = time.process_time() - started
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
