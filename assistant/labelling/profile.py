"""The file of what a person taught: names and features of things, never pictures. It stays on this machine.

Every write is atomic and begins from what is in the file, so that two windows lose nothing of each other. A file that
cannot be read is one clear error and is never written over.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.labelling.protocol import Example
from scene.codec import decode, encode
from scene.errors import DeixisError
from scene.files.atomic import write_atomically

FORMAT = "deixis-profile"
VERSION = 1
MOST_BYTES = 200_000_000
"""A larger file is none that this program wrote."""


class ProfileError(DeixisError):
    """A profile that cannot be read or written."""


def profile_path() -> Path:
    """Where the profile of this user is."""
    from platformdirs import user_data_path

    return user_data_path("deixis") / "profile.json"


@dataclass(frozen=True)
class ProfileFile:
    """One profile on the disk."""

    path: Path
    """The file, which need not be there."""

    def read(self) -> tuple[Example, ...]:
        """All examples, oldest first; none where there is no file."""
        return read_examples(self.path) if self.path.exists() else ()

    def update(self, before: Sequence[Example], after: Sequence[Example]) -> tuple[Example, ...]:
        """Write what changed from `before` to `after` into the file, whatever else is in it; what it then holds."""
        gone = Counter(before) - Counter(after)
        kept = []
        for example in self.read():
            if gone[example] > 0:
                gone[example] -= 1
            else:
                kept.append(example)
        there = tuple(kept) + tuple((Counter(after) - Counter(before)).elements())
        self.write(there)
        return there

    def write(self, examples: Sequence[Example]) -> None:
        """Put these examples into the file in place of all that it held."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ProfileError(f"the folder {str(self.path.parent)!r} cannot be made: {error.strerror}; what you "
                               "taught is not kept") from None
        write_examples(self.path, examples)


def write_examples(path: Path, examples: Sequence[Example]) -> None:
    """Write a profile whole, or leave what was there."""
    row = {"format": FORMAT, "version": VERSION, "examples": [encode(e, tagged=False) for e in examples]}
    try:
        write_atomically(path, (json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n").encode())
    except DeixisError as error:
        raise ProfileError(f"the profile {error}") from None


def read_examples(path: Path) -> tuple[Example, ...]:
    """The examples of a profile; a `ProfileError` where it is none."""
    what = f"the profile {str(path)!r}"
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ProfileError(f"{what} is larger than {MOST_BYTES // 1_000_000} MB: expected one that `deixis profile "
                               "export` wrote")
        data = path.read_bytes()
    except OSError as error:
        raise ProfileError(f"{what} cannot be read: {error.strerror}") from None
    try:
        row = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        raise ProfileError(f"{what} breaks off or is no JSON. Nothing was changed: mend it, or move it away to begin "
                           "anew") from None
    if not isinstance(row, dict) or row.get("format") != FORMAT:
        raise ProfileError(f"{what} does not say \"format\": {FORMAT!r}: expected what `deixis profile export` wrote")
    if row.get("version") != VERSION:
        raise ProfileError(f"{what} is of version {row.get('version')!r}: this program reads version {VERSION}")
    try:
        examples: tuple[Example, ...] = decode(tuple[Example, ...], row.get("examples"), "examples")
    except DeixisError as error:
        raise ProfileError(f"{what} cannot be read: {error}. Nothing was changed") from None
    for n, example in enumerate(examples):
        _check(example, f"examples[{n}] of {what}")
    return examples


def _check(example: Example, where: str) -> None:
    if not example.label.strip() or len(example.label) > 100:
        raise ProfileError(f"the label of {where} is {example.label[:40]!r}: expected a word or a few")
    if not all(math.isfinite(v) for v in example.features):
        raise ProfileError(f"the features of {where} are not all finite numbers")
