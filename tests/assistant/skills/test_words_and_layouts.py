"""The helpers of the skills: words for replies, and patterns to lay things out in."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import phrasing
from assistant.language.program import Quantity
from assistant.layouts import Piece, circle, grid, row, squared
from assistant.quantities import in_metres, in_radians
from assistant.skills.base import Refused

SIDES = st.floats(0.02, 0.8)
PIECES = st.lists(st.builds(lambda w, d: Piece((0.0, 0.0), (w / 2, d / 2)), SIDES, SIDES), min_size=2, max_size=7)


@pytest.mark.parametrize(
    ("noun", "said"),
    [("apple", "an apple"), ("mug", "a mug"), ("keys", "some keys"), ("milk", "some milk"),
     ("hourglass", "an hourglass"), ("scissors", "some scissors"),
     ("unicorn", "a unicorn"), ("glass", "a glass"), ("bus", "a bus")],
)
def test_articles(noun: str, said: str) -> None:
    assert phrasing.a(noun) == said


@pytest.mark.parametrize(
    ("length_m", "said"),
    [(0.004, "4 mm"), (0.05, "5 cm"), (0.85, "85 cm"), (1.0, "1 m"), (1.446, "1.45 m"), (2.04, "2 m"),
     (12.34, "12.3 m")],
)
def test_lengths(length_m: float, said: str) -> None:
    assert phrasing.metres(length_m) == said


def test_lists_and_counts() -> None:
    assert phrasing.listed(["a"]) == "a"
    assert phrasing.listed(["a", "b", "c"]) == "a, b and c"
    assert phrasing.listed([]) == ""
    assert phrasing.counted(0, "mug") == "no mugs"
    assert phrasing.counted(1, "apple") == "an apple"
    assert phrasing.counted(3, "knife") == "3 knives"
    assert phrasing.sentence("the tv is on the tv stand") == "The TV is on the TV stand."


def test_quantities() -> None:
    assert in_metres(Quantity(2, "step"), 0.1) == pytest.approx(1.4)
    assert in_metres(Quantity(1, "bit"), 0.1) == pytest.approx(0.1)
    assert in_radians(Quantity(180, "deg")) == pytest.approx(math.pi)
    assert in_radians(Quantity(0.5, "times")) == pytest.approx(math.pi)
    with pytest.raises(Refused, match="no length"):
        in_metres(Quantity(3, "deg"), 0.1)
    with pytest.raises(Refused, match="no angle"):
        in_radians(Quantity(3, "m"))


def _gap(a: Piece, at_a: tuple[float, float], b: Piece, at_b: tuple[float, float]) -> float:
    """The widest gap between two upright rectangles along x or z; below 0 where they overlap."""
    return max(abs(at_a[k] - at_b[k]) - a.half[k] - b.half[k] for k in (0, 1))


@given(PIECES, st.floats(0.0, 0.5))
def test_a_row_keeps_its_gaps(pieces: list[Piece], gap_m: float) -> None:
    spots = row(pieces, (1.0, 2.0), (1.0, 0.0), gap_m)
    assert all(z == 2.0 for _, z in spots)
    for k in range(len(pieces) - 1):
        assert _gap(pieces[k], spots[k], pieces[k + 1], spots[k + 1]) == pytest.approx(gap_m, abs=1e-9)


@given(PIECES, st.floats(0.0, 0.5))
def test_no_two_in_a_grid_overlap(pieces: list[Piece], gap_m: float) -> None:
    spots = grid(pieces, (0.0, 0.0), (1.0, 0.0), gap_m)
    for i in range(len(pieces)):
        for j in range(i):
            assert _gap(pieces[i], spots[i], pieces[j], spots[j]) >= gap_m - 1e-9


@given(PIECES, st.floats(0.0, 0.5), st.floats(0.0, 2.0))
def test_a_circle_keeps_apart_and_off_its_middle(pieces: list[Piece], gap_m: float, core_m: float) -> None:
    spots = circle(pieces, (0.0, 0.0), gap_m, core_m)
    radii = [math.hypot(*spot) for spot in spots]
    assert max(radii) - min(radii) < 1e-9
    for i in range(len(pieces)):
        assert radii[i] - pieces[i].radius >= core_m - 1e-9
        for j in range(i):
            assert math.dist(spots[i], spots[j]) >= pieces[i].radius + pieces[j].radius + gap_m - 1e-9


@given(st.floats(-10, 10))
def test_squared_is_a_quarter_turn_nearby(yaw: float) -> None:
    turned = squared(yaw)
    assert abs(turned - yaw) <= math.pi / 4 + 1e-9
    assert math.isclose(math.sin(2 * turned), 0.0, abs_tol=1e-9)
