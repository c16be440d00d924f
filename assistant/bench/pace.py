"""How long references of every sort take to ground among 100, 1,000 and 10,000 objects, with the person's eyes there.

Each is grounded in a context of its own, in halls that are made with seeds: with rows of laid tables, and strewn.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Iterator
from functools import partial

from assistant.bench.base import BenchOptions, percentiles, times_ms
from assistant.bench.generated import crowded_room, strewn_room
from assistant.bench.sorts import sorts
from assistant.language.reference import Reference
from scene.frames import Viewer
from scene.objects import Scene

NAME = "pace"
HELP = "references of every sort on 100, 1,000 and 10,000 objects (targets: 5 ms on 100, 30 ms on 10,000), by kind"

WANTED_MS = {100: 5.0, 10_000: 30.0}
"""What none is to exceed, by the number of objects."""

SHARE = 0.2
"""With `quick`, so many of the references are measured, drawn with the seed."""


def run(options: BenchOptions) -> Iterator[dict[str, object]]:
    """One row a scene size and kind of reference, in processor time: over both halls, and what was slowest in them."""
    for count in (100, 1_000, 10_000):
        taken: dict[str, list[tuple[float, str]]] = {}
        for number, make in enumerate((crowded_room, strewn_room)):
            for kind, words, ms in pace(make(count, options.seed + number), options):
                taken.setdefault(kind, []).append((ms, words))
        everything = [found for each in taken.values() for found in each]
        for kind, found in (*taken.items(), ("all", everything)):
            slowest, words = max(found)
            row = {"objects": count, "kind": kind, "references": len(found), **percentiles([ms for ms, _ in found])}
            over = {"too_slow": sum(ms > WANTED_MS[count] for ms, _ in found)} if count in WANTED_MS else {}
            yield {**row, **over, "slowest_ms": round(slowest, 1), "slowest": words}


def pace(scene: Scene, options: BenchOptions) -> Iterator[tuple[str, str, float]]:
    """The kind and the words of each reference, and its median in milliseconds."""
    from assistant.runtime import start_viewer

    viewer, said = start_viewer(scene), list(sorts())
    if options.quick:
        said = random.Random(options.seed).sample(said, round(SHARE * len(said)))
    for kind, words, reference in said:
        work = partial(_grounded, reference, scene, viewer)
        yield kind, words, statistics.median(times_ms(work, 1 if options.quick else 3, clock=time.process_time))


def _grounded(reference: Reference, scene: Scene, viewer: Viewer) -> None:
    """In a context of its own: what was judged in another is not known there."""
    from assistant.grounding.context import GroundingContext
    from assistant.grounding.resolve import ground

    ground(reference, GroundingContext(scene, viewer, talking=True))
