"""Where the person stands and looks, and how a look moves from one place to another. Clocks are passed in."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from scene.frames import UP, Vec3, Viewer, add, scaled, unit
from scene.objects import Scene, Viewpoint
from scene.view.projection import LENS, Lens, look_rotation, yaw_pitch

EYE_HEIGHT_M = 1.6
"""Eyes of a standing adult above the floor."""
WALK_M_S = 2.4
"""Walking speed; a run is twice that."""
PITCH_LIMIT_RAD = math.radians(88)
"""How far up or down a head turns."""
TURN_RAD_PER_PX = 0.0024
"""How far one pixel of mouse turns the head."""


@dataclass(frozen=True, slots=True)
class Walk:
    """Which way the keys push, each -1, 0 or 1."""

    right: float = 0.0
    """Sideways."""
    forward: float = 0.0
    """Ahead, level."""
    up: float = 0.0
    """Against gravity."""
    fast: bool = False
    """Whether to run."""

    @property
    def still(self) -> bool:
        """Whether nothing pushes."""
        return self.right == 0 and self.forward == 0 and self.up == 0


@dataclass(frozen=True, slots=True)
class Glide:
    """A move of the eyes from one view to another."""

    start: Viewer
    """From."""
    end: Viewer
    """To."""
    begun_s: float
    """When it began, on the caller's clock."""
    lasts_s: float = 0.7
    """How long it takes."""

    def at(self, now_s: float) -> Viewer:
        """The view at a moment: eased in and out, the look turned the short way."""
        t = min(max((now_s - self.begun_s) / max(self.lasts_s, 1e-6), 0.0), 1.0)
        k = t * t * (3 - 2 * t)
        a, b = self.start, self.end
        position = add(scaled(a.position, 1 - k), scaled(b.position, k))
        yaw_a, pitch_a = yaw_pitch(a.forward)
        yaw_b, pitch_b = yaw_pitch(b.forward)
        turn = (yaw_b - yaw_a + math.pi) % (2 * math.pi) - math.pi
        return Viewer(position, look_rotation(yaw_a + turn * k, pitch_a + (pitch_b - pitch_a) * k))

    def over(self, now_s: float) -> bool:
        """Whether it has arrived."""
        return now_s >= self.begun_s + self.lasts_s


@dataclass(frozen=True, slots=True)
class Camera:
    """The person's eyes, and the glide that moves them, if any."""

    viewer: Viewer = Viewer((0.0, EYE_HEIGHT_M, 3.0), (0.0, 0.0, -1.0))
    """Where they are now."""
    glide: Glide | None = None
    """What takes them elsewhere."""

    def turned(self, dx_px: float, dy_px: float) -> Camera:
        """After the mouse moved: to the right and down are positive. A turn of the head ends a glide."""
        yaw, pitch = yaw_pitch(self.viewer.forward)
        pitch = max(-PITCH_LIMIT_RAD, min(PITCH_LIMIT_RAD, pitch - dy_px * TURN_RAD_PER_PX))
        return Camera(Viewer(self.viewer.position, look_rotation(yaw - dx_px * TURN_RAD_PER_PX, pitch)))

    def walked(self, walk: Walk, seconds: float) -> Camera:
        """After `seconds` of walking, through everything: the person is a guest, not a body."""
        if walk.still:
            return self
        v = self.viewer
        way = add(add(scaled(v.right, walk.right), scaled(v.ahead, walk.forward)), scaled(UP, walk.up))
        step = scaled(unit(way, (0.0, 0.0, 0.0)), WALK_M_S * (2 if walk.fast else 1) * seconds)
        return Camera(Viewer(add(v.position, step), v.forward))

    def toward(self, viewer: Viewer, now_s: float, lasts_s: float = 0.7) -> Camera:
        """Begin to glide to a view."""
        return replace(self, glide=Glide(self.viewer, viewer, now_s, lasts_s))

    def at(self, now_s: float) -> Camera:
        """As it is at a moment of the clock."""
        if self.glide is None:
            return self
        return Camera(self.glide.at(now_s), None if self.glide.over(now_s) else self.glide)


def viewer_of(viewpoint: Viewpoint) -> Viewer:
    """The view that a scene's viewpoint names."""
    return Viewer.looking_at(viewpoint.position, viewpoint.look_at)


def first_view(scene: Scene, *, aspect: float = 16 / 9) -> Viewer:
    """Where a visit begins: the scene's first viewpoint, else a view of everything."""
    return viewer_of(scene.viewpoints[0]) if scene.viewpoints else frame_all(scene, aspect=aspect)


def frame_all(scene: Scene, *, aspect: float = 16 / 9, from_direction: Vec3 = (0.55, 0.75, 1.0), lens: Lens = LENS,
              margin: float = 0.06) -> Viewer:
    """A centred view of everything visible from `from_direction`, as near as leaves a margin (share of a half side)."""
    boxes = scene.boxes
    rows = np.flatnonzero(boxes.visible)
    if not len(rows):
        return Viewer.looking_at((2.0, 2.0, 3.0), (0.0, 0.5, 0.0))
    corners = np.concatenate([boxes.corners(int(row)) for row in rows])
    back = np.array(unit(from_direction, (0.0, 0.0, 1.0)))
    forward = (-float(back[0]), -float(back[1]), -float(back[2]))
    right = np.array(Viewer((0.0, 0.0, 0.0), forward).right)
    axes = np.stack([right, np.cross(right, -back), back])
    tan_y = math.tan(lens.fov_y_rad / 2) * (1 - margin)
    seen = corners @ axes.T
    # A point is in the picture when it is deeper than it is aside: each edge asks the eye back by so much.
    side, depth = seen[:, :2] / np.array([tan_y * aspect, tan_y]), seen[:, 2:]
    ahead, behind = (depth + side).max(axis=0), (depth - side).max(axis=0)
    away = max(float(((ahead + behind) / 2).max()), float(depth.max()) + lens.near_m * 2)
    across = (ahead - behind) / 2 * np.array([tan_y * aspect, tan_y])
    eye = np.array([across[0], across[1], away]) @ axes
    return Viewer((float(eye[0]), float(eye[1]), float(eye[2])), forward)
