"""A noisy cloud is drawn together onto its surfaces, and keeps its corners."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from scene.scans.scan import Scan
from scene.scans.smooth import drawn_together, thickness
from scene.scans.voxels import voxels_of

RNG = np.random.default_rng(3)
RADIUS = 0.09


def _wall(noise_m: float, *, twice_m: float = 0.0, count: int = 4000) -> NDArray[np.float64]:
    """A square metre of wall at x = 0, seen with noise, or from two places that do not quite agree."""
    across = RNG.normal(0, noise_m, count) + twice_m * RNG.choice([-0.5, 0.5], count)
    return np.stack([across, RNG.uniform(0, 1, count), RNG.uniform(0, 1, count)], axis=1)


@pytest.mark.parametrize(("noise_m", "twice_m"), [(0.012, 0.0), (0.004, 0.03)])
def test_a_thick_wall_becomes_thin_and_stays_where_it_is(noise_m: float, twice_m: float) -> None:
    wall, once = _wall(noise_m, twice_m=twice_m), np.ones(4000)
    drawn = drawn_together(wall, once, RADIUS)
    assert thickness(drawn, once, RADIUS) < 0.4 * thickness(wall, once, RADIUS)
    assert np.std(drawn[:, 0]) < 0.5 * np.std(wall[:, 0])
    assert abs(np.mean(drawn[:, 0])) < 0.002
    assert np.abs(drawn - wall)[:, 1:].max() < 0.03


def test_a_corner_stays_a_corner() -> None:
    wall = _wall(0.004)
    corner = np.concatenate([wall, wall[:, [1, 0, 2]]])
    drawn = drawn_together(corner, np.ones(len(corner)), RADIUS)
    off = np.abs(drawn[:, :2]).min(axis=1)
    far = drawn[:, :2].max(axis=1) > 0.15
    assert np.percentile(off[far], 99) < 0.01
    assert off.max() < 0.03


def test_only_what_is_noisy_is_drawn_together_and_no_point_is_lost() -> None:
    for noise_m in (0.001, 0.012):
        points = np.concatenate([_wall(noise_m, count=60_000), [[0.5, 0.5, 0.5]]]).astype(np.float32)
        found = voxels_of(Scan(points))
        assert len(found.owner) == len(points)
        assert set(found.owner.tolist()) == set(range(len(found)))
        wall = found.points[found.points[:, 0] < 0.1, 0]
        assert np.std(wall) < (0.002 if noise_m < 0.002 else 0.6 * noise_m)
        again = voxels_of(Scan(points))
        assert (again.points == found.points).all()


def test_one_point_alone_stays() -> None:
    alone = np.array([[0.0, 0.0, 0.0], [5.0, 0.0, 0.0]])
    assert drawn_together(alone, np.ones(2), RADIUS) == pytest.approx(alone)
