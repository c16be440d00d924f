"""What the assistant asks of models that read and write texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

from scene.errors import DeixisError

Floats = npt.NDArray[np.float32]


class TranslatorError(DeixisError):
    """A translator's model refused the prompt or the grammar."""


Ending: TypeAlias = Callable[[str, Sequence[float]], str | None]
"""What must follow a text that was written so far, of which each token was held so likely; none where that is open."""


class TextEmbedder(Protocol):
    """Places texts so that those which mean nearly the same lie close."""

    def embed(self, texts: Sequence[str]) -> Floats:
        """One unit vector a text, shape (n, d): a dot product is a cosine."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a model wrote under a grammar."""

    text: str
    """The text; empty when it was cancelled or did not come to an end."""
    token_log_probabilities: tuple[float, ...] = ()
    """How likely the model itself, without the grammar, held each token that it wrote: natural logarithms."""
    tokens_read: int = 0
    """How many tokens of the prompt had to be read; the others were read before."""


class Translator(Protocol):
    """Goes on writing a text, bound to a grammar."""

    def warm(
        self, prompt_prefix: str, *, fixed: str = "", cancel: Callable[[], bool] | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        """Read a prefix ahead; `fixed` is how it begins for every room, and may be kept from run to run.

        `progress` hears how many tokens of `fixed` have been read, of how many; it hears nothing where they were kept.
        """

    def complete(
        self, prompt_prefix: str, prompt: str, grammar: str, *, favour: Mapping[str, float] = MappingProxyType({}),
        end: Ending | None = None, cancel: Callable[[], bool] | None = None,
    ) -> Written:
        """What follows `prompt_prefix + prompt` under a GBNF grammar, up to the end of its line or of the grammar.

        `favour` adds to the logits of words (with a space before them). What `end` gives is taken unwritten. An answer
        that goes on for too long may be cut.
        The prefix is the part that stays the same from call to call: its work is kept.
        """
