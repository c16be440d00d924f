"""What people wear."""

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import fabric, glass, leather, metal, natural, plastic, rubber
from assets.recipes.registry import asset


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


@asset("watch", "watch")
def watch(k: Kit) -> None:
    """A wristwatch lying on its side loop."""
    k.box(leather("#6b3f22"), 0.02, 0.003, 0.21, r=0.001)
    k.cyl(metal("#c9a24a", 0.25), 0.02, 0.009, seg=30)
    k.cyl(natural("paper", "#f6f3ea", 0.3), 0.0175, 0.0095, seg=30, bevel=0)
    for length, yaw in ((0.009, 300), (0.013, 60)):
        with k.at(0, 0.0095, 0, yaw=yaw):
            k.box(metal("#2a2a2c"), 0.0012, 0.0006, length, z=length / 2, r=0)
