"""Toys, instruments and sports things."""

import numpy as np

from assets.recipes.colour import rgb
from assets.recipes.curves import Array, circle
from assets.recipes.fruit import WHITE, mix
from assets.recipes.kit import Kit
from assets.recipes.materials import metal, natural, painted, plastic, rubber, wood
from assets.recipes.registry import asset


@asset("ball_red", "ball", aliases=("red ball",), code="#c8302a", r=0.11)
@asset("ball_blue", "ball", aliases=("blue ball",), code="#2a5fb5", r=0.09)
@asset("ball_green", "ball", aliases=("green ball",), code="#3f9a4a", r=0.07)
def ball(k: Kit, code: str, r: float) -> None:
    """A plain rubber ball."""
    k.blob(natural("rubber", code, 0.35), 2 * r, 2 * r, 2 * r, cells=14)


@asset("ball_beach", "ball", aliases=("beach ball",), colour="white")
def beach_ball(k: Kit) -> None:
    """A beach ball of coloured gores."""
    colours = np.array([rgb(c) for c in ("#f4f4f1", "#d23b2f", "#f4f4f1", "#2a6fc0", "#f4f4f1", "#f0c22e")])
    start = len(k.parts)
    a = np.linspace(0, np.pi, k.n(20, 8))
    k.lathe(WHITE, np.stack([0.16 * np.sin(a), 0.16 - 0.16 * np.cos(a)], 1), seg=46)
    finish, soup = k.parts[start]
    middle = soup.points.mean(axis=1, keepdims=True)
    gore = (np.arctan2(middle[..., 0], middle[..., 2]) / (np.pi / 3) + 6).astype(int) % 6
    k.parts[start] = (finish, type(soup)(soup.points, soup.normals, None, np.repeat(colours[gore], 3, axis=1)))


def _dirs() -> Array:
    """Directions to the 12 corners of an icosahedron."""
    g = (1 + 5**0.5) / 2
    corners = np.array([v for s in (-1, 1) for t in (-g, g) for v in ((0, s, t), (s, t, 0), (t, 0, s))], float)
    corners /= np.linalg.norm(corners[0])
    return corners


@asset("football", "football", colour="white")
def football(k: Kit) -> None:
    """A black and white football."""
    corners = _dirs()
    start = len(k.parts)
    k.blob(WHITE, 0.22, 0.22, 0.22, cells=22)

    def patches(p: Array) -> Array:
        unit = (p - [0, 0.11, 0]) / 0.11
        near = (unit @ corners.T).max(axis=-1)
        return mix("#f2f2ee", "#1f2023", (near - 0.925) * 60)

    k.tint(patches, start)


@asset("basketball", "basketball")
def basketball(k: Kit) -> None:
    """An orange basketball with black seams."""
    r = 0.12
    k.blob(natural("rubber", "#d8722b", 0.75), 2 * r, 2 * r, 2 * r, cells=13)
    seam = plastic("#26211f", 0.7)
    a = np.linspace(0, 2 * np.pi, k.n(48, 12), endpoint=False)
    for path in (
        (np.cos(a), 0 * a, np.sin(a)),
        (np.cos(a), np.sin(a), 0 * a),
        (0.75 + 0 * a, np.cos(a) * 0.661, np.sin(a) * 0.661),
        (-0.75 + 0 * a, np.cos(a) * 0.661, np.sin(a) * 0.661),
    ):
        k.tube(seam, np.stack(path, 1) * r * 1.0005 + [0, r, 0], 0.0022, seg=5, loop=True)


@asset("tennis_ball", "tennis_ball")
def tennis_ball(k: Kit) -> None:
    """A tennis ball."""
    k.blob(natural("felt", "#c9dc3a", 0.95), 0.066, 0.066, 0.066, cells=9)
    a = np.linspace(0, 2 * np.pi, k.n(48, 12), endpoint=False)
    b = 0.44 * np.pi / 2
    x, y = np.cos(a), np.sin(a)
    path = np.stack([x * np.cos(b * np.cos(2 * a)), np.sin(b * np.cos(2 * a)), y * np.cos(b * np.cos(2 * a))], 1)
    k.tube(rubber("#f4f4ee"), path * 0.0331 + [0, 0.033, 0], 0.0011, seg=4, loop=True)


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


@asset("guitar", "guitar")
def guitar(k: Kit) -> None:
    """An acoustic guitar standing upright on a small stand, its face towards +z."""
    top, side = wood("#d0974f"), wood("#6b4426")
    outline = k.curve(
        [
            (0.0, 0.06),
            (0.15, 0.08),
            (0.19, 0.18),
            (0.14, 0.31),
            (0.12, 0.36),
            (0.14, 0.44),
            (0.1, 0.52),
            (0.0, 0.54),
            (-0.1, 0.52),
            (-0.14, 0.44),
            (-0.12, 0.36),
            (-0.14, 0.31),
            (-0.19, 0.18),
            (-0.15, 0.08),
        ],
        56,
        14,
        loop=True,
    )
    k.slab(side, outline, 0.095, r=0.004, axis="z")
    k.slab(top, outline * 0.985 + [0, 0.0045], 0.004, z=0.048, r=0, axis="z")
    k.slab(natural("void", "#1c130d"), circle(0.048, 32), 0.001, y=0.37, z=0.0508, r=0, axis="z")
    k.box(side, 0.16, 0.025, 0.012, y=0.19, z=0.054, r=0.003)
    k.box(side, 0.055, 0.42, 0.022, y=0.5, z=0.05, r=0.006)
    k.box(wood("#2d1f16"), 0.052, 0.52, 0.006, y=0.41, z=0.064, r=0.002)
    k.slab(side, [(-0.03, 0.9), (0.03, 0.9), (0.036, 1.06), (-0.036, 1.06)], 0.016, z=0.05, r=0.003, axis="z")
    for i in range(6):
        x = (i - 2.5) * 0.008
        if k.fine:
            k.tube(metal("#d9d2b8"), [(x * 1.1, 0.205, 0.067), (x, 0.92, 0.068)], 0.0007, seg=3)
        s = -1 if i < 3 else 1
        k.tube(
            metal(),
            [(s * 0.033, 0.93 + 0.045 * (i % 3), 0.05), (s * 0.055, 0.93 + 0.045 * (i % 3), 0.05)],
            0.005,
            seg=6,
            round_caps=True,
        )
    steel = metal("#2b2c2f", 0.4)
    for s in (-1, 1):
        k.tube(
            steel,
            [(s * 0.1, 0.085, 0.06), (s * 0.1, 0.055, 0.055), (s * 0.1, 0.055, -0.06), (s * 0.12, 0.008, -0.14)],
            0.008,
            seg=7,
            round_caps=True,
        )
        k.tube(steel, [(s * 0.1, 0.055, 0.03), (s * 0.13, 0.008, 0.1)], 0.008, seg=7, round_caps=True)
    k.tube(steel, [(-0.1, 0.055, -0.055), (0.1, 0.055, -0.055)], 0.008, seg=7)


@asset("piano", "piano", colour="black")
def piano(k: Kit) -> None:
    """An upright piano."""
    m = plastic("#1d1b1b", 0.15)
    k.box(m, 1.5, 1.15, 0.34, y=0.05, z=-0.13, r=0.006)
    k.box(m, 1.54, 0.03, 0.4, y=1.19, z=-0.12, r=0.008)
    for s in (-1, 1):
        k.box(m, 0.05, 0.72, 0.6, s * 0.725, 0.05, 0.0, r=0.006)
        k.box(m, 0.07, 0.62, 0.07, s * 0.7, 0.0, 0.25, r=0.006)
    k.box(m, 1.42, 0.05, 0.26, y=0.66, z=0.16, r=0.004)
    k.box(natural("ivory", "#f4f0e4", 0.3), 1.3, 0.022, 0.15, y=0.705, z=0.205, r=0.002)
    if k.mid:
        for i in range(51):
            if i % 7 not in (2, 6):
                k.box(
                    plastic("#151516", 0.3),
                    0.012,
                    0.012,
                    0.09,
                    -0.637 + (i + 0.5) * 0.025 + 0.0,
                    0.726,
                    0.175,
                    r=0.001 if k.fine else 0,
                )
    k.box(m, 1.1, 0.22, 0.012, y=0.86, z=0.055, r=0.003)
    k.surface(1.22, 1.4, 0.34, z=-0.12)


@asset("dumbbell", "dumbbell")
def dumbbell(k: Kit) -> None:
    """A six-sided dumbbell."""
    for s in (-1, 1):
        with k.at(s * 0.085, 0.052, 0, roll=90), k.at(yaw=30):
            k.cyl(rubber("#2b2c30"), 0.06, 0.07, y=-0.035, seg=6 if k.lod == 2 else 8, bevel=0.008)
    k.tube(metal("#c4c7cb", 0.25), [(-0.06, 0.052, 0), (0, 0.052, 0), (0.06, 0.052, 0)], [0.013, 0.016, 0.013], seg=14)


@asset("vase", "vase", code="#c8784f", shape=0)
@asset("vase_blue", "vase", code="#3f6fa0", shape=1)
@asset("vase_white", "vase", code="#efece5", shape=2)
def vase(k: Kit, code: str, shape: int) -> None:
    """A ceramic vase."""
    from assets.recipes.materials import ceramic
    from assets.recipes.vessels import hollow

    lines = (
        [(0.04, 0), (0.075, 0.06), (0.07, 0.13), (0.03, 0.2), (0.028, 0.24), (0.042, 0.26)],
        [(0.035, 0), (0.04, 0.05), (0.055, 0.16), (0.05, 0.26), (0.035, 0.3), (0.045, 0.33)],
        [(0.05, 0), (0.09, 0.05), (0.095, 0.1), (0.05, 0.155), (0.04, 0.17)],
    )
    m = ceramic(code, 0.3 + 0.2 * (shape == 0))
    hollow(k, m, m, k.curve(lines[shape], 24, 8), wall=0.005, floor=0.01)


@asset("candle", "candle", code="#f0e6cf", r=0.035, h=0.1)
@asset("candle_red", "candle", code="#a8262c", r=0.03, h=0.15)
def candle(k: Kit, code: str, r: float, h: float) -> None:
    """A pillar candle on a dish; its flame shines when on."""
    from assets.recipes.materials import ceramic, glowing

    k.lathe(
        ceramic("#4a4d52"),
        [(0, 0), (r * 1.5, 0), (r * 1.7, 0.01), (r * 1.6, 0.011), (r * 1.4, 0.004), (0, 0.004)],
        fillet=0.003,
        seg=32,
    )
    k.lathe(
        natural("wax", code, 0.5),
        [(0, 0.004), (r, 0.004), (r, h), (r * 0.7, h - 0.004), (0, h - 0.006)],
        fillet=0.004,
        seg=32,
    )
    k.cyl(natural("wick", "#2a2522"), 0.0012, 0.014, y=h - 0.007, seg=6, bevel=0)
    k.lathe(
        glowing("flame", "#e9c27a", "#ffb84a"),
        k.curve([(0.0005, h + 0.004), (0.0055, h + 0.012), (0.003, h + 0.025), (0.0003, h + 0.034)], 10, 5),
        seg=12,
    )


@asset("globe", "globe", colour="blue")
def globe(k: Kit) -> None:
    """A globe of the world on its stand."""
    from assets.recipes.materials import printed
    from assets.recipes.textures import texture

    brass, m = metal("#b8924a", 0.3), wood("#6b4426")
    k.lathe(
        m,
        [(0, 0), (0.09, 0), (0.09, 0.012), (0.03, 0.03), (0.014, 0.05), (0.012, 0.075), (0, 0.08)],
        fillet=0.01,
        seg=32,
    )
    with k.at(0, 0.225, 0, roll=-23):
        a = np.linspace(0, np.pi, k.n(28, 10))
        k.lathe(printed("plastic", texture("world"), 0.35), np.stack([0.13 * np.sin(a), -0.13 * np.cos(a)], 1), seg=44)
        t = np.linspace(-np.pi / 2, np.pi / 2, k.n(26, 8))
        k.tube(brass, np.stack([-0.145 * np.cos(t), 0.145 * np.sin(t), 0 * t], 1), 0.006, seg=7)
        for s in (-1, 1):
            k.cyl(brass, 0.008, 0.02, y=s * 0.14 - 0.01, seg=10)


@asset("sculpture", "sculpture")
def sculpture(k: Kit) -> None:
    """An abstract loop of bronze on a stone block."""
    from assets.recipes.materials import stone

    k.box(stone("#5a5a5e"), 0.1, 0.04, 0.1, r=0.003)
    a = np.linspace(0, 2 * np.pi, k.n(64, 18), endpoint=False)
    path = np.stack([0.055 * np.sin(a) + 0.02 * np.sin(2 * a), 0.135 - 0.085 * np.cos(a), 0.03 * np.sin(2 * a)], 1)
    k.tube(metal("#9a6b3a", 0.35), path, 0.013 + 0.004 * np.cos(a), seg=12, loop=True)


@asset("trophy", "trophy")
def trophy(k: Kit) -> None:
    """A golden cup on a black base."""
    gold = metal("#d9b23a", 0.2)
    k.box(plastic("#1d1b1b", 0.25), 0.09, 0.04, 0.09, r=0.004)
    k.lathe(
        gold,
        [
            (0, 0.04),
            (0.035, 0.04),
            (0.03, 0.05),
            (0.01, 0.07),
            (0.01, 0.09),
            (0.03, 0.11),
            (0.055, 0.15),
            (0.06, 0.21),
            (0.056, 0.21),
            (0.05, 0.155),
            (0, 0.125),
        ],
        fillet=0.006,
        seg=36,
    )
    for s in (-1, 1):
        k.tube(
            gold,
            k.curve([(s * 0.056, 0.195, 0), (s * 0.09, 0.19, 0), (s * 0.085, 0.15, 0), (s * 0.045, 0.128, 0)], 14, 5),
            0.005,
            seg=7,
        )
