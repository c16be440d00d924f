"""`.xyz` and its like: a cloud of points as text, one a line: x y z, then colours, an intensity or a normal.

Numbers are parted by spaces, tabs, commas or semicolons; beside the others a comma may be the decimal point. Lines
before the table may name the columns or count the points. Columns without names are told by what they hold.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from scene.errors import SceneFileError
from scene.files.shapes import Shape, finite_points, scene_of, unit_colors
from scene.files.thinned import blocks, numbers, step_of
from scene.frames import FloatArray
from scene.objects import Scene

NAME = "xyz"
SUFFIXES = (".xyz", ".xyzrgb", ".xyzn", ".pts", ".asc", ".csv", ".txt")
MOST_HEAD = 20
"""The table begins in one of so many lines."""
DECIMAL_COMMAS = re.compile(rb"^[ \t]*[+-]?\d+,\d+(?:[ \t]+[+-]?\d+(?:,\d+)?){2,}[ \t\r]*$", re.MULTILINE)
"""A line of numbers parted by spaces whose decimal points are commas."""
COLORS = (("r", "red"), ("g", "green"), ("b", "blue"))
NORMALS = (("nx", "normal_x"), ("ny", "normal_y"), ("nz", "normal_z"))

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Table:
    """The rows of numbers of a file."""

    rows: FloatArray
    """(n, k)."""
    names: tuple[str, ...]
    """What the columns are called, in lower case; empty where nothing says."""


@dataclass(frozen=True, slots=True)
class _Head:
    """What the first lines of a file tell of it."""

    first: int
    """The line that the table begins with."""
    width: int
    """How many numbers a row has."""
    names: tuple[str, ...]
    """What the columns are called, in lower case; empty where nothing says."""
    decimal_comma: bool
    """Whether commas are decimal points, and semicolons part the numbers."""
    step: int
    """One of how many rows is kept."""


_NOTHING = _Head(0, 3, (), False, 1)


def read(path: Path, *, up: str | None = None) -> Scene:
    """The file's one object."""
    table = _table(path)
    rows = table.rows
    at = [table.names.index(k) for k in "xyz"] if set("xyz") <= set(table.names) else [0, 1, 2]
    keep = finite_points(rows[:, at], path)
    rows = rows[keep]
    colors, normals = _colors(rows, table.names), _normals(rows, table.names)
    if normals is not None:
        length = np.linalg.norm(normals, axis=1, keepdims=True)
        normals = normals / np.maximum(length, 1e-9)
    return scene_of([[Shape(rows[:, at], np.zeros((0, 3), np.int64), "", normals, colors=colors)]], path, up)


def _table(path: Path) -> _Table:
    """The numbers, without what stands before them and without a last line that was cut off."""
    head, seen, found = _NOTHING, 0, list[FloatArray]()
    for lines, last in blocks(path):
        if not seen:
            head = _head(lines, path)
            lines = lines[head.first :]
        rows = [row for line in lines if (row := _plain(line, head.decimal_comma).strip())]
        if last and rows and len(rows[-1].split()) != head.width:
            log.warning("%s: the last line was cut off and is left out", path)
            rows.pop()
        try:
            if kept := rows[-seen % head.step :: head.step]:
                found.append(numbers(kept))
        except ValueError as error:
            raise SceneFileError(f"{str(path)!r} is no table of numbers: {error}; expected x y z a line") from None
        seen += len(rows)
    return _Table(np.concatenate([np.zeros((0, head.width)), *found]), head.names)


def _head(lines: list[bytes], path: Path) -> _Head:
    """Told from the first lines of a file."""
    sample = b"\n".join(lines[:200])
    comma = bool(b";" in sample or DECIMAL_COMMAS.search(sample)) and not re.search(rb"\d\.\d", sample)
    start = [_plain(line, comma) for line in lines[: MOST_HEAD + 200]]
    rows = [n for n, line in enumerate(start) if _is_row(line)]
    if not rows:
        if any(line.strip() for line in start[:MOST_HEAD]):
            raise SceneFileError(f"{str(path)!r} is no table of numbers: expected x y z a line")
        return _NOTHING
    width = int(np.median([len(start[n].split()) for n in rows[-100:]]))
    first = next((n for n in rows if len(start[n].split()) == width), rows[0])
    if first >= MOST_HEAD or width < 3:
        raise SceneFileError(f"{str(path)!r} has {width} numbers a line: expected x y z, or x y z r g b")
    names = next((found for line in reversed(start[:first]) if len(found := _names(line)) == width), ())
    row_bytes = sum(len(lines[n]) + 1 for n in rows) / len(rows)
    return _Head(first, width, names, comma, step_of(int(path.stat().st_size / row_bytes), path))


def _plain(line: bytes, decimal_comma: bool) -> bytes:
    """Numbers with points, parted by spaces."""
    return line.replace(b",", b"." if decimal_comma else b" ").replace(b";", b" ")


def _is_row(line: bytes) -> bool:
    words = line.split()
    try:
        return bool(words) and all(np.isreal(float(w)) for w in words)
    except ValueError:
        return False


def _names(line: bytes) -> tuple[str, ...]:
    words = line.decode("utf-8", errors="replace").lower().lstrip("#/ \t\ufeff").split()
    return tuple(w.strip('"').removeprefix("//") for w in words)


def _named(rows: FloatArray, names: tuple[str, ...], wanted: tuple[tuple[str, str], ...]) -> FloatArray | None:
    at = [next((names.index(k) for k in both if k in names), -1) for both in wanted]
    return rows[:, at] if min(at) >= 0 else None


def _colors(rows: FloatArray, names: tuple[str, ...]) -> FloatArray | None:
    """(n, 3) from 0 to 1: the named columns, else three that hold nothing but colours."""
    found = _named(rows, names, COLORS)
    width = rows.shape[1]
    if found is None and not names and len(rows):
        starts = (4, 3) if width == 7 and np.ptp(rows[:, 6]) > 0 else (3, width - 3) if width >= 6 else ()
        found = next((rows[:, k : k + 3] for k in starts if _are_colors(rows[:, k : k + 3])), None)
    return None if found is None else unit_colors(found)


def _normals(rows: FloatArray, names: tuple[str, ...]) -> FloatArray | None:
    found = _named(rows, names, NORMALS)
    width = rows.shape[1]
    if found is None and not names and width >= 6:
        found = next((rows[:, k : k + 3] for k in (3, width - 3) if _are_units(rows[:, k : k + 3])), None)
    return found


def _are_colors(values: FloatArray) -> bool:
    """Whether all lie from 0 to 1, or are whole numbers up to 255."""
    if not np.isfinite(values).all() or float(values.min()) < 0 or _are_units(values):
        return False
    top = float(values.max())
    return top <= 1.0 or (top <= 255.0 and bool((values == np.floor(values)).all()))


def _are_units(vectors: FloatArray) -> bool:
    """Whether all vectors are of length 1 and some point below 0, as no colour does."""
    return (
        bool(len(vectors))
        and bool((np.abs(np.linalg.norm(vectors, axis=1) - 1) < 0.01).all())
        and bool((vectors < 0).any())
    )
