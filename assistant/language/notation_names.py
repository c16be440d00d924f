"""The names that the notation gives to commands, kinds of attributes and heads."""

from __future__ import annotations

import re
import typing
from collections.abc import Mapping
from typing import Any, cast, get_args

from assistant.language import program as p

_NAMES: dict[type, str] = {p.ListThings: "list", p.Measured: "measure"}
COMMANDS: Mapping[str, type] = {
    _NAMES.get(c, re.sub(r"(?<!^)(?=[A-Z])", "_", c.__name__).lower()): c for c in get_args(p.Command)
}
"""Notation name -> command class, in the order of declaration."""
COMMAND_NAMES: Mapping[type, str] = {cls: name for name, cls in COMMANDS.items()}
"""Command class -> notation name."""

KIND_CALL: dict[str, p.AttributeKind] = {**{kind: kind for kind in get_args(p.AttributeKind)}, "word": "other"}
del KIND_CALL["other"]
KIND_NAME = {kind: name for name, kind in KIND_CALL.items()}
"""Kind of attribute -> the call that says it where the word alone does not."""
RESERVED = frozenset({"plural", "other"})
"""Words that are no attributes."""

_PRONOUNS = ("it", "them", "him", "her")
_REGIONS = get_args(typing.get_type_hints(p.Region)["kind"])
HEAD_WORDS: dict[str, p.Head] = {
    "thing": p.Thing(),
    "one": p.One(),
    "me": p.Viewer(),
    **{word: p.Pronoun(cast(Any, word)) for word in _PRONOUNS},
    **{kind: p.Region(cast(Any, kind)) for kind in _REGIONS},
}
"""Words that stand for heads which are no nouns."""


def plain_name(cls: type) -> str:
    """The name of a class: of a command its own, else the class name in lower case."""
    return COMMAND_NAMES.get(cls) or cls.__name__.lower()
