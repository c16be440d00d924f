"""The zero-shot backend with tiny CLIP and SigLIP models of random weights, against transformers' own forward."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.models.transformers_zero_shot import ZeroShotModel
from scene.errors import MissingError
from tests.assistant.models.zero_shot import KINDS, SENTENCES, make_folder

pytestmark = pytest.mark.models


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One folder a kind."""
    return {kind: make_folder(kind, tmp_path_factory.mktemp(kind)) for kind in KINDS}


def pictures(count: int = 5, seed: int = 0) -> list[NDArray[np.uint8]]:
    """Pictures of noise, of several shapes."""
    rng = np.random.default_rng(seed)
    return [rng.integers(0, 255, (40 + 8 * k, 48, 3), dtype=np.uint8) for k in range(count)]


def their_logits(folder: Path, images: list[NDArray[np.uint8]], sentences: list[str]) -> NDArray[np.float32]:
    """What transformers' own forward makes of them, as its documentation calls it."""
    import torch
    import transformers

    model = transformers.AutoModel.from_pretrained(folder).eval()
    clip = model.config.model_type == "clip"
    tokens = transformers.AutoTokenizer.from_pretrained(folder)(
        sentences, padding=True if clip else "max_length", max_length=64, truncation=True, return_tensors="pt"
    )
    pixels = transformers.AutoImageProcessor.from_pretrained(folder, backend="pil")(images, return_tensors="pt")
    words = tokens if clip else {"input_ids": tokens["input_ids"]}
    with torch.inference_mode():
        return np.asarray(model(**words, **pixels).logits_per_image.numpy())


@pytest.mark.parametrize("kind", KINDS)
def test_logits_are_those_of_transformers_own_forward(folders: dict[str, Path], kind: str) -> None:
    images = pictures()
    theirs = their_logits(folders[kind], images, SENTENCES)
    ours = ZeroShotModel.load(str(folders[kind])).logits(images, [[s] for s in SENTENCES])
    assert theirs.std() > 0.01
    np.testing.assert_allclose(ours, theirs, rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize("kind", KINDS)
def test_probabilities_are_a_softmax_for_clip_and_a_sigmoid_for_siglip(folders: dict[str, Path], kind: str) -> None:
    import torch

    images = pictures()
    theirs = torch.from_numpy(their_logits(folders[kind], images, SENTENCES))
    wanted = theirs.softmax(dim=1) if kind == "clip" else torch.sigmoid(theirs)
    model = ZeroShotModel.load(str(folders[kind]))
    np.testing.assert_allclose(model.probabilities(images, [[s] for s in SENTENCES]), wanted, rtol=1e-4, atol=1e-5)
    assert model.exclusive is (kind == "clip")


@pytest.mark.parametrize("kind", KINDS)
def test_the_sentences_of_a_label_are_averaged_as_directions(folders: dict[str, Path], kind: str) -> None:
    model = ZeroShotModel.load(str(folders[kind]))
    singly = model.text_features([[s] for s in SENTENCES])
    together = model.text_features([SENTENCES])[0]
    mean = singly.mean(axis=0)
    np.testing.assert_allclose(together, mean / np.linalg.norm(mean), atol=1e-5)


@pytest.mark.parametrize("kind", KINDS)
def test_batches_and_earlier_calls_change_nothing(folders: dict[str, Path], kind: str) -> None:
    model, images = ZeroShotModel.load(str(folders[kind])), pictures(20)
    prompts = [[f"a photo of thing {n}", f"thing {n}"] for n in range(90)]
    at_once = model.logits(images, prompts)
    singly = np.concatenate([ZeroShotModel.load(str(folders[kind])).logits([i], prompts[::-1]) for i in images[:3]])
    np.testing.assert_allclose(at_once[:3], singly[:, ::-1], rtol=1e-4, atol=1e-4)
    assert model.logits([], prompts).shape == (0, 90)
    assert model.logits(images, []).shape == (20, 0)


def test_it_is_made_ready_without_torchvision(folders: dict[str, Path]) -> None:
    import transformers

    assert not transformers.utils.is_torchvision_available()
    for kind in KINDS:
        processor: Any = ZeroShotModel.load(str(folders[kind]))._processor
        assert type(processor).__name__.endswith("ImageProcessorPil")


def test_nothing_is_fetched_in_silence() -> None:
    with pytest.raises(MissingError, match=r"'nobody/none' is neither a folder nor in .* run: hf download nobody/none"):
        ZeroShotModel.load("nobody/none")


def test_a_folder_that_is_no_such_model(tmp_path: Path) -> None:
    with pytest.raises(MissingError, match=r"holds no model that transformers can read"):
        ZeroShotModel.load(str(tmp_path))
    (tmp_path / "config.json").write_text('{"model_type": "cl')
    with pytest.raises(MissingError, match=r"holds no model that transformers can read"):
        ZeroShotModel.load(str(tmp_path))
    (tmp_path / "config.json").write_text('{"model_type": "gpt2"}')
    with pytest.raises(MissingError, match=r"is of the kind 'gpt2'.*expected one of clip, siglip, siglip2"):
        ZeroShotModel.load(str(tmp_path))


@pytest.mark.parametrize(("kind", "part"), [
    *((kind, "tokenizer") for kind in KINDS), ("siglip", "model.safetensors"), ("clip", "preprocessor_config.json"),
])
@pytest.mark.parametrize("harm", ["gone", "cut"])
def test_half_a_download(folders: dict[str, Path], tmp_path: Path, kind: str, part: str, harm: str) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(folders[kind], folder)
    names = ("tokenizer.json", "spiece.model", "vocab.json", "merges.txt") if part == "tokenizer" else (part,)
    files = [folder / name for name in names if (folder / name).exists()]
    assert files
    for file in files:
        if harm == "gone":
            file.unlink()
        else:
            file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    with pytest.raises(MissingError, match=r"is incomplete or damaged \(.+\)\. Copy or download the whole of it again"):
        ZeroShotModel.load(str(folder))


def test_weights_that_lack_a_part(folders: dict[str, Path], tmp_path: Path) -> None:
    from safetensors.numpy import load_file, save_file

    folder = tmp_path / "copy"
    shutil.copytree(folders["clip"], folder)
    weights = load_file(folder / "model.safetensors")
    save_file({k: v for k, v in weights.items() if "text_projection" not in k}, folder / "model.safetensors")
    with pytest.raises(MissingError, match=r"1 of its weights are missing, such as text_projection.weight"):
        ZeroShotModel.load(str(folder))


def test_weights_of_another_size(folders: dict[str, Path], tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(folders["siglip"], folder)
    config = json.loads((folder / "config.json").read_text())
    config["text_config"]["hidden_size"] *= 2
    (folder / "config.json").write_text(json.dumps(config))
    with pytest.raises(MissingError, match=r"is incomplete or damaged"):
        ZeroShotModel.load(str(folder))


def test_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    with pytest.raises(MissingError, match=r"torch is not installed. Run: pip install 'deixis\[torch\]'"):
        ZeroShotModel.load("some/model")
