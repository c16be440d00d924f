"""The words of the language, read from the data files beside it: nouns, adjectives and how they inflect.

Only words live here; phrases for commands are `data/phrases.toml`. Grounding uses `synonyms`, `categories_of` and
`members` to match what was said to a scene's labels, and `COLORS` to compare colours.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from assistant.language.reference import AttributeKind
from assistant.language.relations import Measure


def read_data(name: str) -> dict[str, Any]:
    """One of the data files, parsed."""
    return tomllib.loads((files("assistant.language") / "data" / name).read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All the words, indexed for look-up."""

    colors: Mapping[str, tuple[float, float, float]]
    """Colour word -> sRGB 0..1."""
    adjectives: Mapping[str, tuple[str, AttributeKind]]
    """Adjective in any spelling -> canonical spelling and kind."""
    scales: Mapping[str, tuple[Measure, Literal["most", "least"]]]
    """Gradable adjective -> what its superlative ranks by, and from which end."""
    degrees: Mapping[str, tuple[str, Literal["more", "most"]]]
    """"bigger" -> ("big", "more"), "biggest" -> ("big", "most")."""
    synonym_of: Mapping[str, tuple[str, ...]]
    """Noun -> its synonym set, the commonest first, itself included."""
    category_of: Mapping[str, tuple[str, ...]]
    """Noun -> the categories it belongs to."""
    member_of: Mapping[str, tuple[str, ...]]
    """Category -> the nouns in it."""
    wording_of: Mapping[str, str]
    """Another wording of a category -> the category: "something to sit on" -> "seat"."""
    plurals: Mapping[str, str]
    """Irregular plural -> singular."""
    kept: frozenset[str]
    """Words that end in s and are no plurals."""
    nouns: frozenset[str]
    """Every noun and compound known, singular."""
    rooms: frozenset[str]
    """Kinds of room."""

    def singular(self, word: str) -> tuple[str, bool]:
        """The singular of the last word of a noun, and whether it was plural."""
        head, _, last = word.rpartition(" ")
        one, plural = self._singular_word(last)
        return (f"{head} {one}" if head else one), plural

    def _singular_word(self, word: str) -> tuple[str, bool]:
        if word in self.plurals:
            return self.plurals[word], True
        if word in self.kept or len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
            return word, False
        if word.endswith("ies") and len(word) > 4 and word not in ("cookies", "movies", "hoodies"):
            return word[:-3] + "y", True
        if word.endswith(("ches", "shes", "sses", "xes", "zes")):
            return word[:-2], True
        return word[:-1], True

    def plural(self, noun: str) -> str:
        """The plural of a singular noun; its last word inflects."""
        head, _, last = noun.rpartition(" ")
        return f"{head} {self._plural_word(last)}" if head else self._plural_word(last)

    def _plural_word(self, word: str) -> str:
        for many, one in self.plurals.items():
            if one == word:
                return many
        if word in self.kept and self.singular(word)[0] == word and word.endswith("s") and not word.endswith("ss"):
            return word
        if word.endswith(("ch", "sh", "ss", "x", "z")):
            return word + "es"
        if word.endswith("y") and word[-2:-1] not in "aeiou":
            return word[:-1] + "ies"
        return word + "s"

    def attribute_kind(self, word: str) -> AttributeKind:
        """What kind of adjective a word is, `other` when it is not known."""
        return self.adjectives.get(word, (word, "other"))[1]

    def synonyms(self, noun: str) -> tuple[str, ...]:
        """Nouns that name the same kind, the noun itself first."""
        return (noun, *(other for other in self.synonym_of.get(noun, ()) if other != noun))

    def categories(self, noun: str) -> tuple[str, ...]:
        """The categories that a noun falls under, through its synonyms too."""
        found = [c for word in self.synonyms(noun) for c in self.category_of.get(word, ())]
        return tuple(dict.fromkeys(found))

    def members(self, category: str) -> tuple[str, ...]:
        """The kinds that a category covers; empty when the noun is no category."""
        return self.member_of.get(self.wording_of.get(category, category), ())


def _inflections(adjective: str) -> tuple[str, str]:
    """The comparative and the superlative of a one-word adjective."""
    if adjective.endswith("e"):
        return adjective + "r", adjective + "st"
    if adjective.endswith("y"):
        return adjective[:-1] + "ier", adjective[:-1] + "iest"
    vowel_consonant = len(adjective) <= 4 and adjective[-1] not in "aeiouwyr" and adjective[-2] in "aeiou"
    if vowel_consonant and adjective[-3:-2] not in "aeiou":
        return adjective + adjective[-1] + "er", adjective + adjective[-1] + "est"
    return adjective + "er", adjective + "est"


def _read_adjectives(data: dict[str, Any]) -> dict[str, tuple[str, AttributeKind]]:
    found: dict[str, tuple[str, AttributeKind]] = {}
    kinds: tuple[AttributeKind, ...] = ("other", "age", "pattern", "state", "material", "shape", "size", "color")
    for kind in kinds:
        words = data[kind] if kind == "color" else data[kind]["words"]
        for word in words:
            found[word] = (word, kind)
        for word, aliases in data.get(f"{kind}_alias", {}).items():
            for alias in aliases:
                found[alias] = (word, kind)
    return found


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    adjectives, nouns = read_data("adjectives.toml"), read_data("nouns.toml")
    degrees: dict[str, tuple[str, Literal["more", "most"]]] = {"further": ("far", "more"), "farther": ("far", "more")}
    degrees |= {"furthest": ("far", "most"), "farthest": ("far", "most")}
    for word in [*adjectives["scale"], *adjectives["shape"]["words"], "clean", "dirty", "soft", "hard"]:
        if word != "far" and "-" not in word:
            more, most = _inflections(word)
            degrees |= {more: (word, "more"), most: (word, "most")}
    for word in adjectives["color"]:
        more, most = _inflections(word)
        degrees |= {most: (word, "most"), more: (word, "more")}
    category_of: dict[str, tuple[str, ...]] = {}
    for category, members in nouns["category"].items():
        for member in members:
            category_of[member] = (*category_of.get(member, ()), category)
    known = {word for group in nouns["synonyms"] for word in group} | set(nouns["category"])
    known |= set(nouns["plain"].split()) | {m for members in nouns["category"].values() for m in members}
    return Lexicon(
        colors={word: (r / 255, g / 255, b / 255) for word, (r, g, b) in adjectives["color"].items()},
        adjectives=_read_adjectives(adjectives),
        scales={word: (measure, end) for word, (measure, end) in adjectives["scale"].items()},
        degrees={word: value for word, value in degrees.items() if word not in ("over", "order", "paper")},
        synonym_of={word: tuple(group) for group in reversed(nouns["synonyms"]) for word in group},
        category_of=category_of,
        member_of={category: tuple(members) for category, members in nouns["category"].items()},
        wording_of={w: category for category, words in nouns["category_wording"].items() for w in words},
        plurals=nouns["plural"],
        kept=frozenset(nouns["kept"]["words"]),
        nouns=frozenset(known),
        rooms=frozenset(nouns["rooms"]["words"]),
    )
