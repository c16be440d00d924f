"""When two programs count as the same: what a translator is judged by. Written down before any model was judged.

- The order of conditions, of what is left out, of `and`, of `between` and of the two sides of swap, compare and
  distance says nothing. Nor does a condition said twice, "a bit", a count of one, or the verb of `unsupported`.
- "my mug" is the mug; "the mugs" are all of them, each of them; "both mugs" are the two; "these" are many of "this".
  Pointing (this, that) is never the same as "the".
- Words of one synonym set of the lexicon are one word. "The largest one of the mugs" is the largest mug.
- In a description on, in and from are one relation, and so are next to, near and at. As a place, near is next to; to
  be at a room is to be in it; to go next to a thing is to go to it; to bring is to move here or next to me.
- To find is to highlight, and to say where a thing is. To check that a thing stands somewhere, or is open, is to ask
  whether there is such a thing.
- `it` and `them` are what the step before was about. To pick a thing up and then move it is to move it.
- Nothing was asked where nothing was understood, or a greeting, a mention, or something that no skill serves.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from typing import Any, cast

from assistant.language import program as p
from assistant.language.codec import parse_program, print_program, print_value
from assistant.language.lexicon import lexicon

NOTHING = "nothing"
"""Stands for a program where nobody asked for anything."""
_IDLE = p.Mention | p.Greet | p.Unsupported
_DETERMINERS = {"my": "the", "the_only": "the", "bare": "the", "each": "all", "some": "a", "any": "a",
                "these": "this", "those": "that"}  # fmt: skip
_INSIDE = {"on": "on", "in": "on", "from": "on", "next_to": "next_to", "near": "next_to", "at": "next_to"}
_FEW = p.Quantity(1, "bit")


def is_right(program: p.Program | None, accepted: Iterable[str], rooms: Iterable[str] = ()) -> bool:
    """Whether a program (none: nothing was understood) means the same as one of those written down."""
    accepted = list(accepted)
    if program is None or all(isinstance(step, _IDLE) for step in program.steps):
        idle = NOTHING in accepted
        if program is None or idle:
            return idle
    return canonical(program, rooms) in {canonical(parse_program(a), rooms) for a in accepted if a != NOTHING}


def canonical(program: p.Program, rooms: Iterable[str] = ()) -> str:
    """One notation for all programs that mean the same."""
    steps: list[p.Command] = []
    rooms = frozenset(rooms)
    topic: Any = None
    for step in program.steps:
        steps.append(_step(cast(p.Command, _pronouns(step, topic)), rooms))
        topic = _topic(steps[-1]) or topic
    return print_program(p.Program(tuple(_joined(steps))))


def _joined(steps: list[p.Command]) -> list[p.Command]:
    """Without the picking up of what the next step moves."""
    return [step for k, step in enumerate(steps) if not (
        isinstance(step, p.PickUp) and k + 1 < len(steps) and _topic(steps[k + 1]) == step.target
        and isinstance(steps[k + 1], p.Move | p.Bring | p.Arrange | p.Stack))]  # fmt: skip


def _topic(step: Any) -> Any:
    if isinstance(step, p.GoTo):
        return step.place.anchors[0] if isinstance(step.place, p.Relation) and step.place.anchors else None
    return getattr(step, "target", None)


def _pronouns(value: Any, topic: Any) -> Any:
    """With what `it` and `them` stand for in their place."""
    if isinstance(value, p.If):
        about = _definite(value.test.target)
        return p.If(_pronouns(value.test, topic), _all(value.then, about), _all(value.otherwise, about))
    if isinstance(value, p.Ref) and value == p.Ref(value.head) and isinstance(value.head, p.Pronoun):
        return topic if topic is not None and value.head.word in ("it", "them") else value
    return _within(value, lambda inner: _pronouns(inner, topic))


def _all(steps: tuple[p.Command, ...], topic: Any) -> tuple[p.Command, ...]:
    return tuple(_pronouns(step, topic) for step in steps)


def _definite(target: p.Reference) -> p.Reference:
    return replace(target, determiner="the") if isinstance(target, p.Ref) and target.determiner == "a" else target


def _within(value: Any, change: Any) -> Any:
    """The value with its parts changed."""
    if isinstance(value, tuple):
        return tuple(change(item) for item in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    return replace(value, **{f.name: change(getattr(value, f.name)) for f in fields(value)})


def _step(step: p.Command, rooms: frozenset[str]) -> p.Command:
    """One command in its plainest form."""
    step = _plain(step, rooms)
    match step:
        case p.Unsupported():
            return p.Unsupported("")
        case p.If():
            return p.If(_question(step.test), tuple(_step(s, rooms) for s in step.then),
                        tuple(_step(s, rooms) for s in step.otherwise))  # fmt: skip
        case p.ForEach() | p.Until() | p.Times():
            return replace(step, do=tuple(_step(s, rooms) for s in step.do))
        case p.Highlight(target) | p.Describe(target, "place"):
            return p.Find(target)
        case p.Exists() | p.Check():
            return _question(step)
        case p.Move(target, place) if _to_me(place):
            return p.Bring(target)
        case p.Bring(target, to) if to is not None:
            return p.Bring(target) if to == p.Ref(p.Viewer()) else step
        case p.GoTo(p.Relation("in" | "next_to" | "near", anchors) as place) if anchors:
            return p.GoTo(replace(place, name="at"))
        case p.Swap(target, other) | p.Compare(target, other) if other is not None:
            return replace(step, target=_sorted_and((target, other)), other=None)
        case p.Measured("distance" | "gap", target, other) if other is not None:
            return p.Measured("distance", _sorted_and((target, other)))
        case _:
            return step


def _to_me(place: p.Place) -> bool:
    if isinstance(place, p.Relation):
        return place.name in ("at", "next_to") and place.anchors == (p.Ref(p.Viewer()),)
    return isinstance(place, p.Spot) and place.word == "here"


def _question(test: p.Exists | p.Check) -> p.Exists | p.Check:
    """Whether there is such a thing, said in one way."""
    target, more = test.target, (test.condition,) if isinstance(test, p.Check) else ()
    if not isinstance(target, p.Ref) or any(isinstance(c, p.Than) for c in more):
        return test
    return p.Exists(_reference(replace(target, determiner="a", plural=False, where=(*target.where, *more))))


def _sorted_and(items: tuple[p.Reference, ...]) -> p.Several:
    return p.Several(tuple(sorted(items, key=print_value)))


def _plain(value: Any, rooms: frozenset[str]) -> Any:
    """Every part in its plainest form, from the inside out."""
    value = _within(value, lambda inner: _plain(inner, rooms))
    match value:
        case p.Noun(name):
            return p.Noun(lexicon().synonym_of.get(name, (name,))[0])
        case p.Ref():
            return _reference(value)
        case p.Several(items):
            return _sorted_and(items)
        case p.Either(items):
            return p.Either(tuple(sorted(items, key=print_value)))
        case p.Relation():
            return _relation(value, rooms)
        case p.Shift(distance=distance) if distance == _FEW:
            return replace(value, distance=None)
        case p.Scale(amount=amount) | p.SetState(amount=amount) | p.Adjust(amount=amount) if amount == _FEW:
            return replace(value, amount=None)
        case _:
            return value


def _relation(value: p.Relation, rooms: frozenset[str]) -> p.Relation:
    name, anchors = value.name, value.anchors
    whole = bool(anchors) and isinstance(anchors[0], p.Ref) and isinstance(anchors[0].head, p.Noun)
    noun = anchors[0].head.name if whole else ""  # type: ignore[union-attr]
    if name in ("in_corner", "in_middle", "on_edge") and noun in ("room", *rooms):
        anchors = ()
    if name == "at" and noun in rooms:
        name = "in"
    name = {"near": "next_to"}.get(name, name)
    if name == "between":
        anchors = tuple(sorted(anchors, key=print_value))
    return replace(value, name=name, anchors=anchors)


def _reference(ref: p.Ref) -> p.Ref:
    of = ref.of
    if isinstance(ref.head, p.One) and isinstance(of, p.Ref) and ref.pick and not of.pick:
        left_out = (*ref.excluding, *of.excluding)
        ref = replace(ref, head=of.head, of=None, where=(*ref.where, *of.where), excluding=left_out)
    determiner, count = _DETERMINERS.get(ref.determiner, ref.determiner), ref.count
    plural = ref.plural or ref.determiner in ("these", "those")
    if determiner == "both":
        determiner, count, plural = "the", 2, True
    if determiner == "the" and plural and count is None:
        determiner = "all"
    if determiner not in ("the", "this", "that"):
        plural = False
    where = {_inside(c) if isinstance(c, p.Relation) else c for c in ref.where}
    return replace(
        ref, determiner=cast(p.Determiner, determiner), count=None if count == 1 else count, plural=plural,
        where=tuple(sorted(where, key=print_value)), excluding=tuple(sorted(set(ref.excluding), key=print_value)),
    )  # fmt: skip


def _inside(relation: p.Relation) -> p.Relation:
    return replace(relation, name=_INSIDE.get(relation.name, relation.name))
