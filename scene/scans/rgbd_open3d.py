"""RGB-D sequences as Open3D's reconstruction system has them.

`color/` (or `image/`, `rgb/`) and `depth/`; a trajectory of poses, `.log` (five lines a frame: numbers, then
`world_from_camera`) or `.json` (`PinholeCameraTrajectory`, `camera_from_world` column by column), in the folder or in
`scene/`; the intrinsics in a `.json` with an `intrinsic_matrix` (column by column, or as three rows); `config.json` may
name these and the depth's scale.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from scene.errors import SceneFileError
from scene.files import values as v
from scene.files.limits import read_bytes
from scene.frames import FloatArray
from scene.scans.rgbd import (
    COLOR_ENDINGS,
    DEPTH_ENDINGS,
    Camera,
    Sequence,
    camera_of,
    images,
    numbers_in,
    paired,
    pose_of,
)

COLORS = ("color", "image", "rgb")
PRIMESENSE = Camera(640, 480, 525.0, 525.0, 319.5, 239.5)
"""Open3D's own default."""


def knows(folder: Path) -> bool:
    """Whether a folder is of this layout."""
    return (folder / "depth").is_dir()


def read(folder: Path) -> Sequence:
    """The sequence."""
    depth = images(folder / "depth", DEPTH_ENDINGS)
    shots = next((folder / n for n in COLORS if (folder / n).is_dir()), None)
    color = {} if shots is None else images(shots, COLOR_ENDINGS)
    tables = _tables(folder)
    config = next((t for p, t in tables if p.name == "config.json"), {})
    poses, camera = _trajectory(folder, tables, config)
    named = config.get("path_intrinsic")
    camera = _intrinsics(tables, named if isinstance(named, str) else "") or camera
    notes: tuple[str, ...] = ()
    if camera is None:
        camera = PRIMESENSE
        notes = ("there are no intrinsics: those of a PrimeSense camera were taken",)
    order = list(depth)
    if len(order) != len(color) and color and set(order).isdisjoint(color):
        raise SceneFileError(f"{str(folder)!r} has {len(order)} depth and {len(color)} colour images whose numbers do "
                             "not fit together: expected the same names")
    if color and set(order).isdisjoint(color):
        color = dict(zip(order, color.values(), strict=True))
    by_number = dict(zip(_numbers(order, list(color), len(poses)), poses, strict=True))
    frames, said = paired(str(folder), depth, color, by_number)
    scale = config.get("depth_scale")
    known = float(scale) if isinstance(scale, int | float) and scale > 0 else None
    return Sequence(folder.name, frames, camera, camera, known, (*notes, *said))


def _numbers(depth: list[int], color: list[int], count: int) -> list[int]:
    """The number of the images that each of `count` poses is of: one after another, or where images are missing those
    that their names count."""
    if count > len(depth):
        if len(color) == count and set(depth) <= set(color):
            return color
        for first in dict.fromkeys((0, 1, *depth[:1])):
            if depth and first <= depth[0] and depth[-1] < first + count:
                return list(range(first, first + count))
    return [depth[n] if n < len(depth) else -1 - n for n in range(count)]


def _tables(folder: Path) -> list[tuple[Path, dict[str, Any]]]:
    """The JSON objects of the folder and of `scene/`."""
    paths = [p for d in (folder, folder / "scene") if d.is_dir() for p in sorted(d.glob("*.json"))]
    rows = [(p, v.parse_json(read_bytes(p), repr(str(p)))) for p in paths]
    return [(p, row) for p, row in rows if isinstance(row, dict)]


def _trajectory(
    folder: Path, tables: list[tuple[Path, dict[str, Any]]], config: dict[str, Any]
) -> tuple[list[FloatArray | None], Camera | None]:
    """The poses in order, and the camera where the trajectory knows it."""
    for path, row in tables:
        if isinstance(row.get("parameters"), list):
            return _json_poses(row["parameters"], repr(str(path)))
    logs = [p for d in (folder, folder / "scene") if d.is_dir() for p in sorted(d.glob("*.log"))]
    logs += sorted(folder.glob("*traj*.txt"))
    logs.sort(key=lambda p: ("trajectory" not in p.name, "odometry" in p.name))
    if not logs:
        raise SceneFileError(f"{str(folder)!r} has no trajectory: expected trajectory.log (or .json) with a pose for "
                             "each image; Open3D's reconstruction system writes scene/trajectory.log")
    numbers = numbers_in(logs[0])
    if len(numbers) < 19 or len(numbers) % 19:
        raise SceneFileError(f"{str(logs[0])!r} has {len(numbers)} numbers: expected 19 for each frame, three and a "
                             "matrix of four rows")
    rows = [numbers[n : n + 19] for n in range(0, len(numbers), 19)]
    return [pose_of(row[3:]) for row in rows], None


def _json_poses(rows: list[Any], what: str) -> tuple[list[FloatArray | None], Camera | None]:
    poses: list[FloatArray | None] = []
    camera = None
    for n, value in enumerate(rows):
        row = v.as_object(value, f"{what}: parameters[{n}]")
        numbers = v.as_list(row.get("extrinsic"), f"{what}: parameters[{n}].extrinsic")
        flat = np.array([x if isinstance(x, int | float) else np.nan for x in numbers], np.float64)
        columns = flat.reshape(4, 4).T if flat.shape == (16,) else np.full((4, 4), np.nan)
        camera_from_world = pose_of(columns.ravel().tolist())
        poses.append(None if camera_from_world is None else np.asarray(np.linalg.inv(camera_from_world), np.float64))
        if camera is None and isinstance(row.get("intrinsic"), dict):
            camera = _camera(row["intrinsic"], what)
    return poses, camera


def _intrinsics(tables: list[tuple[Path, dict[str, Any]]], named: str) -> Camera | None:
    """The camera of the file that the configuration names, or of the first that has one."""
    found = [(p, row) for p, row in tables if "intrinsic_matrix" in row]
    found.sort(key=lambda item: item[0].name != Path(named.replace("\\", "/")).name)
    return _camera(found[0][1], repr(str(found[0][0]))) if found else None


def _camera(row: dict[str, Any], what: str) -> Camera:
    rows = v.as_list(row.get("intrinsic_matrix"), f"{what}: intrinsic_matrix")
    nested = bool(rows) and all(isinstance(r, list) for r in rows)
    numbers = v.as_numbers([x for r in rows for x in r] if nested else rows, what, 9)
    width, height = (int(v.as_number(row.get(k, 0), f"{what}: {k}")) for k in ("width", "height"))
    matrix = np.array(numbers).reshape(3, 3)
    return camera_of(matrix if nested else matrix.T, width, height, what)
