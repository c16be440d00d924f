"""What a member of the ensemble is: one model that knows something about what an object may be, or keeps silent.

A member is one file in `assistant/labelling/members/` (or another package's entry point in the group
`deixis.labelling`). The file declares `NAME`, `ABOUT`, `NEEDS` (models of the store), `WEIGHT` (its share while nothing
was trained for it), `DEFAULT = False` where it is asked only if named, and `load(setup)`, which gives a `Member`, or
None where this machine lacks something that it needs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

import numpy as np

from assistant.labelling.cache import ArrayCache
from assistant.labelling.eye import Eye
from assistant.labelling.features import NAME as LIKENESS
from assistant.labelling.features import Likeness
from assistant.labelling.protocol import Floats, Guess
from assistant.labelling.subject import Subject
from assistant.labelling.vocabulary import Kind, Vocabulary
from assistant.models.protocols import TextEmbedder

if TYPE_CHECKING:
    from assistant.labelling.trained import Trained
    from assistant.models.store import ModelStore

Believed = Mapping[str, tuple[Guess, ...]]
"""What is thought so far of each object, by id: given labels with a score of 1, else the ensemble's guesses."""


@dataclass(frozen=True, eq=False)
class Opinion:
    """What one member thinks of one object."""

    scores: Floats
    """(k) how likely each word of the vocabulary is, in its order; 0 or more, with a sum of 1."""
    reasons: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """By label, a clause a person can read: "it is as high as a stool usually is". For the likely labels alone."""
    weight: float = 1.0
    """How much this very opinion counts, 0 to 1: less where the member saw little."""


class Member(Protocol):
    """One model of the ensemble. It sees subjects, never the scene, and changes nothing."""

    name: str
    """One word: "looks", "shape", "surroundings" ..."""
    after_others: int
    """In how many rounds after the first it is asked, each with what is believed after the one before; 0 where it needs
    nothing of what others believe."""

    def judge(self, subjects: Sequence[Subject], vocabulary: Vocabulary, believed: Believed) -> list[Opinion | None]:
        """One opinion a subject, or None where it has nothing to say. Deterministic."""


@dataclass(frozen=True, eq=False)
class Setup:
    """What a member may load itself from."""

    store: ModelStore
    """The models on this machine."""
    trained: Trained
    """What `deixis train labeller` learned."""
    embedder: TextEmbedder | None = None
    """Places words by meaning, where the model for that is here."""
    threads: int | None = None
    """How many threads a model may use; None is its own choice."""
    zero_shot: str = ""
    """Folder or name of the CLIP or SigLIP model that the person has; empty where they named none."""
    cache: ArrayCache = field(default_factory=ArrayCache)
    """Keeps what was looked at."""

    @cached_property
    def eye(self) -> Eye | None:
        """Looks at objects, where the model for that is here; shared by all that look."""
        if not self.store.status("seeing").ready:
            return None
        from assistant.models.efficientnet_onnx import EfficientNet

        return Eye(EfficientNet.load(self.store.require("seeing"), threads=self.threads), self.cache)

    @property
    def likeness(self) -> Likeness:
        """Places objects, to compare them with what a person named."""
        arrays = self.trained.of(LIKENESS)
        return Likeness(arrays, self.eye if arrays else None)


def spread(scores: np.ndarray, floor: float = 1e-6) -> Floats:
    """Scores of 0 or more as a distribution in which nothing is impossible."""
    safe = np.maximum(np.nan_to_num(np.asarray(scores, dtype=np.float64), nan=0.0), 0.0)
    total = float(safe.sum())
    k = len(safe)
    even = np.full(k, 1.0 / max(k, 1))
    mixed = even if total <= 0 else (1 - floor * k) * safe / total + floor
    return np.asarray(mixed / mixed.sum(), dtype=np.float32)


ELSEWHERE = 0.3
"""What a member holds for something that is no word here counts this much against what it holds for the words: a person
who gave a list thinks that the thing is on it."""


WIDENESS = 0.5
"""How far the number of kinds that a word means is taken out of what is held for it: 0 not at all, 1 wholly. A person
who lists "toy" beside "mug" doesn't think that a toy is as many times likelier as there are sorts of toys."""


def heard(likely: np.ndarray, names: tuple[Kind, ...], vocabulary: Vocabulary) -> Floats:
    """What is thought of a member's own names (k, with a sum of 1) as a distribution over the words.

    What falls on no word takes away from how much the member says at all: a mug among table, sofa and padlock is no
    table because it is even less a sofa. It is left for all words, most for those that no name means: the member
    cannot speak against what it does not know.
    """
    shares = vocabulary.align(names)
    scores = np.asarray(likely, dtype=np.float64) @ shares
    inside = float(np.clip(scores.sum(), 0.0, 1.0))
    trust = inside / max(inside + ELSEWHERE * (1.0 - inside), 1e-12)
    scores /= np.maximum(shares.sum(axis=0), 1.0) ** WIDENESS
    unheard = 1.02 - shares.max(axis=0, initial=0.0)
    return spread(trust * scores / max(float(scores.sum()), 1e-12) + (1.0 - trust) * unheard / unheard.sum())
