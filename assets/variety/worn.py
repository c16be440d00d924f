"""What people wear and carry; of many makers."""

from __future__ import annotations

import numpy as np

from assets.recipes.curves import Array
from assets.recipes.kit import Kit
from assets.recipes.materials import fabric, leather, metal, natural, rubber
from assets.variety.registry import Dice, variety


def shoe(k: Kit, d: Dice, length: float, tall: float) -> None:
    """One shoe, its toe towards +z."""
    m, w, opening = d.of(leather(d.code()), fabric(d.code()), d.hard()), length * d.u(0.33, 0.4), d.u(0.3, 0.45)

    def upper(u: Array, v: Array) -> Array:
        z, a = (u - 0.5) * length, v * np.pi
        wide = (
            w
            / 2
            * (0.72 + 0.28 * np.sin(np.pi * np.clip(u * 0.9 + 0.25, 0, 1)))
            * np.clip((1.01 - u) * 6, 0.05, 1) ** 0.5
        )
        rise = tall * np.where(
            u < opening, 1.0, np.clip(1 - (u - opening) / (1.0 - opening), 0.0, 1) ** 0.7 * 0.75 + 0.25
        )
        return np.stack([wide * np.cos(a), 0.012 + rise * np.clip(np.sin(a), 0, 1) ** 0.6, z], -1)

    k.sheet(m, upper, (16, 10), 0.004)
    k.blob(rubber(d.code()), w, d.u(0.02, 0.045), length * 1.02, power=3.0)
    if d.yes(0.6):
        for t in np.linspace(0.02, 0.2, 4):
            k.tube(
                fabric("#eeeeee"),
                [(-w * 0.2, tall * 0.85 - t * tall, t * length), (w * 0.2, tall * 0.85 - t * tall, t * length)],
                0.003,
                seg=5,
            )


@variety("shoes")
def shoes(k: Kit, d: Dice) -> None:
    """One, or a pair: trainers, loafers, lace-ups."""
    length, tall = d.u(0.18, 0.31), d.u(0.06, 0.1)
    seed = d.rng.integers(1 << 30)
    for x in (0.0,) if d.yes(0.6) else (-0.07, 0.07):
        with k.at(x, 0, 0, yaw=d.u(-5, 5)):
            shoe(k, Dice([int(seed)]), length, tall)


@variety("boots")
def boots(k: Kit, d: Dice) -> None:
    """With a shaft; one or a pair."""
    length, tall = d.u(0.2, 0.3), d.u(0.08, 0.1)
    seed = d.rng.integers(1 << 30)
    for x in (0.0,) if d.yes(0.4) else (-0.07, 0.07):
        with k.at(x, 0, 0):
            shoe(k, Dice([int(seed)]), length, tall)
            k.lathe(
                leather(d.code()),
                [(0.045, tall * 0.6), (0.05, tall + d.u(0.08, 0.25)), (0.045, tall + 0.08)],
                0,
                0,
                -length * 0.25,
                seg=16,
            )


@variety("hat", "cap")
def hat(k: Kit, d: Dice) -> None:
    """A crown and a brim, all around or a peak."""
    m, r, h = d.of(d.cloth(), natural("straw", "#d8b878")), d.u(0.085, 0.1), d.u(0.09, 0.14)
    k.lathe(m, k.curve([(r, 0.004), (r * 0.97, h * 0.5), (r * 0.6, h * 0.95), (0, h)], 12, 6), seg=26)
    if d.yes(0.5):
        k.lathe(m, [(r, 0.004), (r * d.u(1.4, 2.0), 0.0), (r * 1.3, 0.006), (r, 0.008)], seg=28)
    else:
        with k.at(0, 0.004, r * 0.9, pitch=10, scale=(0.9, 1, 0.8)):
            k.cyl(m, r * 0.85, 0.004)


@variety("backpack")
def backpack(k: Kit, d: Dice) -> None:
    """A soft body with a pocket and two straps."""
    m, w, h, deep = d.of(d.cloth(), leather(d.code())), d.u(0.26, 0.34), d.u(0.38, 0.5), d.u(0.13, 0.2)
    k.blob(m, w, h, deep, power=4.5)
    k.blob(d.of(m, d.cloth()), w * 0.8, h * d.u(0.35, 0.5), deep * 0.6, 0, h * 0.05, deep * 0.4, power=4.5)
    for s in (-1, 1):
        k.tube(
            m,
            k.curve(
                [
                    (s * w * 0.25, h * 0.93, -deep * 0.35),
                    (s * w * 0.3, h * 0.7, -deep * 0.9),
                    (s * w * 0.36, h * 0.15, -deep * 0.4),
                ],
                12,
                6,
            ),
            0.02,
            seg=6,
            squash=0.35,
        )
    k.tube(
        m,
        k.curve([(-0.04, h * 0.97, -deep * 0.2), (0, h * 1.06, -deep * 0.25), (0.04, h * 0.97, -deep * 0.2)], 8, 4),
        0.007,
        seg=6,
    )


@variety("handbag")
def handbag(k: Kit, d: Dice) -> None:
    """A body and a handle over it."""
    m, w = d.of(leather(d.code()), d.cloth()), d.u(0.2, 0.42)
    h, deep = w * d.u(0.55, 0.95), w * d.u(0.25, 0.45)
    k.box(m, w, h, deep, r=min(0.03, deep / 4), steps=2)
    for z in (-deep * 0.3, deep * 0.3):
        k.tube(
            m,
            k.curve(
                [(-w * 0.3, h * 0.95, z), (-w * 0.22, h * 1.4, z), (w * 0.22, h * 1.4, z), (w * 0.3, h * 0.95, z)],
                14,
                7,
            ),
            0.006,
            seg=6,
        )
    if d.yes(0.4):
        k.box(m, w * 0.98, h * 0.5, 0.006, 0, h * 0.5, deep / 2, r=0.002)


@variety("suitcase")
def suitcase(k: Kit, d: Dice) -> None:
    """A case on wheels with a bar to pull, or an old one with a handle."""
    m, w, h, deep = d.of(d.hard(), d.cloth(), leather(d.code())), d.u(0.35, 0.5), d.u(0.48, 0.75), d.u(0.18, 0.3)
    k.box(m, w, h, deep, 0, 0.04, 0, r=0.03, steps=2)
    for x in np.linspace(-0.35, 0.35, d.i(0, 6)):
        k.box(m, 0.02, h * 0.85, deep + 0.012, float(x) * w, 0.04 + h * 0.07, 0)
    for sx in (-1, 1):
        for sz in (-1, 1):
            k.blob(rubber(), 0.035, 0.04, 0.035, sx * w * 0.42, 0, sz * deep * 0.35)
    if d.yes(0.7):
        up = d.u(0.03, 0.4)
        k.tube(
            metal(),
            [
                (-w * 0.2, h, -deep * 0.4),
                (-w * 0.2, h + 0.04 + up, -deep * 0.4),
                (w * 0.2, h + 0.04 + up, -deep * 0.4),
                (w * 0.2, h, -deep * 0.4),
            ],
            0.009,
            seg=6,
        )
