"""What is said of the candidates, each condition as degrees: relations, possessions, comparisons, negations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.grounding.attributes import attribute_factors
from assistant.grounding.belief import Belief, Factor, unknown
from assistant.grounding.comparisons import judge_same, judge_than
from assistant.grounding.counting import COUNTED, so_many
from assistant.grounding.index import Rows
from assistant.grounding.labels import is_part
from assistant.grounding.partners import Asked, partners
from assistant.grounding.picks import pick_factor
from assistant.grounding.regions import all_walls
from assistant.grounding.relate import TOO_MANY, VIEWED, distance, lone, sort_of
from assistant.grounding.tuning import MAYBE
from assistant.grounding.units import metres
from assistant.language.reference import (
    AnyOf,
    Attribute,
    Condition,
    Has,
    Not,
    Noun,
    Pick,
    Ref,
    Reference,
    Region,
    Relation,
    Same,
    Than,
    Viewer,
)
from scene.frames import FloatArray

if TYPE_CHECKING:
    from assistant.grounding.evaluate import Evaluator

MOST_SIDES = 10
"""Of each of the two that something is between, the likeliest few are tried."""

MANY_ANCHORS, FAINT, VERY_MANY = 24, 0.1, 200
"""Of more anchors than this, those with less than this share of the best belief are left out; of very many more."""


UNLIKELY = 0.2
"""With less than this share of the best one's belief, a candidate among very many is not looked at further."""

CLEAR_ANCHOR = 0.6
"""With less than this share of the best one's belief, something is hardly the anchor."""


ASIDE_M = 0.3
"""So far from the way that one looks a thing is as likely on that side as straight ahead, metres."""


def is_relative(attribute: Attribute) -> bool:
    """Whether an adjective compares the candidates with one another, and so comes after all else."""
    return attribute.kind == "size" or attribute.word in ("light", "dark", "bright", "pale")


def judged(ev: Evaluator, belief: Belief, condition: Condition) -> Belief:
    """The belief with one more condition."""
    if not len(belief.rows):
        return belief
    return _JUDGES[type(condition)](ev, belief, condition)


def _attribute(ev: Evaluator, belief: Belief, a: Attribute) -> Belief:
    return belief.plus(*attribute_factors(ev, belief, a))


# ---- relations -----------------------------------------------------------------------------------------------------


def _relation(ev: Evaluator, belief: Belief, relation: Relation) -> Belief:
    if relation.view is not None:
        return _viewed(ev, belief, relation)
    if relation.name == "alone" or (not relation.anchors and relation.name not in _PLACES):
        return belief.plus(
            lone(ev, belief) if relation.name == "alone" else unknown(relation.name, len(belief.rows), "")
        )
    if relation.name == "in_middle" and not relation.anchors and 3 <= len(belief.rows) <= 60:
        return belief.plus(_in_the_middle(ev, belief))
    if relation.name in ("left_of", "right_of") and ev.frame.stands and _of_viewer(relation):
        return belief.plus(_on_hand(ev, belief, relation.name))
    anchors, missing = _anchors(ev, relation)
    if missing and (not len(anchors.rows) or (ev.ctx.talking and relation.name == "between")):
        return belief.plus(unknown(relation.name, len(belief.rows), f"no {missing[0]}")).lacking(*missing)
    if not len(anchors.rows):
        return belief.plus(unknown(relation.name, len(belief.rows), "nothing to relate it to"))
    if relation.name == "between" or (relation.name == "in_middle" and _two(relation)):
        factor = _between(ev, belief, relation)
    elif relation.name == "in_middle" and anchors.plural and len(anchors.rows) > 2:
        factor = _amid(ev, belief, anchors)
    else:
        factor = replace(
            _best_pair(ev, belief, relation.name, anchors, _count(relation)),
            anchor=relation.anchors[0] if relation.anchors else None,
        )
    if relation.distance is not None:
        factor = _at_distance(ev, belief, relation, anchors, factor)
    return belief.plus(factor.judged_by(anchors))


def _of_viewer(relation: Relation) -> bool:
    first = relation.anchors[0] if relation.anchors else None
    return isinstance(first, Ref) and isinstance(first.head, Viewer)


def _on_hand(ev: Evaluator, belief: Belief, name: str) -> Factor:
    """ "On your left", of one of whom it is said where he is: all that is on that side of his way, and before him."""
    points = ev.arena.boxes.center[belief.rows]
    off = points - (points.mean(axis=0) if ev.frame.position is None else ev.frame.position)
    ahead = ev.frame.ahead(points)
    right = (off * ev.frame.right(points)).sum(axis=1)
    aside = right if name == "right_of" else -right
    before = (off * ahead).sum(axis=1)
    degree = 1 / (1 + np.exp(-np.clip((aside - ASIDE_M) / (ASIDE_M / 2), -40, 40)))
    degree = degree * (0.25 + 0.75 / (1 + np.exp(-np.clip(before / ASIDE_M, -40, 40))))
    return Factor(name, degree, "viewed", holds=degree, note=ev.frame.name)


_PLACES = frozenset({"in_corner", "in_middle", "on_edge"})


def _in_the_middle(ev: Evaluator, belief: Belief) -> Factor:
    """ "In the middle" of nothing that was said: of the others of its kind, or of the room."""
    row_of = pick_factor(ev, belief, Pick("left", "middle"))[0]
    room = Ref(Region("middle"))
    of_room = _best_pair(ev, belief, "in_middle", ev.belief(room))
    degree = np.maximum(row_of.degree, 0.35 * of_room.degree)
    return Factor("in_middle", degree, "pick", holds=np.maximum(row_of.truth * row_of.degree, of_room.truth))


def _count(relation: Relation) -> int:
    """How many things a relation of nearness is to at once."""
    first = relation.anchors[0] if relation.anchors else None
    near = relation.name in ("near", "next_to", "at", "around", "opposite", "in_front_of", "behind")
    return first.count or 1 if near and isinstance(first, Ref) and first.plural and len(relation.anchors) == 1 else 1


def _two(relation: Relation) -> bool:
    """Whether a relation is to two things: "in the middle of the two windows"."""
    first = relation.anchors[0] if relation.anchors else None
    return len(relation.anchors) == 2 or (isinstance(first, Ref) and first.plural and first.count == 2)


def _amid(ev: Evaluator, belief: Belief, anchors: Belief) -> Factor:
    """In the middle of several things: near to where their middles are on average."""
    likely = anchors.rows[anchors.share >= CLEAR_ANCHOR]
    boxes = ev.arena.boxes
    center = boxes.center[likely].mean(axis=0)
    reach = np.linalg.norm((boxes.center[likely] - center)[:, [0, 2]], axis=1).mean() + 0.1
    off = np.linalg.norm((boxes.center[belief.rows] - center)[:, [0, 2]], axis=1)
    degree = np.exp(-((off / (0.5 * reach)) ** 2) / 2)
    return Factor("in_middle", degree, "relation", holds=degree)


def _viewed(ev: Evaluator, belief: Belief, relation: Relation) -> Belief:
    """From the viewpoint that the words describe; from each, where they can mean several."""
    from assistant.grounding.views import frames_of_view

    frames = frames_of_view(ev, relation.view) if relation.view is not None else ()
    bare = replace(relation, view=None)
    if not frames:
        return _relation(ev, belief, bare)
    found = [(f, _relation(ev.seen_from(f), belief, bare)) for f in frames]
    factors = [b.factors[-1] for _, b in found]
    degree = sum(
        (f.weight * factor.degree for (f, _), factor in zip(found, factors, strict=True)), np.zeros(len(belief.rows))
    )
    holds = sum(
        (f.weight * factor.truth for (f, _), factor in zip(found, factors, strict=True)), np.zeros(len(belief.rows))
    )
    first = factors[0]
    merged = Factor(
        first.name, degree, first.sort, holds=holds, anchors=first.anchors, note=frames[0].name, unknown=first.unknown
    )
    return belief.plus(merged).lacking(*found[0][1].missing[len(belief.missing) :])


def _anchors(ev: Evaluator, relation: Relation) -> tuple[Belief, tuple[str, ...]]:
    """All the anchors of a relation as one belief, and what of them is missing."""
    if not relation.anchors:
        from assistant.grounding.heads import head_belief

        kind = {"in_corner": "corner", "in_middle": "middle", "on_edge": "edge"}[relation.name]
        return head_belief(ev, Ref(Region(kind))), ()  # type: ignore[arg-type]
    reference = relation.anchors[0]
    if len(relation.anchors) > 1:
        from assistant.language.reference import Several

        reference = Several(relation.anchors)
    found = ev.belief(reference)
    return _likely(found), found.missing


def _likely(found: Belief) -> Belief:
    """Without the faintest of many."""
    if len(found.rows) <= MANY_ANCHORS:
        return found
    return found.kept(np.flatnonzero(found.share >= (FAINT if len(found.rows) <= VERY_MANY else UNLIKELY)))


def _best_pair(ev: Evaluator, belief: Belief, name: str, anchors: Belief, count: int = 1) -> Factor:
    """For each candidate its best anchor: the pair counts, not the anchor that is best by itself."""
    k, m = len(belief.rows), len(anchors.rows)
    degree, holds, best = np.zeros(k), np.zeros(k), np.full(k, -1, dtype=np.intp)
    mine = _worth(belief, m)
    several = 1 < count <= m
    asked = Asked(((name, 1.0),), belief.rows[mine], anchors.rows, anchors.share, _believed(anchors))
    found = partners(ev, asked, count if several else 1)
    # "By the three bins": all of them are to be near, not one of them.
    degree[mine] = 0.3 * found.good + 0.7 * found.last_good if several else found.good
    holds[mine], best[mine] = found.true, np.where(found.partner < 0, -1, anchors.rows[found.partner])
    note = ev.frame.name if name in VIEWED else ""
    return Factor(name, degree, sort_of(name), holds=holds, anchors=best, note=note)


def _worth(belief: Belief, anchors: int) -> Rows:
    """Places of the candidates that a relation is looked for of: where there are very many pairs, the likely ones."""
    k = len(belief.rows)
    return np.arange(k) if k * anchors <= TOO_MANY else np.flatnonzero(belief.share >= UNLIKELY)


def _believed(anchors: Belief) -> FloatArray:
    """(m) how far each anchor truly is what was said of it."""
    truth: FloatArray = np.where(anchors.share >= CLEAR_ANCHOR, anchors.truth, anchors.truth * anchors.share)
    return truth


def _between(ev: Evaluator, belief: Belief, relation: Relation) -> Factor:
    """Between the best pair of anchors."""
    from assistant.grounding.relate import between

    if len(relation.anchors) >= 2:
        sides = [ev.belief(a) for a in relation.anchors[:2]]
    else:
        both = ev.belief(relation.anchors[0])
        sides = [both, both]
    tops = [np.argsort(-s.share, kind="stable")[:MOST_SIDES] for s in sides]
    one = sides[0] is sides[1]
    a, b = (grid.ravel() for grid in np.meshgrid(tops[0], tops[1], indexing="ij"))
    first, second = sides[0].rows[a], sides[1].rows[b]
    apart = (first != second) & ((a <= b) if one else np.ones(len(a), dtype=np.bool_))
    a, b, first, second = a[apart], b[apart], first[apart], second[apart]
    k = len(belief.rows)
    if not len(a):
        return Factor("between", np.zeros(k), "relation", holds=np.zeros(k))
    rows = belief.rows[:, None]
    found = between(ev, belief.rows, first, second)
    found = np.where((rows == first[None, :]) | (rows == second[None, :]), 0.0, found)
    trust = sides[0].share[a] * sides[1].share[b]
    believed = np.minimum(_believed(sides[0])[a], _believed(sides[1])[b])
    degree = (trust[None, :] * found).max(axis=1)
    return Factor("between", degree, "relation", holds=np.minimum(found, believed[None, :]).max(axis=1))


def _at_distance(ev: Evaluator, belief: Belief, relation: Relation, anchors: Belief, factor: Factor) -> Factor:
    """The relation, and the distance that was said: a bound for "within" and "near", else about that far."""
    said = metres(relation.distance)
    if said is None:
        return factor
    best = factor.anchors if factor.anchors is not None else anchors.rows[np.zeros(len(belief.rows), dtype=np.intp)]
    gap = distance(ev, belief.rows, best)
    bound = relation.name in ("near", "at", "next_to", "around")
    slack = 0.15 * said + 0.1
    off = np.maximum(gap - said, 0.0) if bound else np.abs(gap - said)
    far = np.exp(-((off / slack) ** 2) / 2)
    base = far if bound else np.minimum(factor.degree, far)
    return Factor(f"{relation.name} within" if bound else relation.name, base, "relation", anchors=best)


# ---- having --------------------------------------------------------------------------------------------------------


def _has(ev: Evaluator, belief: Belief, has: Has) -> Belief:
    what, count = has.what, 1
    none = isinstance(what, Ref) and what.determiner == "no"
    if isinstance(what, Ref):
        count = what.count or (2 if what.plural and what.determiner in ("both", "bare", "some") else 1)
        walls = all_walls(ev.arena, belief.rows)  # the doors of a wall are things of their own
        part = isinstance(what.head, Noun) and is_part(what.head.name) and not walls
    else:
        part = walls = False
    counted = isinstance(what, Ref) and bool(what.count) and not none
    # Those of a host stand together by being at it.
    held = ev.belief(replace(what, count=None)) if counted and isinstance(what, Ref) else ev.belief(what)
    if not len(held.rows) or (part and float(held.label.max()) <= MAYBE):
        if none:
            return belief.plus(Factor("has no", np.ones(len(belief.rows)), "has"))
        if part or has.relation == "with":
            shown = _colour_of_part(ev, belief, what)
            return belief.plus(unknown("has", len(belief.rows), "boxes do not show parts"), *shown).lacking(
                *(() if part else held.missing)
            )
        return belief.plus(unknown("has", len(belief.rows), ""), *_colour_of_part(ev, belief, what)).lacking(
            *held.missing
        )
    if not none:
        held = _likely(held)
    names = _WAYS.get(has.relation, (has.relation,))
    if has.relation == "with" and walls:
        names = ("on",)
    factor = so_many(ev, belief, held, _believed(held), has.relation, count) if counted else None
    if factor is None:
        factor = _holding(ev, belief, held, names, count)
        if counted and len(held.rows) > count:
            factor = _no_more(factor, _holding(ev, belief, held, names, count + 1))
    if none:
        lacks = Factor("has no", 1 - np.clip(factor.truth, 0, 1), "has", note=factor.note)
        return belief.plus(lacks.judged_by(held))
    return belief.plus(factor.judged_by(held))


def _no_more(factor: Factor, more: Factor) -> Factor:
    """ "With four chairs", "that has just one": not with more of them, as far as that is plain."""
    plainly = np.clip(2 * more.truth - 1, 0.0, 1.0)
    kept = 1 - COUNTED * plainly
    return replace(factor, degree=factor.degree * kept, holds=factor.truth * kept)


def _colour_of_part(ev: Evaluator, belief: Belief, what: Reference) -> list[Factor]:
    """ "The bed with the blue blanket", where no blanket is known: the bed is then likely the bluer one."""
    colours = [a for a in what.attributes if a.kind == "color"] if isinstance(what, Ref) else []
    if ev.ctx.talking or not colours or len(belief.rows) < 2:
        return []
    found = [f for a in colours for f in attribute_factors(ev, belief, a) if not f.unknown]
    return [replace(f, degree=0.5 + 0.5 * f.degree, holds=np.full(len(belief.rows), 0.75)) for f in found]


_WAYS = {"with": ("on", "in", "part_of", "next_to"), "in": ("in", "on", "part_of")}
"""How a thing may have another: a counter with a stove in it."""

_WITH_TRUST = {"on": 1.0, "in": 1.0, "part_of": 0.95, "next_to": 0.55}
"""How well each relation does for "with": a desk with a lamp has it on it rather than beside it."""


def _holding(ev: Evaluator, belief: Belief, held: Belief, names: tuple[str, ...], count: int) -> Factor:
    """How well each candidate has `count` of the things held."""
    k, m = len(belief.rows), len(held.rows)
    degree, holds, best = np.zeros(k), np.zeros(k), np.full(k, -1, dtype=np.intp)
    mine = _worth(belief, m)
    ways = tuple((name, _WITH_TRUST.get(name, 1.0) if len(names) > 1 else 1.0) for name in names)
    asked = Asked(ways, belief.rows[mine], held.rows, held.share, _believed(held), holding=True)
    found = partners(ev, asked, min(count, m))
    enough = 1.0 if count <= m else 0.3
    degree[mine], holds[mine] = enough * found.last_good, enough * found.last_true
    best[mine] = np.where(found.last_good > 0, held.rows[found.partner], -1)
    return Factor("has", degree, "has", holds=holds, anchors=best)


# ---- logic ---------------------------------------------------------------------------------------------------------


def _not(ev: Evaluator, belief: Belief, negation: Not) -> Belief:
    inner = judged(ev, Belief(belief.rows, belief.factors[:1]), negation.condition)
    added = inner.factors[1:]
    if not added or all(f.unknown for f in added):
        return belief.plus(*added) if added else belief
    degree, truth = np.ones(len(belief.rows)), np.ones(len(belief.rows))
    for f in added:
        degree, truth = np.minimum(degree, f.degree), np.minimum(truth, f.truth)
    name = "not " + added[-1].name
    return belief.plus(Factor(name, 1 - np.clip(truth, 0, 1), "not", anchors=added[-1].anchors))


def _any_of(ev: Evaluator, belief: Belief, options: AnyOf) -> Belief:
    degree, truth = np.zeros(len(belief.rows)), np.zeros(len(belief.rows))
    names = []
    for option in options.conditions:
        added = judged(ev, Belief(belief.rows, belief.factors[:1]), option).factors[1:]
        one, true = np.ones(len(belief.rows)), np.ones(len(belief.rows))
        for f in added:
            one, true = np.minimum(one, f.degree), np.minimum(true, f.truth)
        degree, truth = np.maximum(degree, one), np.maximum(truth, true)
        names += [f.name for f in added]
    return belief.plus(Factor(" or ".join(names), degree, "relation", holds=truth))


_JUDGES: dict[type, Callable[[Evaluator, Belief, Any], Belief]] = {
    Attribute: _attribute,
    Relation: _relation,
    Has: _has,
    Than: judge_than,
    Same: judge_same,
    Not: _not,
    AnyOf: _any_of,
}
