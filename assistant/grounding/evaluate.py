"""Judges a reference from one viewpoint: head, conditions, set, choice, in the order in which a `Ref` is read."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from assistant.grounding import conditions
from assistant.grounding.arena import Arena
from assistant.grounding.belief import Belief, Factor, nothing
from assistant.grounding.context import GroundingContext
from assistant.grounding.grouping import MOST, SORTS, crosswise, grouped, together
from assistant.grounding.heads import head_belief, with_owner, with_place, with_rank, with_room, without_portion
from assistant.grounding.index import SceneIndex, index_of
from assistant.grounding.labels import ALIAS, match
from assistant.grounding.picks import ENDS, pick_factor, within_each
from assistant.grounding.pointing import pointing_factor
from assistant.grounding.salience import salience_factor
from assistant.grounding.tuning import HOLDS, LABEL_POWER, least_truth
from assistant.grounding.viewpoints import Frame, front_row
from assistant.language.reference import (
    Attribute,
    Condition,
    Either,
    Noun,
    One,
    Pick,
    Pronoun,
    Ref,
    Reference,
    Region,
    Relation,
    Several,
    Viewpoint,
)
from scene.frames import FloatArray

TELLING = (
    "near", "next_to", "against", "along", "at", "far_from", "opposite", "under", "below", "in_front_of", "behind",
)  # fmt: skip
"""Relations by which one row is told from another: "the row by the windows"."""

FACES = 0.7
"""From this cosine on, one looks at the board."""

PARTS_OF_EACH = {"side": 4, "end": 2}
"""How many sides and ends a thing has."""

DEEPEST = 12
"""Of what is nested deeper than this only the kind counts: nobody says more."""


def _in_order(picks: tuple[Pick, ...]) -> tuple[Pick, ...]:
    """How they are judged: "the middle upper cabinet" is the middle one of the upper ones."""
    return tuple(sorted(picks, key=lambda p: p.measure not in ("top", "bottom")))


def _from_front(pick: Pick, front: Reference) -> Pick:
    """ "The front row" of a class is the one that is nearest to the board."""
    if pick.measure not in ("front", "back"):
        return pick
    return replace(pick, measure="distance", end="least" if pick.measure == "front" else "most", anchor=front)


def _of_rows(pick: Pick) -> Pick:
    """ "The shorter row": by how long it is."""
    return replace(pick, measure="length") if pick.measure in ("height", "size", "volume") else pick


def _as_many(larger: Belief, of: Reference) -> tuple[FloatArray, FloatArray]:
    """(k), (k) share and truth: of "two copiers against the wall" both alike, where two stand out as a set."""
    count = of.count if isinstance(of, Ref) and of.group is None and not of.pick else None
    if count is None or not 2 <= count <= len(larger.rows):
        return larger.share, larger.truth
    order = np.argsort(-larger.share * larger.label**LABEL_POWER, kind="stable")
    ranked = (larger.share * larger.label**LABEL_POWER)[order]
    after = float(ranked[count]) if count < len(ranked) else 0.0
    apart = np.zeros(len(ranked))
    apart[order[:count]] = 1.0 - after / max(float(ranked[count - 1]), 1e-12)
    share, truth = (v + apart * (float(v[order[:count]].max()) - v) for v in (larger.share, larger.truth))
    return share, truth


class Evaluator:
    """Judges references in one context from one viewpoint; each reference once."""

    def __init__(self, ctx: GroundingContext, frame: Frame, arena: Arena | None = None) -> None:
        self.ctx = ctx
        self.frame = frame
        self.index: SceneIndex = arena.index if arena is not None else index_of(ctx.scene)
        self.arena = arena or Arena(self.index)
        self.kind = ""
        self._depth = 0
        self._known: dict[tuple[Reference, str, bool], Belief] = {}
        self._views: dict[tuple[Viewpoint, str, int], Evaluator] = {}

    @property
    def inside(self) -> bool:
        """Whether what is judged is part of another reference."""
        return self._depth > 1

    def belief(self, reference: Reference, inside: bool = False) -> Belief:
        """The candidates of a reference and what speaks for each; as part of another one if it is said `inside` it."""
        deeper = int(inside and not self._depth)
        key = (reference, self.kind, self._depth + deeper > 0)
        found = self._known.get(key)
        if found is None:
            self._depth += deeper
            try:
                found = self._known[key] = self._judge(reference)
            finally:
                self._depth -= deeper
        return found

    def seen_from(self, frame: Frame) -> Evaluator:
        """The same, from another viewpoint."""
        other = Evaluator(self.ctx, frame, self.arena)
        other.kind, other._depth = self.kind, self._depth
        return other

    def _judge(self, reference: Reference) -> Belief:
        settled = self.ctx.chosen.get(reference)
        if settled is not None:
            rows = self.index.boxes.rows([i for i in settled if i in self.index.boxes.index])
            label = Factor("label", np.ones(len(rows)), "label", note="as you said")
            return Belief(rows, (label,), plural=len(rows) > 1)
        if self._depth >= DEEPEST:
            return head_belief(self, reference) if isinstance(reference, Ref) else nothing()
        self._depth += 1
        try:
            if isinstance(reference, Ref):
                return self._ref(reference)
            return self._together(reference)
        finally:
            self._depth -= 1

    def _together(self, reference: Several | Either) -> Belief:
        """All the candidates of the items; each as good as it is in the item that it fits best."""
        parts = [self.belief(item) for item in reference.items]
        rows = np.unique(np.concatenate([p.rows for p in parts])) if parts else np.zeros(0, dtype=np.intp)
        degree, truth = np.zeros(len(rows)), np.zeros(len(rows))
        for p in parts:
            places = np.searchsorted(rows, p.rows)
            degree[places] = np.maximum(degree[places], p.share)
            truth[places] = np.maximum(truth[places], p.truth)
        missing = tuple(m for p in parts if not len(p.rows) for m in p.missing)
        factor = Factor("one of those named", degree, "set", holds=truth)
        return Belief(rows, (factor,), missing, plural=isinstance(reference, Several))

    def _ref(self, ref: Ref) -> Belief:
        outer = self.kind
        if isinstance(ref.head, Noun) and ref.head.name in SORTS and outer and not self._is_there(ref.head.name):
            # "The second row": of what is spoken of.
            ref = replace(ref, head=One(), plural=True, group=ref.head.name)
        if isinstance(ref.head, Noun):
            self.kind = ref.head.name
        try:
            return self._read(ref)
        finally:
            self.kind = outer

    def _is_there(self, noun: str) -> bool:
        return any(match(noun, names).degree >= ALIAS for names in self.index.names)

    def _read(self, ref: Ref) -> Belief:
        ref = with_place(self, with_room(self, with_owner(self, with_rank(self, ref))))
        content = without_portion(self, ref)
        if content is not ref and isinstance(ref.head, Noun) and match(ref.head.name, ()).degree:
            return self._judged(content)  # a "piece" may be anything, and a piece of paper is paper
        found = self._judged(ref)
        if content is ref or (len(found.rows) and (not self.ctx.talking or float(found.truth.max()) >= HOLDS)):
            return found
        return self._judged(content)  # no glass has milk in it: "a glass of milk" is the milk then

    def _judged(self, ref: Ref) -> Belief:
        belief = head_belief(self, ref)
        if ref.of is not None:
            belief = self._within(belief, ref.of)
        if not len(belief.rows):
            return belief
        ev = self if ref.view is None else self._looking(ref.view)
        if ref.group is not None and self.inside:
            belief, ref = self._grouped(ev, belief, ref)
        relative: list[Condition] = []
        plain: list[Condition] = []
        for condition in ref.where:
            if isinstance(ref.head, Region) and isinstance(condition, Relation) and condition.name == "part_of":
                continue
            is_size = isinstance(condition, Attribute) and conditions.is_relative(condition)
            (relative if is_size else plain).append(condition)
        for condition in [*plain, *relative]:
            belief = conditions.judged(ev, belief, condition)
        if ref.pointing or (ref.determiner == "bare" and ref.time_s is not None):
            belief = belief.plus(*pointing_factor(self, belief, ref))
        belief = self._without(belief, ref)
        if self.inside and ref.plural and 2 <= (ref.count or 0) < len(belief.rows) <= MOST and not ref.pick:
            near = together(self, belief.rows, belief.share, ref.count or 2)
            belief = belief.plus(Factor("together", near, "set", holds=np.maximum(near, HOLDS)))
        if ref.pick:
            belief = belief.as_set()
        picks = _in_order(ref.pick)
        for n, pick in enumerate(picks):
            belief = self._picked(ev, belief, pick, ref, last=n == len(picks) - 1)
        if not ref.pick and not ref.pointing and self._depth == 1 and not isinstance(ref.head, Pronoun):
            belief = belief.plus(*salience_factor(self, belief, ref))
        several = ref.plural or ref.determiner in ("all", "both", "each", "half", "most") or (ref.count or 1) > 1
        return replace(belief, plural=belief.plural or several)

    def _grouped(self, ev: Evaluator, belief: Belief, ref: Ref) -> tuple[Belief, Ref]:
        """The groups of those that the adjectives fit, and what is left to be said of the groups."""
        if self.ctx.talking and not ref.pick and (fit := self._groups_of_fitting(ev, belief, ref)) is not None:
            return fit, replace(ref, where=(), plural=False, count=None)
        for a in ref.attributes:
            belief = conditions.judged(ev, belief, a)
        groups = grouped(self, belief, ref.group or "", ref.count)
        if groups is belief:
            return belief, replace(ref, where=tuple(c for c in ref.where if not isinstance(c, Attribute)))
        rest = tuple(c for c in ref.where if not isinstance(c, Attribute))
        # "The second row" is the second from the front.
        ref = replace(ref, pick=tuple(replace(p, measure="front") if p.measure == "order" else p for p in ref.pick))
        if SORTS.get(ref.group or "") == "row":
            ref = replace(ref, pick=tuple(_of_rows(p) for p in ref.pick))
        front = self._front_of_room()
        if front is not None:
            # "The last row" of a class is the one farthest from the board, wherever one looks from.
            ref = replace(ref, pick=tuple(_from_front(p, front) for p in ref.pick))
        for way in self._ways(ev, groups, rest, ref.pick):
            groups = crosswise(self, groups, way)
        return groups, replace(ref, where=rest, plural=False, count=None)

    def _groups_of_fitting(self, ev: Evaluator, belief: Belief, ref: Ref) -> Belief | None:
        """The groups that those form of which each fits all that was said; None where those form none."""
        for c in ref.where:
            belief = conditions.judged(ev, belief, c)
        fitting = belief.kept(np.flatnonzero(belief.truth >= least_truth(float(belief.truth.max(initial=0.0)))))
        groups = grouped(self, fitting, ref.group or "", ref.count)
        return None if groups is fitting else groups

    def _ways(
        self, ev: Evaluator, groups: Belief, where: tuple[Condition, ...], picks: tuple[Pick, ...]
    ) -> list[FloatArray]:
        """(3) each: the ways along which rows are told apart, as towards the window from which they are counted."""
        middle = self.arena.boxes.center[groups.rows].mean(axis=0)
        anchors = [c.anchors[0] for c in where if isinstance(c, Relation) and c.name in TELLING and c.anchors]
        ways = []
        for pick in picks:
            if pick.measure == "distance" and pick.anchor is not None:
                anchors.append(pick.anchor)
            elif pick.measure in ("front", "back"):
                ways.append(ev.frame.ahead(middle[None])[0])
            elif pick.end == "middle":
                board = self._board_frame()
                ways.append((board or ev.frame).ahead(middle[None])[0])  # "The middle row" is between two others.
            elif pick.measure in ("left", "right"):
                ways.append(ev.frame.right(middle[None])[0])
        for anchor in anchors:
            found = self.belief(anchor)
            if len(found.rows):
                likely = found.rows[found.share >= HOLDS]
                ways.append(self.arena.boxes.center[likely].mean(axis=0) - middle)
        return ways

    def _front_of_room(self) -> Reference | None:
        """What all the seats of a class look at: a board where there are many seats."""
        row = front_row(self.index)
        return None if row is None else Ref(Noun(self.index.names[self.index.name_of[row]][0]))

    def _to_front(self, frame: Frame) -> bool:
        """Whether one looks at the board, or nobody said from where one looks."""
        board = front_row(self.index)
        if frame.guessed or board is None or frame.heading is None or self.ctx.viewer is not None:
            return frame.guessed
        way = self.index.boxes.center[board] - self.index.middle
        return float(way @ frame.heading) >= FACES * float(np.linalg.norm(way * np.array([1.0, 0.0, 1.0])))

    def _board_frame(self) -> Frame | None:
        """How the seats of a class look; None where there is no class."""
        board = front_row(self.index)
        if board is None:
            return None
        way = self.index.boxes.center[board] - self.index.middle
        axis = 0 if abs(way[0]) > abs(way[2]) else 2
        return Frame("facing the board", 1.0, None, np.sign(way[axis]) * np.eye(3)[axis])

    def _before_board(self, ev: Evaluator, pick: Pick) -> tuple[Evaluator, Pick]:
        """ "The table at the front" of a class is one that is near the board, as seen by those who face it."""
        frame = self._board_frame()
        if frame is None:
            return ev, pick
        return self.seen_from(frame), replace(pick, measure="back" if pick.measure == "front" else "front")

    def _picked(self, ev: Evaluator, belief: Belief, pick: Pick, ref: Ref, *, last: bool) -> Belief:
        count = pick.count if pick.count > 1 or ref.pick[-1] is not pick else max(1, ref.count or 1)
        if pick.measure in ("front", "back") and self._to_front(ev.frame):
            ev, pick = self._before_board(ev, pick)
        if pick.measure == "order" and any(a.word == "added" for a in ref.attributes):
            pick = replace(pick, measure="recency", end="most" if pick.rank < 0 else "least", rank=abs(pick.rank))
        # "The far corner" of a room is one of two.
        last = last and not (isinstance(ref.head, Region) and ref.head.kind == "corner" and pick.measure in ENDS)
        pick = replace(pick, count=count)
        parts = PARTS_OF_EACH.get(ref.head.kind, 0) if isinstance(ref.head, Region) else 0
        far = (pick.measure, pick.end) == ("distance", "most")
        if parts and far and len(belief.rows) > parts and len(belief.rows) % parts == 0:
            return belief.plus(within_each(ev, belief, pick, parts))
        if self.ctx.talking and pick.anchor is not None:
            belief = belief.lacking(*self.belief(pick.anchor).missing)
        return belief.plus(*pick_factor(ev, belief, pick, last=last))

    def _looking(self, view: Viewpoint) -> Evaluator:
        """From the viewpoint that was said, where it can be told; else from this one."""
        from assistant.grounding.views import frames_of_view

        key = (view, self.kind, self._depth)
        if key not in self._views:
            frames = frames_of_view(self, view)
            self._views[key] = self.seen_from(frames[0]) if frames else self
        return self._views[key]

    def _within(self, belief: Belief, of: Reference) -> Belief:
        """Those that are in the set that was said."""
        larger = self.belief(of)
        if not len(larger.rows):
            return larger
        shared, mine, theirs = np.intersect1d(belief.rows, larger.rows, assume_unique=True, return_indices=True)
        if not len(shared):
            return nothing().lacking(*belief.missing)
        kept = belief.kept(mine)
        kinds = larger.label[theirs]
        if (kept.label == 1.0).all() and (kinds != 1.0).any():
            kept = Belief(kept.rows, (Factor("label", kinds, "label"), *kept.factors[1:]), kept.missing)
        share, truth = _as_many(larger, of)
        inside = Factor("of the set", share[theirs], "set", holds=truth[theirs])
        return kept.plus(inside).lacking(*larger.missing)

    def _without(self, belief: Belief, ref: Ref) -> Belief:
        """Without those that were excluded, and for "other" without what is being talked about."""
        for reference in ref.excluding:
            left_out = self.belief(reference)
            sure = left_out.share * (left_out.truth >= HOLDS)
            chance = np.zeros(len(belief.rows))
            _, mine, theirs = np.intersect1d(belief.rows, left_out.rows, assume_unique=True, return_indices=True)
            if isinstance(reference, Ref) and some_of(reference):
                fits = (belief.truth >= HOLDS) & (belief.label >= float(belief.label.max(initial=0.0)))
                chance[mine[fits[mine]][-(reference.count or 1) :]] = 1.0  # "all but two of them": whichever two
                belief = belief.plus(Factor("not one of those left out", 1 - chance, "set"))
                continue
            if not left_out.plural and len(theirs):
                sure = np.where(sure >= 0.5, sure, 0.0)
            chance[mine] = sure[theirs]
            belief = belief.plus(Factor("not the one left out", 1 - chance, "set"))
        if ref.other and self._depth == 1 and self.ctx.focus:
            focus = set(self.ctx.focus[0])
            other = np.array(
                [self.index.boxes.ids[r] not in focus if r < self.arena.count else True for r in belief.rows]
            )
            belief = belief.plus(Factor("another one", other.astype(np.float64), "set"))
        if ref.other and self.ctx.talking and isinstance(ref.head, Noun) and ref.determiner == "the":
            each = self.belief(replace(ref, other=False))
            alike = np.isin(belief.rows, each.rows[(each.truth >= HOLDS) & (each.label >= 0.85 * _most(each.label))])
            if alike.sum() == 1:  # "the other table" where there is but one
                none = np.where(alike, 0.0, 1.0)
                belief = belief.plus(Factor("another one", np.ones(len(alike)), "set", holds=none))
        return belief


def _most(degrees: FloatArray) -> float:
    return float(degrees.max(initial=0.0))


def some_of(ref: Ref) -> bool:
    """Whether so many of a set are meant, whichever: "(all but) two of the mugs"."""
    return ref.determiner == "a" and bool(ref.count) and ref.of is not None
