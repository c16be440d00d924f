"""Pictures of an object from several sides, by casting rays: colour, depth and normals, with no OpenGL."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scene.frames import FloatArray, Vec3
from scene.geometry.surface import Surface

SIDE = 224
"""Pixels along each side of a view."""
FOV_RAD = math.radians(35.0)
"""The camera's field of view, up and across."""
MARGIN = 1.08
"""How much room there is around an object, against its box just filling the view."""


@dataclass(frozen=True, slots=True)
class Direction:
    """From where to look at the middle of an object."""

    yaw_rad: float
    """About the vertical; 0 looks at its front (from +Z)."""
    pitch_rad: float
    """How far from above, 0 is level."""
    roll_rad: float = 0.0
    """The camera's own turn."""


AROUND: tuple[Direction, ...] = tuple(
    Direction(math.radians(yaw), math.radians(pitch))
    for yaw, pitch in ((35, 25), (95, 15), (155, 30), (215, 20), (275, 35), (335, 55))
)
"""Six sides of an object, none of them square on, one from well above."""


@dataclass(frozen=True, slots=True)
class Light:
    """How a view is lit."""

    ambient: float = 0.55
    """Light from everywhere."""
    key: float = 0.45
    """Light from one side."""
    way: Vec3 = (0.4, 0.75, 0.53)
    """Where the key light comes from, in the camera's frame: right, up, towards the eye."""
    background: Vec3 = (0.93, 0.93, 0.93)
    """The colour behind, sRGB."""
    exposure: float = 1.0
    """Multiplies everything but the background."""


DAY = Light()


@dataclass(frozen=True, eq=False)
class View:
    """One picture of an object."""

    rgb: NDArray[np.uint8]
    """(side, side, 3) sRGB."""
    depth: NDArray[np.float32]
    """(side, side) distance from the eye, metres; infinite where nothing is."""
    normal: NDArray[np.float32]
    """(side, side, 3) unit normals in the object's frame; 0 where nothing is."""
    own: NDArray[np.bool_]
    """(side, side) whether the pixel shows the object itself, not its surroundings."""
    eye: Vec3
    """Where the camera was, in the object's frame, metres."""


def views_of(
    surface: Surface, size: Vec3, directions: Sequence[Direction] = AROUND, *, light: Light = DAY, side: int = SIDE,
    around: Surface | None = None, frame: float = MARGIN,
) -> tuple[View, ...]:
    """Views of an object whose base's middle is the origin of `surface` and whose extents are `size`, metres.

    `around` holds what surrounds it, in the same frame: it is drawn behind and beside the object, not before it.
    `frame` above `MARGIN` shows more of that.
    """
    middle = np.array([0.0, size[1] / 2, 0.0])
    radius = max(float(np.linalg.norm(size)) / 2, 1e-3)
    return tuple(_view(surface, around, middle, _away(size, d, frame), radius, d, light, side) for d in directions)


def _away(size: Vec3, d: Direction, frame: float) -> float:
    """How far from the middle the camera is for the box to fill the view but for the margin."""
    corners = np.array([[x, y, z] for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)]) * np.array(size) / 2
    right, up, back = camera(d) @ corners.T
    reach = np.maximum(np.abs(right), np.abs(up)) * frame / math.tan(FOV_RAD / 2) + back
    return max(float(reach.max()), 1.2 * float(back.max()) + 1e-3)


def camera(d: Direction) -> FloatArray:
    """(3, 3) the camera's right, up and backward axes as rows, in the object's frame."""
    back = np.array([math.sin(d.yaw_rad) * math.cos(d.pitch_rad), math.sin(d.pitch_rad),
                     math.cos(d.yaw_rad) * math.cos(d.pitch_rad)])
    right = np.array([math.cos(d.yaw_rad), 0.0, -math.sin(d.yaw_rad)])
    up = np.cross(back, right)
    c, s = math.cos(d.roll_rad), math.sin(d.roll_rad)
    return np.stack([c * right + s * up, c * up - s * right, back])


def _view(surface: Surface, around: Surface | None, middle: FloatArray, away: float, radius: float, d: Direction,
          light: Light, side: int) -> View:
    axes = camera(d)
    u = (np.arange(side) + 0.5) / side * 2 - 1
    x, y = np.meshgrid(u, -u)
    rays = np.stack([x.ravel(), y.ravel(), np.full(side * side, -1.0 / math.tan(FOV_RAD / 2))], axis=1)
    rays /= np.linalg.norm(rays, axis=1, keepdims=True)
    way = rays @ axes
    eye = middle + axes[2] * away
    seen = surface.look(np.broadcast_to(eye, way.shape), way)
    distance, normal, rgb, own = seen.distance.copy(), seen.normal.copy(), seen.rgb.copy(), seen.met
    if around is not None:
        skip = max(0.0, away - 1.02 * radius)
        more = around.look(eye + way * skip, way)
        nearer = (more.distance + skip < distance) & ~own
        distance[nearer] = more.distance[nearer] + skip
        normal[nearer], rgb[nearer] = more.normal[nearer], more.rgb[nearer]
    lamp = np.array(light.way) @ axes / np.linalg.norm(light.way)
    lit = light.ambient + light.key * np.maximum(0.0, normal @ lamp)
    colour = np.where(np.isfinite(distance)[:, None], np.clip(rgb * lit[:, None] * light.exposure, 0, 1),
                      np.array(light.background))
    return View(
        (colour * 255 + 0.5).astype(np.uint8).reshape(side, side, 3), distance.reshape(side, side),
        normal.reshape(side, side, 3), own.reshape(side, side), (float(eye[0]), float(eye[1]), float(eye[2])),
    )
