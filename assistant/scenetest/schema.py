"""The JSON schema of test files, for editors: made from the very tables that the reader checks by.

`python -m assistant.scenetest.schema` writes it anew.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from assistant.scenetest.disturb import KINDS
from assistant.scenetest.format import (
    ACTS,
    AIMS,
    CHECKS,
    FILE_KEYS,
    INLINE_TURN_KEYS,
    PERTURB,
    PHRASINGS,
    SHARED,
    TEST_KEYS,
    TURN_KEYS,
    Key,
)
from assistant.scenetest.shapes import STANDING_SCHEMA

FILE = Path(__file__).parent / "scenetest.schema.json"
"""Where it ships."""

SHAREABLE = (*SHARED, *INLINE_TURN_KEYS)
"""Keys that stand in more than one place."""
TURNS = {"type": "array", "minItems": 1, "items": {"oneOf": [{"type": "string"}, {"$ref": "#/$defs/turn"}]}}


def schema() -> dict[str, Any]:
    """The schema."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Scene test of Deixis",
        "description": "What a *.scenetest.yaml holds: a scene, a person in it, and what must be true after each turn.",
        "type": "object",
        "properties": _properties(FILE_KEYS),
        "required": ["tests"],
        "additionalProperties": False,
        "$defs": {
            **{f"key-{key}": _property(key) for key in SHAREABLE},
            "test": {"type": "object", "properties": _properties((*TEST_KEYS, *INLINE_TURN_KEYS)),
                     "additionalProperties": False},
            "turn": {"type": "object", "properties": _properties(TURN_KEYS, turn=True), "minProperties": 1,
                     "additionalProperties": False},
        },
    }


def _properties(keys: tuple[str, ...], *, turn: bool = False) -> dict[str, Any]:
    start = {"description": "Where the person is at the start.", **STANDING_SCHEMA}
    return {
        key: start if key == "viewer" and not turn else
        {"$ref": f"#/$defs/key-{key}"} if key in SHAREABLE else _property(key)
        for key in dict.fromkeys(keys)
    }


def _property(key: str) -> Mapping[str, Any]:
    own: dict[str, Mapping[str, Any]] = {
        "about": {"description": "What it is about, for people.", "type": "string"},
        "name": {"description": "What the test is called, each name once in a file.", "type": "string"},
        "xfail": {"description": "Why it is expected to fail.", "type": "string"},
        "tests": {"description": "The tests.", "type": "array", "minItems": 1, "items": {"$ref": "#/$defs/test"}},
        "turns": {"description": "What the person does, in order.", **TURNS},
        "include": {"description": "Files whose scene, fixtures, values and tags hold here too.",
                    "oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]},
        "fixtures": {"description": "Named lists of turns that tests can use.", "type": "object",
                     "additionalProperties": TURNS},
        "perturb": {"description": PERTURB.about, "type": "object", "minProperties": 1, "additionalProperties": False,
                    "properties": {kind: _levels(kind) for kind in KINDS}},
    }
    if key in own:
        return own[key]
    tables: dict[str, Key] = {**SHARED, **ACTS, **AIMS, **CHECKS, "phrasings": PHRASINGS}
    found = tables[key]
    return {"description": found.about, "examples": [found.example], **found.schema}


def _levels(kind: str) -> dict[str, Any]:
    k = KINDS[kind]
    level = {"type": "number", "minimum": k.low, "maximum": k.high}
    levels = {"oneOf": [level, {"type": "array", "items": level, "minItems": 1, "uniqueItems": True}]}
    share = {"type": "number", "minimum": 0, "maximum": 1}
    return {"description": f"{k.about} Levels in {k.unit}.", "oneOf": [*levels["oneOf"], {
        "type": "object", "required": ["levels"], "additionalProperties": False,
        "properties": {"levels": levels, "trials": {"type": "integer", "minimum": 1, "maximum": 1000},
                       "at_least": {"oneOf": [share, {"type": "array", "items": share, "minItems": 1}]}},
    }]}


def text() -> str:
    """The schema as the file holds it."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
