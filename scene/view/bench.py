"""How fast the view is: frames against two other viewers on the same scene, and the time to a first picture."""

from __future__ import annotations

import json
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from scene.errors import MissingError
from scene.frames import Vec3
from scene.objects import Scene

OURS, OTHERS = ("deixis", "deixis_full", "deixis_still"), ("open3d", "trimesh")
OLD_PYGLET = "pyglet1"
"""Folder in the user's cache that holds pyglet 1.5, which trimesh's viewer needs beside our 2.1."""
CHILD_S = 300.0
"""A contender that takes longer than this is given up."""


def frames(scene_path: Path, *, size: tuple[int, int] = (1280, 720), views: int = 24) -> dict[str, Any]:
    """Median milliseconds a frame of each viewer on a scene file, walking the same way around and through it.

    Each view is shown several times and its quickest frame counts.

    `cpu_ms` is the work of all cores, which other programs on the machine do not lengthen.

    `deixis` is the window while the eyes move, which lowers its resolution to keep pace; `deixis_full` draws every
    frame at the full size, `deixis_still` smooths its edges besides, which the others do not do.
    `times_the_best_other`, `full_times_the_best_other` and `still_times_the_best_other` say how many times faster than
    the best of the others each is. A viewer that cannot run has `error` instead.
    """
    from scene.files import open_scene

    eyes = walk(open_scene(scene_path), views)
    results: dict[str, Any] = {"scene": str(scene_path), "size": list(size), "views": len(eyes)}
    with _display() as environment, tempfile.TemporaryDirectory() as folder:
        eyes_path = Path(folder) / "eyes.json"
        eyes_path.write_text(json.dumps(eyes))
        for name in OURS + OTHERS:
            results[name] = _run(name, scene_path, eyes_path, size, environment)
    others = [results[n]["frame_ms"] for n in OTHERS if "frame_ms" in results[n]]
    for name, key in zip(OURS, (f"{n}times_the_best_other" for n in ("", "full_", "still_")), strict=True):
        if others and "frame_ms" in results[name]:
            results[key] = round(min(others) / results[name]["frame_ms"], 2)
    return results


def first_picture(scene_path: Path, *, size: tuple[int, int] = (1280, 720), runs: int = 3) -> dict[str, Any]:
    """Median seconds from starting Python to the first finished picture of a scene, with no display."""
    code = (
        "import sys, time; from pathlib import Path\n"
        "from scene.files import open_scene; from scene.view.capture import render\n"
        "scene, size = open_scene(Path(sys.argv[1])), (int(sys.argv[2]), int(sys.argv[3]))\n"
        "render(scene, size=size, supersample=1); print(time.time())"
    )
    seconds = []
    for _ in range(runs):
        begun = time.time()
        done = subprocess.run(
            [sys.executable, "-c", code, str(scene_path), *map(str, size)], capture_output=True, text=True, check=True,
            timeout=CHILD_S, cwd=_root(), env=_environment(),
        )
        seconds.append(float(done.stdout) - begun)
    middle = round(statistics.median(seconds), 3)
    return {"scene": str(scene_path), "size": list(size), "median_s": middle, "runs": runs}


def walk(scene: Scene, count: int) -> list[tuple[Vec3, Vec3]]:
    """Eyes and what they look at: half from around and above, half through the scene at eye height."""
    boxes = scene.boxes
    shown = boxes.visible
    lo, hi = boxes.lo[shown].min(axis=0), boxes.hi[shown].max(axis=0)
    mx, my, mz = ((lo + hi) / 2).tolist()
    rx, rz = ((hi - lo) / 2)[[0, 2]].tolist()
    around: list[tuple[Vec3, Vec3]] = []
    for k in range(count // 2):
        a = 2 * math.pi * k / max(count // 2, 1)
        away = 1.1 * math.hypot(rx, rz) + 1.0
        around.append(((mx + away * math.cos(a), my + 0.7 * away, mz + away * math.sin(a)), (mx, my, mz)))
    for k in range(count - count // 2):
        a = 2 * math.pi * k / max(count - count // 2, 1)
        eye = (mx + 0.45 * rx * math.cos(a), float(lo[1]) + 1.6, mz + 0.45 * rz * math.sin(a))
        around.append((eye, (mx - rx * math.sin(a), float(lo[1]) + 1.0, mz + rz * math.cos(a))))
    return around


def _run(
    name: str, scene_path: Path, eyes_path: Path, size: tuple[int, int], environment: dict[str, str]
) -> dict[str, Any]:
    if name == "trimesh":
        folder = old_pyglet()
        if not (folder / "pyglet").is_dir():
            return {"error": f"its viewer needs pyglet 1.5: pip install --no-deps --target {folder} 'pyglet<2'"}
        environment = {**environment, "PYTHONPATH": os.pathsep.join([str(folder), environment["PYTHONPATH"]])}
    command = [sys.executable, "-m", "scene.view.contenders", name, str(scene_path), str(eyes_path), *map(str, size)]
    try:
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=CHILD_S, check=False, cwd=_root()
        )
    except subprocess.TimeoutExpired:
        return {"error": f"gave no result in {CHILD_S:.0f} s"}
    if done.returncode != 0:
        return {"error": (done.stderr.strip().splitlines() or ["no message"])[-1]}
    measured = json.loads(done.stdout.strip().splitlines()[-1])
    times = sorted(1000 * t for t in measured["frame_s"])
    middle = statistics.median(times)
    return {
        "frame_ms": round(middle, 2), "p95_ms": round(times[int(0.95 * (len(times) - 1))], 2),
        "frames_per_s": round(1000 / middle, 1), "cpu_ms": round(1000 * statistics.median(measured["cpu_s"]), 2),
    }


def old_pyglet() -> Path:
    """Where pyglet 1.5 is looked for."""
    import platformdirs

    return Path(platformdirs.user_cache_dir("deixis")) / "bench" / OLD_PYGLET


def _root() -> Path:
    return Path(__file__).resolve().parent.parent.parent


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(_root()), os.environ.get("PYTHONPATH", "")])}


@contextmanager
def _display() -> Iterator[dict[str, str]]:
    """An environment with a display: the one there is, or an Xvfb of our own."""
    environment = _environment()
    if not sys.platform.startswith("linux") or environment.get("DISPLAY"):
        yield environment
        return
    with own_display() as name:
        yield {**environment, "DISPLAY": name}


@contextmanager
def own_display() -> Iterator[str]:
    """The name of an Xvfb display that is there for as long as it is used; MissingError without Xvfb."""
    xvfb = shutil.which("Xvfb")
    if xvfb is None:
        raise MissingError("a window needs a display or Xvfb: sudo apt-get install xvfb")
    read, write = os.pipe()
    server = subprocess.Popen(
        [xvfb, "-displayfd", str(write), "-screen", "0", "1920x1200x24"], pass_fds=[write], stderr=subprocess.DEVNULL
    )
    os.close(write)
    with os.fdopen(read) as pipe:
        number = pipe.readline().strip()
    try:
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(timeout=10)
