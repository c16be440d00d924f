"""RGB-D sequences: rendered from a room whose truth is known, written as others write them, fused and segmented."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from scene.errors import DeixisError, SceneFileError
from scene.scans.fuse import fuse
from scene.scans.rgbd import read_sequence
from scene.scans.scan import ScanCancelledError, read_scan
from scene.scans.segment import segment
from scene.scans.simulate import simulate
from tests.scene.scans.rooms import small_room
from tests.scene.scans.sequences import MATRIX, Shot, shots, write_open3d, write_scannet


@pytest.fixture(autouse=True)
def coarse(monkeypatch: pytest.MonkeyPatch) -> None:
    """Coarser than fusing is by itself, which takes a few seconds."""
    monkeypatch.setattr("scene.scans.fuse.SIZES_M", (0.02,))


@pytest.fixture(scope="module")
def taken() -> list[Shot]:
    return shots(small_room())


@pytest.fixture(scope="module")
def scannet(taken: list[Shot], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_scannet(tmp_path_factory.mktemp("rgbd") / "scene0000_00", taken)


@pytest.fixture
def copied(scannet: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(scannet, tmp_path / "scene"))


def _depth_only(folder: Path, keep: int) -> Path:
    """The same with fewer frames, so that tests of what goes wrong are quick."""
    for path in [*folder.glob("*/*.png"), *folder.glob("*/*.jpg"), *folder.glob("pose/*.txt")]:
        if int(path.stem) >= keep:
            path.unlink()
    return folder


def test_a_sequence_as_open3d_has_it_is_near_the_truth(taken: list[Shot], tmp_path: Path) -> None:
    from scipy.spatial import cKDTree

    scan = fuse(read_sequence(write_open3d(tmp_path / "room", taken)))
    truth, _ = simulate(small_room(), 300_000, noise=0.0, views=8)
    gap, _ = cKDTree(truth.points).query(scan.points[::20])
    assert float(np.percentile(gap, 95)) < 0.02
    covered, _ = cKDTree(scan.points).query(truth.points[::50])
    assert float((covered < 0.03).mean()) > 0.8


def test_a_trajectory_as_json_gives_the_same_scan(taken: list[Shot], tmp_path: Path) -> None:
    log = read_sequence(write_open3d(tmp_path / "log", taken))
    row = read_sequence(write_open3d(tmp_path / "json", taken, trajectory="json"))
    assert log.depth_camera == row.depth_camera
    for a, b in zip(log.frames, row.frames, strict=True):
        assert a.world_from_camera == pytest.approx(b.world_from_camera, abs=1e-6)


def test_a_sequence_as_scannet_has_it_becomes_a_room_of_things(scannet: Path) -> None:
    """Z is up in it, and its colour images are larger than its depth images."""
    found = segment(read_scan(scannet))
    assert any("up was taken to be z" in note for note in found.notes)
    assert any("fused 24 frames" in note for note in found.notes)
    labels = [o.label for o in found.scene]
    assert labels.count("floor") == 1
    assert labels.count("wall") >= 3
    tables = [o for o in found.scene if o.label is None and o.size[1] == pytest.approx(0.6, abs=0.06)]
    assert any(max(o.size) == pytest.approx(1.2, abs=0.12) for o in tables)
    crate = [o for o in found.scene if o.rgb is not None and o.rgb[2] > o.rgb[0] + 0.25]
    assert len(crate) == 1


def test_the_same_sequence_gives_the_same_scan(copied: Path) -> None:
    sequence = read_sequence(_depth_only(copied, 6))
    first, second = fuse(sequence), fuse(sequence)
    assert first.vertices is not None
    assert second.vertices is not None
    assert np.array_equal(first.vertices, second.vertices)
    assert np.array_equal(first.points, second.points)


def test_frames_without_a_pose_are_left_out(copied: Path) -> None:
    (copied / "pose" / "3.txt").write_text("-inf -inf -inf -inf\n" * 4)
    (copied / "pose" / "4.txt").write_text("nan " * 16)
    (copied / "pose" / "5.txt").unlink()
    sequence = read_sequence(copied)
    assert len(sequence.frames) == 21
    assert any("3 of 24 depth images have no pose" in note for note in sequence.notes)


def test_images_that_cannot_be_read_are_left_out_and_told(copied: Path) -> None:
    folder = _depth_only(copied, 8)
    (folder / "depth" / "2.png").write_bytes(b"no picture")
    half = folder / "depth" / "4.png"
    half.write_bytes(half.read_bytes()[:200])
    (folder / "color" / "6.jpg").write_bytes(b"no picture")
    scan = fuse(read_sequence(folder))
    assert any("2 of 8 frames were left out: the first, 2.png" in note for note in scan.notes)


def test_no_colour_at_all_is_a_plain_scan(copied: Path) -> None:
    folder = _depth_only(copied, 6)
    shutil.rmtree(folder / "color")
    scan = fuse(read_sequence(folder))
    assert scan.colors is not None
    assert float(np.ptp(scan.colors)) == 0


def test_many_frames_are_thinned(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scene.scans.fuse.MOST_FRAMES", 5)
    scan = fuse(read_sequence(copied))
    assert any("of 24 frames 5 were used" in note for note in scan.notes)


def test_depth_of_another_scale_is_told_from_its_size(taken: list[Shot], tmp_path: Path) -> None:
    finer = [replace(s, depth=(s.depth.astype(np.uint32) * 5).clip(0, 65535).astype(np.uint16)) for s in taken[:6]]
    scan = fuse(read_sequence(write_open3d(tmp_path / "tum", finer)))
    assert any("1/5000 m" in note for note in scan.notes)


def test_the_scale_of_the_configuration_counts(taken: list[Shot], tmp_path: Path) -> None:
    folder = write_open3d(tmp_path / "room", taken[:3])
    config = {"depth_scale": 2000.0, "path_intrinsic": "x/camera_intrinsic.json"}
    (folder / "config.json").write_text(json.dumps(config))
    assert read_sequence(folder).depth_scale == 2000.0


def test_a_folder_as_the_sens_reader_writes_it(scannet: Path, tmp_path: Path) -> None:
    for n in range(3):
        for kind, ending in (("color", "jpg"), ("depth", "png"), ("pose", "txt")):
            shutil.copy(scannet / kind / f"{n}.{ending}", tmp_path / f"frame-{n:06d}.{kind}.{ending}")
    matrix = (scannet / "intrinsic" / "intrinsic_depth.txt").read_text().split()
    (tmp_path / "_info.txt").write_text(
        f"m_versionNumber = 4\nm_sensorName = StructureSensor\nm_depthWidth = 200\nm_depthHeight = 150\n"
        f"m_depthShift = 1000\nm_calibrationDepthIntrinsic = {' '.join(matrix)}\nm_frames.size = 3\n"
    )
    sequence = read_sequence(tmp_path)
    assert [f.depth.name for f in sequence.frames] == [f"frame-{n:06d}.depth.png" for n in range(3)]
    assert (sequence.depth_camera.width, sequence.depth_camera.fx) == (200, 130.0)


@pytest.mark.parametrize("kinds", [("depth",), ("depth", "color")])
@pytest.mark.parametrize("lost", [0, 3])
def test_poses_stay_with_their_images_where_some_are_missing(
    lost: int, kinds: tuple[str, ...], taken: list[Shot], tmp_path: Path
) -> None:
    folder = write_open3d(tmp_path / "room", taken[:8])
    for kind in kinds:
        next((folder / kind).glob(f"{lost:06d}.*")).unlink()
    sequence = read_sequence(folder)
    assert len(sequence.frames) == 7
    for frame in sequence.frames:
        number = int(frame.depth.stem)
        assert frame.world_from_camera == pytest.approx(taken[number].pose, abs=1e-6)
        assert frame.color is not None
        assert int(frame.color.stem) == number
    assert any("1 poses have no depth image" in note for note in sequence.notes)


def test_a_matrix_of_intrinsics_may_be_three_rows(taken: list[Shot], tmp_path: Path) -> None:
    folder = write_open3d(tmp_path / "room", taken[:2])
    plain = read_sequence(folder).depth_camera
    row = json.loads((folder / "camera_intrinsic.json").read_text())
    row["intrinsic_matrix"] = MATRIX.tolist()
    (folder / "camera_intrinsic.json").write_text(json.dumps(row))
    assert read_sequence(folder).depth_camera == plain


@pytest.mark.parametrize("kind", ["color", "depth"])
def test_the_intrinsics_of_one_camera_do_for_pictures_of_both_sizes(kind: str, copied: Path) -> None:
    whole = read_sequence(copied)
    (copied / "intrinsic" / f"intrinsic_{kind}.txt").unlink()
    found = read_sequence(copied)
    assert found.depth_camera.matrix(200, 150) == pytest.approx(whole.depth_camera.matrix(200, 150))
    assert found.color_camera.matrix(400, 300) == pytest.approx(whole.color_camera.matrix(400, 300))


BROKEN = {
    "no poses": (lambda f: shutil.rmtree(f / "pose"), "no trajectory"),
    "poses all lost": (lambda f: [p.write_text("-inf " * 16) for p in (f / "pose").iterdir()], "none that belong"),
    "no depth": (lambda f: shutil.rmtree(f / "depth"), "no folder depth"),
    "no intrinsics": (lambda f: shutil.rmtree(f / "intrinsic"), "no intrinsics"),
    "broken intrinsics": (lambda f: (f / "intrinsic" / "intrinsic_depth.txt").write_text("1 2 3"), "has 3 numbers"),
    "no focal length": (lambda f: (f / "intrinsic" / "intrinsic_depth.txt").write_text("0 " * 16), "focal lengths"),
    "colour images as depth": (
        lambda f: [shutil.copy(f / "color" / f"{n}.jpg", f / "depth" / f"{n}.png") for n in range(3)], "no surface"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_sequence_is_one_clear_error(name: str, copied: Path) -> None:
    folder = _depth_only(copied, 3)
    spoil, message = BROKEN[name]
    spoil(folder)  # type: ignore[no-untyped-call]
    with pytest.raises(DeixisError, match=message):
        fuse(read_sequence(folder))


def test_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SceneFileError, match="no RGB-D sequence"):
        read_scan(tmp_path)
    (tmp_path / "scene0000_00.sens").write_bytes(b"\x04\0\0\0")
    with pytest.raises(SceneFileError, match="SensReader"):
        read_scan(tmp_path)


def test_fusing_can_be_stopped(copied: Path) -> None:
    def stop(_share: float, _what: str) -> None:
        raise ScanCancelledError("stopped")

    with pytest.raises(ScanCancelledError):
        fuse(read_sequence(_depth_only(copied, 3)), progress=stop)
