"""Lets a thing go under gravity upon what is below it, with MuJoCo, and says where it comes to rest.

What is below is static, a field of heights measured by rays; the thing is free, its shape the convex hull of its mesh.
MuJoCo's own frame has z up: (x, y, z) of the world is (x, -z, y) there.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from scene.frames import FloatArray, Pose, Quat, matrix_from_quat, quat, quat_from_matrix
from scene.geometry.body import Body
from scene.geometry.rays import Rows, cast_rows
from scene.geometry.solids import extreme_points
from scene.geometry.supports import floor_height
from scene.objects import Scene

STEP_S = 0.004
LONGEST_S = 1.0
CELLS = 48
MARGIN_M = 0.08
"""How far beyond the thing what is below it is measured."""

STILL = 0.04
"""Slower than this (m/s, rad/s) for `STILL_STEPS` steps is at rest."""

STILL_STEPS = 10

LOST_M = 0.1
"""What has gone further than this does not stay where it was put."""

FLAT_M = 0.003
"""Heights that differ by less than this are level ground."""

MOST_POINTS = 128

_WORLD_TO_MUJOCO = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, -1.0], [0.0, 1.0, 0.0]])


@dataclass(frozen=True, slots=True)
class Settled:
    """Where a thing came to rest."""

    pose: Pose
    """`world_from_object` at rest, or when time was up."""
    moved_m: float
    """How far its origin has gone."""
    tilted_rad: float
    """By how much it has turned, about whatever axis."""
    at_rest: bool
    """Whether it had come to rest by then."""

    @property
    def stable(self) -> bool:
        """Whether it stayed about where it was put."""
        return self.at_rest and self.moved_m < 0.05 and self.tilted_rad < 0.35


def settle(scene: Scene, body: Body, at: FloatArray, rows: Rows) -> Settled:
    """Let the body's object go with its origin at `at`, upon `rows` and the floor."""
    mujoco = importlib.import_module("mujoco")
    shape = body.surface[0]
    model, middle = _model(scene, body, at, rows, shape)
    data = mujoco.MjData(model)
    start = _WORLD_TO_MUJOCO @ at - middle
    data.qpos[:3], data.qpos[3:7] = start, (1.0, 0.0, 0.0, 0.0)
    still = 0
    for _ in range(int(LONGEST_S / STEP_S)):
        mujoco.mj_step(model, data)
        still = still + 1 if float(np.abs(data.qvel).max()) < STILL else 0
        if still >= STILL_STEPS or float(np.linalg.norm(data.qpos[:3] - start)) > LOST_M:
            break
    w, x, y, z = (float(v) for v in data.qpos[3:7])
    turned = _WORLD_TO_MUJOCO.T @ matrix_from_quat(quat((x, y, z, w))) @ _WORLD_TO_MUJOCO
    position = _WORLD_TO_MUJOCO.T @ (np.array(data.qpos[:3]) + middle)
    orientation: Quat = quat_from_matrix(turned @ matrix_from_quat(body.orientation))
    angle = float(2 * np.arccos(np.clip(abs(w), -1, 1)))
    moved = float(np.linalg.norm(position - at))
    pose = Pose((float(position[0]), float(position[1]), float(position[2])), orientation)
    return Settled(pose, moved, angle, still >= STILL_STEPS)


def _model(scene: Scene, body: Body, at: FloatArray, rows: Rows, shape: FloatArray) -> tuple[Any, FloatArray]:
    """The compiled model, and where the origin of its heights is in MuJoCo's frame."""
    mujoco = importlib.import_module("mujoco")
    lo, hi = shape.min(axis=0) + at, shape.max(axis=0) + at
    half = (hi - lo)[[0, 2]] / 2 + MARGIN_M
    center = (lo + hi)[[0, 2]] / 2
    heights, base = _heights(scene, center, half, float(hi[1]) + 0.01, rows)
    rise = max(float(heights.max()) - base, 1e-3)
    spec = mujoco.MjSpec()
    spec.option.timestep = STEP_S
    spec.option.cone = mujoco.mjtCone.mjCONE_ELLIPTIC
    spec.option.integrator = mujoco.mjtIntegrator.mjINT_IMPLICITFAST
    spec.option.noslip_iterations = 3
    inner = heights[CELLS // 6 : -CELLS // 6, CELLS // 6 : -CELLS // 6]
    if np.ptp(inner) < FLAT_M:
        # Level ground is a plane: a field has a contact in every cell, and MuJoCo keeps but 50 of a pair.
        spec.worldbody.add_geom(type=mujoco.mjtGeom.mjGEOM_PLANE, size=[0, 0, 1], pos=[0, 0, float(inner.max()) - base],
                                condim=6)
    else:
        field = spec.add_hfield(name="below", nrow=CELLS, ncol=CELLS, size=[half[0], half[1], rise, 0.5])
        field.userdata = ((heights - base) / rise).ravel().astype(np.float32)
        spec.worldbody.add_geom(type=mujoco.mjtGeom.mjGEOM_HFIELD, hfieldname="below", condim=6)
    free = spec.worldbody.add_body(name="thing")
    free.add_freejoint()
    spec.add_mesh(name="shape", uservert=_hull(shape).ravel())
    free.add_geom(type=mujoco.mjtGeom.mjGEOM_MESH, meshname="shape", density=300.0, condim=6,
                  friction=[0.9, 0.01, 0.003])
    middle = _WORLD_TO_MUJOCO @ np.array([center[0], base, center[1]])
    return spec.compile(), middle


def _heights(
    scene: Scene, center: FloatArray, half: FloatArray, from_y: float, rows: Rows
) -> tuple[FloatArray, float]:
    """(n, n) heights over a rectangle, rows along -z and columns along x as MuJoCo has them; and the lowest."""
    u = np.linspace(-1, 1, CELLS)
    x, z = np.meshgrid(center[0] + u * half[0], center[1] - u * half[1])
    origins = np.stack([x.ravel(), np.full(x.size, from_y), z.ravel()], axis=1)
    boxes = scene.boxes
    near = rows[(boxes.lo[rows, 1] < from_y) & (np.abs(boxes.center[rows][:, (0, 2)] - center)
                                               < half + boxes.extent[rows][:, (0, 2)]).all(axis=1)]
    distance, _, _ = cast_rows(scene, near, origins, np.broadcast_to(np.array([0.0, -1.0, 0.0]), origins.shape))
    floor = floor_height(scene, float(center[0]), float(center[1]), from_y)
    heights = np.maximum(from_y - distance, floor).reshape(CELLS, CELLS)
    return heights, float(heights.min())


@cache
def _axes() -> FloatArray:
    """Directions in which the outermost points of a shape are kept: evenly over the sphere (a Fibonacci lattice)."""
    n = np.arange(MOST_POINTS) + 0.5
    up = 1 - 2 * n / MOST_POINTS
    turn = np.pi * (1 + 5**0.5) * n
    flat = np.sqrt(1 - up * up)
    return np.stack([flat * np.cos(turn), up, flat * np.sin(turn)], axis=1)


def _hull(shape: FloatArray) -> FloatArray:
    """Points whose convex hull is (nearly) that of the shape, in MuJoCo's frame around the object's origin."""
    low = extreme_points(shape, lowest=True, cell_m=max(float(np.ptp(shape[:, 0])), float(np.ptp(shape[:, 2]))) / 8)
    outer = shape[np.argmax(shape @ _axes().T, axis=0)]
    points = np.unique(np.concatenate([low, outer]).round(7), axis=0)
    return np.asarray(points @ _WORLD_TO_MUJOCO.T)
