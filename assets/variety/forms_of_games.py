"""Chessboards, dartboards, rackets and skateboards of other forms than the usual."""

from __future__ import annotations

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import Finish, glass, leather, metal, natural, paper, plastic, rubber, stone, wood
from assets.variety.registry import Dice, form

MEN = {
    "pawn": ([(0.32, 0), (0.3, 0.12), (0.12, 0.3), (0.1, 0.6), (0.2, 0.7), (0.2, 0.85), (0, 1)], 0.8),
    "rook": ([(0.36, 0), (0.34, 0.12), (0.2, 0.3), (0.18, 0.75), (0.28, 0.8), (0.28, 1), (0, 1)], 0.95),
    "bishop": ([(0.36, 0), (0.34, 0.1), (0.14, 0.3), (0.1, 0.65), (0.2, 0.75), (0.14, 0.9), (0, 1)], 1.25),
    "queen": ([(0.38, 0), (0.36, 0.08), (0.15, 0.25), (0.11, 0.7), (0.26, 0.92), (0.1, 0.94), (0, 1)], 1.5),
    "king": ([(0.38, 0), (0.36, 0.08), (0.16, 0.25), (0.12, 0.7), (0.24, 0.86), (0.2, 0.9), (0, 0.92)], 1.6),
}
"""The men of chess as (radius, y) of a side and a height, by the width of a square."""
ROW = ("rook", "knight", "bishop", "queen", "king", "bishop", "knight", "rook")


def man(k: Kit, m: Finish, name: str, s: float) -> None:
    """A man of chess on a square of width s, at the origin."""
    if name == "knight":
        k.cyl(m, s * 0.36, s * 0.15, seg=18)
        head = [(-0.2, 0.1), (0.24, 0.1), (0.1, 0.5), (0.34, 0.62), (0.3, 0.8), (0.0, 1.1), (-0.22, 0.9)]
        k.slab(m, [(x * s, y * s) for x, y in head], s * 0.28, axis="x", corner=s * 0.05)
        return
    line, tall = MEN[name]
    k.lathe(m, [(0, 0), *((x * s, y * s * tall) for x, y in line)], seg=20)
    if name == "king":
        k.box(m, s * 0.06, s * 0.26, s * 0.06, 0, s * 1.45, 0, r=0)
        k.box(m, s * 0.2, s * 0.06, s * 0.06, 0, s * 1.56, 0, r=0)


@form("chessboard")
def turned_chess(k: Kit, d: Dice) -> None:
    """With turned men in play, on a box with a drawer, of stone or glass or a mat; or folding and half open."""
    s, t = d.u(0.03, 0.06), d.of(0.003, 0.012, d.u(0.03, 0.07))
    light, dark = d.of((wood("#d8b98a"), wood("#5a3d28")), (stone("#e8e4da"), stone("#2a3a30")),
                       (glass("#f0f4f4", 0.7), glass("#8aa0a4", 0.6)),
                       (plastic("#f0ead8"), plastic(d.of("#2a2a2c", "#2f5a3a", "#7a2a22"))))
    rim, w = d.of(dark, dark, d.timber()), 8 * s
    folds, men = d.yes(0.2), [(i, j) for i in range(8) for j in range(8)]
    for half in (0, 1):
        turn = d.u(60, 100) if folds and not half else 0.0
        with k.at(0, t, 0, pitch=turn), k.at(0, -t, (half - 0.5) * w * 0.56):
            k.box(rim, w * 1.12, t, w * 0.56, r=0.002)
            for i in range(8):
                for j in range(4):
                    m = light if (i + j) % 2 else dark
                    z = (j - 1.5) * s + (0.5 - half) * w * 0.06
                    k.box(m, s * 0.99, 0.002, s * 0.99, (i - 3.5) * s, t - 0.001, z, r=0)
    if t > 0.03 and not folds:
        k.box(rim, w * 0.5, t * 0.6, 0.01, 0, t * 0.2, w * 0.565)
        k.blob(metal("#c8a850"), 0.014, 0.014, 0.014, 0, t * 0.4, w * 0.58, cells=4)
    if folds:
        return
    left = d.of(1.0, 0.95, d.u(0.25, 0.6))
    for i, j in men:
        name = ROW[i] if j in (0, 7) else "pawn" if j in (1, 6) else ""
        if name and d.yes(left):
            shift = 0 if left > 0.9 else d.i(-1, 1)
            z = min(max(j + shift, 0), 7)
            with k.at((i - 3.5) * s, t, (z - 3.5) * s, yaw=0 if j < 4 else 180):
                man(k, light if j > 3 else dark, name, s)


@form("dartboard")
def other_dartboard(k: Kit, d: Dice) -> None:
    """In a cabinet with two open doors, in a wide padded ring, an electronic one with a box below, or magnetic."""
    style, r = d.i(0, 3), d.u(0.17, 0.23)
    deep, casing = 0.04, d.of(d.timber(), plastic("#1c1c1e"), plastic(d.code()))
    t = 0.01 if style == 3 else deep
    a, b = d.of(("#e6d8b0", "#1c1c1e"), ("#f2f0ea", d.of("#1c1c1e", "#2a4ab0", "#b02a22")), ("#e6b820", "#1c1c1e"))
    if style == 0:
        k.box(casing, 2.3 * r, 2.4 * r, 0.02, 0, -1.2 * r, 0.01)
        for s in (-1, 1):
            with k.at(s * 1.15 * r, -1.2 * r, 0.02, yaw=-s * d.u(5, 60)):
                k.box(casing, 1.15 * r, 2.4 * r, 0.025, s * 0.58 * r, 0, 0)
                k.box(natural("slate", "#2a2c2e"), 0.8 * r, 1.6 * r, 0.003, s * 0.58 * r, 0.5 * r, 0.013, r=0)
    elif style == 2:
        k.box(casing, 2.35 * r, 2.9 * r, 0.025, 0, -1.75 * r, 0.012, r=0.02)
        k.box(plastic("#0c1418"), 1.2 * r, 0.25 * r, 0.004, 0, -1.5 * r, 0.026, r=0)
        for n in range(6):
            k.box(plastic("#c03020"), 0.02, 0.012, 0.006, (n - 2.5) * 0.035, -1.65 * r, 0.026, r=0.002)
    with k.at(0, 0, 0.02, pitch=90):
        k.cyl(plastic("#161618"), r, t, seg=44)
        if style == 1:
            pad = rubber(d.of("#1c1c1e", "#b02a22", "#2a4ab0"))
            k.lathe(pad, [(r, 0), (r * 1.5, 0), (r * 1.5, t), (r, t)], seg=40)
        for n in range(20):
            for inner, outer, high in ((0.08, 0.44, 0.002), (0.44, 0.48, 0.003), (0.48, 0.72, 0.002),
                                       (0.72, 0.77, 0.003)):
                thin = high > 0.002
                code = ("#b02a22", "#1f7a3a")[n % 2] if thin else (a, b)[n % 2]
                c, e = (r * v * np.tan(np.pi / 20) for v in (inner, outer))
                with k.at(0, t, 0, yaw=n * 18):
                    k.slab(natural("sisal", code), [(-c, r * inner), (c, r * inner), (e, r * outer), (-e, r * outer)],
                           high)
        k.cyl(natural("sisal", "#1f7a3a"), r * 0.08, t + 0.003, seg=18)
        k.cyl(natural("sisal", "#b02a22"), r * 0.035, t + 0.004, seg=14)
        for n in range(20):
            k.box(paper("#f2f0ea"), 0.014, 0.001, 0.02, np.cos(n * np.pi / 10) * r * 0.89, t, np.sin(n * np.pi / 10)
                  * r * 0.89, r=0)
        for _ in range(d.of(0, 0, 3)):
            x, z = d.u(-0.5, 0.5) * r, d.u(-0.5, 0.5) * r
            flight = plastic(d.code())
            k.tube(metal(), [(x, t, z), (x, t + 0.1, z + 0.012)], 0.004, seg=6)
            for turn in (0, 90):
                with k.at(x, t + 0.09, z + 0.01, yaw=turn):
                    k.box(flight, 0.035, 0.04, 0.001, r=0)


@form("tennis racket")
def other_racket(k: Kit, d: Dice) -> None:
    """For badminton with a thin shaft, for squash with a narrower head, of wood as of old, or solid for the beach."""
    style, m = d.i(0, 3), d.of(plastic(d.code()), metal(), plastic("#1c1c1e"))
    w, head, long, pipe = ((0.2, 0.25, 0.66, 0.005), (0.2, 0.29, 0.68, 0.007), (0.22, 0.29, 0.68, 0.009),
                           (d.u(0.19, 0.25), d.u(0.24, 0.3), d.u(0.4, 0.5), 0.0))[style]
    grip, cord = d.of(leather(d.code()), leather("#5a3420"), plastic("#1c1c1e"), d.cloth()), plastic("#f0efe6")
    m = wood(d.of("#b58a58", "#d8b98a", "#8a5a34")) if style == 2 else m
    angles = np.arange(30) / 30 * 2 * np.pi

    def edge(a: np.ndarray) -> np.ndarray:
        narrow = 1 - (0.16 * (1 - np.sin(a)) if style == 1 else 0)
        return np.stack([np.cos(a) * w / 2 * narrow, 0 * a, np.sin(a) * head / 2], -1)

    with k.at(0, 0.02, 0) if d.yes(0.6) else k.at(0, long * 0.8, 0, pitch=d.of(90, -90)):
        if style == 3:
            face = d.of(d.timber(), plastic(d.code()))
            k.slab(face, [(x, z) for x, _, z in edge(angles)], 0.01)
            for a in np.arange(d.of(0, 8)) * np.pi / 4:
                k.cyl(plastic("#17181a"), 0.008, 0.012, np.cos(a) * w * 0.25, -0.001, np.sin(a) * head * 0.25, seg=10)
            k.box(grip, 0.032, 0.026, long - head + 0.04, 0, -0.008, -long / 2 + 0.02, r=0.008)
            return
        k.tube(m, edge(angles), pipe, seg=7, loop=True, squash=1.5)
        for t in np.linspace(-0.88, 0.88, d.i(9, 14)):
            a, span = np.arccos(t), (1 - t * t) ** 0.5
            k.tube(cord, edge(np.array([a, -a])), 0.0009, seg=4)
            k.tube(cord, [(-span * w * 0.48, 0, t * head / 2), (span * w * 0.48, 0, t * head / 2)], 0.0009, seg=4)
        neck, end = -head / 2, head / 2 - long
        if style == 2:
            for s in (-1, 1):
                side = [(s * w * 0.4, 0, neck * 0.55), (s * 0.02, 0, neck * 1.3), (0, 0, neck * 1.6)]
                k.tube(m, k.curve(side, 10, 6), 0.01, seg=7)
        k.tube(m, [(0, 0, neck), (0, 0, end * 0.8)], 0.004 if style == 0 else 0.011, seg=9)
        k.tube(grip, [(0, 0, end + (0.17 if style == 0 else 0.19)), (0, 0, end)], d.u(0.012, 0.016), seg=9)
        k.cyl(plastic("#1c1c1e"), 0.002, 0.002, 0, 0, end, seg=6)


@form("skateboard")
def long_or_penny_board(k: Kit, d: Dice) -> None:
    """A long one with a point or cut-outs, a small one of plastic with one tail, or a popsicle with both ends up."""
    style, r, upside = d.i(0, 2), d.u(0.024, 0.036), d.of(0, 0, 0, 180)
    long, w = ((d.u(0.9, 1.15), d.u(0.21, 0.26)), (d.u(0.54, 0.62), d.u(0.14, 0.16)), (d.u(0.76, 0.84),
                                                                                      d.u(0.19, 0.215)))[style]
    m, grip = d.of(d.timber(), plastic(d.code())), d.of(plastic("#1c1c1e"), plastic("#1c1c1e"), plastic(d.code()))
    y, hub = 2 * r + 0.02, d.u(0.3, 0.36)
    point, both = d.u(0.5, 1.0), style == 2

    def deck(u: np.ndarray, v: np.ndarray) -> np.ndarray:
        z = 2 * v - 1
        wide = np.maximum(0.02, 1 - np.abs(z) ** (2.2 + 6 * (1 - point) if style == 0 else 9)) ** 0.5
        up = np.maximum(0, np.abs(z) - 0.68) * (0.12 if style == 0 else 0.34) * (both | (z < 0))
        return np.stack([(u - 0.5) * w * wide, y + up * long * 0.5 + (u - 0.5) ** 2 * 0.03, z * long / 2], -1)

    with k.at(0, y * 1.1 if upside else 0, 0, roll=upside):
        k.sheet(m, deck, (16, 54), 0.011)
        k.sheet(grip, lambda u, v: deck(0.02 + 0.96 * u, 0.01 + 0.98 * v) + np.array([0, 0.0065, 0]), (16, 54), 0.001)
        for s in (-1, 1):
            k.box(metal(), 0.05, 0.02, 0.08, 0, 2 * r, s * long * hub, r=0.002)
            k.tube(metal(), [(-w * 0.42, r, s * long * hub), (w * 0.42, r, s * long * hub)], 0.007, seg=8)
            k.slab(metal(), [(-w * 0.25, r), (w * 0.25, r), (0.02, 2 * r), (-0.02, 2 * r)], 0.025, 0, 0, s * long * hub,
                   axis="z")
            for t in (-1, 1):
                with k.at(t * w * 0.42, r, s * long * hub, roll=90):
                    k.cyl(plastic(d.of("#f2f0ea", "#e6b820", "#c03020")), r, r * 1.4, y=-r * 0.7, bevel=0.006, seg=24)
