"""Poses, rays and viewers, in glTF's frame: metres, right-handed, +Y up, a viewer looks along -Z, a front is +Z.

Quaternions are (x, y, z, w). A name `a_from_b` takes coordinates in b to coordinates in a. Angles are radians.
"""

from __future__ import annotations

import math
import reprlib
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scene.errors import RejectedError

Vec3 = tuple[float, float, float]
Quat = tuple[float, float, float, float]
Rgb = tuple[float, float, float]
FloatArray = NDArray[np.float64]

ORIGIN: Vec3 = (0.0, 0.0, 0.0)
ONES: Vec3 = (1.0, 1.0, 1.0)
IDENTITY: Quat = (0.0, 0.0, 0.0, 1.0)
UP: Vec3 = (0.0, 1.0, 0.0)


def vec3(values: Any, what: str = "a vector") -> Vec3:
    """Three finite floats, or a `RejectedError` that names `what`."""
    numbers = _finite(values, 3, what)
    return (numbers[0], numbers[1], numbers[2])


def quat(values: Any, what: str = "an orientation") -> Quat:
    """A unit quaternion (x, y, z, w) from four finite numbers; normalised only where its length is off by 1e-6."""
    x, y, z, w = _finite(values, 4, what)
    norm = math.sqrt(x * x + y * y + z * z + w * w)
    if norm < 1e-9:
        raise RejectedError(f"{what} is {tuple(values)!r}, which has no direction: expected a unit quaternion")
    if abs(norm - 1.0) < 1e-6:
        return (x, y, z, w)
    return (x / norm, y / norm, z / norm, w / norm)


def _finite(values: Any, count: int, what: str) -> list[float]:
    try:
        numbers = [float(v) for v in values]
    except (TypeError, ValueError, OverflowError):
        raise RejectedError(f"{what} is {reprlib.repr(values)}: expected {count} numbers") from None
    if len(numbers) != count or not all(math.isfinite(v) for v in numbers):
        raise RejectedError(f"{what} is {values!r}: expected {count} finite numbers")
    return numbers


def quat_multiply(a: Quat, b: Quat) -> Quat:
    """The rotation that turns by `b` first and then by `a`."""
    ax, ay, az, aw = a
    bx, by, bz, bw = b
    return (
        aw * bx + ax * bw + ay * bz - az * by,
        aw * by - ax * bz + ay * bw + az * bx,
        aw * bz + ax * by - ay * bx + az * bw,
        aw * bw - ax * bx - ay * by - az * bz,
    )


def quat_rotate(q: Quat, v: Vec3) -> Vec3:
    """`v` turned by the unit quaternion `q`."""
    x, y, z, w = q
    vx, vy, vz = v
    tx, ty, tz = 2 * (y * vz - z * vy), 2 * (z * vx - x * vz), 2 * (x * vy - y * vx)
    return (vx + w * tx + y * tz - z * ty, vy + w * ty + z * tx - x * tz, vz + w * tz + x * ty - y * tx)


def quat_from_axis_angle(axis: Vec3, angle_rad: float) -> Quat:
    """The turn by `angle_rad` about the unit `axis`, right-handed."""
    s = math.sin(angle_rad / 2)
    return (axis[0] * s, axis[1] * s, axis[2] * s, math.cos(angle_rad / 2))


def quat_from_matrix(matrix: FloatArray) -> Quat:
    """The unit quaternion of a (3, 3) rotation matrix (Shepperd 1978: the largest component first)."""
    m = matrix
    trace = float(m[0, 0] + m[1, 1] + m[2, 2])
    candidates = [float(m[0, 0]), float(m[1, 1]), float(m[2, 2]), trace]
    i = max(range(4), key=candidates.__getitem__)
    if i == 3:
        q = [m[2, 1] - m[1, 2], m[0, 2] - m[2, 0], m[1, 0] - m[0, 1], 1 + trace]
    else:
        j, k = (i + 1) % 3, (i + 2) % 3
        q = [0.0, 0.0, 0.0, m[k, j] - m[j, k]]
        q[i] = 1 + m[i, i] - m[j, j] - m[k, k]
        q[j] = m[j, i] + m[i, j]
        q[k] = m[k, i] + m[i, k]
    return quat([float(v) for v in q])


def matrix_from_quat(q: Quat) -> FloatArray:
    """The (3, 3) rotation matrix of a unit quaternion."""
    x, y, z, w = q
    return np.array(
        [
            [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
            [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
            [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
        ]
    )


@dataclass(frozen=True, slots=True)
class Pose:
    """A rigid placement: takes coordinates in the posed frame to coordinates in the frame around it."""

    position: Vec3 = ORIGIN
    """Where the posed frame's origin is, metres."""
    orientation: Quat = IDENTITY
    """How it is turned: a unit quaternion (x, y, z, w)."""

    @staticmethod
    def from_yaw(position: Vec3, yaw_rad: float) -> Pose:
        """A pose turned about +Y only, anticlockwise seen from above."""
        return Pose(position, quat_from_axis_angle(UP, yaw_rad))

    @property
    def yaw_rad(self) -> float:
        """The heading of the posed frame's +Z about +Y: 0 looks along +Z, pi/2 along +X."""
        x, _, z = quat_rotate(self.orientation, (0.0, 0.0, 1.0))
        return math.atan2(x, z)

    def apply(self, point: Vec3) -> Vec3:
        """`point`, given in the posed frame, in the frame around it."""
        x, y, z = quat_rotate(self.orientation, point)
        px, py, pz = self.position
        return (x + px, y + py, z + pz)

    def compose(self, inner: Pose) -> Pose:
        """`a_from_b.compose(b_from_c)` is `a_from_c`."""
        if self.orientation == IDENTITY:
            px, py, pz = self.position
            x, y, z = inner.position
            return Pose((x + px, y + py, z + pz), inner.orientation)
        return Pose(self.apply(inner.position), quat(quat_multiply(self.orientation, inner.orientation)))

    def inverse(self) -> Pose:
        """`a_from_b.inverse()` is `b_from_a`."""
        x, y, z, w = self.orientation
        turned_back = (-x, -y, -z, w)
        px, py, pz = quat_rotate(turned_back, self.position)
        return Pose((-px, -py, -pz), turned_back)

    def matrix(self) -> FloatArray:
        """The same as a (4, 4) homogeneous matrix, for column vectors."""
        m = np.eye(4)
        m[:3, :3] = matrix_from_quat(self.orientation)
        m[:3, 3] = self.position
        return m


@dataclass(frozen=True, slots=True)
class Ray:
    """A half-line in the world: where a head looks or a hand points."""

    origin: Vec3
    """Where it starts, metres."""
    direction: Vec3
    """Where it goes, a unit vector."""

    @staticmethod
    def through(origin: Vec3, target: Vec3) -> Ray:
        """The ray from `origin` through `target`; along -Z where the two are one point."""
        return Ray(origin, unit(subtract(target, origin), (0.0, 0.0, -1.0)))

    def at(self, distance_m: float) -> Vec3:
        """The point `distance_m` along it."""
        o, d = self.origin, self.direction
        return (o[0] + d[0] * distance_m, o[1] + d[1] * distance_m, o[2] + d[2] * distance_m)


@dataclass(frozen=True, slots=True)
class Viewer:
    """The eyes of the person: where they are and where they look, in the world."""

    position: Vec3
    """Between the eyes, metres."""
    forward: Vec3
    """Where they look, a unit vector."""

    @staticmethod
    def looking_at(position: Vec3, target: Vec3) -> Viewer:
        """A viewer at `position` whose gaze meets `target`."""
        return Viewer(position, Ray.through(position, target).direction)

    @property
    def right(self) -> Vec3:
        """The viewer's right hand: level, a unit vector; +X for one who looks straight up or down."""
        x, _, z = self.forward
        return unit((-z, 0.0, x), (1.0, 0.0, 0.0))

    @property
    def ahead(self) -> Vec3:
        """The level direction the viewer faces, a unit vector."""
        x, _, z = self.right
        return (z, 0.0, -x)

    @property
    def gaze(self) -> Ray:
        """The ray of the head."""
        return Ray(self.position, self.forward)


def add(a: Vec3, b: Vec3) -> Vec3:
    """a + b."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def subtract(a: Vec3, b: Vec3) -> Vec3:
    """a - b."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def scaled(a: Vec3, factor: float) -> Vec3:
    """a * factor."""
    return (a[0] * factor, a[1] * factor, a[2] * factor)


def unit(a: Vec3, otherwise: Vec3) -> Vec3:
    """`a` at length 1, or `otherwise` where `a` has no length."""
    length = math.sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2])
    return (a[0] / length, a[1] / length, a[2] / length) if length > 1e-12 else otherwise
