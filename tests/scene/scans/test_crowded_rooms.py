"""Rooms to learn from in which things stand close together: the same each time, none in another, many nearly touch."""

from __future__ import annotations

import numpy as np
import pytest

from scene.scans.crowded_rooms import UNITS, crowded_room

SEEDS = (0, 1, 2)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_seed_makes_the_same_room(seed: int) -> None:
    one, other = crowded_room(seed), crowded_room(seed)
    assert [(o.id, o.pose) for o in one] == [(o.id, o.pose) for o in other]


def _gaps(seed: int) -> tuple[list[str], np.ndarray]:
    """The labels of what is in a room besides what it is made of, and how far apart each two boxes are, below 0 inside
    each other."""
    scene = crowded_room(seed)
    rows = [scene.boxes.index[o.id] for o in scene if o.label not in ("floor", "wall", "ceiling", "door", "window")]
    lo, hi = scene.boxes.lo[rows], scene.boxes.hi[rows]
    return ([scene[scene.boxes.ids[r]].label or "" for r in rows],
            np.maximum(lo[:, None] - hi[None], lo[None] - hi[:, None]).max(axis=2))


def test_things_stand_right_beside_each_other() -> None:
    close = sum(int(((gap > 0) & (gap < 0.03)).sum()) // 2 for _, gap in map(_gaps, SEEDS))
    assert close >= 20


def test_units_stand_side_by_side_without_gaps() -> None:
    found = 0
    for seed in SEEDS:
        labels, gap = _gaps(seed)
        units = [n for n, label in enumerate(labels) if label in UNITS]
        near = gap[np.ix_(units, units)]
        found += int(((near > -1e-6) & (near < 0.005)).sum()) // 2
    assert found >= 3
