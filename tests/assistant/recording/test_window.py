"""Recording from the window: F9, clicks, drags, keys and speech, and the sound only where it was asked for."""

from __future__ import annotations

import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from assistant.app import App, Ports
from assistant.hearing.audio import AudioClip, load_audio
from assistant.hearing.microphone import FakeMicrophone
from assistant.recording.beginning import Setting
from assistant.recording.log import HandEntry, LogError, Options, TurnEntry, read_log
from assistant.recording.recorder import Recorder
from assistant.runtime import make_session
from assistant.session import SessionState
from scene.frames import Ray
from tests.assistant.recording.sessions import again, begin, ticking
from tests.assistant.test_app import ScriptedEar, heard, settle, toward

TONE = AudioClip(np.sin(np.arange(8_000, dtype=np.float32) / 20).astype(np.float32) * 0.5, 16_000)


def app(path: Path, *, audio: bool = False, says: str = "hide this") -> App:
    """An application whose recordings go to `path`."""
    def record(state: SessionState) -> Recorder:
        return Recorder.start(path, state, Setting(options=Options(audio=audio)), clock=ticking())

    ear = ScriptedEar(heard(says))
    ports = Ports(ear=lambda: ear, microphone=lambda: FakeMicrophone((TONE, TONE)), record=record)  # type: ignore[arg-type,return-value]
    return App(make_session(), begin(), ports)


def speak(a: App, *targets: str) -> None:
    """Hold the key to talk, point at things a fifth of a second apart, let go."""
    a.on_talk_start()
    for n, target in enumerate(targets):
        a.on_look(a.state.viewer, toward(a.state.scene, target), 0.2 * n)
    a.on_talk_stop()
    settle(a)


def test_all_that_hands_and_voice_do_replays(tmp_path: Path) -> None:
    path = tmp_path / "session.jsonl"
    a = app(path)
    a.on_text("paint the sofa blue")
    a.on_record()
    scene = a.state.scene
    a.on_click(toward(scene, "mug-red"), add=False)
    a.on_click(toward(scene, "mug-blue"), add=True)
    spot = Ray.through((0.0, 1.6, 2.8), (0.1, 0.75, 0.25))
    assert a.on_drag_start(toward(scene, "mug-red"))
    a.on_drag(spot)
    a.on_drag_turn(2.0)
    a.on_drag_end(spot)
    a.on_undo()
    a.on_redo()
    a.on_text("hide the mug")
    a.on_choose(2)
    a.on_text("hide the chair")
    a.on_escape()
    a.on_escape()
    speak(a, "lamp", "lamp")
    a.on_text("look at the sofa")
    a.on_text("undo")
    a.on_text("undo")
    a.on_record()
    log = read_log(path)
    assert log.note == ""
    how = [e.by for e in log.entries]
    assert how[:8] == ["click", "click", "drag", "key", "key", "typed", "key", "typed"]
    assert how[8:] == ["key", "escape", "spoken", "typed", "typed", "typed"]
    replayed = again(path)
    assert [r.difference for r in replayed] == [None] * len(log.entries)
    assert replayed[-1].after.history == a.state.history
    assert replayed[-1].after.viewer == a.state.viewer
    a.close()


def test_what_is_said_is_kept_with_its_pointing_and_not_its_sound(tmp_path: Path) -> None:
    path = tmp_path / "session.jsonl"
    a = app(path, says="paint this green and hide that")
    a.on_record()
    speak(a, "mug-blue", "mug-blue", "mug-blue", "sofa", "sofa")
    a.close()
    entry = read_log(path).entries[0]
    assert isinstance(entry, TurnEntry)
    assert [w.text for w in entry.words] == ["paint", "this", "green", "and", "hide", "that"]
    assert [s.time_s for s in entry.gaze] == pytest.approx([0.0, 0.2, 0.4, 0.6, 0.8])
    assert {c.id for c in entry.changed} == {"mug-blue", "sofa"}
    assert entry.audio == ""
    assert [p.name for p in tmp_path.iterdir()] == ["session.jsonl"]
    assert all(r.difference is None for r in again(path))


def test_the_sound_is_kept_where_it_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "session.jsonl"
    a = app(path, audio=True)
    a.on_record()
    assert "with what you say" in a.tick(1.0).answered
    speak(a, "lamp")
    a.close()
    entry = read_log(path).entries[0]
    assert isinstance(entry, TurnEntry)
    assert entry.audio == "session.audio/0001.wav"
    with wave.open(str(tmp_path / entry.audio)) as sound:
        assert (sound.getnchannels(), sound.getframerate(), sound.getnframes()) == (1, 16_000, 8_000)
    assert np.abs(load_audio(tmp_path / entry.audio).samples - TONE.samples).max() < 1e-4


def test_nothing_is_written_unless_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    a = app(tmp_path / "session.jsonl", audio=True)
    a.on_text("hide the lamp")
    speak(a, "sofa")
    a.on_click(toward(a.state.scene, "mug-red"), add=False)
    a.close()
    assert list(tmp_path.iterdir()) == []


def test_the_window_shows_that_it_records(tmp_path: Path) -> None:
    a = app(tmp_path / "session.jsonl")
    assert not a.tick(0.0).recording
    a.on_record()
    view = a.tick(1.0)
    assert view.recording
    assert "without sound" in view.answered
    a.on_record()
    view = a.tick(2.0)
    assert not view.recording
    assert "session.jsonl" in view.answered


def test_a_click_that_changes_nothing_is_no_entry(tmp_path: Path) -> None:
    path = tmp_path / "session.jsonl"
    a = app(path)
    a.on_record()
    a.on_click(toward(a.state.scene, "mug-red"), add=False)
    a.on_click(toward(a.state.scene, "mug-red"), add=False)
    a.close()
    entries = read_log(path).entries
    assert len(entries) == 1
    assert isinstance(entries[0], HandEntry)
    assert entries[0].ray is not None


def _taken(path: Path) -> None:
    path.write_text("mine")


def _nowhere(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize("spoil", [_taken, _nowhere])
def test_a_log_that_cannot_be_begun_is_said(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    path = tmp_path / "session.jsonl"
    spoil(path)
    a = app(path)
    a.on_record()
    view = a.tick(1.0)
    assert not view.recording
    assert "Not recording" in view.answered


def test_a_disk_that_is_full_ends_the_recording_and_not_the_window(tmp_path: Path) -> None:
    a = app(tmp_path / "session.jsonl")
    a.on_record()

    def full(*_: object) -> None:
        raise LogError("no space left")

    a._writing._recorder._write = full  # type: ignore[union-attr,method-assign]
    a.on_text("hide the lamp")
    view = a.tick(1.0)
    assert not view.recording
    assert "no space left" in view.answered
    assert not a.state.scene["lamp"].visible


def test_f9_without_a_place_to_record_is_said() -> None:
    a = App(make_session(), begin())
    a.on_record()
    assert "Nothing can be recorded" in a.tick(1.0).answered
