"""Plants and flowers of other forms than the usual: stiff blades, palms, creepers, little trees, bunches in paper."""

from __future__ import annotations

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import Finish, glass, natural, paper
from assets.variety.living import potted
from assets.variety.registry import Dice, form


@form("plant")
def other_plant(k: Kit, d: Dice) -> None:
    """Stiff blades, a palm, a creeper that hangs over its pot, a few large leaves on stalks, a little tree."""
    style, r, green = d.i(0, 4), d.u(0.05, 0.18), d.leaf()
    h = r * d.u(1.1, 2.0)
    potted(k, d, r, h)
    (blades, palm, creeper, stalks, little_tree)[style](k, d, r, h, green)


def blades(k: Kit, d: Dice, r: float, h: float, green: Finish) -> None:
    """Upright and stiff, as high as they are thick."""
    for _ in range(d.i(5, 12)):
        with k.at(d.u(-0.4, 0.4) * r, h * 0.85, d.u(-0.4, 0.4) * r, yaw=d.u(0, 360), pitch=d.u(-14, 14)):
            high, w = r * d.u(2.5, 5), r * d.u(0.12, 0.22)
            outline = [(-w, 0), (w, 0), (w * 0.8, high * 0.6), (0, high), (-w * 0.8, high * 0.6)]
            k.slab(green, outline, 0.004, axis="z")


def palm(k: Kit, d: Dice, r: float, h: float, green: Finish) -> None:
    """A stem with a crown of fronds that bow."""
    tall = r * d.u(2.5, 6)
    k.tube(natural("stem", "#7a5a3c"), [(0, h * 0.8, 0), (r * 0.1, tall, 0)], [r * 0.14, r * 0.1], seg=8)
    wide = np.array([0.1, 0.5, 1, 0.9, 0.6, 0.3, 0.2, 0.1, 0.05]) * r * 0.25 + 0.002
    for a in np.linspace(0, 2 * np.pi, d.i(7, 13), endpoint=False):
        c, s, out = np.cos(a), np.sin(a), r * d.u(1.8, 3)
        high = (c * out * 0.5, tall + out * 0.45, s * out * 0.5)
        path = k.curve([(r * 0.1, tall, 0), high, (c * out, tall - out * 0.1, s * out)], 9, 5)
        k.tube(green, path, wide[: len(path)], seg=5, squash=0.2)


def creeper(k: Kit, d: Dice, r: float, h: float, green: Finish) -> None:
    """Over the rim and down, small leaves along each shoot."""
    for _ in range(d.i(8, 18)):
        a, drop = d.u(0, 6.28), h * d.u(0.3, 1.0)
        c, s = np.cos(a) * r, np.sin(a) * r
        over, down = (c, h + r * 0.4, s), (c * 1.35, h * 0.9, s * 1.35)
        path = k.curve([(0, h * 0.9, 0), over, down, (c * 1.4, h - drop, s * 1.4)], 8, 5)
        k.tube(green, path, 0.003, seg=4)
        for p in path[2:]:
            k.blob(green, r * 0.4, r * 0.12, r * 0.4, *map(float, p), cells=3)


def stalks(k: Kit, d: Dice, r: float, h: float, green: Finish) -> None:
    """A few large leaves, each on a stalk."""
    for _ in range(d.i(4, 10)):
        a, out, up = d.u(0, 6.28), r * d.u(0.8, 2.2), h + r * d.u(1.0, 4)
        x, z = float(np.cos(a) * out), float(np.sin(a) * out)
        k.tube(green, [(0, h * 0.85, 0), (x * 0.5, up * 0.8, z * 0.5), (x, up, z)], 0.005, seg=5)
        with k.at(x, up, z, yaw=-float(np.degrees(a)), roll=d.u(-40, -5)):
            k.blob(green, r * d.u(0.9, 1.5), 0.008, r * d.u(0.7, 1.1), r * 0.4, 0, 0, power=2.2, cells=6)


def little_tree(k: Kit, d: Dice, r: float, h: float, green: Finish) -> None:
    """A bent stem with cushions of leaves."""
    high = r * d.u(2, 4)
    stem = k.curve([(0, h * 0.8, 0), (r * 0.5, h + high * 0.4, 0), (-r * 0.2, h + high, 0)], 9, 5)
    k.tube(natural("stem", "#5e4630"), stem, r * 0.1, seg=7)
    for _ in range(d.i(2, 5)):
        w = r * d.u(0.9, 1.8)
        x, y, z = d.u(-0.9, 0.9) * r, h + high * d.u(0.5, 1.0), d.u(-0.7, 0.7) * r
        k.blob(green, w, w * 0.6, w, x, y, z, power=2.2, cells=5)


@form("flowers")
def bouquet(k: Kit, d: Dice) -> None:
    """Cut and wrapped, one long bloom in a narrow vase, or a bowl full of low ones."""
    style, petal = d.i(0, 2), natural("petal", d.code())
    if style == 1:
        r, h, up = d.u(0.02, 0.04), d.u(0.15, 0.28), d.u(0.4, 0.7)
        k.lathe(d.of(glass(), d.hard()), k.curve([(r, 0), (r * 1.3, h * 0.3), (r * 0.5, h)], 10, 5), seg=20)
        for _ in range(d.i(1, 3)):
            x, z = d.u(-0.08, 0.08), d.u(-0.08, 0.08)
            k.tube(d.leaf(), [(0, 0.02, 0), (x, up, z)], 0.003, seg=5)
            k.blob(petal, 0.07, d.u(0.04, 0.09), 0.07, x, up - 0.02, z, cells=5)
            with k.at(x * 0.6, up * 0.6, z * 0.6, yaw=d.u(0, 360), pitch=40):
                k.blob(d.leaf(), 0.03, 0.003, 0.1, cells=3)
        return
    r, h = (d.u(0.08, 0.16), d.u(0.06, 0.12)) if style == 2 else (d.u(0.05, 0.09), d.u(0.2, 0.35))
    if style == 2:
        k.lathe(d.of(glass(), d.hard()), [(0, 0), (r * 0.6, 0), (r, h), (0, h * 0.9)], seg=24)
    else:
        k.lathe(d.of(paper(d.code()), paper("#b78f5e")), [(0.012, 0), (r * 0.5, h * 0.5), (r * 1.3, h)], seg=18)
    for _ in range(d.i(8, 24)):
        a, out, s = d.u(0, 6.28), r * np.sqrt(d.u(0, 1)) * 1.1, d.u(0.025, 0.06)
        y = h + d.u(0.0, 0.06) + (r - out) * 0.5
        k.blob(
            petal if d.yes(0.6) else natural("petal", d.code()),
            s,
            s * 0.8,
            s,
            np.cos(a) * out,
            y,
            np.sin(a) * out,
            cells=4,
        )
        k.blob(d.leaf(), s, 0.01, s * 1.4, np.cos(a) * out * 1.2, h, np.sin(a) * out * 1.2, cells=3)
