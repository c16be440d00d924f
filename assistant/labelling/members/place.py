"""Where it is: on the floor, on something else, low or high on a wall, under the ceiling.

The priors are the catalogue's tags, and for kinds that it lacks what `data/kinds.toml` says: furniture stands on the
floor, what can be grasped mostly stands on something. What hangs has its usual heights in `data/heights.toml`. They are
weak on purpose: anything may lie on the floor.
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
from assistant.labelling.vocabulary import Vocabulary, kinds, without_models
from scene.catalogue import catalogue

NAME = "place"
ABOUT = "where things of a kind stand or hang"
NEEDS: tuple[str, ...] = ()
WEIGHT = 0.7

LOW_M = 0.12
"""Up to so high over the floor it is on the floor."""
EDGES_M = (LOW_M, 0.5, 1.1, 1.9, 2.4, 4.0)
"""Between these are the bands of what is neither on the floor nor on anything."""
PLACES = {
    "floor": (0.80, 0.10, 0.04, 0.03, 0.02, 0.006, 0.004),
    "grasped": (0.15, 0.65, 0.08, 0.07, 0.04, 0.006, 0.004),
    "wall": (0.08, 0.12, 0.12, 0.24, 0.32, 0.09, 0.03),
    "ceiling": (0.01, 0.01, 0.02, 0.04, 0.17, 0.30, 0.45),
    "other": (0.40, 0.30, 0.10, 0.10, 0.07, 0.02, 0.01),
}
"""How often things of a sort are found on the floor, on something, and in each band. An estimate, not a measurement."""
USUAL = 0.85
"""The share of what hangs that hangs as high as usual."""
CLAUSES = ("it stands on the floor", "it stands where small things stand", "it hangs low", "it hangs at half height",
           "it hangs as high as a face", "it hangs high up", "it hangs from the ceiling")


class Place:
    """Compares the height of the base over the floor with where kinds are found."""

    name = NAME
    after_others = 0

    def judge(self, subjects: Sequence[Subject], vocabulary: Vocabulary, believed: Believed) -> list[Opinion | None]:
        """Silent where nothing else is in the scene, and under the floor."""
        return [self._judge(s, vocabulary) for s in subjects]

    def _judge(self, subject: Subject, vocabulary: Vocabulary) -> Opinion | None:
        if subject.alone or subject.height_m < -0.3:
            return None
        where = _place(subject)
        scores = spread(_places()[:, where] @ vocabulary.align(kinds()))
        clause = CLAUSES[where]
        if subject.support not in (None, "floor", "unknown object"):
            clause = f"it stands on the {subject.support}"
        likely = np.flatnonzero(scores >= np.median(scores))
        return Opinion(scores, {vocabulary.words[i]: clause for i in likely})


def _place(subject: Subject) -> int:
    """Which column of `PLACES` tells of it."""
    if subject.height_m < LOW_M:
        return 0
    if subject.support is not None and subject.support != "floor":
        return 1
    return min(1 + int(np.searchsorted(EDGES_M, subject.height_m, side="right")), len(CLAUSES) - 1)


@cache
def _places() -> Floats:
    """(kinds, places) how often each kind is found in each place."""
    tags: dict[str, set[str]] = {}
    for a in catalogue().values():
        tags.setdefault(a.label, set()).update(a.tags)
    told, high = without_models(), heights()
    rows = []
    for k in kinds():
        sort = _sort(k.label, tags[k.label]) if k.label in tags else told[k.label]["place"]
        row = np.array(PLACES[sort])
        rows.append(USUAL * _hanging(*high[k.label]) + (1 - USUAL) * row if k.label in high else row)
    return np.array(rows, dtype=np.float32)


@cache
def heights() -> dict[str, tuple[float, float]]:
    """From where to where the lower edges of kinds that hang are, metres over the floor, by label."""
    text = (files("assistant.labelling") / "data" / "heights.toml").read_text(encoding="utf-8")
    return {label: (float(low), float(high)) for label, (low, high) in tomllib.loads(text)["hangs"].items()}


def _hanging(low: float, high: float) -> Floats:
    """(places) the share of each band of what hangs evenly between two heights; nothing of it stands on something."""
    edges = np.array([0.0, *EDGES_M])
    inside = np.minimum(edges[1:], high) - np.maximum(edges[:-1], low)
    share = np.maximum(inside, 0.0) / (high - low)
    return np.asarray([share[0], 0.0, *share[1:]], dtype=np.float32)


def _sort(label: str, tags: set[str]) -> str:
    if "ceiling" in label:
        return "ceiling"
    if "wall" in tags:
        return "wall"
    if "graspable" in tags:
        return "grasped"
    return "floor" if tags & {"furniture", "seat", "fixed", "person"} else "other"


def load(setup: Setup) -> Place:
    """It needs nothing."""
    return Place()
