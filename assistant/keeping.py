"""What the person taught, between a session and the disk: read when it begins, written whenever it changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from assistant.labelling.lessons import known_before, taught
from assistant.labelling.profile import ProfileFile, profile_path, write_examples
from assistant.labelling.protocol import Example
from assistant.session import SessionState
from scene.errors import DeixisError

EXPORT_STEM = "what-i-taught"
"""How a file is called that is written because the person asked for it by voice."""


class Keeper:
    """Keeps one profile. Where it cannot be read or written it says so once, goes on, and tries again."""

    def __init__(self, file: ProfileFile, note: Callable[[str], None], folder: Path = Path()) -> None:
        self._file = file
        self._note = note
        self._folder = folder
        self._said = ""
        self._unkept: tuple[Example, ...] | None = None
        """What the file holds, where it could not be written since."""

    @staticmethod
    def own(note: Callable[[str], None]) -> Keeper:
        """The keeper of this user's own profile."""
        return Keeper(ProfileFile(profile_path()), note)

    def begin(self, state: SessionState) -> SessionState:
        """The state with what was taught in earlier sessions, beside what a journal brought back of this one."""
        now = _examples(state)
        try:
            there = self._file.read()
            if missing := tuple((Counter(now) - Counter(there)).elements()):
                self._file.update((), missing)
        except DeixisError as error:
            self._fail(error)
            return state
        earlier = known_before(tuple((Counter(there) - Counter(now)).elements()))
        lessons = (*earlier, *state.dialogue.lessons)
        return replace(state, dialogue=replace(state.dialogue, lessons=lessons)) if lessons else state

    def keep(self, before: SessionState, after: SessionState) -> None:
        """Write what a turn taught, or took back."""
        then, now = _examples(before), _examples(after)
        then = then if self._unkept is None else self._unkept
        if then == now:
            self._unkept = None
            return
        try:
            self._file.update(then, now)
        except DeixisError as error:
            self._unkept = then
            self._fail(error)
            return
        self._unkept = None
        if self._said:
            self._said = ""
            self._note("What you taught is kept on the disk again.")

    def export(self, examples: Sequence[Example]) -> str:
        """Write examples to a new file in the current folder; a sentence that says where, or why not."""
        n = 1
        while (path := self._folder / f"{EXPORT_STEM}-{n}.json").exists():
            n += 1
        try:
            write_examples(path, examples)
        except DeixisError as error:
            return f"{error}."
        return f"It is in {path}."

    def _fail(self, error: DeixisError) -> None:
        said = f"What you teach is not kept on the disk yet: {error}; I try again whenever something changes."
        if said != self._said:
            self._said = said
            self._note(said)


def _examples(state: SessionState) -> tuple[Example, ...]:
    return taught(state.dialogue.lessons, state.history) if state.dialogue.lessons else ()
