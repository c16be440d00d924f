"""What single commands mean beyond their words: "anything" that is to be hidden is everything, "without a label"."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from assistant.language import program as p

_OF_ANYTHING = (p.Select, p.Highlight, p.Hide, p.Show, p.Delete, p.Recolor, p.SetState, p.Label)
"""Acts that "anything" asks for with all of it: "hide anything red"."""
_NO_LABEL = tuple(p.Ref(p.Noun(noun), "no", plural=many) for noun in ("label", "name") for many in (False, True))


def as_meant(step: p.Command) -> p.Command:
    """The command as it is meant."""
    if isinstance(step, p.If) and isinstance(step.test, p.Exists) and isinstance(what := step.test.target, p.Ref):
        return replace(step, then=_one_of(step.then, what), otherwise=_one_of(step.otherwise, what))
    if isinstance(step, p.ForEach):
        return replace(step, do=tuple(_there(each, step.target) for each in step.do))
    target = getattr(step, "target", None)
    if isinstance(step, p.Exists | p.Check) and (seen := _seen_from(step)) is not None:
        return seen
    if isinstance(step, p.Check):
        step = replace(step, condition=_one_or_other(step.condition))
    if not isinstance(target, p.Ref):
        return step
    if step == p.Select(p.Ref(p.Thing(), "all", plural=True), "remove"):
        return p.Deselect()
    if isinstance(step, _OF_ANYTHING) and isinstance(target.head, p.Thing) and target.determiner == "any":
        target = replace(target, determiner="all", plural=True)
    if any(isinstance(c, p.Has) and c.what in _NO_LABEL for c in target.where):
        unlabelled = p.Attribute("unlabelled", "state")
        where = tuple(unlabelled if isinstance(c, p.Has) and c.what in _NO_LABEL else c for c in target.where)
        target = replace(target, where=where)
    if isinstance(step, p.Compare) and isinstance(other := step.other, p.Ref) and isinstance(other.head, p.One):
        return replace(step, other=replace(other, head=target.head)) if step.measure == "count" else step
    if isinstance(step, p.Move) and target.determiner == "each" and _apart(step.place):
        return p.Unsupported("put", "each of them somewhere else")
    if isinstance(step, p.Swap) and (of_kind := _of_the_other(target, step.other)) is not None:
        target = of_kind
    return cast(p.Command, replace(cast(Any, step), target=target))


def _there(step: p.Command, over: p.Reference) -> p.Command:
    """ "(For every desk without a lamp) add a lamp": at that desk."""
    if isinstance(step, p.Add) and step.place is None and isinstance(over, p.Ref) and isinstance(over.head, p.Noun):
        return replace(step, place=p.Relation("at", (p.Ref(p.Pronoun("it")),)))
    return step


def _one_of(steps: tuple[p.Command, ...], what: p.Ref) -> tuple[p.Command, ...]:
    """ "(If there is no plant) add one": a plant."""
    one = p.Ref(p.One(), "a")
    return tuple(replace(s, target=replace(one, head=what.head)) if isinstance(s, p.Add) and s.target == one else s
                 for s in steps)  # fmt: skip


def _one_or_other(condition: p.Condition) -> p.Condition:
    """ "(Is it) in the kitchen or the hall": in the one or in the other."""
    anchor = condition.anchors[0] if isinstance(condition, p.Relation) and len(condition.anchors) == 1 else None
    if not isinstance(condition, p.Relation) or not isinstance(anchor, p.Either):
        return condition
    return p.AnyOf(tuple(replace(condition, anchors=(one,)) for one in anchor.items))


def _apart(place: p.Place | None) -> bool:
    """ "(Put each mug) on a different desk": no two of them in one place."""
    anchor = place.anchors[0] if isinstance(place, p.Relation) and place.anchors else None
    return isinstance(anchor, p.Ref) and any(a.word in ("different", "separate") for a in anchor.attributes)


def _of_the_other(target: p.Ref, other: p.Reference | None) -> p.Ref | None:
    """ "(Swap) the first and the last desk in the second row": the first desk in that row."""
    if not isinstance(other, p.Ref) or not isinstance(other.head, p.Noun) or not target.pick:
        return None
    if not isinstance(target.head, p.One) or target.determiner != "the" or target.of is not None or target.other:
        return None
    return replace(target, head=other.head, where=target.where or other.where)


def _seen_from(step: p.Exists | p.Check) -> p.Command | None:
    """ "Can you see the board from the last row": nobody here can tell; "from here" it is whether it is there."""
    target = step.target
    if not isinstance(target, p.Ref) or target.determiner not in ("the", "this", "that", "my", "these", "those"):
        return None
    where = step.condition if isinstance(step, p.Check) else target.where[-1] if target.where else None
    if not isinstance(where, p.Relation) or where.name != "from" or len(where.anchors) != 1:
        return None
    bare = replace(target, where=target.where[:-1]) if isinstance(step, p.Exists) else target
    anchor = where.anchors[0]
    if isinstance(anchor, p.Ref) and isinstance(anchor.head, p.Viewer):
        return p.Exists(bare)
    return p.Unsupported("tell", "what can be seen from another place")
