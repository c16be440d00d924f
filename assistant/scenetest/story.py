"""A failure told: turn by turn what was said, heard, understood and answered, and what did not hold, with its place."""

from __future__ import annotations

from pathlib import Path

from assistant.scenetest.results import CaseResult, TurnRecord


def story(result: CaseResult) -> str:
    """The failure of a test, for a terminal."""
    name = Path(result.path).name
    lines = [f"{result.name}", f"  {result.path}:{result.line}"]
    if result.status == "error":
        return "\n".join([*lines, f"  it could not be played: {result.reason}"])
    if result.disturbance is not None:
        lines.append(f"  {result.reason}")
    for turn in result.turns:
        lines += _turn(turn)
        for check in turn.checks:
            mark = "ok " if check.passed else "NOT" if check.counts else "(not)"
            if not check.passed:
                lines += [f"      {mark} {check.kind}: {check.expected}", f"          {check.message}",
                          f"          {name}:{check.line}"]
                lines += [f"          {what}: {path}" for what, path in check.pictures]
    return "\n".join(lines)


def _turn(turn: TurnRecord) -> list[str]:
    lines = [f"  turn {turn.number}, line {turn.line}: {turn.kind} {turn.said!r}"]
    if turn.kind in ("speak", "hear"):
        lines.append(f"      heard       {turn.heard!r}")
    if turn.outcome:
        if turn.understood:
            lines.append(f"      understood  {turn.understood}   {turn.program}")
        lines.append(f"      {turn.outcome:<11} {turn.reply}")
    if turn.changed:
        lines.append(f"      changed     {', '.join(turn.changed[:12])}{' ...' if len(turn.changed) > 12 else ''}")
    if turn.candidates and turn.outcome in ("ambiguous", "needs_confirmation", "not_found"):
        lines.append("      candidates  " + ", ".join(f"{c.id} {c.score:.2f}" for c in turn.candidates[:6]))
    return lines
