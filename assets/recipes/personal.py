"""What people carry and wear, and people themselves."""

import numpy as np

from assets.recipes.curves import circle, rectangle
from assets.recipes.kit import Kit
from assets.recipes.materials import Finish, fabric, glass, leather, metal, natural, plastic, rubber
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


@asset("hat", "hat")
def straw(k: Kit) -> None:
    """A straw hat with a ribbon."""
    m = natural("straw", "#d9b871", 0.9)
    k.lathe(
        m,
        [
            (0, 0.004),
            (0.085, 0.003),
            (0.19, 0.0),
            (0.193, 0.004),
            (0.095, 0.012),
            (0.085, 0.03),
            (0.078, 0.105),
            (0.05, 0.12),
            (0, 0.118),
        ],
        fillet=0.015,
        seg=40,
    )
    k.lathe(fabric("#2d3a5a"), [(0.0895, 0.014), (0.0865, 0.045), (0.082, 0.046)], seg=40)


@asset("cap", "cap", code="#b3302a")
@asset("cap_blue", "cap", code="#27457a")
def cap(k: Kit, code: str) -> None:
    """A baseball cap, its peak towards +z."""
    m = fabric(code)
    k.lathe(m, [(0, 0), (0.088, 0), (0.09, 0.03), (0.075, 0.085), (0.04, 0.112), (0, 0.118)], fillet=0.02, seg=32)
    k.blob(m, 0.014, 0.012, 0.014, y=0.113, cells=4)

    def peak(u: np.ndarray, v: np.ndarray) -> np.ndarray:
        a = np.radians(-62 + 124 * u)
        r = 0.085 + 0.07 * v * np.cos(a * 0.9)
        return np.stack([r * np.sin(a), 0.012 - 0.022 * v * np.abs(np.sin(a)) + 0.006, r * np.cos(a)], -1)

    k.sheet(m, peak, (14, 5), 0.004)


@asset("shoes", "shoes", aliases=("sneakers", "trainers"), code="#e9e9e6", sole="#f6f6f4")
@asset("shoes_brown", "shoes", aliases=("leather shoes",), code="#6b3f22", sole="#2a211c")
def shoes(k: Kit, code: str, sole: str) -> None:
    """A pair of shoes, their toes towards +z."""
    upper = leather(code) if code == "#6b3f22" else fabric(code)
    outline = np.array(
        [
            (-0.035, -0.13),
            (0.03, -0.13),
            (0.036, -0.02),
            (0.046, 0.07),
            (0.03, 0.135),
            (-0.012, 0.145),
            (-0.042, 0.1),
            (-0.044, 0.03),
            (-0.034, -0.04),
        ]
    )
    for s in (-1, 1):
        with k.at(s * 0.062, 0, 0, yaw=s * 5):
            k.slab(rubber(sole), outline * [-s, 1], 0.026, corner=0.03, r=0.006)
            k.blob(upper, 0.08, 0.062, 0.17, 0, 0.018, 0.05, power=2.6, cells=8)
            k.lathe(
                upper,
                [(0.0, 0.018), (0.038, 0.018), (0.038, 0.05), (0.031, 0.09), (0.027, 0.09), (0.03, 0.06), (0, 0.05)],
                0,
                0,
                -0.075,
                fillet=0.008,
                seg=20,
            )
            k.blob(upper, 0.072, 0.075, 0.14, 0, 0.016, -0.04, power=3, cells=7)
            for i in range(4):
                k.tube(
                    plastic("#d9d9d6" if code != "#6b3f22" else "#3a2416"),
                    [(-0.018, 0.083 - 0.006 * i, 0.02 + 0.02 * i), (0.018, 0.083 - 0.006 * i, 0.02 + 0.02 * i)],
                    0.0028,
                    seg=5,
                )


@asset("boots", "boots", code="#d9a51f")
def boots(k: Kit, code: str) -> None:
    """A pair of rubber boots, their toes towards +z."""
    m = natural("rubber", code, 0.3)
    for s in (-1, 1):
        with k.at(s * 0.075, 0, 0, yaw=s * 6):
            k.slab(
                rubber("#3a332a"),
                [(-0.042, -0.12), (0.042, -0.12), (0.048, 0.1), (0.025, 0.165), (-0.025, 0.165), (-0.048, 0.1)],
                0.025,
                corner=0.035,
            )
            k.blob(m, 0.088, 0.085, 0.2, 0, 0.018, 0.06, power=2.6, cells=8)
            k.lathe(
                m,
                [
                    (0, 0.02),
                    (0.048, 0.02),
                    (0.05, 0.1),
                    (0.055, 0.28),
                    (0.057, 0.285),
                    (0.05, 0.285),
                    (0.047, 0.2),
                    (0, 0.12),
                ],
                0,
                0,
                -0.06,
                fillet=0.01,
                seg=22,
            )
            k.ring(rubber("#8a6a1c"), 0.055, 0.004, y=0.265, z=-0.06, seg=22)


@asset("slippers", "slippers", code="#8a6fa8")
def slippers(k: Kit, code: str) -> None:
    """A pair of slippers, their toes towards +z."""
    m = natural("fur", code, 0.95)
    for s in (-1, 1):
        with k.at(s * 0.058, 0, 0, yaw=s * 4):
            k.slab(
                natural("fur", "#e9e2d6", 0.95),
                [(-0.036, -0.12), (0.036, -0.12), (0.045, 0.06), (0.022, 0.13), (-0.022, 0.13), (-0.045, 0.06)],
                0.02,
                corner=0.035,
                r=0.006,
            )
            k.blob(m, 0.094, 0.066, 0.13, 0, 0.008, 0.065, power=2.6, cells=8)


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


@asset("glasses", "glasses", colour="black")
def spectacles(k: Kit) -> None:
    """A pair of glasses, folded open, the lenses towards +z."""
    m = plastic("#1f1a18", 0.3)
    for s in (-1, 1):
        with k.at(s * 0.034, 0.022, 0, pitch=90):
            k.ring(m, 0.0235, 0.002, y=-0.002, seg=26, sides=6)
            k.cyl(glass("#dfeef2", 0.25), 0.023, 0.001, seg=24, bevel=0)
        k.tube(
            m,
            k.curve(
                [(s * 0.059, 0.03, 0), (s * 0.068, 0.03, -0.01), (s * 0.068, 0.028, -0.09), (s * 0.066, 0.004, -0.135)],
                12,
                5,
            ),
            0.002,
            seg=6,
        )
    k.tube(m, k.curve([(-0.011, 0.026, 0), (0, 0.031, 0.001), (0.011, 0.026, 0)], 6, 3), 0.002, seg=6)


@asset("wallet", "wallet")
def wallet(k: Kit) -> None:
    """A folded leather wallet."""
    hide = leather("#5b3522")
    k.box(hide, 0.115, 0.008, 0.09, r=0.003)
    k.box(hide, 0.115, 0.008, 0.09, y=0.01, r=0.003)
    k.box(natural("paper", "#7fa68a", 0.9), 0.105, 0.003, 0.086, 0.004, 0.0075, 0.001, r=0)


@asset("watch", "watch")
def watch(k: Kit) -> None:
    """A wristwatch lying on its side loop."""
    k.box(leather("#6b3f22"), 0.02, 0.003, 0.21, r=0.001)
    k.cyl(metal("#c9a24a", 0.25), 0.02, 0.009, seg=30)
    k.cyl(natural("paper", "#f6f3ea", 0.3), 0.0175, 0.0095, seg=30, bevel=0)
    for length, yaw in ((0.009, 300), (0.013, 60)):
        with k.at(0, 0.0095, 0, yaw=yaw):
            k.box(metal("#2a2a2c"), 0.0012, 0.0006, length, z=length / 2, r=0)


def figure(k: Kit, skin: str, hair: str, top: Finish, legs: Finish, shoes: Finish, h: float, long_hair: bool) -> None:
    """A standing person with hanging arms, facing +z, h tall."""
    flesh = natural("skin", skin, 0.6)
    with k.at(scale=h / 1.75):
        for s in (-1, 1):
            k.blob(shoes, 0.095, 0.085, 0.26, s * 0.1, 0, 0.04, power=2.8, cells=6)
            k.tube(
                legs,
                k.curve([(s * 0.1, 0.06, 0), (s * 0.1, 0.48, 0.01), (s * 0.095, 0.86, 0)], 8, 4),
                np.linspace(0.06, 0.092, k.n(8, 4)),
                seg=14,
            )
            k.tube(
                top,
                k.curve(
                    [(s * 0.2, 1.4, 0), (s * 0.245, 1.28, 0), (s * 0.265, 1.05, 0.0), (s * 0.265, 0.86, 0.04)], 10, 4
                ),
                np.linspace(0.065, 0.042, k.n(10, 4)),
                seg=12,
                round_caps=True,
            )
            k.blob(flesh, 0.06, 0.16, 0.085, s * 0.265, 0.71, 0.05, power=2.3, cells=6)
        k.blob(legs, 0.36, 0.22, 0.24, y=0.78, power=3, cells=8)
        k.blob(top, 0.42, 0.6, 0.25, y=0.87, power=3.2, cells=10)
        k.cyl(flesh, 0.055, 0.12, y=1.44, seg=14)
        k.blob(flesh, 0.165, 0.235, 0.2, y=1.51, z=0.01, power=2.2, cells=10)
        k.blob(flesh, 0.03, 0.04, 0.03, y=1.605, z=0.105, cells=4)
        k.blob(natural("hair", hair, 0.8), 0.185, 0.15, 0.2, y=1.62, z=-0.025, power=2.3, cells=9)
        if long_hair:
            k.blob(natural("hair", hair, 0.8), 0.2, 0.36, 0.11, y=1.36, z=-0.06, power=3, cells=8)
        for s in (-1, 1):
            k.blob(natural("eye", "#26211e", 0.2), 0.018, 0.018, 0.012, s * 0.036, 1.625, 0.1, cells=4)


@asset(
    "person",
    "person",
    aliases=("man", "guy"),
    skin="#c98f6b",
    hair="#2d2019",
    top="#3f5f86",
    legs="#3a3c44",
    h=1.78,
    long_hair=False,
)
@asset(
    "person_woman",
    "person",
    aliases=("woman", "lady"),
    skin="#e6bb98",
    hair="#6b3f22",
    top="#b5483c",
    legs="#2f3d5a",
    h=1.67,
    long_hair=True,
)
@asset(
    "person_child",
    "person",
    aliases=("child", "kid", "girl", "boy"),
    skin="#8a5a3c",
    hair="#1f1714",
    top="#e3b52f",
    legs="#4f6b8a",
    h=1.2,
    long_hair=False,
)
def person(k: Kit, skin: str, hair: str, top: str, legs: str, h: float, long_hair: bool) -> None:
    """A stand-in for a person."""
    figure(k, skin, hair, fabric(top), fabric(legs), leather("#3a2a20"), h, long_hair)


@asset("pet_bed", "pet_bed")
def pet_bed(k: Kit) -> None:
    """A round bed for a cat or a small dog."""
    k.ring(natural("fur", "#8f7f6f", 0.95), 0.25, 0.08, seg=36, sides=12)
    k.blob(natural("fur", "#e4dbcd", 0.95), 0.46, 0.11, 0.46, y=0.01, power=3, cells=9)


@asset("pet_bowl", "pet_bowl")
def pet_bowl(k: Kit) -> None:
    """A steel feeding bowl."""
    k.lathe(
        metal("#c4c7cb", 0.25),
        [(0, 0), (0.1, 0), (0.085, 0.055), (0.075, 0.055), (0.065, 0.02), (0, 0.018)],
        fillet=0.006,
        seg=36,
    )
    k.blob(natural("food", "#8a5a34", 0.9), 0.13, 0.035, 0.13, y=0.015, cells=6)
