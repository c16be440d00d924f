"""Food that is baked, grown or wrapped; of many makers."""

from __future__ import annotations

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import Finish, ceramic, natural, paper, plastic
from assets.variety.registry import Dice, variety


@variety("melon")
def melon(k: Kit, d: Dice) -> None:
    """Round or long, dark, striped or yellow; or a slice."""
    r, long, code = d.u(0.07, 0.14), d.u(1.0, 1.5), d.of("#2f5a2c", "#5c8f3e", "#d9b84a", "#c9cf8a", "#47703a")
    if d.yes(0.25):
        flesh = natural("fruit", d.of("#d8464a", "#f0b45a", "#dfe3a0"))
        with k.at(scale=(long, 1, 1)):
            cut = [(-r, r), (-r * 0.75, r * 0.4), (0, 0), (r * 0.75, r * 0.4), (r, r)]
            k.slab(flesh, [cut[0], *reversed(cut[1:])], d.u(0.02, 0.06), axis="z")
            k.tube(natural("fruit", code), [(x, y, 0) for x, y in cut], 0.012, seg=6)
        return
    k.blob(natural("fruit", code), r * 2 * long, r * 2, r * 2, cells=10)
    if d.yes(0.5):
        for a in np.arange(0, 180, 30):
            with k.at(0, r, 0, pitch=float(a), scale=(long, 1, 1)):
                k.ring(natural("fruit", d.of("#1f3d1e", "#8fae5a")), r * 0.99, 0.004, seg=30, sides=5)


@variety("cake")
def cake(k: Kit, d: Dice) -> None:
    """Round and high, iced, with something on it; whole or a piece."""
    r, h, m = d.u(0.07, 0.16), d.u(0.05, 0.14), natural("cake", d.of("#f4ead8", "#6b3f2a", "#e8b8c0", "#d9a66a"))
    if d.yes(0.3):
        k.slab(m, [(0, 0), (r, -r * 0.35), (r, r * 0.35)], h)
        return
    k.cyl(m, r, h, bevel=0.008)
    if d.yes(0.5):
        k.lathe(ceramic(), [(0, -0.012), (r * 1.25, -0.004), (r * 1.25, 0), (0, -0.006)], seg=30)
    for a in np.arange(n := d.i(0, 10)) / max(n, 1) * 2 * np.pi:
        cream = natural("cream", d.of("#fbf6ea", "#b3202a"))
        k.blob(cream, 0.02, 0.02, 0.02, np.sin(a) * r * 0.8, h, np.cos(a) * r * 0.8)


@variety("pizza")
def pizza(k: Kit, d: Dice) -> None:
    """Flat and round with a rim and what is strewn on it; whole or a piece."""
    r, crust = d.u(0.11, 0.19), natural("bread", d.of("#c98f4a", "#b97a3c"))
    if d.yes(0.3):
        k.slab(crust, [(0, 0), (r, -r * 0.4), (r, r * 0.4)], 0.012)
        k.slab(natural("sauce", "#d9682c"), [(r * 0.05, 0), (r * 0.9, -r * 0.33), (r * 0.9, r * 0.33)], 0.004, y=0.012)
    else:
        k.cyl(crust, r, 0.01)
        k.ring(crust, r * 0.95, 0.01)
        k.cyl(natural("sauce", d.of("#d9682c", "#e8b84a")), r * 0.9, 0.004, y=0.01)
    for _ in range(d.i(3, 12)):
        x, z = d.u(0.25, 0.7) * r, d.u(-0.22, 0.22) * r
        k.cyl(natural("topping", d.of("#a8322a", "#3f6a34", "#f0e0b0")), d.u(0.008, 0.016), 0.004, x, 0.014, z, seg=9)


@variety("donut")
def donut(k: Kit, d: Dice) -> None:
    """A ring of dough, iced or not."""
    r, t = d.u(0.028, 0.042), d.u(0.013, 0.02)
    k.ring(natural("dough", d.of("#c98f4a", "#a8692f")), r, t, seg=26, sides=10)
    if d.yes(0.7):
        icing = natural("icing", d.of("#e8a0b4", "#5a3424", "#f6f0e4", d.code()))
        k.ring(icing, r, t * 0.85, y=t * 0.5, seg=26, sides=9)


@variety("sandwich", "hamburger")
def sandwich(k: Kit, d: Dice) -> None:
    """Layers between bread: square, three-cornered or round."""
    crust, style = natural("bread", d.of("#c98f4a", "#b97a3c", "#ead2a2")), d.i(0, 2)
    w, y = d.u(0.09, 0.13), 0.0
    for n in range(d.i(3, 5)):
        m = crust if n == 0 else natural("filling", d.of("#5f9a3e", "#b3402a", "#e8c860", "#6b3a24", "#f0a8a0"))
        t = d.u(0.012, 0.022) if n == 0 else d.u(0.004, 0.014)
        _layer(k, m, w * (1 if n == 0 else d.u(0.95, 1.08)), t, y, style)
        y += t
    if style == 2:
        k.lathe(crust, k.curve([(w / 2, y), (w * 0.45, y + 0.02), (0, y + 0.035)], 9, 5), seg=24)
    else:
        _layer(k, crust, w, 0.015, y, style)


def _layer(k: Kit, m: Finish, w: float, t: float, y: float, style: int) -> None:
    if style == 0:
        k.box(m, w, t, w * 0.95, 0, y, 0, r=0.003)
    elif style == 1:
        k.slab(m, [(-w / 2, -w / 3), (w / 2, -w / 3), (0, w / 3)], t, y=y)
    else:
        k.cyl(m, w / 2, t, y=y)


@variety("egg")
def egg(k: Kit, d: Dice) -> None:
    """Lying or in a cup."""
    r, m = d.u(0.02, 0.025), natural("shell", d.of("#f3e6d4", "#d9a878", "#fbf8f0"))
    line = k.curve([(0, 0), (r * 0.8, r * 0.35), (r, r), (r * 0.6, r * 2.1), (0, r * 2.6)], 14, 8)
    if d.yes(0.3):
        k.lathe(ceramic(d.code()), [(0, 0), (r, 0), (r * 0.4, r * 0.8), (r * 1.05, r * 2.2), (0, r * 1.4)], seg=22)
        with k.at(0, r * 1.2, 0):
            k.lathe(m, line, seg=20)
    else:
        with k.at(-r * 1.3, r, 0, roll=-90):
            k.lathe(m, line, seg=20)


@variety("carrot")
def carrot(k: Kit, d: Dice) -> None:
    """A long root, pointed, with or without its leaves."""
    length, r = d.u(0.11, 0.2), d.u(0.013, 0.022)
    with k.at(-length / 2, r, 0, roll=-90):
        line = k.curve([(0, 0), (r, 0.008), (r * 0.7, length * 0.5), (0, length)], 12, 7)
        k.lathe(natural("root", d.of("#e07a2a", "#d96c20")), line, seg=14)
        for a in range(d.of(0, 4, 6)):
            k.tube(d.leaf(), [(0, 0.005, 0), (d.u(-0.03, 0.03), -0.07, d.u(-0.03, 0.03) + a * 0.001)], 0.003, seg=5)


@variety("cheese")
def cheese(k: Kit, d: Dice) -> None:
    """A wedge, a wheel or a block."""
    m, style = natural("cheese", d.of("#eec75a", "#f4e2a8", "#e09a3a")), d.i(0, 2)
    r, h = d.u(0.05, 0.12), d.u(0.03, 0.08)
    if style == 0:
        k.slab(m, [(0, 0), (r * 1.3, -r * 0.5), (r * 1.3, r * 0.5)], h)
    elif style == 1:
        k.cyl(m, r, h, bevel=0.006)
    else:
        k.box(m, r * 1.5, h, r * 0.9)


@variety("grapes")
def grapes(k: Kit, d: Dice) -> None:
    """A bunch that lies."""
    m, s = natural("fruit", d.of("#7aa03c", "#4a2a5a", "#8a3048")), d.u(0.016, 0.024)
    for row in range(d.i(4, 7)):
        for n in range(max(1, 5 - row)):
            for up in range(2):
                k.blob(m, s, s, s, row * s * 0.85, up * s * 0.8, (n - (4 - row) / 2) * s + up * s * 0.4, cells=4)
    k.tube(natural("stem", "#5b4028"), [(-s, s, 0), (-s * 3, s * 1.5, 0)], 0.002, seg=5)


@variety("snacks", "chocolate")
def wrapped(k: Kit, d: Dice) -> None:
    """A bag full of air, or a flat bar in paper."""
    if d.yes(0.6):
        w, h = d.u(0.12, 0.24), d.u(0.16, 0.34)
        with k.at(0, 0.03 if d.yes(0.5) else h / 2, 0, pitch=d.of(0, 80)):
            k.pillow(plastic(d.code()), w, d.u(0.04, 0.09), h, pinch=0.02)
    else:
        w, deep = d.u(0.07, 0.1), d.u(0.12, 0.19)
        k.box(paper(d.code()), w, d.u(0.007, 0.016), deep, r=0.001)
        k.box(natural("foil", "#c9ccd0"), w * 0.98, 0.006, deep * 1.08)
