"""How large it is: the sizes that kinds of things have, wide enough for other makers' models.

The priors are the sizes of the models that training saw: the catalogue's, made to usual measures, and varieties drawn
from the ranges that `assets/variety` gives, which are their makers' estimates of what is sold. Around each a thing may
be a quarter smaller or larger, seldom more. A thing alone in its file that is as large as no household thing was made
in other units: each that makes it a household thing is thought of, weakly. A size brought to a round number says
nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from assistant.labelling.member import Believed, Opinion, Setup, heard
from assistant.labelling.protocol import Floats
from assistant.labelling.shape import extents
from assistant.labelling.subject import Subject
from assistant.labelling.vocabulary import Kind, Vocabulary, kinds, kinds_of
from scene.catalogue import catalogue
from scene.frames import Vec3

NAME = "size"
ABOUT = "how large things of a kind are"
NEEDS: tuple[str, ...] = ()
WEIGHT = 0.7

SPREAD = 0.28
"""Of the logarithm of a size about a model's: a quarter to either side."""
FREEDOM = 3.0
"""Of Student's t: the tails forgive what is twice as large."""
LEAST_M, MOST_M = 0.01, 8.0
"""Longest sides outside of this are no size of a household thing: the units are others."""
UNITS_M = {"centimetres": 0.01, "millimetres": 0.001, "inches": 0.0254, "feet": 0.3048}
"""What files are in that are not in metres."""
UNITS_TRUST = 0.5
"""How much is thought of a size in guessed units, against a known one."""
NORMAL = (1.0, 2.0)
"""Longest sides and diagonals that meshes are brought to where their makers drop the units."""
SHOWN = 40
"""Reasons are given for so many words."""


class Size:
    """Compares extents with those of models."""

    name = NAME
    after_others = 0

    def __init__(self, names: tuple[Kind, ...], rows: Floats, owner: np.ndarray) -> None:
        self._names = names
        self._rows = rows
        self._owner = owner

    def judge(self, subjects: Sequence[Subject], vocabulary: Vocabulary, believed: Believed) -> list[Opinion | None]:
        """Likelihoods of the sizes; nothing of what is no size at all."""
        return [self._judge(s, vocabulary) for s in subjects]

    def _judge(self, subject: Subject, vocabulary: Vocabulary) -> Opinion | None:
        if subject.alone and normalised(subject.size):
            return None
        if not LEAST_M < max(subject.size) < MOST_M:
            return self._in_other_units(subject, vocabulary) if subject.alone else None
        scores = heard(self._likely([extents(subject.size)]), self._names, vocabulary)
        size = " x ".join(f"{v * 100:.0f}" for v in subject.size)
        return Opinion(scores, _reasons(scores, vocabulary, f"{size} cm is a usual size for it"))

    def _in_other_units(self, subject: Subject, vocabulary: Vocabulary) -> Opinion | None:
        longest = max(subject.size)
        fits = {name: m for name, m in UNITS_M.items() if LEAST_M < m * longest < MOST_M}
        if not fits:
            return None
        x, y, z = subject.size
        likely = self._likely([extents((m * x, m * y, m * z)) for m in fits.values()])
        scores = heard(likely, self._names, vocabulary)
        clause = f"its size would be usual in {' or '.join(fits)}"
        return Opinion(scores, _reasons(scores, vocabulary, clause), UNITS_TRUST)

    def _likely(self, rows: list[Floats]) -> Floats:
        """(names) the mean of what is thought of several extents."""
        each = likelihoods(np.stack(rows), self._rows, self._owner, len(self._names))
        return np.asarray(each.mean(axis=0), dtype=np.float32)


def _reasons(scores: Floats, vocabulary: Vocabulary, clause: str) -> dict[str, str]:
    return {vocabulary.words[i]: clause for i in np.argsort(-scores, kind="stable")[:SHOWN]}


def normalised(size: Vec3) -> bool:
    """Whether a size looks as if it had been brought to a round number: then it says nothing."""
    measures = (max(size), sum(v * v for v in size) ** 0.5)
    return any(abs(m / n - 1.0) < 0.002 for m in measures for n in NORMAL)


def likelihoods(asked: Floats, rows: Floats, owner: np.ndarray, count: int) -> Floats:
    """(n, count) how likely things with extents `asked` (n, 3) are each kind, given models' extents `rows` (m, 3) and
    kinds `owner` (m): independent Student's t around each model, the mean over a kind's models; rows sum to 1."""
    out = np.zeros((len(asked), count))
    off = (rows[None] - asked[:, None]) / SPREAD
    each = ((1 + off**2 / FREEDOM) ** (-(FREEDOM + 1) / 2)).prod(axis=2)
    for n in range(count):
        mine = owner == n
        if mine.any():
            out[:, n] = each[:, mine].mean(axis=1)
    return np.asarray(out / np.maximum(out.sum(axis=1, keepdims=True), 1e-30), dtype=np.float32)


def catalogue_sizes() -> tuple[tuple[Kind, ...], Floats, np.ndarray]:
    """The kinds of the catalogue, its models' extents, and the kind of each."""
    names = kinds()
    index = {k.label: n for n, k in enumerate(names)}
    assets = list(catalogue().values())
    return names, np.stack([extents(a.size) for a in assets]), np.array([index[a.label] for a in assets])


def load(setup: Setup) -> Size:
    """With the sizes that training saw, else the catalogue's."""
    arrays = setup.trained.of(NAME)
    if not arrays:
        return Size(*catalogue_sizes())
    return Size(kinds_of(setup.trained.told["kinds"]), arrays["rows"].astype(np.float32), arrays["owner"])
