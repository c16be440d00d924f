"""Arrays kept in the user's cache under the digest of what they were computed from; the oldest go when it is full."""

from __future__ import annotations

import io
import os
from contextlib import suppress
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from scene.errors import SceneFileError
from scene.files.atomic import write_atomically

MOST_BYTES = 200_000_000
"""The cache is kept below this."""
TRAINING_BYTES = 1_000_000_000
"""While the labeller is taught it may grow to this: all that is looked at is looked at again in the next run."""
EVERY = 64
"""How often, in writes, its size is looked at."""


def default_folder() -> Path:
    """`DEIXIS_CACHE` when set, else the user's cache."""
    if chosen := os.environ.get("DEIXIS_CACHE"):
        return Path(chosen).expanduser() / "looks"
    from platformdirs import user_cache_path

    return user_cache_path("deixis", appauthor=False) / "looks"


class ArrayCache:
    """A folder of `.npz` files. What cannot be read or written is as if it were not there."""

    def __init__(self, folder: Path | None = None, *, most_bytes: int = MOST_BYTES) -> None:
        self.folder = folder or default_folder()
        self._most = most_bytes
        self._writes = 0

    def get(self, what: str, key: str) -> dict[str, np.ndarray] | None:
        """What was put under a key, or None."""
        path = self._path(what, key)
        try:
            with np.load(path, allow_pickle=False) as data:
                found = {k: data[k] for k in data.files}
            os.utime(path)
        except (OSError, ValueError, EOFError, KeyError, BadZipFile):
            return None
        return found

    def put(self, what: str, key: str, **arrays: np.ndarray) -> None:
        """Keep arrays under a key."""
        out = io.BytesIO()
        np.savez_compressed(out, allow_pickle=False, **arrays)
        with suppress(OSError, SceneFileError):
            self.folder.mkdir(parents=True, exist_ok=True)
            write_atomically(self._path(what, key), out.getvalue())
        if self._writes % EVERY == 0:
            self._prune()
        self._writes += 1

    def _path(self, what: str, key: str) -> Path:
        return self.folder / f"{what}-{key}.npz"

    def _prune(self) -> None:
        """Remove what was not asked for longest, until a fifth is free."""
        with suppress(OSError):
            files = sorted(((s := p.stat()).st_mtime, s.st_size, p) for p in self.folder.glob("*.npz"))
            total = sum(size for _, size, _ in files)
            if total <= self._most:
                return
            for _, size, path in files:
                path.unlink(missing_ok=True)
                total -= size
                if total < self._most * 0.8:
                    return
