"""Clothes with a body in them, as worn or on a stand, and in heaps: hulls of cloth about an axis instead of slabs."""

from __future__ import annotations

import numpy as np

from assets.recipes.curves import Array
from assets.recipes.kit import Kit
from assets.recipes.materials import Finish, fabric, leather, metal, plastic
from assets.variety.registry import Dice, form, variety
from assets.variety.wardrobe import dress, hanger, jacket, laid, limb, trousers


def hull(
    k: Kit, m: Finish, line: list[tuple[float, float]], deep: float, *, x: float = 0, folds: int = 0, wave: float = 0
) -> None:
    """Cloth round a profile of (half width, y) from top to hem, `deep` of its width; folds deepen towards the hem."""
    radii, ys = np.asarray(k.curve(line, 20, 8)).T
    steps = np.linspace(0, 1, len(ys))

    def place(u: Array, v: Array) -> Array:
        a = 2 * np.pi * u
        r = np.interp(v, steps, radii) * (1 + wave * v * np.cos(folds * a))
        return np.stack([x + r * np.cos(a), np.interp(v, steps, ys), deep * r * np.sin(a)], -1)

    k.sheet(m, place, (96 if folds else 36, 18), 0.004)


def sleeve(k: Kit, m: Finish, s: int, top: tuple[float, float], long: float, wide: float, out: float) -> None:
    """A sleeve from the shoulder (half width, y), hanging or held off by `out` of its length, a little bent."""
    x, y = top
    down = (1 - out * out) ** 0.5
    path = [(s * x, y, 0), (s * (x + out * long * 0.5), y - down * long * 0.5, 0),
            (s * (x + out * long * 0.9), y - down * long, long * 0.12)]
    k.tube(m, k.curve(path, 14, 6), np.linspace(wide, wide * 0.7, len(k.curve(path, 14, 6))), seg=12)


@form("jacket")
def filled_jacket(k: Kit, d: Dice) -> None:
    """A suit with lapels, a quilted one, one with a hood and a zip, or a long coat with a belt."""
    style, m, w, deep = d.i(0, 3), d.of(d.cloth(), leather(d.code())), d.u(0.4, 0.54), d.u(0.4, 0.6)
    h, a = d.u(0.95, 1.25) if style == 3 else d.u(0.58, 0.8), w / 2
    hem = a * d.u(0.9, 1.15) if style < 3 else a * d.u(1.1, 1.4)
    if style == 1:
        n = d.i(5, 9)
        for i in range(n):
            r = w * (0.8 if i == n - 1 else d.u(0.97, 1.03))
            k.blob(m, r, h / n * 1.2, r * deep * 1.1, 0, i * h / n, 0, power=3, cells=10)
    else:
        hull(k, m, [(0.07, h), (a * 0.75, h * 0.96), (a, h * 0.82), (a * 0.85, h * 0.45), (hem, 0)], deep)
    bare = style == 1 and d.yes(0.3)
    for s in () if bare else (-1, 1):
        sleeve(k, m, s, (a * 0.85, h * 0.9), min(h * 0.85, 0.62), d.u(0.06, 0.085), d.of(0.1, 0.3, 0.75))
    front = a * deep
    if style == 0:
        for s in (-1, 1):
            k.slab(d.of(m, d.cloth()), [(0, h * 0.4), (s * a * 0.4, h * 0.75), (s * a * 0.25, h * 0.97)][::s], 0.01,
                   0, 0, front * 0.9, axis="z")
    elif style == 2:
        k.blob(m, 0.24, 0.2, 0.2, 0, h * 0.93, -0.05)
    if style == 3:
        k.box(d.of(m, leather("#2a1e16")), w * 0.92, 0.05, w * deep * 0.95, 0, h * 0.5, 0, r=0.02)
    k.box(d.of(metal(), fabric("#2a2a2c")), 0.01, h * 0.85, 0.01, 0, 0.01, front * 0.86, r=0)
    for s in (-1, 1) if d.yes(0.5) else ():
        k.box(m, 0.13, 0.05, 0.02, s * a * 0.5, h * 0.25, front * 0.8, r=0.004)


@form("dress")
def full_dress(k: Kit, d: Dice) -> None:
    """Fitted above, with a skirt that falls in folds, to the knee or to the floor; straps, sleeves or neither."""
    m, a, h, deep = d.cloth(), d.u(0.15, 0.19), d.u(0.8, 1.4), d.u(0.55, 0.8)
    waist, flare = h - d.u(0.34, 0.42), d.u(1.3, 3.2)
    hull(k, d.of(m, m, d.cloth()), [(a * 0.85, h), (a, h - 0.1), (a * 0.7, waist)], deep)
    hull(k, m, [(a * 0.7, waist), (a * (0.75 + flare * 0.3), waist * 0.7), (a * flare, 0)], min(deep * 1.2, 0.95),
         folds=d.i(0, 14), wave=d.u(0.03, 0.1))
    k.cyl(d.cloth(), a * 0.73, 0.03, y=waist - 0.015, seg=20) if d.yes(0.4) else None
    style = d.i(0, 2)
    for s in (-1, 1) if style else ():
        if style == 1:
            k.tube(m, k.curve([(s * a * 0.6, h, a * deep * 0.7), (s * a * 0.5, h + 0.1, 0),
                               (s * a * 0.6, h, -a * deep * 0.7)], 10, 5), 0.008, seg=5)
        else:
            sleeve(k, m, s, (a * 0.8, h - 0.03), d.of(0.16, 0.5), d.u(0.05, 0.08), d.u(0.2, 0.6))


@variety("skirt")
def skirt(k: Kit, d: Dice) -> None:
    """From a waistband down: narrow, wide, pleated or in tiers; standing full or laid flat."""
    m, a, h, style = d.cloth(), d.u(0.14, 0.19), d.of(d.u(0.3, 0.5), d.u(0.6, 0.95)), d.i(0, 3)
    flare, band = d.u(1.0, 1.25) if style == 0 else d.u(1.5, 2.8), d.of(m, leather(d.code()))
    if d.yes(0.3):
        with k.at(0, 0.01, 0, pitch=laid(d)):
            b, t = a * min(max(flare, 1.15), 2.0) * 1.3, d.u(0.015, 0.04)
            k.slab(m, [(-b, 0), (b, 0), (a * 1.2, h), (-a * 1.2, h)], t, axis="z", corner=0.01)
            k.box(band, a * 2.4, 0.035, t * 1.1, 0, h - 0.03, 0, r=0.002)
            for x in np.linspace(-0.8, 0.8, d.i(3, 9)) if style > 1 else ():
                k.tube(m, [(x * a, h * 0.9, t / 2), (x * b, 0.01, t / 2)], 0.006, seg=4)
        return
    deep = d.u(0.65, 0.95)
    if style == 3:
        n = d.i(2, 4)
        for i in range(n):
            top, r = h * (1 - i / n), a * (1 + (flare - 1) * (i + 1) / n)
            hull(k, d.of(m, m, d.cloth()), [(r * 0.8, top), (r * 0.93, top - h / n / 2), (r, top - h / n * 1.1)], deep,
                 folds=12, wave=0.06)
    else:
        belly = a * (1.2 if style == 0 else 0.9 + flare * 0.3)
        hull(k, m, [(a, h), (belly, h * 0.6), (a * flare, 0)], deep, folds=d.i(8, 18) if style == 2 else d.i(0, 7),
             wave=0.09 if style == 2 else 0.04)
    with k.at(0, h - 0.035, 0, scale=(1, 1, deep)):
        k.cyl(band, a * 1.05, 0.04, seg=40)


@form("trousers")
def filled_trousers(k: Kit, d: Dice) -> None:
    """Hips and two legs with a body in them, straight, tight, wide or short; or hung over a hanger."""
    m, a, h = d.cloth(), d.u(0.16, 0.22), d.of(d.u(0.95, 1.1), d.u(0.95, 1.1), d.u(0.42, 0.6))
    if d.yes(0.25):
        half, w = d.u(0.45, 0.55), a * 1.3
        hanger(k, d.of(d.timber(), metal(), plastic(d.code())), 0.42, half + 0.06)
        for s in (-1, 1):
            k.box(m, w, half, 0.022, 0, 0 if s > 0 else d.u(0, 0.1), s * 0.013, r=0.006)
        k.box(d.of(m, leather("#3a2a1e")), w * 1.01, 0.04, 0.024, 0, 0.01, 0.014, r=0.003)
        return
    deep, fork = d.u(0.55, 0.75), h - d.u(0.24, 0.3)
    hull(k, m, [(a * 0.85, h), (a, h - 0.14), (a * 1.02, fork - 0.03)], deep)
    spread, end = d.u(0.5, 0.8), d.u(0.3, 0.75) if h > 0.6 else d.u(0.5, 0.65)
    knee = d.of(0.0, 0.0, 0.08) if h > 0.6 else 0.0
    for s in (-1, 1):
        path = k.curve([(s * a * 0.5, fork + 0.06, 0), (s * a * (0.5 + spread) / 2, fork * 0.5, knee),
                        (s * a * spread, 0, 0)], 14, 7)
        k.tube(m, path, np.linspace(a * 0.52, a * end, len(path)), seg=14)
        if d.yes(0.5):
            k.box(m, a * 0.5, 0.11, 0.012, s * a * 0.45, h - 0.24, -a * deep, r=0.003)
    with k.at(0, h - 0.04, 0, scale=(1, 1, deep)):
        k.cyl(d.of(m, leather("#3a2a1e")), a * 0.93, 0.045, seg=40)


@variety("clothes")
def clothes(k: Kit, d: Dice) -> None:
    """A pile of folded ones, a heap, several on hangers side by side, or a single piece."""
    style = d.i(0, 3)
    if style == 0:
        y, w = 0.0, d.u(0.22, 0.34)
        for _ in range(d.i(2, 8)):
            m, h = d.cloth(), d.u(0.02, 0.06)
            k.box(m, w * d.u(0.92, 1.05), h, w * d.u(0.8, 1.15), d.u(-0.01, 0.01), y, 0, r=h * 0.45, steps=2)
            if d.yes(0.4):
                k.box(m, w * 0.3, h * 0.2, w * 0.2, 0, y + h * 0.95, w * 0.3, r=0.004)
            y += h * 0.97
    elif style == 1:
        for _ in range(d.i(5, 12)):
            out = d.u(0, 0.25)
            with k.at(d.u(-1, 1) * out, (0.25 - out) * d.u(0, 0.5), d.u(-1, 1) * out, yaw=d.u(0, 360),
                      pitch=d.u(-30, 30)):
                k.pillow(d.cloth(), d.u(0.2, 0.45), d.u(0.05, 0.13), d.u(0.15, 0.4), pinch=d.u(0.05, 0.3))
    elif style == 2:
        for i in range(d.i(2, 7)):
            m, h, w = d.cloth(), d.u(0.6, 1.05), d.u(0.36, 0.46)
            with k.at(0, 1.1 - h, i * d.u(0.05, 0.08), yaw=d.u(-6, 6)):
                k.slab(m, [(-w * 0.52, 0), (w * 0.52, 0), (w / 2, h * 0.93), (0, h), (-w / 2, h * 0.93)],
                       d.u(0.02, 0.05), axis="z", corner=0.02)
                for s in (-1, 1):
                    limb(k, m, (s * w * 0.46, h * 0.93), (s * w * 0.53, h * 0.93 - d.of(0.2, 0.45)), (0.13, 0.1), 0.03)
                hanger(k, d.timber(), w * 0.8, h)
    else:
        d.of(jacket, filled_jacket, dress, full_dress, skirt, trousers, filled_trousers)(k, d)
