"""Seats, beds and stuffed things of other forms than the usual: wings, tubs, bunks, bolsters, saddles, folded legs."""

from __future__ import annotations

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import leather, natural, wood
from assets.variety.beds_and_seats import four_legs
from assets.variety.registry import Dice, form


@form("armchair")
def winged(k: Kit, d: Dice) -> None:
    """High with wings, on thin legs."""
    m, w, deep, h = d.of(d.cloth(), leather(d.code())), d.u(0.62, 0.8), d.u(0.65, 0.85), d.u(0.38, 0.46)
    foot, tall = d.u(0.08, 0.2), d.u(0.9, 1.15)
    four_legs(k, d, d.timber(), w * 0.9, deep * 0.85, foot, 0.02)
    k.box(m, w, h - foot, deep, 0, foot, 0, r=0.03)
    k.box(m, w * 0.75, d.u(0.08, 0.14), deep * 0.8, 0, h - 0.03, 0.05, r=0.04, steps=2)
    with k.at(0, h, -deep / 2 + 0.1, pitch=-d.u(4, 12)):
        k.box(m, w, tall - h, 0.12, r=0.05, steps=2)
        for s in (-1, 1):
            k.box(
                m,
                0.07,
                (tall - h) * d.u(0.5, 0.9),
                d.u(0.12, 0.25),
                s * (w / 2 - 0.035),
                (tall - h) * 0.1,
                0.12,
                r=0.03,
            )
    for s in (-1, 1):
        k.box(m, d.u(0.06, 0.12), d.u(0.17, 0.24), deep * 0.85, s * (w / 2 - 0.03), h, 0.04, r=0.03, steps=2)


@form("armchair")
def tub(k: Kit, d: Dice) -> None:
    """Its back runs round the seat in one."""
    m, r, h = d.of(d.cloth(), leather(d.code())), d.u(0.32, 0.42), d.u(0.37, 0.46)
    foot, tall, low = d.u(0.0, 0.2), d.u(0.68, 0.85), d.u(0.55, 0.68)
    thick, round_ = d.u(0.05, 0.1), d.u(100, 135)
    k.cyl(m, r, h - foot, y=foot, bevel=0.03)
    for a in np.linspace(-round_, round_, 21):
        high = low + (tall - low) * (1 - abs(a) / round_)
        with k.at(0, 0, 0, yaw=180 + float(a)):
            k.box(m, r * 0.27, high - h + 0.1, thick, 0, h - 0.1, r - thick / 2, r=0.02)
    if foot:
        four_legs(k, d, d.of(d.timber(), d.steel()), r * 1.4, r * 1.4, foot + 0.01, 0.018)


@form("armchair")
def framed_seat(k: Kit, d: Dice) -> None:
    """Cushions in a frame of wood or tubes, straight, rocking or reclined."""
    w, deep, h, m = d.u(0.58, 0.75), d.u(0.6, 0.85), d.u(0.34, 0.44), d.of(d.timber(), d.steel())
    pad, t, lean, rocks = d.of(d.cloth(), leather(d.code())), d.u(0.016, 0.03), d.u(8, 28), d.yes(0.4)
    for s in (-1, 1):
        x = s * w / 2
        k.tube(m, [(x, 0.03, deep * 0.45), (x, h + 0.2, deep * 0.4)], t, seg=7)
        k.tube(m, [(x, 0.03, -deep * 0.45), (x, h + 0.2, -deep * 0.3)], t, seg=7)
        k.box(m, t * 2.5, 0.03, deep * 0.95, x, h + 0.2, 0)
        if rocks:
            k.tube(m, k.curve([(x, 0.1, -deep * 0.7), (x, 0.015, 0), (x, 0.1, deep * 0.7)], 12, 6), t * 0.8, seg=6)
    with k.at(0, h, 0, pitch=-d.u(2, 8)):
        k.box(pad, w * 0.92, d.u(0.08, 0.16), deep * 0.9, 0, -0.08, 0.03, r=0.03, steps=2)
    with k.at(0, h, -deep * 0.35, pitch=-lean):
        k.box(pad, w * 0.9, d.u(0.45, 0.7), d.u(0.07, 0.15), r=0.03, steps=2)


@form("bed")
def other_bed(k: Kit, d: Dice) -> None:
    """A divan without a board, one over another, with four posts, or a mattress near the floor."""
    w, length, style, m = d.of(0.8, 0.9, 1.4, 1.6), d.u(1.9, 2.1), d.i(0, 3), d.of(d.timber(), d.steel())
    cloth, sheet = d.cloth(), d.cloth()

    def layer(y: float) -> None:
        k.box(cloth, w, d.u(0.14, 0.24), length, 0, y, 0, r=0.04, steps=2)
        k.pillow(sheet, w * 0.7, 0.13, 0.4, 0, y + 0.18, -length * 0.38)
        if d.yes(0.6):
            k.box(sheet, w + 0.03, d.u(0.05, 0.14), length * d.u(0.4, 0.7), 0, y + 0.14, length * 0.15, r=0.03)

    if style == 0:
        k.box(d.cloth(), w, d.u(0.25, 0.36), length, r=0.02)
        layer(0.3)
    elif style == 1:
        w = min(w, 1.4)
        for s in (-1, 1):
            for t in (-1, 1):
                k.box(m, 0.06, d.u(1.6, 1.8), 0.06, s * w / 2, 0, t * length / 2)
        for y in (0.25, d.u(1.15, 1.35)):
            k.box(m, w, 0.08, length, 0, y, 0)
            layer(y + 0.06)
            k.box(m, 0.03, 0.12, length * 0.9, w / 2, y + 0.3, 0)
    elif style == 2:
        high = d.u(1.6, 2.1)
        for s in (-1, 1):
            for t in (-1, 1):
                k.tube(m, [(s * w / 2, 0, t * length / 2), (s * w / 2, high, t * length / 2)], 0.03, seg=8)
            k.tube(m, [(s * w / 2, high, -length / 2), (s * w / 2, high, length / 2)], 0.02, seg=6)
            k.tube(m, [(-w / 2, high, s * length / 2), (w / 2, high, s * length / 2)], 0.02, seg=6)
        k.box(m, w, 0.12, length, 0, 0.25, 0)
        layer(0.34)
    else:
        k.box(m, w * 1.05, d.u(0.05, 0.15), length * 1.03)
        layer(0.1)


@form("stool")
def other_stool(k: Kit, d: Dice) -> None:
    """A stump, legs that cross and fold, a saddle on a frame, a block with a hole to hold it by, a ladder of steps."""
    style, m = d.i(0, 4), d.of(d.timber(), d.steel())
    w, h = d.u(0.3, 0.45), d.of(d.u(0.22, 0.48), d.u(0.4, 0.7))
    if style == 0:
        k.lathe(
            wood(d.of("#8a6a45", "#c9a878")),
            [(0, 0), (w * 0.5, 0), (w * d.u(0.38, 0.5), h), (0, h)],
            fillet=0.01,
            seg=14,
        )
    elif style == 1:
        for s in (-1, 1):
            for t in (-1, 1):
                k.tube(m, [(s * w / 2, 0, t * w / 2), (s * w / 2, h, -t * w / 2)], 0.012, seg=6)
        k.box(d.cloth(), w, 0.012, w, 0, h - 0.01, 0)
    elif style == 2:
        four_legs(k, d, m, w, w * 0.8, h, d.u(0.012, 0.022))
        for s in (-1, 1):
            k.tube(m, [(s * w * 0.46, h * 0.3, -w * 0.36), (s * w * 0.46, h * 0.3, w * 0.36)], 0.01, seg=6)
        with k.at(0, h - 0.02, 0):
            k.blob(d.of(m, leather(d.code())), w * 1.1, d.u(0.04, 0.09), w * 0.75, power=4)
    elif style == 3:
        t = d.u(0.018, 0.03)
        k.box(m, w, t, w * 0.65, 0, h - t, 0)
        for s in (-1, 1):
            with k.at(s * w * 0.4, 0, 0, roll=s * d.u(0, 9)):
                k.box(m, t, h - t, w * 0.6)
        k.box(m, w * 0.75, d.u(0.05, 0.12), t, 0, h - t - 0.12, 0)
    else:
        n, rise, deep = d.i(2, 3), d.u(0.18, 0.25), d.u(0.16, 0.22)
        for i in range(n):
            k.box(d.of(m, d.hard()), w, 0.025, deep, 0, rise * (i + 1) - 0.025, (n / 2 - i) * deep)
        for s in (-1, 1):
            x = s * w * 0.48
            k.tube(m, [(x, 0, (n / 2 + 0.5) * deep), (x, rise * n, (0.5 - n / 2) * deep)], 0.014, seg=6)
            k.tube(m, [(x, 0, -n * deep * 0.6), (x, rise * n, (0.5 - n / 2) * deep)], 0.014, seg=6)


@form("sofa")
def other_sofa(k: Kit, d: Dice) -> None:
    """Cushions in a frame of wood, a bowed back with rolled arms, or a low couch that becomes a bed."""
    w, deep, h, m, style = d.u(1.3, 2.3), d.u(0.7, 0.95), d.u(0.34, 0.46), d.of(d.cloth(), leather(d.code())), d.i(0, 2)
    frame, n = d.of(d.timber(), d.steel()), d.i(2, 3)
    if style == 0:
        for s in (-1, 1):
            for z in (-deep * 0.45, deep * 0.45):
                k.box(frame, 0.05, h + 0.2, 0.05, s * w / 2, 0, z)
            k.box(frame, 0.06, 0.03, deep, s * w / 2, h + 0.2, 0)
        k.box(frame, w, 0.06, deep, 0, h - 0.16, 0)
        k.box(frame, w, 0.08, 0.03, 0, h + 0.3, -deep / 2)
        for i in range(n):
            x = (i - (n - 1) / 2) * w / n
            k.box(m, w / n * 0.97, 0.13, deep * 0.9, x, h - 0.1, 0.03, r=0.03, steps=2)
            with k.at(x, h, -deep * 0.36, pitch=-10):
                k.box(m, w / n * 0.95, d.u(0.35, 0.5), 0.13, r=0.04, steps=2)
    elif style == 1:
        k.box(m, w, h - 0.08, deep, 0, 0.08, 0, r=0.04)
        for s in (-1, 1):
            k.tube(m, [(s * w / 2, h + 0.16, -deep / 2), (s * w / 2, h + 0.16, deep / 2)], d.u(0.08, 0.13), seg=12)
            k.box(m, 0.14, h + 0.1, deep, s * w / 2, 0.08, 0)
        k.tube(m, [(-w / 2, h + 0.3, -deep / 2), (w / 2, h + 0.3, -deep / 2)], d.u(0.09, 0.14), seg=12)
        k.box(m, w, 0.3, 0.14, 0, h, -deep / 2)
        four_legs(k, d, d.timber(), w * 0.9, deep * 0.85, 0.09, 0.025)
    else:
        k.box(m, w, d.u(0.12, 0.2), deep * 1.1, 0, h - 0.14, 0, r=0.04, steps=2)
        with k.at(0, h, -deep / 2, pitch=-d.u(8, 30)):
            k.box(m, w, d.u(0.4, 0.55), 0.14, r=0.05, steps=2)
        four_legs(k, d, frame, w * 0.85, deep * 0.8, h - 0.13, 0.02)


@form("cushion")
def other_cushion(k: Kit, d: Dice) -> None:
    """Round, a roll, a pad for a seat with ribbons, a knot, or thick with straight sides for the floor."""
    m, r, style = d.cloth(), d.u(0.15, 0.28), d.i(0, 3)
    if style == 0:
        with k.at(0, d.of(0.0, r * 0.9), 0, pitch=d.of(0, 70)):
            k.blob(m, 2 * r, d.u(0.07, 0.18), 2 * r, power=d.u(2, 3.5), cells=10)
            k.blob(m, 0.03, 0.02, 0.03, 0, d.u(0.08, 0.14), 0)
    elif style == 1:
        with k.at(0, r * 0.5, 0, roll=90):
            k.cyl(m, r * d.u(0.4, 0.6), r * d.u(2, 4), y=-r, bevel=0.03)
    elif style == 2:
        k.box(m, 2 * r, d.u(0.03, 0.06), 2 * r, r=0.015, steps=2)
        for s in (-1, 1):
            k.tube(m, [(s * r * 0.9, 0.02, -r), (s * r, 0.0, -r * 1.4)], 0.006, seg=5)
    else:
        k.box(m, d.u(0.4, 0.65), d.u(0.1, 0.2), d.u(0.4, 0.65), r=0.04, steps=2)


@form("blanket")
def rolled(k: Kit, d: Dice) -> None:
    """Rolled up, or a pile of several."""
    if d.yes(0.5):
        r, w = d.u(0.06, 0.13), d.u(0.3, 0.6)
        with k.at(0, r, 0, roll=90):
            k.cyl(d.cloth(), r, w, y=-w / 2, bevel=0.02)
        return
    w, deep, y = d.u(0.3, 0.5), d.u(0.22, 0.4), 0.0
    for _ in range(d.i(2, 4)):
        h = d.u(0.03, 0.08)
        k.box(d.cloth(), w * d.u(0.93, 1.05), h, deep * d.u(0.93, 1.05), 0, y, 0, r=h * 0.4, steps=2)
        y += h


@form("rug")
def other_rug(k: Kit, d: Dice) -> None:
    """Round or oval, shaggy, with fringes, or a hide."""
    w, t, m, style = d.u(0.8, 2.6), d.u(0.006, 0.035), d.cloth(), d.i(0, 2)
    if style == 0:
        with k.at(scale=(1, 1, d.of(1.0, d.u(0.5, 0.8)))):
            k.cyl(m, w / 2, t, seg=36)
            k.cyl(d.cloth(), w * d.u(0.25, 0.42), t * 1.05, seg=36)
    elif style == 1:
        long = min(w * d.u(1.2, 2.2), 3.5)
        k.box(m, w, t, long, r=0.002)
        k.box(d.cloth(), w * 0.8, t * 1.05, long * 0.85, r=0.001)
        for s in (-1, 1):
            for x in np.linspace(-w / 2, w / 2, d.i(9, 22)):
                k.box(natural("thread", "#e8dfc8"), 0.012, 0.003, 0.06, float(x), 0, s * (long / 2 + 0.03), r=0)
    else:
        angles = np.linspace(0, 2 * np.pi, 22, endpoint=False)
        out = w / 2 * (0.75 + 0.2 * np.cos(4 * angles + 0.8) + d.rng.normal(0, 0.03, 22))
        k.slab(
            natural("fur", d.of("#d9c9a8", "#6b4a33", "#f0ece2")),
            np.stack([np.cos(angles) * out, np.sin(angles) * out * 1.3], -1),
            t,
        )


@form("ottoman")
def tufted(k: Kit, d: Dice) -> None:
    """A box that opens, or a long one at the foot of a bed."""
    m, w, h, deep = (
        d.of(d.cloth(), leather(d.code())),
        d.of(d.u(0.38, 0.5), d.u(0.9, 1.3)),
        d.u(0.36, 0.48),
        d.u(0.36, 0.48),
    )
    k.box(m, w, h * 0.78, deep, r=0.008)
    k.box(m, w * 1.02, h * 0.22, deep * 1.02, 0, h * 0.78, 0, r=0.02, steps=2)
    for x in np.linspace(-w * 0.35, w * 0.35, d.i(1, 5)):
        k.blob(m, 0.02, 0.012, 0.02, float(x), h * 0.99, 0)
