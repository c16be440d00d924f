"""Frozen data classes to JSON and back, from their own type hints: exact floats, strict errors that name the place.

A class in a union is tagged by `"kind": "ClassName"`; a class that stands alone is not. Fields at their default are
left out, so that files stay short and gain fields without breaking.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import reprlib
import sys
import types
import typing
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any

from scene.errors import SceneFileError
from scene.objects import Scene

PLAIN: dict[Any, str] = {float: "a finite number", int: "a whole number", str: "a text", bool: "true or false"}
"""What each plain type is called in an error."""

MAX_FLOAT = sys.float_info.max
"""A number above this is no float."""


def encode(value: Any, *, tagged: bool = True) -> Any:
    """`value` as what `json` can write; a data class gets its kind where `tagged`."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        row: dict[str, Any] = {"kind": type(value).__name__} if tagged else {}
        for name, hint, default in _fields(type(value)):
            item = getattr(value, name)
            if default is dataclasses.MISSING or item != default:
                row[name] = _encode_as(item, hint)
        return row
    if isinstance(value, Mapping):
        return {str(k): encode(v) for k, v in value.items()}
    if isinstance(value, tuple | list):
        return [encode(v, tagged=tagged) for v in value]
    if value is None or isinstance(value, str | bool | int | float):
        return value
    raise TypeError(f"{value!r} is no frozen data")


def _encode_as(value: Any, hint: Any) -> Any:
    """`value` under the hint of its field: equal numbers are written alike, 1 as 1.0 and -0.0 as 0.0."""
    if _holds_floats(hint):
        if isinstance(value, tuple | list):
            return [_encode_as(v, hint) for v in value]
        if isinstance(value, int | float) and not isinstance(value, bool):
            return float(value) + 0.0
    return encode(value, tagged=_needs_tag(hint))


def decode(cls: Any, data: Any, where: str = "$") -> Any:
    """`data` as `cls`, or a `SceneFileError` that names the place in it."""
    origin = typing.get_origin(cls)
    if cls is Any:
        return data
    if origin in (typing.Union, types.UnionType):
        return _decode_union(cls, data, where)
    if origin is tuple:
        return _decode_tuple(typing.get_args(cls), data, where)
    if origin is typing.Literal:
        if data not in typing.get_args(cls):
            raise SceneFileError(f"{where} is {data!r}: expected one of {', '.join(map(repr, typing.get_args(cls)))}")
        return data
    if origin is not None and issubclass(origin, Mapping):
        if not isinstance(data, dict):
            raise _wrong(where, data, "an object")
        return {k: decode(typing.get_args(cls)[1], v, f"{where}.{k}") for k, v in data.items()}
    if dataclasses.is_dataclass(cls):
        return _decode_class(cls, data, where)
    return _decode_plain(cls, data, where)


def _decode_class(cls: Any, data: Any, where: str) -> Any:
    if not isinstance(data, dict):
        raise _wrong(where, data, f"an object ({cls.__name__})")
    names = [name for name, _, _ in _fields(cls)]
    if "kind" not in names and data.get("kind", cls.__name__) != cls.__name__:
        raise SceneFileError(f"{where}.kind is {data['kind']!r}: expected {cls.__name__!r}")
    known = {}
    for name, hint, default in _fields(cls):
        if name in data:
            known[name] = decode(hint, data[name], f"{where}.{name}")
        elif default is dataclasses.MISSING:
            raise SceneFileError(f"{where} has no {name!r}, which {cls.__name__} needs")
    extra = [k for k in data if k not in known and k != "kind"]
    if extra:
        raise SceneFileError(f"{where} has {extra[0]!r}, which {cls.__name__} does not have")
    return cls(**known)


def _decode_union(cls: Any, data: Any, where: str) -> Any:
    members = typing.get_args(cls)
    if data is None and type(None) in members:
        return None
    classes: dict[str, Any] = {m.__name__: m for m in members if isinstance(m, type) and dataclasses.is_dataclass(m)}
    if isinstance(data, dict) and classes:
        if len(classes) == 1 and "kind" not in data:
            return decode(next(iter(classes.values())), data, where)
        kind = data.get("kind")
        if not isinstance(kind, str) or kind not in classes:
            raise SceneFileError(f"{where}.kind is {kind!r}: expected one of {', '.join(classes)}")
        return decode(classes[kind], data, where)
    for member in (bool, int, float, str):
        if member in members and _is_a(member, data):
            return float(data) if member is float else data
    for member in members:
        if typing.get_origin(member) in (tuple, typing.Literal) and isinstance(data, list | str):
            return decode(member, data, where)
    raise _wrong(where, data, " or ".join(getattr(m, "__name__", str(m)) for m in members))


def _decode_tuple(items: tuple[Any, ...], data: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(data, list):
        raise _wrong(where, data, "a list")
    if len(items) == 2 and items[1] is Ellipsis:
        return tuple(decode(items[0], v, f"{where}[{n}]") for n, v in enumerate(data))
    if len(data) != len(items):
        raise SceneFileError(f"{where} has {len(data)} values: expected {len(items)}")
    return tuple(decode(hint, v, f"{where}[{n}]") for n, (hint, v) in enumerate(zip(items, data, strict=True)))


def _decode_plain(cls: Any, data: Any, where: str) -> Any:
    if not _is_a(cls, data):
        raise _wrong(where, data, PLAIN.get(cls, str(cls)))
    return float(data) if cls is float else data


def _is_a(cls: type, data: Any) -> bool:
    if cls is bool or isinstance(data, bool):
        return cls is bool and isinstance(data, bool)
    if cls is float:
        return isinstance(data, int | float) and abs(data) <= MAX_FLOAT
    return isinstance(data, cls)


def _wrong(where: str, data: Any, expected: str) -> SceneFileError:
    return SceneFileError(f"{where} is {reprlib.repr(data)}: expected {expected}")


@cache
def _fields(cls: type) -> tuple[tuple[str, Any, Any], ...]:
    hints = typing.get_type_hints(cls)
    return tuple((f.name, hints[f.name], f.default) for f in dataclasses.fields(cls) if f.compare)


@cache
def _holds_floats(hint: Any) -> bool:
    """Whether every number under this hint is a float."""
    if hint is float or hint is int:
        return hint is float
    items = [a for a in typing.get_args(hint) if a is not Ellipsis]
    return any(_holds_floats(a) for a in items) and int not in items and not any(map(dataclasses.is_dataclass, items))


@cache
def _needs_tag(hint: Any) -> bool:
    """Whether data classes under this hint need their kind to be told apart."""
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return sum(dataclasses.is_dataclass(m) for m in typing.get_args(hint)) > 1
    return any(_needs_tag(m) for m in typing.get_args(hint) if m is not Ellipsis)


class _Same:
    """A key for the very object and not for its equals, which a state of 1 and one of true are."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.value is other.value


def _text(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


@lru_cache(maxsize=20_000)
def _row(of: _Same) -> str:
    """One object, room or viewpoint as text; a scene shares most of them with the one before it."""
    return _text(encode(of.value, tagged=False))


def canonical_bytes(scene: Scene) -> bytes:
    """All of a scene but its meshes' arrays, in the order of its objects, as the same bytes for equal scenes."""

    def rows(values: Iterable[Any]) -> str:
        return f"[{','.join(_row(_Same(v)) for v in values)}]"

    parts = {
        "extras": _text(scene.extras), "groups": _text(encode(scene.groups)), "highlight": _text(list(scene.highlight)),
        "name": _text(scene.name), "objects": rows(scene), "rooms": rows(scene.rooms),
        "selection": _text(list(scene.selection)), "viewpoints": rows(scene.viewpoints),
    }  # fmt: skip
    body = ",".join(f'"{key}":{text}' for key, text in parts.items())
    return ("{" + body + "}").encode()


def digest(scene: Scene) -> str:
    """The sha256 of `canonical_bytes`, kept with the scene."""
    kept = scene.__dict__.get("_digest")
    if not isinstance(kept, str):
        kept = scene.__dict__["_digest"] = hashlib.sha256(canonical_bytes(scene)).hexdigest()
    return kept
