"""Tools, stationery and the bathroom's small things, of many makers."""

from __future__ import annotations

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import metal, paper, plastic, rubber
from assets.variety.provisions import shoulders
from assets.variety.registry import Dice, variety


@variety("hammer")
def hammer(k: Kit, d: Dice) -> None:
    """A handle and a head across it; a claw, a peen or a mallet."""
    length, head = d.u(0.22, 0.36), d.u(0.08, 0.13)
    k.tube(d.of(d.timber(), rubber(d.code())), [(-length / 2, 0.015, 0), (0, 0.015, 0)], d.u(0.012, 0.018), seg=8)
    k.tube(d.of(d.timber(), metal()), [(0, 0.015, 0), (length / 2, 0.015, 0)], d.u(0.008, 0.014), seg=8)
    k.tube(
        metal("#6d7076", 0.4),
        [(length / 2, 0.015, -head * 0.1), (length / 2, 0.015, head * 0.5)],
        d.u(0.012, 0.02),
        seg=10,
    )
    for s in (-1, 1):
        k.tube(
            metal("#6d7076", 0.4),
            [
                (length / 2, 0.015, 0),
                (length / 2 + s * 0.008, 0.015, -head * 0.35),
                (length / 2 + s * 0.012 - 0.012, 0.012, -head * 0.55),
            ],
            [0.012, 0.008, 0.003],
            seg=6,
        )


@variety("screwdriver")
def screwdriver(k: Kit, d: Dice) -> None:
    """A thick grip, a thin shaft."""
    grip, shaft, r, m = d.u(0.08, 0.12), d.u(0.06, 0.18), d.u(0.011, 0.018), d.hard()
    path = [(-grip, r, 0), (-grip * 0.9, r, 0), (-grip * 0.5, r, 0), (-grip * 0.15, r, 0), (0, r, 0)]
    k.tube(m, path, [r * 0.7, r, r * 0.92, r * 0.75, r * 0.8], seg=8)
    k.tube(metal(), [(0, r, 0), (shaft, r, 0)], d.u(0.0025, 0.004), seg=6)


@variety("wrench")
def wrench(k: Kit, d: Dice) -> None:
    """A flat shaft with jaws; a ring at the other end, or an adjusting screw."""
    length, m, w = d.u(0.12, 0.28), metal("#8d9096", 0.35), d.u(0.012, 0.02)
    k.box(m, length, 0.007, w, r=0.002)
    x = length / 2 + w * 0.6
    for s in (-1, 1):
        with k.at(x, 0, s * w * 0.65, yaw=s * 12):
            k.box(m, w * 1.6, 0.009, w * 0.6, r=0.002)
    k.box(m, w, 0.009, w * 1.8, x - w * 0.8, 0, 0, r=0.002)
    if d.yes(0.6):
        k.ring(m, w * 0.75, 0.0045, -x, 0, 0, seg=14, sides=6)


@variety("scissors")
def scissors(k: Kit, d: Dice) -> None:
    """Two blades, two rings, open a little."""
    blade, ring, open_ = d.u(0.07, 0.12), d.u(0.017, 0.026), d.u(3, 18)
    m = d.hard()
    for s in (-1, 1):
        with k.at(yaw=s * open_):
            k.slab(
                metal(),
                [(0, -0.007), (blade, -0.001), (blade, 0.001), (0, 0.007)],
                0.002,
                y=0.003 + 0.001 * s,
                r=0.0004,
            )
            k.tube(m, [(0, 0.004, 0), (-0.03, 0.004, -s * 0.008)], 0.005, seg=6)
            with k.at(-0.03 - ring, 0, -s * ring * 0.8, scale=(1.35, 1, 1)):
                k.ring(m, ring, 0.0045, seg=18, sides=6)


@variety("flashlight")
def flashlight(k: Kit, d: Dice) -> None:
    """A tube and a wider head."""
    r, length = d.u(0.012, 0.02), d.u(0.09, 0.2)
    with k.at(0, r * 1.6, 0, roll=90):
        m = d.of(d.steel(), d.hard())
        k.lathe(
            m,
            [
                (0, 0),
                (r, 0),
                (r, length),
                (r * d.u(1.3, 1.8), length + 0.03),
                (r * 1.5, length + 0.05),
                (0, length + 0.048),
            ],
        )
        k.cyl(rubber(), 0.006, 0.004, 0, length * 0.6, r)


@variety("pen", "pencil", "marker")
def pen(k: Kit, d: Dice) -> None:
    """A thin tube with a tip and a cap."""
    r, length, m = d.u(0.0035, 0.009), d.u(0.12, 0.16), d.hard()
    k.tube(m, [(-length / 2, r, 0), (length * 0.2, r, 0)], r, seg=10)
    k.tube(d.of(m, d.hard()), [(length * 0.2, r, 0), (length * 0.5, r, 0)], [r * 1.08, r * d.of(0.3, 1.0)], seg=10)
    if d.yes(0.5):
        k.box(d.of(m, metal()), 0.04, 0.002, 0.003, length * 0.3, 2 * r, 0, r=0.0005)


@variety("stapler")
def stapler(k: Kit, d: Dice) -> None:
    """A base and an arm above it, joined behind."""
    length, m = d.u(0.1, 0.17), d.hard()
    k.box(d.of(m, metal()), length, 0.012, 0.034, r=0.003)
    with k.at(-length * 0.45, 0.014, 0, roll=d.u(4, 12)):
        k.box(m, length * 0.95, d.u(0.022, 0.034), 0.03, length * 0.46, 0, 0, r=0.008)
        k.box(metal(), length * 0.93, 0.008, 0.016, length * 0.46, -0.006, 0, r=0.001)


@variety("tape")
def tape(k: Kit, d: Dice) -> None:
    """A roll, lying or in its dispenser."""
    r, w, m = d.u(0.025, 0.06), d.u(0.015, 0.05), d.of(plastic("#c9a05a"), d.hard())
    inner = r * d.u(0.5, 0.8)
    k.lathe(m, [(inner, 0), (r, 0), (r, w), (inner, w), (inner, 0)], seg=28)


@variety("toilet paper", "paper towels")
def roll(k: Kit, d: Dice) -> None:
    """A soft white roll with a core, standing."""
    r, h = d.u(0.05, 0.065), d.of(d.u(0.09, 0.11), d.u(0.2, 0.27))
    k.lathe(paper("#f4f2ec"), [(0.02, 0), (r, 0), (r, h), (0.02, h)], seg=26)
    k.lathe(paper("#b79a72"), [(0.019, h), (0.021, h), (0.021, 0), (0.019, 0)], seg=18)


@variety("toothbrush")
def toothbrush(k: Kit, d: Dice) -> None:
    """A handle and bristles."""
    m, half, thick = d.hard(), d.u(0.075, 0.1), d.u(0.8, 1.5)
    radius = [0.005 * thick, 0.0065 * thick, 0.003, 0.0045]
    k.tube(m, [(-half, 0.005, 0), (-half * 0.3, 0.006, 0), (half * 0.55, 0.005, 0), (half, 0.005, 0)], radius, seg=8)
    k.box(plastic(d.code()), d.u(0.022, 0.032), 0.011, 0.01, half * 0.86, 0.007, 0, r=0.001)


@variety("toothpaste")
def toothpaste(k: Kit, d: Dice) -> None:
    """A tube: a cap, round, then flat."""
    m, length, r = d.hard(), d.u(0.1, 0.18), d.u(0.014, 0.022)

    def body(u: np.ndarray, v: np.ndarray) -> np.ndarray:
        a, flat = v * 2 * np.pi, np.clip(u, 0, 1) ** 1.3
        return np.stack([u * length, r + r * (1 - flat * 0.93) * np.sin(a), r * (1 + 0.5 * flat) * np.cos(a)], -1)

    k.sheet(m, body, (8, 16), 0.0008)
    with k.at(0, r, 0, roll=90):
        k.cyl(d.hard(), r * d.u(0.5, 0.9), 0.02, y=0)


@variety("shampoo", "dish soap")
def shampoo(k: Kit, d: Dice) -> None:
    """A flat bottle with a cap, often wider than deep."""
    r, h = d.u(0.025, 0.045), d.u(0.13, 0.25)
    with k.at(scale=(d.u(1.0, 1.6), 1, d.u(0.7, 1.0))):
        shoulders(k, d.hard(), r, h, r * d.u(0.4, 0.7), d.u(0.7, 0.85), d.u(0.08, 0.15))
        if d.yes(0.6):
            k.cyl(paper(d.code()), r * 1.012, h * 0.4, y=h * 0.15, bevel=0)
    k.cyl(d.hard(), r * d.u(0.45, 0.75), d.u(0.015, 0.035), y=h - 0.006)


@variety("soap dispenser")
def soap_dispenser(k: Kit, d: Dice) -> None:
    """A bottle with a pump."""
    r, h, m = d.u(0.028, 0.042), d.u(0.09, 0.16), d.of(d.hard(), d.steel())
    shoulders(k, d.hard(), r, h, r * 0.45, d.u(0.72, 0.88), 0.1)
    k.cyl(m, r * 0.42, 0.015, y=h - 0.004)
    k.cyl(m, 0.004, d.u(0.03, 0.05), y=h)
    k.tube(m, [(0, h + 0.04, 0), (0.02, h + 0.044, 0), (d.u(0.04, 0.055), h + 0.036, 0)], 0.006, seg=6)


@variety("spray bottle")
def spray_bottle(k: Kit, d: Dice) -> None:
    """A bottle with a trigger and a nozzle."""
    r, h, m = d.u(0.032, 0.045), d.u(0.15, 0.22), d.hard()
    with k.at(scale=(1, 1, d.u(0.65, 1))):
        shoulders(k, d.hard(), r, h, 0.013, d.u(0.55, 0.72), d.u(0.15, 0.25))
    k.cyl(m, 0.016, 0.02, y=h - 0.01)
    k.box(m, 0.075, 0.03, 0.024, 0.012, h + 0.01, 0, r=0.006)
    k.tube(m, [(0.03, h + 0.012, 0), (0.042, h - 0.015, 0), (0.036, h - 0.035, 0)], 0.005, seg=6)


@variety("hairbrush")
def hairbrush(k: Kit, d: Dice) -> None:
    """A handle and a padded head full of bristles."""
    m, w = d.of(d.hard(), d.timber()), d.u(0.03, 0.045)
    k.tube(m, [(-0.12, 0.012, 0), (-0.02, 0.011, 0)], [0.012, 0.009], seg=8)
    k.blob(m, 0.12, 0.02, w * 2, 0.04, 0, 0, power=2.5)
    for x in np.linspace(-0.01, 0.09, 7):
        for z in (-0.6, 0.0, 0.6):
            k.cyl(rubber(), 0.0015, 0.018, float(x), 0.016, z * w, seg=4)


@variety("salt shaker")
def shaker(k: Kit, d: Dice) -> None:
    """Small, waisted, with a cap; or a mill."""
    r, h = d.u(0.016, 0.028), d.u(0.06, 0.17)
    k.lathe(
        d.of(d.hard(), d.timber(), metal()),
        k.curve([(0, 0), (r, 0), (r * d.u(0.6, 1), h * 0.5), (r * 0.9, h * 0.8)], 10, 5),
        seg=20,
    )
    k.lathe(
        d.of(metal(), d.hard(), d.timber()), k.curve([(r * 0.95, h * 0.78), (r * 0.85, h * 0.95), (0, h)], 8, 4), seg=20
    )


@variety("tray")
def tray(k: Kit, d: Dice) -> None:
    """A flat board with a rim and two grips."""
    w, deep, rim, m = d.u(0.3, 0.52), d.u(0.2, 0.36), d.u(0.015, 0.05), d.of(d.timber(), d.hard(), metal())
    k.box(m, w, 0.006, deep)
    for s in (-1, 1):
        k.box(m, 0.008, rim, deep, s * w / 2, 0, 0, r=0.002)
        k.box(m, w, rim, 0.008, 0, 0, s * deep / 2, r=0.002)
        if d.yes(0.5):
            k.tube(
                m, [(s * w / 2, rim, -0.05), (s * (w / 2 + 0.01), rim + 0.03, 0), (s * w / 2, rim, 0.05)], 0.006, seg=6
            )


@variety("cutting board")
def cutting_board(k: Kit, d: Dice) -> None:
    """A flat board, maybe with a grip."""
    w, deep, m = d.u(0.26, 0.45), d.u(0.17, 0.3), d.of(d.timber(), d.hard())
    k.box(m, w, d.u(0.008, 0.025), deep, r=0.003)
    if d.yes(0.4):
        k.box(m, 0.12, 0.012, 0.045, w / 2 + 0.05, 0, 0, r=0.003)


@variety("umbrella")
def umbrella(k: Kit, d: Dice) -> None:
    """Folded: a long bundle and a crook."""
    length, m = d.u(0.6, 0.9), d.cloth()
    k.lathe(m, k.curve([(0.004, 0), (0.02, 0.06), (0.032, length * 0.5), (0.014, length * 0.72)], 10, 5), seg=10)
    k.cyl(metal(), 0.005, length * 0.85)
    y = length * 0.83
    k.tube(
        d.of(d.timber(), d.hard()),
        k.curve([(0, y, 0), (0, y + 0.07, 0), (0.035, y + 0.1, 0), (0.06, y + 0.06, 0)], 12, 6),
        0.01,
        seg=7,
    )
