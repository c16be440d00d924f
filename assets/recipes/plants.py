"""Potted plants and flowers."""

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import Finish, ceramic, natural
from assets.recipes.registry import asset
from assets.recipes.vessels import hollow

SOIL = natural("soil", "#3b2a1f", 0.95)


def pot(k: Kit, m: Finish, low: float, high: float, h: float) -> None:
    """A flower pot filled with earth."""
    hollow(k, m, m, [(low, 0), (high, h)], wall=0.008, floor=0.01, seg=32)
    k.cyl(SOIL, high - 0.008, 0.012, y=h - 0.035, bevel=0, seg=24)


def blade(
    k: Kit,
    m: Finish,
    length: float,
    width: float,
    rise: float,
    droop: float,
    yaw: float,
    *,
    x: float = 0,
    y: float = 0,
    z: float = 0,
    cells: int = 7,
) -> None:
    """A leaf that climbs at `rise` degrees and bends over by `droop` degrees along its length."""

    def place(u: np.ndarray, v: np.ndarray) -> np.ndarray:
        t = np.linspace(0, 1, 33)
        a = np.radians(rise - droop * t**1.3)
        step = length / 32
        out = np.concatenate([[0], np.cumsum(np.cos(a[1:]) * step)])
        up = np.concatenate([[0], np.cumsum(np.sin(a[1:]) * step)])
        wide = width * np.sin(np.pi * np.clip(0.06 + 0.92 * u, 0.02, 0.985)) ** 0.8
        s = 2 * v - 1
        return np.stack([s * wide / 2, np.interp(u, t, up) + 0.14 * np.abs(s) * wide, np.interp(u, t, out)], -1)

    with k.at(x, y, z, yaw=yaw):
        k.sheet(m, place, (cells, 2), 0.0015, crease=80)


@asset("plant", "plant", aliases=("fern", "monstera"))
def leafy(k: Kit) -> None:
    """A broad-leaved plant in a terracotta pot."""
    pot(k, natural("clay", "#b8673f", 0.8), 0.1, 0.135, 0.24)
    for i in range(17 if k.mid else 9):
        a = i * 137.5
        tone = ("#3b6b35", "#4f7d3a", "#2f5a30")[i % 3]
        rise = 80 - 42 * (i / 17)
        long = 0.32 + 0.1 * ((i * 5) % 7) / 7
        c, s = np.cos(np.radians(a)), np.sin(np.radians(a))
        top = np.array([0.1 * s * (0.4 + i / 20), 0.34 + 0.2 * (1 - i / 17), 0.1 * c * (0.4 + i / 20)])
        k.tube(
            natural("leaf", "#4a7a3a"),
            k.curve([(0.03 * s, 0.2, 0.03 * c), top * [0.8, 0.85, 0.8], top], 6, 3),
            0.004,
            seg=5,
        )
        blade(k, natural("leaf", tone, 0.45), long, 0.15, rise - 15, 75, a, x=top[0], y=top[1] - 0.005, z=top[2])


@asset("plant_tall", "plant", aliases=("snake plant", "floor plant"))
def snake(k: Kit) -> None:
    """A snake plant: upright blades in a white pot."""
    pot(k, ceramic("#ece9e2", 0.4), 0.1, 0.13, 0.26)
    for i in range(13 if k.mid else 8):
        a = i * 137.5
        r = 0.015 + 0.0065 * i
        c, s = np.cos(np.radians(a)), np.sin(np.radians(a))
        blade(
            k,
            natural("leaf", ("#5f8a4a", "#456f3c", "#7d9a52")[i % 3], 0.45),
            0.85 - 0.03 * i,
            0.065,
            86 - i * 0.9,
            6,
            a,
            x=r * s,
            y=0.22,
            z=r * c,
        )


@asset("plant_tree", "plant", aliases=("ficus", "indoor tree", "tree"))
def tree(k: Kit) -> None:
    """A small fig tree in a basket pot."""
    pot(k, natural("wicker", "#b98d55", 0.85), 0.15, 0.18, 0.3)
    bark = natural("bark", "#7a5f45", 0.9)
    trunk = k.curve([(0, 0.26, 0), (0.02, 0.6, 0.01), (-0.01, 0.95, -0.01), (0.01, 1.3, 0)], 12, 5)
    k.tube(bark, trunk, np.linspace(0.02, 0.01, len(trunk)), seg=9)
    ends = []
    for i in range(9):
        a, y = np.radians(i * 137.5), 0.85 + 0.05 * i
        start, end = np.array([0, y - 0.05, 0]), np.array([0.24 * np.sin(a), y + 0.2, 0.24 * np.cos(a)])
        k.tube(bark, [start, end], [0.008, 0.004], seg=5)
        ends += [(start + (end - start) * t, i * 137.5 + 50 * (j - 1)) for j, t in enumerate((0.5, 0.75, 1.0))]
    for j, (p, a) in enumerate(ends):
        for turn in (0, 160) if k.mid else (0,):
            blade(
                k,
                natural("leaf", ("#2f5a34", "#3f6f3c", "#4a7a44")[j % 3], 0.4),
                0.19,
                0.085,
                30,
                70,
                a + turn,
                x=p[0],
                y=p[1],
                z=p[2],
                cells=4,
            )


@asset("plant_small", "plant", aliases=("herb", "basil", "herbs"))
def herb(k: Kit) -> None:
    """A small pot of basil."""
    pot(k, ceramic("#dfe6e2", 0.35), 0.04, 0.052, 0.09)
    for i in range(20 if k.mid else 8):
        a, y = i * 137.5, 0.085 + 0.005 * i
        c, s = np.cos(np.radians(a)), np.sin(np.radians(a))
        r = 0.03 * (1 - i / 28)
        blade(
            k,
            natural("leaf", ("#5a9a3f", "#6fae4a", "#4c8838")[i % 3], 0.45),
            0.055,
            0.036,
            40,
            70,
            a,
            x=r * s,
            y=y,
            z=r * c,
            cells=4,
        )
    k.cyl(natural("leaf", "#5a8a40"), 0.004, 0.11, y=0.06, seg=5)


@asset("cactus", "cactus")
def cactus(k: Kit) -> None:
    """A two-armed cactus in a clay pot."""
    pot(k, natural("clay", "#c2764d", 0.8), 0.045, 0.058, 0.085)
    m = natural("leaf", "#4f8455", 0.6)
    k.tube(m, [(0, 0.05, 0), (0, 0.12, 0), (0, 0.21, 0)], [0.026, 0.03, 0.026], seg=14, round_caps=True)
    k.tube(
        m,
        k.curve([(0.02, 0.13, 0), (0.055, 0.135, 0), (0.06, 0.165, 0), (0.06, 0.195, 0)], 10, 5),
        0.0135,
        seg=10,
        round_caps=True,
    )
    k.tube(
        m,
        k.curve([(-0.02, 0.11, 0), (-0.05, 0.115, 0), (-0.053, 0.14, 0), (-0.053, 0.155, 0)], 10, 5),
        0.0125,
        seg=10,
        round_caps=True,
    )
    k.blob(natural("flower", "#e77aa6", 0.5), 0.024, 0.02, 0.024, y=0.232, cells=4)


@asset("flowers", "flowers", colour="pink")
def bouquet(k: Kit) -> None:
    """Tulips in a glass-blue vase."""
    hollow(
        k,
        ceramic("#5f8fa8", 0.15),
        ceramic("#5f8fa8", 0.3),
        k.curve([(0.035, 0), (0.055, 0.05), (0.045, 0.13), (0.038, 0.17), (0.048, 0.2)], 16, 6),
        wall=0.004,
        floor=0.01,
    )
    for i in range(9):
        a = np.radians(i * 137.5)
        r = 0.03 + 0.012 * i
        top = np.array([r * np.sin(a), 0.36 - 0.012 * i, r * np.cos(a)])
        k.tube(
            natural("leaf", "#5a8a40"),
            k.curve([(0.01 * np.sin(a), 0.1, 0.01 * np.cos(a)), top * [0.5, 0.75, 0.5], top], 6, 3),
            0.003,
            seg=5,
        )
        tone = ("#e0567f", "#f2c14e", "#e98aa8", "#d9483b")[i % 4]
        k.lathe(
            natural("flower", tone, 0.5),
            [(0, -0.005), (0.016, 0.002), (0.021, 0.02), (0.012, 0.045), (0, 0.04)],
            *top,
            fillet=0.008,
            seg=12,
        )
        if i % 2 == 0:
            blade(k, natural("leaf", "#4f7d3a", 0.5), 0.17, 0.03, 75, 60, np.degrees(a) + 40, y=0.17, cells=5)
