"""Judges a reference from every plausible viewpoint and puts the beliefs together."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np

from assistant.grounding.arena import Arena
from assistant.grounding.belief import Belief
from assistant.grounding.context import GroundingContext
from assistant.grounding.evaluate import Evaluator
from assistant.grounding.index import Rows, index_of
from assistant.grounding.outcome import Candidate, Reason
from assistant.grounding.picks import VIEWED as VIEWED_MEASURES
from assistant.grounding.relate import VIEWED as VIEWED_RELATIONS
from assistant.grounding.tuning import TEMPERATURE
from assistant.grounding.viewpoints import Frame, default_frames
from assistant.language.reference import Pick, Ref, Reference, Relation, Viewer
from scene.frames import FloatArray


@dataclass(frozen=True, eq=False)
class Judgement:
    """Every candidate of a reference with its share of the belief."""

    arena: Arena
    """What the rows are of."""
    rows: Rows
    """(k) rows, best first; those that fit equally in the scene's order."""
    share: FloatArray
    """(k) shares of the belief, summing to 1."""
    weight: FloatArray
    """(k) the same before sharing: 1 for a candidate that everything fits."""
    truth: FloatArray
    """(k) how far the worst condition holds of each."""
    label: FloatArray
    """(k) how well the kind fits."""
    missing: tuple[str, ...]
    """What the reference needs and the scene does not have."""
    plural: bool
    """True where it means all that fit."""
    views: tuple[tuple[Frame, Belief], ...]
    """What was believed from each viewpoint."""
    unsure: int
    """How many conditions the scene does not tell of."""
    _listed: dict[int | None, tuple[Candidate, ...]] = field(default_factory=dict)

    def candidates(self, most: int | None = None) -> tuple[Candidate, ...]:
        """The objects among the candidates, best first, with their reasons."""
        kept = self._listed.get(most)
        if kept is None:
            kept = self._listed[most] = self._candidates(most)
        return kept

    def _candidates(self, most: int | None) -> tuple[Candidate, ...]:
        ids = self.arena.boxes.ids
        found = []
        for n, row in enumerate(self.rows[:most]):
            if row < self.arena.count:
                found.append(Candidate(ids[row], float(self.share[n]), self._reasons(int(row))))
        return tuple(found)

    def among(self, places: Rows) -> Judgement:
        """The same belief shared by some of the candidates alone, by their places."""
        weight = self.weight[places]
        share = weight / max(float(weight.sum()), 1e-12)
        return replace(
            self,
            _listed={},
            rows=self.rows[places],
            share=share,
            weight=weight,
            truth=self.truth[places],
            label=self.label[places],
        )

    def _reasons(self, row: int) -> tuple[Reason, ...]:
        """Why, as seen from the viewpoint from which it fits best."""
        best, weight, place = None, -1.0, 0
        for frame, belief in self.views:
            at = np.flatnonzero(belief.rows == row)
            if len(at) and frame.weight * float(belief.weight[at[0]]) > weight:
                best, weight, place = belief, frame.weight * float(belief.weight[at[0]]), int(at[0])
        return best.reasons(place, self.arena.name) if best is not None else ()


@lru_cache(maxsize=512)
def depends_on_view(part: Any) -> bool:
    """Whether a reference or any part of it is judged by somebody's left and right."""
    if isinstance(part, Relation) and part.name in VIEWED_RELATIONS:
        return True
    if isinstance(part, Viewer) or (isinstance(part, Pick) and part.measure in (*VIEWED_MEASURES, "order")):
        return True
    if isinstance(part, tuple):
        return any(depends_on_view(p) for p in part)
    if is_dataclass(part) and not isinstance(part, type):
        return any(depends_on_view(getattr(part, f.name)) for f in fields(part))
    return False


def judge(reference: Reference, ctx: GroundingContext) -> Judgement:
    """The candidates of a reference, best first, over all plausible viewpoints."""
    return Judges.of(ctx).judge(reference)


class Judges:
    """Judges references in one context, each viewpoint by its own evaluator: what several share is judged once."""

    def __init__(self, ctx: GroundingContext) -> None:
        self._ctx = ctx
        self._arena = Arena(index_of(ctx.scene))
        self._frames: tuple[Frame, ...] = ()
        self._evaluators: dict[int, Evaluator] = {}

    @staticmethod
    def of(ctx: GroundingContext) -> Judges:
        """Those of a context, kept with it: the readings of one sentence have much in common."""
        kept = ctx.__dict__.get("_judges")
        if not isinstance(kept, Judges):
            kept = ctx.__dict__["_judges"] = Judges(ctx)
        return kept

    @property
    def arena(self) -> Arena:
        """The rows that are judged."""
        return self._arena

    def judge(self, reference: Reference, inside: bool = False) -> Judgement:
        """The candidates of a reference, best first, over all plausible viewpoints.

        Of what is said `inside` another, groups are candidates: the rows that the desks stand in.
        """
        self._frames = self._frames or _frames(self._ctx, self._arena)
        if isinstance(reference, Ref) and reference.view is not None and (said := self._said(reference)):
            return said
        frames = self._frames if depends_on_view(reference) else (replace(self._frames[0], weight=1.0),)
        views = tuple((f, self._evaluator(n).belief(reference, inside)) for n, f in enumerate(frames))
        return _merged(self._arena, views)

    def _said(self, reference: Ref) -> Judgement | None:
        """From the viewpoints that the words can mean; None where they tell none that is to be found."""
        from assistant.grounding.views import frames_of_view, there

        plain, base = replace(reference, view=None), self._evaluator(0)
        if reference.view is None or not depends_on_view(plain):
            return None
        frames = frames_of_view(base, reference.view, reference)
        plain = there(base, plain, reference.view)
        views = tuple((f, base.seen_from(f).belief(plain)) for f in frames)
        return _merged(self._arena, views) if views else None

    def _evaluator(self, number: int) -> Evaluator:
        if number not in self._evaluators:
            self._evaluators[number] = Evaluator(self._ctx, self._frames[number], self._arena)
        return self._evaluators[number]


def _frames(ctx: GroundingContext, arena: Arena) -> tuple[Frame, ...]:
    from assistant.grounding.views import frames_of_view

    frames = default_frames(arena.index, ctx.viewer)
    if ctx.view is None:
        return frames
    return frames_of_view(Evaluator(ctx, frames[0], arena), ctx.view) or frames


def _merged(arena: Arena, views: tuple[tuple[Frame, Belief], ...]) -> Judgement:
    parts = [(f, b) for f, b in views if len(b.rows)]
    first = parts[0][1] if parts else views[0][1]
    rows = np.unique(np.concatenate([b.rows for _, b in parts])) if parts else np.zeros(0, dtype=np.intp)
    weight, truth, label = np.zeros(len(rows)), np.zeros(len(rows)), np.zeros(len(rows))
    for frame, belief in parts:
        places = np.searchsorted(rows, belief.rows)
        weight[places] += frame.weight * belief.weight
        truth[places] += frame.weight * belief.truth
        label[places] = np.maximum(label[places], belief.label)
    sharp = weight ** (1 / TEMPERATURE)
    total = float(sharp.sum())
    share = sharp / total if total > 0 else sharp
    order = np.argsort(-np.round(share, 9), kind="stable")
    unsure = sum(1 for f in first.factors if f.unknown)
    return Judgement(
        arena,
        rows[order],
        share[order],
        weight[order],
        truth[order],
        label[order],
        first.missing,
        any(b.plural for _, b in views),
        views,
        unsure,
    )
