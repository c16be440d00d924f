"""Small things on desks, sills and in pockets of other forms than the usual: block calendars, storm lanterns, fobs."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import ceramic, fabric, glass, leather, metal, natural, paper, plastic, stone
from assets.variety.living import potted
from assets.variety.registry import Dice, form

INK = paper("#2a2a2c")


@form("ashtray")
def heavy_ashtray(k: Kit, d: Dice) -> None:
    """A square block with a hollow, a round one with a wide rim, one with a lid, or on a stand for the floor."""
    style, m, ash = d.i(0, 3), d.of(glass(d.code(), 0.6), ceramic(d.code()), stone(d.code()), metal()), natural(
        "ash", "#5a5753")
    w, h, r = d.u(0.09, 0.17), d.u(0.025, 0.045), d.u(0.05, 0.09)
    if style == 0:
        a = w / 2
        for s in (-1, 1):
            k.box(m, w, h, a * 0.35, 0, 0, s * a * 0.83, r=0.006)
            for t in (-1, 1):
                k.box(m, a * 0.35, h, a * 0.6, s * a * 0.83, 0, t * a * 0.42, r=0.006)
        k.box(m, w, h * 0.6, w, r=0.003)
        k.cyl(ash, a * 0.5, 0.002, y=h * 0.6, seg=20) if d.yes(0.6) else None
    elif style in (1, 3):
        up = d.u(0.5, 0.7) if style == 3 else 0.0
        if style == 3:
            foot = d.of(d.steel(), d.timber())
            k.lathe(foot, [(0, 0), (0.13, 0), (0.12, 0.02), (0.014, 0.04), (0.014, up), (0, up)], seg=28)
            k.tube(foot, [(0, up, 0), (0, up + 0.18, 0), (0.03, up + 0.21, 0)], 0.006, seg=7) if d.yes(0.4) else None
        line = [(0, 0), (r * 0.7, 0), (r, h * 0.8), (r, h), (r * 0.7, h), (r * 0.6, h * 0.35), (0, h * 0.3)]
        k.lathe(m, line, 0, up, 0, fillet=0.004, seg=34)
        for a in np.arange(d.i(2, 4)) * 1.57:
            with k.at(np.cos(a) * r * 0.86, up + h * 0.9, np.sin(a) * r * 0.86, yaw=float(-np.degrees(a))):
                k.box(ash, r * 0.32, h * 0.12, 0.009, r=0.001)
    else:
        k.lathe(m, [(0, 0), (r * 0.7, 0), (r * 0.75, h * 1.6), (r * 0.66, h * 1.6), (0, h)], fillet=0.004, seg=30)
        k.lathe(m, [(r * 0.78, h * 1.6), (r * 0.5, h * 2.1), (r * 0.12, h * 2.2), (r * 0.1, h * 2.7), (0, h * 2.7)],
                seg=28)
    for _ in range(d.i(0, 4)) if style < 2 else ():
        with k.at(d.u(-0.25, 0.25) * r, h * 0.65, d.u(-0.25, 0.25) * r, yaw=d.u(0, 360), pitch=75):
            k.cyl(paper("#f2f0ea"), 0.004, d.u(0.02, 0.05), seg=8)
            k.cyl(paper("#c98f4a"), 0.0041, 0.014, seg=8)


@form("briefcase")
def soft_or_open_case(k: Kit, d: Dice) -> None:
    """Of leather with a flap on two straps and a gusset; one with ribs and corners; or a hard one that stands open."""
    style, w, h, deep = d.i(0, 2), d.u(0.36, 0.46), d.u(0.27, 0.33), d.u(0.08, 0.16)
    m = d.of(leather(d.of("#5a3420", "#2a1e16", "#8a5a30", d.code())), leather("#1c1a18"), d.cloth(), metal())
    brass = d.of(metal("#c8a850"), metal())
    if style == 0:
        k.slab(m, [(-deep / 2, 0), (deep / 2, 0), (deep * 0.22, h), (-deep * 0.22, h)], w, axis="x", corner=0.015)
        flap = k.curve([(0, h * 1.01, -deep * 0.2), (0, h * 1.02, deep * 0.2), (0, h * 0.75, deep * 0.38),
                        (0, h * d.u(0.3, 0.45), deep * 0.48)], 14, 7)
        for (_, y, z), (_, b, c) in pairwise(flap):
            with k.at(0, float(y + b) / 2, float(z + c) / 2, pitch=float(np.degrees(np.arctan2(y - b, c - z)))):
                k.box(m, w * 0.97, 0.008, float(np.hypot(b - y, c - z)) * 1.15, r=0)
        for s in (-1, 1):
            k.box(m, 0.03, h * 0.5, 0.012, s * w * 0.28, h * 0.2, deep * 0.46, r=0.002)
            k.box(brass, 0.036, 0.03, 0.016, s * w * 0.28, h * 0.34, deep * 0.46, r=0.003)
    elif style == 1:
        k.box(m, w, h, deep, r=0.012, steps=2)
        for x in np.linspace(-0.42, 0.42, d.i(5, 9)):
            k.box(m, 0.008, h * 0.96, deep * 1.05, float(x) * w, h * 0.02, 0, r=0.003)
        for s in (-1, 1):
            for y in (0, h - 0.03):
                k.box(brass, 0.03, 0.03, deep * 1.03, s * (w / 2 - 0.013), y, 0, r=0.008)
            k.box(brass, 0.04, 0.03, 0.012, s * w * 0.3, h * 0.93, deep / 2)
    else:
        t = deep * 0.55
        inside = fabric(d.of("#2a2a2c", "#8a2a2a", "#c9b48a"))
        with k.at(0, 0, h * 0.5):
            k.box(m, w, t, h, r=0.006)
            k.box(inside, w * 0.94, 0.003, h * 0.92, 0, t - 0.001, 0, r=0)
            k.box(paper("#fbfaf5"), 0.21, 0.012, h * 0.7, d.u(-0.06, 0.06), t, 0, r=0) if d.yes(0.6) else None
        with k.at(0, t, 0, pitch=-d.u(5, 30)):
            k.box(m, w, h, t * 0.6, 0, 0, -t * 0.3, r=0.006)
            k.box(inside, w * 0.94, h * 0.92, 0.003, 0, h * 0.04, 0.001, r=0)
        k.tube(m, [(-0.06, t * 0.6, h), (-0.05, t * 0.6, h + 0.035), (0.05, t * 0.6, h + 0.035), (0.06, t * 0.6, h)],
               0.009, seg=7)
        return
    bow = [(-0.07, h, 0), (-0.055, h + 0.04, 0), (0.055, h + 0.04, 0), (0.07, h, 0)]
    k.tube(m, k.curve(bow, 14, 7), 0.009, seg=8)


@form("cactus")
def ribbed_cactus(k: Kit, d: Dice) -> None:
    """Ribbed, as a ball or a tall column with a bloom; several in a flat dish; or a big one with arms, out of sand."""
    green, style = natural("leaf", d.of("#4f7d3a", "#5f8f5a", "#3f6a3f", "#7f9a6a")), d.i(0, 2)

    def ribbed(x: float, y: float, z: float, r: float, h: float, n: int) -> None:
        def place(u: np.ndarray, v: np.ndarray) -> np.ndarray:
            a, t = 2 * np.pi * u, np.clip(v, 0.001, 0.999)
            wide = r * np.minimum(1, 2.2 * np.sqrt(t * (1 - t))) * (1 + 0.14 * np.cos(n * a))
            return np.stack([x + wide * np.cos(a), y + h * t, z + wide * np.sin(a)], -1)

        k.sheet(green, place, (n * 9, 20), 0.002)
        if d.yes(0.35):
            bloom = natural("petal", d.of("#e0508a", "#f0c040", "#f4f0ea"))
            k.blob(bloom, r * 0.7, r * 0.5, r * 0.7, x, y + h * 0.97, z, cells=4)

    r = d.u(0.035, 0.1)
    if style == 0:
        h = r * d.u(1.1, 1.8)
        potted(k, d, r, h)
        ribbed(0, h * 0.85, 0, r * d.u(0.65, 0.95), r * d.of(1.4, 2.0, d.u(3, 6)), d.i(7, 12))
    elif style == 1:
        wide = r * 1.8
        k.lathe(d.of(ceramic(d.code()), natural("clay", "#b5643a"), stone(d.code())),
                [(0, 0), (wide * 0.85, 0), (wide, 0.05), (wide * 0.95, 0.05), (wide * 0.9, 0.04), (0, 0.04)], seg=30)
        for n in range(d.i(3, 5)):
            a, small = n * 1.7, r * d.u(0.3, 0.6)
            ribbed(np.cos(a) * wide * 0.5, 0.035, np.sin(a) * wide * 0.5, small, small * d.of(1.6, 3.5, 5.0), 8)
        for _ in range(d.i(2, 6)):
            k.blob(stone("#b8b0a4"), 0.02, 0.014, 0.018, d.u(-0.6, 0.6) * wide, 0.036, d.u(-0.6, 0.6) * wide, cells=3)
    else:
        tall, fat = d.u(0.8, 1.9), d.u(0.06, 0.11)
        base = d.of(0.0, fat * 2)
        if base:
            potted(k, d, fat * 2, fat * 2.4)
        ribbed(0, base, 0, fat, tall, 10)
        for s in (-1, 1)[: d.i(1, 2)]:
            y = base + tall * d.u(0.25, 0.5)
            elbow = k.curve([(0, y, 0), (s * fat * 2.2, y + 0.02, 0), (s * fat * 2.5, y + tall * 0.15, 0),
                             (s * fat * 2.5, y + tall * d.u(0.25, 0.4), 0)], 16, 8)
            k.tube(green, elbow, fat * 0.6, seg=12, round_caps=True)


@form("calendar")
def block_calendar(k: Kit, d: Dice) -> None:
    """Cubes with figures in a cradle, a pad of days to tear off, a sheet on a wire with its picture, or a year."""
    style, m = d.i(0, 3), d.of(d.timber(), d.hard())
    ink = d.of(INK, paper("#b02a22"))
    if style == 0:
        s = d.u(0.045, 0.07)
        k.box(m, s * 2.3, s * 0.3, s * 1.2, r=0.003)
        k.box(m, s * 2.3, s * 1.4, s * 0.15, 0, 0, -s * 0.55, r=0.003)
        for x in (-0.55, 0.55):
            k.box(d.of(m, paper("#fbfaf5"), d.timber()), s, s, s, x * s, s * 0.62, 0, r=0.003)
            for part in range(3):
                k.box(ink, s * 0.4, s * 0.1, 0.001, x * s, s * (0.8 + part * 0.25), s / 2, r=0)
            k.box(ink, s * 0.1, s * 0.55, 0.001, x * s + d.of(-1, 1) * s * 0.18, s * 0.82, s / 2, r=0)
        k.box(d.of(m, d.timber()), s * 2.2, s * 0.3, s, 0, s * 0.3, 0, r=0.002)
        return
    if style == 1:
        w, h, t = d.u(0.07, 0.13), d.u(0.09, 0.17), d.u(0.01, 0.035)
        with k.at(0, 0, 0, pitch=d.of(0, -18)):
            k.box(d.of(m, paper(d.code())), w * 1.25, h * 1.4, 0.006, r=0.002)
            k.box(paper("#fbfaf5"), w, h, t, 0, h * 0.1, t / 2, r=0.001)
            k.box(metal(), w * 0.8, 0.012, t * 1.1, 0, h * 1.06, t / 2, r=0.002)
            for s in (-1, 1):
                k.box(ink, w * 0.18, h * 0.45, 0.001, s * w * 0.17, h * 0.35, t, r=0)
            k.box(ink, w * 0.6, h * 0.06, 0.001, 0, h * 0.2, t, r=0)
        return
    w, h = d.of((d.u(0.2, 0.32), d.u(0.4, 0.62)), (d.u(0.5, 0.9), d.u(0.35, 0.6)))
    k.box(paper(d.of("#fbfaf5", "#f2ead8")), w, h, 0.004, r=0)
    cols, rows = (1, 1) if style == 2 else d.of((4, 3), (3, 4), (6, 2))
    if style == 2:
        k.box(paper(d.code()), w * 0.96, h * 0.5, 0.002, 0, h * 0.48, 0.002, r=0)
        k.tube(metal(), [(-w / 2, h, 0), (w / 2, h, 0)], 0.004, seg=6)
        k.tube(metal(), [(-0.03, h, 0), (0, h + 0.04, 0), (0.03, h, 0)], 0.001, seg=4)
    wide, high = w * 0.92 / cols, h * (0.42 if style == 2 else 0.85) / rows
    for c in range(cols):
        for r in range(rows):
            x, y = (c - (cols - 1) / 2) * wide, h * 0.03 + r * high
            k.box(ink, wide * 0.6, high * 0.08, 0.001, x, y + high * 0.86, 0.002, r=0)
            for line in range(5):
                for day in range(7):
                    k.box(INK, wide * 0.07, high * 0.07, 0.001, x + (day - 3) * wide * 0.12, y + high * 0.15 * line,
                          0.002, r=0)
                if style == 2:
                    k.box(INK, wide, 0.001, 0.001, x, y + high * 0.15 * line + high * 0.11, 0.002, r=0)


@form("comb")
def shaped_comb(k: Kit, d: Dice) -> None:
    """With a thin tail, of two widths of teeth, curved, with teeth on both sides, or a pick with a fist of a handle."""
    style, m, t = d.i(0, 4), d.of(plastic(d.code()), d.timber(), metal()), d.u(0.003, 0.006)
    long, w = d.u(0.13, 0.21), d.u(0.03, 0.05)

    def teeth(start: float, end: float, n: int, z: float, deep: float) -> None:
        step = (end - start) / n
        for i in range(n):
            k.box(m, abs(step) * 0.5, t * 0.8, deep, start + (i + 0.5) * step, 0, z + deep / 2, r=0)

    with k.at(pitch=d.of(0, 0, -80)):
        if style == 0:
            k.slab(m, [(-long / 2, -0.006), (0.02, -0.006), (0.03, -0.002), (long * 0.6, -0.001), (long * 0.6, 0.002),
                       (0.03, 0.004), (-long / 2, 0.006)], t)
            teeth(-long / 2, 0.02, 26, 0.005, w * 0.6)
        elif style == 1:
            k.box(m, long, t, w * 0.35, r=0.001)
            teeth(-long / 2, 0, d.i(16, 26), w * 0.15, w * 0.7)
            teeth(0, long / 2, d.i(8, 12), w * 0.15, w * 0.7)
            for s in (-1, 1):
                k.box(m, 0.005, t, w * 0.7, s * long / 2, 0, w * 0.5, r=0.001)
        elif style == 2:
            back = [(x, -w * (1 - (2 * x / long) ** 2)) for x in np.linspace(-long / 2, long / 2, 15)]
            k.slab(m, [*back, (long / 2, w * 0.2), (-long / 2, w * 0.2)], t)
            teeth(-long / 2, long / 2, d.i(14, 34), w * 0.2, w * 0.8)
        elif style == 3:
            long *= 0.55
            k.box(m, long, t, w * 0.5, r=0.001)
            teeth(-long / 2, long / 2, 34, w * 0.2, w * 0.6)
            teeth(-long / 2, long / 2, 14, -w * 0.8, w * 0.6)
        else:
            wide = d.u(0.06, 0.09)
            k.slab(m, [(-wide / 2, 0), (-0.012, -0.03), (-0.02, -0.1), (0.02, -0.1), (0.012, -0.03), (wide / 2, 0),
                       (wide / 2, 0.012), (-wide / 2, 0.012)], t * 1.5, corner=0.006)
            teeth(-wide / 2, wide / 2, d.i(7, 12), 0.01, d.u(0.06, 0.1))
