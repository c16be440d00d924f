"""The phrases of `data/phrases.toml`, compiled: each becomes a flat list of literal choices and slots.

`phrases_at(word)` gives the patterns that can start with a word; `match` runs one pattern over the chart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from typing import Any

from assistant.language.english.grammar import Phrases
from assistant.language.lexicon import lexicon, read_data
from assistant.language.notation_names import COMMANDS

_PART = re.compile(r"\[(?P<optional>[^\]]*)\]|\((?P<choice>[^)]*)\)|\{(?P<slot>[^}]*)\}|(?P<word>[^\s\[\](){}]+)")


@dataclass(frozen=True, slots=True)
class Literal:
    """One of some phrases, or nothing when optional."""

    phrases: Phrases
    """The choices."""
    optional: bool = False
    """Whether it may be left out."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A field of the command, read from the sentence."""

    field: str
    """The field's name, or one of the helpers that `build.py` knows (room, source, ignored)."""
    kind: str
    """How it is read; see `slots.py`."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to say one command."""

    command: str
    """The command's notation name."""
    items: tuple[Literal | Slot, ...]
    """What is expected, in order."""
    given: Mapping[str, Any] = field(default_factory=dict)
    """Fields that the phrase itself decides."""
    notation: Mapping[str, str] = field(default_factory=dict)
    """Fields that the phrase itself decides, written in the notation."""
    said: str = ""
    """The phrase as written in the data."""
    needs: tuple[frozenset[str], ...] = ()
    """For every word or choice behind the first that must be there: the words that it can begin with."""

    def possible(self, words: frozenset[str]) -> bool:
        """Whether a sentence of these words can hold the phrase at all."""
        return not any(need.isdisjoint(words) for need in self.needs)


def _expand_macros(text: str, macros: Mapping[str, str]) -> str:
    for _ in range(3):
        for name, body in macros.items():
            text = text.replace(f"<{name}>", body)
    return text


def _compile(text: str) -> Iterator[tuple[Literal | Slot, ...]]:
    """The flat patterns of a phrase; an optional part that holds a slot makes two."""
    parts: list[list[tuple[Literal | Slot, ...]]] = []
    for found in _PART.finditer(text):
        if found["slot"] is not None:
            name, _, kind = found["slot"].partition(":")
            parts.append([(Slot(name, kind or name),)])
        elif found["word"] is not None:
            parts.append([(Literal(Phrases([(found["word"], "")])),)])
        else:
            optional = found["optional"] is not None
            choices = [c.strip() for c in (found["optional"] or found["choice"] or "").strip("()").split("|")]
            filled = [choice for choice in choices if choice]
            literal = Literal(Phrases((c, "") for c in filled), optional or len(filled) < len(choices))
            parts.append([(literal,)])
    for chosen in product(*parts):
        yield tuple(item for part in chosen for item in part)


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """All patterns, by the words that they can start with."""

    by_first: Mapping[str, tuple[Pattern, ...]]
    """First word -> patterns."""
    headless: tuple[Pattern, ...]
    """Patterns that start with a slot: "the mug should go on the desk"."""
    verbs: frozenset[str]
    """First words of patterns that take a target."""
    unsupported: Phrases
    """Verbs and phrases that no skill serves, inflected too."""
    bases: Mapping[str, str]
    """Inflected verb -> the verb as written in the phrases: "putting" -> "put"."""
    words: frozenset[str]
    """Every word of every phrase."""


@cache
def phrasebook() -> Phrasebook:
    """The phrases, compiled once."""
    data = read_data("phrases.toml")
    by_first: dict[str, list[Pattern]] = {}
    headless: list[Pattern] = []
    words: set[str] = set()
    for entry in data["phrase"]:
        if entry["command"] not in COMMANDS:
            raise ValueError(f"phrases.toml: {entry['command']!r} is no command; one of {', '.join(COMMANDS)}")
        for text in entry["say"]:
            for items in _compile(_expand_macros(text, data["macro"])):
                needs = tuple(
                    frozenset(item.phrases.firsts()) for item in items[1:]
                    if isinstance(item, Literal) and not item.optional
                )
                pattern = Pattern(entry["command"], items, entry.get("set", {}), entry.get("slots", {}), text, needs)
                words |= {w for item in items if isinstance(item, Literal) for w in item.phrases.words()}
                firsts = _firsts(items)
                if firsts is None:
                    headless.append(pattern)
                for first in firsts or ():
                    by_first.setdefault(first, []).append(pattern)
    verbs = frozenset(
        first for first, patterns in by_first.items() if first.isalpha() and any(map(_imperative, patterns))
    )
    unsupported = read_data("unsupported.toml")
    unserved = frozenset(unsupported["verbs"].split())
    verbs |= unserved - lexicon().nouns
    bases = {inflected: verb for verb in sorted(verbs) for inflected in _inflected(verb) if inflected not in verbs}
    return Phrasebook(
        {first: tuple(patterns) for first, patterns in by_first.items()}, tuple(headless), verbs - _NO_VERBS,
        _unsupported(unserved, bases, unsupported["phrases"]), bases, frozenset(words),
    )  # fmt: skip


def third_and_participles(verb: str) -> tuple[str, ...]:
    """What a verb turns into: "washing", "washes", "washed"."""
    past = verb + "d" if verb.endswith("e") else verb[:-1] + "ied" if verb[-1] == "y" and verb[-2] not in "aeiou" \
        else verb + "ed"
    double = verb + verb[-1] + "ed" if verb[-1] in "tpgbnmd" and verb[-2] in "aeiou" else past
    return (*_inflected(verb), past, double)


def _unsupported(verbs: frozenset[str], bases: Mapping[str, str], phrases: list[str]) -> Phrases:
    inflected = [form for form, base in bases.items() if base in verbs]
    inflected += [form for verb in verbs & lexicon().nouns for form in _inflected(verb)[:2]]
    return Phrases((phrase, phrase) for phrase in [*sorted(verbs), *inflected, *phrases])


_NO_VERBS = frozenset(
    """
    in on under the a an my i you we it is are was were what which who where how why when this that there here any do
    does did can could would will may have has no not yes new number option more less too none neither
    nothing information anything him her they them us let also far even bit little much another same once
    again great nice right wrong good cool fine still left all should shall must might back lights let
    """.split()  # noqa: SIM905
)


def _imperative(pattern: Pattern) -> bool:
    return any(isinstance(item, Slot) for item in pattern.items) or pattern.command in ("undo", "redo", "stop")


def _firsts(items: tuple[Literal | Slot, ...]) -> list[str] | None:
    firsts: list[str] = []
    for item in items:
        if isinstance(item, Slot):
            return None if not firsts else [*firsts]
        firsts += item.phrases.firsts()
        if not item.optional:
            break
    return firsts


def _inflected(verb: str) -> tuple[str, ...]:
    """ "moving", "moves"."""
    if len(verb) < 3:
        return ("going",) if verb == "go" else ()
    ing = verb[:-1] + "ing" if verb.endswith("e") and not verb.endswith("ee") else verb + "ing"
    double = verb + verb[-1] + "ing" if verb[-1] in "tpgbnmd" and verb[-2] in "aeiou" else ing
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
    return (ing, double, third) if lexicon().singular(third)[0] not in lexicon().nouns else (ing, double)
