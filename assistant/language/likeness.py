"""Which commands a sentence may mean: those of the examples whose meaning is nearest to it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from assistant.language.lexicon import read_data
from assistant.models.texts import Floats, TextEmbedder

NEIGHBOURS = 16
"""How many examples say which commands are possible."""
SHARPNESS = 12.0
"""How much more a nearer example says: weights are exp(SHARPNESS * cosine)."""


@dataclass(frozen=True, slots=True)
class Example:
    """Something that people say, and what it asks for."""

    said: str
    """The sentence."""
    meant: str
    """The program, or `nothing`."""

    @property
    def command(self) -> str:
        """The first command of the program, by its name."""
        return self.meant.partition("(")[0]


@cache
def shown() -> tuple[Example, ...]:
    """The examples of `translator.toml` that the prompt shows."""
    sections = read_data("translator.toml")["says"]
    return tuple(Example(said, meant) for section in sections.values() for said, meant in section.items())


@cache
def examples() -> tuple[Example, ...]:
    """All examples of `translator.toml`."""
    return (*shown(), *(Example(said, meant) for said, meant in read_data("translator.toml")["like"].items()))


class Likeness:
    """Tells the likely commands of a sentence."""

    def __init__(self, embedder: TextEmbedder) -> None:
        self._embedder = embedder
        self._vectors: Floats | None = None

    def warm(self) -> None:
        """Read the examples ahead of a sentence."""
        self._known()

    def _known(self) -> Floats:
        if self._vectors is None:
            self._vectors = self._embedder.embed([example.said for example in examples()])
        return self._vectors

    def commands(self, text: str) -> Mapping[str, float]:
        """The commands of the nearest examples, each with its share of their weight; the shares add up to 1."""
        cosines = self._known() @ self._embedder.embed([text])[0]
        nearest = sorted(range(len(cosines)), key=lambda k: -float(cosines[k]))[:NEIGHBOURS]
        weights: dict[str, float] = {}
        for k in nearest:
            command = examples()[k].command
            weights[command] = weights.get(command, 0.0) + math.exp(SHARPNESS * float(cosines[k]))
        whole = sum(weights.values())
        return {command: weight / whole for command, weight in weights.items()}
