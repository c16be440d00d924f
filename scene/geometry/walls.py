"""Walls: the outlines of rooms and the objects that are walls, and where things stand at them or hang on them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from scene.frames import FloatArray, Pose, Quat, Vec3
from scene.objects import Scene
from scene.relations.pairs import Footprints

STEP_M = 0.1
"""How far apart the spots along a wall are."""

COPLANAR_M = 0.05
"""How far apart, in depth and along them, faces may be that are one wall."""

COPLANAR_COS = 0.999
"""How parallel they have to be: within 2.5 degrees."""

EYE_LEVEL_M = 1.5
"""How high the middle of a thing hangs that hung nowhere yet."""


@dataclass(frozen=True, eq=False)
class Wall:
    """The face of a wall, seen from above."""

    start: FloatArray
    """(2) one end, x and z, metres."""
    end: FloatArray
    """(2) the other end."""
    inward: FloatArray
    """(2) unit vector into the room."""
    owner: str | None
    """The id of the object that is the wall; None for the outline of a room."""
    floor_y: float
    """The height of the floor at it, metres."""

    @property
    def length(self) -> float:
        """Metres."""
        return float(np.hypot(*(self.end - self.start)))

    def distance(self, x: float, z: float) -> float:
        """From a point, metres."""
        p = np.array([x, z])
        u = (self.end - self.start) / max(self.length, 1e-9)
        t = float(np.clip((p - self.start) @ u, 0, self.length))
        return float(np.hypot(*(p - self.start - t * u)))

    def spots(self, near: tuple[float, float], *, width: float, off: float) -> tuple[tuple[float, float], ...]:
        """Points `off` before the wall where something `width` wide does not reach past its ends, nearest first."""
        if width > self.length + 1e-6:
            return ()
        u = (self.end - self.start) / max(self.length, 1e-9)
        least, most = width / 2, self.length - width / 2
        best = float(np.clip((np.array(near) - self.start) @ u, least, most))
        k = np.arange(int(np.ceil(self.length / STEP_M)) + 1)
        t = np.unique(np.clip(np.concatenate([best + k * STEP_M, best - k * STEP_M]), least, most))
        t = t[np.lexsort((t, np.abs(t - best).round(9)))]
        points = self.start + t[:, None] * u + off * self.inward
        return tuple((float(x), float(z)) for x, z in points)


def nearest_walls(scene: Scene, point: Vec3, wall: str | None = None) -> list[Wall]:
    """The walls around a point (or the faces of one wall object), nearest first; at most six."""
    x, y, z = point
    if wall is not None:
        found = _faces(scene, wall, x, z)
    else:
        room = scene.room_at((x, y, z))
        if room is None and scene.rooms:
            room = min(scene.rooms, key=lambda r: float(np.hypot(r.center[0] - x, r.center[2] - z)))
        found = _outline(np.array(room.polygon), room.floor_y) if room is not None else []
        if not found:
            found = [f for o in scene if o.label == "wall" for f in _faces(scene, o.id, x, z)[:1]]
    return sorted(found, key=lambda w: w.distance(x, z))[:6]


def _outline(corners: FloatArray, floor_y: float) -> list[Wall]:
    ends = np.roll(corners, -1, axis=0)
    turning = float((corners[:, 0] * ends[:, 1] - ends[:, 0] * corners[:, 1]).sum())
    found = []
    for a, b in zip(corners, ends, strict=True):
        u = (b - a) / max(float(np.hypot(*(b - a))), 1e-9)
        inward = np.array([-u[1], u[0]]) * (1 if turning > 0 else -1)
        found.append(Wall(a, b, inward, None, floor_y))
    return found


def _faces(scene: Scene, object_id: str, x: float, z: float) -> list[Wall]:
    """The two long faces of a wall object; the one that looks at the point first."""
    row = scene.boxes.index[object_id]
    foot = Footprints.of(scene.boxes, np.array([row]))
    center, axis, half = foot.center[0], foot.axis[0], foot.half[0]
    across = np.array([-axis[1], axis[0]])
    along, normal = (axis, across) if half[0] >= half[1] else (across, axis)
    long, thick = float(half.max()), float(half.min())
    if float((np.array([x, z]) - center) @ normal) < 0:
        normal = -normal
    floor = float(foot.lo[0])
    return [
        Wall(center - along * long + s * normal * thick, center + along * long + s * normal * thick, s * normal,
             object_id, floor)
        for s in (1.0, -1.0)
    ]


def running_on(scene: Scene, wall: Wall) -> Wall:
    """A wall object's face with the pieces that go on in the same plane: walls are cut at windows and doors."""
    if wall.owner is None:
        return wall
    u = (wall.end - wall.start) / max(wall.length, 1e-9)
    pieces = [(0.0, wall.length)]
    for o in scene:
        if o.label != "wall" or o.id == wall.owner:
            continue
        middle = (wall.start + wall.end) / 2
        for face in _faces(scene, o.id, float(middle[0] + wall.inward[0]), float(middle[1] + wall.inward[1]))[:1]:
            aligned = float(face.inward @ wall.inward) > COPLANAR_COS
            if aligned and abs(float((face.start - wall.start) @ wall.inward)) < COPLANAR_M:
                ends = sorted((float((face.start - wall.start) @ u), float((face.end - wall.start) @ u)))
                pieces.append((ends[0], ends[1]))
    lo, hi = 0.0, wall.length
    for _ in pieces:
        touching = [p for p in pieces if p[0] <= hi + COPLANAR_M and p[1] >= lo - COPLANAR_M]
        lo, hi = min(p[0] for p in touching), max(p[1] for p in touching)
    return replace(wall, start=wall.start + lo * u, end=wall.start + hi * u)


def hanging(
    scene: Scene, object_id: str, wall: Wall, point: Vec3 | None
) -> tuple[float, tuple[tuple[float, float], ...], Quat]:
    """How something hangs on a wall: the height of its middle, the spots for its footprint's middle, and its turn."""
    o = scene[object_id]
    wide, tall, deep = o.size
    yaw = float(np.arctan2(wall.inward[0], wall.inward[1]))
    near = point if point is not None else scene.world_pose(object_id).position
    spots = wall.spots((near[0], near[2]), width=wide, off=deep / 2 + 0.001)
    y = float(scene.boxes.center[scene.boxes.index[object_id], 1]) - wall.floor_y
    if point is not None and point[1] - wall.floor_y > tall / 2:
        y = point[1] - wall.floor_y
    elif y < tall / 2 + 0.3:
        y = max(EYE_LEVEL_M, tall / 2 + 0.05)
    return wall.floor_y + y, spots, Pose.from_yaw((0.0, 0.0, 0.0), yaw).orientation
