"""Mugs, cans, bottles, pots and glasses of other forms than the usual: flutes, flasks, spray cans, stock pots."""

from __future__ import annotations

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import ceramic, glass, metal, paper, plastic
from assets.recipes.mugs import handle
from assets.variety.kitchen import vessel
from assets.variety.provisions import shoulders
from assets.variety.registry import Dice, form
from assets.variety.storage import hollow_box


@form("mug")
def other_mug(k: Kit, d: Dice) -> None:
    """Wide and low, a tankard, of tin with a rim, with a lid and a grip to carry, or with straight sides."""
    style, m = d.i(0, 3), d.of(ceramic(d.code()), d.hard())
    if style == 0:
        r = d.u(0.045, 0.06)
        h = r * d.u(1.1, 1.7)
        vessel(k, d, m, r, h, foot=d.u(0.5, 0.9), belly=d.u(0.9, 1.08))
        handle(k, m, r * 0.95, h * 0.25, h * 0.8, d.u(0.025, 0.035), d.u(0.005, 0.009))
    elif style == 1:
        r, h, coat = d.u(0.038, 0.05), d.u(0.11, 0.18), d.of(m, d.steel(), glass(), d.timber())
        vessel(k, d, coat, r, h, foot=d.u(1.0, 1.2), belly=1.02)
        handle(k, coat, r, h * 0.15, h * 0.85, d.u(0.03, 0.045), 0.007)
    elif style == 2:
        r, h, tin = d.u(0.038, 0.05), d.u(0.07, 0.095), d.steel()
        k.lathe(tin, [(0, 0), (r, 0), (r, h), (r - 0.002, h), (r - 0.002, 0.003), (0, 0.003)], seg=28)
        k.ring(d.of(tin, d.hard()), r, 0.0025, y=h - 0.003, seg=28, sides=6)
        handle(k, tin, r, h * 0.2, h * 0.85, 0.026, 0.004)
    else:
        r, h, coat = d.u(0.036, 0.046), d.u(0.13, 0.19), d.of(d.steel(), d.hard())
        k.lathe(coat, [(0, 0), (r * 0.8, 0), (r * 0.85, h * 0.45), (r, h * 0.55), (r, h), (0, h)], fillet=0.004, seg=26)
        k.cyl(plastic("#1c1c1e"), r * 1.04, d.u(0.012, 0.025), y=h)
        if d.yes(0.6):
            handle(k, plastic("#1c1c1e"), r * 0.95, h * 0.25, h * 0.95, 0.032, 0.007)


@form("can")
def other_can(k: Kit, d: Dice) -> None:
    """Low for fish, as large as paint comes in, with a nozzle to spray, or with a ring to open."""
    style, tin, coat = d.i(0, 3), metal(), d.hard()
    if style == 0:
        r, h = d.u(0.038, 0.055), d.u(0.025, 0.045)
        with k.at(scale=(1, 1, d.of(1.0, d.u(0.55, 0.75)))):
            k.lathe(tin, [(0, 0.002), (r, 0), (r, h), (r * 0.93, h), (r * 0.92, h - 0.003), (0, h - 0.003)], seg=28)
            k.cyl(coat, r * 1.005, h * 0.7, y=h * 0.15, bevel=0)
        k.ring(tin, 0.009, 0.0015, r * 0.6, h - 0.003, 0, seg=12, sides=5)
    elif style == 1:
        r, h = d.u(0.06, 0.14), d.u(0.1, 0.3)
        k.cyl(d.of(tin, coat), r, h)
        k.ring(tin, r * 0.97, 0.004, y=h - 0.004, seg=30, sides=6)
        k.cyl(paper(d.code()), r * 1.005, h * 0.75, y=h * 0.1, bevel=0)
        if d.yes(0.6):
            bow = k.curve(
                [(-r, h * 0.85, 0), (-r * 0.8, h + r * 0.6, 0), (r * 0.8, h + r * 0.6, 0), (r, h * 0.85, 0)], 14, 7
            )
            k.tube(tin, bow, 0.002, seg=5)
    elif style == 2:
        r, h = d.u(0.022, 0.034), d.u(0.14, 0.22)
        k.lathe(coat, k.curve([(r, 0), (r, h * 0.5), (r, h * 0.88), (r * 0.45, h)], 12, 7), seg=24)
        k.cyl(coat, r, 0.004)
        k.cyl(plastic(d.code()), r * d.of(0.35, 0.9), d.u(0.02, 0.04), y=h * d.of(0.96, 0.9))
    else:
        r, h = d.u(0.03, 0.045), d.u(0.08, 0.13)
        k.cyl(coat, r, h, bevel=0.003)
        for y in (0.0, h - 0.004):
            k.ring(tin, r, 0.002, y=y, seg=28, sides=6)
        for n in range(d.i(0, 6)):
            k.ring(tin, r, 0.0012, y=h * (0.25 + 0.1 * n), seg=28, sides=5)


@form("bottle")
def other_bottle(k: Kit, d: Dice) -> None:
    """For sport with a spout, as large as an office's water, a flat flask, a jug with an ear, one that pumps."""
    style, m = d.i(0, 4), d.of(plastic(d.code()), glass(d.code(), 0.5), glass())
    if style == 0:
        r, h = d.u(0.032, 0.042), d.u(0.17, 0.24)
        waist = r * d.u(0.8, 1.0)
        k.lathe(
            m,
            [(0, 0), (r, 0), (r, h * 0.35), (waist, h * 0.55), (r, h * 0.72), (r * 0.8, h * 0.86), (0, h * 0.86)],
            fillet=0.006,
            seg=24,
        )
        k.cyl(d.hard(), r * 0.82, h * 0.08, y=h * 0.86)
        k.cyl(d.hard(), r * 0.25, h * 0.12, y=h * 0.94, top=r * 0.2)
    elif style == 1:
        r, h = d.u(0.1, 0.145), d.u(0.3, 0.5)
        shoulders(k, m, r, h, r * d.u(0.18, 0.35), d.u(0.65, 0.78), 0.15)
        for n in range(d.i(0, 4)):
            k.ring(m, r, 0.004, y=h * (0.15 + 0.14 * n), seg=30, sides=6)
    elif style == 2:
        with k.at(scale=(1, 1, d.u(0.3, 0.5))):
            r, h = d.u(0.04, 0.06), d.u(0.11, 0.18)
            shoulders(k, d.of(m, d.steel()), r, h, r * 0.25, 0.72, 0.12)
            k.cyl(d.steel(), r * 0.3, 0.016, y=h)
    elif style == 3:
        r, h = d.u(0.055, 0.09), d.u(0.2, 0.32)
        with k.at(scale=(1, 1, d.of(1.0, d.u(0.6, 0.8)))):
            shoulders(k, plastic(d.code()), r, h, r * d.u(0.25, 0.45), d.u(0.5, 0.7), 0.22)
        handle(k, plastic(d.code()), r * 0.55, h * 0.45, h * 0.92, r * 0.5, 0.011)
        k.cyl(d.hard(), r * 0.4, 0.025, y=h)
    else:
        r, h = d.u(0.028, 0.042), d.u(0.11, 0.2)
        k.cyl(m, r, h, bevel=0.006)
        k.cyl(plastic(d.code()), r * 0.5, 0.015, y=h)
        k.cyl(plastic(d.code()), r * 0.15, 0.03, y=h + 0.012)
        k.box(plastic(d.code()), r * 1.6, 0.01, r * 0.6, r * 0.5, h + 0.04, 0)


@form("pot")
def other_pot(k: Kit, d: Dice) -> None:
    """As high as wide for soup, low with a lid of glass, a pan with one long handle, for pressure with clamps."""
    style, m = d.i(0, 3), d.of(d.steel(), d.hard(), ceramic(d.code()))
    r, h = d.u(0.08, 0.16), 0.0
    h = r * (d.u(1.3, 1.9) if style == 0 else d.u(0.6, 1.0))
    k.lathe(m, [(0, 0), (r * 0.95, 0), (r, 0.01), (r, h), (r * 0.97, h), (r * 0.96, 0.005), (0, 0.005)], seg=30)
    ears = d.of(m, d.hard())
    if style in (0, 1):
        for s in (-1, 1):
            k.box(ears, 0.035, d.u(0.01, 0.02), r * d.u(0.4, 0.8), s * (r + 0.015), h * d.u(0.75, 0.9), 0)
    else:
        k.tube(
            ears, [(r, h * 0.8, 0), (r * 1.3, h * 0.9, 0), (r + d.u(0.13, 0.22), h * d.u(0.9, 1.2), 0)], 0.011, seg=8
        )
    if style == 3:
        k.lathe(m, k.curve([(r * 1.03, h), (r, h + 0.03), (r * 0.4, h + 0.05), (0, h + 0.05)], 9, 5), seg=28)
        k.box(ears, r * 2.2, 0.02, 0.035, 0, h + 0.05, 0)
        k.cyl(metal(), 0.012, 0.03, r * 0.3, h + 0.05, 0)
    elif d.yes(0.75):
        k.lathe(d.of(m, glass()), k.curve([(r * 1.01, h), (r * 0.7, h + r * 0.15), (0, h + r * 0.2)], 8, 4), seg=28)
        k.cyl(ears, 0.012, 0.015, y=h + r * 0.19)
        k.blob(ears, 0.045, 0.02, 0.045, 0, h + r * 0.19 + 0.012, 0)


@form("wine glass")
def other_stem(k: Kit, d: Dice) -> None:
    """A flute, a cone for cocktails, a shallow dish, a goblet of metal; some with wine in it."""
    style, m, stem = d.i(0, 3), glass(), d.u(0.05, 0.11)
    r, deep = (
        (d.u(0.022, 0.03), d.u(0.1, 0.15)),
        (d.u(0.045, 0.06), d.u(0.05, 0.07)),
        (d.u(0.042, 0.055), d.u(0.03, 0.045)),
        (d.u(0.035, 0.048), d.u(0.07, 0.1)),
    )[style]
    full = {0: 0.85, 1: 0.5, 2: 0.8, 3: 0.95}[style]
    if style == 3:
        m, stem = d.of(glass(), glass(d.code(), 0.5), d.steel()), d.u(0.02, 0.06)
    foot = max(0.028, r * 0.85)
    k.lathe(m, [(0, 0), (foot, 0), (foot, 0.003), (0.005, 0.008), (0.004, stem), (0, stem)], seg=26)
    k.lathe(m, k.curve([(0.004, stem), (r * full, stem + deep * 0.45), (r, stem + deep)], 12, 6), seg=26)
    if d.yes(0.3):
        k.cyl(
            plastic(d.of("#6a1420", "#e6d28a", "#d88a90")),
            r * full * 0.8,
            deep * 0.25,
            y=stem + deep * 0.2,
            top=r * full,
        )


@form("jug")
def pitcher(k: Kit, d: Dice) -> None:
    """Straight with a lid, of glass for water, a small one for milk, wide with marks on it."""
    style, m = d.i(0, 2), d.of(ceramic(d.code()), glass(), d.hard(), d.steel())
    r, h = ((d.u(0.05, 0.07), d.u(0.2, 0.28)), (d.u(0.03, 0.042), d.u(0.07, 0.12)), (d.u(0.05, 0.075), d.u(0.1, 0.16)))[
        style
    ]
    top = r * d.u(0.75, 1.15)
    k.lathe(m, [(0, 0), (r, 0), (top, h), (top * 0.95, h), (r * 0.93, 0.006), (0, 0.006)], fillet=0.004, seg=28)
    beak = [(-top * 0.5, -top * 0.75), (top * 0.5, -top * 0.75), (0, -top * 1.5)]
    with k.at(0, h - 0.02, 0, yaw=90):
        k.slab(m, beak, 0.018)
    handle(
        k,
        d.of(m, d.hard()),
        max(r, top) * 0.92,
        h * d.u(0.1, 0.3),
        h * d.u(0.8, 0.95),
        d.u(0.03, 0.05),
        d.u(0.005, 0.009),
    )
    if style == 0 and d.yes(0.6):
        k.cyl(d.hard(), top * 1.02, 0.015, y=h)


@form("glass")
def other_glass(k: Kit, d: Dice) -> None:
    """For beer, for a shot, square, on a low foot, with a straw."""
    style, m = d.i(0, 3), d.of(glass(), glass(d.code(), 0.4))
    if style == 0:
        r, h = d.u(0.038, 0.046), d.u(0.13, 0.18)
        line = [(r * 0.7, 0), (r * d.u(0.7, 0.9), h * 0.4), (r * d.u(1.0, 1.1), h * 0.75), (r, h)]
        k.lathe(m, k.curve(line, 14, 7), seg=26)
        k.cyl(m, r * 0.7, 0.012)
    elif style == 1:
        r, h = d.u(0.018, 0.025), d.u(0.045, 0.07)
        k.lathe(m, [(0, 0), (r * 0.75, 0), (r, h), (r * 0.92, h), (r * 0.68, 0.01), (0, 0.01)], seg=20)
    elif style == 2:
        w, h = d.u(0.055, 0.075), d.u(0.07, 0.12)
        hollow_box(k, d, w, h, w, 0.003, m)
    else:
        r, h = d.u(0.03, 0.042), d.u(0.1, 0.16)
        k.lathe(
            m,
            [
                (0, 0),
                (r * 0.9, 0),
                (r * 0.3, 0.012),
                (r * 0.7, 0.03),
                (r, h),
                (r * 0.95, h),
                (r * 0.65, 0.034),
                (0, 0.03),
            ],
            seg=26,
        )
        if d.yes(0.6):
            k.tube(plastic(d.code()), [(-r * 0.5, 0.04, 0), (r * 1.2, h * 1.4, 0)], 0.003, seg=6)


@form("dish")
def other_dish(k: Kit, d: Dice) -> None:
    """Long for the oven with ears, round and deep with waves, of parts, or small for soap."""
    style, m = d.i(0, 3), d.of(ceramic(d.code()), d.hard(), glass())
    if style == 0:
        w, deep, h, wall = d.u(0.22, 0.36), d.u(0.15, 0.25), d.u(0.045, 0.075), d.u(0.005, 0.01)
        hollow_box(k, d, w, h, deep, wall, m)
        for s in (-1, 1):
            k.box(m, d.u(0.02, 0.04), 0.01, deep * d.u(0.3, 0.6), s * (w / 2 + 0.012), h - 0.012, 0)
    elif style == 1:
        r, h = d.u(0.06, 0.14), d.u(0.035, 0.06)
        for a in np.linspace(0, 360, 24, endpoint=False):
            with k.at(0, 0, 0, yaw=float(a)):
                k.cyl(m, r * 0.07, h, 0, 0, r, seg=6)
        k.cyl(m, r, 0.006)
        k.lathe(m, [(r, 0), (r, h), (r * 0.97, h), (r * 0.97, 0)], seg=26)
    elif style == 2:
        w, deep, h, n = d.u(0.2, 0.34), d.u(0.08, 0.2), d.u(0.02, 0.045), d.i(2, 4)
        hollow_box(k, d, w, h, deep, 0.004, m)
        for i in range(1, n):
            k.box(m, 0.004, h * 0.9, deep, w * (i / n - 0.5), 0, 0, r=0.001)
    else:
        with k.at(scale=(d.u(1.2, 1.6), 1, 1)):
            r, h = d.u(0.04, 0.06), d.u(0.015, 0.03)
            k.lathe(m, [(0, 0), (r * 0.8, 0), (r, h), (r * 0.93, h), (r * 0.75, 0.005), (0, 0.005)], seg=26)
