"""`.pcd`: a cloud of points as the Point Cloud Library writes it; text, binary or compressed, colours kept."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from scene.errors import SceneFileError
from scene.files.limits import read_bytes, start_of
from scene.files.shapes import Shape, finite_points, scene_of
from scene.files.thinned import binary_rows, text_rows
from scene.frames import FloatArray
from scene.objects import Scene

NAME = "pcd"
SUFFIXES = (".pcd",)
KINDS = {"F": "f", "I": "i", "U": "u"}
MAX_HEADER = 8192
GROWTH = 60
"""A compressed file takes up to so many times its size in memory: it is not thinned as it is read."""
MAX_GROWTH = 256
"""How many times its size LZF compression can grow to, at most."""


def read(path: Path, *, up: str | None = None) -> Scene:
    """The file's one object."""
    what = repr(str(path))
    head, start = _header(start_of(path, MAX_HEADER), what)
    kind, count = _row_type(head, what)
    encoding = head["DATA"][0]
    if encoding == "ascii":
        table = _text(path, start, kind, count)
    elif encoding == "binary":
        table = binary_rows(path, kind, start, count)
    elif encoding == "binary_compressed":
        table = _compressed(read_bytes(path, GROWTH)[start:], kind, count, what)
    else:
        raise SceneFileError(f"{what} is stored as {encoding!r}: expected ascii, binary or binary_compressed")
    points = np.stack([table[axis].astype(np.float64).reshape(len(table)) for axis in "xyz"], axis=1)
    keep = finite_points(points, path)
    colors = _colors(table)
    shape = Shape(points[keep], np.zeros((0, 3), np.int64), "", colors=None if colors is None else colors[keep])
    return scene_of([[shape]], path, up)


def _header(data: bytes, what: str) -> tuple[dict[str, list[str]], int]:
    head: dict[str, list[str]] = {}
    at = 0
    while at < min(len(data), MAX_HEADER):
        end = data.find(b"\n", at)
        end = len(data) if end < 0 else end
        words = data[at:end].decode("ascii", errors="replace").split()
        at = end + 1
        if words and not words[0].startswith("#"):
            head[words[0]] = words[1:]
        if words[:1] == ["DATA"]:
            break
    if not all(head.get(key) for key in ("FIELDS", "SIZE", "TYPE", "DATA")):
        raise SceneFileError(f"{what} is no PCD: its header needs FIELDS, SIZE, TYPE and DATA")
    return head, at


def _row_type(head: dict[str, list[str]], what: str) -> tuple[np.dtype[np.void], int]:
    try:
        counts = [int(n) for n in head.get("COUNT", ["1"] * len(head["FIELDS"]))]
        rows = list(zip(head["FIELDS"], head["TYPE"], head["SIZE"], counts, strict=True))
        kind = np.dtype(
            [
                (f if f != "_" else f"_{n}", f"<{KINDS[t]}{int(s)}", (c,) if c != 1 else ())
                for n, (f, t, s, c) in enumerate(rows)
            ]
        )
        points = int(head["POINTS"][0]) if "POINTS" in head else int(head["WIDTH"][0]) * int(head["HEIGHT"][0])
    except (KeyError, ValueError, TypeError, IndexError):
        raise SceneFileError(f"{what} has a header whose FIELDS, SIZE, TYPE and COUNT do not fit together") from None
    if points < 0 or not all(axis in (kind.names or ()) and kind[axis].shape == () for axis in "xyz"):
        raise SceneFileError(f"{what} has the fields {' '.join(head['FIELDS'])}: expected x, y and z among them")
    return kind, points


def _text(path: Path, start: int, kind: np.dtype[np.void], count: int) -> NDArray[np.void]:
    columns = sum(int(np.prod(kind[n].shape)) for n in kind.names or ())
    numbers = text_rows(path, start, count, columns)
    table, at = np.zeros(len(numbers), kind), 0
    for name in kind.names or ():
        width = int(np.prod(kind[name].shape))
        values = numbers[:, at : at + width]
        with np.errstate(invalid="ignore", over="ignore"):
            table[name] = values.reshape(table[name].shape).astype(kind[name].base)
        at += width
    return table


def _compressed(body: bytes, kind: np.dtype[np.void], count: int, what: str) -> NDArray[np.void]:
    packed, size = np.frombuffer(body[:8].ljust(8, b"\0"), "<u4")
    if (
        int(size) != count * kind.itemsize
        or int(packed) > len(body) - 8
        or int(size) > MAX_GROWTH * max(int(packed), 1)
    ):
        raise SceneFileError(f"{what} says that {packed} bytes hold {count} points, and has {len(body)} bytes: it is "
                             "damaged or was cut off; copy or export it again")
    plain = _lzf(body[8 : 8 + int(packed)], int(size), what)
    table, at = np.zeros(count, kind), 0
    for name in kind.names or ():
        width = kind[name].itemsize * count
        table[name] = np.frombuffer(plain, kind[name].base, width // kind[name].base.itemsize, at).reshape(
            table[name].shape
        )
        at += width
    return table


def _lzf(packed: bytes, size: int, what: str) -> bytes:
    """LZF: runs of literals, and copies of what was written before."""
    out, at = bytearray(), 0
    try:
        while at < len(packed):
            control = packed[at]
            at += 1
            if control < 32:
                out += packed[at : at + control + 1]
                at += control + 1
                continue
            length = control >> 5
            if length == 7:
                length += packed[at]
                at += 1
            back = len(out) - ((control & 31) << 8) - packed[at] - 1
            at += 1
            if back < 0 or len(out) + length + 2 > size:
                raise IndexError
            chunk = out[back : back + length + 2]
            out += (chunk * ((length + 2) // len(chunk) + 1))[: length + 2]
    except IndexError:
        raise SceneFileError(f"{what} cannot be decompressed: the file is damaged") from None
    if len(out) != size:
        raise SceneFileError(f"{what} decompresses to {len(out)} bytes of {size}: the file is damaged")
    return bytes(out)


def _colors(table: NDArray[np.void]) -> FloatArray | None:
    name = next((n for n in ("rgb", "rgba") if n in (table.dtype.names or ()) and table.dtype[n].itemsize == 4), None)
    if name is None:
        return None
    packed = np.ascontiguousarray(table[name].reshape(len(table))).view("<u4")
    return np.stack([(packed >> shift) & 255 for shift in (16, 8, 0)], axis=1) / 255.0
