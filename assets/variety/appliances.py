"""What heats, cools, washes and cooks, and what is fixed in bathrooms; of many makers."""

from __future__ import annotations

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import Finish, ceramic, glass, metal, natural, painted, plastic, stone
from assets.variety.registry import Dice, variety


def white(d: Dice) -> Finish:
    """What appliances are coated with."""
    return d.of(painted("#f3f3f1"), painted("#d9dadb"), metal("#b9bcc0"), painted("#2a2b2e"))


def knobs(k: Kit, d: Dice, count: int, w: float, y: float, z: float) -> None:
    """A row of knobs on a face that looks along +z."""
    for n in range(count):
        with k.at((n - (count - 1) / 2) * w / max(count, 1), y, z, pitch=90):
            k.cyl(d.of(metal(), plastic("#1c1c1e")), 0.018, 0.022, seg=14)


@variety("air conditioner")
def air_conditioner(k: Kit, d: Dice) -> None:
    """A long body with a slit for a wall, one with a fan for the outside, or one on castors."""
    style, m = d.i(0, 2), painted(d.of("#f6f6f4", "#e6e4dd", "#d2d4d5"))
    if style == 0:
        w, h, deep = d.u(0.7, 1.1), d.u(0.25, 0.34), d.u(0.17, 0.26)
        k.slab(m, [(0, 0), (deep * 0.8, 0), (deep, h * 0.35), (deep * 0.9, h), (0, h)], w, axis="x")
        k.box(plastic("#3a3c40"), w * 0.88, 0.03, 0.02, 0, 0.02, deep * 0.85, r=0)
        for n in range(d.i(0, 5)):
            k.box(plastic("#c9cacb"), w * 0.9, 0.004, deep * 0.6, 0, h, deep * 0.1 + n * 0.02, r=0)
    elif style == 1:
        w, h, deep = d.u(0.7, 0.95), d.u(0.5, 0.75), d.u(0.26, 0.36)
        k.box(m, w, h, deep)
        r = h * d.u(0.35, 0.45)
        with k.at(-w * 0.12, h / 2, deep / 2, pitch=90):
            k.cyl(plastic("#2e3033"), r, 0.006, seg=26)
            for n in range(1, 5):
                k.ring(m, r * n / 4, 0.004, y=0.006, seg=24, sides=4)
            for a in np.arange(4) * np.pi / 4:
                k.tube(
                    m, [(-np.cos(a) * r, 0.012, -np.sin(a) * r), (np.cos(a) * r, 0.012, np.sin(a) * r)], 0.004, seg=4
                )
    else:
        w, h = d.u(0.3, 0.45), d.u(0.65, 0.85)
        k.box(m, w, h, d.u(0.3, 0.4), 0, 0.03, 0, r=0.03, steps=2)
        for n in range(6):
            k.box(plastic("#4a4c50"), w * 0.75, 0.008, 0.01, 0, h * 0.65 + n * 0.03, 0.17, r=0)


@variety("oven")
def oven(k: Kit, d: Dice) -> None:
    """A door of glass with a bar, knobs over it; built in, or a small one for a top."""
    small, m = d.yes(0.3), white(d)
    w, h, deep = (
        (d.u(0.38, 0.5), d.u(0.24, 0.32), d.u(0.28, 0.38))
        if small
        else (0.595, d.of(0.595, 0.45, d.u(0.85, 0.92)), 0.56)
    )
    k.box(m, w, h, deep, r=0.004)
    side = small and d.yes(0.6)
    door = w * (0.7 if side else 0.96)
    x = -w * 0.13 if side else 0.0
    tall = h * (0.85 if side else d.u(0.68, 0.8))
    k.box(d.of(m, plastic("#121315")), door, tall, 0.025, x, h * 0.04, deep / 2, r=0.003)
    k.box(glass("#15171a", 1.0), door * 0.8, tall * 0.6, 0.004, x, h * 0.12, deep / 2 + 0.013, r=0)
    k.box(metal(), door * d.u(0.6, 0.9), 0.018, 0.02, x, tall * 0.93, deep / 2 + 0.045)
    if side:
        for n in range(3):
            with k.at(w * 0.4, h * (0.2 + n * 0.27), deep / 2, pitch=90):
                k.cyl(plastic("#1c1c1e"), 0.016, 0.02, seg=14)
    else:
        knobs(k, d, d.i(2, 6), w * 0.8, h * 0.92, deep / 2)
        if d.yes(0.6):
            k.box(plastic("#0a0c10"), w * 0.2, h * 0.07, 0.003, 0, h * 0.89, deep / 2 + 0.001, r=0)


@variety("cooktop")
def cooktop(k: Kit, d: Dice) -> None:
    """A flat plate with rings drawn on it, or burners with grids and knobs."""
    w, deep, t = d.of(0.29, 0.58, 0.75), d.u(0.48, 0.54), d.u(0.008, 0.05)
    gas = d.yes(0.5)
    k.box(metal("#b4b7bb") if gas and d.yes(0.6) else plastic("#101114"), w, t, deep, r=0.003)
    columns = 1 if w < 0.4 else d.of(2, 2, 3)
    for i in range(columns):
        for j in (-1, 1):
            x, z, r = (i - (columns - 1) / 2) * w / columns, j * deep * 0.23 - 0.02, d.u(0.06, 0.1)
            if not gas:
                k.ring(natural("mark", d.of("#8a8c90", "#c04030")), r, 0.002, x, t, z, seg=26, sides=4)
                continue
            k.cyl(metal("#3a3a3c"), r * 0.5, 0.02, x, t, z, seg=18)
            for s in (-1, 1):
                k.box(metal("#1e1e20"), 2 * r, 0.012, 0.012, x, t + 0.03, z + s * r * 0.4)
                k.box(metal("#1e1e20"), 0.012, 0.012, 2 * r, x + s * r * 0.4, t + 0.03, z)
    for n in range(4 if gas else 0):
        k.cyl(plastic("#1c1c1e"), 0.018, 0.025, (n - 1.5) * 0.07, t, deep * 0.43, seg=14)


@variety("freezer")
def freezer(k: Kit, d: Dice) -> None:
    """A chest with a lid, or upright with one door or drawers behind it."""
    m = white(d)
    if d.yes(0.6):
        w, h, deep = d.u(0.55, 1.5), d.u(0.8, 0.9), d.u(0.55, 0.75)
        k.box(m, w, h - 0.07, deep, r=0.01)
        k.box(m, w * 1.01, 0.07, deep * 1.02, 0, h - 0.065, 0, r=0.015)
        k.box(d.of(metal(), plastic("#8a8c90")), d.u(0.12, 0.25), 0.025, 0.03, 0, h - 0.06, deep / 2 + 0.01)
        return
    w, h, deep = d.u(0.5, 0.6), d.of(d.u(0.82, 0.86), d.u(1.4, 1.85)), d.u(0.55, 0.65)
    k.box(m, w, h, deep, r=0.008)
    k.box(m, w - 0.01, h - 0.06, 0.04, 0, 0.05, deep / 2, r=0.008)
    k.box(metal(), 0.02, h * d.u(0.12, 0.4), 0.035, w * 0.42, h * 0.5, deep / 2 + 0.04)


@variety("dryer")
def dryer(k: Kit, d: Dice) -> None:
    """A white box with a round door and a panel over it."""
    m, w, h, deep = white(d), 0.6, d.u(0.83, 0.87), d.u(0.55, 0.65)
    k.box(m, w, h, deep, r=0.01)
    k.box(d.of(m, plastic("#e9e9e7")), w * 0.98, h * 0.13, 0.015, 0, h * 0.85, deep / 2, r=0.003)
    with k.at(0, h * 0.43, deep / 2, pitch=90):
        r = d.u(0.17, 0.23)
        k.ring(d.of(metal(), plastic("#3a3c40"), m), r, 0.022, seg=32)
        k.lathe(d.of(m, glass("#30363a", 0.9)), [(0, 0.03), (r * 0.7, 0.025), (r, 0)], seg=28)
    knobs(k, d, d.i(1, 2), 0.3, h * 0.91, deep / 2 + 0.01)


@variety("water heater")
def water_heater(k: Kit, d: Dice) -> None:
    """A tank that hangs or stands with pipes, or a flat box."""
    m, h = painted("#f3f3f1"), d.u(0.5, 1.5)
    if d.yes(0.3):
        k.box(m, d.u(0.3, 0.45), d.u(0.5, 0.75), d.u(0.16, 0.3), r=0.02)
    else:
        r = d.u(0.18, 0.28)
        k.lathe(
            m, k.curve([(0, 0), (r * 0.8, 0.02), (r, 0.08), (r, h - 0.08), (r * 0.8, h - 0.02), (0, h)], 20, 10), seg=28
        )
        with k.at(0, h * 0.12, r, pitch=90):
            k.cyl(plastic("#c9cacb"), 0.05, 0.02, seg=16)
    for s in (-1, 1):
        k.cyl(metal("#b06a3a"), 0.011, d.u(0.1, 0.3), s * 0.08, -0.15, 0, seg=10)


@variety("water dispenser")
def water_dispenser(k: Kit, d: Dice) -> None:
    """A column with taps in a niche, most with a large bottle upside down on it."""
    m, w, h = white(d), d.u(0.28, 0.36), d.u(0.85, 1.05)
    k.box(m, w, h * 0.7, w, r=0.015)
    k.box(m, w, h * 0.3, w * 0.7, 0, h * 0.7, -w * 0.15, r=0.015)
    k.box(plastic("#3a3c40"), w * 0.7, 0.015, w * 0.3, 0, h * 0.7, w * 0.3)
    for x, code in ((-0.05, "#2a5ac0"), (0.05, "#c03a2a")):
        k.box(plastic(code), 0.025, 0.05, 0.05, x, h * 0.85, w * 0.22)
    if d.yes(0.7):
        r = w * 0.42
        k.lathe(
            glass("#9cc4dc", 0.6),
            [(0.03, h), (0.04, h + 0.04), (r, h + 0.12), (r, h + 0.4), (0, h + 0.42)],
            fillet=0.01,
            seg=24,
        )


@variety("wood stove")
def wood_stove(k: Kit, d: Dice) -> None:
    """Of iron on legs with a door of glass and a pipe that goes up."""
    m, w, h, deep = metal(d.of("#1f1f21", "#2c2624", "#3a3f3a")), d.u(0.4, 0.7), d.u(0.5, 1.0), d.u(0.35, 0.5)
    foot = d.u(0.05, 0.2)
    if d.yes(0.3):
        k.cyl(m, w * 0.45, h, y=foot, seg=26)
    else:
        k.box(m, w, h, deep, 0, foot, 0, r=0.01)
        k.box(m, w * 1.06, 0.03, deep * 1.06, 0, foot + h, 0)
    for sx in (-1, 1):
        for sz in (-1, 1):
            k.box(m, 0.04, foot, 0.04, sx * w * 0.35, 0, sz * deep * 0.35)
    k.box(m, w * 0.8, h * 0.6, 0.03, 0, foot + h * 0.25, deep / 2)
    k.box(glass("#e08a3a", 0.9), w * 0.6, h * 0.4, 0.01, 0, foot + h * 0.35, deep / 2 + 0.015)
    k.cyl(m, d.u(0.05, 0.08), d.u(0.3, 1.3), 0, foot + h, -deep * 0.2, seg=18)


@variety("fireplace")
def fireplace(k: Kit, d: Dice) -> None:
    """Two pillars and a shelf round a dark hole with logs."""
    m, w, h = (
        d.of(stone(d.code()), painted("#f1efe9"), d.timber(), natural("brick", "#9a5a44")),
        d.u(1.1, 1.8),
        d.u(0.95, 1.35),
    )
    deep, side = d.u(0.2, 0.5), d.u(0.15, 0.3)
    for s in (-1, 1):
        k.box(m, side, h * 0.85, deep, s * (w - side) / 2, 0, 0)
    k.box(m, w, h * 0.25, deep, 0, h * 0.65, 0)
    k.box(d.of(m, d.timber()), w * 1.12, 0.06, deep * 1.25, 0, h * 0.9, 0.02)
    k.box(natural("soot", "#17120f"), w - 2 * side, h * 0.65, 0.02, 0, 0, -deep / 2)
    k.box(stone("#5a5a5c"), w * 1.1, 0.04, deep * d.u(1.2, 2), 0, 0, deep * 0.3)
    for n in range(d.i(0, 4)):
        with k.at((n % 2 - 0.5) * 0.05, 0.05 + n // 2 * 0.08, n % 2 * 0.1 - 0.05, roll=90):
            k.cyl(natural("bark", "#6a4a2e"), 0.045, 0.4, y=-0.2, seg=9)


@variety("bidet")
def bidet(k: Kit, d: Dice) -> None:
    """A low oval basin with a tap, on a foot or hung."""
    m, w, long, h = ceramic("#f4f4f2"), d.u(0.34, 0.4), d.u(0.5, 0.6), d.u(0.36, 0.42)
    with k.at(scale=(w / long, 1, 1)):
        r = long / 2
        foot = 0.0 if d.yes(0.6) else h * 0.35
        k.lathe(
            m,
            [
                (0, foot),
                (r * 0.6, foot),
                (r * 0.95, h * 0.8),
                (r, h),
                (r * 0.85, h),
                (r * 0.6, h * 0.72),
                (0, h * 0.68),
            ],
            fillet=0.02,
            seg=30,
        )
    k.box(m, w * 0.8, h * 0.25, 0.1, 0, h * 0.75, -long * 0.42, r=0.02)
    k.tube(
        metal(),
        k.curve([(0, h, -long * 0.4), (0, h + 0.1, -long * 0.38), (0, h + 0.07, -long * 0.2)], 9, 5),
        0.012,
        seg=8,
    )


@variety("urinal")
def urinal(k: Kit, d: Dice) -> None:
    """A shell of ceramic at a wall."""
    m, w, h, deep = ceramic("#f4f4f2"), d.u(0.3, 0.4), d.u(0.55, 0.95), d.u(0.28, 0.38)
    for y, out in zip(np.linspace(0, h, 9), (0.55, 0.9, 1.0, 0.95, 0.6, 0.45, 0.42, 0.45, 0.4), strict=True):
        with k.at(0, float(y), 0, scale=(1, 1, deep * out / (w / 2))):
            ring = [(np.cos(a) * w / 2, np.sin(a) * w / 2) for a in np.linspace(0, np.pi, 12)]
            k.slab(m, [*ring, *[(x * 0.8, z * 0.8 if 0 < y < h else 0.0) for x, z in reversed(ring)]], h / 7.4)
    k.box(m, w, h, 0.03, 0, 0, -0.01)
    k.cyl(metal(), 0.012, 0.15, 0, h, 0.05, seg=10)


@variety("shower")
def shower(k: Kit, d: Dice) -> None:
    """A tray with walls of glass, a pipe and a rose; or the pipe and the rose alone."""
    chrome, pane, w, deep, h = metal(), glass("#cfe0e4", d.u(0.25, 0.9)), d.u(0.75, 1.1), d.u(0.75, 1.0), d.u(1.9, 2.1)
    cabin = d.yes(0.7)
    if cabin:
        k.box(ceramic("#f4f4f2"), w, d.u(0.05, 0.16), deep, r=0.02)
        for s in (-1, 1) if d.yes(0.5) else (1,):
            k.box(pane, 0.008, h, deep, s * w / 2, 0.05, 0, r=0)
        if d.yes(0.7):
            k.box(pane, w * d.u(0.5, 1.0), h, 0.008, 0, 0.05, deep / 2, r=0)
        for sx in (-1, 1):
            for sz in (-1, 1):
                k.box(chrome, 0.025, h, 0.025, sx * w / 2, 0.05, sz * deep / 2)
        if d.yes(0.5):
            k.box(chrome, w, 0.025, 0.025, 0, h, deep / 2)
    z = -deep / 2 + 0.05 if cabin else 0.0
    k.tube(
        chrome,
        k.curve([(0, 0.9 if cabin else 0.0, z), (0, h - 0.1, z), (0, h, z + 0.1), (0, h, z + 0.3)], 16, 8),
        0.011,
        seg=7,
    )
    k.cyl(chrome, d.u(0.06, 0.14), 0.02, 0, h - 0.04, z + 0.3)
    k.box(chrome, d.u(0.1, 0.3), 0.05, 0.06, 0, 1.0 if cabin else 0.1, z)


@variety("fire extinguisher")
def fire_extinguisher(k: Kit, d: Dice) -> None:
    """A red bottle with a lever and a hose."""
    r, h, red = d.u(0.045, 0.085), d.u(0.28, 0.52), painted(d.of("#c01818", "#d42a1e", "#a81414"))
    k.lathe(red, k.curve([(r * 0.9, 0), (r, 0.02), (r, h * 0.8), (r * 0.5, h * 0.95), (0.02, h)], 16, 9), seg=24)
    k.box(plastic("#1c1c1e"), 0.025, 0.035, 0.05, 0, h, 0)
    for n in (0, 1):
        with k.at(0, h + 0.03, 0, pitch=-12 - 14 * n):
            k.box(d.of(metal(), plastic("#1c1c1e")), 0.018, 0.01, r * 1.7, 0, n * 0.02, r * 0.6)
    hose = k.curve([(0, h, -0.03), (r * 0.6, h * 1.05, -0.06), (r * 1.15, h * 0.7, 0), (r * 1.1, h * 0.3, 0.02)], 14, 7)
    k.tube(plastic("#161618"), hose, 0.009, seg=7)
    k.cyl(plastic("#f1efe6"), r * 1.005, h * 0.3, y=h * 0.25, bevel=0)
