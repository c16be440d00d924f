"""What training learned, as plain arrays: read from one `.npz` without pickles, made by `deixis train labeller`."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any
from zipfile import BadZipFile

import numpy as np

from scene.errors import DeixisError
from scene.files.atomic import write_atomically

FORMAT = 1
"""Of the file; another number is another layout."""


class TrainedError(DeixisError):
    """A trained labeller that cannot be read."""


@dataclass(frozen=True, eq=False)
class Trained:
    """Arrays by name, and what is told of them."""

    arrays: Mapping[str, np.ndarray] = field(default_factory=lambda: MappingProxyType({}))
    """By "member/array"."""
    told: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    """`version`, the kinds' labels by member, weights, figures: JSON."""

    @property
    def version(self) -> str:
        """Of the training; "untrained" where there was none."""
        return str(self.told.get("version", "untrained"))

    def of(self, member: str) -> dict[str, np.ndarray]:
        """The arrays of one member; empty where nothing was trained for it."""
        return {k.removeprefix(f"{member}/"): v for k, v in self.arrays.items() if k.startswith(f"{member}/")}

    @staticmethod
    def load(path: Path | None = None) -> Trained:
        """The file's content; the one that ships where `path` is None, and nothing where none ships."""
        file = path if path is not None else Path(str(files("assistant.labelling") / "data" / "labeller.npz"))
        if path is None and not file.exists():
            return Trained()
        try:
            with np.load(file, allow_pickle=False) as data:
                arrays = {k: data[k] for k in data.files if k != "told"}
                told = json.loads(str(data["told"]))
        except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
            raise TrainedError(
                f"the trained labeller {str(file)!r} cannot be read ({error}): `deixis train labeller` makes it anew"
            ) from None
        if told.get("format") != FORMAT:
            raise TrainedError(f"the trained labeller {str(file)!r} has the format {told.get('format')!r}, "
                               f"expected {FORMAT}: make it anew with `deixis train labeller`")
        return Trained(MappingProxyType(arrays), MappingProxyType(told))

    def save(self, path: Path) -> None:
        """Write it, whole or not at all."""
        out = io.BytesIO()
        told = json.dumps({**self.told, "format": FORMAT}, sort_keys=True)
        np.savez_compressed(out, allow_pickle=False, told=np.array(told), **dict(self.arrays))
        write_atomically(path, out.getvalue())
