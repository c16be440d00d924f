"""Plays a test through the very same step as the window: one case in, one `CaseResult` out, nothing else changed."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from assistant.scenetest.case import Case, TurnSpec
from assistant.scenetest.checks import Moment, changed_ids, checked
from assistant.scenetest.disturb import Disturber
from assistant.scenetest.results import (
    CandidateRecord,
    CaseResult,
    CheckResult,
    Disturbance,
    GazeRecord,
    Status,
    TurnRecord,
)
from assistant.scenetest.services import Services
from assistant.scenetest.stage import Stage, Taken
from assistant.scenetest.statements import Unclear
from assistant.session import SessionState
from assistant.turn import Reply
from scene.codec import digest, encode
from scene.errors import DeixisError
from scene.frames import Viewer

Pictures = Literal["all", "failed", "none"]


@dataclass(frozen=True)
class Options:
    """How to play."""

    report: Path | None = None
    """The folder that pictures go to; None draws none."""
    pictures: Pictures = "failed"
    """Of which tests each turn is drawn; those with the tag `pictures` are drawn unless it is `none`."""
    update_pictures: bool = False
    """Write the golden pictures anew."""


def run_test(case: Case, services: Services, options: Options = Options(), *,
             clock: Callable[[], float] = time.perf_counter) -> CaseResult:
    """Play a test, as often as its disturbance asks for."""
    started = clock()
    result = CaseResult(
        case.name, case.group, str(case.path), case.line, "passed", "", case.tags, case.scene.name, case.parameters,
        case.seed,
    )
    if case.skip:
        return replace(result, status="skipped", reason=case.skip)
    try:
        play = _disturbed if case.disturbed else _plain
        result = play(case, services, options, result)
    except DeixisError as error:
        result = replace(result, status="error", reason=str(error))
    return replace(_as_expected(case, result), duration_s=clock() - started)


def _plain(case: Case, services: Services, options: Options, result: CaseResult) -> CaseResult:
    turns = _play(case, services, options, Disturber())
    reason = _first_failure(turns)
    return replace(result, status="failed" if reason else "passed", reason=reason, turns=turns)


def _disturbed(case: Case, services: Services, options: Options, result: CaseResult) -> CaseResult:
    d = case.disturbed
    if d is None:
        raise TypeError("there is no disturbance")
    shown: tuple[TurnRecord, ...] = ()
    failed, passed = "", 0
    for trial in range(d.trials):
        turns, reason = _trial(case, services, replace(options, report=None) if failed else options,
                               Disturber(d.kind, d.level, case.seed * 100_003 + trial))
        passed += not reason
        if not shown or (reason and not failed):
            shown, failed = turns, reason
    disturbance = Disturbance(d.kind, d.level, d.trials, passed, d.at_least)
    result = replace(result, turns=shown, disturbance=disturbance)
    if d.at_least is None or disturbance.accuracy >= d.at_least:
        return result
    return replace(result, status="failed", reason=(
        f"{passed} of {d.trials} trials passed, of {d.at_least:.0%} expected at {d.kind} {d.level:g}; the first that "
        f"did not: {failed}"
    ))


def _trial(case: Case, services: Services, options: Options,
           disturber: Disturber) -> tuple[tuple[TurnRecord, ...], str]:
    """One play, and why it failed: disturbed, it may even come to something that cannot be played."""
    try:
        turns = _play(case, services, options, disturber)
    except Unclear as error:
        return (), str(error)
    return turns, _first_failure(turns)


def _as_expected(case: Case, result: CaseResult) -> CaseResult:
    if not case.xfail or result.status == "error":
        return result
    status: Status = "xpassed" if result.status == "passed" else "xfailed"
    return replace(result, status=status, reason=case.xfail)


def _first_failure(turns: tuple[TurnRecord, ...]) -> str:
    for turn in turns:
        for check in turn.checks:
            if check.counts and not check.passed:
                return f"{check.kind}: {check.expected}: {check.message}"
    return ""


# ---- one play --------------------------------------------------------------------------------------------------------


def _play(case: Case, services: Services, options: Options, disturber: Disturber) -> tuple[TurnRecord, ...]:
    stage = Stage(services.scene(case.scene), services, case.uses, case.yes, case.seed, disturber, case.labels)
    if case.viewer is not None:
        stage.state = replace(stage.state, viewer=stage.viewer_at(case.viewer))
    records: list[TurnRecord] = []
    states = [stage.state]
    at_s = 0.0
    for number, spec in enumerate(case.turns, 1):
        before = stage.state
        taken = act(stage, spec)
        moment = Moment(stage, before, taken.reply, case.path.parent, options.update_pictures)
        checks = tuple(checked(e, moment) for e in spec.expectations)
        records.append(_record(number, spec, at_s, before, stage.state, taken, checks))
        states.append(stage.state)
        at_s = round(at_s + taken.lasted_s, 6)
    return _drawn(case, tuple(records), states, options)


def _drawn(case: Case, turns: tuple[TurnRecord, ...], states: list[SessionState],
           options: Options) -> tuple[TurnRecord, ...]:
    """The turns with their pictures, where these are wanted."""
    wanted = options.pictures == "all" or "pictures" in case.tags or bool(_first_failure(turns))
    if options.report is None or options.pictures == "none" or not wanted:
        return turns
    from assistant.scenetest.report.drawing import drawn

    return tuple(drawn(turn, states[n], states[n + 1], options.report) for n, turn in enumerate(turns))


def act(stage: Stage, spec: TurnSpec) -> Taken:
    """Do what a turn says."""
    if spec.kind == "say":
        return stage.say(spec.text, spec.points, spec.looks)
    if spec.kind == "speak":
        return stage.speak(spec.text, spec.points, spec.looks)
    if spec.kind == "hear":
        return stage.hear(spec.folder / spec.text, spec.points, spec.looks)
    for aim in spec.looks:
        stage.look(aim.target)
    for aim in spec.points:
        stage.point(aim.target)
    if spec.kind == "key":
        return stage.key(spec.text)
    if spec.kind == "click" and spec.click is not None:
        return stage.click(spec.click, add=spec.add)
    if spec.kind == "viewer" and spec.standing is not None:
        return stage.go(spec.standing)
    return stage.idle(spec.seconds)


def _record(number: int, spec: TurnSpec, at_s: float, before: SessionState, after: SessionState, taken: Taken,
            checks: tuple[CheckResult, ...]) -> TurnRecord:
    reply = taken.reply or Reply("", "done", "")
    scenes = digest(before.scene), digest(after.scene)
    return TurnRecord(
        number, spec.line, spec.kind, _said(spec), at_s, taken.lasted_s, reply.text,
        tuple((w.text, w.start_s, w.end_s) for w in reply.words), reply.understood, reply.program, reply.front,
        reply.outcome if taken.reply else "", reply.reply, reply.question, reply.targets,
        tuple(CandidateRecord(c.id, c.label, c.score, tuple((r.factor, r.degree, r.note) for r in c.reasons))
              for c in reply.candidates),
        tuple(encode(event) for event in reply.events), changed_ids(before.scene, after.scene), _gaze(taken),
        _six(before.viewer), _six(after.viewer), *scenes,
        checks=checks, timing_ms=tuple(sorted(reply.timing_ms.items())),
    )


def _said(spec: TurnSpec) -> str:
    if spec.kind == "wait":
        return f"{spec.seconds:g} s"
    if spec.click is not None:
        return spec.click.text
    if spec.standing is not None:
        s = spec.standing
        return s.name or ", ".join(f"{v:g}" for v in s.position or ()) or (s.look_at.text if s.look_at else "")
    return spec.text or ", ".join(a.target.text for a in (*spec.points, *spec.looks))


def _gaze(taken: Taken) -> tuple[GazeRecord, ...]:
    found = []
    for n, sample in enumerate(taken.gaze.samples):
        hand: tuple[Any, ...] = () if sample.hand is None else (*sample.hand.origin, *sample.hand.direction)
        aim = taken.aims[n] if n < len(taken.aims) else ""
        found.append(GazeRecord(sample.time_s, (*sample.head.origin, *sample.head.direction), hand, aim))
    return tuple(found)


def _six(viewer: Viewer) -> tuple[float, ...]:
    return (*viewer.position, *viewer.forward)
