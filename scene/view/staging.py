"""A scene as arrays for drawing: one row an object, made once a scene and shared by every frame of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from scene.frames import FloatArray, Pose, Rgb
from scene.meshes import BOX_URI
from scene.objects import Scene, SceneObject
from scene.view.gpu import INSTANCE
from scene.view.lighting import Lamps

UNPAINTED_BOX: Rgb = (0.74, 0.73, 0.71)
"""The colour of a labelled box that has none."""
LET_IN = frozenset({"door", "window", "curtain", "curtains", "blind", "blinds"})
"""Last words of labels of things that are part of their wall."""
THIN_M = 0.15
"""What hangs on a wall and is no thicker than this throws no shadow."""


@dataclass(frozen=True, eq=False)
class Stage:
    """What a scene needs to be drawn. Rows follow `scene.boxes`."""

    scene: Scene
    """What it was made from."""
    instances: NDArray[np.void]
    """(n) of `INSTANCE`."""
    groups: Mapping[str, NDArray[np.intp]]
    """Rows by the URI of their mesh."""
    visible: NDArray[np.bool_]
    """(n) whether the object is shown at all."""
    structure: NDArray[np.str_]
    """(n) "wall", "floor", "ceiling" for parts of the building, "" for the rest."""

    @staticmethod
    def of(scene: Scene) -> Stage:
        """The stage of a scene."""
        objects = list(scene)
        groups: dict[str, list[int]] = {}
        for row, o in enumerate(objects):
            groups.setdefault(o.geometry.uri, []).append(row)
        structure = np.array([structure_of(o) for o in objects], dtype="U7")
        return Stage(
            scene, _instances(scene, objects), {k: np.array(v, dtype=np.intp) for k, v in groups.items()},
            scene.boxes.visible, structure,
        )

    @cached_property
    def radius(self) -> FloatArray:
        """(n) metres from the middle of each object to its farthest corner."""
        radius: FloatArray = np.linalg.norm(self.scene.boxes.half, axis=1)
        return radius

    @cached_property
    def stretch(self) -> FloatArray:
        """(n) how much each object's mesh is enlarged, along the axis that is enlarged most."""
        rows = self.instances["rows"][:, :, :3].astype(np.float64)
        stretch: FloatArray = np.linalg.norm(rows, axis=1).max(axis=1, initial=0.0)
        return stretch

    @cached_property
    def bounds(self) -> tuple[FloatArray, FloatArray]:
        """Lower and upper corner around all that is visible; a cube of a metre where nothing is."""
        boxes, shown = self.scene.boxes, self.visible
        if not shown.any():
            return np.array([-0.5, 0.0, -0.5]), np.array([0.5, 1.0, 0.5])
        return boxes.lo[shown].min(axis=0), boxes.hi[shown].max(axis=0)

    @cached_property
    def lamps(self) -> Lamps:
        """The lamps that are on."""
        return Lamps.of(self.scene)

    @cached_property
    def floor_y(self) -> float:
        """The height of the lowest floor: a floor's top, else a room's, else the lowest point of anything."""
        floors = self.visible & (self.structure == "floor")
        if floors.any():
            return float(self.scene.boxes.hi[floors][:, 1].min())
        if self.scene.rooms:
            return min(r.floor_y for r in self.scene.rooms)
        return float(self.bounds[0][1])

    @cached_property
    def casts_shadow(self) -> NDArray[np.bool_]:
        """(n) whether it keeps the key light from others. The building does not, nor what
        lies flat to it: rooms stay bright, and a wall that is cut away leaves no shadow behind.
        """
        casts: NDArray[np.bool_] = self.visible & (self.structure == "") & ~self.flat_to_building
        return casts

    @cached_property
    def flat_to_building(self) -> NDArray[np.bool_]:
        """(n) doors, windows, curtains, pictures, lamps of the ceiling."""
        thin = (self.scene.boxes.half.min(axis=1) < THIN_M / 2).tolist()
        return np.array([
            is_let_in(o) or (o.fixed and "light" in o.tags) or ("wall" in o.tags and thin[row])
            for row, o in enumerate(self.scene)
        ], dtype=np.bool_)

    @cached_property
    def covers(self) -> NDArray[np.bool_]:
        """(n) whether it hides sky from what is beside and below it."""
        covers: NDArray[np.bool_] = self.visible & (self.structure != "ceiling") & (self.structure != "floor")
        covers &= ~self.flat_to_building
        return covers

    @cached_property
    def shadow_key(self) -> bytes:
        """The same for two stages whose shadows are the same."""
        rows = self.casts_shadow | self.covers
        uris = "|".join(f"{uri}:{len(rows_of)}" for uri, rows_of in self.groups.items())
        return self.instances["rows"][rows].tobytes() + rows.tobytes() + uris.encode()


def structure_of(o: SceneObject) -> str:
    """"wall", "floor" or "ceiling" where an object is that part of the building, else ""."""
    if not o.fixed or o.label is None:
        return ""
    last = o.label.split()[-1]
    return last if last in ("wall", "floor", "ceiling") else ""


def is_let_in(o: SceneObject) -> bool:
    """Whether an object is a part of its wall: a door, a window, a curtain."""
    return o.label is not None and o.label.split()[-1] in LET_IN


def instance_of(o: SceneObject, world_from_object: Pose, opacity: float = 1.0) -> NDArray[np.void]:
    """(1) of `INSTANCE` for one object at a pose, for previews."""
    scale = np.array(o.scale) * (_box_stretch(o) if o.geometry.uri == BOX_URI else 1.0)
    m = world_from_object.matrix()
    rows = np.empty((3, 4))
    rows[:, :3] = m[:3, :3] * scale
    rows[:, 3] = m[:3, 3]
    if o.geometry.uri == BOX_URI:
        middle = (np.array(o.geometry.lo) + np.array(o.geometry.hi)) / 2 * np.array(o.scale)
        rows[:, 3] += m[:3, :3] @ middle
    out = np.zeros(1, dtype=INSTANCE)
    out["rows"], out["paint"], out["state"] = rows, _paint(o), (*_state(o)[:1], opacity, *_state(o)[2:])
    return out


def _instances(scene: Scene, objects: list[SceneObject]) -> NDArray[np.void]:
    boxes, n = scene.boxes, len(objects)
    out = np.zeros(n, dtype=INSTANCE)
    if not n:
        return out
    lo = np.array([o.geometry.lo for o in objects])
    hi = np.array([o.geometry.hi for o in objects])
    scale = np.array([o.scale for o in objects])
    is_box = np.array([o.geometry.uri == BOX_URI for o in objects])[:, None]
    stretch = np.where(is_box, boxes.half * 2, scale)
    offset = np.where(is_box, 0.0, (lo + hi) / 2 * scale)
    out["rows"][:, :, :3] = boxes.rotation * stretch[:, None, :]
    out["rows"][:, :, 3] = boxes.center - np.einsum("nij,nj->ni", boxes.rotation, offset)
    out["paint"] = [_paint(o) for o in objects]
    out["state"] = [_state(o) for o in objects]
    return out


def _box_stretch(o: SceneObject) -> FloatArray:
    stretch: FloatArray = np.array(o.geometry.hi) - np.array(o.geometry.lo)
    return stretch


def _paint(o: SceneObject) -> tuple[float, float, float, float]:
    if o.paint is not None:
        return (*o.paint, 1.0)
    if o.geometry.uri == BOX_URI:
        return (*(o.mean_rgb or UNPAINTED_BOX), 1.0)
    return (0.0, 0.0, 0.0, 0.0)


def _state(o: SceneObject) -> tuple[float, float, float, float]:
    return (float(bool(o.state_of("on"))), 1.0, 0.0, 0.0)
