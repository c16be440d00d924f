"""Lays out a scene: rooms with walls, furniture on floors, things exactly on what carries them."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scene.catalogue import Asset, find_asset, load_mesh

WALL_M = 0.1
"""Thickness of the walls."""


@dataclass(frozen=True)
class Opening:
    """A gap in a wall and what fills it."""

    at: float  # distance of its middle from the wall's first end, metres
    width: float  # metres
    sill: float  # height of its lower edge, metres
    head: float  # height of its upper edge, metres
    asset: str | None = None  # door or window that stands in it
    turn: float = 0.0  # extra turn of that, degrees; its front faces the left of the wall's direction
    id: str | None = None  # id of that, when the asset's own will not do


def door(at: float, asset: str = "door", *, turn: float = 0.0, id: str | None = None) -> Opening:
    """A door's opening."""
    return Opening(at, 0.94, 0.0, 2.1, asset, turn, id)


def window(at: float, asset: str = "window", *, sill: float = 0.95) -> Opening:
    """A window's opening."""
    x, y, _ = find_asset(asset).size
    return Opening(at, x - 0.1, sill, sill + y, asset)


def gap(at: float, width: float, head: float = 2.2) -> Opening:
    """An open passage."""
    return Opening(at, width, 0.0, head)


class Layout:
    """A scene in the making. Metres; `yaw` in degrees, anticlockwise from above, 0 facing +z (towards the viewer)."""

    def __init__(self, name: str, *, height: float = 2.5) -> None:
        self.name = name
        self.height = height
        self.objects: list[dict[str, Any]] = []
        self.rooms: list[dict[str, Any]] = []
        self.viewpoints: list[dict[str, Any]] = []
        self._assets: dict[str, Asset] = {}

    # The building -----------------------------------------------------------------------------------------------

    def room(
        self, id: str, label: str, aliases: list[str], x: tuple[float, float], z: tuple[float, float], floor: str
    ) -> None:
        """A rectangular room with its floor, whose colour is a code."""
        polygon = [[x[0], z[0]], [x[1], z[0]], [x[1], z[1]], [x[0], z[1]]]
        self.rooms.append(
            {"id": id, "label": label, "aliases": aliases, "polygon": polygon, "floor": 0.0, "height": self.height}
        )
        size = (x[1] - x[0], 0.1, z[1] - z[0])
        self._box(f"floor_{id}", "floor", (sum(x) / 2, -0.05, sum(z) / 2), size, floor, ["fixed", "support"])

    def wall(self, a: tuple[float, float], b: tuple[float, float], code: str, *openings: Opening) -> None:
        """A wall from a to b (x, z), along one axis, with its openings."""
        length = math.dist(a, b)
        along = ((b[0] - a[0]) / length, (b[1] - a[1]) / length)
        edge = 0.0
        for o in sorted(openings, key=lambda o: o.at):
            self._wall_piece(a, along, edge, o.at - o.width / 2, 0.0, self.height, code)
            self._wall_piece(a, along, o.at - o.width / 2, o.at + o.width / 2, 0.0, o.sill, code)
            self._wall_piece(a, along, o.at - o.width / 2, o.at + o.width / 2, o.head, self.height, code)
            edge = o.at + o.width / 2
            if o.asset:
                yaw = math.degrees(math.atan2(-along[1], along[0])) + o.turn
                x, z = a[0] + along[0] * o.at, a[1] + along[1] * o.at
                self._add(o.asset, (x, o.sill, z), yaw, None, o.id, {})
        self._wall_piece(a, along, edge, length, 0.0, self.height, code)

    def _wall_piece(
        self,
        a: tuple[float, float],
        along: tuple[float, float],
        start: float,
        end: float,
        low: float,
        high: float,
        code: str,
    ) -> None:
        if end - start < 1e-6 or high - low < 1e-6:
            return
        middle = (start + end) / 2
        size = (end - start, high - low, WALL_M) if along[0] else (WALL_M, high - low, end - start)
        n = 1 + sum(o["id"].startswith("wall_") for o in self.objects)
        self._box(
            f"wall_{n}",
            "wall",
            (a[0] + along[0] * middle, (low + high) / 2, a[1] + along[1] * middle),
            size,
            code,
            ["fixed"],
        )

    def _box(
        self, id: str, label: str, center: tuple[float, ...], size: tuple[float, ...], code: str, tags: list[str]
    ) -> None:
        rgb = [int(code[i : i + 2], 16) for i in (1, 3, 5)]
        self.objects.append(
            {"id": id, "label": label, "center": _round(center), "size": _round(size), "rgb": rgb, "tags": tags}
        )

    # Things -----------------------------------------------------------------------------------------------------

    def put(
        self, asset: str, x: float, z: float, yaw: float = 0.0, *, id: str | None = None, y: float = 0.0, **more: Any
    ) -> str:
        """Stand an asset on the floor (or at height y)."""
        return self._add(asset, (x, y, z), yaw, None, id, more)

    def on(
        self,
        parent: str,
        asset: str,
        x: float,
        z: float,
        yaw: float = 0.0,
        *,
        level: int = 0,
        id: str | None = None,
        **more: Any,
    ) -> str:
        """Rest an asset on a surface of another (0 is the highest), at x, z in that one's own frame."""
        carrier = self._assets[parent]
        heights = carrier.support_heights
        ceiling = heights[level] + 0.06 if heights else carrier.size[1]
        y = _rest_height(carrier.id, _underside(asset, x, z, yaw, float(more.get("scale", 1.0))), ceiling)
        return self._add(asset, (x, y, z), yaw, parent, id, more)

    def hang(self, asset: str, x: float, y: float, z: float, yaw: float, *, id: str | None = None, **more: Any) -> str:
        """Hang an asset on a wall: x, z on the wall's face, y its lower edge, yaw the way it faces."""
        out = find_asset(asset).size[2] / 2
        a = math.radians(yaw)
        return self._add(asset, (x + out * math.sin(a), y, z + out * math.cos(a)), yaw, None, id, more)

    def view(self, name: str, position: tuple[float, float, float], look_at: tuple[float, float, float]) -> None:
        """A place to look from."""
        self.viewpoints.append({"name": name, "position": list(position), "look_at": list(look_at)})

    def _add(
        self,
        asset: str,
        position: tuple[float, ...],
        yaw: float,
        parent: str | None,
        id: str | None,
        more: dict[str, Any],
    ) -> str:
        taken = {o["id"] for o in self.objects}
        base = id or asset
        name = next(n for n in (base, *(f"{base}_{i}" for i in range(2, 999))) if n not in taken)
        self._assets[name] = find_asset(asset)
        entry: dict[str, Any] = {"id": name, "asset": asset, "position": _round(position)}
        if yaw % 360:
            entry["yaw_deg"] = round(yaw % 360, 3)
        if parent is not None:
            entry["parent"] = parent
        self.objects.append(entry | more)
        return name

    def to_json(self) -> str:
        """The scene's file, one object a line."""
        head = {"format": "deixis-scene", "version": 1, "name": self.name, "up": "y"}
        parts = [f'"{k}": {json.dumps(v)}' for k, v in head.items()]
        for key, rows in (("rooms", self.rooms), ("viewpoints", self.viewpoints), ("objects", self.objects)):
            parts.append(f'"{key}": [\n' + ",\n".join(f"  {json.dumps(r, ensure_ascii=False)}" for r in rows) + "\n]")
        return "{" + ",\n".join(parts) + "}\n"


def _round(values: tuple[float, ...]) -> list[float]:
    return [round(float(v), 5) + 0.0 for v in values]


@cache
def _triangles(asset: str) -> NDArray[np.float64]:
    points, faces = load_mesh(asset).merged
    return points.astype(float)[faces]


def _underside(asset: str, x: float, z: float, yaw: float, scale: float) -> NDArray[np.float64]:
    """Points on the lower faces of an asset that stands at x, z in its parent's frame."""
    t = _triangles(asset) * scale
    cross = np.cross(t[:, 1] - t[:, 0], t[:, 2] - t[:, 0])
    t = t[(cross[:, 1] < 0) & (t[..., 1].min(axis=1) < 0.5 * t[..., 1].max())]
    i, j = (a.ravel() for a in np.meshgrid(np.arange(9), np.arange(9)))
    w = np.stack([i, j, 8 - i - j], 1)[i + j <= 8] / 8
    large = np.ptp(t[..., [0, 2]], axis=1).max(axis=1) > 0.03
    p = np.concatenate([t.reshape(-1, 3), (w @ t[large]).reshape(-1, 3)])
    p = np.unique(p.round(4), axis=0)
    c, s = math.cos(math.radians(yaw)), math.sin(math.radians(yaw))
    return np.stack([x + c * p[:, 0] + s * p[:, 2], p[:, 1], z - s * p[:, 0] + c * p[:, 2]], 1)


def _rest_height(asset: str, under: NDArray[np.float64], ceiling: float) -> float:
    """How high a thing stands when let down on an asset's mesh, from the points of its underside."""
    heights = np.concatenate([_heights(asset, part, ceiling) for part in np.array_split(under, len(under) // 256 + 1)])
    if not np.isfinite(heights).any():
        raise ValueError(
            f"nothing of {asset!r} lies under {under.mean(axis=0).round(3).tolist()} below {ceiling:.3f} m"
        )
    return float((heights - under[:, 1]).max())


def _heights(asset: str, places: NDArray[np.float64], ceiling: float) -> NDArray[np.float64]:
    """Height of an asset's mesh at each place (x, any, z), the greatest below the ceiling; -inf where there is none."""
    t = _triangles(asset)
    a, b, c = (t[:, k][:, [0, 2]] for k in range(3))
    v0, v1 = b - a, c - a
    area = v0[:, 0] * v1[:, 1] - v0[:, 1] * v1[:, 0]
    keep = np.abs(area) > 1e-12
    a, v0, v1, area, t = a[keep], v0[keep], v1[keep], area[keep], t[keep]
    d = places[:, None, [0, 2]] - a
    u = (d[..., 0] * v1[:, 1] - d[..., 1] * v1[:, 0]) / area
    v = (v0[:, 0] * d[..., 1] - v0[:, 1] * d[..., 0]) / area
    y = t[:, 0, 1] + u * (t[:, 1, 1] - t[:, 0, 1]) + v * (t[:, 2, 1] - t[:, 0, 1])
    hit = (u >= -1e-9) & (v >= -1e-9) & (u + v <= 1 + 1e-9) & (y <= ceiling)
    return np.where(hit, y, -np.inf).max(axis=1)
