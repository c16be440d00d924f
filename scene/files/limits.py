"""Reads whole files, within what this machine's memory can take."""

from __future__ import annotations

import os
from pathlib import Path

from scene.errors import SceneFileError

MAX_BYTES = 3 * 2**30
"""No scene or scan larger than this is read: thin it first."""
SHARE_OF_MEMORY = 0.25
"""A file may be this part of the free memory: its arrays take several times its size."""


def read_bytes(path: Path) -> bytes:
    """All bytes of a file, or a `SceneFileError` that says why not."""
    check_size(path)
    try:
        return path.read_bytes()
    except OSError as error:
        raise SceneFileError(f"{str(path)!r} cannot be read: {error.strerror}") from None


def check_size(path: Path) -> int:
    """The size of a file in bytes, or a `SceneFileError` where it is too large to be read here."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise SceneFileError(f"{str(path)!r} cannot be read: {error.strerror}") from None
    if not path.is_file():
        raise SceneFileError(f"{str(path)!r} is no file: expected one that can be read whole")
    most = min(MAX_BYTES, int(free_memory() * SHARE_OF_MEMORY))
    if size > most:
        raise SceneFileError(
            f"{str(path)!r} has {size / 2**20:.0f} MB, and this machine can take {most / 2**20:.0f} MB: thin it first "
            "(a scan: one point every 2 cm, `open3d.geometry.PointCloud.voxel_down_sample(0.02)`)"
        )
    return size


def free_memory() -> int:
    """Bytes of memory that are free, as far as the system tells; 4 GiB where it does not."""
    try:
        return os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (ValueError, OSError, AttributeError):
        return 4 * 2**30
