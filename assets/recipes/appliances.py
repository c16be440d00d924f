"""Kitchen and household machines."""

import numpy as np

from assets.recipes.cases import carcass, front, shelving
from assets.recipes.curves import rectangle
from assets.recipes.kit import Kit
from assets.recipes.materials import (
    Finish,
    glass,
    glowing,
    metal,
    natural,
    painted,
    plastic,
    rubber,
    stone,
    wood,
)
from assets.recipes.registry import asset
from assets.recipes.vessels import hollow

STEEL = metal("#c6c9cd", 0.32)
BLACK = plastic("#1b1c1f", 0.3)
WHITE = painted("#eff0ef", 0.3)


def knob(k: Kit, m: Finish, r: float, x: float, y: float, z: float) -> None:
    """A round knob on a front that faces +z."""
    with k.at(x, y, z, pitch=90):
        k.cyl(m, r, 0.022, top=r * 0.85, bevel=0.003, seg=18)


def pull(k: Kit, m: Finish, w: float, y: float, z: float, x: float = 0) -> None:
    """A level bar handle, w wide, on a front at z."""
    k.tube(m, [(x - w / 2, y, z + 0.035), (x + w / 2, y, z + 0.035)], 0.009, seg=10, round_caps=True)
    for s in (-1, 1):
        k.tube(m, [(x + s * w * 0.42, y, z), (x + s * w * 0.42, y, z + 0.035)], 0.006, seg=8)


@asset("stove", "stove", colour="grey")
def stove(k: Kit) -> None:
    """A cooker: four electric plates over an oven."""
    k.box(BLACK, 0.58, 0.09, 0.5, z=-0.03, r=0)
    k.box(STEEL, 0.6, 0.78, 0.58, y=0.09, z=-0.01, r=0.004)
    k.box(STEEL, 0.595, 0.1, 0.02, y=0.765, z=0.285, r=0.004)
    k.box(BLACK, 0.58, 0.5, 0.02, y=0.235, z=0.285, r=0.006)
    k.box(natural("glass", "#2b2f36", 0.06), 0.46, 0.3, 0.004, y=0.3, z=0.2955, r=0)
    k.box(STEEL, 0.58, 0.13, 0.02, y=0.098, z=0.285, r=0.004)
    pull(k, metal("#d5d7da", 0.2), 0.46, 0.69, 0.293)
    for i in range(5):
        knob(k, BLACK, 0.019, -0.22 + 0.11 * i, 0.815, 0.295)
    k.box(natural("glass", "#18191c", 0.08), 0.6, 0.022, 0.6, y=0.87, r=0.004)
    for x, z, r in ((-0.15, 0.13, 0.1), (0.15, 0.13, 0.08), (-0.15, -0.14, 0.08), (0.15, -0.14, 0.1)):
        k.cyl(glowing("plate", "#3d2a28", "#ff5a30"), r, 0.001, x, 0.8915, z, bevel=0, seg=36)
    k.surface(0.892, 0.56, 0.56)


@asset("fridge", "fridge", colour="white")
def fridge(k: Kit) -> None:
    """A tall white fridge over a freezer."""
    k.box(plastic("#55575b"), 0.58, 0.06, 0.56, z=-0.03, r=0)
    with k.at(y=0.05, z=-0.03):
        carcass(k, WHITE, 0.6, 1.78, 0.6, board=0.04)
        k.box(WHITE, 0.52, 0.04, 0.57, y=0.62, r=0)
        shelving(k, WHITE, 0.54, 0.55, (0.05, 0.35, 0.66, 0.98, 1.26, 1.5), board=0.01)
    for y, h in ((0.06, 0.62), (0.69, 1.14)):
        k.box(WHITE, 0.598, h, 0.06, y=y, z=0.305, r=0.014, steps=2)
    for y, h in ((0.42, 0.24), (0.74, 0.4)):
        k.tube(STEEL, [(-0.25, y, 0.365), (-0.25, y + h, 0.365)], 0.01, seg=10, round_caps=True)
        for t in (0.1, 0.9):
            k.tube(STEEL, [(-0.25, y + h * t, 0.335), (-0.25, y + h * t, 0.365)], 0.007, seg=8)
    k.surface(1.83, 0.54, 0.54, z=-0.03)


@asset("fridge_retro", "fridge", aliases=("retro fridge",), colour="turquoise")
def retro_fridge(k: Kit) -> None:
    """A rounded fridge in a pastel colour."""
    m, chrome = painted("#7fbfb5", 0.25), metal("#d5d8db", 0.12)
    for sx in (-1, 1):
        for sz in (-1, 1):
            k.cyl(chrome, 0.02, 0.08, sx * 0.22, 0, sz * 0.2, seg=12)
    k.box(m, 0.6, 1.45, 0.5, y=0.07, z=-0.05, r=0.09, steps=3)
    k.box(m, 0.59, 1.43, 0.1, y=0.08, z=0.24, r=0.048, steps=3)
    k.tube(chrome, [(-0.22, 0.85, 0.325), (-0.22, 1.15, 0.325)], 0.013, seg=10, round_caps=True)
    for y in (0.88, 1.12):
        k.tube(chrome, [(-0.22, y, 0.28), (-0.22, y, 0.325)], 0.009, seg=8)
    k.box(chrome, 0.16, 0.025, 0.006, 0.1, 1.3, 0.289, r=0.002)


@asset("dishwasher", "dishwasher", colour="grey")
def dishwasher(k: Kit) -> None:
    """A dishwasher under its own worktop."""
    k.box(BLACK, 0.58, 0.1, 0.5, z=-0.03, r=0)
    with k.at(y=0.095, z=-0.015):
        carcass(k, STEEL, 0.598, 0.77, 0.57)
        shelving(k, STEEL, 0.598, 0.57, (0.05, 0.4), board=0.01)
    k.box(STEEL, 0.592, 0.63, 0.022, y=0.1, z=0.28, r=0.005)
    k.box(BLACK, 0.592, 0.115, 0.022, y=0.737, z=0.28, r=0.005)
    pull(k, metal("#d5d7da", 0.2), 0.46, 0.68, 0.291)
    k.box(glowing("display", "#24405a", "#8fd0ff"), 0.07, 0.025, 0.002, 0.0, 0.78, 0.292, r=0)
    k.box(wood("#a87646"), 0.6, 0.038, 0.6, y=0.862, r=0.004)
    k.surface(0.9, 0.57, 0.55)


@asset("washing_machine", "washing_machine", colour="white")
def washer(k: Kit) -> None:
    """A front-loading washing machine."""
    k.box(WHITE, 0.6, 0.83, 0.56, y=0.02, z=-0.02, r=0.012)
    for sx in (-1, 1):
        for sz in (-1, 1):
            k.cyl(rubber(), 0.022, 0.025, sx * 0.25, 0, sz * 0.21, seg=10)
    k.box(plastic("#dfe1e2"), 0.58, 0.115, 0.012, y=0.725, z=0.262, r=0.004)
    k.box(WHITE, 0.18, 0.085, 0.014, -0.18, 0.74, 0.266, r=0.003)
    knob(k, STEEL, 0.03, 0.04, 0.782, 0.266)
    k.box(glowing("display", "#24405a", "#8fd0ff"), 0.11, 0.045, 0.003, 0.2, 0.76, 0.268, r=0)
    with k.at(0, 0.4, 0.255, pitch=90):
        k.lathe(STEEL, [(0.2, 0.0), (0.205, 0.02), (0.185, 0.038), (0.15, 0.03), (0.14, 0.02)], fillet=0.008, seg=44)
        k.lathe(natural("glass", "#2c333b", 0.05), [(0.145, 0.02), (0.12, 0.035), (0.06, 0.05), (0, 0.053)], seg=36)
    k.surface(0.85, 0.56, 0.5)


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


@asset("range_hood", "range_hood")
def hood(k: Kit) -> None:
    """A chimney hood for over the stove."""
    k.box(STEEL, 0.6, 0.05, 0.48, r=0.004)
    k.slab(STEEL, [(-0.3, 0.05), (0.3, 0.05), (0.12, 0.3), (-0.12, 0.3)], 0.26, z=-0.11, r=0.002, axis="z")
    k.box(STEEL, 0.24, 0.45, 0.24, y=0.28, z=-0.12, r=0.003)
    k.box(glowing("light", "#e8e6df", "#fff1d6"), 0.3, 0.004, 0.05, y=-0.003, z=0.14, r=0)
    for i in range(4):
        k.cyl(BLACK, 0.008, 0.004, -0.06 + 0.04 * i, 0.02, 0.238, seg=8)


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


@asset("counter", "counter", w=1.2)
@asset("counter_small", "counter", w=0.6)
def counter(k: Kit, w: float) -> None:
    """Kitchen base units with doors under a worktop."""
    body, top, bar = wood("#e8e3d8", grain=False), wood("#a87646"), metal("#c2c5c8", 0.3)
    k.box(metal("#3a3b3e"), w - 0.01, 0.1, 0.52, z=-0.03, r=0)
    k.box(body, w - 0.002, 0.762, 0.57, y=0.1, z=-0.015, r=0)
    doors = round(w / 0.6)
    for i in range(doors):
        x = (i - (doors - 1) / 2) * 0.6
        front(k, body, bar, 0.597, 0.16, x, 0.695, 0.278)
        front(k, body, bar, 0.597, 0.585, x, 0.105, 0.278, side=1 if i % 2 == 0 else -1)
    k.box(top, w, 0.038, 0.6, y=0.862, r=0.004)
    k.surface(0.9, w - 0.03, 0.55)


@asset("kitchen_sink", "kitchen_sink", colour="white")
def kitchen_sink(k: Kit) -> None:
    """A base unit with a steel sink let into its worktop."""
    body, top, bar, w = wood("#e8e3d8", grain=False), wood("#a87646"), metal("#c2c5c8", 0.3), 0.9
    k.box(metal("#3a3b3e"), w - 0.01, 0.1, 0.52, z=-0.03, r=0)
    k.box(body, w - 0.002, 0.56, 0.57, y=0.1, z=-0.015, r=0)
    for s in (-1, 1):
        k.box(body, 0.018, 0.21, 0.57, s * (w / 2 - 0.01), 0.655, -0.015, r=0)
        front(k, body, bar, w / 2 - 0.002, 0.75, s * w / 4, 0.105, 0.278, side=-s)
    k.box(body, w, 0.21, 0.018, y=0.655, z=-0.29, r=0)
    for z, d in ((-0.255, 0.09), (0.245, 0.11)):
        k.box(top, w, 0.038, d, y=0.862, z=z, r=0.002)
    for x, wide in ((-0.41, 0.08), (0.33, 0.24)):
        k.box(top, wide, 0.038, 0.4, x, 0.862, -0.01, r=0.002)
    steel = metal("#bfc3c7", 0.28)
    for s in (-1, 1):
        k.box(steel, 0.58, 0.2, 0.006, -0.08, 0.702, -0.01 + s * 0.197, r=0.002)
        k.box(steel, 0.006, 0.2, 0.4, -0.08 + s * 0.287, 0.702, -0.01, r=0.002)
    k.box(steel, 0.58, 0.006, 0.4, -0.08, 0.7, -0.01, r=0)
    k.cyl(metal("#55585c"), 0.03, 0.003, -0.08, 0.705, -0.01, seg=20)
    k.cyl(steel, 0.024, 0.03, -0.08, 0.9, -0.25, seg=18)
    k.tube(
        steel,
        k.curve(
            [
                (-0.08, 0.92, -0.25),
                (-0.08, 1.12, -0.25),
                (-0.08, 1.18, -0.19),
                (-0.08, 1.16, -0.09),
                (-0.08, 1.1, -0.07),
            ],
            20,
            7,
        ),
        0.011,
        seg=10,
    )
    k.tube(steel, [(-0.055, 0.93, -0.25), (0.0, 0.95, -0.25)], 0.007, seg=8, round_caps=True)
    k.surface(0.9, 0.2, 0.5, x=0.34)


@asset("kitchen_cabinet", "kitchen_cabinet")
def wall_cabinet(k: Kit) -> None:
    """A wall cupboard with two doors."""
    body, bar = wood("#e8e3d8", grain=False), metal("#c2c5c8", 0.3)
    with k.at(z=-0.01):
        carcass(k, body, 0.9, 0.7, 0.32)
        shelving(k, body, 0.9, 0.32, (0.025, 0.35), board=0.015)
    for s in (-1, 1):
        front(k, body, bar, 0.448, 0.695, s * 0.225, 0.0025, 0.159, side=-s)
    k.surface(0.7, 0.84, 0.26)


@asset("kitchen_island", "kitchen_island")
def island(k: Kit) -> None:
    """A kitchen island with a stone top."""
    body, bar = wood("#4c6163", grain=False), metal("#b8924a", 0.3)
    k.box(metal("#2e2f32"), 1.5, 0.09, 0.7, r=0)
    k.box(body, 1.56, 0.78, 0.76, y=0.09, r=0.004)
    for i in range(3):
        front(k, body, bar, 0.515, 0.74, (i - 1) * 0.518, 0.11, 0.385, side=(1, 0, -1)[i])
    k.box(stone("#eceae5"), 1.7, 0.03, 0.9, y=0.87, r=0.005)
    k.surface(0.9, 1.62, 0.82)


@asset("radiator", "radiator")
def radiator(k: Kit) -> None:
    """A white panel radiator."""
    k.box(WHITE, 1.0, 0.5, 0.05, y=0.1, z=0.01, r=0.006)
    for i in range(19 if k.mid else 0):
        k.box(WHITE, 0.02, 0.44, 0.01, -0.45 + 0.05 * i, 0.13, 0.036, r=0.003)
    for s in (-1, 1):
        k.cyl(metal(), 0.01, 0.11, s * 0.44, 0, seg=10)
    with k.at(0.5, 0.14, 0.01, roll=-90):
        k.cyl(plastic("#e2e3e3"), 0.022, 0.06, seg=16)


@asset("fireplace", "fireplace")
def fireplace(k: Kit) -> None:
    """A stone fireplace with a mantelpiece and logs."""
    m, dark = stone("#d9d4ca"), natural("soot", "#26231f", 0.95)
    k.box(stone("#8f8a83"), 1.5, 0.05, 0.55, z=0.05, r=0.006)
    for s in (-1, 1):
        k.box(m, 0.26, 0.95, 0.34, s * 0.56, 0.05, -0.05, r=0.008)
    k.box(m, 1.38, 0.26, 0.34, y=0.82, z=-0.05, r=0.008)
    k.box(m, 1.56, 0.06, 0.44, y=1.08, z=-0.01, r=0.012, steps=2)
    k.box(dark, 0.86, 0.78, 0.04, y=0.05, z=-0.2, r=0)
    for i, (x, z, yaw) in enumerate(((-0.05, -0.02, 82), (0.06, 0.06, 100), (0.0, 0.02, 60))):
        with k.at(x, 0.11 + 0.075 * (i == 2), z, yaw=yaw, pitch=90):
            k.cyl(wood("#5b3d26"), 0.045, 0.42, y=-0.21, seg=14)
    for x, h in ((-0.09, 0.18), (0.03, 0.27), (0.12, 0.16)):
        k.lathe(
            glowing("flame", "#8a4a26", "#ff8a2a"),
            k.curve([(0.004, 0.09), (0.04, 0.13), (0.03, 0.13 + h * 0.5), (0.003, 0.13 + h)], 10, 5),
            x,
            0,
            0.02,
            seg=12,
        )
    k.surface(1.14, 1.48, 0.38)
