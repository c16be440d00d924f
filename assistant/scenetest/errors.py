"""What is wrong with a scene test file: one sentence with the place, and the line itself under it."""

from __future__ import annotations

from pathlib import Path

from scene.errors import UsageError


class ScenetestError(UsageError):
    """A scene test that cannot be read."""

    def __init__(self, path: Path, line: int, column: int, sentence: str, source: str = "") -> None:
        self.path, self.line, self.column, self.sentence = path, line, column, sentence
        shown = f"\n    {source}\n    {' ' * (column - 1)}^" if source.strip() else ""
        super().__init__(f"{path}:{line}:{column}: {sentence}{shown}")
