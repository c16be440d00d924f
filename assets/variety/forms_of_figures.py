"""People, and images of people, beasts and nothing in stone, clay and bronze; of many makers."""

from __future__ import annotations

import numpy as np

from assets.recipes.curves import Array
from assets.recipes.kit import Kit
from assets.recipes.materials import Finish, ceramic, fabric, leather, metal, natural, stone
from assets.variety.parts import SIDES, bar, bent
from assets.variety.registry import Dice, form


def limb(k: Kit, upper: Finish, lower: Finish, r: float, start: Array, bend: Array, end: Array) -> None:
    """An arm or a leg of two parts that tapers, from its root by its joint to its end; r its radius, metres."""
    k.tube(upper, [start, bend], [r, r * 0.75], seg=9, round_caps=True)
    k.tube(lower, [bend, end], [r * 0.75, r * 0.55], seg=9, round_caps=True)


def body(k: Kit, d: Dice, coats: dict[str, Finish], h: float, broad: float, pose: str) -> None:
    """A figure h tall when it stands: standing, walking, with arms out or up, or sitting on nothing. Faces +z."""
    with k.at(scale=(h * broad, h, h * broad)):
        hip, waist = (0.27, 0.0) if pose == "sitting" else (0.5, 0.0)
        stride = d.u(0.06, 0.15) if pose == "walking" else 0.0
        k.blob(coats["legs"], 0.2, 0.14, 0.14, 0, hip - 0.05, waist, power=2.8, cells=7)
        k.blob(coats["top"], d.u(0.21, 0.25), 0.33, 0.145, 0, hip + 0.02, waist, power=3, cells=8)
        k.cyl(coats["skin"], 0.03, 0.07, y=hip + 0.32, seg=10)
        k.blob(coats["skin"], 0.095, 0.135, 0.115, 0, hip + 0.365, 0.01, power=2.2, cells=8)
        k.blob(coats["hair"], 0.108, 0.08, 0.12, 0, hip + 0.43, -0.012, power=2.3, cells=7)
        k.blob(coats["skin"], 0.018, 0.025, 0.02, 0, hip + 0.425, 0.062, cells=3)
        if d.yes(0.35):
            k.blob(coats["hair"], 0.11, d.u(0.12, 0.22), 0.06, 0, hip + 0.3, -0.04, power=3, cells=6)
        bare, skirt = d.yes(0.4), d.yes(0.2)
        for s in SIDES:
            root = np.array([s * 0.055, hip - 0.01, 0])
            if pose == "sitting":
                knee, foot = root + np.array([s * 0.01, 0.01, 0.25]), np.array([s * 0.07, 0.03, 0.25])
            else:
                knee = np.array([s * 0.06, 0.27, s * stride * 0.7 + 0.015])
                foot = np.array([s * 0.065, 0.04, s * stride])
            limb(k, coats["legs"], coats["skin" if skirt else "legs"], 0.05, root, knee, foot)
            k.blob(coats["shoes"], 0.055, 0.05, 0.145, foot[0], foot[1] - 0.04, foot[2] + 0.03, power=2.8, cells=5)
            shoulder = np.array([s * 0.115, hip + 0.3, 0])
            elbow, hand = {
                "out": (shoulder + np.array([s * 0.15, 0, 0]), shoulder + np.array([s * 0.29, 0, 0])),
                "up": (shoulder + np.array([s * 0.1, -0.02 + 0.1 * (s > 0), 0.05]),
                       shoulder + np.array([s * 0.08, 0.26 * s, 0.1])),
            }.get(pose, (shoulder + np.array([s * 0.03, -0.16, -s * stride * 0.4]),
                         shoulder + np.array([s * 0.03, -0.28, 0.03 + d.u(0, 0.13) - s * stride * 0.8])))
            limb(k, coats["top"], coats["skin"] if bare else coats["top"], 0.035, shoulder, elbow, hand)
            k.blob(coats["skin"], 0.04, 0.06, 0.045, hand[0], hand[1] - 0.05, hand[2], cells=4)
        if skirt and pose != "sitting":
            k.lathe(coats["legs"], [(d.u(0.11, 0.2), d.u(0.1, 0.3)), (0.09, hip + 0.06), (0, hip + 0.08)], seg=18)


@form("person")
def person(k: Kit, d: Dice) -> None:
    """A child or someone grown up; standing, walking, sitting, with arms out or one of them up."""
    skin = natural("skin", d.of("#c98f6b", "#e6bb98", "#8a5a3c", "#5a3a28", "#f0cdb0"))
    coats = {"skin": skin, "hair": natural("hair", d.of("#2d2019", "#6b3f22", "#1f1714", "#c9a460", "#9a9a98")),
             "top": fabric(d.code()), "legs": fabric(d.of("#2f3d5a", "#26272a", d.code())), "shoes": leather(d.code())}
    h = d.of(d.u(1.55, 1.92), d.u(1.55, 1.92), d.u(0.85, 1.4))
    body(k, d, coats, h, d.u(0.88, 1.2), d.of("standing", "standing", "walking", "sitting", "out", "up"))


def image(d: Dice) -> Finish:
    """What images are made of."""
    return d.of(stone("#e8e4da"), metal("#6b4a2a", 0.4), ceramic("#f4f2ec"), natural("clay", "#a8623f"),
                metal("#b5893a"), natural("stone", "#5a5a58"), d.timber())


@form("sculpture")
def sculpture(k: Kit, d: Dice) -> None:
    """A figure or a bust on a plinth, or what shows nothing: rings, a pierced stone, a twist, a pile."""
    m, h = image(d), d.of(d.u(0.15, 0.5), d.u(0.15, 0.5), d.u(0.8, 1.7))
    style = d.of("figure", "bust", "ring", "twist", "pile", "pierced")
    base, foot = h * d.u(0.04, 0.2), d.of(m, stone("#2a2a2e"), d.timber())
    w = h * d.u(0.26, 0.42)
    if d.yes(0.6):
        k.box(foot, w, base, w * d.u(0.7, 1))
    else:
        k.cyl(foot, w / 2, base)
    with k.at(0, base, 0, yaw=d.u(-25, 25)):
        if style == "figure":
            coats = dict.fromkeys(("skin", "hair", "top", "legs", "shoes"), m)
            body(k, d, coats, h, d.u(0.7, 1.1), d.of("standing", "walking", "up", "out"))
        elif style == "bust":
            s = h / 0.5
            k.lathe(m, k.curve([(0.09 * s, 0), (0.05 * s, 0.06 * s), (0.06 * s, 0.1 * s)], 8, 5), seg=20)
            k.blob(m, 0.4 * s, 0.2 * s, 0.2 * s, 0, 0.08 * s, 0, power=2.6, cells=9)
            k.cyl(m, 0.055 * s, 0.16 * s, y=0.2 * s)
            k.blob(m, 0.15 * s, 0.22 * s, 0.18 * s, 0, 0.3 * s, 0.02 * s, power=2.3, cells=9)
            k.blob(m, 0.035 * s, 0.05 * s, 0.03 * s, 0, 0.385 * s, 0.105 * s, cells=4)
            k.blob(m, 0.18 * s, 0.14 * s, 0.19 * s, 0, 0.395 * s, -0.02 * s, power=2.4, cells=8)
        else:
            abstract(k, d, m, h, style)


def abstract(k: Kit, d: Dice, m: Finish, h: float, style: str) -> None:
    """A form h tall, metres, that shows nothing."""
    if style == "ring":
        for n in range(d.i(1, 3)):
            r = h * (0.46 - 0.1 * n)
            with k.at(0, h / 2 + 0.02 * n, 0, pitch=90, yaw=40.0 * n):
                k.ring(m, r, h * d.u(0.02, 0.06), y=-0.02, seg=32)
    elif style == "twist":
        t = np.linspace(0, 1, 40)
        turns, wide = d.u(2, 9), h * d.u(0.06, 0.18)
        for phase in np.arange(d.i(1, 3)) * 2.1:
            a = t * turns + phase
            k.tube(m, np.stack([np.cos(a) * wide * (1 - t * 0.6), t * h, np.sin(a) * wide * (1 - t * 0.6)], 1),
                   h * 0.05 * (1 - 0.7 * t) + h * 0.01, seg=9)
    elif style == "pile":
        y, n = 0.0, d.i(3, 6)
        for _ in range(n):
            each = h / n
            with k.at(d.u(-0.03, 0.03) * h, y, 0, yaw=d.u(0, 90)):
                shape = d.of("blob", "box")
                wide = h * d.u(0.15, 0.36)
                if shape == "blob":
                    k.blob(m, wide, each * 1.05, wide, power=d.u(2, 4))
                else:
                    k.box(m, wide, each, wide)
            y += each * 0.97
    else:
        r, hole = h * 0.3, d.u(0.12, 0.28)

        def place(u: Array, v: Array) -> Array:
            a, b = 2 * np.pi * u, 2 * np.pi * v
            thick = hole * (0.75 + 0.35 * np.sin(a + 1.0))
            out = r + thick * h * np.cos(b)
            return np.stack([np.cos(a) * out, h * 0.48 + np.sin(a) * out * 1.1, thick * h * 0.7 * np.sin(b)], -1)

        k.sheet(m, place, (40, 20), 0.004)


@form("sculpture")
def sculpture_of_beast(k: Kit, d: Dice) -> None:
    """A horse, a deer, an elephant or a bird in one colour, standing on a plate or on nothing."""
    m, s, legged = image(d), d.u(0.12, 0.7), d.yes(0.75)
    if d.yes(0.6):
        k.box(d.of(m, d.timber()), s * 0.5, s * 0.05, s * 1.1)
    with k.at(0, s * 0.04, 0):
        if legged:
            beast(k, d, m, s, d.of("horse", "deer", "elephant"))
            return
        bent(k, m, s * 0.02, (0, 0, 0.02), (0, s * 0.25, 0), (0, s * 0.5, -s * 0.02))
        k.blob(m, s * 0.34, s * 0.36, s * 0.75, 0, s * 0.4, -s * 0.05, power=2.2, cells=8)
        bent(k, m, s * d.u(0.05, 0.09), (0, s * 0.6, s * 0.25), (0, s * 0.85, s * 0.36), (0, s * 1.02, s * 0.34))
        k.blob(m, s * 0.17, s * 0.17, s * 0.22, 0, s * 0.95, s * 0.36, cells=6)
        k.tube(m, [(0, s * 1.03, s * 0.44), (0, s * 1.0, s * 0.62)], [s * 0.035, s * 0.006], seg=7)


def beast(k: Kit, d: Dice, m: Finish, s: float, kind: str) -> None:
    """An animal on four legs about s long, metres, its head at +z."""
    fat, high = (0.42, 0.4) if kind == "elephant" else (0.26, 0.55)
    thick = 0.085 if kind == "elephant" else 0.035
    for x in SIDES:
        for z in SIDES:
            k.tube(m, [(x * s * fat * 0.32, 0, z * s * 0.3), (x * s * fat * 0.32, s * high, z * s * 0.27)],
                   [s * thick, s * thick * 1.6], seg=8)
    k.blob(m, s * fat, s * (fat + 0.08), s * 0.85, 0, s * (high - 0.08), 0, power=2.3, cells=9)
    tail = ((high + 0.2, -0.4), (high + 0.05, -0.5), (high * 0.6, -0.5))
    bent(k, m, s * 0.02, *((0, s * y, s * z) for y, z in tail))
    if kind == "elephant":
        k.blob(m, s * 0.3, s * 0.34, s * 0.32, 0, s * 0.55, s * 0.45, cells=7)
        k.tube(m, k.curve([(0, s * 0.7, s * 0.58), (0, s * 0.45, s * 0.72), (0, s * 0.15, s * 0.7)], 10, 6),
               np.linspace(s * 0.07, s * 0.03, k.n(10, 6)), seg=8)
        for x in SIDES:
            k.blob(m, s * 0.05, s * 0.3, s * 0.26, x * s * 0.2, s * 0.55, s * 0.36, cells=5)
        return
    k.tube(m, [(0, s * (high + 0.12), s * 0.33), (0, s * (high + 0.45), s * 0.55)], [s * 0.12, s * 0.07], seg=9)
    with k.at(0, s * (high + 0.4), s * 0.5, pitch=115):
        k.lathe(m, [(0, 0), (s * 0.075, s * 0.05), (s * 0.045, s * 0.28), (0, s * 0.31)], fillet=s * 0.02, seg=12)
    for x in SIDES:
        k.blob(m, s * 0.04, s * 0.1, s * 0.03, x * s * 0.05, s * (high + 0.47), s * 0.52, cells=4)
        if kind == "deer":
            y = high + 0.5
            bent(k, m, s * 0.014, (x * s * 0.04, s * y, s * 0.5), (x * s * 0.2, s * (y + 0.18), s * 0.45),
                 (x * s * 0.16, s * (y + 0.4), s * 0.5))
            bar(k, m, s * 0.012, (x * s * 0.18, s * (y + 0.18), s * 0.46), (x * s * 0.22, s * (y + 0.3), s * 0.6))
