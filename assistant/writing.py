"""What of a running session is written to the disk: the journal of its changes, a recording, what it was taught."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.keeping import Keeper
from assistant.labelling.lessons import as_rows
from assistant.labelling.protocol import Example
from assistant.recording.recorder import Recorder
from assistant.session import SessionState
from scene.errors import DeixisError
from scene.journal import Journal


class Writing:
    """Writes where it was given something to write with. Where the disk refuses it says so, and the session goes on."""

    def __init__(self, journal: Journal | None, keeper: Keeper | None,
                 record: Callable[[SessionState], Recorder] | None) -> None:
        self._journal, self._keeper, self._record = journal, keeper, record
        self._recorder: Recorder | None = None

    @property
    def recording(self) -> bool:
        """Whether the session is being recorded."""
        return self._recorder is not None

    def changed(self, before: SessionState, after: SessionState) -> str:
        """Keep what a turn or a hand changed; a sentence where that failed, else nothing."""
        problem = ""
        try:
            if self._journal is not None:
                self._journal.record(before.history, after.history)
                if after.dialogue.lessons != before.dialogue.lessons:
                    self._journal.keep_beside(as_rows(after.dialogue.lessons))
        except DeixisError as error:
            self._journal = None  # a line is missing: what came after it would not fit
            problem = f"From here on nothing would come back after a crash: {error}. Save the scene."
        if self._keeper is not None:
            self._keeper.keep(before, after)
        return problem

    def export(self, examples: Sequence[Example]) -> str:
        """Write examples to a file of their own; a sentence that says where, or nothing where nobody keeps any."""
        return self._keeper.export(examples) if self._keeper is not None else ""

    def write_down(self, write: Callable[[Recorder], None]) -> str:
        """Let the recorder write, if there is one; a sentence where the disk refuses and the recording ends."""
        if self._recorder is None:
            return ""
        try:
            write(self._recorder)
        except DeixisError as error:
            self._recorder = None
            return f"The recording ended: {error}."
        return ""

    def toggle(self, state: SessionState) -> str:
        """Begin a recording from this state, or end the one that runs; a sentence about it."""
        if self._recorder is not None:
            said = f"Recorded to {self._recorder.path}."
            problem = self.write_down(Recorder.close)
            self._recorder = None
            return problem or said
        if self._record is None:
            return "Nothing can be recorded here."
        try:
            self._recorder = self._record(state)
        except DeixisError as error:
            return f"Not recording: {error}."
        sound = "with what you say" if self._recorder.keeps_audio else "without sound"
        return f"Recording to {self._recorder.path}, {sound}. F9 ends it."

    def close(self) -> None:
        """Write no more."""
        if self._journal is not None:
            self._journal.close()
        if self._recorder is not None:
            self._recorder.close()
