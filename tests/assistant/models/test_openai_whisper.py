"""OpenAI's Whisper through a checkpoint with random weights: the whole path is real, only the words are nonsense."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.hearing.transcript import Transcript
from assistant.models.openai_whisper import OpenAIWhisper
from scene.errors import UsageError
from tests.assistant.hearing.sounds import noise

pytestmark = pytest.mark.models


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    torch = pytest.importorskip("torch", reason="the extra [torch] is not installed")
    whisper = pytest.importorskip("whisper", reason="the extra [torch] is not installed")
    torch.manual_seed(0)
    sizes = whisper.model.ModelDimensions(80, 1500, 32, 2, 2, 51864, 448, 32, 2, 2)
    path = tmp_path_factory.mktemp("whisper") / "tiny-random.pt"
    model = whisper.model.Whisper(sizes)
    torch.save({"dims": vars(sizes), "model_state_dict": model.state_dict()}, path)
    return path


def test_a_checkpoint_transcribes_the_same_every_time(checkpoint: Path) -> None:
    ear = OpenAIWhisper.load(checkpoint)
    assert ear.count_tokens("Put the mug on the desk.") == 7
    clip = noise(1.0)
    first = ear.transcribe(clip, "mug, desk")
    assert isinstance(first, Transcript)
    assert first.duration_s == pytest.approx(1.0)
    assert first == ear.transcribe(clip, "mug, desk")


def test_no_such_checkpoint(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"There is no Whisper checkpoint .*none.pt'. Give the path of a .pt file"):
        OpenAIWhisper.load(tmp_path / "none.pt")
