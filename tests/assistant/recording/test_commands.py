"""`deixis record`, `deixis replay` and `--record`: what they print and how they end."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.recording.log import read_log
from scene.files import save_scene
from tests.assistant.recording.sessions import tamper
from tests.assistant.rooms import kitchen


@pytest.fixture(autouse=True)
def no_display(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with no display and no models, in a folder of its own."""
    monkeypatch.setenv("DEIXIS_MODELS", str(tmp_path / "no-models"))
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def room(tmp_path: Path) -> str:
    """The kitchen as a file."""
    save_scene(kitchen(), tmp_path / "kitchen.scene.json")
    return "kitchen.scene.json"


def test_sentences_are_recorded_and_replayed(room: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["record", "out.jsonl", room, "hide the mug", "the red one", "undo", "--seed", "7", "--yes"]) == 0
    log = read_log(Path("out.jsonl"))
    assert log.note == ""
    assert (log.header.options.seed, log.header.options.yes, log.header.scene.file) == (7, True, room)
    capsys.readouterr()
    assert main(["replay", "out.jsonl", "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [r.get("outcome") for r in rows] == ["ambiguous", "done", "done", None]
    assert all(r["same"] for r in rows)
    assert rows[-1] == {"log": "out.jsonl", "entries": 3, "same": 3, "difference": None, "note": ""}


def test_lines_come_from_standard_input_where_there_is_no_display(room: str, monkeypatch: pytest.MonkeyPatch,
                                                                  capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("hide the lamp\n\nundo\n"))
    assert main(["record", "out.jsonl", room]) == 0
    captured = capsys.readouterr()
    assert "No display" in captured.err
    assert "recorded out.jsonl" in captured.err
    assert len(read_log(Path("out.jsonl")).entries) == 2


def test_say_records_with_its_pointing(room: str) -> None:
    assert main(["say", room, "hide this", "--point", "sofa", "--record", "out.jsonl", "--json"]) == 0
    assert main(["replay", "out.jsonl"]) == 0
    entry = read_log(Path("out.jsonl")).entries[0]
    assert getattr(entry, "targets", ()) == ("sofa",)


def test_the_first_difference_is_the_exit_code(room: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["record", "out.jsonl", room, "hide the lamp", "undo"])
    tamper(Path("out.jsonl"), 2, lambda r: r.update(reply="No."))
    capsys.readouterr()
    assert main(["replay", "out.jsonl", "--json"]) == 1
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [r["same"] for r in rows[:-1]] == [True, False]
    assert rows[-1]["difference"]["what"] == "reply"
    assert rows[-1]["difference"]["then"] == "No."
    assert main(["replay", "out.jsonl"]) == 1
    assert "The first difference is in turn 2 ('undo'): it answered 'No.' then" in capsys.readouterr().out


def test_a_difference_names_versions_that_differ(room: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["record", "out.jsonl", room, "hide the lamp"])
    tamper(Path("out.jsonl"), 1, lambda r: r.update(reply="No."))
    tamper(Path("out.jsonl"), 0, lambda r: r["made_by"].update(numpy="1.0"))
    capsys.readouterr()
    assert main(["replay", "out.jsonl"]) == 1
    assert "numpy 1.0 then" in capsys.readouterr().err


def test_a_cut_log_is_replayed_as_far_as_it_goes(room: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["record", "out.jsonl", room, "hide the lamp", "undo"])
    path = Path("out.jsonl")
    path.write_bytes(path.read_bytes()[:-90])
    capsys.readouterr()
    assert main(["replay", "out.jsonl"]) == 0
    captured = capsys.readouterr()
    assert "read up to entry 1: line 3 breaks off" in captured.err
    assert "1 entries" not in captured.out
    assert "1 entry, the same to the bit" in captured.out


BAD = [
    (["replay", "nowhere.jsonl"], 1, "No such file"),
    (["replay", "kitchen.scene.json"], 1, "is no log of a session"),
    (["record", "kitchen.scene.json", "kitchen.scene.json", "hide the lamp"], 1, "is there already"),
    (["record", "out.jsonl", "nowhere.glb", "hide the lamp"], 1, "nowhere.glb"),
    (["hear", "kitchen.scene.json", "a.wav", "--fresh", "--record", "out.jsonl"], 2, "--fresh"),
]


@pytest.mark.parametrize(("words", "code", "says"), BAD, ids=[b[2] for b in BAD])
def test_a_mistake_is_one_sentence(room: str, words: list[str], code: int, says: str,
                                   capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == code
    captured = capsys.readouterr()
    assert says in captured.err
    assert captured.err.count("\n") == 1
    assert not Path("out.jsonl").exists()


@pytest.mark.gl
def test_a_replay_is_filmed(room: str, capsys: pytest.CaptureFixture[str]) -> None:
    import av

    main(["record", "out.jsonl", room, "hide the lamp", "look at the sofa"])
    assert main(["replay", "out.jsonl", "--film", "out.mp4", "--size", "96x64"]) == 0
    with av.open("out.mp4") as film:
        pictures = [f.to_ndarray(format="rgb24").astype(int) for f in film.decode(video=0)]
    assert len(pictures) > 50
    assert abs(pictures[0] - pictures[-1]).mean() > 2


@pytest.mark.gl
def test_nothing_to_film_is_said(room: str, monkeypatch: pytest.MonkeyPatch,
                                 capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    main(["record", "out.jsonl", room])
    capsys.readouterr()
    assert main(["replay", "out.jsonl", "--film", "out.mp4"]) == 2
    assert "nothing to film" in capsys.readouterr().err


@pytest.mark.models
def test_what_is_heard_is_recorded_with_its_sound(room: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from assistant.recording.recorder import write_wav
    from assistant.runtime import voice

    monkeypatch.delenv("DEIXIS_MODELS")
    write_wav(Path("said.wav"), voice().synthesize("hide the lamp"))
    assert main(["hear", room, "said.wav", "--record", "out.jsonl", "--audio", "--json"]) == 0
    entry = read_log(Path("out.jsonl")).entries[0]
    assert getattr(entry, "by", "") == "spoken"
    assert len(getattr(entry, "words", ())) == 3
    assert Path(getattr(entry, "audio", "")).read_bytes()[:4] == b"RIFF"
    assert main(["replay", "out.jsonl"]) == 0
