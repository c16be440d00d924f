"""The kit a recipe builds with: shapes placed in nested frames, at one level of detail."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from assets.recipes import curves, shapes
from assets.recipes.curves import Array
from assets.recipes.materials import Finish
from assets.recipes.soup import Soup, joined

DETAIL = (0.7, 0.44, 0.26)
"""Share of the full number of segments at each level of detail."""


@dataclass(frozen=True)
class Surface:
    """A level rectangle on which things can stand."""

    y: float  # height, metres
    x: tuple[float, float]  # extent along x, metres
    z: tuple[float, float]  # extent along z, metres


class Kit:
    """Collects a model's parts. Lengths in metres, angles in degrees; a part's place is the centre of its base."""

    def __init__(self, lod: int) -> None:
        self.lod = lod
        self.parts: list[tuple[Finish, Soup]] = []
        self.surfaces: list[Surface] = []
        self._frame: Array = np.eye(4)

    @property
    def fine(self) -> bool:
        """Whether small details are drawn (level 0)."""
        return self.lod == 0

    @property
    def mid(self) -> bool:
        """Whether middling details are drawn (levels 0 and 1)."""
        return self.lod <= 1

    def n(self, full: int, least: int = 3) -> int:
        """A number of segments for this level of detail."""
        return max(least, round(full * DETAIL[self.lod]))

    @contextmanager
    def at(
        self,
        x: float = 0,
        y: float = 0,
        z: float = 0,
        *,
        yaw: float = 0,
        pitch: float = 0,
        roll: float = 0,
        scale: ArrayLike = 1.0,
    ) -> Iterator[None]:
        """Place what follows in a frame moved to x, y, z, turned about y, then x, then z, and scaled."""
        outer = self._frame
        self._frame = outer @ _matrix(x, y, z, yaw, pitch, roll, scale)
        try:
            yield
        finally:
            self._frame = outer

    def add(self, m: Finish, soup: Soup, *, thin: bool = False) -> None:
        """Add a soup in the present frame; a tiling pattern is laid on from six sides, on a thin part along it."""
        if m.texture is None or m.texture.tiles:
            soup = replace(soup, uvs=None)
        if m.texture is not None and soup.uvs is None:
            shift = 0.37 * len(self.parts)
            uvs = _one_line(soup, m.repeat_m[0], shift) if thin else _six_sided(soup, m.repeat_m, shift)
            soup = replace(soup, uvs=uvs)
        self.parts.append((m, soup.transformed(self._frame)))

    def surface(self, y: float, w: float, d: float, x: float = 0, z: float = 0) -> None:
        """Declare a level surface of width w and depth d about x, z (in a frame that is at most moved)."""
        ox, oy, oz = self._frame[:3, 3]
        self.surfaces.append(Surface(y + oy, (ox + x - w / 2, ox + x + w / 2), (oz + z - d / 2, oz + z + d / 2)))

    # Shapes ------------------------------------------------------------------------------------------------------

    def box(
        self,
        m: Finish,
        w: float,
        h: float,
        d: float,
        x: float = 0,
        y: float = 0,
        z: float = 0,
        *,
        r: float = 0.004,
        steps: int = 1,
    ) -> None:
        """A rounded box, its base at y."""
        smooth = (steps, min(steps, 1) if r > 0.012 else 0, 0)[self.lod]
        self._put(m, shapes.rounded_box((w, h, d), r, smooth), x, y, z)

    def cyl(
        self,
        m: Finish,
        r: float,
        h: float,
        x: float = 0,
        y: float = 0,
        z: float = 0,
        *,
        top: float | None = None,
        bevel: float = 0.002,
        seg: int = 24,
    ) -> None:
        """A cylinder or, with `top`, a cone with that upper radius."""
        self.lathe(m, [(0, 0), (r, 0), (r if top is None else top, h), (0, h)], x, y, z, fillet=bevel, seg=seg)

    def lathe(
        self,
        m: Finish,
        profile: ArrayLike,
        x: float = 0,
        y: float = 0,
        z: float = 0,
        *,
        fillet: float = 0.0,
        seg: int = 32,
    ) -> None:
        """A profile of (radius, y) turned about the vertical, its corners filleted."""
        line = curves.rounded(profile, fillet, (2, 1, 0)[self.lod])
        self._put(m, shapes.lathe(line, self.n(seg, 9)), x, y, z)

    def curve(self, points: ArrayLike, full: int, least: int = 3, *, loop: bool = False) -> Array:
        """A smooth curve through the points, sampled for this level of detail."""
        return curves.spline(points, self.n(full, least), loop=loop)

    def slab(
        self,
        m: Finish,
        outline: ArrayLike,
        h: float,
        x: float = 0,
        y: float = 0,
        z: float = 0,
        *,
        r: float = 0.003,
        corner: float = 0.0,
        axis: str = "y",
    ) -> None:
        """An outline with rounded corners, extruded: (x, z) up from y; (x, y) along z or (z, y) along x, centred."""
        line = curves.rounded(outline, corner, (4, 2, 1)[self.lod], loop=True) if corner else np.asarray(outline, float)
        soup = shapes.extrude(line, h, r, (2 if r > 0.008 else 1, 1 if r > 0.012 else 0, 0)[self.lod])
        if axis != "y":
            middle = Soup(soup.points - np.array([0, h / 2, 0]), soup.normals)
            turn = np.eye(4)
            turn[:3, :3] = [[1, 0, 0], [0, 0, 1], [0, -1, 0]] if axis == "z" else [[0, 1, 0], [0, 0, 1], [1, 0, 0]]
            soup = middle.transformed(turn)
        self._put(m, soup, x, y, z)

    def tube(
        self,
        m: Finish,
        path: ArrayLike,
        radius: ArrayLike,
        *,
        seg: int = 10,
        squash: float = 1.0,
        loop: bool = False,
        round_caps: bool = False,
    ) -> None:
        """A section swept along a path of points."""
        caps = (2, 1, 0)[self.lod] if round_caps else 0
        soup = shapes.tube(np.asarray(path, float), radius, self.n(seg, 5), squash=squash, loop=loop, round_caps=caps)
        self.add(m, soup, thin=bool(np.max(radius) < 0.04))

    def ring(
        self,
        m: Finish,
        radius: float,
        thick: float,
        x: float = 0,
        y: float = 0,
        z: float = 0,
        *,
        seg: int = 28,
        sides: int = 8,
    ) -> None:
        """A level ring whose lowest point is at y."""
        circle = np.insert(curves.circle(radius, self.n(seg, 9)), 1, thick, axis=1)
        self._put(m, shapes.tube(circle, thick, self.n(sides, 4), loop=True), x, y, z)

    def blob(
        self,
        m: Finish,
        w: float,
        h: float,
        d: float,
        x: float = 0,
        y: float = 0,
        z: float = 0,
        *,
        power: float = 2.0,
        cells: int = 8,
    ) -> None:
        """An ellipsoid (power 2) to a soft box (power 4 to 8), its lowest point at y."""
        self._put(m, shapes.blob((w, h, d), power, self.n(cells, 2)), x, y, z)

    def pillow(
        self,
        m: Finish,
        w: float,
        h: float,
        d: float,
        x: float = 0,
        y: float = 0,
        z: float = 0,
        *,
        pinch: float = 0.07,
        cells: int = 14,
    ) -> None:
        """A stuffed cushion lying flat."""
        self._put(m, shapes.pillow(w, h, d, self.n(cells, 4), pinch=pinch), x, y, z)

    def sheet(
        self,
        m: Finish,
        place: Callable[[Array, Array], Array],
        cells: tuple[int, int],
        thickness: float,
        *,
        crease: float = 60.0,
    ) -> None:
        """A curved sheet given by a function of u, v in 0..1."""
        self._put(m, shapes.sheet(place, (self.n(cells[0], 1), self.n(cells[1], 1)), thickness, crease_deg=crease))

    def panel(self, m: Finish, w: float, h: float, x: float = 0, y: float = 0, z: float = 0) -> None:
        """A flat picture facing +z, its lower edge at y; the texture covers it once."""
        a, b = w / 2, h
        points = np.array([[[-a, 0, 0], [a, 0, 0], [a, b, 0]], [[-a, 0, 0], [a, b, 0], [-a, b, 0]]], float)
        uvs = np.array([[[0, 1], [1, 1], [1, 0]], [[0, 1], [1, 0], [0, 0]]], float)
        self._put(m, Soup(points, np.broadcast_to([0.0, 0, 1], points.shape).copy(), uvs), x, y, z)

    def tint(self, paint: Callable[[Array], Array], start: int) -> None:
        """Colour the corners of the parts added since part number `start` by a function of their positions."""
        for k in range(start, len(self.parts)):
            finish, soup = self.parts[k]
            self.parts[k] = (finish, replace(soup, colors=np.clip(paint(soup.points), 0, 1)))

    def _put(self, m: Finish, soup: Soup, x: float = 0, y: float = 0, z: float = 0) -> None:
        with self.at(x, y, z):
            self.add(m, soup)

    # The model ---------------------------------------------------------------------------------------------------

    def bounds(self) -> tuple[Array, Array]:
        """Lowest and highest corner of all parts."""
        points = np.concatenate([soup.points.reshape(-1, 3) for _, soup in self.parts])
        return points.min(axis=0), points.max(axis=0)

    def by_finish(self) -> list[tuple[Finish, Soup]]:
        """One soup a finish, in order of first use."""
        groups: dict[tuple[Finish, bool], list[Soup]] = {}
        for finish, soup in self.parts:
            groups.setdefault((finish, soup.colors is None), []).append(soup)
        return [(finish, joined(soups)) for (finish, _), soups in groups.items()]


def _matrix(x: float, y: float, z: float, yaw: float, pitch: float, roll: float, scale: ArrayLike) -> Array:
    (cy, cp, cr), (sy, sp, sr) = np.cos(a := np.radians([yaw, pitch, roll])), np.sin(a)
    about_y = np.array([[cy, 0, sy], [0, 1, 0], [-sy, 0, cy]])
    about_x = np.array([[1, 0, 0], [0, cp, -sp], [0, sp, cp]])
    about_z = np.array([[cr, -sr, 0], [sr, cr, 0], [0, 0, 1]])
    out = np.eye(4)
    out[:3, :3] = about_y @ about_x @ about_z * np.broadcast_to(np.asarray(scale, float), 3)
    out[:3, 3] = x, y, z
    return out


def _six_sided(soup: Soup, repeat_m: tuple[float, float], shift: float) -> Array:
    """Texture coordinates seen from the side each triangle faces, the texture running along the longest extent."""
    corners = soup.points.reshape(-1, 3)
    extent = corners.max(axis=0) - corners.min(axis=0)
    facing = np.abs(soup.normals.mean(axis=1)).argmax(axis=1)
    uvs = np.empty((*soup.points.shape[:2], 2))
    for axis in range(3):
        along, across = sorted((k for k in range(3) if k != axis), key=lambda k: -extent[k])
        side = soup.points[facing == axis]
        uvs[facing == axis] = side[..., [along, across]] / np.array(repeat_m) + shift
    return uvs


def _one_line(soup: Soup, repeat_m: float, shift: float) -> Array:
    """Texture coordinates along one line of the texture, by the place along the longest extent: no seams."""
    corners = soup.points.reshape(-1, 3)
    axis = int((corners.max(axis=0) - corners.min(axis=0)).argmax())
    along = soup.points[..., axis] / repeat_m + shift
    return np.stack([along, np.full_like(along, 0.4)], -1)
