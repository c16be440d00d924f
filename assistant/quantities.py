"""Numbers with units, as said, in metres and radians."""

from __future__ import annotations

import math

from assistant.language.program import Quantity
from assistant.skills.base import Refused

METRES = {"m": 1.0, "cm": 0.01, "mm": 0.001, "km": 1000.0, "ft": 0.3048, "in": 0.0254, "yd": 0.9144, "step": 0.7}
"""How long each unit of length is."""

A_BIT_RAD = math.radians(15)
"""How far "turn it a bit" goes."""


def in_metres(quantity: Quantity, a_bit: float) -> float:
    """A length; `a_bit` is what "a bit" comes to here, metres."""
    if quantity.unit == "bit":
        return a_bit * quantity.value
    if quantity.unit not in METRES:
        raise Refused(f"{quantity.value:g} {quantity.unit} is no length. Say it in metres or centimetres.")
    return quantity.value * METRES[quantity.unit]


def is_length(quantity: Quantity) -> bool:
    """Whether it is an exact length."""
    return quantity.unit in METRES


def in_radians(quantity: Quantity) -> float:
    """An angle; "times" and percent are of a whole turn."""
    if quantity.unit == "bit":
        return A_BIT_RAD * quantity.value
    if quantity.unit == "deg":
        return math.radians(quantity.value)
    if quantity.unit == "rad":
        return quantity.value
    if quantity.unit in ("times", "percent"):
        return math.tau * quantity.value / (100 if quantity.unit == "percent" else 1)
    raise Refused(f"{quantity.value:g} {quantity.unit} is no angle. Say it in degrees.")
