"""Toys."""

from assets.recipes.kit import Kit
from assets.recipes.materials import metal, natural, painted, plastic, rubber
from assets.recipes.registry import asset


@asset("teddy_bear", "teddy_bear", code="#a8743f")
@asset("teddy_bear_white", "teddy_bear", aliases=("polar bear",), code="#ece6da")
def teddy(k: Kit, code: str) -> None:
    """A sitting teddy bear."""
    fur, pale, black = (
        natural("fur", code, 0.95),
        natural("fur", "#e0c69a" if code == "#a8743f" else "#d9cfbd", 0.95),
        natural("button", "#1c1715", 0.2),
    )
    k.blob(fur, 0.2, 0.22, 0.17, y=0.0, power=2.4, cells=9)
    k.blob(pale, 0.13, 0.15, 0.06, y=0.035, z=0.06, cells=6)
    k.blob(fur, 0.18, 0.16, 0.16, y=0.19, z=0.01, power=2.2, cells=9)
    k.blob(pale, 0.08, 0.065, 0.06, y=0.212, z=0.075, cells=6)
    k.blob(black, 0.03, 0.02, 0.02, y=0.248, z=0.098, cells=4)
    for s in (-1, 1):
        k.blob(black, 0.016, 0.016, 0.014, s * 0.038, 0.275, 0.079, cells=4)
        k.blob(fur, 0.065, 0.065, 0.04, s * 0.07, 0.315, 0.0, cells=6)
        k.blob(pale, 0.04, 0.04, 0.02, s * 0.07, 0.327, 0.016, cells=4)
        k.tube(
            fur,
            k.curve([(s * 0.07, 0.17, 0.02), (s * 0.115, 0.13, 0.05), (s * 0.12, 0.085, 0.09)], 7, 3),
            0.033,
            seg=10,
            round_caps=True,
        )
        k.tube(fur, [(s * 0.06, 0.045, 0.05), (s * 0.09, 0.045, 0.17)], 0.042, seg=10, round_caps=True)
        k.blob(pale, 0.062, 0.062, 0.02, s * 0.095, 0.014, 0.2, cells=4)


@asset("toy_car", "toy_car", code="#c8302a")
@asset("toy_car_blue", "toy_car", code="#2a6fc0")
def toy_car(k: Kit, code: str) -> None:
    """A small wooden-looking toy car driving towards +z."""
    m = painted(code, 0.25)
    k.slab(
        m,
        [(-0.1, 0.02), (0.1, 0.02), (0.105, 0.05), (0.06, 0.058), (-0.095, 0.06), (-0.105, 0.045)],
        0.085,
        r=0.008,
        corner=0.01,
        axis="x",
    )
    k.slab(
        natural("glass", "#9fc3d4", 0.1),
        [(-0.075, 0.055), (0.05, 0.055), (0.02, 0.092), (-0.055, 0.092)],
        0.075,
        r=0.006,
        corner=0.01,
        axis="x",
    )
    k.box(m, 0.068, 0.008, 0.07, y=0.089, z=-0.018, r=0.004)
    for s in (-1, 1):
        for z in (-0.062, 0.062):
            with k.at(s * 0.04, 0.022, z, roll=90):
                k.cyl(rubber(), 0.022, 0.018, y=-0.009, seg=20)
                k.cyl(metal("#d5d8db"), 0.011, 0.021, y=-0.0105, seg=14)
        k.blob(natural("lamp", "#f6e6a8", 0.2), 0.016, 0.016, 0.008, s * 0.028, 0.033, 0.1, cells=4)


@asset("toy_train", "toy_train")
def train(k: Kit) -> None:
    """A toy steam engine heading towards +z."""
    red, blue, gold = painted("#c8302a", 0.3), painted("#2a5fb5", 0.3), painted("#e9b92f", 0.3)
    k.box(blue, 0.08, 0.02, 0.22, y=0.025, r=0.004)
    with k.at(0, 0.075, -0.02, pitch=90):
        k.cyl(red, 0.034, 0.12, seg=26, bevel=0.006)
    k.box(blue, 0.078, 0.085, 0.07, y=0.045, z=-0.07, r=0.005)
    k.box(gold, 0.095, 0.012, 0.085, y=0.13, z=-0.07, r=0.005)
    k.lathe(gold, [(0, 0), (0.012, 0), (0.012, 0.03), (0.02, 0.045), (0, 0.045)], 0, 0.1, 0.07, fillet=0.003, seg=18)
    k.blob(gold, 0.026, 0.022, 0.026, y=0.1, z=0.01, cells=5)
    for s in (-1, 1):
        for z, r in ((-0.07, 0.03), (0.005, 0.022), (0.065, 0.022)):
            with k.at(s * 0.045, r, z, roll=90):
                k.cyl(gold, r, 0.012, y=-0.006, seg=22)
                k.cyl(red, r * 0.45, 0.015, y=-0.0075, seg=14)


@asset("toy_blocks", "toy_blocks", colour="red")
def blocks(k: Kit) -> None:
    """Wooden building blocks: a small tower and two blocks beside it."""
    s = 0.045
    for code, x, y, z, yaw in (
        ("#c8302a", 0, 0, 0, 8),
        ("#2a6fc0", 0.052, 0, 0.006, -10),
        ("#e9b92f", 0.024, s, 0.002, 20),
        ("#3f9a4a", -0.06, 0, 0.03, 35),
        ("#8a5bb5", 0.022, 2 * s, 0, -12),
    ):
        with k.at(x, y, z, yaw=yaw):
            k.box(painted(code, 0.4), s, s, s, r=0.004)
            k.box(painted("#f2ead8", 0.5), s * 0.55, s * 0.55, s + 0.0006, y=s * 0.225, r=0)


@asset("rubber_duck", "rubber_duck")
def duck(k: Kit) -> None:
    """A yellow rubber duck facing +z."""
    m, beak = natural("rubber", "#f4cf22", 0.3), natural("rubber", "#e8791e", 0.35)
    k.blob(m, 0.075, 0.055, 0.1, power=2.3, cells=9)
    k.blob(m, 0.052, 0.052, 0.052, y=0.042, z=0.026, cells=8)
    k.tube(m, [(0, 0.035, -0.035), (0, 0.052, -0.055), (0, 0.06, -0.06)], [0.02, 0.012, 0.005], seg=9, round_caps=True)
    k.blob(beak, 0.026, 0.01, 0.024, y=0.057, z=0.053, power=2.6, cells=5)
    for s in (-1, 1):
        k.blob(natural("eye", "#1c1715", 0.2), 0.008, 0.009, 0.006, s * 0.014, 0.073, 0.046, cells=4)
        k.blob(m, 0.016, 0.03, 0.055, s * 0.034, 0.02, -0.008, cells=5)


@asset("rubiks_cube", "rubiks_cube", colour="black")
def cube(k: Kit) -> None:
    """A scrambled puzzle cube."""
    s = 0.057
    k.box(plastic("#18191b"), s, s, s, r=0.003)
    codes = ("#f4f4f1", "#c8302a", "#2a6fc0", "#e8791e", "#3f9a4a", "#f0d02c")
    for face, turn in enumerate(({"yaw": 0}, {"yaw": 90}, {"yaw": 180}, {"yaw": 270}, {"pitch": -90}, {"pitch": 90})):
        with k.at(0, s / 2, 0, **turn):
            for i in range(9):
                code = codes[(face * 4 + i * 5 + i // 3) % 6]
                k.box(
                    plastic(code, 0.3),
                    0.0165,
                    0.0165,
                    0.001,
                    (i % 3 - 1) * 0.0187,
                    (i // 3 - 1) * 0.0187 - 0.00825,
                    s / 2,
                    r=0,
                )
