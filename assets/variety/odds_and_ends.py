"""Small things of homes that belong to no group: keys, lanterns, cases, a cactus; of many makers."""

from __future__ import annotations

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import ceramic, glass, leather, metal, natural, painted, paper, plastic
from assets.variety.living import potted
from assets.variety.registry import Dice, variety


@variety("ashtray")
def ashtray(k: Kit, d: Dice) -> None:
    """A low dish with notches in its rim, round or square; some with a cigarette."""
    m, r, h = d.of(glass(d.code(), 0.6), ceramic(d.code()), d.steel()), d.u(0.045, 0.09), d.u(0.018, 0.045)
    k.lathe(
        m,
        [(0, 0), (r * 0.9, 0), (r, h), (r * 0.75, h), (r * 0.65, h * 0.35), (0, h * 0.3)],
        fillet=0.003,
        seg=d.of(4, 6, 28),
    )
    for a in np.arange(d.of(3, 4)) * 2 * np.pi / 3:
        with k.at(float(np.cos(a) * r * 0.87), h * 0.8, float(np.sin(a) * r * 0.87), yaw=float(-np.degrees(a))):
            k.box(natural("ash", "#3a3836"), r * 0.3, h * 0.22, 0.01, r=0.002)
    for _ in range(d.i(0, 3)):
        with k.at(d.u(-0.3, 0.3) * r, h * 0.5, d.u(-0.3, 0.3) * r, yaw=d.u(0, 360), pitch=80):
            k.cyl(paper("#f2f0ea"), 0.004, d.u(0.03, 0.07), seg=8)


@variety("briefcase")
def briefcase(k: Kit, d: Dice) -> None:
    """Flat and hard with two locks and a handle, or of soft leather with a flap and a strap; upright or lying."""
    m, w, h, deep = (
        d.of(leather(d.code()), leather("#2a1e16"), plastic("#1c1c1e"), d.steel(), d.cloth()),
        d.u(0.36, 0.46),
        d.u(0.26, 0.34),
        d.u(0.06, 0.14),
    )
    brass = d.of(metal("#c8a850"), metal())
    with k.at(0, 0, 0) if d.yes(0.75) else k.at(0, deep / 2, 0, pitch=90):
        k.box(m, w, h, deep, r=d.u(0.006, 0.02), steps=2)
        if d.yes(0.55):
            k.box(d.of(brass, m), w * 1.004, h * 1.004, 0.008, 0, 0, 0, r=0.006)
            for s in (-1, 1):
                k.box(brass, 0.035, 0.015, 0.03, s * w * 0.3, h, 0.01)
        else:
            k.box(m, w * 0.98, h * d.u(0.4, 0.7), 0.008, 0, h * 0.35, deep / 2, r=0.003)
            for s in (-1, 1):
                k.box(brass, 0.03, 0.04, 0.01, s * w * 0.25, h * 0.3, deep / 2 + 0.004)
        k.tube(
            m, k.curve([(-0.06, h, 0), (-0.05, h + 0.035, 0), (0.05, h + 0.035, 0), (0.06, h, 0)], 12, 6), 0.009, seg=7
        )


@variety("cactus")
def cactus(k: Kit, d: Dice) -> None:
    """A ribbed ball, a column with arms, or flat pads, in a pot."""
    r, green = d.u(0.03, 0.12), natural("leaf", d.of("#4f7d3a", "#5f8f5a", "#3f6a3f"))
    h = r * d.u(1.2, 1.9)
    potted(k, d, r, h)
    style, top = d.i(0, 2), h * 0.9
    if style == 0:
        k.blob(green, r * 1.6, r * d.u(1.3, 2), r * 1.6, 0, top - r * 0.1, 0, cells=6)
        for a in np.arange(10) * np.pi / 5:
            k.tube(
                natural("thorn", "#e8e0c0"),
                k.curve(
                    [
                        (0, top + r * 1.4, 0),
                        (np.cos(a) * r * 0.82, top + r * 0.7, np.sin(a) * r * 0.82),
                        (np.cos(a) * r * 0.4, top, np.sin(a) * r * 0.4),
                    ],
                    7,
                    4,
                ),
                0.003,
                seg=4,
            )
    elif style == 1:
        tall = r * d.u(2.5, 6)
        k.tube(green, [(0, top * 0.9, 0), (0, top + tall, 0)], r * 0.45, seg=10, round_caps=True)
        for s in (-1, 1)[: d.i(0, 2)]:
            y = top + tall * d.u(0.25, 0.55)
            k.tube(
                green,
                k.curve([(0, y, 0), (s * r * 1.1, y, 0), (s * r * 1.2, y + tall * 0.4, 0)], 10, 5),
                r * 0.3,
                seg=8,
                round_caps=True,
            )
    else:
        x, y = 0.0, top - 0.005
        for _ in range(d.i(2, 6)):
            with k.at(x, y, 0, roll=d.u(-35, 35), yaw=d.u(0, 180)):
                k.blob(green, r * 1.1, r * 1.5, r * 0.3, power=2.2, cells=6)
            x, y = d.u(-0.4, 0.4) * r, y + r * d.u(0.5, 1.3)


@variety("calendar")
def calendar(k: Kit, d: Dice) -> None:
    """A tent of card with rings for a desk, or a sheet with squares for a wall."""
    if d.yes(0.5):
        w, h = d.u(0.12, 0.24), d.u(0.09, 0.2)
        for s in (-1, 1):
            with k.at(0, 0, s * h * 0.3, pitch=-s * 18):
                k.box(paper(d.of("#fbfaf5", d.code())), w, h, 0.002, r=0)
                grid(k, d, w, h * 0.6, 0.002 * s)
        for x in np.linspace(-w * 0.4, w * 0.4, d.i(8, 16)):
            with k.at(float(x), h * 0.93, 0, roll=90):
                k.ring(metal(), 0.008, 0.001, seg=10, sides=4)
        return
    w, h = d.u(0.2, 0.45), d.u(0.3, 0.6)
    k.box(paper("#fbfaf5"), w, h, 0.004, r=0)
    k.box(paper(d.code()), w, h * d.u(0.4, 0.6), 0.005, 0, h * 0.45, 0, r=0)
    grid(k, d, w, h * 0.4, 0.004)


def grid(k: Kit, d: Dice, w: float, h: float, z: float) -> None:
    """Weeks of days, as small marks on a sheet."""
    ink = paper(d.of("#2a2a2c", "#b02a22"))
    for i in range(5):
        for j in range(7):
            k.box(ink, w * 0.05, h * 0.08, 0.001, (j - 3) * w * 0.125, h * (0.1 + 0.17 * i), z, r=0)


@variety("comb")
def comb(k: Kit, d: Dice) -> None:
    """A back with many teeth, with or without a handle; lying."""
    long, w, m = d.u(0.12, 0.2), d.u(0.025, 0.045), d.of(plastic(d.code()), d.timber())
    k.box(m, long, 0.004, w * 0.4, 0, 0, -w * 0.3, r=0.001)
    for x in np.linspace(-long / 2, long * d.of(0.5, 0.1), d.i(18, 34)):
        k.box(m, 0.0018, 0.003, w * 0.65, float(x), 0, w * 0.15, r=0)


@variety("lipstick")
def lipstick(k: Kit, d: Dice) -> None:
    """A small tube with a slanted end of colour, open or shut, its cap beside it."""
    r, h, case = (
        d.u(0.008, 0.011),
        d.u(0.045, 0.06),
        d.of(metal("#c8a850"), plastic("#161618"), metal(), plastic(d.code())),
    )
    k.cyl(case, r, h * 0.6, seg=18) if d.yes(0.7) else k.box(case, 2 * r, h * 0.6, 2 * r, r=0.001)
    if d.yes(0.35):
        k.cyl(case, r * 1.08, h * 0.75, y=h * 0.55, seg=18)
        return
    k.cyl(metal(), r * 0.85, h * 0.25, y=h * 0.6, seg=18)
    red = natural("wax", d.of("#b0182a", "#d04a6a", "#8a2a3a", "#e07a6a"))
    k.cyl(red, r * 0.7, h * 0.3, y=h * 0.85, seg=16)
    with k.at(0, h * 1.12, 0, roll=40):
        k.blob(red, r * 1.3, r * 1.2, r * 1.4, cells=5)
    if d.yes(0.5):
        k.cyl(case, r * 1.08, h * 0.8, r * d.u(3, 6), 0, d.u(-1, 1) * r, seg=18)


@variety("keys")
def keys(k: Kit, d: Dice) -> None:
    """Flat keys on a ring, maybe with a tag; lying. Or one old one with a bit."""
    if d.yes(0.25):
        long, m = d.u(0.06, 0.14), d.of(metal("#8a6a3a"), metal())
        k.tube(m, [(0, 0.006, 0), (0, 0.006, long)], 0.004, seg=7)
        k.ring(m, long * 0.16, 0.004, 0, 0.002, -long * 0.16, seg=16, sides=6)
        k.box(m, long * 0.18, 0.006, long * 0.14, long * 0.09, 0.003, long * 0.9)
        return
    k.ring(metal(), d.u(0.011, 0.018), 0.0012, seg=20, sides=5)
    for _ in range(d.i(2, 5)):
        m, long = d.of(metal(), metal("#c8a850")), d.u(0.04, 0.06)
        with k.at(0, d.u(0.0, 0.008), 0, yaw=d.u(0, 360), pitch=d.u(-6, 6)):
            k.cyl(d.of(m, plastic("#1c1c1e")), d.u(0.009, 0.014), 0.003, 0, 0, 0.024, seg=14)
            teeth = [
                (0.004, 0.034),
                (0.004, 0.03 + long),
                *[(-0.003 - 0.002 * (n % 2), 0.03 + long * (1 - n / 6)) for n in range(6)],
            ]
            k.slab(m, teeth, 0.002)
    if d.yes(0.5):
        k.box(d.of(plastic(d.code()), leather(d.code())), 0.025, d.u(0.004, 0.014), 0.055, -0.035, 0, 0.01, r=0.003)


@variety("lantern")
def lantern(k: Kit, d: Dice) -> None:
    """A cage with panes and a roof round a candle, one for camping, or a ball of paper."""
    style, m = d.i(0, 2), d.of(d.steel(), d.timber(), painted("#1f1f21"))
    w, h = d.u(0.09, 0.22), d.u(0.16, 0.42)
    if style == 0:
        k.box(m, w, 0.02, w)
        for sx in (-1, 1):
            for sz in (-1, 1):
                k.box(m, 0.012, h, 0.012, sx * w * 0.46, 0.02, sz * w * 0.46)
            k.box(glass("#e8eef0", 0.3), 0.002, h, w * 0.9, sx * w * 0.46, 0.02, 0, r=0)
        k.lathe(m, [(w * 0.75, h), (w * 0.25, h + w * 0.45), (0, h + w * 0.45)], seg=4)
        k.cyl(natural("wax", "#f4efe0"), w * 0.2, h * 0.4, y=0.02)
    elif style == 1:
        r = w * 0.4
        k.cyl(m, r, h * 0.25)
        k.lathe(
            glass("#eef2f0", 0.5),
            k.curve([(r * 0.7, h * 0.25), (r * 0.95, h * 0.5), (r * 0.7, h * 0.75)], 9, 5),
            seg=22,
        )
        k.cyl(m, r * 0.9, h * 0.12, y=h * 0.75, top=r * 0.4)
    else:
        r = d.u(0.12, 0.22)
        k.blob(paper(d.of("#f6f1e2", d.code())), 2 * r, r * d.u(1.6, 2.4), 2 * r, cells=10)
        return
    bow = k.curve(
        [
            (-w * 0.4, h * 0.9, 0),
            (-w * 0.35, h * 1.25, 0),
            (0, h * 1.4, 0),
            (w * 0.35, h * 1.25, 0),
            (w * 0.4, h * 0.9, 0),
        ],
        14,
        7,
    )
    k.tube(metal(), bow, 0.003, seg=5)


@variety("hot dog")
def hot_dog(k: Kit, d: Dice) -> None:
    """A sausage in a long roll with a line of sauce."""
    long, r = d.u(0.13, 0.2), d.u(0.02, 0.028)
    bun = natural("bread", d.of("#d9a05a", "#c98f4a", "#e8c080"))
    for s in (-1, 1):
        k.blob(bun, long, r * 1.9, r * 1.7, 0, 0, s * r * 0.9, power=2.6, cells=8)
    k.tube(
        natural("meat", d.of("#a8452a", "#8a3a24")),
        [(-long * 0.55, r * 1.5, 0), (long * 0.55, r * 1.5, 0)],
        r * 0.75,
        seg=10,
        round_caps=True,
    )
    wave = [(x, r * 2.25, np.sin(x * 160) * r * 0.3) for x in np.linspace(-long * 0.42, long * 0.42, 24)]
    k.tube(natural("sauce", d.of("#e8c020", "#c02a1a")), wave, 0.003, seg=5)


@variety("potty")
def potty(k: Kit, d: Dice) -> None:
    """A child's: a low seat with a hole, a back and a guard in front."""
    m, r, h = plastic(d.code()), d.u(0.12, 0.16), d.u(0.12, 0.2)
    k.lathe(
        m,
        [(0, 0.01), (r * 0.6, 0.01), (r * 0.65, h), (r, h), (r * 1.1, 0), (r * 1.05, 0), (r * 0.95, h * 0.9)],
        fillet=0.006,
        seg=26,
    )
    for a in np.linspace(120, 240, 7):
        with k.at(0, h, 0, yaw=float(a)):
            k.box(m, r * 0.4, d.u(0.06, 0.14), 0.015, 0, 0, r * 0.88, r=0.006)
    k.blob(m, r * 0.5, r * 0.5, r * 0.4, 0, h * 0.8, r * 0.75, cells=5)
