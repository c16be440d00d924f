"""Fruit and vegetables."""

import numpy as np

from assets.recipes.colour import rgb
from assets.recipes.curves import Array
from assets.recipes.kit import Kit
from assets.recipes.materials import Finish, natural
from assets.recipes.registry import asset

STEM = natural("stem", "#5b4028", 0.8)
LEAF = natural("leaf", "#4f7d3a", 0.6)
WHITE = Finish("fruit:skin", (1.0, 1.0, 1.0), 0.0, 0.4)


def mix(a: str, b: str, t: Array) -> Array:
    """Colours between two codes."""
    weight = np.clip(t, 0, 1)[..., None]
    return np.asarray(rgb(a)) * (1 - weight) + np.asarray(rgb(b)) * weight


def stalk(k: Kit, y: float, h: float, lean: float = 0.004, r: float = 0.0014) -> None:
    """A short stem at the top of a fruit."""
    k.tube(STEM, [(0, y, 0), (lean * 0.4, y + h * 0.5, 0), (lean, y + h, 0)], [r, r * 0.9, r * 1.4], seg=6)


@asset("apple", "apple", aliases=("red apple",), one="#b3202a", two="#d98a35")
@asset("apple_green", "apple", aliases=("green apple",), one="#7fae3f", two="#b9cf63")
def apple(k: Kit, one: str, two: str) -> None:
    """An apple, dimpled above and below."""
    t = np.linspace(0, np.pi, k.n(22, 8))
    r = 0.038 * np.sin(t) ** 0.85 * (1 + 0.06 * np.cos(t) * -1)
    y = 0.037 - 0.037 * np.cos(t) + 0.012 * np.exp(-((t / 0.42) ** 2)) - 0.016 * np.exp(-(((np.pi - t) / 0.42) ** 2))
    start = len(k.parts)
    k.lathe(WHITE, np.stack([r, y - y.min()], 1), seg=28)
    k.tint(
        lambda p: mix(
            one, two, 0.5 + 0.5 * np.sin(3 * np.arctan2(p[..., 0], p[..., 2])) * 0.7 + (p[..., 1] - 0.045) * 10 - 0.35
        ),
        start,
    )
    stalk(k, 0.056, 0.024)
    if k.mid:
        k.sheet(
            LEAF,
            lambda u, v: np.stack(
                [
                    0.004 + 0.03 * u,
                    0.074 + 0.012 * np.sin(2.6 * u),
                    (v - 0.5) * 0.018 * np.sin(np.pi * np.clip(u, 0.03, 1)),
                ],
                -1,
            ),
            (6, 2),
            0.0008,
        )


def bend(k: Kit, length: float, curve: float, thick: float, y: float, turn: float) -> None:
    """One banana lying on its side, curved in the plane of the table."""
    t = np.linspace(-1, 1, k.n(20, 7))
    a = t * curve / 2
    radius = length / curve
    path = np.stack([radius * np.sin(a), np.full_like(t, y), radius * (1 - np.cos(a))], 1)
    girth = thick * np.maximum(1 - np.abs(t) ** 3.2, 0.0) ** 0.55
    girth = np.where(t > 0.86, np.maximum(girth, thick * 0.27), np.maximum(girth, thick * 0.16))
    with k.at(yaw=turn):
        start = len(k.parts)
        k.tube(WHITE, path, girth, seg=9)
        k.tint(
            lambda p: mix("#e9c52f", "#6d4d22", (np.abs(_along(p, k, turn)) / (radius * np.sin(curve / 2)) - 0.9) * 9),
            start,
        )


def _along(p: Array, k: Kit, turn: float) -> Array:
    a = np.radians(turn)
    return p[..., 0] * np.cos(a) - p[..., 2] * np.sin(a)


@asset("banana", "banana", colour="yellow")
def banana(k: Kit) -> None:
    """A single ripe banana."""
    bend(k, 0.19, 1.5, 0.018, 0.018, 0)


@asset("bananas", "banana", aliases=("bananas", "bunch of bananas"), colour="yellow")
def bunch(k: Kit) -> None:
    """Three bananas joined at the stem."""
    for i, turn in enumerate((-18, 0, 18)):
        with k.at(0, 0.0, 0.0), k.at(0.0, 0.002 * (i == 1), 0):
            t = np.linspace(0, 1, k.n(20, 7))
            a = 0.25 + 1.5 * t
            out = np.array([np.cos(np.radians(turn)), np.sin(np.radians(turn))])
            reach, high = (
                0.15 * np.cos(a) - 0.08,
                0.018 + 0.115 * (np.sin(a) ** 2) * 0.0 + 0.07 * np.sin(np.pi * t) ** 1.5,
            )
            path = np.stack([reach * out[0] - 0.02, high, reach * out[1] + 0.03 * (i - 1) * np.sin(np.pi * t)], 1)
            girth = 0.018 * np.maximum(1 - np.abs(2 * t - 1) ** 3.2, 0.09) ** 0.55
            start = len(k.parts)
            k.tube(WHITE, path, girth, seg=9)
            ends = (float(path[0, 0]), float(path[-1, 0]))
            mid, half = (ends[0] + ends[1]) / 2, abs(ends[0] - ends[1]) / 2
            k.tint(
                lambda p, mid=mid, half=half: mix("#e9c52f", "#7a6a2a", (np.abs(p[..., 0] - mid) / half - 0.88) * 8),
                start,
            )


@asset("orange", "orange")
def orange(k: Kit) -> None:
    """An orange."""
    k.blob(natural("fruit", "#ea8a1c", 0.55), 0.075, 0.072, 0.075, cells=10)
    k.cyl(natural("leaf", "#5a6b2a"), 0.004, 0.002, y=0.071, seg=8)


@asset("lemon", "lemon")
def lemon(k: Kit) -> None:
    """A lemon lying on its side."""
    t = np.linspace(0, np.pi, k.n(20, 8))
    profile = np.stack(
        [0.027 * np.sin(t) ** 1.05, 0.043 - 0.036 * np.cos(t) + 0.008 * np.sign(-np.cos(t)) * np.abs(np.cos(t)) ** 9], 1
    )
    profile[0, 0] = profile[-1, 0] = 0
    with k.at(0, 0.027, 0, roll=90), k.at(0, -0.043, 0):
        k.lathe(natural("fruit", "#f0d02c", 0.5), profile, seg=22)


@asset("pear", "pear")
def pear(k: Kit) -> None:
    """A pear."""
    profile = k.curve(
        [(0.0, 0.002), (0.02, 0), (0.037, 0.025), (0.033, 0.055), (0.019, 0.085), (0.012, 0.1), (0.0, 0.104)], 22, 8
    )
    start = len(k.parts)
    k.lathe(WHITE, np.maximum(profile, 0), seg=24)
    k.tint(lambda p: mix("#b9b93f", "#c9873b", np.sin(2 * np.arctan2(p[..., 0], p[..., 2])) * 0.6), start)
    stalk(k, 0.1, 0.025, 0.006)


@asset("melon", "melon", aliases=("watermelon",))
def watermelon(k: Kit) -> None:
    """A striped watermelon."""
    start = len(k.parts)
    k.blob(WHITE, 0.3, 0.235, 0.235, cells=20)

    def stripes(p: Array) -> Array:
        a = np.arctan2(p[..., 1] - 0.1175, p[..., 2]) + 0.12 * np.sin(p[..., 0] * 70)
        return mix("#5f9440", "#1f4a26", 0.5 + 1.4 * np.sin(9 * a))

    k.tint(stripes, start)
    with k.at(0.146, 0.1175, 0, roll=-90):
        k.cyl(STEM, 0.006, 0.02, seg=8)


@asset("melon_yellow", "melon", aliases=("honeydew melon", "honeydew", "canary melon"))
def honeydew(k: Kit) -> None:
    """A smooth yellow melon."""
    k.blob(natural("fruit", "#e3c247", 0.5), 0.21, 0.15, 0.15, cells=12)
    with k.at(0.102, 0.075, 0, roll=-90):
        k.cyl(STEM, 0.005, 0.015, seg=8)


@asset("tomato", "tomato")
def tomato(k: Kit) -> None:
    """A tomato with its green star."""
    k.blob(natural("fruit", "#cf2f22", 0.25), 0.07, 0.056, 0.07, power=2.3, cells=9)
    for i in range(5):
        a = np.radians(72 * i)
        k.tube(
            LEAF,
            [
                (0, 0.0555, 0),
                (0.01 * np.sin(a), 0.058, 0.01 * np.cos(a)),
                (0.022 * np.sin(a), 0.056, 0.022 * np.cos(a)),
            ],
            [0.003, 0.0026, 0.0004],
            seg=5,
        )
    k.tube(LEAF, [(0, 0.055, 0), (0.002, 0.068, 0)], 0.0018, seg=5)


@asset("carrot", "carrot", colour="orange")
def carrot(k: Kit) -> None:
    """A carrot with a tuft of green, lying down."""
    with k.at(0, 0.016, 0, roll=90):
        k.lathe(
            natural("fruit", "#e5771f", 0.6),
            [(0, -0.09), (0.003, -0.085), (0.011, -0.02), (0.016, 0.06), (0.013, 0.072), (0, 0.074)],
            fillet=0.006,
            seg=16,
        )
        for i in range(5):
            a = np.radians(72 * i)
            k.tube(
                LEAF,
                k.curve(
                    [
                        (0, 0.07, 0),
                        (0.005 * np.sin(a), 0.1, 0.005 * np.cos(a)),
                        (0.011 * np.sin(a), 0.14, 0.011 * np.cos(a)),
                    ],
                    6,
                    3,
                ),
                [0.0015] * (k.n(6, 3) - 1) + [0.005],
                seg=5,
            )


@asset("potato", "potato")
def potato(k: Kit) -> None:
    """A potato."""
    k.blob(natural("vegetable", "#b89058", 0.8), 0.095, 0.052, 0.065, power=2.5, cells=9)


@asset("grapes", "grapes")
def grapes(k: Kit) -> None:
    """A bunch of purple grapes lying down."""
    skin = natural("fruit", "#5b2a63", 0.3)
    rows = ((0.07, 1), (0.05, 3), (0.03, 4), (0.01, 5), (-0.012, 5), (-0.034, 4))
    for i, (x, count) in enumerate(rows):
        for j in range(count):
            z = (j - (count - 1) / 2) * 0.0185
            for layer in range(2 if count > 2 and k.mid else 1):
                if layer and abs(z) > 0.02:
                    continue
                k.blob(
                    skin,
                    0.021,
                    0.021,
                    0.021,
                    -x + 0.004 * (j % 2) - 0.006 * layer,
                    layer * 0.015,
                    z + 0.009 * layer * (-1) ** i,
                    cells=4,
                )
    k.tube(STEM, k.curve([(0.03, 0.02, 0), (0.06, 0.026, 0.004), (0.08, 0.03, 0.014)], 6, 3), 0.0022, seg=6)
