"""What people play at, and figures; of many makers."""

from __future__ import annotations

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import Finish, fabric, metal, natural, painted, paper, plastic, stone, wood
from assets.variety.beds_and_seats import four_legs
from assets.variety.registry import Dice, variety


@variety("basketball hoop")
def basketball_hoop(k: Kit, d: Dice) -> None:
    """A board with a ring and a net, on a pole with a foot or for a wall."""
    w, h, r = d.u(0.7, 1.4), 0.0, 0.225
    h = w * d.u(0.6, 0.75)
    y = d.u(1.6, 2.4) if d.yes(0.6) else 0.0
    if y:
        k.box(plastic("#1d1d20"), 0.7, 0.2, 1.0, 0, 0, -0.7, r=0.04)
        k.tube(d.steel(), [(0, 0.1, -0.6), (0, y, -0.6), (0, y + h / 2, -0.05)], 0.045, seg=8)
    k.box(d.of(plastic("#f2f2f0"), plastic("#cfdde4")), w, h, 0.03, 0, y, 0, r=0.01)
    for s in (-1, 1):
        k.box(plastic("#c03020"), 0.02, h * 0.4, 0.004, s * w * 0.16, y + h * 0.15, 0.017, r=0)
    k.box(plastic("#c03020"), w * 0.34, 0.02, 0.004, 0, y + h * 0.53, 0.017, r=0)
    k.ring(painted("#e0662a"), r, 0.01, 0, y + h * 0.15, r + 0.08, seg=28)
    for a in np.arange(10) / 10 * 2 * np.pi:
        c, s = float(np.cos(a)), float(np.sin(a))
        k.tube(
            fabric("#f4f4f2"),
            [(c * r, y + h * 0.15, s * r + r + 0.08), (c * r * 0.6, y + h * 0.15 - 0.35, s * r * 0.6 + r + 0.08)],
            0.005,
            seg=4,
        )


@variety("ping pong table")
def ping_pong_table(k: Kit, d: Dice) -> None:
    """A table for ping pong with its net."""
    w, long, h = 1.525, 2.74, 0.76
    k.box(painted(d.of("#1f4f86", "#1f6a4a", "#2a2c30")), w, 0.022, long, 0, h - 0.022, 0)
    for x in (-w / 2 + 0.01, 0.0, w / 2 - 0.01):
        k.box(paper("#fbfbf8"), 0.015, 0.002, long, x, h, 0, r=0)
    four_legs(k, d, d.steel(), w * 0.9, long * 0.7, h - 0.02, 0.025)
    k.box(fabric("#e8e8e6"), w + 0.3, 0.15, 0.006, 0, h, 0, r=0)


@variety("pool table")
def pool_table(k: Kit, d: Dice) -> None:
    """A table for pool: cloth between raised rims, pockets, thick legs, balls and a stick."""
    w, long, h, m = d.u(1.1, 1.5), d.u(2.0, 2.8), d.u(0.78, 0.86), d.timber()
    k.box(fabric(d.of("#1f6a3a", "#1f4f86", "#7a1f2a")), w, 0.03, long, 0, h - 0.05, 0)
    k.box(m, w + 0.1, 0.16, long + 0.1, 0, h - 0.21, 0)
    for s in (-1, 1):
        k.box(m, 0.12, 0.06, long + 0.24, s * (w / 2 + 0.06), h - 0.04, 0, r=0.01)
        k.box(m, w, 0.06, 0.12, 0, h - 0.04, s * (long / 2 + 0.06), r=0.01)
        for z in (-long / 2, 0.0, long / 2):
            k.cyl(plastic("#101012"), 0.06, 0.005, s * w / 2, h + 0.02, z, seg=14)
        for z in (-long * 0.4, long * 0.4):
            k.lathe(
                m,
                k.curve([(0.05, 0), (0.09, h * 0.3), (0.06, h * 0.6), (0.1, h - 0.2)], 12, 6),
                s * w * 0.4,
                0,
                z,
                seg=12,
            )
    for _ in range(d.i(0, 12)):
        k.blob(plastic(d.code()), 0.057, 0.057, 0.057, d.u(-0.4, 0.4) * w, h - 0.02, d.u(-0.4, 0.4) * long, cells=4)


@variety("foosball table")
def foosball_table(k: Kit, d: Dice) -> None:
    """A box on legs with rods through it and figures on them."""
    w, long, h, m = d.u(0.65, 0.8), d.u(1.1, 1.4), d.u(0.82, 0.95), d.timber()
    four_legs(k, d, m, w, long, h - 0.2, 0.04)
    k.box(natural("field", "#2f8a4a"), w, 0.02, long, 0, h - 0.15, 0)
    for s in (-1, 1):
        k.box(m, 0.03, 0.26, long, s * w / 2, h - 0.22, 0)
        k.box(m, w, 0.26, 0.03, 0, h - 0.22, s * long / 2)
    for n, z in enumerate(np.linspace(-long * 0.43, long * 0.43, 8)):
        shift = d.u(-0.1, 0.1)
        with k.at(shift, h - 0.04, float(z), roll=90):
            k.cyl(metal(), 0.008, w + 0.5, y=-(w + 0.5) / 2, seg=8)
        k.cyl(plastic("#1c1c1e"), 0.018, 0.1, (w / 2 + 0.2) * (1 if n % 2 else -1), h - 0.06, float(z), seg=8)
        for x in np.linspace(-w * 0.3, w * 0.3, d.i(2, 5)):
            k.box(plastic("#b02a22" if n % 2 else "#2a4fa0"), 0.03, 0.11, 0.02, float(x) + shift, h - 0.13, float(z))


@variety("rocking horse")
def rocking_horse(k: Kit, d: Dice) -> None:
    """A body on four legs with a head and a tail, on two bows."""
    m, long = d.of(d.timber(), d.cloth(), plastic(d.code())), d.u(0.5, 0.8)
    y, wide = long * 0.55, long * 0.22
    k.blob(m, wide * 1.3, long * 0.32, long * 0.75, 0, y, 0, power=2.4)
    with k.at(0, y + long * 0.25, long * 0.32, pitch=35):
        k.blob(m, wide * 0.7, long * 0.45, long * 0.25)
        k.blob(m, wide * 0.65, long * 0.18, long * 0.36, 0, long * 0.33, long * 0.1)
    k.tube(
        natural("hair", d.code()),
        k.curve([(0, y + long * 0.25, -long * 0.35), (0, y + long * 0.2, -long * 0.5), (0, y, -long * 0.5)], 9, 5),
        0.025,
        seg=6,
    )
    for s in (-1, 1):
        for z in (-1, 1):
            k.tube(
                m,
                [(s * wide * 0.4, y + long * 0.08, z * long * 0.25), (s * wide * 0.9, long * 0.1, z * long * 0.4)],
                long * 0.045,
                seg=7,
            )
        bow = k.curve(
            [
                (s * wide * 0.9, long * 0.25, -long * 0.75),
                (s * wide * 0.9, 0.015, 0),
                (s * wide * 0.9, long * 0.25, long * 0.75),
            ],
            14,
            7,
        )
        k.tube(d.timber(), bow, 0.02, seg=6)
    k.box(d.cloth(), wide * 1.3, 0.03, long * 0.25, 0, y + long * 0.31, -0.02, r=0.01)


@variety("chessboard")
def chessboard(k: Kit, d: Dice) -> None:
    """Squares of two colours, bare or with men on it."""
    w, t, a, b = (
        d.u(0.25, 0.5),
        d.u(0.01, 0.05),
        d.of(wood("#d8b98a"), paper("#f0ece0")),
        d.of(wood("#5a3d28"), paper("#2a2a2c")),
    )
    k.box(b, w * 1.1, t, w * 1.1, r=0.002)
    men = d.yes(0.65)
    for i in range(8):
        for j in range(8):
            x, z = ((n + 0.5) / 8 * w - w / 2 for n in (i, j))
            if (i + j) % 2:
                k.box(a, w / 8, 0.001, w / 8, x, t, z, r=0)
            if men and j in (0, 1, 6, 7) and d.yes(0.85):
                tall, r = w / 8 * (0.9 if j in (1, 6) else d.u(1.2, 1.9)), w / 8 * 0.32
                k.lathe(
                    a if j < 4 else b,
                    [(0, t), (r, t), (r * 0.4, t + tall * 0.4), (r * 0.6, t + tall * 0.85), (0, t + tall)],
                    x,
                    0,
                    z,
                    seg=8,
                )


@variety("dartboard")
def dartboard(k: Kit, d: Dice) -> None:
    """A round board with rings and wedges, maybe in a case or with darts in it."""
    r, t = d.u(0.17, 0.24), d.u(0.02, 0.05)
    with k.at(0, r, 0, pitch=90):
        k.cyl(plastic("#161618"), r, t, seg=36)
        for n in range(20):
            with k.at(0, t, 0, yaw=n * 18):
                m = natural("sisal", "#e6d8b0" if n % 2 else "#1c1c1e")
                k.slab(m, [(0, 0), (r * 0.115, r * 0.74), (-r * 0.115, r * 0.74)], 0.002)
        for out in (0.74, 0.46, 0.1):
            k.ring(natural("sisal", d.of("#b02a22", "#1f7a3a")), r * out, 0.006, y=t - 0.004, seg=30, sides=4)
        for _ in range(d.i(0, 4)):
            x, z = d.u(-0.5, 0.5) * r, d.u(-0.5, 0.5) * r
            k.tube(metal(), [(x, t, z), (x, t + 0.14, z + 0.02)], 0.004, seg=5)
            k.box(plastic(d.code()), 0.03, 0.03, 0.002, x, t + 0.11, z + 0.018)
    if d.yes(0.3):
        for s in (-1, 1):
            k.box(d.timber(), r * 1.2, r * 2.3, 0.04, s * r * 1.65, -r * 0.15, 0)


@variety("tennis racket")
def tennis_racket(k: Kit, d: Dice) -> None:
    """An oval with strings on a handle: of tennis or, narrower, of badminton; or a bat of wood."""
    m, w, long, grip = d.hard(), d.u(0.19, 0.27), d.u(0.5, 0.7), d.of(grip_leather(d), plastic("#1c1c1e"))
    head = w * d.u(1.15, 1.35)
    with k.at(0, 0.015, 0) if d.yes(0.6) else k.at(0, long, 0, pitch=90):
        if d.yes(0.2):
            w, long = d.u(0.14, 0.16), d.u(0.24, 0.28)
            k.slab(
                d.of(plastic("#b02a22"), plastic("#1c1c1e")),
                [(np.cos(a) * w / 2, np.sin(a) * w / 2) for a in np.arange(20) * np.pi / 10],
                0.012,
            )
            k.box(d.timber(), 0.03, 0.022, long - w, 0, -0.005, -long / 2, r=0.006)
            return
        loop = [(np.cos(a) * w / 2, 0.0, np.sin(a) * head / 2) for a in np.arange(26) / 26 * 2 * np.pi]
        k.tube(m, loop, 0.009, seg=6, loop=True)
        for t in np.linspace(-0.85, 0.85, 9):
            span = (1 - t * t) ** 0.5
            k.tube(
                plastic("#f0efe6"), [(t * w / 2, 0, -span * head / 2), (t * w / 2, 0, span * head / 2)], 0.0012, seg=4
            )
            k.tube(
                plastic("#f0efe6"), [(-span * w / 2, 0, t * head / 2), (span * w / 2, 0, t * head / 2)], 0.0012, seg=4
            )
        neck = -head / 2
        for s in (-1, 1):
            k.tube(m, [(s * w * 0.22, 0, neck * 0.9), (0, 0, neck - long * 0.15)], 0.008, seg=6)
        k.tube(grip, [(0, 0, neck - long * 0.12), (0, 0, neck - (long - head))], 0.015, seg=8)


def grip_leather(d: Dice) -> Finish:
    """What grips are wound with."""
    return natural("leather", d.of("#6a4a2e", "#2a2a2c", "#c9a878"))


def body(k: Kit, d: Dice, h: float, y: float, parts: tuple[Finish, Finish, Finish], *, seated: bool = False) -> None:
    """A figure of height `h` over `y`: skin, what it wears above and below."""
    skin, above, below = parts
    hip, shoulder, wide = y + h * (0.5 if not seated else 0.28), y + h * (0.82 if not seated else 0.6), h * 0.12
    for s in (-1, 1):
        x = s * h * 0.055
        if seated:
            k.tube(below, [(x, hip, 0), (x, hip, h * 0.25), (x, y, h * 0.26)], h * 0.045, seg=8)
        else:
            k.tube(
                below,
                [(x, hip, 0), (x * d.u(1, 2), y + h * 0.25, h * d.u(-0.05, 0.06)), (x * d.u(1, 2), y, 0)],
                [h * 0.05, h * 0.04, h * 0.03],
                seg=8,
            )
        k.box(
            plastic("#2a2220") if below is not skin else skin,
            h * 0.05,
            h * 0.03,
            h * 0.14,
            x * 1.4,
            y,
            h * (0.27 if seated else 0.03),
        )
        hand = (s * (wide + h * d.u(0.0, 0.2)), shoulder - h * d.u(-0.1, 0.33), h * d.u(0.0, 0.2))
        k.tube(
            above,
            [(s * wide, shoulder - h * 0.02, 0), (s * (wide + h * 0.05), shoulder - h * 0.17, 0), hand],
            h * 0.026,
            seg=7,
        )
        k.blob(skin, h * 0.045, h * 0.06, h * 0.045, hand[0], hand[1] - h * 0.03, hand[2], cells=4)
    k.blob(above, wide * 2.1, shoulder - hip + h * 0.1, h * 0.14, 0, hip - h * 0.05, 0, power=3)
    k.cyl(skin, h * 0.03, h * 0.06, y=shoulder)
    k.blob(skin, h * 0.095, h * 0.13, h * 0.11, 0, shoulder + h * 0.045, h * 0.01, cells=8)
    if d.yes(0.85):
        k.blob(
            natural("hair", d.of("#2a1c12", "#6a4a2a", "#c9a45a", "#8a8a88")),
            h * 0.105,
            h * 0.1,
            h * 0.115,
            0,
            shoulder + h * 0.09,
            -h * 0.008,
            cells=6,
        )


@variety("person")
def person(k: Kit, d: Dice) -> None:
    """Standing or seated, a child or grown."""
    skin = natural("skin", d.of("#e0b090", "#c68a62", "#8a5a3c", "#f0c8a8"))
    seated = d.yes(0.25)
    body(k, d, d.of(d.u(1.5, 1.9), d.u(0.9, 1.4)), 0.0, (skin, d.cloth(), d.cloth()), seated=seated)


@variety("sculpture")
def sculpture(k: Kit, d: Dice) -> None:
    """A head, a figure or bent shapes on a block."""
    m = d.of(stone("#e6e2d8"), metal("#6a5030"), d.timber(), d.hard())
    h, style = d.u(0.2, 0.9), d.i(0, 2)
    base = h * d.u(0.05, 0.3)
    k.box(d.of(m, stone("#2a2a2c")), h * d.u(0.3, 0.45), base, h * 0.35)
    if style == 0:
        k.blob(m, h * 0.5, h * 0.25, h * 0.3, 0, base, 0, power=2.5)
        k.cyl(m, h * 0.09, h * 0.35, y=base + h * 0.15)
        k.blob(m, h * 0.3, h * 0.4, h * 0.34, 0, base + h * 0.4, 0.02 * h, power=2.2, cells=10)
        k.blob(m, h * 0.06, h * 0.09, h * 0.08, 0, base + h * 0.55, h * 0.18, cells=4)
    elif style == 1:
        body(k, d, h, base, (m, m, m), seated=d.yes(0.3))
    else:
        for _ in range(d.i(1, 3)):
            path = d.rng.normal(0, h * 0.2, (5, 3))
            path[:, 1] = base + np.linspace(0, h, 5) + path[:, 1] * 0.3
            k.tube(m, k.curve(path, 18, 9), h * d.u(0.03, 0.1), seg=9)
