"""What stands about to be looked at."""

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import metal, natural, plastic, wood
from assets.recipes.registry import asset


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
