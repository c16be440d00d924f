"""Places for fire, and the block in the middle of a kitchen; of many makers."""

from __future__ import annotations

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import Finish, metal, natural, painted, rubber, stone, wood
from assets.variety.forms_of_appliances import DARK, cooktop
from assets.variety.parts import SIDES, bar, bent
from assets.variety.registry import Dice, form


def logs(k: Kit, d: Dice, w: float, deep: float) -> None:
    """Wood that lies crosswise, and flames on it or none."""
    for n in range(d.i(2, 5)):
        with k.at(0, 0.03 + 0.035 * n, 0, yaw=d.u(-30, 30)):
            bar(k, wood("#5a3d28"), d.u(0.025, 0.04), (-w * 0.4, 0, 0), (w * 0.4, d.u(0, 0.03), deep * d.u(-0.2, 0.2)))
    for _ in range(d.of(0, 5)):
        k.lathe(natural("flame", d.of("#f08a24", "#f2b53a", "#d8501f")),
                k.curve([(0.0, 0), (0.035, 0.05), (0.02, 0.12), (0.0, d.u(0.16, 0.26))], 8, 5),
                d.u(-0.3, 0.3) * w, 0.06, d.u(-0.2, 0.2) * deep, seg=10)


def opening(k: Kit, d: Dice, m: Finish, w: float, h: float, hole: tuple[float, float, float], deep: float) -> None:
    """A block w by h with a dark hollow in its front, (width, height, base above the ground) in size; with a fire."""
    wide, high, base = hole
    for s in SIDES:
        k.box(m, (w - wide) / 2, h, deep, s * (w + wide) / 4, 0, deep / 2)
    if base > 0.01:
        k.box(m, wide, base, deep, 0, 0, deep / 2)
    k.box(m, wide, h - base - high, deep, 0, base + high, deep / 2)
    k.box(rubber("#1a1817"), wide, high, 0.03, 0, base, 0.02, r=0)
    k.box(rubber("#24211f"), wide, 0.02, deep, 0, base, deep / 2, r=0)
    with k.at(0, base + 0.02, deep * 0.55):
        logs(k, d, wide * 0.6, deep)


@form("fireplace")
def fireplace(k: Kit, d: Dice) -> None:
    """A frame of stone or wood with a shelf over it, about a dark hollow; its back is against the wall."""
    w, h, deep = d.u(1.1, 1.75), d.u(0.95, 1.3), d.u(0.2, 0.42)
    m = d.of(stone("#d8d4ca"), stone("#8a8a86"), d.timber(), painted("#f2f0ea"), natural("stone", "#9a5a44"))
    wide, high = w * d.u(0.45, 0.62), h * d.u(0.52, 0.68)
    opening(k, d, m, w, h, (wide, high, 0.0), deep)
    k.box(d.of(m, d.timber()), w + d.u(0.08, 0.25), d.u(0.04, 0.09), deep + 0.12, 0, h, deep / 2 + 0.04)
    if d.yes(0.7):
        k.box(d.of(m, stone("#3a3a3c")), w * d.u(0.9, 1.15), 0.04, 0.4, 0, 0, deep + 0.2)
    if d.yes(0.55):
        for s in SIDES:
            k.box(m, 0.12, h - 0.04, 0.05, s * (w / 2 - 0.09), 0, deep + 0.02)
            k.box(m, 0.16, 0.14, 0.07, s * (w / 2 - 0.09), 0, deep + 0.02)
        k.box(m, w - 0.1, 0.1, 0.04, 0, h - 0.14, deep + 0.02)
    if d.yes(0.3):
        k.box(m, w * d.u(0.55, 0.8), d.u(0.8, 1.3), deep * 0.8, 0, h, deep * 0.4)
    if d.yes(0.3):
        for x in np.linspace(-wide / 2, wide / 2, 7):
            bar(k, metal("#3a3a3c"), 0.006, (x, 0.02, deep + 0.03), (x, high * 0.55, deep + 0.03))
        bar(k, metal("#b5893a"), 0.01, (-wide / 2, high * 0.55, deep + 0.03), (wide / 2, high * 0.55, deep + 0.03))


@form("fireplace")
def fireplace_of_today(k: Kit, d: Dice) -> None:
    """A long slot in a plain wall or a flat box to hang; with a breast up to the ceiling, or open under a hood."""
    style = d.of("slot", "breast", "hood")
    m = d.of(painted("#f2f0ea"), painted("#3a3b3e"), stone("#77787a"), natural("stone", "#9a5a44"))
    if style == "slot":
        w, h, deep = d.u(0.9, 1.7), d.u(0.42, 0.6), d.u(0.14, 0.25)
        opening(k, d, d.of(DARK, m), w, h, (w * 0.86, h * d.u(0.5, 0.7), h * 0.15), deep)
    elif style == "breast":
        w, h, deep = d.u(1.1, 1.8), d.u(2.2, 2.7), d.u(0.35, 0.6)
        opening(k, d, m, w, h, (w * d.u(0.5, 0.7), d.u(0.45, 0.75), d.u(0.25, 0.6)), deep)
        if d.yes(0.6):
            k.box(d.timber(), w * 1.05, 0.09, deep + 0.15, 0, d.u(1.3, 1.45), deep / 2 + 0.05)
    else:
        w, h, deep, block = d.u(1.0, 1.5), d.u(1.9, 2.6), d.u(0.6, 0.85), d.u(0.3, 0.45)
        k.box(m, w, block, deep, 0, 0, deep / 2)
        k.box(rubber("#24211f"), w, h, 0.04, 0, 0, 0.02)
        with k.at(0, block, deep * 0.5):
            logs(k, d, w * 0.5, deep)
        with k.at(0, 1.15, deep * 0.45, scale=(w, 1, deep)):
            k.lathe(d.of(m, metal("#3a3a3c"), metal("#b5713a")),
                    [(0.5, 0), (0.5, 0.08), (0.16, 0.55), (0.16, h - 1.15)], seg=24)


@form("wood stove")
def wood_stove(k: Kit, d: Dice) -> None:
    """An iron box or drum with a door of glass, on legs or a foot, with a pipe that goes up."""
    m, h, w = d.of(painted("#26272a"), metal("#3a3a3c"), d.steel()), d.u(0.6, 1.15), d.u(0.42, 0.7)
    style, leg, deep = d.of("box", "drum", "belly"), d.u(0.08, 0.2), d.u(0.36, 0.5)
    if style == "box":
        k.box(m, w, h - leg, deep, 0, leg, 0, r=0.01)
        k.box(m, w + 0.06, 0.035, deep + 0.06, 0, h - 0.02, 0)
        front, wide, low = deep / 2, w * 0.7, leg + (h - leg) * 0.3
        for x in SIDES:
            for z in SIDES:
                bent(k, m, 0.022, (x * w * 0.42, leg + 0.02, z * deep * 0.4), (x * w * 0.44, leg / 2, z * deep * 0.46),
                     (x * w * 0.48, 0, z * deep * 0.5))
    elif style == "drum":
        r = w * 0.45
        k.cyl(m, r, h, bevel=0.01, seg=28)
        k.cyl(d.of(m, stone("#8a8a86")), r * 1.04, 0.04, y=h, seg=28)
        front, wide, low = r * 0.93, r * 1.1, h * 0.35
    else:
        r, leg = w * 0.36, 0.14
        line = [(r * 0.8, leg), (r * 0.7, h * 0.3), (r * 1.1, h * 0.5), (r * 0.8, h * 0.75), (r * 0.85, h), (0, h)]
        k.lathe(m, k.curve(line, 20, 10), seg=26)
        k.cyl(m, r, 0.03, y=h * 0.98)
        front, wide, low = r * 0.95, r * 0.9, h * 0.38
        for a in np.arange(4) * np.pi / 2 + np.pi / 4:
            bar(k, m, 0.022, (np.sin(a) * r * 0.6, leg + 0.05, np.cos(a) * r * 0.6), (np.sin(a) * r, 0, np.cos(a) * r))
    tall = (h - leg) * d.u(0.35, 0.5)
    k.box(m, wide, tall, 0.04, 0, low, front, r=0.012)
    if d.yes(0.8):
        pane = d.of(DARK, natural("flame", "#f08a24"))
        k.box(pane, wide * 0.78, tall * 0.75, 0.01, 0, low + tall * 0.12, front + 0.018, r=0)
    bar(k, metal(), 0.009, *((wide * 0.44, low + tall * t, front + 0.03) for t in (0.35, 0.65)))
    if d.yes(0.85):
        r, up = d.u(0.055, 0.085), h + d.u(0.3, 1.3)
        bar(k, m, r, (0, h, -deep * 0.15), (0, up, -deep * 0.15), *(((0, up, -deep - 0.2),) if d.yes(0.25) else ()))


@form("kitchen island")
def kitchen_island(k: Kit, d: Dice) -> None:
    """Cupboards and drawers on all sides under a broad top that juts out; with a basin, a hob or a tap, or none."""
    w, deep, h, over = d.u(1.1, 2.4), d.u(0.6, 1.05), d.u(0.86, 0.95), d.u(0.02, 0.3)
    m = d.of(d.timber(), painted(d.code()), d.hard())
    top = d.of(d.timber(), stone(d.of("#3a3a3c", "#e2ddd2", "#8a8a86")))
    thick, pull = d.u(0.03, 0.06), d.of(metal(), rubber())
    k.box(rubber(), w - 0.1, 0.1, deep - 0.1)
    k.box(m, w, h - thick - 0.08, deep, 0, 0.08, 0)
    k.box(top, w + 0.06, thick, deep + over, 0, h - thick, -over / 2 + 0.02)
    n = max(2, round(w / d.u(0.4, 0.6)))
    for i in range(n):
        x, each, drawers = (i - (n - 1) / 2) * w / n, w / n - 0.01, d.of(1, 1, 3)
        for y in range(drawers):
            tall = (h - thick - 0.12) / drawers
            k.box(m, each, tall - 0.01, 0.02, x, 0.11 + y * tall, deep / 2 + 0.01)
            k.box(pull, d.of(0.02, 0.14), 0.02, 0.03, x, 0.11 + (y + 0.8) * tall, deep / 2 + 0.03)
    if d.yes(0.35):
        k.box(metal(), 0.5, 0.008, 0.38, w * 0.2, h - 0.003, 0)
        k.box(metal("#6b6e73"), 0.44, 0.004, 0.32, w * 0.2, h + 0.004, 0, r=0)
        spout = ((0, -0.22), (0.3, -0.22), (0.32, -0.08), (0.24, -0.06))
        bent(k, metal(), 0.012, *((w * 0.2, h + y, z) for y, z in spout))
    elif d.yes(0.3):
        with k.at(-w * 0.15, h, 0):
            cooktop(k, d)
    if d.yes(0.3):
        for i in range(d.i(2, 3)):
            with k.at((i - 1) * 0.5, 0, -deep / 2 - over - 0.1):
                k.cyl(d.of(d.timber(), d.cloth()), 0.17, 0.04, y=0.64)
                for a in np.arange(4) * np.pi / 2 + 0.8:
                    s, c = np.sin(a), np.cos(a)
                    bar(k, pull, 0.013, (s * 0.2, 0, c * 0.2), (s * 0.13, 0.65, c * 0.13))


@form("kitchen island")
def kitchen_cart(k: Kit, d: Dice) -> None:
    """A butcher's block on four posts with shelves and a drawer below, on castors or feet."""
    w, deep, h, m = d.u(0.6, 1.3), d.u(0.42, 0.65), d.u(0.84, 0.94), d.of(d.timber(), painted(d.code()))
    k.box(d.of(d.timber(), stone("#e2ddd2"), metal()), w + 0.04, d.u(0.03, 0.08), deep + 0.04, 0, h - 0.05, 0)
    for x in SIDES:
        for z in SIDES:
            k.box(m, 0.06, h - 0.1, 0.06, x * (w / 2 - 0.04), 0.05, z * (deep / 2 - 0.04))
            k.blob(rubber(), 0.05, 0.06, 0.05, x * (w / 2 - 0.04), 0, z * (deep / 2 - 0.04), cells=4)
    k.box(m, w - 0.06, 0.17, deep - 0.04, 0, h - 0.22, 0)
    n = d.i(1, 3)
    for i in range(n):
        x = (i - (n - 1) / 2) * w / n
        k.box(m, w / n - 0.06, 0.13, 0.02, x, h - 0.2, deep / 2)
        k.box(metal(), 0.1, 0.015, 0.03, x, h - 0.14, deep / 2 + 0.02)
    for y in np.linspace(0.14, h * 0.45, d.i(1, 2)):
        k.box(d.of(m, d.timber()), w - 0.06, 0.025, deep - 0.06, 0, y, 0)
    if d.yes(0.4):
        bar(k, metal(), 0.01, (w / 2, h - 0.12, -deep * 0.4), (w / 2 + 0.07, h - 0.12, -deep * 0.4),
            (w / 2 + 0.07, h - 0.12, deep * 0.4), (w / 2, h - 0.12, deep * 0.4))
