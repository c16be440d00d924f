"""Machines for heat, cold and cooking that stand in a house or are built in; of many makers."""

from __future__ import annotations

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import Finish, glass, metal, painted, plastic, rubber
from assets.variety.living import cased
from assets.variety.parts import SIDES, bar, bent, rungs
from assets.variety.registry import Dice, form

DARK = glass("#17181b", 1.0)
"""The glass of ovens and hobs."""


def knobs(k: Kit, d: Dice, n: int, w: float, y: float, z: float) -> None:
    """Round knobs in a row, w wide, on a front at z; maybe with a display in their middle. Metres."""
    m, r = d.of(metal(), plastic("#2a2b2e"), plastic("#e8e8e6")), d.u(0.014, 0.024)
    for x in np.linspace(-w / 2, w / 2, n):
        with k.at(x, y, z, pitch=90):
            k.cyl(m, r, 0.025, seg=16)
    if d.yes(0.4):
        k.box(DARK, w * 0.25, r * 2, 0.004, 0, y - r, z, r=0)


def slats(k: Kit, m: Finish, n: int, w: float, low: float, high: float, z: float) -> None:
    """A grid of level bars, w wide, from height `low` to `high` on a front at z. Metres."""
    rungs(k, m, 0.006, n, ((-w / 2, low, z), (-w / 2, high, z)), ((w / 2, low, z), (w / 2, high, z)))


def blades(k: Kit, m: Finish, r: float, x: float, y: float, z: float) -> None:
    """A fan behind rings, r in radius, on a front at z. Metres."""
    with k.at(x, y, z, pitch=90):
        k.cyl(rubber(), r, 0.004, seg=26)
        for t in (0.3, 0.55, 0.8, 1.0):
            k.ring(m, r * t, 0.005, y=0.004, seg=26, sides=5)
        for a in np.arange(8) * np.pi / 4:
            bar(k, m, 0.004, (0, 0.01, 0), (np.sin(a) * r, 0.01, np.cos(a) * r))


@form("air conditioner")
def air_conditioner(k: Kit, d: Dice) -> None:
    """Long and shallow, high on a wall, with a flap below from which the air comes."""
    w, h, deep, m = d.u(0.7, 1.15), d.u(0.25, 0.34), d.u(0.17, 0.26), plastic(d.of("#f4f4f2", "#f4f4f2", d.code()))
    cut, front = d.u(0.25, 0.45), d.u(0.0, 0.05)
    k.slab(m, [(0, 0), (deep * 0.7, 0), (deep, h * cut), (deep - front, h), (0, h)], w, axis="x",
           corner=d.u(0.005, 0.03))
    flap = d.of(m, plastic("#c8cacc"))
    with k.at(0, 0.01, deep * 0.72, pitch=d.u(35, 75)):
        k.box(flap, w * 0.88, h * cut, 0.01)
    k.box(rubber(), w * 0.86, 0.012, 0.01, 0, h * cut, deep - 0.005, r=0)
    slats(k, m, d.i(3, 6), w * 0.95, h * (cut + 0.15), h * 0.95, deep - front * 0.6)
    k.box(DARK, 0.06, 0.02, 0.006, w * 0.38, h * (cut + 0.1), deep - front * 0.2, r=0)


@form("air conditioner")
def air_conditioner_in_one(k: Kit, d: Dice) -> None:
    """A box for a window, with slats; a tower on castors with a hose; or the outer half with its fan."""
    style, m = d.of("window", "tower", "outer"), plastic(d.of("#f2f2ee", "#e4e2da", d.code()))
    if style == "window":
        w, h, deep = d.u(0.45, 0.68), d.u(0.32, 0.45), d.u(0.4, 0.6)
        k.box(m, w, h, deep, r=0.012)
        slats(k, m, d.i(7, 12), w * 0.66, h * 0.1, h * 0.9, deep / 2)
        k.box(d.of(DARK, m), w * 0.2, h * 0.75, 0.01, w * 0.37, h * 0.12, deep / 2)
        for y in (0.3, 0.6):
            with k.at(w * 0.37, h * y, deep / 2, pitch=90):
                k.cyl(metal(), 0.022, 0.02, seg=16)
    elif style == "tower":
        w, h, deep = d.u(0.3, 0.46), d.u(0.65, 0.85), d.u(0.3, 0.4)
        k.box(m, w, h, deep, 0, 0.04, 0, r=0.04, steps=2)
        slats(k, rubber(), d.i(4, 8), w * 0.8, h * 0.72, h * 0.92, deep / 2)
        k.box(DARK, w * 0.6, 0.004, deep * 0.3, 0, h + 0.04, 0.04, r=0)
        for x in SIDES:
            for z in SIDES:
                k.blob(rubber(), 0.04, 0.045, 0.04, x * w * 0.4, 0, z * deep * 0.4, cells=4)
        if d.yes(0.7):
            bent(k, plastic("#dcdcd8"), 0.065, (0, h * 0.6, -deep / 2), (0, h * 0.7, -deep),
                 (0.1, h * 1.2, -deep * 1.6))
    else:
        w, h, deep = d.u(0.72, 0.95), d.u(0.5, 0.8), d.u(0.25, 0.36)
        k.box(m, w, h, deep, 0, 0.06, 0, r=0.012)
        blades(k, d.of(m, rubber()), h * 0.4, -w * 0.14, h / 2 + 0.06, deep / 2)
        for x in SIDES:
            k.box(metal(), 0.05, 0.06, deep * 1.15, x * w * 0.35, 0, 0)


@form("cooktop")
def cooktop(k: Kit, d: Dice) -> None:
    """A plate with four rings of light, four burners with grates, or solid plates; with knobs, or none."""
    w, deep = d.of(d.u(0.28, 0.32), d.u(0.56, 0.62), d.u(0.7, 0.92)), d.u(0.48, 0.53)
    style = d.of("glass", "gas", "plates")
    h, top = d.u(0.02, 0.06), DARK if style == "glass" else d.of(metal(), DARK, painted("#f2f2ee"), painted("#26272a"))
    n = 2 if w < 0.4 else 4 if w < 0.65 else 5
    corners = [(x * 0.27, z * 0.24) for x in SIDES for z in SIDES]
    spots = [(0, -0.24), (0, 0.2)] if n == 2 else corners + [(0, 0)] * (n - 4)
    k.box(top, w, h, deep, r=0.004)
    if d.yes(0.3):
        k.box(metal(), w + 0.012, h * 0.5, deep + 0.012, 0, 0, 0)
    grate = d.of(rubber("#1a1a1c"), metal("#55585e"))
    for x, z in spots:
        r = d.u(0.06, 0.11)
        with k.at(x * w, h, z * deep):
            if style == "glass":
                for t in (1.0, 0.93):
                    k.ring(plastic(d.of("#b8babd", "#8a3a32")), r * t, 0.0012, y=-0.001, seg=28, sides=4)
            elif style == "plates":
                k.cyl(rubber("#2a2a2c"), r, 0.012, seg=26)
                k.ring(metal(), r, 0.004, seg=26, sides=5)
            else:
                k.cyl(metal("#8d9096"), r * 0.5, 0.014, seg=18)
                k.cyl(rubber(), r * 0.36, 0.022, seg=18)
                for a in np.arange(4) * np.pi / 2:
                    s, c = np.sin(a), np.cos(a)
                    bar(k, grate, 0.005, (s * r * 1.25, 0, c * r * 1.25), (s * r * 1.25, 0.035, c * r * 1.25),
                        (s * r * 0.3, 0.035, c * r * 0.3))
                k.ring(grate, r * 1.1, 0.005, y=0.026, seg=d.of(4, 22), sides=5)
    for x in np.linspace(-w * 0.3, w * 0.3, n) if style != "glass" else ():
        k.cyl(d.of(metal(), plastic("#2a2b2e")), 0.018, 0.025, x, h, deep * 0.44, seg=14)


def oven_door(k: Kit, d: Dice, w: float, low: float, high: float, z: float) -> None:
    """A front with a window and a bar to pull across its top."""
    frame = d.of(metal(), DARK, plastic("#f0f0ee"))
    k.box(frame, w * 0.97, high - low, 0.03, 0, low, z + 0.015)
    k.box(DARK, w * 0.7, (high - low) * d.u(0.4, 0.65), 0.006, 0, low + (high - low) * 0.18, z + 0.032, r=0)
    y = high - (high - low) * 0.12
    bar(k, metal(), 0.011, (-w * 0.38, y, z + 0.02), (-w * 0.38, y, z + 0.065), (w * 0.38, y, z + 0.065),
        (w * 0.38, y, z + 0.02))


@form("oven")
def oven(k: Kit, d: Dice) -> None:
    """To be built in: a glass door with a bar, a panel with knobs above; two over one another, or a small one."""
    style, deep = d.of("one", "one", "two", "small"), d.u(0.5, 0.6)
    w, h = {"one": (d.u(0.55, 0.62), d.u(0.55, 0.64)), "two": (d.u(0.55, 0.76), d.u(1.0, 1.35)),
            "small": (d.u(0.4, 0.55), d.u(0.24, 0.34))}[style]
    if style == "small":
        deep = d.u(0.3, 0.4)
        k.box(d.steel(), w, h, deep, 0, 0.02, 0, r=0.012)
        with k.at(-w * 0.11):
            oven_door(k, d, w * 0.76, 0.04, h, deep / 2)
        knob = d.of(metal(), rubber())
        for y in (0.25, 0.5, 0.75):
            with k.at(w * 0.39, h * y + 0.02, deep / 2, pitch=90):
                k.cyl(knob, 0.02, 0.025, seg=16)
        for x in SIDES:
            k.box(rubber(), 0.03, 0.02, deep * 0.8, x * w * 0.42, 0, 0)
        return
    cased(k, d, w, h, deep)
    panel = 0.1
    k.box(d.of(metal(), DARK, plastic("#f0f0ee")), w * 0.99, panel, 0.03, 0, h - panel - 0.005, deep / 2 + 0.012)
    knobs(k, d, d.of(2, 2, 4), w * 0.6, h - panel / 2, deep / 2 + 0.025)
    half = (h - panel) / 2
    for low, high in ((0.02, half - 0.01), (half, h - panel - 0.02)) if style == "two" else ((0.02, h - panel - 0.02),):
        oven_door(k, d, w, low, high, deep / 2)


@form("dryer")
def dryer(k: Kit, d: Dice) -> None:
    """A box with a broad round or square door and a panel above or behind; a sieve for the lint below."""
    w, h, deep = d.u(0.58, 0.7), d.u(0.82, 1.0), d.u(0.55, 0.75)
    m, high = cased(k, d, w, h, deep), d.u(0.46, 0.56)
    door = d.of(m, metal(), plastic("#dfe0e0"))
    if d.yes(0.6):
        with k.at(0, h * high, deep / 2, pitch=90):
            k.lathe(door, [(0, 0.03), (w * 0.3, 0.035), (w * 0.37, 0.02), (w * 0.38, 0)], fillet=0.01, seg=28)
            if d.yes(0.6):
                k.cyl(d.of(DARK, glass("#5a6068", 1.0)), w * 0.24, 0.04, seg=26)
        k.box(metal(), 0.025, 0.12, 0.03, w * 0.34, h * high - 0.06, deep / 2 + 0.02)
    else:
        k.box(door, w * 0.72, w * 0.62, 0.025, 0, h * high - w * 0.31, deep / 2 + 0.012, r=0.03)
        k.box(metal(), 0.03, 0.12, 0.03, w * 0.3, h * high - 0.06, deep / 2 + 0.03)
    if d.yes(0.4):
        with k.at(0, h, -deep / 2 + 0.07, pitch=-15):
            k.box(m, w, 0.17, 0.09, r=0.012)
            knobs(k, d, d.i(2, 4), w * 0.7, 0.09, 0.045)
    else:
        k.box(plastic("#d4d6d8"), w * 0.98, 0.1, 0.012, 0, h - 0.12, deep / 2, r=0)
        knobs(k, d, d.of(1, 1, 3), w * 0.5, h - 0.07, deep / 2 + 0.01)
    k.box(d.of(m, rubber()), w * 0.35, 0.11, 0.01, -w * 0.24, 0.05, deep / 2)


@form("freezer")
def freezer(k: Kit, d: Dice) -> None:
    """A chest with a lid that opens upward: whole, or two panes that slide as in a shop."""
    w, h, deep = d.u(0.55, 1.6), d.u(0.8, 0.92), d.u(0.52, 0.72)
    m = d.of(painted("#f4f4f2"), painted("#f4f4f2"), d.hard())
    k.box(m, w, h - 0.08, deep, 0, 0.02, 0, r=0.015)
    if d.yes(0.7):
        with k.at(0, h - 0.055, -deep / 2, pitch=-d.of(0, 0, 0, d.u(15, 60))):
            k.box(m, w * 1.01, 0.07, deep * 1.02, 0, 0, deep / 2, r=0.015)
            k.box(d.of(metal(), plastic("#8d9096")), 0.16, 0.035, 0.025, 0, 0, deep * 1.02)
    else:
        k.box(metal(), w, 0.05, deep, 0, h - 0.06, 0)
        for s in SIDES:
            k.box(glass("#9fb4bc", 0.5), w * 0.5, 0.012, deep * 0.86, s * w * 0.24, h - 0.01 + 0.006 * s, 0)
            k.box(rubber(), 0.03, 0.02, deep * 0.4, s * w * 0.44, h, 0)
    slats(k, rubber("#8d9096"), 5, 0.2, 0.07, 0.17, deep / 2)
    k.blob(plastic("#4a9a5a"), 0.02, 0.02, 0.01, w * 0.4, 0.12, deep / 2, cells=4)
    for x in SIDES:
        for z in SIDES:
            k.cyl(rubber(), 0.025, 0.03, x * w * 0.42, 0, z * deep * 0.4)


@form("freezer")
def upright_freezer(k: Kit, d: Dice) -> None:
    """A tall or low box with one door; when it is open, drawers one over another."""
    w, h, deep = d.u(0.5, 0.72), d.of(d.u(0.8, 0.9), d.u(1.4, 1.9)), d.u(0.52, 0.68)
    m = cased(k, d, w, h, deep)
    if d.yes(0.4):
        n = d.i(3, 4) if h < 1 else d.i(5, 7)
        for i in range(n):
            y, each = 0.08 + i * (h - 0.12) / n, (h - 0.12) / n
            k.box(plastic("#dfe8ea"), w * 0.86, each * 0.85, 0.03, 0, y, deep / 2)
            k.box(plastic("#a8b4b8"), w * 0.5, 0.025, 0.03, 0, y + each * 0.55, deep / 2 + 0.02)
        with k.at(-w / 2, 0, deep / 2, yaw=-d.u(70, 110)):
            k.box(m, w, h - 0.05, 0.05, w / 2, 0.04, 0.02, r=0.01)
        return
    k.box(m, w * 0.99, h - 0.06, 0.05, 0, 0.05, deep / 2 + 0.026, r=0.01)
    k.box(d.of(metal(), m), 0.025, h * d.u(0.15, 0.4), 0.035, w * 0.42, h * d.u(0.4, 0.55), deep / 2 + 0.06)
    k.box(DARK, w * 0.3, 0.05, 0.006, 0, h * 0.88, deep / 2 + 0.052, r=0)
