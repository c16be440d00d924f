"""Electronics, toys and what one wears and carries, of many makers."""

from __future__ import annotations

import numpy as np

from assets.recipes.curves import Array
from assets.recipes.kit import Kit
from assets.recipes.materials import fabric, glass, leather, metal, natural, plastic, rubber
from assets.variety.registry import Dice, variety


@variety("keyboard")
def keyboard(k: Kit, d: Dice) -> None:
    """Rows of keys on a thin board."""
    w, deep, rows = d.u(0.26, 0.46), d.u(0.11, 0.17), d.i(5, 6)
    body, keys = d.hard(), d.hard()
    with k.at(pitch=d.u(0, 6)):
        k.box(body, w, d.u(0.01, 0.025), deep, r=0.003)
        y, n = 0.014, int(w / 0.021)
        for r in range(rows):
            for c in range(n):
                k.box(
                    keys,
                    w / n * 0.78,
                    0.008,
                    deep / rows * 0.72,
                    (c + 0.5) * w / n - w / 2,
                    y,
                    (r + 0.5) * deep / rows - deep / 2,
                    r=0.001,
                )


@variety("mouse")
def mouse(k: Kit, d: Dice) -> None:
    """An egg cut flat, with a wheel."""
    w, length, h = d.u(0.052, 0.07), d.u(0.095, 0.125), d.u(0.026, 0.042)
    with k.at(0, -h * 0.3, 0):
        k.blob(d.hard(), w, h * 1.3, length, power=d.u(2, 3))
    with k.at(0, h * 0.82, -length * 0.22, roll=90):
        k.cyl(rubber(), 0.007, 0.006, y=-0.003, seg=12)


@variety("laptop")
def laptop(k: Kit, d: Dice) -> None:
    """A board with keys and a screen that is open or shut."""
    w = d.u(0.28, 0.4)
    deep, m = w * d.u(0.64, 0.72), d.of(metal("#b5b8bc", 0.5), plastic("#222326"), d.hard())
    k.box(m, w, 0.014, deep, r=0.003)
    if d.yes(0.85):
        k.box(plastic("#1b1b1d"), w * 0.86, 0.002, deep * 0.45, 0, 0.014, -deep * 0.12, r=0)
        with k.at(0, 0.012, -deep / 2, pitch=-d.u(8, 35)):
            k.box(m, w, deep * 0.97, 0.007, r=0.002)
            k.box(plastic(d.of("#0d0e10", "#2a4668")), w * 0.93, deep * 0.85, 0.001, 0, deep * 0.06, 0.004, r=0)
    else:
        k.box(m, w, 0.007, deep, 0, 0.015, 0, r=0.002)


@variety("phone")
def phone(k: Kit, d: Dice) -> None:
    """A thin slab with a dark face, lying."""
    w, h = d.u(0.062, 0.08), d.u(0.13, 0.165)
    k.box(d.hard(), w, 0.0085, h, r=0.003)
    k.box(glass("#0c0d10", 1.0), w * 0.94, 0.0008, h * 0.95, 0, 0.0083, 0, r=0)
    k.box(glass("#101114", 1.0), w * 0.3, 0.001, w * 0.3, -w * 0.25, -0.001, -h * 0.37, r=0)


@variety("remote")
def remote(k: Kit, d: Dice) -> None:
    """Long, with rows of buttons."""
    w, h = d.u(0.038, 0.058), d.u(0.13, 0.23)
    k.box(plastic(d.of("#1c1c1e", "#2b2b30", "#d5d5d5")), w, d.u(0.014, 0.024), h, r=0.005)
    for r in range(d.i(5, 11)):
        for c in range(3):
            k.cyl(d.hard(), w * 0.1, 0.004, (c - 1) * w * 0.28, 0.02, -h * 0.42 + r * h * 0.08, seg=8)


@variety("camera")
def camera(k: Kit, d: Dice) -> None:
    """A body with a lens."""
    w, h = d.u(0.09, 0.15), d.u(0.06, 0.1)
    k.box(d.hard(), w, h, d.u(0.03, 0.07), r=0.008)
    k.box(d.hard(), w * 0.3, h * 0.25, 0.03, 0, h, 0)
    with k.at(0, h * 0.48, 0.02, pitch=90):
        k.cyl(rubber(), h * d.u(0.3, 0.42), d.u(0.02, 0.09), seg=24)
    k.cyl(metal(), 0.008, 0.01, w * 0.33, h, 0)


@variety("headphones")
def headphones(k: Kit, d: Dice) -> None:
    """Two cups on a bow."""
    r, m = d.u(0.07, 0.09), d.hard()
    k.tube(
        m,
        k.curve(
            [(-r, 0.05, 0), (-r * 0.95, 0.13, 0), (0, 0.05 + r * 1.9, 0), (r * 0.95, 0.13, 0), (r, 0.05, 0)], 18, 9
        ),
        d.u(0.006, 0.012),
        seg=7,
        squash=2.0,
    )
    for s in (-1, 1):
        with k.at(s * (r - 0.01), 0.045, 0, roll=90):
            k.cyl(rubber(d.code()), d.u(0.03, 0.045), 0.035, y=-0.017, bevel=0.008)


@variety("game controller")
def controller(k: Kit, d: Dice) -> None:
    """Two grips, sticks and buttons."""
    m, w = d.hard(), d.u(0.06, 0.075)
    k.blob(m, w * 2, 0.04, 0.08, power=3)
    for s in (-1, 1):
        with k.at(s * w * 0.85, 0, 0.04, yaw=s * 20):
            k.blob(m, 0.045, 0.04, 0.1)
        k.cyl(rubber(), 0.01, 0.016, s * w * 0.4, 0.03, 0.02)
        for a in range(4):
            k.cyl(
                d.hard(),
                0.005,
                0.006,
                s * w * 0.8 + 0.011 * np.sin(a * np.pi / 2),
                0.035,
                -0.012 + 0.011 * np.cos(a * np.pi / 2),
            )


@variety("alarm clock")
def alarm_clock(k: Kit, d: Dice) -> None:
    """Round with bells, or a block with digits."""
    if d.yes(0.6):
        r, m = d.u(0.04, 0.065), d.hard()
        with k.at(0, r + 0.015, 0, pitch=90):
            k.cyl(m, r, d.u(0.03, 0.05), y=-0.02)
            k.cyl(plastic("#f4f2ea"), r * 0.85, 0.003, y=0.029)
        for s in (-1, 1):
            k.tube(m, [(s * r * 0.9, 0, 0), (s * r * 0.6, r * 0.5, 0)], 0.005, seg=5)
            if d.yes(0.7):
                k.blob(metal(), r * 0.7, r * 0.5, r * 0.5, s * r * 0.6, r * 1.85, 0)
    else:
        w = d.u(0.1, 0.2)
        k.box(d.hard(), w, w * d.u(0.4, 0.7), w * 0.4, r=0.01)
        k.box(glass("#101214", 1.0), w * 0.85, w * 0.3, 0.002, 0, w * 0.08, w * 0.2, r=0)


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
