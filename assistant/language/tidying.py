"""What small models write, tidied: each modifier once, no thing put onto itself, "it" inside "for each"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, cast

from assistant.language import program as p


def once(value: Any) -> Any:
    """The value with every condition, choice and step said once: small models like to repeat themselves."""
    if isinstance(value, tuple):
        return tuple(dict.fromkeys(once(item) for item in value))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    return replace(value, **{f.name: once(getattr(value, f.name)) for f in fields(value)})


def sensible(program: p.Program) -> p.Program | None:
    """The program without optional places and people that are the thing itself; none where it needs such a place."""
    steps = [_sensible(step) for step in program.steps]
    return None if None in steps else p.Program(tuple(cast(list[p.Command], steps)))


def _sensible(step: p.Command) -> p.Command | None:
    target = getattr(step, "target", None)
    match step:
        case p.Move(place=place) | p.Fits(place=place):
            return None if _about(place) & _about(target) else step
        case p.Add(target=p.Ref(determiner="a") as new) if any(pick.measure == "order" for pick in new.pick):
            one = replace(new, pick=tuple(pick for pick in new.pick if pick.measure != "order"))
            return _sensible(replace(step, target=one))  # "a second chair"
        case p.Add(place=place) | p.Duplicate(place=place) | p.Stack(place=place) | p.Arrange(place=place):
            return replace(step, place=None) if _about(place) & _about(target) else step
        case p.Bring(to=to):
            return replace(step, to=None) if _about(to) & _about(target) else step
        case p.Face(toward=other) | p.Swap(other=other) | p.Compare(other=other):
            return None if other is not None and other == target else step
        case p.Recolor(target=p.Ref() as painted, color=str() as color):
            where = tuple(c for c in painted.where if not (isinstance(c, p.Attribute) and c.word == color))
            return replace(step, target=replace(painted, where=where))
        case p.ForEach(target=each, do=do):
            inner = sensible(p.Program(tuple(_spoken(s, each) for s in do)))
            return replace(step, do=inner.steps) if inner else None
        case p.If():
            then, otherwise = sensible(p.Program(step.then)), sensible(p.Program(step.otherwise))
            return replace(step, then=then.steps, otherwise=otherwise.steps) if then and otherwise else None
        case _:
            return step


def _spoken(value: Any, topic: p.Reference) -> Any:
    """With "it" for the thing that the steps are about."""
    if value == topic:
        return p.Ref(p.Pronoun("it"))
    if isinstance(value, tuple):
        return tuple(_spoken(item, topic) for item in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    return replace(value, **{f.name: _spoken(getattr(value, f.name), topic) for f in fields(value)})


def _about(value: Any) -> set[p.Ref]:
    """The references of a target or the anchors of a place, as far as they name the same thing by the same words."""
    return set(_references(value))


def _references(value: Any) -> Iterator[p.Ref]:
    if isinstance(value, p.Ref):
        yield value
    elif isinstance(value, p.Relation):
        for anchor in value.anchors:
            yield from _references(anchor)
