"""Writes a small ONNX model: the few messages of its protocol buffers that a convolutional network needs.

The numbers of the fields are those of the published `onnx.proto` (ONNX IR version 8, operator set 13). Nothing but
standard Python is needed, so the default install does not carry the `onnx` package for one file.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

IR_VERSION, OPSET = 8, 13
FLOAT, INT64 = 1, 7
Attribute = float | int | Sequence[int]


def _varint(value: int) -> bytes:
    value &= (1 << 64) - 1
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def _int(number: int, value: int) -> bytes:
    return _varint(number << 3) + _varint(value)


def _bytes(number: int, value: bytes | str) -> bytes:
    data = value.encode() if isinstance(value, str) else value
    return _varint(number << 3 | 2) + _varint(len(data)) + data


def _attribute(name: str, value: Attribute) -> bytes:
    if isinstance(value, float):
        return _bytes(1, name) + _varint(2 << 3 | 5) + struct.pack("<f", value) + _int(20, 1)
    if isinstance(value, int):
        return _bytes(1, name) + _int(3, value) + _int(20, 2)
    return _bytes(1, name) + b"".join(_int(8, v) for v in value) + _int(20, 7)


def _value_info(name: str, shape: Sequence[int | str]) -> bytes:
    dims = b"".join(_bytes(1, _int(1, d) if isinstance(d, int) else _bytes(2, d)) for d in shape)
    return _bytes(1, name) + _bytes(2, _bytes(1, _int(1, FLOAT) + _bytes(2, dims)))


@dataclass
class Graph:
    """A model under construction: nodes in order, each naming what it reads and the one thing that it makes."""

    name: str
    """Of the graph."""
    _nodes: list[bytes] = field(default_factory=list)
    _constants: list[bytes] = field(default_factory=list)

    def constant(self, name: str, value: npt.NDArray[np.generic]) -> str:
        """Put an array of floats or whole numbers into the model; its name."""
        whole = np.issubdtype(value.dtype, np.integer)
        data = value.astype("<i8" if whole else "<f4")
        dims = b"".join(_int(1, d) for d in data.shape)
        self._constants.append(dims + _int(2, INT64 if whole else FLOAT) + _bytes(8, name) + _bytes(9, data.tobytes()))
        return name

    def node(self, operator: str, inputs: Sequence[str], output: str, **attributes: Attribute) -> str:
        """Add an operator; the name of what it makes."""
        parts = [*(_bytes(1, i) for i in inputs), _bytes(2, output), _bytes(3, output), _bytes(4, operator)]
        parts += [_bytes(5, _attribute(k, v)) for k, v in sorted(attributes.items())]
        self._nodes.append(b"".join(parts))
        return output

    def to_bytes(self, inputs: dict[str, Sequence[int | str]], outputs: dict[str, Sequence[int | str]]) -> bytes:
        """The model's file; a dimension that is a text may have any length."""
        graph = b"".join(_bytes(1, n) for n in self._nodes) + _bytes(2, self.name)
        graph += b"".join(_bytes(5, c) for c in self._constants)
        graph += b"".join(_bytes(11, _value_info(n, s)) for n, s in inputs.items())
        graph += b"".join(_bytes(12, _value_info(n, s)) for n, s in outputs.items())
        return _int(1, IR_VERSION) + _bytes(2, "deixis") + _bytes(7, graph) + _bytes(8, _bytes(1, "") + _int(2, OPSET))
