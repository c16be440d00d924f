"""RGB-D sequences as ScanNet has them: extracted, or as its `.sens` reader and 7-Scenes name them.

`color/N.jpg`, `depth/N.png` (millimetres), `pose/N.txt` (`world_from_camera`, infinity where tracking was lost),
`intrinsic/intrinsic_color.txt` and `intrinsic_depth.txt`; or `frame-N.color.jpg`, `frame-N.depth.png`,
`frame-N.pose.txt` and `_info.txt` in one folder. An `_info.txt` (or `SCENE.txt`) tells sizes, intrinsics, scale and the
turn that aligns the scene's axes.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from scene.errors import SceneFileError
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

MILLIMETRES = 1000.0
MOST_INFO = 65536
"""No text with facts of a scene is longer."""


def knows(folder: Path) -> bool:
    """Whether a folder is of this layout."""
    return (folder / "pose").is_dir() or any(folder.glob("frame-*.pose.txt"))


def read(folder: Path) -> Sequence:
    """The sequence."""
    flat = not (folder / "pose").is_dir()
    places = {k: folder if flat else folder / k for k in ("color", "depth", "pose")}
    if not places["depth"].is_dir():
        raise SceneFileError(f"{str(folder)!r} has poses but no folder depth/: expected depth/0.png and so on")
    depth = images(places["depth"], DEPTH_ENDINGS, ".depth" if flat else "")
    color = images(places["color"], COLOR_ENDINGS, ".color" if flat else "") if places["color"].is_dir() else {}
    poses = {n: pose_of(numbers_in(p)) for n, p in images(places["pose"], (".txt",), ".pose" if flat else "").items()}
    info = _info(folder)
    align = pose_of(info.get("axisAlignment", []))
    if align is not None:
        poses = {n: None if pose is None else align @ pose for n, pose in poses.items()}
    frames, notes = paired(str(folder), depth, color, poses)
    of_depth, of_color = (_camera(folder, info, k) for k in ("depth", "color"))
    if of_depth is None and of_color is None:
        raise SceneFileError(f"{str(folder)!r} has no intrinsics: expected intrinsic/intrinsic_depth.txt and "
                             "intrinsic/intrinsic_color.txt, or an _info.txt")
    near = of_depth or _sized(of_color, color)
    far = of_color or _sized(of_depth, depth)
    assert near is not None
    assert far is not None
    shift = info.get("m_depthShift", [])
    scale = shift[0] if len(shift) == 1 and shift[0] > 0 else MILLIMETRES
    return Sequence(folder.name, frames, near, far, scale, notes)


def _sized(camera: Camera | None, shots: dict[int, Path]) -> Camera | None:
    """The camera with the size of its pictures, so that it does for those of another size too."""
    if camera is None or camera.width:
        return camera
    from PIL import Image

    for path in shots.values():
        try:
            with Image.open(path) as image:
                return replace(camera, width=image.width, height=image.height)
        except (OSError, ValueError, SyntaxError):
            continue  # another one tells it as well
    return camera


def _info(folder: Path) -> dict[str, list[float]]:
    """The numbers of the lines `name = numbers` of `_info.txt` and `SCENE.txt`."""
    found: dict[str, list[float]] = {}
    for path in (folder / "_info.txt", folder / "info.txt", folder / f"{folder.name}.txt"):
        if path.is_file():
            for line in read_bytes(path)[:MOST_INFO].decode("utf-8", errors="replace").splitlines():
                name, mark, rest = line.partition("=")
                try:
                    found[name.strip()] = [float(w) for w in rest.split()] if mark else []
                except ValueError:
                    continue
    return found


def _camera(folder: Path, info: dict[str, list[float]], kind: str) -> Camera | None:
    """The depth or the colour camera."""
    width, height = _size(info, kind)
    path = folder / "intrinsic" / f"intrinsic_{kind}.txt"
    if path.is_file():
        return camera_of(_matrix(numbers_in(path), repr(str(path))), width, height, repr(str(path)))
    numbers = info.get(f"m_calibration{kind.capitalize()}Intrinsic")
    if numbers:
        return camera_of(_matrix(numbers, "_info.txt"), width, height, "_info.txt")
    if all(len(info.get(f"{k}_{kind}", [])) == 1 for k in ("fx", "fy", "mx", "my")):
        fx, fy, cx, cy = (info[f"{k}_{kind}"][0] for k in ("fx", "fy", "mx", "my"))
        made = camera_of(np.array([[fx, 0, cx], [0, fy, cy], [0, 0, 1.0]]), width, height, f"{folder.name}.txt")
        return replace(made, width=width, height=height)
    return None


def _size(info: dict[str, list[float]], kind: str) -> tuple[int, int]:
    """Of the pictures, 0 where nothing says."""
    for names in ((f"m_{kind}Width", f"m_{kind}Height"), (f"{kind}Width", f"{kind}Height")):
        found = [info.get(n, []) for n in names]
        if all(len(f) == 1 and 0 < f[0] < 1e5 for f in found):
            return int(found[0][0]), int(found[1][0])
    return 0, 0


def _matrix(numbers: list[float], what: str) -> FloatArray:
    side = {9: 3, 16: 4}.get(len(numbers))
    if side is None:
        raise SceneFileError(f"{what} has {len(numbers)} numbers: expected a matrix of 3 x 3 or 4 x 4")
    return np.array(numbers).reshape(side, side)
