"""Colours by name: how well a word fits a colour, judged against the other words and against the other candidates.

Distances are taken in OKLab (Ottosson 2020), in which equal steps look about equally large.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from assistant.language.lexicon import lexicon
from scene.frames import FloatArray

BASIC = ("red", "green", "blue", "yellow", "orange", "purple", "pink", "brown", "black", "white", "gray")
"""The basic colour terms of English (Berlin and Kay 1969): every colour is one of these before it is anything finer."""

SHADES = {"beige": ("brown", "white"), "tan": ("brown",), "cream": ("white", "yellow"), "navy": ("blue", "black")}
"""Finer words that keep a basic word from a colour, unless the two are said of the same things."""

SPREAD = 0.13
"""How far from a colour's prototype its name is still used, in OKLab."""

AMONG = 0.09
"""How much further from the prototype than the best candidate still counts as about as good, in OKLab."""

GRAY_CHROMA = 0.045
"""Below this chroma a colour has no hue to speak of."""

UNKNOWN = 0.3
"""The degree of an object whose colour nobody knows."""

SHADE = 0.12
"""What "light" and "dark" move a prototype's lightness by."""


def oklab(rgb: FloatArray) -> FloatArray:
    """(..., 3) sRGB 0..1 to OKLab."""
    c = np.where(rgb <= 0.04045, rgb / 12.92, ((np.maximum(rgb, 0.0) + 0.055) / 1.055) ** 2.4)
    m = np.array(
        [
            [0.4122214708, 0.5363325363, 0.0514459929],
            [0.2119034982, 0.6806995451, 0.1073969566],
            [0.0883024619, 0.2817188376, 0.6299787005],
        ]
    )
    k = np.array(
        [
            [0.2104542553, 0.7936177850, -0.0040720468],
            [1.9779984951, -2.4285922050, 0.4505937099],
            [0.0259040371, 0.7827717662, -0.8086757660],
        ]
    )
    lab: FloatArray = np.cbrt(c @ m.T) @ k.T
    return lab


@cache
def prototype(word: str, shade: str = "") -> tuple[float, float, float] | None:
    """The OKLab colour that a word stands for, or None for a word that is no colour."""
    words = lexicon()
    spelled = words.adjectives.get(word, (word, "other"))[0]
    rgb = words.colors.get(spelled)
    if rgb is None:
        return None
    light, a, b = (float(v) for v in oklab(np.array(rgb)))
    light = min(0.97, light + SHADE) if shade == "light" else max(0.05, light - SHADE) if shade == "dark" else light
    return (light, a, b)


def distance(lab: FloatArray, target: tuple[float, float, float]) -> FloatArray:
    """(n) how far colours are from a prototype. Hue tells coloured prototypes apart, lightness the gray ones."""
    result: FloatArray = distances(lab, (target,))[0]
    return result


def distances(lab: FloatArray, targets: Sequence[tuple[float, float, float]]) -> FloatArray:
    """(p, n) how far (n, 3) colours are from each of some prototypes."""
    light, a, b = np.array(targets, dtype=np.float64).reshape(-1, 3, 1).transpose(1, 0, 2)
    chroma = np.hypot(a, b)
    coloured = chroma >= GRAY_CHROMA
    lighter = (np.where(coloured, 0.55, 0.6) * (lab[:, 0] - light)) ** 2
    d = np.sqrt(lighter + (1.2 * (lab[:, 1] - a)) ** 2 + (1.2 * (lab[:, 2] - b)) ** 2)
    if not coloured.any():
        return d
    own = np.hypot(lab[:, 1], lab[:, 2])
    along = (lab[:, 1] * a + lab[:, 2] * b) / np.maximum(own * chroma, 1e-9)
    turned = np.arccos(np.clip(along, -1.0, 1.0))
    pale = np.clip(own / GRAY_CHROMA, 0.0, 1.0)
    hue = 2.0 * np.minimum(own, chroma) * np.sin(turned / 2) + 0.06 * pale * turned
    result: FloatArray = np.where(coloured, np.sqrt(lighter * 0.6 + (0.85 * (own - chroma)) ** 2 + hue**2), d)
    return result


def named(lab: FloatArray, word: str, shade: str = "") -> FloatArray:
    """(n) how well a colour word fits: 1 where no basic word would fit better, less the better another one does."""
    target = prototype(word, shade)
    if target is None:
        return np.full(len(lab), UNKNOWN)
    away = distances(lab, (target, *(p for w in _rivals(word) if (p := prototype(w)))))
    return _fit(away[0], np.min(away[1:], axis=0))


def _rivals(word: str) -> list[str]:
    """The words that may fit a colour better than this one."""
    words = (*BASIC, *SHADES)
    return [w for w in words if w != word and word not in SHADES.get(w, ()) and w not in SHADES.get(word, ())]


def basic_fits(lab: FloatArray) -> dict[str, FloatArray]:
    """How well every basic word fits each of (n, 3) colours, as `named` has it."""
    known = {w: p for w in (*BASIC, *SHADES) if (p := prototype(w))}
    away = dict(zip(known, distances(lab, tuple(known.values())), strict=True))
    return {w: _fit(away[w], np.min([away[r] for r in _rivals(w) if r in away], axis=0)) for w in BASIC}


def _fit(mine: FloatArray, others: FloatArray) -> FloatArray:
    best = np.minimum(mine, others)
    fit = np.exp(-np.maximum(mine**2 - best**2, 0.0) / (2 * (SPREAD / 2) ** 2))
    near = np.exp(-(np.maximum(mine - SPREAD, 0.0) ** 2) / (2 * SPREAD**2))
    degrees: FloatArray = np.where(np.isnan(mine), UNKNOWN, fit * near)
    return degrees


def among(lab: FloatArray, word: str, shade: str = "") -> FloatArray:
    """(n) how well a word fits compared with the best of these colours: 1 for the best, less the further behind."""
    target = prototype(word, shade)
    if target is None:
        return np.full(len(lab), UNKNOWN)
    d = distance(lab, target)
    if np.isnan(d).all():
        return np.full(len(lab), UNKNOWN)
    behind = d - np.nanmin(d)
    degrees: FloatArray = np.where(np.isnan(d), UNKNOWN, np.exp(-((behind / AMONG) ** 2) / 2))
    return degrees


def closest_words(lab: FloatArray) -> list[str]:
    """The basic word for each of (n, 3) colours; "unknown" where there is none."""
    d = distances(lab, tuple(p for w in BASIC if (p := prototype(w))))
    best = np.argmin(np.where(np.isnan(d), np.inf, d), axis=0)
    unknown = [bool(np.isnan(row).any()) for row in lab]
    return ["unknown" if u else BASIC[int(b)] for b, u in zip(best, unknown, strict=True)]


def closest_word(lab: FloatArray) -> str:
    """The basic word for one colour (3)."""
    return closest_words(lab[None])[0]
