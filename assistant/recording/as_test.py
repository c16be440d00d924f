"""Turns a recorded session into a scene test, with what happened as what is expected: a draft for a person to edit.

The draft is played once. An expectation that does not hold in the play (a test has no drags and rounds to millimetres)
is left in the file as a comment, with the reason.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from assistant.labelling.protocol import Labelling
from assistant.recording.beginning import state_of
from assistant.recording.gestures import clicked, pressed, same_place, spoken, standing
from assistant.recording.inferred import expectations, scalar
from assistant.recording.log import HandEntry, Header, Log, LogError, TurnEntry, read_log
from assistant.recording.replayer import Replayed, replay, session_for
from assistant.runtime import start_viewer
from assistant.scenetest.format import SUFFIX
from assistant.scenetest.labels import BECAUSE, UNKNOWN
from assistant.session import SessionState
from scene.errors import DeixisError, SceneFileError
from scene.files import save_scene
from scene.frames import Viewer
from scene.objects import Scene


@dataclass(frozen=True)
class MadeTest:
    """What came of a log."""

    turns: int
    """How many turns the test has."""
    expectations: int
    """How many expectations hold."""
    note: str
    """What a person should know; empty where there is nothing."""


@dataclass(frozen=True)
class _Played:
    """A draft that was played."""

    text: str
    turns: int
    held: int
    failed: int


@dataclass
class _Part:
    """One test of the file: a session up to the first thing that a test cannot do."""

    scene: str
    at: Viewer
    begins: Viewer
    turns: list[list[str]] = field(default_factory=list)


@dataclass
class _Draft:
    """The file as it grows."""

    out: Path
    parts: list[_Part] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def begin(self, state: SessionState, scene: str, viewer: Viewer) -> None:
        """A new test, from a state on."""
        start = start_viewer(state.scene)
        self.parts.append(_Part(scene, viewer if not same_place(start, viewer) else start, viewer))

    def saved(self, scene: Scene) -> str:
        """The name of a scene file beside the test."""
        stem = self.out.name.removesuffix(SUFFIX) + f"-{len(self.parts) + 1}"
        for suffix in (".scene.json", ".glb"):
            try:
                save_scene(scene, self.out.with_name(stem + suffix))
                return stem + suffix
            except SceneFileError:
                if suffix == ".glb":
                    raise
        raise TypeError("a scene file has an ending")


def write_test(log_file: Path, out: Path) -> MadeTest:
    """Write the scene test of a log into the new file `out`."""
    if not out.name.endswith(SUFFIX):
        raise LogError(f"{str(out)!r} is no name for a scene test: expected one that ends in {SUFFIX}")
    if out.exists():
        raise LogError(f"{str(out)!r} is there already: expected the name of a new file")
    log = read_log(log_file)
    if not log.entries:
        raise LogError(f"{str(log_file)!r} holds nothing that a test could do: expected a turn or a click")
    draft = _Draft(out, notes=[log.note] if log.note else [])
    _fill(draft, log, state_of(log.header, log_file))
    try:
        played = _play(out, _text(draft, log, words=False))
        if played.failed and log.header.options.words:
            played = _play(out, _text(draft, log, words=True))
        out.write_text(played.text, encoding="utf-8")
    except OSError as error:
        raise LogError(f"{str(out)!r} cannot be written: {error.strerror}") from None
    return MadeTest(played.turns, played.held, ". ".join(draft.notes))


def _fill(draft: _Draft, log: Log, state: SessionState) -> None:
    draft.begin(state, _scene_name(draft, log, state), _first_viewer(log, state))
    if log.header.dialogue:
        draft.notes.append("the recording began in mid-conversation, and the test begins afresh")
    for done in replay(log, session_for(log.header.options), state):
        if done.difference is not None:
            draft.notes.append(f"the log does not replay: {done.difference.sentence}. The test ends before that")
            return
        if isinstance(done.entry, HandEntry) and done.entry.by == "drag":
            draft.notes.append(f"entry {done.entry.n} is a drag, which no test can do: a further test begins after it")
            draft.begin(done.after, draft.saved(done.after.scene), done.after.viewer)
            continue
        _add(draft.parts[-1], done)


def _first_viewer(log: Log, state: SessionState) -> Viewer:
    first = log.entries[0] if log.entries else None
    return first.viewer if isinstance(first, TurnEntry) else state.viewer


def _scene_name(draft: _Draft, log: Log, state: SessionState) -> str:
    """What the test calls its scene: as the log does, unless it had changed by then or has no file."""
    source = log.header.scene
    if log.header.digest == source.digest and source.demo:
        return source.demo
    if log.header.digest == source.digest and source.file:
        return Path(os.path.relpath(log.path.resolve().parent / source.file, draft.out.resolve().parent)).as_posix()
    return draft.saved(state.scene)


def _add(part: _Part, done: Replayed) -> None:
    entry = done.entry
    viewer = entry.viewer if isinstance(entry, TurnEntry) else part.at
    if isinstance(entry, HandEntry) and entry.ray is not None:
        viewer = Viewer(entry.ray.origin, entry.ray.direction)
    lines = _act(done, viewer)
    if not lines:
        return
    if not same_place(viewer, part.at):
        part.turns.append([f"viewer: {standing(viewer)}"])
    part.turns.append([*(f"{k}: {v}" for k, v in lines), *(f"{k}: {v}" for k, v in expectations(done))])
    part.at = done.after.viewer if isinstance(entry, TurnEntry) else viewer


def _act(done: Replayed, viewer: Viewer) -> list[tuple[str, str]]:
    entry = done.entry
    if isinstance(entry, HandEntry):
        return clicked(entry, done.before.scene, viewer)
    if entry.by == "key":
        return [("key", pressed(entry))]
    said, *aims = spoken(entry, done.before.scene)
    return [("say", scalar(said[1])), *aims]


# ---- the file --------------------------------------------------------------------------------------------------------


def _text(draft: _Draft, log: Log, *, words: bool) -> str:
    """The file; `words` says whether its tests need the model that matches words to labels."""
    lines = [
        f"# Made of {log.path.name} by `deixis record --as-test`: what happened, not what should have. Edit it.",
        *(f"# Note: {note}." for note in draft.notes), *_options(log.header, words), *_labels(log), "tests:",
    ]
    stem = draft.out.name.removesuffix(SUFFIX)
    parts = [p for p in draft.parts if p.turns]
    if not parts:
        raise LogError(f"{str(log.path)!r} holds nothing that a test can do: expected more than drags")
    for n, part in enumerate(parts, 1):
        name = scalar(stem if len(parts) == 1 else f"{stem} part {n}")
        lines += [f"  - name: {name}", f"    scene: {scalar(part.scene)}", f"    viewer: {standing(part.begins)}"]
        lines.append("    turns:")
        for turn in part.turns:
            lines += [f"      - {turn[0]}", *(f"        {line}" for line in turn[1:])]
    return "\n".join(lines) + "\n"


def _options(header: Header, words: bool) -> list[str]:
    options = header.options
    uses = [*(["words"] if words else []), *([options.translator] if options.translator != "none" else [])]
    return [
        *(["without_asking: true"] if options.yes else []), *([f"seed: {options.seed}"] if options.seed else []),
        *([f"uses: [{', '.join(uses)}]"] if uses else []),
    ]


def _labels(log: Log) -> list[str]:
    """What a scripted labeller is to say: what the labeller said first of each thing."""
    said: dict[str, Labelling] = {}
    for entry in log.entries:
        for seen in entry.seen if isinstance(entry, TurnEntry) else ():
            for labelling in seen.labellings:
                said.setdefault(labelling.object_id, labelling)
    return ["labels:", *(f"  {scalar(i)}: {_script(g)}" for i, g in said.items())] if said else []


def _script(labelling: Labelling) -> str:
    kinds = [f"{scalar(g.label)}: {round(g.score, 4):g}" for g in labelling.guesses]
    best = labelling.best
    why = next((e.text for e in labelling.evidence if best is not None and e.label == best.label), "")
    return "{" + ", ".join([*kinds, *([f"{BECAUSE}: {scalar(why)}"] if why else [])]) + "}" if kinds else UNKNOWN


def _play(out: Path, text: str) -> _Played:
    """Write the draft and play it; in the text that comes out, what does not hold is a comment."""
    from assistant.scenetest.reader import read_cases
    from assistant.scenetest.runner import run_test
    from assistant.scenetest.services import Services

    out.write_text(text, encoding="utf-8")
    lines, held, failed, turns = text.splitlines(), 0, 0, 0
    for case in read_cases(out):
        result = run_test(case, Services())
        if result.status == "error":
            raise DeixisError(f"{str(out)!r} was written, but cannot be played: {result.reason}")
        turns += len(result.turns)
        for check in (c for turn in result.turns for c in turn.checks):
            held += check.passed
            failed += not check.passed
            if not check.passed:
                line = lines[check.line - 1]
                lines[check.line - 1] = f"        # {line.strip()}  # did not hold: {' '.join(check.message.split())}"
    return _Played("\n".join(lines) + "\n", turns, held, failed)
