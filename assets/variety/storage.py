"""Tables, cupboards and boxes of many makers."""

from __future__ import annotations

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import Finish, glass, natural, painted, paper, plastic, wood
from assets.variety.beds_and_seats import four_legs
from assets.variety.provisions import printed_box
from assets.variety.registry import Dice, variety


def board(k: Kit, d: Dice, w: float, deep: float, h: float) -> None:
    """A table's top and what carries it."""
    m, thick = d.timber(), d.u(0.018, 0.06)
    top = d.of(m, d.timber(), glass(), d.hard())
    round_ = d.yes(0.3) and abs(w - deep) < 0.5 * w
    under, style = h - thick, d.of("legs", "legs", "legs", "panels", "foot", "trestle")
    if (round_ and d.yes(0.5)) or style == "foot":
        k.cyl(m, d.u(0.03, 0.07), under, y=0)
        k.cyl(m, min(w, deep) * d.u(0.25, 0.4), 0.03)
    elif style == "panels":
        for s in (-1, 1):
            k.box(m, d.u(0.02, 0.05), under, deep * 0.9, s * w * 0.45, 0, 0)
    elif style == "trestle":
        for s in (-1, 1):
            for t in (-1, 1):
                k.tube(m, [(s * w * 0.4, 0, t * deep * 0.42), (s * w * 0.36, under, t * deep * 0.1)], 0.022, seg=6)
    else:
        scale = 0.72 if round_ else 0.95
        four_legs(k, d, d.of(m, d.steel()), w * scale, deep * scale, under, d.u(0.015, 0.045))
        if d.yes(0.5) and not round_:
            k.box(m, w * 0.86, d.u(0.05, 0.1), deep * 0.86, 0, under - 0.09, 0)
    if round_:
        with k.at(scale=(1, 1, deep / w)):
            k.cyl(top, w / 2, thick, y=under, seg=32)
    else:
        k.box(top, w, thick, deep, 0, under, 0, r=d.u(0.002, min(0.015, thick / 3)))
    if d.yes(0.25):
        k.box(m, w * 0.8, 0.018, deep * 0.8, 0, h * d.u(0.2, 0.4), 0)


@variety("table")
def table(k: Kit, d: Dice) -> None:
    """To dine at."""
    w = d.u(0.8, 2.2)
    board(k, d, w, min(w, d.u(0.7, 1.1)), d.u(0.7, 0.78))


@variety("coffee table")
def coffee_table(k: Kit, d: Dice) -> None:
    """Low, before a sofa."""
    w = d.u(0.6, 1.3)
    board(k, d, w, min(w, d.u(0.45, 0.8)), d.u(0.3, 0.48))


@variety("side table")
def side_table(k: Kit, d: Dice) -> None:
    """Small, beside a seat."""
    w = d.u(0.32, 0.55)
    board(k, d, w, w * d.u(0.7, 1), d.u(0.42, 0.65))


def front(k: Kit, d: Dice, w: float, h: float, y: float, z: float, *, drawers: bool) -> None:
    """Doors or drawers with knobs or bars on a face that looks along +z."""
    m, grip = d.timber(), d.steel()
    rows = d.i(2, 5) if drawers else 1
    columns = (2 if w > 0.75 else 1) if drawers else max(1, round(w / d.u(0.4, 0.6)))
    for a in range(columns):
        for b in range(rows):
            x, low = (a + 0.5) * w / columns - w / 2, y + b * h / rows
            k.box(m, w / columns - 0.008, h / rows - 0.008, 0.018, x, low + 0.004, z)
            if drawers:
                k.box(grip, d.of(0.02, w / columns * 0.4), 0.015, 0.02, x, low + h / rows * 0.55, z + 0.018)
            else:
                side = w / columns * 0.4 * (1 if a % 2 == 0 else -1)
                k.box(grip, 0.014, d.of(0.02, 0.15), 0.02, x + side, low + h * 0.5, z + 0.018)


def carcass(k: Kit, d: Dice, w: float, h: float, deep: float, *, drawers: bool, feet: bool = True) -> None:
    """A closed body with its front, on feet or a plinth."""
    m, foot = d.timber(), d.u(0.03, 0.16) if feet and d.yes(0.6) else 0.0
    k.box(m, w, h - foot, deep, 0, foot, 0)
    if foot:
        four_legs(k, d, d.of(m, d.steel()), w * 0.95, deep * 0.9, foot + 0.01, 0.018)
    front(k, d, w - 0.03, h - foot - 0.04, foot + 0.02, deep / 2, drawers=drawers)


@variety("desk")
def desk(k: Kit, d: Dice) -> None:
    """A table to write at, mostly with drawers at one side; or a school's, for one or for two."""
    if d.yes(0.45):
        school_desk(k, d)
        return
    w, deep, h = d.u(1.0, 1.7), d.u(0.5, 0.8), d.u(0.71, 0.77)
    board(k, d, w, deep, h)
    if d.yes(0.75):
        for s in (1, -1) if d.yes(0.3) else (1,):
            with k.at(s * (w / 2 - 0.23), d.of(0.0, h * 0.45), 0):
                high = h - 0.06 if d.yes(0.6) else h * 0.5
                carcass(k, d, 0.38, min(high, h * 0.52), deep * 0.85, drawers=True, feet=False)
    if d.yes(0.25):
        k.box(d.timber(), w, 0.3, 0.02, 0, h, -deep / 2 + 0.01)
        k.box(d.timber(), w, 0.02, 0.2, 0, h + 0.28, -deep / 2 + 0.1)


def school_desk(k: Kit, d: Dice) -> None:
    """A small plain top on metal legs or runners, most with a shelf, a basket or a panel below it."""
    w, deep, h = d.of(d.u(0.58, 0.78), d.u(1.1, 1.35)), d.u(0.45, 0.58), d.u(0.62, 0.78)
    m, r = d.steel(), d.u(0.012, 0.02)
    k.box(d.timber(), w, d.u(0.016, 0.03), deep, 0, h - 0.02, 0, r=0.004)
    for s in (-1, 1):
        x = s * (w / 2 - 0.05)
        if d.yes(0.5):
            k.tube(m, [(x, h - 0.02, 0), (x, 0.02, 0)], r, seg=8)
            k.tube(m, [(x, 0.02, -deep * 0.45), (x, 0.02, deep * 0.45)], r, seg=8)
        else:
            for t in (-1, 1):
                k.tube(m, [(x, h - 0.02, t * deep * 0.4), (x, 0, t * deep * 0.45)], r, seg=8)
    if d.yes(0.6):
        k.box(m, w * 0.8, 0.012, deep * 0.7, 0, h - d.u(0.12, 0.17), -0.02, r=0.001)
    if d.yes(0.3):
        k.box(d.of(m, d.timber()), w * 0.88, d.u(0.2, 0.35), 0.012, 0, h * 0.5, -deep * 0.4, r=0.001)


@variety("nightstand")
def nightstand(k: Kit, d: Dice) -> None:
    """A small body with a drawer or two."""
    carcass(k, d, d.u(0.38, 0.55), d.u(0.42, 0.65), d.u(0.33, 0.45), drawers=d.yes(0.85))


@variety("dresser")
def dresser(k: Kit, d: Dice) -> None:
    """Drawers, wide or high."""
    carcass(k, d, d.u(0.7, 1.6), d.u(0.72, 1.25), d.u(0.4, 0.55), drawers=True)


@variety("cabinet")
def cabinet(k: Kit, d: Dice) -> None:
    """Doors before shelves, low or high."""
    carcass(k, d, d.u(0.6, 1.6), d.of(d.u(0.7, 1.0), d.u(1.2, 1.9)), d.u(0.35, 0.5), drawers=False)


@variety("wardrobe")
def wardrobe(k: Kit, d: Dice) -> None:
    """High doors."""
    carcass(k, d, d.u(0.8, 2.2), d.u(1.8, 2.3), d.u(0.5, 0.65), drawers=False, feet=False)


@variety("tv stand")
def tv_stand(k: Kit, d: Dice) -> None:
    """Long and low, with open and closed parts."""
    w, h, deep, m = d.u(1.1, 2.0), d.u(0.35, 0.6), d.u(0.35, 0.48), d.timber()
    foot = d.u(0.0, 0.15)
    four_legs(k, d, m, w * 0.95, deep * 0.9, foot + 0.02, 0.02)
    for y in (foot, h - 0.025):
        k.box(m, w, 0.025, deep, 0, y, 0)
    k.box(m, w, h - foot, 0.01, 0, foot, -deep / 2)
    n = d.i(2, 4)
    for t in range(n + 1):
        k.box(m, 0.02, h - foot, deep, -w / 2 + t * w / n, foot, 0)
    for t in range(n):
        if d.yes(0.55):
            with k.at((t + 0.5) * w / n - w / 2, 0, 0):
                front(k, d, w / n - 0.02, h - foot - 0.06, foot + 0.03, deep / 2, drawers=d.yes())


@variety("bookshelf")
def bookshelf(k: Kit, d: Dice) -> None:
    """Open shelves, with or without a back, with or without books."""
    w, h, deep, m = d.u(0.4, 1.4), d.u(0.9, 2.2), d.u(0.22, 0.4), d.of(d.timber, d.steel)()
    rows, books = d.i(3, 6), d.u(0, 0.9) * d.i(0, 1)
    if d.yes(0.75):
        for s in (-1, 1):
            k.box(m, 0.022, h, deep, s * w / 2, 0, 0)
    else:
        four_legs(k, d, d.steel(), w, deep, h, 0.012)
    if d.yes(0.6):
        k.box(m, w, h, 0.008, 0, 0, -deep / 2)
    for b in range(rows + 1):
        y = 0.04 + b * (h - 0.06) / rows
        k.box(m, w, 0.02, deep, 0, y, 0)
        x = -w / 2 + 0.03
        while b < rows and x < w / 2 - 0.05 and books:
            thick, tall = d.u(0.015, 0.05), min(d.u(0.17, 0.3), (h - 0.06) / rows - 0.04)
            if d.yes(books):
                k.box(paper(d.code()), thick, tall, deep * 0.7, x + thick / 2, y + 0.02, 0, r=0.001)
            x += thick + 0.002


@variety("shelf")
def shelf(k: Kit, d: Dice) -> None:
    """Boards on a wall."""
    w, deep, m = d.u(0.4, 1.2), d.u(0.15, 0.3), d.timber()
    for n in range(d.i(1, 3)):
        k.box(m, w, 0.025, deep, 0, n * 0.3, 0)
        for s in (-1, 1):
            k.box(d.steel(), 0.02, 0.12, deep * 0.8, s * w * 0.4, n * 0.3 - 0.12, 0)


@variety("drawer unit")
def drawer_unit(k: Kit, d: Dice) -> None:
    """For papers, under or beside a desk."""
    carcass(k, d, d.u(0.36, 0.5), d.u(0.5, 1.3), d.u(0.45, 0.62), drawers=True, feet=False)


@variety("box")
def box(k: Kit, d: Dice) -> None:
    """A package of food or of something else, printed; or a carton, closed or with its flaps up."""
    if d.yes(0.4):
        printed_box(k, d, d.u(0.06, 0.2), d.u(0.05, 0.22), d.u(0.02, 0.09))
        return
    w, h, deep, m = d.u(0.12, 0.55), d.u(0.08, 0.45), d.u(0.12, 0.4), d.of(paper("#b78f5e"), paper(d.code()))
    if d.yes(0.6):
        k.box(m, w, h, deep, r=0.002)
        if d.yes(0.6):
            k.box(plastic("#cbb58b"), 0.05, 0.001, deep, 0, h, 0, r=0)
    else:
        hollow_box(k, d, w, h, deep, 0.004, m)
        for s in (-1, 1):
            with k.at(s * w / 2, h, 0, roll=s * d.u(-60, 40)):
                k.box(m, 0.003, deep * 0.4, deep, r=0)


def hollow_box(k: Kit, d: Dice, w: float, h: float, deep: float, wall: float, m: Finish) -> None:
    """Four sides and a bottom."""
    k.box(m, w, wall, deep, r=0.001)
    for s in (-1, 1):
        k.box(m, wall, h, deep, s * (w - wall) / 2, 0, 0, r=0.001)
        k.box(m, w, h, wall, 0, 0, s * (deep - wall) / 2, r=0.001)


@variety("crate")
def crate(k: Kit, d: Dice) -> None:
    """Of slats, or of plastic with holes."""
    w, h, deep, m = d.u(0.3, 0.55), d.u(0.18, 0.35), d.u(0.25, 0.4), d.of(wood("#c9a46f"), d.hard())
    n = d.i(2, 4)
    for b in range(n):
        y = b * h / n
        for s in (-1, 1):
            k.box(m, w, h / n * 0.7, 0.012, 0, y, s * deep / 2)
            k.box(m, 0.012, h / n * 0.7, deep, s * w / 2, y, 0)
    k.box(m, w, 0.01, deep)


@variety("basket", "laundry basket")
def basket(k: Kit, d: Dice) -> None:
    """Woven or moulded, round or square, some with handles."""
    m, h, r = d.of(natural("wicker", "#b08a55"), d.hard()), d.u(0.15, 0.6), d.u(0.14, 0.24)
    flare, n = d.u(0.75, 1.0), d.i(6, 14)
    with k.at(scale=(d.u(1.0, 1.5), 1, 1)):
        k.cyl(m, r * flare, 0.01)
        for b in range(n):
            t = b / (n - 1)
            k.ring(m, r * (flare + (1 - flare) * t), h / n * d.u(0.3, 0.5), y=t * h, seg=24, sides=5)
        for a in np.arange(10) / 10 * 2 * np.pi:
            k.tube(
                m, [(np.sin(a) * r * flare, 0, np.cos(a) * r * flare), (np.sin(a) * r, h, np.cos(a) * r)], 0.006, seg=5
            )
        if d.yes(0.4):
            k.tube(
                m,
                k.curve([(-r, h, 0), (-r * 0.7, h * 1.6, 0), (0, h * 1.9, 0), (r * 0.7, h * 1.6, 0), (r, h, 0)], 14, 7),
                0.008,
                seg=6,
            )


@variety("trash bin", "bucket")
def trash_bin(k: Kit, d: Dice) -> None:
    """A vessel as high as wide or higher; some with a lid, a swing, a pedal or a handle."""
    m, h, r = d.of(d.hard(), d.steel()), d.u(0.24, 0.7), d.u(0.11, 0.2)
    foot = d.u(0.7, 1.0)
    wall, lid = 0.004, d.yes(0.35)
    if d.yes(0.7):
        k.lathe(m, [(0, 0), (r * foot, 0), (r, h), (r - wall, h), (r * foot - wall, wall), (0, wall)], seg=28)
        if lid:
            k.lathe(m, k.curve([(r * 1.02, h), (r, h + 0.03), (r * 0.6, h + 0.06), (0, h + 0.07)], 8, 4), seg=28)
    else:
        hollow_box(k, d, r * 2, h, r * d.u(1.2, 2), 0.006, m)
        if lid:
            k.box(d.hard(), r * 2.05, 0.06, r * 2, 0, h, 0, r=0.02)
    if d.yes(0.4):
        k.tube(
            painted("#888888"),
            k.curve(
                [
                    (-r, h * 0.9, 0),
                    (-r * 0.8, h * 1.1, r * 0.5),
                    (0, h * 1.15, r),
                    (r * 0.8, h * 1.1, r * 0.5),
                    (r, h * 0.9, 0),
                ],
                12,
                6,
            ),
            0.004,
            seg=5,
        )
