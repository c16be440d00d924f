"""The log of a session: JSON lines, one header and then one entry for each thing that the person did.

`log.schema.json` says the same for editors and other programs. Reading goes as far as the lines can be read, and says
where it stopped and why.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from assistant.gaze import GazeSample
from assistant.labelling.asking import Seen
from assistant.turn import Outcome, SpokenWord
from scene.codec import decode
from scene.errors import DeixisError
from scene.frames import Ray, Viewer
from scene.objects import Room, SceneObject, Viewpoint
from scene.ops import Op

FORMAT = "deixis-session"
VERSION = 1

TurnBy = Literal["typed", "spoken", "key"]
"""How a turn was said: typed, spoken, or with a key that stands for words (undo, a number, Esc)."""
HandBy = Literal["click", "drag", "escape"]
"""How a hand changed the scene without words."""


class LogError(DeixisError):
    """A log that cannot be written, read or replayed."""


@dataclass(frozen=True)
class InlineScene:
    """A scene that has no file, whole."""

    objects: tuple[SceneObject, ...]
    """In order."""
    rooms: tuple[Room, ...] = ()
    """The rooms."""
    viewpoints: tuple[Viewpoint, ...] = ()
    """Places to look from."""
    selection: tuple[str, ...] = ()
    """Ids of what is selected."""
    highlight: tuple[str, ...] = ()
    """Ids of what is lit."""
    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Named sets of ids."""
    name: str = ""
    """What the scene is called."""
    extras: str = ""
    """What its maker said besides, as JSON text."""


@dataclass(frozen=True)
class SceneSource:
    """Where the scene comes from: exactly one of `demo`, `file` and `inline` is given."""

    digest: str
    """The sha256 of the scene as it was opened (`scene.codec.digest`)."""
    demo: str = ""
    """The name of a demo scene."""
    file: str = ""
    """The path of a scene file, from the folder of the log, with forward slashes."""
    inline: InlineScene | None = None
    """The scene itself, where it came from no file."""


@dataclass(frozen=True)
class Options:
    """What the session was started with, so far as it can change what it does."""

    seed: int = 0
    """For whatever has to be chosen."""
    yes: bool = False
    """Whether it asks before destroying or changing many things."""
    translator: str = "none"
    """The model for what English does not understand."""
    words: bool = False
    """Whether the model that matches words to labels was there."""
    audio: bool = False
    """Whether what was spoken is kept beside the log."""


@dataclass(frozen=True)
class Change:
    """A change made before the recording began: it can still be undone, or redone."""

    said: str
    """What it was, for people."""
    ops: tuple[Op, ...]
    """What does it."""


@dataclass(frozen=True)
class Header:
    """The first line: all that the first entry depends on."""

    scene: SceneSource
    """The scene as it was opened."""
    viewer: Viewer
    """Where the person stood when the recording began."""
    digest: str
    """The sha256 of the scene when the recording began."""
    options: Options
    """How the session was started."""
    made_by: Mapping[str, str]
    """Versions of the program and of the packages that compute."""
    models: Mapping[str, str]
    """The models that the session could use, each with the sha256 of its largest file."""
    dialogue: Mapping[str, Any]
    """What the conversation remembered; empty where it was fresh."""
    done: tuple[Change, ...] = ()
    """Changes since the scene was opened, oldest first."""
    undone: tuple[Change, ...] = ()
    """Changes that were taken back and can be redone, the next one last."""


@dataclass(frozen=True)
class Shown:
    """One thing that may have been meant."""

    id: str
    """Which object."""
    score: float
    """Its share of the belief, 0 to 1, to four places."""


@dataclass(frozen=True)
class Changed:
    """One object that is not as it was."""

    id: str
    """Which."""
    object: SceneObject | None = None
    """What it is now; None where it is gone."""


@dataclass(frozen=True)
class Sets:
    """Which objects belong together, where that changed."""

    selection: tuple[str, ...] = ()
    """Ids of what is selected."""
    highlight: tuple[str, ...] = ()
    """Ids of what is lit."""
    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Named sets of ids."""


@dataclass(frozen=True)
class TurnEntry:
    """Something was said, and what came of it."""

    n: int
    """Its number, from 1, counted with the hand's entries."""
    at_s: float
    """When, in seconds from the start of the recording, to the millisecond."""
    by: TurnBy
    """How it was said."""
    text: str
    """What was said, as heard or typed."""
    viewer: Viewer
    """Where the person stood and looked when the turn was taken."""
    outcome: Outcome
    """How it ended."""
    reply: str
    """The answer."""
    digest: str
    """The sha256 of the scene after it."""
    words: tuple[SpokenWord, ...] = ()
    """What was heard, with times."""
    gaze: tuple[GazeSample, ...] = ()
    """Where head and hand pointed meanwhile."""
    hear_ms: float | None = None
    """How long hearing took; None for typed text."""
    audio: str = ""
    """The recording of it, from the folder of the log; empty where none is kept."""
    understood: str = ""
    """What was understood, in English."""
    program: str = ""
    """The program in its notation."""
    front: str = ""
    """Which front end understood it."""
    targets: tuple[str, ...] = ()
    """Ids of what it was about."""
    edits: tuple[Op, ...] = ()
    """What it did to the scene."""
    question: str = ""
    """What was asked back."""
    candidates: tuple[Shown, ...] = ()
    """What may have been meant, best first."""
    went_to: Viewer | None = None
    """Where the turn led the person, if anywhere."""
    changed: tuple[Changed, ...] = ()
    """The objects that it changed, as they are after it."""
    sets: Sets | None = None
    """Selection, highlight and groups after it, where one of them changed."""
    seen: tuple[Seen, ...] = ()
    """What a labeller answered to the turn's questions, in order, without features: a replay asks nobody."""


@dataclass(frozen=True)
class HandEntry:
    """A hand changed the scene without words."""

    n: int
    """Its number, from 1, counted with the turns."""
    at_s: float
    """When, in seconds from the start of the recording, to the millisecond."""
    by: HandBy
    """How."""
    said: str
    """What it was, for people: the history keeps it under that name."""
    ops: tuple[Op, ...]
    """What it did."""
    digest: str
    """The sha256 of the scene after it."""
    ray: Ray | None = None
    """Where the hand pointed."""


@dataclass(frozen=True)
class EndEntry:
    """The recording was ended by the person: nothing is missing."""

    n: int
    """One more than the last entry's number."""
    at_s: float
    """When, in seconds from the start of the recording."""


Entry = TurnEntry | HandEntry
KINDS: dict[str, type[TurnEntry] | type[HandEntry] | type[EndEntry]] = {
    "turn": TurnEntry, "hand": HandEntry, "end": EndEntry,
}
KIND_OF = {cls: kind for kind, cls in KINDS.items()}


@dataclass(frozen=True)
class Log:
    """A log as far as it can be read."""

    path: Path
    """Its file."""
    header: Header
    """Its first line."""
    entries: tuple[Entry, ...]
    """The rest, in order."""
    note: str
    """What a person should know: where the log breaks off, and why; empty where it is whole."""


def read_log(path: Path) -> Log:
    """The log of a file; a `LogError` only where not even its first line can be read."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise LogError(f"the log {str(path)!r} cannot be read: {error.strerror}") from None
    return parse_log(path, data)


def parse_log(path: Path, data: bytes) -> Log:
    """The log in the bytes of the file `path`, as far as it goes."""
    lines = _lines(path, data)
    header = _header(path, lines[0])
    entries: list[Entry] = []
    for number, line in enumerate(lines[1:], 2):
        try:
            entry = _entry(line, len(entries) + 1)
        except DeixisError as error:
            return Log(path, header, tuple(entries), f"{_as_far(path, entries)}: line {number} {error}")
        if isinstance(entry, EndEntry):
            more = "" if number == len(lines) else f"{_as_far(path, entries)}: line {number + 1} comes after its end"
            return Log(path, header, tuple(entries), more)
        entries.append(entry)
    return Log(path, header, tuple(entries), f"{_as_far(path, entries)}: it has no end, so it was cut off there")


def _as_far(path: Path, entries: list[Entry]) -> str:
    return f"{str(path)!r} is read up to " + (f"entry {len(entries)}" if entries else "its header")


def _lines(path: Path, data: bytes) -> list[bytes]:
    lines = data.split(b"\n")
    if not lines[-1]:
        lines.pop()
    if not lines:
        raise LogError(f"the log {str(path)!r} is empty: expected the log of a session, as `deixis record` writes it")
    return lines


def _header(path: Path, line: bytes) -> Header:
    try:
        row = _row(line)
    except LogError as error:
        raise LogError(f"{str(path)!r} is no log of a session: its first line {error}") from None
    if row.pop("format", None) != FORMAT:
        raise LogError(f"{str(path)!r} is no log of a session: its first line does not say \"format\": {FORMAT!r}")
    version = row.pop("version", None)
    if version != VERSION:
        raise LogError(f"{str(path)!r} is a session log of version {version!r}: this program reads version {VERSION}")
    try:
        header: Header = decode(Header, row, "the header")
    except DeixisError as error:
        raise LogError(f"the header of {str(path)!r} cannot be read: {error}") from None
    return header


def _entry(line: bytes, expected: int) -> TurnEntry | HandEntry | EndEntry:
    row = _row(line)
    kind = row.pop("kind", None)
    if not isinstance(kind, str) or kind not in KINDS:
        raise LogError(f"is of the kind {kind!r}: expected {', '.join(KINDS)}")
    try:
        entry: TurnEntry | HandEntry | EndEntry = decode(KINDS[kind], row, kind)
    except DeixisError as error:
        raise LogError(f"cannot be read: {error}") from None
    if entry.n != expected:
        raise LogError(f"has the number {entry.n}: expected {expected}, so lines are missing")
    return entry


def _row(line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(line.decode("utf-8"))
        if b"\\u" in line:
            json.dumps(row, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError):
        raise LogError(f"breaks off or is no JSON ({line[:40].decode('utf-8', errors='replace')!r})") from None
    if not isinstance(row, dict):
        raise LogError(f"is {line[:40].decode('utf-8', errors='replace')!r}: expected a JSON object")
    return row
