"""The scale of a moving picture."""

from __future__ import annotations

from scene.view.pace import STEPS, WANTED_S, Pace


def test_slow_frames_coarsen_and_quick_ones_refine_without_flicker() -> None:
    pace = Pace()
    for _ in range(10):
        pace.took(4 * WANTED_S)
    assert (pace.scale, pace.smooth) == STEPS[-1]
    for _ in range(4):
        pace.took(WANTED_S / 4)
    assert (pace.scale, pace.smooth) == STEPS[-1]
    pace.took(WANTED_S / 4)
    assert (pace.scale, pace.smooth) == STEPS[-2]
    for _ in range(40):
        pace.took(WANTED_S / 4)
    assert (pace.scale, pace.smooth) == STEPS[0]


def test_a_frame_that_just_fits_stays_as_it_is() -> None:
    pace = Pace()
    pace.took(2 * WANTED_S)
    for _ in range(50):
        pace.took(0.9 * WANTED_S)
    assert (pace.scale, pace.smooth) == STEPS[1]
