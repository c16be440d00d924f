"""The tool that turns furniture libraries into labelled meshes: names, sizes, what is up, whose they are."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from assistant.labelling.training.models import attribution_of, folder_models
from assistant.labelling.vocabulary import kinds
from scene.errors import DeixisError
from tools import furniture_meshes as tool

ABOUT = "id=X\nname=A catalog\nlicense=CC0 \\u00a9 nobody\n"
LYING = "v 0 0 0\nv 10 0 0\nv 0 40 0\nv 0 0 20\nf 1 2 3\nf 1 3 4\nf 1 4 2\nf 2 4 3\n"
"""A tetrahedron whose longest side lies along y in its file."""


def library(folder: Path, name: str = "Chair", more: str = "") -> Path:
    """An unpacked library of one model."""
    folder.mkdir()
    rows = {"id": "X#one", "name": name, "model": "/one/one.obj", "creator": "Ann", "width": "50", "depth": "40",
            "height": "90"}
    text = ABOUT + "".join(f"{k}#1={v}\n" for k, v in rows.items()) + more
    (folder / tool.CATALOGUE).write_text(text, "latin-1")
    (folder / "one").mkdir()
    (folder / "one" / "one.obj").write_text(LYING)
    return folder


def test_a_model_gets_its_true_size_upright_and_says_whose_it_is(tmp_path: Path) -> None:
    turned = "modelRotation#1=1 0 0 0 0 1 0 -1 0\n"
    [(row, kind)] = tool.converted(library(tmp_path / "lib", more=turned), tmp_path / "out", tool.Names.load())
    assert (row["id"], kind) == ("X#one", "chair")
    [model] = folder_models(tmp_path / "out" / "lib")
    assert (model.label, model.collection) == ("chair", "lib")
    lo, hi = (np.array(v) for v in model.load().bounds)
    assert hi - lo == pytest.approx([0.5, 0.9, 0.4], abs=1e-5)
    assert lo == pytest.approx([-0.25, 0, -0.2], abs=1e-5)
    points = np.concatenate([p.positions for p in model.load().primitives])
    assert points[points[:, 1] > 0.8] == pytest.approx(np.array([[-0.25, 0.9, 0.2]]), abs=1e-5)
    assert attribution_of([tmp_path / "out" / "lib"]) == ["A catalog: CC0 © nobody; models by Ann."]


def test_a_name_that_nobody_has_decided_about_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                                          capsys: pytest.CaptureFixture[str]) -> None:
    folder = library(tmp_path / "lib", name="Wobblegong")
    with pytest.raises(DeixisError, match="wobblegong"):
        list(tool.converted(folder, tmp_path / "out", tool.Names.load()))
    monkeypatch.setattr(sys, "argv", ["furniture_meshes.py", str(tmp_path), "-o", str(tmp_path / "out")])
    assert tool.main() == 1
    assert "expected an unpacked .sh3f" in capsys.readouterr().err


def test_what_is_left_out_is_not_written(tmp_path: Path) -> None:
    [(_, kind)] = tool.converted(library(tmp_path / "lib", name="Female"), tmp_path / "out", tool.Names.load())
    assert kind is None
    assert not list((tmp_path / "out").rglob("*.glb"))


def test_every_name_is_decided_once_and_every_kind_is_one_that_is_known() -> None:
    names = tool.Names.load()
    assert not names.kinds.keys() & names.skipped.keys()
    assert not names.models.keys() & names.skipped.keys()
    assert {*names.kinds.values(), *names.models.values()} <= {k.label for k in kinds()}
