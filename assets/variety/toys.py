"""Toys; of many makers."""

from __future__ import annotations

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import glass, metal, natural, plastic, rubber
from assets.variety.registry import Dice, variety


@variety("toy car")
def toy_car(k: Kit, d: Dice) -> None:
    """Body, cabin, four wheels: a car, a lorry, a digger."""
    length = d.u(0.07, 0.32)
    w, h, m, r = length * d.u(0.38, 0.55), length * d.u(0.14, 0.25), d.hard(), length * d.u(0.08, 0.14)
    k.box(m, length, h, w, 0, r * 0.7, 0, r=min(0.01, h / 4))
    x, cabin = length * d.u(-0.2, 0.25), length * d.u(0.25, 0.5)
    k.box(
        d.of(m, d.hard(), glass("#30404a", 1.0)),
        cabin,
        h * d.u(0.8, 1.8),
        w * 0.88,
        x,
        r * 0.7 + h,
        0,
        r=min(0.008, h / 4),
    )
    if d.yes(0.35):
        k.box(d.hard(), length * 0.4, h * d.u(0.6, 1.8), w, -length * 0.28, r * 0.7 + h, 0)
    for sx in (-1, 1):
        for sz in (-1, 1):
            with k.at(sx * length * 0.32, r, sz * w * 0.48, pitch=90):
                k.cyl(rubber(), r, w * 0.22, y=-w * 0.11, seg=16)
                k.cyl(metal(), r * 0.5, w * 0.24, y=-w * 0.12, seg=12)


@variety("toy train")
def toy_train(k: Kit, d: Dice) -> None:
    """A boiler, a cab, a chimney, wheels."""
    length, m = d.u(0.09, 0.25), d.hard()
    r, w = length * 0.13, length * 0.3
    k.box(d.hard(), length, length * 0.1, w, 0, r, 0)
    with k.at(length * 0.12, r + length * 0.26, 0, roll=90):
        k.cyl(m, length * 0.15, length * 0.55, y=-length * 0.25)
    k.box(m, length * 0.28, length * 0.42, w, -length * 0.33, r + length * 0.08, 0)
    k.box(d.hard(), length * 0.36, 0.01, w * 1.2, -length * 0.33, r + length * 0.5, 0)
    k.cyl(d.hard(), length * 0.05, length * 0.2, length * 0.3, r + length * 0.38, 0, top=length * 0.08)
    for x in np.linspace(-0.36, 0.36, d.i(2, 3)):
        for s in (-1, 1):
            with k.at(float(x) * length, r, s * w * 0.5, pitch=90):
                k.cyl(d.hard(), r, 0.012, y=-0.006, seg=16)


@variety("teddy bear")
def teddy(k: Kit, d: Dice) -> None:
    """A soft animal that sits or stands: a bear, a rabbit, a dog."""
    m, s = natural("fur", d.of("#a8743a", "#c9a06a", "#6b4a2f", "#e2dcd0", d.code())), d.u(0.1, 0.3)
    k.blob(m, s * 0.75, s * 0.85, s * 0.65)
    head = s * d.u(0.55, 0.75)
    k.blob(m, head, head * 0.92, head * 0.9, 0, s * 0.75, s * 0.05)
    k.blob(natural("fur", "#e5d3b5"), head * 0.42, head * 0.35, head * 0.4, 0, s * 0.82, s * 0.05 + head * 0.38)
    long = d.of(0.32, 0.32, 0.9)
    for t in (-1, 1):
        k.blob(m, head * 0.3, head * long, head * 0.15, t * head * 0.38, s * 0.75 + head * 0.75, 0)
        with k.at(t * s * 0.36, s * 0.42, s * 0.1, roll=t * d.u(20, 70)):
            k.blob(m, s * 0.2, s * 0.5, s * 0.2, 0, -s * 0.1, 0)
        with k.at(t * s * 0.24, 0, s * 0.3):
            k.blob(m, s * 0.25, s * 0.26, s * d.u(0.4, 0.6))
        k.blob(
            rubber("#111111"),
            head * 0.08,
            head * 0.08,
            head * 0.05,
            t * head * 0.18,
            s * 0.75 + head * 0.55,
            s * 0.05 + head * 0.42,
        )


@variety("rubber duck")
def duck(k: Kit, d: Dice) -> None:
    """A toy bird: body, head, beak, tail."""
    m, s = d.of(plastic("#f2c52a"), d.hard()), d.u(0.06, 0.14)
    k.blob(m, s * 0.75, s * 0.6, s)
    k.blob(m, s * 0.5, s * 0.5, s * 0.5, 0, s * 0.5, s * 0.22)
    k.blob(plastic("#e8782a"), s * 0.22, s * 0.09, s * 0.22, 0, s * 0.66, s * 0.5)
    k.blob(m, s * 0.3, s * 0.2, s * 0.3, 0, s * 0.4, -s * 0.5)


@variety("ball")
def ball(k: Kit, d: Dice) -> None:
    """Round, one colour or patches of two."""
    r, m = d.of(d.u(0.02, 0.05), d.u(0.08, 0.13)), d.hard()
    k.blob(m, 2 * r, 2 * r, 2 * r, cells=10)
    if d.yes(0.6):
        other, n = d.hard(), d.i(4, 12)
        for _ in range(n):
            way = d.rng.normal(size=3)
            x, y, z = way / np.linalg.norm(way) * r * 0.55
            k.blob(other, r * 0.93, r * 0.93, r * 0.93, float(x), float(r + y - r * 0.465), float(z), cells=4)


@variety("toy blocks")
def blocks(k: Kit, d: Dice) -> None:
    """A few bricks, stacked or strewn."""
    s = d.u(0.016, 0.05)
    for _ in range(d.i(1, 8)):
        with k.at(d.u(-2, 2) * s, d.i(0, 2) * s, d.u(-2, 2) * s, yaw=d.of(0, 0, 90, d.u(0, 90))):
            m = d.hard()
            k.box(m, s * d.of(1, 2, 2), s, s * d.of(1, 1, 2), r=0.001)
            for t in (-1, 1):
                k.cyl(m, s * 0.18, s * 0.15, t * s * 0.25, s, 0, seg=10)


@variety("puzzle cube")
def cube(k: Kit, d: Dice) -> None:
    """Three by three coloured faces on each side."""
    s = d.u(0.045, 0.065)
    k.box(plastic("#151515"), s, s, s, r=0.002)
    for turn in ({}, {"yaw": 90}, {"yaw": 180}, {"yaw": 270}, {"pitch": 90}, {"pitch": -90}):
        with k.at(0, s / 2, 0, **turn):
            for a in (-1, 0, 1):
                for b in (-1, 0, 1):
                    k.box(
                        plastic(d.of("#c0261c", "#1c52c0", "#1f9a4a", "#f2d024", "#f4f4f4", "#e8782a")),
                        s * 0.29,
                        s * 0.29,
                        0.001,
                        a * s * 0.32,
                        b * s * 0.32 - s * 0.145,
                        s / 2,
                        r=0,
                    )
