"""Scans that are none: each is one clear error, or as much of the room as there is."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from scene.errors import DeixisError, UsageError
from scene.scans.scan import Scan, in_metres, read_scan
from scene.scans.segment import segment
from tests.scene.scans.rooms import small_scan, write_ply

RNG = np.random.default_rng(5)
LINE = np.outer(np.linspace(0, 3, 5000), [1.0, 0.5, 0.2])
BAD: dict[str, tuple[NDArray[np.float64], str]] = {
    "empty": (np.zeros((0, 3)), "no points|0 points"),
    "one point": (np.ones((1, 3)), "1 points"),
    "all NaN": (np.full((500, 3), np.nan), "no points|0 points"),
    "one line": (LINE, "one line"),
    "a million points at one place": (np.full((1_000_000, 3), 1.5), "one place"),
    "a speck": (RNG.normal(size=(5000, 3)) * 0.01, "spots of"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_scan_is_one_clear_error(name: str, tmp_path: Path) -> None:
    points, message = BAD[name]
    path = write_ply(tmp_path / "bad.ply", points)
    with pytest.raises(DeixisError, match=message):
        segment(read_scan(path))


def test_points_without_a_place_are_left_out(tmp_path: Path) -> None:
    scan, _ = small_scan(20_000)
    points = scan.points.copy()
    points[::7] = np.nan
    whole = segment(read_scan(write_ply(tmp_path / "holes.ply", points, scan.colors)))
    assert any(o.label == "floor" for o in whole.scene)


def test_a_file_cut_in_half_is_one_clear_error(tmp_path: Path) -> None:
    scan, _ = small_scan(5_000)
    path = write_ply(tmp_path / "cut.ply", scan.points, scan.colors)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(DeixisError, match=r"cut\.ply"):
        read_scan(path)


def test_a_plane_alone_is_a_floor_and_says_that_nothing_is_on_it() -> None:
    level = np.stack([RNG.uniform(-2, 2, 40_000), RNG.normal(0, 0.002, 40_000), RNG.uniform(-2, 2, 40_000)], axis=1)
    found = segment(Scan(level.astype(np.float32)))
    assert [o.label for o in found.scene] == ["floor"]
    assert any("nothing was found" in note for note in found.notes)


def test_noise_without_any_surface_is_an_honest_result() -> None:
    cloud = RNG.uniform(-0.8, 0.8, (10_000, 3)).astype(np.float32)
    found = segment(Scan(cloud))
    assert sum(len(found.scene.meshes.get(o.geometry.uri).merged[0]) for o in found.scene) == len(cloud)


def test_noise_that_fills_space_says_so() -> None:
    found = segment(Scan(RNG.uniform(-0.5, 0.5, (60_000, 3)).astype(np.float32)))
    assert any("like noise" in note for note in found.notes)


def test_a_wall_alone_is_told_from_a_floor_when_up_is_said() -> None:
    wall = np.stack([RNG.uniform(-2, 2, 40_000), RNG.uniform(0, 2.4, 40_000), RNG.normal(0, 0.002, 40_000)], axis=1)
    found = segment(Scan(wall.astype(np.float32)), up="y")
    assert [o.label for o in found.scene if o.visible] == ["wall"]
    assert any("no floor was found" in note for note in found.notes)


def test_numbers_that_are_none_are_refused() -> None:
    with pytest.raises(DeixisError, match="no numbers"):
        segment(Scan(np.full((500, 3), np.inf, np.float32)))


def test_an_axis_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError, match="up is 'w'"):
        segment(small_scan(5_000)[0], up="w")


@pytest.mark.parametrize(
    ("unit", "said"), [(0.001, "in millimetres"), (0.01, "in centimetres"), (0.0254, "in inches"), (0.3048, "in feet")]
)
def test_units_are_told_by_what_a_room_can_be(unit: float, said: str) -> None:
    room = RNG.uniform((-2.4, 0, -1.9), (2.4, 2.6, 1.9), (2000, 3))
    found = in_metres(Scan((room / unit).astype(np.float32)))
    assert any(said in note for note in found.notes)
    assert np.ptp(found.points, axis=0).max() == pytest.approx(4.8 if unit < 0.3 else 4.8 / unit, abs=0.1)


def test_a_small_room_in_inches_is_no_hall() -> None:
    room = RNG.uniform((-1.8, 0, -1.3), (1.8, 1.9, 1.3), (2000, 3)) / 0.0254
    found = in_metres(Scan(room.astype(np.float32)))
    assert any("in inches" in note for note in found.notes)
    assert np.ptp(found.points, axis=0).max() == pytest.approx(3.6, abs=0.1)
    nave = RNG.uniform((0, 0, 0), (90, 18, 30), (2000, 3))
    assert np.ptp(in_metres(Scan(nave.astype(np.float32))).points, axis=0).max() > 80


def test_a_floor_of_many_metres_in_centimetres_is_not_taken_for_millimetres() -> None:
    hall = RNG.uniform((0, 0, 0), (24, 2.8, 17), (2000, 3)) * 100
    assert any("centimetres" in note for note in in_metres(Scan(hall.astype(np.float32))).notes)


def test_an_empty_room_stands_on_its_floor(tmp_path: Path) -> None:
    import trimesh

    trimesh.creation.box((4, 2.5, 3)).subdivide_to_size(0.2).export(tmp_path / "empty.obj")
    found = segment(read_scan(tmp_path / "empty.obj"))
    assert not any("up was taken" in note for note in found.notes)
