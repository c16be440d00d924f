"""The change journal: every committed change on disk at once, so that a killed program reopens to its last state.

JSON lines. The first names the scene that the changes start from, by its file and the digest of its content; each
further line is a change, an undo or a redo, a mesh that the change after it made, or what the application keeps beside
the changes. A last line that was cut off is dropped: it was never committed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

from scene.codec import decode, digest, encode
from scene.errors import RejectedError, SceneFileError
from scene.history import History
from scene.mesh_text import packed, unpacked
from scene.meshes import MESH_SCHEME
from scene.objects import Scene
from scene.ops import Op
from scene.transaction import Rejected

FORMAT = "deixis-journal"
VERSION = 1


@dataclass(frozen=True)
class Recovered:
    """What a journal leads to."""

    history: History
    """The scene as it was last, with all that can be undone."""
    source: str
    """The file of the scene that it starts from."""
    changes: int
    """How many lines were done again."""
    note: str
    """What a person should know: a line that was cut off; empty where all is whole."""
    beside: Any = None
    """What the application kept beside the changes, as it was last; None for nothing."""


class Journal:
    """Keeps every change of one history. Use it as a context manager, or `close` it."""

    def __init__(self, path: Path, stream: TextIO, kept: set[str]) -> None:
        self.path = path
        self._stream = stream
        self._kept = kept

    @staticmethod
    def start(path: Path, scene: Scene, source: str) -> Journal:
        """A new journal for a scene that was read from `source`; what `path` held before is replaced."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            stream = path.open("w", encoding="utf-8")
        except OSError as error:
            raise SceneFileError(f"the journal {str(path)!r} cannot be written: {error.strerror}") from None
        journal = Journal(path, stream, {o.geometry.uri for o in scene})
        journal._write({"format": FORMAT, "version": VERSION, "source": source, "digest": digest(scene)})
        return journal

    @staticmethod
    def resume(path: Path) -> Journal:
        """Go on with a journal that was recovered: a line that was cut off is dropped first."""
        lines, _ = _lines(path)
        try:
            with path.open("r+", encoding="utf-8") as stream:
                stream.truncate(sum(len(line.encode()) + 1 for line in lines))
            return Journal(path, path.open("a", encoding="utf-8"), set())
        except OSError as error:
            raise SceneFileError(f"the journal {str(path)!r} cannot be written: {error.strerror}") from None

    def record(self, before: History, after: History) -> None:
        """Write down what led from one history to the next: changes, undos, redos, or nothing."""
        for entry in _difference(before, after):
            self._keep_meshes(entry, after.scene)
            self._write(entry)

    def keep_beside(self, what: object) -> None:
        """Write down what goes along with the changes, in place of what was kept so before; as JSON has it."""
        self._write({"kind": "beside", "data": what})

    def _keep_meshes(self, entry: dict[str, Any], scene: Scene) -> None:
        """Write down the shapes that a change made: neither the scene's file nor an earlier line has them."""
        shaped = [o for op in entry.get("ops", ()) for o in (op, op.get("object", {})) if o.get("geometry")]
        for uri in dict.fromkeys(o["geometry"]["uri"] for o in shaped):
            if uri.startswith(MESH_SCHEME) and uri not in self._kept and uri in scene.meshes:
                self._kept.add(uri)
                self._write({"kind": "mesh", "uri": uri, "data": packed(scene.meshes.get(uri))})

    def close(self) -> None:
        """Stop writing."""
        self._stream.close()

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self.close()

    def _write(self, entry: dict[str, Any]) -> None:
        try:
            self._stream.write(json.dumps(entry, ensure_ascii=False, separators=(",", ":")) + "\n")
            self._stream.flush()
            os.fsync(self._stream.fileno())
        except OSError as error:
            raise SceneFileError(f"the journal {str(self.path)!r} cannot be written: {error.strerror}") from None


def _difference(before: History, after: History) -> list[dict[str, Any]]:
    common = 0
    for mine, theirs in zip(before.done, after.done, strict=False):
        if mine is not theirs:
            break
        common += 1
    entries: list[dict[str, Any]] = [{"kind": "undo"} for _ in before.done[common:]]
    waiting = [*before.undone, *reversed(before.done[common:])]
    for step in after.done[common:]:
        if waiting and waiting[-1] is step:
            waiting.pop()
            entries.append({"kind": "redo"})
        else:
            waiting = []
            entries.append({"kind": "do", "said": step.said, "ops": [encode(op) for op in step.ops]})
    return entries


def recover(path: Path, open_source: Callable[[str], Scene]) -> Recovered:
    """The last committed state that a journal leads to. `open_source` reads the scene file that it names."""
    lines, cut_off = _lines(path)
    header = _entry(path, 1, lines[0]) if lines else {}
    if header.get("format") != FORMAT:
        raise SceneFileError(f"{str(path)!r} is no journal: its first line does not say {FORMAT!r}")
    if header.get("version") != VERSION:
        raise SceneFileError(f"{str(path)!r} is a journal of version {header.get('version')!r}: expected {VERSION}")
    source = str(header.get("source"))
    scene = open_source(source)
    if digest(scene) != header.get("digest"):
        raise SceneFileError(f"{source!r} is not what the journal {str(path)!r} starts from: it was changed since")
    history, changes, beside = History(scene), 0, None
    for number, line in enumerate(lines[1:], 2):
        entry = _entry(path, number, line)
        if entry.get("kind") == "beside":
            beside = entry.get("data")
        else:
            history = _again(path, number, entry, history)
            changes += entry.get("kind") != "mesh"
    note = f"the last line of {str(path)!r} was cut off and is left out" if cut_off else ""
    return Recovered(history, source, changes, note, beside)


def _again(path: Path, number: int, entry: dict[str, Any], history: History) -> History:
    where = f"line {number} of {str(path)!r}"
    try:
        if entry.get("kind") == "mesh":
            if history.scene.meshes.add(unpacked(entry.get("data"), where)) != entry.get("uri"):
                raise SceneFileError(f"{where} holds another mesh than it says: the journal is damaged")
            return history
        if entry.get("kind") == "undo":
            return history.undo()[0]
        if entry.get("kind") == "redo":
            return history.redo()[0]
        if entry.get("kind") != "do":
            raise SceneFileError(f"{where} is of the kind {entry.get('kind')!r}: expected do, undo or redo")
        ops: Sequence[Op] = decode(tuple[Op, ...], entry.get("ops"), where)
        after, result = history.do(ops, said=str(entry.get("said", "")))
    except RejectedError as error:
        raise SceneFileError(f"{where} cannot be done again: {error}") from None
    if isinstance(result, Rejected):
        raise SceneFileError(f"{where} cannot be done again: {result.reason}")
    return after


def _lines(path: Path) -> tuple[list[str], bool]:
    """The whole lines, and whether a last one was cut off."""
    try:
        text = path.read_bytes().decode("utf-8", errors="replace")
    except OSError as error:
        raise SceneFileError(f"the journal {str(path)!r} cannot be read: {error.strerror}") from None
    lines = text.split("\n")
    rest = lines.pop()
    return lines, bool(rest)


def _entry(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        entry = json.loads(line)
    except ValueError:
        entry = None
    if not isinstance(entry, dict):
        raise SceneFileError(f"line {number} of {str(path)!r} is {line[:60]!r}: expected a JSON object")
    return entry
