"""A scan into a scene: metres, up, floor, shell, things. Deterministic: the same scan and seed give the same scene."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scene.errors import UsageError
from scene.files.checks import checked
from scene.frames import FloatArray
from scene.objects import Scene
from scene.scans.clusters import clusters_of
from scene.scans.orient import APART, find_up, settle, turn_to
from scene.scans.parting import parted
from scene.scans.planes import Plane, shell_of
from scene.scans.resting import reach_down
from scene.scans.scan import Progress, Scan, ScanError, check, in_metres
from scene.scans.things import scene_of
from scene.scans.voxels import Rows, Voxels, voxels_of

UPS = {"x": (1.0, 0.0, 0.0), "y": (0.0, 1.0, 0.0), "z": (0.0, 0.0, 1.0)}


@dataclass(frozen=True, eq=False)
class Segmented:
    """What a scan was found to hold."""

    scene: Scene
    """The floor, the walls and the things; upright, the floor at height 0."""
    thing: Rows
    """(n) the thing of each point of the scan, counted from 0, the largest first; -1 for none."""
    plane: Rows
    """(n) the part of the shell of each point; -1 for none."""
    planes: tuple[Plane, ...]
    """The parts of the shell."""
    notes: tuple[str, ...]
    """What was found out or changed on the way, one sentence each."""


def segment(
    scan: Scan, *, up: str | None = None, scale: float | None = None, seed: int = 0, progress: Progress | None = None
) -> Segmented:
    """The objects of a scan. `up` ("x", "y", "z", or "-y" ...) is the axis that is up, `scale` is metres a unit.

    Both are found where they are None.
    `progress` is told what is being done, and stops the work by raising `ScanCancelledError`.
    """
    tell = progress or _silent
    tell(0.0, "checking the scan")
    check(scan)
    scan = in_metres(scan, scale)
    tell(0.1, "one point every 2 cm")
    voxels = voxels_of(scan)
    if len(voxels) < 50:
        raise ScanError(
            f"the scan covers {len(voxels)} spots of {voxels.size * 100:.0f} cm: expected a room's surfaces, in metres"
        )
    tell(0.35, "which way is up")
    scan, voxels = upright(scan, voxels, up or scan.up)
    tell(0.45, "floor, walls and ceiling")
    planes = shell_of(voxels, np.random.default_rng(seed))
    if not any(p.kind == "floor" for p in planes):
        scan = scan.noted("no floor was found: heights are over the lowest point")
    tell(0.6, "things")
    clusters = clusters_of(voxels, planes)
    tell(0.7, "what is one thing")
    if not clusters.solid:
        clusters, planes = parted(voxels, planes, clusters)
    if clusters.solid:
        scan = scan.noted("the points fill space like noise: there are no surfaces to tell things apart by")
    elif not clusters.count:
        scan = scan.noted("nothing was found besides floor and walls")
    tell(0.85, "boxes and shapes")
    plane_of = np.full(len(voxels), -1, np.int64)
    for n, plane in enumerate(planes):
        plane_of[plane.rows] = n
    thing, flat = clusters.label[voxels.owner], plane_of[voxels.owner]
    kinds = np.array([p.kind for p in planes] + [""])[plane_of]
    down = reach_down(voxels.points, clusters.label, (kinds == "wall") | (kinds == "ceiling"))
    scene = checked(scene_of(scan, thing, planes, flat, voxels.points, down))
    tell(1.0, "done")
    return Segmented(scene, thing, flat, tuple(planes), scan.notes)


def upright(scan: Scan, voxels: Voxels, up: str | None) -> tuple[Scan, Voxels]:
    """Both with +Y up and the floor level at height 0."""
    way = find_up(voxels, scan.hint) if up is None else _axis(up)
    turn = turn_to(way)
    if up is None and way[1] < APART:
        scan = scan.noted(f"up was taken to be {_named(way)}: say --up where that is wrong")
    voxels = voxels.turned(turn, np.zeros(3))
    fine, shift = settle(voxels)
    return scan.turned(fine @ turn, shift), voxels.turned(fine, shift)


def _named(way: FloatArray) -> str:
    """`-z`, or three numbers for what is near no axis."""
    at = int(np.argmax(np.abs(way)))
    if abs(way[at]) < APART:
        return ", ".join(f"{x:.2f}" for x in way)
    return f"{'-' if way[at] < 0 else ''}{'xyz'[at]}"


def _axis(up: str) -> FloatArray:
    if up.removeprefix("-") not in UPS:
        raise UsageError(f"up is {up!r}: expected one of x, y, z, -x, -y, -z")
    return np.array(UPS[up.removeprefix("-")]) * (-1.0 if up.startswith("-") else 1.0)


def _silent(_share: float, _what: str) -> None:
    """Tells nobody."""
