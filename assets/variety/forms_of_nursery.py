"""What small children sleep, sit and ride in; of many makers."""

from __future__ import annotations

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import leather, metal, natural, plastic, rubber
from assets.variety.forms_of_figures import beast
from assets.variety.parts import SIDES, bar, bent, hood, legs, rungs, tub
from assets.variety.registry import Dice, form


@form("crib")
def crib(k: Kit, d: Dice) -> None:
    """A little bed with rods all about it, ends that are panels or rods, a mattress; maybe on castors."""
    w, long, h, m = d.u(0.6, 0.78), d.u(1.1, 1.45), d.u(0.82, 1.1), d.of(d.timber(), d.timber(), d.steel())
    low, floor, thick = d.u(0.12, 0.3), d.u(0.25, 0.5), d.u(0.015, 0.028)
    tall = h + d.of(0.0, d.u(0.05, 0.2))
    for x in SIDES:
        for z in SIDES:
            k.box(m, thick * 2, tall if z < 0 else h, thick * 2, x * w / 2, 0, z * long / 2)
        for y in (low, h - 0.02):
            k.box(m, thick * 1.4, 0.045, long, x * w / 2, y - 0.02, 0)
        rungs(k, m, d.u(0.007, 0.012), d.i(9, 15), ((x * w / 2, low, -long / 2), (x * w / 2, low, long / 2)),
              ((x * w / 2, h - 0.03, -long / 2), (x * w / 2, h - 0.03, long / 2)))
    panel = d.yes(0.5)
    for z in SIDES:
        top = tall if z < 0 else h
        k.box(m, w, 0.05, thick * 1.4, 0, top - 0.05, z * long / 2)
        if panel:
            k.box(m, w, top - low - 0.04, 0.018, 0, low, z * long / 2)
        else:
            rungs(k, m, 0.009, d.i(5, 8), ((-w / 2, low, z * long / 2), (w / 2, low, z * long / 2)),
                  ((-w / 2, top - 0.03, z * long / 2), (w / 2, top - 0.03, z * long / 2)))
            k.box(m, w, 0.045, thick * 1.4, 0, low - 0.02, z * long / 2)
    k.box(d.cloth(), w - 0.05, d.u(0.08, 0.13), long - 0.05, 0, floor, 0, r=0.02)
    k.box(m, w - 0.02, 0.02, long - 0.02, 0, floor - 0.02, 0)
    if d.yes(0.4):
        k.box(d.cloth(), w - 0.06, 0.05, long * 0.5, 0, floor + 0.1, long * 0.2, r=0.015)
    if d.yes(0.4):
        k.box(d.cloth(), w * 0.7, 0.06, 0.25, 0, floor + 0.1, -long * 0.36, r=0.02)
    if low > 0.2 and d.yes(0.4):
        k.box(m, w - 0.02, low - 0.06, long - 0.05, 0, 0.05, 0)
    if d.yes(0.2):
        bent(k, m, 0.01, (-w / 2, h, -long * 0.4), (-w / 2, h + 0.45, -long * 0.4), (0, h + 0.5, -long * 0.3))
        for a in np.arange(4) * np.pi / 2:
            x, z = np.sin(a) * 0.14, np.cos(a) * 0.14 - long * 0.3
            bar(k, m, 0.003, (0, h + 0.5, -long * 0.3), (x, h + 0.46, z), (x, h + 0.3, z))
            k.blob(d.hard(), 0.06, 0.06, 0.06, x, h + 0.25, z, cells=4)


@form("crib")
def cradle(k: Kit, d: Dice) -> None:
    """A trough or basket on rockers or on a stand, some with a hood."""
    w, long, deep, y = d.u(0.4, 0.58), d.u(0.7, 0.95), d.u(0.22, 0.36), d.u(0.12, 0.5)
    m, side = d.timber(), d.of(d.timber(), d.cloth(), natural("wicker", "#b58a58"))
    with k.at(0, y, 0):
        tub(k, side, (w * 0.75, long * 0.9), (w, long), deep, 0.02)
        k.box(d.cloth(), w * 0.8, 0.1, long * 0.88, 0, 0.03, 0, r=0.03)
        if d.yes(0.5):
            with k.at(0, deep, -long * 0.22):
                hood(k, d.of(side, d.cloth()), w, long * 0.28, 80, 180)
    for z in SIDES:
        if y < 0.25 or d.yes(0.4):
            bent(k, m, 0.02, *((x * w * 0.65, 0.02 + 0.08 * abs(x), z * long * 0.36) for x in (-1, 0, 1)))
            for x in SIDES:
                bar(k, m, 0.016, (x * w * 0.4, 0.06, z * long * 0.36), (x * w * 0.4, y + deep * 0.5, z * long * 0.4))
        else:
            for x in SIDES:
                bar(k, m, 0.016, (x * w * 0.55, 0, z * long * 0.4), (-x * w * 0.4, y + 0.02, z * long * 0.4))


@form("high chair")
def high_chair(k: Kit, d: Dice) -> None:
    """A little seat with a back and a tray, high on splayed legs, with a rest for the feet."""
    h, w, m = d.u(0.5, 0.66), d.u(0.3, 0.42), d.of(d.timber(), d.timber(), d.steel(), d.hard())
    seat, style = d.of(m, d.hard(), d.cloth()), d.of("wood", "shell", "steps")
    if style == "steps":
        for s in SIDES:
            bar(k, m, 0.02, (s * w / 2, 0.02, 0.3), (s * w / 2, h + 0.3, -0.2))
            bar(k, m, 0.02, (s * w / 2, 0.02, 0.32), (s * w / 2, 0.02, -0.25))
        k.box(m, w, 0.02, 0.3, 0, h * 0.42, 0.16)
    else:
        legs(k, m, w * 1.1, w * 1.1, h, d.u(0.012, 0.02), splay=d.u(0.04, 0.14))
        k.box(d.of(m, seat), w * 0.8, 0.02, 0.12, 0, h * 0.45, w * 0.6)
        for s in SIDES:
            bar(k, m, 0.011, (s * w * 0.45, h * 0.46, w * 0.6), (s * w * 0.45, h, w * 0.4))
            bar(k, m, 0.011, (s * w * 0.55, h * 0.3, -w * 0.5), (s * w * 0.55, h * 0.3, w * 0.5))
    k.box(seat, w, 0.03, 0.32, 0, h, 0, r=0.01)
    tall = d.u(0.26, 0.42)
    with k.at(0, h + 0.02, -0.15, pitch=-d.u(3, 12)):
        if style == "shell":
            k.box(seat, w, tall, 0.05, r=0.02)
        else:
            k.box(m, w, 0.06, 0.02, 0, tall - 0.05, 0)
            rungs(k, m, 0.01, d.i(3, 6), ((-w * 0.46, 0, 0), (w * 0.46, 0, 0)),
                  ((-w * 0.46, tall, 0), (w * 0.46, tall, 0)))
    for s in SIDES:
        if style == "shell":
            k.box(seat, 0.04, 0.17, 0.28, s * w / 2, h, 0, r=0.015)
        else:
            bar(k, m, 0.012, (s * w / 2, h + 0.19, -0.15), (s * w / 2, h + 0.19, 0.17), (s * w / 2, h + 0.02, 0.14))
    if d.yes(0.85):
        wide, y = w * d.u(1.1, 1.45), h + 0.2
        k.box(d.of(m, d.hard(), plastic("#f2f2ee")), wide, 0.025, d.u(0.22, 0.32), 0, y, 0.24, r=0.012)
        for s in SIDES:
            k.box(d.of(m, plastic("#f2f2ee")), 0.03, 0.03, 0.3, s * w / 2, y - 0.01, 0.1)
    if d.yes(0.3):
        for x in SIDES:
            bar(k, rubber("#26272a"), 0.012, (x * 0.08, h + tall * 0.8, -0.13), (x * 0.06, h + 0.12, 0),
                (0, h + 0.05, 0.1))


@form("rocking horse")
def rocking_horse(k: Kit, d: Dice) -> None:
    """A horse with a saddle, a mane and a bar to hold, on two rockers bent like bows; round, or cut out of boards."""
    s, flat = d.u(0.6, 0.85), d.yes(0.35)
    m, wood_ = d.of(d.timber(), d.timber(), d.hard(), d.cloth()), d.timber()
    mane = d.of(natural("fur", d.code()), d.cloth())
    w, lift = s * d.u(0.3, 0.42), s * 0.12
    for x in SIDES:
        bow = ((0.17, -0.75), (0.03, -0.3), (0.03, 0.3), (0.17, 0.75))
        bent(k, wood_, s * 0.03, *((x * w / 2, s * y, s * z) for y, z in bow))
    for z in (-0.4, 0.4):
        k.box(wood_, w, s * 0.03, s * 0.08, 0, s * 0.07, z * s)
    if flat:
        side = [(0.3, 0.12), (0.36, 0.5), (-0.3, 0.5), (-0.32, 0.12), (-0.42, 0.12), (-0.42, 0.62), (0.25, 0.62),
                (0.34, 1.0), (0.46, 1.05), (0.66, 0.86), (0.62, 0.8), (0.48, 0.82), (0.46, 0.6), (0.42, 0.12)]
        for x in SIDES:
            k.slab(m, [(z * s, y * s) for z, y in side], s * 0.04, x * w * 0.3, 0, 0, axis="x")
        k.box(d.of(wood_, m), w * 0.75, s * 0.03, s * 0.5, 0, s * 0.6, -s * 0.08)
        with k.at(0, s * 0.6, -s * 0.3, pitch=-10):
            k.box(m, w * 0.7, s * 0.25, s * 0.03)
    else:
        with k.at(0, lift, 0):
            beast(k, d, m, s, "horse")
        k.blob(d.of(leather("#7a4a2a"), d.cloth()), s * 0.28, s * 0.12, s * 0.32, 0, s * 0.86, -s * 0.04, cells=6)
    for n in range(6):
        t = n / 5
        k.blob(mane, s * 0.06, s * 0.16, s * 0.09, 0, s * (0.8 + 0.3 * t), s * (0.26 + 0.2 * t), cells=4)
    bent(k, mane, s * 0.035, (0, s * 0.72, -s * 0.32), (0, s * 0.7, -s * 0.52), (0, s * 0.35, -s * 0.58))
    bar(k, d.of(wood_, metal()), s * 0.02, (-w * 0.62, s * 0.98, s * 0.42), (w * 0.62, s * 0.98, s * 0.42))
    for x in SIDES:
        eye = (w * 0.3 + s * 0.02, s * 0.9) if flat else (s * 0.055, s * 1.02)
        k.blob(rubber("#141416"), s * 0.03, s * 0.035, s * 0.03, x * eye[0], eye[1], s * 0.56, cells=4)
        if d.yes(0.4):
            bar(k, wood_, s * 0.018, (x * w * 0.3, s * 0.3, s * 0.36), (x * w * 0.65, s * 0.3, s * 0.36))
