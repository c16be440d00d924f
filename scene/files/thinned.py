"""Clouds of any size: their rows are read a block at a time, and of too many every second, third ... is kept."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from scene.errors import SceneFileError
from scene.frames import FloatArray

log = logging.getLogger(__name__)

MOST_POINTS = 10_000_000
"""Of a cloud with more points every second, third ... is read."""
BLOCK_BYTES = 2**25
"""So much of a text is held at a time."""


def step_of(count: int, path: Path) -> int:
    """One of how many rows is kept; a warning says so where it is not all."""
    step = max(1, -(-count // MOST_POINTS))
    if step > 1:
        log.warning("%s has about %d points: one of %d was read", path, count, step)
    return step


def binary_rows(path: Path, kind: np.dtype[np.void], start: int, count: int) -> NDArray[np.void]:
    """(k) rows of `kind` from byte `start` on, thinned. The file must hold them: `SceneFileError` where it does not."""
    have = path.stat().st_size - start
    if count * kind.itemsize > have:
        raise SceneFileError(f"{str(path)!r} announces {count} points of {kind.itemsize} bytes, but only "
                             f"{max(have, 0)} bytes follow: the file was cut off; copy or export it again")
    if not count or not kind.itemsize:
        return np.zeros(count if count <= MOST_POINTS else MOST_POINTS, kind)
    step = step_of(count, path)
    return np.array(np.memmap(path, kind, "r", start, (count,))[::step])


def blocks(path: Path, start: int = 0) -> Iterator[tuple[list[bytes], bool]]:
    """The lines of a text from byte `start` on, some at a time, and whether they are the last ones."""
    try:
        with path.open("rb") as stream:
            stream.seek(start)
            rest = b""
            while len(chunk := stream.read(BLOCK_BYTES)) == BLOCK_BYTES:
                *lines, rest = (rest + chunk).split(b"\n")
                yield lines, False
            yield (rest + chunk).split(b"\n"), True
    except OSError as error:
        raise SceneFileError(f"{str(path)!r} cannot be read: {error.strerror}") from None


def text_rows(path: Path, start: int, count: int, width: int) -> FloatArray:
    """(k, width) the numbers of `count` announced rows, thinned; what a row holds beyond its width is left out."""
    step, seen, found = step_of(count, path), 0, list[FloatArray]()
    for lines, last in blocks(path, start):
        rows = [line for line in lines if line.strip()][: count - seen]
        if last and rows and len(rows[-1].split()) < width:
            rows.pop()
        try:
            if kept := rows[-seen % step :: step]:
                found.append(numbers(kept, width))
        except ValueError as error:
            raise SceneFileError(f"{str(path)!r} has a row that is no row of numbers: {error}") from None
        seen += len(rows)
        if seen >= count:
            break
    if seen < count:
        raise SceneFileError(f"{str(path)!r} announces {count} points, but only {seen} are there: the file was cut "
                             "off; copy or export it again")
    return np.concatenate([np.zeros((0, width)), *found])


def numbers(lines: list[bytes], width: int | None = None) -> FloatArray:
    """(k, n) the numbers of some lines; `ValueError` in a few words where one holds none."""
    columns = None if width is None else range(width)
    try:
        return np.loadtxt(io.BytesIO(b"\n".join(lines)), np.float64, comments=("#", "//"), ndmin=2, encoding="utf-8",
                          usecols=columns)
    except (ValueError, UnicodeDecodeError) as error:
        raise ValueError(str(error).split(";")[0][:80]) from None
