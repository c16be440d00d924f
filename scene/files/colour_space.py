"""Between sRGB, which the scene speaks, and linear light, which glTF writes. Both ways end on the same numbers."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from scene.frames import Rgb

DECIMALS = 6
"""A material's sRGB is rounded to this many places when it is read."""
STEPS = 65535
"""Vertex colours are kept to this many steps: every 8-bit colour is one of them."""
BLOCK = 2**19


def linear_rgb(srgb: Rgb) -> Rgb:
    """One colour in linear light."""
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in srgb)
    return (r, g, b)


def srgb_rgb(linear: Rgb) -> Rgb:
    """One colour in sRGB, rounded."""
    r, g, b = (round(c * 12.92 if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055, DECIMALS) for c in linear)
    return (r, g, b)


def linear_colors(colors: NDArray[np.float32]) -> NDArray[np.float32]:
    """(n, 4) vertex colours in linear light; opacity stays."""
    return _in_blocks(_linear, colors, colors.shape[1])


def srgb_colors(colors: NDArray[np.float32]) -> NDArray[np.float32]:
    """(n, 4) vertex colours in sRGB; (n, 3) ones become opaque."""
    return _in_blocks(_srgb, colors, 4)


def _in_blocks(
    change: Callable[[NDArray[np.float32]], NDArray[np.float32]], colors: NDArray[np.float32], width: int
) -> NDArray[np.float32]:
    """(n, width) changed colours, so many at a time that double precision takes little memory."""
    out = np.empty((len(colors), width), np.float32)
    for start in range(0, len(colors), BLOCK):
        out[start : start + BLOCK] = change(colors[start : start + BLOCK])
    return out


def _linear(colors: NDArray[np.float32]) -> NDArray[np.float32]:
    out = on_steps(colors).astype(np.float64)
    c = out[:, :3]
    out[:, :3] = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
    return out.astype(np.float32)


def _srgb(colors: NDArray[np.float32]) -> NDArray[np.float32]:
    out = np.ones((len(colors), 4))
    out[:, : colors.shape[1]] = np.clip(colors, 0.0, 1.0)
    c = out[:, :3]
    out[:, :3] = np.where(c <= 0.0031308, c * 12.92, 1.055 * np.maximum(c, 0.0031308) ** (1 / 2.4) - 0.055)
    return on_steps(out)


def on_steps(colors: NDArray[np.floating]) -> NDArray[np.float32]:
    """Colours on the nearest of `STEPS` steps from 0 to 1."""
    return (np.round(np.clip(colors.astype(np.float64), 0.0, 1.0) * STEPS) / STEPS).astype(np.float32)
