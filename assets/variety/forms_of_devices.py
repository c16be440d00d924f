"""Cameras that watch, smoke detectors, stereos and lamps on walls, of other forms than the usual."""

from __future__ import annotations

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import Finish, fabric, glass, metal, painted, paper, plastic
from assets.variety.living import shade
from assets.variety.registry import Dice, form

DARK = plastic("#141518")


def lens(k: Kit, r: float, x: float, y: float, z: float) -> None:
    """A dark round eye that looks to +z."""
    with k.at(x, y, z, pitch=90):
        k.cyl(DARK, r, 0.004, seg=26)
        k.cyl(glass("#2a3a50", 1.0), r * 0.5, 0.007, seg=18)


@form("security camera")
def indoor_camera(k: Kit, d: Dice) -> None:
    """A ball or a box on a foot, a head that turns under a bracket, or a tube on a joint out of a wall."""
    style, m, r = d.i(0, 3), plastic(d.of("#f4f4f2", "#f4f4f2", "#1f1f22", "#c9cacc")), d.u(0.025, 0.045)
    if style == 0:
        k.cyl(m, r * d.u(0.8, 1.1), r * 0.4, bevel=0.004, seg=30)
        k.cyl(m, r * 0.35, r * 0.5, y=r * 0.35, seg=18)
        with k.at(0, r * 1.7, 0, pitch=d.u(-10, 15)):
            k.blob(m, 2 * r, 2 * r, 2 * r, 0, -r, 0, cells=14)
            lens(k, r * 0.62, 0, 0, r * 0.82)
    elif style == 1:
        w, h = r * d.u(1.4, 2.4), r * d.u(1.8, 2.8)
        k.cyl(m, r * 1.0, 0.008, seg=30)
        k.tube(m, k.curve([(0, 0, -r * 0.3), (0, r * 0.8, -r * 0.5), (0, r * 1.4, -r * 0.1)], 10, 5), r * 0.16, seg=9)
        k.box(m, w, h, r * 0.9, 0, r * 1.2, 0, r=d.u(0.004, 0.016), steps=2)
        lens(k, w * 0.36, 0, r * 1.2 + h * 0.58, r * 0.44)
        k.cyl(plastic(d.of("#3aa04a", "#2a6ab0")), 0.002, 0.002, 0, r * 1.2 + h * 0.2, r * 0.45, seg=8)
    elif style == 2:
        r *= 1.6
        k.box(m, 0.09, 0.12, 0.02, 0, r * 1.9, -0.16)
        k.tube(m, k.curve([(0, r * 2.8, -0.15), (0, r * 3.1, -0.08), (0, r * 2.9, 0), (0, r * 1.9, 0)], 16, 8), 0.016,
               seg=10)
        k.lathe(m, [(0, r * 0.85), (r * 1.1, r * 0.85), (r * 1.1, r * 1.7), (r * 0.5, r * 2.1), (0, r * 2.1)],
                fillet=0.008, seg=30)
        k.blob(d.of(DARK, m), r * 1.9, r * 1.9, r * 1.9, cells=14)
        lens(k, r * 0.4, 0, r * 0.75, r * 0.88)
    else:
        long = r * d.u(3, 5)
        with k.at(0, 0, -long * 0.4, pitch=90):
            k.cyl(m, r * 1.1, 0.012, seg=30)
        k.tube(m, [(0, 0, -long * 0.4), (0, 0, -long * 0.2), (0, r * 0.9, 0)], r * 0.3, seg=10)
        with k.at(0, r * 1.6, -long * 0.1, pitch=90 + d.u(0, 20)):
            k.cyl(m, r, long, bevel=0.004, seg=28)
            k.cyl(DARK, r * 0.86, long + 0.002, seg=26)
            k.cyl(glass("#2a3a50", 1.0), r * 0.35, long + 0.006, seg=18)
            for a in np.arange(d.of(0, 8)) * np.pi / 4:
                k.cyl(plastic("#c9cacc"), r * 0.1, long + 0.005, np.cos(a) * r * 0.62, 0, np.sin(a) * r * 0.62, seg=8)


@form("smoke detector")
def other_detector(k: Kit, d: Dice) -> None:
    """A disc with a slit all round, a square one with a button, or a stepped one whose middle is a cage."""
    style, m, r = d.of(0, 0, 1, 2, 2), plastic(d.of("#f6f6f4", "#ecebe6", "#dcdad2")), d.u(0.045, 0.075)
    grey, h = plastic(d.of("#4a4b4e", "#9a9b9e")), d.u(0.03, 0.055)
    light = plastic(d.of("#c02a1a", "#3aa04a"))
    if style == 0:
        k.cyl(m, r * 0.97, h * 0.3, bevel=0.006, seg=36)
        k.cyl(grey, r * 0.85, h * 0.12, y=h * 0.3, seg=32)
        k.cyl(m, r, h * 0.58, y=h * 0.42, bevel=0.004, seg=36)
        k.cyl(d.of(m, grey), r * 0.3, 0.003, r * d.of(0.0, 0.45), -0.003, 0, seg=20)
        k.blob(light, 0.005, 0.004, 0.005, -r * 0.5, -0.002, 0, cells=3)
    elif style == 1:
        w, h = r * 1.8, h * 0.7
        k.slab(m, [(-w / 2, -w / 2), (w / 2, -w / 2), (w / 2, w / 2), (-w / 2, w / 2)], h, corner=w * d.u(0.15, 0.35),
               r=0.006)
        for i in range(d.i(3, 7)):
            for s in (-1, 1):
                k.box(grey, w * 0.3, 0.002, 0.003, s * w * 0.27, -0.001, w * (0.4 - 0.08 * i), r=0)
        k.cyl(d.of(m, light, grey), w * 0.12, 0.004, 0, -0.004, 0, seg=22)
    else:
        k.lathe(m, [(0, h), (r, h), (r, h * 0.65), (r * 0.85, h * 0.5), (0, h * 0.5)], fillet=0.003, seg=36)
        inner = r * d.u(0.5, 0.7)
        k.cyl(m, inner, 0.005, seg=30)
        n = d.i(10, 18)
        for a in np.arange(n) * 2 * np.pi / n:
            k.box(m, 0.004, h * 0.55, 0.004, np.cos(a) * inner * 0.93, 0, np.sin(a) * inner * 0.93, r=0)
        k.cyl(grey, inner * 0.7, h * 0.5, seg=22)
        k.blob(light, 0.005, 0.005, 0.005, r * 0.75, h * 0.48, 0, cells=3)


def cone_speaker(k: Kit, r: float, x: float, y: float, z: float) -> None:
    """A round loudspeaker in a front that looks to +z."""
    with k.at(x, y, z, pitch=90):
        k.ring(metal("#8d9096", 0.4), r, r * 0.08, seg=28, sides=6)
        k.lathe(DARK, [(r * 0.95, 0.004), (r * 0.3, -r * 0.05 + 0.004), (0, r * 0.1)], seg=26)


@form("stereo")
def portable_stereo(k: Kit, d: Dice) -> None:
    """One to carry with a handle and two loudspeakers, a small one with both beside it, or a deck under a clear lid."""
    style, m = d.i(0, 2), d.of(plastic("#17181a"), metal("#b9bcc0"), plastic(d.code()))
    if style == 0:
        w, h, deep = d.u(0.36, 0.66), d.u(0.16, 0.28), d.u(0.11, 0.2)
        k.box(m, w, h, deep, r=d.u(0.008, 0.05), steps=2)
        for s in (-1, 1):
            cone_speaker(k, min(h * 0.36, w * 0.2), s * w * 0.32, h * 0.44, deep / 2)
            k.cyl(metal(), 0.008, 0.03, s * w * 0.35, h + 0.005, 0, seg=10)
        k.box(DARK, w * 0.24, h * 0.36, 0.008, 0, h * 0.1, deep / 2, r=0.003)
        k.box(paper("#e8dfc2"), w * 0.26, h * 0.16, 0.006, 0, h * 0.6, deep / 2, r=0)
        for n in range(d.i(3, 6)):
            k.box(metal(), 0.014, 0.008, 0.014, (n - 2) * 0.024, h, deep * 0.3, r=0.002)
        bow = [(-w * 0.4, h * 0.9, 0), (-w * 0.38, h + 0.055, 0), (w * 0.38, h + 0.055, 0), (w * 0.4, h * 0.9, 0)]
        k.tube(d.of(m, DARK), bow, 0.009, seg=8)
        if d.yes(0.5):
            k.tube(metal(), [(w * 0.3, h, -deep * 0.4), (w * 0.75, h + w * 0.5, -deep * 0.4)], 0.002, seg=5)
        return
    w, h, deep = (d.u(0.16, 0.24), d.u(0.1, 0.24), d.u(0.2, 0.28)) if style == 1 else (d.u(0.4, 0.46), d.u(0.1, 0.16),
                                                                                      d.u(0.32, 0.38))
    k.box(m, w, h, deep, r=0.006)
    k.box(plastic("#0c1a20"), w * 0.6, h * 0.28, 0.003, 0, h * 0.6, deep / 2, r=0)
    with k.at(w * 0.3 if style == 2 else 0, h * 0.3, deep / 2, pitch=90):
        k.cyl(metal(), h * d.u(0.14, 0.2), 0.018, seg=24)
    for n in range(4):
        k.box(metal("#8d9096"), 0.012, 0.01, 0.006, (n - 1.5) * 0.02 - w * 0.25, h * 0.2, deep / 2, r=0.001)
    if style == 2:
        k.cyl(metal(), 0.145, 0.012, -w * 0.1, h, 0, seg=40)
        k.cyl(DARK, 0.14, 0.004, -w * 0.1, h + 0.012, 0, seg=40)
        k.cyl(paper(d.code()), 0.04, 0.001, -w * 0.1, h + 0.016, 0, seg=24)
        arm = [(w * 0.38, h + 0.03, -deep * 0.3), (w * 0.36, h + 0.03, deep * 0.05), (w * 0.15, h + 0.022, deep * 0.2)]
        k.tube(metal(), arm, 0.004, seg=7)
        k.cyl(metal(), 0.018, 0.03, w * 0.38, h, -deep * 0.3, seg=18)
        with k.at(0, h, -deep / 2, pitch=-d.of(0, d.u(50, 75))):
            k.box(glass(), w, 0.06, deep, 0, 0.018, deep / 2, r=0.004)
    box, cone = d.of(m, d.timber()), d.of(True, False)
    tall = max(h * d.u(1.0, 1.5), 0.17)
    for s in (-1, 1) if d.yes(0.75) else ():
        x = s * (w / 2 + 0.09 + (0.02 if style == 1 else 0.05))
        k.box(box, 0.16, tall, deep * 0.8, x, 0, 0, r=0.004)
        if cone:
            cone_speaker(k, min(0.06, tall * 0.26), x, tall * 0.34, deep * 0.4)
            cone_speaker(k, min(0.024, tall * 0.12), x, tall * 0.78, deep * 0.4)
        else:
            k.box(fabric("#1c1c1e"), 0.14, tall * 0.92, 0.006, x, tall * 0.04, deep * 0.4, r=0)


def cage(k: Kit, m: Finish, pane: Finish, r: float, h: float) -> None:
    """A lantern with four panes that widens upwards, with a roof; its base at y."""
    k.slab(pane, [(-r * 0.65, 0), (r * 0.65, 0), (r, h), (-r, h)], r * 1.5, 0, 0, 0, axis="z")
    for s in (-1, 1):
        for t in (-1, 1):
            k.tube(m, [(s * r * 0.66, 0, t * r * 0.76), (s * r, h, t * r * 0.76)], 0.006, seg=6)
    k.box(m, r * 1.4, 0.012, r * 1.6, 0, -0.012, 0)
    k.box(m, r * 2.2, 0.012, r * 1.8, 0, h, 0)
    k.slab(m, [(-r, 0), (r, 0), (r * 0.25, r * 0.7), (-r * 0.25, r * 0.7)], r * 1.5, 0, h + 0.012, 0, axis="z")


@form("wall lamp")
def sconce(k: Kit, d: Dice) -> None:
    """A lantern for outdoors on a bow, candles on arms, a swing arm, a ball on a disc, or a lamp for reading."""
    style, m = d.i(0, 4), d.of(painted("#1f1f21"), metal("#c8a850"), metal(), d.steel())
    pane, out = d.of(glass("#f4efe2", 0.6), glass("#f8f4e6", 0.95)), d.u(0.1, 0.18)
    if style == 0:
        r, h = d.u(0.05, 0.085), d.u(0.14, 0.22)
        k.box(m, 0.1, d.u(0.16, 0.26), 0.018, 0, -0.1, 0.009, r=0.006)
        hangs = d.yes(0.5)
        y = 0.14 if hangs else -0.06
        k.tube(m, k.curve([(0, 0, 0.01), (0, y * 1.1, out * 0.4), (0, y, out)], 14, 7), 0.009, seg=8)
        with k.at(0, y - h - r * 0.7 - 0.012 if hangs else y + 0.012, out):
            cage(k, m, pane, r, h)
    elif style == 1:
        with k.at(0, 0, 0.012, scale=(1, 1.5, 1), pitch=90):
            k.cyl(m, 0.05, 0.02, y=-0.01, bevel=0.006, seg=28)
        for s in d.of((-1, 1), (-1, 0, 1), (0,)):
            x = s * d.u(0.09, 0.15)
            arm = [(0, -0.02, 0.02), (x * 0.5, -0.08, out * 0.7), (x, -0.03, out), (x, 0.01, out)]
            k.tube(m, k.curve(arm, 16, 8), 0.006, seg=8)
            k.lathe(m, [(0, 0), (0.02, 0), (0.032, 0.014), (0, 0.01)], x, 0.01, out, seg=20)
            k.cyl(paper("#f4efe0"), 0.011, 0.09, x, 0.02, out, seg=14)
            k.blob(pane, 0.022, 0.05, 0.022, x, 0.11, out, power=1.7, cells=6)
    elif style == 2:
        k.box(m, 0.06, d.u(0.1, 0.22), 0.02, 0, -0.06, 0.01)
        elbow, end = (d.of(-1, 1) * d.u(0.1, 0.2), 0.0, d.u(0.12, 0.2)), (0.0, 0.0, d.u(0.28, 0.4))
        k.tube(m, [(0, 0, 0.02), elbow, end], 0.008, seg=8)
        k.cyl(m, 0.012, 0.05, elbow[0], -0.025, elbow[2], seg=14)
        with k.at(*end):
            k.cyl(m, 0.01, 0.07, y=-0.02, seg=12)
            shade(k, d, 0.0, d.u(0.08, 0.14))
    elif style == 3:
        r = d.u(0.05, 0.1)
        with k.at(0, 0, 0, pitch=90):
            k.cyl(m, r * d.u(0.6, 1.1), 0.018, bevel=0.004, seg=32)
        for x in d.of((0.0,), (-r * 1.4, r * 1.4)):
            k.tube(m, [(0, 0, 0.015), (x, 0, out), (x, r * 0.3, out)], 0.008, seg=8)
            k.cyl(m, r * 0.35, 0.03, x, r * 0.2, out, seg=18)
            k.blob(pane, 2 * r, 2 * r, 2 * r, x, r * 0.3, out, cells=12)
    else:
        with k.at(0, 0, 0, pitch=90):
            k.cyl(m, 0.045, 0.02, bevel=0.004, seg=30)
        neck = [(0, 0, 0.02), (0, 0.08, 0.08), (0, 0.1, 0.18), (0, 0.04, 0.24)]
        k.tube(m, k.curve(neck, 18, 9), 0.006, seg=8)
        with k.at(0, 0.04, 0.24, pitch=-d.u(10, 50)):
            k.lathe(d.of(m, d.hard()), [(0.05, -0.09), (0.045, -0.05), (0.02, 0), (0, 0.005)], seg=24)
