"""What is being placed: an object and all that it carries, turned as it will be, around its own origin."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scene.frames import FloatArray, Quat, matrix_from_quat
from scene.geometry.solids import surface_points
from scene.objects import Scene


@dataclass(frozen=True, eq=False)
class Body:
    """An object and its load. All offsets are from the object's origin along the world's axes."""

    object_id: str
    """The object itself."""
    ids: tuple[str, ...]
    """The object and all that moves with it."""
    orientation: Quat
    """How the object is turned in the world."""
    origin: FloatArray
    """(3) where the object's origin is now, metres."""
    turn: FloatArray
    """(3, 3) the rotation from how it is turned now to `orientation`."""
    center: FloatArray
    """(k, 3) middles of the boxes of all of `ids`, metres."""
    half: FloatArray
    """(k, 3) half their extents along their own axes, metres."""
    rotation: FloatArray
    """(k, 3, 3) the boxes' axes as columns."""
    surface: tuple[FloatArray, ...]
    """For each box (n, 3) points on the surface of what is in it."""
    axis: FloatArray
    """(2) unit (x, z) along the side of the object's footprint."""
    lo: FloatArray
    """(3) the lower corner of all of it: along `axis`, up, and along (-z, x) of it."""
    hi: FloatArray
    """(3) the upper corner."""
    foot_lo: FloatArray
    """(2) the lower corner of the object's own footprint along the two level sides."""
    foot_hi: FloatArray
    """(2) the upper corner."""

    @staticmethod
    def of(scene: Scene, object_id: str, orientation: Quat | None = None, riders: tuple[str, ...] = ()) -> Body:
        """An object as it is turned now or will be, with what it carries and `riders` that only rest on it."""
        pose = scene.world_pose(object_id)
        turned = orientation or pose.orientation
        turn = matrix_from_quat(turned) @ matrix_from_quat(pose.orientation).T
        ids = [object_id, *scene.descendants(object_id)]
        for rider in riders:
            ids += [i for i in (rider, *scene.descendants(rider)) if i not in ids]
        boxes, rows = scene.boxes, scene.boxes.rows(ids)
        origin = np.array(pose.position)
        rotation = turn @ boxes.rotation[rows]
        center, half = (boxes.center[rows] - origin) @ turn.T, boxes.half[rows]
        surface = tuple((surface_points(scene, i) - origin) @ turn.T for i in ids)
        axis = _footprint_axis(rotation[0])
        spread = _spread(center, half, rotation, axis)
        return Body(object_id, tuple(ids), turned, origin, turn, center, half, rotation, surface, axis,
                    spread[0].min(axis=0), spread[1].max(axis=0), spread[0][0, (0, 2)], spread[1][0, (0, 2)])

    @property
    def size(self) -> tuple[float, float, float]:
        """Full extents of all of it along `axis`, up and across, metres."""
        a, b, c = self.hi - self.lo
        return (float(a), float(b), float(c))

    @property
    def foot(self) -> FloatArray:
        """(2) the middle of the object's own footprint, x and z from its origin."""
        return self.level((self.foot_lo + self.foot_hi) / 2)

    def level(self, u: FloatArray) -> FloatArray:
        """(..., 2) offsets along the two level sides as x and z."""
        x = u[..., 0] * self.axis[0] - u[..., 1] * self.axis[1]
        z = u[..., 0] * self.axis[1] + u[..., 1] * self.axis[0]
        return np.stack([x, z], axis=-1)

    def along(self, points: FloatArray) -> FloatArray:
        """(m, 2) points (x, z) along the two level sides."""
        return np.stack([points @ self.axis, points @ np.array([-self.axis[1], self.axis[0]])], axis=1)


def _footprint_axis(rotation: FloatArray) -> FloatArray:
    flat = rotation[(0, 2), :]
    length = np.hypot(flat[0], flat[1])
    best = int(np.argmax(length > 0.9))
    return np.asarray(flat[:, best] / max(float(length[best]), 1e-9))


def _spread(
    center: FloatArray, half: FloatArray, rotation: FloatArray, axis: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """(k, 3) lower and upper corners of the boxes along the axis, up, and across."""
    frame = np.array([[axis[0], 0.0, axis[1]], [0.0, 1.0, 0.0], [-axis[1], 0.0, axis[0]]])
    middle = center @ frame.T
    reach = np.einsum("kij,kj->ki", np.abs(frame @ rotation), half)
    return middle - reach, middle + reach
