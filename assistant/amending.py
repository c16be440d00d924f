"""What refers to the last act: "again", "and the other one too", "no, the lamp", "no, blue", "not so far", "more"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.answering import CONVERSATION
from assistant.conversing import Said, aimed, measured
from assistant.language.generate import say
from assistant.language.program import (
    Add,
    Adjust,
    Again,
    Answer,
    Attribute,
    Bring,
    Command,
    Correct,
    Count,
    Duplicate,
    Exists,
    Find,
    Highlight,
    ListThings,
    Move,
    No,
    Noun,
    One,
    PickUp,
    Program,
    Pronoun,
    Quantity,
    Recolor,
    Redo,
    Ref,
    Reference,
    Relation,
    Repeat,
    Rotate,
    Scale,
    Shift,
    Stop,
    Thing,
    Times,
    Undo,
    Yes,
)
from assistant.language.relations import Direction
from assistant.other_side import WHICH_SIDE, is_other_side, on_other_side
from assistant.teaching import about, verdict_program
from assistant.turn import Reply

if TYPE_CHECKING:
    from assistant.session import SessionState

IT = Ref(Pronoun("it"))
OPPOSITE: dict[Direction, Direction] = {
    "left": "right", "right": "left", "up": "down", "down": "up", "forward": "backward", "backward": "forward",
    "toward": "away", "away": "toward",
}  # fmt: skip
AGREED = "Good. I did not ask anything, so nothing is changed."
NOTHING_YET = "I have not done anything yet that this could be about."


@dataclass(frozen=True)
class Meant:
    """A correction or a repetition in full words."""

    program: Program
    english: str
    state: SessionState
    """The state to run it on: with the last act taken back where it was a mistake."""


def retarget(state: SessionState, said: Said) -> Meant | Reply | None:
    """What a command about the conversation comes to; None for every other command."""
    step = said.steps[0]
    if len(said.steps) > 1:
        return None
    if isinstance(step, Add) and step.place is None and isinstance(step.target, Ref) and step.target.other:
        last = state.dialogue.program
        if isinstance(step.target.head, One) or (last is not None and isinstance(last.steps[-1], Add | Duplicate)):
            return _again(state, Again(step.target))
    if not isinstance(step, CONVERSATION):
        return _instead(state, said)
    english = said.reading.english
    if isinstance(step, Stop):
        return Reply("", "answered", "All right.", understood=english)
    if isinstance(step, Repeat):
        return Reply("", "answered", state.dialogue.reply or "I have not said anything yet.", understood=english)
    if isinstance(step, Yes | No | Answer | Correct) and (program := verdict_program(step, state.dialogue)) is not None:
        told = state.dialogue.guesses[0].object_id
        return _meant(program, replace(state, dialogue=about(state.dialogue, told)))
    if isinstance(step, Answer) and (said.attitude == "no" or is_other_side(step.place)):
        step = Correct(step.target, step.place)
    if isinstance(step, Answer):
        return _answered_nothing(state, step, english)
    if isinstance(step, Yes) and state.dialogue.reply:
        return Reply("", "answered", AGREED, understood=english)
    if isinstance(step, Yes | No):
        return _asked_nothing(english)
    if isinstance(step, Correct):
        return _corrected(state, step)
    if isinstance(step, Again):
        return _again(state, step)
    return _adjusted(state, step) if isinstance(step, Adjust) else None


def _asked_nothing(english: str) -> Reply:
    return Reply("", "not_understood", 'I did not ask anything. Say "help" to hear what I can do.', understood=english)


def _instead(state: SessionState, said: Said) -> Meant | None:
    """ "No, put it on the shelf", after "put it on the desk": in the place of the last act, not on top of it."""
    last = state.dialogue.program
    if said.attitude != "no" or last is None or type(last.steps[-1]) is not type(said.steps[0]):
        return None
    return _meant(said.reading.program, _taken_back(state))


def _answered_nothing(state: SessionState, step: Answer, english: str) -> Meant | Reply:
    """A description or a place when nothing was asked: one more of what was added, or the last act's place."""
    if step.skip:
        return Reply("", "answered", "All right.", understood=english)
    last = state.dialogue.program.steps[-1] if state.dialogue.program is not None else None
    target, tried = step.target, state.dialogue.tried
    if tried is not None and _lacks_color(tried.steps[-1]) and (color := _color_of(target)):
        return _meant(aimed(tried, color=color), state)  # "what colour shall it be?"
    if isinstance(target, Ref):
        if target.other and target.determiner in ("a", "bare") and last is not None:
            return _again(state, Again(target))
        if target.other and target.determiner in ("a", "bare") and isinstance(target.head, Noun):
            return _meant(Program((Add(target),)), state)  # "one more plant"
        if target.excluding and target.where and isinstance(target.head, One) and hasattr(last, "target"):
            return _corrected(state, Correct(target))  # "not the blue one, the red one"
        if target.determiner == "which":
            return _meant(Program((Find(replace(target, determiner="the")),)), state)
        if isinstance(target.head, One) and target.other and not state.dialogue.focus:
            return Reply("", "not_found", "I do not know which ones you mean.", understood=english)
        if isinstance(target.head, Thing) and target.determiner == "any":
            return _meant(Program((ListThings(replace(target, determiner="all", plural=True)),)), state)
    if target is not None:
        return _meant(Program((Highlight(target),)), state)
    if step.place == Shift("backward") and last is not None and not isinstance(last, Move | Bring | PickUp):
        return _meant(Program((Undo(),)), state)  # "back", after it was turned or painted
    if isinstance(step.place, Shift) and last is not None:
        return _meant(Program((Move(IT, _shifted(last, step.place)),)), state)
    if step.place is not None and state.dialogue.program is not None:
        program = aimed(state.dialogue.program, place=step.place)
        if program != state.dialogue.program:
            return _meant(program, state)
    return _asked_nothing(english)


def _shifted(last: Command, shift: Shift) -> Shift:
    """ "Back a little" after a shift goes the way it came."""
    if isinstance(last, Move) and isinstance(last.place, Shift) and shift.direction == "backward":
        return replace(shift, direction=OPPOSITE[last.place.direction], anchor=last.place.anchor)
    return shift


# ---- the same again --------------------------------------------------------------------------------------------------


def _again(state: SessionState, step: Again) -> Meant | Reply:
    program = (state.dialogue.tried if step.target is not None else None) or state.dialogue.program
    if program is None or (step.target is not None and isinstance(program.steps[-1], Undo | Redo)):
        return Reply("", "not_understood", NOTHING_YET)
    if step.count > 1 and len(program.steps) == 1 and isinstance(program.steps[0], Times):
        program = Program(program.steps[0].do)  # so many times what was done, not what was done so many times
    last, target = program.steps[-1], step.target
    if isinstance(last, Add | Duplicate) and isinstance(target, Ref) and _more_of(target):
        return _meant(Program((_one_more(last, target),)), state)
    if (there := _there_instead(last, target)) is not None:
        return _meant(aimed(program, place=there), state)
    again = aimed(program, target=target, color=step.color)
    if target is None:
        state = _same_things(state, last)
    return _meant(again if step.count == 1 else Program((Times(step.count, again.steps),)), state)


def _there_instead(last: Command, target: Reference | None) -> Relation | None:
    """ "What about the shelf", after what is on the desk was asked: on the shelf."""
    if not isinstance(last, ListThings | Count | Exists) or not isinstance(last.target, Ref):
        return None
    where = next((r for r in last.target.relations if len(r.anchors) == 1), None)
    if where is None or not isinstance(target, Ref) or not isinstance(last.target.head, Thing):
        return None
    return replace(where, anchors=(target,))


def _more_of(target: Ref) -> bool:
    """ "Another one", "two more chairs", "and a lamp": something new."""
    return isinstance(target.head, One) or target.other or target.determiner in ("a", "bare", "some")


def _one_more(last: Add | Duplicate, wanted: Ref) -> Command:
    """ "Two more", after something was added or copied."""
    count = wanted.count or 1
    if isinstance(last, Duplicate):
        return replace(last, count=count)
    if not isinstance(last.target, Ref):
        return last
    head = last.target.head if isinstance(wanted.head, One) else wanted.head
    where = wanted.where or (last.target.where if head == last.target.head else ())
    new = replace(last.target, head=head, determiner="a" if count == 1 else "bare", other=False, where=where,
                  count=count if count > 1 else None, plural=count > 1)  # fmt: skip
    return replace(last, target=new)


def _same_things(state: SessionState, last: Command) -> SessionState:
    """What the last act was done to is what it is done to again, however that was said."""
    reference = getattr(last, "target", None)
    ids = tuple(i for i in state.dialogue.targets if i in state.scene.objects)
    if not isinstance(reference, Ref) or not ids or isinstance(last, Add | Duplicate):
        return state
    return replace(state, dialogue=replace(state.dialogue, chosen={reference: ids}))


# ---- something else was meant ----------------------------------------------------------------------------------------


def _corrected(state: SessionState, step: Correct) -> Meant | Reply:
    """What was last asked, about what was meant; taken back first where it was done."""
    dialogue = state.dialogue
    program = dialogue.tried or dialogue.program
    if program is None:
        if step.target is not None:
            return _meant(Program((Highlight(step.target),)), state)
        return Reply("", "not_understood", NOTHING_YET)
    if is_other_side(step.place):
        other = on_other_side(program.steps[-1])
        if other is None:
            return Reply("", "not_understood", WHICH_SIDE)
        step = replace(step, place=other)
    last, color, target = program.steps[-1], step.color, _of_its_kind(step.target, program.steps[-1])
    if step.direction == "around":
        step = replace(step, direction=_other_way(last))
    if isinstance(last, Recolor) and color is None and (color := _color_of(target)):
        target = None
    if color is not None and target is None and not any(hasattr(s, "color") for s in program.steps):
        target, color = _of_color(color), None
    again = aimed(program, target=target, place=step.place, color=color)
    if step.amount is not None or step.direction is not None:
        changed = measured(last, amount=step.amount, direction=step.direction)
        if changed is None:
            return Reply("", "not_understood", "I do not know what that is about. Say it with the thing, please.")
        again = Program((*program.steps[:-1], changed))
    return _meant(again, state if dialogue.tried is not None else _taken_back(state))


def _of_its_kind(target: Reference | None, last: Command) -> Reference | None:
    """ "No, the blue one": of the kind that was asked for."""
    before = getattr(last, "target", None)
    if not isinstance(target, Ref) or not isinstance(target.head, One) or target.of is not None or target.other:
        return target
    definite = target.determiner != "bare" and isinstance(before, Ref) and isinstance(before.head, Noun)
    return replace(target, head=before.head) if definite and isinstance(before, Ref) else target


def _other_way(last: Command) -> Direction | None:
    """The opposite of the way that the last act took; half a turn for what took none."""
    way = last.place.direction if isinstance(last, Move) and isinstance(last.place, Shift) else \
        getattr(last, "direction", None)
    turns: dict[Direction, Direction] = {"clockwise": "anticlockwise", "anticlockwise": "clockwise"}
    if way is None:
        return "clockwise" if isinstance(last, Rotate) else "around"
    return {**OPPOSITE, **turns}.get(way, "around")


def _of_color(words: str) -> Ref:
    """ "(I said) green", of what was no painting: the green one."""
    shade, _, word = words.rpartition(" ")
    return Ref(One(), "the", where=(Attribute(word, "color", "dark" if shade == "dark" else "light" if shade else ""),))


def _lacks_color(step: Command) -> bool:
    """ "Paint the sofa", and no colour said."""
    return isinstance(step, Recolor) and not (step.color or step.like or step.colors)


def _color_of(target: Reference | None) -> str | None:
    """The color, where nothing else was said: "no, dark blue"."""
    if not isinstance(target, Ref) or not isinstance(target.head, One) or target.determiner != "bare":
        return None
    match target.where:
        case (Attribute(word, "color", degree),) if not target.pick:
            return f"{degree} {word}".strip()
    return None


# ---- more or less ----------------------------------------------------------------------------------------------------


def _adjusted(state: SessionState, step: Adjust) -> Meant | Reply:
    tried = state.dialogue.tried
    in_vain = tried is not None and isinstance(tried.steps[-1], Scale | Rotate | Move)
    program = tried if in_vain else state.dialogue.program
    if program is None:
        return Reply("", "not_understood", NOTHING_YET)
    last = program.steps[-1]
    if program is tried and not step.more and isinstance(last, Scale | Rotate | Move):
        smaller = _less(last)
        return _meant(Program((*program.steps[:-1], smaller)), state) if smaller is not None else _unclear()
    if step.direction is not None:
        return _meant(Program((Move(IT, Shift(step.direction, step.amount)),)), state)
    if step.measure == "brightness":
        shade = "lighter" if step.more else "darker"
        return _meant(Program((Recolor(IT, shade),)), state) if isinstance(last, Recolor) else _unclear()
    if step.measure in ("size", "height", "width", "length", "depth"):
        return _meant(Program((Scale(IT, bigger=step.more, amount=step.amount, measure=step.measure),)), state)
    if isinstance(last, Scale | Rotate) or (isinstance(last, Move) and isinstance(last.place, Shift)):
        state = state if in_vain else _same_things(state, last)
        if step.more:
            return _meant(Program((_by(last, step.amount, 1.0, None),)), state)
        moved = _moved_m(state)
        return _meant(Program((_by(last, step.amount, 0.5, moved),)), _taken_back(state))
    if isinstance(last, Move) and isinstance(last.place, Relation) and last.place.anchors and step.measure != "height":
        way: Direction = "away" if step.more else "toward"
        anchor = last.place.anchors[0]
        distance = step.amount or Quantity(1.0, "bit")
        return _meant(Program((Move(IT, Shift(way, distance, anchor if isinstance(anchor, Ref) else None)),)), state)
    if step.more and step.measure is None and isinstance(last, Add | Duplicate):
        return _again(state, Again(Ref(One(), "a", other=True)))
    return _unclear()


def _unclear() -> Reply:
    return Reply("", "not_understood", "I do not know what that is about. Say it with the thing and the amount.")


def _less(last: Scale | Rotate | Move) -> Command | None:
    """What could not be done, by half."""
    return _by(last, None, 0.5, None) if not isinstance(last, Move) or isinstance(last.place, Shift) else None


def _by(last: Scale | Rotate | Move, amount: Quantity | None, share: float, moved_m: float | None) -> Command:
    """The last act with another amount: the one said, or a share of what it was."""
    if isinstance(last, Scale):
        return replace(last, amount=amount or _part(last.amount, share))
    if isinstance(last, Rotate):
        return replace(last, angle=amount or _part(last.angle, share))
    if not isinstance(last.place, Shift):
        raise TypeError(f"{last!r} is no shift")
    if amount is None and moved_m is not None:
        amount = Quantity(round(moved_m * share, 4), "m")
    return replace(last, place=replace(last.place, distance=amount or _part(last.place.distance, share)))


def _moved_m(state: SessionState) -> float | None:
    """How far the last act took the first of its things, metres."""
    from math import dist

    for object_id in state.dialogue.targets:
        home = state.dialogue.homes.get(object_id)
        if home is not None and object_id in state.scene.objects:
            return dist(home.position, state.scene.world_pose(object_id).position)
    return None


def _part(amount: Quantity | None, share: float) -> Quantity | None:
    if share == 1.0:
        return amount
    if amount is None:
        return Quantity(1.0, "bit")
    if amount.unit == "times":
        return Quantity(1.0 + (amount.value - 1.0) * share, "times")
    return Quantity(amount.value * share, amount.unit)


def _taken_back(state: SessionState) -> SessionState:
    if not state.history.done:
        return state
    history, _, _ = state.history.undo()
    return replace(state, history=history)


def _meant(program: Program, state: SessionState) -> Meant:
    return Meant(program, say(program), state)
