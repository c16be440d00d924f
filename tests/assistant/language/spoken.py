"""Programs that people commonly ask for, grown from a seed: their English must parse back to the same program."""

from __future__ import annotations

from random import Random

from assistant.language import program as p

_NOUNS = ("mug", "chair", "lamp", "plant", "book", "table", "bottle", "box", "picture", "cushion")
_ANCHORS = ("desk", "sofa", "window", "door", "shelf", "bed", "fridge", "kitchen table")
_RELATIONS = ("on", "under", "next_to", "left_of", "right_of", "in_front_of", "behind", "near", "above", "against")
_ADJECTIVES = (
    p.Attribute("red", "color"), p.Attribute("blue", "color"), p.Attribute("small", "size"), p.Attribute("big", "size"),
    p.Attribute("wood", "material"), p.Attribute("round", "shape"), p.Attribute("open", "state"),
    p.Attribute("green", "color", "dark"), p.Attribute("old", "age"),
)  # fmt: skip
_PICKS = (
    p.Pick("size"), p.Pick("size", "least"), p.Pick("height"), p.Pick("left"), p.Pick("right"), p.Pick("left",
    "middle"),
    p.Pick("left", rank=2), p.Pick("right", rank=3), p.Pick("order"), p.Pick("order", rank=-1), p.Pick("size", rank=2),
)  # fmt: skip


def anchor(rng: Random) -> p.Ref:
    """A plain definite thing."""
    where = (rng.choice(_ADJECTIVES),) if rng.random() < 0.3 else ()
    return p.Ref(p.Noun(rng.choice(_ANCHORS)), where=where)


def relation(rng: Random) -> p.Relation:
    """A relation to plain things."""
    if rng.random() < 0.15:
        return p.Relation("between", (anchor(rng), anchor(rng)))
    return p.Relation(rng.choice(_RELATIONS), (anchor(rng),))


def thing(rng: Random, *, bare_side: bool = True) -> p.Ref:
    """A reference as people make them: an adjective or two, perhaps a pick, perhaps a relation."""
    head = p.Noun(rng.choice(_NOUNS))
    adjectives = tuple(rng.sample(_ADJECTIVES, rng.choice((0, 0, 1))))
    kind = rng.random()
    if kind < 0.15:
        return p.Ref(head, "all", plural=True, where=adjectives)
    if kind < 0.25:
        return p.Ref(head, "both", plural=True, where=adjectives)
    if kind < 0.35:
        count = rng.randint(2, 6)
        return p.Ref(head, "the", count, True, adjectives)
    if kind < 0.5:
        return p.Ref(head, where=adjectives, pick=(rng.choice(_PICKS),))
    if kind < 0.75:
        return p.Ref(head, where=(*adjectives, relation(rng)))
    return p.Ref(head, rng.choice(("the", "the", "my", "this", "that")), where=adjectives)


def plain(rng: Random) -> p.Ref:
    """A reference without relations, so that a place behind it is the place."""
    ref = thing(rng)
    while ref.relations or ref.pick:
        ref = thing(rng)
    return ref


def command(rng: Random) -> p.Command:
    """One command."""
    quantity = rng.choice((p.Quantity(0.5, "m"), p.Quantity(20, "cm"), p.Quantity(1, "bit"), p.Quantity(2, "ft")))
    makers = (
        lambda: p.Select(thing(rng)), lambda: p.Highlight(thing(rng)), lambda: p.Find(thing(rng)),
        lambda: p.Count(p.Ref(p.Noun(rng.choice(_NOUNS)), "all", plural=True, where=(relation(rng),))),
        lambda: p.Move(plain(rng), relation(rng)),
        lambda: p.Move(plain(rng), p.Shift(rng.choice(("left", "right", "up", "forward")), quantity)),
        lambda: p.Move(plain(rng), p.Shift("away", quantity, anchor(rng))),
        lambda: p.Bring(plain(rng), p.Ref(p.Viewer())), lambda: p.PickUp(thing(rng)),
        lambda: p.Rotate(plain(rng), p.Quantity(rng.choice((30, 45, 90)), "deg"), rng.choice(("left", "right",
        "clockwise"))),
        lambda: p.Face(plain(rng), anchor(rng)), lambda: p.Scale(plain(rng), rng.random() < 0.5, p.Quantity(2,
        "times")),
        lambda: p.Scale(plain(rng), rng.random() < 0.5, None, rng.choice(("size", "height", "width"))),
        lambda: p.Recolor(plain(rng), rng.choice(("red", "dark blue", "white"))), lambda: p.Hide(thing(rng)),
        lambda: p.Show(plain(rng)), lambda: p.Delete(thing(rng)), lambda: p.Duplicate(plain(rng), rng.randint(1, 4)),
        lambda: p.Add(p.Ref(p.Noun(rng.choice(_NOUNS)), "a", where=(rng.choice(_ADJECTIVES),)), relation(rng)),
        lambda: p.Swap(plain(rng), plain(rng)), lambda: p.GoTo(p.Relation("at", (anchor(rng),))),
        lambda: p.LookAt(thing(rng)), lambda: p.SetState(plain(rng), rng.choice(("on", "off", "open", "closed"))),
        lambda: p.Describe(plain(rng), rng.choice(("color", "size", "material", "all"))),
        lambda: p.Arrange(p.Ref(p.Noun(rng.choice(_NOUNS)), plural=True), rng.choice(("row", "circle", "grid"))),
        lambda: p.Exists(p.Ref(p.Noun(rng.choice(_NOUNS)), "a", where=(relation(rng),))),
        lambda: p.Check(plain(rng), relation(rng)), lambda: p.Undo(rng.choice((1, 3, -1))),
        lambda: p.Split(plain(rng), rng.choice((None, 2, 3))), lambda: p.Merge(plain(rng), anchor(rng)),
        lambda: p.Tuck(p.Ref(p.Noun("chair"), rng.choice(("the", "all")), plural=True), rng.random() < 0.5),
        lambda: p.Restore(plain(rng)),
        lambda: p.Space(p.Relation(rng.choice(("in_front_of", "behind")), (anchor(rng),))),
        lambda: p.Alike(p.Ref(p.Noun(rng.choice(_NOUNS)), plural=True), rng.choice(("size", "color", "height", "all"))),
        lambda: p.Layout(rng.choice(("Party", "Quiet Evening")), rng.choice(("keep", "recall", "forget"))),
        lambda: p.Recolor(p.Ref(p.Noun(rng.choice(_NOUNS)), plural=True), colors=("red", "green", "blue")),
        lambda: p.Scale(plain(rng), rng.random() < 0.5, p.Quantity(20, "cm"), rng.choice(("height", "width")), by=True),
        lambda: p.Scale(plain(rng), True, p.Quantity(2, "m"), rng.choice(("height", "width"))),
        lambda: p.Move(plain(rng), p.Home(anchor(rng))),
        lambda: p.Measured("distance", plain(rng), anchor(rng)), lambda: p.Stack(p.Ref(p.Noun("book"), plural=True)),
    )  # fmt: skip
    made: p.Command = rng.choice(makers)()
    return made


def spoken_program(seed: int) -> p.Program:
    """The program of a seed: one command, sometimes two."""
    rng = Random(seed)
    steps = [command(rng)]
    if rng.random() < 0.25:
        second = command(rng)
        steps += [second] if second != steps[0] else []  # a thing said twice is meant once
    return p.Program(tuple(steps))
