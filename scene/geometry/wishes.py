"""From a request to wishes: on which levels, nearest to what spot, keeping what relation; the best wish first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from scene.boxes import Boxes
from scene.frames import FloatArray, Pose, Quat, Vec3, Viewer
from scene.geometry.fall import resting_on
from scene.geometry.free_space import Filter
from scene.geometry.rays import crossings_down, mesh_rays
from scene.geometry.requests import Impossible, PlaceRequest, metres
from scene.geometry.supports import Level, floor_level, levels_of, support_of
from scene.geometry.walls import Wall, hanging, nearest_walls
from scene.objects import Scene
from scene.relations import RelationView, heading, relation
from scene.relations.pairs import Footprints

REACH_M = 3.0
"""How far around a spot on the floor free space is looked for."""

HOLDS = 0.5
"""The degree to which a relation must hold for a spot."""

EASY_Y_M = 1.75
"""A level that is higher over the floor than this is used last."""

TABLE_LIKE = frozenset({"table", "desk", "bench", "chair", "stool", "bed", "counter", "nightstand", "console"})
"""Last words of labels of things with free space under them, for things of which only the box is known."""

NEEDS = {"between": 2, **dict.fromkeys(("on", "in", "under", "above", "next_to", "near", "around", "far_from"), 1),
         **dict.fromkeys(("left_of", "right_of", "in_front_of", "behind"), 1)}
"""How many anchors each kind needs."""

SAYS = {"next_to": "next to", "near": "near", "around": "around", "far_from": "far from", "left_of": "to the left of",
        "right_of": "to the right of", "in_front_of": "in front of", "behind": "behind"}
"""How the ways of being beside are said."""

BOARD = 0.15
"""The share of such a box's height that its top takes up."""

WALL_LABELS = frozenset({"wall"})


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


def wishes(scene: Scene, object_id: str, request: PlaceRequest, viewer: Viewer | None) -> list[Wish] | Impossible:
    """All ways to grant a request, best first; or why there is none."""
    return _Wisher(scene, object_id, request, viewer).all()


class _Wisher:
    def __init__(self, scene: Scene, object_id: str, request: PlaceRequest, viewer: Viewer | None) -> None:
        self.scene, self.id, self.request, self.viewer = scene, object_id, request, viewer
        self.boxes = scene.boxes
        self.row = self.boxes.index[object_id]
        x, y, z = (float(v) for v in self.boxes.center[self.row])
        self.here = (x, z)
        self.center: Vec3 = (x, y, z)
        self.foot = Footprints.of(self.boxes, np.array([self.row]))
        self.hangs = "wall" in scene[object_id].tags

    def all(self) -> list[Wish] | Impossible:
        """See `wishes`."""
        kind = self.request.kind
        needs = NEEDS.get(kind, 0)
        if len(self.request.anchors) < needs:
            return Impossible(f"{kind.replace('_', ' ')} what is not said: expected {needs} things, not "
                              f"{len(self.request.anchors)}")
        special: dict[str, Callable[[], list[Wish] | Impossible]] = {
            "on": self._on, "in": self._in, "under": self._under, "between": self._between, "against": self._against,
            "at_point": self._at_point, "in_room": self._in_room, "corner": self._corner, "middle": self._middle,
            "offset": self._offset, "to_viewer": self._to_viewer, "above": self._above,
        }
        return special[kind]() if kind in special else self._beside()

    # ---- levels --------------------------------------------------------------------------------------------------

    def _named(self, object_id: str) -> str:
        o = self.scene[object_id]
        return o.nickname or f"the {o.label or 'object'}"

    def _floor_y(self, at: Vec3) -> float:
        from scene.geometry.supports import floor_height

        return floor_height(self.scene, at[0], at[2], at[1])

    def _floor(self, x: float, z: float, near_y: float, reach: float = REACH_M) -> list[Level]:
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
            cells[mask] = levels[0].free_above(floor.points) > 0
            mask = mask & ~cells
            on_top.append(replace(levels[0], owner=None))
        floor = replace(floor, mask=mask, headroom=np.where(mask, headroom, 0.0))
        return [floor, *on_top]

    def _around(self, anchor: str, x: float, z: float) -> list[Level]:
        """The level that an anchor stands on; the floor too where the object is too large for that level."""
        carrier = support_of(self.scene, anchor)
        base = float(self.boxes.lo[self.boxes.index[anchor], 1])
        found: list[Level] = []
        if carrier is not None and carrier != self.id:
            found = sorted(levels_of(self.scene, carrier), key=lambda lv: abs(lv.y - base))[:1]
            if found and abs(found[0].y - base) > 0.15:
                found = []
        if not found or max(found[0].extent) < float(self.foot.length[0]):
            found += self._floor(x, z, base)
        return found

    def _where(self, level: Level) -> str:
        return "on the floor" if level.owner is None else f"on {self._named(level.owner)}"

    def _middle_of(self, level: Level) -> tuple[float, float]:
        u = level.local(level.points)
        mid = (u.min(axis=0) + u.max(axis=0)) / 2
        x = level.center[0] + mid[0] * level.axis[0] - mid[1] * level.axis[1]
        z = level.center[1] + mid[0] * level.axis[1] + mid[1] * level.axis[0]
        return (float(x), float(z))

    # ---- on, in, under ---------------------------------------------------------------------------------------------

    def _on(self) -> list[Wish] | Impossible:
        anchor = self.request.anchors[0]
        if self.scene[anchor].label in WALL_LABELS:
            return self._hang(nearest_walls(self.scene, self.center, wall=anchor))
        if self.hangs and not levels_of(self.scene, anchor):
            return Impossible(f"{self._named(self.id)} hangs on walls, and {self._named(anchor)} is none")
        levels = self._ranked(anchor)
        if not levels:
            return Impossible(f"{self._named(anchor)} has no level surface for anything to stand on")
        where = f"on {self._named(anchor)}"
        return [Wish(lv, self._best_on(lv), where) for lv in levels]

    def _ranked(self, anchor: str) -> list[Level]:
        levels = levels_of(self.scene, anchor)
        if not levels:
            return []
        floor = self._floor_y(self.center)
        if self.request.point is not None:
            y = self.request.point[1]
            return sorted(levels, key=lambda lv: abs(lv.y - y))
        widest = max(lv.area for lv in levels)

        def rank(lv: Level) -> tuple[bool, bool, float, float]:
            return (lv.y - floor > EASY_Y_M, lv.area < 0.4 * widest, float(lv.enclosed), -lv.area)

        return sorted(levels, key=rank)

    def _best_on(self, level: Level) -> tuple[float, float]:
        p = self.request.point
        return (p[0], p[2]) if p is not None else self._middle_of(level)

    def _in(self) -> list[Wish] | Impossible:
        anchor = self.request.anchors[0]
        row = self.boxes.index[anchor]
        name = self._named(anchor)
        if mesh_rays(self.scene, anchor) is None:
            return Impossible(f"{name} is a solid box in this scene, so nothing goes into it")
        hi, lo = float(self.boxes.hi[row, 1]), float(self.boxes.lo[row, 1])
        levels = levels_of(self.scene, anchor)
        inner = [lv for lv in levels if lv.enclosed]
        inner.sort(key=lambda lv: abs(lv.y - self._floor_y(self.center) - 1.0))
        found = [Wish(lv, self._best_on(lv), f"in {name}") for lv in inner]
        hollow = [lv for lv in levels if not lv.enclosed and lv.y < hi - 0.25 * (hi - lo)]
        if hollow and ("container" in self.scene[anchor].tags or (not inner and hi - lo < 0.6)):
            found.insert(0, self._drop_in(anchor, hollow[-1], hi))
        if not found:
            return Impossible(f"{name} is closed and solid in this scene, so nothing goes into it; its top may do")
        return found

    def _drop_in(self, anchor: str, level: Level, hi: float) -> Wish:
        """Into an open bowl, basket, bin: let down from over its rim, and over all that is in it already."""
        inside = self.scene.descendants(anchor)
        top = max([hi, *(float(self.boxes.hi[self.boxes.index[i], 1]) for i in inside)])
        row = self.boxes.index[anchor]
        c = self.boxes.center[row]
        reach = float(min(self.boxes.half[row][0], self.boxes.half[row][2]))
        rings = [(0.0, 0)] + [(0.18 * k, 4 * k) for k in (1, 2, 3)]
        spots = [
            (float(c[0]) + r * reach * float(np.cos(2 * np.pi * n / max(m, 1))),
             float(c[2]) + r * reach * float(np.sin(2 * np.pi * n / max(m, 1))))
            for r, m in rings for n in range(max(m, 1))
        ]
        height = float(2 * self.boxes.extent[self.row, 1])
        below = hi - 0.3 * min(height, hi - float(self.boxes.lo[row, 1]))
        return Wish(level, (float(c[0]), float(c[2])), f"in {self._named(anchor)}", spots=tuple(spots),
                    from_y=top + 0.01, below_y=below)

    def _under(self) -> list[Wish] | Impossible:
        anchor = self.request.anchors[0]
        row, name = self.boxes.index[anchor], self._named(anchor)
        load = self.boxes.rows([self.id, *self.scene.descendants(self.id), *resting_on(self.scene, self.id)])
        height = float(self.boxes.hi[load, 1].max() - self.boxes.lo[self.row, 1])
        tall = float(2 * self.boxes.extent[row, 1])
        base, free = float(self.boxes.lo[row, 1]), 0.0
        c = self.boxes.center[row]
        levels = self._around(anchor, float(c[0]), float(c[2]))
        lifted = base - levels[0].y
        within: tuple[str, ...] = ()
        if mesh_rays(self.scene, anchor) is None and lifted < height:
            words = (self.scene[anchor].label or "").split()
            if not words or words[-1] not in TABLE_LIKE:
                if lifted > 0.02:
                    return Impossible(f"{self._named(self.id)} is too tall to go under {name}: {metres(height)} under "
                                      f"{metres(lifted)}")
                return Impossible(f"{name} is a solid box in this scene, so nothing goes under it")
            free = tall * (1 - BOARD) + lifted
            if height > free:
                return Impossible(f"{self._named(self.id)} is too tall to go under {name}: {metres(height)} under "
                                  f"{metres(free)}")
            within = (anchor,)
        elif height > (free := self._free_under(anchor, levels[0].y)):
            return Impossible(f"{self._named(self.id)} is too tall to go under {name}: {metres(height)} under "
                              f"{metres(free)}")
        foot = Footprints.of(self.boxes, np.array([row]))

        def beneath(spots: FloatArray) -> NDArray[np.bool_]:
            d = spots - foot.center[0]
            across = np.array([-foot.axis[0][1], foot.axis[0][0]])
            u = np.abs(np.stack([d @ foot.axis[0], d @ across], axis=1))
            return np.asarray((u <= foot.half[0] * 0.95).all(axis=1))

        at = (float(c[0]), float(c[2]))
        return [Wish(lv, at, f"under {name}", wanted=beneath, within=within) for lv in levels]

    def _free_under(self, anchor: str, y: float) -> float:
        """The greatest free height between a level and an object over it, metres."""
        foot = Footprints.of(self.boxes, self.boxes.rows([anchor]))
        grid = np.linspace(-0.9, 0.9, 15)
        a, b = (g.ravel() for g in np.meshgrid(grid * foot.half[0][0], grid * foot.half[0][1], indexing="ij"))
        axis = foot.axis[0]
        points = foot.center[0] + np.stack([a * axis[0] - b * axis[1], a * axis[1] + b * axis[0]], axis=1)
        top = float(foot.hi[0]) + 0.1
        c = crossings_down(self.scene, anchor, points, top)
        over = top - c.distance > y + 1e-3
        least = np.full(len(points), 0.0)
        heights = np.full(len(points), np.inf)
        np.minimum.at(heights, c.ray[over], top - c.distance[over] - y)
        return float(np.where(np.isfinite(heights), heights, least).max())

    # ---- beside --------------------------------------------------------------------------------------------------

    def _beside(self) -> list[Wish] | Impossible:
        kind, anchor = self.request.kind, self.request.anchors[0]
        row = self.boxes.index[anchor]
        foot = Footprints.of(self.boxes, np.array([row]))
        view = self._view(kind, anchor)
        middle = foot.center[0]
        if kind == "far_from":
            turns = np.linspace(0, 2 * np.pi, 8, endpoint=False)
            ways = [np.array([np.cos(a), np.sin(a)]) * 0.45 * view.span_m for a in turns]
            ways.sort(key=lambda w: float(np.hypot(*(middle + w - np.array(self.here)))))
            best = [middle + w for w in ways]
        else:
            gap = self._gap(kind, foot)
            ways = self._ways(kind, view, row, foot)
            halves = [float(foot.along(w[None])[0, 0]) + float(self.foot.along(w[None])[0, 0]) for w in ways]
            best = [middle + w * (gap + half) for w, half in zip(ways, halves, strict=True)]
            if kind in ("next_to", "near", "around"):
                best.sort(key=lambda b: float(np.hypot(*(b - np.array(self.here)))))
        wanted = self._related(kind, view, (row,), HOLDS if kind != "near" else 0.55)
        where = f"{SAYS[kind]} {self._named(anchor)}"
        found = []
        for b in best[:4]:
            at = (float(b[0]), float(b[1]))
            found += [Wish(lv, at, where, wanted=wanted) for lv in self._around(anchor, *at)]
        found.sort(key=lambda w: w.level.owner is None)
        return found

    def _gap(self, kind: str, foot: Footprints) -> float:
        if self.request.distance_m is not None:
            return self.request.distance_m
        shorter = float(min(foot.length[0], self.foot.length[0]))
        gap = min(max(0.12 * shorter, 0.015), 0.3)
        return {"near": 2.5 * gap, "in_front_of": 1.5 * gap}.get(kind, gap)

    def _ways(self, kind: str, view: RelationView, row: int, foot: Footprints) -> list[FloatArray]:
        back, right = view.axes(np.array([row]))
        sides = {"left_of": -right[0], "right_of": right[0], "in_front_of": -back[0], "behind": back[0]}
        if kind in sides:
            return [sides[kind]]
        axis = foot.axis[0]
        across = np.array([-axis[1], axis[0]])
        return [axis, -axis, across, -across]

    def _view(self, kind: str, anchor: str) -> RelationView:
        d = self.request.direction
        if d is not None:
            ahead = {"right_of": (d[2], 0.0, -d[0]), "left_of": (-d[2], 0.0, d[0]), "behind": d,
                     "in_front_of": (-d[0], 0.0, -d[2])}.get(kind)
            if ahead is not None:
                return replace(RelationView.of(self.scene), ahead=heading(ahead))
        return RelationView.of(self.scene, self.viewer, intrinsic=self.request.intrinsic)

    def _related(self, kind: str, view: RelationView, anchors: tuple[int, ...], least: float) -> Filter:
        """Whether the relation would hold with the object's box moved to each spot, on the anchor's own level."""
        boxes, row = self.boxes, self.row
        said = self.request.distance_m

        def holds(spots: FloatArray) -> NDArray[np.bool_]:
            n = len(spots)
            rows = np.array(anchors, dtype=np.intp)
            base = boxes.lo[rows, 1].mean() + boxes.extent[row, 1]
            center = np.stack([spots[:, 0], np.full(n, base), spots[:, 1]], axis=1)
            both = Boxes((), {}, np.concatenate([center, boxes.center[rows]]),
                         np.concatenate([np.broadcast_to(boxes.half[row], (n, 3)), boxes.half[rows]]),
                         np.concatenate([np.broadcast_to(boxes.rotation[row], (n, 3, 3)), boxes.rotation[rows]]),
                         np.ones(n + len(rows), dtype=np.bool_))
            seen = replace(view, boxes=both, carrier=None)
            seen.__dict__["span_m"] = view.span_m
            at = np.arange(n, n + len(rows))
            degree = relation(kind).degree(seen, np.arange(n), at[None, :] if len(rows) == 2 else at)[:, 0]
            good = degree >= least
            if said is not None and kind not in ("between", "far_from"):
                from scene.relations.pairs import Pairs

                gap = Pairs(seen, np.arange(n), at).flat_gap[:, 0]
                good = (degree > 0.05) & (np.abs(gap - said) <= 0.1 * said + 0.03)
            return np.asarray(good)

        return holds

    def _between(self) -> list[Wish] | Impossible:
        a, b = self.request.anchors[:2]
        rows = (self.boxes.index[a], self.boxes.index[b])
        f = Footprints.of(self.boxes, np.array(rows))
        way = f.center[1] - f.center[0]
        length = float(np.hypot(*way))
        u = way / length if length > 1e-6 else np.array([1.0, 0.0])
        ends = f.along(u[None])[:, 0]
        middle = f.center[0] + u * (ends[0] + length - ends[1]) / 2
        at = (float(middle[0]), float(middle[1]))
        need = 2 * float(self.foot.along(u[None])[0, 0])
        if need > length - ends.sum():
            return Impossible(f"{self._named(self.id)} does not fit between {self._named(a)} and {self._named(b)}: "
                              f"{metres(need)} in {metres(max(length - float(ends.sum()), 0))}")
        levels = self._around(a, *at)
        same = support_of(self.scene, a) == support_of(self.scene, b)
        if not same and all(lv.owner is not None for lv in levels):
            levels = self._floor(*at, float(self.boxes.lo[list(rows), 1].min()))
        wanted = self._related("between", RelationView.of(self.scene), rows, HOLDS)
        where = f"between {self._named(a)} and {self._named(b)}"
        return [Wish(lv, at, where, wanted=wanted) for lv in levels]

    # ---- rooms, walls, points ----------------------------------------------------------------------------------------

    def _room(self) -> tuple[Vec3, float, str] | Impossible:
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

    def _in_room(self) -> list[Wish] | Impossible:
        found = self._room()
        if isinstance(found, Impossible):
            return found
        (x, y, z), reach, name = found
        rooms = {r.id: r for r in self.scene.rooms}
        room = rooms.get(self.request.room or "") or self.scene.room_at((x, y, z))
        p = self.request.point
        at = (p[0], p[2]) if p is not None else (x, z)
        listed: list[Wish] = []
        if "graspable" in self.scene[self.id].tags and room is not None:
            tops = [
                o.id for o in self.scene if o.id != self.id and {"support", "furniture"} <= set(o.tags)
                and self.scene.room_of(o.id) == room and o.id not in self.scene.descendants(self.id)
            ]
            tops.sort(key=lambda i: ("seat" in self.scene[i].tags, -self.boxes.half[self.boxes.index[i]].prod()))
            for top in tops[:4]:
                levels = self._ranked(top)
                listed += [Wish(levels[0], self._middle_of(levels[0]), f"in the {name}")] if levels else []
        floors = self._floor(x, z, y, reach)
        return [*listed, *(Wish(lv, at, f"in the {name}") for lv in floors)]

    def _against(self) -> list[Wish] | Impossible:
        anchors = self.request.anchors
        p = self.request.point or self.center
        if anchors and self.scene[anchors[0]].label not in WALL_LABELS:
            near = _Wisher(self.scene, self.id, replace(self.request, kind="next_to", distance_m=0.01), self.viewer)
            return near._beside()
        if self.request.room is not None:
            found = self._room()
            if isinstance(found, Impossible):
                return found
            if self.scene.room_at(p) is None or self.scene.room_at(p).id != self.request.room:  # type: ignore[union-attr]
                p = found[0]
        walls = nearest_walls(self.scene, p, wall=anchors[0] if anchors else None)
        if not walls:
            return Impossible("there is no wall here to put it against")
        if self.hangs:
            return self._hang(walls)
        return [self._along(w, p) for w in walls]

    def _along(self, wall: Wall, p: Vec3) -> Wish:
        """Its back to the wall, sliding along it, nearest to a point first."""
        yaw = float(np.arctan2(wall.inward[0], wall.inward[1]))
        orientation = Pose.from_yaw((0.0, 0.0, 0.0), yaw).orientation
        o = self.scene[self.id]
        wide, _, deep = o.size
        spots = wall.spots((p[0], p[2]), width=wide, off=deep / 2 + 0.01)
        level = self._floor(p[0], p[2], p[1], max(wall.length, 2.0) + 2.0)[0]
        return Wish(level, (p[0], p[2]), "against the wall", spots=spots, orientation=orientation)

    def _hang(self, walls: list[Wall]) -> list[Wish] | Impossible:
        if not self.hangs:
            return Impossible(f"{self._named(self.id)} cannot hang on a wall: nothing would hold it")
        if not walls:
            return Impossible("there is no wall here to hang it on")
        found = []
        for wall in walls:
            y, spots, orientation = hanging(self.scene, self.id, wall, self.request.point)
            level = floor_level(self.scene, self.center, 1.0)
            found.append(Wish(level, spots[0] if spots else self.here, "the wall", spots=spots, orientation=orientation,
                              fixed_y=y, parent=wall.owner, within=(wall.owner,) if wall.owner else ()))
        return found

    def _above(self) -> list[Wish] | Impossible:
        anchor = self.request.anchors[0]
        if not self.hangs:
            return Impossible(f"nothing would hold {self._named(self.id)} above {self._named(anchor)}")
        row = self.boxes.index[anchor]
        x, _, z = (float(v) for v in self.boxes.center[row])
        top = float(self.boxes.hi[row, 1])
        y = top + float(self.boxes.extent[self.row, 1]) + 0.15
        self.request = replace(self.request, point=(x, y, z))
        return self._hang(nearest_walls(self.scene, (x, y, z))[:1])

    def _at_point(self) -> list[Wish] | Impossible:
        if self.request.point is None:
            return Impossible("the point to put it at is not known: point at a surface")
        x, y, z = self.request.point
        from scene.geometry.surfaces import surface_under

        owner = surface_under(self.scene, (x, y, z), (self.id, *self.scene.descendants(self.id)))
        found: list[Level] = []
        if owner is not None:
            found = sorted(levels_of(self.scene, owner), key=lambda lv: abs(lv.y - y))[:2]
        floors = self._floor(x, z, y)
        found = [*found, *floors] if owner is None or abs(y - floors[0].y) < 0.1 else found or floors
        return [Wish(lv, (x, z), f"there {self._where(lv)}", wanted=_within(x, z, 1.0)) for lv in found]

    def _corner(self) -> list[Wish] | Impossible:
        near = float(self.foot.length[0])
        if self.request.anchors:
            level = next(iter(self._ranked(self.request.anchors[0])), None)
            if level is None:
                return Impossible(f"{self._named(self.request.anchors[0])} has no level surface")
            u = level.local(level.points)
            lo, hi = u.min(axis=0), u.max(axis=0)
            across = np.array([-level.axis[1], level.axis[0]])
            corners = [level.center + a * level.axis + b * across for a in (lo[0], hi[0]) for b in (lo[1], hi[1])]
            where = f"in a corner of {self._named(self.request.anchors[0])}"
            levels = [level]
        else:
            found = self._room()
            if isinstance(found, Impossible):
                return found
            (x, y, z), reach, name = found
            room = self.scene.room_at((x, y, z))
            if room is None:
                return Impossible("there is no room here with a corner")
            corners = [np.array(p) for p in room.polygon]
            where, levels = f"in a corner of the {name}", self._floor(x, z, y, reach)
        p = self.request.point
        here = np.array(self.here if p is None else (p[0], p[2]))
        corners.sort(key=lambda c: float(np.hypot(*(c - here))))
        return [
            Wish(lv, (float(c[0]), float(c[1])), where, wanted=_within(float(c[0]), float(c[1]), 0.8 * near + 0.3))
            for c in corners for lv in levels
        ]

    def _middle(self) -> list[Wish] | Impossible:
        if self.request.anchors:
            levels = self._ranked(self.request.anchors[0])[:1]
            if not levels:
                return Impossible(f"{self._named(self.request.anchors[0])} has no level surface")
            at, reach = self._middle_of(levels[0]), 0.3 * max(levels[0].extent)
            where = f"in the middle of {self._named(self.request.anchors[0])}"
        else:
            found = self._room()
            if isinstance(found, Impossible):
                return found
            (x, y, z), half, name = found
            at, reach, where = (x, z), 0.3 * half + 0.3, f"in the middle of the {name}"
            levels = self._floor(x, z, y, half)
        return [Wish(lv, at, where, wanted=_within(*at, reach)) for lv in levels]

    def _offset(self) -> list[Wish] | Impossible:
        d, far = self.request.direction, self.request.distance_m
        if d is None or far is None:
            return Impossible("how far and which way is not said")
        level = abs(d[1]) < 0.5
        x, z = self.here[0] + d[0] * far, self.here[1] + d[2] * far
        if self.hangs and support_of(self.scene, self.id) is None:
            y = self.center[1] + d[1] * far
            return [Wish(floor_level(self.scene, self.center, 1.0), (x, z), "the wall", spots=((x, z),), fixed_y=y,
                         parent=self.scene[self.id].parent, within=())]
        if not level:
            return Impossible(f"{self._named(self.id)} would hang in the air, or sink into what it stands on")
        levels = self._around(self.id, x, z)
        return [Wish(lv, (x, z), self._where(lv), spots=((x, z),)) for lv in levels]

    def _to_viewer(self) -> list[Wish] | Impossible:
        if self.viewer is None:
            return Impossible("there is nobody to bring it to")
        ahead, eyes = self.viewer.ahead, self.viewer.position
        far = 0.7 + float(self.foot.length[0]) / 2
        x, z = eyes[0] + ahead[0] * far, eyes[2] + ahead[2] * far
        found: list[Wish] = []
        if "graspable" in self.scene[self.id].tags:
            d = np.hypot(self.boxes.center[:, 0] - x, self.boxes.center[:, 2] - z)
            tops = [r for r in np.argsort(d, kind="stable")[:60].tolist() if d[r] < 1.6]
            for row in tops:
                o = self.scene[self.boxes.ids[row]]
                if "support" in o.tags and "furniture" in o.tags and o.id != self.id:
                    for lv in self._ranked(o.id)[:1]:
                        found.append(Wish(lv, (x, z), "in front of you", wanted=_within(x, z, 1.2)))
        floors = self._floor(x, z, eyes[1] - 1.6)
        return [*found, *(Wish(lv, (x, z), "in front of you", wanted=_within(x, z, 1.5)) for lv in floors)]


def _within(x: float, z: float, reach_m: float) -> Filter:
    def near(spots: FloatArray) -> NDArray[np.bool_]:
        return np.asarray(np.hypot(spots[:, 0] - x, spots[:, 1] - z) <= reach_m)

    return near
