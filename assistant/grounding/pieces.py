"""The parts of a description that the chart of English reads where it cannot read the whole, in order.

Noun phrases with all that is said of them, viewpoints, places, what a sentence says of "it": the reading of the text
that leaves the fewest words out and has the fewest parts.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush
from typing import Any, Literal

from assistant.grounding.spotting import Spotted, small_words
from assistant.grounding.written import MARKS
from assistant.language.english.chart import Sentence
from assistant.language.english.grammar import grammar
from assistant.language.english.mod import Mod
from assistant.language.english.modifiers import modifiers
from assistant.language.english.nouns import reference
from assistant.language.english.predicates import predicate
from assistant.language.english.viewpoints import viewpoint
from assistant.language.lexicon import lexicon
from assistant.language.reference import Noun, Pronoun, Ref, Reference, Region, Viewer, Viewpoint

PieceKind = Literal["named", "view", "said", "choose", "is", "there", "not", "stop", "skipped"]
"""What a piece is: a thing, a viewpoint, what is said of the thing meant, or a word that tells what comes next."""

PIECE = 0.45
"""What every further piece costs: one long phrase is rather meant than two short ones."""

MARK = 0.05
"""What a word costs that says what comes next."""

SMALL, UNREAD_NOUN, UNREAD = 0.5, 1.6, 0.9
"""What a small word costs, a noun, and any other word, that is left out."""

KEPT, WORSE = 3, 0.6
"""So many ways to read the text up to each word are kept, and how much more than the best the others may cost."""

LONGEST_PHRASE = 8
"""No phrase that opens a viewpoint has more words than this."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of a description."""

    kind: PieceKind
    """What it is."""
    value: Any = None
    """A `Reference`, a `Viewpoint`, a `Mod`; for words their text."""


@dataclass(frozen=True, slots=True)
class Way:
    """The text up to some word, read one way."""

    pieces: tuple[Piece, ...] = ()
    """In order."""
    cost: float = 0.0
    """How much was left out, and how odd it is."""
    left_out: int = 0
    """How many words that could mean something say nothing here."""


def ways(s: Sentence) -> list[Way]:
    """The likeliest ways to read a text in pieces, best first."""
    steps: dict[int, list[tuple[Piece, int, float, int]]] = {}
    taken = [0] * (len(s.words) + 1)
    found: list[Way] = []
    count = 0
    open_ways = [(0.0, 0, 0, Way())]
    while open_ways and len(found) < KEPT:
        cost, _, i, way = heappop(open_ways)
        if found and cost > found[0].cost + WORSE:
            break
        if taken[i] == KEPT:
            continue
        taken[i] += 1
        if i == len(s.words):
            found.append(way)
            continue
        for piece, end, price, out in steps.get(i) or steps.setdefault(i, _steps(s, i)):
            count += 1
            more = Way((*way.pieces, piece), cost + price, way.left_out + out)
            heappush(open_ways, (more.cost, count, end, more))
    return found


def _steps(s: Sentence, i: int) -> list[tuple[Piece, int, float, int]]:
    """What can come at a word: a piece, where it ends, what it costs, and how many words it leaves out."""
    word = s.word(i)
    if word in ",.":
        return [(Piece("stop", word), i + 1, 0.0, 0)]
    found: list[tuple[Piece, int, float, int]] = []
    for kind, end in MARKS.at(s.words, i):
        found.append((Piece(kind, " ".join(s.words[i:end])), end, MARK, 0))  # type: ignore[arg-type]
    for view in viewpoint(s, i):
        found.append((Piece("view", view.value), view.end, view.cost + PIECE, 0))
    found += [(Piece("view", v), end, cost + PIECE, 0) for v, end, cost in _views(s, i)]
    for hit in reference(s, i):
        if _names(hit.value, s):
            found.append((Piece("named", hit.value), hit.end, hit.cost + PIECE, 0))
    said = modifiers(s, i) + (predicate(s, i) if s.word(i - 1) in ("is", "are", "be", "not") else [])
    found += [(Piece("said", m.value), m.end, m.cost + PIECE, 0) for m in said if m.value != Mod()]
    found.append((Piece("skipped", word), i + 1, _price(s, word), int(_price(s, word) > SMALL)))
    return found


def _price(s: Sentence, word: str) -> float:
    if word in grammar().closed and word not in ("not", "without"):
        return SMALL
    return UNREAD_NOUN if lexicon().singular(word)[0] in s.nouns else UNREAD


def _names(value: Reference, s: Sentence) -> bool:
    """Whether something is named that somebody knows, or said of "the one"."""
    if not isinstance(value, Ref):
        return all(_names(item, s) for item in value.items)
    if isinstance(value.head, Noun):
        return value.head.name in s.nouns or value.head.name.split()[-1] in s.nouns
    if isinstance(value.head, Pronoun | Viewer | Region):
        return False
    return bool(value.where or value.pick or value.other or value.of or value.determiner == "the")


def _views(s: Sentence, i: int) -> list[tuple[Viewpoint, int, float]]:
    """Viewpoints in the many ways that people who write tell them."""
    small = small_words()
    for length in range(min(LONGEST_PHRASE, len(s.words) - i), 0, -1):
        spotted: Spotted | None = small.get(" ".join(s.words[i : i + length]))
        if spotted is None or spotted.kind not in ("view", "entering"):
            continue
        end = i + length
        if spotted.kind == "entering":
            doors = [(Viewpoint(at=h.value, entering=True), h.end, h.cost) for h in reference(s, end)]
            return [(Viewpoint(entering=True), end, 0.05), *doors]
        way = str(spotted.value)
        return [
            (_looking(way, h.value), h.end, h.cost + 0.02) for h in reference(s, end)
            if isinstance(h.value, Ref) and not isinstance(h.value.head, Viewer | Pronoun)
        ]  # fmt: skip
    return []


def _looking(way: str, seen: Ref) -> Viewpoint:
    """Looking at something, standing at it, or with the back to it."""
    if way == "at":
        return Viewpoint(at=seen)
    return Viewpoint(toward=seen) if way == "toward" else Viewpoint(away_from=seen)
