"""What screens, keys and dials show."""

from __future__ import annotations

import numpy as np

from assets.recipes.canvas import Canvas
from assets.recipes.textures import Image, painter


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
