"""Cases, sinks, lamps and rolls of other forms than the usual: briefcases, washbasins, lamps that bend, parcels."""

from __future__ import annotations

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import ceramic, fabric, leather, metal, natural, paper, plastic, rubber
from assets.variety.living import shade
from assets.variety.registry import Dice, form
from assets.variety.storage import carcass, hollow_box


@form("suitcase")
def other_case(k: Kit, d: Dice) -> None:
    """Flat with a handle for papers, old with straps and corners, lying, or soft with two long handles."""
    style, m = d.i(0, 3), d.of(leather(d.code()), d.hard(), d.steel(), d.cloth())
    if style == 0:
        w, h, deep = d.u(0.38, 0.48), d.u(0.27, 0.35), d.u(0.07, 0.14)
        k.box(m, w, h, deep, r=0.012)
        k.box(d.of(m, metal()), w * 1.004, 0.006, deep * 1.01, 0, h * 0.5, 0, r=0.001)
        for s in (-1, 1):
            k.box(metal("#c8a850"), 0.035, 0.03, 0.008, s * w * 0.3, h * d.u(0.7, 0.95), deep / 2)
        k.tube(m, [(-0.06, h, 0), (-0.055, h + 0.035, 0), (0.055, h + 0.035, 0), (0.06, h, 0)], 0.009, seg=7)
    elif style == 1:
        w, h, deep = d.u(0.45, 0.75), d.u(0.32, 0.5), d.u(0.14, 0.25)
        with k.at(0, 0, 0) if d.yes(0.5) else k.at(0, deep / 2, 0, pitch=90):
            k.box(m, w, h, deep, r=0.008)
            for s in (-1, 1):
                k.box(leather(d.code()), 0.035, h * 1.01, deep * 1.02, s * w * 0.28, 0, 0)
            k.tube(leather("#3a2418"), [(-0.07, h, 0), (0, h + 0.045, 0), (0.07, h, 0)], 0.01, seg=6)
    elif style == 2:
        w, h, deep = d.u(0.45, 0.75), d.u(0.2, 0.3), d.u(0.35, 0.5)
        k.box(m, w, h, deep, r=0.03, steps=2)
        k.box(plastic("#1e1e20"), w * 1.003, 0.012, deep * 1.003, 0, h * 0.5, 0, r=0.02)
        k.tube(
            plastic("#1e1e20"),
            [(-0.08, h * 0.5, deep / 2), (0, h * 0.5, deep / 2 + 0.03), (0.08, h * 0.5, deep / 2)],
            0.01,
            seg=6,
        )
    else:
        w, r = d.u(0.45, 0.7), d.u(0.13, 0.2)
        with k.at(0, r, 0, roll=90):
            k.cyl(fabric(d.code()), r, w, y=-w / 2, bevel=0.05)
        for s in (-1, 1):
            bow = k.curve(
                [(-w * 0.2, r * 1.6, s * r * 0.7), (0, r * 2.6, s * r * 0.3), (w * 0.2, r * 1.6, s * r * 0.7)], 12, 6
            )
            k.tube(fabric("#2a2a2c"), bow, 0.012, seg=6)


@form("sink")
def other_sink(k: Kit, d: Dice) -> None:
    """A washbasin on a column or on a wall, a bowl on a board, one or two basins of steel let into a top."""
    style, m, tap = d.i(0, 3), ceramic("#f4f4f2"), metal()
    w, deep, base = d.u(0.4, 0.65), d.u(0.35, 0.5), d.of(0.0, d.u(0.65, 0.75))
    if style == 3:
        n, w, deep = d.i(1, 2), d.u(0.5, 1.1), d.u(0.42, 0.55)
        steel = metal("#b9bcc0")
        for i in range(n):
            with k.at((i - (n - 1) / 2) * w / n - (0.0 if n > 1 else w * 0.15), base, 0):
                hollow_box(k, d, w / (n + 0.3), 0.17, deep * 0.75, 0.006, steel)
        k.box(steel, w, 0.006, deep * 0.13, 0, base + 0.165, deep * 0.43)
        k.box(steel, w, 0.006, deep * 0.13, 0, base + 0.165, -deep * 0.43)
        if base:
            carcass(k, d, w * 0.98, base, deep, drawers=False)
    elif style == 2:
        k.box(d.timber(), w * d.u(1.1, 2), d.u(0.03, 0.12), deep * 1.1, 0, base, 0)
        with k.at(0, base + 0.08, 0, scale=(1, 1, deep / w)):
            k.lathe(
                m,
                [(0, 0), (w * 0.2, 0), (w * 0.42, 0.13), (w * 0.4, 0.13), (w * 0.18, 0.02), (0, 0.02)],
                seg=d.of(4, 28),
            )
    else:
        with k.at(0, base, 0):
            hollow_box(k, d, w, d.u(0.1, 0.18), deep, d.u(0.015, 0.04), m)
            k.box(m, w, d.u(0.02, 0.12), 0.06, 0, 0.14, -deep * 0.45, r=0.01)
        if base and style == 0:
            k.cyl(m, 0.11, base, top=0.08, seg=20)
    y, z = base + (0.17 if style != 2 else 0.1), -deep * 0.43
    k.cyl(tap, 0.02, 0.1, 0, y, z)
    k.box(tap, 0.025, 0.02, d.u(0.1, 0.18), 0, y + 0.09, z + 0.06)
    for s in (-1, 1) if d.yes(0.5) else ():
        k.cyl(tap, 0.02, 0.05, s * 0.1, y, z)


@form("desk lamp")
def bent_lamp(k: Kit, d: Dice) -> None:
    """A neck that bends, two rods with springs, a bar of light, a banker's with a green roof, one that clips on."""
    style, m, h = d.i(0, 3), d.of(d.steel(), d.hard()), d.u(0.25, 0.5)
    if style == 0:
        k.cyl(m, d.u(0.05, 0.09), d.u(0.015, 0.04))
        reach = d.u(0.1, 0.25)
        k.tube(
            m,
            k.curve([(0, 0, 0), (0, h * 0.8, 0), (0, h, reach * 0.5), (0, h * 0.9, reach)], 18, 9),
            d.u(0.006, 0.012),
            seg=7,
        )
        with k.at(0, h * 0.9, reach, pitch=d.u(20, 60)):
            k.lathe(m, [(0, 0.02), (0.025, 0.02), (d.u(0.04, 0.07), -0.07)], seg=20)
    elif style == 1:
        k.box(m, d.u(0.1, 0.2), 0.02, d.u(0.1, 0.18))
        for x in (-0.012, 0.012):
            k.tube(m, [(x, 0.02, -0.03), (x, h * 0.75, -0.15), (x, h, 0.15)], 0.004, seg=5)
        with k.at(0, h, 0.15, pitch=d.u(-10, 40)):
            k.lathe(d.of(m, d.hard()), k.curve([(0.015, 0.05), (0.05, 0.0), (d.u(0.06, 0.09), -0.06)], 9, 5), seg=22)
    elif style == 2:
        k.cyl(m, d.u(0.06, 0.1), 0.015)
        k.box(m, 0.02, h, 0.02)
        k.box(d.of(m, plastic("#f4f4f0")), d.u(0.025, 0.05), 0.015, d.u(0.25, 0.5), 0, h, 0.15)
    else:
        k.cyl(metal("#c8a850"), d.u(0.07, 0.1), 0.025)
        k.cyl(metal("#c8a850"), 0.01, h)
        with k.at(0, h, 0.03, pitch=d.u(0, 20), scale=(1, 1, 0.55)):
            roof = [(-0.13, 0.0), (0.13, 0.0), (0.12, 0.06), (-0.12, 0.06)]
            k.slab(d.of(natural("glass", "#1f6a45"), d.hard()), roof, d.u(0.1, 0.2), axis="z")


@form("floor lamp")
def other_floor_lamp(k: Kit, d: Dice) -> None:
    """With a second arm to read by, several heads, boards between its posts, or a bent rod of light."""
    style, m, h = d.i(0, 3), d.of(d.steel(), d.timber()), d.u(1.2, 1.75)
    if style == 2:
        w = d.u(0.22, 0.32)
        for s in (-1, 1):
            for t in (-1, 1):
                k.box(m, 0.022, h, 0.022, s * w / 2, 0, t * w / 2)
        for y in np.linspace(0.05, h * 0.65, d.i(2, 4)):
            k.box(m, w, 0.018, w, 0, float(y), 0)
        k.box(paper("#f3ead2"), w * 0.95, h * 0.25, w * 0.95, 0, h * 0.74, 0)
        return
    k.cyl(m, d.u(0.12, 0.18), d.u(0.015, 0.03))
    if style == 0:
        k.cyl(m, 0.012, h)
        shade(k, d, h, d.u(0.12, 0.22))
        k.tube(m, k.curve([(0, h * 0.6, 0), (0.15, h * 0.7, 0.05), (0.28, h * 0.68, 0.1)], 9, 5), 0.006, seg=6)
        with k.at(0.28, h * 0.62, 0.1):
            shade(k, d, 0, 0.06)
    elif style == 1:
        k.cyl(m, 0.014, h)
        for _ in range(d.i(2, 5)):
            a, y = d.u(0, 6.28), h * d.u(0.6, 1.0)
            x, z = np.sin(a) * 0.22, np.cos(a) * 0.22
            k.tube(m, [(0, y - 0.05, 0), (x, y, z)], 0.007, seg=6)
            with k.at(float(x), y - 0.05, float(z), pitch=d.u(-60, 60)):
                shade(k, d, 0, d.u(0.05, 0.09))
    else:
        top = d.u(0.2, 0.5)
        k.tube(m, [(0, 0, 0), (0, h, 0), (0, h, top)], d.u(0.008, 0.02), seg=7)
        k.cyl(d.of(m, paper("#f6f2e4")), d.u(0.05, 0.12), 0.06, 0, h - 0.06, top)


@form("toilet paper")
def hung_roll(k: Kit, d: Dice) -> None:
    """On a holder at a wall or on a post, with a sheet that hangs; or a pile of several."""
    r, w, m, white = d.u(0.04, 0.06), d.u(0.09, 0.11), d.steel(), paper("#f4f2ec")
    style = d.i(0, 2)
    if style == 2:
        for n in range(d.i(2, 6)):
            k.lathe(white, [(0.02, 0), (r, 0), (r, w), (0.02, w)], n % 2 * r * 2.05, n // 2 * w * 1.01, 0, seg=22)
        return
    y = d.u(0.5, 0.65) if style == 1 else r + 0.02
    with k.at(-w / 2, y, 0, roll=-90):
        k.lathe(white, [(0.02, 0), (r, 0), (r, w), (0.02, w)], seg=24)
    k.box(white, w, r * d.u(1.0, 2.2), 0.0015, 0, y - r * d.u(1.0, 1.6), r, r=0)
    k.tube(m, [(-w * 0.62, y, 0), (w * 0.55, y, 0)], 0.007, seg=7)
    if style == 1:
        k.tube(m, [(-w * 0.62, 0, 0), (-w * 0.62, y + d.u(0, 0.1), 0)], 0.009, seg=7)
        k.cyl(m, 0.09, 0.015, -w * 0.4, 0, 0)
    else:
        k.tube(m, [(-w * 0.62, y, 0), (-w * 0.62, y, -r * 1.2)], 0.007, seg=7)
        k.box(m, d.of(0.05, w * 1.4), 0.05, 0.012, 0 if d.yes(0.5) else -w * 0.5, y - 0.02, -r * 1.25)
        if d.yes(0.4):
            k.box(m, w * 1.2, 0.004, r * 2.4, 0, y + r * 1.1, 0)


@form("ball")
def other_ball(k: Kit, d: Dice) -> None:
    """For rugby, of stripes for the beach, as large as a seat, of wool, or with holes to bowl with."""
    style, r = d.i(0, 4), d.u(0.03, 0.15)
    if style == 0:
        r = d.u(0.08, 0.1)
        k.blob(leather(d.code()), r * d.u(2.7, 3.2), r * 2, r * 2, cells=12)
    elif style in (1, 2):
        r = d.u(0.12, 0.2) if style == 1 else d.u(0.25, 0.38)
        start = len(k.parts)
        k.blob(plastic("#ffffff"), 2 * r, 2 * r, 2 * r, cells=14)
        a, b, n = d.rng.random(3), d.rng.random(3), d.i(2, 4) if style == 1 else 0
        k.tint(lambda p: np.where(np.sin(np.arctan2(p[..., 2], p[..., 0]) * n + 0.1)[..., None] >= 0, a, b), start)
    elif style == 3:
        m = d.cloth()
        k.blob(m, 2 * r, 2 * r, 2 * r, cells=8)
        for a in np.linspace(0, 180, d.i(6, 12), endpoint=False):
            with k.at(0, r, 0, pitch=float(a), roll=d.u(-60, 60)):
                k.ring(m, r * d.u(0.95, 1.0), r * 0.05, y=-r * 0.05, seg=22, sides=5)
    else:
        r = 0.108
        k.blob(d.hard(), 2 * r, 2 * r, 2 * r, cells=14)
        for x, z in ((-0.02, 0.02), (0.02, 0.02), (0.0, -0.02)):
            k.cyl(rubber("#101012"), 0.011, 0.006, x, 2 * r - 0.006, z, seg=12)


@form("box")
def tied(k: Kit, d: Dice) -> None:
    """Tied with a ribbon and a bow, for an archive with a hole to pull it, of parcels one on another, or for cakes."""
    style, m = d.i(0, 2), paper(d.code())
    w, h, deep = d.u(0.1, 0.4), d.u(0.06, 0.3), d.u(0.1, 0.35)
    if style == 0:
        k.box(m, w, h, deep, r=0.002)
        if d.yes(0.5):
            k.box(m, w * 1.04, h * 0.2, deep * 1.04, 0, h * 0.82, 0, r=0.002)
        tie, wide = d.cloth(), d.u(0.015, 0.04)
        k.box(tie, wide, h * 1.03, deep * 1.05, r=0)
        k.box(tie, w * 1.05, h * 1.03, wide, r=0)
        for s in (-1, 1):
            with k.at(0, h * 1.02, 0, yaw=d.u(-30, 30), roll=s * 25):
                k.blob(tie, wide * 3, wide * 1.2, wide * 1.6, s * wide * 1.5, 0, 0, cells=5)
    elif style == 1:
        w, h, deep = d.u(0.08, 0.35), d.u(0.24, 0.34), d.u(0.24, 0.4)
        k.box(m, w, h, deep, r=0.001)
        k.cyl(plastic("#1c1c1e"), 0.014, 0.002, 0, h * 0.25, deep / 2 - 0.001)
        k.box(paper("#fbfaf5"), w * 0.7, h * 0.25, 0.001, 0, h * 0.5, deep / 2 + 0.001, r=0)
        k.box(paper("#2a2a2c"), w * 0.2, h * 0.1, 0.002, 0, h * 0.2, deep / 2 + 0.001, r=0)
    else:
        y = 0.0
        for _ in range(d.i(2, 3)):
            with k.at(d.u(-0.02, 0.02), y, 0, yaw=d.u(-8, 8)):
                tall = h * d.u(0.5, 1.0)
                k.box(paper(d.of("#b78f5e", d.code())), w * d.u(0.75, 1), tall, deep * d.u(0.75, 1), r=0.002)
            y += tall
