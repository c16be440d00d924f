"""What "these" and "it" are where the words alone do not tell: what is selected, was spoken of, or is pointed at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from assistant.grounding.index import Rows
from assistant.language.reference import Ref, Thing

if TYPE_CHECKING:
    from assistant.grounding.evaluate import Evaluator


def these(ev: Evaluator, ref: Ref) -> Rows | None:
    """The rows of "these" and "those" alone, where the hand shows none: those selected, else several spoken of last.

    None where the hand shows some, or more was said; no rows where nothing tells, for it is never everything.
    """
    bare = ref.determiner in ("these", "those") and not (ref.where or ref.pick or ref.of)
    if not bare or not isinstance(ref.head, Thing) or not ev.ctx.talking:
        return None
    selected = tuple(i for i in ev.ctx.scene.selection if i in ev.index.boxes.index)
    if len(selected) > 1 and _met(ev, ref.time_s) in (None, *selected):
        return ev.index.boxes.rows(selected)
    if ev.ctx.gaze.at(ref.time_s) is not None:
        return None
    known = (tuple(i for i in ids if i in ev.index.boxes.index) for ids in ev.ctx.focus)
    return ev.index.boxes.rows(next((ids for ids in known if len(ids) > 1), selected))


def pointed_at(ev: Evaluator) -> Rows:
    """The row of the thing that the hand points at: "it", where nothing was spoken of; none where it points at none."""
    sample = ev.ctx.gaze.at(None) if ev.ctx.talking else None
    met = _met(ev, None) if sample is not None and sample.hand is not None else None
    return np.zeros(0, dtype=np.intp) if met is None else ev.index.boxes.rows((met,))


def _met(ev: Evaluator, time_s: float | None) -> str | None:
    """The id of the thing that the hand, or else the gaze, meets; None for nothing, a wall, or the floor."""
    found = ev.ctx.hits.get(time_s) if ev.ctx.gaze.at(time_s) is not None else None
    return None if found is None or ev.index.structural[ev.index.boxes.index[found]] else found
