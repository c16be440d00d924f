"""Forks, spoons and knives."""

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import Finish, wood
from assets.recipes.registry import asset
from assets.recipes.tableware import STEEL


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
