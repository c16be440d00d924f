"""A PyTorch state dict is read without PyTorch, and nothing in it is run."""

from __future__ import annotations

import io
import os
import pickle
import struct
from pathlib import Path

import numpy as np
import pytest

from assistant.models.torch_file import MAGIC, PROTOCOL, TorchFileError, read_state_dict


class _Call:
    """Pickles as a call of something."""

    def __init__(self, what: object, *arguments: object) -> None:
        self._parts = (what, arguments)

    def __reduce__(self) -> tuple[object, object]:
        return self._parts


def _old_file(path: Path, content: object, *, keys: object = (), tail: bytes = b"") -> Path:
    out = io.BytesIO()
    for value in (MAGIC, PROTOCOL, {}, content, list(keys)):  # type: ignore[call-overload]
        pickle.dump(value, out, protocol=2)
    path.write_bytes(out.getvalue() + tail)
    return path


def test_what_pytorch_saves_is_read_back(tmp_path: Path) -> None:
    torch = pytest.importorskip("torch")
    made = {"a": torch.arange(12.0).reshape(3, 4), "b": torch.arange(12.0).reshape(3, 4).T, "n": torch.tensor(7)}
    torch.save(made, tmp_path / "m.pth", _use_new_zipfile_serialization=False)
    found = read_state_dict(tmp_path / "m.pth")
    assert found.keys() == made.keys()
    for name, tensor in made.items():
        assert found[name].shape == tuple(tensor.shape)
        assert np.array_equal(found[name], tensor.numpy())


@pytest.mark.parametrize("content", [_Call(os.system, "true"), _Call(eval, "1"), {"a": _Call(os.getcwd)}])
def test_whatever_a_state_dict_does_not_need_is_refused(tmp_path: Path, content: object) -> None:
    with pytest.raises(TorchFileError, match="no plain PyTorch state dict"):
        read_state_dict(_old_file(tmp_path / "bad.pth", content))


@pytest.mark.parametrize("data", [b"", b"no pickle", pickle.dumps(3), b"PK\x03\x04" + bytes(50)])
def test_other_files_are_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "bad.pth"
    path.write_bytes(data)
    with pytest.raises(TorchFileError):
        read_state_dict(path)


def test_a_file_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    torch = pytest.importorskip("torch")
    torch.save({"a": torch.zeros(1000)}, tmp_path / "m.pth", _use_new_zipfile_serialization=False)
    data = (tmp_path / "m.pth").read_bytes()
    for keep in (len(data) - 5, len(data) - 3990, 200, 30):
        (tmp_path / "cut.pth").write_bytes(data[:keep])
        with pytest.raises(TorchFileError):
            read_state_dict(tmp_path / "cut.pth")


def test_what_is_not_tensors_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TorchFileError):
        read_state_dict(_old_file(tmp_path / "bad.pth", {"a": 3}, tail=struct.pack("<q", 0)))
