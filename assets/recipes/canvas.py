"""A picture painted with plain shapes."""

from __future__ import annotations

import numpy as np

from assets.recipes.colour import rgb


class Canvas:
    """A picture painted with plain shapes; places and sizes are shares of its width and height."""

    def __init__(self, width: int, height: int, code: str) -> None:
        self.pixels = np.empty((height, width, 3), np.uint8)
        self.pixels[:] = paint(code)
        self.y, self.x = (np.mgrid[0:height, 0:width] + 0.5) / np.array([height, width])[:, None, None]
        self.aspect = width / height

    def rect(self, code: str, x: float, y: float, w: float, h: float) -> None:
        """A rectangle from its upper left corner."""
        self.fill(code, (self.x >= x) & (self.x < x + w) & (self.y >= y) & (self.y < y + h))

    def disc(self, code: str, x: float, y: float, r: float, inner: float = 0.0) -> None:
        """A disc or ring; its radius is a share of the height."""
        d = np.hypot((self.x - x) * self.aspect, self.y - y)
        self.fill(code, (d <= r) & (d >= inner))

    def line(self, code: str, a: tuple[float, float], b: tuple[float, float], thick: float) -> None:
        """A straight stroke; its thickness is a share of the height."""
        ax, bx = a[0] * self.aspect, b[0] * self.aspect
        dx, dy = bx - ax, b[1] - a[1]
        t = np.clip(((self.x * self.aspect - ax) * dx + (self.y - a[1]) * dy) / (dx * dx + dy * dy), 0, 1)
        self.fill(code, np.hypot(self.x * self.aspect - ax - t * dx, self.y - a[1] - t * dy) <= thick / 2)

    def fill(self, code: str, where: np.ndarray) -> None:
        """A colour wherever the mask is true."""
        self.pixels[where] = paint(code)

    def text(self, code: str, x: float, y: float, w: float, h: float, rows: int, *, seed: int = 1) -> None:
        """Lines of greeked text in a block."""
        random = np.random.Generator(np.random.PCG64(seed))
        for row in range(rows):
            at = x
            while at < x + w * (0.6 if row == rows - 1 else 0.97):
                length = min(float(random.uniform(0.06, 0.16)) * w, x + w - at)
                self.rect(code, at, y + row * h / rows, length, 0.55 * h / rows)
                at += length + 0.035 * w


def paint(code: str) -> tuple[int, int, int]:
    """A colour code as bytes."""
    r, g, b = (round(v * 255) for v in rgb(code))
    return r, g, b
