"""Scene tests in pytest: `*.scenetest.yaml` files are collected beside Python tests, one item a test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assistant.scenetest.fixtures import expect, hear, look_at, point_at, room, say
from assistant.scenetest.format import SUFFIX

if TYPE_CHECKING:
    from assistant.scenetest.case import Case
    from assistant.scenetest.results import CaseResult
    from assistant.scenetest.services import Services

__all__ = ["expect", "hear", "look_at", "point_at", "room", "say"]

MODEL_MARK, GL_MARK = "models", "gl"
RESULT = pytest.StashKey["CaseResult"]()
"""Where an item keeps what came of it."""


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("deixis", "scene tests")
    group.addoption("--scene-report", metavar="DIR", help="write the records and pictures of scene tests to DIR")
    group.addoption("--scene-pictures", choices=("all", "failed", "none"), default="failed",
                    help="of which scene tests the report shows every turn; those tagged 'pictures' are always shown")
    group.addoption("--update-pictures", action="store_true", help="write the golden pictures of scene tests anew")
    group.addoption("--scene-repeat", type=int, default=1, metavar="N",
                    help="play every scene test N times and fail where two runs differ in anything but time")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", f"{MODEL_MARK}: uses the real weights of a model")
    config.addinivalue_line("markers", f"{GL_MARK}: draws with OpenGL")
    config.addinivalue_line("markers", "scene: a scripted scene test")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Files of scene tests, whether they were named or found."""
    if not file_path.name.endswith(SUFFIX):
        return None
    collector: SceneFile = SceneFile.from_parent(parent, path=file_path)
    return collector


class SceneFile(pytest.File):
    """A `.scenetest.yaml`."""

    def collect(self) -> Iterator[pytest.Item]:
        """One item a test, in the order of the file."""
        from assistant.scenetest.reader import read_cases
        from scene.errors import DeixisError

        try:
            cases = read_cases(self.path)
        except DeixisError as error:
            raise self.CollectError(str(error)) from None
        for case in cases:
            item: SceneItem = SceneItem.from_parent(self, name=case.name, case=case)
            yield item


class SceneFailure(Exception):
    """A scene test that did not pass; the message tells the whole story."""


class SceneItem(pytest.Item):
    """One scene test."""

    def __init__(self, *, case: Case, **rest: Any) -> None:
        super().__init__(**rest)
        self.case = case
        self.add_marker("scene")
        for tag in case.tags:
            self.config.addinivalue_line("markers", f"{tag}: a tag of scene tests")
            self.add_marker(tag)
        if case.needs_models:
            self.add_marker(MODEL_MARK)
        if case.needs_gl:
            self.add_marker(GL_MARK)

    def runtest(self) -> None:
        """Play it; see `run_test`."""
        from assistant.scenetest.results import append_result
        from assistant.scenetest.runner import Options, run_test

        report = self.config.getoption("--scene-report")
        options = Options(Path(report) if report else None, self.config.getoption("--scene-pictures"),
                          bool(self.config.getoption("--update-pictures")))
        result = run_test(self.case, _services(self.config), options)
        self.stash[RESULT] = result
        if report:
            append_result(Path(report), result)
        self._tell(result)
        for again in range(2, int(self.config.getoption("--scene-repeat")) + 1):
            other = run_test(self.case, _services(self.config), options)
            if other.fingerprint() != result.fingerprint():
                raise SceneFailure(f"run {again} differs from the first: {first_difference(result, other)}")

    def _tell(self, result: CaseResult) -> None:
        if result.disturbance is not None:
            d = result.disturbance
            self.user_properties.append((f"accuracy at {d.kind} {d.level:g}", round(d.accuracy, 4)))
        if result.status == "skipped":
            pytest.skip(result.reason)
        if result.status == "xfailed":
            pytest.xfail(result.reason)
        if result.status == "xpassed":
            raise SceneFailure(f"{self.where}: it passed, though it was to fail: {result.reason}. Take 'xfail' out")
        if result.status in ("failed", "error"):
            from assistant.scenetest.story import story

            raise SceneFailure(story(result))

    @property
    def where(self) -> str:
        """The file and the line of the test."""
        return f"{self.path.name}:{self.case.line}"

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The story alone for a test that failed; a traceback for a fault of the program."""
        if isinstance(excinfo.value, SceneFailure):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where it is written."""
        return self.path, self.case.line - 1, self.case.name


def _services(_config: pytest.Config) -> Services:
    from assistant.scenetest.services import Services

    return Services()


COMPARED = ("heard", "program", "outcome", "reply", "targets", "changed", "scene_after", "candidates", "gaze")
"""What two runs are first compared in."""


def first_difference(one: CaseResult, other: CaseResult) -> str:
    """Where two runs of one test part, in words."""
    for a, b in zip(one.turns, other.turns, strict=False):
        for field in COMPARED:
            if getattr(a, field) != getattr(b, field):
                return f"in turn {a.number} {field} is {getattr(a, field)!r} and then {getattr(b, field)!r}"
    return "in what was checked" if len(one.turns) == len(other.turns) else "in the number of turns"


