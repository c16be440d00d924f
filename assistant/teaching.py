"""Answers about what things are: to "is this a stool or a chair?", and a plain yes or no to what was told."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.dialogue import Dialogue, Pending
from assistant.language.outcome import NotUnderstood, Reading
from assistant.language.program import (
    Answer,
    AskMe,
    Command,
    Correct,
    Mention,
    No,
    NotA,
    Noun,
    Program,
    Pronoun,
    Ref,
    Relabel,
    Stop,
    Yes,
)

IT = Ref(Pronoun("it"))
WHAT_THEN = "What is it, then?"
PLAIN_LABEL = re.compile(r"(?:it is |it's |that's |that is |this is |maybe |perhaps )*(?:an? |some |the )?"
                         r"(?!(?:not|no|nothing|none|never|something|i|you|we)\b)"
                         r"([^\W\d_][\w-]*(?: [^\W\d_][\w-]*){0,2})[.!?]?", re.IGNORECASE)
"""A label said by itself, of up to three words: what no grammar knows is a name all the same."""


def answer_program(readings: tuple[Reading, ...], pending: Pending) -> Program | str | None:
    """What an answer to "what is this?" asks for: a program about `IT`, a question, or None where it is no answer."""
    for reading in readings:
        steps = reading.program.steps
        found = _answer(steps[0] if len(steps) == 1 else None, pending)
        if found is not None:
            return found
        if len(steps) == 2 and _opens(steps[0]) and isinstance(_answer(steps[1], pending), Program):
            return _answer(steps[1], pending)
    return None


def unread_program(outcome: NotUnderstood, pending: Pending) -> Program | None:
    """The same for words that are no sentence: "a theremin"."""
    found = PLAIN_LABEL.fullmatch(outcome.heard.strip()) if pending.kind == "label" else None
    return None if found is None else _named(found[1].lower(), pending)


def _answer(step: Command | None, pending: Pending) -> Program | str | None:
    if isinstance(step, Stop):
        return Program((AskMe("end"),)) if pending.more else None
    if isinstance(step, AskMe):
        return Program((step,))
    if isinstance(step, Relabel) and _about_it(step.target):
        return _named(step.label, pending)
    if isinstance(step, Yes):
        return _named(pending.labels[0], pending) if len(pending.labels) == 1 else None
    if isinstance(step, No | NotA):
        return WHAT_THEN if not isinstance(step, NotA) or _about_it(step.target) else None
    if isinstance(step, Correct) and (kind := _plain_kind(step.target)):
        # Where nothing was offered, "no" is of what was answered before: that is not this thing's kind.
        return _named(kind, pending) if pending.labels else pending.question
    if isinstance(step, Mention) and isinstance(step.target, Ref):
        return _noun(step.target, pending) if step.target.determiner == "a" else _ranked(step.target, pending)
    return _of_answer(step, pending) if isinstance(step, Answer) else None


def _of_answer(step: Answer, pending: Pending) -> Program | str | None:
    if step.skip:
        return Program((AskMe("next"),)) if pending.more else Program((AskMe("end"),))
    if step.neither:
        return WHAT_THEN
    if step.number is not None:
        return _offered(step.number, pending)
    if not isinstance(step.target, Ref):
        return None
    return _ranked(step.target, pending) or _noun(step.target, pending)


RANKS = {"former": 1, "first": 1, "second": 2, "third": 3, "latter": -1, "last": -1}
"""Words that are read as nouns where they stand alone: "the latter"."""


def _ranked(target: Ref, pending: Pending) -> Program | None:
    """"The second one": of the kinds that were offered."""
    if target.pick and target.pick[0].measure == "order":
        return _offered(target.pick[0].rank, pending)
    number = RANKS.get(target.head.name) if isinstance(target.head, Noun) else None
    return None if number is None else _offered(number, pending)


def _offered(number: int, pending: Pending) -> Program | None:
    place = number - 1 if number > 0 else len(pending.labels) + number
    return _named(pending.labels[place], pending) if 0 <= place < len(pending.labels) else None


def _noun(target: Ref, pending: Pending) -> Program | None:
    """A kind said by its noun alone; with more said of it, it is no answer but something else that is spoken of."""
    plain = isinstance(target.head, Noun) and not (target.where or target.pick or target.of or target.excluding)
    if not plain or not isinstance(target.head, Noun) or target.determiner not in ("a", "the", "bare"):
        return None
    return _named(target.head.name, pending)


def _plain_kind(target: object) -> str:
    """The kind that is said alone, with its article; empty for all else."""
    plain = isinstance(target, Ref) and isinstance(target.head, Noun) and target.determiner == "a" and not target.where
    return target.head.name if plain and isinstance(target, Ref) and isinstance(target.head, Noun) else ""


def _named(label: str, pending: Pending) -> Program:
    return Program((Relabel(IT, label), AskMe("next")) if pending.more else (Relabel(IT, label),))


def _about_it(target: object) -> bool:
    """Whether "it", "this" or "that" alone is meant."""
    return isinstance(target, Ref) and not target.where and (target.pointing or isinstance(target.head, Pronoun))


def _opens(step: Command) -> bool:
    return isinstance(step, Yes | No) or (isinstance(step, Answer) and (step.neither or step.number is not None))


def about(dialogue: Dialogue, object_id: str) -> Dialogue:
    """The memory in which "it" is this object for certain."""
    return replace(dialogue.mention((object_id,)), chosen={**dialogue.chosen, IT: (object_id,)})


def verdict_program(step: Command, dialogue: Dialogue) -> Program | None:
    """What "you're right", "no", "neither" or "no, a stool" comes to after a guess at one thing; None without one."""
    if len(dialogue.guesses) != 1 or dialogue.guesses[0].best is None or dialogue.guesses[0].verdict == "unknown":
        return None
    label = dialogue.guesses[0].best.label
    if isinstance(step, Correct):
        return Program((Relabel(IT, kind),)) if (kind := _plain_kind(step.target)) else None
    if isinstance(step, Answer):
        if step.neither:
            return Program((NotA(IT),))
        return Program((Relabel(IT, kind),)) if step.number is None and (kind := _plain_kind(step.target)) else None
    return Program((Relabel(IT, label),)) if isinstance(step, Yes) else Program((NotA(IT, label),))
