"""A small reader of GBNF: enough to ask whether a grammar accepts a text, and to make texts that it accepts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

_TOKEN = re.compile(r'\s*("(?:[^"\\]|\\.)*"|\[(?:[^\]\\]|\\.)*\]|\{\d+,\d*\}|[()|*+?]|[a-z][a-z0-9]*)')


@dataclass(frozen=True)
class Node:
    """A part of a rule."""

    kind: str
    """literal, chars, name, seq, alt, repeat."""
    text: str = ""
    """The literal, the pattern of the characters, or the name."""
    parts: tuple[Node, ...] = ()
    """What it is made of."""
    least: int = 1
    """For repeat."""
    most: int = 1
    """For repeat; large for no limit."""


class Gbnf:
    """A grammar, read."""

    def __init__(self, text: str) -> None:
        self.rules: dict[str, Node] = {}
        for line in text.strip().splitlines():
            name, body = line.split(" ::= ", 1)
            tokens = self._tokens(body)
            self.rules[name], rest = self._alternatives(tokens, 0)
            if rest != len(tokens):
                raise ValueError(f"{name}: {tokens[rest:]}")
        names = {node.text for rule in self.rules.values() for node in _walk(rule) if node.kind == "name"}
        missing = names - set(self.rules)
        if missing:
            raise ValueError(f"no rule for {missing}")

    def _tokens(self, body: str) -> list[str]:
        found, at = [], 0
        while body[at:].strip():
            match = _TOKEN.match(body, at)
            if match is None:
                raise ValueError(f"cannot read {body[at : at + 40]!r}")
            found.append(match.group(1))
            at = match.end()
        return found

    def _alternatives(self, tokens: list[str], i: int) -> tuple[Node, int]:
        options = []
        while True:
            parts = []
            while i < len(tokens) and tokens[i] not in ("|", ")"):
                part, i = self._repeated(tokens, i)
                parts.append(part)
            options.append(Node("seq", parts=tuple(parts)))
            if i >= len(tokens) or tokens[i] == ")":
                return Node("alt", parts=tuple(options)), i
            i += 1

    def _repeated(self, tokens: list[str], i: int) -> tuple[Node, int]:
        token = tokens[i]
        if token == "(":
            node, i = self._alternatives(tokens, i + 1)
        elif token[0] == '"':
            node = Node("literal", token[1:-1].encode().decode("unicode_escape").encode("latin-1",
                "ignore").decode("utf-8", "ignore")
                        if token.isascii() else token[1:-1].replace('\\"', '"'))
        elif token[0] == "[":
            node = Node("chars", token)
        else:
            node = Node("name", token)
        i += 1
        if i < len(tokens) and (tokens[i] in "*+?" or tokens[i][0] == "{"):
            bounds = {"*": (0, 999), "+": (1, 999), "?": (0, 1)}.get(tokens[i])
            if bounds is None:
                low, high = tokens[i][1:-1].split(",")
                bounds = (int(low), int(high or 999))
            node, i = Node("repeat", parts=(node,), least=bounds[0], most=bounds[1]), i + 1
        return node, i

    def accepts(self, text: str) -> bool:
        """Whether the root makes the whole text."""
        memo: dict[tuple[int, int], frozenset[int]] = {}
        return len(text) in self._ends(self.rules["root"], text, 0, memo)

    def _ends(self, node: Node, text: str, at: int, memo: dict[tuple[int, int], frozenset[int]]) -> frozenset[int]:
        """Every position at which the node can end."""
        key = (id(node), at)
        if key in memo:
            return memo[key]
        memo[key] = frozenset()
        found: set[int] = set()
        match node.kind:
            case "literal":
                found = {at + len(node.text)} if text.startswith(node.text, at) else set()
            case "chars":
                found = {at + 1} if at < len(text) and re.match(node.text, text[at], re.DOTALL) else set()
            case "name":
                found = set(self._ends(self.rules[node.text], text, at, memo))
            case "seq":
                found = {at}
                for part in node.parts:
                    found = {end for start in found for end in self._ends(part, text, start, memo)}
            case "alt":
                found = {end for part in node.parts for end in self._ends(part, text, at, memo)}
            case _:
                found, frontier, count = ({at} if node.least == 0 else set()), {at}, 0
                while frontier and count < node.most:
                    count += 1
                    frontier = {e for f in frontier for e in self._ends(node.parts[0], text, f, memo)} - found
                    found |= frontier if count >= node.least else set()
        memo[key] = frozenset(found)
        return memo[key]

    def make(self, rng: Random, node: Node | None = None, depth: int = 0) -> str:
        """A text that the grammar accepts; deep down the shortest ways are taken."""
        node = node or self.rules["root"]
        match node.kind:
            case "literal":
                return node.text
            case "chars":
                pool = [c for c in 'abcxyz0189_ -é"\\/' if re.match(node.text, c)]
                return rng.choice(pool)
            case "name":
                return self.make(rng, self.rules[node.text], depth + 1)
            case "seq":
                return "".join(self.make(rng, part, depth) for part in node.parts)
            case "alt":
                parts = node.parts if depth < 9 else sorted(node.parts, key=self._weight)[:1]
                return self.make(rng, rng.choice(parts), depth)
            case _:
                most = node.least if depth > 7 else min(node.most, node.least + 2)
                return "".join(self.make(rng, node.parts[0], depth) for _ in range(rng.randint(node.least, most)))

    def _weight(self, node: Node) -> int:
        """How many names a node asks for: fewer ends sooner."""
        return sum(10 if n.kind == "name" and n.text not in ("plainword", "text", "float") else 1 for n in _walk(node))


def _walk(node: Node) -> list[Node]:
    return [node, *(inner for part in node.parts for inner in _walk(part))]
