"""How well a segmentation tells the things of a scan apart, against the truth."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

MATCHED = 0.5
"""A segment is a thing's where their intersection over union is above this: then it is nobody else's."""
PART = 0.2
"""A thing lies in a segment, or a segment in a thing, with at least this share."""


@dataclass(frozen=True, slots=True)
class Quality:
    """The figures of one segmentation."""

    panoptic: float
    """Panoptic quality: recognition times segmentation quality, 0 to 1 (Kirillov et al. 2019)."""
    recognition: float
    """The F1 score of things found."""
    segmentation: float
    """The mean intersection over union of those that were found."""
    things: int
    """How many things there are in truth."""
    segments: int
    """How many were found."""
    split: float
    """The share of things that lie in two segments or more: over-segmentation."""
    joined: float
    """The share of segments that hold two things or more: under-segmentation."""


def quality(truth: NDArray[np.int64], found: NDArray[np.int64], *, fewest: int) -> Quality:
    """Compare labels of points; below 0 is no thing. Things of fewer than `fewest` points are left out of the count."""
    sizes = np.bincount(truth[truth >= 0])
    kept = np.flatnonzero(sizes >= fewest)
    small = (truth >= 0) & ~np.isin(truth, kept)
    truth, found = truth[~small], found[~small]
    t_ids, t = np.unique(truth, return_inverse=True)
    f_ids, f = np.unique(found, return_inverse=True)
    table = np.bincount(t * len(f_ids) + f, minlength=len(t_ids) * len(f_ids)).reshape(len(t_ids), len(f_ids))
    rows, columns = table.sum(axis=1), table.sum(axis=0)
    table, rows = table[t_ids >= 0], rows[t_ids >= 0]
    inside, columns = table[:, f_ids >= 0], columns[f_ids >= 0]
    union = rows[:, None] + columns[None, :] - inside
    iou = inside / np.maximum(union, 1)
    hits = iou[iou > MATCHED]
    n, m = inside.shape
    recognition = 2 * len(hits) / (n + m) if n + m else 1.0
    mean = float(hits.mean()) if len(hits) else 0.0
    split = (inside >= PART * rows[:, None]).sum(axis=1) >= 2 if n and m else np.zeros(n, np.bool_)
    joined = (inside >= PART * columns[None, :]).sum(axis=0) >= 2 if n and m else np.zeros(m, np.bool_)
    return Quality(
        recognition * mean, recognition, mean, n, m, float(split.mean()) if n else 0.0,
        float(joined.mean()) if m else 0.0,
    )
