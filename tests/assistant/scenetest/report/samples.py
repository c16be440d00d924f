"""Records of tests that were never played, for pages about them."""

from __future__ import annotations

from assistant.scenetest.results import (
    CandidateRecord,
    CaseResult,
    CheckResult,
    Disturbance,
    GazeRecord,
    TurnRecord,
)

HEAD = (0.0, 1.6, 0.0, 0.0, 0.0, -1.0)


def check(expected: str = "the mug is on the desk", *, passed: bool = True, **more: object) -> CheckResult:
    """Something that had to hold."""
    return CheckResult("expect", expected, passed, "so it is" if passed else "it is on the floor", 5, 7,
                       **more)  # type: ignore[arg-type]


def turn(said: str = "put the mug there", *checks: CheckResult, number: int = 1) -> TurnRecord:
    """A turn in which something was said while the hand pointed."""
    words = tuple((w, 0.4 * n, 0.4 * n + 0.3) for n, w in enumerate(said.split()))
    return TurnRecord(
        number, 3, "say", said, 2.0 * (number - 1), 2.0, said, words, "Move the mug there", "move(the(mug), there)",
        "grammar", "done", "The mug is on the desk.", "", ("mug",),
        (CandidateRecord("mug", "mug", 0.9, (("label", 1.0, "exact"), ("pointing", 0.25, "hand"))),
         CandidateRecord("cup", "cup", 0.1, (("label", 0.5, "near"),))),
        ({"kind": "ObjectMoved", "object_id": "mug"},), ("mug",),
        (GazeRecord(0.0, HEAD), GazeRecord(0.4, HEAD, (0.0, 1.4, 0.0, 1.0, 0.0, 0.0), "desk")), checks=checks,
        timing_ms=(("parse", 1.5), ("total", 12.25)),
    )


def case(name: str = "a mug", *turns: TurnRecord, status: str = "passed", **more: object) -> CaseResult:
    """A test."""
    return CaseResult(name, name, "tests/desk.scenetest.yaml", 2, status, turns=turns, duration_s=0.25,
                      **more)  # type: ignore[arg-type]


def disturbed(level: float, passed: int, at_least: float | None = None) -> CaseResult:
    """A test with an unsteady hand."""
    return CaseResult(
        f"a mug [pointing_noise_deg={level:g}]", "a mug", "tests/desk.scenetest.yaml", 2, "passed",
        turns=(turn(),), disturbance=Disturbance("pointing_noise_deg", level, 10, passed, at_least),
    )
