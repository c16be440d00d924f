"""`deixis test`: pytest with scene tests alone, shown as it goes, one line a test or one JSON object."""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from assistant.output import Output
from assistant.scenetest.format import SUFFIX
from assistant.scenetest.results import RESULTS_FILE
from scene.errors import MissingError, UsageError

WATCHED = (SUFFIX, ".yaml", ".scene.json", ".wav", ".flac", ".mp3", ".ogg", ".png", ".py")
"""Endings of files whose change runs the tests again."""
LOOK_EVERY_S = 0.5
"""How often a watch looks."""
MARKS = {"passed": "✓", "failed": "✗", "error": "!", "skipped": "-", "xfailed": "x", "xpassed": "X"}

BAD_USAGE = 4
"""pytest's exit code where it does not understand an option."""
NOTHING_COLLECTED = 5
"""pytest's exit code where no test was found or chosen."""


def run_once(args: argparse.Namespace, out: Output) -> int:
    """Run the tests of some paths; 0 where all passed, 1 where not, 2 where a file cannot be read as tests."""
    import pytest

    _check(args)
    report = Path(args.report) if args.report else None
    if report is not None:
        report.mkdir(parents=True, exist_ok=True)
        (report / RESULTS_FILE).unlink(missing_ok=True)
    display = Display(out)
    started = time.perf_counter()
    code = int(pytest.main(_words(args), plugins=[display]))
    display.close(time.perf_counter() - started)
    if report is not None and (report / RESULTS_FILE).exists():
        _write_page(report, display.unread, out)
    if code == BAD_USAGE:
        return 2
    if code == NOTHING_COLLECTED and not display.broken:
        raise UsageError(f"there is no scene test in {', '.join(map(str, args.path))}"
                         + (f" that fits {args.k or args.m!r}" if args.k or args.m else f": expected files *{SUFFIX}"))
    return 2 if display.broken else 0 if code == 0 else 1


def _check(args: argparse.Namespace) -> None:
    if find_spec("pytest") is None:
        raise MissingError("scene tests run in pytest, which is not here: pip install pytest")
    for path in args.path:
        if not path.exists():
            raise UsageError(f"there is no file or folder {str(path)!r} to test")
        if path.is_file() and not path.name.endswith(SUFFIX):
            raise UsageError(f"{str(path)!r} is no scene test: expected a file *{SUFFIX}, or a folder of them")
    if args.repeat < 1:
        raise UsageError(f"--repeat is {args.repeat}: expected 1 or more")


def _words(args: argparse.Namespace) -> list[str]:
    """The command line for pytest: none but scene tests, and no output but ours."""
    files = [str(f) for path in args.path for f in ([path] if path.is_file() else sorted(path.rglob(f"*{SUFFIX}")))]
    words = [*(files or [str(p) for p in args.path]), "-p", "assistant.scenetest.plugin", "-p", "no:terminal", "-p",
             "no:cacheprovider", "--noconftest", "--continue-on-collection-errors", "-o", "addopts=",
             "-c", os.devnull, "--rootdir", str(Path.cwd())]
    if args.n:
        if find_spec("xdist") is None:
            raise MissingError("-n needs pytest-xdist, which is not here: pip install pytest-xdist")
        words += ["-n", args.n]
    for flag, value in (("-k", args.k), ("-m", args.m), ("--junit-xml", args.junit), ("--scene-report", args.report),
                        ("--scene-pictures", args.pictures)):
        if value:
            words += [flag, str(value)]
    words += ["-x"] if args.x else []
    words += ["--update-pictures"] if args.update_pictures else []
    return [*words, "--scene-repeat", str(args.repeat)] if args.repeat > 1 else words


def _write_page(report: Path, unread: list[str], out: Output) -> None:
    from assistant.scenetest.report import write_report

    out.note(f"report: {write_report(report, unread)}")


# ---- what is shown ---------------------------------------------------------------------------------------------------


class Display:
    """A pytest plugin that shows the run: a live line of progress, a line for each test that did not pass."""

    def __init__(self, out: Output) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        self._out = out
        self._console = Console(file=out.stderr, highlight=False, soft_wrap=True)
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        quiet = not self._console.is_terminal
        self._progress = Progress(*columns, console=self._console, transient=True, disable=quiet)
        self._task: Any = None
        self._seconds: dict[str, float] = {}
        self.counts: dict[str, int] = {}
        self.unread: list[str] = []

    @property
    def broken(self) -> int:
        """How many files are no test files."""
        return len(self.unread)

    def pytest_collectreport(self, report: Any) -> None:
        """A file that is no test file."""
        if report.failed:
            self.unread.append(str(report.longrepr))
            self._tell({"error": str(report.longrepr)}, str(report.longrepr))

    def pytest_collection_finish(self, session: Any) -> None:
        """How many there are."""
        if self._task is None and session.items:
            self._progress.start()
            self._task = self._progress.add_task("testing", total=len(session.items))

    def pytest_runtest_logreport(self, report: Any) -> None:
        """One phase of one test."""
        self._seconds[report.nodeid] = self._seconds.get(report.nodeid, 0.0) + report.duration
        if report.when == "call" or (report.when == "setup" and not report.passed):
            status = _status(report)
            self.counts[status] = self.counts.get(status, 0) + 1
            self._show(report, status)
            if self._task is not None:
                self._progress.advance(self._task)

    def _show(self, report: Any, status: str) -> None:
        name, seconds = report.nodeid, self._seconds[report.nodeid]
        told = _told(report)
        row = {"test": name, "status": status, "seconds": round(seconds, 3)} | ({"story": told} if told else {})
        row |= {key: value for key, value in report.user_properties if key.startswith("accuracy")}
        accuracy = "".join(f"  {key}: {value:.0%}" for key, value in report.user_properties if key.startswith("accur"))
        line = f"{MARKS[status]} {name}  {seconds:.2f} s{accuracy}"
        self._tell(row, f"{line}\n{_indented(told)}" if told else line)

    def _tell(self, row: dict[str, Any], text: str) -> None:
        self._progress.console.file.flush()
        self._out.emit(row, text)

    def close(self, seconds: float) -> None:
        """The sum."""
        self._progress.stop()
        total = sum(self.counts.values())
        counted = ", ".join(f"{n} {status}" for status, n in sorted(self.counts.items())) or "no test run"
        row = {"tests": total, **dict(sorted(self.counts.items())), "broken_files": self.broken,
               "seconds": round(seconds, 3)}
        broken = f", {self.broken} file{'s' * (self.broken != 1)} not read" if self.broken else ""
        self._tell(row, f"{counted}{broken} in {seconds:.1f} s")


def _status(report: Any) -> str:
    if hasattr(report, "wasxfail"):
        return "xfailed"
    return "failed" if report.failed else "skipped" if report.skipped else "passed"


def _told(report: Any) -> str:
    if report.failed:
        return str(report.longrepr)
    if report.skipped:
        return str(getattr(report, "wasxfail", "")) or (
            report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr))
    return ""


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())


# ---- watching --------------------------------------------------------------------------------------------------------


def watch(args: argparse.Namespace, out: Output, *, sleep: Callable[[float], None] = time.sleep) -> int:
    """Run, and again whenever a file under the paths changes, until the person stops it."""
    code = 0
    last: dict[str, tuple[int, int]] = {}
    while True:
        now = stamps(args.path)
        if now != last:
            last = now
            try:
                code = run_once(args, out)
            except UsageError as error:
                out.error(str(error))
                code = error.exit_code
            out.note("watching: Ctrl+C stops")
        try:
            sleep(LOOK_EVERY_S)
        except KeyboardInterrupt:
            return code


def stamps(paths: Iterable[Path]) -> dict[str, tuple[int, int]]:
    """When each file of interest was last written, and how long it is."""
    found = {}
    for path in paths:
        for file in [path] if path.is_file() else sorted(path.rglob("*")):
            if file.name.endswith(WATCHED) and file.is_file():
                stat = file.stat()
                found[str(file)] = (stat.st_mtime_ns, stat.st_size)
    return found


