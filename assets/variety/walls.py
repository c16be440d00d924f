"""What hangs flat on walls or is let into them: boards, posters, windows, curtains, blinds, hooks; of many makers."""

from __future__ import annotations

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import Finish, fabric, glass, metal, natural, painted, paper, plastic
from assets.variety.registry import Dice, variety


def edged(k: Kit, face: Finish, edge: Finish, w: float, h: float, wide: float, thick: float) -> None:
    """A flat face in a frame, its lower edge on the ground, its back towards the wall."""
    k.box(face, w, h, thick * 0.5, 0, 0, 0, r=0)
    for s in (-1, 1):
        k.box(edge, wide, h + 2 * wide, thick, s * (w + wide) / 2, -wide, 0, r=0.001)
        k.box(edge, w, wide, thick, 0, -wide if s < 0 else h, 0, r=0.001)


def notes(k: Kit, d: Dice, w: float, h: float, most: int, z: float) -> None:
    """Sheets of paper pinned here and there."""
    for _ in range(d.i(0, most)):
        a, b = d.u(0.07, 0.21), d.u(0.07, 0.3)
        x, y = d.u(-0.5, 0.5) * max(w - a, 0), d.u(0, 1) * max(h - b, 0)
        k.box(paper(d.of("#f6f2e6", "#f2dc6b", d.code())), min(a, w), min(b, h), 0.001, x, y, z, r=0)


def board(k: Kit, d: Dice, face: Finish) -> None:
    """To write on, with a ledge for pens or chalk; some of several leaves, some on a stand."""
    w, h, thick = d.u(0.6, 3.2), d.u(0.5, 1.3), d.u(0.012, 0.035)
    lift = d.u(0.6, 0.9) if d.yes(0.2) else 0.0
    leaves = d.of(1, 1, 1, 2, 3)
    for n in range(leaves):
        with k.at((n - (leaves - 1) / 2) * (w / leaves + 0.03), lift, 0):
            edged(k, face, d.of(d.steel, d.timber)(), w / leaves, h, d.u(0.008, 0.03), thick)
    k.box(d.steel(), w * d.u(0.3, 1.0), 0.015, d.u(0.04, 0.09), 0, lift - 0.02, 0.04)
    if lift:
        for s in (-1, 1):
            k.box(d.steel(), 0.03, lift + h, 0.03, s * (w / 2 + 0.03), 0, 0)
            k.box(d.steel(), 0.04, 0.04, 0.5, s * (w / 2 + 0.03), 0, 0)


@variety("whiteboard")
def whiteboard(k: Kit, d: Dice) -> None:
    """White and smooth."""
    board(k, d, d.of(plastic("#f5f6f6", 0.2), painted("#fbfbfa"), painted("#eceff0")))


@variety("blackboard")
def blackboard(k: Kit, d: Dice) -> None:
    """Green or black."""
    board(k, d, painted(d.of("#2c4a3c", "#23282a", "#2f5140", "#1d1f21")))


@variety("pinboard")
def pinboard(k: Kit, d: Dice) -> None:
    """Cork or felt in a thin frame, with sheets of paper."""
    w, h = d.u(0.4, 1.8), d.u(0.3, 1.2)
    face = d.of(natural("cork", d.of("#b98a58", "#a87648", "#caa273")), fabric(d.code()))
    edged(k, face, d.of(d.timber, d.steel)(), w, h, d.u(0.01, 0.03), d.u(0.012, 0.025))
    notes(k, d, w, h, 12, 0.012)


@variety("poster")
def poster(k: Kit, d: Dice) -> None:
    """A large sheet with fields of colour and lines, some between two rods."""
    w, h = d.of((0.42, 0.594), (0.594, 0.841), (0.841, 1.189), (1.2, 0.8), (0.5, 0.7), (0.61, 0.91))
    k.box(paper(d.code()), w, h, 0.002, 0, 0, 0, r=0)
    for _ in range(d.i(1, 5)):
        a, b = w * d.u(0.1, 0.9), h * d.u(0.03, 0.6)
        x, y = d.u(-0.5, 0.5) * (w - a), d.u(0, 1) * (h - b)
        k.box(paper(d.code()), a, b, 0.001, x, y, 0.001, r=0)
    if d.yes(0.3):
        for y in (0.0, h):
            k.tube(d.timber(), [(-w / 2 - 0.02, y, 0), (w / 2 + 0.02, y, 0)], 0.009, seg=6)


@variety("window")
def window(k: Kit, d: Dice) -> None:
    """A frame with one to four panes each way, sashes, a sill, a handle."""
    w, h, deep, m = d.u(0.5, 2.4), d.u(0.6, 2.0), d.u(0.04, 0.2), d.of(painted("#f4f4f1"), d.timber(), d.steel())
    wide, pane = d.u(0.035, 0.09), glass(d.of("#dfeaec", "#bcd4e6", "#eef4f5"), d.u(0.3, 1.0))
    k.box(pane, w, h, 0.006, 0, 0, 0, r=0)
    for s in (-1, 1):
        k.box(m, wide, h + 2 * wide, deep, s * (w + wide) / 2, -wide, 0)
        k.box(m, w, wide, deep, 0, -wide if s < 0 else h, 0)
    across, up = d.of(1, 2, 2, 3), d.of(1, 1, 2, 3)
    for n in range(1, across):
        k.box(m, wide * d.u(0.5, 1.2), h, deep * 0.6, w * (n / across - 0.5), 0, 0)
    for n in range(1, up):
        k.box(m, w, wide * 0.5, deep * 0.5, 0, h * n / up, 0)
    if d.yes(0.5):
        k.box(d.of(m, painted("#e8e5dd")), w + 3 * wide, 0.03, deep + d.u(0.05, 0.2), 0, -wide - 0.03, 0.05)
    if d.yes(0.6):
        k.box(metal(), 0.02, 0.12, 0.04, d.of(-1, 1) * w * 0.03, h * 0.45, deep / 2)


@variety("curtain")
def curtain(k: Kit, d: Dice) -> None:
    """Cloth in folds, one side or two, from a rod."""
    h, thick, m = d.u(1.2, 2.6), d.u(0.02, 0.06), fabric(d.code(), weave=d.yes(0.4))
    sides = d.of((0.0,), (-1.0, 1.0), (-1.0, 1.0))
    w, gap = d.u(0.35, 1.1), d.u(0.3, 0.9)
    for side in sides:
        folds, shift, open_ = d.i(3, 9), side * (w / 2 + gap / 2), d.u(0.75, 1.0)

        def place(u: np.ndarray, v: np.ndarray, at: float = shift, n: int = folds, wide: float = open_) -> np.ndarray:
            x = (u - 0.5) * w * (wide + (1 - wide) * v) + at
            return np.stack([x, v * h, thick * np.sin(u * n * 2 * np.pi)], axis=-1)

        k.sheet(m, place, (folds * 8, 2), 0.003)
    if d.yes(0.6):
        reach = w * len(sides) / 2 + gap / 2 + 0.1
        k.tube(d.of(d.steel, d.timber)(), [(-reach, h + 0.01, 0), (reach, h + 0.01, 0)], d.u(0.008, 0.018), seg=6)


@variety("blinds")
def blinds(k: Kit, d: Dice) -> None:
    """Level slats, a rolled cloth, or upright strips, under a box."""
    w, h, m = d.u(0.5, 1.8), d.u(0.5, 1.8), d.of(plastic(d.code()), d.timber(), d.cloth())
    k.box(m, w + 0.03, 0.05, 0.06, 0, h, 0)
    kind = d.i(0, 2)
    if kind == 0:
        step = d.u(0.025, 0.05)
        for n in range(int(h / step)):
            with k.at(0, n * step, 0, pitch=d.u(10, 60)):
                k.box(m, w, 0.003, step, 0, 0, 0, r=0)
    elif kind == 1:
        k.box(m, w, h, 0.004, 0, 0, 0, r=0)
        k.box(d.timber(), w, 0.02, 0.015, 0, 0, 0.004)
    else:
        for n in range(int(w / 0.1)):
            with k.at(-w / 2 + 0.05 + n * 0.1, 0, 0, yaw=d.u(20, 70)):
                k.box(m, 0.09, h, 0.002, 0, 0, 0, r=0)


@variety("coat hooks")
def coat_hooks(k: Kit, d: Dice) -> None:
    """A rail with a row of hooks or pegs."""
    w, h, m = d.u(0.3, 1.2), d.u(0.04, 0.14), d.of(d.steel, d.timber)()
    k.box(d.of(d.timber, d.steel)(), w, h, 0.018, 0, 0, 0)
    count, out = d.i(3, 8), d.u(0.03, 0.08)
    for n in range(count):
        x = w * ((n + 0.5) / count - 0.5)
        if d.yes(0.5):
            k.tube(m, [(x, h / 2, 0), (x, h / 2, out), (x, h / 2 + out * 0.6, out * 1.1)], 0.006, seg=6)
        else:
            k.tube(m, [(x, h / 2, 0), (x, h / 2 + 0.01, out)], 0.01, seg=6)


@variety("coat rack")
def coat_rack(k: Kit, d: Dice) -> None:
    """A pole with arms all around and a foot."""
    h, m, arms = d.u(1.5, 1.95), d.of(d.timber, d.steel)(), d.i(3, 5)
    k.tube(m, [(0, 0, 0), (0, h, 0)], d.u(0.014, 0.028), seg=8)
    for a in np.arange(arms) / arms * 2 * np.pi:
        x, z = np.sin(a), np.cos(a)
        for y, out in ((h * 0.93, 0.17), (h * 0.8, 0.1)):
            k.tube(m, [(0, y - 0.03, 0), (x * out * 0.7, y, z * out * 0.7), (x * out, y + 0.06, z * out)], 0.009, seg=6)
    if d.yes(0.5):
        k.cyl(m, d.u(0.15, 0.22), 0.025)
        return
    for a in np.arange(4) / 4 * 2 * np.pi:
        k.tube(m, [(0, 0.15, 0), (np.sin(a) * 0.24, 0.01, np.cos(a) * 0.24)], 0.014, seg=6)
