"""The zero-shot member: logits as opinions, and tiny CLIP and SigLIP models of random weights through the command."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from assistant.cli import main
from assistant.labelling.members.zero_shot import SENTENCES, ZeroShot, shares
from assistant.labelling.subject import subjects_of
from assistant.labelling.vocabulary import Vocabulary
from assistant.models.transformers_zero_shot import ZeroShotModel
from scene.files import open_scene, save_scene
from tests.assistant.labelling.rooms import unlabelled_room
from tests.assistant.models.zero_shot import KINDS, make_folder


def test_siglip_may_say_that_it_is_none_of_the_words() -> None:
    lost, some = shares(np.array([-9.0, -9.0], np.float32), exclusive=False)
    assert lost.tolist() == [0.5, 0.5]
    assert some < 0.001
    sure, some = shares(np.array([6.0, -9.0], np.float32), exclusive=False)
    assert sure[0] > 0.999
    assert some > 0.99
    assert shares(np.array([-9.0, -9.0], np.float32), exclusive=True)[1] == 1.0


def test_one_word_or_none_has_the_odds_of_its_own() -> None:
    """With one word the chance of "some" is SigLIP's own sigmoid."""
    for logit in (-3.0, 0.0, 2.5):
        assert shares(np.array([logit], np.float32), exclusive=False)[1] == pytest.approx(1 / (1 + np.exp(-logit)))


@pytest.mark.models
@pytest.mark.parametrize("kind", KINDS)
def test_its_opinion_is_the_mean_of_the_views_under_the_model(kind: str, tmp_path: Path) -> None:
    from assistant.labelling.shape import surface_of
    from scene.geometry.views import views_of

    model = ZeroShotModel.load(str(make_folder(kind, tmp_path)))
    subject = next(subjects_of(unlabelled_room(), ["chair"]))
    words = ["chair", "mug", "apple"]
    opinion = ZeroShot(model).judge([subject], Vocabulary.of(words), {})[0]
    assert opinion is not None
    pictures = [v.rgb for v in views_of(surface_of(subject), subject.size)]
    said = [[s.format(f"{'an' if w == 'apple' else 'a'} {w}") for s in SENTENCES] for w in words]
    wanted, some = shares(model.logits(pictures, said).mean(axis=0), exclusive=kind == "clip")
    np.testing.assert_allclose(opinion.scores, wanted, atol=1e-3)
    assert opinion.weight == pytest.approx(some, abs=1e-4)


@pytest.mark.models
def test_the_command_asks_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "tiny-siglip").mkdir()
    folder = make_folder("siglip", tmp_path / "tiny-siglip")
    save_scene(unlabelled_room(), tmp_path / "room.glb")
    out = tmp_path / "out.glb"
    asked = ["label", str(tmp_path / "room.glb"), "--members", "size", "--zero-shot", f"transformers:{folder}",
             "--json", "--among", "chair,mug", "--save", str(out), "--doubtful"]
    assert main(asked) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert "with tiny-siglip" in rows[0]["by"]
    assert {g["label"] for g in rows[0]["guesses"]} <= {"chair", "mug"}
    assert "tiny-siglip" in open_scene(out)["chair"].label_source.by


@pytest.mark.parametrize("name", ["siglip", "transformers:"])
def test_a_name_that_is_none(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save_scene(unlabelled_room(), tmp_path / "room.glb")
    assert main(["label", str(tmp_path / "room.glb"), "--zero-shot", name]) == 2
    assert "expected transformers:NAME_OR_FOLDER" in capsys.readouterr().err


@pytest.mark.models
def test_a_folder_that_is_no_model(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("torch", reason="the extra [torch] is not installed")
    save_scene(unlabelled_room(), tmp_path / "room.glb")
    assert main(["label", str(tmp_path / "room.glb"), "--zero-shot", f"transformers:{tmp_path}"]) == 1
    said = capsys.readouterr().err
    assert "holds no model that transformers can read" in said
    assert "Traceback" not in said
