"""Reads whole files, within what memory can take."""

from __future__ import annotations

from pathlib import Path

from scene.errors import SceneFileError

MOST_MEMORY = 6 * 2**30
"""No scene or scan may take more bytes than this while it is read."""
SHARE_OF_FREE = 0.6
"""Nor more than this part of the memory that is free."""
GROWTH = 6
"""How many times its size a file takes while it is read, where its format does not say otherwise."""


def read_bytes(path: Path, growth: float = GROWTH) -> bytes:
    """All bytes of a file that takes `growth` times its size in memory, or a `SceneFileError` that says why not."""
    check_size(path, growth)
    try:
        return path.read_bytes()
    except OSError as error:
        raise SceneFileError(f"{str(path)!r} cannot be read: {error.strerror}") from None


def start_of(path: Path, size: int) -> bytes:
    """The first bytes of a file, at most `size`."""
    try:
        with path.open("rb") as stream:
            return stream.read(size)
    except OSError as error:
        raise SceneFileError(f"{str(path)!r} cannot be read: {error.strerror}") from None


def check_size(path: Path, growth: float = GROWTH) -> int:
    """The size of a file in bytes, or a `SceneFileError` where it is too large to be read here."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise SceneFileError(f"{str(path)!r} cannot be read: {error.strerror}") from None
    if not path.is_file():
        raise SceneFileError(f"{str(path)!r} is no file: expected one that can be read whole")
    most = min(MOST_MEMORY, int(free_memory() * SHARE_OF_FREE)) / growth
    if size > most:
        raise SceneFileError(
            f"{str(path)!r} has {size / 2**20:.0f} MB, and at most {most / 2**20:.0f} MB of this format can be read "
            "here: reduce its triangles, or save it as a cloud of points (.ply, binary), which may have any size"
        )
    return size


def free_memory() -> int:
    """Bytes of memory that can be had, as far as the system tells; 4 GiB where it does not."""
    try:
        with open("/proc/meminfo", "rb") as stream:
            row = next(line for line in stream if line.startswith(b"MemAvailable:"))
        return int(row.split()[1]) * 1024
    except (OSError, StopIteration, ValueError, IndexError):
        return 4 * 2**30
