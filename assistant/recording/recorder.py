"""Writes a session down, entry by entry: each is on the disk before the next turn begins. Nothing is kept unasked."""

from __future__ import annotations

import json
import os
import time
import wave
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, TextIO

import numpy as np

from assistant.recording.beginning import Setting, header_of
from assistant.recording.exact import exact
from assistant.recording.log import (
    FORMAT,
    KIND_OF,
    VERSION,
    Changed,
    EndEntry,
    Entry,
    HandBy,
    HandEntry,
    Header,
    LogError,
    Sets,
    Shown,
    TurnBy,
    TurnEntry,
)
from assistant.session import SessionState
from assistant.turn import Reply, Turn
from scene.codec import digest
from scene.frames import Ray
from scene.history import History
from scene.objects import Scene

if TYPE_CHECKING:
    from assistant.hearing.audio import AudioClip

SUFFIX = ".jsonl"


class Recorder:
    """One recording. Use it as a context manager, or `close` it: only then does the log say that it is whole."""

    def __init__(self, path: Path, stream: TextIO, clock: Callable[[], float], *, audio: bool) -> None:
        self.path = path
        self._stream = stream
        self._clock = clock
        self._began_s = clock()
        self._audio = audio
        self._count = 0

    @staticmethod
    def start(path: Path, state: SessionState, setting: Setting, *,
              clock: Callable[[], float] = time.perf_counter) -> Recorder:
        """Begin a log in a new file, from `state` on."""
        header = header_of(state, setting, path)
        try:
            stream = path.open("x", encoding="utf-8", newline="\n")
        except FileExistsError:
            raise LogError(f"{str(path)!r} is there already: expected the name of a new file") from None
        except OSError as error:
            raise LogError(f"the log {str(path)!r} cannot be written: {error.strerror}") from None
        recorder = Recorder(path, stream, clock, audio=setting.options.audio)
        recorder._write(header_row(header))
        return recorder

    @property
    def keeps_audio(self) -> bool:
        """Whether what was spoken is kept."""
        return self._audio

    def turn(self, before: SessionState, turn: Turn, after: SessionState, reply: Reply, *,
             by: TurnBy | None = None, clip: AudioClip | None = None) -> None:
        """A turn was taken, from `before` to `after`. The sound is kept only where that was asked for."""
        n = self._count + 1
        sound = self._keep(clip, n) if clip is not None and self._audio else ""
        how = by or ("typed" if turn.hear_ms is None else "spoken")
        self._entry(turn_entry(before, turn, after, reply, n=n, at_s=self._now(), by=how, audio=sound))

    def hand(self, before: History, after: History, by: HandBy, ray: Ray | None = None) -> None:
        """A hand changed the scene: the last step of `after` is what it did."""
        if after is before or not after.done:
            return
        step = after.done[-1]
        self._entry(HandEntry(self._count + 1, self._now(), by, step.said, step.ops, digest(after.scene), ray))

    def close(self) -> None:
        """End the recording."""
        if not self._stream.closed:
            self._write({"kind": "end", **exact(EndEntry(self._count + 1, self._now()))})
            self._stream.close()

    def __enter__(self) -> Recorder:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self.close()

    def _now(self) -> float:
        return round(self._clock() - self._began_s, 3)

    def _entry(self, entry: Entry) -> None:
        self._write(entry_row(entry))
        self._count += 1

    def _write(self, row: Mapping[str, Any]) -> None:
        line = json.dumps(row, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        try:
            self._stream.write(line + "\n")
            self._stream.flush()
            os.fsync(self._stream.fileno())
        except (OSError, UnicodeEncodeError) as error:
            why = error.strerror if isinstance(error, OSError) else "what was said is no text that UTF-8 can hold"
            raise LogError(f"the log {str(self.path)!r} cannot be written: {why}") from None

    def _keep(self, clip: AudioClip, n: int) -> str:
        folder = self.path.with_suffix(".audio")
        path = folder / f"{n:04d}.wav"
        try:
            folder.mkdir(exist_ok=True)
            write_wav(path, clip)
        except OSError as error:
            raise LogError(f"the recording {str(path)!r} cannot be written: {error.strerror}") from None
        return f"{folder.name}/{path.name}"


def header_row(header: Header) -> dict[str, Any]:
    """The first line of a log."""
    return {"format": FORMAT, "version": VERSION, **exact(header)}


def entry_row(entry: Entry) -> dict[str, Any]:
    """A further line of a log."""
    return {"kind": KIND_OF[type(entry)], **exact(entry)}


def turn_entry(before: SessionState, turn: Turn, after: SessionState, reply: Reply, *, n: int, at_s: float = 0.0,
               by: TurnBy = "typed", audio: str = "") -> TurnEntry:
    """What a log keeps of a turn."""
    return TurnEntry(
        n, at_s, by, turn.text, before.viewer, reply.outcome, reply.reply, digest(after.scene), words=turn.words,
        gaze=turn.gaze.samples, hear_ms=turn.hear_ms, audio=audio, understood=reply.understood, program=reply.program,
        front=reply.front, targets=reply.targets, edits=reply.edits, question=reply.question,
        candidates=tuple(Shown(c.id, round(c.score, 4)) for c in reply.candidates),
        went_to=after.viewer if after.viewer != before.viewer else None,
        changed=changed_objects(before.scene, after.scene), sets=_sets(before.scene, after.scene),
        seen=tuple(replace(s, features=()) for s in reply.seen),
    )


def changed_objects(before: Scene, after: Scene) -> tuple[Changed, ...]:
    """The objects in which two scenes differ, as they are in the second."""
    gone = tuple(Changed(o.id) for o in before if o.id not in after.objects)
    return gone + tuple(Changed(o.id, o) for o in after if before.objects.get(o.id) != o)


def _sets(before: Scene, after: Scene) -> Sets | None:
    then, now = (Sets(s.selection, s.highlight, s.groups) for s in (before, after))
    return now if now != then else None


def write_wav(path: Path, clip: AudioClip) -> None:
    """A clip as 16-bit mono."""
    samples = np.round(np.clip(clip.samples, -1.0, 1.0) * 32767.0).astype("<i2")
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(clip.sample_rate)
        sound.writeframes(samples.tobytes())


def free_path(folder: Path) -> Path:
    """The first free name for a log in a folder: `session-1.jsonl`, `session-2.jsonl` ..."""
    n = 1
    while (folder / f"session-{n}{SUFFIX}").exists():
        n += 1
    return folder / f"session-{n}{SUFFIX}"
