"""How common things of a kind are in scans of rooms: a chair is met more often than a urinal.

The lists are those of ScanNet200 (`data/common.toml`). They tip what is in doubt: the most common kinds count a few
times as much as the rarest.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np

from assistant.labelling.member import Believed, Opinion, Setup, spread
from assistant.labelling.protocol import Floats
from assistant.labelling.subject import Subject
from assistant.labelling.vocabulary import Vocabulary, kinds

NAME = "common"
ABOUT = "how common things of a kind are in scans of rooms"
NEEDS: tuple[str, ...] = ()
WEIGHT = 1.0

TIMES = {"head": 4.0, "common": 2.0, "tail": 1.0}
"""How much kinds on each list count. An estimate: the surfaces annotated differ by far more."""
RARE = 0.5
"""How much what is on no list counts."""
CLAUSE = "such things are common in rooms"


class Common:
    """Weighs words by how common what they mean is. Silent about what is alone: a file may hold anything."""

    name = NAME
    after_others = False

    def judge(self, subjects: Sequence[Subject], vocabulary: Vocabulary, believed: Believed) -> list[Opinion | None]:
        """The same of everything in a room."""
        shares = vocabulary.align(kinds())
        known = shares.sum(axis=0)
        times = np.where(known > 0, (_times() @ shares) / np.maximum(known, 1e-9), 1.0)
        usual = np.flatnonzero(times > TIMES["tail"])
        opinion = Opinion(spread(times), {vocabulary.words[i]: CLAUSE for i in usual})
        return [None if s.alone else opinion for s in subjects]


@cache
def _times() -> Floats:
    """(kinds) how much each counts."""
    level = {label: name for name, labels in levels().items() for label in labels}
    return np.array([TIMES[level[k.label]] if k.label in level else RARE for k in kinds()], dtype=np.float32)


@cache
def levels() -> dict[str, tuple[str, ...]]:
    """The kinds on each list."""
    text = (files("assistant.labelling") / "data" / "common.toml").read_text(encoding="utf-8")
    return {name: tuple(line.split(", ")) for name, line in tomllib.loads(text).items()}


def load(setup: Setup) -> Common:
    """It needs nothing but its lists."""
    return Common()
