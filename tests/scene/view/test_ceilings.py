"""Ceilings of rooms, and the cutting of their outlines."""

from __future__ import annotations

import pytest

from scene.objects import Room
from scene.view.ceilings import Corner, ceilings, ears

SQUARE: list[Corner] = [(0, 0), (2, 0), (2, 2), (0, 2)]
ELL: list[Corner] = [(0, 0), (4, 0), (4, 1), (1, 1), (1, 3), (0, 3)]


@pytest.mark.parametrize("corners", [SQUARE, SQUARE[::-1], ELL, ELL[::-1], ELL[3:] + ELL[:3]])
def test_the_triangles_cover_the_outline_once(corners: list[Corner]) -> None:
    area = 0.0
    for a, b, c in ears(corners):
        (ax, az), (bx, bz), (cx, cz) = corners[a], corners[b], corners[c]
        twice = (bx - ax) * (cz - az) - (bz - az) * (cx - ax)
        assert twice > 0
        area += twice / 2
    assert area == pytest.approx(4.0 if len(corners) == 4 else 6.0)


def test_a_broken_outline_ends_all_the_same() -> None:
    assert len(ears([(0, 0), (1, 1), (2, 2), (3, 3)])) <= 2
    assert ears([(0, 0), (1, 0)]) == []


def test_each_room_is_closed_at_its_own_height() -> None:
    rooms = (Room("a", "a", tuple(SQUARE)), Room("b", "b", tuple(ELL), floor_y=3.0, height=2.4))
    p = ceilings(rooms).primitives[0]
    assert len(p.triangles) == 2 + 4
    assert sorted({round(float(y), 3) for y in p.positions[:, 1]}) == [2.6, 5.4]
    assert len(ceilings(()).primitives[0].triangles) == 0
