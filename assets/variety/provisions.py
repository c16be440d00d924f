"""Food, and what it comes in; of many makers."""

from __future__ import annotations

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import Finish, glass, metal, natural, paper, plastic
from assets.variety.registry import Dice, variety


def shoulders(k: Kit, m: Finish, r: float, h: float, neck: float, at: float, slope: float) -> None:
    """A bottle's body: straight up to `at`, then in to the neck."""
    line = [
        (0, 0),
        (r * 0.92, 0),
        (r, 0.008),
        (r, h * at),
        (r * 0.85, h * (at + slope * 0.5)),
        (neck, h * (at + slope)),
        (neck, h),
        (0, h),
    ]
    k.lathe(m, line, fillet=min(0.012, r * 0.3), seg=28)


@variety("bottle")
def bottle(k: Kit, d: Dice) -> None:
    """Body, shoulders, neck, cap; a label around it. Some are drinking bottles of steel or plastic."""
    if d.yes(0.25):
        squeezed(k, d)
        return
    m = d.of(plastic(d.code()), glass(d.code(), 0.5), d.steel(), glass())
    r, h = d.u(0.026, 0.05), d.u(0.15, 0.31)
    neck, at, slope = r * d.u(0.28, 0.75), d.u(0.5, 0.8), d.u(0.06, 0.2)
    shoulders(k, m, r, h, neck, at, slope)
    k.cyl(d.hard(), neck * d.u(1.05, 1.3), d.u(0.012, 0.045), y=h - 0.008)
    if d.yes(0.6):
        k.cyl(paper(d.code()), r * 1.012, h * d.u(0.2, 0.4), y=h * d.u(0.1, 0.25), bevel=0)


def squeezed(k: Kit, d: Dice) -> None:
    """A flat bottle for sauce, with a waist and a wide cap."""
    with k.at(scale=(1.0, 1.0, d.u(0.5, 0.75))):
        r, h, m = d.u(0.03, 0.042), d.u(0.13, 0.21), plastic(d.code())
        waist, neck = r * d.u(0.8, 1.05), r * d.u(0.35, 0.7)
        k.lathe(m, [(0, 0), (r, 0), (waist, h * 0.45), (r, h * 0.75), (neck, h), (0, h)], fillet=0.006, seg=22)
        k.cyl(d.hard(), neck * d.u(1.0, 1.4), d.u(0.02, 0.045), y=h - 0.004, top=neck * d.u(0.5, 1.2))
        if d.yes(0.7):
            k.cyl(paper(d.code()), r * 1.01, h * 0.35, y=h * 0.2, top=waist * 1.01, bevel=0)


@variety("wine", "beer")
def wine(k: Kit, d: Dice) -> None:
    """Of glass with a long neck and a label."""
    r = d.u(0.029, 0.042)
    h = r * d.u(7.0, 8.6)
    m = glass(d.of("#2f4a2c", "#4a2f1a", "#20302a", "#d8e0d4"), 0.8)
    shoulders(k, m, r, h, r * 0.36, d.u(0.5, 0.64), d.u(0.07, 0.2))
    k.cyl(d.hard(), r * 0.42, h * d.u(0.03, 0.16), y=h * 0.86)
    k.cyl(paper(d.code()), r * 1.012, h * d.u(0.2, 0.33), y=h * d.u(0.1, 0.2), bevel=0)


@variety("can")
def can(k: Kit, d: Dice) -> None:
    """A drink's with a neck, or a food's with ribs: a cylinder of metal with a print."""
    wide = d.yes(0.5)
    r, h = (d.u(0.034, 0.055), d.u(0.055, 0.13)) if wide else (d.u(0.026, 0.034), d.u(0.11, 0.17))
    tin, coat = metal(), d.hard()
    inset = 1.0 if wide else 0.84
    k.lathe(
        tin,
        [
            (0, 0.003),
            (r * inset, 0),
            (r, 0.006),
            (r, h - 0.008),
            (r * inset, h),
            (r * inset - 0.002, h - 0.004),
            (0, h - 0.004),
        ],
        fillet=0.002,
        seg=28,
    )
    k.cyl(coat, r * 1.006, h - 0.02, y=0.009, bevel=0)


@variety("jar")
def jar(k: Kit, d: Dice) -> None:
    """Wide-mouthed with a wide lid."""
    r, h = d.u(0.03, 0.055), d.u(0.07, 0.17)
    shoulders(k, d.of(glass(), glass(d.code(), 0.6), d.hard()), r, h, r * d.u(0.75, 0.92), d.u(0.75, 0.88), 0.08)
    k.cyl(d.hard(), r * 0.95, d.u(0.012, 0.022), y=h - 0.01)
    if d.yes(0.6):
        k.cyl(paper(d.code()), r * 1.01, h * 0.45, y=h * 0.15, bevel=0)


def printed_box(k: Kit, d: Dice, w: float, h: float, deep: float) -> None:
    """A card box with blocks of colour on it."""
    k.box(paper(d.code()), w, h, deep, r=0.0015)
    for s in (-1, 1):
        for _ in range(d.i(1, 4)):
            a, b = w * d.u(0.25, 0.9), h * d.u(0.08, 0.4)
            k.box(paper(d.code()), a, b, 0.0006, d.u(-1, 1) * (w - a) / 2, d.u(0, 1) * (h - b), s * deep / 2, r=0)


@variety("cereal")
def cereal(k: Kit, d: Dice) -> None:
    """Of crackers, flakes or pasta: high, wide and thin, with a print."""
    printed_box(k, d, d.u(0.14, 0.21), d.u(0.2, 0.31), d.u(0.045, 0.08))


@variety("tissue box")
def tissue_box(k: Kit, d: Dice) -> None:
    """With an opening and a tissue in it."""
    w, h, deep = d.u(0.11, 0.24), d.u(0.07, 0.13), d.u(0.1, 0.13)
    printed_box(k, d, w, h, deep)
    k.blob(paper("#ffffff"), w * 0.4, d.u(0.03, 0.07), deep * 0.3, 0, h - 0.01, 0, power=1.6)


@variety("milk", "juice")
def carton(k: Kit, d: Dice) -> None:
    """A square carton with a gable or a flat top, and a cap."""
    w, h = d.u(0.06, 0.1), d.u(0.16, 0.24)
    printed_box(k, d, w, h, w * d.u(0.8, 1))
    if d.yes(0.7):
        k.slab(paper(d.code()), [(-w / 2, h), (w / 2, h), (0.004, h + w * 0.4), (-0.004, h + w * 0.4)], w, axis="z")
        k.box(paper("#f2f2f2"), 0.004, 0.02, w, 0, h + w * 0.38, 0, r=0)
    if d.yes(0.6):
        k.cyl(plastic(d.code()), 0.013, 0.016, d.of(0, w * 0.25), h if d.yes(0.5) else h + 0.01, 0)


def fruit(k: Kit, d: Dice, r: float, tall: float, code: str, *, dent: float = 0.0, tip: float = 0.0) -> None:
    """A round body with a dent above, or with tips at both ends."""
    t = np.linspace(0, np.pi, 14)
    radius = r * np.sin(t) ** (0.8 if dent else 1.0)
    y = (
        -tall / 2 * np.cos(t)
        - dent * r * np.exp(-(((np.pi - t) / 0.4) ** 2))
        + tip * r * (np.exp(-(((np.pi - t) / 0.3) ** 2)) - np.exp(-((t / 0.3) ** 2)))
    )
    k.lathe(natural("fruit", code), np.stack([radius, y - y.min()], 1), seg=20)


@variety("apple")
def apple(k: Kit, d: Dice) -> None:
    """Red, green or yellow."""
    r = d.u(0.032, 0.043)
    fruit(k, d, r, r * d.u(1.7, 2.05), d.of("#b3202a", "#9aae4f", "#c8a43c", "#8c1f22"), dent=0.35)
    k.tube(natural("stem", "#5b4028"), [(0, r * 1.5, 0), (0.004, r * 2.0, 0)], 0.0016, seg=5)


@variety("orange")
def orange(k: Kit, d: Dice) -> None:
    """Round and orange."""
    r = d.u(0.03, 0.045)
    fruit(k, d, r, r * d.u(1.8, 2.0), d.of("#e8861e", "#f09a2c", "#e07414"))


@variety("lemon")
def lemon(k: Kit, d: Dice) -> None:
    """Yellow with tips, lying."""
    r = d.u(0.024, 0.032)
    with k.at(0, r, 0, roll=90):
        fruit(k, d, r, r * d.u(2.4, 3.0), d.of("#ecd13a", "#e6c62a", "#9fb53c"), tip=0.25)


@variety("pear")
def pear(k: Kit, d: Dice) -> None:
    """Wide below, narrow above."""
    r = d.u(0.03, 0.04)
    line = k.curve(
        [(0, 0), (r * 0.8, r * 0.15), (r, r * 0.85), (r * 0.5, r * 1.9), (r * 0.3, r * 2.4), (0, r * 2.6)], 16, 8
    )
    k.lathe(natural("fruit", d.of("#b5b548", "#c9b04a", "#8aa040", "#a8743a")), line, seg=20)
    k.tube(natural("stem", "#5b4028"), [(0, r * 2.5, 0), (0.005, r * 3.0, 0)], 0.0018, seg=5)


@variety("banana")
def banana(k: Kit, d: Dice) -> None:
    """Bent, yellow, alone."""
    length, bend, r = d.u(0.15, 0.21), d.u(0.02, 0.05), d.u(0.014, 0.019)
    path = k.curve(
        [(-length / 2, r, bend), (-length / 4, r, 0.006), (length / 4, r, 0.006), (length / 2, r, bend)], 14, 7
    )
    n = len(path)
    wide = r * np.clip(np.sin(np.linspace(0.16, np.pi - 0.16, n)) * 1.6, 0.2, 1.0)
    k.tube(natural("fruit", d.of("#e6c631", "#d9b62a", "#c9c04a")), path, wide, seg=7)
