"""Superlatives and ordinals: "the largest", "second from the left", judged in the set that the conditions leave."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from assistant.grounding.belief import Belief, Factor
from assistant.grounding.grouping import MOST, rows_of
from assistant.grounding.measures import chosen, extent, scale_of
from assistant.grounding.pairs import degrees
from assistant.grounding.relate import gaps, joint
from assistant.grounding.tuning import HOLDS
from assistant.language.reference import One, Pick, Ref, Reference, Viewer
from scene.frames import FloatArray
from scene.relations.search import nearby

if TYPE_CHECKING:
    from assistant.grounding.evaluate import Evaluator

ENDS = frozenset({"top", "bottom", "front", "back"})
"""Measures that draw a set where something else chooses in it: "the upper cabinet on the left"."""

ALIKE_M = 0.25
"""Heights and depths nearer than this are the same to one who speaks of the upper ones, metres."""

LIKELY = 0.3
"""With this share of the best one's belief a candidate counts among those of which the middle one is taken."""

HUNG_M = 0.2
"""What is farther than this from a thing is neither on nor in it, metres."""

VIEWED = frozenset({"left", "right", "front", "back"})
"""Measures along a viewpoint's axes."""


def pick_factor(ev: Evaluator, belief: Belief, pick: Pick, *, last: bool = True) -> list[Factor]:
    """How likely each candidate is the one that a superlative or an ordinal chooses; before the last, a set of them."""
    kind = np.minimum(1.0, belief.label / max(0.85 * float(belief.label.max()), 1e-9))
    weight = belief.share * np.clip(belief.truth * 2, 0.05, 1.0) * kind**4
    if pick.measure in VIEWED:
        weight = weight * in_sight(ev, belief)
    if pick.measure == "distance" and _from_nobody(ev, pick):
        pick = replace(pick, measure="front" if pick.end == "least" else "back", end="most", anchor=None)
    name = f"{pick.end} {pick.measure}" + (f" rank {pick.rank}" if pick.rank != 1 else "")
    if pick.measure == "distance":
        return [_by_distance(ev, belief, pick, weight, name)]
    middle = pick.end == "middle" and pick.measure == "left"
    if pick.measure == "count" and pick.anchor is not None:
        values = counted(ev, belief, pick.anchor)
    else:
        values = _along_the_row(ev, belief, weight) if middle else measured(ev, belief, pick.measure)
    if values is None or np.isnan(values).all():
        return [Factor(name, np.full(len(belief.rows), 0.5), "unknown", unknown=True)]
    scaled, step = scale_of(pick.measure, values)
    if not last and pick.measure in ENDS:
        return [_at_the_end(name, scaled if pick.end != "least" else -scaled, weight)]
    degree = chosen(scaled, step, weight, end=pick.end, rank=pick.rank, count=pick.count)
    if middle and (parts := _parts(belief, weight)):
        degree = _within_parts(ev, belief, weight, parts)
    elif middle and (rows := _rows_among(ev, belief, weight)):
        degree = np.maximum(degree, _within_parts(ev, belief, weight, rows))
    note = ev.frame.name if pick.measure in VIEWED else ""
    return [Factor(name, degree, "pick", holds=_relative(degree), note=note)]


def within_each(ev: Evaluator, belief: Belief, pick: Pick, parts: int) -> Factor:
    """ "The side of the table farthest from the door", of several tables: of the sides of each, which are so many."""
    each = [pick_factor(ev, belief.kept(np.arange(n, n + parts)), pick)[0] for n in range(0, len(belief.rows), parts)]
    return replace(
        each[0],
        degree=np.concatenate([f.degree for f in each]),
        holds=np.concatenate([f.truth for f in each]),
        anchors=None,
    )


def _parts(belief: Belief, weight: FloatArray) -> list[NDArray[np.bool_]]:
    """The likely candidates by what they are on or in, where that may be several things."""
    held = next((f for f in reversed(belief.factors) if f.name in ("on", "in") and f.anchors is not None), None)
    likely = weight >= LIKELY * float(weight.max(initial=0.0))
    if held is None or held.anchors is None or len(np.unique(held.anchors[likely])) < 2:
        return []
    return [likely & (held.anchors == a) for a in np.unique(held.anchors[likely])]


def _rows_among(ev: Evaluator, belief: Belief, weight: FloatArray) -> list[NDArray[np.bool_]]:
    """The likely candidates that stand in rows of three, five or seven, where others stand elsewhere."""
    likely = weight >= LIKELY * float(weight.max(initial=0.0))
    places = np.flatnonzero(likely & (belief.rows < ev.arena.count))
    if not 4 <= len(places) <= MOST:
        return []
    found = [places[list(row)] for row in rows_of(ev, belief.rows[places]) if len(row) in (3, 5, 7)]
    return [np.isin(np.arange(len(weight)), row) for row in found]


def _within_parts(ev: Evaluator, belief: Belief, weight: FloatArray, parts: list[NDArray[np.bool_]]) -> FloatArray:
    """(k) "the middle pillow on the sofa": the middle one of those on one and the same, of three or more best."""
    degree = np.zeros(len(belief.rows))
    for part in parts:
        mine = np.where(part, weight, 0.0)
        values, step = scale_of("left", _along_the_row(ev, belief, mine))
        fit = min(1.0, int(part.sum()) / 3) ** 2
        degree = np.maximum(degree, fit * part * chosen(values, step, mine, end="middle", rank=1, count=1))
    return degree


def _along_the_row(ev: Evaluator, belief: Belief, weight: FloatArray) -> FloatArray:
    """(k) where each stands along the line on which the likely ones stand: the middle of a row, or of three shelves."""
    points = ev.arena.boxes.center[belief.rows]
    trust = weight / max(float(weight.max(initial=0.0)), 1e-12)
    trust = np.where(trust >= 0.1, trust, 0.0) + 1e-9
    off = points - (points * trust[:, None]).sum(axis=0) / trust.sum()
    _, vectors = np.linalg.eigh((off * trust[:, None]).T @ off)
    along: FloatArray = off @ vectors[:, -1]
    return along


def _from_nobody(ev: Evaluator, pick: Pick) -> bool:
    """ "Closest to you", said by one who is nowhere: the nearest to whoever looks at them."""
    from_you = pick.anchor is None or (isinstance(pick.anchor, Ref) and isinstance(pick.anchor.head, Viewer))
    return from_you and ev.ctx.viewer is None and not ev.frame.stands


def _at_the_end(name: str, values: FloatArray, weight: FloatArray) -> Factor:
    """ "The upper cabinet nearest to the fridge": all that are about as high as the highest."""
    likely = values[weight >= 0.1 * float(weight.max(initial=0.0))]
    best, spread = float(likely.max()), max(float(np.ptp(likely)), ALIKE_M)
    degree = np.exp(-((np.maximum(best - values - 0.1 * spread, 0.0) / (0.25 * spread + ALIKE_M)) ** 2) / 2)
    return Factor(name, degree, "pick", holds=np.maximum(degree, 0.5))


def _relative(degree: FloatArray) -> FloatArray:
    """A superlative always chooses somebody: what counts is how far behind the best one is."""
    return degree / max(float(degree.max(initial=0.0)), 1e-300)


def measured(ev: Evaluator, belief: Belief, measure: str) -> FloatArray | None:
    """(k) a measure of the candidates; None for what the scene does not tell."""
    rows, boxes = belief.rows, ev.arena.boxes
    if measure in VIEWED:
        return along_view(ev, belief, measure)
    if measure == "count":
        return _load(ev, belief)
    if measure == "recency":
        depth = {i: n for n, ids in enumerate(reversed(ev.ctx.focus)) for i in ids}
        depth |= {i: len(ev.ctx.focus) + n for n, i in enumerate(reversed(ev.ctx.added))}
        ids = ev.arena.boxes.ids
        return np.array([float(depth.get(ids[r], -1)) for r in rows])
    if measure == "order":
        listed = ev.ctx.viewer is None and ev.ctx.talking
        return -np.arange(len(rows), dtype=np.float64) if listed else along_view(ev, belief, "left")
    lab = np.full((len(rows), 3), np.nan)
    real = rows < ev.arena.count
    lab[real] = ev.index.lab[rows[real]]
    return extent(boxes, rows, measure, lab)


def in_sight(ev: Evaluator, belief: Belief) -> FloatArray:
    """(k) less for things behind one whose place and heading were said: they are not counted from the left."""
    frame = ev.frame
    if frame.position is None or frame.heading is None or ev.ctx.viewer is not None:
        return np.ones(len(belief.rows))
    depth = (ev.arena.boxes.center[belief.rows] - frame.position) @ frame.heading
    sight: FloatArray = 0.25 + 0.75 / (1 + np.exp(-np.clip(depth / 0.3, -40, 40)))
    return sight


def along_view(ev: Evaluator, belief: Belief, measure: str) -> FloatArray:
    """(k) how far each candidate is to the left, right, front or back, for one who looks at them all."""
    points = ev.arena.boxes.center[belief.rows]
    share = belief.share
    middle = (points * share[:, None]).sum(axis=0) / max(float(share.sum()), 1e-9)
    if measure in ("left", "right"):
        axis = ev.frame.right(middle[None])[0]
        side: FloatArray = (points - middle) @ axis
        return side if measure == "right" else -side
    axis = ev.frame.ahead(middle[None])[0]
    depth: FloatArray = (points - middle) @ axis
    return depth if measure == "back" else -depth


def counted(ev: Evaluator, belief: Belief, what: Reference) -> FloatArray | None:
    """(k) how many things of a kind each candidate has: on or in it, beside it where it has no such; a room in it."""
    things = ev.belief(what)
    theirs = things.rows[things.truth >= HOLDS]
    if not len(theirs):
        return None
    rooms = belief.rows >= ev.arena.count
    held = np.zeros((len(theirs), len(belief.rows)), dtype=np.bool_)
    for name in ("in", "on", "next_to"):
        of_things = name != "in"
        mine = np.flatnonzero(~rooms) if of_things else np.arange(len(belief.rows))
        if not len(mine) or (name == "next_to" and held[:, ~rooms].any()):
            continue
        held[:, mine] |= joint(ev, name, theirs, belief.rows[mine], compare="none").holds >= HOLDS
    held &= theirs[:, None] != belief.rows[None, :]
    number: FloatArray = held.sum(axis=0).astype(np.float64)
    return number


def _load(ev: Evaluator, belief: Belief) -> FloatArray:
    """(k) how many things are on or in each candidate."""
    boxes, carrier = ev.arena.boxes, ev.index.carrier
    others, upon = np.flatnonzero(~ev.index.structural), np.flatnonzero(carrier >= 0)
    place = np.full(len(boxes.center), -1, dtype=np.intp)
    place[belief.rows] = np.arange(len(belief.rows))
    upon = upon[(place[carrier[upon]] >= 0) & ~ev.index.structural[upon]]
    i, j = nearby(boxes, others, belief.rows, HUNG_M)
    things = np.concatenate([others[i], upon])
    holders = np.concatenate([j, place[carrier[upon]]])
    things, holders = np.divmod(np.unique(things * len(belief.rows) + holders), len(belief.rows))
    rows = belief.rows[holders]
    held = np.maximum(degrees(ev, "on", things, rows), degrees(ev, "in", things, rows)) * (things != rows)
    count: FloatArray = np.bincount(holders[held >= HOLDS], minlength=len(belief.rows)).astype(np.float64)
    return count


def _others(belief: Belief, pick: Pick) -> Belief | None:
    """ "Farthest from the other two": the candidates themselves, as far as all that was said before fits them."""
    a = pick.anchor
    if isinstance(a, Ref) and isinstance(a.head, One) and a.other and a.plural and not (a.where or a.pick or a.of):
        return replace(belief.as_set(), plural=True)
    return None


def _by_distance(ev: Evaluator, belief: Belief, pick: Pick, weight: FloatArray, name: str) -> Factor:
    """Nearest to or farthest from an anchor: every anchor that may be meant has its say."""
    anchor = _others(belief, pick) or ev.belief(pick.anchor or Ref(Viewer()))
    if not len(anchor.rows):
        return Factor(
            name,
            np.full(len(belief.rows), 0.5),
            "unknown",
            unknown=True,
            note=f"no {', '.join(anchor.missing)}" if anchor.missing else "",
        )
    order = np.argsort(-anchor.share, kind="stable")[:12]
    rows, share = anchor.rows[order], anchor.share[order]
    apart = gaps(ev, belief.rows, rows)
    same = belief.rows[:, None] == rows[None, :]
    likely = share >= 0.3
    if anchor.plural and (holds := anchor.truth[order] >= HOLDS).any():
        likely &= holds  # "closest to the red chairs": those that are no red chairs do not count
    spread = np.sort(np.where(likely[None, :] & ~same, apart, np.inf), axis=1)
    options: list[tuple[FloatArray, float]] = []
    if anchor.plural:
        count = pick.anchor.count if isinstance(pick.anchor, Ref) and pick.anchor.count else 1
        each = spread[:, : max(1, min(count, int(likely.sum())))]
        # Farthest from two is far from both; nearest to two is near the farther one.
        options.append((each.mean(axis=1) if pick.end == "most" else each.max(axis=1), 1.0))
    else:
        # Where several may be the anchor, being nearest to any of them counts as far as they are equally likely.
        rival = float(share[1]) if len(share) > 1 else 0.0
        beyond = np.where(same, np.inf, apart) if pick.end == "least" else apart  # nothing is the nearest to itself
        options += [(beyond[:, n], float(share[n]) * (1 - 0.4 * rival)) for n in range(len(rows))]
        options += [(spread[:, 0], rival)] if rival >= 0.3 else []
    degree = np.zeros(len(belief.rows))
    for values, trust in options:
        here = np.where(np.isfinite(values), values, values[np.isfinite(values)].max(initial=0.0) + 1.0)
        scaled, step = scale_of("distance", here)
        degree = np.maximum(
            degree, trust * chosen(scaled, step, weight, end=pick.end, rank=pick.rank, count=pick.count)
        )
    nearest = rows[np.argmin(apart, axis=1)]
    return Factor(name, degree, "pick", holds=_relative(degree), anchors=nearest).judged_by(anchor)
