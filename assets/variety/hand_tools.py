"""Tools, and what cleans, weighs and holds in kitchens and baths; of many makers."""

from __future__ import annotations

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import ceramic, glass, metal, natural, painted, paper, plastic
from assets.variety.registry import Dice, variety
from assets.variety.storage import hollow_box


@variety("pliers")
def pliers(k: Kit, d: Dice) -> None:
    """Two bent halves that cross, with jaws and coated grips; lying."""
    long, open_, grip = d.u(0.13, 0.26), d.u(4, 16), plastic(d.code())
    for s in (-1, 1):
        with k.at(0, 0.004, 0, yaw=s * open_):
            path = k.curve(
                [
                    (s * 0.002, 0, 0),
                    (s * 0.012, 0, -long * 0.2),
                    (s * 0.018, 0, -long * 0.4),
                    (s * 0.01, 0, -long * 0.65),
                ],
                12,
                6,
            )
            k.tube(grip, path, long * 0.035, seg=7)
            k.slab(
                metal(),
                [(0, -long * 0.05), (s * 0.014, 0.0), (s * 0.006, long * d.u(0.2, 0.35)), (0, long * 0.22)],
                0.01,
            )
    k.cyl(metal(), long * 0.06, 0.014, seg=14)


@variety("saw")
def saw(k: Kit, d: Dice) -> None:
    """A blade with teeth and a grip, or a bow with a thin blade; lying or upright."""
    long, grip, steel = d.u(0.3, 0.6), d.of(d.timber(), plastic(d.code())), metal("#c9ccd0")
    with k.at(pitch=d.of(0, 90, 90)):
        if d.yes(0.7):
            w = d.u(0.08, 0.13)
            teeth = [(x, 0.006 if n % 2 else 0.0) for n, x in enumerate(np.linspace(long, 0, 34))]
            k.slab(steel, [(0, w), (long, w * d.u(0.3, 0.6)), *teeth], 0.002, axis="z")
            k.slab(grip, [(-0.12, w * 0.1), (0.02, 0), (0.02, w), (-0.1, w * 1.1)], 0.022, axis="z", corner=0.015)
            k.box(natural("hole", "#161412"), 0.05, w * 0.4, 0.023, -0.055, w * 0.35, 0, r=0.008)
        else:
            k.box(steel, long, 0.012, 0.001, long / 2, 0, 0, r=0)
            k.tube(d.steel(), [(0, 0, 0), (0, 0.1, 0), (long, 0.1, 0), (long, 0, 0)], 0.007, seg=6)
            k.tube(grip, [(0, -0.01, 0), (-0.1, 0.04, 0)], 0.015, seg=8)


@variety("shovel")
def shovel(k: Kit, d: Dice) -> None:
    """A blade on a long or short handle, with or without a grip across."""
    long, w = d.of(d.u(0.9, 1.5), d.u(0.2, 0.35)), 0.0
    w = 0.2 if long > 0.6 else 0.075
    m, blade = d.timber(), d.of(metal(), painted(d.code()), plastic(d.code()))
    with k.at(0, 0, 0, pitch=d.of(0, 88)):
        outline = [
            (-w / 2, w * 1.3),
            (w / 2, w * 1.3),
            (w / 2, w * 0.4),
            (0, 0) if d.yes(0.6) else (w / 2, 0),
            (-w / 2, w * 0.4 if d.yes(0.5) else 0),
        ]
        k.slab(blade, outline, 0.006, axis="z")
        k.tube(m, [(0, w * 1.1, 0.008), (0, long, 0.0)], 0.016, seg=8)
        if d.yes(0.6):
            k.box(d.of(m, plastic("#1c1c1e")), 0.11, 0.03, 0.03, 0, long, 0, r=0.01)


@variety("tape measure")
def tape_measure(k: Kit, d: Dice) -> None:
    """A small round case with a yellow tape, out a little or far; or a long soft band rolled up."""
    s, m = d.u(0.05, 0.09), plastic(d.of("#e6b820", "#c03020", "#1c1c1e", d.code()))
    if d.yes(0.2):
        k.lathe(
            plastic(d.of("#f2e6a0", "#f4f4f0")),
            [(s * 0.15, 0), (s * 0.5, 0), (s * 0.5, 0.018), (s * 0.15, 0.018)],
            seg=26,
        )
        return
    k.slab(
        m,
        [(-s / 2, 0), (s / 2, 0), (s / 2, s * 0.5), (s * 0.2, s * 0.95), (-s * 0.3, s * 0.95), (-s / 2, s * 0.6)],
        s * 0.5,
        axis="z",
        corner=s * 0.15,
    )
    k.cyl(plastic("#f4f4f0"), s * 0.25, 0.001, 0, 0, 0)
    long = d.u(0.01, 0.4)
    k.box(paper("#f0cf3a"), long, 0.001, 0.018, s / 2 + long / 2, 0.004, 0, r=0)
    k.box(metal(), 0.002, 0.016, 0.018, s / 2 + long, 0, 0, r=0)


@variety("dustpan")
def dustpan(k: Kit, d: Dice) -> None:
    """A flat pan with sides and a handle, on a long stick or with a brush."""
    m, w, deep, h = d.of(plastic(d.code()), d.steel()), d.u(0.2, 0.32), d.u(0.18, 0.28), d.u(0.03, 0.09)
    k.box(m, w, 0.004, deep)
    k.box(m, w, h, 0.004, 0, 0, -deep / 2)
    for s in (-1, 1):
        k.slab(m, [(deep / 2, 0), (-deep / 2, 0), (-deep / 2, h)], 0.004, s * w / 2, 0, 0, axis="x")
    if d.yes(0.3):
        k.tube(m, [(0, h * 0.6, -deep / 2), (0, d.u(0.6, 0.8), -deep / 2 - 0.05)], 0.011, seg=7)
    else:
        k.tube(m, [(0, h * 0.6, -deep / 2), (0, h * 0.9, -deep / 2 - d.u(0.1, 0.16))], 0.014, seg=7)
    if d.yes(0.5):
        k.box(d.of(m, d.timber()), w * 0.8, 0.02, 0.04, 0, 0.06, 0, r=0.006)
        k.box(natural("bristle", d.code()), w * 0.8, 0.055, 0.03, 0, 0.006, 0, r=0.002)
        k.tube(m, [(w * 0.4, 0.07, 0), (w * 0.4 + 0.13, 0.075, 0)], 0.012, seg=7)


@variety("toilet brush")
def toilet_brush(k: Kit, d: Dice) -> None:
    """A stick out of a cup."""
    r, h, m = d.u(0.04, 0.06), d.u(0.1, 0.2), d.of(plastic(d.code()), d.steel(), ceramic())
    k.lathe(m, [(0, 0), (r, 0), (r * d.u(0.8, 1.1), h), (r * 0.7, h), (r * 0.7, 0.01), (0, 0.01)], fillet=0.004, seg=22)
    k.blob(natural("bristle", "#f2f2f0"), r * 1.3, h * 0.6, r * 1.3, 0, h * d.u(0.1, 0.7), 0, cells=5)
    tall = d.u(0.32, 0.48)
    k.cyl(d.of(m, metal()), 0.008, tall - 0.05, y=0.05, seg=10)
    k.cyl(m, d.u(0.01, 0.02), 0.09, y=tall - 0.05, bevel=0.004, seg=12)


@variety("faucet")
def faucet(k: Kit, d: Dice) -> None:
    """A spout bent high, low or square, with a lever, two wheels or a knob on top; or short out of a wall."""
    m, h, reach, style = (
        d.of(metal(), metal("#8d9096"), metal("#b98a4a"), painted("#1f1f21")),
        d.u(0.08, 0.36),
        d.u(0.1, 0.22),
        d.i(0, 3),
    )
    t = d.u(0.009, 0.018)
    k.cyl(m, t * 2, 0.02, seg=18)
    if style == 0:
        k.tube(m, k.curve([(0, 0, 0), (0, h * 0.8, 0), (0, h, reach * 0.5), (0, h * 0.7, reach)], 22, 11), t, seg=9)
    elif style == 1:
        k.box(m, t * 2.2, h * 0.8, t * 2.2)
        k.box(m, t * 2.2, t * 1.4, reach, 0, h * 0.7, reach / 2)
    elif style == 2:
        k.cyl(m, t * 1.4, h * 0.6, seg=14)
        with k.at(0, h * 0.4, 0, pitch=-d.u(10, 25)):
            k.box(m, t * 2.4, t * 1.8, reach, 0, 0, reach / 2, r=0.006)
    else:
        k.tube(m, k.curve([(0, 0.03, -0.06), (0, 0.03, reach * 0.8), (0, 0.0, reach)], 12, 6), t, seg=9)
    if style != 3 and d.yes(0.6):
        with k.at(t * d.of(0.0, 1.5), h * d.of(0.3, 0.62), 0, roll=d.u(-40, 40)):
            k.box(m, t * 1.2, d.u(0.05, 0.1), t * 0.7)
    else:
        for s in (-1, 1):
            k.cyl(m, t, 0.05, s * d.u(0.05, 0.1), 0, 0, seg=12)
            x = s * d.u(0.05, 0.1)
            k.box(m, 0.055, 0.012, 0.012, x, 0.05, 0, r=0.004)
            k.box(m, 0.012, 0.012, 0.055, x, 0.05, 0, r=0.004)


@variety("mixer")
def mixer(k: Kit, d: Dice) -> None:
    """A head over a bowl on a stand, or one for the hand with two whisks."""
    m = d.of(plastic(d.code()), painted(d.code()), d.steel())
    if d.yes(0.3):
        k.blob(m, d.u(0.075, 0.1), 0.1, d.u(0.17, 0.22), 0, 0.12, 0, power=3.5)
        k.tube(m, [(0, 0.23, -0.08), (0, 0.26, 0), (0, 0.22, 0.07)], 0.014, seg=8)
        for s in (-0.022, 0.022):
            k.cyl(metal(), 0.003, 0.14, s, 0, 0.05, seg=6)
            k.blob(metal(), 0.035, 0.06, 0.035, s, 0, 0.05, cells=4)
        return
    k.box(m, d.u(0.16, 0.22), 0.04, d.u(0.3, 0.36), r=0.015)
    k.box(m, 0.1, 0.24, 0.1, 0, 0.03, -0.11, r=0.02)
    with k.at(0, 0.24, 0, pitch=-d.of(0, 0, 25)):
        k.blob(m, 0.13, 0.13, d.u(0.3, 0.36), 0, 0, 0.01, power=3)
    r = d.u(0.09, 0.115)
    k.lathe(d.of(metal(), glass()), k.curve([(r * 0.5, 0.04), (r * 0.85, 0.09), (r, 0.2)], 12, 6), 0, 0, 0.07, seg=26)
    k.tube(metal(), [(0, 0.25, 0.07), (0, 0.1, 0.07)], 0.01, seg=6)


@variety("rice cooker")
def rice_cooker(k: Kit, d: Dice) -> None:
    """A fat pot with a lid that hinges, a panel and a handle."""
    m, r, h = plastic(d.of("#f4f4f2", "#1f1f22", d.code())), d.u(0.11, 0.15), d.u(0.16, 0.25)
    if d.yes(0.6):
        k.blob(m, 2 * r, h, 2.3 * r, power=d.u(3, 5), cells=10)
    else:
        k.cyl(d.of(m, metal()), r, h * 0.8, bevel=0.02, seg=28)
        k.lathe(d.of(m, glass()), k.curve([(r, h * 0.8), (r * 0.6, h * 0.95), (0, h)], 9, 5), seg=26)
        k.blob(plastic("#1c1c1e"), 0.04, 0.03, 0.04, 0, h, 0)
        for s in (-1, 1):
            k.box(plastic("#1c1c1e"), 0.03, 0.02, 0.06, s * (r + 0.01), h * 0.6, 0)
    with k.at(0, h * 0.25, r * 1.03, pitch=-12):
        k.box(plastic("#2a2c30"), r * 0.8, h * 0.35, 0.03, r=0.008)
        k.box(plastic("#b9c9c0"), r * 0.4, h * 0.12, 0.032, 0, h * 0.15, 0, r=0.002)


@variety("scale")
def scale(k: Kit, d: Dice) -> None:
    """A flat plate for people with a display, or for the kitchen with a bowl or a dial."""
    m = d.of(plastic("#f4f4f2"), glass("#2a3034", 1.0), metal(), plastic(d.code()))
    if d.yes(0.5):
        w = d.u(0.26, 0.34)
        k.box(m, w, d.u(0.02, 0.06), w * d.u(0.85, 1.05), r=0.01)
        k.box(plastic("#9fb0a4"), w * 0.28, 0.003, w * 0.12, 0, 0.06, w * 0.32, r=0)
        return
    w, h = d.u(0.14, 0.2), d.u(0.015, 0.2)
    k.box(m, w, h, w * d.u(0.9, 1.3), r=0.008)
    if h > 0.1:
        with k.at(0, h * 0.5, w * 0.55, pitch=90):
            k.cyl(paper("#fbfaf5"), min(h, w) * 0.42, 0.006, seg=26)
            k.box(plastic("#c03020"), 0.004, 0.008, h * 0.35, 0, 0, -h * 0.12)
    k.lathe(
        d.of(metal(), plastic(d.code())),
        [(0, h), (w * 0.3, h), (w * d.u(0.5, 0.7), h + d.u(0.01, 0.09)), (0, h + 0.01)],
        seg=26,
    )


@variety("knife block")
def knife_block(k: Kit, d: Dice) -> None:
    """A leaning block with handles that stick out of it."""
    m, w, h, deep = d.of(d.timber(), d.timber(), plastic("#1c1c1e")), d.u(0.08, 0.14), d.u(0.2, 0.26), d.u(0.09, 0.16)
    grip = d.of(plastic("#161618"), metal(), d.timber())
    with k.at(pitch=-d.of(0, d.u(15, 35))):
        k.box(m, w, h, deep, r=0.004)
        for i in range(d.i(2, 4)):
            for j in range(d.i(1, 3)):
                x, z = (i - 1.5) * w * 0.24, (j - 1) * deep * 0.3
                k.box(grip, 0.016, d.u(0.07, 0.13), 0.026, x, h, z, r=0.006)


@variety("cutlery drawer")
def cutlery_drawer(k: Kit, d: Dice) -> None:
    """A flat box in parts with forks, spoons and knives in it."""
    w, deep, h, n = d.u(0.25, 0.5), d.u(0.35, 0.5), d.u(0.05, 0.09), d.i(3, 5)
    m = d.of(d.timber(), plastic(d.of("#f2f2f0", "#9a9ca0")))
    hollow_box(k, d, w, h, deep, 0.006, m)
    for i in range(1, n):
        k.box(m, 0.006, h * 0.9, deep, w * (i / n - 0.5), 0, 0, r=0.001)
    for i in range(n):
        for j in range(d.i(1, 4)):
            x = w * ((i + 0.5) / n - 0.5) + d.u(-0.01, 0.01)
            k.box(metal(), 0.01, 0.003, 0.2, x, 0.008 + j * 0.004, 0, r=0)
            k.blob(metal(), 0.03, 0.006, 0.05, x, 0.008 + j * 0.004, 0.1, cells=3)


@variety("letter tray")
def letter_tray(k: Kit, d: Dice) -> None:
    """Flat trays one over another, or upright ones, with papers in them."""
    m, n, w, deep = d.of(plastic(d.code()), d.steel(), glass()), d.i(1, 4), 0.26, 0.34
    if d.yes(0.7):
        for i in range(n):
            y = i * d.u(0.06, 0.07)
            k.box(m, w, 0.003, deep, 0, y, 0)
            k.box(m, w, 0.04, 0.003, 0, y, -deep / 2)
            for s in (-1, 1):
                k.box(m, 0.003, 0.05, deep, s * w / 2, y, 0)
            if d.yes(0.6):
                k.box(paper("#fbfaf5"), 0.21, d.u(0.003, 0.03), 0.297, 0, y + 0.003, 0, r=0)
        return
    for i in range(n + 1):
        k.box(m, 0.003, d.u(0.2, 0.26), 0.24, i * 0.07, 0, 0)
        k.box(paper(d.code()), d.u(0.005, 0.04), 0.3, 0.21, i * 0.07 + 0.03, 0, 0, r=0.001)
    k.box(m, 0.07 * n, 0.004, 0.24, 0.035 * n, 0, 0)
