"""How far each object fits a reference: the rows that may be meant and every factor that speaks for or against them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

from assistant.grounding.index import Rows
from assistant.grounding.outcome import Reason
from assistant.grounding.tuning import LABEL_POWER, NOISE, SURE_LABEL
from assistant.language.reference import Reference
from scene.frames import FloatArray

SET_SORTS = frozenset({"relation", "loose", "viewed", "has", "set", "same"})
"""Sorts of factors that draw the set which a superlative chooses from."""

AS_GOOD = 0.75
"""From this share of the best degree on, a thing is in the set."""


@dataclass(frozen=True, eq=False)
class Factor:
    """One part of a reference, judged for every candidate."""

    name: str
    """`label`, `color`, `on`, `pick` ...; with its word: `color red`."""
    degree: FloatArray
    """(k) how well it fits, 0 to 1, on a scale that compares the candidates with one another."""
    sort: str
    """A key of `tuning.NOISE`."""
    holds: FloatArray | None = None
    """(k) how far it is true, whatever the other candidates are like; None where it is `degree`."""
    anchors: Rows | None = None
    """(k) for each candidate the row of the anchor that it fits best; -1 for none."""
    note: str = ""
    """In words, the same for all candidates."""
    notes: Callable[[int], str] | None = None
    """In words, by the candidate's place among the rows."""
    anchor: Reference | None = None
    """The reference that `anchors` are candidates of."""
    unknown: bool = False
    """True where the scene cannot tell: it neither speaks for nor against, and lowers the confidence."""

    @property
    def weight(self) -> FloatArray:
        """(k) what it multiplies the belief by."""
        if self.unknown:
            return np.ones(len(self.degree))
        if self.sort == "label":
            return np.asarray(self.degree**LABEL_POWER, dtype=np.float64)
        noise = NOISE[self.sort]
        return noise + (1 - noise) * self.degree

    @property
    def truth(self) -> FloatArray:
        """(k) how far it is true."""
        return self.degree if self.holds is None else self.holds

    def judged_by(self, anchors: Belief) -> Factor:
        """Less telling where the anchors are hardly what was named: where a scan has lost the anchor."""
        trust = min(1.0, float(anchors.label.max(initial=0.0)) / SURE_LABEL)
        if trust >= 1.0 or self.unknown:
            return self
        holds = np.maximum(self.truth, 1 - trust)
        return replace(self, degree=1 - trust + trust * self.degree, holds=holds)

    def taken(self, places: Rows) -> Factor:
        """The same factor of some of the candidates."""
        notes = self.notes
        return replace(
            self,
            degree=self.degree[places],
            holds=None if self.holds is None else self.holds[places],
            anchors=None if self.anchors is None else self.anchors[places],
            notes=None if notes is None else lambda n: notes(int(places[n])),
        )


@dataclass(frozen=True, eq=False)
class Belief:
    """The candidates of a reference under one viewpoint."""

    rows: Rows
    """(k) rows of the arena."""
    factors: tuple[Factor, ...] = ()
    """Every part of the reference so far."""
    missing: tuple[str, ...] = ()
    """What the reference is anchored to and the scene does not have: "piano"."""
    plural: bool = False
    """True where the reference means all that fit."""
    _weight: list[FloatArray] = field(default_factory=list)

    @property
    def weight(self) -> FloatArray:
        """(k) the product of all factors."""
        if not self._weight:
            product = np.ones(len(self.rows))
            for f in self.factors:
                product = product * f.weight
            self._weight.append(product)
        return self._weight[0]

    @property
    def truth(self) -> FloatArray:
        """(k) how far the worst condition holds; the label is not among the conditions."""
        worst = np.ones(len(self.rows))
        for f in self.factors:
            if f.sort not in ("label", "salience", "visible") and not f.unknown:
                worst = np.minimum(worst, f.truth)
        return worst

    @property
    def label(self) -> FloatArray:
        """(k) how well the kind fits."""
        return next((f.degree for f in self.factors if f.sort == "label"), np.ones(len(self.rows)))

    @property
    def share(self) -> FloatArray:
        """(k) the weight as a share of the best one's."""
        top = self.weight.max(initial=0.0)
        return self.weight / top if top > 0 else self.weight

    def plus(self, *factors: Factor) -> Belief:
        """With further factors."""
        return replace(self, factors=(*self.factors, *factors), _weight=[]) if factors else self

    def as_set(self) -> Belief:
        """With relations that hold nearly as well as anywhere taken to hold: the set that one chooses from."""

        def full(f: Factor) -> Factor:
            best = float(f.degree.max(initial=0.0))
            if f.sort not in SET_SORTS or best <= 0:
                return f
            return replace(f, degree=np.minimum(1.0, f.degree / (AS_GOOD * best)), holds=f.truth)

        return replace(self, factors=tuple(full(f) for f in self.factors), _weight=[])

    def kept(self, places: Rows) -> Belief:
        """With some of the candidates alone, by their places."""
        return replace(self, rows=self.rows[places], factors=tuple(f.taken(places) for f in self.factors), _weight=[])

    def lacking(self, *what: str) -> Belief:
        """With more that is missing."""
        return replace(self, missing=tuple(dict.fromkeys((*self.missing, *what)))) if what else self

    def reasons(self, place: int, name: Callable[[int], str]) -> tuple[Reason, ...]:
        """Why one candidate has the weight that it has."""
        found = []
        for f in self.factors:
            note = f.notes(place) if f.notes is not None else f.note
            if f.anchors is not None and int(f.anchors[place]) >= 0:
                note = f"{name(int(f.anchors[place]))}{', ' if note else ''}{note}"
            if f.unknown:
                note = note or "the scene does not tell"
            found.append(Reason(f.name, float(f.degree[place]), note))
        return tuple(found)


def nothing() -> Belief:
    """No candidates at all."""
    return Belief(np.zeros(0, dtype=np.intp))


def unknown(name: str, count: int, note: str) -> Factor:
    """A factor about which the scene says nothing."""
    return Factor(name, np.full(count, 0.5), "unknown", note=note, unknown=True)
