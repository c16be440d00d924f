"""Tables and desks."""

import numpy as np

from assets.recipes.curves import circle, rectangle
from assets.recipes.kit import Kit
from assets.recipes.materials import Finish, glass, metal, painted, plastic, stone, wood
from assets.recipes.registry import asset
from assets.recipes.seating import legs


def square_legs(k: Kit, m: Finish, w: float, d: float, h: float, thick: float) -> None:
    """Four square legs whose outsides bound w by d."""
    for sx in (-1, 1):
        for sz in (-1, 1):
            k.box(m, thick, h, thick, sx * (w - thick) / 2, 0, sz * (d - thick) / 2, r=0.003)


@asset("table_dining", "table", code="#b0814f", w=1.8, d=0.9)
@asset("table_kitchen", "table", aliases=("kitchen table",), code="#d8c3a0", w=1.2, d=0.8)
def dining(k: Kit, code: str, w: float, d: float) -> None:
    """A solid wooden table on tapering legs."""
    m = wood(code)
    k.slab(m, rectangle(w, d), 0.032, y=0.713, r=0.006, corner=0.03)
    legs(k, m, w - 0.24, d - 0.2, 0.715, 0.034, splay=0.04, foot=0.55)
    for s in (-1, 1):
        k.box(m, w - 0.28, 0.07, 0.022, y=0.643, z=s * (d / 2 - 0.1))
        k.box(m, 0.022, 0.07, d - 0.24, s * (w / 2 - 0.12), 0.643)
    k.surface(0.745, w - 0.06, d - 0.06)


@asset("table_round", "table", aliases=("round table",))
def round_table(k: Kit) -> None:
    """A round white table on a trumpet foot."""
    white = plastic("#efede8", 0.3)
    k.lathe(
        white,
        [
            (0, 0),
            (0.27, 0),
            (0.275, 0.012),
            (0.16, 0.03),
            (0.06, 0.09),
            (0.035, 0.25),
            (0.034, 0.55),
            (0.07, 0.69),
            (0.12, 0.705),
            (0, 0.705),
        ],
        fillet=0.06,
        seg=40,
    )
    k.lathe(white, [(0, 0.7), (0.4, 0.705), (0.55, 0.725), (0.55, 0.735), (0, 0.735)], fillet=0.006, seg=64)
    k.surface(0.735, 0.76, 0.76)


@asset("coffee_table", "coffee_table")
def coffee(k: Kit) -> None:
    """A low oval table with a shelf."""
    oak, steel = wood("#a87646"), metal("#2c2d30", 0.5)
    k.slab(oak, circle(0.55, 48, squash=0.55), 0.03, y=0.37, r=0.01)
    k.slab(oak, circle(0.42, 40, squash=0.52), 0.018, y=0.14, r=0.004)
    for sx in (-1, 1):
        for sz in (-1, 1):
            k.tube(steel, [(sx * 0.4, 0, sz * 0.205), (sx * 0.34, 0.375, sz * 0.17)], 0.011, seg=10)
    k.surface(0.4, 0.8, 0.44)
    k.surface(0.158, 0.5, 0.26)


@asset("coffee_table_glass", "coffee_table", aliases=("glass table",))
def glass_table(k: Kit) -> None:
    """A square coffee table: glass on a steel frame."""
    steel = metal("#b9bdc2", 0.25)
    w, d, h = 0.9, 0.6, 0.4
    square_legs(k, steel, w, d, h, 0.025)
    for s in (-1, 1):
        k.box(steel, w - 0.05, 0.025, 0.025, y=h - 0.025, z=s * (d - 0.025) / 2, r=0.003)
        k.box(steel, 0.025, 0.025, d - 0.05, s * (w - 0.025) / 2, h - 0.025, r=0.003)
    k.box(glass("#cfe3e2", 0.35), w, 0.01, d, y=h, r=0.004)
    k.surface(h + 0.01, w - 0.04, d - 0.04)


@asset("side_table", "side_table")
def side(k: Kit) -> None:
    """A small round table on three legs."""
    m = wood("#8d6239")
    k.lathe(m, [(0, 0.5), (0.215, 0.5), (0.225, 0.53), (0.217, 0.53), (0.212, 0.518), (0, 0.518)], fillet=0.004, seg=48)
    for i in range(3):
        a = np.radians(60 + 120 * i)
        k.tube(
            m,
            [(0.2 * np.sin(a), 0, 0.2 * np.cos(a)), (0.11 * np.sin(a), 0.505, 0.11 * np.cos(a))],
            [0.011, 0.017],
            seg=10,
        )
    k.surface(0.518, 0.28, 0.28)


@asset("side_table_metal", "side_table", aliases=("metal table",))
def tray_table(k: Kit) -> None:
    """A steel tray table."""
    m = painted("#a8503c", 0.45)
    k.lathe(m, [(0, 0), (0.16, 0), (0.16, 0.008), (0, 0.012)], fillet=0.004, seg=40)
    k.cyl(m, 0.013, 0.52, y=0.005, seg=12)
    k.lathe(
        m, [(0, 0.515), (0.205, 0.515), (0.21, 0.55), (0.205, 0.55), (0.2, 0.523), (0, 0.523)], fillet=0.003, seg=48
    )
    k.surface(0.523, 0.26, 0.26)


@asset("desk", "desk")
def desk(k: Kit) -> None:
    """A desk with a pedestal of three drawers on the right."""
    top, body, steel = wood("#b98d5b"), plastic("#e9e7e2"), metal("#37383b", 0.5)
    w, d, h = 1.4, 0.7, 0.74
    k.box(top, w, 0.028, d, y=h - 0.028, r=0.004)
    for z in (-d / 2 + 0.05, d / 2 - 0.05):
        k.box(steel, 0.04, h - 0.028, 0.04, -w / 2 + 0.05, 0, z, r=0.003)
    for y in (0.03, h - 0.07):
        k.box(steel, 0.03, 0.03, d - 0.13, -w / 2 + 0.05, y, r=0.003)
    k.box(body, 0.42, h - 0.068, d - 0.06, w / 2 - 0.24, 0.04, -0.005, r=0.003)
    k.box(steel, 0.38, 0.04, d - 0.12, w / 2 - 0.24, 0, r=0)
    for y, high in ((0.055, 0.285), (0.35, 0.16), (0.52, 0.175)):
        k.box(body, 0.405, high, 0.018, w / 2 - 0.24, y, d / 2 - 0.03, r=0.003)
        k.box(steel, 0.12, 0.012, 0.02, w / 2 - 0.24, y + high - 0.045, d / 2 - 0.015, r=0.004)
    k.box(body, w - 0.55, 0.3, 0.018, -0.19, h - 0.33, -d / 2 + 0.05)
    k.surface(h, w - 0.06, d - 0.06)


@asset("desk_standing", "desk", aliases=("standing desk",))
def standing(k: Kit) -> None:
    """A height-adjustable desk with two columns."""
    top, steel = wood("#e0d3bd"), metal("#cfd1d3", 0.4)
    k.slab(top, rectangle(1.6, 0.8), 0.025, y=0.725, r=0.006, corner=0.02)
    for s in (-1, 1):
        k.box(steel, 0.07, 0.03, 0.7, s * 0.55, r=0.012, steps=2)
        k.box(steel, 0.08, 0.4, 0.055, s * 0.55, 0.02, r=0.004)
        k.box(steel, 0.065, 0.32, 0.042, s * 0.55, 0.4, r=0.004)
        k.box(steel, 0.05, 0.03, 0.6, s * 0.55, 0.695, r=0.003)
    k.box(steel, 1.1, 0.045, 0.05, y=0.68, r=0.003)
    k.box(plastic("#2a2b2e"), 0.12, 0.02, 0.05, 0.6, 0.706, 0.37, r=0.006)
    k.surface(0.75, 1.52, 0.72)


@asset("desk_school", "desk", aliases=("school desk", "student desk", "school table"))
def school(k: Kit) -> None:
    """A school desk for one with a book tray."""
    top, steel = wood("#d5b487"), painted("#5c6167")
    w, d, h = 0.7, 0.5, 0.74
    k.slab(top, rectangle(w, d), 0.022, y=h - 0.022, r=0.006, corner=0.035)
    for s in (-1, 1):
        k.tube(
            steel,
            k.curve(
                [
                    (s * 0.29, 0.012, -0.2),
                    (s * 0.29, 0.67, -0.2),
                    (s * 0.29, 0.71, -0.16),
                    (s * 0.29, 0.71, 0.16),
                    (s * 0.29, 0.67, 0.2),
                    (s * 0.29, 0.012, 0.2),
                ],
                22,
                8,
            ),
            0.0145,
            seg=8,
            round_caps=True,
        )
    k.tube(steel, [(-0.29, 0.15, -0.2), (0.29, 0.15, -0.2)], 0.012, seg=8)
    k.box(steel, 0.54, 0.004, 0.34, y=0.62, z=-0.02, r=0)
    for s in (-1, 1):
        k.box(steel, 0.004, 0.09, 0.34, s * 0.27, 0.62, -0.02, r=0)
    k.box(steel, 0.54, 0.09, 0.004, y=0.62, z=-0.19, r=0)
    k.surface(h, w - 0.04, d - 0.04)


@asset("desk_teacher", "desk", aliases=("teacher's desk", "teachers desk", "office desk"))
def panel_desk(k: Kit) -> None:
    """A panelled desk; whoever sits at it looks towards -z, its front panel faces the room."""
    m = wood("#96683d")
    w, d, h = 1.5, 0.75, 0.75
    k.box(m, w, 0.03, d, y=h - 0.03, r=0.006)
    for s in (-1, 1):
        k.box(m, 0.03, h - 0.03, d - 0.06, s * (w / 2 - 0.05), r=0.003)
    k.box(m, w - 0.1, 0.45, 0.02, y=0.27, z=d / 2 - 0.08, r=0.002)
    k.box(m, 0.4, 0.14, d - 0.16, w / 2 - 0.27, h - 0.17, -0.03, r=0.002)
    k.box(metal("#b8bbbf"), 0.1, 0.012, 0.02, w / 2 - 0.27, h - 0.105, -d / 2 + 0.045, r=0.003)
    k.surface(h, w - 0.05, d - 0.05)


@asset("nightstand", "nightstand", code="#a9794a")
@asset("nightstand_white", "nightstand", code="#ece8e0")
def nightstand(k: Kit, code: str) -> None:
    """A bedside table: a drawer over an open shelf."""
    m = wood(code, grain=code != "#ece8e0")
    legs(k, m, 0.36, 0.3, 0.16, 0.017, splay=0.02)
    for y in (0.15, 0.315, 0.48):
        k.box(m, 0.45, 0.02, 0.38, y=y, r=0.003)
    for s in (-1, 1):
        k.box(m, 0.018, 0.33, 0.378, s * 0.216, 0.155, r=0.002)
    k.box(m, 0.42, 0.33, 0.012, y=0.155, z=-0.18, r=0)
    k.box(m, 0.408, 0.138, 0.36, y=0.339, z=0.006, r=0.003)
    k.blob(metal("#b8924a", 0.3), 0.024, 0.024, 0.024, y=0.396, z=0.196, cells=5)
    k.surface(0.5, 0.42, 0.34)
    k.surface(0.17, 0.36, 0.3)


@asset("table_console", "side_table", aliases=("console table", "hall table", "console"))
def console(k: Kit) -> None:
    """A narrow hall table with a stone top."""
    steel = metal("#2d2e31", 0.5)
    square_legs(k, steel, 1.0, 0.32, 0.8, 0.022)
    for s in (-1, 1):
        for y in (0.12, 0.778):
            k.box(steel, 0.956, 0.022, 0.022, y=y, z=s * 0.149, r=0.002)
            k.box(steel, 0.022, 0.022, 0.276, s * 0.489, y, r=0.002)
    k.box(wood("#8d6239"), 0.956, 0.014, 0.3, y=0.142, r=0.002)
    k.box(stone("#e6e3de"), 1.04, 0.02, 0.35, y=0.8, r=0.004)
    k.surface(0.82, 0.98, 0.3)
    k.surface(0.156, 0.86, 0.24)
