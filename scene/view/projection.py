"""The algebra of looking: matrices from a camera, points to pixels, pixels to rays, boxes against a frustum."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scene.frames import FloatArray, Ray, Vec3, Viewer, unit


@dataclass(frozen=True, slots=True)
class Lens:
    """What a camera is besides where it stands."""

    fov_y_rad: float = math.radians(58)
    """Angle from the bottom of the picture to the top."""
    near_m: float = 0.05
    """Nothing nearer is drawn."""
    far_m: float = 120.0
    """Nothing farther is drawn."""


LENS = Lens()
"""The lens of the window and of stills."""


@dataclass(frozen=True)
class Projection:
    """One camera upon one picture: everything that turns the world into pixels and back."""

    viewer: Viewer
    """Where the eyes are and where they look."""
    width: int
    """Of the picture, pixels."""
    height: int
    """Of the picture, pixels."""
    lens: Lens = LENS
    """Angle and range."""

    @property
    def focal_px(self) -> float:
        """How many pixels one metre covers at a distance of one metre."""
        return self.height / 2 / math.tan(self.lens.fov_y_rad / 2)

    @property
    def axes(self) -> FloatArray:
        """(3, 3) rows: the camera's right, up and backward in the world. They stay upright at the poles too."""
        forward = np.array(self.viewer.forward)
        right = np.array(self.viewer.right)
        return np.stack([right, np.cross(right, forward), -forward])

    @property
    def view(self) -> FloatArray:
        """(4, 4) camera_from_world."""
        m = np.eye(4)
        m[:3, :3] = self.axes
        m[:3, 3] = -self.axes @ np.array(self.viewer.position)
        return m

    @property
    def matrix(self) -> FloatArray:
        """(4, 4) clip_from_world."""
        n, f = self.lens.near_m, self.lens.far_m
        y = 1.0 / math.tan(self.lens.fov_y_rad / 2)
        p = np.zeros((4, 4))
        p[0, 0], p[1, 1] = y * self.height / self.width, y
        p[2, 2], p[2, 3], p[3, 2] = (f + n) / (n - f), 2 * f * n / (n - f), -1.0
        return p @ self.view

    def to_pixels(self, points: FloatArray) -> FloatArray:
        """(n, 3) world points to (n, 3): x, y in pixels from the upper left, and depth in metres (negative: behind)."""
        camera = (np.asarray(points, dtype=np.float64) - np.array(self.viewer.position)) @ self.axes.T
        depth = -camera[:, 2]
        safe = np.where(np.abs(depth) < 1e-9, 1e-9, depth)
        x = self.width / 2 + camera[:, 0] / safe * self.focal_px
        y = self.height / 2 - camera[:, 1] / safe * self.focal_px
        return np.stack([x, y, depth], axis=1)

    def ray(self, x_px: float, y_px: float) -> Ray:
        """The hand ray through a pixel, counted from the upper left corner of the picture."""
        camera = np.array([(x_px - self.width / 2) / self.focal_px, (self.height / 2 - y_px) / self.focal_px, -1.0])
        d = camera @ self.axes
        return Ray(self.viewer.position, unit((float(d[0]), float(d[1]), float(d[2])), self.viewer.forward))

    def planes(self) -> FloatArray:
        """(6, 4) the frustum's planes, pointing inward: left, right, bottom, top, near, far (Gribb and Hartmann)."""
        m = self.matrix
        rows = [m[3] + m[0], m[3] - m[0], m[3] + m[1], m[3] - m[1], m[3] + m[2], m[3] - m[2]]
        planes = np.stack(rows)
        normalised: FloatArray = planes / np.linalg.norm(planes[:, :3], axis=1, keepdims=True)
        return normalised


def inside_frustum(planes: FloatArray, center: FloatArray, extent: FloatArray) -> NDArray[np.bool_]:
    """(n) whether each axis-aligned box (middle and half extents) may be in view."""
    reach = extent @ np.abs(planes[:, :3]).T
    distance = center @ planes[:, :3].T + planes[:, 3]
    inside: NDArray[np.bool_] = np.all(distance + reach >= 0, axis=1)
    return inside


def look_rotation(yaw_rad: float, pitch_rad: float) -> Vec3:
    """The unit vector that looks `yaw_rad` to the left of -Z and `pitch_rad` upward."""
    c = math.cos(pitch_rad)
    return (-math.sin(yaw_rad) * c, math.sin(pitch_rad), -math.cos(yaw_rad) * c)


def yaw_pitch(forward: Vec3) -> tuple[float, float]:
    """The inverse of `look_rotation`."""
    x, y, z = forward
    return math.atan2(-x, -z), math.asin(max(-1.0, min(1.0, y)))
