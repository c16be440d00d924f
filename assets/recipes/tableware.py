"""Glasses, plates, bowls, jugs and cutlery."""

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


@asset("fork", "fork")
def fork(k: Kit) -> None:
    """A table fork lying down, its tines towards -z."""
    _stem(k, STEEL)
    for i in range(4):
        x = (i - 1.5) * 0.0062
        k.tube(
            STEEL,
            k.curve([(x * 0.7, 0.005, -0.035), (x, 0.003, -0.05), (x, 0.0035, -0.075), (x, 0.009, -0.1)], 8, 3),
            np.linspace(0.0021, 0.0012, k.n(8, 3)),
            seg=6,
        )
    k.blob(STEEL, 0.025, 0.004, 0.03, y=0.003, z=-0.036, power=3, cells=6)


@asset("spoon", "spoon")
@asset("spoon_wooden", "spoon", aliases=("wooden spoon", "cooking spoon"), big=True)
def spoon(k: Kit, big: bool = False) -> None:
    """A spoon lying down, its bowl towards -z."""
    m = wood("#b98a55") if big else STEEL
    with k.at(scale=1.45 if big else 1.0):
        _stem(k, m)

        def body(u: np.ndarray, v: np.ndarray) -> np.ndarray:
            a, r = 2 * np.pi * u, 0.02 + 0.98 * v
            return np.stack([0.02 * r * np.cos(a), 0.0015 + 0.0065 * r**2, -0.062 + 0.031 * r * np.sin(a)], -1)

        k.sheet(m, body, (20, 4), 0.002)


def _stem(k: Kit, m: Finish) -> None:
    path = k.curve([(0, 0.004, -0.035), (0, 0.0085, -0.015), (0, 0.008, 0.03), (0, 0.004, 0.1)], 12, 5)
    width = np.interp(np.linspace(0, 1, len(path)), [0, 0.2, 1], [0.004, 0.003, 0.0085])
    k.tube(m, path, width, seg=8, squash=0.25, round_caps=True)


@asset("knife", "knife")
def knife(k: Kit) -> None:
    """A table knife lying on its side, its blade towards -z."""
    k.slab(
        STEEL,
        [(-0.009, -0.02), (-0.009, -0.09), (-0.004, -0.112), (0.003, -0.115), (0.007, -0.09), (0.007, -0.02)],
        0.0018,
        y=0.002,
        r=0.0005,
        corner=0.005,
    )
    k.tube(
        STEEL,
        [(0, 0.0035, -0.025), (0, 0.0035, 0.0), (0, 0.0035, 0.1)],
        [0.0055, 0.007, 0.0085],
        seg=10,
        squash=0.45,
        round_caps=True,
    )


@asset("kitchen_knife", "kitchen_knife")
def chef(k: Kit) -> None:
    """A chef's knife lying on its side, its blade towards -z."""
    k.slab(
        metal("#cdd1d5", 0.15),
        [(-0.024, 0.0), (-0.024, -0.05), (-0.012, -0.15), (0.012, -0.2), (0.02, -0.15), (0.02, 0.0)],
        0.0025,
        y=0.006,
        r=0.0006,
    )
    k.slab(
        wood("#2e2320", grain=False),
        [(-0.004, 0), (0.02, 0), (0.02, 0.1), (0.015, 0.125), (-0.01, 0.125), (-0.006, 0.1)],
        0.016,
        r=0.005,
        corner=0.006,
    )
    for z in (0.025, 0.06, 0.095):
        k.cyl(STEEL, 0.003, 0.0165, 0.008, 0, z, seg=8)


@asset("pot", "pot", code="#c6c9cd")
@asset("pot_red", "pot", aliases=("casserole", "dutch oven"), code="#b3342c")
def pot(k: Kit, code: str) -> None:
    """A cooking pot with a lid and two ears."""
    m = metal(code, 0.25) if code == "#c6c9cd" else ceramic(code, 0.25)
    k.lathe(m, [(0, 0), (0.105, 0), (0.11, 0.01), (0.11, 0.12), (0.112, 0.123), (0, 0.123)], fillet=0.008, seg=44)
    k.lathe(m, [(0.113, 0.122), (0.113, 0.126), (0.07, 0.143), (0, 0.148)], fillet=0.008, seg=44)
    k.lathe(
        plastic("#26272a"),
        [(0, 0.146), (0.008, 0.146), (0.008, 0.156), (0.02, 0.164), (0.018, 0.172), (0, 0.174)],
        fillet=0.004,
        seg=20,
    )
    for s in (-1, 1):
        k.tube(
            m,
            k.curve(
                [
                    (s * 0.108, 0.1, -0.035),
                    (s * 0.142, 0.103, -0.025),
                    (s * 0.142, 0.103, 0.025),
                    (s * 0.108, 0.1, 0.035),
                ],
                12,
                5,
            ),
            0.006,
            seg=8,
        )


@asset("saucepan", "pot", aliases=("small pot",))
def saucepan(k: Kit) -> None:
    """A small saucepan with a long handle towards +x."""
    m = metal("#c6c9cd", 0.25)
    hollow(k, m, metal("#a9adb2", 0.4), [(0.075, 0), (0.08, 0.006), (0.08, 0.095)], wall=0.002, floor=0.004)
    k.tube(
        plastic("#26272a"),
        [(0.078, 0.075, 0), (0.13, 0.085, 0), (0.25, 0.09, 0)],
        [0.006, 0.01, 0.011],
        seg=9,
        squash=0.7,
        round_caps=True,
    )


@asset("pan", "pan", code="#26272a")
def pan(k: Kit, code: str) -> None:
    """A frying pan, its handle towards +x."""
    hollow(
        k,
        metal(code, 0.5),
        plastic("#1b1b1d", 0.5),
        [(0.1, 0), (0.108, 0.004), (0.132, 0.045)],
        wall=0.003,
        floor=0.004,
        seg=44,
    )
    k.tube(
        plastic("#2f2c2b"),
        k.curve([(0.125, 0.035, 0), (0.19, 0.06, 0), (0.32, 0.068, 0)], 10, 4),
        np.linspace(0.009, 0.0135, k.n(10, 4)),
        seg=9,
        squash=0.6,
        round_caps=True,
    )


@asset("spatula", "spatula")
def spatula(k: Kit) -> None:
    """A spatula lying down."""
    m = plastic("#2a2b2e")
    k.slab(
        m,
        [(-0.04, -0.17), (0.04, -0.17), (0.035, -0.08), (0.01, -0.06), (-0.01, -0.06), (-0.035, -0.08)],
        0.004,
        r=0.001,
        corner=0.01,
    )
    k.tube(
        m,
        k.curve([(0, 0.003, -0.065), (0, 0.014, -0.02), (0, 0.012, 0.15)], 8, 3),
        0.008,
        seg=8,
        squash=0.6,
        round_caps=True,
    )


@asset("ladle", "ladle")
def ladle(k: Kit) -> None:
    """A soup ladle lying down."""
    with k.at(0, 0.0, -0.1):
        hollow(
            k,
            STEEL,
            STEEL,
            k.curve([(0.004, 0), (0.03, 0.008), (0.042, 0.032)], 10, 5),
            wall=0.0015,
            floor=0.002,
            seg=28,
        )
    k.tube(
        STEEL,
        k.curve([(0, 0.03, -0.06), (0, 0.06, -0.02), (0, 0.05, 0.1), (0, 0.006, 0.19)], 12, 5),
        0.006,
        seg=8,
        squash=0.4,
        round_caps=True,
    )


@asset("cutting_board", "cutting_board")
def board(k: Kit) -> None:
    """A chopping board with a hole to hang it by."""
    k.slab(wood("#c99a5f"), rectangle(0.38, 0.25), 0.018, corner=0.03, r=0.004)
    k.cyl(natural("void", "#4a3320"), 0.013, 0.0005, 0.16, 0.018, 0, bevel=0, seg=18)
    k.surface(0.018, 0.3, 0.22, x=-0.02)


@asset("salt_shaker", "salt_shaker", aliases=("salt",), code="#eceae4")
@asset("pepper_mill", "salt_shaker", aliases=("pepper mill", "pepper grinder", "pepper"), code="#4a2f1e")
def shaker(k: Kit, code: str) -> None:
    """A salt shaker or a turned pepper mill."""
    if code == "#4a2f1e":
        k.lathe(
            wood(code),
            [
                (0, 0),
                (0.027, 0),
                (0.027, 0.02),
                (0.017, 0.06),
                (0.024, 0.11),
                (0.024, 0.118),
                (0.02, 0.12),
                (0.025, 0.14),
                (0.018, 0.158),
                (0, 0.165),
            ],
            fillet=0.008,
            seg=28,
        )
        k.blob(STEEL, 0.014, 0.014, 0.014, y=0.163, cells=4)
    else:
        k.lathe(ceramic(code), [(0, 0), (0.024, 0), (0.021, 0.05), (0.016, 0.065), (0, 0.068)], fillet=0.008, seg=28)
        k.lathe(STEEL, [(0.0165, 0.063), (0.014, 0.072), (0, 0.075)], fillet=0.003, seg=24)
