"""Generated programs: every command, every kind of reference and place, straight from the types.

A program grows from a seed, so that generation is fast and a failure is named by its seed.
"""

from __future__ import annotations

import types
import typing
from dataclasses import MISSING, fields
from random import Random
from typing import Any, Literal, get_args, get_origin

from hypothesis import strategies as st

from assistant.language import program as p

_NAMES = (
    "mug",
    "remote control",
    "kitchen",
    "it",
    "corner",
    "12-ounce can",
    'a "b"',
    "thing",
    "été",
    "",
    "_",
    "a  b",
    "plural",
)
_LETTERS = 'abcz é"\\\n_-,;()[]=.09√😀'
_NESTING = (p.Several, p.Either, p.Relation, p.Has, p.Than, p.Same, p.Not, p.AnyOf, p.Places, p.Shift)
_CONTROL = (p.If, p.ForEach, p.Until, p.Times)


def grow(kind: Any, rng: Random, depth: int) -> Any:
    """A value of a type; deeper parts get simpler."""
    origin = get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        simple = [k for k in get_args(kind) if depth > 0 or k not in (*_NESTING, *_CONTROL)]
        if type(None) in simple and (depth <= 0 or rng.random() < 0.5):
            return None
        return grow(rng.choice(simple or list(get_args(kind))), rng, depth)
    if kind is type(None):
        return None
    if origin is Literal:
        return rng.choice(get_args(kind))
    if origin is tuple:
        return tuple(grow(get_args(kind)[0], rng, depth - 1) for _ in range(rng.randint(0, 2) if depth > 0 else 0))
    if kind in _SPECIAL:
        return _SPECIAL[kind](rng, depth)
    hints = typing.get_type_hints(kind)
    inner = depth - (kind in _NESTING or kind in _CONTROL)
    values = {f.name: grow(hints[f.name], rng, inner) for f in fields(kind) if f.default is MISSING}
    values |= {
        f.name: grow(hints[f.name], rng, depth - 1)
        for f in fields(kind)
        if f.default is not MISSING and depth > 0 and rng.random() < 0.5
    }
    return kind(**values)


def _text(rng: Random, _depth: int) -> str:
    if rng.random() < 0.8:
        return rng.choice(_NAMES)
    return "".join(rng.choice(_LETTERS) for _ in range(rng.randint(0, 8)))


def _number(rng: Random, _depth: int) -> float:
    return rng.choice((0.5, 90.0, -2.0, 1e-7, 1e22, 0.1 + 0.2, rng.uniform(-1e3, 1e3)))


def _relation(rng: Random, depth: int) -> p.Relation:
    spec = rng.choice(list(p.RELATIONS.values()))
    count = rng.randint(spec.least, min(spec.most, 3))
    anchors = tuple(grow(p.Reference, rng, depth - 1) for _ in range(count))
    return p.Relation(spec.name, anchors, grow(p.Quantity | None, rng, depth), grow(p.Viewpoint | None, rng, depth - 1))


def _has(rng: Random, depth: int) -> p.Has:
    return p.Has(grow(p.Reference, rng, depth - 1), rng.choice([*p.RELATIONS, "with"]))


_SPECIAL: dict[Any, Any] = {
    str: _text,
    int: lambda rng, _depth: rng.randint(-3, 120),
    float: _number,
    bool: lambda rng, _depth: rng.random() < 0.5,
    p.Relation: _relation,
    p.Has: _has,
}


def grow_program(seed: int, command: Any = p.Command, depth: int = 3) -> p.Program:
    """The program of a seed."""
    rng = Random(seed)
    return p.Program(tuple(grow(command, rng, depth) for _ in range(rng.randint(1, 3))))


seeds = st.integers(0, 2**40)
