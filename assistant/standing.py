"""Where a person can stand: on a floor, clear of what stands there, and how far a step goes before something is hit."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from scene.boxes import Boxes
from scene.frames import Vec3
from scene.objects import Room, Scene

RADIUS_M = 0.22
"""How much room a standing person needs to each side."""

STEP_OVER_M = 0.12
"""What is no higher than this is walked over: rugs, thresholds."""

HEAD_M = 0.15
"""How far a head reaches above its eyes."""

RING_M = 0.15
"""Distance between the rings on which free spots are looked for."""

RINGS = 24
"""How many rings are searched: 3.6 m."""


def floor_at(scene: Scene, x: float, z: float, near_y: float) -> float | None:
    """The height of the floor under a point, of several the one nearest to `near_y`; None outside all rooms."""
    if not scene.rooms:
        return float(scene.boxes.lo[:, 1].min()) if len(scene.boxes) else 0.0
    floors = [r.floor_y for r in scene.rooms if r.contains((x, r.floor_y, z))]
    return min(floors, key=lambda y: abs(y - near_y)) if floors else None


def eye_height(scene: Scene, eye: Vec3) -> float:
    """How high the eyes are over the floor; 1.6 m where they are over no floor."""
    floor = floor_at(scene, eye[0], eye[2], eye[1] - 1.6)
    height = eye[1] - floor if floor is not None else 1.6
    return height if 0.5 <= height <= 2.3 else 1.6


def _obstacles(scene: Scene, floor_y: float, height: float) -> NDArray[np.intp]:
    boxes: Boxes = scene.boxes
    lo, hi = boxes.lo[:, 1], boxes.hi[:, 1]
    solid = (hi > floor_y + STEP_OVER_M) & (lo < floor_y + height + HEAD_M) & boxes.visible
    passed = np.array([bool(o.state_of("held")) or o.label in ("door", "doorway") for o in scene], dtype=np.bool_)
    return np.flatnonzero(solid & ~passed)


def clearance(scene: Scene, x: float, z: float, floor_y: float, height: float) -> float:
    """How far the nearest thing in the way is from a point on the floor, level, metres; 0 inside one."""
    boxes = scene.boxes
    rows = _obstacles(scene, floor_y, height)
    if not len(rows):
        return math.inf
    half = boxes.half[rows]
    rotation = boxes.rotation[rows]
    middle = boxes.center[rows]
    offset = np.stack([x - middle[:, 0], np.zeros(len(rows)), z - middle[:, 2]], axis=1)
    local = np.einsum("nij,ni->nj", rotation, offset)
    upright = np.abs(rotation[:, 1, 1]) > 0.95
    outside = np.where(upright[:, None], np.maximum(np.abs(local) - half, 0.0) * (1.0, 0.0, 1.0),
                       np.maximum(np.abs(offset) - boxes.extent[rows], 0.0) * (1.0, 0.0, 1.0))
    return float(np.linalg.norm(outside, axis=1).min())


def is_free(scene: Scene, x: float, z: float, floor_y: float, height: float) -> bool:
    """Whether a person can stand there."""
    return floor_at(scene, x, z, floor_y) is not None and clearance(scene, x, z, floor_y, height) >= RADIUS_M


def _spots(x: float, z: float, toward: float) -> Iterator[tuple[float, float]]:
    """Points around one, near before far, on each ring those in the direction `toward` (radians) first."""
    yield x, z
    for ring in range(1, RINGS + 1):
        radius = ring * RING_M
        count = max(8, int(math.tau * radius / 0.25))
        for k in range(count):
            turn = (k + 1) // 2 * (1 if k % 2 else -1) * math.tau / count
            yield x + radius * math.sin(toward + turn), z + radius * math.cos(toward + turn)


def free_spot(scene: Scene, wanted: Vec3, height: float, *, toward: float = 0.0,
              room: Room | None = None) -> Vec3 | None:
    """The floor point nearest to `wanted` where a person can stand, in `room` if given; None where there is none."""
    for x, z in _spots(wanted[0], wanted[2], toward):
        floor = floor_at(scene, x, z, wanted[1])
        if floor is None or (room is not None and not room.contains((x, room.floor_y, z))):
            continue
        if clearance(scene, x, z, floor, height) >= RADIUS_M:
            return (x, floor, z)
    return None


def free_way(scene: Scene, start: Vec3, direction: Vec3, distance_m: float, height: float) -> float:
    """How far a person gets from `start` (on the floor) along a level direction, up to `distance_m`."""
    step, gone = 0.05, 0.0
    stuck = not is_free(scene, start[0], start[2], start[1], height)
    while gone < distance_m - 1e-9:
        ahead = min(gone + step, distance_m)
        x, z = start[0] + direction[0] * ahead, start[2] + direction[2] * ahead
        if is_free(scene, x, z, start[1], height):
            stuck = False
        elif not stuck:
            return gone
        gone = ahead
    return gone if not stuck else 0.0
