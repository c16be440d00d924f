"""Art, photographs, maps and patterns."""

from __future__ import annotations

import numpy as np

from assets.recipes.canvas import Canvas
from assets.recipes.textures import Image, noise, painter


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
