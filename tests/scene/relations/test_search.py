"""The search for the best partners finds what all pairs would show."""

from __future__ import annotations

import numpy as np
import pytest

from scene.boxes import Boxes
from scene.frames import FloatArray
from scene.relations import Box, Relation, RelationView, boxes_of, looking_from, relations, search
from scene.relations.base import Rows
from scene.relations.search import Best, Bound, Sweep, best_of_all, best_partners, nearby

OF_TWO = [r for r in relations().values() if r.anchors == 1 and not r.of_rooms]
FADING = [r for r in relations().values() if r.fade is not None]
MANY = 30


def scattered(seed: int, wide_m: float = 12.0) -> Boxes:
    """Boxes of all sizes and turns, some on and in others, some far from all."""
    rng = np.random.default_rng(seed)
    items = []
    for _ in range(MANY):
        x, z = rng.uniform(-wide_m, wide_m, 2)
        w, h, d = np.exp(rng.uniform(np.log(0.03), np.log(3.0), 3))
        turn = float(rng.uniform(-3, 3)) if rng.random() < 0.5 else 0.0
        items.append(Box((x, h / 2, z), (w, h, d), turn))
        if rng.random() < 0.5:
            items.append(Box((x + w / 4, h + 0.05, z), (0.1, 0.1, 0.1), turn))
    return boxes_of(tuple(items))


def view_of(boxes: Boxes) -> RelationView:
    return RelationView(boxes, looking_from((0.0, 1.6, 5.0)))


def found(r: Relation, boxes: Boxes, search_it: bool, count: int, trust: FloatArray) -> Best:
    view, rows = view_of(boxes), np.arange(len(boxes))

    def measure(i: Rows, j: Rows) -> tuple[FloatArray, FloatArray]:
        degree = r.degree(view, rows[i], rows[j]) * (i != j)
        return degree * trust[j], np.minimum(degree, trust[j])

    def bound(gap: FloatArray, mine: FloatArray, theirs: FloatArray) -> FloatArray:
        assert r.fade is not None
        return r.fade(view, gap, mine, theirs)

    if not search_it:
        return best_of_all(len(rows), len(rows), measure, count)
    limit: Bound | None = bound if r.fade is not None else None
    best = Best.nobody(len(rows), count)
    best_partners(boxes, rows, rows, measure, limit, found=best, best=trust, truest=trust)
    return best


def assert_as_good(sparse: Best, dense: Best, good: FloatArray) -> None:
    """The partners are the same, or as good to within the grace of the search."""
    clear = np.flatnonzero(dense.good > 1e-9)
    np.testing.assert_allclose(good[clear, sparse.partner[clear]], good[clear, dense.partner[clear]], atol=1e-9)


@pytest.mark.parametrize("r", OF_TWO, ids=lambda r: r.name)
def test_it_finds_what_all_pairs_would_show(r: Relation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "FEW", 0)
    monkeypatch.setattr(search, "FEW_LEFT", 0)
    for seed in range(2):
        boxes = scattered(seed)
        trust = np.random.default_rng(seed).uniform(0.2, 1.0, len(boxes))
        for count in (1, 3):
            sparse, dense = found(r, boxes, True, count, trust), found(r, boxes, False, count, trust)
            for name in ("good", "last_good", "true", "last_true"):
                np.testing.assert_allclose(getattr(sparse, name), getattr(dense, name), atol=1e-9, err_msg=name)
            assert_as_good(sparse, dense, r.table(view_of(boxes), np.arange(len(boxes)), np.arange(len(boxes))) * trust)


@pytest.mark.parametrize("r", FADING, ids=lambda r: r.name)
def test_no_degree_exceeds_what_the_gap_allows(r: Relation) -> None:
    assert r.fade is not None
    for seed in range(2):
        boxes = scattered(seed, wide_m=4.0)
        view, rows = view_of(boxes), np.arange(len(boxes))
        sweep = Sweep(boxes, rows, rows)
        degree = r.table(view, rows, rows)
        for reach in (0.0, 0.2, 0.7, 2.0):
            i, j = sweep.between(rows, reach, np.inf)
            most = r.fade(view, np.full(len(i), reach), sweep.length[i], sweep.length[j])
            assert (degree[i, j] <= most + 1e-12).all(), (r.name, reach)


def test_few_pairs_are_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a thousand things that stand in a wide grid, each is compared with its neighbours."""
    side = 32
    items = tuple(Box((2.0 * (n % side), 0.4, 2.0 * (n // side)), (0.5, 0.8, 0.5)) for n in range(side * side))
    boxes, near = boxes_of(items), relations()["next_to"]
    view, rows, seen = view_of(boxes), np.arange(side * side), []

    def measure(i: Rows, j: Rows) -> tuple[FloatArray, FloatArray]:
        seen.append(len(i))
        degree = near.degree(view, i, j) * (i != j)
        return degree, degree

    assert near.fade is not None
    best = Best.nobody(len(rows))
    best_partners(boxes, rows, rows, measure, lambda g, t, a: near.fade(view, g, t, a), found=best)  # type: ignore[misc]
    assert (best.good > 0).all()
    assert sum(seen) < 60 * len(rows)


def test_nearby_lists_each_pair_within_reach_once() -> None:
    boxes = scattered(7)
    rows = np.arange(len(boxes))
    i, j = nearby(boxes, rows, rows, 1.0)
    listed = set(zip(i.tolist(), j.tolist(), strict=True))
    assert len(listed) == len(i)
    touching = np.argwhere(relations()["touching"].table(view_of(boxes), rows, rows) > 0.5)
    assert {(int(a), int(b)) for a, b in touching} <= listed


def test_nobody_has_no_partner() -> None:
    boxes, none = scattered(1), np.zeros(0, dtype=np.intp)

    def measure(i: Rows, j: Rows) -> tuple[FloatArray, FloatArray]:
        return np.zeros(len(i)), np.zeros(len(i))

    for mine, theirs in ((none, np.arange(3)), (np.arange(3), none)):
        for bound in (None, lambda g, t, a: g * 0):
            best = Best.nobody(len(mine))
            best_partners(boxes, mine, theirs, measure, bound, found=best)
            assert (best.partner == -1).all()


def test_between_leaves_out_only_what_is_between_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    boxes = scattered(4)
    rows = np.arange(len(boxes))
    pairs = np.random.default_rng(4).integers(0, len(boxes), (60, 2))
    every = relations()["between"].table(view_of(boxes), rows, pairs)
    monkeypatch.setattr("scene.relations.between._MANY", 0)
    np.testing.assert_allclose(relations()["between"].table(view_of(boxes), rows, pairs), every, atol=1e-9)
    assert (every > 0.5).any()
