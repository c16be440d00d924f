"""How far down things reach: to the floor where their legs were not seen, to the top that they lie on, and no farther
where they hang."""

from __future__ import annotations

import numpy as np
import pytest

from scene.frames import FloatArray
from scene.objects import Scene
from scene.scans.resting import reach_down
from scene.scans.scan import Scan
from scene.scans.segment import segment
from scene.scans.simulate import simulate
from tests.scene.scans.rooms import small_room


def _plate(x: tuple[float, float], y: float, z: tuple[float, float]) -> FloatArray:
    """A level plate, one voxel every 2 cm."""
    a, b = np.meshgrid(np.arange(*x, 0.02), np.arange(*z, 0.02), indexing="ij")
    return np.stack([a.ravel(), np.full(a.size, y), b.ravel()], axis=1)


def _down(*parts: tuple[FloatArray, int], wall: FloatArray | None = None) -> FloatArray:
    """What the things reach down to, over a floor of 2 m; each part with its thing, -1 for none."""
    floor = _plate((-1, 1), 0.0, (-1, 1))
    every = [(floor, -1), *parts, *([(wall, -1)] if wall is not None else [])]
    points = np.concatenate([p for p, _ in every])
    label = np.concatenate([np.full(len(p), n) for p, n in every])
    hangs_on = np.arange(len(points)) >= len(points) - (0 if wall is None else len(wall))
    return reach_down(points, label, hangs_on)


SEAT = _plate((-0.2, 0.2), 0.45, (-0.2, 0.2))


def test_a_seat_whose_legs_nobody_saw_stands_on_the_floor() -> None:
    assert _down((SEAT, 0)) == pytest.approx([0.0])


def test_so_does_the_back_of_a_chair_whose_seat_nobody_saw() -> None:
    back = np.concatenate([_plate((-0.2, 0.2), y, (0.0, 0.02)) for y in np.arange(0.6, 0.8, 0.02)])
    assert _down((back, 0)) == pytest.approx([0.0])


def test_a_shade_over_a_table_ends_at_the_table() -> None:
    table, shade = _plate((-0.5, 0.5), 0.7, (-0.5, 0.5)), _plate((-0.15, 0.15), 1.0, (-0.15, 0.15))
    assert _down((table, 0), (shade, 1))[1] == pytest.approx(0.7)


def test_a_thing_ends_at_the_top_that_took_its_lowest_centimetres() -> None:
    box = np.concatenate([_plate((-0.05, 0.05), y, (-0.05, 0.05)) for y in np.arange(0.73, 0.85, 0.02)])
    assert _down((_plate((-0.5, 0.5), 0.7, (-0.5, 0.5)), 0), (box, 1))[1] == pytest.approx(0.7)


def test_a_small_thing_in_the_air_stays_where_it_was_seen() -> None:
    assert _down((_plate((-0.05, 0.05), 0.8, (-0.05, 0.05)), 0)) == pytest.approx([0.8])


def test_what_hangs_on_a_wall_or_high_up_stays_where_it_was_seen() -> None:
    wall = np.concatenate([_plate((-0.24, -0.22), y, (-1, 1)) for y in np.arange(0, 2, 0.02)])
    assert _down((SEAT, 0), wall=wall) == pytest.approx([0.45])
    assert _down((SEAT + np.array([0.0, 1.3, 0.0]), 0)) == pytest.approx([1.75])


def test_a_scan_without_things_has_nothing_that_reaches_down() -> None:
    assert len(_down()) == 0


@pytest.mark.slow
def test_the_box_of_a_table_whose_legs_are_missing_in_a_scan_stands_on_the_floor() -> None:
    scene = small_room()
    table = scene["table"]
    things = [o for o in scene if o.id not in ("crate", "jar")]
    scan, truth = simulate(Scene.of(things, rooms=scene.rooms), 60_000, views=5)
    own = truth.owner == truth.ids.index(table.id)
    keep = ~own | (scan.points[:, 1] > 0.55)
    keep &= ~((np.abs(scan.points[:, 0] + 0.9) < 0.7) & (np.abs(scan.points[:, 2] + 1.1) < 0.4)
              & (scan.points[:, 1] < 0.5))
    assert scan.colors is not None
    found = segment(Scan(scan.points[keep], scan.colors[keep], name=scan.name), up="y")
    inside = np.bincount(found.thing[own[keep] & (found.thing >= 0)])
    top = next(o for o in found.scene if o.id == f"object-{int(inside.argmax()) + 1}")
    row = found.scene.boxes.index[top.id]
    assert found.scene.boxes.lo[row, 1] == pytest.approx(0.0, abs=0.02)
    assert found.scene.boxes.hi[row, 1] == pytest.approx(0.6, abs=0.05)
