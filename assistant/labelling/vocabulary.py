"""The words that an object may be called: the kinds that are known here, or whatever a person gives.

Members know things under names of their own (the catalogue's kinds, a classifier's classes). `Vocabulary.align` says
how far each such name means each word, so that any member can answer in any vocabulary.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import numpy as np

from assistant.grounding.labels import WIDER_MARK, is_known, match
from assistant.labelling.protocol import Floats
from assistant.models.protocols import TextEmbedder
from scene.catalogue import catalogue
from scene.errors import UsageError

SHARPNESS = 6.0
"""A name that means several words goes mostly to the one it means best: its share grows with this power."""
LEAST_DEGREE = 0.35
"""A word that a name means less than this gets nothing from it."""
NEAR, FAR = 0.75, 0.48
"""Cosines of meanings: from `FAR` on a word that the word lists do not know gets a share of a name, the more up to
`NEAR`. What means nothing at all is often as near as 0.45 to something."""
BY_MEANING = 0.6
"""The most that nearness of meaning alone gives, against 1 for the word itself."""
MOST_WORDS = 2000
"""A vocabulary may not be larger."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing, and what else it is called."""

    label: str
    """In lower case."""
    aliases: tuple[str, ...] = ()
    """Other names of the same thing."""
    hypernyms: tuple[str, ...] = ()
    """Wider names that are true of it too."""

    @property
    def names(self) -> tuple[str, ...]:
        """All its names as `assistant.grounding.labels.match` takes them."""
        return (self.label, *self.aliases, *(WIDER_MARK + h for h in self.hypernyms))


@cache
def kinds() -> tuple[Kind, ...]:
    """The kinds of the catalogue and those of `data/kinds.toml`, by label."""
    found: dict[str, list[set[str]]] = {}
    shared: dict[str, list[set[str]]] = {}
    for a in catalogue().values():
        shared.setdefault(a.label, []).append(set(a.aliases))
        found.setdefault(a.label, []).append(set(a.hypernyms))
    for label, row in without_models().items():
        shared.setdefault(label, [_listed(row["also"])])
        found.setdefault(label, [_listed(row["wider"])])
    return tuple(
        Kind(label, tuple(sorted(set.intersection(*shared[label]) - {label})),
             tuple(sorted(set.union(*found[label]) - {label})))
        for label in sorted(found)
    )


@cache
def without_models() -> Mapping[str, Mapping[str, str]]:
    """What `data/kinds.toml` says of the kinds that the catalogue has no model of, by label."""
    text = (files("assistant.labelling") / "data" / "kinds.toml").read_text(encoding="utf-8")
    known: dict[str, dict[str, str]] = tomllib.loads(text)["kinds"]
    return MappingProxyType(known)


def _listed(text: str) -> set[str]:
    return {w.strip() for w in text.split(",") if w.strip()}


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Words to choose from, in order."""

    words: tuple[str, ...]
    """In lower case, each once."""
    embedder: TextEmbedder | None = None
    """Places words by meaning, for words that no list knows."""
    _aligned: dict[tuple[Kind, ...], Floats] = field(default_factory=dict, repr=False)

    @staticmethod
    def of(among: Sequence[str] | None, embedder: TextEmbedder | None = None) -> Vocabulary:
        """The words that a person gave, or the labels of all kinds that are known here where they gave none."""
        if among is None:
            return Vocabulary(tuple(k.label for k in kinds()), embedder)
        words = tuple(dict.fromkeys(" ".join(w.lower().replace("_", " ").split()) for w in among))
        words = tuple(w for w in words if w)
        if not words:
            raise UsageError("the words to choose among are empty: expected some, such as chair,table,lamp")
        if len(words) > MOST_WORDS:
            raise UsageError(f"{len(words)} words to choose among are too many: expected at most {MOST_WORDS}")
        return Vocabulary(words, embedder)

    def __len__(self) -> int:
        return len(self.words)

    def align(self, names: tuple[Kind, ...]) -> Floats:
        """(len(names), k): which share of what is thought of each name falls to each word. A row's sum is at most 1,
        and less than 1 where the name may mean something that is no word here."""
        found = self._aligned.get(names)
        if found is None:
            found = self._aligned[names] = self._align(names)
        return found

    def _align(self, names: tuple[Kind, ...]) -> Floats:
        degree = np.stack([self._degrees(n) for n in names]) if names else np.zeros((0, len(self)))
        degree[degree < LEAST_DEGREE] = 0.0
        if self.embedder is not None:
            degree = np.maximum(degree, self._by_meaning(names, degree))
        share = degree**SHARPNESS
        total = share.sum(axis=1, keepdims=True)
        best = degree.max(axis=1, keepdims=True, initial=0.0)
        return np.asarray(np.where(total > 0, share / np.maximum(total, 1e-12) * best, 0.0), dtype=np.float32)

    def _degrees(self, kind: Kind) -> np.ndarray:
        """(k) how far a name means each word; that word alone where it is one."""
        if kind.label in self.words:
            return np.array([float(w == kind.label) for w in self.words])
        return np.array([min(match(w, kind.names).degree, 0.99) for w in self.words])

    def _by_meaning(self, names: tuple[Kind, ...], degree: np.ndarray) -> np.ndarray:
        """Shares for the words that the lists do not know or that no name means, and of names that they do not know.

        Where the lists know both they are believed: a mug is no nightstand, however near the two are found.
        """
        odd = np.array([not is_known(w) for w in self.words]) | (degree.max(axis=0, initial=0.0) < LEAST_DEGREE)
        strange = np.array([not is_known(n.label) for n in names], dtype=bool)
        lost = strange & (degree.max(axis=1, initial=0.0) < LEAST_DEGREE)
        wanted = odd[None, :] | lost[:, None]
        if not wanted.any() or self.embedder is None:
            return np.zeros_like(degree)
        vectors = self.embedder.embed([f"a {w}" for w in (*self.words, *(n.label for n in names))])
        cosine = vectors[len(self):] @ vectors[: len(self)].T
        near = np.clip((cosine - FAR) / (NEAR - FAR), 0.0, 1.0) * BY_MEANING
        return np.where(wanted, near, 0.0)


def kinds_of(labels: Sequence[str]) -> tuple[Kind, ...]:
    """The kinds with these labels; one that nothing here knows has no other names."""
    known = {k.label: k for k in kinds()}
    return tuple(known.get(label, Kind(label)) for label in labels)
