"""One test on the page."""

from __future__ import annotations

from pathlib import Path

from assistant.scenetest.report.markup import Html, tag
from assistant.scenetest.report.timeline import of_case, seconds
from assistant.scenetest.report.turns import turn_section
from assistant.scenetest.results import CaseResult, Status

MARKS = {"passed": "✓", "failed": "✗", "error": "!", "skipped": "–", "xfailed": "×", "xpassed": "✗"}
"""Before the name of a test, so that no outcome is told by colour alone."""
WORDS: dict[Status, str] = {
    "passed": "passed", "failed": "failed", "error": "error", "skipped": "skipped", "xfailed": "expected to fail",
    "xpassed": "passed unexpectedly",
}
"""The outcomes in words."""
BAD = ("failed", "error", "xpassed")
"""Outcomes that make a run fail; these tests are open when the page opens."""


def case_section(result: CaseResult, anchor: str, folder: Path) -> Html:
    """A test that opens and closes, with its turns."""
    chips = [tag("button", t, type="button", cls="tag", data_tag=t, title=f"only tests tagged {t}")
             for t in result.tags]
    summary = tag("summary", (
        tag("span", MARKS[result.status], cls="mark", aria_hidden="true"),
        tag("span", f"{WORDS[result.status]}: ", cls="hidden"), tag("span", result.name, cls="title"),
        tag("span", seconds(result.duration_s), cls="when"),
    ))
    d = result.disturbance
    stood = f"{d.kind} {d.level:g}: {d.passed} of {d.trials} trials passed" if d else ""
    about = " · ".join(filter(None, (
        f"scene {result.scene}" if result.scene else "", f"{result.path}:{result.line}", stood,
        ", ".join(f"{k} = {v}" for k, v in result.parameters),
    )))
    reason = tag("p", result.reason, cls="reason") if result.reason else Html()
    link = tag("a", "link", href=f"#{anchor}", cls="note", aria_label=f"link to the test {result.name}")
    meta = tag("p", (about, " ", *chips, " ", link), cls="about")
    turns = [turn_section(turn, anchor, folder) for turn in result.turns]
    return tag("details", (summary, tag("div", (meta, reason, of_case(result, anchor), *turns), cls="inside")),
               cls=f"test {result.status}", id=anchor, open=result.status in BAD, data_outcome=result.status,
               data_tags=" ".join(result.tags), data_text=_searched(result))


def _searched(result: CaseResult) -> str:
    """What a search looks through: the name, and what was said, answered, meant and found."""
    parts = [result.name, result.path, result.scene, result.reason, *result.tags]
    for turn in result.turns:
        parts += [turn.said, turn.heard, turn.understood, turn.program, turn.reply, turn.outcome, *turn.targets]
        parts += [f"{c.kind} {c.expected}" for c in turn.checks]
    return " ".join(dict.fromkeys(" ".join(parts).casefold().split()))
