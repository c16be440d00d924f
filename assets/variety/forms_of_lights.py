"""Lights, screens, clocks and loudspeakers of other forms than the usual: panels, domes, balls, bars, deep tubes."""

from __future__ import annotations

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import fabric, glass, metal, paper, plastic, rubber
from assets.variety.living import shade
from assets.variety.registry import Dice, form


@form("lamp")
def glowing_body(k: Kit, d: Dice) -> None:
    """A ball, a mushroom, a pillar or a lantern that is the shade itself."""
    m, r, style = d.of(paper(d.code()), glass("#f4efe2", 0.9), d.cloth()), d.u(0.07, 0.17), d.i(0, 3)
    k.cyl(d.of(d.timber(), d.steel()), r * d.u(0.4, 0.9), 0.02)
    if style == 0:
        k.blob(m, r * 2, r * 2, r * 2, 0, 0.015, 0)
    elif style == 1:
        k.cyl(d.hard(), r * 0.4, r * 1.4)
        k.lathe(m, k.curve([(r, r * 1.2), (r * 0.9, r * 1.8), (0, r * 2.1)], 10, 5), seg=26)
    elif style == 2:
        k.cyl(m, r * 0.6, r * d.u(1.8, 3.2), y=0.02)
    else:
        h = r * d.u(1.6, 2.6)
        k.box(m, r * 1.3, h, r * 1.3, 0, 0.02, 0)
        for s in (-1, 1):
            for t in (-1, 1):
                k.box(d.timber(), 0.015, h, 0.015, s * r * 0.66, 0.02, t * r * 0.66)


@form("ceiling lamp")
def flat_light(k: Kit, d: Dice) -> None:
    """A panel, a flat dome, a ball on a cord, spots on a bar, or arms with a light each."""
    m, style = d.of(paper("#f6f4ee"), glass("#f4efe2", 0.9), d.hard()), d.i(0, 4)
    if style == 0:
        k.box(m, d.of(0.3, 0.6, 1.2), d.u(0.02, 0.09), d.of(0.12, 0.3, 0.6))
    elif style == 1:
        r, h = d.u(0.13, 0.3), d.u(0.05, 0.14)
        k.lathe(m, k.curve([(0, 0), (r * 0.7, h * 0.2), (r, h)], 10, 5), seg=30)
        k.cyl(d.steel(), r, 0.02, y=h)
    elif style == 2:
        r, drop = d.u(0.12, 0.32), d.u(0.05, 0.7)
        k.blob(m, r * 2, r * d.u(1.6, 2), r * 2)
        k.cyl(d.steel(), 0.004, drop, y=r * 1.8)
    elif style == 3:
        k.box(d.steel(), d.u(0.4, 0.9), 0.03, 0.04, 0, 0.14, 0)
        for x in np.linspace(-0.28, 0.28, d.i(2, 4)):
            with k.at(float(x), 0.02, 0, roll=d.u(-25, 25)):
                k.cyl(d.steel(), 0.03, 0.12, top=0.022)
    else:
        n, r = d.i(3, 8), d.u(0.2, 0.4)
        k.cyl(d.steel(), 0.01, d.u(0.3, 0.7), y=0.05)
        for a in np.arange(n) / n * 2 * np.pi:
            x, z = float(np.sin(a) * r), float(np.cos(a) * r)
            k.tube(d.steel(), k.curve([(0, 0.1, 0), (x * 0.6, 0.0, z * 0.6), (x, 0.08, z)], 10, 5), 0.007, seg=6)
            with k.at(x, 0.08, z):
                shade(k, d, 0, 0.05)


@form("floor lamp")
def high_light(k: Kit, d: Dice) -> None:
    """A bowl that lights the ceiling, or a pillar of paper."""
    if d.yes(0.5):
        h, r = d.u(1.5, 1.85), d.u(0.12, 0.2)
        k.cyl(d.steel(), d.u(0.1, 0.16), 0.025)
        k.cyl(d.steel(), 0.012, h)
        k.lathe(d.of(d.steel(), glass("#f4efe2", 0.9)), k.curve([(0.02, h), (r * 0.8, h + 0.05), (r, h + 0.12)], 9, 5))
    else:
        w, h = d.u(0.2, 0.34), d.u(0.9, 1.4)
        k.box(paper(d.of("#f3ead2", d.code())), w, h, w)
        for s in (-1, 1):
            k.box(d.timber(), 0.02, h, w * 1.02, s * w / 2, 0, 0)


@form("speaker")
def small_speaker(k: Kit, d: Dice) -> None:
    """A pillar or ball of cloth that listens, a bar below a screen, a box for a shelf, a pill to carry."""
    cloth, style = fabric(d.code()), d.i(0, 3)
    if style == 0:
        r, h = d.u(0.035, 0.075), d.u(0.05, 0.24)
        k.cyl(cloth, r, h, bevel=min(r, h) * 0.3)
        k.cyl(plastic(d.code()), r * 0.8, 0.003, y=h)
    elif style == 1:
        k.box(d.of(cloth, plastic("#1d1d1f")), d.u(0.45, 1.1), d.u(0.05, 0.1), d.u(0.06, 0.12), r=0.02)
    elif style == 2:
        w, h = d.u(0.13, 0.22), d.u(0.2, 0.36)
        k.box(d.of(d.timber(), plastic("#1d1d1f"), d.hard()), w, h, d.u(0.14, 0.28), r=0.004)
        k.box(cloth, w * 0.92, h * 0.94, 0.01, 0, h * 0.03, 0.12)
    else:
        length, r = d.u(0.12, 0.32), d.u(0.03, 0.07)
        with k.at(0, r, 0, roll=90):
            k.cyl(cloth, r, length, y=-length / 2, bevel=r * 0.4)
            for s in (-0.5, 0.46):
                k.cyl(rubber(), r * 0.9, length * 0.05, y=s * length)


@form("tv")
def other_tv(k: Kit, d: Dice) -> None:
    """Deep with a tube of glass and knobs, some on legs or with an antenna; or as thin as a picture."""
    if d.yes(0.35):
        w = d.u(0.8, 1.9)
        k.box(plastic("#17181a"), w, w * 0.57, d.u(0.015, 0.04), r=0.004)
        return
    w = d.u(0.35, 0.72)
    h, deep, m, lift = w * d.u(0.7, 0.9), w * d.u(0.6, 0.9), d.of(d.timber(), d.hard()), d.of(0.0, 0.0, d.u(0.1, 0.4))
    k.box(m, w, h, deep * 0.5, 0, lift, deep * 0.25, r=0.01)
    k.box(m, w * 0.75, h * 0.8, deep * 0.55, 0, lift + h * 0.05, -deep * 0.2, r=0.02)
    k.box(glass("#30363a", 1.0), w * d.u(0.65, 0.9), h * 0.78, 0.02, -w * d.of(0.0, 0.08), lift + h * 0.12, deep * 0.5)
    for n in range(d.i(0, 3)):
        with k.at(w * 0.42, lift + h * (0.75 - n * 0.2), deep * 0.51, pitch=90):
            k.cyl(d.steel(), w * 0.035, 0.02)
    for s in (-1, 1):
        if lift:
            k.tube(d.timber(), [(s * w * 0.4, 0, deep * 0.3), (s * w * 0.33, lift, deep * 0.2)], 0.015, seg=6)
            k.tube(d.timber(), [(s * w * 0.4, 0, -deep * 0.3), (s * w * 0.33, lift, -deep * 0.2)], 0.015, seg=6)
        elif d.yes(0.35):
            k.tube(metal(), [(0, h, 0), (s * w * 0.4, h + w * 0.7, 0)], 0.003, seg=5)


@form("clock")
def tall_clock(k: Kit, d: Dice) -> None:
    """In a case: as high as a person, or on a mantelpiece."""
    h, m = d.of(d.u(1.6, 2.2), d.u(0.2, 0.4)), d.timber()
    w = h * (0.22 if h > 1 else d.u(0.6, 1.1))
    k.box(m, w, h * 0.95, w * 0.6)
    k.box(m, w * 1.15, h * 0.05, w * 0.7, 0, 0, 0)
    k.box(m, w * 1.15, h * 0.08, w * 0.7, 0, h * 0.92, 0)
    with k.at(0, h * 0.78 if h > 1 else h * 0.5, w * 0.3, pitch=90):
        k.cyl(paper("#f4f1e6"), w * 0.4, 0.01)
    for way in (0, 110):
        with k.at(0, h * 0.78 if h > 1 else h * 0.5, w * 0.3 + 0.012, roll=way):
            k.box(plastic("#202020"), w * 0.03, w * 0.3, 0.003)


@form("fan")
def tower_fan(k: Kit, d: Dice) -> None:
    """A pillar with slits, or blades under a ceiling."""
    if d.yes(0.5):
        h, r = d.u(0.7, 1.1), d.u(0.07, 0.12)
        k.cyl(d.hard(), r * 1.7, 0.03)
        k.cyl(d.hard(), r, h, y=0.03)
        for n in range(5):
            k.box(plastic("#222222"), 0.006, h * 0.7, 0.01, (n - 2) * r * 0.3, h * 0.2, r * 0.95)
    else:
        r, n = d.u(0.4, 0.7), d.i(3, 6)
        k.cyl(d.hard(), 0.09, 0.16)
        k.cyl(d.steel(), 0.015, d.u(0.1, 0.4), y=0.16)
        for a in np.arange(n) / n * 360:
            with k.at(0, 0.1, 0, yaw=float(a), pitch=8):
                k.box(d.timber(), 0.13, 0.008, r, 0, 0, r * 0.55)
