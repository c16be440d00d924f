"""What keeps a conversation going, told apart from what is asked: "yeah, go ahead", "no, further", "hi, hide it"."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any, Literal

from assistant.language.generate import say
from assistant.language.outcome import Reading
from assistant.language.program import (
    Again,
    Answer,
    Command,
    Count,
    Exists,
    GoTo,
    Greet,
    ListThings,
    Move,
    No,
    One,
    Place,
    Program,
    Pronoun,
    Recolor,
    Ref,
    Reference,
    Relation,
    Rotate,
    Scale,
    Shift,
    Stop,
    Times,
    Turn,
    Yes,
)

BETWEEN = (Yes, No, Stop, Greet)
"""Commands that ask for nothing where another one stands beside them."""


@dataclass(frozen=True, slots=True)
class Said:
    """One reading, its words of the conversation told apart."""

    reading: Reading
    """What is asked, or the one word of the conversation where there is nothing else."""
    attitude: Literal["", "yes", "no"] = ""
    """What was said before it: "yes, and hide the clock too", "no, the lamp"."""

    @property
    def steps(self) -> tuple[Command, ...]:
        """The steps of the program."""
        return self.reading.program.steps


def told_apart(reading: Reading) -> Said:
    """A reading without the words between."""
    steps = reading.program.steps
    if len(steps) == 1:
        return Said(reading)
    asked = tuple(s for s in steps if not isinstance(s, BETWEEN) and not (isinstance(s, Answer) and s.neither))
    if not asked:
        order = (No, Stop, Answer, Yes, Greet)
        return Said(_with(reading, (min(steps, key=lambda s: order.index(type(s))),)))
    first = steps[0]
    refused = isinstance(first, No | Stop) or (isinstance(first, Answer) and first.neither)
    return Said(_with(reading, _repeated(asked)), "yes" if isinstance(first, Yes) else "no" if refused else "")


def _with(reading: Reading, steps: tuple[Command, ...]) -> Reading:
    if steps == reading.program.steps:
        return reading
    program = Program(steps)
    return replace(reading, program=program, english=say(program))


def _repeated(steps: tuple[Command, ...]) -> tuple[Command, ...]:
    """ "Paint the mug red and do the same to the vase": what is done again, in full."""
    done: list[Command] = []
    for step in steps:
        if isinstance(step, Again) and done:
            again = aimed(Program((done[-1],)), target=step.target, color=step.color).steps
            done += [Times(step.count, again)] if step.count > 1 else again
        else:
            done.append(step)
    return tuple(done)


def aimed(program: Program, *, target: Reference | None = None, place: Place | None = None,
          color: str | None = None) -> Program:
    """The same program about another thing, another place or another color: in the last step that has such a slot."""
    steps = list(program.steps)
    for slot, value in (("target", target), ("place", place), ("color", color)):
        if value is None:
            continue
        last = steps[-1]
        if slot == "place" and isinstance(value, Relation) and isinstance(last, ListThings | Count | Exists):
            steps[-1] = replace(last, target=_elsewhere(last.target, value))
            continue
        for n in reversed(range(len(steps))):
            if slot in {f.name for f in fields(steps[n])}:
                steps[n] = _put(steps[n], slot, value)
                break
    return Program(tuple(steps))


def _elsewhere(target: Reference, place: Relation) -> Reference:
    """ "(what is on the left desk) and on the right one": what is asked for, somewhere else."""
    if not isinstance(target, Ref):
        return target
    before = next((a for r in target.relations for a in r.anchors if isinstance(a, Ref)), None)
    anchors = tuple(_of_before(a, before) for a in place.anchors)
    rest = tuple(c for c in target.where if not isinstance(c, Relation))
    return replace(target, where=(*rest, replace(place, anchors=anchors)))


def _of_before(anchor: Reference, before: Ref | None) -> Reference:
    """ "The right one" is of the kind that was spoken of, and "it" is that itself."""
    if before is None or not isinstance(anchor, Ref) or anchor.of is not None:
        return anchor
    if isinstance(anchor.head, Pronoun):
        return before
    return replace(anchor, head=before.head) if isinstance(anchor.head, One) else anchor


def _put(step: Command, slot: str, value: Any) -> Command:
    changed: Any = replace(step, **{slot: value})
    return replace(changed, like=None) if slot == "color" and isinstance(changed, Recolor) else changed


def measured(step: Command, **values: Any) -> Command | None:
    """A step with another amount or direction; None where it has none to change."""
    amount, direction = values.get("amount"), values.get("direction")
    match step:
        case Rotate():
            changed: Command = replace(step, angle=amount or step.angle, direction=direction or step.direction)
        case Scale() if amount is not None:
            changed = replace(step, amount=amount)
        case Move(place=Shift() as shift):
            moved = replace(shift, distance=amount or shift.distance, direction=direction or shift.direction)
            changed = replace(step, place=moved)
        case GoTo(place=Shift() as shift):
            changed = GoTo(replace(shift, distance=amount or shift.distance, direction=direction or shift.direction))
        case Turn():
            changed = Turn(direction or step.direction, amount or step.angle)
        case Move(place=Relation() as relation) if amount is not None:
            changed = replace(step, place=replace(relation, distance=amount))
        case Move() if direction is not None:
            changed = replace(step, place=Shift(direction))
        case _:
            return None
    return changed
