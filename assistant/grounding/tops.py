"""Parts of what things are put on: "on the left end of the table", "in the far corner of the desk"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from assistant.grounding.context import GroundingContext
from assistant.grounding.outcome import Ambiguous, Grounding, Resolved, ResolvedPlace
from assistant.language.describing import describe
from assistant.language.reference import Ref, Reference, Region

INSIDE = 0.7
"""Where on a top its parts are at most, as a share of the way from its middle to its edge."""


def part_of_top(
    anchor: Reference,
    found: ResolvedPlace,
    ctx: GroundingContext,
    ground: Callable[[Reference, GroundingContext], Grounding],
) -> ResolvedPlace | Ambiguous | None:
    """On the thing that the part is of, rather at that part of its top; None where it is of a room or of no one thing.
    Where it is not clear of which thing it is, that is to be asked.

    `found` is where the part itself is: beside a table is what is to its left, but what is put there goes on it.
    """
    owner = anchor.owner if isinstance(anchor, Ref) and isinstance(anchor.head, Region) else None
    if not isinstance(owner, Ref) or found.point is None:
        return None
    meant = ground(owner, ctx)
    if isinstance(meant, Ambiguous):
        return replace(meant, about=meant.about or owner)
    if not isinstance(meant, Resolved) or len(meant.ids) != 1 or not _bears(ctx, meant.ids[0]):
        return None
    boxes = ctx.scene.boxes
    row = boxes.index[meant.ids[0]]
    to_part = (np.array(found.point) - boxes.center[row]) @ boxes.rotation[row]
    reach = INSIDE * boxes.half[row]
    within = boxes.center[row] + boxes.rotation[row] @ np.clip(to_part, -reach, reach)
    spot = (float(within[0]), float(boxes.hi[row, 1]), float(within[2]))
    there = ResolvedPlace("point", "at", point=spot)
    sure = min(found.probability, meant.probability)
    words = f"on {describe(anchor)}"
    return ResolvedPlace("surface", "on", anchors=meant.ids, also=(there,), words=words, probability=sure)


def _bears(ctx: GroundingContext, object_id: str) -> bool:
    """Whether things are put on it."""
    return bool({"support", "seat"} & set(ctx.scene[object_id].tags))
