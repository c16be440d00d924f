"""What came of a scene test: one `CaseResult` a test, one `TurnRecord` a turn, one `CheckResult` an expectation.

A report is written from these alone. `results.jsonl` in a report's folder holds one `CaseResult.to_json()` a line; the
pictures that it names lie beside it in `pictures/`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from scene.errors import SceneFileError

RESULTS_FILE = "results.jsonl"
"""The name of the records in a report's folder."""

PICTURES = "pictures"
"""The name of the folder of pictures beside them."""

VERSION = 1
"""The version of the records' form."""

Status = Literal[
    "passed",  # all that was expected held
    "failed",  # something that was expected did not hold
    "error",  # the test itself could not be played: no such scene, no such recording
    "skipped",  # not played, for the reason given
    "xfailed",  # expected to fail for the reason given, and failed
    "xpassed",  # expected to fail, and passed: the reason is gone
]


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One thing that had to hold after a turn."""

    kind: str
    """The key in the file: `expect`, `moved`, `reply` ..."""
    expected: str
    """What was expected, as written: "the red mug is on the desk"."""
    passed: bool
    """Whether it held."""
    message: str
    """What was found, one sentence."""
    line: int
    """Where it is written, from 1."""
    column: int
    """The same, from 1."""
    counts: bool = True
    """Whether the test fails when it does not hold; False for figures that are only reported."""
    figures: tuple[tuple[str, float], ...] = ()
    """Numbers that were measured, by name: `seconds`, `similarity`, `share_of_pixels` ..."""
    pictures: tuple[tuple[str, str], ...] = ()
    """Pictures by what they show (`expected`, `actual`, `difference`), as paths of files."""


@dataclass(frozen=True, slots=True)
class CandidateRecord:
    """One thing that may have been meant."""

    id: str
    label: str
    score: float
    """Its share of the belief among all candidates, 0 to 1."""
    reasons: tuple[tuple[str, float, str], ...] = ()
    """Each factor: its name, its degree 0 to 1, and a note in words."""


@dataclass(frozen=True, slots=True)
class GazeRecord:
    """Head and hand at one moment of a turn."""

    time_s: float
    """Seconds from the start of the turn."""
    head: tuple[float, ...]
    """Origin and direction of the gaze: six numbers, metres and a unit vector, in the world."""
    hand: tuple[float, ...] = ()
    """The same of the hand; empty while it points nowhere."""
    aim: str = ""
    """What the hand points at, as written in the file."""


@dataclass(frozen=True, slots=True)
class TurnRecord:
    """What happened in one turn."""

    number: int
    """From 1."""
    line: int
    """Where the turn is written, from 1."""
    kind: str
    """`say`, `speak`, `hear`, `click`, `key`, `wait`, `viewer`, `look_at`, `point_at` or `check`."""
    said: str
    """What the person did, as written: the sentence, the recording, the key."""
    at_s: float
    """Virtual time at which it began, seconds from the start of the test."""
    lasted_s: float = 0.0
    """Virtual time that it took, seconds."""
    heard: str = ""
    """The words that reached the assistant; empty where nothing was said."""
    words: tuple[tuple[str, float, float], ...] = ()
    """Each word with its start and end, seconds from the start of the turn."""
    understood: str = ""
    """What was understood, in English made from the program."""
    program: str = ""
    """The program in its notation."""
    front: str = ""
    """`grammar` or `translator`; empty where neither understood."""
    outcome: str = ""
    """How the turn ended; empty where it was no sentence."""
    reply: str = ""
    """The answer."""
    question: str = ""
    """What the assistant asked."""
    targets: tuple[str, ...] = ()
    """Ids of what it was about."""
    candidates: tuple[CandidateRecord, ...] = ()
    """What may have been meant, best first, each with its reasons."""
    events: tuple[dict[str, Any], ...] = ()
    """What happened in the scene, each with its `kind`."""
    changed: tuple[str, ...] = ()
    """Ids of all objects that differ after the turn, the carried ones too."""
    gaze: tuple[GazeRecord, ...] = ()
    """Where the person looked and pointed."""
    viewer_before: tuple[float, ...] = ()
    """Where the eyes were and looked: six numbers, metres and a unit vector, in the world."""
    viewer_after: tuple[float, ...] = ()
    """The same after the turn."""
    scene_before: str = ""
    """sha256 of the scene before the turn."""
    scene_after: str = ""
    """sha256 of the scene after it."""
    picture_before: str = ""
    """The scene before as the person sees it, a path within the report's folder; empty without a report."""
    picture_after: str = ""
    """The scene afterwards."""
    checks: tuple[CheckResult, ...] = ()
    """What had to hold after the turn."""
    timing_ms: tuple[tuple[str, float], ...] = field(default=(), compare=False)
    """How long each part took on this machine. Not part of what is compared between runs."""


@dataclass(frozen=True, slots=True)
class Disturbance:
    """How a test was disturbed on purpose."""

    kind: str
    """`pointing_noise_deg`, `gaze_lag_s`, `noise_snr_db`, `speaking_rate`, `word_dropout` or `object_jitter_m`."""
    level: float
    """How strongly, in the unit of the kind's name."""
    trials: int
    """How often it was played, each time with another seed."""
    passed: int
    """How often all that was expected held."""
    at_least: float | None = None
    """The share of trials that has to pass; None where the share is only reported."""

    @property
    def accuracy(self) -> float:
        """The share of trials that passed."""
        return self.passed / self.trials


@dataclass(frozen=True, slots=True)
class CaseResult:
    """What came of one test."""

    name: str
    """Its name, with its parameters in brackets."""
    group: str
    """Its name without them: what the variants of one test share."""
    path: str
    """Its file."""
    line: int
    """Where it is written, from 1."""
    status: Status
    """How it ended."""
    reason: str = ""
    """Why: the first thing that did not hold, or the reason given for skipping."""
    tags: tuple[str, ...] = ()
    """Its tags."""
    scene: str = ""
    """Its scene: a name, a file, or `inline`."""
    parameters: tuple[tuple[str, str], ...] = ()
    """The values of its parameters."""
    seed: int = 0
    """For whatever was random."""
    turns: tuple[TurnRecord, ...] = ()
    """Its turns; of a disturbed test those of the first trial that failed, else of the first trial."""
    disturbance: Disturbance | None = None
    """How it was disturbed; None for the plain test."""
    duration_s: float = field(default=0.0, compare=False)
    """How long it took on this machine."""

    @property
    def failures(self) -> tuple[tuple[TurnRecord, CheckResult], ...]:
        """Every expectation that did not hold, with its turn."""
        return tuple((t, c) for t in self.turns for c in t.checks if c.counts and not c.passed)

    def to_json(self) -> dict[str, Any]:
        """The record as JSON, times included."""
        from scene.codec import encode

        row: dict[str, Any] = {"version": VERSION, **encode(self, tagged=False), "duration_s": self.duration_s}
        for turn, told in zip(self.turns, row.get("turns", ()), strict=False):
            told["timing_ms"] = [list(part) for part in turn.timing_ms]
        return row

    def fingerprint(self) -> str:
        """sha256 of everything but the times this machine took: equal for equal runs."""
        row = self.to_json()
        row.pop("duration_s", None)
        for turn in row.get("turns", ()):
            turn.pop("timing_ms", None)
            for check in turn.get("checks", ()):
                if check["kind"] == "took_less_than":
                    check["message"], check["figures"], check["passed"] = "", [], True
        text = json.dumps(row, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


def append_result(folder: Path, result: CaseResult) -> None:
    """Add one record to a report's folder; whole lines, so that several processes may write."""
    folder.mkdir(parents=True, exist_ok=True)
    line = json.dumps(result.to_json(), ensure_ascii=False) + "\n"
    with (folder / RESULTS_FILE).open("ab", buffering=0) as file:
        file.write(line.encode())


def read_results(folder: Path) -> Iterator[CaseResult]:
    """The records of a report's folder, in the order in which the tests ended."""
    path = folder / RESULTS_FILE
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        said = f"{str(path)!r} cannot be read: {error.strerror}. `deixis test --report` writes it"
        raise SceneFileError(said) from None
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line)
        except ValueError:
            raise SceneFileError(f"line {number} of {str(path)!r} is no JSON: the run was cut off there") from None
        if not isinstance(row, dict) or row.pop("version", None) != VERSION:
            said = f"line {number} of {str(path)!r} is no record of version {VERSION}: run the tests again"
            raise SceneFileError(said)
        yield _with_times(row, f"line {number}")


def _with_times(row: dict[str, Any], where: str) -> CaseResult:
    """A record, and the times that are no part of what is compared.

    The `kind` of a disturbance is its own, not the codec's name of a class: it is read by itself.
    """
    from scene.codec import decode

    duration_s = decode(float, row.pop("duration_s", 0.0), f"{where}.duration_s")
    disturbed = row.pop("disturbance", None)
    disturbance = None if disturbed is None else decode(Disturbance, disturbed, f"{where}.disturbance")
    rows = row.get("turns", ())
    timings = [turn.pop("timing_ms", []) if isinstance(turn, dict) else [] for turn in rows]
    result: CaseResult = decode(CaseResult, row, where)
    turns = tuple(
        replace(turn, timing_ms=decode(tuple[tuple[str, float], ...], parts, f"{where}.timing_ms"))
        for turn, parts in zip(result.turns, timings, strict=True)
    )
    return replace(result, turns=turns, disturbance=disturbance, duration_s=duration_s)


def sorted_results(results: Iterable[CaseResult]) -> list[CaseResult]:
    """The records in the order of their files and lines, whatever the order of running was."""
    return sorted(results, key=lambda r: (r.path, r.line, r.name))
