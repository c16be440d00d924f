"""Printed and painted pictures: covers, labels, screens, dials, carpets, art."""

from __future__ import annotations

import numpy as np

from assets.recipes.colour import rgb
from assets.recipes.textures import Image, noise, painter


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


@painter
def cover(ground: str, ink: str, style: int) -> Image:
    """The front of a book: a title and one of several devices."""
    c = Canvas(48, 64, ground)
    if style == 0:
        c.disc(ink, 0.5, 0.58, 0.2)
        c.rect(ink, 0.15, 0.12, 0.7, 0.06)
        c.rect(ink, 0.25, 0.22, 0.5, 0.04)
    elif style == 1:
        for i in range(5):
            c.rect(ink, 0.12, 0.42 + i * 0.1, 0.76 - 0.12 * i, 0.05)
        c.rect(ink, 0.12, 0.1, 0.55, 0.09)
        c.rect(ink, 0.12, 0.22, 0.4, 0.09)
    elif style == 2:
        c.fill(ink, c.y > 0.55 + 0.12 * np.sin(c.x * 7))
        c.rect(ink, 0.2, 0.14, 0.6, 0.07)
        c.rect(ink, 0.3, 0.26, 0.4, 0.05)
    else:
        c.rect(ink, 0.08, 0.06, 0.84, 0.88)
        c.rect(ground, 0.11, 0.085, 0.78, 0.83)
        c.rect(ink, 0.25, 0.3, 0.5, 0.06)
        c.rect(ink, 0.3, 0.4, 0.4, 0.05)
        c.disc(ink, 0.5, 0.66, 0.07)
    return c.pixels


@painter
def screen() -> Image:
    """A desktop: a blue evening sky over hills, two windows."""
    c = Canvas(128, 72, "#274b7a")
    for i, code in enumerate(("#2f5c90", "#3f74a6", "#6f9dbf", "#a9c3cf", "#e2cfae")):
        c.fill(code, c.y > 0.18 + 0.13 * i)
    c.disc("#f6e6b8", 0.7, 0.6, 0.1)
    c.fill("#3c6b6f", c.y > 0.72 + 0.06 * np.sin(c.x * 9))
    c.fill("#27504f", c.y > 0.82 + 0.05 * np.sin(c.x * 6 + 2))
    c.rect("#f3f4f5", 0.07, 0.12, 0.42, 0.55)
    c.rect("#39506b", 0.07, 0.12, 0.42, 0.06)
    c.text("#6d7680", 0.1, 0.24, 0.35, 0.38, 8)
    c.rect("#1c222b", 0, 0.94, 1, 0.06)
    return c.pixels


@painter
def broadcast() -> Image:
    """A film still: a mountain lake."""
    c = Canvas(128, 72, "#8fb7d6")
    c.fill("#b9d2e2", c.y > 0.28)
    c.fill("#6d8aa0", c.y > 0.22 + 0.5 * np.abs(c.x - 0.36))
    c.fill("#f1f4f5", (c.y > 0.22 + 0.5 * np.abs(c.x - 0.36)) & (c.y < 0.33 + 0.03 * np.sin(c.x * 60)))
    c.fill("#56748a", c.y > 0.34 + 0.42 * np.abs(c.x - 0.74))
    c.fill("#2f5a46", c.y > 0.57 + 0.02 * np.sin(c.x * 70))
    c.fill("#3f7f9a", c.y > 0.65)
    for i in range(6):
        c.rect("#7fb0c2", 0.1 + 0.13 * i, 0.7 + 0.04 * (i % 4), 0.12, 0.012)
    c.fill("#3e5a2c", c.y > 0.92 + 0.03 * np.sin(c.x * 13))
    return c.pixels


@painter
def phone_screen() -> Image:
    """A telephone's home screen: rows of icons."""
    c = Canvas(48, 96, "#2b3a67")
    c.fill("#4d5f9c", c.y > 0.5 + 0.1 * np.sin(c.x * 5))
    for row in range(4):
        for column in range(4):
            code = ("#e8504a", "#48b26b", "#f2b632", "#4aa3e0", "#f4f4f4", "#9c67c7")[(row * 4 + column * 3) % 6]
            c.rect(code, 0.1 + 0.21 * column, 0.12 + 0.13 * row, 0.15, 0.075)
    c.rect("#dfe4f2", 0.1, 0.86, 0.8, 0.08)
    return c.pixels


@painter
def keys_layout(key: str, gap: str) -> Image:
    """A computer keyboard from above."""
    c = Canvas(128, 44, gap)
    for row, (count, shift) in enumerate(((15, 0.0), (14.5, 0.0), (14, 0.02), (13, 0.03))):
        for i in range(int(count)):
            c.rect(key, 0.015 + shift + i * 0.064, 0.06 + row * 0.18, 0.054, 0.145)
    for x, w in (
        (0.015, 0.08),
        (0.105, 0.08),
        (0.195, 0.08),
        (0.285, 0.36),
        (0.655, 0.08),
        (0.745, 0.08),
        (0.845, 0.06),
        (0.915, 0.06),
    ):
        c.rect(key, x, 0.79, w, 0.145)
    return c.pixels


@painter
def dial(face: str, ink: str, hand: str) -> Image:
    """A clock's face at ten past ten."""
    c = Canvas(96, 96, face)
    for i in range(12):
        a = np.radians(30 * i)
        r = 0.36 if i % 3 == 0 else 0.39
        c.line(
            ink,
            (0.5 + r * np.sin(a), 0.5 - r * np.cos(a)),
            (0.5 + 0.43 * np.sin(a), 0.5 - 0.43 * np.cos(a)),
            0.03 if i % 3 == 0 else 0.016,
        )
    for turn, length, thick in ((305.0, 0.22, 0.036), (60.0, 0.34, 0.026)):
        a = np.radians(turn)
        c.line(ink, (0.5, 0.5), (0.5 + length * np.sin(a), 0.5 - length * np.cos(a)), thick)
    c.line(hand, (0.5, 0.58), (0.5, 0.14), 0.012)
    c.disc(ink, 0.5, 0.5, 0.03)
    return c.pixels


@painter
def art(style: int) -> Image:
    """Paintings: abstract shapes, a seascape, leaves, a portrait of colour fields."""
    if style == 0:
        c = Canvas(80, 60, "#efe6d6")
        c.disc("#d98a4a", 0.34, 0.42, 0.27)
        c.disc("#2f4f5f", 0.66, 0.6, 0.22)
        c.fill("#b9482f", (c.x > 0.48) & (c.x < 0.78) & (c.y < 0.4) & (c.y > 0.16))
        c.line("#23252a", (0.1, 0.85), (0.9, 0.2), 0.016)
        c.disc("#e8c25a", 0.72, 0.28, 0.07)
    elif style == 1:
        c = Canvas(96, 64, "#bcd3dd")
        for i, code in enumerate(("#d6dfdd", "#f0dcc0", "#f3c998")):
            c.fill(code, c.y > 0.16 + 0.11 * i)
        c.disc("#f7efd8", 0.64, 0.42, 0.08)
        c.fill("#3f7d93", c.y > 0.5)
        for i in range(9):
            c.fill(
                "#6ba4b2" if i % 2 else "#2f667e",
                np.abs(c.y - (0.55 + 0.045 * i) - 0.012 * np.sin(c.x * (30 - i) + i)) < 0.008,
            )
        c.fill("#f4efe4", (c.y < 0.56) & (c.y > 0.34) & (np.abs(c.x - 0.3) < (c.y - 0.34) * 0.35))
        c.fill("#5b3a26", (c.y > 0.555) & (c.y < 0.59) & (np.abs(c.x - 0.3) < 0.1))
    elif style == 2:
        c = Canvas(54, 72, "#f3efe6")
        c.line("#3f5f43", (0.5, 0.95), (0.5, 0.15), 0.012)
        for i in range(7):
            y, side = 0.85 - 0.1 * i, 1 if i % 2 else -1
            for t in np.linspace(0, 1, 14):
                c.disc(
                    ("#4f7f57", "#6f9b68")[i % 2],
                    0.5 + side * 0.36 * t * (1 - 0.06 * i),
                    y - 0.11 * t,
                    0.028 * np.sin(np.pi * (0.12 + 0.85 * t)),
                )
    else:
        c = Canvas(64, 64, "#e0b04a")
        c.rect("#c4532f", 0.0, 0.45, 1.0, 0.3)
        c.rect("#6d2436", 0.0, 0.75, 1.0, 0.25)
        c.rect("#efdcae", 0.0, 0.0, 1.0, 0.12)
        c.pixels = c.pixels + (noise(41, 64, 64, (3, 16)) > 0.6).astype(np.uint8)[..., None] * 6
    return c.pixels


@painter
def world() -> Image:
    """A map of the world, the seas blue."""
    c = Canvas(128, 64, "#3f7fb5")
    lands = (
        (0.18, 0.3, 0.09, 0.13),
        (0.24, 0.42, 0.04, 0.07),
        (0.3, 0.62, 0.045, 0.14),
        (0.28, 0.55, 0.05, 0.08),
        (0.5, 0.27, 0.05, 0.07),
        (0.53, 0.48, 0.06, 0.1),
        (0.56, 0.62, 0.04, 0.12),
        (0.7, 0.27, 0.16, 0.12),
        (0.66, 0.4, 0.05, 0.06),
        (0.72, 0.45, 0.025, 0.07),
        (0.78, 0.42, 0.04, 0.06),
        (0.86, 0.67, 0.05, 0.06),
        (0.39, 0.14, 0.04, 0.05),
    )
    wobble = 0.02 * (noise(7, 64, 128, (8, 16)) - 0.5)
    for x, y, w, h in lands:
        c.fill(
            "#d9c27a" if y > 0.4 and x < 0.62 else "#7fa65a",
            ((c.x - x) / w) ** 2 + ((c.y - y) / h) ** 2 < 1 + wobble * 30,
        )
    c.fill("#f2f5f6", (c.y > 0.93) | (c.y < 0.05))
    return c.pixels


@painter
def gazette() -> Image:
    """A newspaper's front page."""
    c = Canvas(72, 96, "#e9e6dd")
    c.rect("#26262a", 0.08, 0.04, 0.84, 0.07)
    c.rect("#8c8c88", 0.06, 0.13, 0.88, 0.008)
    c.rect("#3a3a3d", 0.06, 0.16, 0.6, 0.045)
    c.rect("#8d9499", 0.06, 0.24, 0.56, 0.3)
    c.fill("#5f6a70", (c.x > 0.06) & (c.x < 0.62) & (c.y < 0.54) & (c.y > 0.42 + 0.06 * np.sin(c.x * 15)))
    c.text("#8a8a88", 0.67, 0.24, 0.27, 0.7, 22, seed=2)
    c.text("#8a8a88", 0.06, 0.58, 0.27, 0.36, 12, seed=3)
    c.text("#8a8a88", 0.36, 0.58, 0.27, 0.36, 12, seed=4)
    return c.pixels


@painter
def glossy() -> Image:
    """A magazine's cover."""
    c = Canvas(54, 72, "#e36f6a")
    c.rect("#ffffff", 0.08, 0.04, 0.84, 0.13)
    c.disc("#f3d2b8", 0.55, 0.5, 0.16)
    c.disc("#4a2c22", 0.55, 0.42, 0.15)
    c.disc("#f3d2b8", 0.55, 0.52, 0.13)
    c.fill("#2f4f7a", (c.y > 0.72) & (np.abs(c.x - 0.55) < 0.2 + (c.y - 0.72)))
    c.text("#ffffff", 0.06, 0.3, 0.26, 0.3, 5)
    return c.pixels


@painter
def packet(ground: str, band: str, food: str, style: int) -> Image:
    """The front of a packet: a brand, and what is inside."""
    c = Canvas(60, 84, ground)
    c.rect(band, 0.08, 0.1, 0.84, 0.2)
    c.rect(ground, 0.16, 0.16, 0.68, 0.07)
    if style == 0:
        c.disc("#f4f1ea", 0.5, 0.66, 0.24)
        for i in range(26):
            a, r = i * 2.4, 0.035 * np.sqrt(i)
            c.disc(food, 0.5 + r * np.cos(a) * 1.3, 0.64 + r * np.sin(a), 0.034)
    elif style == 1:
        for i, (x, y) in enumerate(((0.35, 0.55), (0.62, 0.6), (0.45, 0.75), (0.7, 0.8), (0.28, 0.82))):
            c.disc(food, x, y, 0.11 + 0.01 * (i % 2))
            c.disc(band, x + 0.03, y, 0.03)
    elif style == 2:
        c.fill("#ffffff", c.y > 0.5 + 0.05 * np.sin(c.x * 8))
        c.disc(food, 0.5, 0.62, 0.17)
    else:
        c.rect(food, 0.0, 0.5, 1.0, 0.12)
        c.text(band, 0.15, 0.7, 0.7, 0.2, 4)
    return c.pixels


@painter
def label(ground: str, band: str, ink: str) -> Image:
    """A label that runs round a bottle, jar or can, printed twice."""
    c = Canvas(96, 40, ground)
    c.rect(band, 0, 0.0, 1, 0.12)
    c.rect(band, 0, 0.88, 1, 0.12)
    for x in (0.0, 0.5, 1.0):
        c.disc(ink, x, 0.48, 0.24)
        c.rect(ground, x - 0.08, 0.43, 0.16, 0.1)
        c.rect(ink, x - 0.13, 0.76, 0.26, 0.05)
    return c.pixels


@painter
def carpet(style: int) -> Image:
    """Carpets: bordered, striped, geometric."""
    if style == 0:
        c = Canvas(240, 160, "#7d2f2c")
        for d, code in ((0.05, "#d9b98a"), (0.075, "#263a57"), (0.13, "#d9b98a"), (0.15, "#8f3a34")):
            c.rect(code, d * 0.67, d, 1 - 2 * d * 0.67, 1 - 2 * d)
        for r, code in ((0.3, "#263a57"), (0.25, "#d9b98a"), (0.2, "#7d2f2c"), (0.1, "#d9b98a")):
            c.fill(code, np.abs(c.x - 0.5) * 1.2 + np.abs(c.y - 0.5) < r)
        for x in (0.22, 0.78):
            for y in (0.3, 0.7):
                c.fill("#d9b98a", np.abs(c.x - x) * 1.5 + np.abs(c.y - y) < 0.07)
    elif style == 1:
        c = Canvas(240, 160, "#e4ddcf")
        for i, code in enumerate(
            (
                "#55707d",
                "#e4ddcf",
                "#c98b5a",
                "#e4ddcf",
                "#55707d",
                "#8fa3a0",
                "#e4ddcf",
                "#3b4f5c",
                "#e4ddcf",
                "#c98b5a",
                "#e4ddcf",
                "#55707d",
            )
        ):
            c.rect(code, i / 12, 0, 1 / 12, 1)
    else:
        c = Canvas(240, 160, "#e9e4da")
        for i in range(7):
            for j in range(5):
                x, y = (i + 0.5) / 7, (j + 0.5) / 5
                d = np.abs(c.x - x) * 7 + np.abs(c.y - y) * 5
                c.fill("#6d7275", (d < 0.5) & (d > 0.36))
    return c.pixels


@painter
def checks(one: str, two: str, three: str) -> Image:
    """Tartan: crossing stripes of two colours on a third."""
    c = Canvas(32, 32, one)
    c.rect(two, 0, 0.1, 1, 0.25)
    c.rect(two, 0.1, 0, 0.25, 1)
    c.rect(three, 0, 0.62, 1, 0.07)
    c.rect(three, 0.62, 0, 0.07, 1)
    return c.pixels


@painter
def stripes(one: str, two: str, share: float) -> Image:
    """Stripes along u."""
    c = Canvas(16, 16, one)
    c.rect(two, 0, 0, 1, share)
    return c.pixels


@painter
def chart() -> Image:
    """A classroom wall chart: shapes with captions."""
    c = Canvas(72, 96, "#f7f4e8")
    c.rect("#2f6fa8", 0.06, 0.04, 0.88, 0.1)
    for i, code in enumerate(("#d9483b", "#e9a12e", "#3f9a58", "#2f6fa8", "#7a4fa0", "#e27aa0")):
        x, y = (0.28, 0.72)[i % 2], 0.28 + 0.25 * (i // 2)
        c.disc(code, x, y, 0.08) if i % 3 == 0 else c.rect(code, x - 0.1, y - 0.07, 0.2, 0.14)
        c.rect("#55565a", x - 0.12, y + 0.11, 0.24, 0.02)
    return c.pixels


@painter
def notes() -> Image:
    """A pinboard with papers."""
    c = Canvas(96, 64, "#c99f68")
    for x, y, w, h, code in (
        (0.06, 0.1, 0.2, 0.4, "#f6f4ee"),
        (0.32, 0.08, 0.14, 0.22, "#f3dd6a"),
        (0.34, 0.42, 0.22, 0.42, "#eef3f6"),
        (0.62, 0.12, 0.16, 0.24, "#8fc7a6"),
        (0.62, 0.5, 0.3, 0.36, "#f6f4ee"),
        (0.82, 0.14, 0.12, 0.18, "#e88f86"),
        (0.1, 0.62, 0.16, 0.24, "#9cc3e4"),
    ):
        c.rect(code, x, y, w, h)
        c.text("#85868a", x + 0.02, y + 0.07, w - 0.04, h - 0.1, 4, seed=int(x * 100))
        c.disc("#c8352c", x + w / 2, y + 0.03, 0.02)
    return c.pixels


@painter
def writing() -> Image:
    """A whiteboard with a sketch and some lines of handwriting."""
    c = Canvas(128, 64, "#f7f8f8")
    c.text("#3a5fa8", 0.06, 0.12, 0.36, 0.4, 5, seed=8)
    c.disc("#c8453c", 0.68, 0.38, 0.2, 0.18)
    c.line("#c8453c", (0.68, 0.38), (0.79, 0.24), 0.02)
    c.line("#2f8f56", (0.56, 0.75), (0.94, 0.75), 0.02)
    c.line("#2f8f56", (0.56, 0.75), (0.62, 0.62), 0.02)
    c.text("#3d3f44", 0.06, 0.66, 0.3, 0.2, 2, seed=9)
    return c.pixels


@painter
def chalk() -> Image:
    """A blackboard with sums in chalk."""
    c = Canvas(128, 64, "#2c4238")
    c.fill("#33493f", noise(19, 64, 128, (3, 5)) > 0.55)
    c.text("#d5dcd6", 0.06, 0.14, 0.4, 0.3, 3, seed=5)
    c.text("#d5dcd6", 0.06, 0.58, 0.3, 0.18, 2, seed=6)
    c.line("#e6d98c", (0.62, 0.8), (0.9, 0.8), 0.02)
    c.line("#e6d98c", (0.62, 0.8), (0.62, 0.3), 0.02)
    c.line("#e6d98c", (0.62, 0.3), (0.9, 0.8), 0.02)
    return c.pixels


@painter
def photo() -> Image:
    """A family photograph."""
    c = Canvas(48, 36, "#a9c8dc")
    c.fill("#7fa36a", c.y > 0.6)
    for x, h, coat, hair in (
        (0.3, 0.3, "#b3453c", "#3a2a22"),
        (0.52, 0.36, "#3d5a80", "#7a5230"),
        (0.7, 0.5, "#e0b33f", "#3a2a22"),
    ):
        c.fill(coat, (np.abs(c.x - x) < 0.1) & (c.y > h + 0.18))
        c.disc("#e9c3a2", x, h + 0.1, 0.11)
        c.fill(hair, (np.hypot((c.x - x) * c.aspect, c.y - h - 0.1) < 0.115) & (c.y < h + 0.06))
    return c.pixels
