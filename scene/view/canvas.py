"""Flat shapes over the picture: rounded rectangles, lines, discs and words, in pixels, all in one draw.

Sizes are in points of a picture 720 high and grow with it, so that a still at any size looks alike.
"""

from __future__ import annotations

import math
from typing import Any, Literal

import numpy as np

from scene.frames import FloatArray
from scene.view.gpu import Target, set_uniforms
from scene.view.projection import Projection
from scene.view.shaders import source
from scene.view.text import Atlas, shortened, text_width, wrapped

Rgba = tuple[float, float, float, float]
Anchor = Literal["left", "center", "right"]
SHAPE = np.dtype([
    ("center", "<f4", 2), ("half", "<f4", 2), ("turn", "<f4", 2), ("uv", "<f4", 4), ("color", "<f4", 4),
    ("edge", "<f4", 4), ("shape", "<f4", 4),
])
"""96 bytes; the fields are those of shaders/shape.vert."""
FORMAT = "2f4 2f4 2f4 4f4 4f4 4f4 4f4/i"
NO_TEXT = (-1.0, 0.0, 0.0, 0.0)
CLEAR: Rgba = (0.0, 0.0, 0.0, 0.0)


class CanvasDrawer:
    """The card's side of the canvas: one program, one atlas, one buffer."""

    def __init__(self, ctx: Any) -> None:
        self._ctx = ctx
        self.atlas = Atlas(ctx)
        self._program = ctx.program(vertex_shader=source("shape.vert"), fragment_shader=source("shape.frag"))
        self._capacity = 256
        self._make()

    def _make(self) -> None:
        names = ("in_center", "in_half", "in_turn", "in_uv", "in_color", "in_edge", "in_shape")
        self._buffer = self._ctx.buffer(reserve=self._capacity * SHAPE.itemsize, dynamic=True)
        self._array = self._ctx.vertex_array(self._program, [(self._buffer, FORMAT, *names)])

    def draw(self, canvas: Canvas, target: Target, depth: Any) -> None:
        """Put a canvas onto a target; `depth` is the depth texture of the scene's picture."""
        if not canvas.rows:
            return
        data = np.zeros(len(canvas.rows), dtype=SHAPE)
        for name, values in zip(SHAPE.names or (), zip(*canvas.rows, strict=True), strict=True):
            data[name] = values
        if len(data) > self._capacity:
            self._capacity = 1 << (len(data) - 1).bit_length()
            self._make()
        self._buffer.write(data.tobytes())
        target.above.use()
        ctx = self._ctx
        ctx.enable_only(ctx.BLEND)
        self.atlas.texture.use(0)
        depth.use(1)
        lens = canvas.projection.lens
        set_uniforms(self._program, u_atlas=0, u_depth=1, u_size=tuple(float(v) for v in target.size),
                     u_range=(lens.near_m, lens.far_m))
        self._array.render(ctx.TRIANGLE_STRIP, vertices=4, instances=len(data))


class Canvas:
    """The shapes of one frame, back to front."""

    def __init__(self, drawer: CanvasDrawer, projection: Projection) -> None:
        self.projection = projection
        self.width, self.height = float(projection.width), float(projection.height)
        self.unit = max(projection.height / 720, 0.5)
        """Pixels a point."""
        self.rows: list[tuple[Any, ...]] = []
        self._atlas = drawer.atlas

    def rect(self, x: float, y: float, width: float, height: float, color: Rgba, *, radius: float = 0.0,
             edge: Rgba = CLEAR, border: float = 0.0, soft: float = 0.0, dash: float = 0.0) -> None:
        """A rectangle from its upper left corner, in pixels; `dash` is the length of a dash of its border and a gap."""
        self.rows.append((
            (x + width / 2, y + height / 2), (width / 2, height / 2), (1.0, 0.0), (-1.0, 0.0, 0.0, dash), color, edge,
            (radius, border, soft, 0.0),
        ))

    def disc(self, x: float, y: float, radius: float, color: Rgba, *, edge: Rgba = CLEAR, border: float = 0.0) -> None:
        """A disc about a point."""
        self.rows.append((
            (x, y), (radius, radius), (1.0, 0.0), NO_TEXT, color, edge, (radius, border, 0.0, 0.0),
        ))

    def line(self, x0: float, y0: float, x1: float, y1: float, color: Rgba, width: float, *,
             depths_m: tuple[float, float] | None = None) -> None:
        """A line with round ends; it is faint behind things where the depths of its ends are given."""
        length = math.hypot(x1 - x0, y1 - y0)
        turn = ((x1 - x0) / length, (y1 - y0) / length) if length > 1e-6 else (1.0, 0.0)
        self.rows.append((
            ((x0 + x1) / 2, (y0 + y1) / 2), (length / 2 + width / 2, width / 2), turn,
            NO_TEXT if depths_m is None else (-1.0, 1 / depths_m[0], 1 / depths_m[1], 0.0), color, CLEAR,
            (width / 2, 0.0, 0.0, 0.0 if depths_m is None else 1.0),
        ))

    def line_3d(self, points: FloatArray, color: Rgba, width: float) -> None:
        """A straight line in the world from `points[0]` to `points[1]`, faint where something stands before it."""
        seen = self.projection.to_pixels(points)
        near = self.projection.lens.near_m * 1.5
        (x0, y0, d0), (x1, y1, d1) = seen
        if d0 < near and d1 < near:
            return
        if d0 < near or d1 < near:
            t = (near - d0) / (d1 - d0)
            cut = points[0] + (points[1] - points[0]) * t
            points = np.stack([cut, points[1]] if d0 < near else [points[0], cut])
            (x0, y0, d0), (x1, y1, d1) = self.projection.to_pixels(points)
        if max(x0, x1) < 0 or min(x0, x1) > self.width or max(y0, y1) < 0 or min(y0, y1) > self.height:
            return
        self.line(x0, y0, x1, y1, color, width, depths_m=(float(d0), float(d1)))

    def text(self, x: float, y: float, text: str, size: float, color: Rgba, *, bold: bool = False,
             anchor: Anchor = "left") -> float:
        """One line of words whose top is at `y`; gives its width in pixels. `size` is in points."""
        if not text.strip():
            return 0.0
        size_px = self.pixels(size)
        wide = text_width(text, size_px, bold)
        glyphs = self._atlas.place(text, size_px, bold)
        left = round(x - wide * {"left": 0.0, "center": 0.5, "right": 1.0}[anchor]) + glyphs.left
        top = round(y) + glyphs.top
        self.rows.append((
            (left + glyphs.width / 2, top + glyphs.height / 2), (glyphs.width / 2, glyphs.height / 2), (1.0, 0.0),
            glyphs.uv, color, CLEAR, (0.0, 0.0, 0.0, 0.0),
        ))
        return wide

    def pixels(self, points: float) -> int:
        """A length in points as whole pixels, for fonts."""
        return max(round(points * self.unit), 6)

    def text_width(self, text: str, size: float, *, bold: bool = False) -> float:
        """How wide a line would be, pixels."""
        return text_width(text, self.pixels(size), bold)

    def wrapped(self, text: str, width: float, size: float, *, bold: bool = False, most_lines: int = 99) -> list[str]:
        """A text in lines that fit into `width` pixels."""
        return wrapped(text, width, self.pixels(size), bold, most_lines)

    def shortened(self, text: str, width: float, size: float, *, bold: bool = False) -> str:
        """A text cut to `width` pixels."""
        return shortened(text, width, self.pixels(size), bold)
