"""What a thing has: "with a monitor on it", "without arms", "that has nothing in it"."""

from __future__ import annotations

from dataclasses import replace

from assistant.language.english.chart import Hit, Sentence, rule
from assistant.language.english.grammar import grammar
from assistant.language.english.nouns import reference
from assistant.language.reference import Has, Pronoun, Ref, Relation, Viewer


@rule
def has(s: Sentence, i: int) -> list[Hit[Has]]:
    """ "with a monitor on it", "without arms", "that has nothing in it"."""
    found: list[Hit[Has]] = []
    for kind, end in grammar().has.at(s.words, i):
        inside = any(
            word in ("containing", "contains", "holding", "holds", "full", "filled") for word in s.words[i:end]
        )
        for what in reference(s, end):
            value = what.value
            if isinstance(value, Ref) and isinstance(value.head, Viewer | Pronoun):
                continue
            if kind == "without" and isinstance(value, Ref):
                value = replace(value, determiner="no")
            if isinstance(value, Ref) and (own := _of_it(value)):
                found.append(Hit(own, what.end, what.cost))
                continue
            how, stop = _how(s, what.end)
            if how:
                found.append(Hit(Has(value, how), stop, what.cost))
            found.append(Hit(Has(value, "in" if inside else "with"), what.end, what.cost + (0.1 if how else 0.0)))
    return found


def _of_it(what: Ref) -> Has | None:
    """ "(with) nothing on it": what is on the thing, where the words behind it were read as its place; else None."""
    for n, place in enumerate(what.where):
        if isinstance(place, Relation) and place.anchors in ((Ref(Pronoun("it")),), (Ref(Pronoun("them")),)):
            return Has(replace(what, where=(*what.where[:n], *what.where[n + 1 :])), place.name)
    return None


def _how(s: Sentence, i: int) -> tuple[str, int]:
    """ "on it", "in front of it", "on top" after what a thing has."""
    if s.words[i : i + 2] == ["on", "top"]:
        return "on", i + (4 if s.words[i + 2 : i + 4] == ["of", "it"] else 2)
    if s.word(i) == "inside":
        return "in", i + (2 if s.word(i + 1) in ("it", "them") else 1)
    while s.word(i) in ("sitting", "standing", "lying", "right", "hanging"):
        i += 1
    for name, end in grammar().relation.at(s.words, i):
        if s.word(end) in ("it", "them"):
            return name, end + 1
    return "", i
