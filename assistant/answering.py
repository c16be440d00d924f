"""What an answer to the assistant's question settles: a choice, a yes or a no, another thing, or the question again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from assistant.conversing import Said, aimed
from assistant.dialogue import Dialogue, Pending
from assistant.execution import Earlier, Tools
from assistant.grounding.outcome import Ambiguous, Resolved
from assistant.labelling.known_words import unknown_head
from assistant.language.generate import say
from assistant.language.program import (
    Adjust,
    Again,
    Answer,
    Bring,
    Command,
    Correct,
    Help,
    Highlight,
    Mention,
    No,
    Noun,
    One,
    PickUp,
    Program,
    Pronoun,
    Ref,
    Reference,
    Relabel,
    Repeat,
    Select,
    Spot,
    Stop,
    Thing,
    Yes,
)
from assistant.teaching import about, answer_program
from assistant.turn import Reply, Turn

if TYPE_CHECKING:
    from assistant.session import SessionState

CONVERSATION = (Yes, No, Answer, Correct, Again, Adjust, Stop, Repeat)
"""Commands that are about the conversation itself; no skill takes them."""

DESCRIBING = (Answer, Mention, Select, Highlight, Correct)
"""Commands whose target answers "which one?" while that question is open."""

FAR_FETCHED = 0.4
"""A reading with a score this far below that of the best one is no answer."""

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
    earlier: Earlier | None = None
    """Which of its steps were said before the question."""


def is_conversation(program: Program) -> bool:
    """Whether a program is about the conversation itself, so that no skill can run it."""
    return any(isinstance(step, CONVERSATION) for step in every_step(program.steps))


def every_step(steps: tuple[Command, ...]) -> Iterator[Command]:
    """The steps, and those inside conditionals and loops."""
    for step in steps:
        yield step
        for name in ("then", "otherwise", "do"):
            yield from every_step(getattr(step, name, ()))


def answer_pending(state: SessionState, heard: tuple[Said, ...], turn: Turn, tools: Tools) -> Rerun | Reply | None:
    """What an answer to the open question leads to; None where there is none or something else was said.

    A reply with a question leaves the question open.
    """
    pending = state.dialogue.pending
    if pending is None:
        return None
    if pending.kind == "label":
        return label_answer(state, answer_program(tuple(said.reading for said in heard), pending), turn)
    if _echoes(heard[0].steps, pending):
        return Reply(turn.text, "ambiguous", pending.question, understood=heard[0].reading.english,
                     question=pending.question)  # fmt: skip
    for said in heard:
        if said.reading.score < heard[0].reading.score - FAR_FETCHED:
            break  # "bring the plant back" is no answer for all that "back one" might be
        settled = _declined_or_agreed(state, said, pending, turn)
        if settled is None and pending.kind == "which" and (ids := _which(state, said.steps[0], pending, turn, tools)):
            settled = _settled(state, pending, ids, said.steps[1:])
            if isinstance(settled, Rerun) and is_conversation(settled.program):
                settled = _settled(state, pending, ids)
        if settled is not None:
            return settled
    return _another(state, heard[0], pending) or _asked_again(heard[0], pending, turn)


def _echoes(steps: tuple[Command, ...], pending: Pending) -> bool:
    """Whether it is the question that is asked back ("which table?"), or more or less of what waits for its answer."""
    if len(steps) != 1 or pending.kind != "which":
        return False
    step = steps[0]
    target = step.target if isinstance(step, Answer) else None
    return isinstance(step, Adjust) or (isinstance(target, Ref) and target.determiner == "which" and not target.where)


def _declined_or_agreed(state: SessionState, said: Said, pending: Pending, turn: Turn) -> Rerun | Reply | None:
    step, alone = said.steps[0], len(said.steps) == 1
    if alone and (isinstance(step, No | Stop) or (isinstance(step, Answer) and step.neither)):
        english = said.reading.english
        return Reply(turn.text, "answered", "All right, I leave everything as it is.", understood=english)
    if pending.kind == "which":
        return _settled(state, pending, pending.candidates) if isinstance(step, Yes) and _single(pending) else None
    state = replace(state, dialogue=_with_candidates(state.dialogue, pending))
    if isinstance(step, Yes):
        return _rerun(state, pending, pending.program, agreed=True)
    if said.attitude == "yes" and not is_conversation(said.reading.program):
        return _rerun(state, pending, Program((*pending.program.steps, *said.steps)), agreed=True)
    return None


def label_answer(state: SessionState, answer: Program | str | None, turn: Turn) -> Rerun | Reply | None:
    """What an answer to "what kind of thing is it?" leads to: naming it, the next question, or the same one again."""
    pending = state.dialogue.pending
    if pending is None or answer is None:
        return None
    if isinstance(answer, str):
        return Reply(turn.text, "answered", answer, question=answer, targets=pending.candidates)
    dialogue = about(state.dialogue, pending.candidates[0])
    taught = [e.example.label for e in state.dialogue.lessons]
    strange = any(isinstance(s, Relabel) and unknown_head(s.label, state.scene, taught) for s in answer.steps)
    return Rerun(answer, say(answer), pending.front, dialogue, not strange)


def _with_candidates(dialogue: Dialogue, pending: Pending) -> Dialogue:
    """The memory in which a question's reference means the things that it was about."""
    if pending.reference is None or not pending.candidates:
        return dialogue
    return replace(dialogue, chosen={**dialogue.chosen, pending.reference: pending.candidates})


def _single(pending: Pending) -> bool:
    return len(pending.candidates) == 1


def _rerun(state: SessionState, pending: Pending, program: Program, *, agreed: bool = False) -> Rerun:
    earlier = Earlier(len(pending.program.steps), pending.gaze)
    return Rerun(program, say(program), pending.front, state.dialogue, agreed, earlier)


def _settled(state: SessionState, pending: Pending, ids: tuple[str, ...], more: tuple[Command, ...] = ()) -> Rerun:
    dialogue = state.dialogue
    if pending.reference is not None:
        dialogue = replace(dialogue, chosen={**dialogue.chosen, pending.reference: ids})
    return _rerun(replace(state, dialogue=dialogue), pending, Program((*pending.program.steps, *more)))


def _which(state: SessionState, step: Command, pending: Pending, turn: Turn, tools: Tools) -> tuple[str, ...]:
    if isinstance(step, Answer) and step.number is not None:
        return pending.candidates[step.number - 1 : step.number] if step.number > 0 else ()
    target = getattr(step, "target", None) if isinstance(step, DESCRIBING) else None
    if isinstance(step, Bring | PickUp) and isinstance(step.target, Ref) and isinstance(step.target.head, One):
        target = step.target  # "I want the second one"
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


def _another(state: SessionState, said: Said, pending: Pending) -> Rerun | None:
    """ "I meant the lamp", "no, on the shelf": the same asked of another thing or place."""
    step = said.steps[0]
    if len(said.steps) > 1 or not isinstance(step, Correct | Answer):
        return None
    if step.place is not None:
        there = _rerun(state, pending, aimed(pending.program, place=step.place))
        return replace(there, earlier=None) if isinstance(step.place, Spot) else there
    if not isinstance(step.target, Ref) or not isinstance(step.target.head, Noun):
        return None
    if pending.reference is None:
        return _rerun(state, pending, aimed(pending.program, target=step.target))
    steps, _ = put_for(pending.program.steps, pending.reference, step.target)
    return _rerun(state, pending, Program(steps))


def put_for(value: Any, reference: Reference, other: Reference) -> tuple[Any, int]:
    """The value with `other` wherever it held `reference`, and how often."""
    if value == reference:
        return other, 1
    if isinstance(value, tuple):
        items = [put_for(item, reference, other) for item in value]
        return tuple(item for item, _ in items), sum(n for _, n in items)
    count = 0
    if is_dataclass(value) and not isinstance(value, type):
        for f in fields(value):
            changed, n = put_for(getattr(value, f.name), reference, other)
            if n:
                value, count = replace(value, **{f.name: changed}), count + n
    return value, count


def _asked_again(said: Said, pending: Pending, turn: Turn) -> Reply | None:
    """The question once more, for what is about it and does not settle it."""
    step = said.steps[0]
    if len(said.steps) > 1:
        return None
    again = Reply(turn.text, "ambiguous" if pending.kind == "which" else "needs_confirmation", pending.question,
                  understood=said.reading.english, question=pending.question)  # fmt: skip
    if isinstance(step, Repeat | Yes) or (isinstance(step, Help) and step.topic is None):
        return again
    number = isinstance(step, Answer) and step.number is not None
    target = getattr(step, "target", None) if isinstance(step, Answer | Correct) else None
    if number or (isinstance(target, Ref) and isinstance(target.head, One | Thing)):
        return replace(again, reply=f"None of them is that. {pending.question}")
    return None
