"""How many at least, at most or exactly: "more than two chairs", "no fewer than three", "two mugs or more"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from assistant.language.asking import Exists, Limit
from assistant.language.english.chart import Hit, Sentence
from assistant.language.english.nouns import reference
from assistant.language.english.quantities import count
from assistant.language.reference import Noun, Ref, Reference, Thing

BEFORE: dict[str, Limit] = {
    "more than": "more", "over": "more", "at least": "least", "no fewer than": "least", "no less than": "least",
    "not less than": "least", "at most": "most", "no more than": "most", "not more than": "most", "up to": "most",
    "fewer than": "fewer", "less than": "fewer",
    "exactly": "exactly", "not exactly": "other", "precisely": "exactly", "only": "exactly", "just": "exactly",
}
"""What is said before the number."""
BEHIND: dict[str, Limit] = {"or more": "least", "at least": "least", "or fewer": "most", "or less": "most",
                            "at most": "most"}
"""What is said behind it, or behind the thing."""
OPPOSITE: dict[Limit, Limit] = {"least": "fewer", "fewer": "least", "more": "most", "most": "more",
                                "exactly": "other", "other": "exactly"}
"""What holds where the other does not."""


def limited(s: Sentence, i: int) -> list[Hit[Exists]]:
    """ "More than two chairs", "two or more chairs", "two chairs or more"."""
    found = [
        Hit(Exists(hit.value, limit), hit.end, hit.cost) for words, limit in BEFORE.items() if _at(s, i, words)
        for number, end in _numbers(s, i + len(words.split())) for hit in _kind(s, end, number)
    ]
    for words, limit in BEHIND.items():
        length = len(words.split())
        for number, end in _numbers(s, i):
            if _at(s, end, words):
                found += [Hit(Exists(h.value, limit), h.end, h.cost) for h in _kind(s, end + length, number)]
            found += [Hit(Exists(h.value, limit), h.end + length, h.cost) for h in _kind(s, end, number)
                      if _at(s, h.end, words)]
    return found


def within(limit: Limit) -> Callable[[Sentence, int], list[Hit[Reference]]]:
    """A reader of what is limited in one way, without the way."""
    return lambda s, i: [Hit(h.value.target, h.end, h.cost) for h in limited(s, i) if h.value.limit == limit]


def _numbers(s: Sentence, i: int) -> list[tuple[int, int]]:
    """The number at `i`, and where it ends."""
    return [(h.value, h.end) for h in count(s, i)] or ([(1, i + 1)] if s.word(i) in ("a", "an") else [])


def _kind(s: Sentence, i: int, number: int) -> list[Hit[Ref]]:
    """So many of what is named at `i` without an article."""
    return [
        Hit(replace(h.value, count=number, plural=number != 1), h.end, h.cost - 0.6) for h in reference(s, i)
        if isinstance(h.value, Ref) and isinstance(h.value.head, Noun | Thing) and h.value.determiner == "bare"
        and h.value.count is None
    ]


def _at(s: Sentence, i: int, words: str) -> bool:
    return s.words[i : i + len(words.split())] == words.split()
