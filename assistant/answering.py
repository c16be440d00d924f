"""The conversation's own commands: answers to a question, corrections, "again", "not so far", "stop"."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from assistant.dialogue import Dialogue, Pending
from assistant.execution import Tools
from assistant.grounding.outcome import Ambiguous, Resolved
from assistant.language.generate import say
from assistant.language.outcome import Reading
from assistant.language.program import (
    Adjust,
    Again,
    Answer,
    Command,
    Correct,
    Highlight,
    Mention,
    Move,
    No,
    Place,
    Program,
    Pronoun,
    Quantity,
    Ref,
    Reference,
    Repeat,
    Rotate,
    Scale,
    Select,
    Shift,
    Stop,
    Times,
    Yes,
)
from assistant.turn import Reply, Turn

if TYPE_CHECKING:
    from assistant.session import SessionState

CONVERSATION = (Yes, No, Answer, Correct, Again, Adjust, Stop, Repeat)
"""Commands that are about the conversation itself; no skill takes them."""

DESCRIBING = (Answer, Mention, Select, Highlight, Correct)
"""Commands whose target answers "which one?" while that question is open."""

IT = Ref(Pronoun("it"))
THEM = Ref(Pronoun("them"), plural=True)


@dataclass(frozen=True)
class Rerun:
    """An answer settled what was open: run this now."""

    program: Program
    english: str
    front: str
    dialogue: Dialogue
    agreed: bool
    """True when the person said yes to it."""


@dataclass(frozen=True)
class Meant:
    """A correction or a repetition in full words."""

    program: Program
    english: str
    state: SessionState
    """The state to run it on: with the last act taken back where it was a mistake."""


def is_conversation(program: Program) -> bool:
    """Whether a program is about the conversation itself, so that no skill can run it."""
    return any(isinstance(step, CONVERSATION) for step in program.steps)


def answer_pending(state: SessionState, readings: tuple[Reading, ...], turn: Turn,
                   tools: Tools) -> Rerun | Reply | None:
    """What an answer to the open question leads to; None where there is none or something else was said."""
    pending = state.dialogue.pending
    if pending is None:
        return None
    for reading in readings:
        step = reading.program.steps[0]
        if len(reading.program.steps) > 1:
            continue
        if isinstance(step, No | Stop) or (isinstance(step, Answer) and step.neither):
            return Reply(turn.text, "answered", "All right, I leave everything as it is.", understood=reading.english)
        if pending.kind == "confirm" and isinstance(step, Yes):
            return Rerun(pending.program, say(pending.program), pending.front, state.dialogue, True)
        if pending.kind == "which" and isinstance(step, Yes) and len(pending.candidates) == 1:
            return _settled(state, pending, pending.candidates)
        if pending.kind == "which" and (ids := _which(state, step, pending, turn, tools)):
            return _settled(state, pending, ids)
    return None


def _settled(state: SessionState, pending: Pending, ids: tuple[str, ...]) -> Rerun:
    dialogue = state.dialogue
    if pending.reference is not None:
        dialogue = replace(dialogue, chosen={**dialogue.chosen, pending.reference: ids})
    return Rerun(pending.program, say(pending.program), pending.front, dialogue, False)


def _which(state: SessionState, step: Command, pending: Pending, turn: Turn, tools: Tools) -> tuple[str, ...]:
    if isinstance(step, Answer) and step.number is not None:
        return pending.candidates[step.number - 1 : step.number] if step.number > 0 else ()
    target = getattr(step, "target", None) if isinstance(step, DESCRIBING) else None
    if not isinstance(target, Ref):
        return ()
    dialogue = state.dialogue.mention(pending.candidates)
    context = tools.context(state.scene, state.viewer, dialogue, turn.gaze)
    for reference in (replace(target, of=THEM) if target.of is None else target, target):
        found = tools.ground(reference, context)
        if isinstance(found, Resolved) and set(found.ids) <= set(pending.candidates):
            return found.ids
        if isinstance(found, Ambiguous):
            left = tuple(c.object_id for c in found.candidates if c.object_id in pending.candidates)
            if len(left) == 1:
                return left
    return ()


def retarget(state: SessionState, reading: Reading) -> Meant | Reply | None:
    """What a command about the conversation comes to; None for every other command."""
    step = reading.program.steps[0]
    if len(reading.program.steps) > 1 or not isinstance(step, CONVERSATION):
        return None
    said = reading.english
    if isinstance(step, Stop):
        return Reply("", "answered", "All right.", understood=said)
    if isinstance(step, Repeat):
        return Reply("", "answered", state.dialogue.reply or "I have not said anything yet.", understood=said)
    if isinstance(step, Answer) and step.target is not None:
        return _meant(Program((Highlight(step.target),)), state)
    if isinstance(step, Yes | No | Answer):
        return Reply("", "not_understood", 'I did not ask anything. Say "help" to hear what I can do.', understood=said)
    if state.dialogue.program is None:
        return Reply("", "not_understood", "I have not done anything yet that this could be about.", understood=said)
    if isinstance(step, Again):
        program = _aimed(state.dialogue.program, step.target, None)
        return _meant(program if step.count == 1 else Program((Times(step.count, program.steps),)), state)
    if isinstance(step, Correct):
        return _meant(_aimed(state.dialogue.program, step.target, step.place), _taken_back(state))
    return _adjusted(state, step) if isinstance(step, Adjust) else None


def _adjusted(state: SessionState, step: Adjust) -> Meant | Reply:
    program = state.dialogue.program
    last = program.steps[-1] if program is not None else None
    if step.direction is not None:
        return _meant(Program((Move(IT, Shift(step.direction, step.amount)),)), state)
    if step.measure in ("size", "height", "width", "length", "depth"):
        return _meant(Program((Scale(IT, bigger=step.more, amount=step.amount, measure=step.measure),)), state)
    if isinstance(last, Scale | Rotate) or (isinstance(last, Move) and isinstance(last.place, Shift)):
        if step.more:
            return _meant(Program((_by(last, step.amount, 1.0),)), state)
        return _meant(Program((_by(last, step.amount, 0.5),)), _taken_back(state))
    return Reply("", "not_understood", "I do not know what that is about. Say it with the thing and the amount.")


def _by(last: Scale | Rotate | Move, amount: Quantity | None, share: float) -> Command:
    """The last act with another amount: the one said, or a share of what it was."""
    if isinstance(last, Scale):
        return replace(last, amount=amount or _part(last.amount, share))
    if isinstance(last, Rotate):
        return replace(last, angle=amount or _part(last.angle, share))
    if not isinstance(last.place, Shift):
        raise TypeError(f"{last!r} is no shift")
    return replace(last, place=replace(last.place, distance=amount or _part(last.place.distance, share)))


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


def _aimed(program: Program, target: Reference | None, place: Place | None) -> Program:
    """The same program about another thing or another place: in the last step that has such a slot."""
    steps = list(program.steps)
    for slot, value in (("target", target), ("place", place)):
        if value is None:
            continue
        for n in reversed(range(len(steps))):
            if slot in {f.name for f in fields(steps[n])}:
                steps[n] = replace(steps[n], **{slot: value})  # type: ignore[arg-type]
                break
    return Program(tuple(steps))
