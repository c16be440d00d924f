"""The JSON schema of a log, made from the classes that read it: `python -m assistant.recording.schema` writes it."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from assistant.recording.exact import OPS
from assistant.recording.log import FORMAT, KINDS, VERSION, Header

PATH = Path(__file__).with_name("log.schema.json")
PLAIN = {str: "string", bool: "boolean", int: "integer", float: "number"}


def schema() -> dict[str, Any]:
    """What each line of a log is: the first a header, all others entries."""
    parts: dict[str, Any] = {}
    header = _class(Header, parts, {"format": {"const": FORMAT}, "version": {"const": VERSION}})
    entries = [_class(cls, parts, {"kind": {"const": kind}}) for kind, cls in KINDS.items()]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "One line of the log of a Deixis session",
        "description": "The first line of a log is a header, the last the end; docs/session-logs.md tells the rest.",
        "oneOf": [{"$ref": f"#/$defs/{name}"} for name in ("header", *KINDS)],
        "$defs": {"header": header, **dict(zip(KINDS, entries, strict=True)), **dict(sorted(parts.items()))},
    }


def text() -> str:
    """The file's text."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


def _class(cls: type, parts: dict[str, Any], extra: Mapping[str, Any] = types.MappingProxyType({})) -> dict[str, Any]:
    hints = typing.get_type_hints(cls)
    kept = [f for f in dataclasses.fields(cls) if f.compare]
    needed = [f.name for f in kept if f.default is dataclasses.MISSING]
    return {
        "description": (cls.__doc__ or "").strip(), "type": "object", "additionalProperties": False,
        "required": [*extra, *needed], "properties": {**extra, **{f.name: _value(hints[f.name], parts) for f in kept}},
    }


def _value(hint: Any, parts: dict[str, Any]) -> dict[str, Any]:
    origin, items = typing.get_origin(hint), typing.get_args(hint)
    if hint is Any:
        return {}
    if origin in (typing.Union, types.UnionType):
        return {"anyOf": [_value(i, parts) for i in items]}
    if origin is typing.Literal:
        return {"enum": list(items)}
    if origin is tuple:
        return _tuple(items, parts)
    if origin is not None and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _value(items[1], parts)}
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _named(hint, parts)
    return {"type": "null"} if hint is type(None) else {"type": PLAIN[hint]}


def _tuple(items: tuple[Any, ...], parts: dict[str, Any]) -> dict[str, Any]:
    if len(items) == 2 and items[1] is Ellipsis:
        return {"type": "array", "items": _value(items[0], parts)}
    count = len(items)
    prefix = [_value(i, parts) for i in items]
    return {"type": "array", "prefixItems": prefix, "minItems": count, "maxItems": count}


def _named(cls: type, parts: dict[str, Any]) -> dict[str, Any]:
    """A reference to the class's own part of the schema."""
    if cls.__name__ not in parts:
        parts[cls.__name__] = {}
        tag = {"kind": {"const": cls.__name__}} if cls in OPS else {}
        parts[cls.__name__] = _class(cls, parts, tag)
    return {"$ref": f"#/$defs/{cls.__name__}"}


if __name__ == "__main__":
    PATH.write_text(text(), encoding="utf-8")
