"""What a labeller answers and what it is asked, whichever models stand behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

from scene.objects import Scene

Floats = npt.NDArray[np.float32]
Verdict = Literal["sure", "doubtful", "unknown"]
Progress = Callable[[int, int], None]
"""Called with how many objects are done and how many there are; may raise to stop the work."""


@runtime_checkable
class Watcher(Protocol):
    """A `Progress` that also wants the answers as they come, to show them."""

    def __call__(self, done: int, total: int) -> None:
        """See `Progress`."""

    def saw(self, labelling: Labelling) -> None:
        """What one object is taken for at first; the last word may differ."""


@dataclass(frozen=True, slots=True)
class Guess:
    """One thing that an object may be."""

    label: str
    """In lower case ("coffee table"), from the vocabulary that was asked about."""
    score: float
    """How likely that is, 0 to 1, calibrated: of the guesses with 0.8, four of five are right."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a labeller thinks so."""

    member: str
    """Which model of the ensemble: "looks", "shape", "surroundings" ..."""
    label: str
    """What speaks for this."""
    weight: float
    """The share that it had in the decision, 0 to 1."""
    text: str
    """The reason as a clause a person can read: "it is as high as a stool usually is"."""


@dataclass(frozen=True, slots=True)
class Labelling:
    """What a labeller says of one object."""

    object_id: str
    """Which object."""
    guesses: tuple[Guess, ...]
    """Best first; the scores and `unknown` sum to at most 1."""
    unknown: float
    """How likely it is none of the vocabulary, 0 to 1."""
    verdict: Verdict
    """`sure`: the best guess can be taken as its label. `doubtful`: worth showing with a question mark.
    `unknown`: no guess is worth saying."""
    evidence: tuple[Evidence, ...] = ()
    """What decided, weightiest first."""
    by: str = ""
    """The labeller's name and version, as it goes into `LabelSource.by`."""

    @property
    def best(self) -> Guess | None:
        """The likeliest guess; None where there is none."""
        return self.guesses[0] if self.guesses else None


@dataclass(frozen=True, slots=True)
class Example:
    """An object that a person named: a labeller compares others with it at once, without training."""

    label: str
    """What the person called it."""
    features: tuple[float, ...]
    """What `Labeller.features` gave for it."""
    by: str
    """The name and version of the labeller that the features are of: another one cannot use them."""
    origin: str = ""
    """Where it was named: the scene's name and the object's id, for the list that a person reads."""


class Labeller(Protocol):
    """Says what objects are. It changes nothing; a transaction does."""

    @property
    def by(self) -> str:
        """Its name and version."""

    def label(
        self, scene: Scene, ids: Sequence[str], *, among: Sequence[str] | None = None,
        examples: Sequence[Example] = (), progress: Progress | None = None,
    ) -> tuple[Labelling, ...]:
        """One answer an id, in their order. `among` limits the vocabulary to these labels; None is all of it."""

    def features(self, scene: Scene, ids: Sequence[str]) -> Floats:
        """What an `Example` keeps of each object, shape (n, d); the same object always gives the same row."""
