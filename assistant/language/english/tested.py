"""What an "if", an "unless" or an "until" asks of the scene."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from assistant.language import program as p
from assistant.language.english.chart import Hit, Sentence, rule
from assistant.language.english.limits import OPPOSITE, limited
from assistant.language.english.nouns import reference, single
from assistant.language.english.predicates import predicate
from assistant.language.english.slot_statements import had


@rule
def tested(s: Sentence, i: int) -> list[Hit[Any]]:
    """What an "if" or "until" asks: "there is a mug", "the lamp is on", "it touches the wall"."""
    found: list[Hit[Any]] = []
    for lead in (
        ["there", "is"],
        ["there", "are"],
        ["you", "see"],
        ["you", "find"],
        ["we", "have"],
        ["you", "can", "see"],
        ["there", "is", "still"],
        ["there", "are", "still"],
        ["there", "happens", "to", "be"],
        ["you", "can", "find"],
        ["you", "have"],
        ["i", "have"],
    ):
        if s.words[i : i + len(lead)] == lead:
            found += [Hit(p.Exists(h.value), _here(s, h.end), h.cost) for h in reference(s, i + len(lead))]
            found += [Hit(h.value, _here(s, h.end), h.cost - 0.2) for h in limited(s, i + len(lead))]
    for lead in (["you", "reach"], ["you", "are", "at"], ["you", "get", "to"], ["reaching"], ["you", "come", "to"],
                 ["reach"], ["your", "reach"], ["you", "arrive", "at"], ["at"],
                 ["you", "hit"], ["you", "come", "up", "to"], ["you", "get", "near"], ["you", "see"]):  # fmt: skip
        if s.words[i : i + len(lead)] == lead:
            at_viewer = [(h, p.Relation("near", (h.value,))) for h in reference(s, i + len(lead))]
            found += [Hit(p.Check(p.Ref(p.Viewer()), near), h.end, h.cost) for h, near in at_viewer]
    for target in single(s, i):
        at = target.end
        if s.word(at) in _MEETS or s.words[at : at + 2] == ["looks", "at"]:
            for anchor in single(s, at + 1 + (s.word(at) == "looks")):
                test = p.Check(target.value, p.Relation(_MEETS.get(s.word(at), "facing"), (anchor.value,)))
                found.append(Hit(test, anchor.end, target.cost + anchor.cost))
        if s.word(at) in ("has", "have"):
            found += [Hit(p.Check(target.value, h.value), h.end, target.cost + h.cost) for h in had(s, at + 1)]
        if s.word(at) not in ("is", "are", "stands", "lies", "sits", "hangs"):
            continue
        if s.word(at + 1) in ("on", "off") and s.word(at + 2) in s.verbs:  # "when the TV is on | switch it off"
            state = p.Check(target.value, p.Attribute(s.word(at + 1), "state"))
            found.append(Hit(state, at + 2, target.cost))
        for mod in predicate(s, at + 1):
            if len(mod.value.where) == 1:
                found.append(Hit(p.Check(target.value, mod.value.where[0]), mod.end, target.cost + mod.cost))
    return found


_MEETS = {"touches": "touching", "reaches": "touching", "hits": "touching", "faces": "facing", "meets": "touching"}
"""Verbs by which a test says how two things stand."""


def _here(s: Sentence, i: int) -> int:
    """Past "in here", "around", "in this room": where one is anyway."""
    for phrase in ("in here", "here", "around here", "around", "in this room", "in the room", "anywhere", "left"):
        words = phrase.split()
        if s.words[i : i + len(words)] == words:
            return i + len(words)
    return i


def opposite(test: p.Exists | p.Check) -> p.Exists | p.Check:
    """The opposite of a test."""
    if isinstance(test, p.Check):
        condition = test.condition.condition if isinstance(test.condition, p.Not) else p.Not(test.condition)
        return p.Check(test.target, condition)
    target = test.target
    if test.limit is not None:
        return replace(test, limit=OPPOSITE[test.limit])
    return p.Exists(replace(target, determiner="no")) if isinstance(target, p.Ref) else test
