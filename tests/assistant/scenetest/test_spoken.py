"""What is spoken is synthesized and really heard."""

from __future__ import annotations

import wave
from pathlib import Path

import pytest

from assistant.scenetest.results import CaseResult
from assistant.scenetest.services import Services
from tests.assistant.scenetest.helpers import played

pytestmark = pytest.mark.models


def _one(tmp_path: Path, tests: str) -> CaseResult:
    return played(tmp_path, tests)[0]


def test_a_spoken_sentence_is_heard_with_gestures_on_its_words(tmp_path: Path) -> None:
    result = _one(tmp_path, """
        viewer: {position: [0, 1.7, 2.8], look_at: desk}
        tests:
          - name: spoken
            turns:
              - {speak: hide the lamp, heard: /hide the lamp/, only_changed: lamp}
              - {speak: paint *this* green, point_at: [mug-red], only_changed: mug-red}
    """)
    assert result.status == "passed", result.reason
    assert result.turns[1].words
    assert result.turns[1].lasted_s > 0.5


def test_a_recording_is_heard_with_gestures_at_times(tmp_path: Path) -> None:
    clip = Services().voice().synthesize("Hide that.").at(16_000)
    with wave.open(str(tmp_path / "command.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes((clip.samples * 32767).astype("<i2").tobytes())
    result = _one(tmp_path, """
        viewer: {position: [0, 1.7, 2.8], look_at: desk}
        tests:
          - {name: heard, hear: command.wav, point_at: [{at: 0, to: lamp}], heard: /hide that/, only_changed: lamp}
    """)
    assert result.status == "passed", result.reason


def test_a_reply_by_its_meaning(tmp_path: Path) -> None:
    near, far = played(tmp_path, """
        tests:
          - {name: near, say: hide the lamp, reply: {means: the lamp is not visible any more}}
          - {name: far, say: hide the lamp, reply: {means: dinner is served in the garden}}
    """)
    assert near.status == "passed", near.reason
    assert far.status == "failed"


def test_noise_and_haste_are_played(tmp_path: Path) -> None:
    results = played(tmp_path, """
        tests:
          - speak: hide the lamp
            only_changed: lamp
            perturb:
              noise_snr_db: {levels: [30, -20], trials: 2}
              speaking_rate: {levels: [1.2], trials: 1, at_least: 1}
    """)
    quiet, loud, fast = (r.disturbance for r in results[1:])
    assert quiet is not None
    assert loud is not None
    assert fast is not None
    assert (quiet.accuracy, loud.accuracy, fast.accuracy) == (1.0, 0.0, 1.0)
