"""`.ply`: a mesh, or a cloud of points where it has no faces; text or binary, colours kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scene.errors import SceneFileError
from scene.files.limits import read_bytes, start_of
from scene.files.shapes import Shape, finite_points, scene_of, unit_colors
from scene.files.thinned import binary_rows, numbers, text_rows
from scene.frames import FloatArray
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
MOST_CORNERS = 255
"""Rows whose lists are longer are read one by one."""
COLORS = (("red", "green", "blue"), ("r", "g", "b"), ("diffuse_red", "diffuse_green", "diffuse_blue"))
WANTED = {"x", "y", "z", "nx", "ny", "nz", "s", "t", *(name for names in COLORS for name in names)}
"""Columns of a vertex that are kept: others may be many."""
GROWTH, TEXT_GROWTH = 10, 25
"""A mesh takes so many times the memory of its file."""


@dataclass
class Element:
    """One kind of row that the header announces."""

    name: str
    """`vertex`, `face` or the maker's own."""
    count: int
    """How many rows."""
    properties: list[tuple[str, str, str]] = field(default_factory=list)
    """Name, numpy type, and for a list the type of its length (else nothing), in order."""

    @property
    def has_lists(self) -> bool:
        """Whether its rows may differ in length."""
        return any(length for _, _, length in self.properties)


def read(path: Path, *, up: str | None = None) -> Scene:
    """The file's one object."""
    what = repr(str(path))
    order, elements, start = _header(start_of(path, 2 * MAX_HEADER), what)
    if _is_cloud(elements):
        rows = {"vertex": _thinned(path, elements[0], start, order, what)}
        return scene_of([[_shape(rows, path, what)]], path, up)
    data = read_bytes(path, GROWTH if order else TEXT_GROWTH)
    rows = {}
    for element in elements:
        values, start = _rows(element, data, start, order, what)
        rows.setdefault(element.name, values)
    return scene_of([[_shape(rows, path, what)]], path, up)


def _is_cloud(elements: list[Element]) -> bool:
    """Whether the file begins with plain rows of vertices and has no faces."""
    faces = any(e.name == "face" and e.count for e in elements)
    return bool(elements) and elements[0].name == "vertex" and not elements[0].has_lists and not faces


def _thinned(path: Path, element: Element, start: int, order: str, what: str) -> dict[str, FloatArray]:
    """The columns of a cloud, however large the file is: rows are taken evenly from those that are too many."""
    size = path.stat().st_size
    if order:
        kind = _kind(element, order, {})
        _check_length(element, kind.itemsize, size - start, what)
        return _columns_of(element, binary_rows(path, kind, start, element.count))
    _check_length(element, len(element.properties) * 2, size - start + 1, what)
    table = text_rows(path, start, element.count, len(element.properties))
    return {name: table[:, n] / _top(kind, name) for n, (name, kind, _) in enumerate(element.properties)}


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
                elements[-1].properties.append((words[4].lower(), TYPES[words[3]], TYPES[words[2]]))
            elif words[:1] == ["property"]:
                elements[-1].properties.append((words[2].lower(), TYPES[words[1]], ""))
        except (KeyError, IndexError, ValueError):
            raise SceneFileError(f"{what} has the header line {line.strip()[:80]!r}, which is not PLY") from None
    if order is None or any(e.count < 0 for e in elements):
        raise SceneFileError(f"{what} names no format, or fewer than no rows: expected ascii or binary")
    return order, elements, end + 1


def _rows(element: Element, data: bytes, start: int, order: str, what: str) -> tuple[Any, int]:
    """The rows of an element, and where the next one starts: an array of columns, or the corners of triangles."""
    least = len(element.properties) * 2 if not order else _kind(element, order, {}).itemsize
    _check_length(element, least, len(data) - start + 1, what)
    if not order:
        return _text_rows(element, data, start, what)
    if not element.has_lists:
        kind = _kind(element, order, {})
        table = np.frombuffer(data, kind, element.count, start) if kind.itemsize else np.zeros(element.count, kind)
        return _columns_of(element, table), start + element.count * kind.itemsize
    lengths = _first_lengths(element, data, start, order)
    if lengths is not None:
        kind = _kind(element, order, lengths)
        if start + kind.itemsize * element.count <= len(data):
            table = np.frombuffer(data, kind, element.count, start)
            if all((table[f"{n} length"] == length).all() for n, length in lengths.items()):
                return _of_table(element, table), start + element.count * kind.itemsize
    return _mixed_rows(element, data, start, order, what)


def _check_length(element: Element, row_bytes: int, left: int, what: str) -> None:
    if element.count * max(row_bytes, 1) > left:
        raise SceneFileError(
            f"{what} announces {element.count} rows of {element.name}, but only {left} bytes "
            "follow: the file was cut off"
        )


def _kind(element: Element, order: str, lengths: dict[int, int]) -> np.dtype[np.void]:
    """The type of a row whose lists are of these lengths, by their place; of none where that is not known."""
    fields: list[tuple[Any, ...]] = []
    for n, (name, kind, length) in enumerate(element.properties):
        if length:
            fields.append((f"{n} length", order + length))
        if not length:
            fields.append((f"{n} {name}", order + kind))
        elif n in lengths:
            fields.append((f"{n} {name}", order + kind, (lengths[n],)))
    return np.dtype(fields)


def _columns_of(element: Element, table: Any) -> dict[str, FloatArray]:
    """The plain columns, colours from 0 to 1."""
    with np.errstate(invalid="ignore"):  # what is no number is refused later, by a sentence
        return {
            name: table[f"{n} {name}"].astype(np.float64) / _top(kind, name)
            for n, (name, kind, length) in enumerate(element.properties) if not length and name in WANTED
        }


def _of_table(element: Element, table: Any) -> Any:
    """Corners of triangles for faces, else the plain columns."""
    if element.name != "face":
        return _columns_of(element, table)
    at = next(n for n, (_, _, length) in enumerate(element.properties) if length)
    return _fans(table[f"{at} {element.properties[at][0]}"].astype(np.int64))


def _top(kind: str, name: str) -> float:
    """What a colour is divided by to be 0 to 1."""
    if not any(name in names for names in COLORS):
        return 1.0
    return {"u1": 255.0, "u2": 65535.0}.get(kind, 1.0)


def _first_lengths(element: Element, data: bytes, start: int, order: str) -> dict[int, int] | None:
    """How long each list of the first row is, by its place; None where the row is cut off."""
    lengths: dict[int, int] = {}
    for n, (_, kind, length) in enumerate(element.properties if element.count else []):
        if length:
            end = start + np.dtype(length).itemsize
            if end > len(data):
                return None
            lengths[n] = int(np.frombuffer(data, order + length, 1, start)[0])
            if not 0 <= lengths[n] <= MOST_CORNERS:
                return None
            start = end + lengths[n] * np.dtype(kind).itemsize
        else:
            start += np.dtype(kind).itemsize
    return lengths if element.count else None


def _mixed_rows(element: Element, data: bytes, start: int, order: str, what: str) -> tuple[Any, int]:
    """Rows whose lists differ in length, one by one: triangles for faces; nothing of other elements is kept."""
    triangles: list[NDArray[np.int64]] = []
    columns: dict[str, list[float]] = {name: [] for name, _, length in element.properties if not length}
    for _ in range(element.count):
        corners: NDArray[np.int64] | None = None
        for name, kind, length in element.properties:
            count = 1
            if length:
                if start + np.dtype(length).itemsize > len(data):
                    raise SceneFileError(f"{what} ends in the middle of a row of {element.name}: the file was cut off")
                count = int(np.frombuffer(data, order + length, 1, start)[0])
                start += np.dtype(length).itemsize
            end = start + count * np.dtype(kind).itemsize
            if count < 0 or end > len(data):
                raise SceneFileError(f"{what} has a {element.name} of {count} corners, more than the file holds: "
                                     "it was cut off; copy or export it again")
            values = np.frombuffer(data, order + kind, count, start)
            start = end
            if length and corners is None:
                corners = values.astype(np.int64)
            elif not length:
                columns[name].append(float(values[0]) / _top(kind, name))
        if corners is not None and element.name == "face":
            triangles.append(_fans(corners[None, :]))
    if element.name == "face":
        return np.concatenate([np.zeros((0, 3), np.int64), *triangles]), start
    return {name: np.array(values) for name, values in columns.items()}, start


def _fans(corners: NDArray[np.int64]) -> NDArray[np.int64]:
    """(m, k) polygons as ((k - 2) m, 3) triangles."""
    k = corners.shape[1]
    if k < 3:
        return np.zeros((0, 3), np.int64)
    return np.stack([corners[:, [0, n, n + 1]] for n in range(1, k - 1)], axis=1).reshape(-1, 3)


def _text_rows(element: Element, data: bytes, start: int, what: str) -> tuple[Any, int]:
    lines = []
    for n in range(element.count):
        if start >= len(data):
            raise SceneFileError(f"{what} announces {element.count} rows of {element.name}, but only {n} are there: "
                                 "the file was cut off; copy or export it again")
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        lines.append(data[start:end])
        start = end + 1
    try:
        if not element.has_lists:
            table = numbers(lines, len(element.properties)) if lines else np.zeros((0, len(element.properties)))
            named = {name: table[:, n] / _top(t, name) for n, (name, t, _) in enumerate(element.properties)}
            return named, start
        rows = [_text_row(element, line.split()) for line in lines]
    except (ValueError, IndexError, OverflowError) as error:
        said = "was cut off" if start > len(data) else f"has a row of {element.name} that is no row of numbers"
        raise SceneFileError(f"{what} {said}: {str(error)[:80]}; copy or export it again") from None
    if element.name == "face":
        fans = [_fans(corners.astype(np.int64)[None, :]) for _, corners in rows]
        return np.concatenate([np.zeros((0, 3), np.int64), *fans]), start
    names = [(name, kind) for name, kind, length in element.properties if not length]
    return {name: np.array([row[k] for row, _ in rows]) / _top(t, name) for k, (name, t) in enumerate(names)}, start


def _text_row(element: Element, words: list[bytes]) -> tuple[list[float], FloatArray]:
    """The plain values of a row, and its first list."""
    plain: list[float] = []
    lists: list[FloatArray] = []
    at = 0
    for _, _, length in element.properties:
        count = 1
        if length:
            count = int(words[at])
            at += 1
        if count < 0 or at + count > len(words):
            raise ValueError("it is cut off")
        values = np.array(words[at : at + count], np.float64)
        at += count
        if length:
            lists.append(values)
        else:
            plain.append(float(values[0]))
    return plain, lists[0]


def _shape(rows: dict[str, Any], path: Path, what: str) -> Shape:
    vertex = rows.get("vertex", {})
    if not all(axis in vertex for axis in "xyz"):
        raise SceneFileError(f"{what} has no vertices with x, y and z")
    triangles = rows.get("face", np.zeros((0, 3), np.int64))
    points = _columns(vertex, ("x", "y", "z"))
    keep = slice(None) if len(triangles) else finite_points(points, path)
    colors = next((c for names in COLORS if (c := _columns(vertex, names)) is not None), None)
    if colors is not None:
        colors = unit_colors(colors)
    normals, uvs = _columns(vertex, ("nx", "ny", "nz")), _columns(vertex, ("s", "t"))
    if uvs is not None:
        uvs = np.stack([uvs[:, 0], 1 - uvs[:, 1]], axis=1)
    some = [None if a is None else a[keep] for a in (normals, uvs, colors)]
    return Shape(points[keep], triangles, "", some[0], some[1], some[2])


def _columns(table: dict[str, Any], names: tuple[str, ...]) -> Any:
    return np.stack([table[n] for n in names], axis=1) if all(n in table for n in names) else None
