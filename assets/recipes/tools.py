"""Hand tools and stationery."""

import numpy as np

from assets.recipes.curves import circle
from assets.recipes.kit import Kit
from assets.recipes.materials import glowing, metal, natural, plastic, rubber, wood
from assets.recipes.registry import asset
from assets.recipes.vessels import hollow

STEEL = metal("#b9bdc1", 0.3)


@asset("hammer", "hammer")
def hammer(k: Kit) -> None:
    """A claw hammer lying on its side, its head towards -z."""
    k.tube(
        wood("#b98550"),
        [(0, 0.013, -0.13), (0, 0.013, 0.0), (0, 0.013, 0.15)],
        [0.01, 0.0115, 0.0135],
        seg=10,
        squash=0.8,
        round_caps=True,
    )
    with k.at(0, 0.0135, -0.125):
        k.box(STEEL, 0.05, 0.024, 0.026, y=-0.012, r=0.004)
        with k.at(0.025, roll=-90):
            k.cyl(STEEL, 0.009, 0.012, seg=14)
            k.cyl(STEEL, 0.0135, 0.016, y=0.012, seg=18)
        for s in (-1, 1):
            k.tube(
                STEEL,
                k.curve([(-0.02, s * 0.006, 0), (-0.045, s * 0.008, 0.004), (-0.068, s * 0.009, 0.02)], 8, 3),
                np.linspace(0.008, 0.002, k.n(8, 3)),
                seg=6,
            )


@asset("screwdriver", "screwdriver", code="#d23b2f")
@asset("screwdriver_yellow", "screwdriver", code="#e9b92f")
def screwdriver(k: Kit, code: str) -> None:
    """A screwdriver lying down, its tip towards -z."""
    with k.at(0, 0.0145, 0, pitch=90):
        k.lathe(
            plastic(code, 0.3),
            [(0, 0), (0.009, 0), (0.008, 0.012), (0.014, 0.03), (0.0145, 0.085), (0.01, 0.1), (0, 0.101)],
            fillet=0.006,
            seg=18,
        )
        k.cyl(STEEL, 0.0032, 0.1, y=-0.1, seg=10)
        k.box(STEEL, 0.007, 0.012, 0.0014, y=-0.11, r=0)


@asset("wrench", "wrench")
def wrench(k: Kit) -> None:
    """An open-ended spanner lying flat."""
    outline = [
        (-0.009, 0.08),
        (-0.009, -0.06),
        (-0.022, -0.075),
        (-0.02, -0.1),
        (-0.008, -0.104),
        (-0.008, -0.082),
        (0.008, -0.082),
        (0.008, -0.104),
        (0.02, -0.1),
        (0.022, -0.075),
        (0.009, -0.06),
        (0.009, 0.08),
    ]
    k.slab(STEEL, outline, 0.008, r=0.0015, corner=0.004)
    k.ring(STEEL, 0.013, 0.0055, y=0.0, z=0.09, seg=24, sides=8)


@asset("flashlight", "flashlight")
def torch(k: Kit) -> None:
    """A pocket torch lying down, its lens towards +z."""
    with k.at(0, 0.02, -0.08, pitch=90):
        k.lathe(
            metal("#2d2f33", 0.4),
            [(0, 0), (0.0135, 0), (0.0135, 0.105), (0.02, 0.125), (0.02, 0.155), (0.0, 0.153)],
            fillet=0.0,
            seg=26,
        )
        k.lathe(glowing("lens", "#d9dee2", "#fff4d6"), [(0, 0.15), (0.0185, 0.15), (0.0185, 0.154), (0, 0.152)], seg=22)
        for i in range(4):
            k.ring(rubber(), 0.0132, 0.0012, y=0.02 + i * 0.018, seg=22, sides=5)
    k.box(plastic("#c8352c"), 0.01, 0.005, 0.016, y=0.0315, z=0.02, r=0.002)


@asset("toolbox", "toolbox")
def toolbox(k: Kit) -> None:
    """A red toolbox with a black handle."""
    red, black = plastic("#b3302a", 0.35), plastic("#232427")
    k.box(red, 0.42, 0.13, 0.2, r=0.01, steps=2)
    k.slab(black, [(-0.1, 0.13), (0.1, 0.13), (0.07, 0.185), (-0.07, 0.185)], 0.42, r=0.006, axis="x")
    k.tube(black, k.curve([(-0.1, 0.18, 0), (-0.09, 0.225, 0), (0.09, 0.225, 0), (0.1, 0.18, 0)], 14, 5), 0.012, seg=9)
    for s in (-1, 1):
        k.box(metal(), 0.035, 0.05, 0.008, s * 0.13, 0.1, 0.1, r=0.002)


@asset("ladder", "ladder")
def ladder(k: Kit) -> None:
    """A step ladder of three treads."""
    alu, tread = metal("#c4c7cb", 0.35), plastic("#3a3c41")
    for s in (-1, 1):
        k.tube(alu, [(s * 0.22, 0.01, 0.3), (s * 0.18, 0.82, 0.02), (s * 0.17, 1.15, -0.1)], 0.014, seg=8, squash=1.6)
        k.tube(alu, [(s * 0.22, 0.01, -0.36), (s * 0.18, 0.74, -0.02)], 0.012, seg=8, squash=1.4)
        for z in (0.3, -0.36):
            k.blob(rubber(), 0.04, 0.03, 0.05, s * 0.22, 0, z, power=4, cells=3)
    for y, z, w in ((0.24, 0.22, 0.4), (0.48, 0.14, 0.37), (0.72, 0.045, 0.35)):
        k.box(tread, w, 0.03, 0.11 if y < 0.7 else 0.22, y=y, z=z - (0.05 if y > 0.7 else 0), r=0.004)
    k.tube(alu, [(-0.17, 1.15, -0.1), (0.17, 1.15, -0.1)], 0.014, seg=8)
    k.surface(0.75, 0.3, 0.18)


@asset("scissors", "scissors", code="#d2452f")
def scissors(k: Kit, code: str) -> None:
    """A pair of scissors lying a little open, its points towards -z."""
    for s in (-1, 1):
        with k.at(0, 0.001 + 0.0025 * (s > 0), 0, yaw=s * 9):
            k.slab(
                STEEL,
                [
                    (-0.002, 0.02),
                    (-0.0085 * s - 0.001, 0.0),
                    (-0.001 * s, -0.1),
                    (0.005 * s + 0.001, -0.06),
                    (0.0075 * s + 0.002, 0.02),
                ][::-s],
                0.002,
                y=0.003,
                r=0,
            )
            loop = np.insert(circle(0.017, k.n(22, 7), squash=1.5), 1, 0.0055, axis=1) + np.array(
                [-s * 0.012, 0, 0.052]
            )
            k.tube(plastic(code), loop, 0.0052, seg=7, loop=True)
            k.tube(plastic(code), [(0, 0.0055, 0.005), (-s * 0.004, 0.0055, 0.03)], [0.004, 0.006], seg=7)
    k.cyl(STEEL, 0.004, 0.002, y=0.0075, seg=10)


@asset("stapler", "stapler", code="#2b2d31")
@asset("stapler_red", "stapler", code="#b3302a")
def stapler(k: Kit, code: str) -> None:
    """A stapler, its mouth towards +z."""
    m = plastic(code, 0.35)
    k.box(m, 0.036, 0.01, 0.15, r=0.004)
    with k.at(0, 0.012, -0.065, pitch=-5):
        k.box(STEEL, 0.022, 0.012, 0.14, y=0.006, z=0.07, r=0.001)
        k.slab(
            m,
            [(-0.005, 0.012), (0.142, 0.014), (0.138, 0.028), (0.06, 0.04), (0.0, 0.034)],
            0.034,
            r=0.005,
            corner=0.008,
            axis="x",
        )
    k.box(m, 0.03, 0.03, 0.02, y=0.008, z=-0.06, r=0.004)


@asset("pen", "pen", code="#22479c")
@asset("pen_red", "pen", code="#b92f2a")
@asset("pen_black", "pen", code="#222327")
def pen(k: Kit, code: str) -> None:
    """A ballpoint lying down, its tip towards -z."""
    with k.at(0, 0.005, -0.07, pitch=90):
        k.lathe(metal(), [(0, 0), (0.0012, 0.001), (0.0045, 0.02), (0.0045, 0.022), (0, 0.022)], seg=14)
        k.lathe(plastic(code), [(0, 0.022), (0.005, 0.022), (0.005, 0.13), (0, 0.13)], fillet=0.001, seg=14)
        k.cyl(metal(), 0.0025, 0.012, y=0.13, seg=8)
    k.box(metal(), 0.0025, 0.0015, 0.04, y=0.0105, z=0.035, r=0)


@asset("pencil", "pencil", code="#eab92d")
@asset("pencil_green", "pencil", code="#2f7a4a")
def pencil(k: Kit, code: str) -> None:
    """A six-sided pencil with a rubber, lying down, its point towards -z."""
    with k.at(0, 0.0035, -0.09, pitch=90):
        for m, low, high, y0, y1 in (
            (natural("lead", "#2a2a2c"), 0.0003, 0.0012, 0, 0.005),
            (natural("wood", "#d9b88a", 0.8), 0.0012, 0.0038, 0.005, 0.02),
            (plastic(code), 0.004, 0.004, 0.02, 0.155),
            (metal("#c9b25a"), 0.0041, 0.0041, 0.155, 0.168),
            (rubber("#dc8f96"), 0.0038, 0.0034, 0.168, 0.18),
        ):
            k.lathe(m, [(0, y0), (low, y0), (high, y1), (0, y1)], seg=8)


@asset("marker", "marker", code="#c8352c")
@asset("marker_blue", "marker", code="#2458a6")
@asset("marker_green", "marker", code="#2f8f4a")
def marker(k: Kit, code: str) -> None:
    """A whiteboard marker lying down, its cap towards -z."""
    with k.at(0, 0.0095, -0.065, pitch=90):
        k.lathe(plastic(code), [(0, 0), (0.007, 0), (0.0095, 0.015), (0.0095, 0.045), (0, 0.045)], fillet=0.002, seg=18)
        k.cyl(plastic("#f0f0ee"), 0.009, 0.08, y=0.045, bevel=0.002, seg=18)
        k.cyl(plastic(code), 0.0085, 0.006, y=0.125, seg=18)


@asset("pencil_cup", "pencil_cup", colour="grey")
def pencil_cup(k: Kit) -> None:
    """A steel cup with pens and pencils."""
    hollow(k, metal("#55585e", 0.45), metal("#3a3c41", 0.5), [(0.04, 0), (0.042, 0.1)], wall=0.002, floor=0.003, seg=32)
    for i, (code, lean, spin) in enumerate(
        (("#eab92d", 12, 20), ("#c8352c", 10, 110), ("#2458a6", 13, 200), ("#2f7a4a", 9, 290), ("#222327", 5, 340))
    ):
        with k.at(0.0, 0.005, 0.0, yaw=spin), k.at(0.006, 0, 0, roll=-lean):
            k.cyl(plastic(code), 0.0042, 0.155 + 0.008 * (i % 3), seg=8)
            k.cyl(natural("wood", "#d9b88a", 0.8), 0.004, 0.012, y=0.155 + 0.008 * (i % 3), top=0.0006, seg=8, bevel=0)


@asset("tape", "tape")
def tape(k: Kit) -> None:
    """A tape dispenser."""
    k.slab(
        plastic("#2b2d31"),
        [(-0.07, 0), (0.08, 0), (0.085, 0.03), (0.05, 0.02), (0.035, 0.05), (-0.03, 0.05), (-0.07, 0.03)],
        0.05,
        r=0.004,
        corner=0.012,
        axis="x",
    )
    with k.at(0, 0.045, 0.0, roll=90):
        k.lathe(
            natural("plastic", "#e6d9ae", 0.2),
            [(0.02, -0.01), (0.032, -0.01), (0.032, 0.01), (0.02, 0.01), (0.02, -0.01)],
            seg=28,
        )
        k.cyl(plastic("#c8352c"), 0.02, 0.03, y=-0.015, seg=20)


@asset("ruler", "ruler")
def ruler(k: Kit) -> None:
    """A wooden ruler."""
    k.box(wood("#e3c386"), 0.31, 0.004, 0.035, r=0.001)
    for i in range(31 if k.fine else 0):
        k.box(
            natural("ink", "#2d2a26"),
            0.0006,
            0.0003,
            0.01 if i % 5 == 0 else 0.006,
            -0.15 + i * 0.01,
            0.0039,
            0.0165 - (0.005 if i % 5 == 0 else 0.003),
            r=0,
        )


@asset("eraser", "eraser")
def eraser(k: Kit) -> None:
    """A whiteboard eraser."""
    k.box(natural("felt", "#3a3d42", 0.95), 0.14, 0.02, 0.05, r=0.003)
    k.box(plastic("#2f6fb5"), 0.145, 0.022, 0.055, y=0.018, r=0.008, steps=2)
