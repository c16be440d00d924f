"""What one drinks, eats and cooks with; of many makers."""

from __future__ import annotations

import numpy as np

from assets.recipes.curves import Array
from assets.recipes.kit import Kit
from assets.recipes.materials import Finish, ceramic, glass, metal, paper, plastic
from assets.recipes.mugs import handle
from assets.recipes.vessels import hollow
from assets.variety.registry import Dice, variety


def side(k: Kit, d: Dice, r: float, h: float, *, foot: float, belly: float) -> Array:
    """A wall's profile: from the foot's radius over a belly to the rim's."""
    at = d.u(0.3, 0.7)
    return k.curve([(r * foot, 0), (r * (foot + belly) / 2 * 1.05, h * at * 0.4), (r * belly, h * at), (r, h)], 10, 5)


def vessel(k: Kit, d: Dice, m: Finish, r: float, h: float, *, foot: float, belly: float, wall: float = 0.004) -> None:
    """Open at the top."""
    hollow(
        k,
        m,
        d.of(m, m, ceramic()),
        [*map(tuple, side(k, d, r, h, foot=foot, belly=belly))],
        wall=wall,
        floor=wall * 1.5,
        seg=28,
    )


@variety("mug")
def mug(k: Kit, d: Dice) -> None:
    """A vessel with an ear; some are travel mugs with a lid."""
    m, r, h = d.of(d.hard, d.steel)(), d.u(0.034, 0.05), d.u(0.075, 0.125)
    vessel(k, d, m, r, h, foot=d.u(0.7, 1.0), belly=d.u(0.92, 1.12))
    low, high = h * d.u(0.12, 0.3), h * d.u(0.7, 0.92)
    handle(k, d.of(m, m, d.hard()), r * 0.98, low, high, d.u(0.02, 0.036), d.u(0.0035, 0.008))


@variety("cup")
def cup(k: Kit, d: Dice) -> None:
    """Small with an ear and a saucer, or without either: a beaker, a paper cup."""
    m, r, h = d.of(ceramic(d.code()), d.hard(), paper(d.code())), d.u(0.03, 0.05), d.u(0.05, 0.12)
    vessel(k, d, m, r, h, foot=d.u(0.5, 0.85), belly=d.u(0.85, 1.0), wall=0.0025)
    if d.yes(0.5):
        handle(k, m, r * 0.9, h * 0.25, h * 0.8, d.u(0.014, 0.024), 0.0035)
        if d.yes(0.5):
            k.lathe(m, [(0, -0.012), (r * 1.1, -0.012), (r * 1.8, 0), (r * 1.75, 0.002), (r, -0.007), (0, -0.007)])
    elif h > 0.09 and d.yes(0.4):
        k.cyl(plastic("#f4f4f4"), r * 1.04, 0.012, y=h)


@variety("glass")
def tumbler(k: Kit, d: Dice) -> None:
    """To drink from, straight or flared, clear or tinted."""
    r = d.u(0.028, 0.045)
    vessel(
        k,
        d,
        d.of(glass(), glass(d.code(), 0.4)),
        r,
        d.u(0.08, 0.17),
        foot=d.u(0.65, 1),
        belly=d.u(0.85, 1.05),
        wall=0.002,
    )


@variety("wine glass")
def wine_glass(k: Kit, d: Dice) -> None:
    """A bowl on a stem."""
    r, h, stem = d.u(0.028, 0.05), d.u(0.13, 0.24), d.u(0.35, 0.55)
    at = h * stem
    line = k.curve([(0.004, at), (r * d.u(0.8, 1.15), at + (h - at) * 0.35), (r, h)], 10, 5)
    k.lathe(
        glass(),
        [
            (0, 0),
            (r * 0.95, 0),
            (r * 0.9, 0.002),
            (0.004, 0.008),
            *map(tuple, line),
            (line[-1][0] - 0.0015, h),
            (0.003, at + 0.01),
            (0, at + 0.01),
        ],
        seg=26,
    )


@variety("bowl")
def bowl(k: Kit, d: Dice) -> None:
    """Deep, open, without an ear."""
    r = d.u(0.06, 0.15)
    vessel(
        k,
        d,
        d.of(ceramic(d.code()), d.hard(), d.timber(), d.steel()),
        r,
        r * d.u(0.5, 0.95),
        foot=d.u(0.35, 0.65),
        belly=d.u(0.82, 0.98),
    )


@variety("plate")
def plate(k: Kit, d: Dice) -> None:
    """Flat with a rim, round, seldom square."""
    r, h, m = d.u(0.08, 0.15), d.u(0.012, 0.032), d.of(ceramic(d.code()), d.hard())
    flat = d.u(0.55, 0.75)
    line = [(0, 0), (r * flat, 0), (r, h), (r * 0.985, h + 0.003), (r * flat, 0.005), (0, 0.005)]
    k.lathe(m, line, seg=4 if d.yes(0.12) else 36, fillet=0.004)


@variety("jug")
def jug(k: Kit, d: Dice) -> None:
    """A high vessel with an ear and a spout."""
    m, r, h = d.of(ceramic(d.code()), glass(), d.hard(), d.steel()), d.u(0.045, 0.075), d.u(0.15, 0.28)
    vessel(k, d, m, r * d.u(0.7, 1), h, foot=d.u(0.8, 1.2), belly=d.u(1.0, 1.4))
    handle(k, m, r * 0.85, h * 0.3, h * 0.9, d.u(0.035, 0.055), 0.007)
    k.blob(m, r * 0.7, 0.03, r * 0.6, -r * 0.85, h - 0.025, 0)


@variety("teapot", "kettle")
def teapot(k: Kit, d: Dice) -> None:
    """A belly with a lid, a spout and a handle beside or above it."""
    m, r, h = d.of(ceramic(d.code()), d.steel(), d.hard()), d.u(0.06, 0.1), d.u(0.09, 0.2)
    line = k.curve([(0, 0), (r * 0.75, 0.002), (r, h * d.u(0.3, 0.5)), (r * 0.6, h * 0.92), (0, h)], 16, 8)
    k.lathe(m, line, seg=28)
    k.blob(m, 0.022, 0.022, 0.022, 0, h - 0.002, 0)
    rise = d.u(0.7, 1.0)
    k.tube(
        m,
        k.curve([(-r * 0.8, h * 0.3, 0), (-r * 1.3, h * 0.5, 0), (-r * 1.6, h * rise, 0)], 8, 4),
        np.linspace(0.02, 0.009, len(k.curve([(0, 0, 0), (1, 0, 0), (2, 0, 0)], 8, 4))),
        seg=8,
    )
    if d.yes(0.55):
        handle(k, d.of(m, d.hard()), r * 0.85, h * 0.2, h * 0.85, r * d.u(0.5, 0.8), 0.007)
    else:
        k.tube(
            d.hard(),
            k.curve(
                [(-r * 0.7, h * 0.8, 0), (-r * 0.5, h * 1.4, 0), (r * 0.5, h * 1.4, 0), (r * 0.7, h * 0.8, 0)], 12, 6
            ),
            0.007,
            seg=7,
        )


@variety("pot")
def pot(k: Kit, d: Dice) -> None:
    """Two ears or one long handle, most with a lid."""
    m, r, h = d.of(d.steel, d.hard)(), d.u(0.08, 0.14), d.u(0.07, 0.17)
    vessel(k, d, m, r, h, foot=d.u(0.9, 1), belly=1.0, wall=0.003)
    if d.yes(0.65):
        for s in (-1, 1):
            k.tube(
                m,
                k.curve([(s * r, h * 0.75, -0.03), (s * (r + 0.04), h * 0.78, 0), (s * r, h * 0.75, 0.03)], 8, 4),
                0.006,
                seg=6,
            )
    else:
        k.tube(d.hard(), [(r, h * 0.8, 0), (r + d.u(0.14, 0.2), h * d.u(0.85, 1.1), 0)], 0.011, seg=7)
    if d.yes(0.6):
        k.lathe(d.of(m, glass()), k.curve([(r * 1.01, h), (r * 0.6, h + 0.025), (0, h + 0.035)], 8, 4), seg=26)
        k.blob(d.hard(), 0.035, 0.025, 0.035, 0, h + 0.03, 0)


@variety("pan")
def pan(k: Kit, d: Dice) -> None:
    """Shallow with one long handle."""
    m, r, h = d.of(metal("#3a3b3e", 0.5), d.steel(), d.hard()), d.u(0.1, 0.16), d.u(0.03, 0.065)
    vessel(k, d, m, r, h, foot=d.u(0.7, 0.9), belly=d.u(0.9, 0.97), wall=0.003)
    k.tube(
        d.of(m, d.hard()),
        [(r * 0.97, h * 0.8, 0), (r + 0.08, h + 0.015, 0), (r + d.u(0.16, 0.22), h + d.u(0.01, 0.04), 0)],
        [0.008, 0.01, 0.011],
        seg=7,
    )


def stem(k: Kit, d: Dice, m: Finish) -> None:
    """A flat stem along x; the head begins at 0."""
    length = d.u(0.09, 0.14)
    k.tube(
        m,
        [(-length, 0.003, 0), (-length * 0.4, 0.005, 0), (0, 0.008, 0)],
        [d.u(0.005, 0.009), 0.004, 0.003],
        seg=6,
        squash=0.5,
    )


@variety("spoon")
def spoon(k: Kit, d: Dice) -> None:
    """A stem and a bowl."""
    m, w = d.of(d.steel, d.timber, d.hard)(), d.u(0.014, 0.03)
    stem(k, d, m)

    def cupped(u: Array, v: Array) -> Array:
        a, b = u * 2 - 1, v * 2 - 1
        return np.stack(
            [
                w * 1.4 * (a * np.sqrt(1 - b * b / 2) + 1),
                0.003 + 0.009 * (a * a + b * b) / 2,
                w * b * np.sqrt(1 - a * a / 2),
            ],
            -1,
        )

    k.sheet(m, cupped, (8, 8), 0.0015)


@variety("fork")
def fork(k: Kit, d: Dice) -> None:
    """A stem and tines."""
    m, w, n = d.of(d.steel, d.hard)(), d.u(0.009, 0.013), d.i(3, 4)
    stem(k, d, m)
    k.box(m, 0.025, 0.002, w * 2, 0.012, 0.007, 0, r=0.001)
    for t in np.linspace(-1, 1, n):
        k.tube(
            m, [(0.022, 0.008, t * w * 0.85), (0.045, 0.006, t * w * 0.85), (0.065, 0.011, t * w * 0.85)], 0.0013, seg=4
        )


@variety("knife", "kitchen knife")
def knife(k: Kit, d: Dice) -> None:
    """A grip and a blade."""
    grip, blade, length, w = d.of(d.timber, d.hard, d.steel)(), metal(), d.u(0.1, 0.22), d.u(0.015, 0.045)
    k.box(grip, d.u(0.09, 0.13), 0.014, d.u(0.016, 0.026), -0.05, 0, 0, r=0.005)
    k.slab(
        blade,
        [(0, -w / 2), (length * 0.7, -w / 2), (length, w * d.u(0, 0.4)), (length * 0.9, w / 2), (0, w / 2)],
        0.0022,
        y=0.006,
        r=0.0005,
    )


@variety("spatula")
def spatula(k: Kit, d: Dice) -> None:
    """A grip and a flat blade, slotted or not."""
    m, w, length = d.of(d.hard, d.steel, d.timber)(), d.u(0.06, 0.09), d.u(0.07, 0.12)
    k.tube(d.hard(), [(-0.22, 0.03, 0), (-0.1, 0.028, 0)], 0.009, seg=7)
    k.tube(m, [(-0.1, 0.028, 0), (0, 0.004, 0)], 0.004, seg=6)
    n = d.i(1, 4)
    for t in range(n):
        k.box(m, length, 0.002, w / n * 0.8, length / 2, 0.002, (t + 0.5) * w / n - w / 2, r=0.0005)
    k.box(m, 0.015, 0.002, w, length, 0.002, 0, r=0.0005)
