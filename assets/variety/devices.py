"""What hangs on walls and ceilings or is locked: cameras, lamps, mailboxes, safes, stereos; of many makers."""

from __future__ import annotations

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import fabric, glass, metal, painted, paper, plastic
from assets.variety.living import shade
from assets.variety.registry import Dice, variety


@variety("security camera")
def security_camera(k: Kit, d: Dice) -> None:
    """A dark dome under a plate, or a tube with a hood on an arm."""
    m = plastic(d.of("#f2f2f0", "#1f1f22", "#c9cacc"))
    if d.yes(0.45):
        r = d.u(0.045, 0.085)
        k.blob(glass("#17181c", 0.9), r * 1.7, r * 1.7, r * 1.7, cells=10)
        k.cyl(m, r, r * 0.7, y=r * 0.85, bevel=0.008)
        return
    long, r = d.u(0.1, 0.26), d.u(0.022, 0.05)
    with k.at(0, r, 0, pitch=d.u(0, 25)):
        k.box(m, r * 2, r * 2, long, r=r * d.of(0.2, 0.9), steps=2)
        k.box(m, r * 2.2, 0.006, long * 1.1, 0, r * 2, long * 0.08)
        with k.at(0, r, long / 2, pitch=90):
            k.cyl(plastic("#101114"), r * 0.8, 0.008, seg=20)
            k.cyl(glass("#2a3a50", 1.0), r * 0.4, 0.012, seg=16)
    k.tube(m, [(0, r * 1.2, -long * 0.3), (0, r * 1.2 + 0.02, -long * 0.75), (0, r * 3.5, -long * 0.75)], 0.011, seg=7)
    k.cyl(m, 0.035, 0.012, 0, r * 3.5, -long * 0.75)


@variety("smoke detector")
def smoke_detector(k: Kit, d: Dice) -> None:
    """A flat white disc with slits and a light, for ceilings."""
    r, h, m = d.u(0.04, 0.075), d.u(0.025, 0.06), plastic(d.of("#f6f6f4", "#ecebe6"))
    k.lathe(m, [(0, 0), (r * d.u(0.4, 0.8), 0), (r, h * 0.5), (r, h), (0, h)], fillet=0.006, seg=30)
    for a in np.arange(d.i(8, 20)) / 12 * 2 * np.pi:
        x, z = float(np.cos(a) * r * 0.97), float(np.sin(a) * r * 0.97)
        k.blob(plastic("#4a4b4e"), r * 0.12, h * 0.1, r * 0.12, x, h * 0.5, z, cells=3)
    k.blob(plastic(d.of("#c02a1a", "#3aa04a")), 0.006, 0.006, 0.006, r * 0.3, -0.002, 0, cells=3)


@variety("stereo")
def stereo(k: Kit, d: Dice) -> None:
    """A wide box with knobs and a display, a tower of several, or one between two loudspeakers."""
    m, w, deep = (
        d.of(plastic("#17181a"), metal("#b9bcc0"), plastic("#2a2b2e")),
        d.of(0.43, d.u(0.2, 0.3)),
        d.u(0.25, 0.38),
    )
    y = 0.0
    for _ in range(d.of(1, 1, d.i(2, 4))):
        h = d.u(0.06, 0.16)
        k.box(m, w, h, deep, 0, y, 0, r=0.004)
        k.box(plastic("#0c1014"), w * d.u(0.2, 0.45), h * 0.35, 0.003, 0, y + h * 0.5, deep / 2, r=0)
        for x in (-0.38, 0.38)[: d.i(1, 2)]:
            with k.at(x * w, y + h / 2, deep / 2, pitch=90):
                k.cyl(d.of(metal(), plastic("#2a2b2e")), h * 0.25, 0.02, seg=18)
        for n in range(d.i(2, 7)):
            k.box(metal(), 0.014, 0.008, 0.006, (n - 3) * 0.025, y + h * 0.2, deep / 2, r=0.001)
        y += h + 0.004
    for s in (-1, 1) if d.yes(0.35) else ():
        tall = max(y, d.u(0.2, 0.3))
        k.box(d.of(m, d.timber()), 0.16, tall, deep * 0.8, s * (w / 2 + 0.1), 0, 0, r=0.004)
        k.box(fabric("#1c1c1e"), 0.14, tall * 0.9, 0.006, s * (w / 2 + 0.1), tall * 0.05, deep * 0.4, r=0)


@variety("wall lamp")
def wall_lamp(k: Kit, d: Dice) -> None:
    """A plate with an arm and a shade, a half bowl, a bar over a mirror, or a box that shines up and down."""
    m, style = d.of(d.steel(), d.timber(), metal("#c8a850")), d.i(0, 3)
    pane = d.of(glass("#f4efe2", 0.9), paper("#f4efe2"))
    if style == 0:
        for s in (-1, 1) if d.yes(0.35) else (0,):
            k.tube(m, k.curve([(0, 0, 0), (s * 0.1, -0.03, 0.07), (s * 0.12, 0.02, 0.12)], 10, 5), 0.008, seg=7)
            with k.at(s * 0.12, 0.02, 0.12):
                shade(k, d, 0, d.u(0.05, 0.1))
        k.box(m, d.u(0.06, 0.1), d.u(0.1, 0.2), 0.02, 0, -0.07, 0)
    elif style == 1:
        r = d.u(0.1, 0.17)
        arc = [(np.cos(a) * r, np.sin(a) * r) for a in np.linspace(0, np.pi, 14)]
        for n, y in enumerate(np.linspace(0, r, 6)):
            with k.at(0, float(y), 0, scale=0.4 + 0.12 * n):
                k.slab(pane, arc, r / 5 / (0.4 + 0.12 * n))
    elif style == 2:
        w = d.u(0.3, 0.8)
        k.box(m, w * 0.3, 0.06, 0.03)
        with k.at(0, 0.03, 0.07, roll=90):
            k.cyl(pane, d.u(0.018, 0.035), w, y=-w / 2, bevel=0.006)
    else:
        w, h = d.u(0.08, 0.14), d.u(0.1, 0.3)
        k.box(d.of(m, plastic("#f2f2f0"), plastic("#1f1f21")), w, h, w * d.u(0.6, 1), r=0.004)
        for y in (-0.004, h):
            k.box(pane, w * 0.8, 0.005, w * 0.5, 0, y, 0, r=0)


@variety("mailbox")
def mailbox(k: Kit, d: Dice) -> None:
    """A flat box for a wall with a slit and a lid, or a long round one on a post."""
    m = d.of(painted(d.code()), d.steel(), plastic(d.code()))
    if d.yes(0.4):
        w, long, h = d.u(0.16, 0.24), d.u(0.42, 0.55), d.u(0.9, 1.1)
        k.box(d.timber(), 0.09, h, 0.09)
        arch = [
            (w / 2, 0),
            *[(np.cos(a) * w / 2, w * 0.5 + np.sin(a) * w / 2) for a in np.linspace(0, np.pi, 12)],
            (-w / 2, 0),
        ]
        k.slab(m, arch, long, 0, h, 0, axis="z")
        k.box(painted("#c03020"), 0.006, 0.12, 0.04, w / 2 + 0.004, h + 0.1, 0)
        return
    w, h, deep = d.u(0.24, 0.4), d.u(0.28, 0.45), d.u(0.08, 0.18)
    k.box(m, w, h, deep, r=0.006)
    with k.at(0, h, -deep / 2, pitch=d.u(5, 25)):
        k.box(m, w * 1.06, 0.008, deep * 1.2, 0, 0, deep * 0.55)
    k.box(plastic("#101112"), w * 0.7, 0.02, 0.003, 0, h * 0.8, deep / 2, r=0)
    k.box(d.of(metal(), paper("#fbfaf5")), w * 0.3, 0.03, 0.003, 0, h * 0.5, deep / 2, r=0)


@variety("safe")
def safe(k: Kit, d: Dice) -> None:
    """A heavy box with a door, hinges, a wheel or keys to press."""
    m, w, h = painted(d.of("#2e3033", "#5a5d61", "#39493e", "#d8d8d4")), d.u(0.3, 0.75), d.u(0.22, 1.1)
    deep = w * d.u(0.8, 1.1)
    k.box(m, w, h, deep, r=0.008)
    k.box(m, w * 0.88, h * 0.88, 0.03, 0, h * 0.06, deep / 2, r=0.006)
    z = deep / 2 + 0.015
    if d.yes(0.55):
        with k.at(0, h * 0.5, z, pitch=90):
            k.cyl(metal(), min(w, h) * 0.12, 0.03, seg=22)
            for a in np.arange(3) * 2 * np.pi / 3:
                k.tube(
                    metal(),
                    [(0, 0.03, 0), (np.cos(a) * min(w, h) * 0.2, 0.03, np.sin(a) * min(w, h) * 0.2)],
                    0.008,
                    seg=6,
                )
    else:
        k.box(plastic("#161719"), w * 0.25, h * 0.3, 0.012, w * 0.15, h * 0.4, z, r=0.003)
        for n in range(9):
            k.box(
                plastic("#d0d2d4"),
                0.014,
                0.012,
                0.006,
                w * 0.15 + (n % 3 - 1) * 0.024,
                h * 0.45 + n // 3 * 0.024,
                z + 0.008,
                r=0.001,
            )
        k.box(metal(), 0.02, 0.09, 0.03, -w * 0.2, h * 0.45, z)
    for y in (0.2, 0.72):
        k.cyl(metal(), 0.012, h * 0.1, -w * 0.45, h * y, z, seg=10)
