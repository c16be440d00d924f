"""Tools and taps of other forms than the usual: pincers, bow saws, trowels, hooded pans, mixer taps on two legs."""

from __future__ import annotations

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import ceramic, fabric, glass, metal, natural, painted, plastic
from assets.variety.registry import Dice, form

BRISTLE = natural("bristle", "#f2f2f0")


@form("pliers")
def jaws(k: Kit, d: Dice) -> None:
    """Long thin jaws, round biting ones, a wide adjustable head, or short cutters; shut or open."""
    style, long, open_ = d.i(0, 3), d.u(0.14, 0.26), d.u(0, 14)
    steel, grip = d.of(metal(), metal("#5a5d62", 0.4)), d.of(plastic(d.code()), metal(), fabric(d.code()))
    nose = (0.42, 0.2, 0.26, 0.17)[style] * long
    bow = (0.03, 0.05, 0.035, 0.04)[style]
    with k.at(0, 0.008, 0, pitch=d.of(0, 0, 90)):
        for s in (-1, 1):
            with k.at(yaw=s * open_ / 2):
                leg = k.curve([(s * 0.008, 0, -0.01), (s * bow, 0, -long * 0.25), (s * bow * 0.9, 0, -long * 0.6)],
                              14, 7)
                k.tube(steel, leg[:3], long * 0.035, seg=7)
                k.tube(grip, leg[1:], np.linspace(long * 0.045, long * 0.032, len(leg) - 1), seg=8, squash=0.8,
                       round_caps=True)
                if style == 1:
                    jaw = k.curve([(s * 0.006, 0, 0), (s * 0.03, 0, nose * 0.5), (s * 0.002, 0, nose)], 12, 6)
                    k.tube(steel, jaw, long * 0.035, seg=6)
                else:
                    root, end = long * (0.035, 0, 0.075, 0.06)[style], long * (0.012, 0, 0.04, 0.01)[style]
                    k.slab(steel, [(0, -0.012), (s * root, 0), (s * end, nose), (0, nose)][::s], 0.011, y=-0.005)
        k.cyl(steel, long * d.u(0.045, 0.065), 0.014, y=-0.007, seg=18)


@form("saw")
def stiff_and_bowed_saw(k: Kit, d: Dice) -> None:
    """With a back of brass, curved for trees, a bow of tube, or a small bow with a straight grip; lying or upright."""
    style, steel = d.i(0, 3), metal("#c9ccd0")
    grip, long = d.of(d.timber(), plastic(d.code())), d.u(0.22, 0.4)
    with k.at(0, 0.015, 0, pitch=d.of(0, 90)):
        if style == 0:
            w = d.u(0.06, 0.1)
            teeth = [(x, 0.003 * (n % 2)) for n, x in enumerate(np.linspace(long, 0, 40))]
            k.slab(steel, [(0, w), (long, w), *teeth], 0.002, axis="z")
            k.box(d.of(metal("#c8a850"), steel), long, 0.014, 0.008, long / 2, w, 0, r=0.002)
            ring = k.curve([(-0.005, 0.01, 0), (-0.06, -0.02, 0), (-0.11, 0.02, 0), (-0.1, 0.09, 0), (-0.05, 0.11, 0),
                            (-0.005, 0.09, 0)], 24, 11, loop=True)
            k.tube(grip, ring, 0.014, seg=7, loop=True)
        elif style == 1:
            upper = [(t * long, 0.05 - 0.09 * t * t) for t in np.linspace(0, 1, 9)]
            lower = [(t * long, -0.09 * t * t + 0.006 * (n % 2)) for n, t in enumerate(np.linspace(1, 0, 31))]
            k.slab(steel, [*upper, *lower], 0.002, axis="z")
            k.tube(grip, k.curve([(0.01, 0.025, 0), (-0.06, 0.03, 0), (-0.14, 0.0, 0)], 10, 6), 0.016, seg=9,
                   round_caps=True)
        elif style == 2:
            long *= d.u(1.4, 2.2)
            arch = k.curve([(0, 0, 0), (0.01, 0.1, 0), (long * 0.25, 0.19, 0), (long * 0.7, 0.14, 0), (long, 0, 0)],
                           24, 11)
            k.tube(painted(d.code()), arch, 0.011, seg=8)
            k.slab(steel, [(0, 0.012), *[(x, -0.012 + 0.006 * (n % 2)) for n, x in enumerate(np.linspace(0, long, 40))],
                           (long, 0.012)], 0.0015, axis="z")
        else:
            long *= 0.6
            u = [(0, 0, 0), (0, 0.11, 0), (long, 0.11, 0), (long, 0, 0)]
            k.tube(steel, u, 0.004, seg=6)
            k.tube(steel, [(0, 0, 0), (long, 0, 0)], 0.0015, seg=4)
            with k.at(-0.004, 0, 0, roll=90):
                k.lathe(grip, k.curve([(0.008, 0), (0.015, 0.04), (0.012, 0.09), (0.001, 0.11)], 10, 6), seg=14)


@form("shovel")
def scoop(k: Kit, d: Dice) -> None:
    """A hollow blade: pointed with a D for the hand, square for coal, wide for snow, or a trowel for the hand."""
    style, coat = d.i(0, 3), d.of(metal(), painted(d.code()), plastic(d.code()))
    w, h = ((0.22, 0.3), (0.26, 0.34), (d.u(0.4, 0.55), d.u(0.3, 0.4)), (d.u(0.06, 0.09), d.u(0.13, 0.17)))[style]
    long, stick = (d.u(0.6, 0.75), d.u(0.6, 1.0), d.u(0.9, 1.1), 0.0)[style], d.of(d.timber(), d.steel())
    point, hollow = style in (0, 3), d.u(0.12, 0.28)

    def blade(u: np.ndarray, v: np.ndarray) -> np.ndarray:
        x = (u - 0.5) * w * ((1 - (1 - v) ** 3) if point else 1.0)
        return np.stack([x, v * h, hollow * w * (2 * x / w) ** 2 + 0.06 * w * (1 - v) ** 2], -1)

    with k.at(pitch=d.of(0, 0, 85)):
        k.sheet(coat, blade, (22, 22), 0.004)
        if style == 3:
            k.tube(coat, k.curve([(0, h * 0.9, 0.004), (0, h + 0.03, -0.015), (0, h + 0.06, 0)], 8, 5), 0.006, seg=6)
            k.tube(d.of(stick, plastic(d.code())), [(0, h + 0.05, 0), (0, h + 0.17, 0)], d.u(0.012, 0.017), seg=9,
                   round_caps=True)
            return
        k.tube(coat, [(0, h * 0.7, 0), (0, h + 0.14, 0)], 0.022, seg=10)
        top = h + 0.1 + long
        k.tube(stick, [(0, h + 0.08, 0), (0, top, 0)], 0.016, seg=9)
        if d.yes(0.75):
            loop = [(0, top - 0.02, 0), (0.06, top + 0.07, 0), (0.055, top + 0.1, 0), (-0.055, top + 0.1, 0),
                    (-0.06, top + 0.07, 0)]
            k.tube(d.of(stick, plastic("#1c1c1e")), loop, 0.013, seg=7, loop=True)


@form("tape measure")
def other_tape(k: Kit, d: Dice) -> None:
    """A long one in a ring with a crank, a round one with a button, or a soft band in loose loops."""
    style, m, band = d.i(0, 2), plastic(d.code()), plastic(d.of("#f0cf3a", "#f4f4f0", "#e8a0b0"))
    if style == 0:
        r = d.u(0.06, 0.09)
        with k.at(0, r * 1.3, 0, pitch=90):
            k.cyl(band, r * 0.9, 0.016, y=-0.008, seg=30)
            k.ring(m, r, 0.011, y=-0.011, seg=34)
            for s in (-1, 1):
                k.box(m, 0.03, 0.006, r * 2, 0, s * 0.011 - 0.003, 0)
            k.cyl(plastic("#1c1c1e"), 0.008, 0.02, r * 0.5, 0.008, 0, seg=10)
            k.box(m, r * 0.6, 0.022, r * d.u(0.9, 1.5), 0, -0.011, r * 1.5, r=0.006)
    elif style == 1:
        r, t = d.u(0.022, 0.032), d.u(0.012, 0.02)
        k.cyl(m, r, t, bevel=0.004, seg=32)
        k.cyl(d.hard(), r * 0.4, 0.002, y=t, seg=20)
        long = d.u(0.02, 0.25)
        k.box(band, long, t * 0.6, 0.001, r * 0.7 + long / 2, t * 0.2, r * 0.8, r=0)
        k.box(metal(), 0.006, t * 0.8, 0.003, r * 0.7 + long, t * 0.1, r * 0.8, r=0.001)
    else:
        r, turns, a = d.u(0.03, 0.05), d.i(2, 5), np.linspace(0, 2 * np.pi, 24)
        for n in range(turns):
            path = [(np.cos(t) * r * (1 + 0.18 * (n + t / 6.3)), 0.01, np.sin(t) * r * (1 + 0.18 * (n + t / 6.3)))
                    for t in a]
            k.tube(band, path, 0.0012, seg=6, squash=8)
        end = r * (1 + 0.18 * turns)
        k.tube(band, [(end, 0.01, 0), (end + 0.04, 0.01, d.u(0.03, 0.15))], 0.0012, seg=6, squash=8)
        k.box(metal(), 0.004, 0.02, 0.006, r, 0, 0)


@form("dustpan")
def hooded_pan(k: Kit, d: Dice) -> None:
    """Closed above and on a long stick with its broom; or a pan whose floor and sides are one, a brush clipped in."""
    m, w, stick = d.of(plastic(d.code()), painted(d.code())), d.u(0.22, 0.34), d.of(metal(), plastic(d.code()))
    if d.yes(0.5):
        deep, h, tall = d.u(0.14, 0.22), d.u(0.1, 0.17), d.u(0.7, 0.95)
        side = [(deep / 2, 0), (-deep / 2, 0), (-deep / 2, h * 0.8), (-deep * 0.3, h), (0, h)]
        for s in (-1, 1):
            k.slab(m, side, 0.005, s * w / 2, 0, 0, axis="x")
        k.box(m, w, 0.004, deep)
        k.box(m, w, h * 0.9, 0.004, 0, 0, -deep / 2)
        k.box(m, w, 0.004, deep * 0.5, 0, h, -deep * 0.25)
        k.cyl(stick, 0.011, tall - h, 0, h, -deep * 0.2, seg=10)
        k.box(m, 0.1, 0.03, 0.03, 0, tall, -deep * 0.2, r=0.01)
        if d.yes(0.6):
            x = d.of(0.0, w * 0.2)
            k.cyl(stick, 0.01, tall - 0.1, x, 0.12, deep * 0.55, seg=10)
            k.box(m, w * 0.8, 0.05, 0.04, x, 0.09, deep * 0.55, r=0.01)
            k.box(natural("bristle", d.code()), w * 0.85, 0.09, 0.05, x, 0, deep * 0.55, r=0.002)
        return
    deep, h = d.u(0.2, 0.27), d.u(0.04, 0.07)

    def pan(u: np.ndarray, v: np.ndarray) -> np.ndarray:
        x, back = 2 * u - 1, np.maximum(0, 1 - v * 1.6)
        return np.stack([x * w / 2 * (0.85 + 0.15 * v), h * np.maximum(x**8 * (1 - v * 0.7), back**2),
                         (v - 0.5) * deep], -1)

    k.sheet(m, pan, (36, 24), 0.004)
    k.tube(m, k.curve([(0, h, -deep * 0.48), (0, h * 1.2, -deep * 0.7), (0, h * 0.8, -deep * 1.1)], 10, 6), 0.015,
           seg=9, squash=0.6, round_caps=True)
    if d.yes(0.6):
        with k.at(d.u(-0.03, 0.03), h * 0.5, -deep * 0.02):
            k.box(d.of(m, d.timber()), 0.035, 0.025, deep * 0.75, 0, 0.035, 0, r=0.008)
            k.box(natural("bristle", d.code()), 0.05, 0.045, deep * 0.7, 0, -0.006, 0, r=0.002)
            k.tube(d.of(m, d.timber()), [(0, 0.048, -deep * 0.3), (0, 0.06, -deep)], 0.012, seg=8, round_caps=True)


@form("toilet brush")
def held_brush(k: Kit, d: Dice) -> None:
    """In a holder on the wall, a square or round-bellied cup, or lying beside a dish; its bristles round or long."""
    style, m, tall = d.i(0, 2), d.of(plastic(d.code()), metal(), ceramic(), glass()), d.u(0.33, 0.45)
    stick, r = d.of(metal(), plastic(d.code())), d.u(0.04, 0.055)
    if style == 0:
        k.box(stick, 0.05, 0.05, 0.012, 0, 0.16, 0.006)
        k.box(stick, 0.012, 0.012, 0.05, 0, 0.18, 0.03)
        with k.at(0, 0.12, r + 0.05):
            k.ring(stick, r, 0.004, y=0.06, seg=26)
            k.lathe(m, [(0, 0), (r * 0.8, 0), (r, 0.12), (r * 0.94, 0.12), (r * 0.74, 0.006), (0, 0.006)], seg=24)
    elif style == 1:
        h = d.u(0.1, 0.16)
        if d.yes(0.5):
            for s in (-1, 1):
                k.box(m, 2 * r, h, 0.005, 0, 0, s * r)
                k.box(m, 0.005, h, 2 * r, s * r, 0, 0)
            k.box(m, 2 * r, 0.005, 2 * r)
        else:
            line = [(r, 0), (r * 1.5, h * 0.4), (r * 0.85, h * 0.85), (r, h)]
            k.lathe(m, [(0, 0), *k.curve(line, 12, 7)], seg=26)
    else:
        k.lathe(m, [(0, 0), (r * 1.1, 0), (r * 1.3, 0.05), (r * 1.2, 0.05), (r, 0.006), (0, 0.006)], seg=26)
    z, y = (r + 0.05, 0.13) if style == 0 else (0.0, 0.01)
    with k.at(0, y, z, roll=d.of(0, d.u(-12, 12)) if style == 2 else 0):
        if d.yes(0.6):
            k.blob(BRISTLE, r * 1.35, r * 1.5, r * 1.35, cells=7)
        else:
            for n in range(6):
                k.cyl(BRISTLE, r * 0.65, 0.006, y=0.01 + n * 0.012, seg=16)
        k.cyl(stick, 0.007, tall, y=0.05, seg=10)
        k.cyl(stick, r * 0.95, 0.006, y=0.125, seg=24) if style == 1 else None
        k.blob(stick, 0.026, d.u(0.03, 0.11), 0.026, 0, tall, 0, power=3, cells=5)


@form("faucet")
def mixer_tap(k: Kit, d: Dice) -> None:
    """A bridge with two crosses, a swan's neck with a spray, two out of the wall, or a garden tap with a wheel."""
    m = d.of(metal(), metal("#8d9096", 0.4), metal("#b98a4a"), painted("#1f1f21"))
    style, t, a, reach = d.i(0, 3), d.u(0.009, 0.014), d.u(0.06, 0.1), d.u(0.12, 0.22)
    cross = d.yes(0.6)
    if style == 0:
        h = d.u(0.05, 0.1)
        k.tube(m, [(-a, h, 0), (a, h, 0)], t, seg=10)
        top = h + d.u(0.05, 0.25)
        k.tube(m, k.curve([(0, h, 0), (0, top, 0), (0, top + reach * 0.35, reach * 0.5), (0, top, reach)], 22, 11), t,
               seg=10)
    elif style == 1:
        h, ball = d.u(0.22, 0.36), reach / 2
        k.lathe(m, [(0, 0), (t * 2.4, 0), (t * 2.4, 0.008), (t * 1.6, 0.015), (t * 1.5, h * 0.35), (0, h * 0.37)],
                seg=22)
        arc = [(0, h + np.sin(b) * ball, ball - np.cos(b) * ball) for b in np.linspace(0, np.pi, 12)]
        k.tube(m, [(0, h * 0.3, 0), *arc, (0, h * 0.85, reach)], t * 0.9, seg=10)
        k.cyl(d.of(m, plastic("#26272a")), t * 1.4, h * 0.3, 0, h * 0.55, reach, seg=16)
        with k.at(t, h * 0.22, 0, roll=-d.u(50, 80)):
            k.cyl(m, t, 0.03, seg=14)
            k.tube(m, [(0, 0.025, 0), (0.02, 0.11, 0)], 0.005, seg=8, round_caps=True)
        return
    elif style == 2:
        k.tube(m, [(0, 0.03, 0), (0, 0.03, reach), (0, 0.005, reach)], t, seg=10)
        for x in (-a, 0, a):
            with k.at(x, 0.03, 0, pitch=90):
                k.cyl(m, t * 2.2, 0.008, seg=24)
    else:
        k.tube(m, k.curve([(0, 0.03, -0.07), (0, 0.03, 0.02), (0, 0.0, 0.06), (0, -0.03, 0.06)], 14, 8), t, seg=10)
        k.cyl(m, t * 0.7, 0.06, 0, 0.03, 0, seg=10)
        k.ring(d.of(m, painted("#c03020"), plastic("#2a6ab0")), d.u(0.02, 0.03), 0.004, y=0.085, seg=20)
        k.box(m, 0.045, 0.005, 0.008, 0, 0.086, 0)
        return
    for s in (-1, 1):
        with k.at(s * a, 0.03 if style == 2 else 0, 0, pitch=90 if style == 2 else 0):
            up = 0.045 if style == 2 else h
            k.lathe(m, [(0, 0), (t * 2, 0), (t * 1.2, 0.012), (t * 1.2, up + 0.02), (0, up + 0.03)], seg=18)
            if cross:
                k.box(m, 0.06, 0.01, 0.01, 0, up + 0.025, 0, r=0.004)
                k.box(m, 0.01, 0.01, 0.06, 0, up + 0.025, 0, r=0.004)
            else:
                k.box(m, 0.08, 0.008, 0.014, s * 0.025, up + 0.025, 0, r=0.003)
