"""Things to be built that may not be there yet: "build a tower of three boxes", "make a circle of five chairs"."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from assistant.language import program as p

BUILDING = frozenset(["build", "make", "create", "form", "construct"])
"""First words of requests that may ask for something new."""


def with_new_things(program: p.Program) -> p.Program | None:
    """The same with the things added first; None where it lays out nothing, or things that are known to be there."""
    if len(program.steps) != 1 or not isinstance(program.steps[0], p.Stack | p.Arrange):
        return None
    step = program.steps[0]
    target = step.target
    if not isinstance(target, p.Ref) or not isinstance(target.head, p.Noun) or not target.count or target.pick:
        return None
    if target.determiner not in ("bare", "a") or target.of is not None:
        return None
    places = target.relations
    new = replace(target, where=tuple(c for c in target.where if not isinstance(c, p.Relation)))
    where = step.place or (places[0] if places else None)
    laid = replace(cast(Any, step), target=p.Ref(p.Pronoun("them")), place=where)
    return p.Program((p.Add(new), laid))
