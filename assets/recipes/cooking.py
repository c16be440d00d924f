"""Pots and pans, and what one cooks with."""

import numpy as np

from assets.recipes.curves import rectangle
from assets.recipes.kit import Kit
from assets.recipes.materials import ceramic, metal, natural, plastic, wood
from assets.recipes.registry import asset
from assets.recipes.tableware import STEEL
from assets.recipes.vessels import hollow


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
