"""What a session asks a labeller within one turn, and the answers, which stay with the turn.

A turn may come with answers that are known already: from work done in the background, or from the log of a session that
is replayed. They are used up in the order in which they were given, so that the same turn asks and hears the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from assistant.labelling.protocol import Example, Labeller, Labelling, Progress
from scene.errors import DeixisError, MissingError
from scene.objects import Scene

NO_LABELLER = "I have nothing here to tell things by. `deixis doctor` says what is missing."


@dataclass(frozen=True, slots=True)
class Seen:
    """One answer of a labeller."""

    kind: Literal["label", "features"]
    """What was asked for."""
    ids: tuple[str, ...]
    """Of which objects."""
    labellings: tuple[Labelling, ...] = ()
    """What each is, where that was asked."""
    features: tuple[tuple[float, ...], ...] = ()
    """A row an object, where that was asked. A log leaves them out."""
    by: str = ""
    """The labeller's name and version."""
    error: str = ""
    """Why there is no answer, for the person; empty where there is one."""


class Stopped(DeixisError):
    """The person stopped the work."""


class NotYet(Exception):
    """An answer that takes its time: do `work` elsewhere, and take the turn again with what it gives in `Turn.seen`."""

    def __init__(self, work: Callable[[Progress | None], Seen], count: int, known: tuple[Seen, ...] = ()) -> None:
        super().__init__(f"{count} objects are to be looked at")
        self.work = work
        self.count = count
        """Of how many objects."""
        self.known = known
        """What the turn heard before it had to wait."""


Answering = Callable[["Question"], Seen]
"""Answers a question of a session; may raise `NotYet`."""


@dataclass(frozen=True)
class Question:
    """One question to a labeller."""

    kind: Literal["label", "features"]
    """What is asked for."""
    scene: Scene
    """The scene."""
    ids: tuple[str, ...]
    """Of which objects."""
    among: tuple[str, ...] | None = None
    """The kinds to choose between; None is all that the labeller knows."""
    examples: tuple[Example, ...] = ()
    """What the person taught."""


def answered(labeller: Labeller, question: Question, progress: Progress | None = None) -> Seen:
    """The labeller's answer to a question; what it cannot do is an answer too."""
    try:
        if question.kind == "features":
            rows = labeller.features(question.scene, question.ids)
            told = tuple(tuple(round(float(v), 6) for v in row) for row in rows)
            return Seen("features", question.ids, features=told, by=labeller.by)
        labellings = labeller.label(
            question.scene, question.ids, among=question.among, examples=question.examples, progress=progress
        )
    except Stopped:
        raise
    except DeixisError as error:
        return Seen(question.kind, question.ids, error=str(error))
    return Seen("label", question.ids, tuple(labellings), by=labeller.by)


def at_once(labeller: Labeller) -> Answering:
    """Answers by doing the work while the session waits."""
    return lambda question: answered(labeller, question)


def later(labeller: Labeller) -> Answering:
    """Never answers at once: what a window needs, which must not wait."""

    def answer(question: Question) -> Seen:
        raise NotYet(lambda progress: answered(labeller, question, progress), len(question.ids))

    return answer


@dataclass
class Asking:
    """The questions of one turn. Without anybody to answer, every one of them fails with a `MissingError`."""

    answer: Answering | None = None
    """Who answers; None is nobody."""
    known: tuple[Seen, ...] = ()
    """Answers that the turn came with."""
    seen: list[Seen] = field(default_factory=list)
    """All answers so far, in order."""

    def label(self, scene: Scene, ids: Sequence[str], *, among: Sequence[str] | None = None,
              examples: Sequence[Example] = ()) -> tuple[Labelling, ...]:
        """What these objects are; a `MissingError` where nobody can tell."""
        if not ids:
            return ()
        kinds = None if among is None else tuple(among)
        return self._ask(Question("label", scene, tuple(ids), kinds, tuple(examples))).labellings

    def examples(self, scene: Scene, ids: Sequence[str], label: str) -> tuple[Example, ...]:
        """These objects as examples of a label; none where nobody can compare things."""
        try:
            told = self._ask(Question("features", scene, tuple(ids)))
        except MissingError:
            return ()
        rows = told.features or ((),) * len(ids)
        where = f"{scene.name or 'a scene'}/"
        return tuple(Example(label, row, told.by, where + i) for i, row in zip(ids, rows, strict=True))

    def _ask(self, question: Question) -> Seen:
        told = self._known(question)
        if told is None:
            if self.answer is None:
                raise MissingError(NO_LABELLER)
            try:
                told = self.answer(question)
            except NotYet as wait:
                raise NotYet(wait.work, wait.count, tuple(self.seen)) from None
        self.seen.append(told)
        if told.error:
            raise MissingError(told.error)
        return told

    def _known(self, question: Question) -> Seen | None:
        """The answer that the turn came with, if it came with one to this very question."""
        at = len(self.seen)
        if at < len(self.known) and (self.known[at].kind, self.known[at].ids) == (question.kind, question.ids):
            return self.known[at]
        self.known = self.known[:at]
        return None
