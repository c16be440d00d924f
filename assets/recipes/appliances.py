"""Large machines of kitchen and household, and what heats."""

from assets.recipes.cases import carcass, shelving
from assets.recipes.kit import Kit
from assets.recipes.materials import (
    Finish,
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


@asset("range_hood", "range_hood")
def hood(k: Kit) -> None:
    """A chimney hood for over the stove."""
    k.box(STEEL, 0.6, 0.05, 0.48, r=0.004)
    k.slab(STEEL, [(-0.3, 0.05), (0.3, 0.05), (0.12, 0.3), (-0.12, 0.3)], 0.26, z=-0.11, r=0.002, axis="z")
    k.box(STEEL, 0.24, 0.45, 0.24, y=0.28, z=-0.12, r=0.003)
    k.box(glowing("light", "#e8e6df", "#fff1d6"), 0.3, 0.004, 0.05, y=-0.003, z=0.14, r=0)
    for i in range(4):
        k.cyl(BLACK, 0.008, 0.004, -0.06 + 0.04 * i, 0.02, 0.238, seg=8)


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
