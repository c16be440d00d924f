"""`deixis label`: what it prints, what it writes, and that what it writes is one exact change."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.labelling.naming import relabelling, which
from assistant.labelling.protocol import Guess, Labelling
from scene.errors import UsageError
from scene.files import open_scene, save_scene
from scene.transaction import Committed, commit
from tests.assistant.labelling.rooms import unlabelled_room


@pytest.fixture(autouse=True)
def no_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which no model was fetched."""
    monkeypatch.setenv("DEIXIS_MODELS", str(tmp_path / "no-models"))
    monkeypatch.setenv("DEIXIS_CACHE", str(tmp_path / "cache"))


def test_a_row_for_each_that_has_no_label(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save_scene(unlabelled_room(), tmp_path / "room.glb")
    assert main(["label", str(tmp_path / "room.glb"), "--json", "--why"]) == 0
    printed = capsys.readouterr()
    rows = [json.loads(line) for line in printed.out.splitlines()]
    assert {r["id"] for r in rows} == {"desk", "mug_red", "chair", "floor_lamp"}
    assert all(len(r["guesses"]) == 5 and r["evidence"] for r in rows)


@pytest.mark.parametrize("words", ["chair,mug", "Chair; mug"])
def test_what_is_sure_is_written_with_its_source(
    words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save_scene(unlabelled_room(), tmp_path / "room.glb")
    out = tmp_path / "out.glb"
    assert main(["label", str(tmp_path / "room.glb"), "--among", words, "--save", str(out), "--doubtful"]) == 0
    kept = open_scene(out)
    assert kept["chair"].label == "chair"
    assert kept["chair"].label_source.kind == "model"
    assert kept["chair"].label_source.by.startswith("deixis labeller")
    assert 0 < kept["chair"].label_source.score <= 1
    assert kept["sofa"].label_source.kind == "person"


@pytest.mark.parametrize("arguments", [["--only", "giraffe"], ["--among", ","], ["--members", "oracle"]])
def test_bad_usage_is_one_sentence(tmp_path: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    save_scene(unlabelled_room(), tmp_path / "room.glb")
    assert main(["label", str(tmp_path / "room.glb"), *arguments, "--save", str(tmp_path / "out.glb")]) == 2
    assert "expected" in (said := capsys.readouterr().err) or "choose" in said
    assert not (tmp_path / "out.glb").exists()


def test_labels_are_one_change_with_an_exact_inverse() -> None:
    room = unlabelled_room()
    answers = [Labelling("chair", (Guess("stool", 0.9),), 0.0, "sure"),
               Labelling("desk", (Guess("table", 0.5),), 0.0, "doubtful"), Labelling("mug_red", (), 1.0, "unknown")]
    done = commit(room, relabelling(answers))
    assert isinstance(done, Committed)
    assert done.scene["chair"].label == "stool"
    assert done.scene["desk"].label is None
    back = commit(done.scene, done.inverse)
    assert isinstance(back, Committed)
    assert back.scene == room


def test_which_objects() -> None:
    room = unlabelled_room()
    assert which(room, ["unlabelled"]) == ("desk", "mug_red", "chair", "floor_lamp")
    assert "sofa" in which(room, ["all"])
    assert which(room, ["sofa", "sofa"]) == ("sofa",)
    with pytest.raises(UsageError, match="unlabelled"):
        which(room, ["giraffe"])
