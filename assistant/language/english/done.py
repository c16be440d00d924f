"""What was done to a thing, as what tells it: "the last thing you made", "what I just moved"."""

from __future__ import annotations

from functools import cache

from assistant.language.english.chart import Hit, Sentence
from assistant.language.english.grammar import grammar
from assistant.language.reference import Attribute, Determiner, Ref, Thing

_WHO = frozenset(["i", "you", "we"])
_WHAT = frozenset(["what", "whatever", "everything", "all", "anything"])


def done_to(s: Sentence, i: int) -> list[Hit[Attribute]]:
    """ "(The thing) I just added", "you have moved"."""
    return [Hit(attribute, end) for attribute, end in _clause(s, i)]


def what_was_done(s: Sentence, i: int) -> list[Hit[Ref]]:
    """ "What you just added": all of it."""
    at = i + 1 + (s.word(i + 1) == "that")
    if s.word(i) not in _WHAT:
        return []
    determiner: Determiner = "the" if s.word(i) in ("what", "whatever") else "all"
    return [Hit(Ref(Thing(), determiner, plural=True, where=(a,)), end) for a, end in _clause(s, at)]


def _clause(s: Sentence, i: int) -> list[tuple[Attribute, int]]:
    if s.word(i) not in _WHO:
        return []
    at = i + 1
    while s.word(at) in grammar().done["before"]:
        at += 1
    for state, verb in _verbs():
        if s.words[at : at + len(verb)] == list(verb):
            end = at + len(verb)
            while s.word(end) in grammar().done["after"]:
                end += 1
            return [(Attribute(state, "state"), end)]
    return []


@cache
def _verbs() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """States with the verbs that bring them about, longer ones first."""
    found = [(state, tuple(verb.split())) for state in ("added", "displaced") for verb in grammar().done[state]]
    return tuple(sorted(found, key=lambda each: -len(each[1])))
