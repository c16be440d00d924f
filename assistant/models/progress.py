"""What a download tells the person: a small port, and the bars that `rich` draws on standard error."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID

MEGABYTE = 1_000_000


def size_text(size: int) -> str:
    """Bytes as people read them: `75.5 MB`, `1.12 GB`, `466 kB`."""
    if size >= 1000 * MEGABYTE:
        return f"{size / (1000 * MEGABYTE):.2f} GB"
    if size >= MEGABYTE:
        return f"{size / MEGABYTE:.1f} MB"
    return f"{size / 1000:.0f} kB"


class Progress(Protocol):
    """Where a fetch reports what it does."""

    def note(self, text: str) -> None:
        """One line about what happens next, or what went wrong."""

    def start(self, label: str, total: int) -> None:
        """A new piece of work of `total` bytes begins."""

    def update(self, done: int) -> None:
        """`done` bytes of the current piece are there."""

    def finish(self) -> None:
        """The current piece is complete."""


class Silent:
    """Reports nothing."""

    def note(self, text: str) -> None:
        """Drop it."""

    def start(self, label: str, total: int) -> None:
        """Drop it."""

    def update(self, done: int) -> None:
        """Drop it."""

    def finish(self) -> None:
        """Drop it."""


class Bars:
    """Progress bars on standard error; use as a context manager."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

        console = Console(stderr=True, soft_wrap=True, highlight=False)
        self._live: RichProgress = Progress(
            TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn(), console=console
        )
        self._task: TaskID | None = None
        self._total = 0

    def __enter__(self) -> Bars:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._live.live.is_started:
            self._live.stop()

    def note(self, text: str) -> None:
        """Print one line above the bars."""
        self._live.console.print(text, markup=False)

    def start(self, label: str, total: int) -> None:
        """Open a bar."""
        self._live.start()
        if self._task is not None:
            self._live.remove_task(self._task)
        self._total = total
        self._task = self._live.add_task(label, total=total)

    def update(self, done: int) -> None:
        """Move the bar."""
        if self._task is not None:
            self._live.update(self._task, completed=done)

    def finish(self) -> None:
        """Fill the bar and leave it standing."""
        if self._task is not None:
            self._live.update(self._task, completed=self._total)
            self._task = None


class Reading:
    """How far a model has read what all its prompts begin with: one line on standard error."""

    def __init__(self, label: str = "The translator reads its examples, once for this version") -> None:
        self._label = label
        self._live: RichProgress | None = None

    def __call__(self, done: int, total: int) -> None:
        """So many of the tokens are read."""
        if self._live is None:
            self._live = self._opened(total)
        self._live.update(self._live.task_ids[0], completed=done)
        if done >= total:
            self._live.stop()
            self._live = None

    def _opened(self, total: int) -> RichProgress:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

        console = Console(stderr=True, soft_wrap=True, highlight=False)
        columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
        live = Progress(*columns, console=console)
        live.add_task(self._label, total=total)
        live.start()
        return live
