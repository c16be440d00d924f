"""Labelling in the window: it goes on drawing, shows how far it is, can be stopped, and keeps what is taught."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.app import App, Ports
from assistant.dialogue import Dialogue
from assistant.keeping import Keeper
from assistant.labelling.asking import later
from assistant.labelling.lessons import of_rows
from assistant.labelling.profile import ProfileFile
from assistant.labelling.protocol import Example, Labelling, Progress
from assistant.runtime import make_session
from assistant.scenetest.labels import ScriptedLabeller
from assistant.session import SessionState
from scene.errors import SceneFileError
from scene.journal import Journal, recover
from scene.objects import Scene
from tests.assistant.labelling.talks import LABELLER, VIEWER, begin, den


class Slow(ScriptedLabeller):
    """Waits before each thing until it is let go on."""

    gate = threading.Event()

    def label(self, scene: Scene, ids: Sequence[str], *, among: Sequence[str] | None = None,
              examples: Sequence[Example] = (), progress: Progress | None = None) -> tuple[Labelling, ...]:
        """See `Labeller`."""
        if progress is not None:
            progress(1, len(ids))
        self.gate.wait(20)
        return super().label(scene, ids, among=among, examples=examples, progress=progress)


def app(labeller: ScriptedLabeller, tmp_path: Path) -> tuple[App, list[str]]:
    notes: list[str] = []
    keeper = Keeper(ProfileFile(tmp_path / "profile.json"), notes.append, tmp_path)
    return App(make_session(answering=later(labeller)), begin(), Ports(keeper=keeper)), notes


def settle(a: App, *, least: float = 0.0) -> None:
    """Tick until the background is done."""
    until = time.monotonic() + 20
    while (a.background.busy or a.tick(1.0).progress is not None) and time.monotonic() < until:
        time.sleep(0.005)
        a.tick(1.0)


def test_everything_is_labelled_while_the_window_goes_on(tmp_path: Path) -> None:
    slow = Slow(LABELLER.scripts)
    slow.gate.clear()
    a, _ = app(slow, tmp_path)
    a.on_text("label everything")
    shown = a.tick(0.0)
    assert shown.status == "thinking"
    assert shown.progress is not None
    assert shown.progress.total == 5
    assert not shown.moving
    until = time.monotonic() + 20
    while a.tick(0.1).progress.done == 0 and time.monotonic() < until:  # type: ignore[union-attr]
        time.sleep(0.005)
    a.on_text("hide the sofa")
    assert not a.state.scene["sofa"].visible
    slow.gate.set()
    settle(a)
    assert a.state.scene["red"].label == "vase"
    assert a.tick(9.0).progress is None
    assert "I labelled" in a.tick(9.0).answered
    a.close()


@pytest.mark.parametrize("how", ["stop", "cancel", "escape"])
def test_it_can_be_stopped(tmp_path: Path, how: str) -> None:
    slow = Slow(LABELLER.scripts)
    slow.gate.clear()
    a, _ = app(slow, tmp_path)
    before = a.state.scene
    a.on_text("label everything")
    if how == "escape":
        a.on_escape()
    else:
        a.on_text(how)
    slow.gate.set()
    settle(a)
    assert a.state.scene == before
    assert a.tick(9.0).answered == "Stopped."
    assert a.tick(9.0).progress is None
    a.close()


def test_a_labeller_that_fails_says_so_and_changes_nothing(tmp_path: Path) -> None:
    class Broken(ScriptedLabeller):
        def label(self, *_args: object, **_more: object) -> tuple[Labelling, ...]:
            raise ValueError("a wrong number")

    a, _ = app(Broken({}), tmp_path)
    before = a.state.scene
    a.on_text("label everything")
    settle(a)
    assert a.state.scene == before
    assert "a wrong number" in a.tick(9.0).answered
    a.close()


def test_what_is_taught_is_kept_and_undo_takes_it_from_the_disk(tmp_path: Path) -> None:
    a, notes = app(ScriptedLabeller(LABELLER.scripts), tmp_path)
    kept = ProfileFile(tmp_path / "profile.json")
    a.on_text("label the red thing as a vase")
    settle(a)
    assert [(e.label, e.origin) for e in kept.read()] == [("vase", "den/red")]
    assert kept.read()[0].features
    a.on_text("export what I taught you")
    assert "what-i-taught-1.json" in a.tick(9.0).answered
    assert (tmp_path / "what-i-taught-1.json").read_text() == kept.path.read_text()
    a.on_undo()
    assert kept.read() == ()
    assert notes == []
    a.close()


def test_what_was_taught_helps_in_the_next_session(tmp_path: Path) -> None:
    a, _ = app(ScriptedLabeller(LABELLER.scripts), tmp_path)
    a.on_text("label the leftmost unlabelled thing as a pouf")
    settle(a)
    a.close()
    keeper = Keeper(ProfileFile(tmp_path / "profile.json"), print)
    b = App(make_session(answering=later(LABELLER)), keeper.begin(begin()), Ports(keeper=keeper))
    b.on_text("label everything")
    settle(b)
    assert b.state.scene["brown-1"].label == "pouf"
    b.close()


def test_a_full_disk_is_said_once_and_the_talk_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import errno
    import os

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    a, notes = app(ScriptedLabeller(LABELLER.scripts), tmp_path)
    monkeypatch.setattr(os, "fsync", full)
    for said in ("label the red thing as a vase", "label the green thing as a plant"):
        a.on_text(said)
        settle(a)
    assert (a.state.scene["red"].label, a.state.scene["green"].label) == ("vase", "plant")
    assert len(notes) == 1
    assert "No space left" in notes[0]
    monkeypatch.undo()
    a.on_text("label the rightmost unlabelled thing as a fern")
    settle(a)
    assert notes[1:] == ["What you taught is kept on the disk again."]
    assert sorted(e.label for e in ProfileFile(tmp_path / "profile.json").read())[-2:] == ["plant", "vase"]
    a.close()


def test_what_was_taught_before_a_crash_is_still_bound_to_its_label(tmp_path: Path) -> None:
    path, file = tmp_path / "journal.jsonl", ProfileFile(tmp_path / "profile.json")
    ports = Ports(keeper=Keeper(file, print), journal=Journal.start(path, den(), "den"))
    killed = App(make_session(answering=later(LABELLER)), begin(), ports)
    for said in ("label the red thing as a vase", "label the green thing as a plant", "undo"):
        killed.on_text(said)
        settle(killed)
    found = recover(path, lambda _: den())
    keeper = Keeper(file, print)
    state = SessionState(found.history, VIEWER, Dialogue(lessons=of_rows(found.beside)))
    again = App(make_session(answering=later(LABELLER)), keeper.begin(state), Ports(keeper=keeper))
    again.on_text("redo")
    assert [e.label for e in file.read()] == ["vase", "plant"]
    for left in (["vase"], []):
        again.on_undo()
        assert [e.label for e in file.read()] == left
    for a in (killed, again):
        a.close()


def test_a_journal_that_cannot_be_written_is_said_and_the_talk_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal.start(tmp_path / "journal.jsonl", den(), "den")
    a = App(make_session(answering=later(LABELLER)), begin(), Ports(journal=journal))
    monkeypatch.setattr(journal, "_write", _full)
    a.on_text("hide the sofa")
    assert "crash" in a.tick(1.0).answered
    a.on_text("show the sofa")
    assert "crash" not in a.tick(9.0).answered
    a.close()


def _full(_entry: object) -> None:
    raise SceneFileError("the journal cannot be written: No space left on device")
