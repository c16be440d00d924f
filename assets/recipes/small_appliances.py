"""Machines of kitchen and household that are carried."""

import numpy as np

from assets.recipes.appliances import BLACK, STEEL, knob
from assets.recipes.cases import carcass
from assets.recipes.curves import rectangle
from assets.recipes.kit import Kit
from assets.recipes.materials import (
    glass,
    glowing,
    metal,
    natural,
    painted,
    plastic,
    rubber,
)
from assets.recipes.registry import asset
from assets.recipes.vessels import hollow


@asset("microwave", "microwave", colour="grey")
def microwave(k: Kit) -> None:
    """A microwave oven."""
    with k.at(y=0.012, z=-0.01):
        carcass(k, STEEL, 0.49, 0.27, 0.36, board=0.014)
        k.box(STEEL, 0.11, 0.24, 0.34, 0.176, 0.014, r=0)
        k.surface(0.014, 0.33, 0.3, x=-0.055)
    k.box(BLACK, 0.365, 0.255, 0.022, -0.058, 0.02, 0.172, r=0.006)
    k.box(natural("glass", "#30343b", 0.06), 0.27, 0.16, 0.003, -0.07, 0.065, 0.1845, r=0)
    k.box(BLACK, 0.11, 0.255, 0.02, 0.183, 0.02, 0.172, r=0.004)
    k.tube(STEEL, [(0.115, 0.06, 0.21), (0.115, 0.235, 0.21)], 0.008, seg=8, round_caps=True)
    for y in (0.075, 0.22):
        k.tube(STEEL, [(0.115, y, 0.18), (0.115, y, 0.21)], 0.005, seg=6)
    k.box(glowing("time", "#1f3a34", "#7dffcf"), 0.075, 0.028, 0.002, 0.183, 0.225, 0.182, r=0)
    if k.fine:
        for row in range(4):
            for column in range(3):
                k.box(plastic("#8d9096"), 0.02, 0.014, 0.003, 0.157 + column * 0.026, 0.125 + row * 0.022, 0.182, r=0)
    knob(k, STEEL, 0.02, 0.183, 0.07, 0.18)
    for sx in (-1, 1):
        k.box(rubber(), 0.03, 0.013, 0.28, sx * 0.2, r=0)
    k.surface(0.282, 0.44, 0.3, z=-0.01)


@asset("toaster", "toaster", code="#c4352e")
@asset("toaster_steel", "toaster", code="#c9ccd0")
def toaster(k: Kit, code: str) -> None:
    """A toaster with two slots, its lever at the +x end."""
    m = metal(code, 0.25) if code == "#c9ccd0" else painted(code, 0.25)
    k.box(BLACK, 0.27, 0.02, 0.16, y=0.004, r=0.006)
    k.slab(
        m,
        [(-0.08, 0.02), (0.08, 0.02), (0.08, 0.15), (0.06, 0.19), (-0.06, 0.19), (-0.08, 0.15)],
        0.26,
        r=0.012,
        corner=0.035,
        axis="x",
    )
    for z in (-0.027, 0.027):
        k.box(natural("void", "#121214"), 0.2, 0.003, 0.024, y=0.1885, z=z, r=0)
    k.box(natural("void", "#121214"), 0.002, 0.09, 0.012, 0.1305, 0.07, 0, r=0)
    k.box(BLACK, 0.025, 0.018, 0.04, 0.142, 0.14, 0, r=0.006)
    with k.at(0.13, 0.05, 0.04, roll=-90):
        k.cyl(STEEL, 0.014, 0.015, seg=16)


@asset("kettle", "kettle", code="#c9ccd0", colour="grey")
@asset("kettle_black", "kettle", code="#26272b", colour="black")
def kettle(k: Kit, code: str) -> None:
    """An electric kettle on its base, its spout towards -x."""
    m = metal(code, 0.22) if code == "#c9ccd0" else plastic(code, 0.3)
    k.cyl(BLACK, 0.082, 0.018, bevel=0.005, seg=36)
    k.lathe(m, [(0, 0.02), (0.08, 0.02), (0.074, 0.1), (0.058, 0.19), (0.056, 0.2), (0, 0.2)], fillet=0.012, seg=40)
    k.lathe(BLACK, [(0.054, 0.199), (0.05, 0.21), (0, 0.214)], fillet=0.006, seg=32)
    k.blob(BLACK, 0.022, 0.02, 0.022, y=0.208, cells=5)
    k.tube(m, [(-0.05, 0.15, 0), (-0.075, 0.185, 0), (-0.085, 0.195, 0)], [0.02, 0.014, 0.009], seg=10, squash=0.8)
    k.tube(
        BLACK,
        k.curve([(0.045, 0.2, 0), (0.085, 0.205, 0), (0.115, 0.17, 0), (0.11, 0.09, 0), (0.075, 0.06, 0)], 18, 6),
        0.0105,
        seg=10,
        squash=1.4,
    )


@asset("coffee_machine", "coffee_machine", colour="black")
def coffee_machine(k: Kit) -> None:
    """A filter coffee machine with its glass jug."""
    k.slab(BLACK, rectangle(0.2, 0.26), 0.035, corner=0.03, r=0.008)
    k.box(BLACK, 0.18, 0.34, 0.09, y=0.02, z=-0.08, r=0.015, steps=2)
    k.box(BLACK, 0.19, 0.09, 0.23, y=0.25, z=-0.01, r=0.018, steps=2)
    k.box(STEEL, 0.16, 0.05, 0.004, y=0.268, z=0.105, r=0.001)
    with k.at(0, 0.036, 0.045):
        k.lathe(
            natural("coffee", "#2c1810", 0.3),
            [(0, 0.004), (0.055, 0.006), (0.064, 0.04), (0.058, 0.075), (0, 0.075)],
            fillet=0.008,
            seg=32,
        )
        k.lathe(
            glass("#c8d6da", 0.25),
            [
                (0, 0),
                (0.06, 0),
                (0.07, 0.045),
                (0.058, 0.11),
                (0.05, 0.13),
                (0.047, 0.13),
                (0.055, 0.11),
                (0.066, 0.045),
                (0.058, 0.004),
                (0, 0.004),
            ],
            seg=32,
        )
        k.cyl(BLACK, 0.052, 0.02, y=0.128, bevel=0.006, seg=28)
        k.tube(
            BLACK,
            k.curve([(0.045, 0.135, 0.0), (0.09, 0.13, 0.03), (0.1, 0.08, 0.035), (0.066, 0.04, 0.02)], 14, 5),
            0.008,
            seg=8,
        )
    k.cyl(glowing("lamp", "#6b2a22", "#ff6a4a"), 0.007, 0.004, 0.07, 0.0345, 0.115, seg=10)


@asset("blender", "blender")
def blender(k: Kit) -> None:
    """A jug blender."""
    k.lathe(painted("#b23a34", 0.3), [(0, 0), (0.085, 0), (0.08, 0.06), (0.055, 0.13), (0, 0.13)], fillet=0.015, seg=36)
    knob(k, STEEL, 0.018, 0, 0.05, 0.078)
    with k.at(y=0.135):
        hollow(
            k,
            glass("#cfdde0", 0.28),
            glass("#cfdde0", 0.12),
            [(0.048, 0), (0.055, 0.02), (0.072, 0.2)],
            wall=0.003,
            floor=0.004,
        )
        k.lathe(BLACK, [(0.074, 0.198), (0.074, 0.212), (0.04, 0.225), (0.03, 0.245), (0, 0.245)], fillet=0.006, seg=32)
        k.tube(
            BLACK,
            k.curve([(0.066, 0.18, 0), (0.105, 0.17, 0), (0.108, 0.08, 0), (0.056, 0.03, 0)], 14, 5),
            0.009,
            seg=8,
        )
    k.cyl(BLACK, 0.05, 0.01, y=0.128, seg=28)


@asset("vacuum_cleaner", "vacuum_cleaner")
def vacuum(k: Kit) -> None:
    """An upright vacuum cleaner."""
    red, grey = plastic("#b3302a", 0.3), plastic("#3f4247")
    k.box(grey, 0.28, 0.08, 0.3, y=0.01, z=0.05, r=0.03, steps=2)
    for s in (-1, 1):
        with k.at(s * 0.13, 0.06, -0.08, roll=90):
            k.cyl(rubber(), 0.06, 0.03, y=-0.015, seg=18)
    with k.at(0, 0.06, -0.06, pitch=-14):
        k.lathe(red, [(0, 0), (0.07, 0.02), (0.085, 0.1), (0.085, 0.35), (0.05, 0.45), (0, 0.46)], fillet=0.03, seg=28)
        k.cyl(glass("#9fb3bb", 0.5), 0.087, 0.14, y=0.12, seg=28)
        k.cyl(metal("#8e9196"), 0.014, 0.6, y=0.44, seg=10)
        k.tube(
            grey,
            k.curve([(0, 1.0, 0), (0, 1.08, -0.02), (0, 1.13, 0.05), (0, 1.08, 0.1), (0, 1.02, 0.06)], 16, 6),
            0.015,
            seg=9,
            round_caps=True,
        )


@asset("iron", "iron")
def iron(k: Kit) -> None:
    """A steam iron standing on its sole, its tip towards +z."""
    sole = [(-0.055, -0.11), (0.055, -0.11), (0.058, 0.0), (0.035, 0.09), (0.0, 0.14), (-0.035, 0.09), (-0.058, 0.0)]
    k.slab(metal("#c9ccd0", 0.2), sole, 0.012, corner=0.03)
    k.slab(plastic("#e9eaec"), np.array(sole) * 0.93, 0.05, y=0.011, corner=0.03, r=0.014)
    k.tube(
        plastic("#2f6fb5", 0.35),
        k.curve([(0, 0.05, 0.08), (0, 0.11, 0.06), (0, 0.125, -0.02), (0, 0.115, -0.09), (0, 0.045, -0.095)], 18, 6),
        0.017,
        seg=10,
    )
    k.cyl(plastic("#2f6fb5"), 0.018, 0.012, y=0.058, z=0.01, seg=18)
