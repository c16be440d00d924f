"""What a recipe is, and the list of all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from assets.recipes.kit import Kit


@dataclass(frozen=True)
class Recipe:
    """How one asset is made and what sets it apart from others of its kind."""

    id: str  # name of the model's file
    kind: str  # row of kinds.toml: label, aliases, category, tags
    make: Callable[[Kit], None]  # builds the model into a kit
    aliases: tuple[str, ...] = ()  # names beyond the kind's
    tags: tuple[str, ...] = ()  # tags beyond the kind's
    states: tuple[str, ...] = ()  # switches beyond the kind's: "on", "open"
    colour: str | None = None  # colour word, when it is not that of the largest part


RECIPES: dict[str, Recipe] = {}
"""Every recipe by its id, in the order of definition."""


def asset(
    id: str,
    kind: str,
    *,
    aliases: tuple[str, ...] = (),
    tags: tuple[str, ...] = (),
    states: tuple[str, ...] = (),
    colour: str | None = None,
    **options: Any,
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Register a function as the recipe of an asset; `options` are passed on to it."""

    def register(make: Callable[..., None]) -> Callable[..., None]:
        if id in RECIPES:
            raise ValueError(f"asset {id!r} is defined twice")
        RECIPES[id] = Recipe(id, kind, lambda k: make(k, **options), aliases, tags, states, colour)
        return make

    return register
