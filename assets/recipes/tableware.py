"""Glasses, plates, bowls, jugs and trays."""

import numpy as np

from assets.recipes.curves import rectangle
from assets.recipes.kit import Kit
from assets.recipes.materials import Finish, ceramic, glass, metal, natural, plastic, wood
from assets.recipes.mugs import handle
from assets.recipes.registry import asset
from assets.recipes.vessels import hollow

CLEAR = glass("#d6e6ea", 0.3)
LINING = glass("#e8f1f3", 0.14)
STEEL = metal("#cfd2d5", 0.2)


@asset("glass", "glass")
def tumbler(k: Kit) -> None:
    """A straight water glass."""
    hollow(k, CLEAR, LINING, [(0.03, 0), (0.037, 0.11)], wall=0.002, floor=0.009, seg=32)


@asset("glass_tall", "glass", aliases=("tall glass", "highball"), code="#9fc7d6")
def highball(k: Kit, code: str) -> None:
    """A tall tinted glass."""
    hollow(
        k,
        glass(code, 0.42),
        glass(code, 0.2),
        [(0.028, 0), (0.032, 0.02), (0.036, 0.15)],
        wall=0.002,
        floor=0.01,
        seg=32,
    )


@asset("glass_juice", "glass", aliases=("glass of juice", "juice glass"), colour="orange")
def full_glass(k: Kit) -> None:
    """A short glass filled with orange juice."""
    k.lathe(natural("drink", "#f0982a", 0.3), [(0, 0.008), (0.029, 0.008), (0.033, 0.07), (0, 0.07)], seg=28)
    hollow(k, CLEAR, LINING, [(0.032, 0), (0.037, 0.09)], wall=0.002, floor=0.007, seg=32)


def stemmed(k: Kit, bowl: list[tuple[float, float]], stem: float) -> None:
    """A bowl on a stem and foot."""
    k.lathe(
        CLEAR,
        [
            (0, 0),
            (0.036, 0),
            (0.036, 0.0015),
            (0.008, 0.006),
            (0.0035, 0.015),
            (0.0035, stem - 0.01),
            (0.008, stem),
            (0, stem + 0.002),
        ],
        fillet=0.006,
        seg=32,
    )
    with k.at(y=stem - 0.001):
        profile = k.curve(bowl, 16, 6)
        hollow(
            k, CLEAR, LINING, [(max(float(r), 0.001), float(y)) for r, y in profile], wall=0.0012, floor=0.003, seg=32
        )


@asset("wine_glass", "wine_glass")
def wine_glass(k: Kit) -> None:
    """A wine glass."""
    stemmed(k, [(0.002, 0), (0.028, 0.018), (0.04, 0.05), (0.037, 0.085), (0.031, 0.115)], 0.085)


@asset("wine_glass_red", "wine_glass", aliases=("glass of wine", "glass of red wine"), colour="red")
def red_wine(k: Kit) -> None:
    """A wine glass with red wine in it."""
    k.lathe(
        natural("drink", "#5e1220", 0.15), [(0, 0.088), (0.025, 0.1), (0.038, 0.134), (0, 0.134)], fillet=0.008, seg=28
    )
    stemmed(k, [(0.002, 0), (0.028, 0.018), (0.042, 0.05), (0.039, 0.085), (0.033, 0.11)], 0.085)


def round_dish(k: Kit, m: Finish, r: float, h: float, rim: Finish | None = None) -> None:
    """A flat round plate with a raised rim."""
    k.lathe(
        m,
        [
            (0, 0.001),
            (r * 0.55, 0),
            (r * 0.62, 0.002),
            (r, h),
            (r - 0.002, h + 0.003),
            (r * 0.66, 0.009),
            (r * 0.58, 0.006),
            (0, 0.005),
        ],
        fillet=0.01,
        seg=44,
    )
    if rim is not None:
        k.ring(rim, r - 0.001, 0.0018, y=h - 0.0004, seg=44, sides=6)


@asset("plate", "plate", code="#f2efe8", r=0.135)
@asset("plate_blue", "plate", code="#5f8bb0", r=0.135)
@asset("plate_small", "plate", aliases=("side plate", "dessert plate", "small plate"), code="#d98f78", r=0.095)
def plate(k: Kit, code: str, r: float) -> None:
    """A round plate."""
    round_dish(k, ceramic(code), r, 0.018)


@asset("bowl", "bowl", code="#e9e5da", inner="#f4f1e9")
@asset("bowl_blue", "bowl", code="#35618f", inner="#dfe8ee")
@asset("bowl_green", "bowl", code="#7d9a6b", inner="#eef0e2")
def bowl(k: Kit, code: str, inner: str) -> None:
    """A bowl for soup or cereal."""
    profile = k.curve([(0.035, 0), (0.037, 0.006), (0.06, 0.026), (0.074, 0.06)], 14, 5)
    hollow(k, ceramic(code), ceramic(inner), [(0.034, 0), *map(tuple, profile[1:])], wall=0.004, floor=0.008)


@asset("bowl_wood", "bowl", aliases=("salad bowl", "fruit bowl", "wooden bowl"))
def salad(k: Kit) -> None:
    """A wide wooden bowl."""
    m = wood("#a87646")
    profile = k.curve([(0.06, 0), (0.11, 0.03), (0.145, 0.085)], 12, 5)
    hollow(k, m, m, [(0.055, 0), *map(tuple, profile)], wall=0.007, floor=0.01, seg=44)
    k.surface(0.01, 0.09, 0.09)


@asset("dish", "dish")
def platter(k: Kit) -> None:
    """A big oval serving dish."""
    with k.at(scale=(1.42, 1, 1)):
        round_dish(k, ceramic("#efeae0"), 0.155, 0.028)
        k.ring(ceramic("#3d6a94"), 0.142, 0.0022, y=0.0245, seg=44, sides=5)
    k.surface(0.005, 0.2, 0.13)


@asset("dish_casserole", "dish", aliases=("baking dish", "casserole dish", "oven dish"))
def baking(k: Kit) -> None:
    """A deep rectangular oven dish."""
    m, inside = ceramic("#b5533c"), ceramic("#f0e9dd")
    k.slab(m, rectangle(0.3, 0.2), 0.01, corner=0.03)
    w, d, h = 0.3, 0.2, 0.065
    for s in (-1, 1):
        k.box(m, w, h, 0.01, z=s * (d / 2 - 0.004), r=0.004)
        k.box(m, 0.01, h, d, s * (w / 2 - 0.004), r=0.004)
        k.slab(m, rectangle(0.03, 0.1), 0.012, s * (w / 2 + 0.008), h - 0.02, corner=0.012)
    k.box(inside, w - 0.02, 0.003, d - 0.02, y=0.009, r=0)


@asset("jug", "jug")
def jug(k: Kit) -> None:
    """A stoneware jug, its spout towards -x."""
    m = ceramic("#dcd3c0", 0.35)
    profile = k.curve([(0.05, 0), (0.066, 0.05), (0.062, 0.1), (0.045, 0.16), (0.052, 0.2)], 20, 7)
    hollow(k, m, m, [(0.048, 0), *map(tuple, profile)], wall=0.004, floor=0.008)
    k.tube(m, [(-0.042, 0.165, 0), (-0.06, 0.192, 0), (-0.07, 0.205, 0)], [0.02, 0.014, 0.007], seg=10)
    handle(k, m, 0.052, 0.06, 0.175, 0.04, 0.008)


@asset("jug_glass", "jug", aliases=("water jug", "water pitcher", "carafe"))
def pitcher(k: Kit) -> None:
    """A glass pitcher of water."""
    k.lathe(natural("drink", "#b9d5df", 0.1), [(0, 0.012), (0.051, 0.012), (0.049, 0.13), (0, 0.13)], seg=32)
    hollow(k, CLEAR, LINING, [(0.055, 0), (0.054, 0.1), (0.05, 0.16), (0.058, 0.22)], wall=0.003, floor=0.01)
    handle(k, glass("#cfdfe3", 0.5), 0.053, 0.06, 0.19, 0.04, 0.007)


@asset("teapot", "teapot")
def teapot(k: Kit) -> None:
    """A round teapot, its spout towards -x."""
    m = ceramic("#3e6f73")
    k.lathe(
        m,
        k.curve(
            [(0.001, 0), (0.045, 0), (0.08, 0.035), (0.085, 0.065), (0.06, 0.105), (0.036, 0.12), (0.001, 0.122)], 24, 9
        ),
        seg=36,
    )
    k.lathe(m, [(0.042, 0.117), (0.04, 0.124), (0.015, 0.134), (0, 0.136)], fillet=0.008, seg=28)
    k.blob(m, 0.022, 0.02, 0.022, y=0.133, cells=5)
    k.tube(
        m,
        k.curve([(-0.07, 0.05, 0), (-0.1, 0.06, 0), (-0.12, 0.095, 0), (-0.14, 0.115, 0)], 12, 5),
        np.linspace(0.019, 0.008, k.n(12, 5)),
        seg=10,
    )
    k.tube(m, k.curve([(0.07, 0.1, 0), (0.115, 0.1, 0), (0.125, 0.065, 0), (0.08, 0.035, 0)], 16, 6), 0.008, seg=9)


@asset("tray", "tray")
def tray(k: Kit) -> None:
    """A wooden tray with two grips."""
    m = wood("#b98a55")
    k.slab(m, rectangle(0.46, 0.32), 0.01, corner=0.03)
    for s in (-1, 1):
        k.box(m, 0.42, 0.04, 0.01, z=s * 0.155, r=0.004)
        k.box(m, 0.01, 0.05, 0.3, s * 0.225, r=0.004)
        k.tube(
            metal("#b8924a"),
            k.curve(
                [
                    (s * 0.228, 0.05, -0.05),
                    (s * 0.228, 0.068, -0.03),
                    (s * 0.228, 0.068, 0.03),
                    (s * 0.228, 0.05, 0.05),
                ],
                10,
                4,
            ),
            0.005,
            seg=7,
        )
    k.surface(0.01, 0.4, 0.27)


@asset("tray_black", "tray", aliases=("black tray", "round tray"))
def round_tray(k: Kit) -> None:
    """A round black tray."""
    k.lathe(
        plastic("#232427", 0.35),
        [(0, 0), (0.17, 0), (0.185, 0.02), (0.182, 0.021), (0.166, 0.005), (0, 0.005)],
        fillet=0.004,
        seg=48,
    )
    k.surface(0.005, 0.22, 0.22)
