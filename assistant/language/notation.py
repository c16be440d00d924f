"""The text form of programs: `move(the(mug, red), on(the(desk)))`. Print and parse are inverse to each other.

This file is the syntax alone: calls, words, quoted texts, numbers with units, lists. `codec.py` turns programs into
these nodes and back, from the types themselves.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass, field
from typing import get_args

from assistant.language.relations import Unit


class NotationError(ValueError):
    """The text is not a program: says where and what was expected."""


@dataclass(frozen=True, slots=True)
class Word:
    """A bare word: `red`, `mug`, `it`, `remote_control`."""

    text: str
    """Lower-case letters, digits and underscores, starting with a letter."""


@dataclass(frozen=True, slots=True)
class Text:
    """A quoted text, for everything that is no bare word."""

    text: str
    """Without the quotes."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number, with its unit if it has one: `2`, `0.5m`, `90deg`."""

    value: float
    """The number."""
    unit: str = ""
    """One of `relations.Unit`, or empty."""


@dataclass(frozen=True, slots=True)
class Items:
    """A list in square brackets."""

    items: tuple[Node, ...]
    """What it holds."""


@dataclass(frozen=True, slots=True)
class Call:
    """A name with arguments in parentheses."""

    name: str
    """The name, a bare word."""
    args: tuple[Node, ...] = ()
    """Arguments by position."""
    options: tuple[tuple[str, Node], ...] = field(default=())
    """Arguments by name, after the others."""


Node = Word | Text | Number | Items | Call

_WORD = r"[a-z][a-z0-9_]*"
_NUMBER = r"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?"
_UNITS = "|".join(sorted(get_args(Unit), key=len, reverse=True))
_TOKEN = re.compile(rf'\s*(?:(?P<number>{_NUMBER})(?P<unit>{_UNITS})?(?![a-z0-9])|(?P<word>{_WORD})|'
                    r'(?P<text>"(?:[^"\\]|\\.)*")|(?P<mark>[()\[\],=;]))')  # fmt: skip
_DEPTH = 60
"""Deeper nesting than this is refused: nobody says it, and a parser that recurses must have a floor."""


def is_bare(text: str) -> bool:
    """Whether a text can be written as a bare word, with underscores for its spaces."""
    return "_" not in text and re.fullmatch(r"[a-z][a-z0-9]*(?: [a-z0-9]+)*", text) is not None


def bare(text: str) -> Word | Text:
    """A text as a bare word where that loses nothing, quoted otherwise."""
    return Word(text.replace(" ", "_")) if is_bare(text) else Text(text)


def render(node: Node) -> str:
    """The text of a node."""
    match node:
        case Word(text):
            return text
        case Text(text):
            return json.dumps(text, ensure_ascii=False)
        case Number(value, unit):
            return (str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)) + unit
        case Items(items):
            return "[" + ", ".join(map(render, items)) + "]"
        case Call(name, args, options):
            inner = [*map(render, args), *(f"{key}={render(value)}" for key, value in options)]
            return f"{name}({', '.join(inner)})"


@dataclass(slots=True)
class _Reader:
    text: str
    at: int = 0
    depth: int = 0

    def peek(self) -> re.Match[str] | None:
        return _TOKEN.match(self.text, self.at)

    def fail(self, expected: str) -> NotationError:
        rest = self.text[self.at : self.at + 20].strip()
        return NotationError(f"expected {expected} at {self.at}, found {rest!r}" if rest else f"expected {expected}")

    def take(self, mark: str) -> bool:
        found = self.peek()
        if found is None or found["mark"] != mark:
            return False
        self.at = found.end()
        return True

    def node(self) -> Node:
        found = self.peek()
        if found is None:
            raise self.fail("a word, a number or a text")
        if self.depth > _DEPTH:
            raise NotationError(f"nested deeper than {_DEPTH}")
        if found["mark"] == "[":
            self.at = found.end()
            items, _ = self.arguments("]")
            return Items(items)
        if found["mark"]:
            raise self.fail("a word, a number or a text")
        self.at = found.end()
        if found["number"]:
            value = float(found["number"])
            if not math.isfinite(value):
                raise NotationError(f"the number {found['number']} is too large")
            return Number(value, found["unit"] or "")
        if found["text"]:
            return Text(_unquote(found["text"]))
        if not self.take("("):
            return Word(found["word"])
        args, options = self.arguments(")")
        return Call(found["word"], args, options)

    def arguments(self, end: str) -> tuple[tuple[Node, ...], tuple[tuple[str, Node], ...]]:
        self.depth += 1
        args: list[Node] = []
        options: list[tuple[str, Node]] = []
        while not self.take(end):
            if (args or options) and not self.take(","):
                raise self.fail(f"',' or {end!r}")
            node = self.node()
            if isinstance(node, Word) and self.take("="):
                options.append((node.text, self.node()))
            elif options:
                raise self.fail("name=value, since an option came before")
            else:
                args.append(node)
        self.depth -= 1
        return tuple(args), tuple(options)


def _unquote(quoted: str) -> str:
    try:
        text: str = json.loads(quoted, strict=False)
    except json.JSONDecodeError as error:
        raise NotationError(f"not a quoted text: {quoted}") from error
    return text


def read(text: str) -> tuple[Node, ...]:
    """The nodes of a text, separated by semicolons."""
    reader = _Reader(text.rstrip())
    nodes = [reader.node()]
    while reader.take(";"):
        nodes.append(reader.node())
    if reader.at < len(reader.text):
        raise reader.fail("';' or the end")
    return tuple(nodes)
