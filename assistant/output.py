"""What a command prints: one JSON object a line for programs, or plain text for people. Notes go to standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TextIO


@dataclass
class Output:
    """Where a command's results and notes go."""

    as_json: bool = False
    """True for `--json`: results are JSON lines, and nothing else is on standard output."""
    stdout: TextIO = field(default_factory=lambda: sys.stdout)
    """Where results go."""
    stderr: TextIO = field(default_factory=lambda: sys.stderr)
    """Where notes, progress and errors go."""

    def emit(self, row: Mapping[str, Any], text: str | None = None) -> None:
        """One result: `row` with `--json`, else `text`, or the row's pairs where there is no text."""
        if self.as_json:
            self.stdout.write(json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n")
        elif text is not None:
            self.stdout.write(text + "\n")
        else:
            self.stdout.write("  ".join(f"{k}: {v}" for k, v in row.items()) + "\n")
        self.stdout.flush()

    def say(self, text: str) -> None:
        """Text for people alone: silent with `--json`."""
        if not self.as_json:
            self.stdout.write(text + "\n")
            self.stdout.flush()

    def note(self, text: str) -> None:
        """A line about the work, not a result: on standard error."""
        self.stderr.write(text + "\n")
        self.stderr.flush()

    def error(self, text: str) -> None:
        """What went wrong, in one sentence; on standard error, and with `--json` also as an object."""
        if self.as_json:
            self.stdout.write(json.dumps({"error": text}, ensure_ascii=False) + "\n")
            self.stdout.flush()
        self.stderr.write(f"deixis: {text}\n")
        self.stderr.flush()
