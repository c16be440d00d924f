"""How well a noun names an object, by degrees: its label, a synonym, the head of a compound, a wider kind, a near kind.

The words come from the language's lexicon; `data/near.toml` adds kinds that people take for one another. Meanings as
vectors are asked last, for nouns that nothing here knows, and only to rank: their scores are no threshold.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np

from assistant.language.english.spelling import english_words
from assistant.language.english.wordlist import common_words
from assistant.language.lexicon import lexicon
from assistant.models.protocols import TextEmbedder
from scene.frames import FloatArray

EXACT, ALIAS, SYNONYM, COMPOUND, WIDER, NARROWER, SIBLING = 1.0, 0.95, 0.97, 0.96, 0.9, 0.8, 0.5
"""Degrees of a match: the label itself; another name of the object; a synonym; "chair" for an office chair; "furniture"
for a chair; "office chair" for a chair; "office chair" for an armchair."""

OWN = ALIAS - 0.01
"""From this degree on it is what the thing is called, and no near or wider kind."""

GROUPED = 0.955
"""The degree of "book" for a thing that is labelled "books"."""

OTHER_NAME = 0.88
"""How well another name of an object does, as a share, where it is not the noun itself: "oven" for "dutch oven"."""

BY_LAST_WORD = 0.6
"""How well the last word of another name tells a wider kind, as a share: a "TV bench" is no seat."""

SHORTEST_PART = 4
"""A word of fewer letters is no part of a compound that is written as one."""

WIDER_MARK = "~"
"""Before a name that is a wider kind which the catalogue gives: true of the thing, but not what it is called."""

SIMILAR = 0.55
"""The degree of the label nearest in meaning to a noun that nothing else matches; too little to act on."""

NEAR_TO = "near to"
"""How the match with a kind that people take for the one said begins."""

BY_SYNONYM = 0.85
"""How well a synonym of a near kind does, as a share."""

SIMILAR_MARGIN = 0.12
"""Labels further behind the nearest in cosine are not taken for it."""


@dataclass(frozen=True, slots=True)
class Match:
    """How well a noun names something."""

    degree: float
    """0 to 1."""
    how: str = ""
    """`exact`, `synonym` ..., with the label where it is another word."""


@dataclass(frozen=True, slots=True)
class _Near:
    groups: tuple[tuple[float, frozenset[str]], ...]
    structural: frozenset[str]
    anything: frozenset[str]
    openings: frozenset[str]
    mass: frozenset[str]
    parts: frozenset[str]
    areas: Mapping[str, tuple[str, ...]]
    solid: frozenset[str]
    portions: frozenset[str]


@cache
def _near() -> _Near:
    data = tomllib.loads((files("assistant.grounding") / "data" / "near.toml").read_text(encoding="utf-8"))
    told = [(float(g["degree"]), g["kinds"]) for g in data["near"]]
    groups = tuple((degree, frozenset(normal(k) for k in kinds)) for degree, kinds in told)
    groups += tuple((BY_SYNONYM * degree, frozenset(w for k in kinds for w in _same(k))) for degree, kinds in told)
    return _Near(
        groups,
        frozenset(data["structural"]["kinds"]),
        frozenset(data["anything"]["kinds"]),
        frozenset(data["openings"]["kinds"]),
        frozenset(data["mass"]["kinds"]),
        frozenset(data["parts"]["kinds"]),
        {k: tuple(v) for k, v in data["areas"].items()},
        frozenset(data["solid"]["words"]),
        frozenset(data["portions"]["words"]),
    )


@lru_cache(maxsize=8192)
def normal(noun: str) -> str:
    """A noun in the form in which nouns are compared: lower case, plain spaces, singular where it has one."""
    plain = " ".join(noun.lower().replace("-", " ").replace("_", " ").split())
    return plain if plain.rpartition(" ")[2] in _pairs() else lexicon().singular(plain)[0]


@cache
def _pairs() -> frozenset[str]:
    """Plurals without a singular: "glasses" are no two of "glass"."""
    data = tomllib.loads((files("assistant.grounding") / "data" / "near.toml").read_text(encoding="utf-8"))
    return frozenset(data["pairs"]["kinds"])


@lru_cache(maxsize=4096)
def _is_many(noun: str) -> bool:
    """Whether a noun is a plural that has a singular."""
    return noun.rpartition(" ")[2] not in _pairs() and lexicon().singular(noun)[1]


@cache
def _synonym_sets() -> Mapping[str, frozenset[str]]:
    """Every noun of the lexicon's synonym sets, in normal form, with its synonyms."""
    found: dict[str, frozenset[str]] = {}
    for noun, group in lexicon().synonym_of.items():
        word = normal(noun)
        found[word] = found.get(word, frozenset()) | {normal(w) for w in group}
    return found


@lru_cache(maxsize=4096)
def _same(noun: str) -> frozenset[str]:
    """A noun and its synonyms, in normal form."""
    word = normal(noun)
    return _synonym_sets().get(word, frozenset()) | {word}


@lru_cache(maxsize=4096)
def _head(noun: str) -> str:
    """What a compound is a kind of: "chair" of "office chair", "box" of "box of tissues"."""
    words = normal(noun.split(" of ")[0]).split()
    return normal(words[-1]) if words else ""


@lru_cache(maxsize=4096)
def _wider(noun: str, *, by_head: bool = True) -> frozenset[str]:
    """The categories that a noun falls under, by the kind that a compound is of too."""
    words = lexicon()
    found = {c for w in (*_same(noun), *([_head(noun)] if by_head else [])) for c in words.categories(w)}
    return frozenset(normal(c) for c in found)


def _category(noun: str) -> str:
    words = lexicon()
    return normal(words.wording_of.get(noun, words.wording_of.get(normal(noun), noun)))


UNNUMBERED = 0.5
"""How well "chair 2" names a chair where none is called so: enough to ask which."""


@lru_cache(maxsize=65536)
def match(noun: str, names: tuple[str, ...], many: bool = False) -> Match:
    """How well `noun` names something that has these names, the label first; `many` when it was said as a plural."""
    asked = normal(noun)
    if not asked or asked in _near().anything:
        return Match(1.0, "any thing")
    if not names:
        return Match(0.0)
    many = many or _is_many(noun)
    found = _match_names(asked, names)
    kind, _, number = asked.rpartition(" ")
    if kind and number.isdigit() and found.degree < EXACT:
        return Match(UNNUMBERED * _match_names(kind, names).degree, f"{names[0]} without a number")
    if many and (pair := lexicon().plural(asked)) in _pairs():
        found = max(_match_names(pair, names), found, key=lambda m: m.degree)
    if not many and found.degree == EXACT and _is_many(names[0]):
        return Match(GROUPED, f"one of {names[0]}")
    return found


def _match_names(asked: str, names: tuple[str, ...]) -> Match:
    best = Match(0.0)
    for number, name in enumerate(names):
        if name.startswith(WIDER_MARK):
            if normal(name[1:]) in _same(asked) and best.degree < WIDER:
                best = Match(WIDER, f"{names[0]} is {name[1:]}")
            continue
        found = _match_one(asked, normal(name))
        own = number == 0
        degree = found.degree if own else ALIAS if found.degree == EXACT else found.degree * OTHER_NAME
        if not own and found.degree == WIDER and _category(asked) not in _wider(name, by_head=False):
            degree *= BY_LAST_WORD
        if degree > best.degree:
            best = Match(degree, found.how if own else f"{found.how}, also called {name}")
    return best


def _match_one(asked: str, name: str) -> Match:
    if asked == name:
        return Match(EXACT, "exact")
    if asked.replace(" ", "") == name.replace(" ", ""):
        return Match(SYNONYM, f"{name}, spelled otherwise")
    same = _same(asked)
    if name in same:
        return Match(SYNONYM, f"synonym of {name}")
    if asked.endswith(" door") and name in {whose := asked.removesuffix(" door"), *_same(whose)}:
        return Match(SYNONYM, f"{name}, whose door it is")
    head, asked_head = _head(name), _head(asked)
    if " " not in asked and len(name) >= SHORTEST_PART and _joined(asked, name) and asked not in _near().solid:
        return Match(NARROWER, f"{name} may be a {asked}")
    if " " in asked and head == asked_head and set(asked.split()) < set(name.split()):
        return Match(COMPOUND, f"{name} is a kind of {asked}")
    if " " in name and (head == asked or (head in same and " " not in asked)):
        return Match(COMPOUND, f"{name} is a kind of {asked}")
    if (
        " " not in asked
        and len(asked) >= 3
        and len(name) > len(asked)
        and _joined(name, asked)
        and name not in _near().solid
        and asked in lexicon().nouns
    ):
        return Match(COMPOUND, f"{name} is a kind of {asked}")
    category = _category(asked)
    if category in _wider(name):
        return Match(WIDER, f"{name} is {category}")
    near = max((degree for degree, kinds in _groups_of(asked) if name in kinds), default=0.0)
    if near < NARROWER and " " in asked and (asked_head == name or name in _same(asked_head)):
        return Match(NARROWER, f"{name} may be a {asked}")
    if near:
        return Match(near, f"{NEAR_TO} {name}")
    if " " in asked and asked_head and (head == asked_head or head in _same(asked_head)):
        return Match(SIBLING, f"{name} is another kind of {asked_head}")
    known = _known()
    mine = {asked} if asked in known else {asked, asked_head}
    theirs = {name} if name in known else {name, head}
    near = max((degree * 0.8 for noun in mine for degree, kinds in _groups_of(noun) if theirs & kinds), default=0.0)
    if near:
        return Match(near, f"{NEAR_TO} {name}")
    if _category(name) in _wider(asked):
        return Match(SIBLING, f"{asked} is {name}")
    if " " in asked and " " in name and set(asked.split()) & set(name.split()):
        return Match(0.4, f"shares a word with {name}")
    if asked in name.split() or name in asked.split():
        return Match(0.3, f"named in {name}" if asked in name.split() else f"part of the name {asked}")
    return Match(0.0)


@lru_cache(maxsize=4096)
def _joined(whole: str, last: str) -> bool:
    """Whether a word is another with a word before it: "nightstand" is a stand, a "vegetable" is no table."""
    first = whole[: -len(last)] if whole.endswith(last) else ""
    return len(first) > 2 and (first in common_words() or first in lexicon().nouns or first in english_words())


@cache
def _groups_by_kind() -> Mapping[str, tuple[tuple[float, frozenset[str]], ...]]:
    found: dict[str, tuple[tuple[float, frozenset[str]], ...]] = {}
    for group in _near().groups:
        for kind in group[1]:
            found[kind] = (*found.get(kind, ()), group)
    return found


def _groups_of(noun: str) -> tuple[tuple[float, frozenset[str]], ...]:
    """The groups of near kinds that a noun is in."""
    return _groups_by_kind().get(noun, ())


@lru_cache(maxsize=4096)
def is_known(noun: str) -> bool:
    """Whether the words here say what a noun means, so that nearness of meaning need not be asked."""
    word = normal(noun)
    words = lexicon()
    if (kind := word.rpartition(" "))[2].isdigit():
        word = kind[0] or word
    heads = {word, _head(word)} | {words.plural(word)}
    return bool(heads & (words.nouns | near_kinds() | _near().structural)) or bool(area_kinds(word))


@cache
def _known() -> frozenset[str]:
    """All the nouns of which the words here know something."""
    return near_kinds() | lexicon().nouns


@cache
def near_kinds() -> frozenset[str]:
    """All the nouns of the table of near kinds."""
    return frozenset(k for _, kinds in _near().groups for k in kinds)


@lru_cache(maxsize=65536)
def in_group(names: tuple[str, ...], group: str) -> bool:
    """Whether a label is called by one of the kinds that `data/near.toml` lists under a group."""
    kinds = _groups().get(group, ())
    return bool(names) and any(kind in _kin(names[0]) for kind in kinds)


def _kin(name: str) -> frozenset[str]:
    """A label's own word, its head's and their synonyms."""
    return _same(name) | _same(_head(name))


@cache
def _groups() -> Mapping[str, tuple[str, ...]]:
    data = tomllib.loads((files("assistant.grounding") / "data" / "near.toml").read_text(encoding="utf-8"))
    return {k: tuple(normal(w) for w in v) for k, v in data["viewing"].items()}


def is_structural(name: str) -> bool:
    """Whether a label names a part of the building's shell, not a thing."""
    return normal(name) in _near().structural


def is_mass(noun: str) -> bool:
    """Whether a singular noun stands for many things: "furniture"."""
    return normal(noun) in _near().mass


def is_pair(names: tuple[str, ...]) -> bool:
    """Whether the first of these names is a plural that has no singular: "glasses"."""
    return bool(names) and names[0].rpartition(" ")[2] in _pairs()


def is_part(noun: str) -> bool:
    """Whether things have such a part, which a box does not show."""
    return _head(normal(noun)) in _near().parts


def is_portion(noun: str) -> bool:
    """Whether it is what other things are had by: "slice", "bottle"."""
    return normal(noun) in _near().portions


def is_opening(names: tuple[str, ...]) -> bool:
    """Whether people come in through it."""
    return any(normal(n) in _near().openings or _head(n) in _near().openings for n in names[:1])


def area_kinds(noun: str) -> tuple[str, ...]:
    """The kinds of things that make up a functional area, such as a kitchen; empty for what is none."""
    areas = _near().areas
    for word in (noun, *sorted(_same(noun))):
        if word in areas:
            return areas[word]
    return ()


def is_only_near(noun: str, names: tuple[str, ...]) -> bool:
    """Whether a noun is used of such things too, and they are called something else: a monitor for a computer."""
    return match(noun, names).how.startswith("near to")


def degrees(noun: str, names: Sequence[tuple[str, ...]], many: bool = False) -> list[Match]:
    """How well a noun names each set of names."""
    return [match(noun, n, many) for n in names]


def by_meaning(noun: str, names: Sequence[tuple[str, ...]], embedder: TextEmbedder, least: float = 0.0) -> list[Match]:
    """How near in meaning each set of names comes to an unknown noun; nothing where all are below `least` (cosine)."""
    labels = sorted({n[0] for n in names if n})
    if not labels:
        return [Match(0.0) for _ in names]
    vectors = embedder.embed([f"a {text}" for text in (normal(noun), *labels)])
    cosine: FloatArray = np.asarray(vectors[1:] @ vectors[0], dtype=np.float64)
    top = float(cosine.max())
    if top < least:
        return [Match(0.0) for _ in names]
    degree = {
        label: SIMILAR * (1 - (top - float(c)) / SIMILAR_MARGIN)
        for label, c in zip(labels, cosine, strict=True)
        if top - float(c) < SIMILAR_MARGIN
    }
    return [Match(degree[n[0]], f"{n[0]} is nearest in meaning") if n and n[0] in degree else Match(0.0) for n in names]
