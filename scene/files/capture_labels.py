"""What room captures call things, and what they are called here: `capture_labels.toml`, read once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

TABLE = Path(__file__).with_name("capture_labels.toml")
"""The one mapping table."""
VOCABULARIES = ("quest", "webxr", "roomplan")
"""Whose words the table knows."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a captured part is here."""

    label: str | None
    """What it is called; None where the source says nothing."""
    aliases: tuple[str, ...] = ()
    """Its other names."""
    role: str = "thing"
    """How it is built: `wall`, `floor`, `ceiling`, `let in`, `passage`, `hung`, `mesh` or `thing`."""
    tags: tuple[str, ...] = ()
    """What it is good for, sorted."""
    models: tuple[str, ...] = ()
    """Kinds of the catalogue whose models may stand for it."""


def kind_of(source_label: str) -> Kind:
    """The kind of a source's label, or of the first of several with commas that is known; else a thing of that name."""
    for said in (source_label, *source_label.split(",")):
        if (found := _kinds().get(_key(said))) is not None:
            return found
    words = re.sub(r"(?<=[a-z])(?=[A-Z])|[\W_]+", " ", source_label).lower().split()
    return Kind(" ".join(words) or None)


def room_label(source_label: str) -> str:
    """What a room is called."""
    known: dict[str, str] = _table()["rooms"]
    return known.get(source_label) or kind_of(source_label).label or "room"


def kinds_of_attributes(category: str, attributes: Any) -> tuple[str, ...]:
    """What the attributes of a RoomPlan object make of it, however they were encoded: names, pairs, or a mapping."""
    known: dict[str, dict[str, str]] = _table()["attributes"]
    words = [_key(w) for w in _words_in(attributes)]
    rows = {_key(k): v for k, v in known.get(category, {}).items()}
    return tuple(dict.fromkeys(label for w in words for k, label in rows.items() if w.endswith(k)))


def _words_in(value: Any) -> list[str]:
    """All texts in a value, keys too, of a reasonable number."""
    if isinstance(value, str):
        return [value[:100]]
    items = [*value.keys(), *value.values()] if isinstance(value, dict) else value if isinstance(value, list) else []
    return [w for item in items[:50] for w in _words_in(item)]


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


@cache
def _kinds() -> Mapping[str, Kind]:
    found: dict[str, Kind] = {}
    for row in _table()["kind"]:
        kind = Kind(
            row["label"] or None, tuple(row.get("aliases", ())), row.get("role", "thing"),
            tuple(sorted(row.get("tags", ()))), tuple(row.get("models", ())),
        )
        for vocabulary in VOCABULARIES:
            for word in row.get(vocabulary, ()):
                found.setdefault(_key(word), kind)
    return MappingProxyType(found)


def _key(label: str) -> str:
    return re.sub(r"[\W_]+", "", label).lower()
