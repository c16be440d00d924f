"""Counters, cupboards and sinks of a kitchen."""

from assets.recipes.cases import carcass, front, shelving
from assets.recipes.kit import Kit
from assets.recipes.materials import (
    metal,
    stone,
    wood,
)
from assets.recipes.registry import asset


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
