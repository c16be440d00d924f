"""Small things of the household that have few models: what cleans, what is in drawers, toys; of many makers."""

from __future__ import annotations

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import glass, metal, natural, painted, paper, plastic, rubber
from assets.variety.registry import Dice, variety


@variety("sponge")
def sponge(k: Kit, d: Dice) -> None:
    """A soft block, most with a rough side."""
    w, h, deep = d.u(0.08, 0.13), d.u(0.02, 0.045), d.u(0.05, 0.09)
    k.blob(d.cloth(), w, h, deep, power=d.u(5, 12))
    if d.yes(0.6):
        k.box(d.cloth(), w * 0.97, 0.008, deep * 0.97, 0, h - 0.006, 0)


@variety("soap")
def soap(k: Kit, d: Dice) -> None:
    """A worn cake."""
    k.blob(natural("wax", d.code()), d.u(0.07, 0.1), d.u(0.018, 0.035), d.u(0.045, 0.065), power=d.u(2.4, 5))


@variety("drill")
def drill(k: Kit, d: Dice) -> None:
    """A barrel with a chuck, a handle below it and a battery."""
    long, h, coat = d.u(0.14, 0.2), d.u(0.13, 0.18), d.hard()
    r = d.u(0.025, 0.036)
    with k.at(-long / 2, h, 0, roll=-90):
        k.cyl(coat, r, long, bevel=0.008)
        k.cyl(rubber(), r * 0.7, long + 0.03, top=r * 0.45)
        k.cyl(metal(), 0.004, long + d.u(0.03, 0.12))
    with k.at(-long * 0.25, 0.03, 0, roll=d.u(-4, 12)):
        k.blob(d.of(coat, rubber()), 0.042, h, 0.036, power=4)
    k.box(d.of(coat, rubber()), d.u(0.06, 0.12), d.u(0.03, 0.06), d.u(0.05, 0.08), -long * 0.2, 0, 0, r=0.006)


@variety("toolbox")
def toolbox(k: Kit, d: Dice) -> None:
    """A long box with a lid, a handle and catches."""
    w, h, deep, coat = d.u(0.32, 0.6), d.u(0.13, 0.26), d.u(0.16, 0.27), d.hard()
    k.box(coat, w, h * 0.7, deep, r=0.006)
    k.box(d.of(coat, d.hard()), w * 1.02, h * 0.3, deep * 1.03, 0, h * 0.7, 0, r=0.012)
    k.tube(d.hard(), [(-w * 0.2, h, 0), (-w * 0.17, h + 0.04, 0), (w * 0.17, h + 0.04, 0), (w * 0.2, h, 0)], 0.009)
    for s in (-1, 1):
        k.box(d.steel(), 0.03, 0.05, 0.008, s * w * 0.3, h * 0.55, deep / 2)


@variety("flowers")
def flowers(k: Kit, d: Dice) -> None:
    """A bunch in a vase."""
    r, h = d.u(0.03, 0.07), d.u(0.12, 0.26)
    belly = r * d.u(0.9, 1.5)
    pot = d.of(glass(), d.hard(), glass(d.code(), 0.6))
    k.lathe(pot, [(0, 0), (r * 0.8, 0), (belly, h * 0.4), (r * d.u(0.6, 1), h), (r * 0.55, h), (0, 0.01)], seg=20)
    bloom, size, wide = natural("petal", d.code()), d.u(0.012, 0.04), d.u(0.4, 1.3)
    for n in range(d.i(5, 22)):
        a, out, up = d.u(0, 6.3), h * wide * d.u(0.1, 0.6), h * d.u(1.3, 2.1)
        x, z = float(np.cos(a) * out), float(np.sin(a) * out)
        k.tube(d.leaf(), [(0, h * 0.5, 0), (x * 0.4, (h + up) / 2, z * 0.4), (x, up, z)], 0.002, seg=4)
        head = bloom if n % 3 else natural("petal", d.code())
        k.blob(head, 2 * size, size * d.u(0.8, 2.4), 2 * size, x, up - size / 2, z, power=d.u(1.6, 2.4), cells=4)
        if d.yes(0.5):
            with k.at(x * 0.7, h + (up - h) * d.u(0.1, 0.7), z * 0.7, yaw=d.u(0, 360), pitch=d.u(-50, 50)):
                k.blob(d.leaf(), size, 0.003, size * 2.5, cells=3)


@variety("dish")
def dish(k: Kit, d: Dice) -> None:
    """Deep, oval or square, for the oven or the table."""
    w, deep, h, coat = d.u(0.16, 0.36), d.u(0.12, 0.26), d.u(0.035, 0.08), d.of(d.hard(), glass(), d.steel())
    if d.yes(0.5):
        k.lathe(coat, [(0, 0), (w * 0.35, 0), (w / 2, h), (w / 2 - 0.006, h), (w * 0.34, 0.006), (0, 0.006)], seg=26)
        return
    k.box(coat, w * 0.9, 0.006, deep * 0.9)
    for s in (-1, 1):
        with k.at(s * w * 0.46, 0, 0, roll=-s * d.u(2, 14)):
            k.box(coat, 0.006, h, deep)
        with k.at(0, 0, s * deep * 0.46, pitch=s * d.u(2, 14)):
            k.box(coat, w, h, 0.006)
        k.box(coat, 0.03, 0.008, deep * 0.35, s * (w / 2 + 0.015), h - 0.01, 0)


@variety("tomato")
def tomato(k: Kit, d: Dice) -> None:
    """Round and red with a green star."""
    r = d.u(0.05, 0.09)
    k.blob(natural("fruit", d.of("#b8321f", "#cf4a2b", "#a8261c")), r, r * d.u(0.75, 0.95), r, power=d.u(2, 2.5))
    k.cyl(d.leaf(), r * 0.2, 0.004, y=r * 0.85, seg=5)


@variety("potato")
def potato(k: Kit, d: Dice) -> None:
    """Long, brown and uneven."""
    with k.at(yaw=d.u(0, 360)):
        k.blob(natural("fruit", d.of("#a98755", "#8d6b3f", "#c2a46e")), d.u(0.06, 0.12), d.u(0.045, 0.07),
               d.u(0.045, 0.075), power=d.u(1.9, 2.6))


@variety("light switch")
def light_switch(k: Kit, d: Dice) -> None:
    """A plate with one rocker or more."""
    count, m = d.i(1, 3), plastic(d.of("#f3f2ee", "#dcdad2", "#2a2b2e", "#b9bbbe"))
    w, h = 0.08 * (1 if count == 1 else count * 0.7), d.u(0.075, 0.12)
    k.box(m, w, h, 0.009, r=0.003)
    for n in range(count):
        x = (n - (count - 1) / 2) * w / count
        with k.at(x, h * 0.2, 0.006, pitch=d.of(-4, 4)):
            k.box(m, w / count * d.u(0.3, 0.8), h * 0.6, 0.007, r=0.002)


@variety("socket")
def socket(k: Kit, d: Dice) -> None:
    """A plate with round wells or slots, one or more."""
    count, m = d.of(1, 1, 2, 3), plastic(d.of("#f3f2ee", "#dcdad2", "#2a2b2e"))
    side, hole = d.u(0.07, 0.085), plastic("#1a1a1c")
    k.box(m, side * count, side, 0.009, r=0.003)
    for n in range(count):
        x = (n - (count - 1) / 2) * side
        if d.yes(0.7):
            with k.at(x, side / 2, 0.005, pitch=90):
                k.ring(m, side * 0.27, 0.004)
                k.cyl(plastic("#c9c7c0"), side * 0.26, 0.005, seg=20)
        for s in (-1, 1):
            k.box(hole, 0.005, d.of(0.005, 0.01), 0.002, x + s * 0.0095, side / 2 - 0.003, 0.01, r=0)


@variety("blender")
def blender(k: Kit, d: Dice) -> None:
    """A foot with buttons, a tall jug that widens upwards, a lid, a handle."""
    r, foot, jug, m = d.u(0.06, 0.09), d.u(0.09, 0.17), d.u(0.17, 0.26), d.of(d.hard(), d.steel())
    k.cyl(m, r * d.u(1, 1.25), foot, top=r * 0.85, bevel=0.006)
    for n in range(d.i(1, 4)):
        k.box(d.hard(), 0.014, 0.014, 0.01, (n - 1.5) * 0.022, foot * 0.3, r)
    k.cyl(d.of(glass(), d.hard()), r * 0.75, jug, y=foot, top=r * d.u(0.9, 1.15))
    k.cyl(d.hard(), r * 0.95, 0.03, y=foot + jug, bevel=0.004)
    if d.yes(0.6):
        path = [(r * 0.8, foot + jug * 0.9, 0), (r * 1.5, foot + jug * 0.8, 0), (r * 1.4, foot + jug * 0.25, 0),
                (r * 0.75, foot + jug * 0.15, 0)]
        k.tube(d.hard(), k.curve(path, 9), 0.011, seg=7)


@variety("iron")
def iron(k: Kit, d: Dice) -> None:
    """A sole with a point, a body, a handle over it."""
    long, wide, h, m = d.u(0.23, 0.3), d.u(0.1, 0.13), d.u(0.1, 0.15), d.hard()
    a, b = long / 2, wide / 2
    outline = [(-a, -b), (0, -b), (a * 0.6, -b * 0.6), (a, 0), (a * 0.6, b * 0.6), (0, b), (-a, b)]
    k.slab(metal(), outline, 0.012)
    k.slab(m, [(x * 0.92, z * 0.85) for x, z in outline], h * 0.4, y=0.012, r=0.01)
    path = [(-a * 0.85, h * 0.35, 0), (-a * 0.8, h * 0.95, 0), (a * 0.1, h, 0), (a * 0.55, h * 0.45, 0)]
    k.tube(d.of(m, rubber()), k.curve(path, 10), d.u(0.013, 0.019), seg=8)


@variety("dumbbell")
def dumbbell(k: Kit, d: Dice) -> None:
    """Two weights on a bar."""
    r, wide, bar, m = d.u(0.035, 0.09), d.u(0.04, 0.09), d.u(0.1, 0.16), d.of(rubber(), d.steel(), d.hard())
    sides = d.of(6, 8, 24)
    with k.at(0, r, 0, roll=90):
        k.cyl(metal(), 0.014, bar + 2 * wide, y=-bar / 2 - wide)
        for s in (-1, 1):
            k.cyl(m, r, wide, y=s * (bar + wide) / 2 - wide / 2, bevel=0.006, seg=sides)


@variety("wallet")
def wallet(k: Kit, d: Dice) -> None:
    """Folded leather, shut or a little open."""
    w, h, m = d.u(0.095, 0.19), d.u(0.08, 0.1), natural("leather", d.of("#4a3020", "#1d1a18", "#7a4a2c", d.code()))
    k.box(m, w, d.u(0.008, 0.016), h, r=0.003)
    with k.at(-w / 2, 0.01, 0, roll=d.of(2.0, 8.0, 25.0)):
        k.box(m, w, 0.006, h, w / 2, 0, 0, r=0.002)


@variety("coffee pot")
def coffee_pot(k: Kit, d: Dice) -> None:
    """For the stove, of metal with eight sides and a waist; or of glass with a plunger."""
    r, h = d.u(0.04, 0.055), d.u(0.15, 0.24)
    m = d.of(metal(), metal("#8d9096", 0.4), d.hard())
    if d.yes(0.6):
        waist = r * d.u(0.65, 0.8)
        k.lathe(m, [(0, 0), (r, 0), (waist, h * 0.48), (r * 0.95, h * 0.85), (0, h)], seg=d.of(8, 10, 24))
        k.cyl(rubber(), 0.009, 0.02, y=h)
    else:
        k.cyl(glass(), r, h * 0.85, bevel=0)
        for y in (0.0, h * 0.4, h * 0.82):
            k.ring(m, r, 0.004, y=y)
        k.cyl(m, r, 0.02, y=h * 0.85)
        k.cyl(metal(), 0.003, h * 0.3, y=h * 0.85)
        k.blob(rubber(), 0.022, 0.022, 0.022, 0, h * 1.12, 0, cells=4)
    path = [(r * 0.8, h * 0.8, 0), (r * 1.9, h * 0.78, 0), (r * 1.8, h * 0.35, 0)]
    k.tube(d.of(rubber(), m), path if d.yes(0.5) else k.curve([*path, (r * 0.9, h * 0.2, 0)], 9), 0.008, seg=7)


@variety("toy animal")
def toy_animal(k: Kit, d: Dice) -> None:
    """A body on four legs or two, with a neck, a head and a tail; of plastic, wood or plush."""
    m = d.of(d.hard(), d.cloth(), d.timber())
    long, fat, leg = d.u(0.07, 0.22), d.u(0.3, 0.55), d.u(0.25, 0.6)
    w, up = long * fat, long * leg
    upright = d.yes(0.25)
    with k.at(0, up * 0.85, 0, pitch=-60 if upright else 0):
        k.blob(m, w, w * d.u(0.9, 1.2), long, power=d.u(2, 2.6))
    for s in (-1, 1):
        for end in (-1, 1):
            top = (s * w * 0.32, up * 1.1, end * long * (0.15 if upright else 0.33))
            foot = (s * w * d.u(0.3, 0.5), 0.0 if end < 0 or not upright else up * 1.2, end * long * d.u(0.25, 0.5))
            k.tube(m, [top, foot], w * d.u(0.1, 0.2), seg=7, round_caps=True)
    neck, head = up * d.of(1.3, 1.6, 2.4), w * d.u(0.5, 0.95)
    z = long * (0.1 if upright else d.u(0.45, 0.7))
    high = neck + (long * 0.5 if upright else 0.0)
    k.tube(m, [(0, up * 1.2, z * 0.5), (0, high, z)], w * d.u(0.15, 0.3), seg=7)
    k.blob(m, head, head * 0.8, head * d.u(1.0, 1.8), 0, high - head * 0.3, z + head * 0.3)
    for s in (-1, 1):
        k.blob(m, head * 0.15, head * d.u(0.2, 0.7), head * 0.2, s * head * 0.35, high + head * 0.3, z, cells=3)
        k.blob(plastic("#141414"), head * 0.12, head * 0.12, head * 0.12, s * head * 0.3, high + head * 0.1,
               z + head * 0.6, cells=3)
    tail = [(0, up * 1.3, -long * 0.4), (0, up * d.u(0.6, 1.8), -long * d.u(0.6, 1.1))]
    k.tube(m, tail, np.linspace(w * d.u(0.06, 0.25), 0.002, 2), seg=6)


@variety("doll")
def doll(k: Kit, d: Dice) -> None:
    """A figure with a head, arms and legs, its hair and clothes of other colours."""
    h, wide, coat, skin = d.u(0.08, 0.4), d.u(0.1, 0.17), d.of(d.hard(), d.cloth()), natural("skin", "#d8a883")
    big, legs = d.u(0.1, 0.2) * h, d.of(coat, d.hard())
    for s in (-1, 1):
        k.tube(legs, [(s * h * wide * 0.4, 0, 0), (s * h * wide * 0.4, h * 0.45, 0)], h * d.u(0.03, 0.05), seg=8)
        k.box(rubber(d.code()), h * 0.08, h * 0.04, h * 0.13, s * h * wide * 0.4, 0, h * 0.02)
        hand = (s * h * wide * d.u(1.1, 2.2), h * d.u(0.35, 0.85), h * d.u(-0.05, 0.2))
        k.tube(coat, [(s * h * wide * 0.8, h * 0.72, 0), hand], h * d.u(0.02, 0.04), seg=7, round_caps=True)
    k.blob(coat, h * wide * 1.8, h * 0.4, h * wide * 1.1, 0, h * 0.4, 0, power=3)
    if d.yes(0.3):
        k.cyl(coat, h * wide * d.u(1.2, 2), h * 0.3, y=h * 0.2, top=h * wide * 0.6)
    k.blob(d.of(skin, d.hard()), 2 * big, 2 * big, 2 * big, 0, h * 0.76, 0)
    k.blob(natural("hair", d.code()), 2.1 * big, 1.3 * big, 2.1 * big, 0, h * 0.76 + big, -big * 0.15)


@variety("toy plane")
def toy_plane(k: Kit, d: Dice) -> None:
    """A body with wings, a tail and wheels or a propeller."""
    long, m = d.u(0.1, 0.3), d.of(d.hard(), d.timber())
    r, other = long * d.u(0.07, 0.13), d.of(m, d.hard())
    with k.at(0, r * 1.6, 0):
        k.blob(m, 2 * r, 2 * r, long, power=d.u(2, 3.5))
        k.box(other, long * d.u(0.8, 1.2), long * 0.02, long * d.u(0.15, 0.25), 0, r * d.of(0.5, 1.0, 1.9), long * 0.1)
        k.box(other, long * d.u(0.3, 0.45), long * 0.015, long * 0.12, 0, r * 1.1, -long * 0.42)
        k.box(other, long * 0.015, long * d.u(0.13, 0.2), long * 0.13, 0, r, -long * 0.42)
        if d.yes(0.6):
            k.box(d.steel(), long * 0.3, long * 0.03, long * 0.01, 0, r * 0.9, long * 0.51)
    for s in (-1, 1):
        with k.at(s * r * 0.9, r * 0.5, long * 0.15, roll=90):
            k.cyl(rubber(), r * 0.5, r * 0.3, y=-r * 0.15, seg=12)


@variety("dvd player", "game console")
def flat_player(k: Kit, d: Dice) -> None:
    """A low case with a slot, a display and buttons."""
    w, h, deep = d.u(0.22, 0.44), d.u(0.035, 0.08), d.u(0.16, 0.32)
    m = d.of(plastic("#1b1c1f"), metal("#a9acb0", 0.4), plastic("#ececea"), painted(d.code()))
    k.box(m, w, h, deep, r=0.005)
    k.box(plastic("#08090b"), w * d.u(0.3, 0.5), h * 0.2, 0.002, -w * 0.15, h * 0.55, deep / 2, r=0)
    for n in range(d.i(1, 5)):
        with k.at(w * 0.2 + n * 0.02, h * 0.4, deep / 2, pitch=90):
            k.cyl(d.steel(), 0.005, 0.004, seg=10)


@variety("gift")
def gift(k: Kit, d: Dice) -> None:
    """A box in coloured paper with a ribbon and a bow."""
    w, h, deep, band = d.u(0.08, 0.4), d.u(0.05, 0.3), d.u(0.08, 0.35), paper(d.code())
    k.box(paper(d.code()), w, h, deep, r=0.001)
    k.box(band, w * 0.1, h + 0.002, deep + 0.002, r=0)
    k.box(band, w + 0.002, h + 0.002, deep * 0.1, r=0)
    for s in (-1, 1):
        with k.at(0, h, 0, yaw=35, roll=s * 30):
            k.blob(band, w * 0.3, w * 0.08, w * 0.12, s * w * 0.15, 0, 0, cells=4)
