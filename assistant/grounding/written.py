"""Written descriptions made plain: what people shorten, run together and misspell; words that say what comes next."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from assistant.language.english.grammar import Phrases
from assistant.language.lexicon import lexicon


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files("assistant.grounding") / "data" / "written.toml").read_text(encoding="utf-8"))


def _marks() -> Phrases:
    kinds = ("choose", "is", "there", "not")
    return Phrases((phrase, kind) for kind in kinds for phrase in _data()["marks"][kind])


MARKS = _marks()
"""Words that say what comes next: `choose`, `is`, `there`, `not`."""

CHOOSING = frozenset(phrase.split()[0] for kind in ("choose", "look") for phrase in _data()["marks"][kind])
"""Words that are no part of a name."""


_PASSING = re.compile(r"\b(?:enter|walk|walking|come|coming|entering|start at|starting at|start from|look in)\b")
""" "As you walk in ...": things are then counted as one passes them."""

_ON_SIDE = re.compile(
    r"\b((?:first|second|third|fourth|fifth|last|next|1st|2nd|3rd|4th|5th)\b(?: [\w-]+){0,4}? )"
    r"(?:on|to) the (left|right)"
    r"(?:[ -]hand)?(?: side)?\b(?! of)"
)
_FROM_SIDE = re.compile(r"\bfrom the (?:left|right)\b")


@cache
def _short() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), full) for pattern, full in _data()["short"].items())


@lru_cache(maxsize=4096)
def plain(text: str, labels: tuple[str, ...]) -> str:
    """The same words in full, with labels that are one word put together: "white board" where the label is so."""
    said = text.lower().replace("’", "'")
    for pattern, full in _short():
        said = pattern.sub(full, said)
    if _PASSING.search(said) and not _FROM_SIDE.search(said):
        said = _ON_SIDE.sub(lambda m: f"{m[1]}on your {m[2]}", said)
    words = said.split(" ")
    joined: list[str] = []
    for word in words:
        both = (joined[-1] + word) if joined else ""
        if both and _one_word(both.strip(".,;:!?"), labels) and not _one_word(f"{joined[-1]} {word}", labels):
            joined[-1] = both
        else:
            joined.append(word)
    return " ".join(joined)


def _one_word(word: str, labels: tuple[str, ...]) -> bool:
    return word in labels or lexicon().singular(word)[0] in labels
