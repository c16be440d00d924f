"""Writes a file whole or not at all: beside it first, on the disk for certain, then in its place."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from scene.errors import SceneFileError


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` into `path`; on any failure what was there stays as it was."""
    temporary: str | None = None
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent or Path())
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, path)
    except OSError as error:
        if temporary is not None:
            with suppress(OSError):
                os.unlink(temporary)
        raise SceneFileError(f"{str(path)!r} cannot be written: {error.strerror}; nothing was changed") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
