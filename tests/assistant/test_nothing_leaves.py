"""After the models are fetched the program reaches out to nothing: whole turns in watched and sealed processes."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from assistant.models.hibari import Hibari
from assistant.models.store import ModelStore
from tests.assistant.hearing.sounds import write_wav
from tests.assistant.sealed import CAN_SEAL, run

CONNECT = "import socket\ntry:\n    socket.create_connection(('127.0.0.1', 9), 1)\nexcept OSError:\n    pass"
UNIX = "import socket\ntry:\n    socket.socket(socket.AF_UNIX).connect('/nowhere')\nexcept OSError:\n    pass"
NATIVE = "import ctypes\nctypes.CDLL(None).socket(2, 1, 0)"
SAY = "from assistant.cli import main\nassert main(['say', 'living_room', 'hide the sofa', 'undo', '--json']) == 0"

OPEN3D = "import open3d"
"""As it is imported, a library that it brings asks the machine whether it has IPv6 by a socket that is bound to ::1."""


def test_the_watch_sees_a_connection() -> None:
    assert [event for event, _ in run(CONNECT).tried] == ["socket.getaddrinfo", "socket.connect"]
    assert run(UNIX).tried == []


@pytest.mark.skipif(not CAN_SEAL, reason="the seal is a filter of Linux's")
def test_the_seal_stops_native_code_as_well() -> None:
    assert run(NATIVE).code == 0
    assert run(NATIVE, seal=True).code == run(CONNECT, seal=True).code == -signal.SIGSYS
    assert run(UNIX, seal=True).code == 0


def test_a_typed_turn_reaches_out_to_nothing() -> None:
    ran = run(SAY, seal=CAN_SEAL)
    assert ran.code == 0, ran.errors
    assert [row["outcome"] for row in ran.rows] == ["done", "done"]
    assert ran.tried == []


def test_what_is_taught_reaches_out_to_nothing(tmp_path: Path) -> None:
    """A correction is compared with other things, kept on the disk and written to a file: all on this machine."""
    ran = run(
        f"import os\nos.environ.update(XDG_DATA_HOME={str(tmp_path)!r}, XDG_CACHE_HOME={str(tmp_path)!r})\n"
        f"os.chdir({str(tmp_path)!r})\n"
        "from assistant.cli import main\n"
        "assert main(['say', 'living_room', 'label the globe as a ball', 'what is the globe',"
        " 'label the ball as a toy', 'export what I taught you', '--json']) in (0, 1)\n"
        "assert main(['profile', 'list', '--json']) == 0",
        seal=CAN_SEAL,
        before=OPEN3D,
    )
    assert ran.code == 0, ran.errors
    assert ran.rows[0]["outcome"] == "done"
    assert ran.tried == []
    assert [row.get("label") for row in ran.rows[-3:]] == ["ball", "toy", None]
    assert (tmp_path / "what-i-taught-1.json").exists()


@pytest.mark.models
def test_a_spoken_turn_reaches_out_to_nothing(tmp_path: Path) -> None:
    recording = write_wav(tmp_path / "command.wav", Hibari.load().synthesize("Paint the sofa blue."))
    ran = run(
        f"from assistant.cli import main\n"
        f"assert main(['hear', 'living_room', {str(recording)!r}, '--json']) == 0\n"
        f"assert main(['transcribe', {str(recording)!r}, '--json']) == 0\n"
        "from assistant.models.hibari import Hibari\n"
        "Hibari.load().synthesize('Done.')\n"
        "from assistant.models.minilm_onnx import MiniLM\n"
        "from assistant.models.store import ModelStore\n"
        "MiniLM.load(ModelStore().require('words')).embed(['a mug'])",
        seal=CAN_SEAL,
    )
    assert ran.code == 0, ran.errors
    assert ran.rows[0]["outcome"] == "done"
    assert ran.rows[0]["edits"]
    assert ran.tried == []


@pytest.mark.models
def test_the_translator_reaches_out_to_nothing() -> None:
    if not ModelStore().status("translator").ready:
        pytest.skip("the translator is not fetched: deixis models fetch translator")
    ran = run(
        "from assistant.models.llama_cpp import LlamaCpp\n"
        "from assistant.models.store import ModelStore\n"
        "model = LlamaCpp.load(ModelStore().require('translator'), context_tokens=256)\n"
        "print(json.dumps({'answer': model.complete('', 'red mug -> ', 'root ::= \"mug\" | \"lamp\"').text}))",
        seal=CAN_SEAL,
    )
    assert ran.code == 0, ran.errors
    assert ran.rows == [{"answer": "mug"}]
    assert ran.tried == []
