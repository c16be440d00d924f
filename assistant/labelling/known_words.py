"""Whether a label is a word at all, or something misheard or mistyped that nobody should have to find later."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from assistant.labelling.vocabulary import kinds
from assistant.language.english.spelling import english_words, ordinary_words
from assistant.language.english.wordlist import dictionary
from assistant.language.lexicon import lexicon
from scene.objects import Scene


def unknown_head(label: str, scene: Scene, taught: Iterable[str] = ()) -> str:
    """The head noun of a label ("wug" of "blue wug") where nobody knows it; empty where it is known.

    Known are the language's words, the kinds of the catalogue and the labeller, the words of a small dictionary, and
    what was used as a label before, in the scene or by the person who `taught` it. What stands before the head may be
    a name.
    """
    head = label.lower().split()[-1] if label.split() else ""
    before = {*taught, *(o.label for o in scene if o.label)}
    if label.lower() in before or not any(c.isalpha() for c in head):
        return ""
    parts = [p for p in head.replace("’", "'").removesuffix("'s").split("-") if p]
    here = {word for known in before for word in known.lower().split()}
    return "" if all(_is_known(part, here) for part in parts[-1:]) else head


def _is_known(word: str, here: set[str]) -> bool:
    forms = {word, lexicon().singular(word)[0]}
    return bool(forms & _words() or forms & here) or word.isdigit()


@cache
def _words() -> frozenset[str]:
    names = {word for kind in kinds() for name in (kind.label, *kind.aliases, *kind.hypernyms)
             for word in name.lower().split()}
    return frozenset(names) | english_words() | ordinary_words() | dictionary()
