"""What is built into rooms, of other forms than the usual: glazed and double doors, arched windows, files, corners."""

from __future__ import annotations

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import glass, metal, mirror, natural, painted, paper, plastic, stone
from assets.variety.registry import Dice, form
from assets.variety.storage import carcass
from assets.variety.units import fronts


@form("door")
def other_door(k: Kit, d: Dice) -> None:
    """Two leaves, glazed in squares, of boards with a brace, or plain with a window and a plate to push."""
    style, m, h, pane = d.i(0, 3), d.timber(), d.u(1.95, 2.4), glass("#d4e2e6", d.u(0.3, 1.0))
    leaves = 2 if style == 0 or d.yes(0.15) else 1
    w = d.u(0.6, 0.95)
    for n in range(leaves):
        with k.at((n - (leaves - 1) / 2) * (w + 0.006), 0, 0):
            k.box(m, w, h, 0.04, r=0.002)
            if style == 1:
                rows, columns = d.i(3, 5), d.i(2, 3)
                for i in range(rows):
                    for j in range(columns):
                        x, y = ((j + 0.5) / columns - 0.5) * w * 0.8, h * (0.1 + 0.85 * i / rows)
                        k.box(pane, w * 0.8 / columns - 0.03, h * 0.85 / rows - 0.03, 0.05, x, y, 0, r=0)
            elif style == 2:
                for x in np.linspace(-w / 2, w / 2, 7)[1:-1]:
                    k.box(natural("gap", "#2a2018"), 0.006, h, 0.042, float(x), 0, 0, r=0)
                for y in (0.15, h - 0.3):
                    k.box(m, w * 0.95, 0.12, 0.07, 0, y, 0)
            elif style == 3:
                k.box(pane, w * d.u(0.12, 0.6), h * d.u(0.2, 0.4), 0.046, d.of(0.0, w * 0.25), h * 0.55, 0, r=0)
                k.box(metal(), w * 0.95, 0.2, 0.044, 0, 0.03, 0, r=0)
            side = -1 if n else 1
            knob = (side * w * 0.42, 1.0, 0.05)
            if d.yes(0.5):
                k.blob(metal(), 0.06, 0.06, 0.06, *knob, cells=6)
            else:
                k.box(metal(), 0.03, d.u(0.1, 0.5), 0.03, *knob)
    if d.yes(0.6):
        wide = leaves * w
        for s in (-1, 1):
            k.box(d.of(m, painted("#f3f2ee")), 0.09, h + 0.08, 0.12, s * (wide / 2 + 0.045), 0, 0)
        k.box(m, wide + 0.18, 0.09, 0.12, 0, h, 0)


@form("window")
def other_window(k: Kit, d: Dice) -> None:
    """With an arch or round, with shutters, one of its leaves open, or as high as a door with many panes."""
    style, m = d.i(0, 3), d.of(painted("#f4f4f1"), d.timber(), d.steel())
    w, h, pane, t = d.u(0.6, 1.6), d.u(0.8, 1.6), glass("#cfe0ea", d.u(0.3, 1.0)), d.u(0.04, 0.08)
    if style == 0:
        round_ = d.yes(0.3)
        turn = np.linspace(0, 2 * np.pi if round_ else np.pi, 24)[: 23 if round_ else 24]
        arch = [(w / 2 * float(np.cos(a)), h + w / 2 * float(np.sin(a))) for a in turn]
        k.slab(pane, arch if round_ else [(w / 2, 0), *arch, (-w / 2, 0)], 0.01, axis="z")
        k.tube(m, [(x, y, 0) for x, y in arch], t * 0.6, seg=6, loop=round_)
        if not round_:
            for s in (-1, 0, 1):
                k.box(m, t, h, t, s * w / 2, 0, 0)
            k.box(m, w, t, t, 0, h * d.u(0.4, 1), 0)
            k.box(m, w + t, t, t)
        return
    if style == 3:
        w, h = d.u(1.2, 3.0), d.u(1.8, 2.5)
    leaves = d.i(2, 4) if style == 3 else d.i(1, 2)
    for s in (-1, 1):
        k.box(m, t, h + t, t * 1.6, s * (w + t) / 2, 0, 0)
        k.box(m, w, t, t * 1.6, 0, 0 if s < 0 else h, 0)
    for n in range(leaves):
        turn_deg = d.u(20, 80) if style == 2 and n == 0 else 0.0
        with k.at(-w / 2 + n * w / leaves, 0, 0, yaw=-turn_deg):
            half = w / leaves
            k.box(pane, half, h, 0.006, half / 2, 0, 0, r=0)
            for x in (0.02, half - 0.02):
                k.box(m, 0.045, h, 0.05, x, 0, 0)
            for y in np.linspace(0, h - 0.045, d.i(2, 4)):
                k.box(m, half, 0.045, 0.05, half / 2, float(y), 0)
    if style == 1:
        wood_ = d.timber()
        for s in (-1, 1):
            for n in range(12):
                k.box(wood_, w * 0.45, h / 13, 0.02, s * (w * 0.75 + t), n * h / 12, 0.02, r=0)


@form("drawer unit")
def other_drawers(k: Kit, d: Dice) -> None:
    """On castors, a steel cabinet for files, a tower of see-through boxes, or many small ones for a workshop."""
    style, m = d.i(0, 3), d.of(painted(d.code()), d.steel(), d.timber())
    w, deep = d.u(0.36, 0.5), d.u(0.4, 0.62)
    if style == 3:
        w, h, deep, columns, rows = d.u(0.25, 0.5), d.u(0.2, 0.5), d.u(0.15, 0.25), d.i(3, 5), d.i(3, 7)
        k.box(m, w, h, deep, r=0.002)
        front = plastic(d.code())
        for i in range(columns):
            for j in range(rows):
                x, y = ((i + 0.5) / columns - 0.5) * w, j * h / rows
                k.box(front, w / columns - 0.006, h / rows - 0.006, 0.012, x, y + 0.003, deep / 2, r=0.001)
        return
    h, n = (d.u(0.48, 0.62), d.i(2, 4)) if style == 0 else (d.u(0.7, 1.4), d.i(2, 5))
    foot = 0.05 if style == 0 else 0.0
    k.box(m if style < 2 else d.hard(), w, h - foot, deep, 0, foot, 0, r=0.004)
    for sx in (-1, 1):
        for sz in (-1, 1):
            k.blob(plastic("#1c1c1e"), 0.04, 0.05, 0.04, sx * w * 0.4, 0, sz * deep * 0.4, cells=4)
    for i in range(n):
        y, tall = foot + (h - foot) * i / n, (h - foot) / n
        k.box(m if style < 2 else plastic("#dfe6ea"), w * 0.96, tall - 0.01, 0.02, 0, y + 0.005, deep / 2, r=0.004)
        k.box(metal(), d.of(w * 0.3, w * 0.9), 0.014, 0.02, 0, y + tall * 0.65, deep / 2 + 0.015)
        if style == 1:
            k.box(paper("#fbfaf5"), w * 0.2, 0.03, 0.003, 0, y + tall * 0.78, deep / 2 + 0.011, r=0)


@form("kitchen cabinet")
def other_kitchen_cabinet(k: Kit, d: Dice) -> None:
    """Round a corner, with an oven or a sink in it, as high as the room, or with open boards."""
    style, body, m = d.i(0, 3), d.timber(), d.of(painted("#f3f2ee"), d.timber(), painted(d.code()))
    w, h, deep = d.u(0.5, 1.0), d.u(0.82, 0.92), d.u(0.56, 0.63)
    top = d.of(stone(d.code()), d.timber(), painted("#2a2a2c"))
    if style == 0:
        for yaw in (0, 90):
            with k.at(0, 0, 0, yaw=yaw), k.at(w * 0.6, 0, 0):
                k.box(body, w, h, deep, r=0.002)
                fronts(k, d, m, w, 0.1, h, deep / 2 + 0.009)
                k.box(top, w * 1.2, 0.035, deep + 0.03, 0, h, 0)
    elif style == 1:
        k.box(body, w, h, deep, r=0.002)
        k.box(top, w + 0.02, 0.035, deep + 0.03, 0, h, 0)
        if d.yes(0.5):
            k.box(plastic("#17181a"), w * 0.9, h * 0.6, 0.02, 0, h * 0.15, deep / 2)
            k.box(metal(), w * 0.7, 0.02, 0.03, 0, h * 0.68, deep / 2 + 0.02)
        else:
            fronts(k, d, m, w, 0.1, h, deep / 2 + 0.009)
            k.box(metal("#a8abb0"), w * 0.6, 0.006, deep * 0.6, 0, h + 0.035, 0)
            k.tube(metal(), k.curve([(0, h, -0.2), (0, h + 0.25, -0.2), (0, h + 0.2, 0.0)], 10, 5), 0.012, seg=7)
    elif style == 2:
        high = d.u(1.9, 2.3)
        k.box(body, w * 0.75, high, deep, r=0.002)
        for low, up in ((0.1, high * 0.4), (high * 0.4, high * 0.65), (high * 0.65, high)):
            fronts(k, d, m, w * 0.74, low, up, deep / 2 + 0.009)
    else:
        high = d.u(0.35, 0.8)
        carcass(k, d, w, high, 0.33, drawers=False, feet=False)
        boards_w = w * d.u(0.4, 0.8)
        with k.at((w + boards_w) / 2, 0, 0):
            k.box(body, boards_w, high, 0.015, 0, 0, -0.158)
            for y in np.linspace(0, high - 0.02, d.i(2, 4)):
                k.box(body, boards_w, 0.02, 0.33, 0, float(y), 0)


@form("socket")
def strip(k: Kit, d: Dice) -> None:
    """Several in a row, on a bar with a lead or in a plate with a switch."""
    n, m, side = d.i(2, 6), plastic(d.of("#f3f2ee", "#2a2b2e")), d.u(0.042, 0.055)
    deep = d.u(0.015, 0.045)
    k.box(m, side * (n + 0.6), side * d.u(1.0, 1.3), deep, r=0.006)
    for i in range(n):
        x = (i - (n - 1) / 2) * side
        with k.at(x, side * 0.55, deep / 2 - 0.003, pitch=90):
            k.cyl(plastic("#1a1a1c"), side * 0.36, 0.004, seg=18)
    if d.yes(0.6):
        end = side * (n + 0.6) / 2
        lead = k.curve(
            [(end, side / 2, 0), (end + 0.1, 0.02, 0.05), (end + 0.2, 0.01, -0.05), (end + 0.3, 0.01, 0)], 14, 7
        )
        k.tube(m, lead, 0.004, seg=6)


@form("light switch")
def toggle(k: Kit, d: Dice) -> None:
    """A toggle, a dial, or a button in a round plate."""
    style, m, n = d.i(0, 2), plastic(d.of("#f3f2ee", "#dcdad2", "#2a2b2e")), d.i(1, 3)
    h = d.u(0.075, 0.12)
    if style == 2:
        with k.at(0, h / 2, 0, pitch=90):
            k.cyl(m, h / 2, 0.012, bevel=0.004)
            k.cyl(plastic(d.of("#e9e7e0", "#4a4b50")), h * 0.25, 0.02, bevel=0.003)
        return
    k.box(m, 0.072 * n, h, 0.008, r=0.003)
    for i in range(n):
        x = (i - (n - 1) / 2) * 0.06
        if style == 0:
            with k.at(x, h * 0.48, 0.004, pitch=d.of(-30, 30)):
                k.box(m, 0.009, 0.018, 0.02, r=0.002)
        else:
            with k.at(x, h / 2, 0.003, pitch=90):
                k.cyl(d.of(m, metal()), 0.018, 0.018, bevel=0.003)


@form("mirror")
def other_mirror(k: Kit, d: Dice) -> None:
    """Round or oval, on a foot, or as high as a person and leaning."""
    style, m = d.i(0, 2), d.of(d.timber(), d.steel(), metal("#c8a850"))
    if style == 2:
        w, h = d.u(0.35, 0.7), d.u(1.3, 1.9)
        with k.at(pitch=-d.u(2, 10)):
            k.box(m, w, h, 0.03, r=0.004)
            k.box(mirror(), w - 0.08, h - 0.08, 0.004, 0, 0.04, 0.016, r=0)
        return
    r, base = (d.u(0.2, 0.5), 0.0) if style == 0 else (d.u(0.07, 0.13), d.u(0.1, 0.25))
    if base:
        k.cyl(m, r * 0.7, 0.015)
        k.cyl(m, 0.008, base)
    with k.at(0, base + r * 1.3, 0, pitch=90, scale=(1, 1, d.of(1.0, 1.3))):
        k.cyl(mirror(), r, 0.006, seg=34)
        k.ring(m, r, d.u(0.006, 0.03), seg=34)
