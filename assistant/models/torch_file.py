"""Reads a PyTorch state dict without PyTorch and without running anything that the file says.

The file is a run of pickles followed by the raw numbers (PyTorch's format before its version 1.6). Only the few names
that a state dict of tensors needs are known to this unpickler; any other is refused.
"""

from __future__ import annotations

import io
import pickle
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from scene.errors import DeixisError

MAGIC = 0x1950A86A20F9469CFC6C
PROTOCOL = 1001
TYPES = {"FloatStorage": np.dtype("<f4"), "LongStorage": np.dtype("<i8"), "HalfStorage": np.dtype("<f2")}
"""The storages that are understood."""
MOST_NUMBERS = 2**31
"""A storage larger than this is no model of ours."""


class TorchFileError(DeixisError):
    """Not a plain state dict."""


@dataclass(frozen=True, slots=True)
class _Storage:
    key: str
    kind: np.dtype[Any]
    count: int


@dataclass(frozen=True, slots=True)
class _Tensor:
    storage: _Storage
    offset: int
    shape: tuple[int, ...]
    steps: tuple[int, ...]


def read_state_dict(path: Path) -> dict[str, npt.NDArray[Any]]:
    """Its tensors by name. Raises `TorchFileError` for anything else."""
    with path.open("rb") as file:
        try:
            if _Plain(file).load() != MAGIC or _Plain(file).load() != PROTOCOL:
                raise TorchFileError(f"{str(path)!r} is no PyTorch file of the old format")
            _Plain(file).load()
            found = _Plain(file).load()
            keys = _Plain(file).load()
            widths = {t.storage.key: t.storage.kind.itemsize for t in found.values()}
            raw = {str(key): _numbers(file, widths[str(key)]) for key in keys}
        except (pickle.UnpicklingError, EOFError, ValueError, TypeError, LookupError, AttributeError) as error:
            raise TorchFileError(f"{str(path)!r} is no plain PyTorch state dict: {error}") from None
    if not isinstance(found, dict) or not all(isinstance(t, _Tensor) for t in found.values()):
        raise TorchFileError(f"{str(path)!r} holds something else than tensors by name")
    return {str(name): _array(t, raw, path) for name, t in found.items()}


def _numbers(file: io.BufferedReader, width: int) -> bytes:
    """The bytes of the next storage, which follow their count."""
    count = int.from_bytes(file.read(8), "little")
    if count > MOST_NUMBERS:
        raise ValueError(f"a storage of {count} numbers is too large")
    return file.read(count * width)


def _array(t: _Tensor, raw: dict[str, bytes], path: Path) -> npt.NDArray[Any]:
    kind = t.storage.kind
    found = raw.get(t.storage.key, b"")
    data = np.frombuffer(found[: len(found) // kind.itemsize * kind.itemsize], kind)
    last = t.offset + sum((n - 1) * step for n, step in zip(t.shape, t.steps, strict=True))
    if 0 not in t.shape and last >= len(data):
        raise TorchFileError(f"{str(path)!r} is cut off: a tensor of the shape {t.shape} is not all there")
    strides = [step * kind.itemsize for step in t.steps]
    return np.lib.stride_tricks.as_strided(data[t.offset :], t.shape, strides, writeable=False).copy()


class _Plain(pickle.Unpickler):
    """Knows tensors, storages and ordered dictionaries, and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        """The few names of a state dict."""
        if (module, name) == ("collections", "OrderedDict"):
            return OrderedDict
        if (module, name) == ("torch._utils", "_rebuild_tensor_v2"):
            return _rebuild
        if module == "torch" and name in TYPES:
            return TYPES[name]
        raise pickle.UnpicklingError(f"it asks for {module}.{name}, which no state dict needs")

    def persistent_load(self, pid: Any) -> _Storage:
        """A storage, by what is told of it: ("storage", type, key, device, count, ...)."""
        word, kind, key, _, count = pid[:5]
        if word != "storage" or not isinstance(kind, np.dtype) or not 0 <= int(count) < MOST_NUMBERS:
            raise pickle.UnpicklingError(f"{word!r} is no storage")
        return _Storage(str(key), kind, int(count))


def _rebuild(storage: _Storage, offset: int, size: tuple[int, ...], stride: tuple[int, ...], *_: Any) -> _Tensor:
    """What PyTorch would make a tensor of."""
    shape, steps = tuple(int(n) for n in size), tuple(int(n) for n in stride)
    if len(shape) != len(steps) or min((int(offset), *shape, *steps)) < 0:
        raise pickle.UnpicklingError(f"no tensor has the shape {shape} and the strides {steps}")
    return _Tensor(storage, int(offset), shape, steps)
