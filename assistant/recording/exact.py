"""Frozen data as JSON without losing a bit: a minus zero stays one, so that a replay computes with the same numbers.

`scene.codec.decode` reads it back. Operations carry their kind, since they come in a union; nothing else does.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, get_args

from scene.ops import Op

OPS: tuple[type, ...] = get_args(Op)


def exact(value: Any) -> Any:
    """`value` as what `json` can write. A field that is its default to the bit is left out."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        row: dict[str, Any] = {"kind": type(value).__name__} if isinstance(value, OPS) else {}
        for field in dataclasses.fields(value):
            item = getattr(value, field.name)
            if field.compare and not _is_default(item, field.default):
                row[field.name] = exact(item)
        return row
    if isinstance(value, Mapping):
        return {str(k): exact(v) for k, v in value.items()}
    if isinstance(value, tuple | list):
        return [exact(v) for v in value]
    if value is None or isinstance(value, str | bool | int | float):
        return value
    raise TypeError(f"{value!r} is no frozen data")


def _is_default(item: Any, default: Any) -> bool:
    return default is not dataclasses.MISSING and item == default and repr(item) == repr(default)
