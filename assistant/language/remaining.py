"""What is still open in a line that a model writes under a grammar: where only one end is left, it need not write it.

Of GBNF it reads what `plain.py` writes: literals, names, `|`, `( )`, `?` and `{0,n}`, and no rule inside itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|\{0,\d+\}|[()|?]|\w+')

Expression: TypeAlias = "str | Rule | Choice | Sequence"
"""A literal, or what is made of such."""
Way: TypeAlias = "tuple[str, Tail]"
"""A literal to be written, and what comes after it."""
Tail: TypeAlias = "tuple[Expression, Tail] | None"
"""Expressions one after the other."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Stands for a rule."""

    name: str
    """Its name."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several."""

    among: tuple[Expression, ...]
    """These."""


@dataclass(frozen=True, slots=True)
class Sequence:
    """One after the other."""

    parts: tuple[Expression, ...]
    """These."""


class Remaining:
    """What one grammar leaves open."""

    def __init__(self, grammar: str) -> None:
        lines = (line.split(" ::= ", 1) for line in grammar.splitlines())
        self._rules = {name: _read(iter(_TOKEN.findall(body))) for name, body in lines}

    def end(self, written: str) -> str | None:
        """What must follow what is written, to the end of the line; none where there is a choice, or where it is no
        beginning of a line."""
        ways = set(self._ways((Rule("root"), None)))
        for letter in written:
            ways = self._after(ways, letter)
        found = ""
        while ways:
            following = {text[:1] for text, _ in ways}
            if len(following) > 1:
                return None
            (letter,) = following
            if letter == "":
                return found
            found += letter
            ways = self._after(ways, letter)
        return None

    def _after(self, ways: Iterable[Way], letter: str) -> set[Way]:
        """The ways that begin with a letter, from there on."""
        left: set[Way] = set()
        for text, tail in ways:
            if text[:1] == letter:
                left.update([(text[1:], tail)] if len(text) > 1 else self._ways(tail))
        return left

    def _ways(self, tail: Tail) -> Iterator[Way]:
        """The ways to go on; the way that is at its end is empty."""
        if tail is None:
            yield "", None
            return
        first, rest = tail
        match first:
            case str():
                if first:
                    yield first, rest
                else:
                    yield from self._ways(rest)
            case Rule(name):
                yield from self._ways((self._rules[name], rest))
            case Choice(among):
                for one in among:
                    yield from self._ways((one, rest))
            case Sequence(parts):
                for part in reversed(parts):
                    rest = (part, rest)
                yield from self._ways(rest)


def _read(tokens: Iterator[str]) -> Expression:
    """The expression up to the end, or to the bracket that closes it."""
    among: list[Expression] = []
    parts: list[Expression] = []
    for token in tokens:
        if token in (")", "|"):
            among.append(Sequence(tuple(parts)))
            parts = []
            if token == ")":
                return Choice(tuple(among))
        elif token == "(":
            parts.append(_read(tokens))
        elif token == "?" or token[0] == "{":
            most = 1 if token == "?" else int(token[3:-1])
            parts[-1] = _at_most(parts[-1], most)
        else:
            parts.append(json.loads(token) if token[0] == '"' else Rule(token))
    return Choice((*among, Sequence(tuple(parts))))


def _at_most(part: Expression, times: int) -> Expression:
    """So many times or fewer."""
    found: Expression = ""
    for _ in range(times):
        found = Choice(("", Sequence((part, found))))
    return found
