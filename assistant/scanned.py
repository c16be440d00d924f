"""A scan that somebody opens as a scene: segmented once, and kept by what it holds."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from scene.objects import Scene

log = logging.getLogger(__name__)

ENDINGS = (".ply", ".pcd", ".xyz", ".xyzrgb", ".xyzn", ".pts", ".asc", ".csv", ".txt", ".obj", ".stl", ".off", ".glb",
           ".gltf")
"""Files that may be scans."""
VERSION = "2"
"""Of the segmentation: what another one made is made again."""
MOST_JSON = 50_000_000
LARGE_M = 300.0
"""A thing larger than this was probably measured in millimetres."""
ROOM_M, LEAST_TRIANGLES, LEAST_POINTS = 1.5, 5000, 2000
"""A scan of a room is larger than this two ways, and finer; anything else is a thing."""


def as_scene(path: Path) -> Path:
    """The file to open for a file: a scan's segmented scene, which is made first where it is not there yet."""
    if not (path.is_dir() or (path.is_file() and path.suffix.lower() in ENDINGS and os.access(path, os.R_OK))):
        return path
    if path.is_dir() and not _is_sequence(path):
        return path
    if path.suffix.lower() == ".glb" and _many_nodes(path):
        return path
    kept = _folder() / f"{_digest(path)}.glb"
    if kept.is_file():
        return kept
    if path.is_dir():
        return _segmented(path, None, kept)
    scene = _nameless(path)
    return path if scene is None else _segmented(path, scene, kept)


def _folder() -> Path:
    """`scans` in `DEIXIS_CACHE` when that is set, else in the user's cache."""
    if chosen := os.environ.get("DEIXIS_CACHE"):
        return Path(chosen) / "scans"
    from platformdirs import user_cache_path

    return user_cache_path("deixis", appauthor=False) / "scans"


def _is_sequence(folder: Path) -> bool:
    from scene.scans import rgbd_open3d, rgbd_scannet

    return rgbd_scannet.knows(folder) or rgbd_open3d.knows(folder)


def _many_nodes(path: Path) -> bool:
    """Whether a `.glb` surely holds several things: told from its JSON alone, so that no scene is read twice."""
    with path.open("rb") as stream:
        length = int.from_bytes(stream.read(20)[12:16], "little")
        text = stream.read(min(length, MOST_JSON))
    try:
        nodes = json.loads(text).get("nodes")
    except (ValueError, AttributeError):
        return False
    return isinstance(nodes, list) and sum(isinstance(n, dict) and "mesh" in n for n in nodes) > 1


def _nameless(path: Path) -> Scene | None:
    """The scene of a file that is to be segmented: one thing without a name that is as large as a room; else None."""
    from scene.errors import DeixisError
    from scene.files import open_scene
    from scene.scans.scan import check, scan_of

    try:
        scene = open_scene(path)
    except DeixisError:
        return None  # whoever opens it says why
    objects = list(scene)
    if len(objects) != 1 or objects[0].label is not None:
        return None
    mesh = scene.meshes.get(objects[0].geometry.uri)
    if not mesh.triangle_count:
        check(scan_of(scene))
    fine = mesh.triangle_count >= LEAST_TRIANGLES or (not mesh.triangle_count and len(mesh.merged[0]) >= LEAST_POINTS)
    if fine and sorted(objects[0].size)[1] > ROOM_M:
        return scene
    if (largest := max(objects[0].size)) > LARGE_M:
        log.warning("%s is %.0f m large: was it measured in millimetres? Scale it by 0.001 first", path, largest)
    return None


def _digest(path: Path) -> str:
    """Of a file's content; of a folder's names, sizes and times."""
    found = hashlib.sha256(VERSION.encode())
    if path.is_dir():
        for item in sorted(p for p in path.rglob("*") if p.is_file()):
            stat = item.stat()
            found.update(f"{item.relative_to(path)} {stat.st_size} {stat.st_mtime_ns}\n".encode())
        return found.hexdigest()[:24]
    with path.open("rb") as stream:
        while chunk := stream.read(2**20):
            found.update(chunk)
    return found.hexdigest()[:24]


def _segmented(path: Path, scene: Scene | None, kept: Path) -> Path:
    """What `scene`, or a sequence's folder, is segmented into: a file in the cache."""
    from scene.errors import DeixisError, SceneFileError
    from scene.files import save_scene
    from scene.scans.scan import ScanError, read_scan, scan_in
    from scene.scans.segment import segment

    with ProgressBar(sys.stderr) as tell:
        try:
            scan = read_scan(path, progress=lambda share, what: tell(0.4 * share, what)) if scene is None else (
                scan_in(scene, path))
            found = segment(scan, progress=lambda share, what: tell(0.4 + 0.5 * share, what))
        except ScanError as error:
            if scene is None or scan.triangles is None:
                raise
            log.warning("%s was not segmented: %s", path, error)
            return path
        except KeyboardInterrupt:
            raise DeixisError(f"stopped: {str(path)!r} was not segmented") from None
        tell(0.9, "keeping it")
        try:
            kept.parent.mkdir(parents=True, exist_ok=True)
            save_scene(found.scene, kept)
        except (OSError, SceneFileError) as error:
            said = getattr(error, "strerror", None) or error
            raise DeixisError(f"{str(path)!r} was segmented, but cannot be kept in {str(kept.parent)!r}: {said}; "
                              "DEIXIS_CACHE names another folder") from None
    things = sum(o.label is None and o.visible for o in found.scene)
    sys.stderr.write(f"{path} is a scan: segmented into {things} things, kept as {kept}\n")
    for note in found.notes:
        sys.stderr.write(f"  {note}\n")
    return kept


class ProgressBar:
    """A bar while something takes long."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def __enter__(self) -> Callable[[float, str], None]:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
        self._bar = Progress(*columns, console=Console(file=self._stream), transient=True)
        self._bar.start()
        task = self._bar.add_task("reading", total=1.0)

        def tell(share: float, what: str) -> None:
            self._bar.update(task, completed=share, description=what)

        return tell

    def __exit__(self, *error: object) -> None:
        self._bar.stop()
