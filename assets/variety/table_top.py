"""Devices that lie on tables and desks; of many makers."""

from __future__ import annotations

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import glass, metal, plastic, rubber
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
