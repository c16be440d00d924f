"""Furniture and large things for homes and gardens that are seldom in rooms; of many makers."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from assets.recipes.curves import Array
from assets.recipes.kit import Kit
from assets.recipes.materials import fabric, glass, leather, metal, mirror, natural, plastic, stone, wood
from assets.variety.beds_and_seats import four_legs
from assets.variety.registry import Dice, variety
from assets.variety.storage import carcass
from assets.variety.units import fronts


@variety("aquarium")
def aquarium(k: Kit, d: Dice) -> None:
    """A tank of glass with gravel, plants and fish; a ball; some on a cupboard or with a lid that shines."""
    if d.yes(0.25):
        r = d.u(0.1, 0.18)
        k.lathe(
            glass("#bcd8e4", 0.5),
            k.curve([(r * 0.6, 0), (r, r), (r * 0.6, r * 1.75), (r * 0.7, r * 1.85)], 14, 8),
            seg=26,
        )
        k.cyl(natural("gravel", "#c9b48a"), r * 0.65, r * 0.25)
        k.blob(natural("fish", "#e8752a"), 0.06, 0.03, 0.02, 0, r * 0.9, 0)
        return
    w, h, deep, base = d.u(0.3, 1.4), d.u(0.25, 0.6), d.u(0.2, 0.5), 0.0
    if d.yes(0.35):
        base = d.u(0.6, 0.8)
        carcass(k, d, w, base, deep, drawers=False, feet=False)
    with k.at(0, base, 0):
        k.box(natural("gravel", d.of("#c9b48a", "#7a6a58")), w * 0.97, h * 0.1, deep * 0.95)
        for _ in range(d.i(2, 7)):
            x, z = d.u(-0.4, 0.4) * w, d.u(-0.3, 0.3) * deep
            k.tube(d.leaf(), [(x, h * 0.1, z), (x + 0.03, h * d.u(0.4, 0.8), z)], 0.012, seg=5, squash=0.4)
            k.blob(natural("fish", d.code()), 0.06, 0.035, 0.018, -x, h * d.u(0.3, 0.8), -z, cells=4)
        k.box(glass("#a8cfe0", d.u(0.3, 0.6)), w, h, deep, r=0.002)
        if d.yes(0.6):
            k.box(plastic("#17181a"), w * 1.01, h * 0.12, deep * 1.02, 0, h, 0)


@variety("barrel")
def barrel(k: Kit, d: Dice) -> None:
    """Staves and hoops, or a drum of steel or plastic."""
    r, h = d.u(0.16, 0.32), d.u(0.45, 1.0)
    m = wood(d.of("#8a5f38", "#a97c4c", "#5f4228")) if d.yes(0.7) else d.of(d.steel(), plastic(d.code()))
    belly = r * (1.18 if m.family == "wood" else 1.0)
    with k.at(0, d.of(0.0, 0.0, belly), 0, pitch=0) if d.yes(0.85) else k.at(0, belly, 0, roll=90):
        k.lathe(m, k.curve([(r, 0), (belly, h / 2), (r, h)], 14, 8), seg=24)
        for y in (0.01, h - 0.02):
            k.cyl(m, r * 0.97, 0.012, y=y)
        for y in (0.06, 0.3, 0.68, 0.9):
            wide = r + (belly - r) * np.sin(np.pi * y)
            k.ring(metal("#4a4a4c") if m.family == "wood" else m, float(wide), 0.008, y=h * y, seg=26, sides=5)


@variety("bean bag")
def bean_bag(k: Kit, d: Dice) -> None:
    """A slack bag, round or like a drop."""
    m, r = d.of(d.cloth(), leather(d.code())), d.u(0.35, 0.5)
    k.blob(m, 2 * r, r * d.u(0.9, 1.2), 2 * r * d.u(0.9, 1.1), power=d.u(2, 3), cells=10)
    if d.yes(0.65):
        with k.at(0, r * 0.5, -r * 0.35):
            k.blob(m, r * 1.4, r * d.u(0.8, 1.2), r * 0.9, power=2.3, cells=8)


@variety("chest")
def chest(k: Kit, d: Dice) -> None:
    """A long box with a lid, flat or round, with bands and a lock."""
    m, w, h, deep, band = (
        d.timber(),
        d.u(0.6, 1.3),
        d.u(0.3, 0.5),
        d.u(0.35, 0.55),
        d.of(metal("#5a4a30"), leather("#4a2e1e")),
    )
    k.box(m, w, h, deep)
    if d.yes(0.55):
        arc = [(np.cos(a) * deep / 2, np.sin(a) * deep * 0.4) for a in np.linspace(0, np.pi, 12)]
        with k.at(0, h, 0):
            k.slab(m, arc, w, axis="x")
    else:
        k.box(m, w * 1.03, 0.05, deep * 1.05, 0, h, 0)
    for x in np.linspace(-w * 0.42, w * 0.42, d.i(2, 4)):
        k.box(band, 0.05, h, deep * 1.02, float(x), 0, 0, r=0.001)
    k.box(metal("#c8a850"), 0.08, 0.1, 0.02, 0, h * 0.75, deep / 2)


@variety("clothes rack")
def clothes_rack(k: Kit, d: Dice) -> None:
    """A high rod on feet or in a frame, mostly with clothes on it."""
    m, w, h, deep = d.of(d.steel(), d.timber()), d.u(0.6, 1.5), d.u(1.3, 1.8), d.u(0.35, 0.5)
    for s in (-1, 1):
        k.tube(m, [(s * w / 2, 0, 0), (s * w / 2, h, 0)], 0.014, seg=7)
        k.tube(m, [(s * w / 2, 0.02, -deep / 2), (s * w / 2, 0.02, deep / 2)], 0.014, seg=7)
    k.tube(m, [(-w / 2, h, 0), (w / 2, h, 0)], 0.014, seg=7)
    if d.yes(0.5):
        k.box(m, w, 0.02, deep, 0, d.u(0.08, 0.2), 0)
    for x in np.linspace(-w * 0.42, w * 0.42, d.of(0, d.i(2, 12))):
        long = d.u(0.5, 0.95)
        k.box(d.cloth(), d.u(0.03, 0.06), long, d.u(0.35, 0.45), float(x), h - 0.08 - long, 0, r=0.015)


@variety("drying rack")
def drying_rack(k: Kit, d: Dice) -> None:
    """Many thin rods that stand like a table with crossed legs, with wings, or as a tower."""
    m, w, h, wide = d.of(d.steel(), d.timber(), plastic(d.code())), d.u(0.5, 1.0), d.u(0.8, 1.1), d.u(0.25, 0.4)
    levels = d.i(3, 4) if d.yes(0.3) else 1
    for n in range(levels):
        y = h * (1 + 0.4 * (levels > 1)) * (n + 1) / levels
        for z in np.linspace(-wide * 0.8, wide * 0.8, d.i(6, 11)):
            k.tube(m, [(-w / 2, y, float(z)), (w / 2, y, float(z))], 0.004, seg=5)
        if levels == 1 and d.yes(0.5):
            for s in (-1, 1):
                for i in range(4):
                    z = s * wide * (0.9 + 0.2 * i)
                    k.tube(m, [(-w / 2, y + 0.05 * i, z), (w / 2, y + 0.05 * i, z)], 0.004, seg=5)
        for _ in range(d.i(0, 3)):
            k.box(d.cloth(), d.u(0.2, 0.4), 0.35, 0.01, d.u(-0.3, 0.3) * w, y - 0.35, d.u(-0.6, 0.6) * wide, r=0)
    for s in (-1, 1):
        for t in (-1, 1):
            top = (s * w / 2, h, -t * wide * 0.8) if levels == 1 else (s * w / 2, h * 1.4, t * wide * 0.8)
            k.tube(m, [(s * w / 2, 0, t * wide), top], 0.01, seg=6)


@variety("crib")
def crib(k: Kit, d: Dice) -> None:
    """A small bed between high sides of bars; or a cradle on rockers."""
    m, w, long, h, low = d.timber(), d.u(0.55, 0.75), d.u(0.95, 1.4), d.u(0.75, 1.0), d.u(0.2, 0.4)
    for sx in (-1, 1):
        for sz in (-1, 1):
            k.box(m, 0.045, h, 0.045, sx * w / 2, 0, sz * long / 2)
        for y in (low, h - 0.05):
            k.box(m, 0.03, 0.05, long, sx * w / 2, y, 0)
        for z in np.linspace(-long / 2, long / 2, d.i(9, 15))[1:-1]:
            k.tube(m, [(sx * w / 2, low, float(z)), (sx * w / 2, h - 0.03, float(z))], 0.009, seg=5)
        if d.yes(0.6):
            k.box(m, w, h - low, 0.025, 0, low, sx * long / 2)
        else:
            for x in np.linspace(-w / 2, w / 2, 7)[1:-1]:
                k.tube(m, [(float(x), low, sx * long / 2), (float(x), h - 0.03, sx * long / 2)], 0.009, seg=5)
            k.box(m, w, 0.05, 0.03, 0, h - 0.05, sx * long / 2)
    k.box(d.cloth(), w * 0.96, 0.12, long * 0.97, 0, low + 0.02, 0, r=0.03)
    k.pillow(d.cloth(), w * 0.6, 0.06, 0.25, 0, low + 0.13, -long * 0.35)


@variety("deck chair")
def deck_chair(k: Kit, d: Dice) -> None:
    """To lie in the sun: a sling in a folding frame, or a long bed with its back up, on legs or wheels."""
    m, cloth, w = d.of(d.timber(), d.steel(), plastic("#f2f2ee")), d.cloth(), d.u(0.55, 0.7)
    if d.yes(0.35):
        for s in (-1, 1):
            x = s * w / 2
            k.tube(m, [(x, 0, 0.5), (x, 0.95, -0.55)], 0.018, seg=6)
            k.tube(m, [(x * 0.92, 0, -0.45), (x * 0.92, 0.5, 0.45)], 0.018, seg=6)
        with k.at(0, 0.5, 0.42, pitch=-62):
            k.box(cloth, w * 0.85, 0.006, 0.2)
        sling = k.curve([(0.5, 0.42), (0.25, 0.05), (0.6, -0.3), (0.93, -0.53)], 10, 6)
        for (y0, z0), (y1, z1) in pairwise(sling):
            with k.at(0, float(y0), float(z0), pitch=float(np.degrees(np.arctan2(y1 - y0, -(z1 - z0))))):
                k.box(
                    cloth,
                    w * 0.88,
                    0.006,
                    float(np.hypot(y1 - y0, z1 - z0)) * 1.1,
                    0,
                    0,
                    -float(np.hypot(y1 - y0, z1 - z0)) / 2,
                    r=0,
                )
        return
    h, long = d.u(0.25, 0.4), d.u(1.1, 1.4)
    pad = d.u(0.02, 0.09)
    four_legs(k, d, m, w, long + 0.3, h, 0.02)
    k.box(d.of(m, cloth), w, pad, long, 0, h, 0.2, r=0.01)
    with k.at(0, h, 0.2 - long / 2, pitch=d.u(15, 55)):
        k.box(d.of(m, cloth), w, pad, 0.7, 0, 0, -0.35, r=0.01)


@variety("dressing table")
def dressing_table(k: Kit, d: Dice) -> None:
    """A table with drawers and a mirror, often with a stool."""
    w, deep, h, m = d.u(0.7, 1.2), d.u(0.38, 0.5), d.u(0.72, 0.8), d.timber()
    four_legs(k, d, m, w, deep, h - 0.12, 0.02)
    k.box(m, w, 0.14, deep, 0, h - 0.14, 0)
    fronts(k, d, m, w * 0.95, h - 0.13, h - 0.01, deep / 2 + 0.008)
    if d.yes(0.5):
        for s in (-1, 1):
            with k.at(s * w * 0.35, 0, 0):
                carcass(k, d, w * 0.27, h - 0.13, deep * 0.9, drawers=True, feet=False)
    tall, wide = d.u(0.4, 0.75), w * d.u(0.4, 0.75)
    if d.yes(0.5):
        k.box(m, wide, tall, 0.03, 0, h, -deep * 0.4)
        k.box(mirror(), wide - 0.06, tall - 0.06, 0.004, 0, h + 0.03, -deep * 0.4 + 0.017, r=0)
    else:
        with k.at(0, h + wide / 2 + 0.03, -deep * 0.4, pitch=90):
            k.cyl(m, wide / 2, 0.02, seg=30)
            k.cyl(mirror(), wide / 2 - 0.02, 0.024, seg=30)
    if d.yes(0.35):
        with k.at(0, 0, deep * 0.8):
            k.box(d.cloth(), 0.4, 0.07, 0.3, 0, 0.4, 0, r=0.02)
            four_legs(k, d, m, 0.36, 0.28, 0.4, 0.018)


@variety("high chair")
def high_chair(k: Kit, d: Dice) -> None:
    """A child's, on long legs that spread, with a tray and a rest for its feet."""
    m, seat, h = d.of(d.timber(), d.steel(), plastic("#f2f2ee")), d.of(plastic(d.code()), d.cloth()), d.u(0.5, 0.62)
    for sx in (-1, 1):
        for sz in (-1, 1):
            k.tube(m, [(sx * 0.27, 0, sz * 0.28), (sx * 0.16, h, sz * 0.14)], 0.016, seg=7)
    k.box(seat, 0.34, 0.05, 0.32, 0, h, 0, r=0.015)
    with k.at(0, h + 0.04, -0.15, pitch=-8):
        k.box(seat, 0.32, d.u(0.35, 0.5), 0.04, r=0.015)
    for s in (-1, 1):
        k.box(seat, 0.03, 0.2, 0.28, s * 0.17, h + 0.04, 0, r=0.01)
    k.box(plastic(d.of("#f2f2ee", d.code())), 0.44, 0.03, 0.28, 0, h + 0.22, 0.2, r=0.012)
    k.box(m, 0.3, 0.02, 0.1, 0, h * 0.5, 0.25)


@variety("kitchen island")
def kitchen_island(k: Kit, d: Dice) -> None:
    """A body with fronts under a wide top, for stools at one side; maybe on castors or with a hob."""
    w, h, deep, m = d.u(1.1, 2.4), d.u(0.86, 0.95), d.u(0.6, 1.1), d.timber()
    k.box(m, w * 0.92, h - 0.04, deep * 0.75, 0, 0, -deep * 0.1)
    fronts(k, d, d.timber(), w * 0.9, 0.1, h - 0.06, -deep * 0.1 + deep * 0.375 + 0.009)
    k.box(d.of(stone(d.code()), d.timber()), w, d.u(0.03, 0.06), deep, 0, h - 0.04, 0)
    if d.yes(0.3):
        k.box(plastic("#101114"), 0.55, 0.006, 0.45, w * 0.15, h, 0)
    elif d.yes(0.4):
        k.tube(metal(), k.curve([(0, h, -0.2), (0, h + 0.3, -0.2), (0, h + 0.25, 0.0)], 10, 5), 0.012, seg=7)


@variety("mattress")
def mattress(k: Kit, d: Dice) -> None:
    """Thick and soft, for one or two; some rolled out thin, or blown up."""
    w, long, h, m = d.of(0.8, 0.9, 1.4, 1.6), d.u(1.9, 2.1), d.u(0.08, 0.3), d.cloth()
    k.box(m, w, h, long, r=min(0.05, h * 0.4), steps=2)
    for y in (0.12, 0.85):
        k.box(d.of(m, fabric("#9aa2ac")), w * 1.005, h * 0.06, long * 1.003, 0, h * y, 0, r=0.01)
    if d.yes(0.3):
        k.pillow(d.cloth(), w * 0.6, 0.1, 0.4, 0, h, -long * 0.38)


@variety("parasol")
def parasol(k: Kit, d: Dice) -> None:
    """A roof of cloth on a pole in a foot, open or shut, straight or hung from the side."""
    r, h, cloth, m = d.u(0.9, 1.6), d.u(2.0, 2.6), d.cloth(), d.of(d.steel(), d.timber())
    k.cyl(d.of(stone("#8a8a8c"), plastic("#3a3a3c")), d.u(0.2, 0.3), d.u(0.05, 0.12))
    k.cyl(m, 0.022, h)
    if d.yes(0.2):
        k.lathe(cloth, [(0.03, h * 0.3), (0.12, h * 0.45), (0.02, h)], seg=10)
        return
    x = r * 0.9 if d.yes(0.25) else 0.0
    if x:
        k.tube(m, [(0, h, 0), (x, h * 1.02, 0)], 0.02, seg=6)
    k.lathe(
        cloth,
        [(r, h - r * 0.3), (r * 0.5, h - r * 0.12), (0.01, h + 0.02), (0.01, h + 0.015), (r, h - r * 0.31)],
        x,
        0,
        0,
        seg=8,
    )


@variety("tent")
def tent(k: Kit, d: Dice) -> None:
    """A dome or a roof of cloth with a door."""
    m, w, long, h = d.cloth(), d.u(1.2, 2.2), d.u(1.6, 2.6), d.u(0.9, 1.5)
    if d.yes(0.5):
        with k.at(scale=(1, 1, long / w)):
            k.lathe(
                m, k.curve([(w / 2, 0), (w * 0.42, h * 0.6), (w * 0.2, h * 0.93), (0.01, h)], 14, 8), seg=d.of(6, 8, 24)
            )
    else:
        k.slab(m, [(-w / 2, 0), (w / 2, 0), (0, h)], long, axis="z")
    k.slab(fabric("#2a2c30"), [(-w * 0.2, 0), (w * 0.2, 0), (0, h * 0.7)], 0.02, 0, 0, long / 2, axis="z")


@variety("hammock")
def hammock(k: Kit, d: Dice) -> None:
    """A net or a cloth that hangs between two ends, mostly in a stand."""
    long, m, w = d.u(2.2, 3.2), d.cloth(), d.u(0.7, 1.1)

    def place(u: Array, v: Array) -> Array:
        t, half = 2 * v - 1, w / 2 * np.sqrt(np.clip(1.02 - (2 * v - 1) ** 2, 0.01, 1))
        return np.stack([(2 * u - 1) * half, 0.35 + 0.65 * t**2 + 0.12 * (2 * u - 1) ** 2, t * long * 0.45], -1)

    k.sheet(m, place, (6, 14), 0.008)
    if d.yes(0.75):
        frame = d.of(d.timber(), d.steel())
        k.tube(
            frame,
            k.curve([(0, 1.15, -long / 2), (0, 0.05, -long * 0.3), (0, 0.05, long * 0.3), (0, 1.15, long / 2)], 22, 11),
            0.03,
            seg=7,
        )
        for s in (-1, 1):
            k.box(frame, 0.9, 0.06, 0.07, 0, 0, s * long * 0.3)
            k.tube(m, [(0, 1.0, s * long * 0.4), (0, 1.12, s * long * 0.49)], 0.008, seg=5)


@variety("christmas tree")
def christmas_tree(k: Kit, d: Dice) -> None:
    """Cones of green with balls and a star."""
    h, r, n = d.u(0.4, 2.1), 0.0, d.i(3, 9)
    r = h * d.u(0.25, 0.4)
    k.cyl(wood("#6a4a2e"), r * 0.12, h * 0.2)
    k.cyl(d.hard(), r * d.u(0.25, 0.4), h * 0.1)
    green = natural("leaf", d.of("#1f5a2c", "#2f6a3a", "#27503a", "#33704a", "#1f4a30", "#e8efe8"))
    for i in range(n):
        low, wide = h * (0.15 + 0.8 * i / n), r * (1 - i / n)
        k.lathe(green, [(wide, low), (0.01, low + h * 1.6 / n), (0.01, low + 0.01), (wide, low - 0.01)], seg=d.i(7, 18))
        for a in np.arange(d.i(2, 6)) + d.u(0, 6):
            k.blob(
                plastic(d.code()),
                h * 0.035,
                h * 0.035,
                h * 0.035,
                float(np.cos(a) * wide),
                low - h * 0.03,
                float(np.sin(a) * wide),
                cells=4,
            )
    if d.yes(0.7):
        star = [
            (np.sin(a) * s, np.cos(a) * s)
            for a, s in zip(np.arange(10) * np.pi / 5, [0.07 * h, 0.03 * h] * 5, strict=True)
        ]
        k.slab(metal("#d8b43a"), star, 0.01, 0, h * 1.0, 0, axis="z")
