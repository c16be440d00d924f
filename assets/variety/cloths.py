"""What is flat and soft: on floors, on rails and folded; of many makers."""

from __future__ import annotations

import numpy as np

from assets.recipes.curves import Array
from assets.recipes.kit import Kit
from assets.recipes.materials import Finish, natural
from assets.variety.registry import Dice, form, variety


def flat(k: Kit, d: Dice, w: float, deep: float, thick: float) -> None:
    """With four corners, round or oval, plain, with a border, stripes or fringes."""
    m, other, style = d.cloth(), d.cloth(), d.i(0, 4)
    if style == 0:
        with k.at(scale=(1, 1, deep / w)):
            k.cyl(m, w / 2, thick, seg=36)
            if d.yes(0.5):
                k.cyl(other, w * 0.36, thick * 0.2, y=thick, seg=30)
        return
    k.box(m, w, thick, deep, r=0.002)
    if style == 1:
        k.box(other, w * 0.8, thick * 0.2, deep * 0.75, 0, thick, 0, r=0)
    elif style == 2:
        for x in np.linspace(-w * 0.42, w * 0.42, d.i(3, 8)):
            k.box(other, w * 0.05, thick * 0.2, deep, float(x), thick, 0, r=0)
    elif style == 3:
        for s in (-1, 1):
            for z in np.linspace(-deep / 2, deep / 2, 14):
                k.box(natural("fringe", "#e8e0cc"), 0.05, 0.003, 0.006, s * (w / 2 + 0.025), 0, float(z), r=0)


@variety("rug")
def rug(k: Kit, d: Dice) -> None:
    """As small as a step or as large as a room."""
    w = d.u(0.9, 3.4)
    flat(k, d, w, w * d.of(d.u(0.25, 0.45), d.u(0.6, 0.75), 1.0), d.u(0.005, 0.03))


@variety("doormat", "bath mat")
def mat(k: Kit, d: Dice) -> None:
    """Small and thick."""
    w = d.u(0.45, 0.95)
    flat(k, d, w, w * d.u(0.55, 0.75), d.u(0.008, 0.03))


def hung(k: Kit, d: Dice, m: Finish, w: float, h: float) -> None:
    """A cloth over a rail: two sheets with slight folds."""
    amp, waves, shorter = d.u(0.0, 0.025), d.i(1, 4), d.u(0.5, 1.0)
    for way, share in ((1.0, 1.0), (-1.0, shorter)):
        def place(u: Array, v: Array, way: float = way, share: float = share) -> Array:
            z = way * (0.012 + v * 0.01) + amp * np.sin(u * waves * 2 * np.pi) * v
            return np.stack([(u - 0.5) * w, h * (1 - v * share), z], -1)
        k.sheet(m, place, (14, 6), 0.005)
    k.tube(m, [(-w / 2, h, 0), (w / 2, h, 0)], 0.016, seg=8)


def folded(k: Kit, d: Dice, m: Finish, w: float, deep: float, layers: int) -> None:
    """Layers one on another, their folds to the front."""
    t = d.u(0.012, 0.035)
    for n in range(layers):
        with k.at(d.u(-0.006, 0.006), n * t, d.u(-0.006, 0.006)):
            k.box(m, w, t * 0.97, deep, r=t * 0.45)


@variety("towel")
def towel(k: Kit, d: Dice) -> None:
    """Over a rail, folded, or rolled."""
    m, style = d.cloth(), d.i(0, 2)
    if style == 0:
        hung(k, d, m, d.u(0.25, 0.75), d.u(0.35, 0.8))
    elif style == 1:
        folded(k, d, m, d.u(0.2, 0.45), d.u(0.15, 0.35), d.i(1, 5))
    else:
        r, length = d.u(0.04, 0.08), d.u(0.2, 0.45)
        for n in range(d.i(1, 3)):
            with k.at(0, r, n * r * 2.05, roll=90):
                k.cyl(m, r, length, y=-length / 2, bevel=0.01)


@variety("blanket")
def blanket(k: Kit, d: Dice) -> None:
    """Folded, or thrown over something so that it hangs to both sides."""
    m = d.cloth()
    if d.yes(0.5):
        folded(k, d, m, d.u(0.35, 0.7), d.u(0.25, 0.5), d.i(2, 6))
        return
    w, deep, drop = d.u(0.5, 1.6), d.u(0.6, 1.4), d.u(0.1, 0.5)
    a, b = d.u(2, 7), d.u(2, 7)

    def place(u: Array, v: Array) -> Array:
        x, z = (u - 0.5) * w, (v - 0.5) * deep
        fall = np.clip((np.abs(v - 0.5) - 0.3) / 0.2, 0, 1)
        return np.stack([x, drop * (1 - fall) + 0.02 * np.sin(a * x + b * z) + 0.03, z * (1 - 0.25 * fall)], -1)
    k.sheet(m, place, (16, 16), 0.008)


@variety("towel rail")
def rail(k: Kit, d: Dice) -> None:
    """A bar between two posts, or a ladder of bars."""
    w, m, n = d.u(0.35, 0.7), d.steel(), d.of(1, 1, 2, 8, 12)
    gap = 0.07
    for row in range(n):
        k.tube(m, [(-w / 2, row * gap, 0.05), (w / 2, row * gap, 0.05)], 0.009, seg=8)
    for s in (-1, 1):
        if n > 2:
            k.tube(m, [(s * w / 2, -0.05, 0.05), (s * w / 2, n * gap, 0.05)], 0.013, seg=8)
        else:
            k.box(m, 0.02, (n - 1) * gap + 0.03, 0.06, s * w / 2, -0.015, 0.02)
    if d.yes(0.3):
        with k.at(0, (n - 1) * gap - 0.4, 0.05):
            hung(k, d, d.cloth(), w * 0.6, 0.4)


@variety("pet bed")
def pet_bed(k: Kit, d: Dice) -> None:
    """A low ring or frame around a cushion."""
    r, h = d.u(0.22, 0.42), d.u(0.1, 0.24)
    with k.at(scale=(1, 1, d.u(0.7, 1.0))):
        k.ring(d.cloth(), r, h / 2, seg=30, sides=9)
        k.cyl(d.cloth(), r, h * 0.35, bevel=0.02)


@form("curtain")
def blind(k: Kit, d: Dice) -> None:
    """A plain cloth that hangs straight from a bar."""
    w, h = d.u(0.5, 2.0), d.u(1.0, 2.5)
    k.box(d.cloth(), w, h, 0.008)
    k.tube(d.steel(), [(-w * 0.52, h, 0), (w * 0.52, h, 0)], 0.018, seg=8)
