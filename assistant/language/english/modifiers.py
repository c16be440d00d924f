"""What follows a noun: relative clauses, sets, exceptions, appositions and all that places and predicates say.

`modifiers(s, i)` finds them at a position whatever the noun before.
"""

from __future__ import annotations

from assistant.language.english import extras
from assistant.language.english.chart import Hit, Sentence, rule
from assistant.language.english.done import done_to
from assistant.language.english.grammar import Phrases, grammar
from assistant.language.english.mod import Mod
from assistant.language.english.nouns import reference, single
from assistant.language.english.placing import conditions, relation
from assistant.language.english.predicates import picks, predicate
from assistant.language.english.viewpoints import viewpoint
from assistant.language.lexicon import lexicon
from assistant.language.reference import (
    AnyOf,
    Attribute,
    Has,
    Not,
    One,
    Pick,
    Pronoun,
    Ref,
    Reference,
    Relation,
)  # fmt: skip

_BE = frozenset(["is", "are", "was", "were", "be", "am", "being", "stays", "has been"])


_WHO = frozenset(["that", "which", "who"])


_PROXY = {"on": "on", "in": "in", "inside": "in", "under": "under", "underneath": "under", "beneath": "under",
          "above": "above", "below": "below", "behind": "behind", "beside": "next_to", "near": "near",
          "around": "around", "by": "next_to", "against": "against"}  # fmt: skip


@rule
def modifiers(s: Sentence, i: int) -> list[Hit[Mod]]:
    """Everything that may modify a noun that ended at i."""
    found = [Hit(Mod(where=(hit.value,)), hit.end, hit.cost + 0.05) for hit in conditions(s, i)]
    for hit in conditions(s, i):
        if s.word(hit.end) == "or":
            for more in conditions(s, hit.end + 1):
                either = AnyOf((hit.value, more.value))
                found.append(Hit(Mod(where=(either,)), more.end, hit.cost + more.cost + 0.1))
    found += [Hit(Mod(where=hit.value), hit.end, hit.cost + 0.03) for hit in extras.pairs(s, i) + extras.behind(s, i)]
    found += [Hit(Mod(where=(hit.value,)), hit.end, hit.cost) for hit in extras.in_here(s, i) + extras.made_of(s, i)]
    found += [Hit(Mod(pick=(hit.value,)), hit.end, hit.cost) for hit in extras.by_count(s, i)]
    found += [Hit(Mod(), end, 0.02) for end in extras.unsaid(s, i)]
    if (unnamed := _UNNAMED.longest(s.words, i)) is not None:
        found.append(Hit(Mod(where=(Attribute("unlabelled", "state"),)), unnamed[1]))
    if s.word(i) == ",":
        found += [Hit(hit.value, hit.end, hit.cost + 0.1) for hit in picks(s, i + 1)]
    if s.word(i) == "to" and s.word(i - 1) in ("door", "doors", "lid", "key", "handle"):
        owners = [(Relation("part_of", (h.value,)), h) for h in single(s, i + 1)]
        found += [Hit(Mod(where=(part,)), h.end, h.cost + 0.05) for part, h in owners]
    found += picks(s, i) + _of(s, i) + _relative(s, i) + _excluding(s, i) + _clauses(s, i) + _apposition(s, i)
    found += [Hit(Mod(view=hit.value), hit.end, hit.cost + 0.1) for hit in viewpoint(s, i + (s.word(i) == ","))]
    if s.word(i) == "else":
        found.append(Hit(Mod(other=True), i + 1))
    return found


_UNNAMED = Phrases(
    (f"{that}{you} {cannot} {name}".strip(), "unlabelled") for that in ("", "that ") for you in ("you", "we", "i")
    for cannot in ("do not", "can not", "could not", "did not") for name in ("know", "recognize", "name", "label")
)
"""What is said of things without a label: "(everything that) you do not know"."""


def _of(s: Sentence, i: int) -> list[Hit[Mod]]:
    """ "of the desk" (a part), "of the three tables" (a set), "of water" (contents)."""
    if s.word(i) != "of" and s.word(i) != "'s":
        return []
    found: list[Hit[Mod]] = []
    if s.word(i) == "'s":
        return []
    if s.words[i + 1 : i + 3] == ["the", "same"]:
        return []
    for hit in reference(s, i + 1):
        ref = hit.value
        if isinstance(ref, Ref) and (ref.plural or isinstance(ref.head, Pronoun)) and ref.determiner != "bare":
            found.append(Hit(Mod(of=ref), hit.end, hit.cost))
        chosen = s.word(i - 1) in lexicon().degrees or s.word(i - 1) in grammar().ordinals
        if not (isinstance(ref, Ref) and (ref.count or (chosen and ref.plural))):
            found.append(Hit(Mod(where=(Relation("part_of", (ref,)),)), hit.end, hit.cost + 0.1))
    return found


def _relative(s: Sentence, i: int) -> list[Hit[Mod]]:
    """ "that is (not) on the desk", "which has arms", "that I am looking at", "where the clock is"."""
    found: list[Hit[Mod]] = []
    at = i + (s.word(i) == ",")
    if s.word(at) == "where":
        for hit in single(s, at + 1):
            if s.word(hit.end) in _BE or s.word(hit.end) in ("sits", "stands", "hangs"):
                end = hit.end + 1
                while s.word(end) in ("located", "sitting", "placed", "resting", "standing", "lying", "hanging", "at"):
                    end += 1
                found.append(Hit(Mod(where=(Has(hit.value),)), end, hit.cost))
    who = s.word(at) in _WHO
    found += [Hit(Mod(where=(hit.value,)), hit.end) for hit in done_to(s, at + who)]
    if who:
        found += _object_clause(s, at + 1)
    elif s.words[at : at + 2] in (["it", "is"], ["they", "are"]):
        who = True  # ", it is on your right"
    elif at > i:
        return found
    start = at + 1 if who else at
    if who and s.word(start) in _BE:
        return found + predicate(s, start + 1)
    if who and s.word(start) in ("sits", "stands", "lies", "hangs", "rests", "leans", "stays", "goes"):
        found += [Hit(Mod(where=(hit.value,)), hit.end, hit.cost) for hit in conditions(s, start + 1)]
    if not who and s.word(start) == "not":
        found += predicate(s, start)
    return found


def _object_clause(s: Sentence, i: int) -> list[Hit[Mod]]:
    """ "that the mug is on", "I am looking at"."""
    found = []
    if s.word(i) in ("i", "you") and s.word(i + 1) in ("am", "are"):
        for verb in (["looking", "at"], ["pointing", "at"], ["facing"], ["pointing", "to"]):
            if s.words[i + 2 : i + 2 + len(verb)] == verb:
                pick = Pick("distance", "least")
                found.append(Hit(Mod(pick=(pick,)), i + 2 + len(verb), 0.1))
    for hit in single(s, i):
        if s.word(hit.end) in _BE and s.word(hit.end + 1) in _PROXY and s.word(hit.end + 2) not in ("the", "a", "my"):
            found.append(Hit(Mod(where=(Has(hit.value, _PROXY[s.word(hit.end + 1)]),)), hit.end + 2, hit.cost))
    return found


def _excluding(s: Sentence, i: int) -> list[Hit[Mod]]:
    """ "except the red one", ", not the one by the lamp", ", not on the desk"."""
    found: list[Hit[Mod]] = []
    for phrase, end in grammar().exceptions.at(s.words, i):
        cost = 0.1 if phrase in ("but", "besides") else 0.0
        found += [Hit(Mod(excluding=(hit.value,)), hit.end, hit.cost + cost + 0.3 * _says_nothing(hit.value))
                  for hit in reference(s, end)]  # fmt: skip
        found += [Hit(Mod(where=(Not(hit.value),)), hit.end, hit.cost + cost) for hit in relation(s, end)]
    at = i + (s.word(i) == ",")
    at += s.word(at) == "and" and at > i
    at += s.word(at) == "but"
    if s.word(at) == "not" and at >= i:
        found += [Hit(Mod(excluding=(hit.value,)), hit.end, hit.cost + 0.05 + 0.3 * _says_nothing(hit.value))
                  for hit in single(s, at + 1)]  # fmt: skip
        found += [Hit(Mod(where=(Not(hit.value),)), hit.end, hit.cost + 0.05) for hit in conditions(s, at + 1)]
    return found


def _says_nothing(ref: Reference) -> bool:
    """Whether it is just "the one": more must follow that tells which."""
    return isinstance(ref, Ref) and isinstance(ref.head, One) and not (ref.where or ref.pick or ref.of or ref.pointing)


def _clauses(s: Sentence, i: int) -> list[Hit[Mod]]:
    """More conditions after a comma or "and": ", on the desk", "and under the lamp", "and is red"."""
    at = i + (s.word(i) == ",")
    at += s.word(at) == "and"
    if at == i:
        return []
    at += s.word(at) == "is" or s.word(at) == "that"
    found = [Hit(Mod(where=(hit.value,)), hit.end, hit.cost + 0.25) for hit in conditions(s, at)]
    return found


def _apposition(s: Sentence, i: int) -> list[Hit[Mod]]:
    """ ", the one with the printer", ", the red one"."""
    at = i + (s.word(i) in (",", "-"))
    if at == i or s.word(at) in ("and", "or"):
        return []
    found = []
    for hit in single(s, at):
        ref = hit.value
        if isinstance(ref.head, One) and ref.determiner == "the" and (ref.where or ref.pick) and not ref.of:
            found.append(Hit(Mod(merge=ref), hit.end, hit.cost + 0.15))
    return found
