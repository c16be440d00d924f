"""Books in rows, notebooks, papers, and what stands on desks and in classrooms; of many makers."""

from __future__ import annotations

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import metal, painted, paper, plastic
from assets.variety.registry import Dice, variety


@variety("books")
def books(k: Kit, d: Dice) -> None:
    """A row with a leaning one, or a pile."""
    count, tall = d.i(3, 14), d.u(0.18, 0.3)
    if d.yes(0.3):
        y = 0.0
        for _ in range(min(count, 7)):
            thick = d.u(0.01, 0.045)
            with k.at(d.u(-0.01, 0.01), y, 0, yaw=d.u(-12, 12)):
                k.box(paper(d.code()), d.u(0.14, 0.24), thick, tall * d.u(0.7, 1), 0, 0, 0, r=0.001)
            y += thick
        return
    x = 0.0
    for n in range(count):
        thick, h, deep = d.u(0.01, 0.05), tall * d.u(0.7, 1.0), d.u(0.12, 0.21)
        lean = -d.u(5, 20) if n == count - 1 and d.yes(0.4) else 0.0
        with k.at(x + thick / 2 + (0.05 if lean else 0), 0, 0, roll=-lean):
            k.box(paper(d.code()), thick, h, deep, 0, 0, d.u(-0.01, 0.01), r=0.001)
        x += thick + 0.001


@variety("notebook", "magazine")
def notebook(k: Kit, d: Dice) -> None:
    """Thin and flat, closed or open, some with a spiral."""
    w, h, thick = d.of((0.148, 0.21), (0.21, 0.297), (0.105, 0.148), (0.19, 0.25)), 0.0, d.u(0.003, 0.014)
    wide, long = w
    h = thick
    k.box(paper(d.code()), wide, h, long, 0, 0, 0, r=0.001)
    if d.yes(0.35):
        k.box(paper("#f4f0e4"), wide, h, long, wide + 0.004, 0, 0, r=0.001)
        k.box(paper("#f4f0e4"), wide * 0.97, 0.001, long * 0.97, 0, h, 0, r=0)
    elif d.yes(0.4):
        for n in range(int(long / 0.012)):
            with k.at(-wide / 2, 0, -long / 2 + n * 0.012 + 0.006, pitch=90):
                k.ring(metal(), 0.006, 0.0012, 0, 0, 0, seg=8, sides=4)
    else:
        k.box(paper(d.code()), wide * d.u(0.4, 0.8), 0.0006, long * d.u(0.15, 0.5), 0, h, 0, r=0)


@variety("binder")
def binder(k: Kit, d: Dice) -> None:
    """A standing folder, its back towards you, with a label and a hole."""
    thick, h, deep, m = d.u(0.035, 0.085), d.u(0.29, 0.33), d.u(0.26, 0.3), paper(d.code())
    for s in (-1, 1):
        k.box(m, 0.003, h, deep, s * thick / 2, 0, 0, r=0.0005)
    k.box(m, thick, h, 0.003, 0, 0, deep / 2, r=0.0005)
    k.box(paper("#f4f2ea"), thick * 0.7, h * d.u(0.9, 0.95), deep * 0.8, 0, 0.01, -0.01, r=0)
    k.box(paper("#ffffff"), thick * 0.8, h * 0.4, 0.001, 0, h * 0.4, deep / 2 + 0.002, r=0)


@variety("paper", "newspaper")
def sheets(k: Kit, d: Dice) -> None:
    """A sheet or a few, lying about."""
    w, h = d.of((0.21, 0.297), (0.297, 0.42), (0.148, 0.21), (0.3, 0.4))
    for n in range(d.i(1, 5)):
        with k.at(d.u(-0.02, 0.02), n * 0.001, d.u(-0.02, 0.02), yaw=d.u(-15, 15)):
            k.box(paper(d.of("#fbfaf5", "#f3efe2", "#e6e2d6")), w, 0.0012, h, 0, 0, 0, r=0)
            for row in range(d.i(0, 8)):
                k.box(paper("#55565a"), w * 0.8, 0.0003, 0.006, 0, 0.0012, -h * 0.4 + row * h * 0.1, r=0)


@variety("tablet")
def tablet(k: Kit, d: Dice) -> None:
    """A flat screen, lying or leaning."""
    w, h, thick = d.u(0.12, 0.21), d.u(0.17, 0.29), d.u(0.006, 0.012)
    m, face = d.of(plastic("#1a1a1c"), metal(), plastic("#f2f2f2")), plastic(d.of("#0c0d10", "#24384f", "#dfe6ee"))
    with k.at(0, 0.0, 0, pitch=d.of(0, 0, 60, 70)):
        k.box(m, w, thick, h, 0, 0, 0, r=0.003)
        k.box(face, w * 0.93, 0.0006, h * 0.92, 0, thick, 0, r=0)


@variety("eraser")
def eraser(k: Kit, d: Dice) -> None:
    """A small soft block in a sleeve, or one for a board."""
    w, h, deep = d.of((0.05, 0.013, 0.02), (0.13, 0.04, 0.05), (0.035, 0.011, 0.018), (0.11, 0.03, 0.06))
    k.box(d.of(plastic("#f4f1ec"), d.cloth()), w, h, deep, r=0.003)
    k.box(d.hard(), w * d.u(0.4, 0.7), h * 1.06, deep * 1.04, -w * 0.1, 0, 0, r=0.001)


@variety("pencil cup")
def pencil_cup(k: Kit, d: Dice) -> None:
    """A round or square cup with pens and pencils in it."""
    r, h, m = d.u(0.032, 0.05), d.u(0.08, 0.12), d.of(d.hard(), d.steel(), d.timber())
    if d.yes(0.6):
        k.lathe(m, [(0, 0), (r, 0), (r * d.u(0.95, 1.15), h), (r * 0.93, h), (r * 0.9, 0.006), (0, 0.006)], seg=20)
    else:
        for s in (-1, 1):
            k.box(m, 2 * r, h, 0.003, 0, 0, s * r, r=0.001)
            k.box(m, 0.003, h, 2 * r, s * r, 0, 0, r=0.001)
    for _ in range(d.i(2, 9)):
        a, lean, tall = d.u(0, 6.28), d.u(0.2, 0.9), d.u(0.12, 0.19)
        x, z = np.sin(a) * r * lean, np.cos(a) * r * lean
        k.tube(d.hard(), [(x * 0.3, 0.006, z * 0.3), (x, tall, z)], d.u(0.003, 0.006), seg=6)


@variety("globe")
def globe(k: Kit, d: Dice) -> None:
    """A ball in a bow on a foot."""
    r, m = d.u(0.08, 0.18), d.of(d.timber, d.steel)()
    k.cyl(m, r * d.u(0.5, 0.75), 0.02)
    k.cyl(m, 0.012, r * 0.6)
    y = r * 0.35
    start = len(k.parts)
    k.blob(plastic("#4a86b8"), 2 * r, 2 * r, 2 * r, 0, y, 0, cells=12)
    k.tint(lambda p: np.where(np.sin(p @ np.array([31.0, 23, 17]) / r * 0.12)[..., None] > 0.3, [0.45, 0.6, 0.35],
                              [0.3, 0.5, 0.72]), start)
    turn = np.linspace(-100, 100, 14)
    path = [(np.sin(np.radians(t)) * r * 1.1 + 0, y + r - np.cos(np.radians(t)) * r * 1.1, 0) for t in turn]
    k.tube(m, path, 0.006, seg=5)


@variety("computer")
def tower(k: Kit, d: Dice) -> None:
    """A standing case with slots, a button and ports."""
    w, h, deep = d.u(0.09, 0.23), d.u(0.28, 0.5), d.u(0.3, 0.5)
    m = d.of(plastic("#1c1d20"), painted("#e4e3dd"), metal("#8d9096", 0.4))
    k.box(m, w, h, deep, r=0.005)
    for n in range(d.i(1, 4)):
        k.box(plastic(d.of("#333438", "#c9c8c2")), w * 0.8, h * 0.07, 0.006, 0, h * (0.85 - n * 0.1), deep / 2)
    k.cyl(plastic("#5aa0e0"), 0.01, 0.01, 0, h * 0.4, deep / 2)
    if d.yes(0.5):
        for n in range(6):
            k.box(plastic("#0f0f10"), w * 0.7, 0.005, 0.004, 0, h * 0.08 + n * 0.015, deep / 2)


@variety("printer")
def printer(k: Kit, d: Dice) -> None:
    """A low box with a slot, a tray that sticks out, and paper."""
    w, h, deep, m = d.u(0.36, 0.52), d.u(0.13, 0.36), d.u(0.28, 0.42), plastic(d.of("#e9e8e4", "#26272a", "#8b8d91"))
    k.box(m, w, h, deep, r=0.015)
    k.box(plastic("#111214"), w * 0.7, h * 0.2, 0.01, 0, h * 0.3, deep / 2, r=0.002)
    k.box(m, w * 0.6, 0.012, d.u(0.08, 0.2), 0, h * 0.25, deep / 2 + 0.08, r=0.002)
    if d.yes(0.6):
        with k.at(0, h, -deep * 0.35, pitch=-d.u(10, 35)):
            k.box(d.of(m, paper("#fbfaf5")), 0.22, d.u(0.08, 0.2), 0.008, 0, 0, 0, r=0.001)
    k.box(plastic("#3a3c40"), w * 0.25, 0.006, 0.06, w * 0.25, h, deep * 0.3, r=0.001)


@variety("projector")
def projector(k: Kit, d: Dice) -> None:
    """A low box with a lens, some hanging from a rod."""
    w, h, deep, m = d.u(0.22, 0.4), d.u(0.07, 0.14), d.u(0.2, 0.32), plastic(d.of("#f0f0ee", "#222326"))
    k.box(m, w, h, deep, r=0.012)
    with k.at(d.u(-0.3, 0.3) * w, h / 2, deep / 2, pitch=90):
        k.cyl(plastic("#18181a"), h * 0.36, 0.035, seg=18)
        k.cyl(plastic("#5b7690"), h * 0.28, 0.037, seg=16)
    if d.yes(0.4):
        k.cyl(d.steel(), 0.02, d.u(0.15, 0.7), 0, h, 0)
