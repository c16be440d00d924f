"""The light of a scene: one warm key, a fill, a hemisphere of sky and floor, and the lamps that are on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scene.frames import FloatArray, Rgb, Vec3, unit
from scene.objects import Scene

LAMP_STEPS = (0, 2, 4, 8)
"""For how many lamps there are shaders; the nearest to the eye win where more are on."""


@dataclass(frozen=True, slots=True)
class Light:
    """How a scene is lit. Colours here are linear, and may exceed 1."""

    key_direction: Vec3 = unit((-0.52, 1.0, 0.36), (0.0, 1.0, 0.0))
    """Towards the key light."""
    key_color: Rgb = (4.9, 4.45, 3.85)
    """Light of late morning through a window."""
    fill_direction: Vec3 = unit((0.80, 0.45, 0.30), (0.0, 1.0, 0.0))
    """Towards the fill light, which throws no shadow."""
    fill_color: Rgb = (1.05, 1.02, 1.0)
    """What the bright side of the room sends back."""
    sky_color: Rgb = (0.51, 0.53, 0.57)
    """What comes from above."""
    ground_color: Rgb = (0.50, 0.465, 0.42)
    """What comes back from the floor."""
    exposure: float = 0.62
    """Multiplies all light before the tone curve."""
    shadow_strength: float = 0.82
    """1 where the key light does not reach at all."""
    cover_strength: float = 0.75
    """How dark corners and undersides are."""


@dataclass(frozen=True, slots=True)
class Backdrop:
    """What is behind everything. Colours are sRGB."""

    top: Rgb = (0.66, 0.75, 0.84)
    """Overhead."""
    horizon: Rgb = (0.90, 0.90, 0.88)
    """At eye height."""
    bottom: Rgb = (0.80, 0.79, 0.77)
    """Below."""


@dataclass(frozen=True, eq=False)
class Lamps:
    """The lamps that are on, for the shader."""

    positions: FloatArray
    """(n, 4) world position and reach, metres."""
    colors: FloatArray
    """(n, 3) linear colour times power."""

    @staticmethod
    def of(scene: Scene) -> Lamps:
        """Every visible object that is tagged `light` and is on."""
        boxes = scene.boxes
        rows = [boxes.index[o.id] for o in scene if o.visible and "light" in o.tags and bool(o.state_of("on"))]
        center, extent = boxes.center[rows], boxes.extent[rows]
        bulb = center + np.stack([np.zeros(len(rows)), extent[:, 1] * 0.55, np.zeros(len(rows))], axis=1)
        reach = np.full((len(rows), 1), 3.5)
        return Lamps(np.hstack([bulb, reach]).reshape(-1, 4), np.tile([0.85, 0.62, 0.36], (len(rows), 1)))

    @property
    def step(self) -> int:
        """The least of `LAMP_STEPS` that holds them all, or the last."""
        return next((n for n in LAMP_STEPS if n >= len(self.positions)), LAMP_STEPS[-1])

    def nearest(self, eye: Vec3) -> tuple[FloatArray, FloatArray]:
        """The nearest of them, as many as `step`; what is missing gives no light."""
        n = self.step
        order = np.argsort(np.linalg.norm(self.positions[:, :3] - np.array(eye), axis=1), kind="stable")[:n]
        positions, colors = np.ones((n, 4)), np.zeros((n, 3))
        positions[: len(order)], colors[: len(order)] = self.positions[order], self.colors[order]
        return positions, colors


def looking_down(direction: Vec3, lo: FloatArray, hi: FloatArray) -> FloatArray:
    """(4, 4) clip_from_world of an orthographic look against `direction` at the box from `lo` to `hi`.

    The picture's axes keep to the world's where they can, and the range is rounded outward to 25 cm steps, so that a
    small move of one object does not shift every shadow by part of a texel.
    """
    backward = np.array(direction)
    side = np.cross([0.0, 1.0, 0.0], backward) if abs(backward[1]) < 0.999 else np.array([1.0, 0.0, 0.0])
    right = side / np.linalg.norm(side)
    axes = np.stack([right, np.cross(backward, right), backward])
    corners = np.array([[x, y, z] for x in (lo[0], hi[0]) for y in (lo[1], hi[1]) for z in (lo[2], hi[2])])
    seen = corners @ axes.T
    low = np.floor((seen.min(axis=0) - 0.05) * 4) / 4
    high = np.ceil((seen.max(axis=0) + 0.05) * 4) / 4
    m = np.eye(4)
    scale = 2.0 / (high - low)
    m[:3, :3] = axes * np.array([[scale[0]], [scale[1]], [-scale[2]]])
    middle = (low + high) / 2
    m[:3, 3] = [-middle[0] * scale[0], -middle[1] * scale[1], middle[2] * scale[2]]
    return m


UNIT_FROM_CLIP: FloatArray = np.array(
    [[0.5, 0, 0, 0.5], [0, 0.5, 0, 0.5], [0, 0, 0.5, 0.5], [0, 0, 0, 1]], dtype=np.float64
)
"""(4, 4) clip coordinates (-1 to 1) to texture coordinates (0 to 1)."""
