"""Generated programs: every command, every kind of reference and place, straight from the types."""

from __future__ import annotations

import types
import typing
from dataclasses import MISSING, fields
from functools import cache
from typing import Any, Literal, get_args, get_origin

from hypothesis import strategies as st

from assistant.language import program as p

texts = st.text(max_size=12)
names = st.sampled_from(["mug", "remote control", "kitchen", "it", "corner", "12-ounce can", 'a "b"', "thing", "été"]) | texts
small = st.integers(-3, 120)
numbers = st.floats(allow_nan=False, allow_infinity=False) | st.sampled_from([0.5, 2.0, 90.0])


@cache
def of(kind: Any, depth: int = 2) -> st.SearchStrategy[Any]:
    """Values of a type; deeper parts get simpler."""
    return st.deferred(lambda: _of(kind, max(depth, 0)))


def _of(kind: Any, depth: int) -> st.SearchStrategy[Any]:
    origin = get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        kinds = [k for k in get_args(kind) if depth > 0 or not _nests(k)] or list(get_args(kind))
        return st.one_of([of(k, depth) for k in kinds])
    if origin is Literal:
        return st.sampled_from(get_args(kind))
    if origin is tuple:
        return st.lists(of(get_args(kind)[0], depth - 1), max_size=2 if depth > 0 else 0).map(tuple)
    special = _SPECIAL.get(kind)
    if special is not None:
        return special(depth)
    return _plain(kind, depth)


def _nests(kind: Any) -> bool:
    return kind in _NESTING


_NESTING = (p.Several, p.Either, p.Relation, p.Has, p.Than, p.Same, p.Not, p.AnyOf, p.Places, p.Shift)
_NESTING += (p.If, p.ForEach, p.Until, p.Times)


def _plain(cls: Any, depth: int) -> st.SearchStrategy[Any]:
    hints = typing.get_type_hints(cls)
    inner = depth - 1 if cls in _NESTING else depth
    required = {f.name: of(hints[f.name], inner) for f in fields(cls) if f.default is MISSING}
    optional = {f.name: of(hints[f.name], depth - 1) for f in fields(cls) if f.default is not MISSING and depth > 0}
    return st.fixed_dictionaries(required, optional=optional).map(lambda values: cls(**values))


def _relation(depth: int) -> st.SearchStrategy[p.Relation]:
    def anchored(spec: p.RelationSpec) -> st.SearchStrategy[p.Relation]:
        anchors = st.lists(of(p.Reference, depth - 1), min_size=spec.least, max_size=min(spec.most, 3)).map(tuple)
        distance = st.none() | of(p.Quantity)
        view = st.none() | of(p.Viewpoint, depth - 1) if depth > 0 else st.none()
        return st.builds(p.Relation, st.just(spec.name), anchors, distance, view)

    return st.sampled_from(list(p.RELATIONS.values())).flatmap(anchored)


def _ref(depth: int) -> st.SearchStrategy[p.Ref]:
    heads = of(p.Head, depth - 1)
    if depth <= 0:
        return st.builds(p.Ref, heads, st.sampled_from(["the", "a", "this", "bare"]))
    return st.builds(
        p.Ref, heads, of(p.Determiner), st.none() | st.integers(0, 30), st.booleans(),
        st.lists(of(p.Condition, depth - 1), max_size=2).map(tuple), st.lists(of(p.Pick, depth - 1), max_size=2).map(tuple),
        st.none() | of(p.Reference, depth - 1), st.booleans(), st.lists(of(p.Reference, depth - 1), max_size=1).map(tuple),
        st.none() | names, st.none() | of(p.Viewpoint, depth - 1), st.none() | numbers,
    )  # fmt: skip


_SPECIAL: dict[Any, Any] = {
    str: lambda _: names,
    int: lambda _: small,
    float: lambda _: numbers,
    bool: lambda _: st.booleans(),
    p.Relation: _relation,
    p.Ref: _ref,
    p.Has: lambda depth: st.builds(p.Has, of(p.Reference, depth - 1), st.sampled_from([*p.RELATIONS, "with"])),
}

commands = {cls: of(cls) for cls in get_args(p.Command)}
programs = st.lists(st.one_of(list(commands.values())), min_size=1, max_size=3).map(lambda steps: p.Program(tuple(steps)))
