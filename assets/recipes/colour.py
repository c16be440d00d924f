"""Colours: sRGB and linear light, CIE L*a*b*, and the English word for a colour."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Rgb = tuple[float, float, float]

WORDS: dict[str, tuple[str, ...]] = {
    "black": ("#0d0d0f", "#1e1e20", "#2a2a2c"),
    "white": ("#ffffff", "#f4f3ef", "#f6f3ea", "#e9e9e9"),
    "grey": ("#3c3d40", "#5e5f63", "#808285", "#9da1a6", "#c2c6ca"),
    "red": ("#c81e1e", "#a61c24", "#dc3a2e", "#7d1a1f"),
    "orange": ("#ee7a18", "#f39a2b", "#d9641e"),
    "yellow": ("#f2cf1f", "#f7dd4a", "#e3b626", "#f3e08a"),
    "green": ("#2f8f3a", "#4f7d3a", "#1f5f37", "#7fae4b", "#8fb996", "#3b5d3a"),
    "blue": ("#1f4fb4", "#2c6fbb", "#27406b", "#5b93cf", "#9cc3e4", "#4a6c8c"),
    "turquoise": ("#1f9c98", "#3fb8af", "#7fcdc4", "#2b6f73"),
    "purple": ("#6a3597", "#8a5bb5", "#4b2c66", "#b59ad1"),
    "pink": ("#e77aa6", "#f2a9c4", "#d94f86", "#e9b7bd"),
    "brown": ("#6b4126", "#8a5a34", "#4a2d1c", "#a2703f", "#5b4130", "#b98a58"),
    "beige": ("#d9c7a3", "#cdb896", "#e6d8bd", "#c8ad85"),
}
"""Each colour word with the colours that stand for it."""


def rgb(code: str) -> Rgb:
    """The sRGB colour, 0..1, of a code such as `#c81e1e`."""
    return (int(code[1:3], 16) / 255, int(code[3:5], 16) / 255, int(code[5:7], 16) / 255)


def to_linear(srgb: ArrayLike) -> NDArray[np.float64]:
    """sRGB values 0..1 as linear light."""
    s = np.asarray(srgb, float)
    return np.where(s <= 0.04045, s / 12.92, ((s + 0.055) / 1.055) ** 2.4)


def lab(srgb: ArrayLike) -> NDArray[np.float64]:
    """sRGB values 0..1 as CIE L*a*b* (D65)."""
    to_xyz = np.array(
        [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
    )
    xyz = to_linear(srgb) @ to_xyz.T / np.array([0.95047, 1.0, 1.08883])
    f = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    return np.stack([116 * f[..., 1] - 16, 500 * (f[..., 0] - f[..., 1]), 200 * (f[..., 1] - f[..., 2])], axis=-1)


def word(srgb: Rgb) -> str:
    """The English colour word nearest to a colour."""
    here = lab(srgb)
    distance = {
        name: min(float(np.linalg.norm(lab(rgb(code)) - here)) for code in codes) for name, codes in WORDS.items()
    }
    return min(distance, key=distance.__getitem__)
