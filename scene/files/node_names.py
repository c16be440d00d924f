"""What the name of a node in somebody's file says about the thing: a label where it is plainly words, and an id."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from scene.catalogue import catalogue
from scene.objects import LabelSource

SOURCE = "node name"
"""Who is named as the label's source."""
SCORE = 0.5
"""How far such a label is trusted."""
TOOL_WORDS = """
    node mesh object obj geometry geom group empty root scene world armature bone joint default material mat
    primitive instance component part shape poly surface model layer null locator transform untitled unnamed
    buffer polygon cube sphere cylinder cone torus plane icosphere circle curve grid suzanne static sketchup
    collada export import pcube psphere pcylinder pplane polysurface nurbs element body solid brep entity item
    thing sm lod gltf glb fbx low high left right front back upper lower new old final copy test
"""
GENERIC = frozenset(TOOL_WORDS.split())
"""Words of tools, not of things."""


@dataclass(frozen=True, slots=True)
class Guess:
    """What a name says that a thing is."""

    label: str | None = None
    """What it is; None where the name says nothing."""
    aliases: tuple[str, ...] = ()
    """The name's own words, where the label is only a part of them."""
    source: LabelSource = LabelSource()
    """The name as the label's source."""


def guess(name: str) -> Guess:
    """`Chair_01` is a chair; `mug_red` is a mug, a kind that the catalogue knows, also called "mug red"."""
    words = label_from(name)
    if words is None:
        return Guess()
    parts = words.split()
    spans = [" ".join(parts[a:b]) for a in range(len(parts)) for b in range(len(parts), a, -1)]
    kind = max((s for s in reversed(spans) if s in _kinds()), key=lambda s: s.count(" "), default=words)
    return Guess(kind, () if kind == words else (words,), LabelSource("file", SOURCE, SCORE))


@cache
def _kinds() -> frozenset[str]:
    """The labels that the catalogue knows."""
    return frozenset(a.label for a in catalogue().values())


def label_from(name: str) -> str | None:
    """`SM_CoffeeTable_01` is a coffee table; `Cube.003`, `node_17` and `a9f3` are nothing."""
    spaced = re.sub(r"[\W_]+|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[^\W\d_])(?=\d)", " ", name)
    words = [w.lower() for w in spaced.split() if not w[0].isdigit()]
    while words and words[0] in ("sm", "mesh", "obj", "geo", "mdl", "prop"):
        words.pop(0)
    while words and (
        words[-1] in ("lod", "mesh", "obj", "geo", "low", "high", "copy", "instance") or len(words[-1]) == 1
    ):
        words.pop()
    if not 1 <= len(words) <= 3 or any(w in GENERIC or not _is_word(w) for w in words):
        return None
    return " ".join(words)


def _is_word(text: str) -> bool:
    if not text.isascii():
        return text.isalpha()
    hexadecimal = re.fullmatch(r"[a-f]{6,}", text)
    return text == "tv" or (len(text) >= 2 and bool(re.search(r"[aeiouy]", text)) and not hexadecimal)


def stem_of(name: str) -> str:
    """What an id made from a name begins with: the name in lower case with hyphens."""
    return re.sub(r"[^\w]+", "-", name.lower()).strip("-_") or "object"


class Ids:
    """Ids that are taken, and the next free one of each stem."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._next: dict[str, int] = {}

    def take(self, stem: str) -> str:
        """`stem`, or the first of `stem-2`, `stem-3` ... that is free; taken from now on."""
        found = stem
        while found in self._taken:
            self._next[stem] = self._next.get(stem, 1) + 1
            found = f"{stem}-{self._next[stem]}"
        self._taken.add(found)
        return found
