"""The command line: every command teaches, errors are one sentence, exit codes mean what they say."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.cli import command_modules, main
from scene.files import save_scene
from tests.assistant.rooms import kitchen


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The kitchen as a file."""
    path = tmp_path_factory.mktemp("rooms") / "kitchen.scene.json"
    save_scene(kitchen(), path)
    return path


@pytest.fixture(autouse=True)
def no_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which no model was fetched."""
    monkeypatch.setenv("DEIXIS_MODELS", str(tmp_path / "no-models"))


def rows(text: str) -> list[dict[str, object]]:
    """JSON lines; nothing else may be there."""
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize("name", command_modules())
def test_every_command_teaches(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main([name, "--help"])
    assert stop.value.code == 0
    text = capsys.readouterr().out
    assert "examples:" in text
    assert "--json" in text


def test_say_prints_a_turn_a_line(room: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["say", str(room), "hide the lamp", "how many mugs are there?", "--json"])
    turns = rows(capsys.readouterr().out)
    assert code == 0
    assert [t["outcome"] for t in turns] == ["done", "answered"]
    assert turns[0]["targets"] == ["lamp"]
    assert turns[0]["edits"] == [{"kind": "SetVisible", "object_id": "lamp", "visible": False}]


@pytest.mark.parametrize(("sentence", "code"), [("hide the lamp", 0), ("hide the giraffe", 1), ("hide the mug", 1),
                                                ("delete the lamp", 1), ("blorf", 1)])
def test_the_exit_code_says_whether_it_went_well(room: Path, sentence: str, code: int) -> None:
    assert main(["say", str(room), sentence, "--json"]) == code


def test_yes_goes_ahead(room: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "after.scene.json"
    assert main(["say", str(room), "delete the lamp", "--yes", "--save", str(out)]) == 0
    assert '"lamp"' not in out.read_text()


def test_pointing_resolves_this(room: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["say", str(room), "paint this green", "--point", "mug-blue", "--json"]) == 0
    assert rows(capsys.readouterr().out)[0]["targets"] == ["mug-blue"]


def test_lines_come_from_standard_input(room: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "assistant", "say", str(room), "-", "--json"], input="hide the lamp\n\nundo\n",
        capture_output=True, text=True, check=False,
    )
    assert done.returncode == 0, done.stderr
    assert [r["text"] for r in rows(done.stdout)] == ["hide the lamp", "undo"]


def test_info_lists_everything(room: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["info", str(room), "--json"]) == 0
    listed = rows(capsys.readouterr().out)
    assert {"desk", "mug-red"} <= {str(r.get("id")) for r in listed}
    assert listed[-1]["objects"] == len(kitchen())


BAD = [
    (["say", "nowhere.scene.json", "hello"], 1, "nowhere.scene.json"),
    (["say", "{room}", "hello", "--viewer", "here"], 2, "three numbers"),
    (["say", "{room}", "hello", "--viewer", "1,2,nan"], 2, "three numbers"),
    (["say", "{room}", "hello", "--point", "ghost"], 2, "ghost"),
    (["say", "{room}", "hello", "--translator", "oracle"], 2, "oracle"),
    (["say", "{room}", "hide the lamp", "--save", "/nowhere/at/all.scene.json"], 1, "cannot be written"),
    (["say", "{room}", "hide the lamp", "--save", "{room}.docx"], 1, "ending"),
    (["render", "{room}", "-o", "x.png", "--size", "big"], 2, "WIDTHxHEIGHT"),
    (["render", "{room}", "-o", "x.png", "--viewpoint", "moon"], 2, "door"),
    (["info", "picture.jpg"], 1, "picture.jpg"),
    (["bench", "nonsense"], 2, "nonsense"),
]


@pytest.mark.parametrize(("words", "code", "says"), BAD, ids=[" ".join(b[0][:1] + b[0][2:]) for b in BAD])
def test_a_mistake_is_one_sentence(words: list[str], code: int, says: str, room: Path, tmp_path: Path,
                                   monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([w.replace("{room}", str(room)) for w in words]) == code
    captured = capsys.readouterr()
    assert says in captured.err
    assert "Traceback" not in captured.err
    assert captured.err.count("\n") == 1


def test_an_unknown_command_names_a_near_one(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["rendr", "x"])
    assert stop.value.code == 2
    assert "'render'" in capsys.readouterr().err


def test_help_imports_nothing_heavy() -> None:
    heavy = ("numpy", "open3d", "trimesh", "mujoco", "pyglet", "moderngl", "faster_whisper", "onnxruntime", "xllamacpp",
             "PIL", "av", "rich")
    code = (
        "import sys, contextlib, io\nfrom assistant.cli import main\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n    main(['--help'])\n"
        f"print([m for m in {heavy!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_fault_of_the_program_is_no_traceback(monkeypatch: pytest.MonkeyPatch,
                                                capsys: pytest.CaptureFixture[str]) -> None:
    def broken(*_: object) -> int:
        raise ValueError("boom")

    monkeypatch.setattr("assistant.commands.info.run", broken)
    monkeypatch.delenv("DEIXIS_DEBUG", raising=False)
    assert main(["info", "x.scene.json"]) == 1
    assert "boom" in capsys.readouterr().err


def test_a_point_that_begins_with_a_minus_is_no_option(room: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["say", str(room), "--viewer", "-1,1.6,0", "--look-at", "-1,1,-3", "how many lamps", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["outcome"] == "answered"
