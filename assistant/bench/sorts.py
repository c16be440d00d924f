"""References of every sort, for measuring: each relation to anchors of each sort, nested, chosen from, counted, denied.

They are made for scenes of small things on tables (`assistant.bench.generated`).
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.language.reference import (
    AnyOf,
    Attribute,
    Condition,
    Has,
    Not,
    Noun,
    Pick,
    Quantity,
    Ref,
    Reference,
    Relation,
    Same,
    Than,
    Thing,
    Viewer,
)
from assistant.language.relations import RELATIONS

RED, GREEN, BIG = Attribute("red", "color"), Attribute("green", "color"), Attribute("big", "size")
NEAREST = Pick("distance", "least")
MUG, BOOK, CLOCK, TABLE = Noun("mug"), Noun("book"), Noun("clock"), Noun("table")

ANCHORS: dict[str, Reference] = {
    "the": Ref(CLOCK),
    "a": Ref(CLOCK, "a"),
    "a red": Ref(CLOCK, "a", where=(RED,)),
    "the nearest": Ref(CLOCK, pick=(NEAREST,)),
    "the second from the left": Ref(CLOCK, pick=(Pick("left", rank=2),)),
    "the table": Ref(TABLE),
    "the nearest table": Ref(TABLE, pick=(NEAREST,)),
    "the plural": Ref(CLOCK, plural=True),
    "two": Ref(CLOCK, count=2, plural=True),
    "nested": Ref(CLOCK, where=(Relation("on", (Ref(TABLE, where=(Has(Ref(BOOK, "a", where=(RED,))),)),)),)),
    "any thing": Ref(Thing(), "a"),
    "me": Ref(Viewer()),
}
"""What a relation may be to."""

PICKS: dict[str, Pick] = {
    "largest": Pick("size"),
    "tallest": Pick("height"),
    "darkest": Pick("brightness", "least"),
    "nearest": NEAREST,
    "farthest from the nearest clock": Pick("distance", anchor=Ref(CLOCK, pick=(NEAREST,))),
    "closest to a red clock": Pick("distance", "least", anchor=Ref(CLOCK, "a", where=(RED,))),
    "closest to the clocks": Pick("distance", "least", anchor=Ref(CLOCK, plural=True)),
    "leftmost": Pick("left"),
    "second from the right": Pick("right", rank=2),
    "last but one": Pick("order", rank=-2),
    "third": Pick("order", rank=3),
    "front": Pick("front"),
    "highest": Pick("top"),
    "middle": Pick("left", "middle"),
    "two largest": Pick("size", count=2),
    "with the most on it": Pick("count"),
    "with the most books": Pick("count", anchor=Ref(BOOK, plural=True)),
    "latest": Pick("recency"),
}
"""Superlatives and ordinals."""


def sorts() -> Iterator[tuple[str, str, Reference]]:
    """Each sort of reference: its kind, its words in short, and the reference."""
    yield from _plain()
    yield from _related()
    yield from _having()
    for name, pick in PICKS.items():
        for head in (MUG, TABLE, Thing()):
            yield "superlative, ordinal", f"the {name} {_word(head)}", Ref(head, pick=(pick,))
        chosen = Ref(MUG, where=(Relation("next_to", (ANCHORS["a red"],)),), pick=(pick,))
        yield "superlative in a set", f"the {name} mug next to a red clock", chosen
    yield from _nested()
    yield from _compared()


def _word(head: Noun | Thing) -> str:
    return head.name if isinstance(head, Noun) else "thing"


def _plain() -> Iterator[tuple[str, str, Reference]]:
    for head in (MUG, TABLE, Thing()):
        for name, where in (("", ()), ("red", (RED,)), ("big red", (RED, BIG)), ("not red", (Not(RED),)),
                            ("red or green", (AnyOf((RED, GREEN)),))):  # fmt: skip
            for determiner, plural in (("the", False), ("a", False), ("all", True), ("some", True)):
                text = " ".join(w for w in (determiner, name, _word(head)) if w)
                ref = Ref(head, determiner, plural=plural, where=where)  # type: ignore[arg-type]
                yield "kind, attribute, plural", text, ref
        yield "counting", f"three {_word(head)}s", Ref(head, "bare", 3, True)
        yield "counting", f"both red {_word(head)}s", Ref(head, "both", plural=True, where=(RED,))
        yield "counting", f"half of the {_word(head)}s", Ref(head, "half", plural=True)
        red = Ref(head, plural=True, where=(RED,))
        yield "exclusion", f"all but the red {_word(head)}s", Ref(head, "all", plural=True, excluding=(red,))
        near = Ref(head, where=(Relation("next_to", (ANCHORS["the nearest"],)),))
        text = f"all {_word(head)}s but the one next to the nearest clock"
        yield "exclusion", text, Ref(head, "all", plural=True, excluding=(near,))


def _related() -> Iterator[tuple[str, str, Reference]]:
    for name, spec in RELATIONS.items():
        if spec.most == 0:
            yield "relation", f"the mug {name}", Ref(MUG, where=(Relation(name),))
            continue
        if spec.least == 0:
            yield "relation", f"the mug {name}", Ref(MUG, where=(Relation(name),))
        for sort, anchor in ANCHORS.items():
            anchors = (anchor, Ref(Noun("bottle"), where=(GREEN,))) if name == "between" else (anchor,)
            condition = Relation(name, anchors)
            yield "relation", f"the mug {name} {sort}", Ref(MUG, where=(condition,))
            yield "relation of any thing", f"the thing {name} {sort}", Ref(Thing(), where=(condition,))
            yield "relation of all", f"all red mugs {name} {sort}", Ref(MUG, "all", plural=True, where=(RED, condition))
            yield "relation denied", f"the mugs not {name} {sort}", Ref(MUG, plural=True, where=(Not(condition),))
        far = Relation(name, (ANCHORS["the nearest"],) * (2 if name == "between" else 1), Quantity(0.5, "m"))
        yield "relation at a distance", f"the mug half a metre {name} the nearest", Ref(MUG, where=(far,))


def _having() -> Iterator[tuple[str, str, Reference]]:
    for how in ("with", "on", "in", "under", "next_to", "near", "left_of"):
        for sort in ("a", "a red", "the nearest", "two", "nested", "any thing"):
            for head in (TABLE, MUG, Thing()):
                text = f"the {_word(head)} that has {sort} clock {how} it"
                yield "having", text, Ref(head, where=(Has(ANCHORS[sort], how),))
    none = Ref(CLOCK, "no", where=(RED,))
    yield "having none", "the table with no red clock", Ref(TABLE, where=(Has(none),))
    yield "having none", "the table with nothing on it", Ref(TABLE, where=(Has(Ref(Thing(), "no"), "on"),))


def _nested() -> Iterator[tuple[str, str, Reference]]:
    for first in ("on", "next_to", "near", "left_of", "in_front_of", "opposite"):
        for second in ("on", "next_to", "near", "right_of", "behind", "facing"):
            for depth in (2, 4, 8):
                ref, words = Ref(CLOCK, where=(RED,)), "the red clock"
                for n in range(depth):
                    name, head = (first, second)[n % 2], (TABLE, BOOK, MUG)[n % 3]
                    ref, words = Ref(head, where=(Relation(name, (ref,)),)), f"the {head.name} {name} {words}"
                yield f"nested {depth} deep", words, ref
            several: tuple[Condition, ...] = (
                Relation(first, (ANCHORS["a red"],)), Relation(second, (ANCHORS["the table"],)), Has(Ref(BOOK, "a")),
            )  # fmt: skip
            yield "several conditions", f"the mug {first} a red clock, {second} the table", Ref(MUG, where=several)


def _compared() -> Iterator[tuple[str, str, Reference]]:
    for head in (MUG, Thing()):
        for what in ("color", "size", "kind", "shape", "wall", "room", "side", "height"):
            same = Same(what, ANCHORS["the nearest"])
            yield "comparison", f"the {_word(head)} of the same {what} as the nearest clock", Ref(head, where=(same,))
            same = Same(what, ANCHORS["the"])
            yield "comparison", f"the {_word(head)} of the same {what} as the clock", Ref(head, where=(same,))
        for anchor in ("the nearest", "the", "any thing"):
            than = Than("size", True, ANCHORS[anchor])
            yield "comparison", f"the {_word(head)} bigger than {anchor}", Ref(head, where=(than,))
