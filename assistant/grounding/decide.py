"""From beliefs to an outcome: act, ask, or say that it is not there. Not knowing never widens to everything."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from assistant.grounding.attributes import LABELLED
from assistant.grounding.calibrate import probability_of
from assistant.grounding.context import GroundingContext
from assistant.grounding.index import Rows
from assistant.grounding.judge import Judgement
from assistant.grounding.labels import EXACT, OWN, is_known, is_mass, is_only_near, is_pair, match
from assistant.grounding.outcome import Ambiguous, Candidate, Grounding, NotFound, PlaceKind, Resolved, ResolvedPlace
from assistant.grounding.questions import guess_for, question_for
from assistant.grounding.tuning import (
    ACT,
    BARELY,
    HOLDS,
    LABEL_POWER,
    MARGIN,
    MOST_OFFERED,
    RIVAL,
    SURE_LABEL,
    least_truth,
)
from assistant.grounding.wording import missing_reason, naming, too_few_reason, unfit_reason
from assistant.language.reference import Noun, One, Ref, Thing

SAME_KIND = 0.8
"""Of a plural, the kinds that fit at least this share as well as the best are meant."""

AS_WELL = ((EXACT, 0.5), (OWN, 0.15))
"""What is called just what was said is meant, if the rest that was said fits it this share as well as the others. That
a thing of another kind was lately spoken of is no reason against it."""

REPORTED = 12
"""No more candidates than this are reported."""

A_FEW = 3
"""How many "some mugs" are, at most."""

CONSUMED = ("food", "drink", "fruit", "vegetable", "snack")
"""Categories of which people ask for "banana", meaning any."""


def decide(ref: Ref, found: Judgement, ctx: GroundingContext) -> Grounding:
    """The outcome of one reference."""
    what = naming(ref, ctx)
    if found.missing:
        return NotFound(", ".join(found.missing), missing_reason(found.missing, what, ctx), found.candidates(5))
    if not len(found.rows):
        return NotFound(what, missing_reason((what,), what, ctx))
    if found.rows[0] >= found.arena.count:
        return _space(found, what)
    fits = found.truth >= least_truth(float(found.truth[0]))
    if not fits[0]:
        return NotFound(what, unfit_reason(ref, found, what), found.candidates(5))
    if _means_all(ref, found):
        return _set(ref, found, ctx, what)
    count = ref.count or (2 if ref.determiner == "both" else 1)
    if count > 1 or (ref.pick and ref.pick[-1].count > 1):
        return _number(ref, found, ctx, what, max(count, ref.pick[-1].count if ref.pick else 1))
    return _one(ref, found, fits, ctx, what)


def _space(found: Judgement, what: str) -> ResolvedPlace:
    """A room or a part of one."""
    row = int(found.rows[0])
    made = found.arena.made[row - found.arena.count]
    rooms = found.arena.index.scene.rooms
    room = rooms[made.room].id if 0 <= made.room < len(rooms) else None
    kind: PlaceKind = (
        "room" if made.kind == "room" and room else "point" if made.kind in ("viewer", "spot") else "region"
    )
    x, y, z = (float(v) for v in made.center)
    floor = y - float(made.half[1]) if kind != "point" or made.kind == "viewer" else y
    return ResolvedPlace(
        kind,
        "at",
        room=room,
        point=(x, floor, z),
        words=made.name or what,
        radius_m=float(min(made.half[0], made.half[2])) if kind == "region" else None,
        probability=float(found.share[0]),
    )


def _means_all(ref: Ref, found: Judgement) -> bool:
    if ref.pick and ref.determiner not in ("all", "each"):
        return False
    if ref.determiner in ("all", "each", "half", "most", "no"):
        return True
    if ref.count is not None or ref.determiner == "both":
        return False
    if (
        isinstance(ref.head, Noun)
        and is_mass(ref.head.name)
        and ref.determiner in ("the", "my", "bare", "this", "that")
    ):
        return True
    return found.plural or ref.plural or (ref.determiner == "which" and not ref.pick)


def _members(found: Judgement) -> Rows:
    """Places of those that a plural means."""
    best = float(found.label.max())
    relevant = found.weight >= 0.02 * float(found.weight[0])
    real = found.rows < found.arena.count
    return np.flatnonzero((found.truth >= HOLDS) & (found.label >= SAME_KIND * best) & relevant & real)


def _set(ref: Ref, found: Judgement, ctx: GroundingContext, what: str) -> Grounding:
    places = _members(found)
    if not len(places):
        return NotFound(what, unfit_reason(ref, found, what), found.candidates(5))
    if float(found.label[places].max()) < SURE_LABEL:
        return _ask_kind(ref, found, ctx, what)
    places = _of_the_kind(ref, found, places, ctx) if ctx.talking else places
    if (one := _one_called_so(ref, found, places)) is not None:
        return _ask(found, np.array([one, *(p for p in places if p != one)])[:MOST_OFFERED], ctx, what, 1)
    if ref.determiner in ("half", "most"):
        count = math.ceil(len(places) / 2) if ref.determiner == "half" else len(places) // 2 + 1
        places = _nearest_first(found, places, ctx)[:count]
    elif ref.determiner == "some" and ref.plural:
        places = _nearest_first(found, places, ctx)[:A_FEW]
    places, unclear = _by_anchor(found, places, ctx)
    return unclear or _resolved(found, places, _set_probability(found, places))


def _of_the_kind(ref: Ref, found: Judgement, places: Rows, ctx: GroundingContext) -> Rows:
    """Without what is only near the kind that was said, where there are things of the kind: monitors, no computer."""
    noun = ref.head.name if isinstance(ref.head, Noun) else ctx.last_kind if isinstance(ref.head, One) else ""
    if not noun or any(a.word in LABELLED for a in ref.attributes):  # "the doubtful ones", whatever they are taken for
        return places
    index = found.arena.index
    own = [p for p in places if not is_only_near(noun, index.names[index.name_of[found.rows[p]]])]
    return np.array(own, dtype=np.intp) if own else places


def _one_called_so(ref: Ref, found: Judgement, places: Rows) -> int | None:
    """The place of one thing with a plural name among many: "the glasses" are spectacles, or all that are a glass."""
    if not isinstance(ref.head, Noun) or ref.determiner not in ("the", "my") or len(places) < 2:
        return None
    index = found.arena.index
    mixed = [p for p in places if is_pair(index.names[index.name_of[found.rows[p]]])]
    return int(mixed[0]) if len(mixed) == 1 and not is_pair((ref.head.name,)) else None


def _by_anchor(found: Judgement, places: Rows, ctx: GroundingContext) -> tuple[Rows, Ambiguous | None]:
    """ "The mugs on the desk" where there are mugs on two desks: it is the desk that has to be asked about.

    Unless only one of the two is called just that: then those at that one are meant.
    """
    belief = max(found.views, key=lambda v: v[0].weight)[1]
    members = set(found.rows[places].tolist())
    mine = np.array([n for n, row in enumerate(belief.rows) if int(row) in members], dtype=np.intp)
    for factor in belief.factors:
        anchor = factor.anchor
        if factor.anchors is None or not isinstance(anchor, Ref) or anchor.plural or anchor in ctx.chosen:
            continue
        if anchor.determiner not in ("the", "my", "this", "that") or anchor.count is not None:
            continue
        rows = sorted({int(r) for r in factor.anchors[mine] if 0 <= r < found.arena.count})
        if len(rows) < 2:
            continue
        called = [r for r in rows if _label_of(anchor, r, found) >= OWN]
        if len(called) == 1:
            at = dict(zip((int(r) for r in belief.rows), (int(r) for r in factor.anchors), strict=True))
            places = np.array([p for p in places if at.get(int(found.rows[p])) == called[0]], dtype=np.intp)
            mine = np.array([n for n, row in enumerate(belief.rows) if at[int(row)] == called[0] and row in members])
            continue
        ids = [found.arena.boxes.ids[r] for r in rows][:MOST_OFFERED]
        question, options = question_for(ids, ctx, naming(anchor, ctx), 1)
        share = 1 / len(rows)
        return places, Ambiguous(tuple(Candidate(i, share) for i in ids), question, options, share, about=anchor)
    return places, None


def _label_of(ref: Ref, row: int, found: Judgement) -> float:
    """How well a noun names what stands in a row."""
    index = found.arena.index
    return match(ref.head.name, index.names[index.name_of[row]]).degree if isinstance(ref.head, Noun) else 0.0


def _set_probability(found: Judgement, places: Rows) -> float:
    """How likely a set is right: its least sure member in it, and the likeliest other one out of it."""
    inside = float(found.truth[places].min())
    others = np.delete(np.arange(len(found.rows)), places)
    kind = (found.label[others] / max(float(found.label.max()), 1e-9)) ** 6
    outside = float((found.truth[others] * kind).max(initial=0.0)) if len(others) else 0.0
    return round(max(0.05, min(0.99, inside * (1 - 0.5 * min(outside, 1.0) ** 2) * 0.9**found.unsure)), 4)


def _number(ref: Ref, found: Judgement, ctx: GroundingContext, what: str, count: int) -> Grounding:
    """A number that was said: so many must fit, and for "the" and "both" no more."""
    if float(found.label[0]) < SURE_LABEL:
        return _ask_kind(ref, found, ctx, what)
    places = np.flatnonzero((found.truth >= BARELY) & (found.rows < found.arena.count)) if ref.pick else _members(found)
    if len(places) < count:
        return NotFound(what, too_few_reason(ref, len(places), count, what), found.candidates(5))
    if ref.determiner in ("a", "some", "any", "bare") and not ref.pick:
        chosen = _nearest_first(found, places, ctx)[:count]
        return _resolved(found, chosen, 0.9)
    ahead = len(places) == count or found.weight[places[count - 1]] >= MARGIN * found.weight[places[count]]
    if ahead:
        chosen = places[:count]
        return _resolved(found, chosen, _set_probability(found, chosen) if len(places) == count else 0.7)
    return _ask(found, places[: count + MOST_OFFERED], ctx, what, count)


def _one(ref: Ref, found: Judgement, fits: NDArray[np.bool_], ctx: GroundingContext, what: str) -> Grounding:
    if float(found.label[0]) < SURE_LABEL:
        return _ask_kind(ref, found, ctx, what)
    real = found.rows < found.arena.count
    sharing = _called_so(ref, found, np.flatnonzero(fits & real))
    weight = found.weight[sharing]
    share = weight / max(float(weight.sum()), 1e-12)
    rivals = sharing[share >= RIVAL * share[0]]
    if len(rivals) > MOST_OFFERED and ctx.talking and _says_nothing(ref):
        return NotFound(what, "I do not know which thing you mean.", found.candidates(5))
    if _any_will_do(ref, found, rivals):
        places = _nearest_first(found, rivals, ctx)[:1]
        return _resolved(found, places, 0.95)
    runner_up = float(share[1]) if len(share) > 1 else 0.0
    if len(rivals) == 1 and (share[0] >= ACT or share[0] >= MARGIN * runner_up):
        return _resolved(found, sharing[:1], probability_of(found.among(sharing)))
    return _ask(found, rivals[:MOST_OFFERED] if len(rivals) > 1 else sharing[:2], ctx, what, 1)


def _says_nothing(ref: Ref) -> bool:
    """Whether nothing at all is said of what is meant: "the thing"."""
    return isinstance(ref.head, Thing | One) and not (ref.where or ref.pick or ref.of or ref.determiner in ("a", "any"))


def _called_so(ref: Ref, found: Judgement, places: Rows) -> Rows:
    """Of a definite singular those that are called just that: "the glass" is the glass and no wine glass.

    Unless what else was said, what is pointed at or what is on the person's mind speaks for the others.
    """
    if ref.determiner not in ("the", "my", "bare") or not isinstance(ref.head, Noun) or not len(places):
        return places
    label = found.label[places]
    else_said = found.weight[places] / np.maximum(label, 1e-6) ** LABEL_POWER
    rivals = found.weight[places] >= RIVAL * found.weight[places].max()
    for degree, as_well in AS_WELL:
        own = label >= degree
        if own.any() and else_said[own].max() >= as_well * else_said[rivals].max():
            return places[own]
    return places


def _any_will_do(ref: Ref, found: Judgement, rivals: Rows) -> bool:
    """Whether no one in particular is meant."""
    if ref.determiner in ("a", "any", "some"):
        return True
    if ref.determiner != "bare" or not isinstance(ref.head, Noun) or ref.pick or ref.time_s is not None:
        return False
    names = found.arena.index.names
    kinds = {names[found.arena.index.name_of[found.rows[p]]] for p in rivals}
    return all(any(match(c, k).degree >= 0.85 for c in CONSUMED) for k in kinds)


def _nearest_first(found: Judgement, places: Rows, ctx: GroundingContext) -> Rows:
    """Places by how well they fit, then by how near the person they are, then in the scene's order."""
    rows = found.rows[places]
    if ctx.viewer is None:
        near = np.zeros(len(rows))
    else:
        near = np.linalg.norm(found.arena.boxes.center[rows] - np.array(ctx.viewer.position), axis=1)
    fit = -np.round(found.weight[places] / max(float(found.weight[0]), 1e-12), 1)
    return places[np.lexsort((rows, np.round(near, 6), fit))]


def _resolved(found: Judgement, places: Rows, probability: float) -> Resolved:
    ids = found.arena.boxes.ids
    rows = found.rows[places]
    return Resolved(tuple(ids[r] for r in rows), found.candidates(REPORTED), probability)


def _ask(found: Judgement, places: Rows, ctx: GroundingContext, what: str, count: int) -> Ambiguous:
    everyone = found.candidates(REPORTED)
    by_id = {c.object_id: c for c in everyone}
    ids = found.arena.boxes.ids
    offered: list[Candidate] = [by_id[ids[r]] for r in found.rows[places] if ids[r] in by_id]
    question, options = question_for([c.object_id for c in offered], ctx, what, count)
    return Ambiguous(tuple(offered), question, options, probability_of(found))


def _ask_kind(ref: Ref, found: Judgement, ctx: GroundingContext, what: str) -> Grounding:
    """The kind fits but loosely: ask before taking a table for a desk."""
    close = found.label >= 0.9 * float(found.label[0])
    places = np.flatnonzero(close & (found.weight >= RIVAL * float(found.weight[0])))[:MOST_OFFERED]
    offered = found.candidates(REPORTED)[: len(places)]
    unknown = isinstance(ref.head, Noun) and not is_known(ref.head.name)
    question, options = guess_for([c.object_id for c in offered], ctx, what, unknown=unknown)
    return Ambiguous(offered, question, options, probability_of(found), unsure_kind=True)
