"""A way to grant a request, and what all ways need to know: levels, floors, rooms, names."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from scene.frames import FloatArray, Quat, Vec3, Viewer
from scene.geometry.free_space import Filter
from scene.geometry.requests import Impossible, PlaceRequest
from scene.geometry.supports import Level, floor_height, floor_level, levels_of, support_of
from scene.objects import Scene
from scene.relations.pairs import Footprints

REACH_M = 3.0
"""How far around a spot on the floor free space is looked for."""

WALL_LABELS = frozenset({"wall"})
"""Labels of walls that are objects."""

EASY_Y_M = 1.75
"""A level that is higher over the floor than this is used last."""


@dataclass(frozen=True, eq=False)
class Wish:
    """One way to grant a request."""

    level: Level
    """Where it should stand."""
    preferred: tuple[float, float]
    """The spot (x, z) that would be best for the middle of its footprint."""
    where: str
    """In words, after a verb: "on the desk"."""
    wanted: Filter | None = None
    """Which spots are what was asked; all of the level where None."""
    spots: tuple[tuple[float, float], ...] | None = None
    """The only spots there are, best first, where not the whole level is searched."""
    orientation: Quat | None = None
    """How it is to be turned; as it is where None."""
    from_y: float | None = None
    """From which height it is let down, where not from just over the level: into a bowl."""
    below_y: float | None = None
    """How low its underside must come, where that decides and not the level's own height."""
    within: tuple[str, ...] = ()
    """What it may be inside the box of: the bowl and what is in it."""
    fixed_y: float | None = None
    """For what hangs: the height of its middle."""
    parent: str | None = None
    """For what hangs: who carries it."""


class Asker:
    """A request and the scene that it is made in, with what all wishes need to know of them."""

    def __init__(self, scene: Scene, object_id: str, request: PlaceRequest, viewer: Viewer | None) -> None:
        self.scene, self.id, self.request, self.viewer = scene, object_id, request, viewer
        self.boxes = scene.boxes
        self.row = self.boxes.index[object_id]
        x, y, z = (float(v) for v in self.boxes.center[self.row])
        self.here = (x, z)
        self.center: Vec3 = (x, y, z)
        self.foot = Footprints.of(self.boxes, np.array([self.row]))
        self.hangs = "wall" in scene[object_id].tags

    def named(self, object_id: str) -> str:
        o = self.scene[object_id]
        return o.nickname or f"the {o.label or 'object'}"

    def floor_y(self, at: Vec3) -> float:

        return floor_height(self.scene, at[0], at[2], at[1])

    def floor(self, x: float, z: float, near_y: float, reach: float = REACH_M) -> list[Level]:
        """The floor around a point, and the tops of rugs that lie there."""
        floor = floor_level(self.scene, (x, near_y, z), reach)
        boxes = self.boxes
        flat = (boxes.hi[:, 1] - floor.y < 0.03) & (boxes.hi[:, 1] - floor.y > 0.0) & (boxes.lo[:, 1] > floor.y - 0.02)
        wide = np.minimum(boxes.half[:, 0], boxes.half[:, 2]) > 0.25
        near = np.hypot(boxes.center[:, 0] - x, boxes.center[:, 2] - z) < reach
        rugs = [boxes.ids[r] for r in np.flatnonzero(flat & wide & near).tolist() if boxes.ids[r] != self.id]
        mask, headroom = floor.mask, floor.headroom
        on_top: list[Level] = []
        for rug in rugs:
            levels = levels_of(self.scene, rug)
            if not levels:
                continue
            cells = np.zeros_like(mask)
            cells[floor.mask] = levels[0].free_above(floor.points) > 0
            mask = mask & ~cells
            on_top.append(replace(levels[0], owner=None))
        floor = replace(floor, mask=mask, headroom=np.where(mask, headroom, 0.0))
        return [floor, *on_top]

    def around(self, anchor: str, x: float, z: float) -> list[Level]:
        """The level that an anchor stands on; the floor too where the object is too large for that level."""
        carrier = support_of(self.scene, anchor)
        base = float(self.boxes.lo[self.boxes.index[anchor], 1])
        found: list[Level] = []
        if carrier is not None and carrier != self.id:
            found = sorted(levels_of(self.scene, carrier), key=lambda lv: abs(lv.y - base))[:1]
            if found and abs(found[0].y - base) > 0.15:
                found = []
        if not found or max(found[0].extent) < float(self.foot.length[0]):
            found += self.floor(x, z, base)
        return found

    def where(self, level: Level) -> str:
        return "on the floor" if level.owner is None else f"on {self.named(level.owner)}"

    def middle_of(self, level: Level) -> tuple[float, float]:
        u = level.local(level.points)
        mid = (u.min(axis=0) + u.max(axis=0)) / 2
        x = level.center[0] + mid[0] * level.axis[0] - mid[1] * level.axis[1]
        z = level.center[1] + mid[0] * level.axis[1] + mid[1] * level.axis[0]
        return (float(x), float(z))

    def best_on(self, level: Level) -> tuple[float, float]:
        p = self.request.point
        return (p[0], p[2]) if p is not None else self.middle_of(level)

    def ranked(self, anchor: str) -> list[Level]:
        levels = levels_of(self.scene, anchor)
        if not levels:
            return []
        floor = self.floor_y(self.center)
        if self.request.point is not None:
            y = self.request.point[1]
            return sorted(levels, key=lambda lv: abs(lv.y - y))
        widest = max(lv.area for lv in levels)

        def rank(lv: Level) -> tuple[bool, bool, float, float]:
            return (lv.y - floor > EASY_Y_M, lv.area < 0.4 * widest, float(lv.enclosed), -lv.area)

        return sorted(levels, key=rank)

    def room(self) -> tuple[Vec3, float, str] | Impossible:
        """The middle of the room meant, half its diagonal and its name; of the whole scene where there are no rooms."""
        rooms = {r.id: r for r in self.scene.rooms}
        if self.request.room is not None and self.request.room not in rooms:
            return Impossible(f"there is no room {self.request.room!r}: pick one of {', '.join(rooms) or 'none'}")
        room = rooms.get(self.request.room or "") or self.scene.room_at(self.center)
        if room is None:
            lo, hi = self.boxes.lo.min(axis=0), self.boxes.hi.max(axis=0)
            x, z = (float(v) for v in (lo + hi)[[0, 2]] / 2)
            return (x, float(lo[1]), z), float(np.hypot(*(hi - lo)[[0, 2]])) / 2 + 0.5, "room"
        p = np.array(room.polygon)
        lo2, hi2 = p.min(axis=0), p.max(axis=0)
        x, z = (float(v) for v in (lo2 + hi2) / 2)
        return (x, room.floor_y, z), float(np.hypot(*(hi2 - lo2))) / 2, room.label

    def into_room(self, x: float, z: float) -> tuple[float, float]:
        """The point itself where it is in a room; else the first point in the nearest room on the way to its middle."""
        rooms = self.scene.rooms
        if not rooms or any(r.contains((x, r.floor_y, z)) for r in rooms):
            return x, z
        room = min(rooms, key=lambda r: float(np.hypot(r.center[0] - x, r.center[2] - z)))
        for share in np.linspace(0, 1, 41).tolist():
            px, pz = x + share * (room.center[0] - x), z + share * (room.center[2] - z)
            if room.contains((px, room.floor_y, pz)):
                inward = min(share + 0.1, 1.0)
                return x + inward * (room.center[0] - x), z + inward * (room.center[2] - z)
        return room.center[0], room.center[2]


def within(x: float, z: float, reach_m: float) -> Filter:
    def near(spots: FloatArray) -> NDArray[np.bool_]:
        return np.asarray(np.hypot(spots[:, 0] - x, spots[:, 1] - z) <= reach_m)

    return near
