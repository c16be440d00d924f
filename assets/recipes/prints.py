"""Printed things: covers, newspapers, packets, labels, charts, what is written."""

from __future__ import annotations

import numpy as np

from assets.recipes.canvas import Canvas
from assets.recipes.textures import Image, noise, painter


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
