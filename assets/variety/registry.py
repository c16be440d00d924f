"""The makers by the label of their kind, and the dice that they throw."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np

from assets.recipes.kit import Kit
from assets.recipes.materials import Finish, ceramic, fabric, metal, natural, painted, plastic, wood

T = TypeVar("T")


class Dice:
    """Random measures, choices and materials, from one seed."""

    def __init__(self, seed: Sequence[int]) -> None:
        self.rng = np.random.default_rng(list(seed))

    def u(self, low: float, high: float) -> float:
        """A number between two."""
        return float(self.rng.uniform(low, high))

    def i(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return int(self.rng.integers(low, high + 1))

    def yes(self, chance: float = 0.5) -> bool:
        """Whether something is so."""
        return bool(self.rng.random() < chance)

    def of(self, *choices: T) -> T:
        """One of several."""
        return choices[int(self.rng.integers(len(choices)))]

    def code(self) -> str:
        """A colour: whites, greys and blacks as often as bright ones."""
        if self.yes(0.45):
            v = int(np.clip(self.of(238, 200, 120, 40) + self.rng.normal(0, 10), 0, 255))
            return f"#{v:02x}{v:02x}{v:02x}"
        r, g, b = (int(v) for v in self.rng.integers(30, 240, 3))
        return f"#{r:02x}{g:02x}{b:02x}"

    def timber(self) -> Finish:
        """Some wood, or paint on it."""
        if self.yes(0.25):
            return painted(self.code())
        return wood(self.of("#b58a58", "#8a5a34", "#d8b98a", "#5a3d28", "#e4d3b5", "#3a2a20"), grain=self.yes(0.7))

    def steel(self) -> Finish:
        """Some metal."""
        return self.of(metal(), metal("#8d9096", 0.4), painted("#26272a"), painted(self.code()))

    def cloth(self) -> Finish:
        """Some cloth."""
        return fabric(self.code(), weave=self.yes(0.4))

    def hard(self) -> Finish:
        """Plastic, paint or glaze."""
        return self.of(plastic, painted, ceramic)(self.code())

    def leaf(self) -> Finish:
        """Something green that grows."""
        return natural("leaf", self.of("#4f7d3a", "#6f9a4a", "#35602f", "#8aa860"))


Maker = Callable[[Kit, Dice], None]
MAKERS: dict[str, Maker] = {}
"""The usual maker of each kind, by its label."""
FORMS: dict[str, list[Maker]] = {}
"""Makers of further forms of kinds: a console is a side table too."""


def variety(*labels: str) -> Callable[[Maker], Maker]:
    """Register a function as the usual maker of kinds."""

    def register(maker: Maker) -> Maker:
        for label in labels:
            if label in MAKERS:
                raise ValueError(f"{label!r} has two usual makers")
            MAKERS[label] = maker
        return maker

    return register


def form(*labels: str) -> Callable[[Maker], Maker]:
    """Register a function as the maker of a further form of kinds that have a usual one."""

    def register(maker: Maker) -> Maker:
        for label in labels:
            FORMS.setdefault(label, []).append(maker)
        return maker

    return register


def make(label: str, seed: Sequence[int]) -> Kit:
    """A model of a kind, by any of its makers; the same seed makes the same one."""
    kit, dice = Kit(1), Dice([*seed, *label.encode()])
    dice.of(MAKERS[label], *FORMS.get(label, []))(kit, dice)
    return kit
