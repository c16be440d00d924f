"""Segmentation of simulated scans whose truth is known, at several numbers of points.

The rooms are the demo rooms, and rooms made up from the catalogue with seeds that nothing was tuned on; these are seen
by a good sensor, by a hard one (smear, drift, bulging walls, holes) and by a rough one (noise of centimetres, walls
twice, dull colours, a tilted floor, strange axes).
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
from scene.scans.made_rooms import KINDS, made_room
from scene.scans.quality import quality
from scene.scans.segment import segment
from scene.scans.simulate import GOOD, HARD, ROUGH, Sensor, simulate

NAME = "segment"
HELP = "scans into objects: panoptic quality, over- and under-segmentation, time, memory"

ROOMS = ("living_room", "office", "kitchen", "classroom")
SEEDS = (0, 1)
"""Of the made-up rooms; those with an odd one have a ceiling."""
SENSORS = {"good": GOOD, "hard": HARD, "rough": ROUGH}
COUNTS = (100_000, 500_000, 2_000_000, 5_000_000)
MANY = 1_000_000
"""With more points, two rooms of each set are enough."""
LEAST_M2 = 0.01
"""Things of which less is to be seen in the scan do not count."""


def run(options: BenchOptions) -> Iterator[dict[str, object]]:
    """One row a room and number of points, and the mean of each set of rooms a number of points."""
    for count in COUNTS[:1] if options.quick else COUNTS:
        few = options.quick or count > MANY
        for rooms, sensor in (("demo", "good"), ("made", "good"), ("made", "hard"), ("made", "rough")):
            rows = []
            for name, scene in _scenes(rooms, few):
                options.note(f"{name}, {sensor}, {count} points")
                rows.append(_measured(scene, count, SENSORS[sensor], options.seed))
                yield {"room": name, "sensor": sensor, "points": count, **rows[-1]}
            mean = {k: round(float(np.mean([r[k] for r in rows])), 3) for k in rows[0]}
            yield {"room": f"mean of {rooms}", "sensor": sensor, "points": count, **mean}


def _scenes(rooms: str, few: bool) -> Iterator[tuple[str, Scene]]:
    """The rooms of a set."""
    if rooms == "demo":
        yield from ((n, open_scene(scene_file(n))) for n in (ROOMS[:2] if few else ROOMS))
    else:
        made = [(kind, seed) for kind in (list(KINDS)[:2] if few else KINDS) for seed in SEEDS[: 1 if few else 2]]
        yield from ((f"{kind} {seed}", made_room(kind, seed, ceiling=seed % 2 == 1)) for kind, seed in made)


def _measured(scene: Scene, count: int, sensor: Sensor, seed: int) -> dict[str, float]:
    scan, truth = simulate(scene, count, seed=seed, sensor=sensor)
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
