"""Kitchen units and machines that stand in a row of them, bins and bread; of many makers."""

from __future__ import annotations

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import Finish, ceramic, glass, metal, natural, painted, plastic, stone
from assets.variety.living import cased
from assets.variety.registry import Dice, variety


def fronts(k: Kit, d: Dice, m: Finish, w: float, low: float, high: float, z: float) -> None:
    """Doors or drawers with handles on a face."""
    columns, rows_ = d.of((1, 1), (2, 1), (1, 3), (1, 2), (2, 2), (1, 4)) if w > 0.5 else d.of((1, 1), (1, 3), (1, 2))
    knob, handle = d.of("bar", "knob", "none"), d.steel()
    for i in range(columns):
        for j in range(rows_):
            a, b = w / columns, (high - low) / rows_
            x, y = (i - (columns - 1) / 2) * a, low + j * b
            k.box(m, a - 0.006, b - 0.006, 0.018, x, y, z, r=0.002)
            if d.yes(0.3):
                k.box(m, a * 0.75, b * 0.75, 0.006, x, y + b * 0.12, z + 0.01, r=0.001)
            if knob == "bar" and rows_ > 1:
                k.box(handle, a * 0.4, 0.012, 0.025, x, y + b * 0.8, z + 0.02)
            elif knob == "bar":
                k.box(handle, 0.012, b * 0.3, 0.025, x + a * (0.4 if i == 0 else -0.4), y + b * 0.35, z + 0.02)
            elif knob == "knob":
                k.blob(handle, 0.028, 0.028, 0.028, x + (0 if rows_ > 1 else a * 0.4), y + b * 0.5, z + 0.015, cells=4)


@variety("kitchen cabinet")
def kitchen_cabinet(k: Kit, d: Dice) -> None:
    """To hang or to stand: a box with fronts; a top, a plinth, glass or open shelves."""
    w, hung = d.u(0.3, 1.2), d.yes(0.5)
    h, deep = (d.u(0.35, 1.0), d.u(0.28, 0.4)) if hung else (d.of(d.u(0.7, 0.92), d.u(1.9, 2.2)), d.u(0.5, 0.63))
    body, m = d.timber(), d.of(painted("#f3f2ee"), d.timber(), painted(d.code()))
    k.box(body, w, h, deep, r=0.002)
    foot = 0.0 if hung else 0.1
    if not hung:
        k.box(painted("#3a3a3c"), w, 0.1, 0.01, 0, 0, deep / 2 - 0.03)
    if h < 1.0 and not hung:
        k.box(d.of(stone(d.code()), d.timber()), w + 0.02, d.u(0.02, 0.04), deep + 0.04, 0, h, 0.01)
    if hung and d.yes(0.25):
        for y in np.linspace(0.02, h - 0.03, d.i(2, 4)):
            k.box(body, w * 0.96, 0.018, deep * 0.5, 0, float(y), deep * 0.3)
        k.box(glass("#cfe0e4", 0.6), w * 0.9, h * 0.9, 0.004, 0, h * 0.05, deep / 2 + 0.01, r=0)
        return
    fronts(k, d, m, w, foot, h, deep / 2 + 0.009)


@variety("counter")
def counter(k: Kit, d: Dice) -> None:
    """A row of low units under one top."""
    w, h, deep, m = d.u(0.6, 2.6), d.u(0.82, 0.92), d.u(0.55, 0.68), d.of(painted("#f3f2ee"), d.timber())
    k.box(m, w, h - 0.04, deep, r=0.002)
    k.box(d.of(stone(d.code()), d.timber()), w + 0.02, 0.04, deep + 0.03, 0, h - 0.04, 0.015)
    count = max(1, round(w / 0.6))
    for n in range(count):
        with k.at((n - (count - 1) / 2) * w / count, 0, 0):
            fronts(k, d, m, w / count, 0.1, h - 0.05, deep / 2 + 0.009)


@variety("dishwasher")
def dishwasher(k: Kit, d: Dice) -> None:
    """A box with one front, a bar and a strip of buttons."""
    w, h, deep = d.of(d.u(0.58, 0.62), 0.45), d.u(0.8, 0.88), d.u(0.55, 0.62)
    m = cased(k, d, w, h, deep)
    k.box(m, w * 0.98, h * 0.74, 0.02, 0, 0.09, deep / 2 + 0.01, r=0.004)
    k.box(d.steel(), w * 0.98, h * 0.12, 0.02, 0, h * 0.86, deep / 2 + 0.01, r=0.003)
    k.box(metal(), w * d.u(0.5, 0.85), 0.016, 0.03, 0, h * 0.8, deep / 2 + 0.035)
    for n in range(d.i(1, 6)):
        k.box(plastic("#555555"), 0.015, 0.008, 0.004, w * (0.1 + 0.06 * n), h * 0.92, deep / 2 + 0.021)


@variety("range hood")
def range_hood(k: Kit, d: Dice) -> None:
    """A pyramid, a slanted plate or a flat box, most with a chimney."""
    w, deep, m = d.u(0.55, 1.1), d.u(0.4, 0.55), d.of(metal("#b5b8bc", 0.35), painted("#f1f1ef"), painted("#202124"))
    kind = d.i(0, 2)
    if kind == 2:
        k.box(m, w, d.u(0.1, 0.18), deep, r=0.004)
        return
    k.box(m, w, 0.05, deep, r=0.003)
    rise = d.u(0.15, 0.35)
    if kind == 0:
        for n in range(6):
            share = 1 - (n + 1) / 7 * 0.75
            k.box(m, w * share, rise / 6, deep * share, 0, 0.05 + n * rise / 6, -deep * (1 - share) * 0.4, r=0)
    k.box(m, d.u(0.22, 0.34), rise + d.u(0.3, 0.8), d.u(0.2, 0.3), 0, 0.05, -deep * 0.2, r=0.002)


@variety("coffee machine")
def coffee_machine(k: Kit, d: Dice) -> None:
    """A back, a head over a plate, and a jug or a cup under it; or a broad one with spouts."""
    w, h, deep, m = d.u(0.13, 0.34), d.u(0.26, 0.4), d.u(0.22, 0.42), d.of(plastic("#1d1e20"), d.hard(), metal())
    k.box(m, w, h, deep * 0.4, 0, 0, -deep * 0.3, r=0.012)
    k.box(m, w, h * d.u(0.2, 0.3), deep, 0, h * 0.75, 0, r=0.012)
    k.box(m, w, h * 0.08, deep, 0, 0, 0, r=0.006)
    if d.yes(0.6):
        r = w * 0.36
        k.lathe(glass("#5a4a40", 0.5), [(r * 0.8, h * 0.1), (r, h * 0.25), (r * 0.7, h * 0.55), (r * 0.75, h * 0.6)],
                0, 0, deep * 0.15, seg=18)
        k.tube(plastic("#222222"), [(r, h * 0.5, deep * 0.15), (r * 1.6, h * 0.45, deep * 0.15),
                                    (r * 1.2, h * 0.2, deep * 0.15)], 0.008, seg=5)
    else:
        k.cyl(ceramic(), w * 0.15, h * 0.22, 0, h * 0.08, deep * 0.15)
        k.cyl(metal(), 0.012, 0.03, 0, h * 0.68, deep * 0.2)


@variety("recycling bin")
def recycling_bin(k: Kit, d: Dice) -> None:
    """An open crate, or a box with a coloured lid, slots or two halves."""
    w, h, deep = d.u(0.25, 0.6), d.u(0.3, 0.9), d.u(0.22, 0.45)
    m = plastic(d.of("#2f6db5", "#3f8f4e", "#e0b83a", d.code()))
    halves = d.of(1, 1, 2, 3)
    for n in range(halves):
        x = (n - (halves - 1) / 2) * (w / halves + 0.004)
        body = m if halves == 1 else plastic(d.code())
        for s in (-1, 1):
            k.box(body, w / halves, h, 0.006, x, 0, s * deep / 2)
            k.box(body, 0.006, h, deep, x + s * w / halves / 2, 0, 0)
        k.box(body, w / halves, 0.008, deep, x, 0, 0)
        if d.yes(0.5):
            k.box(d.hard(), w / halves * 1.02, 0.025, deep * 1.02, x, h, 0, r=0.008)
            k.box(plastic("#18181a"), w / halves * 0.5, 0.002, 0.05, x, h + 0.025, 0, r=0)
    k.box(plastic("#f4f4f4"), w / halves * 0.4, h * 0.25, 0.002, 0, h * 0.4, deep / 2 + 0.004, r=0)


@variety("bread")
def bread(k: Kit, d: Dice) -> None:
    """A loaf, a roll or a stick, with cuts."""
    m = natural("bread", d.of("#b97a3c", "#8f5526", "#d19a5a"))
    long, wide, h = d.of((0.3, 0.13, 0.11), (0.22, 0.2, 0.1), (0.5, 0.08, 0.06), (0.1, 0.1, 0.06), (0.26, 0.11, 0.12))
    s = d.u(0.85, 1.2)
    k.blob(m, long * s, h * s, wide * s, power=d.u(2.0, 3.4), cells=8)
    for n in range(d.i(0, 5)):
        with k.at((n - 2) * long * 0.15, h * s * 0.95, 0, yaw=d.u(15, 40)):
            k.box(natural("bread", "#e3c08a"), 0.008, 0.004, wide * 0.6, 0, -0.004, 0, r=0.001)
