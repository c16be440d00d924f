"""Quantities as they are said, in metres and radians."""

from __future__ import annotations

import math

from assistant.language.reference import Quantity

METRES = {
    "m": 1.0,
    "cm": 0.01,
    "mm": 0.001,
    "km": 1000.0,
    "ft": 0.3048,
    "in": 0.0254,
    "yd": 0.9144,
    "step": 0.7,
    "bit": 0.15,
}
"""Metres in each unit of length."""


def metres(quantity: Quantity | None) -> float | None:
    """A length in metres; None for no quantity or one that is no length."""
    if quantity is None or quantity.unit not in METRES:
        return None
    return quantity.value * METRES[quantity.unit]


def radians(quantity: Quantity | None) -> float | None:
    """An angle in radians; None for no quantity or one that is no angle."""
    if quantity is None or quantity.unit not in ("deg", "rad"):
        return None
    return math.radians(quantity.value) if quantity.unit == "deg" else quantity.value
