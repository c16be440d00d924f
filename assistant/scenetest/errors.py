"""What is wrong with a scene test file: one sentence with the place, and the line itself under it."""

from __future__ import annotations

from pathlib import Path

from scene.errors import UsageError

AROUND = 60
"""So many characters before and after the place are shown of a line."""


class ScenetestError(UsageError):
    """A scene test that cannot be read."""

    def __init__(self, path: Path, line: int, column: int, sentence: str, source: str = "") -> None:
        self.path, self.line, self.column, self.sentence = path, line, column, sentence
        super().__init__(f"{path}:{line}:{column}: {sentence}{_shown(source, column)}")


def _shown(source: str, column: int) -> str:
    """The line with a mark under the place; of a long line the part around it."""
    if not source.strip():
        return ""
    first = max(0, column - 1 - AROUND) if len(source) > 2 * AROUND else 0
    part = source[first : first + 2 * AROUND]
    return f"\n    {part}\n    {' ' * (column - 1 - first)}^"
