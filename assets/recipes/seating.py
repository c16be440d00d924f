"""Sofas and armchairs, stools and benches."""

import numpy as np

from assets.recipes.curves import circle, rectangle
from assets.recipes.kit import Kit
from assets.recipes.materials import Finish, fabric, leather, metal, wood
from assets.recipes.registry import asset


def legs(k: Kit, m: Finish, w: float, d: float, h: float, r: float, *, splay: float = 0.0, foot: float = 0.65) -> None:
    """Four round tapering legs at the corners of w by d, their feet `splay` further out."""
    for sx in (-1, 1):
        for sz in (-1, 1):
            top, end = (
                np.array([sx * w / 2, h, sz * d / 2]),
                np.array([sx * (w / 2 + splay), 0.0, sz * (d / 2 + splay)]),
            )
            k.tube(m, [end, end + (top - end) * 0.02, top], [r * foot, r * foot, r], seg=12)


@asset("sofa", "sofa", code="#7f8a80", arms=0.16, seats=3, width=2.1)
@asset("sofa_blue", "sofa", aliases=("loveseat", "two-seater"), code="#3f5f86", arms=0.13, seats=2, width=1.6)
def sofa(k: Kit, code: str, arms: float, seats: int, width: float) -> None:
    """A low sofa with loose cushions on slender legs."""
    cloth, dark = fabric(code), wood("#6b4a30")
    depth, base = 0.9, 0.15
    legs(k, dark, width - 0.22, depth - 0.2, base + 0.02, 0.022, splay=0.025)
    k.box(cloth, width - 0.04, 0.17, depth - 0.04, y=base, r=0.03, steps=2)
    for side in (-1, 1):
        k.box(cloth, arms, 0.45, depth, side * (width - arms) / 2, base + 0.01, r=0.055, steps=2)
    k.box(cloth, width - arms * 2 + 0.02, 0.55, 0.2, y=base + 0.05, z=-depth / 2 + 0.1, r=0.06, steps=2)
    room = width - arms * 2
    each = room / seats
    for i in range(seats):
        x = -room / 2 + each * (i + 0.5)
        k.blob(cloth, each - 0.006, 0.18, 0.68, x, base + 0.155, 0.1, power=7, cells=8)
        with k.at(x, base + 0.31, -0.155, pitch=-12):
            k.blob(cloth, each - 0.015, 0.42, 0.19, power=5, cells=8)
    k.surface(base + 0.333, room - 0.1, 0.5, z=0.15)


@asset("sofa_leather", "sofa", aliases=("leather sofa", "leather couch"), code="#7a4426")
def chesterfield(k: Kit, code: str) -> None:
    """A leather sofa with rolled arms and a level back."""
    hide, dark = leather(code), wood("#3d2718")
    w, d = 2.0, 0.92
    for x in (-w / 2 + 0.12, w / 2 - 0.12):
        for z in (-d / 2 + 0.1, d / 2 - 0.1):
            k.lathe(dark, [(0, 0), (0.025, 0), (0.04, 0.05), (0.03, 0.09), (0, 0.09)], x, 0, z, fillet=0.01, seg=16)
    k.box(hide, w - 0.1, 0.2, d - 0.06, y=0.085, r=0.03, steps=2)
    for side in (-1, 1):
        x = side * (w / 2 - 0.13)
        k.box(hide, 0.17, 0.42, d - 0.02, x, 0.1, 0, r=0.04, steps=2)
        k.tube(hide, [(x, 0.56, -d / 2 + 0.05), (x, 0.56, d / 2 - 0.02)], 0.105, seg=22, round_caps=False)
        k.lathe(hide, [(0, 0), (0.016, 0.001), (0.012, 0.008), (0, 0.011)], x, 0.56, 0, seg=10)
    k.box(hide, w - 0.3, 0.48, 0.18, y=0.1, z=-d / 2 + 0.14, r=0.04, steps=2)
    k.tube(hide, [(-w / 2 + 0.13, 0.6, -d / 2 + 0.12), (w / 2 - 0.13, 0.6, -d / 2 + 0.12)], 0.115, seg=22)
    for i in range(3):
        k.blob(hide, 0.49, 0.17, 0.66, (i - 1) * 0.49, 0.27, 0.1, power=8, cells=8)
    if k.fine:
        for i in range(7):
            for row, y in enumerate((0.42, 0.54)):
                x = (i - 3) * 0.22 + (row % 2) * 0.11
                if abs(x) < 0.72:
                    k.blob(hide, 0.024, 0.024, 0.014, x, y, -d / 2 + 0.235, cells=3)
    k.surface(0.438, 1.35, 0.5, z=0.15)


@asset("sofa_corner", "sofa", aliases=("corner sofa", "l-shaped sofa"), code="#b9b2a6")
def corner_sofa(k: Kit, code: str) -> None:
    """An L-shaped sofa, its long seat to the right of whoever sits on it."""
    cloth, dark = fabric(code), wood("#4a3626")
    w, d, long = 2.5, 0.92, 1.6
    for x, z in ((-1.17, -0.38), (1.17, -0.38), (1.17, 0.36), (-1.17, 1.04), (-0.45, 1.04)):
        k.cyl(dark, 0.022, 0.1, x, 0, z, top=0.028, seg=12)
    k.slab(
        cloth,
        [
            (-w / 2, -d / 2),
            (w / 2, -d / 2),
            (w / 2, d / 2),
            (-0.35, d / 2),
            (-0.35, long - d / 2),
            (-w / 2, long - d / 2),
        ],
        0.2,
        y=0.09,
        r=0.03,
        corner=0.05,
    )
    k.box(cloth, w, 0.56, 0.18, y=0.14, z=-d / 2 + 0.09, r=0.06, steps=2)
    k.box(cloth, 0.18, 0.42, d, w / 2 - 0.09, 0.14, r=0.06, steps=2)
    k.box(cloth, 0.18, 0.42, 1.0, -w / 2 + 0.09, 0.14, 0.04, r=0.06, steps=2)
    k.blob(cloth, 0.72, 0.17, 1.38, -0.71, 0.275, 0.42, power=9, cells=9)
    for x in (0.005, 0.705):
        k.blob(cloth, 0.7, 0.17, 0.7, x, 0.275, 0.1, power=8, cells=8)
    for x in (-0.71, 0.005, 0.705):
        with k.at(x, 0.43, -0.18, pitch=-13):
            k.blob(cloth, 0.68, 0.4, 0.19, power=5, cells=8)
    k.surface(0.445, 1.6, 0.45, x=0.2, z=0.15)


@asset("armchair_yellow", "armchair", code="#d9a531")
@asset("armchair_green", "armchair", code="#40604d")
def shell_armchair(k: Kit, code: str) -> None:
    """A round-backed armchair."""
    cloth, dark = fabric(code), wood("#8a6238")
    legs(k, dark, 0.5, 0.48, 0.22, 0.018, splay=0.05)
    k.slab(cloth, circle(0.36, 40, squash=0.98), 0.13, y=0.2, r=0.03)
    k.blob(cloth, 0.56, 0.16, 0.6, y=0.3, z=0.05, power=4, cells=8)

    def wrap(u: np.ndarray, v: np.ndarray) -> np.ndarray:
        angle = np.radians(-128 + 256 * u)
        high = 0.6 + 0.19 * np.cos(angle / 2 * 1.25) ** 2 - 0.06 * np.abs(u - 0.5) ** 2
        radius = 0.335 + 0.05 * v
        return np.stack([radius * np.sin(angle), 0.23 + (high - 0.23) * v, -radius * np.cos(angle)], -1)

    k.sheet(cloth, wrap, (28, 8), 0.07)
    rim = wrap(np.linspace(0, 1, k.n(28)), np.ones(k.n(28)))
    k.tube(cloth, rim, 0.036, seg=10, round_caps=True)
    k.surface(0.445, 0.36, 0.4, z=0.08)


@asset("armchair_wood", "armchair", code="#8d949b")
def lounge(k: Kit, code: str) -> None:
    """An armchair of bent wood with two loose cushions."""
    cloth, frame = fabric(code), wood("#a9743f")
    for s in (-1, 1):
        x = s * 0.33
        k.tube(
            frame,
            k.curve([(x, 0.005, 0.37), (x, 0.3, 0.36), (x, 0.545, 0.3), (x, 0.565, 0.05), (x, 0.53, -0.3)], 22, 8),
            0.021,
            seg=10,
            squash=1.3,
        )
        k.tube(frame, [(x, 0.005, -0.42), (x, 0.53, -0.3)], 0.019, seg=10)
        k.tube(frame, [(x * 0.93, 0.33, 0.36), (x * 0.93, 0.24, -0.35)], 0.018, seg=8)
    k.tube(frame, [(-0.33, 0.32, 0.355), (0.33, 0.32, 0.355)], 0.018, seg=8)
    k.tube(frame, [(-0.33, 0.25, -0.34), (0.33, 0.25, -0.34)], 0.018, seg=8)
    k.tube(frame, [(-0.3, 0.82, -0.47), (0.3, 0.82, -0.47)], 0.018, seg=8)
    for i in range(5):
        k.tube(frame, [((i - 2) * 0.13, 0.25, -0.34), ((i - 2) * 0.13, 0.82, -0.47)], 0.011, seg=6)
    with k.at(0, 0.27, 0.02, pitch=-7):
        k.blob(cloth, 0.6, 0.15, 0.66, power=6, cells=8)
    with k.at(0, 0.37, -0.29, pitch=-14):
        k.blob(cloth, 0.58, 0.52, 0.15, power=5, cells=8)
    k.surface(0.424, 0.4, 0.36, z=0.06)


@asset("ottoman", "ottoman", code="#b86a4a")
def pouf(k: Kit, code: str) -> None:
    """A round stuffed footstool."""
    k.blob(fabric(code), 0.56, 0.4, 0.56, power=3.4, cells=12)
    k.ring(fabric("#8c4c33"), 0.2, 0.006, y=0.386, seg=36, sides=6)
    k.surface(0.398, 0.3, 0.3)


@asset("bench", "bench")
def bench(k: Kit) -> None:
    """A plain wooden bench."""
    oak = wood("#c09664")
    k.box(oak, 1.3, 0.04, 0.36, y=0.41, r=0.006)
    for s in (-1, 1):
        with k.at(s * 0.52):
            k.slab(
                oak,
                [(-0.15, 0), (-0.1, 0), (-0.06, 0.3), (0.06, 0.3), (0.1, 0), (0.15, 0), (0.16, 0.411), (-0.16, 0.411)],
                0.035,
                r=0.003,
                axis="x",
            )
    k.box(oak, 1.04, 0.06, 0.025, y=0.33)
    k.surface(0.45, 1.28, 0.34)


@asset("stool_bar", "stool", aliases=("bar stool", "high stool"))
def bar_stool(k: Kit) -> None:
    """A tall stool with a footrest."""
    steel, seat = metal("#2e2f32", 0.5), wood("#b5824e")
    legs(k, steel, 0.22, 0.22, 0.7, 0.012, splay=0.09, foot=1.0)
    k.tube(
        steel,
        [(-0.178, 0.25, -0.178), (0.178, 0.25, -0.178), (0.178, 0.25, 0.178), (-0.178, 0.25, 0.178)],
        0.01,
        seg=8,
        loop=True,
    )
    k.lathe(
        seat,
        [(0, 0.695), (0.15, 0.695), (0.175, 0.712), (0.172, 0.738), (0.12, 0.733), (0, 0.728)],
        fillet=0.01,
        seg=36,
    )
    k.surface(0.73, 0.2, 0.2)


@asset("stool_three_legged", "stool", aliases=("wooden stool", "milking stool"))
def low_stool(k: Kit) -> None:
    """A low stool on three legs."""
    birch = wood("#d8b88a")
    for i in range(3):
        a = np.radians(30 + 120 * i)
        k.tube(
            birch,
            [(0.19 * np.sin(a), 0, 0.19 * np.cos(a)), (0.12 * np.sin(a), 0.42, 0.12 * np.cos(a))],
            [0.014, 0.02],
            seg=12,
        )
    k.cyl(wood("#c79f6b"), 0.17, 0.035, y=0.415, bevel=0.008, seg=40)
    k.surface(0.45, 0.22, 0.22)


@asset("stool_step", "stool", aliases=("step stool", "kids stool"), code="#d9d4c8")
def step_stool(k: Kit, code: str) -> None:
    """A square stool with a hand hole."""
    paint = wood(code, grain=False)
    k.slab(paint, rectangle(0.38, 0.28), 0.022, y=0.228, corner=0.02)
    k.box(wood("#3a2c22", grain=False), 0.1, 0.002, 0.028, y=0.249, r=0)
    for s in (-1, 1):
        k.slab(
            paint,
            [(-0.12, 0), (-0.07, 0), (-0.04, 0.05), (0.04, 0.05), (0.07, 0), (0.12, 0), (0.11, 0.23), (-0.11, 0.23)],
            0.02,
            s * 0.15,
            axis="x",
        )
    k.box(paint, 0.29, 0.07, 0.018, y=0.14)
    k.surface(0.251, 0.36, 0.26)
