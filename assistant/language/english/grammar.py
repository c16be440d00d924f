"""The small words of English, read from `data/grammar.toml` and indexed as tries of phrases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from assistant.language.lexicon import read_data


class Phrases:
    """Phrases with a value each, found at a position of a sentence: `("next", "to") -> "next_to"`."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, value in pairs:
            self.add(phrase, value)

    def add(self, phrase: str, value: str) -> None:
        """One more phrase; the same phrase may have several values."""
        words = tuple(phrase.split())
        entries = self._by_first.setdefault(words[0], [])
        if (words, value) not in entries:
            entries.append((words, value))
            entries.sort(key=lambda entry: -len(entry[0]))

    def at(self, words: Sequence[str], i: int) -> Iterator[tuple[str, int]]:
        """Every phrase that starts at word i: its value and the position after it, longest first."""
        if i >= len(words):
            return
        for phrase, value in self._by_first.get(words[i], ()):
            end = i + len(phrase)
            if len(phrase) == 1 or tuple(words[i:end]) == phrase:
                yield value, end

    def longest(self, words: Sequence[str], i: int) -> tuple[str, int] | None:
        """The longest phrase at word i."""
        return next(self.at(words, i), None)

    def starts(self, word: str) -> bool:
        """Whether any phrase starts with the word."""
        return word in self._by_first

    def firsts(self) -> Iterator[str]:
        """The first words of all phrases."""
        return iter(self._by_first)

    def words(self) -> Iterator[str]:
        """Every word of every phrase."""
        return (word for entries in self._by_first.values() for phrase, _ in entries for word in phrase)


def _table(data: Mapping[str, Iterable[str]]) -> Phrases:
    return Phrases((phrase, value) for value, phrases in data.items() for phrase in phrases)


def _set(phrases: Iterable[str]) -> Phrases:
    return Phrases((phrase, phrase) for phrase in phrases)


@dataclass(frozen=True, slots=True)
class Grammar:
    """All the tables; each is named as its section of the data file."""

    relation: Phrases
    """Preposition -> relation name."""
    goal_only: frozenset[str]
    """Prepositions that say where a thing ends up."""
    source_only: frozenset[str]
    """Prepositions that say where a thing comes from."""
    side: Phrases
    """"on the left" -> the measure that it picks by."""
    side_of_viewer: Phrases
    """"on your left" -> the relation to the viewer."""
    side_adjective: Phrases
    """"leftmost" -> the measure that it picks by."""
    determiner: Phrases
    """Determiner phrase -> determiner."""
    pointing: Phrases
    """this, that, these, those."""
    pronoun: Phrases
    """Pronoun -> pronoun word."""
    viewer: Phrases
    """Words for the person."""
    thing: Phrases
    """"everything" -> its determiner."""
    vague: Mapping[str, frozenset[str]]
    """Nouns that name no kind, by what they become: thing, one, region, group, container."""
    participle: frozenset[str]
    """Words that may stand between a noun and its place: "sitting", "located", "right"."""
    has: Phrases
    """"with" and "without" in all their wordings."""
    exceptions: Phrases
    """"except", "but not"."""
    done: Mapping[str, Sequence[str]]
    """Verbs by the state that they bring about ("made": added), and the words `before` and `after` them."""
    alone: Phrases
    """"by itself"."""
    filler: Phrases
    """What falls away anywhere."""
    preamble: Phrases
    """What falls away before a request."""
    telling: Phrases
    """What falls away before a question: "tell me which ..."."""
    connector: Phrases
    """What joins two requests."""
    repair: Phrases
    """What a speaker says on correcting himself."""
    homophone: Mapping[str, tuple[str, ...]]
    """Word -> the words that it is misheard as."""
    contraction: Mapping[str, str]
    """Contraction or variant -> its full form."""
    units: Mapping[str, str]
    """Unit word -> unit."""
    vague_amount: Phrases
    """"a bit"."""
    numbers: Mapping[str, int]
    """Number word -> number."""
    ordinals: Mapping[str, int]
    """Ordinal word -> rank, -1 the last."""
    closed: frozenset[str]
    """Words that no noun phrase runs through."""


@cache
def grammar() -> Grammar:
    """The grammar's tables, read once."""
    data: dict[str, Any] = read_data("grammar.toml")
    ordinals = dict(data["ordinals"])
    ordinals |= {f"{n}{_suffix(n)}": n for n in range(1, 31)}
    closed = set(data["closed"]["words"]) | set(data["numbers"]) | {"last", "first"}
    return Grammar(
        relation=_table(data["relation"]),
        goal_only=frozenset(data["goal_only"]["phrases"]),
        source_only=frozenset(data["source_only"]["phrases"]),
        side=_table(data["side"]),
        side_of_viewer=_table(data["side_of_viewer"]),
        side_adjective=_table(data["side_adjective"]),
        determiner=_table(data["determiner"]),
        pointing=_table(data["pointing"]),
        pronoun=_table(data["pronoun"]),
        viewer=_set(data["viewer"]["words"]),
        thing=_table(data["thing"]),
        vague={name: frozenset(words) for name, words in data["vague"].items()},
        participle=frozenset(data["participle"]["words"]),
        has=_table(data["has"]),
        exceptions=_set(data["except"]["phrases"]),
        done=data["done"],
        alone=_set(data["alone"]["phrases"]),
        filler=_set([*data["filler"]["words"], *data["filler"]["phrases"]]),
        preamble=_set(data["preamble"]["phrases"]),
        telling=_set(data["telling"]["phrases"]),
        connector=_set(data["connector"]["phrases"]),
        repair=_set(data["repair"]["words"]),
        homophone=_inverted(data["homophone"]),
        contraction=data["contraction"],
        units={word: unit for unit, words in data["units"].items() for word in words},
        vague_amount=_table(data["vague_amount"]),
        numbers=data["numbers"],
        ordinals=ordinals,
        closed=frozenset(closed),
    )


def _suffix(n: int) -> str:
    return "th" if 10 <= n % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")


def _inverted(said: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """What was heard -> what may have been said."""
    heard: dict[str, tuple[str, ...]] = {}
    for word, mishearings in said.items():
        for mishearing in mishearings:
            heard[mishearing] = (*heard.get(mishearing, ()), word)
    return heard
