"""Where it is: on the floor, on something else, or up on a wall.

The priors are the catalogue's tags, and for kinds that it lacks what `data/kinds.toml` says: furniture stands on the
floor, what can be grasped mostly stands on something, and what hangs on walls starts above the floor. They are weak on
purpose: anything may lie on the floor.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

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

LOW_M, HIGH_M = 0.12, 1.1
"""Up to `LOW_M` over the floor it is on the floor; from `HIGH_M` on nearly nothing is that stands on furniture."""
PLACES = {
    "floor": (0.80, 0.17, 0.03),
    "grasped": (0.20, 0.70, 0.10),
    "wall": (0.08, 0.27, 0.65),
    "ceiling": (0.02, 0.03, 0.95),
    "other": (0.45, 0.40, 0.15),
}
"""How often things of a sort are found on the floor, on something, or high up. An estimate, not a measurement."""
CLAUSES = ("it stands on the floor", "it stands where small things stand", "it hangs high up")


class Place:
    """Compares the height of the base over the floor with where kinds are found."""

    name = NAME
    after_others = False

    def judge(self, subjects: Sequence[Subject], vocabulary: Vocabulary, believed: Believed) -> list[Opinion | None]:
        """Silent where nothing else is in the scene, and under the floor."""
        return [self._judge(s, vocabulary) for s in subjects]

    def _judge(self, subject: Subject, vocabulary: Vocabulary) -> Opinion | None:
        if subject.alone or subject.height_m < -0.3:
            return None
        where = 0 if subject.height_m < LOW_M else 1 if subject.height_m < HIGH_M or subject.support else 2
        scores = spread(_places()[:, where] @ vocabulary.align(kinds()))
        clause = CLAUSES[where]
        if subject.support not in (None, "floor", "unknown object"):
            clause = f"it stands on the {subject.support}"
        likely = np.flatnonzero(scores >= np.median(scores))
        return Opinion(scores, {vocabulary.words[i]: clause for i in likely})


@cache
def _places() -> Floats:
    """(kinds, 3) how often each kind is found on the floor, on something, high up."""
    tags: dict[str, set[str]] = {}
    for a in catalogue().values():
        tags.setdefault(a.label, set()).update(a.tags)
    told = without_models()
    return np.array([PLACES[_sort(k.label, tags[k.label]) if k.label in tags else told[k.label]["place"]]
                     for k in kinds()], dtype=np.float32)


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
