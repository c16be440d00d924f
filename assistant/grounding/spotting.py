"""Spots what a description is made of: things, adjectives, relations, superlatives, viewpoints, in order.

This is a shallow reading: no grammar, only the longest phrases that mean something. It understands part of nearly every
sentence, where a grammar understands all of most.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

from assistant.grounding.labels import area_kinds, near_kinds
from assistant.language.lexicon import lexicon, read_data
from assistant.language.reference import Attribute

SpotKind = Literal[
    "noun",
    "region",
    "viewer",
    "it",
    "relation",
    "side",
    "own_side",
    "has",
    "without",
    "closest",
    "superlative",
    "compared",
    "attribute",
    "ordinal",
    "number",
    "not",
    "alone",
    "view",
    "entering",
    "other",
    "of",
    "and",
    "stop",
    "than",
    "determiner",
    "only",
    "is",
    "there",
    "which",
    "one",
    "nothing",
    "choose",
    "group",
    "same",
    "among",
    "its_side",
    "stacked",
    "far_end",
]
"""What a phrase is."""

NEARLY, SHORTEST_MISSPELLED = 0.84, 5
"""How alike a word and a label must be to be taken for the label misspelled, and how many letters that takes."""

LONGEST = 8
"""No phrase has more words than this."""


@dataclass(frozen=True, slots=True)
class Spotted:
    """A phrase that means something."""

    kind: SpotKind
    """What it is."""
    value: Any = None
    """What it says: a noun, a relation's name, an `Attribute`, a measure with its end ..."""
    plural: bool = False
    """Of a noun: whether it was plural."""
    text: str = ""
    """The words."""


_WORD = re.compile(r"[a-z0-9]+(?:[-'’][a-z0-9]+)*|[.!?;:,()\"]")


_ITS = re.compile(r"(?<!with )(?<!to )(?<!on )(?<!has )(?<!in )(?<!of )(?<!at )(?<!and )\bits (?!back|own)")
""" "Its" where it is misspelled for "it is": not behind a preposition."""


def words_of(text: str) -> list[str]:
    """Lower-case words and marks; contractions opened."""
    plain = text.lower().replace("’", "'")
    for short, full in (
        ("n't", " not"),
        ("it's", "it is"),
        ("that's", "that is"),
        ("there's", "there is"),
        ("you're", "you are"),
        ("i'm", "i am"),
        ("they're", "they are"),
        ("'s ", " "),
    ):
        plain = plain.replace(short, full)
    return _WORD.findall(_ITS.sub("it is ", plain))


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files("assistant.grounding") / "data" / "spotting.toml").read_text(encoding="utf-8"))


Put = Callable[[Iterable[str], Spotted], None]
"""Notes phrases as something, unless they are something already."""


@cache
def small_words() -> dict[str, Spotted]:
    """Every phrase of the small words."""
    table: dict[str, Spotted] = {}

    def put(phrases: Iterable[str], spotted: Spotted) -> None:
        for phrase in phrases:
            table.setdefault(phrase, spotted)

    grammar = read_data("grammar.toml")
    _put_relations(put, grammar, _data())
    _put_small_words(put, grammar, _data())
    table["there is"] = table["there are"] = Spotted("there")
    _put_numbers(put, grammar)
    _put_degrees(put)
    for region in grammar["vague"]["region"]:
        if region in ("corner", "middle", "center", "centre", "end", "edge", "side", "top", "bottom"):
            put([region], Spotted("region", "center" if region == "centre" else region))
    table["corner"] = Spotted("region", "corner")
    table["corners"] = Spotted("region", "corner")
    return table


def _put_relations(put: Put, grammar: Mapping[str, Any], mine: Mapping[str, Any]) -> None:
    """From where one looks, where things stand, what they are ranked by."""
    for kind, phrases in mine["view"].items():
        put(phrases, Spotted("entering") if kind == "entering" else Spotted("view", kind))
    for kind, verbs in mine["view_verbs"].items():
        said = [f"{opening} {verb}" for verb in verbs for opening in mine["view_openings"]["words"]]
        said += [verb for verb in verbs if " " in verb and not verb.startswith("in front")]
        put(said, Spotted("entering") if kind == "entering" else Spotted("view", kind))
    for word in mine["groups"]["words"]:
        put([word], Spotted("group", word.split()[0]))
    for what, phrases in mine["same"].items():
        put(phrases, Spotted("same", what))
    put(mine["other_words"]["among"], Spotted("among"))
    put(mine["other_words"]["stacked"], Spotted("stacked"))
    for name, phrases in mine["ends"].items():
        put(phrases, Spotted("noun", name))
    put(mine["far_end"]["phrases"], Spotted("far_end"))
    for name, phrases in mine["there"].items():
        put(phrases, Spotted("relation", name))
    for name, phrases in mine["its_side"].items():
        put(phrases, Spotted("its_side", name))
    for end, phrases in mine["closest"].items():
        put(phrases, Spotted("closest", end))
    for name, phrases in mine["superlative"].items():
        put(phrases, Spotted("superlative", (name.removeprefix("most_"), "most")))
    for name, phrases in grammar["side_of_viewer"].items():
        put(phrases, Spotted("own_side", name))
    for name, phrases in grammar["relation"].items():
        put(phrases, Spotted("relation", name))
    for measure, phrases in grammar["side"].items():
        put([p for p in phrases if " " in p], Spotted("side", measure))
    for measure, phrases in grammar["side_adjective"].items():
        put(phrases, Spotted("side", measure))


def _put_small_words(put: Put, grammar: Mapping[str, Any], mine: Mapping[str, Any]) -> None:
    """What joins, denies and points back."""
    put(grammar["has"]["with"], Spotted("has"))
    put(["have", "contains", "holds", "there is", "there are"], Spotted("has"))
    put(grammar["has"]["without"], Spotted("without"))
    put(grammar["alone"]["phrases"], Spotted("alone"))
    put(mine["other_words"]["other"], Spotted("other"))
    put(mine["other_words"]["only"], Spotted("only"))
    put(["not", "never", "no longer", "without any"], Spotted("not"))
    put(["choose", "pick", "select", "i mean", "you want", "look for", "find"], Spotted("choose"))
    put(["nothing", "anything"], Spotted("nothing"))
    put(["one", "ones"], Spotted("one"))
    put(["it", "this", "they", "them"], Spotted("it"))
    put(["that", "which", "who"], Spotted("which"))
    put(["me", "you"], Spotted("viewer"))
    put(["of"], Spotted("of"))
    put(["and", "as well as", "&"], Spotted("and"))
    put(["than"], Spotted("than"))
    put([".", "!", "?", ";", ":", ",", "(", ")", '"'], Spotted("stop"))
    put(["is", "are", "was", "be"], Spotted("is"))
    put(["the", "a", "an", "these", "those", "its", "your", "my"], Spotted("determiner"))


def _put_numbers(put: Put, grammar: Mapping[str, Any]) -> None:
    """Ordinals, and numbers up to twelve."""
    for word, number in grammar["ordinals"].items():
        put([word], Spotted("ordinal", int(number)))
    for number, ending in enumerate(("st", "nd", "rd", *["th"] * 7), 1):
        put([f"{number}{ending}"], Spotted("ordinal", number))
    for word, number in grammar["numbers"].items():
        if 1 < int(number) <= 12:
            put([word, str(number)], Spotted("number", int(number)))
    put(["1"], Spotted("number", 1))


def _put_degrees(put: Put) -> None:
    """Comparatives and superlatives of what has a measure, or a brightness."""
    lex = lexicon()
    for word, (base, degree) in lex.degrees.items():
        if base in lex.scales:
            measure, end = lex.scales[base]
            put([word], Spotted("superlative" if degree == "most" else "compared", (measure, end)))
        elif base in lex.colors:
            dark = base in ("black", "dark")
            put([word], Spotted("superlative", ("brightness", "least" if dark else "most")))


@lru_cache(maxsize=64)
def _nouns(labels: tuple[str, ...]) -> frozenset[str]:
    """The nouns that a description may use: the scene's own, and all that the lexicon knows."""
    never = frozenset(_data()["never_nouns"]["words"])
    plain = {part for label in labels for part in (label.lower(), lexicon().singular(label.lower())[0])}
    heads = {label.split()[-1] for label in plain if label}
    seats = {f"{label.removesuffix(' table')} chair" for label in plain if label.endswith(" table")}
    return frozenset((lexicon().nouns | plain | heads | seats | near_kinds()) - (never - plain))


def spot(text: str, labels: tuple[str, ...]) -> list[Spotted]:
    """The phrases of a text that mean something, in order; each word in one phrase, the longest first."""
    words = words_of(text)
    table, nouns = small_words(), _nouns(labels)
    found: list[Spotted] = []
    noun_end = -1
    i = 0
    while i < len(words):
        for length in range(min(LONGEST, len(words) - i), 0, -1):
            phrase = " ".join(words[i : i + length])
            one = _one(phrase, length, table, nouns, labels)
            if one is None and length == 1 and words[i] in ("light", "lights") and _a_light(words, i, found):
                one = Spotted("noun", "light", words[i] == "lights")
            elif one is not None and words[i] == "light" and length == 1 and _a_light(words, i, found):
                one = Spotted("noun", "light")
            if one is not None and one.kind == "side" and length > 2 and _names(words, i + length, nouns, table):
                continue  # "On the left wall" is on a wall.
            if one is not None and one.kind == "relation" and length > 1 and _an_end_opens(words, i, length, table):
                continue  # "At the back of the room" is at its back, and not behind it.
            if one is not None:
                if one.kind == "noun" and noun_end == i:
                    # "the kitchen chair": the last noun is the head, the one before it says which sort.
                    one = _compound(str(found.pop().value), one)
                found.append(Spotted(one.kind, one.value, one.plural, phrase))
                i += length
                noun_end = i if one.kind == "noun" and not one.plural else -1
                break
        else:
            if (label := _misspelled(words[i], labels)) is not None:
                found.append(Spotted("noun", label, text=words[i]))
            i += 1
    return found


def _a_light(words: list[str], i: int, found: list[Spotted]) -> bool:
    """Whether "light" is a thing there and no shade: "the light over the desk"."""
    before = found[-1].kind if found else "determiner"
    after = words[i + 1] if i + 1 < len(words) else ""
    shade = after in lexicon().adjectives or lexicon().singular(after)[0] in lexicon().nouns
    return before in ("determiner", "side", "ordinal", "other", "superlative", "number") and not shade


def _names(words: list[str], i: int, nouns: frozenset[str], table: dict[str, Spotted]) -> bool:
    """Whether a noun comes there, a row or a corner, with a side or an adjective before it at most."""
    for word in words[i : i + 3]:
        small = table.get(word)
        if small is None and word not in lexicon().adjectives:
            return lexicon().singular(word)[0] in nouns
        if small is not None and (small.kind == "group" or small.value == "corner"):
            return True
        if small is not None and small.kind not in ("side", "ordinal"):
            return False
    return False


def _sided(phrase: str, table: dict[str, Spotted]) -> bool:
    """Whether a side stands before a noun: "the middle upper cabinet" is a cabinet, if none is called just that."""
    first, _, rest = phrase.partition(" ")
    small = table.get(first)
    named = lexicon().singular(rest)[0] in lexicon().nouns
    return small is not None and small.kind == "side" and phrase not in table and named


def _an_end_opens(words: list[str], i: int, length: int, table: dict[str, Spotted]) -> bool:
    """Whether an end that has a name of its own begins in these words and goes on behind them."""
    for start in range(i + 1, i + length):
        for stop in range(i + length + 1, min(start + LONGEST, len(words)) + 1):
            found = table.get(" ".join(words[start:stop]))
            if found is not None and found.kind == "noun":
                return True
    return False


def _compound(first: str, second: Spotted) -> Spotted:
    """Two nouns in a row: the last is the head; "the window wall" is where the window is."""
    if second.value in ("wall", "side", "area", "end") and not area_kinds(f"{first} {second.value}"):
        return Spotted("noun", first)
    return Spotted("noun", f"{first} {second.value}", second.plural)


@lru_cache(maxsize=4096)
def _misspelled(word: str, labels: tuple[str, ...]) -> str | None:
    """The label that a word comes near to, where it is no word of any other sort."""
    if len(word) < SHORTEST_MISSPELLED or word in small_words() or word in lexicon().adjectives:
        return None
    close = difflib.get_close_matches(word, [label for label in labels if " " not in label], n=1, cutoff=NEARLY)
    return lexicon().singular(close[0])[0] if close else None


def _one(
    phrase: str, length: int, table: dict[str, Spotted], nouns: frozenset[str], labels: tuple[str, ...]
) -> Spotted | None:
    lex = lexicon()
    if 1 < length <= 4 and phrase not in labels and _sided(phrase, table):
        return None
    if length <= 4 and phrase not in table:
        one, plural = lex.singular(phrase)
        if phrase in nouns:
            return Spotted("noun", phrase, phrase != one and one in nouns)
        if one in nouns:
            return Spotted("noun", one, plural)
    if phrase in table:
        found = table[phrase]
        if found.kind == "region" and phrase in nouns and phrase not in ("corner",):
            return Spotted("noun", phrase)
        return found
    if length == 2 and (joined := phrase.replace(" ", "")) in nouns and phrase not in table:
        return Spotted("noun", joined)
    if phrase in lex.adjectives:
        word, kind = lex.adjectives[phrase]
        return Spotted("attribute", Attribute(word, kind))
    if length == 2:
        shade, _, rest = phrase.partition(" ")
        if shade in ("light", "dark") and rest in lex.adjectives and lex.adjectives[rest][1] == "color":
            return Spotted("attribute", Attribute(lex.adjectives[rest][0], "color", shade))  # type: ignore[arg-type]
    return None
