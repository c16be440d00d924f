"""Colours between words and numbers: what a person would call a colour, and which colour a word means."""

from __future__ import annotations

from functools import cache

import numpy as np

from assistant.grounding.colour import closest_word, oklab
from assistant.grounding.index import colour_word_of
from assistant.language.lexicon import lexicon
from scene.frames import Rgb
from scene.objects import SceneObject

SHADES = {"light": 0.55, "pale": 0.55, "bright": 0.15, "dark": -0.45, "deep": -0.3}
"""How far a word moves a colour towards white (above 0) or black (below 0)."""


@cache
def word_for(rgb: Rgb) -> str:
    """The basic word nearest to a colour."""
    return closest_word(oklab(np.array(rgb)))


def colour_of(o: SceneObject) -> str:
    """The word for an object's colour, in British spelling as in all replies; empty where its colour is unknown."""
    return _colour_of(o).replace("gray", "grey")


def _colour_of(o: SceneObject) -> str:
    if word := colour_word_of(o):
        return word
    return word_for(o.rgb) if o.rgb is not None else ""


def colour_named(words: str) -> Rgb | None:
    """The sRGB colour of "red", "dark red", "bluish grey"; None where the last word is no colour."""
    *before, last = words.lower().replace("-", " ").split() or [""]
    table, spelling = lexicon().colors, lexicon().adjectives
    noun = spelling.get(last, (last, "other"))[0]
    if noun not in table:
        return None
    rgb = table[noun]
    for word in reversed(before):
        tint = spelling.get(word, (word, "other"))[0]
        if word in SHADES:
            rgb = shaded(rgb, SHADES[word])
        elif tint in table:
            rgb = _mixed(rgb, table[tint], 0.35)
    return rgb


def shaded(rgb: Rgb, amount: float) -> Rgb:
    """A colour mixed with that share of white, or with a minus of black."""
    return _mixed(rgb, (1.0, 1.0, 1.0) if amount > 0 else (0.0, 0.0, 0.0), abs(amount))


def _mixed(a: Rgb, b: Rgb, share: float) -> Rgb:
    r, g, bl = (round(x + (y - x) * share, 4) for x, y in zip(a, b, strict=True))
    return (r, g, bl)
