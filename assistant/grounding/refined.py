"""What every reader's reference says without saying it: whose viewpoint, which "other", of which kind "them" are.

A reader puts each phrase where the words put it; what a phrase means for the whole is settled here, for all readers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from assistant.grounding.drawn import WORDS as DRAWN
from assistant.grounding.labels import area_kinds, in_group, match
from assistant.language.lexicon import lexicon
from assistant.language.reference import (
    Attribute,
    Condition,
    Has,
    Not,
    Noun,
    One,
    Pick,
    Pronoun,
    Ref,
    Reference,
    Region,
    Relation,
    Thing,
    Viewer,
    Viewpoint,
)  # fmt: skip

SAME_KIND = 0.85
"""From this degree on two nouns are one kind."""

ON_HAND = ("left_of", "right_of")
"""Sides of the person along which things are counted."""

SIDE_WORDS, LOOSELY = ("side", "wall", "end"), ("on", "at", "in", "along", "against", "from")
"""What may follow the name of what is there, and the relations to it that say no more than near."""

SIDED = ("on", "in", "at", "from")
"""How one says at which side something is."""

LEVELS = (["top"], ["bottom"])
"""Rows told apart by how high they are."""

HOSTS = ("on", "in", "at")
"""How a thing is at what it is the only one of."""


def refined(ref: Ref) -> Ref:
    """The reference with what follows from its parts together."""
    ref = _view_described(_stood_at(_view_of_all(_sides_told(_sized(ref)))))
    ref = _of_its_kind(_sides_named(_left_out(_level_rows(ref))))
    ref = _others_apart(_drawn_itself(_ends_chosen(ref)))
    return _counted_off(_on_hand(ref))


def _ends_chosen(ref: Ref) -> Ref:
    """ "The end of the table closest to the door": the end is; "farthest from the other two" is what is meant."""
    mine: list[Pick] = []

    def chosen(c: Condition) -> Condition:
        a = c.anchors[0] if isinstance(c, Relation) and len(c.anchors) == 1 else None
        if not isinstance(c, Relation) or not isinstance(a, Ref) or not isinstance(a.head, Region):
            return c
        owner = next((w.anchors[0] for w in a.where if isinstance(w, Relation) and w.name == "part_of"), None)
        if not isinstance(owner, Ref):
            return c
        picks = a.pick or owner.pick
        if len(picks) != 1 or picks[0].measure != "distance":
            return c
        if _other_ones(picks[0].anchor):
            mine.append(picks[0])
            picks = ()
        of = Relation("part_of", (replace(owner, pick=()),))
        where = tuple(of if isinstance(w, Relation) and w.name == "part_of" else w for w in a.where)
        return replace(c, anchors=(replace(a, determiner="the", time_s=None, where=where, pick=picks),))

    where = tuple(chosen(c) for c in ref.where)
    return replace(ref, where=where, pick=(*ref.pick, *mine))


def _level_rows(ref: Ref) -> Ref:
    """ "Bottom row of cabinets, the middle one": of the bottom ones."""
    for n, c in enumerate(ref.where):
        a = c.anchors[0] if isinstance(c, Relation) and c.name == "in" and len(c.anchors) == 1 else None
        if not isinstance(a, Ref) or a.group not in ("row", "rows") or [p.measure for p in a.pick] not in LEVELS:
            continue
        mine = isinstance(a.head, One) or (isinstance(ref.head, Noun) and _one_kind(a.head, ref.head))
        if mine and not a.where:
            return replace(ref, where=ref.where[:n] + ref.where[n + 1 :], pick=(*a.pick, *ref.pick))
    return ref


def _left_out(ref: Ref) -> Ref:
    """ "The bottom dryer farthest from the doors, not the top one": of the dryers, and not of the doors."""
    found: list[Reference] = []

    def without(a: Reference) -> Reference:
        if not isinstance(a, Ref):
            return a
        mine = tuple(e for e in a.excluding if _one_told(e))
        found.extend(mine)
        return replace(_within(a, without), excluding=tuple(e for e in a.excluding if e not in mine))

    ref = _within(ref, without)
    return replace(ref, excluding=(*ref.excluding, *found)) if found else ref


def _within(ref: Ref, change: Callable[[Reference], Reference]) -> Ref:
    """The reference with all anchors of its conditions and of its superlatives changed."""
    where = tuple(replace(c, anchors=tuple(change(a) for a in c.anchors)) if isinstance(c, Relation) else c
                  for c in ref.where)  # fmt: skip
    pick = tuple(replace(p, anchor=change(p.anchor)) if p.anchor is not None else p for p in ref.pick)
    return replace(ref, where=where, pick=pick)


def _one_told(reference: Reference) -> bool:
    """ "The top one", of which something is said."""
    return isinstance(reference, Ref) and isinstance(reference.head, One) and bool(reference.pick or reference.where)


def _other_ones(reference: Reference | None) -> bool:
    return isinstance(reference, Ref) and isinstance(reference.head, One) and reference.other


def _drawn_itself(ref: Ref) -> Ref:
    """ "The chair at the table that is pulled out": the chair is."""
    told: list[Condition] = []

    def left(c: Condition) -> Condition:
        a = c.anchors[0] if isinstance(c, Relation) and len(c.anchors) == 1 else None
        if not isinstance(c, Relation) or not isinstance(a, Ref) or not isinstance(a.head, Noun):
            return c
        drawn = [w for w in a.where if isinstance(w, Attribute) and w.word in DRAWN]
        if not drawn or not in_group((a.head.name,), "sat_at"):
            return c
        told.extend(drawn)
        return replace(c, anchors=(replace(a, where=tuple(w for w in a.where if w not in drawn)),))

    where = tuple(left(c) for c in ref.where)
    return replace(ref, where=(*where, *told)) if told else ref


def _sized(ref: Ref) -> Ref:
    """ "A small table", where that was read as a kind of its own: it is small too."""
    def told(one: Reference) -> Reference:
        if not isinstance(one, Ref) or not isinstance(one.head, Noun):
            return one
        word, kind = lexicon().adjectives.get(one.head.name.split()[0], ("", "other"))
        said = Attribute(word, kind)
        apart = " " in one.head.name and kind == "size" and said not in one.where
        return replace(one, where=(*one.where, said)) if apart else one

    where = tuple(replace(c, anchors=tuple(told(a) for a in c.anchors)) if isinstance(c, Relation) else c
                  for c in ref.where)  # fmt: skip
    found = told(replace(ref, where=where))
    return found if isinstance(found, Ref) else ref


def _view_of_all(ref: Ref) -> Ref:
    """ "In the middle row when looking at the board, second from the left": the board is looked at throughout."""
    if ref.view is not None:
        return _looked_at(ref)
    found = [v for part in (*ref.where, *ref.pick) for v in views_in(part)]
    return _looked_at(replace(ref, view=found[0])) if found else ref


def _stood_at(ref: Ref) -> Ref:
    """ "Facing the board from the table": at the table."""
    toward = ref.view.toward if ref.view is not None and ref.view.at is None else None
    if not isinstance(toward, Ref) or ref.view is None:
        return ref
    for n, c in enumerate(toward.where):
        if isinstance(c, Relation) and c.name == "from" and len(c.anchors) == 1:
            seen = replace(toward, where=toward.where[:n] + toward.where[n + 1 :])
            return replace(ref, view=replace(ref.view, toward=seen, at=c.anchors[0]))
    return ref


def _sides_told(ref: Ref) -> Ref:
    """ "On the left", where left was taken for one of them: the left one of those that are meant."""
    for n, c in enumerate(ref.where):
        a = c.anchors[0] if isinstance(c, Relation) and c.name in SIDED and len(c.anchors) == 1 else None
        if isinstance(a, Ref) and isinstance(a.head, One) and _side_alone(a):
            rest = ref.where[:n] + ref.where[n + 1 :]
            order = next((k for k, p in enumerate(ref.pick) if p.measure == "order"), None)
            if order is None:
                return replace(ref, where=rest, pick=(*ref.pick, *a.pick))
            ranked = replace(a.pick[0], rank=ref.pick[order].rank)
            return replace(ref, where=rest, pick=(*ref.pick[:order], ranked, *ref.pick[order + 1 :]))
    return ref


def _side_alone(a: Ref) -> bool:
    sided = len(a.pick) == 1 and a.pick[0].measure in ("left", "right", "top", "bottom", "front", "back")
    return sided and not (a.where or a.of or a.other or a.plural)


def _view_described(ref: Ref) -> Ref:
    """ "On the couch by the door, the right one if you sit on the couch": on that couch, and on no other."""
    if ref.view is None:
        return ref
    said = [c for r in (ref, ref.of) if isinstance(r, Ref) for c in r.where if isinstance(c, Relation)]
    anchors = [a for c in said for a in c.anchors if isinstance(a, Ref) and isinstance(a.head, Noun)]

    def told(seen: Reference | None) -> Reference | None:
        if not isinstance(seen, Ref):
            return seen
        if isinstance(seen.head, Pronoun) and seen.head.word == "it":
            return next(iter(anchors), seen)
        if seen.where or seen.pick or seen.plural or seen.of is not None:
            return seen
        return next((a for a in anchors if a.head == seen.head and (a.where or a.pick)), seen)

    return replace(ref, view=replace(ref.view, at=told(ref.view.at), toward=told(ref.view.toward)))


def _looked_at(ref: Ref) -> Ref:
    """ "Bottom left as you face them": those that are meant are faced."""
    toward = ref.view.toward if ref.view is not None else None
    if isinstance(toward, Ref) and isinstance(toward.head, Pronoun) and isinstance(ref.head, Noun):
        faced: Reference = Ref(ref.head, plural=True)
        anchors = [a for c in ref.where if isinstance(c, Relation) for a in c.anchors if isinstance(a, Ref)]
        if toward.head.word == "it" and anchors and isinstance(anchors[0].head, Noun):
            faced = anchors[0]
        return replace(ref, view=replace(ref.view, toward=faced))  # type: ignore[type-var]
    return ref


def views_in(part: Any) -> list[Viewpoint]:
    """The viewpoints that are said in any part of a reference."""
    if isinstance(part, Viewpoint):
        return [part]
    if isinstance(part, tuple):
        return [v for p in part for v in views_in(p)]
    if is_dataclass(part) and not isinstance(part, type):
        return [v for f in fields(part) for v in views_in(getattr(part, f.name))]
    return []


def _of_its_kind(ref: Ref) -> Ref:
    """ "The pillow on the couch that has three of them": pillows; "the bed that has just one", of a pillow."""
    if not isinstance(ref.head, Noun):
        return ref
    kind = ref.head

    def named(c: Condition) -> Condition:
        if isinstance(c, Not):
            return Not(named(c.condition))
        if isinstance(c, Relation):
            return replace(c, anchors=tuple(_with_kind(a, kind) for a in c.anchors))
        return c

    pick = tuple(replace(p, anchor=_with_kind(p.anchor, kind)) if p.anchor is not None else p for p in ref.pick)
    return replace(ref, where=tuple(named(c) for c in ref.where), pick=pick)


def _with_kind(anchor: Reference, kind: Noun) -> Reference:
    """The anchor, where what it has is of the kind of the thing meant, left out or said as "them"."""
    if not isinstance(anchor, Ref) or anchor.head == kind:
        return anchor

    def told(c: Condition) -> Condition:
        if isinstance(c, Not):
            return Not(told(c.condition))
        if isinstance(c, Has) and isinstance(c.what, Ref) and _left_open(c.what):
            return replace(c, what=replace(c.what, head=kind, of=None))
        return c

    return replace(anchor, where=tuple(told(c) for c in anchor.where))


def _left_open(what: Ref) -> bool:
    return isinstance(what.head, One | Pronoun) or (isinstance(what.head, Thing) and what.count is not None)


def _sides_named(ref: Ref) -> Ref:
    """ "On the window side": near the window; "on the window side of the table": there, at the table."""

    def named(c: Condition) -> Condition:
        if isinstance(c, Not):
            return Not(named(c.condition))
        a = c.anchors[0] if isinstance(c, Relation) and len(c.anchors) == 1 else None
        if not isinstance(c, Relation) or not isinstance(a, Ref) or not isinstance(a.head, Noun):
            return c
        first, _, last = a.head.name.rpartition(" ")
        if not first or last not in SIDE_WORDS or area_kinds(a.head.name):
            return c
        landmark = replace(a, head=Noun(first), where=tuple(w for w in a.where if not _part_of(w)))
        owners = tuple(w for w in a.where if _part_of(w))
        if owners:
            side = Ref(Region("side"), where=owners, pick=(Pick("distance", "least", anchor=Ref(Noun(first))),))
            return replace(c, name="at", anchors=(side,))
        return replace(c, name="near" if c.name in LOOSELY else c.name, anchors=(landmark,))

    of = _sides_named(ref.of) if isinstance(ref.of, Ref) else ref.of
    return replace(ref, where=tuple(named(c) for c in ref.where), of=of)


def _part_of(c: Condition) -> bool:
    return isinstance(c, Relation) and c.name == "part_of"


def only_one(ref: Ref) -> Ref:
    """ "The only box on its shelf": on a shelf that has but one."""
    if ref.determiner != "the_only" or not isinstance(ref.head, Noun):
        return ref
    alone = Has(Ref(ref.head, "the", 1))

    def single(c: Condition) -> Condition:
        a = c.anchors[0] if isinstance(c, Relation) and c.name in HOSTS and len(c.anchors) == 1 else None
        if not isinstance(c, Relation) or not isinstance(a, Ref) or not isinstance(a.head, Noun):
            return c
        return replace(c, anchors=(replace(a, where=(*a.where, alone)),))

    return replace(ref, where=tuple(single(c) for c in ref.where))


def _others_apart(ref: Ref) -> Ref:
    """ "On the couch with two pillows, closer to the other couch": not the couch that was named before."""
    named: list[Ref] = []

    def apart(a: Reference) -> Reference:
        if not isinstance(a, Ref):
            return a
        if not a.other or a.plural:
            named.append(a)
            return a
        kind = a.head if isinstance(a.head, Noun) else None
        before = next((n for n in reversed(named) if kind is not None and _one_kind(n.head, kind)), None)
        if before is None and kind is not None and _one_kind(ref.head, kind):
            return a  # another of those that are meant
        return a if before is None else replace(a, other=False, excluding=(*a.excluding, before))

    where = tuple(replace(c, anchors=tuple(apart(a) for a in c.anchors)) if isinstance(c, Relation) else c
                  for c in ref.where)  # fmt: skip
    pick = tuple(replace(p, anchor=apart(p.anchor)) if p.anchor is not None else p for p in ref.pick)
    return replace(ref, where=where, pick=pick)


def _one_kind(one: Any, other: Noun) -> bool:
    return isinstance(one, Noun) and match(one.name, (other.name,)).degree >= SAME_KIND


def _on_hand(ref: Ref) -> Ref:
    """ "If you face the bed, the pillow on your left": of those seen there the left one."""
    view = ref.view
    if view is None or view.entering or view.toward is None or ref.pick:
        return ref
    for n, c in enumerate(ref.where):
        if isinstance(c, Relation) and c.name in ON_HAND and _viewer(c):
            side = Pick("left" if c.name == "left_of" else "right")
            return replace(ref, where=ref.where[:n] + ref.where[n + 1 :], pick=(side,))
    return ref


def _counted_off(ref: Ref) -> Ref:
    """ "The second door on your left as you come in": the second that one passes on that side."""
    view = ref.view
    if view is None or not (view.entering or view.at is not None):
        return ref
    beside = any(isinstance(c, Relation) and c.name in ON_HAND and _viewer(c) for c in ref.where)
    beside |= view.entering
    order = next((n for n, p in enumerate(ref.pick) if p.measure == "order"), None)
    if not beside or order is None:
        return ref
    rank = ref.pick[order].rank
    passed = Pick("distance", "most", -rank) if rank < 0 else Pick("distance", "least", rank)
    return replace(ref, pick=(*ref.pick[:order], replace(passed, anchor=Ref(Viewer())), *ref.pick[order + 1 :]))


def _viewer(relation: Relation) -> bool:
    first = relation.anchors[0] if relation.anchors else None
    return isinstance(first, Ref) and isinstance(first.head, Viewer)


