"""Seats and beds of many makers."""

from __future__ import annotations

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import Finish, leather, rubber
from assets.variety.registry import Dice, variety


def four_legs(k: Kit, d: Dice, m: Finish, w: float, deep: float, h: float, thick: float) -> None:
    """Square, round, tapered or splayed legs, or two sledges, maybe with rails between."""
    style, splay, foot = d.of("square", "round", "taper", "sledge"), d.u(0, 0.05) * d.i(0, 1), d.u(0.5, 1.0)
    x, z = w / 2 - thick, deep / 2 - thick
    for sx in (-1, 1):
        for sz in (-1, 1):
            if style == "square":
                k.box(m, thick * 1.6, h, thick * 1.6, sx * x, 0, sz * z)
            else:
                k.tube(
                    m,
                    [(sx * (x + splay), 0, sz * (z + splay)), (sx * x, h, sz * z)],
                    [thick * foot, thick] if style == "taper" else [thick, thick],
                    seg=8,
                )
        if style == "sledge":
            k.tube(m, [(sx * x, thick, -z), (sx * x, thick, z)], thick, seg=8)
    if d.yes(0.35):
        for sx in (-1, 1):
            k.tube(m, [(sx * x, h * 0.35, -z), (sx * x, h * 0.35, z)], thick * 0.6, seg=6)


def back(k: Kit, d: Dice, m: Finish, w: float, low: float, high: float, z: float) -> None:
    """Posts with slats or rungs, a panel, or a padded back; it leans a little."""
    lean, thick = d.u(0.0, 0.09), d.u(0.012, 0.022)
    style = d.of("slats", "rungs", "panel", "pad", "hoop")
    top = z - lean
    if style in ("slats", "rungs"):
        for s in (-1, 1):
            k.tube(m, [(s * w / 2, low, z), (s * w / 2, high, top)], thick, seg=8)
        k.box(m, w, d.u(0.04, 0.1), thick * 1.5, 0, high - 0.09, top)
        n = d.i(2, 6)
        for t in np.linspace(-1, 1, n + 2)[1:-1]:
            if style == "slats":
                k.tube(m, [(t * w / 2, low, z), (t * w / 2, high - 0.05, top)], thick * 0.6, seg=6)
            else:
                y = low + (high - low) * (t + 1) / 2
                k.box(m, w, 0.035, thick, 0, y, z - lean * (t + 1) / 2)
    elif style == "hoop":
        k.tube(
            m,
            k.curve(
                [
                    (-w / 2, low, z),
                    (-w / 2.1, (low + high) / 2, z - lean / 2),
                    (0, high, top),
                    (w / 2.1, (low + high) / 2, z - lean / 2),
                    (w / 2, low, z),
                ],
                18,
                8,
            ),
            thick,
            seg=8,
        )
        for t in np.linspace(-0.7, 0.7, d.i(3, 6)):
            k.tube(m, [(t * w / 2, low, z), (t * w / 2, high - 0.06 - 0.1 * t * t, top)], thick * 0.5, seg=6)
    else:
        thickness = d.u(0.015, 0.03) if style == "panel" else d.u(0.05, 0.09)
        start = low if d.yes(0.5) else low + (high - low) * d.u(0.2, 0.5)
        with k.at(0, start, z, pitch=-np.degrees(lean / max(high - low, 0.1))):
            k.box(m, w, high - start, thickness, r=min(0.012, thickness / 3))
        if start > low:
            for s in (-1, 1):
                k.tube(m, [(s * w * 0.35, low - 0.02, z), (s * w * 0.35, start + 0.05, z)], 0.012, seg=6)


@variety("chair")
def chair(k: Kit, d: Dice) -> None:
    """A seat, a back, something to stand on, maybe arms."""
    w, deep, h, m = d.u(0.38, 0.5), d.u(0.38, 0.5), d.u(0.41, 0.48), d.of(d.timber, d.steel)()
    top = d.of(m, d.cloth(), d.hard())
    four_legs(k, d, m, w, deep, h, d.u(0.011, 0.022))
    k.box(top, w, d.u(0.02, 0.07), deep, 0, h - 0.01, 0, r=0.012)
    back(k, d, d.of(m, top), w * d.u(0.8, 1.0), h + 0.02, d.u(0.76, 1.05), -deep / 2 + 0.02)
    if d.yes(0.2):
        for s in (-1, 1):
            k.box(m, 0.045, 0.025, deep * 0.8, s * w / 2, h + 0.2, 0)
            k.box(m, 0.03, 0.21, 0.03, s * w / 2, h, deep * 0.3)


@variety("office chair")
def office_chair(k: Kit, d: Dice) -> None:
    """A star of castors, a column, a padded seat and back."""
    m, pad, w = d.of(rubber(), d.steel()), d.of(d.cloth(), leather("#2a2a2c")), d.u(0.45, 0.54)
    reach, h, n = d.u(0.27, 0.34), d.u(0.42, 0.52), d.i(4, 5)
    for a in np.arange(n) / n * 2 * np.pi:
        x, z = np.sin(a) * reach, np.cos(a) * reach
        k.tube(m, [(0, 0.11, 0), (x, 0.075, z)], 0.02, seg=6)
        k.blob(m, 0.05, 0.055, 0.05, x, 0, z)
    k.cyl(m, d.u(0.025, 0.04), h - 0.1, y=0.08)
    k.box(pad, w, d.u(0.06, 0.11), w * d.u(0.9, 1.05), 0, h, 0, r=0.03)
    tall, low = d.u(0.4, 0.75), h + d.u(0.08, 0.2)
    k.box(m, 0.06, low - h + 0.1, 0.02, 0, h, -w / 2 - 0.02)
    with k.at(0, low, -w / 2, pitch=-d.u(2, 10)):
        k.box(pad, w * d.u(0.8, 1), tall, d.u(0.04, 0.1), r=0.02)
    if d.yes(0.65):
        for s in (-1, 1):
            k.box(m, 0.03, 0.22, 0.05, s * (w / 2 + 0.02), h + 0.02, -0.02)
            k.box(m, 0.06, 0.03, d.u(0.2, 0.28), s * (w / 2 + 0.02), h + 0.23, 0)


@variety("stool")
def stool(k: Kit, d: Dice) -> None:
    """A round or square seat, low or as high as a bar, on legs or on one foot."""
    h, r, m = d.of(d.u(0.38, 0.5), d.u(0.6, 0.8)), d.u(0.15, 0.2), d.of(d.timber, d.steel)()
    top = d.of(m, d.cloth(), leather("#3a2a22"))
    if d.yes(0.3):
        k.cyl(m, d.u(0.17, 0.22), 0.02)
        k.cyl(m, d.u(0.02, 0.035), h)
        k.ring(m, d.u(0.12, 0.17), 0.009, y=h * 0.3)
    elif d.yes(0.5):
        four_legs(k, d, m, r * 1.7, r * 1.7, h, d.u(0.011, 0.02))
    else:
        n, foot = d.i(3, 4), d.u(1.0, 1.3)
        for a in np.arange(n) / n * 2 * np.pi:
            k.tube(
                m,
                [(np.sin(a) * r * foot, 0, np.cos(a) * r * foot), (np.sin(a) * r * 0.7, h, np.cos(a) * r * 0.7)],
                0.014,
                seg=7,
            )
        k.ring(m, r * 0.95, 0.008, y=h * d.u(0.25, 0.5))
    if d.yes(0.65):
        k.cyl(top, r, d.u(0.025, 0.08), y=h - 0.01, bevel=0.01)
    else:
        k.box(top, r * 2, d.u(0.025, 0.07), r * d.u(1.4, 2), 0, h - 0.01, 0, r=0.012)


@variety("sofa")
def sofa(k: Kit, d: Dice) -> None:
    """For two or more."""
    upholstered(k, d, d.i(2, 4))


@variety("armchair")
def armchair(k: Kit, d: Dice) -> None:
    """For one."""
    upholstered(k, d, 1)


def upholstered(k: Kit, d: Dice, seats: int) -> None:
    """Seat, back and arms, padded, on feet or down to the floor."""
    m, foot, arm = d.of(d.cloth(), leather(d.code())), d.u(0.0, 0.17), d.u(0.06, 0.26)
    seat, deep, h, tall = d.u(0.52, 0.68), d.u(0.78, 1.0), d.u(0.38, 0.46), d.u(0.68, 1.0)
    w = seats * seat + 2 * arm
    k.box(m, w, h - foot - 0.12, deep, 0, foot, 0, r=0.02)
    for n in range(seats):
        x = (n - (seats - 1) / 2) * seat
        k.box(m, seat * 0.98, d.u(0.12, 0.18), deep - 0.22, x, h - 0.13, 0.09, r=0.045, steps=2)
        with k.at(x, h, -deep / 2 + 0.2, pitch=-d.u(4, 14)):
            k.box(m, seat * 0.97, tall - h, d.u(0.12, 0.2), r=0.05, steps=2)
    k.box(m, w, tall - foot - d.u(0, 0.12), 0.14, 0, foot, -deep / 2 + 0.07, r=0.04)
    high = d.u(0.52, min(tall, 0.7))
    for s in (-1, 1):
        if d.yes(0.75):
            k.box(m, arm, high - foot, deep, s * (w / 2 - arm / 2), foot, 0, r=min(0.05, arm / 3), steps=2)
        else:
            k.tube(m, [(s * (w / 2 - arm / 2), high, -deep / 2), (s * (w / 2 - arm / 2), high, deep / 2)], arm / 2)
            k.box(m, arm * 0.8, high - foot, deep, s * (w / 2 - arm / 2), foot, 0)
    if foot > 0.03:
        for sx in (-1, 1):
            for sz in (-1, 1):
                k.cyl(d.of(d.timber, d.steel)(), 0.022, foot, sx * (w / 2 - 0.08), 0, sz * (deep / 2 - 0.08))


@variety("bench")
def bench(k: Kit, d: Dice) -> None:
    """A long seat, maybe with a back."""
    w, deep, h, m = d.u(0.9, 1.6), d.u(0.32, 0.48), d.u(0.4, 0.48), d.timber()
    four_legs(k, d, d.of(m, d.steel()), w, deep, h, d.u(0.018, 0.035))
    k.box(d.of(m, d.cloth()), w, d.u(0.03, 0.1), deep, 0, h - 0.02, 0)
    if d.yes(0.4):
        back(k, d, m, w, h, d.u(0.75, 0.95), -deep / 2 + 0.03)


@variety("ottoman")
def ottoman(k: Kit, d: Dice) -> None:
    """A padded block or drum."""
    m, h, w = d.of(d.cloth(), leather(d.code())), d.u(0.3, 0.48), d.u(0.4, 0.75)
    if d.yes(0.5):
        k.lathe(m, k.curve([(0, 0), (w * 0.45, 0), (w / 2, h / 2), (w * 0.46, h), (0, h + 0.02)], 16, 8), seg=24)
    else:
        k.box(m, w, h - 0.06, w * d.u(0.6, 1), 0, 0.06, 0, r=0.04, steps=2)
        four_legs(k, d, d.timber(), w * 0.9, w * 0.55, 0.07, 0.02)


@variety("bed")
def bed(k: Kit, d: Dice) -> None:
    """A mattress on a frame with a head board, pillows and maybe a blanket."""
    w, length, base, m = d.of(0.9, 1.2, 1.4, 1.6, 1.8), d.u(1.9, 2.15), d.u(0.05, 0.32), d.of(d.timber(), d.cloth())
    k.box(m, w + 0.06, d.u(0.08, 0.25), length + 0.06, 0, base, 0)
    four_legs(k, d, m, w, length, base + 0.02, 0.035)
    top = base + 0.2
    k.box(d.cloth(), w, d.u(0.16, 0.26), length, 0, top - 0.08, 0, r=0.05, steps=2)
    k.box(m, w + 0.08, d.u(0.75, 1.2) - base, d.u(0.03, 0.12), 0, base, -length / 2 - 0.04)
    if d.yes(0.35):
        k.box(m, w + 0.08, d.u(0.4, 0.6) - base, 0.04, 0, base, length / 2 + 0.04)
    n = 1 if w < 1.3 else 2
    for i in range(n):
        with k.at((i - (n - 1) / 2) * w / 2, top + 0.12, -length / 2 + 0.3, pitch=d.u(-25, 0)):
            k.box(d.cloth(), min(0.65, w / n * 0.8), 0.13, 0.4, r=0.05, steps=2)
    if d.yes(0.7):
        k.box(d.cloth(), w + 0.06, d.u(0.1, 0.16), length * d.u(0.5, 0.75), 0, top + 0.03, length * 0.15, r=0.05)
