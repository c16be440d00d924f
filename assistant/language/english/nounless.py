"""What refers without a noun: "it", "this", "everything", "the selection", a name, a category in other words."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any, cast

from assistant.language.english.chart import Hit, Sentence
from assistant.language.english.grammar import Phrases, grammar
from assistant.language.english.prenominal import adjectives, open_word
from assistant.language.lexicon import lexicon
from assistant.language.reference import (
    Attribute,
    Determiner,
    Named,
    Noun,
    Pronoun,
    Ref,
    Thing,
    Viewer,
)  # fmt: skip


@cache
def _wordings() -> Phrases:
    """With "something to sit on" also "something (that) I can sit on"."""
    told = [(wording, category) for wording, category in lexicon().wording_of.items() if " " in wording]
    for wording, category in tuple(told):
        before, to, use = wording.partition(" to ")
        for who in ("i", "you", "we", "one") if to else ():
            told += [(f"{before} {that}{who} can {use}", category) for that in ("", "that ", "which ")]
    return Phrases(told)


def worded(s: Sentence, i: int) -> list[Hit[Ref]]:
    """ "something to sit on", "piece of furniture": a category in other words."""
    determiner: Determiner = "a"
    at = i
    for name, end in grammar().determiner.at(s.words, i):
        if any(True for _ in _wordings().at(s.words, end)):
            determiner, at = cast(Determiner, name), end
    return [Hit(Ref(Noun(category), determiner), end) for category, end in _wordings().at(s.words, at)]


def viewer(s: Sentence, i: int) -> list[Hit[Ref]]:
    """ "me", "myself": whoever speaks."""
    return [Hit(Ref(Viewer()), end) for _, end in grammar().viewer.at(s.words, i)]


_AFTER_BOTH = ("of", "the", "my", "your", "our", "these", "those", "it", "them")


def pronoun(s: Sentence, i: int) -> list[Hit[Ref]]:
    """ "it", "them", "them all", and "both" on its own."""
    if s.word(i) == "both" and not open_word(s, i + 1) and s.word(i + 1) not in _AFTER_BOTH:
        return [Hit(Ref(Pronoun("them"), "both"), i + 1, 0.1)]  # "turn both to face the sofa"
    found = grammar().pronoun.longest(s.words, i)
    if found is None:
        return []
    word, end = found
    cost = 1.0 if word == "her" and open_word(s, end) else 0.0
    hits = [Hit(Ref(Pronoun(cast(Any, word))), end, cost)]
    if s.word(end) in ("all", "both"):
        hits.append(Hit(Ref(Pronoun(cast(Any, word)), cast(Determiner, s.word(end))), end + 1, cost))
    return hits


def thing(s: Sentence, i: int) -> list[Hit[Ref]]:
    """everything, something, nothing, anything, with "else"."""
    hits = []
    for determiner, end in grammar().thing.at(s.words, i):
        if s.word(i) == "all" and end == i + 1 and s.word(end) in ("of", "the", "my", "these", "those", "but"):
            continue
        head = Noun("person") if s.word(end - 1).endswith(("body", "one")) else Thing()
        ref = Ref(head, cast(Determiner, determiner), plural=determiner == "all")
        if s.word(end) == "else":
            hits.append(Hit(replace(ref, other=True), end + 1))
        elif s.word(end - 1) == "else":
            hits.append(Hit(replace(ref, other=True), end))
        else:
            cost = 0.8 if s.word(i) == "all" and open_word(s, end) else 0.2 if s.word(i) == "what" else 0.0
            hits.append(Hit(ref, end, cost))
            hits += [Hit(replace(ref, where=(a,)), stop, cost + 0.02) for a, stop in adjectives(s, end)
                     if s.word(i) != "all" and not open_word(s, stop)]  # "everything red"
    return hits


def pointing(s: Sentence, i: int) -> list[Hit[Ref]]:
    """this, that, these, those on their own."""
    found = grammar().pointing.longest(s.words, i)
    if found is None:
        return []
    word, end = found
    many = word in ("these", "those")
    ref = Ref(Thing(), cast(Determiner, word), plural=many, time_s=s.times[i])
    closed = s.word(end + 1) in ("", ",", ".", "and", "then", "please")
    colored = closed and lexicon().attribute_kind(s.word(end)) == "color"
    hits = [Hit(ref, end, (0.1 if colored else 1.0) if open_word(s, end) else 0.02)]  # "make this | red"
    if s.word(end) in ("here", "there"):
        hits.append(Hit(ref, end + 1, 0.05))
    return hits


_SELECTED = Phrases(
    (phrase, "selected")
    for phrase in ("the selection", "my selection", "selection", "the selected", "selected", "the selected things",
                   "the selected thing", "the selected objects", "the selected object", "the selected items",
                   "the selected ones", "the selected one", "selected objects", "selected object", "what i selected",
                   "what is selected", "everything selected", "all selected objects", "the things i selected")
)  # fmt: skip


def selected(s: Sentence, i: int) -> list[Hit[Ref]]:
    """ "The selection", "the selected things"."""
    found = _SELECTED.longest(s.words, i)
    if found is None or open_word(s, found[1]):
        return []
    return [Hit(Ref(Thing(), "the", plural=True, where=(Attribute("selected", "state"),)), found[1])]


def named(s: Sentence, i: int) -> list[Hit[Ref]]:
    """A name that the user gave, or that the room holds."""
    start = i + (s.word(i) in ("the", "my", "our"))
    return [Hit(Ref(Named(name)), end) for at in {i, start} for name, end in s.names.at(s.words, at)]
