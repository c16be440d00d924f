"""What mixes, cooks, weighs, cuts and is eaten from the hand, of other forms than the usual."""

from __future__ import annotations

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import Finish, glass, metal, natural, painted, paper, plastic
from assets.variety.registry import Dice, form
from assets.variety.storage import hollow_box


@form("mixer")
def arched_mixer(k: Kit, d: Dice) -> None:
    """On a stand: an arch, or a square head on a post, its bowl with a handle; or a flat one for the hand."""
    style, m, chrome = d.i(0, 2), d.of(painted(d.code()), plastic(d.code()), metal()), metal()
    if style == 2:
        long, w = d.u(0.16, 0.21), d.u(0.07, 0.09)
        side = [(-long / 2, 0.13), (long * 0.4, 0.12), (long / 2, 0.16), (long * 0.42, 0.24), (-long * 0.3, 0.25),
                (-long / 2, 0.2)]
        k.slab(m, side, w, axis="x", corner=0.02, r=0.012)
        k.slab(plastic("#1c1c1e"), [(-long * 0.25, 0.185), (long * 0.25, 0.185), (long * 0.22, 0.225),
                                    (-long * 0.2, 0.225)], w * 1.03, axis="x", corner=0.01)
        for s in (-1, 1):
            k.cyl(chrome, 0.0035, 0.13, s * 0.022, 0, long * 0.25, seg=8)
            for turn in (0, 90):
                with k.at(s * 0.022, 0, long * 0.25, yaw=turn):
                    wire = k.curve([(0, 0.07, 0), (0.022, 0.045, 0), (0.016, 0.005, 0), (-0.016, 0.005, 0),
                                    (-0.022, 0.045, 0)], 16, 8, loop=True)
                    k.tube(chrome, wire, 0.0018, seg=5, loop=True)
        return
    r = d.u(0.085, 0.11)
    k.slab(m, [(-0.11, -0.16), (0.11, -0.16), (0.12, 0.1), (0.06, 0.19), (-0.06, 0.19), (-0.12, 0.1)], 0.035,
           corner=0.03, r=0.01)
    if style == 0:
        arch = k.curve([(0, 0.02, -0.12), (0, 0.2, -0.13), (0, 0.33, -0.07), (0, 0.34, 0.06), (0, 0.32, 0.18)], 20, 10)
        k.tube(m, arch, np.linspace(0.05, 0.07, len(arch)), seg=14, round_caps=True)
    else:
        k.box(m, 0.11, 0.26, 0.09, 0, 0.02, -0.11, r=0.01)
        k.box(m, 0.13, 0.12, 0.34, 0, 0.26, 0.02, r=d.u(0.01, 0.04), steps=2)
        with k.at(0.066, 0.31, 0.02, roll=-90):
            k.cyl(chrome, 0.022, 0.02, seg=18)
    bowl = [(0, 0.036), (r * 0.5, 0.036), (r * 0.9, 0.09), (r, 0.18), (r * 0.96, 0.18), (0, 0.05)]
    k.lathe(d.of(chrome, glass(), m), bowl, 0, 0, 0.08, seg=28, fillet=0.01)
    if d.yes(0.6):
        k.tube(chrome, [(r * 0.95, 0.16, 0.08), (r * 1.4, 0.15, 0.08), (r * 1.35, 0.1, 0.08), (r * 0.85, 0.09, 0.08)],
               0.006, seg=7)
    k.cyl(chrome, 0.012, 0.06, 0, 0.22, 0.08, seg=12)
    k.blob(chrome, 0.07, 0.13, 0.02, 0, 0.09, 0.08, cells=6)


@form("rice cooker")
def rounded_cooker(k: Kit, d: Dice) -> None:
    """A bun with a seam, a carrying bow and a vent, or a straight pot with a lever, a glass lid and a steamer."""
    m, r, h = plastic(d.of("#f4f4f2", "#1f1f22", "#c9ccd0", d.code())), d.u(0.105, 0.15), d.u(0.15, 0.22)
    dark = plastic("#26282c")
    if d.yes(0.5):
        side = [(0, 0), (r * 0.75, 0), (r, h * 0.25), (r, h * 0.68), (r * 0.8, h * 0.95), (0, h)]
        with k.at(scale=(1, 1, d.u(1.0, 1.3))):
            k.lathe(m, side, fillet=0.025, seg=32)
            k.ring(dark, r * 0.985, 0.005, y=h * 0.66, seg=34)
        bow = k.curve([(-r, h * 0.6, 0), (-r * 0.95, h * 1.1, 0), (0, h * 1.25, 0), (r * 0.95, h * 1.1, 0),
                       (r, h * 0.6, 0)], 20, 10)
        k.tube(d.of(m, dark), bow, 0.012, seg=8, squash=0.6)
        k.cyl(dark, 0.018, 0.006, 0, h, -r * 0.4, seg=14)
        with k.at(0, h * 0.25, r * 1.0, pitch=-8):
            k.box(dark, r * 0.7, h * 0.38, r * 0.3, r=0.01)
            k.box(plastic("#b9c9c0"), r * 0.4, h * 0.14, 0.004, 0, h * 0.18, r * 0.15, r=0)
        return
    k.cyl(d.of(m, metal()), r, h * 0.85, bevel=0.012, seg=32)
    top = h * 0.85
    if d.yes(0.35):
        k.lathe(d.of(m, metal()), [(r * 0.9, top), (r, top + 0.07), (r * 0.96, top + 0.07), (r * 0.86, top)], seg=30)
        top += 0.07
    k.ring(metal(), r, 0.004, y=top, seg=34)
    k.lathe(glass(), k.curve([(r * 0.97, top + 0.004), (r * 0.6, top + 0.03), (0, top + 0.045)], 10, 6), seg=28)
    k.lathe(dark, [(0, top + 0.04), (0.012, top + 0.04), (0.024, top + 0.06), (0, top + 0.07)], seg=16)
    for s in (-1, 1):
        k.box(dark, 0.04, 0.018, 0.07, s * (r + 0.015), h * 0.62, 0, r=0.006)
    k.box(dark, r * 0.6, h * 0.35, 0.025, 0, h * 0.08, r, r=0.006)
    k.box(plastic("#c03020"), 0.02, 0.03, 0.03, 0, h * 0.1, r + 0.012, r=0.003)


@form("scale")
def other_scale(k: Kit, d: Dice) -> None:
    """A beam with two pans, one with a dial to stand on, a thin disc with a display, or hung with a hook and a pan."""
    style, m = d.i(0, 3), d.of(metal(), metal("#c8a850"), painted(d.code()), d.timber())
    if style == 0:
        h, a, tip = d.u(0.25, 0.45), d.u(0.15, 0.25), d.u(-8, 8)
        k.cyl(d.of(m, d.timber()), a * 0.5, 0.025, bevel=0.006, seg=28)
        k.lathe(m, k.curve([(0.02, 0.02), (0.008, h * 0.3), (0.012, h * 0.6), (0.005, h)], 14, 8), seg=16)
        with k.at(0, h * 0.95, 0, roll=tip):
            k.box(m, 2 * a, 0.012, 0.01)
        for s in (-1, 1):
            x, y = s * a * np.cos(np.radians(tip)), h * 0.95 + s * a * np.sin(np.radians(tip))
            low = y - h * 0.62
            for b in (0.5, 2.6, 4.7):
                k.tube(metal(), [(x, y, 0), (x + np.cos(b) * a * 0.4, low, np.sin(b) * a * 0.4)], 0.0012, seg=4)
            k.lathe(m, [(0, low - 0.025), (a * 0.3, low - 0.018), (a * 0.43, low), (a * 0.4, low), (0, low - 0.02)], x,
                    seg=24)
    elif style == 1:
        w, h = d.u(0.26, 0.32), d.u(0.04, 0.06)
        k.box(d.of(m, plastic(d.code())), w, h, w * 1.05, r=0.02, steps=2)
        k.box(plastic("#3a3b3e"), w * 0.9, 0.003, w * 0.7, 0, h, -w * 0.14, r=0)
        k.cyl(metal(), w * 0.2, 0.008, 0, h, w * 0.3, seg=28)
        k.cyl(paper("#fbfaf5"), w * 0.18, 0.002, 0, h + 0.008, w * 0.3, seg=26)
        k.box(plastic("#c03020"), 0.004, 0.001, w * 0.16, 0, h + 0.0105, w * 0.28, r=0)
    elif style == 2:
        r, t = d.of(d.u(0.08, 0.11), d.u(0.14, 0.17)), d.u(0.012, 0.025)
        k.cyl(d.of(glass("#2a3034", 1.0), plastic("#f4f4f2"), metal()), r, t, y=0.006, bevel=0.004, seg=40)
        k.box(plastic("#9fb0a4"), r * 0.6, 0.002, r * 0.28, 0, t + 0.006, r * 0.65, r=0)
        for s in (-1, 1):
            for z in (-1, 1):
                k.cyl(plastic("#1c1c1e"), r * 0.1, 0.008, s * r * 0.6, 0, z * r * 0.6, seg=12)
    else:
        r, h = d.u(0.06, 0.1), d.u(0.45, 0.6)
        with k.at(0, h, 0, pitch=90):
            k.cyl(m, r, 0.05, y=-0.025, bevel=0.006, seg=32)
            k.cyl(paper("#fbfaf5"), r * 0.88, 0.003, y=0.024, seg=30)
            k.box(plastic("#c03020"), 0.004, 0.003, r * 0.8, 0, 0.027, -r * 0.3, r=0)
        k.ring(metal(), 0.015, 0.003, 0, h + r, 0, seg=14)
        for b in (0.5, 2.6, 4.7):
            k.tube(metal(), [(0, h - r, 0), (np.cos(b) * r * 1.4, 0.05, np.sin(b) * r * 1.4)], 0.0015, seg=4)
        k.lathe(metal(), [(0, 0), (r, 0.005), (r * 1.5, 0.05), (r * 1.45, 0.05), (0, 0.008)], seg=28)


def knife(k: Kit, grip: Finish, h: float, blade: float) -> None:
    """A knife whose grip starts at the origin and goes up by h, its blade of that length below."""
    k.box(grip, 0.016, h, 0.026, r=0.006)
    if blade > 0:
        k.slab(metal(), [(-0.015, 0), (0.015, 0), (0.013, -blade * 0.7), (-0.012, -blade)][::-1], 0.002, axis="x")


@form("knife block")
def other_block(k: Kit, d: Dice) -> None:
    """A wedge with steps, a cup of bristles, a low one for a drawer, or a board that holds by magnet."""
    style, m, grip = d.i(0, 3), d.of(d.timber(), d.timber(), metal(), plastic(d.code())), d.of(
        plastic("#161618"), metal(), d.timber(), plastic(d.code()))
    if style == 0:
        w, h, deep = d.u(0.09, 0.13), d.u(0.2, 0.26), d.u(0.14, 0.22)
        lean = d.u(15, 35)
        k.slab(m, [(-deep / 2, 0), (deep / 2, 0), (deep * 0.65, h * 0.45), (-deep * 0.25, h)], w, 0, 0, 0, axis="x")
        rows = d.i(2, 4)
        for j in range(rows):
            t = (j + 0.5) / rows
            with k.at(0, h * (1 - 0.55 * t) - 0.004, deep * (-0.25 + 0.9 * t), pitch=lean):
                for x in np.linspace(-0.3, 0.3, 1 if j == 0 else d.i(1, 3)) if j else (0.0,):
                    with k.at(float(x) * w):
                        knife(k, grip, d.u(0.08, 0.13), 0)
        return
    if style == 1:
        r, h = d.u(0.05, 0.075), d.u(0.17, 0.24)
        k.cyl(m, r, h, bevel=0.004, seg=32) if d.yes(0.5) else k.box(m, 2 * r, h, 2 * r, r=0.006)
        k.cyl(natural("bristle", "#1c1c1e"), r * 0.9, 0.004, y=h, seg=24)
        for n in range(d.i(3, 6)):
            with k.at(np.cos(n * 1.2) * r * 0.55, h, np.sin(n * 1.2) * r * 0.55, yaw=d.u(0, 180), roll=d.u(-6, 6)):
                knife(k, grip, d.u(0.08, 0.13), 0)
    elif style == 2:
        w, n = d.u(0.1, 0.18), d.i(3, 6)
        k.box(m, w, 0.03, d.u(0.28, 0.4), r=0.003)
        for i in range(n):
            with k.at(w * ((i + 0.5) / n - 0.5), 0.022, d.u(0.08, 0.12), pitch=90):
                knife(k, grip, 0.12, d.u(0.12, 0.22))
    else:
        w, h, n = d.u(0.2, 0.34), d.u(0.22, 0.3), d.i(4, 6)
        k.box(m, w * 1.05, 0.02, 0.14, r=0.004)
        k.box(m, w, h, 0.025, 0, 0.02, 0, r=0.004)
        for i in range(n):
            with k.at(w * ((i + 0.5) / n - 0.5), h * d.u(0.75, 0.95), 0.015, yaw=90):
                knife(k, grip, 0.11, h * d.u(0.45, 0.65))


@form("cutlery drawer")
def fronted_drawer(k: Kit, d: Dice) -> None:
    """A drawer with its front and grip, and in it a tray: knives, forks and spoons each in a well, and one across."""
    w, deep, h, n = d.u(0.3, 0.55), d.u(0.38, 0.5), d.u(0.07, 0.12), d.i(3, 4)
    m, body, steel = d.of(d.timber(), plastic(d.of("#f2f2f0", "#9a9ca0"))), d.timber(), metal()
    hollow_box(k, d, w, h, deep, 0.012, body)
    k.box(d.of(body, d.hard()), w + 0.04, h + d.u(0.03, 0.06), 0.02, 0, -0.02, deep / 2 + 0.01)
    k.tube(d.steel(), [(-0.06, h * 0.6, deep / 2 + 0.02), (-0.06, h * 0.6, deep / 2 + 0.045),
                       (0.06, h * 0.6, deep / 2 + 0.045), (0.06, h * 0.6, deep / 2 + 0.02)], 0.006, seg=7)
    inner, back = w - 0.03, -deep * 0.25
    for i in range(n + 1):
        k.box(m, 0.006, h * 0.6, deep * 0.72, inner * (i / n - 0.5), 0.012, deep * 0.12, r=0.002)
    k.box(m, inner, h * 0.6, 0.006, 0, 0.012, back)
    for i in range(n):
        for j in range(d.i(1, 4)):
            with k.at(inner * ((i + 0.5) / n - 0.5) + d.u(-0.012, 0.012), 0.016 + j * 0.005, deep * 0.12,
                      yaw=d.u(-4, 4)):
                k.box(steel, 0.011, 0.003, 0.13, 0, 0, 0.03, r=0)
                if i % 3 == 0:
                    k.box(steel, 0.018, 0.002, 0.09, 0, 0, -0.07, r=0)
                elif i % 3 == 1:
                    k.blob(steel, 0.035, 0.008, 0.055, 0, 0, -0.06, cells=5)
                else:
                    for x in (-0.009, -0.003, 0.003, 0.009):
                        k.box(steel, 0.003, 0.003, 0.055, x, 0, -0.075, r=0)
                    k.box(steel, 0.022, 0.003, 0.02, 0, 0, -0.042, r=0)
    with k.at(0, 0.014, back - deep * 0.1, yaw=90):
        k.tube(d.of(steel, d.timber()), [(0, 0.01, -w * 0.35), (0, 0.01, w * 0.3)], 0.008, seg=7)


@form("hot dog")
def dressed_hot_dog(k: Kit, d: Dice) -> None:
    """Sausage in a roll cut from above, with leaves, rings or both sauces; bare, in a paper tray or on a plate."""
    long, r = d.u(0.14, 0.22), d.u(0.02, 0.027)
    bun, style = natural("bread", d.of("#d9a05a", "#c98f4a", "#e8c080", "#b07a3a")), d.i(0, 2)
    if style == 1:
        for s in (-1, 1):
            with k.at(0, 0, s * r * 2.1, pitch=-s * 12):
                k.box(paper(d.of("#f2f0ea", "#c03020", "#e6d8b0")), long * 1.1, r * 2.2, 0.002, r=0)
        k.box(paper("#f2f0ea"), long * 1.1, 0.002, r * 4.2, r=0)
    elif style == 2:
        k.lathe(d.hard(), [(0, 0), (long * 0.45, 0), (long * 0.7, 0.015), (long * 0.67, 0.016), (0, 0.004)], seg=32)
    k.blob(bun, long, r * 1.6, r * 3.6, 0, 0.003, 0, power=2.8, cells=10)
    for s in (-1, 1):
        with k.at(0, r * 0.9, s * r * 1.25, pitch=s * 15):
            k.blob(bun, long * 0.97, r * 1.8, r * 1.2, power=2.8, cells=10)
    bend = d.u(-0.012, 0.012)
    path = [(t * long * 0.56, r * 1.9, bend * t * t) for t in np.linspace(-1, 1, 9)]
    k.tube(natural("meat", d.of("#a8452a", "#8a3a24", "#c06a4a")), path, r * 0.72, seg=12, round_caps=True)
    for s, code in zip((-1, 1), ("#e8c020", "#c02a1a"), strict=True):
        if d.yes(0.6):
            wave = [(x, r * 2.6, s * r * 0.15 + np.sin(x * d.of(150, 200)) * r * 0.35)
                    for x in np.linspace(-long * 0.45, long * 0.45, 26)]
            k.tube(natural("sauce", code), wave, 0.003, seg=5)
    for _ in range(d.of(0, 0, 8, 14)):
        with k.at(d.u(-0.45, 0.45) * long, r * d.u(1.7, 2.5), d.of(-1, 1) * r * d.u(0.4, 0.9), yaw=d.u(0, 360),
                  pitch=d.u(-40, 40)):
            k.blob(natural("leaf", d.of("#7faa4a", "#5f8f3a", "#e8e4d0")), 0.022, 0.004, 0.014, cells=3)
