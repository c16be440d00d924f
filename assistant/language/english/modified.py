"""A noun phrase with all that follows it."""

from __future__ import annotations

from dataclasses import replace

from assistant.language.english.chart import Hit, Sentence, best
from assistant.language.english.mod import apply
from assistant.language.english.modifiers import modifiers
from assistant.language.english.nouns import reference
from assistant.language.lexicon import lexicon
from assistant.language.reference import Attribute, Condition, Has, Noun, Ref, Than


def modified(s: Sentence, base: Hit[Ref], i: int) -> list[Hit[Ref]]:
    """The phrase from i with every chain of modifiers that can follow it.

    What comes after a pause, and viewpoints, rather belong to an outer phrase than to one inside it.
    """
    found = [base, *_compared(s, base, i)]
    frontier = found
    for _ in range(6):
        grown = []
        for hit in frontier:
            for mod in modifiers(s, hit.end):
                value = apply(hit.value, mod.value)
                if value is not None:
                    outer = 0.01 * i if mod.value.view or mod.value.merge or s.word(hit.end) == "," else 0.0
                    outer += 0.4 * (bool(mod.value.excluding) and not _ranges(hit.value))
                    outer += 0.5 * _is_no_device(hit.value, mod.value.where)
                    outer += 0.06 * _bears_little(hit.value, mod.value.where)
                    outer += 0.5 * (s.words[hit.end : hit.end + 2] == ["that", "are"] and not _ranges(hit.value))
                    grown.append(Hit(value, mod.end, hit.cost + mod.cost + outer))
        frontier = best(grown, 8)
        found += frontier
        if not frontier:
            break
    return found


def _is_no_device(ref: Ref, where: tuple[Condition, ...]) -> bool:
    """Whether a room is said to be on or off: it is rather a thing in it."""
    switched = any(isinstance(c, Attribute) and c.kind == "state" and c.word in ("on", "off") for c in where)
    return switched and isinstance(ref.head, Noun) and (ref.head.name in lexicon().rooms or ref.head.name == "office")


def _bears_little(ref: Ref, where: tuple[Condition, ...]) -> bool:
    """Whether a window or a door is said to have things: "the couch by the window with two cushions" is the couch."""
    has = any(isinstance(c, Has) for c in where)
    return has and isinstance(ref.head, Noun) and ref.head.name.split()[-1] in ("window", "door")


def _ranges(ref: Ref) -> bool:
    """Whether something can be left out of it: "all but one", and not "the table but the bowl"."""
    ranging = ref.determiner in ("all", "each", "any", "both", "most", "half", "some", "no")
    return ranging or ref.plural or ref.of is not None


def _compared(s: Sentence, base: Hit[Ref], i: int) -> list[Hit[Ref]]:
    """ "A bigger table than this one": a table that is bigger than this one."""
    ref = base.value
    degrees = [lexicon().degrees.get(word) for word in s.words[i : base.end]]
    comparative = any(degree is not None and degree[1] == "more" for degree in degrees)
    if s.word(base.end) != "than" or not ref.pick or not comparative:
        return []
    pick = ref.pick[-1]
    return [
        Hit(replace(ref, pick=ref.pick[:-1], where=(*ref.where, Than(pick.measure, pick.end == "most", hit.value))),
            hit.end, base.cost + hit.cost)
        for hit in reference(s, base.end + 1)
    ]  # fmt: skip
