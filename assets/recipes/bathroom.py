"""Bathroom fittings and toiletries, and things to clean with."""

import numpy as np

from assets.recipes.curves import circle, rectangle
from assets.recipes.kit import Kit
from assets.recipes.materials import ceramic, glass, metal, natural, plastic, printed, rubber, wood
from assets.recipes.registry import asset
from assets.recipes.textures import texture
from assets.recipes.vessels import hollow

CHINA = ceramic("#f6f6f3", 0.12)
CHROME = metal("#d5d8db", 0.12)


@asset("sink", "sink", colour="white")
def washbasin(k: Kit) -> None:
    """A wash basin on a vanity unit."""
    body = wood("#b98d5b")
    k.box(body, 0.76, 0.5, 0.44, y=0.3, z=-0.02, r=0.004)
    for y in (0.31, 0.555):
        k.box(body, 0.745, 0.235, 0.018, y=y, z=0.205, r=0.004)
        k.box(metal("#2e2f32"), 0.16, 0.012, 0.014, y=y + 0.19, z=0.22, r=0.003)
    for sx in (-1, 1):
        for sz in (-1, 1):
            k.cyl(metal("#2e2f32"), 0.016, 0.3, sx * 0.34, 0, sz * 0.18 - 0.02, seg=10)
    k.slab(CHINA, rectangle(0.8, 0.48), 0.03, y=0.8, corner=0.03, r=0.008)
    with k.at(0, 0.828, 0.03, scale=(1.35, 1, 1)):
        hollow(
            k, CHINA, CHINA, k.curve([(0.13, 0), (0.165, 0.04), (0.18, 0.11)], 10, 5), wall=0.01, floor=0.008, seg=40
        )
    k.cyl(CHROME, 0.022, 0.02, y=0.829, z=-0.19, seg=16)
    k.tube(
        CHROME,
        k.curve([(0, 0.84, -0.19), (0, 1.0, -0.19), (0, 1.05, -0.15), (0, 1.04, -0.08), (0, 1.01, -0.07)], 16, 6),
        0.012,
        seg=10,
    )
    k.surface(0.83, 0.1, 0.3, x=0.33, z=0.0)
    k.surface(0.83, 0.1, 0.3, x=-0.33, z=0.0)


@asset("sink_pedestal", "sink", aliases=("pedestal sink",))
def pedestal(k: Kit) -> None:
    """A wash basin on a pedestal."""
    k.lathe(CHINA, [(0, 0), (0.13, 0), (0.09, 0.1), (0.075, 0.5), (0.11, 0.72), (0, 0.72)], fillet=0.04, seg=32)
    with k.at(0, 0.68, 0.02, scale=(1.3, 1, 1)):
        hollow(k, CHINA, CHINA, k.curve([(0.1, 0), (0.18, 0.06), (0.215, 0.17)], 12, 5), wall=0.014, floor=0.03, seg=40)
    k.box(CHINA, 0.4, 0.09, 0.09, y=0.77, z=-0.19, r=0.02, steps=2)
    k.tube(
        CHROME, k.curve([(0, 0.85, -0.19), (0, 0.94, -0.19), (0, 0.96, -0.14), (0, 0.93, -0.09)], 12, 5), 0.012, seg=10
    )
    for s in (-1, 1):
        k.lathe(
            CHROME,
            [(0, 0), (0.012, 0), (0.012, 0.02), (0.024, 0.03), (0.02, 0.045), (0, 0.045)],
            s * 0.12,
            0.858,
            -0.19,
            fillet=0.004,
            seg=14,
        )


@asset("toilet", "toilet", colour="white")
def toilet(k: Kit) -> None:
    """A toilet with its cistern, the lid closed."""
    k.lathe(
        CHINA, [(0, 0), (0.13, 0), (0.1, 0.15), (0.15, 0.3), (0.2, 0.38), (0, 0.38)], 0, 0, 0.03, fillet=0.05, seg=36
    )
    k.box(CHINA, 0.22, 0.36, 0.3, z=-0.16, r=0.05, steps=2)
    outline = [
        (0.19 * np.cos(a), 0.1 + (0.26 if np.sin(a) > 0 else 0.2) * np.sin(a) * (0.85 if np.sin(a) > 0 else 1))
        for a in np.linspace(0, 2 * np.pi, k.n(40, 10), endpoint=False)
    ]
    k.slab(CHINA, outline, 0.035, y=0.365, r=0.012)
    k.slab(plastic("#fbfbf9", 0.2), np.array(outline) * [0.99, 0.99], 0.035, y=0.4, r=0.012)
    k.box(CHINA, 0.38, 0.36, 0.17, y=0.42, z=-0.25, r=0.03, steps=2)
    k.box(CHINA, 0.4, 0.035, 0.19, y=0.77, z=-0.25, r=0.014, steps=2)
    k.cyl(CHROME, 0.022, 0.008, y=0.804, z=-0.25, seg=18)
    k.surface(0.805, 0.32, 0.12, z=-0.25)


@asset("bathtub", "bathtub", colour="white")
def bathtub(k: Kit) -> None:
    """A free-standing oval bath with a tap at its -x end."""
    with k.at(scale=(2.0, 1, 1)):
        hollow(
            k,
            CHINA,
            CHINA,
            k.curve([(0.25, 0.0), (0.33, 0.06), (0.37, 0.35), (0.4, 0.58)], 12, 5),
            wall=0.02,
            floor=0.06,
            seg=52,
        )
    k.cyl(CHROME, 0.014, 0.8, -0.7, 0.0, -0.33, seg=12)
    k.tube(
        CHROME,
        k.curve([(-0.7, 0.78, -0.33), (-0.68, 0.84, -0.3), (-0.6, 0.83, -0.2), (-0.57, 0.78, -0.16)], 12, 5),
        0.016,
        seg=10,
    )
    k.surface(0.06, 0.6, 0.3)


@asset("shower", "shower", colour="white")
def shower(k: Kit) -> None:
    """A glazed corner shower; its corner is at -x and -z."""
    k.slab(CHINA, rectangle(0.9, 0.9), 0.06, corner=0.03, r=0.01)
    k.cyl(CHROME, 0.045, 0.004, y=0.059, seg=24)
    pane = glass("#d3e4e8", 0.22)
    k.box(pane, 0.86, 1.9, 0.008, 0.01, 0.06, 0.44, r=0)
    k.box(pane, 0.008, 1.9, 0.86, 0.44, 0.06, 0.01, r=0)
    for x, z in ((-0.435, 0.44), (0.44, 0.44), (0.44, -0.435)):
        k.box(CHROME, 0.022, 1.92, 0.022, x, 0.055, z, r=0.003)
    k.box(CHROME, 0.88, 0.022, 0.022, y=1.955, z=0.44, r=0.003)
    k.box(CHROME, 0.022, 0.022, 0.88, 0.44, 1.955, r=0.003)
    with k.at(0.1, 1.05, 0.455):
        k.tube(CHROME, [(0, 0, 0.01), (0, 0.25, 0.01)], 0.009, seg=8, round_caps=True)
    k.tube(
        CHROME,
        k.curve(
            [(-0.4, 1.0, -0.42), (-0.4, 1.9, -0.42), (-0.38, 2.05, -0.4), (-0.25, 2.08, -0.27), (-0.18, 2.05, -0.2)],
            20,
            7,
        ),
        0.011,
        seg=10,
    )
    k.lathe(CHROME, [(0, 0), (0.11, 0), (0.11, 0.008), (0.02, 0.025), (0, 0.03)], -0.18, 2.02, -0.2, seg=32)
    k.box(CHROME, 0.16, 0.05, 0.05, -0.4, 1.0, -0.415, r=0.01)


@asset("soap", "soap", code="#e3a9b4")
@asset("soap_green", "soap", code="#a8c48a")
def soap(k: Kit, code: str) -> None:
    """A bar of soap."""
    k.blob(natural("soap", code, 0.4), 0.085, 0.028, 0.055, power=4, cells=8)


@asset("soap_dispenser", "soap_dispenser", code="#e6ece9")
def dispenser(k: Kit, code: str) -> None:
    """A pump bottle of hand soap."""
    k.lathe(ceramic(code), [(0, 0), (0.034, 0), (0.034, 0.1), (0.014, 0.122), (0, 0.122)], fillet=0.012, seg=32)
    _pump(k, 0.12)


def _pump(k: Kit, y: float) -> None:
    k.cyl(CHROME, 0.013, 0.018, y=y, seg=16)
    k.cyl(CHROME, 0.004, 0.03, y=y + 0.015, seg=8)
    k.tube(
        CHROME,
        [(0, y + 0.043, -0.01), (0, y + 0.047, 0.015), (0, y + 0.04, 0.042)],
        [0.008, 0.008, 0.004],
        seg=8,
        round_caps=True,
    )


@asset("shampoo", "shampoo", code="#4f8fb0", cap="#f2f2f0")
@asset("shampoo_green", "shampoo", aliases=("shower gel",), code="#7fae5a", cap="#3b5d3a")
def shampoo(k: Kit, code: str, cap: str) -> None:
    """A bottle of shampoo."""
    with k.at(scale=(1, 1, 0.62)):
        k.lathe(
            plastic(code, 0.3),
            [(0, 0), (0.034, 0), (0.036, 0.05), (0.033, 0.15), (0.018, 0.17), (0, 0.172)],
            fillet=0.014,
            seg=32,
        )
        k.lathe(plastic(cap, 0.35), [(0, 0.168), (0.022, 0.168), (0.021, 0.198), (0, 0.2)], fillet=0.004, seg=28)
    with k.at(0, 0.05, 0.0226):
        k.slab(plastic("#f4f4f1"), circle(0.022, 24, squash=1.5), 0.001, y=0.035, z=0, r=0, axis="z")


@asset("toothbrush", "toothbrush", code="#2f8fb5")
@asset("toothbrush_red", "toothbrush", code="#c8453c")
def toothbrush(k: Kit, code: str) -> None:
    """A toothbrush lying down."""
    k.tube(
        plastic(code),
        k.curve([(0, 0.005, -0.09), (0, 0.005, -0.05), (0, 0.007, 0.0), (0, 0.006, 0.095)], 14, 5),
        0.0055,
        seg=8,
        squash=0.8,
        round_caps=True,
    )
    k.box(plastic("#f4f4f1"), 0.01, 0.011, 0.028, y=0.006, z=-0.076, r=0.002)


@asset("toothpaste", "toothpaste", colour="white")
def toothpaste(k: Kit) -> None:
    """A tube of toothpaste."""

    def side(u: np.ndarray, v: np.ndarray) -> np.ndarray:
        a = -2 * np.pi * u
        flat = np.clip(v, 0, 1)
        return np.stack([0.024 * np.cos(a), 0.018 + (0.0175 * (1 - flat) + 0.001) * np.sin(a), -0.06 + 0.15 * v], -1)

    k.sheet(
        printed("plastic", texture("label", ground="#f4f6f8", band="#c8352c", ink="#2f6fb5"), 0.35),
        side,
        (22, 5),
        0.0015,
    )
    with k.at(0, 0.018, -0.058, pitch=-90):
        k.lathe(plastic("#f4f6f8"), [(0.023, 0), (0.011, 0.008), (0, 0.008)], seg=22)
        k.cyl(plastic("#2f6fb5"), 0.011, 0.022, y=0.007, top=0.009, seg=18)


@asset("toothbrush_cup", "cup", aliases=("toothbrush holder", "toothbrush cup"), colour="turquoise")
def brush_cup(k: Kit) -> None:
    """A bathroom cup with two toothbrushes."""
    hollow(k, ceramic("#9fc7c2"), ceramic("#e9f1ef"), [(0.032, 0), (0.037, 0.1)], wall=0.004, floor=0.006, seg=30)
    for code, x, turn in (("#c8453c", 0.012, -11), ("#2f8fb5", -0.012, 11)):
        with k.at(x, 0.01, 0, roll=turn):
            k.tube(plastic(code), [(0, 0, 0), (0, 0.08, 0), (0, 0.175, 0)], 0.0048, seg=7, round_caps=True)
            k.box(plastic("#f4f4f1"), 0.009, 0.027, 0.012, y=0.148, z=0.006, r=0.002)


@asset("toilet_paper", "toilet_paper")
def roll(k: Kit) -> None:
    """A roll of toilet paper standing on end."""
    paper = natural("paper", "#f6f5f1", 0.95)
    k.lathe(paper, [(0.02, 0), (0.055, 0), (0.055, 0.1), (0.02, 0.1)], fillet=0.003, seg=36)
    k.lathe(natural("paper", "#b99a72", 0.9), [(0.0205, 0.1), (0.02, 0.1), (0.02, 0.0), (0.0205, 0)], seg=28)


@asset("toilet_paper_holder", "toilet_paper", aliases=("toilet paper holder",), tags=("wall",))
def holder(k: Kit) -> None:
    """A roll of toilet paper on its holder for the wall."""
    with k.at(0, 0.056, 0.02, roll=90), k.at(y=-0.05):
        k.lathe(
            natural("paper", "#f6f5f1", 0.95), [(0.02, 0), (0.055, 0), (0.055, 0.1), (0.02, 0.1), (0.02, 0)], seg=36
        )
    k.tube(CHROME, [(-0.06, 0.06, -0.04), (-0.06, 0.06, 0.02), (0.06, 0.06, 0.02)], 0.006, seg=8)
    with k.at(-0.06, 0.06, -0.045, pitch=90):
        k.cyl(CHROME, 0.022, 0.008, seg=18)


@asset("hairbrush", "hairbrush")
def hairbrush(k: Kit) -> None:
    """A wooden hairbrush lying on its back."""
    m = wood("#a87646")
    k.slab(m, circle(0.03, 26, squash=1.7), 0.014, z=-0.05, r=0.005)
    k.tube(
        m,
        [(0, 0.008, -0.005), (0, 0.008, 0.05), (0, 0.008, 0.12)],
        [0.009, 0.0085, 0.0115],
        seg=9,
        squash=0.65,
        round_caps=True,
    )
    k.slab(rubber("#3a3434"), circle(0.023, 22, squash=1.75), 0.004, y=0.0135, z=-0.05, r=0.001)
    if k.fine:
        for i in range(5):
            for j in range(9):
                x, z = (i - 2) * 0.0085, (j - 4) * 0.0085
                if (x / 0.02) ** 2 + (z / 0.037) ** 2 < 1:
                    k.cyl(plastic("#1c1c1e"), 0.0012, 0.014, x, 0.017, z - 0.05, seg=4, bevel=0)


@asset("tissue_box", "tissue_box", code="#6f9bb5")
def tissues(k: Kit, code: str) -> None:
    """A box of tissues with one drawn out."""
    k.box(natural("paper", code, 0.7), 0.22, 0.085, 0.115, r=0.002)
    k.slab(natural("paper", "#f4f2ec", 0.9), circle(0.055, 24, squash=0.4), 0.0006, y=0.085, r=0)

    def tissue(u: np.ndarray, v: np.ndarray) -> np.ndarray:
        s = u - 0.5
        return np.stack(
            [
                s * (0.05 + 0.07 * v),
                0.085 + 0.055 * v - 0.02 * np.abs(s) * v,
                0.014 * np.sin(u * 8) * (0.3 + v) + 0.01 * v,
            ],
            -1,
        )

    k.sheet(natural("paper", "#fafaf8", 0.95), tissue, (12, 5), 0.001)


@asset("paper_towels", "paper_towels")
def kitchen_roll(k: Kit) -> None:
    """A kitchen roll on its stand."""
    k.cyl(wood("#a87646"), 0.075, 0.014, seg=32)
    k.lathe(
        natural("paper", "#f6f5f1", 0.95), [(0, 0.014), (0.06, 0.014), (0.06, 0.24), (0, 0.24)], fillet=0.003, seg=36
    )
    k.cyl(wood("#a87646"), 0.008, 0.05, y=0.24, seg=12)
    k.blob(wood("#a87646"), 0.026, 0.026, 0.026, y=0.285, cells=5)


@asset("sponge", "sponge")
def sponge(k: Kit) -> None:
    """A yellow sponge with a green scouring side."""
    k.box(natural("sponge", "#f0cf4a", 0.95), 0.11, 0.028, 0.07, r=0.006)
    k.box(natural("sponge", "#3f7d4a", 0.98), 0.11, 0.008, 0.07, y=0.027, r=0.003)


@asset("dish_soap", "dish_soap")
def dish_soap(k: Kit) -> None:
    """A bottle of washing-up liquid."""
    with k.at(scale=(1, 1, 0.6)):
        k.lathe(
            natural("plastic", "#6fbf5a", 0.15),
            [(0, 0), (0.036, 0), (0.03, 0.09), (0.036, 0.16), (0.016, 0.195), (0, 0.195)],
            fillet=0.016,
            seg=30,
        )
    k.lathe(
        plastic("#f2f4f3"),
        [(0, 0.192), (0.014, 0.192), (0.012, 0.215), (0.005, 0.222), (0.005, 0.235), (0, 0.236)],
        fillet=0.002,
        seg=18,
    )
    with k.at(0, 0.05, 0.0192):
        k.box(plastic("#f4f4f1"), 0.036, 0.05, 0.004, r=0.001)


@asset("spray_bottle", "spray_bottle")
def spray(k: Kit) -> None:
    """A bottle of cleaning spray, its nozzle towards +z."""
    with k.at(scale=(0.7, 1, 1)):
        k.lathe(
            natural("plastic", "#4aa3d0", 0.2),
            [(0, 0), (0.045, 0), (0.045, 0.12), (0.016, 0.18), (0.014, 0.2), (0, 0.2)],
            fillet=0.015,
            seg=30,
        )
    k.cyl(plastic("#e8504a"), 0.017, 0.025, y=0.198, seg=18)
    k.box(plastic("#e8504a"), 0.026, 0.034, 0.085, y=0.222, z=0.012, r=0.008, steps=2)
    with k.at(0, 0.239, 0.054, pitch=90):
        k.cyl(plastic("#f4f4f1"), 0.009, 0.012, seg=12)
    k.tube(
        plastic("#f4f4f1"),
        k.curve([(0, 0.225, 0.035), (0, 0.2, 0.045), (0, 0.17, 0.04)], 8, 3),
        0.005,
        seg=7,
        round_caps=True,
    )


@asset("bucket", "bucket", code="#3a6fb0")
def bucket(k: Kit, code: str) -> None:
    """A plastic bucket with a wire handle lying against its rim."""
    m = plastic(code, 0.4)
    hollow(k, m, m, [(0.1, 0), (0.138, 0.26)], wall=0.004, floor=0.006, seg=40)
    k.ring(m, 0.14, 0.006, y=0.248, seg=40)
    t = np.linspace(0, np.pi, k.n(24, 8))
    k.tube(metal(), np.stack([0.147 * np.cos(t), 0.25 + 0.06 * np.sin(t), 0.135 * np.sin(t)], 1), 0.0035, seg=7)


@asset("broom", "broom")
def broom(k: Kit) -> None:
    """A broom standing on its bristles."""
    k.box(natural("bristle", "#c9a45a", 0.95), 0.34, 0.09, 0.05, r=0.006)
    k.box(wood("#8a5f37"), 0.36, 0.035, 0.055, y=0.085, r=0.01, steps=2)
    k.cyl(wood("#c79f6b"), 0.0125, 1.2, y=0.115, seg=12, bevel=0.006)
