"""What a conversation remembers, as a row and back: programs, references and places in their own notation."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from assistant.dialogue import Dialogue, Pending
from assistant.language.codec import parse_program, parse_value, print_program, print_value
from assistant.language.notation import NotationError
from assistant.recording.exact import exact
from assistant.recording.log import LogError
from scene.codec import decode

NOTED = ("anchor", "view")
"""Fields that have a notation: a place and a viewpoint."""
PROGRAMS = ("program", "tried")
"""Fields that are programs."""
SPECIAL = (*NOTED, *PROGRAMS, "pending", "chosen")
"""Fields that are not plain data."""
NOTED_OF_PENDING = ("program", "reference")
"""The same of an open question."""


def dialogue_row(dialogue: Dialogue) -> dict[str, Any]:
    """A dialogue as JSON; empty for a fresh one. Of what was taught it has the names, not the features."""
    if dialogue == Dialogue():
        return {}
    lessons = tuple(replace(e, example=replace(e.example, features=())) for e in dialogue.lessons)
    dialogue = replace(dialogue, lessons=lessons)
    row = {f.name: exact(getattr(dialogue, f.name)) for f in dataclasses.fields(Dialogue) if f.name not in SPECIAL}
    row |= {name: print_value(value) for name in NOTED if (value := getattr(dialogue, name)) is not None}
    row |= {name: print_program(value) for name in PROGRAMS if (value := getattr(dialogue, name)) is not None}
    if dialogue.chosen:
        row["chosen"] = [[print_value(reference), list(ids)] for reference, ids in dialogue.chosen.items()]
    if dialogue.pending is not None:
        row["pending"] = _pending_row(dialogue.pending)
    return row


def dialogue_from(row: Mapping[str, Any]) -> Dialogue:
    """The dialogue of a row; a `LogError` where it is none."""
    hints = typing.get_type_hints(Dialogue)
    plain = {k: decode(hints[k], v, f"dialogue.{k}") for k, v in row.items() if k in hints and k not in SPECIAL}
    strange = [k for k in row if k not in hints]
    if strange:
        raise LogError(f"the header's dialogue has {strange[0]!r}, which is not known: is the log of another version?")
    try:
        noted = {name: parse_value(Dialogue, name, row[name]) for name in NOTED if name in row}
        programs: dict[str, Any] = {name: parse_program(row[name]) for name in PROGRAMS if name in row}
        pending = _pending_from(row["pending"]) if "pending" in row else None
        chosen = {parse_value(Pending, "reference", text): tuple(ids) for text, ids in row.get("chosen", [])}
    except (NotationError, TypeError, ValueError, AttributeError, KeyError) as error:
        raise LogError(f"the header's dialogue cannot be read: {error}") from None
    return Dialogue(**plain, **noted, **programs, pending=pending, chosen=chosen)


def _pending_row(pending: Pending) -> dict[str, Any]:
    row = {f.name: exact(getattr(pending, f.name)) for f in dataclasses.fields(Pending)
           if f.name not in NOTED_OF_PENDING}
    row["program"] = print_program(pending.program)
    if pending.reference is not None:
        row["reference"] = print_value(pending.reference)
    return row


def _pending_from(row: Mapping[str, Any]) -> Pending:
    hints = typing.get_type_hints(Pending)
    plain = {k: decode(hints[k], v, f"dialogue.pending.{k}") for k, v in row.items() if k not in NOTED_OF_PENDING}
    reference = parse_value(Pending, "reference", row["reference"]) if "reference" in row else None
    return Pending(**plain, program=parse_program(row["program"]), reference=reference)
