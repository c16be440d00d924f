"""Writes a file whole or not at all: beside it first, on the disk for certain, then in its place."""

from __future__ import annotations

import itertools
import os
from contextlib import suppress
from pathlib import Path

from scene.errors import SceneFileError


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` into `path`; on any failure what was there stays as it was."""
    target = Path(os.path.realpath(path))
    if not target.parent.is_dir():
        raise SceneFileError(f"{str(path)!r} cannot be written: no folder {str(target.parent)!r}; make it first")
    temporary: Path | None = None
    try:
        handle, temporary = _beside(target)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        with suppress(FileNotFoundError):
            os.chmod(temporary, target.stat().st_mode & 0o777)
        os.replace(temporary, target)
    except OSError as error:
        if temporary is not None:
            with suppress(OSError):
                os.unlink(temporary)
        raise SceneFileError(f"{str(path)!r} cannot be written: {error.strerror}; nothing was changed") from None
    with suppress(OSError):
        _sync_folder(target.parent)


def _beside(target: Path) -> tuple[int, Path]:
    """A new file in the target's folder, open for writing, with the rights that any new file gets."""
    for n in itertools.count():
        path = target.parent / f".deixis-{os.getpid()}-{n}.tmp"
        with suppress(FileExistsError):
            return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666), path
    raise AssertionError("count never ends")


def _sync_folder(folder: Path) -> None:
    """Let the new name survive a loss of power, where the system can."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
