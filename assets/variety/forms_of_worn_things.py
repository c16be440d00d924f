"""What goes on hands, feet, heads and wrists, and hangers and sleeping bags, of other forms than the usual."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from assets.recipes.curves import Array
from assets.recipes.kit import Kit
from assets.recipes.materials import Finish, fabric, glass, leather, metal, natural, plastic
from assets.variety.registry import Dice, form


def patch(k: Kit, m: Finish, r: float, turn: tuple[float, float], rise: tuple[float, float]) -> None:
    """A piece of a ball about the origin: between two angles about the vertical (0: front) and above the level."""

    def place(u: Array, v: Array) -> Array:
        a, b = np.radians(turn[0] + (turn[1] - turn[0]) * u), np.radians(rise[0] + (rise[1] - rise[0]) * v)
        return r * np.stack([np.sin(a) * np.cos(b), np.sin(b), np.cos(a) * np.cos(b)], -1)

    k.sheet(m, place, (32, 20), r * 0.05)


@form("sock")
def flat_sock(k: Kit, d: Dice) -> None:
    """Seen from the side as an L with a heel, toe and cuff, upright or flat; long, short or to the ankle."""
    m, other, w = d.cloth(), d.cloth(), d.u(0.07, 0.095)
    foot, h = w * d.u(2.0, 2.8), w * d.of(d.u(1.6, 1.9), 2.4, d.u(3, 5))
    flat = d.yes(0.5)
    for n in range(d.of(1, 2, 2)):
        t = d.u(0.008, 0.02) if flat else d.u(0.03, 0.05)
        place = k.at(n * w * 1.3, t / 2, n * 0.02, pitch=-90, yaw=d.u(-20, 20)) if flat else k.at(0, 0, n * 0.09)
        with place:
            shape = [(0, h), (w, h), (w, w * 1.15), (foot * 0.8, w * 0.85), (foot, w * 0.45), (foot * 0.97, 0), (0, 0)]
            k.slab(m, shape, t, axis="z", corner=w * 0.28, r=t * 0.3)
            k.box(d.of(m, other), w * 1.06, min(h * 0.2, 0.05), t * 1.12, w / 2, h * 0.99 - min(h * 0.2, 0.05), 0)
            if d.yes(0.5):
                k.blob(other, foot * 0.3, w * 0.85, t * 1.1, foot * 0.87, 0, 0, power=3, cells=5)
                k.blob(other, w * 0.6, w * 0.8, t * 1.1, w * 0.24, 0, 0, power=3, cells=5)


@form("glove")
def mitten(k: Kit, d: Dice) -> None:
    """A mitten or a mitt for the oven, flat; a long one of rubber that stands; or one to catch balls with."""
    style, m = d.i(0, 2), d.of(d.cloth(), leather(d.code()), plastic(d.code()))
    if style == 0:
        w, long, t = d.u(0.1, 0.17), d.u(0.22, 0.34), d.u(0.015, 0.04)
        with k.at(0, 0, 0, pitch=d.of(0, -90), scale=(d.of(-1, 1), 1, 1)):
            hand = [(-w * 0.42, 0), (w * 0.42, 0), (w * 0.45, long * 0.35), (w * 0.85, long * 0.55),
                    (w * 0.8, long * 0.72), (w * 0.5, long * 0.6), (w * 0.48, long * 0.85), (w * 0.2, long),
                    (-w * 0.25, long), (-w * 0.5, long * 0.85)]
            k.slab(m, hand, t, 0, 0, t / 2, axis="z", corner=0.018, r=t * 0.35)
            k.box(d.cloth(), w * 0.88, long * d.u(0.08, 0.2), t * 1.1, 0, 0, t / 2)
    elif style == 1:
        r, h = d.u(0.042, 0.055), d.u(0.2, 0.3)
        with k.at(pitch=d.of(0, 90), scale=(1, 1, 0.6)):
            k.lathe(m, [(r * 1.25, 0), (r * 0.8, h * 0.45), (r, h * 0.65), (r * 0.95, h * 0.75), (0, h * 0.8)], seg=18)
            for n in range(4):
                x = (n - 1.5) * r * 0.5
                k.tube(m, [(x, h * 0.7, 0), (x * 1.5, h * (1.05, 1.12, 1.1, 1.0)[n], 0)], 0.011, round_caps=True)
            k.tube(m, [(r * 0.8, h * 0.55, 0), (r * 1.8, h * 0.8, 0)], 0.013, round_caps=True)
    else:
        brown = leather(d.of("#9a5a2a", "#6a3a20", "#2a2624", "#c08a50"))
        with k.at(0, 0.02, 0, pitch=d.of(0, -70)):
            k.lathe(brown, [(0.0, 0), (0.08, 0.01), (0.12, 0.05), (0.105, 0.055), (0.07, 0.03), (0, 0.02)], seg=20)
            for n, a in enumerate((-70, -15, 8, 31, 54)):
                x, z = np.sin(np.radians(a)), np.cos(np.radians(a))
                path = k.curve([(x * 0.08, 0.01, z * 0.08), (x * 0.15, 0.04, z * 0.15),
                                (x * 0.19, 0.09, z * (0.2 if n else 0.17))], 8, 5)
                k.tube(brown, path, 0.022, seg=8, round_caps=True)
            with k.at(-0.085, 0.05, 0.13, yaw=-40, pitch=-60):
                k.box(brown, 0.09, 0.01, 0.1, r=0.002)


@form("helmet")
def shell_helmet(k: Kit, d: Dice) -> None:
    """Of ribs with gaps between them, for bicycles; with a chin and a wide visor; or a plain dome with a peak."""
    style, r, m = d.i(0, 2), d.u(0.115, 0.14), plastic(d.code())
    dark = plastic("#17181a")
    with k.at(0, r * (0.95 if style == 1 else 0.15), 0, scale=(0.85, 0.95, 1.15)):
        if style == 0:
            patch(k, dark, r * 0.92, (-180, 180), (12, 90))
            for a in np.linspace(-65, 65, d.of(5, 7)):
                arc = [(np.sin(np.radians(a)) * r * np.sin(b) * 0.95, r * np.sin(b) * np.cos(np.radians(a)) + 0.01,
                        r * np.cos(b)) for b in np.linspace(0.25, np.pi - 0.15, 12)]
                k.tube(m, arc, r * 0.13, seg=6)
            patch(k, m, r, (-180, 180), (0, 18))
        else:
            patch(k, m, r, (-180, 180), (-8, 90))
        if style == 1:
            patch(k, m, r, (55, 305), (-62, 0))
            patch(k, m, r * 1.03, (-75, 75), (-66, -24))
            patch(k, glass("#22282e", 0.9), r * d.of(1.03, 1.06), (-80, 80), (-26, d.u(15, 25)))
        elif style == 2:
            k.slab(m, [(-r * 0.7, 0), (r * 0.7, 0), (r * 0.45, r * d.u(0.25, 0.5)), (-r * 0.45, r * 0.4)], 0.006,
                   0, -r * 0.05, r * 0.82, corner=0.02)
            for s in (-1, 1) if d.yes(0.4) else ():
                k.blob(dark, r * 0.25, r * 0.7, r * 0.55, s * r * 0.97, -r * 0.6, 0)
    if style != 1 and d.yes(0.7):
        for s in (-1, 1):
            strap = [(s * r * 0.75, r * 0.2, 0), (s * r * 0.6, -r * 0.5, r * 0.1), (0, -r * 0.9, r * 0.2)]
            k.tube(fabric("#1c1c1e"), k.curve(strap, 8, 5), 0.005, seg=5)


@form("watch")
def pocket_and_smart_watch(k: Kit, d: Dice) -> None:
    """With a screen and soft straps in two halves; with a round face on straps laid out; or for the pocket."""
    style, m = d.i(0, 2), d.of(metal(), metal("#c8a850"), plastic("#1c1c1e"))
    face = plastic(d.of("#fbfaf5", "#101114", d.code()))
    if style == 2:
        r = d.u(0.02, 0.027)
        k.cyl(m, r, 0.012, bevel=0.004, seg=36)
        k.cyl(face, r * 0.88, 0.001, y=0.012, seg=30)
        for a, long in ((d.u(0, 360), 0.8), (d.u(0, 360), 0.55)):
            with k.at(0, 0.0132, 0, yaw=a):
                k.box(metal("#2a2a2c"), 0.0015, 0.0006, r * long, 0, 0, r * long / 2, r=0)
        k.cyl(m, 0.004, 0.008, 0, 0.003, -r - 0.004, seg=10)
        k.ring(m, 0.008, 0.0015, 0, 0.005, -r - 0.012, seg=14, sides=5)
        chain = k.curve([(0, 0.004, -r - 0.02), (d.u(-0.05, 0.05), 0.003, -0.08), (d.u(-0.1, 0.1), 0.003, -0.16),
                         (d.u(-0.06, 0.06), 0.003, -0.2)], 20, 10)
        k.tube(m, chain, 0.0018, seg=5) if d.yes(0.7) else None
        return
    w, band = d.u(0.032, 0.042), d.of(plastic(d.code()), leather(d.code()), d.cloth(), metal())
    if style == 0:
        k.box(m, w, 0.01, w * d.u(1.0, 1.25), 0, 0.003, 0, r=0.005, steps=2)
        k.box(glass("#0c0e12", 1.0), w * 0.86, 0.001, w * 0.95, 0, 0.0128, 0, r=0)
    else:
        k.cyl(m, w / 2, 0.01, y=0.003, seg=36)
        k.cyl(face, w * 0.42, 0.001, y=0.0128, seg=30)
        for a in np.arange(12) * np.pi / 6:
            k.box(metal("#2a2a2c"), 0.002, 0.0006, 0.002, np.cos(a) * w * 0.36, 0.0138, np.sin(a) * w * 0.36, r=0)
    k.cyl(m, 0.003, 0.004, w * 0.53, 0.006, 0, seg=8)
    bend, wide = d.of(0.004, 0.05), w * d.u(0.5, 0.75)
    for s, long in ((-1, d.u(0.07, 0.085)), (1, d.u(0.1, 0.125))):
        spine = k.curve([(0, 0.008, s * w * 0.48), (0, 0.006 - bend * 0.2, s * (w * 0.5 + long * 0.4)),
                         (0, 0.004 - bend, s * (w * 0.5 + long * (1 if bend < 0.01 else 0.6)))], 12, 6)
        for (_, y, z), (_, b, c) in pairwise(spine):
            with k.at(0, float(y + b) / 2, float(z + c) / 2, pitch=-float(np.degrees(np.arctan2(b - y, c - z)))):
                k.box(band, wide, 0.003, float(np.hypot(b - y, c - z)) * 1.1, r=0)
    with k.at(0, 0.003 - bend, -(w * 0.5 + 0.078 * (1 if bend < 0.01 else 0.6))):
        k.box(m, wide * 1.2, 0.005, 0.008)


@form("clothes hanger")
def shaped_hanger(k: Kit, d: Dice) -> None:
    """Broad shoulders without a bar, a wire twisted at the neck, a bar with clips, or a round tube with hooks."""
    style, w = d.i(0, 3), d.u(0.34, 0.46)
    m = (d.timber(), metal(), d.of(metal(), d.timber()), plastic(d.code()))[style]
    hook = [(0, 0.1, 0), (0, 0.14, 0), (0.024, 0.165, 0), (0.0, 0.19, 0), (-0.026, 0.17, 0)]
    k.tube(m if style == 3 else metal(), k.curve(hook, 16, 8), 0.004 if style == 3 else 0.002, seg=6)
    a = w / 2
    if style == 0:
        arc = [(-a, 0), (-a, 0.02), (-a * 0.5, 0.075), (0, 0.11), (a * 0.5, 0.075), (a, 0.02), (a, 0), (a * 0.5, 0.04),
               (0, 0.07), (-a * 0.5, 0.04)]
        k.slab(m, arc, d.u(0.012, 0.045), axis="z", corner=0.01, r=0.006)
    elif style == 1:
        k.tube(m, [(0, 0.1, 0), (a, 0.01, 0), (a * 0.95, 0, 0), (-a * 0.95, 0, 0), (-a, 0.01, 0)], 0.0015, seg=5,
               loop=True)
        k.tube(m, [(0, 0.1, 0), (0, 0.135, 0)], 0.004, seg=6)
    elif style == 2:
        k.box(m, w * 0.8, 0.012, 0.012, 0, 0.094, 0)
        for s in (-1, 1):
            k.box(d.of(metal(), plastic("#1c1c1e")), 0.028, 0.055, 0.022, s * w * 0.33, 0.05, 0, r=0.004)
    else:
        r = d.u(0.004, 0.007)
        frame = k.curve([(0, 0.1, 0), (a * 0.6, 0.06, 0), (a, 0.012, 0), (a * 0.85, 0, 0), (0, 0, 0),
                         (-a * 0.85, 0, 0), (-a, 0.012, 0), (-a * 0.6, 0.06, 0)], 40, 18, loop=True)
        k.tube(m, frame, r, seg=7, loop=True)
        for s in (-1, 1):
            k.tube(m, [(s * a * 0.45, 0.073, 0), (s * a * 0.5, 0.095, 0)], r * 0.7, seg=6)


@form("sleeping bag")
def quilted_bag(k: Kit, d: Dice) -> None:
    """A quilted oblong with a corner turned back, one that narrows to the feet with a hood, or stuffed in a sack."""
    style, m, other = d.i(0, 2), d.cloth(), d.cloth()
    if style == 2:
        r, h = d.u(0.1, 0.16), d.u(0.26, 0.48)
        k.lathe(m, [(0, 0), (r, 0), (r * 1.03, h * 0.5), (r * 0.9, h * 0.93), (r * 0.2, h), (r * 0.35, h + 0.05),
                    (0, h + 0.03)], fillet=0.02, seg=24)
        for s in (-1, 1):
            k.box(other, 0.025, h * 0.8, 0.02, s * r * 0.5, h * 0.05, r * 0.84)
        cord = [(0, h + 0.05, 0), (0.06, h + 0.05, 0.03), (0.1, h - 0.05, r)]
        k.tube(natural("cord", "#1c1c1e"), k.curve(cord, 8, 5), 0.003, seg=5)
        return
    w, long, h, n = d.u(0.65, 0.85), d.u(1.75, 2.2), d.u(0.05, 0.13), d.i(7, 12)
    for i in range(n):
        t = (i + 0.5) / n
        wide = w * (1 if style == 0 else 0.62 + 0.5 * np.sin(np.pi * (0.25 + 0.62 * t)) - 0.12)
        k.blob(m, wide, h, long / n * 1.25, 0, 0, (t - 0.5) * -long, power=4, cells=8)
    if style == 0:
        k.box(m, w * 0.9, h * 0.4, 0.3, 0, 0, long * 0.5, r=0.02)
        with k.at(w * 0.22, h, long * 0.36, yaw=40):
            k.slab(other, [(-0.3, 0), (0.3, 0), (0, 0.34)], 0.02, corner=0.02)
        k.pillow(other, w * 0.6, 0.09, 0.28, 0, h * 0.4, long * 0.5) if d.yes(0.5) else None
    else:
        with k.at(0, 0, long * 0.5):
            k.blob(m, w * 0.75, h * 1.6, 0.36, power=2.5)
            k.blob(other, w * 0.42, h * 0.8, 0.22, 0, h * 0.95, 0.02)
    k.tube(metal("#2a2a2c"), [(w * 0.3, h * 0.97, long * 0.4), (w * 0.28, h * 0.97, -long * 0.3)], 0.006, seg=5)
