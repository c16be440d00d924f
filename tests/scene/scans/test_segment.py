"""Scans of a small room, made as a depth camera would make them: what was there is found, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from scene.files import open_scene, save_scene
from scene.scans.made_rooms import made_room
from scene.scans.orient import find_up, turn_to
from scene.scans.quality import quality
from scene.scans.scan import Scan, ScanCancelledError, read_scan, scan_of
from scene.scans.segment import Segmented, segment
from scene.scans.simulate import HARD, Truth, simulate
from scene.scans.voxels import voxels_of
from tests.scene.scans.rooms import small_room, small_scan, write_ply


@pytest.fixture(scope="module")
def scanned() -> tuple[Scan, Truth]:
    return small_scan()


@pytest.fixture(scope="module")
def found(scanned: tuple[Scan, Truth]) -> Segmented:
    return segment(scanned[0])


@pytest.fixture(scope="module")
def sparse() -> tuple[Scan, Truth]:
    """The same room with fewer points, for what many points show no better."""
    return small_scan(50_000)


def test_the_things_of_a_room_are_told_apart(scanned: tuple[Scan, Truth], found: Segmented) -> None:
    truth = np.where(scanned[1].stuff == 0, scanned[1].owner, -1)
    figures = quality(truth, found.thing, fewest=40)
    assert figures.things == 5
    assert figures.recognition >= 0.9
    assert figures.segmentation >= 0.75
    assert figures.split == 0


def test_the_shell_is_found_and_named(found: Segmented) -> None:
    labels = [o.label for o in found.scene]
    assert labels.count("floor") == 1
    assert labels.count("wall") == 4
    boxes = found.scene.boxes
    assert boxes.hi[boxes.index["floor"], 1] == pytest.approx(0, abs=1e-4)
    corners = {(round(x, 1), round(z, 1)) for x, z in found.scene.rooms[0].polygon}
    assert corners == {(-1.8, -1.3), (1.8, -1.3), (1.8, 1.3), (-1.8, 1.3)}


def test_boxes_are_as_large_as_the_things_and_turned_like_them(found: Segmented) -> None:
    boxes = found.scene.boxes
    names = [o.id for o in found.scene if o.label is None and o.visible]
    rows = [boxes.index[i] for i in names]
    middle = {"table": (-0.9, -0.65), "crate": (-1.25, -0.65), "chest": (0.7, -0.35)}
    size = {"table": (1.2, 0.6, 0.7), "crate": (0.3, 0.25, 0.3), "chest": (0.8, 0.5, 0.5)}
    for thing, (x, z) in middle.items():
        level = 0.3 if thing == "table" else 0.72 if thing == "crate" else 0.25
        row = min(rows, key=lambda r: np.linalg.norm(boxes.center[r] - (x, level, z)))
        assert np.sort(2 * boxes.half[row]) == pytest.approx(np.sort(size[thing]), abs=0.09), thing
    chest = min(rows, key=lambda r: np.linalg.norm(boxes.center[r] - (0.7, 0.25, -0.35)))
    turn = np.degrees(np.arctan2(boxes.front[chest][0], boxes.front[chest][2]) - 0.5) % 90
    assert min(turn, 90 - turn) < 6


def test_every_point_is_in_the_scene_once(scanned: tuple[Scan, Truth], found: Segmented) -> None:
    meshes = [found.scene.meshes.get(o.geometry.uri) for o in found.scene]
    assert sum(len(m.merged[0]) for m in meshes) == len(scanned[0].points)


def test_the_same_scan_gives_the_same_scene_and_progress_only_grows(sparse: tuple[Scan, Truth]) -> None:
    told: list[float] = []
    first = segment(sparse[0], progress=lambda share, _what: told.append(share))
    assert segment(sparse[0]).scene == first.scene
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_a_scene_from_a_scan_goes_to_glb_and_back(found: Segmented, tmp_path: Path) -> None:
    save_scene(found.scene, tmp_path / "a.glb")
    assert open_scene(tmp_path / "a.glb") == found.scene


@pytest.mark.parametrize("up", ["z", "-y", "-z"])
def test_up_is_found(scanned: tuple[Scan, Truth], up: str) -> None:
    way = np.zeros(3)
    way["xyz".index(up[-1])] = -1.0 if up[0] == "-" else 1.0
    lying = scanned[0].turned(turn_to(way).T, np.zeros(3))
    assert find_up(voxels_of(lying, 0.04)) == pytest.approx(way)


def test_a_tilted_scan_in_millimetres_is_stood_upright(sparse: tuple[Scan, Truth], tmp_path: Path) -> None:
    tilt = turn_to(np.array([0.06, 0.0, 1.0]))
    points = 1000 * (sparse[0].points @ tilt + [3.0, -1.0, 7.0])
    write_ply(tmp_path / "mm.ply", points, sparse[0].colors)
    again = segment(read_scan(tmp_path / "mm.ply"))
    assert any("millimetres" in note for note in again.notes)
    assert any("up was taken to be z" in note for note in again.notes)
    table = [o for o in again.scene if o.label is None and o.size[1] == pytest.approx(0.6, abs=0.06)]
    assert any(max(o.size) == pytest.approx(1.2, abs=0.1) for o in table)


def test_a_mesh_keeps_its_triangles() -> None:
    whole = small_room()
    some = {i: whole[i] for i in ("floor", "table", "crate", "chest")}
    mesh = scan_of(whole.with_objects(some))
    assert mesh.triangles is not None
    result = segment(mesh)
    kept = sum(result.scene.meshes.get(o.geometry.uri).triangle_count for o in result.scene)
    assert kept == len(mesh.triangles)
    assert sum(o.label is None and o.visible for o in result.scene) >= 3


def test_without_colours_things_are_still_found(sparse: tuple[Scan, Truth]) -> None:
    plain = segment(Scan(sparse[0].points))
    truth = np.where(sparse[1].stuff == 0, sparse[1].owner, -1)
    assert quality(truth, plain.thing, fewest=40).recognition >= 0.7


def test_a_made_up_room_seen_by_a_bad_sensor_still_comes_apart() -> None:
    """Smear at edges, drift, bulging walls, holes; a room that nothing was tuned on."""
    scan, truth = simulate(made_room("bedroom", 7), 80_000, sensor=HARD)
    result = segment(scan)
    figures = quality(np.where(truth.stuff == 0, truth.owner, -1), result.thing, fewest=60)
    assert figures.recognition >= 0.6
    assert figures.split < 0.15
    assert figures.joined < 0.15
    assert sum(p.kind == "wall" for p in result.planes) >= 4


def test_a_made_up_room_is_the_same_each_time() -> None:
    assert made_room("kitchen", 3).objects == made_room("kitchen", 3).objects
    assert made_room("kitchen", 3).objects != made_room("kitchen", 4).objects


def test_a_scan_that_lies_askew_is_stood_upright(scanned: tuple[Scan, Truth]) -> None:
    way = np.array([0.5, 0.6, 0.62])
    lying = scanned[0].turned(turn_to(way / np.linalg.norm(way)).T, np.array([3.0, 1.0, -2.0]))
    assert find_up(voxels_of(lying, 0.04)) @ (way / np.linalg.norm(way)) > 0.99


def test_a_scan_with_coordinates_of_a_survey_is_moved_to_the_origin(scanned: tuple[Scan, Truth]) -> None:
    from scene.files.shapes import Shape, scene_of

    points = scanned[0].points.astype(np.float64)
    far = points + np.array([500_000.25, 120.5, -400_000.75])
    shape = Shape(far, np.zeros((0, 3), np.int64), colors=scanned[0].colors)
    moved = scan_of(scene_of([[shape]], Path("survey.ply"), None)).points
    assert np.abs(moved[:, [0, 2]]).max() < 10
    assert np.abs((moved - moved[0]) - (points - points[0])).max() < 2e-5


def test_progress_can_stop_the_work(sparse: tuple[Scan, Truth]) -> None:
    def stop(share: float, _what: str) -> None:
        if share > 0.3:
            raise ScanCancelledError("stopped")

    with pytest.raises(ScanCancelledError):
        segment(sparse[0], progress=stop)
