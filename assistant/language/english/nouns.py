"""Noun phrases: "the second red mug from the left on the desk", "both of them", "all chairs but the one by the door".

A phrase is a determiner, what stands before the noun, the noun, and then any chain of modifiers (`modifiers.py`). Every
place where the chain may stop is a hit, so that the sentence as a whole decides where a place ends and the next begins.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from assistant.language.english.chart import Hit, Sentence, best, rule
from assistant.language.english.done import what_was_done
from assistant.language.english.grammar import Phrases, grammar
from assistant.language.english.heads import heads
from assistant.language.english.nounless import named, pointing, pronoun, selected, thing, viewer, worded
from assistant.language.english.prenominal import Before, closed_words, open_word, prenominals
from assistant.language.english.quantities import count
from assistant.language.lexicon import lexicon
from assistant.language.reference import (
    Attribute,
    Condition,
    Determiner,
    Either,
    Noun,
    One,
    Pronoun,
    Ref,
    Reference,
    Region,
    Relation,
    Several,
    Thing,
    Viewer,
)  # fmt: skip

_JOIN = (("and",), ("plus",), ("as", "well", "as"), ("and", "also"), ("or",), ("or", "else"))
_MANY = ("all", "both", "these", "those", "half", "most", "some", "any")


@rule
def reference(s: Sentence, i: int) -> list[Hit[Reference]]:
    """A reference, or several joined by and / or."""
    found: list[Hit[Reference]] = []
    for hit in single(s, i):
        found.append(cast(Hit[Reference], hit))
        found += _joined(s, hit)
    return found


def _joined(s: Sentence, first: Hit[Ref]) -> list[Hit[Reference]]:
    at = first.end + (s.word(first.end) == ",")
    found: list[Hit[Reference]] = []
    if first.value.excluding:  # "all except the sofa and the rug" leaves out the rug too
        first = Hit(first.value, first.end, first.cost + 0.3)
    for join in _JOIN:
        if tuple(s.words[at : at + len(join)]) == join:
            cls: type[Several] | type[Either] = Either if join[0] == "or" else Several
            for rest in reference(s, at + len(join)):
                if isinstance(rest.value, Ref | cls):
                    found.append(_combine(_told_of_both(s, first, rest), rest, cls))
    if at > first.end and not found:
        for rest in reference(s, at):
            if isinstance(rest.value, Several | Either):
                found.append(_combine(first, rest, type(rest.value)))
    return found


def _told_of_both(s: Sentence, first: Hit[Ref], rest: Hit[Reference]) -> Hit[Ref]:
    """ "Every cushion or pillow that is red": what a clause tells behind two nouns with one article holds of both."""
    value, other = first.value, rest.value
    if not isinstance(other, Ref) or other.determiner != "bare" or value.determiner not in _SHARED or value.where:
        return first
    said = s.words[first.end : rest.end]
    clause = next((k for k, word in enumerate(said) if word in ("that", "which", "who")), 0)
    if not clause or any(isinstance(c, Attribute) and c.word in said[:clause] for c in other.where):
        return first
    return Hit(replace(value, where=other.where), first.end, first.cost)


_SHARED = frozenset(["each", "all", "any", "no", "both"])


def _combine(first: Hit[Ref], rest: Hit[Reference], cls: type[Several] | type[Either]) -> Hit[Reference]:
    others = rest.value.items if isinstance(rest.value, cls) else (rest.value,)
    value, cost = first.value, 0.2
    follower = others[0]
    if isinstance(value.head, One) and isinstance(follower, Ref) and isinstance(follower.head, Noun):
        value = replace(value, head=follower.head)  # "the red and the blue mug"
    if isinstance(value.head, Noun) and isinstance(follower, Ref) and _left_out(follower):
        follower = replace(follower, head=value.head)  # "the red mug and the blue one"
        others = (follower, *others[1:])
    if isinstance(follower, Ref) and follower.determiner == "no":
        cost += 1.0
    if isinstance(follower, Ref) and follower.determiner == "bare" and value.determiner != "bare":
        cost += 0.3
        if value.determiner in ("the", "my", "all", "each") and not follower.count:
            others = (replace(follower, determiner=value.determiner), *others[1:])  # "the pots and pans"
            cost = 0.25
    return Hit(cls((value, *others)), rest.end, first.cost + rest.cost + cost)


def _left_out(ref: Ref) -> bool:
    """Whether its kind is the one just said."""
    return isinstance(ref.head, One) and ref.determiner in ("the", "a") and ref.of is None and not ref.other


@rule
def single(s: Sentence, i: int) -> list[Hit[Ref]]:
    """One reference with all its modifiers."""
    from assistant.language.english.modified import modified

    found = viewer(s, i)
    bases = pronoun(s, i) + _quantified(s, i) + phrases(s, i)
    bases += _possessed(s, bases) + _one(s, i) + _rest(s, i)
    for base in best(bases, 8):
        found += modified(s, base, i)
    return found


def phrases(s: Sentence, i: int) -> list[Hit[Ref]]:
    """References up to their noun: "the two red mugs", "everything", "that", a name."""
    nounless = worded(s, i) + thing(s, i) + pointing(s, i) + named(s, i) + selected(s, i)
    described = _described(s, i)
    return nounless + what_was_done(s, i) + described + _numbered(s, i, described)


def _numbered(s: Sentence, i: int, described: list[Hit[Ref]]) -> list[Hit[Ref]]:
    """ "Chair 2", "the desk number three": a thing of that name, and not any of the chairs where none is called so."""
    found = []
    for hit in described:
        ref, called = hit.value, s.word(hit.end) == "number" or s.word(hit.end - 1) == "number"
        if not isinstance(ref.head, Noun) or ref.plural or ref.count or ref.pick or ref.where or ref.other:
            continue
        if ref.determiner != "bare" and not (called and ref.determiner == "the"):
            continue
        for which in count(s, hit.end + (s.word(hit.end) == "number")):
            if _named_by_it(s, which.end) and 0 < which.value <= _MOST_NUMBERED:
                head = Noun(f"{ref.head.name.removesuffix(' number')} {which.value}")
                found.append(Hit(replace(ref, head=head, determiner="the"), which.end, hit.cost - 0.1))
    return found


def _named_by_it(s: Sentence, i: int) -> bool:
    """Whether a phrase may end before i, so that the number before it is a thing's own: no measure, no count."""
    closed = s.ended(i) or s.word(i) in (",", ".", "and", "or", "off", "is", "are", "then", "has", "have", "if")
    return closed or (grammar().relation.starts(s.word(i)) and s.word(i) != "of")


_MOST_NUMBERED = 999
"""No higher number is that of a thing."""


def _possessed(s: Sentence, owners: list[Hit[Ref]]) -> list[Hit[Ref]]:
    """ "the counter's edge": a part of its owner."""
    found = []
    for owner in owners:
        if s.word(owner.end) == "'s":
            for before in prenominals(s, owner.end + 1):
                for hit in _with_head(s, owner.end + 1, "the", None, before, owner.cost):
                    where = (*hit.value.where, Relation("part_of", (owner.value,)))
                    found.append(Hit(replace(hit.value, where=where), hit.end, hit.cost))
    return found


_REST = Phrases((phrase, "rest") for phrase in ("the rest", "the remaining ones", "the remainder", "the other half"))


def _rest(s: Sentence, i: int) -> list[Hit[Ref]]:
    """ "(Make half of them red and) the rest (white)": the others."""
    found = _REST.longest(s.words, i)
    if found is None or s.word(found[1]) == "of":
        return []
    named = open_word(s, found[1]) and s.word(found[1]) not in lexicon().adjectives
    return [] if named else [Hit(Ref(One(), plural=True, other=True), found[1], -0.1)]


def _one(s: Sentence, i: int) -> list[Hit[Ref]]:
    """ "take one"."""
    alone = s.word(i) == "one" and not open_word(s, i + 1) and s.word(i + 1) not in ("of", "more")
    return [Hit(Ref(One(), "a"), i + 1, 0.1)] if alone else []


def _all_that(s: Sentence, i: int) -> int:
    """Where "all (of) that" ends, of what was spoken of; 0 where more follows, as in "all that is red"."""
    at = i + 1 + (s.word(i + 1) == "of")
    closed = not open_word(s, at + 1) and s.word(at + 1) not in ("is", "are", "i", "you", "we", "can", "was", "were")
    if s.word(at) in ("that", "this") and s.word(at + 1) in ("stuff", "lot"):
        return at + 2
    return at + 1 if s.word(at) in ("that", "this") and closed else 0


def _quantified(s: Sentence, i: int) -> list[Hit[Ref]]:
    """ "two of the chairs", "all of them", "one of these", "half of the plates"."""
    if s.words[i : i + 2] == ["all", "but"]:
        return _all_but(s, i + 2)
    if s.word(i) == "all" and (end := _all_that(s, i)):
        return [Hit(Ref(Pronoun("them"), "all"), end)]
    determiner: Determiner | None = None
    number: int | None = None
    at = i
    word = s.word(i)
    if word in ("all", "both", "half", "most", "some", "any", "each", "none", "either"):
        determiner = cast(Determiner, {"none": "no", "either": "a"}.get(word, word))
        at = i + 1
    else:
        start = i + (word in ("the", "exactly"))
        numbers = count(s, start)
        if numbers:
            determiner, number, at = ("the" if word == "the" else "a"), numbers[0].value, numbers[0].end
    if determiner is None or s.word(at) != "of":
        return []
    hits: list[Hit[Ref]] = []
    for inner in single(s, at + 1):
        ref = inner.value
        if isinstance(ref.head, Pronoun) and number is None:
            hits.append(Hit(replace(ref, determiner=determiner), inner.end, inner.cost))
        elif isinstance(ref.head, Viewer | Region) or not (ref.plural or isinstance(ref.head, Pronoun)):
            continue
        elif number is None and ref.determiner in ("the", "my", "these", "those"):
            cls = ref if determiner in _MANY and not ref.pointing else None
            whole = replace(cls, determiner=determiner) if cls else Ref(One(), determiner, plural=True, of=ref)
            hits.append(Hit(whole, inner.end, inner.cost))
        else:
            many = number is not None and number > 1
            hits.append(Hit(Ref(One(), determiner, number, many, of=ref), inner.end, inner.cost + 0.05))
    return hits


def _all_but(s: Sentence, i: int) -> list[Hit[Ref]]:
    """ "(all but) one of the mugs": the mugs without one of them."""
    found: list[Hit[Ref]] = []
    for number in count(s, i):
        of = s.word(number.end) == "of"
        for inner in single(s, number.end + 1) if of else phrases(s, number.end):
            if not of and not isinstance(inner.value.head, Noun):
                continue
            whole = inner.value if of else replace(inner.value, determiner="the", plural=True)
            left = Ref(One(), "a", number.value, number.value > 1, of=whole)
            rest = replace(whole, determiner="all", plural=True, excluding=(left,))
            found.append(Hit(rest, inner.end, inner.cost))
    return found


def _determiners(s: Sentence, i: int) -> list[tuple[Determiner, float | None, int, float]]:
    """Determiners at i, with the time of a pointing word: (determiner, time, end, cost)."""
    found: list[tuple[Determiner, float | None, int, float]] = []
    for name, end in grammar().determiner.at(s.words, i):
        if s.word(end - 1) != "single" or s.word(end) not in _BEDS:
            found.append((cast(Determiner, name), None, end, 0.0))
    for name, end in grammar().pointing.at(s.words, i):
        found.append((cast(Determiner, name), s.times[i], end, 0.0))
    if s.word(i) == "either" and s.word(i + 1) in ("side", "end"):
        found.append(("each", None, i + 1, 0.0))  # both of them
    if s.word(i) == "another":
        found.append(("a", None, i + 1, 0.0))
    if not found or s.word(i) in ("one", "some", "all", "more", "few"):
        found.append(("bare", None, i, 0.15))
    return found


def _described(s: Sentence, i: int) -> list[Hit[Ref]]:
    """Determiner, what stands before the noun, and the noun."""
    found: list[Hit[Ref]] = []
    for determiner, time_s, at, cost in _determiners(s, i):
        for before in prenominals(s, at):
            hits = _with_head(s, i, determiner, time_s, before, cost)
            found += hits
            if determiner in ("this", "that", "these", "those"):
                found += [Hit(h.value, end, h.cost + 0.02) for h in hits if (end := _over_there(s, h.end)) > h.end]
    return found


def _over_there(s: Sentence, i: int) -> int:
    """Past the "over there" that goes with "that clock"."""
    at = i + (s.word(i) in ("over", "right", "up", "down"))
    return at + 1 if s.word(at) in ("here", "there") else i


def _with_head(
    s: Sentence, i: int, determiner: Determiner, time_s: float | None, before: Hit[Before], cost: float
) -> list[Hit[Ref]]:
    pre = before.value
    other = pre.other or s.word(i) == "another"
    shared: dict[str, Any] = {"count": pre.count, "pick": pre.pick, "other": other, "time_s": time_s}
    found = []
    for head, plural, attributes, group, end, head_cost in heads(s, before.end, before.end > i):
        if head == Noun("other"):
            continue  # "the others": of what was said before
        total = cost + before.cost + head_cost
        chosen = determiner
        if determiner == "bare":
            if isinstance(head, Noun | Thing) and (plural or pre.count):
                total -= 0.1
            elif isinstance(head, One) and not (pre.attributes or pre.pick or other):
                continue
        elif determiner == "which" and not isinstance(head, Noun | One | Thing):
            continue
        if determiner == "bare" and isinstance(head, Noun) and _acts(s, before.end, head):
            total += 3.0  # "turn left, walk to the wall": no left walk
        where = (*_sized_beds(head, pre.attributes), *attributes)
        many = plural or (pre.count or 1) > 1
        if chosen in ("each", "no", "any") and not plural:
            many = False
        found.append(Hit(Ref(head, chosen, plural=many, where=where, group=group, **shared), end, total))
    bare_adjective = pre.attributes or pre.pick or other or (pre.count and determiner in ("the", "these", "those"))
    if determiner != "which" and bare_adjective and not (determiner == "bare" and pre.weak):
        many = (pre.count or 1) > 1 or determiner in ("all", "both", "these", "those") or pre.others
        ref = Ref(One(), determiner, plural=many, where=pre.attributes, **shared)
        dangling = 1.2 if open_word(s, before.end) and not pre.others else 0.1
        dangling += 0.8 * (determiner == "bare" and s.words[i - 1 : i] == ["on"] and s.word(before.end) == "of")
        dangling += 0.6 * (determiner == "my" and not pre.attributes)  # "on my left" is beside me
        dangling += 0.7 * (not pre.pick and s.word(before.end - 1) in s.nouns)  # "the light" is a lamp
        found.append(Hit(ref, before.end, cost + before.cost + dangling))
    return found


_BEDS = frozenset(["bed", "mattress", "duvet", "sofa", "blanket", "sheet", "room", "oven"])
_BED_SIZES = {"single": "small", "double": "big", "king-size": "big", "queen-size": "big", "twin": "small",
              "kingsize": "big"}  # fmt: skip


def _sized_beds(head: Any, conditions: tuple[Condition, ...]) -> tuple[Condition, ...]:
    """ "The single bed", "the double bed": beds are sized by how many sleep in them."""
    if not isinstance(head, Noun) or head.name not in _BEDS:
        return conditions
    return tuple(
        Attribute(_BED_SIZES[c.word], "size") if isinstance(c, Attribute) and c.word in _BED_SIZES else c
        for c in conditions
    )


def _acts(s: Sentence, i: int, head: Noun) -> bool:
    """Whether a noun without article is rather the verb that starts the next request."""
    return i > 0 and s.word(i) in s.verbs and head.name not in s.nouns


def anchors_of(name: str, hit: Hit[Reference]) -> Hit[Relation] | None:
    """The relation with its anchors; between takes two, or one plural."""
    value = hit.value
    if name == "between":
        if isinstance(value, Several):
            return Hit(Relation(name, value.items[:8]), hit.end, hit.cost - 0.2)
        if isinstance(value, Ref) and (value.plural or isinstance(value.head, Pronoun | One)):
            return Hit(Relation(name, (value,)), hit.end, hit.cost)
        return None
    return Hit(Relation(name, (value,)), hit.end, hit.cost)


__all__ = ["anchors_of", "closed_words", "phrases", "reference", "single"]
