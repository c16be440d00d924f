"""Clouds as others write them: whatever the columns are called and however numbers are parted, it is the same room."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from scene.errors import DeixisError
from scene.files import open_scene
from scene.files.shapes import unit_colors
from scene.scans.scan import Scan, read_scan
from tests.scene.scans.rooms import small_scan, write_ply

COUNT = 300


@pytest.fixture(scope="module")
def scan() -> Scan:
    return small_scan(COUNT)[0]


def _text(rows: np.ndarray, sep: str = " ") -> str:  # type: ignore[type-arg]
    return "\n".join(sep.join(f"{x:g}" for x in row) for row in rows) + "\n"


def _rows(scan: Scan, *, middle: int | None = None) -> np.ndarray:  # type: ignore[type-arg]
    assert scan.colors is not None
    extra = [] if middle is None else [np.arange(COUNT)[:, None] % 40 + middle]
    return np.concatenate([scan.points, *extra, np.round(scan.colors * 255)], axis=1)


TEXTS = {
    "comma.xyz": lambda s: _text(_rows(s), ","),
    "semicolon.xyz": lambda s: _text(_rows(s), ";"),
    "decimal comma.xyz": lambda s: _text(_rows(s), ";").replace(".", ","),
    "header.xyz": lambda s: "X Y Z R G B\n" + _text(_rows(s)),
    "comment.asc": lambda s: "//X\tY\tZ\tR\tG\tB\n" + _text(_rows(s), "\t"),
    "names.csv": lambda s: "x,y,z,red,green,blue\n" + _text(_rows(s), ","),
    "other order.csv": lambda s: "red,green,blue,x,y,z\n" + _text(np.roll(_rows(s), 3, axis=1), ","),
    "decimal comma between spaces.xyz": lambda s: _text(_rows(s)).replace(".", ","),
    "counted.xyz": lambda s: f"{COUNT}\n" + _text(_rows(s)),
    "intensity.pts": lambda s: f"{COUNT}\n" + _text(_rows(s, middle=-1200)),
    "unit.xyzrgb": lambda s: _text(np.concatenate([s.points, s.colors], axis=1)),
    "cut.txt": lambda s: _text(_rows(s)) + "1.0 2",
}


@pytest.mark.parametrize("name", TEXTS)
def test_text_of_any_kind_is_read(name: str, scan: Scan, tmp_path: Path) -> None:
    (tmp_path / name).write_text(TEXTS[name](scan))
    found = read_scan(tmp_path / name)
    assert found.points == pytest.approx(scan.points, abs=1e-4)
    assert found.colors == pytest.approx(scan.colors, abs=0.003)


def _ply(path: Path, scan: Scan, kinds: str, *, order: str = "<", colors: str = "u1", factor: float = 255) -> Path:
    """A cloud with properties that nobody asked for."""
    assert scan.colors is not None
    names = {"f4": "float", "f8": "double", "u1": "uchar", "u2": "ushort", "i4": "int"}
    columns = [(k, kinds) for k in "xyz"] + [("scalar_Time", "f8")]
    columns += [(k, colors) for k in ("red", "green", "blue")] + [("label", "i4")]
    rows = np.zeros(COUNT, [(n, order + k) for n, k in columns])
    for n, k in enumerate("xyz"):
        rows[k] = scan.points[:, n]
    for n, k in enumerate(("red", "green", "blue")):
        rows[k] = np.round(scan.colors[:, n] * factor) if factor > 1 else scan.colors[:, n]
    way = {"<": "little", ">": "big"}[order]
    header = ["ply", f"format binary_{way}_endian 1.0", "comment from a scanner", f"element vertex {COUNT}"]
    header += [f"property {names[k]} {n}" for n, k in columns] + ["end_header", ""]
    path.write_bytes("\n".join(header).encode() + rows.tobytes())
    return path


@pytest.mark.parametrize(("kinds", "order", "colors", "factor"), [
    ("f4", "<", "u1", 255), ("f8", ">", "u1", 255), ("f4", "<", "f4", 255), ("f4", "<", "f4", 1),
    ("f8", "<", "u2", 65535), ("f4", ">", "f8", 255),
])
def test_a_ply_of_any_types_is_read(
    kinds: str, order: str, colors: str, factor: float, scan: Scan, tmp_path: Path
) -> None:
    found = read_scan(_ply(tmp_path / "a.ply", scan, kinds, order=order, colors=colors, factor=factor))
    assert found.points == pytest.approx(scan.points, abs=1e-5)
    assert found.colors == pytest.approx(scan.colors, abs=0.003)


def test_lists_beside_the_vertices_and_the_corners_are_passed_over(tmp_path: Path) -> None:
    corners = [(0, 0, 0), (1, 0, 0), (1, 1, 0), (0, 1, 0)]
    head = ["ply", "format binary_little_endian 1.0", "element vertex 4", *[f"property float {k}" for k in "xyz"],
            "property list uchar int seen_by", "element face 2", "property uchar flags",
            "property list uchar int vertex_indices", "property list uchar float texcoord", "end_header", ""]
    body = b"".join(np.array(c, "<f4").tobytes() + b"\x02" + np.array([1, 2], "<i4").tobytes() for c in corners)
    for face in ((0, 1, 2), (0, 2, 3)):
        body += b"\x00\x03" + np.array(face, "<i4").tobytes() + b"\x06" + np.zeros(6, "<f4").tobytes()
    (tmp_path / "lists.ply").write_bytes("\n".join(head).encode() + body)
    scene = open_scene(tmp_path / "lists.ply")
    o = next(iter(scene))
    assert scene.meshes.get(o.geometry.uri).triangle_count == 2
    assert o.size == pytest.approx((1, 1, 0))


def test_a_cloud_with_too_many_points_is_thinned_as_it_is_read(
    scan: Scan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scene.files.thinned.MOST_POINTS", 100)
    monkeypatch.setattr("scene.files.thinned.BLOCK_BYTES", 999)
    monkeypatch.setattr("scene.files.limits.MOST_MEMORY", 10)
    path = write_ply(tmp_path / "huge.ply", scan.points, scan.colors)
    for name in ("huge.ply", "text.ply", "huge.pcd", "text.pcd", "huge.xyz"):
        if name != path.name:
            _write_cloud(tmp_path / name, scan.points)
        assert read_scan(tmp_path / name).points == pytest.approx(scan.points[::3], abs=1e-4), name


def _write_cloud(path: Path, points: NDArray[np.float32]) -> None:
    """A cloud as text, or as binary PCD where its name says `huge.pcd`."""
    n, rows = len(points), "".join(f"{x:.5f} {y:.5f} {z:.5f}\n" for x, y, z in points)
    pcd = f"FIELDS x y z\nSIZE 4 4 4\nTYPE F F F\nPOINTS {n}\nDATA "
    properties = "".join(f"property float {k}\n" for k in "xyz")
    heads = {"text.ply": f"ply\nformat ascii 1.0\nelement vertex {n}\n{properties}end_header\n",
             "text.pcd": f"{pcd}ascii\n", "huge.pcd": f"{pcd}binary\n", "huge.xyz": ""}
    body = points.astype("<f4").tobytes() if path.name == "huge.pcd" else rows.encode()
    path.write_bytes(heads[path.name].encode() + body)


@pytest.mark.parametrize("far", [(500_000.25, 0.0, -400_000.75), (4_500_000.5, 120.0, 300.0)])
def test_coordinates_of_a_survey_keep_their_detail(far: tuple[float, ...], scan: Scan, tmp_path: Path) -> None:
    rows = scan.points.astype(np.float64) + np.array(far)
    (tmp_path / "utm.xyz").write_text("\n".join(" ".join(f"{x:.4f}" for x in row) for row in rows))
    found = read_scan(tmp_path / "utm.xyz").points
    assert found - found.mean(axis=0) == pytest.approx(scan.points - scan.points.mean(axis=0), abs=1e-3)


def test_colours_that_are_no_numbers_are_grey() -> None:
    found = unit_colors(np.array([[np.nan, np.inf, 255.0], [0.0, 128.0, -np.inf]]))
    assert found == pytest.approx(np.array([[0.5, 0.5, 1.0], [0.0, 128 / 255, 0.5]]))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_damaged_files_are_errors_or_less_of_the_scan(data: st.DataObject, scan: Scan, tmp_path: Path) -> None:
    """Bytes changed, left out or cut off anywhere: one clear error, or points that are places."""
    ending = data.draw(st.sampled_from([".ply", ".xyz", ".pcd", ".obj"]))
    whole = _whole(ending, scan, tmp_path)
    cut = data.draw(st.integers(0, len(whole)))
    place = data.draw(st.integers(0, max(0, len(whole) - 1)))
    noise = data.draw(st.binary(max_size=12))
    broken = (whole[:place] + noise + whole[place + len(noise) :])[: cut if data.draw(st.booleans()) else None]
    path = tmp_path / f"broken{ending}"
    path.write_bytes(broken)
    try:
        found = read_scan(path)
    except DeixisError:
        return
    assert np.isfinite(found.points).all()


def _whole(ending: str, scan: Scan, folder: Path) -> bytes:
    points = scan.points[:60]
    if ending == ".ply":
        return write_ply(folder / "whole.ply", points, None if scan.colors is None else scan.colors[:60]).read_bytes()
    if ending == ".pcd":
        head = "VERSION .7\nFIELDS x y z\nSIZE 4 4 4\nTYPE F F F\nCOUNT 1 1 1\nWIDTH 60\nHEIGHT 1\nPOINTS 60\nDATA "
        return (head + "binary\n").encode() + points.astype("<f4").tobytes()
    rows = _text(points)
    return rows.encode() if ending == ".xyz" else ("v " + rows.strip().replace("\n", "\nv ") + "\nf 1 2 3\n").encode()


def test_columns_of_a_ply_may_be_in_capitals(scan: Scan, tmp_path: Path) -> None:
    path = write_ply(tmp_path / "a.ply", scan.points, scan.colors)
    head, end, rows = path.read_bytes().partition(b"end_header")
    for name in (b"x", b"y", b"z", b"red"):
        head = head.replace(b" " + name + b"\n", b" " + name.upper() + b"\n")
    (tmp_path / "b.ply").write_bytes(head + end + rows)
    found = read_scan(tmp_path / "b.ply")
    assert found.points == pytest.approx(read_scan(path).points)
    assert found.colors is not None


def test_points_kilometres_away_are_left_out_and_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    scan, _ = small_scan(4000)
    points = np.concatenate([scan.points, [[0, 9e4, 0], [-1e6, 0, 0], [4e3, 4e3, 4e3]]])
    found = read_scan(write_ply(tmp_path / "a.ply", points))
    assert len(found.points) == len(scan.points)
    assert "3 points far away from all others are left out" in caplog.text
    half = np.concatenate([scan.points, np.add(scan.points, [5e3, 0, 0])])
    assert len(read_scan(write_ply(tmp_path / "b.ply", half)).points) == 2 * len(scan.points)


@pytest.mark.parametrize(("name", "said"), [
    ("scene0000_00.sens", "ScanNet.*SensReader"), ("room.dae", "COLLADA.*Blender"), ("room.splat", "splats"),
    ("room.laz", "LAZ"),
])  # fmt: skip
def test_a_file_of_others_is_named_with_what_to_do(name: str, said: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"\x04\0\0\0" * 100)
    with pytest.raises(DeixisError, match=said):
        read_scan(tmp_path / name)
