"""The noun of a noun phrase: where it ends, whether it is plural, compounds, "row of shoes", "glass of water"."""

from __future__ import annotations

from typing import Any, cast

from assistant.language.english.chart import Sentence
from assistant.language.english.grammar import grammar
from assistant.language.english.phrasebook import phrasebook
from assistant.language.english.prenominal import open_word
from assistant.language.lexicon import lexicon
from assistant.language.reference import Has, Head, Noun, One, Ref, Region, Thing

HeadHit = tuple[Head, bool, tuple[Any, ...], str | None, int, float]
"""Head, plural, conditions that it brings, collective noun, end, cost."""
_FEW = frozenset(["a", "an", "few", "couple", "of", "some", "several", "more"])


def heads(s: Sentence, i: int, led: bool) -> list[HeadHit]:
    """Nouns at i: head, plural, conditions said by it, collective noun, end, cost. `led`: something stood before."""
    words = s.words
    if led and s.word(i) in ("one", "ones"):
        return [(One(), s.word(i) == "ones", (), None, i + 1, 0.0)]
    end = i
    while end < len(words) and end - i < 5 and open_word(s, end) and (end == i or not _verb_only(s, end)):
        end += 1
    found: list[HeadHit] = []
    for stop in range(end, i, -1):
        cost = 0.9 * (end - stop)
        if stop < end and _ends_noun(s, stop):
            cost = 0.05
        elif stop < end and words[stop] in s.verbs:
            cost = 0.15
        noun = " ".join(words[i:stop])
        if stop > i + 1 and words[stop - 1] in ("light", "dark") and lexicon().attribute_kind(s.word(stop)) == "color":
            cost += 0.9  # "the kitchen | light blue"
        if not led and words[i] in s.verbs:
            known = lexicon().singular(noun)[0] in s.nouns
            cost += 0.4 if known else 3.0
        found += _head_of(s, noun, i, stop, cost)
    return found


def _ends_noun(s: Sentence, i: int) -> bool:
    """Whether the noun ends before a word that could belong to it: an adjective, "lined up", "side by side"."""
    described = s.word(i) in lexicon().adjectives or s.word(i) in lexicon().degrees
    return described or s.words[i : i + 3] == ["side", "by", "side"] or _done_to(s, i)


def _done_to(s: Sentence, i: int) -> bool:
    """Whether a word is rather done to what stands before it: "the mugs | lined up", "the radio | going"."""
    word = s.word(i)
    if word in s.noun_words:
        return False
    ended = word.endswith("ed") and (word[:-2] in s.verbs or word[:-1] in s.verbs)
    return ended or (word.endswith("ing") and word in phrasebook().bases)


def _verb_only(s: Sentence, i: int) -> bool:
    word = s.word(i)
    return word in s.verbs and lexicon().singular(word)[0] not in s.noun_words and word not in lexicon().adjectives


def _head_of(s: Sentence, noun: str, i: int, end: int, cost: float) -> list[HeadHit]:
    words, vague = s.words, grammar().vague
    one, plural = lexicon().singular(noun)
    if s.word(i) in grammar().units and (s.word(i - 1) in grammar().numbers or s.word(i - 1) in _FEW):
        return []
    if one in vague["one"]:
        return [(One(), noun == "ones", (), None, end, cost)]
    if one in vague["thing"] and s.word(i - 1) in ("this", "that") and s.word(i - 2) in ("all", "of"):
        return []  # "all this stuff" is what was spoken of, and not everything
    if one in vague["thing"]:
        return [(Thing(), plural, (), None, end, cost)]
    found: list[HeadHit] = []
    if one in vague["region"]:
        kind = {"centre": "center", "place": "spot", "position": "spot"}.get(one, one)
        found.append((Region(cast(Any, kind)), plural, (), None, end, cost))
        if one not in s.nouns:
            return found
        cost += 0.3
    if s.word(end) == "of" and (noun in vague["group"] or one in (*vague["container"], "item", "bit", "article")):
        found += _contents(s, noun, one, plural, end, cost)
        if any(hit[3] is not None for hit in found):
            return found
    if end - i > 1 and one not in s.nouns:
        if s.word(end - 1) in ("thing", "thingy", "things"):
            return found  # "the globe thing": a globe
        cost += _compound_cost(s, words[i:end])
    elif end - i == 1 and one not in s.nouns:
        cost += 1.2 if noun in lexicon().adjectives or noun in lexicon().degrees else 0.05
    found.append((Noun(one), plural, (), None, end, cost))
    if s.word(end) in _PIECES:
        found.append((Noun(one), s.word(end).endswith("s"), (), None, end + 1, cost + 0.03))
    return found


_PIECES = frozenset(["thing", "thingy", "things", "slice", "slices", "piece", "pieces", "chunk", "chunks", "wedge",
                     "wedges"])  # fmt: skip
"""What a thing comes in, or nothing, said behind it: "the potato slice" is a potato, "the globe thing" a globe."""


def _compound_cost(s: Sentence, words: list[str]) -> float:
    """How odd an unlisted compound is: of nouns ("cutlery drawer") it is fine, adjectives do not belong in it."""
    cost = 0.0
    for k, word in enumerate(words):
        noun = lexicon().singular(word)[0] in s.nouns
        if word in lexicon().adjectives:
            cost += (0.15 if k < len(words) - 1 else 0.3) if noun else 1.2
        elif not noun:
            cost += 0.7 if k == 0 and word in lexicon().degrees else 0.1
    return cost


def _contents(s: Sentence, noun: str, one: str, plural: bool, end: int, cost: float) -> list[HeadHit]:
    """ "row of shoes", "glass of water"."""
    found: list[HeadHit] = []
    for head, inner_plural, conditions, group, stop, inner_cost in heads(s, end + 1, True):
        if not isinstance(head, Noun) or group is not None or inner_cost > 0.8:
            continue
        if one in ("piece", "item", "bit", "article") and head.name in lexicon().member_of:
            found.append((head, plural, conditions, None, stop, cost + inner_cost - 0.2))  # "piece of furniture"
        if noun in grammar().vague["group"] and (inner_plural or noun in ("pair", "set", "bunch", "pile", "heap")):
            found.append((head, True, conditions, lexicon().singular(noun)[0], stop, cost + inner_cost))
        elif one in grammar().vague["container"]:
            what = Has(Ref(head, "bare", plural=inner_plural, where=conditions), "in")
            found.append((Noun(one), plural, (what,), None, stop, cost + inner_cost))
    return found
