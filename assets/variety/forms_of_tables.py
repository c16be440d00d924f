"""Tables, seats and cases of other forms than the usual: consoles, drums, racks, step stools, corner sofas."""

from __future__ import annotations

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import Finish, glass, leather, plastic, wood
from assets.variety.beds_and_seats import four_legs
from assets.variety.registry import Dice, form
from assets.variety.storage import carcass


def round_top(k: Kit, d: Dice, r: float, h: float) -> None:
    """A round top, thin or thick, on spread legs, crossed sticks or one foot."""
    m, thick = d.timber(), d.u(0.015, 0.05)
    k.cyl(d.of(m, glass(), d.hard(), d.timber()), r, thick, y=h - thick, seg=36)
    style, n = d.i(0, 2), d.i(3, 4)
    if style == 0:
        k.cyl(m, d.u(0.02, 0.05), h - thick)
        k.cyl(m, r * d.u(0.4, 0.7), 0.02, top=r * d.u(0.2, 0.4))
        return
    way = -1 if style == 1 else 1
    for a in np.arange(n) / n * 2 * np.pi:
        foot = (np.sin(a) * r * 0.85, 0.0, np.cos(a) * r * 0.85)
        k.tube(m, [foot, (way * foot[0] * 0.6, h - thick, way * foot[2] * 0.6)], d.u(0.01, 0.02), seg=7)


def boards(k: Kit, d: Dice, w: float, deep: float, h: float, count: int) -> None:
    """Boards one over another between two sides, open in front and mostly behind."""
    m, t = d.timber(), d.u(0.015, 0.045)
    for y in np.linspace(0, h - t, count):
        k.box(m, w, t, deep, 0, float(y), 0)
    for s in (-1, 1):
        k.box(m, t, h, deep, s * (w - t) / 2, 0, 0)
    if d.yes(0.3):
        k.box(m, w, h, 0.01, 0, 0, -deep / 2)


def posts(k: Kit, d: Dice, w: float, deep: float, h: float, count: int) -> None:
    """Boards or grids between four thin posts."""
    m, top = d.of(d.steel(), d.timber()), d.of(d.timber(), d.steel(), glass())
    for sx in (-1, 1):
        for sz in (-1, 1):
            k.box(m, 0.025, h, 0.025, sx * (w / 2 - 0.0125), 0, sz * (deep / 2 - 0.0125))
    for y in np.linspace(h * d.u(0.05, 0.3), h - 0.03, count):
        k.box(top, w, d.u(0.012, 0.03), deep, 0, float(y), 0)


def drum(k: Kit, d: Dice, r: float, h: float) -> None:
    """One solid body, round or square, straight or waisted."""
    m = d.of(d.timber(), d.hard(), d.steel(), wood("#6b4a2f"))
    if d.yes(0.6):
        k.lathe(m, [(0, 0), (r, 0), (r * d.u(0.6, 1.05), h / 2), (r, h), (0, h)], fillet=0.02, seg=30)
    else:
        k.box(m, r * 2, h, r * 2, r=0.01)


@form("desk")
def pupils_desk(k: Kit, d: Dice) -> None:
    """A small top on four thin legs with bars between them, and a box for books below it."""
    w, deep, h = d.of(d.u(0.55, 0.8), d.u(1.1, 1.4)), d.u(0.4, 0.6), d.u(0.6, 0.8)
    m, r, inset = d.steel(), d.u(0.009, 0.018), d.u(0.02, 0.06)
    x, z, bar = w / 2 - inset, deep / 2 - inset, h * d.u(0.12, 0.45)
    k.box(d.of(d.timber(), d.hard()), w, d.u(0.015, 0.03), deep, 0, h - 0.02, 0, r=0.003)
    for s in (-1, 1):
        for t in (-1, 1):
            k.tube(m, [(s * x * d.u(0.95, 1.05), 0, t * z * d.u(0.95, 1.05)), (s * x, h - 0.02, t * z)], r, seg=7)
        if d.yes(0.6):
            k.tube(m, [(s * x, bar, -z), (s * x, bar, z)], r * 0.8, seg=6)
    if d.yes(0.6):
        k.tube(m, [(-x, bar, -z), (x, bar, -z)], r * 0.8, seg=6)
    if d.yes(0.75):
        high = d.u(0.06, 0.16)
        k.box(d.of(m, d.timber()), w * d.u(0.7, 0.9), high, deep * d.u(0.6, 0.85), 0, h - 0.02 - high, -0.02, r=0.002)


@form("coffee table")
def low_table(k: Kit, d: Dice) -> None:
    """Round, solid, with a shelf below, or of glass on a frame; small ones and long ones."""
    h = d.u(0.3, 0.5)
    style = d.i(0, 3)
    if style == 0:
        with k.at(scale=(d.of(1.0, d.u(1.3, 2.0)), 1, 1)):
            round_top(k, d, d.u(0.28, 0.55), h)
            if d.yes(0.4):
                k.cyl(d.timber(), d.u(0.15, 0.35), 0.015, y=h * d.u(0.25, 0.5), seg=30)
    elif style == 1:
        drum(k, d, d.u(0.25, 0.45), h)
    elif style == 2:
        boards(k, d, d.u(0.7, 1.6), d.u(0.4, 0.8), h, d.i(2, 3))
    else:
        posts(k, d, d.u(0.5, 1.7), d.u(0.4, 0.85), h, d.i(1, 2))


@form("side table")
def small_table(k: Kit, d: Dice) -> None:
    """A tray on crossed legs, a drum, a cube, a post with a foot, a C that goes over a seat, a console at a wall."""
    h, r, style = d.u(0.4, 0.68), d.u(0.15, 0.3), d.i(0, 4)
    if style == 0:
        round_top(k, d, r, h)
        if d.yes(0.5):
            k.ring(d.steel(), r, 0.006, y=h, seg=30)
    elif style == 1:
        drum(k, d, r * 0.9, h)
    elif style == 2:
        boards(k, d, r * 2, r * 1.8, h, d.i(2, 3))
    elif style == 3:
        m, t = d.of(d.timber(), d.steel()), 0.02
        k.box(m, r * 2, t, r * 1.6, 0, h - t, 0)
        k.box(m, t, h, r * 1.6, -r, 0, 0)
        k.box(m, r * 2, t, r * 1.6)
    else:
        posts(k, d, d.u(0.7, 1.4), d.u(0.25, 0.42), d.u(0.7, 0.9), d.i(1, 2))


@form("table")
def other_table(k: Kit, d: Dice) -> None:
    """Round on one foot, long for meetings, folding, on panels."""
    h, style = d.u(0.7, 0.78), d.i(0, 2)
    if style == 0:
        round_top(k, d, d.u(0.4, 0.8), h)
    elif style == 1:
        w, deep, m = d.u(1.4, 3.0), d.u(0.8, 1.2), d.timber()
        k.box(d.of(m, d.timber(), d.hard()), w, 0.03, deep, 0, h - 0.03, 0)
        for s in (-1, 1):
            k.box(m, d.u(0.03, 0.3), h - 0.03, deep * d.u(0.5, 0.9), s * w * d.u(0.3, 0.46), 0, 0)
    else:
        w, deep, m = d.u(0.8, 1.9), d.u(0.6, 0.9), d.steel()
        k.box(d.of(d.timber(), d.hard()), w, d.u(0.015, 0.04), deep, 0, h - 0.03, 0)
        for s in (-1, 1):
            for t in (-1, 1):
                k.tube(m, [(s * w * 0.42, 0, t * deep * 0.45), (s * w * 0.3, h - 0.03, -t * deep * 0.4)], 0.014, seg=7)


@form("desk")
def other_desk(k: Kit, d: Dice) -> None:
    """Three panels, two feet that rise, a corner, or a cupboard on top."""
    w, deep, h, m, style = d.u(0.9, 1.8), d.u(0.5, 0.85), d.u(0.7, 0.78), d.timber(), d.i(0, 3)
    h += d.u(0.0, 0.3) if style == 1 else 0.0
    k.box(d.of(m, d.timber(), d.hard()), w, d.u(0.018, 0.035), deep, 0, h - 0.03, 0)
    if style == 1:
        leg = d.steel()
        for s in (-1, 1):
            k.box(leg, 0.06, h - 0.03, 0.08, s * w * 0.38, 0, 0)
            k.box(leg, 0.07, 0.03, deep * 0.9, s * w * 0.38, 0, 0)
        return
    for s in (-1, 1):
        k.box(m, d.u(0.018, 0.04), h - 0.03, deep * 0.95, s * (w / 2 - 0.02), 0, 0)
    k.box(m, w * 0.95, h * d.u(0.3, 0.9), 0.018, 0, h * 0.08, deep * d.of(0.42, -0.42))
    if style == 2:
        with k.at(-s * w * 0.3, 0, deep * 0.5 + 0.35, yaw=90):
            k.box(m, 0.8, 0.03, deep * 0.8, 0, h - 0.03, 0)
            k.box(m, 0.03, h - 0.03, deep * 0.75, -0.38, 0, 0)
    elif style == 3:
        with k.at(0, h, -deep * 0.35):
            boards(k, d, w, deep * 0.3, d.u(0.25, 0.6), d.i(2, 3))
    if d.yes(0.5):
        with k.at(w * 0.28, h * d.of(0.0, 0.4), 0):
            carcass(k, d, 0.36, h * 0.5, deep * 0.8, drawers=True, feet=False)


@form("stool")
def low_stool(k: Kit, d: Dice) -> None:
    """Low on three legs, a step or two, a drum, or one that turns on a foot with wheels."""
    m, style = d.of(d.timber(), d.hard()), d.i(0, 3)
    if style == 0:
        round_top(k, d, d.u(0.13, 0.2), d.u(0.25, 0.5))
    elif style == 1:
        w, deep, h = d.u(0.32, 0.48), d.u(0.22, 0.36), d.u(0.2, 0.3)
        for n in range(d.i(1, 2)):
            k.box(m, w, 0.025, deep, 0, h * (n + 1) - 0.025, -n * deep * 0.6)
            for s in (-1, 1):
                k.box(m, 0.022, h * (n + 1) - 0.02, deep * 0.9, s * w * 0.44, 0, -n * deep * 0.6)
    elif style == 2:
        drum(k, d, d.u(0.15, 0.21), d.u(0.38, 0.48))
    else:
        h = d.u(0.42, 0.65)
        for a in np.arange(5) / 5 * 2 * np.pi:
            k.tube(d.steel(), [(0, 0.08, 0), (np.sin(a) * 0.24, 0.04, np.cos(a) * 0.24)], 0.014, seg=6)
        k.cyl(d.steel(), 0.025, h - 0.08, y=0.06)
        k.cyl(d.of(leather("#26262a"), d.cloth()), d.u(0.16, 0.2), 0.08, y=h - 0.02, bevel=0.02)


@form("shelf")
def rack(k: Kit, d: Dice) -> None:
    """One thick board, an open box on a wall, or boards between posts on the floor."""
    style = d.i(0, 2)
    if style == 0:
        k.box(d.timber(), d.u(0.3, 1.4), d.u(0.02, 0.06), d.u(0.12, 0.32), r=0.002)
    elif style == 1:
        boards(k, d, d.u(0.25, 1.1), d.u(0.12, 0.3), d.u(0.2, 0.6), d.i(2, 3))
    else:
        posts(k, d, d.u(0.4, 1.2), d.u(0.25, 0.5), d.u(0.7, 2.0), d.i(3, 5))


@form("bookshelf")
def open_bookshelf(k: Kit, d: Dice) -> None:
    """Empty, of boards between posts, or of square cells."""
    if d.yes(0.4):
        posts(k, d, d.u(0.5, 1.2), d.u(0.25, 0.4), d.u(1.2, 2.1), d.i(4, 6))
        return
    w, h, deep = d.u(0.5, 1.8), d.u(0.8, 2.3), d.u(0.24, 0.42)
    boards(k, d, w, deep, h, d.i(3, 6))
    for x in np.linspace(-w / 2, w / 2, d.i(2, 5))[1:-1]:
        k.box(d.timber(), 0.02, h, deep, float(x), 0, 0)


@form("cabinet")
def glazed_cabinet(k: Kit, d: Dice) -> None:
    """With doors of glass, long and low with drawers beside doors, or a cupboard that hangs."""
    style = d.i(0, 2)
    if style == 0:
        w, h, deep = d.u(0.5, 1.3), d.u(1.1, 2.0), d.u(0.32, 0.45)
        boards(k, d, w, deep, h, d.i(3, 5))
        k.box(glass(), w * 0.96, h * 0.96, 0.006, 0, h * 0.02, deep / 2)
        for x in (-w * 0.47, 0.0, w * 0.47):
            k.box(d.timber(), 0.04, h * 0.98, 0.02, x, 0, deep / 2)
    elif style == 1:
        w, h, deep = d.u(1.2, 2.2), d.u(0.55, 0.95), d.u(0.36, 0.5)
        carcass(k, d, w * 0.66, h, deep, drawers=False)
        with k.at(w * 0.5, 0, 0):
            carcass(k, d, w * 0.33, h, deep, drawers=True)
    else:
        carcass(k, d, d.u(0.35, 0.8), d.u(0.4, 0.75), d.u(0.15, 0.35), drawers=False, feet=False)


@form("sofa")
def corner_sofa(k: Kit, d: Dice) -> None:
    """Round a corner, with a long end, or without arms."""
    m, w, deep, seat = d.of(d.cloth(), leather(d.code())), d.u(1.8, 3.0), d.u(0.8, 1.0), d.u(0.38, 0.46)
    arm, back = d.u(0.12, 0.25), d.u(0.3, 0.45)
    with k.at(scale=(d.of(1.0, -1.0), 1, 1)):
        k.box(m, w, seat, deep, r=0.03)
        k.box(m, w, back, 0.2, 0, seat, -deep / 2 + 0.1, r=0.05)
        if d.yes(0.75):
            long = d.u(0.5, 1.2)
            k.box(m, deep * 0.9, seat, long, -w / 2 + deep * 0.45, 0, deep / 2 + long / 2, r=0.03)
            if long > 0.8:
                k.box(m, 0.2, back, long + deep * 0.8, -w / 2 + 0.1, seat, long / 2, r=0.05)
        if d.yes(0.7):
            k.box(m, arm, seat + 0.18, deep, w / 2 + arm / 2, 0, 0, r=0.04)
    for n in range(d.i(0, 4)):
        with k.at((n - 1.5) * w * 0.22, seat + 0.22, -deep * 0.25, pitch=70):
            k.pillow(d.cloth(), 0.45, 0.14, 0.45)


@form("fridge")
def other_fridge(k: Kit, d: Dice) -> None:
    """Two doors side by side, or no higher than a table."""
    m = d.of(d.hard(), d.steel(), plastic("#f1f1ef"))
    w, h, deep, doors = d.of((0.9, 1.78, 0.7, 2), (0.5, 0.85, 0.5, 1), (0.48, 0.5, 0.46, 1), (0.83, 1.75, 0.72, 2))
    k.box(m, w, h, deep, r=0.01)
    for n in range(doors):
        x = (n + 0.5) * w / doors - w / 2
        low = h * d.of(0.02, 0.35) if doors > 1 else h * 0.02
        k.box(m, w / doors - 0.008, h - low - 0.02, 0.05, x, low, deep / 2)
        grip = x + w / doors * 0.42 * (1 if n == 0 else -1)
        k.box(d.steel(), 0.02, h * d.u(0.2, 0.5), 0.04, grip, h * 0.4, deep / 2 + 0.04)


@form("chair")
def other_chair(k: Kit, d: Dice) -> None:
    """A moulded shell, one that folds, one that swings on two bent tubes."""
    w, h, m = d.u(0.4, 0.5), d.u(0.42, 0.48), d.hard()
    seat: Finish = d.of(m, d.cloth(), d.timber())
    if d.yes(0.5):
        four_legs(k, d, d.of(d.steel(), d.timber()), w, w, h, d.u(0.011, 0.018))
    else:
        for s in (-1, 1):
            x = s * w * 0.46
            k.tube(d.steel(), [(x, h, -w / 2), (x, h, w / 2), (x, 0.012, w / 2), (x, 0.012, -w / 2)], 0.012, seg=7)
    k.box(seat, w, d.u(0.02, 0.05), w, 0, h, 0, r=0.01)
    with k.at(0, h + 0.02, -w / 2, pitch=-d.u(4, 16)):
        high = d.u(0.3, 0.5)
        low = d.of(0.0, high * 0.5)
        k.box(seat, w * d.u(0.8, 1), high - low, d.u(0.015, 0.05), 0, low, 0, r=0.01)
        for s in (-1, 1):
            k.tube(d.steel(), [(s * w * 0.45, -0.02, 0), (s * w * 0.45, high * 0.9, 0)], 0.01, seg=6)
    if d.yes(0.3):
        for s in (-1, 1):
            k.box(m, 0.04, 0.02, w * 0.8, s * w * 0.52, h + 0.2, 0)
            k.box(m, 0.02, 0.2, 0.03, s * w * 0.52, h, w * 0.3)
