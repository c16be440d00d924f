"""Keys, lipsticks, lanterns, letter trays and potties of other forms than the usual."""

from __future__ import annotations

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import Finish, glass, glowing, leather, metal, natural, painted, paper, plastic, stone
from assets.variety.registry import Dice, form


def flat_key(k: Kit, m: Finish, head: Finish, long: float, style: int) -> None:
    """A key from the hole in its head at the origin along +z, flat: its head round, square or a thick fob."""
    if style == 2:
        k.box(head, 0.03, 0.01, 0.05, 0, 0, 0.015, r=0.005, steps=2)
        start = 0.04
    else:
        k.cyl(head, 0.012, 0.0025, 0, 0, 0.01, seg=16) if style == 0 else k.box(head, 0.022, 0.0025, 0.02, 0, 0, 0.008)
        start = 0.016
    cuts = [(-0.001 - 0.0022 * (n % 2), start + long * (1 - n / 8)) for n in range(1, 7)]
    k.slab(m, [(0.004, start), (0.004, start + long * 0.9), (0.0, start + long), *cuts, (-0.004, start)], 0.0022)


@form("keys")
def bunch(k: Kit, d: Dice) -> None:
    """A fan of keys on a ring that lies or hangs from a hook; one of a car with its fob; or a single one."""
    style, r = d.i(0, 2), d.u(0.011, 0.018)
    brass = metal("#c8a850")
    with k.at(0, 0.1 if style == 1 else 0.0, 0, pitch=90 if style == 1 else 0):
        if style < 2 or d.yes(0.5):
            k.ring(metal(), r, 0.0012, seg=28, sides=6)
        angles = np.linspace(-35, 35, d.i(2, 5)) if style < 2 else (0.0,)
        for n, a in enumerate(angles):
            m = d.of(metal(), brass)
            with k.at(0, n * 0.0028, 0, yaw=float(a) + d.u(-8, 8)), k.at(0, 0, r):
                kind = 2 if style == 2 and d.yes(0.7) else d.i(0, 1)
                flat_key(k, m, d.of(m, plastic("#1c1c1e"), plastic(d.code())), d.u(0.028, 0.045), kind)
        if d.yes(0.6):
            tag = d.of(leather(d.code()), plastic(d.code()), metal())
            with k.at(0, 0.001, 0, yaw=d.u(-25, 25) if style == 1 else d.u(120, 240)):
                k.tube(metal(), [(0, 0.001, r), (0, 0.001, r + 0.02)], 0.0015, seg=5)
                if d.yes(0.5):
                    k.cyl(tag, d.u(0.014, 0.022), 0.004, 0, 0, r + 0.036, seg=22)
                else:
                    k.slab(tag, [(-0.012, r + 0.018), (0.012, r + 0.018), (0.014, r + 0.07), (-0.014, r + 0.07)], 0.004,
                           corner=0.005)
    if style == 1:
        k.tube(metal(), [(0, 0.1 + r, -0.025), (0, 0.1 + r, 0), (0, 0.107 + r, 0.003)], 0.003, seg=7)


@form("lantern")
def storm_lantern(k: Kit, d: Dice) -> None:
    """For oil with two side tubes, with four or six panes and a pointed roof, or round for camping."""
    style, m = d.i(0, 2), d.of(painted(d.code()), metal(), metal("#b98a4a"), painted("#1f1f21"))
    r, h = d.u(0.05, 0.09), d.u(0.2, 0.36)
    if style == 0:
        k.lathe(m, [(0, 0), (r * 1.2, 0), (r * 1.2, h * 0.16), (r * 0.6, h * 0.2), (r * 0.55, h * 0.26), (0, h * 0.26)],
                seg=28)
        line = [(r * 0.5, h * 0.26), (r * 0.95, h * 0.45), (r * 0.6, h * 0.68)]
        k.lathe(glass("#eef2f0", 0.4), k.curve(line, 12, 7), seg=24)
        cap = [(r * 0.6, h * 0.68), (r * 0.75, h * 0.74), (r * 0.5, h * 0.85), (r * 0.55, h * 0.92), (0, h)]
        k.lathe(m, cap, seg=24)
        for s in (-1, 1):
            side = [(s * r * 0.9, h * 0.16, 0), (s * r * 1.4, h * 0.3, 0), (s * r * 1.4, h * 0.7, 0),
                    (s * r * 0.5, h * 0.84, 0)]
            k.tube(m, k.curve(side, 14, 8), 0.006, seg=7)
    elif style == 1:
        sides = d.of(4, 6, 6)
        turn = np.arange(sides) * 2 * np.pi / sides
        for y, grow in ((0.0, 1.15), (h * 0.72, 1.15)):
            k.slab(m, [(np.cos(a) * r * grow, np.sin(a) * r * grow) for a in turn], 0.012, y=y)
        k.slab(glass(d.of("#eef2f0", "#e8b050", "#5a8ab0", "#b04030"), 0.4),
               [(np.cos(a) * r * 0.92, np.sin(a) * r * 0.92) for a in turn], h * 0.7, y=0.012)
        for a in turn:
            k.cyl(m, 0.005, h * 0.72, np.cos(a) * r, 0, np.sin(a) * r, seg=8)
        for n in range(5):
            out = r * 1.1 * (1 - n / 5) ** 0.8
            k.slab(m, [(np.cos(a) * out, np.sin(a) * out) for a in turn], h * 0.05, y=h * (0.73 + n * 0.045))
    else:
        k.cyl(m, r, h * 0.3, bevel=0.008, seg=28)
        k.cyl(glowing("lantern", "#f6f2e2", "#fff0c8"), r * 0.82, h * 0.45, y=h * 0.3, seg=24)
        k.lathe(m, [(r * 0.9, h * 0.75), (r, h * 0.79), (r * 0.9, h * 0.92), (0, h)], fillet=0.006, seg=28)
        for a in np.arange(d.of(0, 3, 4)) * 1.57:
            k.cyl(m, 0.004, h * 0.46, np.cos(a) * r * 0.9, h * 0.3, np.sin(a) * r * 0.9, seg=8)
    bow = [(-r * 1.05, h * 0.8, 0), (-r * 0.9, h * 1.15, 0), (0, h * 1.28, 0), (r * 0.9, h * 1.15, 0),
           (r * 1.05, h * 0.8, 0)]
    k.tube(metal("#5a5d62"), k.curve(bow, 18, 9), 0.003, seg=6)


@form("lantern")
def garden_lantern(k: Kit, d: Dice) -> None:
    """Of stone with a roof on a post, or of folded paper with a rim above and below and a tassel."""
    if d.yes(0.5):
        s, grey = d.u(0.1, 0.25), stone(d.of("#a8a69e", "#8a8a84", "#c2beb2"))
        k.box(grey, s * 2, s * 0.3, s * 2)
        y = s * d.u(1.2, 2.6)
        k.box(grey, s * 0.8, y, s * 0.7) if d.yes(0.4) else k.cyl(grey, s * 0.45, y, seg=16)
        k.box(grey, s * 1.7, s * 0.25, s * 1.7, 0, y, 0)
        for t in (-1, 1):
            for z in (-1, 1):
                k.box(grey, s * 0.25, s * 0.9, s * 0.25, t * s * 0.6, y + s * 0.25, z * s * 0.6)
        k.slab(grey, [(-s * 1.5, 0), (s * 1.5, 0), (s * 0.3, s * 0.6), (-s * 0.3, s * 0.6)], s * 2.4, 0, y + s * 1.15,
               0, axis="z")
        k.blob(grey, s * 0.5, s * 0.6, s * 0.5, 0, y + s * 1.7, 0)
        return
    r, h, m = d.u(0.06, 0.16), d.u(0.2, 0.4), d.of(painted("#1c1c1e"), d.timber())
    n, wide, code = d.i(7, 14), r * d.u(1.2, 2), paper(d.of("#c03020", "#f6f1e2", d.code()))
    round_ = d.of(0.5, 0.8, 0.2)
    for i in range(n):
        t = (i + 0.5) / n
        out = wide * np.sin(np.pi * (0.15 + 0.7 * t)) ** round_
        k.blob(code, 2 * out, h / n * 1.5, 2 * out, 0, t * h, 0, power=2.2, cells=8)
    for y in (0.0, h):
        k.cyl(m, wide * 0.5, 0.02, y=y + h * 0.03, seg=20)
    k.tube(paper("#c8a850"), [(0, 0.02, 0), (0, -h * 0.3, 0)], 0.006, seg=6) if d.yes(0.5) else None


@form("letter tray")
def wire_tray(k: Kit, d: Dice) -> None:
    """Of wire or mesh in tiers on posts, of wood with several flat wells, or steps that hold letters upright."""
    style, m = d.i(0, 2), d.of(metal("#26272a", 0.5), painted(d.code()), metal(), plastic(d.code()))
    w, deep, n = d.u(0.24, 0.28), d.u(0.31, 0.36), d.i(1, 4)
    if style == 0:
        gap = d.u(0.07, 0.1)
        for i in range(n):
            y = 0.008 + i * gap
            for z in np.linspace(-deep / 2, deep / 2, d.of(6, 10)):
                k.tube(m, [(-w / 2, y + 0.05, z), (-w / 2, y, z), (w / 2, y, z), (w / 2, y + 0.05, z)], 0.0018, seg=4)
            for x in np.linspace(-w / 2, w / 2, 5):
                k.tube(m, [(x, y + 0.05, -deep / 2), (x, y, -deep / 2), (x, y, deep / 2)], 0.0018, seg=4)
            rim = [(-w / 2, y + 0.05, deep / 2), (-w / 2, y + 0.05, -deep / 2), (w / 2, y + 0.05, -deep / 2),
                   (w / 2, y + 0.05, deep / 2)]
            k.tube(m, rim, 0.003, seg=6)
            k.box(paper("#fbfaf5"), 0.21, d.u(0.002, 0.03), 0.297, 0, y + 0.002, 0, r=0) if d.yes(0.5) else None
        for s in (-1, 1) if n > 1 else ():
            for z in (-0.4, 0.35):
                k.tube(m, [(s * w / 2, 0, z * deep), (s * w / 2, n * gap, z * deep)], 0.004, seg=6)
    elif style == 1:
        m, h, gap = d.timber(), 0.0, d.u(0.055, 0.09)
        for s in (-1, 1):
            k.box(m, 0.012, n * gap + 0.012, deep, s * w / 2, 0, 0)
        k.box(m, w, n * gap + 0.012, 0.01, 0, 0, -deep / 2)
        for i in range(n + d.i(0, 1)):
            h = i * gap
            k.slab(m, [(-w / 2, -deep / 2), (w / 2, -deep / 2), (w / 2, deep / 2), (w * 0.2, deep / 2),
                       (w * 0.12, deep * 0.42), (-w * 0.12, deep * 0.42), (-w * 0.2, deep / 2), (-w / 2, deep / 2)],
                   0.008, y=h)
            if i < n and d.yes(0.7):
                sheets = paper(d.of("#fbfaf5", "#fbfaf5", d.code()))
                k.box(sheets, 0.21, d.u(0.002, gap * 0.6), 0.29, 0, h + 0.008, 0, r=0)
    else:
        steps, wide = d.i(3, 6), d.u(0.16, 0.3)
        k.box(m, wide, 0.006, steps * 0.05)
        for i in range(steps + 1):
            z, h = (i - steps / 2) * 0.05, 0.2 - 0.1 * i / steps
            k.box(m, wide, h, 0.004, 0, 0, z, r=0.001)
            for _ in range(d.i(0, 2)) if i < steps else ():
                with k.at(d.u(-0.01, 0.01), 0.006, z + d.u(0.012, 0.04), pitch=d.u(-6, 6)):
                    k.box(paper(d.of("#fbfaf5", "#e6d8b0", d.code())), wide * 0.9, h + d.u(0.0, 0.05), 0.002, r=0)


@form("lipstick")
def slanted_lipstick(k: Kit, d: Dice) -> None:
    """A case with a collar and a stick cut aslant; a balm with its cap; a thin pen or a clear tube of gloss."""
    style, r, h = d.i(0, 2), d.u(0.008, 0.011), d.u(0.035, 0.05)
    case = d.of(metal("#c8a850"), plastic("#161618"), metal(), plastic(d.code()))
    red = natural("wax", d.of("#b0182a", "#d04a6a", "#8a2a3a", "#e07a6a", "#5a1a2a"))
    with k.at(0, 0, 0) if d.yes(0.65) else k.at(0, r, 0, pitch=90, yaw=d.u(0, 360)):
        if style == 0:
            square = d.yes(0.35)
            k.box(case, 2 * r, h, 2 * r, r=0.0015) if square else k.cyl(case, r, h, seg=26)
            k.cyl(d.of(metal(), metal("#c8a850")), r * 0.86, h * 0.45, y=h, seg=26)
            out, base, a = d.u(0.012, 0.022), h * 1.45, r * 0.68

            def stick(u: np.ndarray, v: np.ndarray) -> np.ndarray:
                b, t = 2 * np.pi * u, np.minimum(1, v * 1.6)
                wide = a * np.clip((1 - v) / 0.375, 0.001, 1)
                x, z = wide * np.cos(b), wide * np.sin(b)
                return np.stack([x, base + t * (out + x * 0.9), z], -1)

            k.sheet(red, stick, (40, 20), 0.0004)
        elif style == 1:
            k.cyl(case, r * 0.95, h * 1.5, seg=26)
            if d.yes(0.5):
                k.cyl(d.of(case, plastic(d.code())), r, h * 0.5, y=h * 1.2, seg=26)
            else:
                tip = [(r * 0.8, h * 1.5), (r * 0.78, h * 1.7), (r * 0.4, h * 1.78), (0, h * 1.78)]
                k.lathe(red, tip, fillet=0.001, seg=22)
            k.cyl(plastic("#f2f2f0"), r * 0.9, h * 0.12, y=-h * 0.12, seg=22)
        else:
            k.cyl(d.of(glass("#e07a8a", 0.7), red), r * 0.8, h, seg=24)
            k.cyl(case, r * 0.85, h * d.u(0.7, 1.1), y=h * 1.02, seg=24)
    if style == 0 and d.yes(0.6):
        lies = d.yes(0.5)
        with k.at(r * d.u(4, 6), r if lies else 0, r * d.u(-2, 2), yaw=d.u(0, 180), pitch=90 if lies else 0):
            k.cyl(case, r * 1.06, h * 1.1, seg=26)


@form("potty")
def chair_potty(k: Kit, d: Dice) -> None:
    """A bowl with a wide rim and a splash guard; a small armchair with a hole; or one like a toilet, with a lid."""
    style, m, inner = d.i(0, 2), plastic(d.code()), plastic(d.of("#f4f4f2", d.code()))
    w, h = d.u(0.26, 0.34), d.u(0.13, 0.2)
    a = w / 2
    with k.at(scale=(1, 1, d.u(1.05, 1.25))):
        line = [(0, 0.01), (a * 0.5, 0.01), (a * 0.6, h * 0.9), (a * 0.95, h), (a, h * 0.9),
                (a * d.u(0.8, 1.05), 0), (a * 0.78, 0)]
        k.lathe(d.of(m, inner), line, fillet=0.012, seg=34)
        k.blob(m, a * 0.45, h * 0.45, a * 0.3, 0, h * 0.85, a * 0.8, power=2.4, cells=6)
    if style == 0:
        high = d.u(0.05, 0.12)

        def back(u: np.ndarray, v: np.ndarray) -> np.ndarray:
            b = (u - 0.5) * 3.4
            y = h * 0.9 + v * high * np.cos(b * 0.9) ** 2
            return np.stack([np.sin(b) * a * (0.94 + 0.1 * v), y, -np.cos(b) * a * (1.06 + 0.12 * v)], -1)

        k.sheet(m, back, (32, 12), 0.012)
    elif style == 1:
        tall = h + d.u(0.12, 0.22)
        k.slab(m, [(-a * 0.95, 0), (a * 0.95, 0), (a * 0.8, tall * 0.9), (a * 0.4, tall), (-a * 0.4, tall),
                   (-a * 0.8, tall * 0.9)], 0.03, 0, 0, -a * 1.1, axis="z", corner=0.03, r=0.01)
        for s in (-1, 1):
            k.slab(m, [(-a * 1.1, 0), (a * 0.5, 0), (a * 0.3, h * 1.4), (-a * 1.1, h * 1.6)], 0.03, s * a * 0.95, 0, 0,
                   axis="x", corner=0.03, r=0.01)
    else:
        k.box(m, w * 0.95, h * d.u(1.5, 2), 0.1, 0, 0, -a * 1.3, r=0.02, steps=2)
        k.cyl(metal(), 0.012, 0.01, a * 0.5, h * 1.7, -a * 1.2, seg=12)
        with k.at(0, h * 1.02, -a, pitch=-d.of(0, 95)), k.at(0, 0, a, scale=(1, 1, 1.1)):
            k.cyl(d.of(m, inner), a * 0.95, 0.014, bevel=0.004, seg=32)
