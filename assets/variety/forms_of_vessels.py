"""Vessels, bread, paper and fruit of other forms than the usual: saucers, platters, round trays, slices, notes."""

from __future__ import annotations

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import ceramic, glass, natural, paper, plastic
from assets.recipes.mugs import handle
from assets.variety.kitchen import vessel
from assets.variety.registry import Dice, form
from assets.variety.storage import hollow_box


@form("cup")
def saucered(k: Kit, d: Dice) -> None:
    """Wide on a saucer, or a beaker with brushes in it."""
    m = d.of(ceramic(d.code()), d.hard())
    if d.yes(0.65):
        r = d.u(0.028, 0.052)
        h = r * d.u(1.1, 1.7)
        vessel(k, d, m, r, h, foot=d.u(0.4, 0.7), belly=d.u(0.8, 1.0), wall=0.002)
        handle(k, m, r * 0.9, h * 0.25, h * 0.85, r * 0.45, 0.003)
        wide = r * d.u(1.5, 1.8)
        under, over = [(0, -0.01), (wide * 0.6, -0.01), (wide, 0.003)], [(wide * 0.97, 0.005), (wide * 0.6, -0.006)]
        k.lathe(m, [*under, *over, (0, -0.006)])
        return
    r, h = d.u(0.03, 0.042), d.u(0.085, 0.12)
    vessel(k, d, d.of(m, glass()), r, h, foot=d.u(0.75, 1), belly=1.0, wall=0.003)
    for _ in range(d.i(1, 3)):
        x, z = d.u(-0.5, 0.5) * r, d.u(-0.5, 0.5) * r
        k.tube(plastic(d.code()), [(x, 0.01, z), (x * 2.6, h + d.u(0.05, 0.1), z * 2.6)], 0.005, seg=6)


@form("glass")
def filled(k: Kit, d: Dice) -> None:
    """With something to drink in it."""
    r, h = d.u(0.028, 0.045), d.u(0.08, 0.17)
    drink = natural("drink", d.of("#e8a030", "#b03a30", "#6a3a20", "#e8e4da", "#c8d8dc"))
    k.cyl(drink, r * 0.9, h * d.u(0.4, 0.85), y=0.004)
    vessel(k, d, glass(), r, h, foot=d.u(0.75, 1), belly=1.0, wall=0.002)


@form("dish")
def platter(k: Kit, d: Dice) -> None:
    """Flat and oval, or deep with a lid and two ears."""
    m, r = d.of(ceramic(d.code()), d.steel(), d.hard()), d.u(0.09, 0.17)
    with k.at(scale=(d.u(1.15, 1.6), 1, 1)):
        if d.yes(0.5):
            h = d.u(0.015, 0.045)
            k.lathe(m, [(0, 0), (r * 0.7, 0), (r, h), (r * 0.97, h), (r * 0.68, 0.005), (0, 0.005)], seg=34)
            return
        h = d.u(0.05, 0.1)
        k.lathe(m, [(0, 0), (r * 0.85, 0), (r, h), (r - 0.006, h), (r * 0.8, 0.006), (0, 0.006)], seg=30)
        if d.yes(0.6):
            k.lathe(d.of(m, glass()), k.curve([(r, h), (r * 0.6, h + r * 0.22), (0, h + r * 0.28)], 9, 5), seg=30)
            k.blob(m, 0.03, 0.025, 0.03, 0, h + r * 0.28, 0)
    for s in (-1, 1):
        k.box(m, 0.035, 0.012, r * 0.7, s * r * 1.4, h - 0.015, 0)


@form("tray")
def round_tray(k: Kit, d: Dice) -> None:
    """Round with a low rim, or long with ears cut into its sides."""
    m, h = d.of(d.timber(), d.steel(), d.hard()), d.u(0.012, 0.06)
    if d.yes(0.55):
        r = d.u(0.14, 0.24)
        k.lathe(m, [(0, 0), (r, 0), (r * 1.03, h), (r * 1.0, h), (r * 0.97, 0.004), (0, 0.004)], seg=36)
        return
    w, deep = d.u(0.25, 0.55), d.u(0.15, 0.36)
    hollow_box(k, d, w, h, deep, d.u(0.004, 0.012), m)
    for s in (-1, 1):
        k.tube(d.of(m, d.steel()), [(s * w / 2, h, -0.05), (s * w / 2, h + 0.035, -0.05), (s * w / 2, h + 0.035, 0.05),
                                    (s * w / 2, h, 0.05)], 0.006, seg=6)


@form("bowl")
def other_bowl(k: Kit, d: Dice) -> None:
    """Small and upright, wide on a foot, or square."""
    m, style = d.of(ceramic(d.code()), d.timber(), d.steel(), glass()), d.i(0, 2)
    if style == 0:
        r = d.u(0.035, 0.07)
        vessel(k, d, m, r, r * d.u(0.8, 1.2), foot=d.u(0.8, 0.98), belly=1.0, wall=0.004)
    elif style == 1:
        r, foot = d.u(0.1, 0.19), d.u(0.02, 0.12)
        k.lathe(m, [(0, 0), (r * 0.45, 0), (r * 0.15, foot * 0.5), (r * 0.2, foot), (r, foot + r * 0.45),
                    (r * 0.96, foot + r * 0.45), (0, foot + 0.01)], fillet=0.006, seg=32)
    else:
        r = d.u(0.06, 0.13)
        k.lathe(m, [(0, 0), (r * 0.6, 0), (r, r * 0.6), (r * 0.94, r * 0.6), (r * 0.55, 0.008), (0, 0.008)], seg=4)


@form("jug")
def carafe(k: Kit, d: Dice) -> None:
    """Without an ear, of glass, waisted; or wide with marks to measure."""
    r, h, m = d.u(0.04, 0.065), d.u(0.18, 0.28), d.of(glass(), glass(d.code(), 0.5), ceramic(d.code()))
    k.lathe(m, k.curve([(r * 0.8, 0), (r, h * 0.25), (r * 0.45, h * 0.75), (r * 0.65, h)], 14, 7), seg=26)
    if d.yes(0.4):
        handle(k, m, r * 0.6, h * 0.25, h * 0.9, 0.045, 0.006)


@form("bread")
def slice_(k: Kit, d: Dice) -> None:
    """Cut, or several rolls."""
    crust, crumb = natural("bread", d.of("#a8692f", "#8f5526")), natural("bread", "#ead2a2")
    if d.yes(0.6):
        w, t = d.u(0.085, 0.13), d.u(0.009, 0.02)
        for n in range(d.i(1, 4)):
            with k.at(n * 0.02, n * t * 1.05, n * 0.012, yaw=d.u(-20, 20)):
                outline = [(-w / 2, -w / 2), (w / 2, -w / 2), (w * 0.55, w * 0.3), (0, w * 0.5), (-w * 0.55, w * 0.3)]
                k.slab(crust, outline, t, corner=w * 0.12)
                k.box(crumb, w * 0.86, t * 1.03, w * 0.8)
    else:
        for n in range(d.i(2, 5)):
            k.blob(crust, 0.09, 0.055, 0.075, n % 2 * 0.085, 0, n // 2 * 0.08)


@form("paper")
def notes(k: Kit, d: Dice) -> None:
    """A pad of notes, a pile, or a ball of it."""
    white = paper(d.of("#fbfaf5", "#f3efe2", "#e6e2d6"))
    if d.yes(0.4):
        w, note = d.u(0.05, 0.11), paper(d.of("#f6e76a", "#f2b8c6", "#bfe3b4", "#fbfaf5"))
        k.box(note, w, d.u(0.002, 0.018), w * d.u(0.7, 1.3), r=0)
    elif d.yes(0.75):
        w, h = d.of((0.21, 0.297), (0.148, 0.21))
        for n in range(d.i(3, 8)):
            with k.at(d.u(-0.012, 0.012), n * 0.004, d.u(-0.012, 0.012), yaw=d.u(-8, 8)):
                k.box(white, w, 0.003, h, r=0)
    else:
        s = d.u(0.04, 0.09)
        k.blob(white, s, s * 0.85, s, power=d.u(1.5, 3), cells=4)


@form("book")
def open_book(k: Kit, d: Dice) -> None:
    """Open, its pages bulging to both sides."""
    w, h, thick, lift = d.u(0.12, 0.24), d.u(0.17, 0.32), d.u(0.006, 0.025), d.u(3, 14)
    for s in (-1, 1):
        with k.at(0, 0, 0, roll=s * lift):
            k.box(paper(d.code()), w * 1.02, 0.003, h, s * w * 0.51, 0, 0, r=0)
            k.box(paper("#f3eee0"), w, thick, h * 0.97, s * w * 0.5, 0.003, 0, r=thick * 0.4)
            for row in range(d.i(0, 9)):
                z = -h * 0.4 + row * h * 0.09
                k.box(paper("#66676b"), w * 0.78, 0.0004, 0.004, s * w * 0.5, thick + 0.003, z, r=0)


@form("banana")
def bunch(k: Kit, d: Dice) -> None:
    """Several that grow from one stem."""
    length, code, n = d.u(0.15, 0.2), d.of("#e6c631", "#d9b62a", "#c9c04a"), d.i(2, 6)
    for a in np.linspace(-35, 35, n):
        with k.at(0, 0.02, 0, yaw=float(a)):
            path = k.curve([(0, 0.05, 0), (0, 0.04, length * 0.35), (0, 0.0, length * 0.75), (0, 0.015, length)], 12, 6)
            wide = 0.017 * np.clip(np.sin(np.linspace(0.2, np.pi - 0.16, len(path))) * 1.6, 0.25, 1.0)
            k.tube(natural("fruit", code), path, wide, seg=7)


@form("box")
def lidded(k: Kit, d: Dice) -> None:
    """With a lid of its own: a shoe box, a plastic box; or wrapped and tied."""
    w, h, deep = d.u(0.15, 0.6), d.u(0.07, 0.4), d.u(0.12, 0.42)
    m = d.of(paper(d.code()), d.hard(), d.timber())
    k.box(m, w, h, deep, r=d.u(0.001, 0.02))
    k.box(d.of(m, d.hard()), w * 1.03, min(d.u(0.02, 0.06), h * 0.5), deep * 1.03, 0, h * 0.9, 0, r=0.004)
    if d.yes(0.3):
        for s in (-1, 1):
            k.box(d.steel(), 0.02, 0.02, deep * 0.3, s * w * 0.53, h * 0.6, 0)


@form("trash bin")
def other_bin(k: Kit, d: Dice) -> None:
    """Of wire, with a foot and a dome, or on wheels."""
    style, m = d.i(0, 2), d.of(d.hard(), d.steel())
    if style == 0:
        r, h = d.u(0.11, 0.16), d.u(0.25, 0.36)
        k.cyl(m, r * 0.8, 0.006)
        for n in range(8):
            k.ring(m, r * (0.8 + 0.2 * n / 7), 0.004, y=n * h / 8, seg=24, sides=5)
        for a in np.arange(14) / 14 * 2 * np.pi:
            k.tube(m, [(np.sin(a) * r * 0.8, 0, np.cos(a) * r * 0.8), (np.sin(a) * r, h, np.cos(a) * r)], 0.003, seg=4)
    elif style == 1:
        r, h = d.u(0.1, 0.19), d.u(0.25, 0.7)
        k.cyl(m, r, h)
        k.lathe(d.of(m, d.hard()), k.curve([(r * 1.02, h), (r * 0.9, h + r * 0.5), (0, h + r * 0.8)], 9, 5), seg=26)
        k.box(d.hard(), 0.07, 0.02, 0.06, 0, 0.01, r)
    else:
        w, h, deep = d.u(0.4, 0.6), d.u(0.8, 1.05), d.u(0.45, 0.7)
        k.slab(m, [(-deep * 0.35, 0), (deep * 0.35, 0), (deep * 0.5, h), (-deep * 0.45, h)], w, axis="x")
        k.box(m, w * 1.05, 0.05, deep * 1.05, 0, h, 0, r=0.02)
        for s in (-1, 1):
            with k.at(s * w * 0.45, 0.1, -deep * 0.35, roll=90):
                k.cyl(plastic("#1c1c1e"), 0.1, 0.04, y=-0.02)
