"""What people carry with them."""

from assets.recipes.curves import circle, rectangle
from assets.recipes.kit import Kit
from assets.recipes.materials import fabric, leather, metal, natural, plastic, rubber
from assets.recipes.registry import asset

BRASS = metal("#c9a24a", 0.3)


@asset("keys", "keys")
def keys(k: Kit) -> None:
    """Three keys on a ring with a tag."""
    k.ring(metal(), 0.015, 0.0012, y=0.002, seg=28, sides=6)
    for yaw, m in ((15, metal("#c4c7cb", 0.25)), (-30, BRASS), (60, metal("#9a9da2", 0.3))):
        with k.at(yaw=yaw), k.at(0, 0.0008 + 0.0022 * (yaw != 60), 0.03):
            k.slab(m, circle(0.0115, 18), 0.0022, z=0.0, r=0.0004)
            k.slab(
                m,
                [
                    (-0.003, 0.008),
                    (0.003, 0.008),
                    (0.003, 0.045),
                    (0.0, 0.048),
                    (-0.003, 0.045),
                    (-0.003, 0.04),
                    (-0.006, 0.038),
                    (-0.003, 0.034),
                    (-0.006, 0.03),
                    (-0.003, 0.026),
                ],
                0.0022,
                r=0,
            )
    with k.at(yaw=180), k.at(0, 0.001, 0.034):
        k.slab(leather("#b3302a"), rectangle(0.02, 0.042), 0.004, corner=0.006, r=0.001)


@asset("backpack", "backpack", code="#2f5f8a", trim="#d98f2e")
@asset("backpack_green", "backpack", code="#4f6b45", trim="#8a5f37")
def backpack(k: Kit, code: str, trim: str) -> None:
    """A backpack standing up, its pocket towards +z."""
    m, t = fabric(code), leather(trim)
    k.blob(m, 0.3, 0.44, 0.17, power=4.5, cells=12)
    k.blob(m, 0.24, 0.2, 0.1, y=0.04, z=0.075, power=5, cells=9)
    k.blob(m, 0.31, 0.16, 0.19, y=0.3, power=4, cells=9)
    k.box(t, 0.22, 0.008, 0.006, y=0.205, z=0.118, r=0.002)
    k.box(t, 0.03, 0.12, 0.008, y=0.24, z=0.092, r=0.003)
    k.box(BRASS, 0.036, 0.028, 0.008, y=0.245, z=0.098, r=0.003)
    k.tube(
        m,
        k.curve([(-0.03, 0.43, -0.02), (-0.025, 0.47, -0.025), (0.025, 0.47, -0.025), (0.03, 0.43, -0.02)], 12, 5),
        0.008,
        seg=8,
    )
    for s in (-1, 1):
        k.tube(
            m,
            k.curve(
                [(s * 0.06, 0.41, -0.07), (s * 0.09, 0.35, -0.12), (s * 0.1, 0.2, -0.125), (s * 0.11, 0.05, -0.07)],
                14,
                5,
            ),
            0.018,
            seg=8,
            squash=0.45,
        )


@asset("handbag", "handbag", code="#8a3b34")
def handbag(k: Kit, code: str) -> None:
    """A leather handbag."""
    m = leather(code)
    k.slab(m, [(-0.17, 0), (0.17, 0), (0.14, 0.21), (-0.14, 0.21)], 0.11, r=0.012, corner=0.03, axis="z")
    k.slab(
        leather("#74302b"),
        [(-0.145, 0.1), (0.145, 0.1), (0.142, 0.215), (-0.142, 0.215)],
        0.122,
        r=0.006,
        corner=0.03,
        axis="z",
    )
    k.box(BRASS, 0.035, 0.025, 0.008, y=0.105, z=0.062, r=0.003)
    k.tube(m, k.curve([(-0.09, 0.2, 0), (-0.085, 0.32, 0), (0.085, 0.32, 0), (0.09, 0.2, 0)], 18, 6), 0.009, seg=8)


@asset("suitcase", "suitcase", code="#3f7f86")
@asset("suitcase_red", "suitcase", code="#a83230")
def suitcase(k: Kit, code: str) -> None:
    """A hard-shell trolley case standing up."""
    m = plastic(code, 0.35)
    for sx in (-1, 1):
        for sz in (-1, 1):
            with k.at(sx * 0.15, 0.02, sz * 0.08, roll=90):
                k.cyl(rubber(), 0.02, 0.016, y=-0.008, seg=12)
    k.box(m, 0.4, 0.6, 0.24, y=0.03, r=0.045, steps=3)
    for i in range(6):
        k.box(m, 0.016, 0.5, 0.246, (i - 2.5) * 0.058, 0.08, r=0.006)
    k.box(plastic("#26272a"), 0.402, 0.6, 0.01, y=0.031, r=0.004)
    for s in (-1, 1):
        k.cyl(metal(), 0.007, 0.3, s * 0.09, 0.6, -0.06, seg=8)
    k.tube(plastic("#26272a"), [(-0.1, 0.905, -0.06), (0.1, 0.905, -0.06)], 0.013, seg=9, round_caps=True)


@asset("suitcase_leather", "suitcase", aliases=("briefcase", "leather suitcase"))
def briefcase(k: Kit) -> None:
    """A leather case standing on its long side."""
    hide = leather("#8a5530")
    k.box(hide, 0.44, 0.31, 0.12, r=0.02, steps=2)
    for s in (-1, 1):
        k.box(leather("#6b3f22"), 0.035, 0.312, 0.123, s * 0.13, r=0.004)
        k.box(BRASS, 0.028, 0.02, 0.006, s * 0.13, 0.25, 0.062, r=0.002)
    k.tube(
        leather("#6b3f22"),
        k.curve([(-0.06, 0.305, 0), (-0.055, 0.345, 0), (0.055, 0.345, 0), (0.06, 0.305, 0)], 12, 5),
        0.009,
        seg=8,
    )


@asset("umbrella", "umbrella", code="#23406b")
def umbrella(k: Kit, code: str) -> None:
    """A furled umbrella lying down, its handle towards +z."""
    with k.at(0, 0.027, -0.4, pitch=90):
        k.lathe(
            fabric(code),
            [(0, 0.03), (0.008, 0.03), (0.026, 0.12), (0.024, 0.3), (0.03, 0.52), (0.009, 0.56), (0, 0.56)],
            fillet=0.02,
            seg=14,
        )
        k.cyl(metal(), 0.004, 0.75, seg=8)
        k.ring(fabric("#b3302a"), 0.025, 0.003, y=0.36, seg=18, sides=5)
        k.tube(
            natural("wood", "#8a5f37", 0.5),
            k.curve([(0, 0.66, 0), (0, 0.75, 0), (0.012, 0.79, 0), (0.035, 0.785, 0), (0.04, 0.755, 0)], 14, 5),
            0.009,
            seg=9,
            round_caps=True,
        )


@asset("wallet", "wallet")
def wallet(k: Kit) -> None:
    """A folded leather wallet."""
    hide = leather("#5b3522")
    k.box(hide, 0.115, 0.008, 0.09, r=0.003)
    k.box(hide, 0.115, 0.008, 0.09, y=0.01, r=0.003)
    k.box(natural("paper", "#7fa68a", 0.9), 0.105, 0.003, 0.086, 0.004, 0.0075, 0.001, r=0)
