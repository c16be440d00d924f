"""Rooms as scans have them, and what strangers would write of one thing in each: the hardest of the sets."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from assistant.bench.rooms import Item

if TYPE_CHECKING:
    from assistant.grounding.bulk import BoxScene

UNREAD = ("held", "sealed", "counted", "shut")
"""What nothing is tuned on: drawn at random of the first descriptions, and of the last ones, for rooms of their own."""
PARTS = ("dev", "more", "last", "fresh", "again", "studied", "opened", "forms", "turns", *UNREAD)
"""First what is tuned on: from the start, and what was written after each later round of work."""


@cache
def stranger_rooms() -> dict[str, BoxScene]:
    """The rooms by name."""
    from assistant.grounding.bulk import read_scenes

    with as_file(files("assistant.bench") / "data" / "strangers_rooms.jsonl") as path:
        return read_scenes(path)


@cache
def stranger_items() -> tuple[Item, ...]:
    """The descriptions; the kind of each is its part."""
    data = tomllib.loads((files("assistant.bench") / "data" / "strangers.toml").read_text(encoding="utf-8"))
    found = []
    for plan, said in data.items():
        for line in said.strip().splitlines():
            target, part, words = (piece.strip() for piece in line.split("|", 2))
            found.append(Item(plan, (target,), part, words, True))
    return tuple(found)
