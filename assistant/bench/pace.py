"""How long one reference takes to ground among 100, 1,000 and 10,000 objects, with the person's eyes in the room."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import partial

from assistant.bench.base import percentiles, times_ms
from assistant.bench.generated import crowded_room
from assistant.language.reference import Reference
from scene.frames import Viewer
from scene.objects import Scene

SAID = (
    "the red mug closest to me", "the blue mug next to a white bowl", "the yellow book on the nearest table",
    "the mug on the left of the red book", "the largest box", "the green bottle between the two books",
    "the plate on a table with a clock",
)  # fmt: skip
"""Every sort of condition: a colour, nearness, being on something, a side, a measure, between, having."""


def pace(counts: tuple[int, ...], seed: int, repeat: int = 5) -> Iterator[dict[str, object]]:
    """One row a scene size, in processor time."""
    from assistant.language.english.parser import parse
    from assistant.language.outcome import Parsed, SceneVocabulary
    from assistant.language.program import Select
    from assistant.runtime import start_viewer

    for count in counts:
        scene = crowded_room(count, seed)
        viewer = start_viewer(scene)
        words = SceneVocabulary(tuple(dict.fromkeys(o.label for o in scene if o.label)))
        taken: dict[str, float] = {}
        for text in SAID:
            understood = parse(f"select {text}", context=words)
            step = understood.best.program.steps[0] if isinstance(understood, Parsed) else None
            if isinstance(step, Select):
                work = partial(_grounded, step.target, scene, viewer)
                taken[text] = percentiles(times_ms(work, repeat, clock=time.process_time))["p50_ms"]
        slowest = max(taken, key=lambda t: taken[t])
        yield {"objects": count, "references": len(taken), **percentiles(list(taken.values())), "slowest": slowest}


def _grounded(reference: Reference, scene: Scene, viewer: Viewer) -> None:
    """In a context of its own: what was judged in another is not known there."""
    from assistant.grounding.context import GroundingContext
    from assistant.grounding.resolve import ground

    ground(reference, GroundingContext(scene, viewer))
