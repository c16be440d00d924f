"""`.ply`: a mesh, or a cloud of points where it has no faces; text or binary, colours kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scene.errors import SceneFileError
from scene.files.limits import read_bytes
from scene.files.shapes import Shape, finite_points, scene_of
from scene.objects import Scene

NAME = "ply"
SUFFIXES = (".ply",)

TYPES = {
    "char": "i1",
    "int8": "i1",
    "uchar": "u1",
    "uint8": "u1",
    "short": "i2",
    "int16": "i2",
    "ushort": "u2",
    "uint16": "u2",
    "int": "i4",
    "int32": "i4",
    "uint": "u4",
    "uint32": "u4",
    "float": "f4",
    "float32": "f4",
    "double": "f8",
    "float64": "f8",
}
ORDERS = {"ascii": "", "binary_little_endian": "<", "binary_big_endian": ">"}
MAX_HEADER = 65536


@dataclass
class Element:
    """One kind of row that the header announces."""

    name: str
    """`vertex`, `face` or the maker's own."""
    count: int
    """How many rows."""
    columns: list[tuple[str, str]] = field(default_factory=list)
    """Name and numpy type of each plain property, in order."""
    lists: list[tuple[str, str, str]] = field(default_factory=list)
    """Name, type of the length and type of the items of each list property."""


def read(path: Path, *, up: str | None = None) -> Scene:
    """The file's one object."""
    data, what = read_bytes(path), repr(str(path))
    order, elements, start = _header(data, what)
    rows: dict[str, Any] = {}
    for element in elements:
        if len(element.lists) == (element.name == "face"):
            values, start = _rows(element, data, start, order, what)
            rows.setdefault(element.name, values)
        elif element.name in ("vertex", "face"):
            raise SceneFileError(f"{what} has other lists in its {element.name} rows than corners: export it plain")
        else:
            break
    return scene_of([[_shape(rows, path, what)]], path, up)


def _header(data: bytes, what: str) -> tuple[str, list[Element], int]:
    head, mark, _ = data[:MAX_HEADER].partition(b"end_header")
    lines = head.decode("ascii", errors="replace").split("\n")
    end = data.find(b"\n", len(head))
    if lines[0].strip() != "ply" or not mark or end < 0:
        raise SceneFileError(f"{what} is no PLY: expected 'ply' on its first line, and a line 'end_header'")
    order, elements = None, list[Element]()
    for line in lines[1:]:
        words = line.split()
        try:
            if words[:1] == ["format"]:
                order = ORDERS[words[1]]
            elif words[:1] == ["element"]:
                elements.append(Element(words[1], int(words[2])))
            elif words[:2] == ["property", "list"]:
                elements[-1].lists.append((words[4], TYPES[words[2]], TYPES[words[3]]))
            elif words[:1] == ["property"]:
                elements[-1].columns.append((words[2], TYPES[words[1]]))
        except (KeyError, IndexError, ValueError):
            raise SceneFileError(f"{what} has the header line {line.strip()[:80]!r}, which is not PLY") from None
    if order is None or any(e.count < 0 for e in elements):
        raise SceneFileError(f"{what} names no format, or fewer than no rows: expected ascii or binary")
    return order, elements, end + 1


def _rows(element: Element, data: bytes, start: int, order: str, what: str) -> tuple[Any, int]:
    """The rows of an element, and where the next one starts: an array of columns, or the corners of triangles."""
    least = (len(element.columns) + len(element.lists)) * 2 if not order else _row_bytes(element)
    if element.count * max(least, 1) > len(data) - start + 1:
        raise SceneFileError(
            f"{what} announces {element.count} rows of {element.name}, but only {len(data) - start} bytes "
            "follow: the file was cut off"
        )
    if not order:
        return _text_rows(element, data, start, what)
    if element.lists:
        return _faces(element, data, start, order, what)
    kind = np.dtype([(f"{n} {name}", order + t) for n, (name, t) in enumerate(element.columns)])
    table = np.frombuffer(data, kind, element.count, start) if element.columns else np.zeros(0, kind)
    columns = {
        name: table[f"{n} {name}"].astype(np.float64) / _top(t, name) for n, (name, t) in enumerate(element.columns)
    }
    return columns, start + element.count * kind.itemsize


def _row_bytes(element: Element) -> int:
    return sum(np.dtype(t).itemsize for _, t in element.columns) + sum(
        np.dtype(c).itemsize for _, c, _ in element.lists
    )


def _top(kind: str, name: str) -> float:
    """What a colour is divided by to be 0 to 1."""
    if name not in ("red", "green", "blue", "alpha", "r", "g", "b", "diffuse_red", "diffuse_green", "diffuse_blue"):
        return 1.0
    return {"u1": 255.0, "u2": 65535.0}.get(kind, 1.0)


def _faces(element: Element, data: bytes, start: int, order: str, what: str) -> tuple[NDArray[np.int64], int]:
    """The corners of the triangles of binary faces; those with more corners become fans."""
    _, count_type, item_type = element.lists[0]
    if element.columns:
        return _mixed_faces(element, data, start, order, what)
    if start + np.dtype(count_type).itemsize > len(data) or not element.count:
        return _mixed_faces(element, data, start, order, what)
    corners = int(np.frombuffer(data, order + count_type, 1, start)[0])
    if 3 <= corners <= 255:
        kind = np.dtype([("n", order + count_type), ("corners", order + item_type, (corners,))])
        if start + kind.itemsize * element.count <= len(data):
            table = np.frombuffer(data, kind, element.count, start)
            if (table["n"] == corners).all():
                return _fans(table["corners"].astype(np.int64)), start + element.count * kind.itemsize
    return _mixed_faces(element, data, start, order, what)


def _mixed_faces(element: Element, data: bytes, start: int, order: str, what: str) -> tuple[NDArray[np.int64], int]:
    _, count_type, item_type = element.lists[0]
    length, item = np.dtype(order + count_type), np.dtype(order + item_type)
    after = sum(np.dtype(t).itemsize for _, t in element.columns)
    triangles: list[NDArray[np.int64]] = []
    for _ in range(element.count):
        if start + length.itemsize > len(data):
            raise SceneFileError(f"{what} ends in the middle of its faces: the file was cut off")
        corners = int(np.frombuffer(data, length, 1, start)[0])
        start += length.itemsize
        if corners < 0 or start + corners * item.itemsize > len(data):
            raise SceneFileError(f"{what} has a face of {corners} corners, more than the file holds")
        triangles.append(_fans(np.frombuffer(data, item, corners, start).astype(np.int64)[None, :]))
        start += corners * item.itemsize + after
    return np.concatenate([np.zeros((0, 3), np.int64), *triangles]), start


def _fans(corners: NDArray[np.int64]) -> NDArray[np.int64]:
    """(m, k) polygons as ((k - 2) m, 3) triangles."""
    k = corners.shape[1]
    if k < 3:
        return np.zeros((0, 3), np.int64)
    return np.stack([corners[:, [0, n, n + 1]] for n in range(1, k - 1)], axis=1).reshape(-1, 3)


def _text_rows(element: Element, data: bytes, start: int, what: str) -> tuple[Any, int]:
    lines = []
    for _ in range(element.count):
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        lines.append(data[start:end])
        start = end + 1
    try:
        if element.lists:
            if element.columns:
                raise ValueError("it has plain properties beside its list")
            faces = [np.array(line.split(), np.float64).astype(np.int64) for line in lines]
            if any(len(f) < 1 or len(f) < f[0] + 1 for f in faces):
                raise ValueError("a face is cut off")
            return np.concatenate([np.zeros((0, 3), np.int64), *[_fans(f[None, 1 : f[0] + 1]) for f in faces]]), start
        table = np.array([line.split()[: len(element.columns)] for line in lines], np.float64).reshape(
            len(lines), len(element.columns)
        )
        return {name: table[:, n] / _top(t, name) for n, (name, t) in enumerate(element.columns)}, start
    except (ValueError, IndexError, OverflowError) as error:
        raise SceneFileError(
            f"{what} has a row of {element.name} that is no row of numbers: {str(error)[:80]}"
        ) from None


def _shape(rows: dict[str, Any], path: Path, what: str) -> Shape:
    vertex = rows.get("vertex", {})
    if not all(axis in vertex for axis in "xyz"):
        raise SceneFileError(f"{what} has no vertices with x, y and z")
    triangles = rows.get("face", np.zeros((0, 3), np.int64))
    points = _columns(vertex, ("x", "y", "z"))
    keep = slice(None) if len(triangles) else finite_points(points, path)
    colors = next(
        (
            c
            for names in (("red", "green", "blue"), ("r", "g", "b"), ("diffuse_red", "diffuse_green", "diffuse_blue"))
            if (c := _columns(vertex, names)) is not None
        ),
        None,
    )
    normals, uvs = _columns(vertex, ("nx", "ny", "nz")), _columns(vertex, ("s", "t"))
    if uvs is not None:
        uvs = np.stack([uvs[:, 0], 1 - uvs[:, 1]], axis=1)
    return Shape(points[keep], triangles, "", *(None if a is None else a[keep] for a in (normals, uvs, colors)))


def _columns(table: dict[str, Any], names: tuple[str, ...]) -> Any:
    return np.stack([table[n] for n in names], axis=1) if all(n in table for n in names) else None
