"""The format: real logs fit the schema, and any log is read as far as it goes."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import jsonschema
import pytest

from assistant.recording import schema
from assistant.recording.beginning import Setting, state_of
from assistant.recording.log import LogError, TurnEntry, parse_log, read_log
from assistant.recording.recorder import Recorder, entry_row, free_path, header_row
from assistant.recording.replayer import replay, session_for
from assistant.runtime import make_session
from assistant.turn import Turn
from scene.errors import DeixisError
from scene.files import open_scene, save_scene
from tests.assistant.recording.sessions import SAYINGS, begin, take
from tests.assistant.rooms import kitchen


@pytest.fixture(scope="module")
def log_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A log that begins in the middle of a conversation."""
    path = tmp_path_factory.mktemp("logs") / "session.jsonl"
    scene = path.with_name("kitchen.scene.json")
    save_scene(kitchen(), scene)
    take(path, ["hide the mug", "the red one", "click sofa", "undo"], before=["hide the lamp", "hide the mug"],
         setting=Setting(scene), state=begin(open_scene(scene)))
    return path


def test_the_schema_is_up_to_date() -> None:
    assert schema.PATH.read_text(encoding="utf-8") == schema.text(), "run `python -m assistant.recording.schema`"


def test_real_logs_fit_the_schema(tmp_path: Path, log_file: Path) -> None:
    validator = jsonschema.Draft202012Validator(schema.schema())
    validator.check_schema(schema.schema())
    long = tmp_path / "long.jsonl"
    take(long, (*SAYINGS[:14], "click sofa"), before=("delete the sofa", "undo"))
    for path in (log_file, long):
        for line in path.read_text(encoding="utf-8").splitlines():
            validator.validate(json.loads(line))
    row = json.loads(long.read_text(encoding="utf-8").splitlines()[1])
    for spoilt in ({**row, "outcome": "fine"}, {**row, "mood": "good"}, {k: v for k, v in row.items() if k != "text"}):
        assert not validator.is_valid(spoilt)


def test_reading_gives_back_what_was_written(log_file: Path) -> None:
    log = read_log(log_file)
    lines = log_file.read_text(encoding="utf-8").splitlines()
    assert json.loads(lines[0]) == header_row(log.header)
    assert [json.loads(line) for line in lines[1:-1]] == [entry_row(e) for e in log.entries]
    assert log.note == ""
    assert [e.at_s for e in log.entries] == [0.25, 0.5, 0.75, 1.0]


def test_cut_off_at_any_byte_it_is_read_as_far_as_it_goes(log_file: Path) -> None:
    data = log_file.read_bytes()
    ends = [n for n, byte in enumerate(data) if byte == 10]
    whole = parse_log(log_file, data)
    for cut in range(len(data)):
        try:
            log = parse_log(log_file, data[:cut])
        except LogError:
            assert cut < ends[0]
            continue
        assert log.entries == whole.entries[: max(0, sum(end <= cut for end in ends) - 1)]
        assert bool(log.note) == (cut < ends[-1])


def test_what_was_read_of_a_cut_log_replays(log_file: Path) -> None:
    data = log_file.read_bytes()
    for cut in (len(data) - 3, len(data) * 9 // 10, len(data) * 7 // 10):
        log = parse_log(log_file, data[:cut])
        assert "session.jsonl" in log.note
        replayed = list(replay(log, session_for(log.header.options), state_of(log.header, log_file)))
        assert len(replayed) == len(log.entries)
        assert all(r.difference is None for r in replayed)


def test_any_byte_spoilt_is_no_crash(log_file: Path) -> None:
    data = log_file.read_bytes()
    for at in range(0, len(data), 13):
        for byte in (b"\x00", b"\xff", b"\n", b'"', b"9"):
            with suppress(DeixisError):
                parse_log(log_file, data[:at] + byte + data[at + 1 :])


FOREIGN = [
    (b"", "is empty"),
    (b"\n\n", "is no log of a session"),
    (b"\x89PNG\r\n\x1a\n", "is no log of a session"),
    (b"[1, 2]\n", "expected a JSON object"),
    (b"[" * 100_000, "is no log of a session"),
    (b'{"format":"deixis-journal","version":1}\n', "does not say"),
    (b'{"format":"deixis-session","version":2}\n', "version 2: this program reads version 1"),
    (b'{"format":"deixis-session","version":1}\n', "has no 'scene'"),
    (b'{"format":"deixis-scene","version":1,"objects":[]}\n', "does not say"),
]


@pytest.mark.parametrize(("data", "says"), FOREIGN, ids=[f[1] for f in FOREIGN])
def test_a_foreign_file_is_one_sentence(data: bytes, says: str) -> None:
    with pytest.raises(LogError) as caught:
        parse_log(Path("x.jsonl"), data)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


STRANGE = [
    (b'{"kind":"dance","n":2}', "is of the kind 'dance'"),
    (b'{"kind":"hand","n":2,"at_s":0,"by":"foot","said":"","ops":[],"digest":""}', "'foot'"),
    (b'{"kind":"end","n":9,"at_s":0}', "lines are missing"),
    (b'{"kind":"end","n":2,"at_s":NaN}', "a finite number"),
    (b'{"kind":["turn"],"n":2}', "is of the kind ['turn']"),
    (b'{"kind":"hand","n":2,"at_s":0,"by":"click","said":"","ops":[{"kind":[]}],"digest":""}', "ops[0].kind is []"),
    (b'{"kind":"hand","n":2,"at_s":0,"by":"click","said":"\\udcff","ops":[],"digest":""}', "is no JSON"),
    (b"null", "expected a JSON object"),
    (b"\xff\xfe", "breaks off or is no JSON"),
]


@pytest.mark.parametrize(("line", "says"), STRANGE, ids=[s[1] for s in STRANGE])
def test_a_strange_line_ends_the_reading(log_file: Path, line: bytes, says: str) -> None:
    lines = log_file.read_bytes().split(b"\n")
    log = parse_log(log_file, b"\n".join([*lines[:2], line, *lines[3:]]))
    assert len(log.entries) == 1
    assert "read up to entry 1: line 3" in log.note
    assert says in log.note


def test_what_comes_after_the_end_is_said(log_file: Path) -> None:
    log = parse_log(log_file, log_file.read_bytes() + b"more\n")
    assert len(log.entries) == 4
    assert "comes after its end" in log.note


def test_every_entry_is_on_the_disk_before_the_next(tmp_path: Path) -> None:
    path, session, state = tmp_path / "session.jsonl", make_session(), begin()
    recorder = Recorder.start(path, state, Setting())
    for n, text in enumerate(("hide the lamp", "undo"), 1):
        before = state
        state, _, reply = session.step(before, Turn(text))
        recorder.turn(before, Turn(text), state, reply)
        entries = read_log(path).entries
        assert len(entries) == n
        assert isinstance(entries[-1], TurnEntry)
    recorder.close()
    recorder.close()
    assert read_log(path).note == ""


def test_no_file_is_ever_written_over(tmp_path: Path) -> None:
    path = tmp_path / "session-1.jsonl"
    path.write_text("mine")
    with pytest.raises(LogError, match="there already"):
        take(path, [])
    assert path.read_text() == "mine"
    assert free_path(tmp_path).name == "session-2.jsonl"
    with pytest.raises(LogError, match="cannot be written"):
        take(tmp_path / "no" / "such" / "folder.jsonl", [])
