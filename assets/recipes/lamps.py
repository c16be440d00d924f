"""Lamps: what gives light carries an emissive shade or bulb."""

from itertools import pairwise

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import ceramic, glowing, metal, painted, stone, wood
from assets.recipes.registry import asset

SHADE = glowing("shade", "#efe6d2", "#ffd9a0")
BULB = glowing("bulb", "#f6f1e4", "#ffe2b0")


def drum(k: Kit, low: float, high: float, y: float, h: float) -> None:
    """A cloth lampshade, open above and below, with a bulb inside."""
    wall = 0.003
    k.lathe(SHADE, [(low - wall, y), (low, y), (high, y + h), (high - wall, y + h), (low - wall, y)], seg=40)
    k.blob(BULB, 0.06, 0.075, 0.06, y=y + h * 0.35, cells=6)
    k.cyl(metal("#8c8e92"), 0.006, h * 0.5, y=y - 0.02, seg=8)


@asset("lamp", "lamp", code="#4d7f86")
@asset("lamp_white", "lamp", code="#e9e5db")
def ceramic_lamp(k: Kit, code: str) -> None:
    """A table lamp with a glazed pot-bellied base."""
    profile = k.curve(
        [
            (0.001, 0),
            (0.06, 0),
            (0.075, 0.012),
            (0.092, 0.09),
            (0.06, 0.17),
            (0.025, 0.215),
            (0.02, 0.235),
            (0.001, 0.238),
        ],
        26,
        10,
    )
    k.lathe(ceramic(code), np.maximum(profile, 0), seg=36)
    k.cyl(metal("#b8924a", 0.3), 0.012, 0.06, y=0.23, seg=12)
    drum(k, 0.15, 0.11, 0.28, 0.19)


@asset("lamp_wood", "lamp", aliases=("bedside lamp", "table lamp"))
def tripod_lamp(k: Kit) -> None:
    """A small bedside lamp: a turned foot and a drum shade."""
    k.lathe(
        wood("#a87646"),
        [(0, 0), (0.06, 0), (0.062, 0.012), (0.02, 0.03), (0.016, 0.1), (0.022, 0.15), (0.014, 0.19), (0, 0.19)],
        fillet=0.01,
        seg=28,
    )
    drum(k, 0.1, 0.1, 0.18, 0.14)


@asset("lamp_globe", "lamp", aliases=("globe lamp", "ball lamp"))
def globe_lamp(k: Kit) -> None:
    """A glowing glass ball on a brass ring."""
    k.lathe(
        metal("#b8924a", 0.25), [(0, 0), (0.07, 0), (0.07, 0.015), (0.045, 0.035), (0, 0.035)], fillet=0.005, seg=36
    )
    k.blob(glowing("ball", "#f4efe4", "#ffe3bd"), 0.2, 0.2, 0.2, y=0.028, cells=12)


@asset("floor_lamp", "floor_lamp")
def floor(k: Kit) -> None:
    """A floor lamp on a slender stem."""
    steel = metal("#2c2c2f", 0.4)
    k.lathe(steel, [(0, 0), (0.15, 0), (0.15, 0.015), (0.02, 0.026), (0, 0.026)], fillet=0.006, seg=40)
    k.cyl(steel, 0.011, 1.28, y=0.02, seg=12)
    drum(k, 0.22, 0.17, 1.28, 0.28)


@asset("floor_lamp_tripod", "floor_lamp", aliases=("tripod lamp",))
def tripod(k: Kit) -> None:
    """A floor lamp on a wooden tripod."""
    m = wood("#a9743f")
    for i in range(3):
        a = np.radians(120 * i + 180)
        k.tube(
            m,
            [(0.3 * np.sin(a), 0, 0.3 * np.cos(a)), (0.035 * np.sin(a), 1.12, 0.035 * np.cos(a))],
            [0.013, 0.018],
            seg=10,
        )
    k.cyl(metal("#b8924a", 0.3), 0.05, 0.03, y=1.1, seg=20)
    drum(k, 0.24, 0.2, 1.16, 0.26)


@asset("floor_lamp_arc", "floor_lamp", aliases=("arc lamp", "arched lamp"))
def arc(k: Kit) -> None:
    """An arching lamp from a marble block; its shade hangs over +x."""
    steel = metal("#c9ccd0", 0.2)
    k.box(stone("#e9e6e1"), 0.26, 0.08, 0.26, r=0.01, steps=2)
    path = k.curve(
        [(0, 0.07, 0), (0, 0.9, 0), (0.18, 1.62, 0), (0.62, 1.93, 0), (1.02, 1.8, 0), (1.12, 1.58, 0)], 34, 10
    )
    k.tube(steel, path, 0.0125, seg=10)
    with k.at(1.12, 1.38, 0):
        k.lathe(
            painted("#2d2d30"),
            [
                (0.155, 0),
                (0.16, 0),
                (0.13, 0.09),
                (0.04, 0.17),
                (0.015, 0.2),
                (0, 0.2),
                (0, 0.19),
                (0.035, 0.165),
                (0.125, 0.088),
                (0.155, 0),
            ],
            seg=36,
        )
        k.blob(BULB, 0.09, 0.09, 0.09, y=0.03, cells=6)


@asset("desk_lamp", "desk_lamp", code="#22252a")
@asset("desk_lamp_red", "desk_lamp", code="#b92f2a")
def angle_lamp(k: Kit, code: str) -> None:
    """A jointed reading lamp, its head towards +z."""
    m, steel = painted(code, 0.35), metal("#c4c7cb", 0.25)
    k.lathe(m, [(0, 0), (0.085, 0), (0.085, 0.014), (0.03, 0.026), (0, 0.026)], fillet=0.006, seg=32)
    joints = [np.array(p) for p in ((0, 0.03, 0), (0, 0.25, -0.13), (0, 0.44, 0.06))]
    for a, b in pairwise(joints):
        for s in (-0.009, 0.009):
            k.tube(steel, np.array([a, b]) + np.array([s, 0, 0]), 0.004, seg=7)
    for p in joints:
        with k.at(*p, roll=90):
            k.cyl(m, 0.013, 0.032, y=-0.016, seg=14)
    with k.at(0, 0.44, 0.06, pitch=-62):
        k.lathe(
            m,
            [(0.0, 0.02), (0.02, 0.02), (0.025, -0.02), (0.068, -0.1), (0.066, -0.1), (0.023, -0.022), (0, -0.01)][
                ::-1
            ],
            seg=28,
        )
        k.blob(BULB, 0.045, 0.05, 0.045, y=-0.08, cells=5)


@asset("desk_lamp_led", "desk_lamp", aliases=("led lamp",))
def led(k: Kit) -> None:
    """A flat modern desk lamp."""
    m = painted("#e8e8e6", 0.35)
    k.box(m, 0.16, 0.016, 0.16, r=0.007, steps=2)
    k.box(m, 0.03, 0.38, 0.014, y=0.012, z=-0.05, r=0.006, steps=2)
    with k.at(0, 0.375, -0.05, pitch=-6):
        k.box(m, 0.045, 0.014, 0.36, z=0.16, r=0.006, steps=2)
        k.box(glowing("strip", "#fbfaf4", "#fff1d6"), 0.03, 0.002, 0.28, y=-0.002, z=0.18, r=0)


@asset("ceiling_lamp", "ceiling_lamp", code="#2c2c2f")
@asset("ceiling_lamp_copper", "ceiling_lamp", code="#b87345")
def pendant(k: Kit, code: str) -> None:
    """A bell-shaped pendant on its cable."""
    m = metal(code, 0.35)
    k.lathe(
        m,
        [
            (0.195, 0),
            (0.2, 0),
            (0.17, 0.09),
            (0.06, 0.19),
            (0.035, 0.25),
            (0, 0.25),
            (0, 0.24),
            (0.05, 0.185),
            (0.165, 0.088),
            (0.195, 0),
        ],
        fillet=0.012,
        seg=40,
    )
    k.blob(BULB, 0.1, 0.1, 0.1, y=0.045, cells=7)
    k.cyl(metal("#222224"), 0.004, 0.5, y=0.24, seg=6)
    k.lathe(m, [(0, 0.72), (0.05, 0.74), (0.05, 0.75), (0, 0.75)], seg=24)


@asset("ceiling_lamp_panel", "ceiling_lamp", aliases=("light panel", "office light"))
def light_panel(k: Kit) -> None:
    """A flat office light for the ceiling."""
    k.box(painted("#e4e5e6"), 1.2, 0.05, 0.3, y=0.012, r=0.004)
    k.box(glowing("panel", "#fafaf6", "#fff8e8"), 1.16, 0.014, 0.26, r=0.003)


@asset("ceiling_lamp_paper", "ceiling_lamp", aliases=("paper lantern", "paper lamp"))
def lantern(k: Kit) -> None:
    """A ball of ribbed paper."""
    y = np.linspace(0, 1, k.n(45, 9))
    profile = np.stack(
        [0.22 * np.sin(np.pi * (0.08 + 0.84 * y)) + 0.003 * np.cos(y * 44 * np.pi) * k.fine, 0.42 * y], 1
    )
    k.lathe(SHADE, [(0, 0), *profile, (0, 0.42)], seg=36)
    k.cyl(metal("#222224"), 0.003, 0.4, y=0.42, seg=6)
    k.cyl(painted("#efefef"), 0.045, 0.02, y=0.82, seg=20)
