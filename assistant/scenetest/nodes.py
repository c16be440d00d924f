"""YAML with places: a tree of texts, lists and mappings that each know their line and column.

Scalars stay as written: `say: yes` is the word "yes" and `key: on` the word "on", whatever YAML would make of them.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from assistant.scenetest.errors import ScenetestError

LARGEST = 2_000_000
"""A longer file is no test, bytes."""
DEEPEST = 24
"""Deeper nesting than this is refused."""
MOST_NODES = 100_000
"""More values than this, counting each use of an anchor, are refused."""
SHOWN = 12
"""So many of the keys that are known does an error name."""
BLANK = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)\}")
"""A parameter in a text."""

CORE = "tag:yaml.org,2002:"
PLAIN_TAGS = frozenset({"str", "int", "float", "bool", "null", "timestamp", "value", "seq", "map"})
"""What YAML takes plain values for."""

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Source:
    """A file's text."""

    path: Path
    lines: tuple[str, ...]

    def error(self, line: int, column: int, sentence: str) -> ScenetestError:
        """An error at a place, with the line."""
        text = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return ScenetestError(self.path, line, column, sentence, text)


@dataclass(frozen=True)
class Node:
    """One value of the file: a text, a tuple of nodes, or a mapping to nodes."""

    source: Source
    line: int
    """From 1."""
    column: int
    """From 1."""
    value: str | tuple[Node, ...] | Mapping[str, Node]
    """What it holds."""
    quoted: bool = False
    """Whether a scalar was written in quotes or as a block, so that it cannot be a number or nothing."""
    keys: Mapping[str, tuple[int, int]] | None = None
    """Of a mapping: where each key is written."""

    def error(self, sentence: str) -> ScenetestError:
        """An error at this value."""
        return self.source.error(self.line, self.column, sentence)

    def wrong(self, what: str, expected: str) -> ScenetestError:
        """The error for a value that is not what it should be."""
        return self.error(f"{what} is {self.shown}: expected {expected}")

    def at_key(self, key: str, sentence: str) -> ScenetestError:
        """An error at a key of this mapping."""
        line, column = (self.keys or {}).get(key, (self.line, self.column))
        return self.source.error(line, column, sentence)

    @property
    def shown(self) -> str:
        """The value for an error: never long."""
        if isinstance(self.value, tuple):
            return f"a list of {len(self.value)}" if self.value else "an empty list"
        if not isinstance(self.value, str):
            return f"a mapping ({', '.join(list(self.value)[:4])})" if self.value else "an empty mapping"
        if not self.value and not self.quoted:
            return "empty"
        return repr(self.value if len(self.value) <= 60 else self.value[:57] + "...")

    @property
    def text(self) -> str | None:
        """The text of a scalar; None for a list or a mapping."""
        return self.value if isinstance(self.value, str) else None

    @property
    def empty(self) -> bool:
        """Whether nothing is written here."""
        return self.value == "" and not self.quoted

    def plain(self) -> Any:
        """The value as plain Python data, numbers and flags recognised, as JSON would have them."""
        if isinstance(self.value, tuple):
            return [item.plain() for item in self.value]
        if not isinstance(self.value, str):
            return {key: item.plain() for key, item in self.value.items()}
        return self.value if self.quoted else scalar(self.value)


def scalar(text: str) -> Any:
    """A plain scalar as a number, a flag, nothing, or the text that it is."""
    lower = text.lower()
    if lower in ("true", "yes", "on"):
        return True
    if lower in ("false", "no", "off"):
        return False
    if lower in ("", "null", "~"):
        return None
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text


def read_nodes(path: Path) -> Node:
    """The tree of a file."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ScenetestError(path, 1, 1, f"the file cannot be read: {error.strerror or error}") from None
    if len(data) > LARGEST:
        raise ScenetestError(path, 1, 1, f"the file has {len(data)} bytes: expected at most {LARGEST}")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ScenetestError(path, line, 1, f"byte {error.start} is not UTF-8: expected a text file") from None
    return parse(text, path)


def parse(text: str, path: Path) -> Node:
    """The tree of a text."""
    source = Source(path, tuple(text.splitlines()))
    try:
        documents = _composed(text)
    except yaml.MarkedYAMLError as error:
        unclosed = error.context_mark is not None and "stream" in str(error.problem) and "end" in str(error.problem)
        mark = error.context_mark if unclosed else error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise source.error(min(line, max(1, len(source.lines))), column, f"this is no YAML: {_said(error)}") from None
    except yaml.reader.ReaderError as error:
        line = text[: error.position].count("\n") + 1
        raise source.error(line, 1, "this is no YAML: there is a character that no text file may hold") from None
    except RecursionError:
        raise source.error(1, 1, f"the file is nested too deeply: expected at most {DEEPEST} levels") from None
    if not documents or documents[0] is None:
        raise source.error(1, 1, "the file is empty: expected `scene:` and `tests:`")
    if len(documents) > 1:
        line = documents[1].start_mark.line + 1
        line = next((n for n in range(line, 0, -1) if source.lines[n - 1].startswith("---")), line)
        raise source.error(line, 1, "a second document begins here (`---`): expected one document a file")
    return _Builder(source).build(documents[0], 0)


def _composed(text: str) -> list[Any]:
    """The documents of a text; what is wrong is told by the parser that tells the place best."""
    try:
        return list(yaml.compose_all(text, Loader=LOADER))
    except yaml.YAMLError:
        return list(yaml.compose_all(text, Loader=yaml.SafeLoader))


def _said(error: yaml.MarkedYAMLError) -> str:
    problem = str(error.problem or error.context or "it cannot be read")
    advice = ""
    if "stream" in problem and "end" in problem:
        return "what is opened here is never closed"
    if "mapping values are not allowed" in problem:
        advice = "; put the text in quotes if it holds a colon"
    elif "found character '\\t'" in problem or "tab" in problem:
        advice = "; indent with spaces, never with tabs"
    elif "cannot start any token" in problem:
        advice = "; put the text in quotes"
    return problem + advice


class _Builder:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.count = 0

    def build(self, node: Any, depth: int) -> Node:
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        self.count += 1
        if depth > DEEPEST:
            raise self.source.error(line, column, f"this is nested too deeply: expected at most {DEEPEST} levels")
        if self.count > MOST_NODES:
            raise self.source.error(line, column, f"there are more than {MOST_NODES} values here: make several files")
        if node.tag.removeprefix(CORE) not in PLAIN_TAGS:
            shown = node.tag.replace(CORE, "!!")
            raise self.source.error(line, column, f"{shown} is a tag: expected plain text, lists and mappings")
        if isinstance(node, yaml.ScalarNode):
            return Node(self.source, line, column, node.value, node.style in ("'", '"', "|", ">"))
        if isinstance(node, yaml.SequenceNode):
            return Node(self.source, line, column, tuple(self.build(item, depth + 1) for item in node.value))
        values: dict[str, Node] = {}
        keys: dict[str, tuple[int, int]] = {}
        for key, value in node.value:
            at = (key.start_mark.line + 1, key.start_mark.column + 1)
            if not isinstance(key, yaml.ScalarNode):
                sentence = "a key is a list or a mapping: expected a word; put a text with braces in quotes"
                raise self.source.error(*at, sentence)
            if key.value in values:
                raise self.source.error(*at, f"{key.value!r} is written twice: expected each key once")
            values[key.value] = self.build(value, depth + 1)
            keys[key.value] = at
        return Node(self.source, line, column, values, keys=keys)


def mapping_of(node: Node, what: str, allowed: Iterable[str], *, needed: Iterable[str] = ()) -> Mapping[str, Node]:
    """A mapping with none but these keys."""
    if not isinstance(node.value, Mapping):
        raise node.wrong(what, f"a mapping with {_either(list(allowed)[:6])}")
    known = list(allowed)
    for key in node.value:
        if key not in known:
            close = difflib.get_close_matches(key, known, n=1, cutoff=0.6)
            some = f"one of {', '.join(known[:SHOWN])} ..." if len(known) > SHOWN else _either(known)
            hint = f"did you mean {close[0]!r}?" if close else f"expected {some}"
            raise node.at_key(key, f"{what} has the unknown key {key!r}: {hint}")
    for key in needed:
        if key not in node.value:
            raise node.error(f"{what} has no {key!r}: expected it to be given")
    return node.value


def _either(words: list[str]) -> str:
    return ", ".join(words[:-1]) + f" or {words[-1]}" if len(words) > 1 else "".join(words)


def substituted(node: Node, fill: Callable[[Node, str], str]) -> Node:
    """The tree with every `{name}` in its texts replaced."""
    if isinstance(node.value, str):
        if "{" not in node.value:
            return node
        new = BLANK.sub(lambda found: fill(node, found.group(1)), node.value)
        return node if new == node.value else replace(node, value=new)
    if isinstance(node.value, tuple):
        items = tuple(substituted(item, fill) for item in node.value)
        return node if all(a is b for a, b in zip(items, node.value, strict=True)) else replace(node, value=items)
    values = {key: substituted(item, fill) for key, item in node.value.items()}
    return node if all(values[k] is v for k, v in node.value.items()) else replace(node, value=values)
