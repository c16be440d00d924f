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
    target = getattr(step, "target", None)
    if isinstance(step, p.Exists | p.Check) and (seen := _seen_from(step)) is not None:
        return seen
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
    if isinstance(step, p.Swap) and (of_kind := _of_the_other(target, step.other)) is not None:
        target = of_kind
    return cast(p.Command, replace(cast(Any, step), target=target))


def _one_of(steps: tuple[p.Command, ...], what: p.Ref) -> tuple[p.Command, ...]:
    """ "(If there is no plant) add one": a plant."""
    one = p.Ref(p.One(), "a")
    return tuple(replace(s, target=replace(one, head=what.head)) if isinstance(s, p.Add) and s.target == one else s
                 for s in steps)  # fmt: skip


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
