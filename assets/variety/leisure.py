"""What one plays, hears and keeps: balls, instruments, ladders, cups that were won; of many makers."""

from __future__ import annotations

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import fabric, leather, metal, natural, plastic, rubber, stone
from assets.variety.registry import Dice, variety


def ball_with_lines(k: Kit, m_code: str, r: float, line: str, count: int) -> None:
    """A ball with rings around it."""
    k.blob(rubber(m_code), r * 2, r * 2, r * 2, cells=10)
    for a in np.arange(count) * 180.0 / max(count, 1):
        with k.at(0, r, 0, pitch=90, roll=float(a)):
            k.ring(rubber(line), r * 0.99, r * 0.03, seg=30, sides=5)


@variety("basketball")
def basketball(k: Kit, d: Dice) -> None:
    """Orange or brown with dark seams."""
    ball_with_lines(k, d.of("#c8662a", "#b5541f", "#8f4a2a"), d.u(0.105, 0.125), "#232326", 4)


@variety("tennis ball")
def tennis_ball(k: Kit, d: Dice) -> None:
    """Yellow or green felt with a light seam."""
    ball_with_lines(k, d.of("#c9d93a", "#b3cf3f", "#d8e052"), d.u(0.031, 0.035), "#f2f4ea", d.i(0, 2))


@variety("football")
def football(k: Kit, d: Dice) -> None:
    """White with dark patches."""
    r, dark = d.u(0.1, 0.115), rubber(d.of("#1d1d1f", "#1d1d1f", d.code()))
    k.blob(rubber("#f2f2ee"), r * 2, r * 2, r * 2, cells=10)
    golden = np.pi * (3 - 5**0.5)
    for n in range(12):
        y, turn = 1 - (n + 0.5) / 6, n * golden
        flat = (1 - y * y) ** 0.5
        k.blob(dark, r * 0.62, r * 0.62, r * 0.62, np.cos(turn) * flat * r * 0.72, r + y * r * 0.72 - r * 0.31,
               np.sin(turn) * flat * r * 0.72, cells=5)


@variety("guitar")
def guitar(k: Kit, d: Dice) -> None:
    """A waisted body, a neck and a head; hollow with a hole, or flat with horns. Standing or lying."""
    s, m = d.u(0.85, 1.05), d.of(d.timber(), d.hard())
    w, h, deep = 0.36 * s, 0.48 * s, d.of(0.1, 0.045)
    with k.at(0, 0 if d.yes(0.6) else deep / 2, 0, pitch=d.of(-10, -80)):
        half = [(w * 0.4, 0.01), (w / 2, h * 0.2), (w * 0.33, h * 0.55), (w * 0.38, h * 0.9), (0.04, h)]
        other = [(-x, y) for x, y in half]
        k.slab(m, [other[1], other[0], *half, *reversed(other[2:])], deep, corner=0.05, axis="z")
        k.box(d.timber(), 0.05, 0.62 * s, 0.025, 0, h * 0.75, deep / 2)
        k.box(d.timber(), 0.075, 0.16 * s, 0.02, 0, h * 0.75 + 0.6 * s, deep / 2 - 0.01)
        if deep > 0.05:
            with k.at(0, h * 0.62, deep / 2, pitch=90):
                k.cyl(plastic("#1a1512"), 0.05 * s, 0.002)
        k.box(d.timber(), 0.14, 0.02, 0.015, 0, h * 0.25, deep / 2)


@variety("piano")
def piano(k: Kit, d: Dice) -> None:
    """Upright with a keyboard that juts out, or a board of keys on legs."""
    m, w = d.of(d.timber(), plastic("#161618")), d.u(1.2, 1.55)
    if d.yes(0.6):
        h, deep = d.u(1.0, 1.35), d.u(0.3, 0.4)
        k.box(m, w, h, deep)
        k.box(m, w, 0.15, 0.3, 0, 0.58, deep / 2 + 0.14)
        k.box(plastic("#f2f0e8"), w * 0.92, 0.02, 0.14, 0, 0.73, deep / 2 + 0.2)
        for s in (-1, 1):
            k.box(m, 0.06, 0.58, 0.06, s * w * 0.47, 0, deep / 2 + 0.24)
    else:
        k.box(m, w, d.u(0.1, 0.16), 0.35, 0, 0.66, 0)
        k.box(plastic("#f2f0e8"), w * 0.9, 0.02, 0.14, 0, 0.78, 0.1)
        for s in (-1, 1):
            k.box(d.of(m, d.steel()), 0.05, 0.66, 0.3, s * w * 0.42, 0, 0)


@variety("radio")
def radio(k: Kit, d: Dice) -> None:
    """A box with a cloth front, a dial and knobs, some with a handle and an antenna."""
    w = d.u(0.15, 0.42)
    h, deep, m = w * d.u(0.5, 0.75), w * d.u(0.25, 0.5), d.of(d.timber(), d.hard())
    k.box(m, w, h, deep, r=d.u(0.004, 0.03))
    k.box(fabric(d.code()), w * 0.5, h * 0.7, 0.006, -w * 0.2, h * 0.15, deep / 2)
    k.box(plastic("#e8dfc2"), w * 0.32, h * 0.25, 0.006, w * 0.25, h * 0.6, deep / 2)
    for x in (w * 0.17, w * 0.34):
        with k.at(x, h * 0.3, deep / 2, pitch=90):
            k.cyl(d.steel(), w * 0.05, 0.018)
    if d.yes(0.5):
        k.tube(metal(), [(w * 0.4, h, 0), (w * d.u(0.5, 0.8), h + w * 0.6, 0)], 0.002, seg=5)
    if d.yes(0.4):
        k.tube(m, [(-w * 0.4, h, 0), (-w * 0.35, h * 1.25, 0), (w * 0.35, h * 1.25, 0), (w * 0.4, h, 0)], 0.008, seg=6)


@variety("vacuum cleaner")
def vacuum_cleaner(k: Kit, d: Dice) -> None:
    """A body on wheels with a hose, a stick with a head, or a flat disc that drives itself."""
    style, m = d.i(0, 2), d.hard()
    if style == 0:
        k.blob(m, d.u(0.25, 0.34), d.u(0.22, 0.3), d.u(0.36, 0.48), power=3)
        for s in (-1, 1):
            with k.at(s * 0.14, 0.08, -0.1, roll=90):
                k.cyl(rubber(), 0.08, 0.03, y=-0.015)
        hose = k.curve([(0, 0.2, 0.18), (0, 0.7, 0.35), (0.1, 0.6, 0.6), (0.1, 0.05, 0.8)], 16, 8)
        k.tube(rubber(), hose, 0.02, seg=8)
        k.box(m, 0.28, 0.05, 0.1, 0.1, 0, 0.82)
    elif style == 1:
        h = d.u(0.95, 1.2)
        k.box(m, d.u(0.23, 0.3), 0.07, 0.18, 0, 0, 0.05, r=0.02)
        with k.at(0, 0.05, 0, pitch=-d.u(5, 20)):
            k.cyl(d.steel(), 0.02, h)
            k.cyl(d.hard(), d.u(0.05, 0.11), d.u(0.25, 0.4), y=h * d.of(0.1, 0.6))
    else:
        k.cyl(m, d.u(0.15, 0.18), d.u(0.07, 0.1), bevel=0.02)
        k.cyl(d.hard(), 0.04, 0.015, y=0.09)


@variety("ladder")
def ladder(k: Kit, d: Dice) -> None:
    """Two rails with rungs, leaning; or two of them that stand as an A."""
    h, w, m, n = d.u(0.8, 2.4), d.u(0.32, 0.5), d.of(metal(), d.timber(), d.hard()), d.i(3, 9)
    for lean in (d.u(8, 20),) if d.yes(0.35) else (14.0, -14.0):
        with k.at(0, 0, -np.sin(np.radians(lean)) * h, pitch=lean):
            for s in (-1, 1):
                k.box(m, 0.025, h, 0.06, s * w / 2, 0, 0)
            for y in np.linspace(h * 0.12, h * 0.97, n):
                k.box(m, w, 0.025, d.u(0.03, 0.1) if lean > 0 else 0.02, 0, float(y), 0)


@variety("pet bowl")
def pet_bowl(k: Kit, d: Dice) -> None:
    """Low, wider below than above; one or two."""
    m, r, h = d.of(d.hard(), d.steel()), d.u(0.06, 0.12), d.u(0.04, 0.08)
    for n in range(d.of(1, 1, 2)):
        line = [(0, 0), (r, 0), (r * 0.8, h), (r * 0.74, h), (r * 0.66, h * 0.3), (0, h * 0.3)]
        k.lathe(m, line, n * r * 2.1, seg=28)
        if d.yes(0.5):
            k.cyl(natural("food", "#6b4526"), r * 0.66, h * 0.35, n * r * 2.1, h * 0.3)


@variety("trophy")
def trophy(k: Kit, d: Dice) -> None:
    """A cup with two ears, or a figure, on a plinth."""
    m, base, h = metal(d.of("#d4a93a", "#c4c7cb", "#a8703a")), d.u(0.03, 0.07), d.u(0.16, 0.42)
    k.box(d.of(stone("#2a2a2e"), d.timber()), base * 2, base, base * 2)
    r = h * d.u(0.18, 0.28)
    line = [(base * 0.7, 0), (0.008, h * 0.2), (0.01, h * 0.35), (r, h * 0.7), (r * 1.1, h)]
    k.lathe(m, k.curve([(x, base + y) for x, y in line], 16, 8), seg=24)
    for s in (-1, 1) if d.yes(0.7) else ():
        ear = [(s * r, h * 0.9), (s * r * 1.8, h * 0.8), (s * r * 0.9, h * 0.5)]
        k.tube(m, k.curve([(x, base + y, 0) for x, y in ear], 10, 5), 0.006, seg=6)


@variety("slippers")
def slippers(k: Kit, d: Dice) -> None:
    """Two soles with a cap for the toes each."""
    m, length = d.of(d.cloth(), leather(d.code())), d.u(0.22, 0.3)
    for s in (-1, 1):
        with k.at(s * d.u(0.06, 0.09), 0, 0, yaw=d.u(-12, 12)):
            k.box(rubber(d.code()), length * 0.38, 0.02, length, r=0.01)
            k.blob(m, length * 0.4, d.u(0.06, 0.09), length * 0.5, 0, 0.01, length * 0.22, power=2.5, cells=6)


@variety("glasses")
def glasses(k: Kit, d: Dice) -> None:
    """Two lenses in a frame, with two arms that are open or folded."""
    r, m = d.u(0.02, 0.028), d.of(plastic(d.code()), metal())
    for s in (-1, 1):
        with k.at(s * r * 1.25, r, 0, pitch=90, scale=(1.0, 1, d.u(0.7, 1))):
            k.ring(m, r, 0.002, seg=22, sides=6)
        if d.yes(0.7):
            arm = [(s * r * 2.3, r * 1.3, 0), (s * r * 2.3, r * 1.3, -0.11), (s * r * 2.2, r * 0.5, -0.135)]
            k.tube(m, arm, 0.002, seg=5)
        else:
            k.tube(m, [(s * r * 2.3, r * 1.3, 0), (-s * r * 1.8, r * 1.2, -0.012)], 0.002, seg=5)
    k.tube(m, [(-r * 0.3, r * 1.3, 0), (r * 0.3, r * 1.3, 0)], 0.002, seg=5)


@variety("ladle")
def ladle(k: Kit, d: Dice) -> None:
    """A deep bowl on a long handle, lying or hung."""
    m, r, length = d.of(metal(), d.hard()), d.u(0.03, 0.05), d.u(0.2, 0.32)
    with k.at(0, 0.01, 0, pitch=d.of(0, 0, -90)):
        k.lathe(m, k.curve([(0, 0), (r * 0.8, r * 0.25), (r, r * 0.8)], 8, 5), seg=20)
        k.tube(m, k.curve([(0, r * 0.8, -r), (0, r * 1.3, -r * 1.6), (0, r * 1.1, -length)], 10, 6), 0.006, seg=7)


@variety("ruler")
def ruler(k: Kit, d: Dice) -> None:
    """A flat bar with marks, or a set square."""
    m, length = d.of(d.timber(), d.hard(), metal()), d.of(0.155, 0.21, 0.31, 0.51)
    k.box(m, length, 0.003, d.u(0.025, 0.045), r=0)
    for n in range(int(length / 0.02)):
        k.box(plastic("#222222"), 0.001, 0.0004, 0.01, n * 0.02 - length / 2 + 0.005, 0.003, 0.01, r=0)


@variety("broom")
def broom(k: Kit, d: Dice) -> None:
    """A long stick with a brush across it, leaning or upright."""
    h, w = d.u(1.1, 1.5), d.u(0.22, 0.45)
    with k.at(0, 0, 0, pitch=d.u(-12, 12)):
        k.cyl(d.of(d.timber(), d.steel(), d.hard()), d.u(0.01, 0.015), h, y=0.08)
        k.box(d.of(d.timber(), d.hard()), w, 0.03, 0.05, 0, 0.08, 0)
        k.box(natural("bristle", d.of("#c9a46f", "#3a3a3c", "#b03030")), w * 0.97, 0.08, d.u(0.04, 0.08))
