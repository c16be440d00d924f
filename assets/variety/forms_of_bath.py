"""What has to do with water: for washing and in the bathroom, to drink, to put out a fire; of many makers."""

from __future__ import annotations

import numpy as np

from assets.recipes.curves import Array
from assets.recipes.kit import Kit
from assets.recipes.materials import Finish, ceramic, glass, metal, painted, plastic, rubber
from assets.variety.parts import SIDES, bar, bent
from assets.variety.registry import Dice, form


def white(d: Dice) -> Finish:
    """What basins are made of."""
    return ceramic(d.of("#f5f5f3", "#f5f5f3", "#efe9dc", "#d9c7c4", "#3a3b3e"))


@form("bidet")
def bidet(k: Kit, d: Dice) -> None:
    """A low basin like that of a toilet but open, without lid or cistern, with a tap at its back."""
    m, h, long, w = white(d), d.u(0.36, 0.41), d.u(1.3, 1.6), d.u(0.17, 0.2)
    hung = d.yes(0.35)
    low = 0.12 if hung else 0.0
    with k.at(0, 0, 0.03, scale=(1, 1, long)):
        foot = [(w * 0.35, low), (w * 0.7, low + 0.05)] if hung else [(w * 0.65, 0), (w * 0.55, h * 0.4)]
        outer = k.curve([*foot, (w * 0.95, h * 0.8), (w, h)], 10, 6)
        k.lathe(m, [*outer, (w * 0.84, h), (w * 0.74, h - 0.08), (w * 0.3, h - 0.15), (0, h - 0.155)], seg=28)
        k.cyl(metal(), 0.02, 0.004, y=h - 0.155)
    z = -w * long
    k.box(m, w * d.u(1.5, 1.9), 0.12, 0.2, 0, h - 0.12, z + 0.1, r=0.03)
    k.box(m, w * 1.4, h - low, 0.12, 0, low, z + 0.08, r=0.02)
    y, tap = h - 0.002, d.of(metal(), metal(), metal("#b5893a"))
    k.cyl(tap, 0.02, 0.07, 0, y, z + 0.1)
    bent(k, tap, 0.011, (0, y + 0.05, z + 0.1), (0, y + 0.09, z + 0.15), (0, y + 0.04, z + 0.22))
    if d.yes(0.5):
        bar(k, tap, 0.006, (0, y + 0.07, z + 0.1), (0, y + 0.13, z + 0.06))
    else:
        for s in SIDES:
            k.cyl(tap, 0.02, 0.05, s * 0.09, y, z + 0.1, seg=8)


@form("urinal")
def urinal(k: Kit, d: Dice) -> None:
    """A hollow shell that hangs on a wall, high behind, its lip ahead and below; a pipe and a knob above."""
    m, w, h, deep = white(d), d.u(0.28, 0.42), d.u(0.5, 0.75), d.u(0.26, 0.38)
    reach, square, lip, hollow = d.u(0.4, 0.8), d.of(2.0, 2.0, 4.0), h * d.u(0.25, 0.45), d.u(0.6, 0.8)

    def place(u: Array, v: Array) -> Array:
        a, low = np.pi * (0.02 + 0.96 * u), np.clip(v / 0.3, 0, 1) ** 0.5
        c, s = np.cos(a), np.sin(a)
        out = 1 - reach * np.where(v < 0.45, v / 3, 0.15 + 0.7 * (np.clip(v - 0.45, 0, 1) / 0.55) ** 1.3)
        front = np.clip((v * h - lip) / (h * 0.12), 0, 1) * np.where(v < 0.9, 1.0, 1 - (v - 0.9) * 6)
        x = np.sign(c) * np.abs(c) ** (2 / square) * w / 2 * (0.6 + 0.4 * low)
        z = np.abs(s) ** (2 / square) * deep * out * (0.35 + 0.65 * low) * (1 - front * s * hollow)
        return np.stack([x, v * h, z + 0.01], -1)

    k.sheet(m, place, (26, 22), 0.02)
    k.box(m, w * 0.97, h * 0.97, 0.03, 0, 0.01, 0.015, r=0.012)
    k.cyl(m, w * 0.3, 0.04, 0, 0.02, deep * 0.3)
    k.cyl(metal(), 0.025, 0.008, 0, lip * 0.5, deep * 0.4)
    if d.yes(0.75):
        high = h + d.u(0.1, 0.3)
        bar(k, metal(), 0.012, (0, h - 0.02, 0.06), (0, high, 0.06), (0, high, 0))
        with k.at(0, high - 0.05, 0.06, pitch=90):
            k.cyl(metal(), 0.024, 0.04)
    if d.yes(0.4):
        bar(k, metal(), 0.02, (0, 0.02, 0.1), (0, -0.1, 0.1), (0, -0.1, 0))


def head(k: Kit, d: Dice, m: Finish, y: float, z: float) -> None:
    """A rose for water from above, round or square, on an arm from a wall whose face is at z = 0."""
    r, x = d.u(0.05, 0.14), 0.0
    bar(k, m, 0.01, (x, y + 0.05, 0), (x, y + 0.07, z), (x, y, z))
    with k.at(x, y, z, pitch=d.of(0, 15)):
        if d.yes(0.7):
            k.lathe(m, [(0, -0.01), (r, -0.01), (r, 0.0), (r * 0.2, 0.03), (0, 0.03)], seg=24)
        else:
            k.box(m, r * 2, 0.01, r * 2, 0, -0.01, 0)


def mixing_tap(k: Kit, d: Dice, m: Finish, y: float) -> None:
    """A bar with a handle at each end, or a lever on a plate, on a wall whose face is at z = 0."""
    if d.yes(0.6):
        bar(k, m, 0.018, (-0.12, y, 0.05), (0.12, y, 0.05))
        for s in SIDES:
            bar(k, m, 0.024, (s * 0.1, y, 0.05), (s * 0.15, y, 0.05))
            bar(k, m, 0.014, (s * 0.07, y, 0), (s * 0.07, y, 0.05))
    else:
        with k.at(0, y, 0, pitch=90):
            k.cyl(m, 0.08, 0.012)
            k.cyl(m, 0.025, 0.05)
        bar(k, m, 0.008, (0, y, 0.05), (0, y - 0.1, 0.07))


@form("shower")
def shower(k: Kit, d: Dice) -> None:
    """A cabin: a tray with panes of glass about it, square or round, a rail with a rose and a tap inside."""
    w, h, m = d.u(0.75, 1.3), d.u(1.85, 2.15), d.of(metal(), metal(), rubber("#26272a"))
    deep, pane, tray = d.of(w, d.u(0.75, 0.95)), glass(d.of("#cfe0e4", "#e4ecee", "#9fb4bc"), 0.3), d.u(0.04, 0.15)
    k.box(ceramic(), w, tray, deep, r=0.01)
    k.cyl(metal(), 0.045, 0.004, y=tray)
    round_front = d.yes(0.3)
    walls = d.of(ceramic("#e8ebec"), pane, painted("#e4e2da"))
    k.box(walls, w, h - tray, 0.02, 0, tray, -deep / 2 + 0.01, r=0)
    k.box(d.of(walls, pane), 0.015, h - tray, deep, -w / 2, tray, 0, r=0)
    bar(k, m, 0.014, (w / 2, tray, -deep / 2), (w / 2, h, -deep / 2), (w / 2, h, 0))
    if not round_front and d.yes(0.7):
        half = d.of(0.5, 1.0)
        bar(k, m, 0.014, (-w / 2, h, -deep / 2), (-w / 2, h, deep / 2), (w / 2, h, deep / 2), (w / 2, h, -deep / 2))
        for s in SIDES:
            bar(k, m, 0.014, (s * w / 2, tray, deep / 2), (s * w / 2, h, deep / 2))
        k.box(pane, w * half, h - tray, 0.01, -w * (1 - half) / 2, tray, deep / 2, r=0)
        grip = ((0.9, 0.0), (0.9, 0.04), (1.2, 0.04), (1.2, 0.0))
        bar(k, m, 0.01, *((w * (half - 0.55), y, deep / 2 + z) for y, z in grip))
        bar(k, m, 0.01, (0, tray, deep / 2), (0, h, deep / 2))
    elif round_front:
        t = np.linspace(0, np.pi / 2, 10)
        line = np.stack([-w / 2 + np.sin(t) * w, t * 0, -deep / 2 + np.cos(t) * deep], 1)
        for y in (tray + 0.01, h):
            k.tube(m, line + np.array([0, y, 0]), 0.014, seg=6)
        for n in range(2, 9) if d.yes(0.6) else ():
            bar(k, pane, 0.012, line[n] + np.array([0, tray, 0]), line[n] + np.array([0, h, 0]))
    with k.at(0, 0, -deep / 2 + 0.02):
        head(k, d, m, h - d.u(0.05, 0.2), d.u(0.15, 0.35))
        bar(k, m, 0.009, (0, 1.0, 0.05), (0, h - 0.05, 0.05))
        mixing_tap(k, d, m, 1.0)


@form("shower")
def shower_on_wall(k: Kit, d: Dice) -> None:
    """The fittings alone: a rail on a wall with a rose at its end or one to hold, a hose, a tap."""
    m, h = d.of(metal(), metal(), rubber("#26272a"), metal("#b5893a")), d.u(0.7, 1.25)
    mixing_tap(k, d, m, 0.05)
    bar(k, m, 0.01, (0, 0.05, 0.05), (0, h, 0.05))
    for y in (0.3, h):
        bar(k, m, 0.012, (0, y, 0), (0, y, 0.05))
    both = d.of("above", "hand", "both")
    if both != "hand":
        head(k, d, m, h + 0.03, d.u(0.25, 0.4))
    if both != "above":
        y = h * d.u(0.6, 0.85)
        bar(k, m, 0.013, (0, y - 0.1, 0.08), (0, y + 0.08, 0.14))
        with k.at(0, y + 0.09, 0.15, pitch=60):
            k.cyl(m, d.u(0.04, 0.065), 0.025, y=-0.012, seg=22)
        bent(k, metal("#a8abb0"), 0.008, (0, y - 0.1, 0.08), (0.12, -0.1, 0.1), (0.06, -0.25, 0.08), (0, 0.03, 0.06))
    if d.yes(0.3):
        k.box(d.of(m, d.timber(), ceramic()), d.u(0.12, 0.22), h + 0.2, 0.02, 0, -0.05, -0.01)


@form("water heater")
def water_heater(k: Kit, d: Dice) -> None:
    """A drum that hangs upright or lies, a flat box, or a tall tank on the floor; with pipes and a dial."""
    m = d.of(painted("#f4f4f2"), painted("#f4f4f2"), painted(d.code()), metal("#b5b8bc"))
    style = d.of("drum", "lying", "box", "box", "tank")
    pipe = d.of(metal("#b5713a"), metal())
    if style == "box":
        w, h, deep = d.u(0.3, 0.48), d.u(0.5, 0.8), d.u(0.18, 0.34)
        k.box(m, w, h, deep, 0, 0, deep / 2, r=d.u(0.005, 0.03))
        if d.yes(0.4):
            k.box(rubber(), w * 0.12, h * 0.15, 0.006, 0, h * 0.5, deep, r=0)
        dial, front, under = (d.u(-0.2, 0.2) * w, h * 0.14), deep, [(x * w, 0.0) for x in (-0.3, -0.1, 0.12, 0.3)]
        k.box(glass("#17181b", 1.0), w * 0.35, h * 0.06, 0.006, 0, h * 0.22, deep, r=0)
        if d.yes(0.5):
            k.cyl(m, 0.05, 0.25, 0, h - 0.01, deep * 0.45)
    else:
        r = d.u(0.19, 0.26)
        h = d.u(1.1, 1.6) if style == "tank" else d.u(0.5, 1.0)
        base = 0.06 if style == "tank" else 0.0
        line = [(0, 0), (r * 0.7, 0), (r, 0.05), (r, h - 0.05), (r * 0.7, h), (0, h)]
        if style == "lying":
            with k.at(h / 2, r, r + 0.02, roll=90):
                k.lathe(m, line, fillet=0.03, seg=28)
            dial, front, under = (0.2, r), 2 * r, [(-0.1, r), (0.1, r)]
        else:
            k.lathe(m, line, 0, base, r + 0.02, fillet=0.03, seg=28)
            dial, front, under = (0, base + h * 0.2), 2 * r, [(-0.09, r), (0.09, r)]
        if style == "tank":
            for s in SIDES:
                bar(k, rubber(), 0.02, (s * r * 0.6, 0, r + 0.02), (s * r * 0.6, base + 0.03, r + 0.02))
                bar(k, pipe, 0.014, (s * 0.1, base + h - 0.03, r), (s * 0.1, base + h + d.u(0.1, 0.3), r))
            k.box(plastic("#3a3b3e"), 0.16, 0.16, 0.05, 0, base + h * 0.12, 2 * r + 0.02)
            under = []
    with k.at(dial[0], dial[1], front, pitch=90):
        k.cyl(plastic("#2a2b2e"), 0.03, 0.03, seg=18)
        k.ring(metal(), 0.032, 0.004, y=0.01, seg=18, sides=5)
    for x, z in under:
        bar(k, pipe, 0.01, (x, 0.04, z + 0.05), (x, -d.u(0.08, 0.2), z + 0.05))


@form("water dispenser")
def water_dispenser(k: Kit, d: Dice) -> None:
    """A column with a niche with two taps, red and blue, a bottle head down on it or none; tall, or for a table."""
    tall, w, deep = d.yes(0.75), d.u(0.27, 0.36), d.u(0.28, 0.38)
    h, m = d.u(0.85, 1.15) if tall else d.u(0.38, 0.52), d.of(plastic("#f4f4f2"), d.hard(), metal("#b5b8bc"))
    niche, back = h - d.u(0.32, 0.38), d.of(rubber(), plastic("#c8cacc"))
    k.box(m, w, niche, deep, r=0.015)
    k.box(m, w, 0.1, deep, 0, h - 0.1, 0, r=0.015)
    k.box(m, w, h, deep * 0.55, 0, 0, -deep * 0.22, r=0.015)
    k.box(back, w * 0.86, h - niche - 0.1, 0.01, 0, niche, deep * 0.055, r=0)
    k.box(rubber("#3a3b3e"), w * 0.7, 0.02, deep * 0.35, 0, niche - 0.005, deep * 0.3)
    for s in SIDES:
        k.box(m, 0.02, h - niche, deep, s * (w / 2 - 0.01), niche - 0.02, 0)
    count = d.of(2, 2, 3)
    for n in range(count):
        x, coat = (n - (count - 1) / 2) * w * 0.28, plastic(("#c8281f", "#2a5ac0", "#e8e8e6")[n])
        k.box(coat, 0.035, 0.05, 0.06, x, h - 0.15, deep * 0.2)
        k.cyl(coat, 0.01, 0.04, x, h - 0.18, deep * 0.26)
    if tall:
        k.box(m, w * 0.85, niche * 0.7, 0.012, 0, niche * 0.1, deep / 2)
    if d.yes(0.65):
        r, blue = d.u(0.125, 0.14), glass(d.of("#8fc0e0", "#b4d6ea"), 0.4)
        k.cyl(m, r * 0.8, 0.03, y=h)
        line = [(0.03, 0), (0.035, 0.04), (r, 0.1), (r, 0.18), (r * 0.95, 0.2), (r, 0.22), (r, 0.36), (r * 0.8, 0.4),
                (0, 0.4)]
        k.lathe(blue, line, 0, h, 0, fillet=0.012, seg=28)


@form("fire extinguisher")
def fire_extinguisher(k: Kit, d: Dice) -> None:
    """A red bottle with a valve, a lever and a hose that hangs at its side, a label and a gauge."""
    r, h = d.u(0.05, 0.1), d.u(0.3, 0.58)
    m = painted(d.of("#c8281f", "#b8201c", "#d8352a", "#c8281f", "#c4c7cb"))
    shoulder = h - r * d.u(0.6, 1.0)
    k.lathe(m, [(0, 0), (r * 0.9, 0), (r, 0.02), (r, shoulder), (r * 0.75, h - r * 0.25), (0.02, h), (0.02, h + 0.03),
                (0, h + 0.03)], fillet=0.015, seg=26)
    if d.yes(0.4):
        k.cyl(rubber(), r * 1.03, h * 0.05)
    band = h * d.u(0.15, 0.3)
    k.cyl(plastic(d.of("#f0efe8", "#e8d24a", "#22437f")), r * 1.008, band, y=h * d.u(0.35, 0.5), bevel=0, seg=26)
    dark, top = d.of(rubber(), metal()), h + 0.02
    k.box(dark, 0.04, 0.04, 0.045, 0, top, 0)
    bar(k, dark, 0.008, (0, top + 0.03, -0.01), (0, top + 0.035, r * 1.2))
    bar(k, dark, 0.008, (0, top + 0.035, -0.01), (0, top + 0.08, r * 1.25))
    with k.at(0.02, top + 0.015, 0, roll=-90):
        k.cyl(metal(), 0.016, 0.02, seg=16)
    if d.yes(0.8):
        side, low = -r - 0.02, h * d.u(0.2, 0.55)
        bent(k, rubber(), 0.009, (0, top + 0.02, 0), (side * 0.8, top + 0.02, 0), (side * 1.15, h * 0.75, 0),
             (side, low, 0))
        with k.at(side, low + 0.02, 0, pitch=180):
            k.cyl(rubber(), 0.012, d.u(0.06, 0.16), top=d.u(0.012, 0.04), seg=16)
    if d.yes(0.25):
        k.box(metal(), r * 0.8, h * 0.6, 0.01, 0, h * 0.2, -r - 0.005)
    for y in (0.3, 0.7) if d.yes(0.25) else ():
        k.ring(metal(), r * 1.02, 0.005, y=h * y, seg=26, sides=5)
