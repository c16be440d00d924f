"""Food as it comes from the shop."""

from collections.abc import Callable

import numpy as np

from assets.recipes.curves import Array
from assets.recipes.drinks import wrap
from assets.recipes.fruit import LEAF, WHITE, mix
from assets.recipes.kit import Kit
from assets.recipes.materials import ceramic, metal, natural, plastic, printed
from assets.recipes.registry import asset
from assets.recipes.textures import texture


@asset("cereal", "cereal", ground="#e8b92e", band="#c8352c", food="#b9762e", style=0)
@asset("cereal_blue", "cereal", aliases=("muesli",), ground="#3a6fb0", band="#f4f1ea", food="#d9a04a", style=1)
def cereal(k: Kit, ground: str, band: str, food: str, style: int) -> None:
    """A box of breakfast cereal."""
    k.box(natural("paper", ground, 0.5), 0.19, 0.28, 0.065, r=0.002)
    for s in (0, 180):
        with k.at(yaw=s), k.at(z=0.0328):
            k.panel(
                printed("paper", texture("packet", ground=ground, band=band, food=food, style=style), 0.5),
                0.187,
                0.276,
                y=0.002,
            )


@asset("snacks", "snacks", ground="#d23b2f", band="#f4d23c", food="#f0b84a", style=1)
@asset(
    "snacks_green", "snacks", aliases=("pretzels", "nuts"), ground="#3f8f4a", band="#f4f1ea", food="#c98b4a", style=1
)
@asset("snacks_blue", "snacks", aliases=("tortilla chips",), ground="#2c5fa8", band="#f08a2b", food="#f0c65a", style=1)
def snack_bag(k: Kit, ground: str, band: str, food: str, style: int) -> None:
    """A puffed bag of crisps standing up."""
    foil = printed("plastic", texture("packet", ground=ground, band=band, food=food, style=style), 0.25)

    def side(sign: float) -> Callable[[Array, Array], Array]:
        def place(u: np.ndarray, v: np.ndarray) -> np.ndarray:
            t = 1 - np.clip(v, 0, 1)
            puff = (
                np.sin(np.pi * np.clip(u, 0, 1)) ** 0.7
                * np.clip(np.sin(np.pi * (0.16 + 0.74 * (1 - t))), 0, 1)
                * np.where(t < 0.06, 0.15, 1)
            )
            foot = 0.5 + 0.5 * np.clip(t * 4, 0, 1)
            crimp = 0.0015 * np.sin(u * 50) * (t < 0.1)
            return np.stack(
                [
                    sign * (u - 0.5) * 0.18 * (1 - 0.08 * np.sin(np.pi * t)),
                    v * 0.25,
                    sign * (0.001 + 0.04 * puff * foot) + crimp,
                ],
                -1,
            )

        return place

    for sign in (1.0, -1.0):
        k.sheet(foil, side(sign), (12, 14), 0.0012)


@asset("chocolate", "chocolate")
def chocolate(k: Kit) -> None:
    """A bar of chocolate, half unwrapped."""
    dark = natural("chocolate", "#4a2616", 0.35)
    k.box(dark, 0.07, 0.007, 0.155, r=0.001)
    for row in range(4):
        for column in range(3):
            k.box(dark, 0.02, 0.004, 0.016, (column - 1) * 0.0225, 0.0065, -0.066 + row * 0.0185, r=0.002)
    k.box(
        printed("paper", texture("packet", ground="#6d2a7a", band="#f0d28a", food="#4a2616", style=3), 0.4),
        0.076,
        0.01,
        0.08,
        y=-0.0005,
        z=0.042,
        r=0,
    )


@asset("bread", "bread", colour="brown")
def bread(k: Kit) -> None:
    """A loaf of bread with scored crust."""
    start = len(k.parts)
    k.blob(WHITE, 0.28, 0.115, 0.13, power=2.8, cells=12)
    k.tint(lambda p: mix("#c98d4a", "#8a5223", (p[..., 1] - 0.05) * 16), start)
    for x in (-0.08, -0.025, 0.03, 0.085):
        with k.at(x, 0.106, 0, yaw=25):
            k.blob(natural("bread", "#e6c48a", 0.8), 0.022, 0.014, 0.085, cells=4)


@asset("bread_slice", "bread", aliases=("slice of bread", "toast"))
def slice_of_bread(k: Kit) -> None:
    """A slice of toast lying flat."""
    outline = [
        (-0.05, -0.055),
        (0.05, -0.055),
        (0.047, 0.02),
        (0.056, 0.045),
        (0.035, 0.062),
        (-0.035, 0.062),
        (-0.056, 0.045),
        (-0.047, 0.02),
    ]
    k.slab(natural("bread", "#a86c35", 0.85), outline, 0.013, corner=0.014, r=0.002)
    k.slab(natural("bread", "#ecd2a0", 0.9), np.array(outline) * 0.9, 0.0135, corner=0.013, r=0.0)


@asset("cheese", "cheese")
def cheese(k: Kit) -> None:
    """A wedge of cheese with holes."""
    m = natural("cheese", "#f0c04a", 0.5)
    a = np.linspace(-0.38, 0.38, k.n(9, 4))
    k.slab(m, [(0.0, 0.0), *[(0.13 * np.sin(t), 0.13 * np.cos(t)) for t in -a]], 0.06, r=0.003)
    if k.mid:
        for t, y, z in (
            (0.38, 0.03, 0.05),
            (0.38, 0.018, 0.09),
            (0.38, 0.044, 0.085),
            (-0.38, 0.036, 0.06),
            (-0.38, 0.02, 0.1),
        ):
            with k.at(z * np.tan(t) * 0.995, y, z, yaw=90 + np.degrees(t) if t > 0 else -90 + np.degrees(t), pitch=90):
                k.cyl(natural("cheese", "#c9922b", 0.6), 0.009, 0.0012, y=-0.0004, bevel=0, seg=14)


@asset("cake", "cake")
def cake(k: Kit) -> None:
    """A birthday cake with candles on a stand."""
    k.lathe(
        ceramic("#f4f1ea"),
        [(0, 0), (0.06, 0), (0.02, 0.02), (0.015, 0.07), (0.13, 0.085), (0.14, 0.09), (0.14, 0.095), (0, 0.095)],
        fillet=0.008,
        seg=44,
    )
    cream, sponge = natural("cream", "#f4e2da", 0.6), natural("cake", "#8a4f35", 0.8)
    for i in range(2):
        k.cyl(sponge, 0.11, 0.03, y=0.095 + 0.042 * i, seg=40)
        k.cyl(cream, 0.113, 0.014, y=0.125 + 0.042 * i, bevel=0.006, seg=40)
    for i in range(10):
        a = 2 * np.pi * i / 10
        k.blob(
            natural("cream", "#e79aa8", 0.5), 0.026, 0.024, 0.026, 0.09 * np.sin(a), 0.176, 0.09 * np.cos(a), cells=4
        )
    for i in range(5):
        a = 2 * np.pi * i / 5
        k.cyl(
            natural("wax", ("#e8504a", "#4aa3e0", "#f2b632", "#48b26b", "#9c67c7")[i], 0.6),
            0.0035,
            0.06,
            0.045 * np.sin(a),
            0.178,
            0.045 * np.cos(a),
            seg=8,
        )
        k.blob(
            natural("flame", "#ffc04a", 0.5), 0.007, 0.014, 0.007, 0.045 * np.sin(a), 0.238, 0.045 * np.cos(a), cells=3
        )


@asset("donut", "donut")
def donut(k: Kit) -> None:
    """A glazed doughnut."""
    k.ring(natural("cake", "#c98d4a", 0.7), 0.03, 0.017, seg=30, sides=12)
    k.ring(natural("icing", "#e77aa6", 0.3), 0.03, 0.0165, y=0.004, seg=30, sides=12)
    if k.fine:
        for i in range(22):
            a, r = i * 2.39996, 0.022 + 0.016 * ((i * 7) % 11) / 10
            with k.at(r * np.sin(a), 0.0345 - 0.0022 * abs((r - 0.03) / 0.008), r * np.cos(a), yaw=i * 67):
                k.box(plastic(("#f4f1ea", "#4aa3e0", "#f2d33a", "#48b26b")[i % 4]), 0.007, 0.002, 0.002, r=0)


@asset("sandwich", "sandwich")
def sandwich(k: Kit) -> None:
    """A triangular sandwich."""
    shape = np.array([(-0.06, -0.04), (0.06, -0.04), (0.0, 0.07)])
    for y, h, code, grow in (
        (0, 0.014, "#e3c48f", 1.0),
        (0.014, 0.004, "#f0c04a", 1.03),
        (0.018, 0.006, "#6f9b3f", 1.07),
        (0.024, 0.006, "#c8453a", 0.98),
        (0.03, 0.014, "#e3c48f", 1.0),
    ):
        k.slab(natural("sandwich", code, 0.8), shape * grow, h, y=y, r=0.002, corner=0.006)


@asset("pizza", "pizza")
def pizza(k: Kit) -> None:
    """A pizza with tomato, cheese and basil."""
    k.lathe(
        natural("bread", "#c98d4a", 0.8),
        [(0, 0), (0.145, 0), (0.15, 0.012), (0.14, 0.02), (0.13, 0.014), (0, 0.012)],
        fillet=0.008,
        seg=44,
    )
    k.cyl(natural("sauce", "#c2452b", 0.5), 0.13, 0.004, y=0.0115, seg=40)
    for i in range(16):
        a, r = i * 2.39996, 0.03 * np.sqrt(i)
        x, z = r * np.sin(a), r * np.cos(a)
        if i % 3 == 2:
            k.blob(LEAF, 0.024, 0.004, 0.014, x, 0.0155, z, cells=3)
        else:
            k.blob(
                natural("cheese", "#f4e4bd", 0.5) if i % 3 else natural("sausage", "#a8322a", 0.5),
                0.034,
                0.007,
                0.034,
                x,
                0.0135,
                z,
                cells=4,
            )


@asset("egg", "egg")
def egg(k: Kit) -> None:
    """A hen's egg lying down."""
    t = np.linspace(0, np.pi, k.n(16, 7))
    with k.at(0, 0.0215, 0, roll=90):
        k.lathe(
            natural("egg", "#e3c4a0", 0.5),
            np.stack([0.0215 * np.sin(t) * (1 - 0.12 * np.cos(np.pi - t)), -0.028 * np.cos(t)], 1),
            seg=20,
        )


@asset("jar", "jar", aliases=("jam", "jar of jam"), fill="#8a1f2b", lid="#c8352c")
@asset("jar_honey", "jar", aliases=("honey", "jar of honey", "honey jar"), fill="#d98f1e", lid="#b8924a")
def jar(k: Kit, fill: str, lid: str) -> None:
    """A jar of preserve."""
    k.lathe(
        natural("jam", fill, 0.15),
        [(0, 0), (0.036, 0), (0.038, 0.01), (0.038, 0.075), (0.03, 0.088), (0, 0.088)],
        fillet=0.008,
        seg=32,
    )
    wrap(k, texture("label", ground="#f6f1e6", band=lid, ink=fill), 0.038, 0.022, 0.042)
    k.cyl(metal(lid, 0.4), 0.033, 0.014, y=0.087, seg=32)


@asset("fruit_bowl", "bowl", aliases=("fruit bowl", "bowl of fruit"), colour="white", tags=("food",))
def fruit_bowl(k: Kit) -> None:
    """A bowl heaped with fruit."""
    from assets.recipes.vessels import hollow

    hollow(
        k,
        ceramic("#eeeae2"),
        ceramic("#eeeae2"),
        [(0.06, 0), *map(tuple, k.curve([(0.065, 0), (0.115, 0.03), (0.14, 0.075)], 10, 5))],
        wall=0.005,
        floor=0.01,
        seg=40,
    )
    for code, x, y, z, r in (
        ("#ea8a1c", -0.05, 0.02, 0.03, 0.075),
        ("#b3202a", 0.045, 0.02, 0.04, 0.074),
        ("#7fae3f", 0.0, 0.02, -0.055, 0.074),
        ("#b3202a", -0.06, 0.028, -0.04, 0.07),
        ("#ea8a1c", 0.06, 0.026, -0.025, 0.074),
        ("#f0d02c", 0.0, 0.066, 0.005, 0.07),
    ):
        k.blob(natural("fruit", code, 0.4), r, r * 0.95, r, x, y, z, cells=8)
