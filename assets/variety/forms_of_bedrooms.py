"""Furniture of bedrooms, racks for clothes, and what else stands about in rooms; of many makers."""

from __future__ import annotations

import numpy as np

from assets.recipes.curves import Array
from assets.recipes.kit import Kit
from assets.recipes.materials import fabric, glass, leather, metal, mirror, natural, painted, plastic, rubber
from assets.variety.parts import SIDES, bar, bent, legs, rungs, sling
from assets.variety.registry import Dice, form


@form("bean bag")
def bean_bag(k: Kit, d: Dice) -> None:
    """A soft sack that spreads on the floor: a drop with a hollow to sit in, a squashed ball, or a seat with a back."""
    m, style = d.of(d.cloth(), d.cloth(), leather(d.code())), d.of("drop", "drop", "ball", "seat")
    w, h = d.u(0.65, 1.05), d.u(0.45, 0.9)
    if style == "ball":
        tall = h * 0.8
        line = [(w * 0.36, 0), (w * 0.49, tall * 0.22), (w * 0.44, tall * 0.6), (w * 0.22, tall * 0.92), (0, tall)]
        k.lathe(m, k.curve(line, 16, 9), seg=d.of(8, 26))
        k.cyl(m, 0.06, 0.02, y=tall - 0.01)
    elif style == "seat":
        long = w * d.u(1.1, 1.5)
        k.blob(m, w, d.u(0.3, 0.42), long, power=2.8)
        with k.at(0, 0.12, -long * 0.38, pitch=-d.u(5, 25)):
            k.blob(m, w * 0.97, h * 0.8, d.u(0.28, 0.4), power=2.8)
    else:
        dent, lean = d.u(0.1, 0.4), d.u(0.05, 0.2)

        def place(u: Array, v: Array) -> Array:
            a = 2 * np.pi * u
            r = w / 2 * np.interp(v, [0, 0.08, 0.3, 0.55, 0.8, 0.95, 1], [0.3, 0.85, 1.0, 0.85, 0.5, 0.2, 0.02])
            front = np.clip(np.cos(a), 0, 1) * np.exp(-(((v - 0.65) / 0.22) ** 2))
            y, z = v * h * (1 - 0.3 * dent * front), np.cos(a) * r * (1 - dent * front) - lean * v
            return np.stack([np.sin(a) * r, y, z], -1)

        k.sheet(m, place, (34, 24), 0.01)


@form("chest")
def chest(k: Kit, d: Dice) -> None:
    """A box with a lid, flat or round as a barrel, with bands, a lock and handles; open at times."""
    w, deep, h = d.u(0.6, 1.3), d.u(0.36, 0.58), d.u(0.3, 0.52)
    m = d.of(d.timber(), d.timber(), leather(d.code()), painted(d.code()))
    iron = d.of(metal("#b5893a"), metal("#55585e"), rubber())
    base = d.of(0.0, 0.0, d.u(0.05, 0.12))
    k.box(m, w, h, deep, 0, base, 0)
    if base:
        legs(k, m, w, deep, base + 0.01, 0.03)
    banded, dome = d.yes(0.6), d.yes(0.5)
    bands = [(x * w, d.u(0.03, 0.06)) for x in d.of((-0.46, 0.46), (-0.33, 0.33), (-0.46, 0, 0.46))] if banded else []
    high = deep * d.u(0.22, 0.45) if dome else d.u(0.04, 0.1)
    t = np.linspace(0, np.pi, 11)
    flat = [(deep, 0), (deep, high), (0, high), (0, 0)]
    line = [(np.cos(a) * deep / 2 + deep / 2, np.sin(a) * high) for a in t] if dome else flat
    with k.at(0, base + h + 0.004, -deep / 2, pitch=-d.of(0, 0, 0, d.u(30, 95))):
        k.slab(m, line, w + (0 if dome else 0.02), axis="x")
        for x, wide in bands:
            k.slab(iron, [(deep / 2 + (z - deep / 2) * 1.02, y * 1.03) for z, y in line], wide, x, 0, 0, axis="x")
        k.box(iron, 0.05, 0.08, 0.015, 0, -0.05, deep + 0.005)
    for x, wide in bands:
        k.box(iron, wide, h, deep * 1.015, x, base, 0, r=0)
    k.box(iron, d.u(0.05, 0.1), d.u(0.06, 0.1), 0.012, 0, base + h - 0.11, deep / 2)
    for s in SIDES if d.yes(0.6) else ():
        grip = ((0.005, 0.65, -0.07), (0.045, 0.55, 0), (0.005, 0.65, 0.07))
        bent(k, iron, 0.009, *((s * (w / 2 + out), base + h * y, z) for out, y, z in grip))
    if not banded and d.yes(0.5):
        for n in range(3):
            k.box(m, w * 0.27, h * 0.65, 0.025, (n - 1) * w * 0.32, base + h * 0.15, deep / 2)


@form("dressing table")
def dressing_table(k: Kit, d: Dice) -> None:
    """A table with drawers and a mirror that stands on it, round, square or in three; with a stool or none."""
    w, deep, h, m = d.u(0.75, 1.3), d.u(0.38, 0.5), d.u(0.7, 0.8), d.timber()
    pull, top = d.of(metal(), metal("#b5893a"), m), d.u(0.1, 0.18)
    k.box(m, w, 0.025, deep, 0, h - 0.025, 0)
    k.box(m, w * 0.97, top, deep * 0.95, 0, h - 0.025 - top, 0)
    style, n = d.of("legs", "chests", "one side"), d.i(1, 3)
    for i in range(n):
        x = (i - (n - 1) / 2) * w * 0.96 / n
        k.box(m, w * 0.94 / n, top * 0.85, 0.015, x, h - 0.02 - top, deep * 0.48)
        k.blob(pull, 0.025, 0.025, 0.025, x, h - 0.035 - top * 0.5, deep / 2 + 0.01, cells=4)
    if style == "legs":
        legs(k, m, w, deep, h - top, d.u(0.016, 0.028), splay=d.of(0, 0.04))
    else:
        wide = w * d.u(0.26, 0.36)
        for s in SIDES if style == "chests" else (1,):
            k.box(m, wide, h - top - 0.03, deep * 0.95, s * (w - wide) / 2, 0, 0)
            for y in np.linspace(0.05, h - top - 0.25, 3):
                k.box(m, wide * 0.9, 0.18, 0.015, s * (w - wide) / 2, y, deep * 0.48)
                k.blob(pull, 0.025, 0.025, 0.025, s * (w - wide) / 2, y + 0.08, deep / 2 + 0.01, cells=4)
        if style == "one side":
            k.box(m, 0.03, h - top, deep * 0.95, -w / 2 + 0.02, 0, 0)
    wide, tall, face = w * d.u(0.45, 0.75), d.u(0.5, 0.8), d.of("round", "square", "three", "square")
    frame = d.of(m, pull)
    with k.at(0, h, -deep / 2 + 0.04, pitch=-d.u(0, 8)):
        if face == "round":
            with k.at(0, tall / 2 + 0.02, 0, pitch=90, scale=(wide * 0.8, 1, tall)):
                k.cyl(frame, 0.5, 0.025, seg=32)
                k.cyl(mirror(), 0.46, 0.03, seg=32)
            for s in SIDES:
                bar(k, frame, 0.014, (s * wide * 0.42, -0.05, 0), (s * wide * 0.42, tall * 0.6, 0))
        else:
            for x, turn, part in ((0, 0, 1.0), (-1, 30, 0.5), (1, -30, 0.5)) if face == "three" else ((0, 0, 1.0),):
                each = wide * (0.6 if face == "three" else 1) * part
                with k.at(x * wide * 0.43, 0, 0.06 * abs(x), yaw=turn):
                    k.box(frame, each, tall, 0.022)
                    k.box(mirror(), each - 0.05, tall - 0.06, 0.006, 0, 0.03, 0.011, r=0)
    if d.yes(0.4):
        with k.at(0, 0, deep * 0.75):
            legs(k, m, 0.4, 0.3, 0.42, 0.016)
            k.box(d.cloth(), 0.42, 0.06, 0.32, 0, 0.41, 0, r=0.02)


def hung(k: Kit, d: Dice, w: float, y: float, n: int) -> None:
    """Clothes on hangers in a row along x, below a rod at height y."""
    for x in np.linspace(-w / 2, w / 2, n):
        wide, long, m = d.u(0.34, 0.46), d.u(0.5, 1.0), d.cloth()
        bent(k, metal(), 0.003, (x, y - 0.06, 0), (x, y + 0.01, -0.01), (x, y + 0.012, 0.012))
        flare = d.u(0.9, 1.2)
        k.slab(m, [(-wide / 2 * flare, y - long), (wide / 2 * flare, y - long), (wide / 2, y - 0.13), (0.05, y - 0.06),
                   (-0.05, y - 0.06), (-wide / 2, y - 0.13)], d.u(0.03, 0.06), x, 0, 0, axis="x")


@form("clothes rack")
def clothes_rack(k: Kit, d: Dice) -> None:
    """A rod between two posts on feet or castors, with a shelf below, with clothes on it or none."""
    w, h, deep = d.u(0.8, 1.6), d.u(1.4, 1.9), d.u(0.36, 0.5)
    m = d.of(metal(), rubber("#26272a"), d.timber(), d.steel())
    r, style = d.u(0.012, 0.02), d.of("posts", "tents", "frames")
    for s in SIDES:
        x = s * w / 2
        if style == "tents":
            for z in SIDES:
                bar(k, m, r, (x, 0, z * deep * 0.6), (x * 0.96, h + 0.06, -z * 0.04))
        elif style == "frames":
            bar(k, m, r, (x, 0, -deep / 2), (x, h, -deep / 2), (x, h, deep / 2), (x, 0, deep / 2))
        else:
            bar(k, m, r, (x, 0.06, 0), (x, h, 0))
            bar(k, m, r, (x, 0.06, -deep / 2), (x, 0.06, deep / 2))
            bar(k, m, r, (x, h, -0.12), (x, h, 0.12))
            for z in SIDES:
                k.blob(rubber(), 0.04, 0.06, 0.04, x, 0, z * deep * 0.48, cells=4)
    rods = (-0.12, 0.12) if style != "tents" and d.yes(0.2) else (0.0,)
    for z in rods:
        bar(k, m, r, (-w / 2 - 0.05, h, z), (w / 2 + 0.05, h, z))
    if d.yes(0.6):
        rungs(k, m, 0.008, d.i(2, 6), ((-w / 2, 0.2, -deep * 0.4), (-w / 2, 0.2, deep * 0.4)),
              ((w / 2, 0.2, -deep * 0.4), (w / 2, 0.2, deep * 0.4)))
        for s in SIDES:
            bar(k, m, 0.01, (s * w / 2, 0.2, -deep * 0.54), (s * w / 2, 0.2, deep * 0.54))
    elif d.yes(0.5):
        k.box(d.timber(), w, 0.02, deep, 0, 0.15, 0)
    if d.yes(0.55):
        with k.at(z=d.of(*rods)):
            hung(k, d, w * d.u(0.4, 0.85), h - r, d.i(3, 14))


@form("drying rack")
def drying_rack(k: Kit, d: Dice) -> None:
    """Many thin rods to lay wet clothes on: wings on legs that cross, a tower of tiers, or a gate of slats."""
    m, style = d.of(plastic("#f0f0ee"), metal(), d.timber(), d.steel()), d.of("wings", "wings", "tower", "gate")
    w, h = d.u(0.5, 0.62), d.u(0.85, 1.1)
    if style == "wings":
        half, wing, lift = d.u(0.35, 0.5), d.u(0.3, 0.42), d.u(-0.1, 0.25)
        for s in SIDES:
            for z in SIDES:
                bar(k, m, 0.01, (s * half, 0.0, z * w / 2), (-s * half * 0.95, h, z * w / 2))
            rungs(k, m, 0.006, 6, ((s * half, h, -w / 2), (s * half, h, w / 2)),
                  ((s * (half + wing), h + lift, -w / 2), (s * (half + wing), h + lift, w / 2)))
            for z in SIDES:
                bar(k, m, 0.009, (s * half, h, z * w / 2), (s * (half + wing), h + lift, z * w / 2))
                bar(k, m, 0.006, (s * half * 0.6, h * 0.78, z * w / 2),
                    (s * (half + wing * 0.6), h + lift * 0.6, z * w / 2))
            for x, y in ((half, 0.0), (half, h), (half + wing, h + lift)):
                bar(k, m, 0.01, (s * x, y, -w / 2), (s * x, y, w / 2))
        for z in SIDES:
            bar(k, m, 0.01, (-half, h, z * w / 2), (half, h, z * w / 2))
        rungs(k, m, 0.006, d.i(7, 11), ((-half, h, -w / 2), (-half, h, w / 2)), ((half, h, -w / 2), (half, h, w / 2)))
    elif style == "tower":
        h *= d.u(1.3, 1.7)
        for x in SIDES:
            for z in SIDES:
                bar(k, m, 0.011, (x * 0.32, 0, z * w / 2), (x * 0.32, h, z * w / 2))
        for y in np.linspace(0.25, h - 0.02, d.i(2, 4)):
            for x in SIDES:
                bar(k, m, 0.008, (x * 0.32, y, -w / 2), (x * 0.32, y, w / 2))
            rungs(k, m, 0.006, 8, ((-0.34, y, -w / 2), (-0.34, y, w / 2)), ((0.34, y, -w / 2), (0.34, y, w / 2)))
    else:
        for a, b in ((-0.35, 0.0), (0.35, 0.0)):
            for z in SIDES:
                bar(k, m, 0.012, (a, 0, z * w * 0.7), (b, h, z * w * 0.7))
            rungs(k, m, 0.007, d.i(4, 7), ((a * 0.9, h * 0.1, -w * 0.7), (b, h, -w * 0.7)),
                  ((a * 0.9, h * 0.1, w * 0.7), (b, h, w * 0.7)))
    for n in range(d.of(0, 0, 3)):
        with k.at(0, h + 0.01, (n - 1) * w * 0.28, yaw=90):
            drop = [-d.u(0.2, 0.5) for _ in SIDES]
            sling(k, d.cloth(), w * 0.26, [(drop[0], 0.03), (0.0, 0.008), (0.0, -0.008), (drop[1], -0.03)])


@form("mattress")
def mattress(k: Kit, d: Dice) -> None:
    """A thick soft slab with seams, lying, leaning or rolled; a thin one that folds, or one of air with ribs."""
    w, long, h = d.of(0.7, 0.9, 1.2, 1.4, 1.6, 1.8), d.u(1.85, 2.1), d.u(0.13, 0.3)
    m, seam = fabric(d.of("#f2f0ea", "#e8e6e0", d.code())), d.cloth()
    style = d.of("slab", "slab", "slab", "air", "folded")
    if style == "air":
        n = d.i(5, 9)
        for i in range(n):
            k.blob(m, w / n * 1.15, h, long, (i - (n - 1) / 2) * w / n, 0, 0, power=3.5, cells=7)
        if d.yes(0.6):
            k.blob(m, w * 0.95, h * 1.4, 0.3, 0, 0, -long / 2 + 0.15, power=3.5, cells=7)
    elif style == "folded":
        h, pile = h * 0.7, d.yes()
        for i in range(3):
            k.box(m, w, h, long / 3, 0, h * i if pile else 0, 0 if pile else (i - 1) * long / 3, r=0.03, steps=2)
    else:
        up = d.yes(0.2)
        with k.at(0, long / 2 if up else 0, 0, pitch=-80 if up else 0):
            k.box(m, w, h, long, r=min(0.05, h * 0.3), steps=2)
            for y in (h * 0.12, h * 0.88):
                rim = [(x * w / 2, y, z * long / 2) for x, z in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
                k.tube(seam, rim, 0.008, seg=6, loop=True)
            if d.yes(0.5):
                for i in range(int(w / 0.28) * int(long / 0.28)):
                    a, b = i % int(w / 0.28), i // int(w / 0.28)
                    k.cyl(seam, 0.012, 0.004, (a + 0.5) * 0.28 - w / 2, h - 0.002, (b + 0.5) * 0.28 - long / 2, seg=8)


@form("safe")
def safe(k: Kit, d: Dice) -> None:
    """A heavy box of steel with a thick door: a dial and a wheel or a handle, or keys with digits."""
    w, h = d.u(0.3, 0.62), d.u(0.25, 0.9)
    deep, m = d.u(0.28, 0.5), d.of(painted("#3a3b3e"), painted("#8a8d92"), painted("#2f4a3a"), d.steel())
    trim, foot = d.of(metal(), metal("#b5893a"), m), d.of(0.0, 0.03)
    k.box(m, w, h, deep, 0, foot, 0, r=0.01)
    open_, inset = d.yes(0.2), 0.035
    for x in SIDES:
        for z in SIDES:
            k.cyl(rubber(), 0.025, 0.035, x * w * 0.4, 0, z * deep * 0.4)
    if open_:
        k.box(rubber("#1d1e20"), w * 0.8, h * 0.8, 0.004, 0, foot + h * 0.1, deep / 2, r=0)
    with k.at(-w / 2 + inset, foot, deep / 2 + (0.01 if open_ else 0), yaw=-d.u(60, 110) if open_ else 0):
        wide, z = w - 2 * inset, 0.06 if open_ else 0.02
        k.box(d.of(m, painted("#55585e")), wide, h - 2 * inset, z * 2, wide / 2, inset, 0, r=0.006)
        for y in (0.2, 0.75):
            k.cyl(trim, 0.014, 0.08, -0.012, h * y, z, seg=12)
        spot = h * d.u(0.5, 0.68)
        if d.yes(0.5):
            with k.at(wide * 0.5, spot, z, pitch=90):
                k.cyl(trim, w * 0.1, 0.012, seg=24)
                k.cyl(rubber(), w * 0.06, 0.04, seg=20)
        else:
            k.box(rubber("#1d1e20"), 0.1, 0.14, 0.012, wide * 0.32, spot - 0.07, z)
            for n in range(12):
                x, y = wide * 0.32 + (n % 3 - 1) * 0.027, spot - 0.06 + n // 3 * 0.027
                k.box(plastic("#d4d6d8"), 0.018, 0.018, 0.006, x, y, z + 0.006)
        with k.at(wide * 0.66, spot - h * 0.12, z, pitch=90):
            k.cyl(trim, 0.018, 0.06)
            arms = d.of(1, 3, 5)
            for a in np.arange(arms) / arms * 2 * np.pi + 1.2:
                bar(k, trim, 0.009, (0, 0.05, 0), (np.sin(a) * w * 0.16, 0.055, np.cos(a) * w * 0.16))
            if arms == 5 and d.yes(0.6):
                k.ring(trim, w * 0.15, 0.009, y=0.046, seg=24)


@form("aquarium")
def aquarium(k: Kit, d: Dice) -> None:
    """A tank of glass with gravel, plants and fish, with a lid or a rim, on a stand or bare; or a bowl."""
    water, h = glass(d.of("#9fcfe0", "#b4dcea", "#7fb4d0"), 0.35), d.u(0.25, 0.6)
    gravel = natural("stone", d.of("#c9b58a", "#8a8a86", d.code()))
    if d.yes(0.2):
        r = h * 0.35
        line = k.curve([(r * 0.6, 0), (r, r * 0.8), (r * 0.72, r * 1.6), (r * 0.78, r * 1.66)], 12, 7)
        k.lathe(water, line, seg=26)
        k.cyl(gravel, r * 0.62, r * 0.25, y=0.004)
        k.blob(natural("fish", "#e8742a"), r * 0.3, r * 0.25, r * 0.5, 0, r * 0.8, 0, cells=5)
        return
    w, deep, base = h * d.u(1.2, 2.4), h * d.u(0.6, 1.0), 0.0
    rim = d.of(rubber("#1d1e20"), plastic("#f0f0ee"), d.timber())
    if d.yes(0.45):
        base, m = d.u(0.6, 0.8), d.of(d.timber(), rim)
        k.box(m, w, base, deep, r=0.004)
        for s in SIDES:
            k.box(m, w * 0.48, base * 0.88, 0.018, s * w * 0.245, base * 0.06, deep / 2)
            k.box(metal(), 0.012, 0.12, 0.02, s * 0.03, base * 0.6, deep / 2 + 0.02)
    with k.at(0, base, 0):
        k.box(gravel, w * 0.97, h * 0.1, deep * 0.97, 0, 0.01, 0)
        k.box(water, w * 0.98, 0.003, deep * 0.96, 0, h * 0.88, 0, r=0)
        k.box(water, w, h, 0.006, 0, 0, -deep / 2, r=0)
        for s in SIDES:
            for z in SIDES:
                bar(k, rim, 0.006, (s * w / 2, 0, z * deep / 2), (s * w / 2, h, z * deep / 2))
        for y, thick in ((0.0, d.of(0.012, 0.03)), (h, d.of(0.012, 0.07))):
            if y and thick > 0.05:
                k.box(rim, w * 1.02, thick, deep * 1.02, 0, y - 0.02, 0)
                continue
            for s in SIDES:
                k.box(rim, w * 1.01, thick, 0.012, 0, y, s * deep / 2)
                k.box(rim, 0.012, thick, deep, s * w / 2, y, 0)
        lived_in(k, d, w, h, deep)


def lived_in(k: Kit, d: Dice, w: float, h: float, deep: float) -> None:
    """Stones, plants that wave and fish, in a tank of that size, metres."""
    for n in range(d.i(2, 7)):
        x, z = d.u(-0.42, 0.42) * w, d.u(-0.35, 0.3) * deep
        if n == 0:
            k.blob(natural("stone", "#77787a"), w * 0.2, h * d.u(0.2, 0.45), deep * 0.4, x, h * 0.08, z, cells=5)
        tall, plant = h * d.u(0.3, 0.7), d.leaf()
        for t in (-0.04, 0.0, 0.04):
            bent(k, plant, 0.006, (x, h * 0.1, z), (x + t * w * 0.5, tall * 0.6, z), (x + t * w, tall, z + 0.01))
    for _ in range(d.i(1, 7)):
        x, y, long = d.u(-0.4, 0.4) * w, d.u(0.3, 0.75) * h, d.u(0.05, 0.11) * max(h, 0.3) * 2
        skin = natural("fish", d.of("#e8742a", "#e3b52f", "#3a6ac0", "#c4c7cb", d.code()))
        with k.at(x, y, d.u(-0.3, 0.4) * deep, yaw=d.of(0, 180)):
            k.blob(skin, long, long * 0.5, long * 0.25, cells=5)
            k.slab(skin, [(-long * 0.45, long * 0.25), (-long * 0.8, long * 0.5), (-long * 0.8, 0)], 0.004, axis="z")
