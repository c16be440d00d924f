"""One turn on the page: what was said, heard, understood, weighed, answered, changed and checked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from assistant.scenetest.report.embedded import difference, figure
from assistant.scenetest.report.markup import Html, tag
from assistant.scenetest.report.timeline import direction, of_turn, turn_failed
from assistant.scenetest.results import CandidateRecord, CheckResult, TurnRecord

MOST_CANDIDATES = 8
"""So many candidates are shown; the rest are counted."""
MOST_EVENTS = 12
"""So many events are shown; the rest are counted."""
LIKELY = 0.02
"""A candidate with less than this share of the belief is shown only among the first few."""
ALWAYS = 3
"""So many candidates are shown however unlikely."""
CAPTIONS = {"before": "before", "expected": "expected (kept)", "actual": "drawn now",
            "difference": "difference, eightfold"}
"""What the pictures of a check show."""


def turn_section(turn: TurnRecord, anchor: str, folder: Path) -> Html:
    """A turn with all that is known about it."""
    failed = turn_failed(turn)
    head = tag("h4", (
        tag("span", str(turn.number), cls="number"), tag("span", turn.kind, cls="kind"), " ",
        tag("span", turn.said, cls="said"),
        tag("span", f"at {turn.at_s:.1f} s · line {turn.line}", cls="when"),
    ))
    parts = (head, _heard(turn), of_turn(turn), _facts(turn), _candidates(turn.candidates), _checks(turn, folder),
             _pictures(turn, folder), _more(turn))
    return tag("section", parts, cls="turn bad" if failed else "turn", id=f"{anchor}-{turn.number}")


def _heard(turn: TurnRecord) -> Html:
    if not turn.heard or turn.heard == turn.said:
        return Html()
    return tag("p", (tag("span", "heard ", cls="name"), tag("q", turn.heard)), cls="heard")


def _facts(turn: TurnRecord) -> Html:
    rows: list[tuple[str, Html | str]] = []
    if turn.understood or turn.program:
        by = tag("span", f" by the {turn.front}", cls="note") if turn.front else Html()
        rows.append(("understood", Html(tag("span", turn.understood) + by + tag("code", turn.program, cls="program"))))
    if turn.outcome:
        answer = tag("span", turn.outcome, cls=f"outcome {turn.outcome}")
        rows.append(("answer", Html(answer + " " + tag("q", turn.reply))))
    if turn.question and turn.question != turn.reply:
        rows.append(("asked", tag("q", turn.question)))
    if turn.targets:
        rows.append(("meant", _ids(turn.targets)))
    if turn.changed:
        rows.append(("changed", _ids(turn.changed)))
    return tag("dl", [tag("div", (tag("dt", name), tag("dd", value))) for name, value in rows]) if rows else Html()


def _ids(ids: tuple[str, ...]) -> Html:
    return Html(" ".join(tag("code", i) for i in ids[:30]) + (f" and {len(ids) - 30} more" if len(ids) > 30 else ""))


# ---- candidates ------------------------------------------------------------------------------------------------------


def _candidates(rows: tuple[CandidateRecord, ...]) -> Html:
    """A table with a bar for the belief and one for each reason."""
    shown = [c for n, c in enumerate(rows[:MOST_CANDIDATES]) if n < ALWAYS or c.score >= LIKELY]
    if not shown:
        return Html()
    factors = list(dict.fromkeys(name for c in shown for name, _, _ in c.reasons))
    head = tag("tr", [tag("th", name, scope="col") for name in ("candidate", "belief", *factors)])
    body = [tag("tr", [tag("th", (tag("code", c.id), tag("span", f" {c.label}" if c.label != c.id else "", cls="note")),
                           scope="row"), tag("td", _bar(c.score, f"{c.score:.0%}")),
                       *(_reason(c, name) for name in factors)]) for c in shown]
    left = len(rows) - len(shown)
    note = tag("p", f"and {left} less likely", cls="note") if left else Html()
    table = tag("table", (tag("caption", "Candidates and their reasons"), tag("thead", head), tag("tbody", body)),
                cls="candidates")
    return tag("div", (table, note), cls="wide", tabindex="0", role="region", aria_label="candidates and reasons")


def _reason(candidate: CandidateRecord, factor: str) -> Html:
    found = [(degree, note) for name, degree, note in candidate.reasons if name == factor]
    return tag("td", [Html(_bar(degree, f"{degree:.2f}") + tag("span", note, cls="why")) for degree, note in found])


def _bar(share: float, text: str) -> Html:
    width = f"width:{100 * max(0.0, min(1.0, share)):.0f}%"
    return Html(tag("span", tag("span", style=width), cls="bar", aria_hidden="true") + tag("span", text, cls="value"))


# ---- checks ----------------------------------------------------------------------------------------------------------


def _checks(turn: TurnRecord, folder: Path) -> Html:
    if not turn.checks:
        return Html()
    return tag("ul", [_check(check, folder) for check in turn.checks], cls="checks", aria_label="what had to hold")


def _check(check: CheckResult, folder: Path) -> Html:
    mark, word = ("✓", "held") if check.passed else ("✗", "did not hold") if check.counts else ("·", "only reported")
    cls = "held" if check.passed else "broken" if check.counts else "told"
    figures = ", ".join(f"{name} {value:g}" for name, value in check.figures)
    return tag("li", (
        tag("span", mark, cls="mark", aria_hidden="true"), tag("span", f"{word}: ", cls="hidden"),
        tag("span", f"{figures} · " * bool(figures) + f"line {check.line}:{check.column}", cls="when"),
        tag("b", check.kind), " ", tag("span", check.expected, cls="expected"),
        tag("span", check.message, cls="message"),
        check_pictures(check, folder),
    ), cls=cls)


def check_pictures(check: CheckResult, folder: Path) -> Html:
    """The pictures of a check side by side; of one written anew also how old and new differ."""
    paths = {what: folder / path for what, path in check.pictures}
    if not paths:
        return Html()
    shown = [figure(path, f"{CAPTIONS.get(what, what)}: {check.expected}", CAPTIONS.get(what, what), exact=True)
             for what, path in paths.items()]
    if "before" in paths and "actual" in paths:
        shown.append(difference(paths["before"], paths["actual"], "where old and new differ", CAPTIONS["difference"]))
    return tag("div", shown, cls="pictures")


# ---- pictures and the rest -------------------------------------------------------------------------------------------


def _pictures(turn: TurnRecord, folder: Path) -> Html:
    if not turn.picture_after:
        return Html()
    what = f"turn {turn.number}, {turn.said}"
    if turn.picture_before == turn.picture_after:
        alt = f"what the person sees in {what}; nothing changed"
        return tag("div", figure(folder / turn.picture_after, alt, "before and after: nothing to see changed"),
                   cls="pictures")
    changed = ", ".join(turn.changed) or "nothing in the scene"
    captions = ("before – outlined: what will change", f"after – outlined: {changed}") if turn.changed else (
        "before", "after")
    before = figure(folder / turn.picture_before, f"before {what}", captions[0])
    after = figure(folder / turn.picture_after, f"after {what}; changed: {changed}", captions[1])
    return tag("div", (before, after), cls="pictures")


def _more(turn: TurnRecord) -> Html:
    """Events, gaze and times of the machine, folded."""
    parts: list[str] = []
    if turn.events:
        rows = [tag("li", (tag("b", str(e.get("kind", "event"))), " ", tag("code", _rest(e))))
                for e in turn.events[:MOST_EVENTS]]
        left = len(turn.events) - MOST_EVENTS
        parts += [tag("h5", "events"), tag("ul", [*rows, *([tag("li", f"and {left} more")] if left > 0 else [])])]
    if turn.gaze:
        rows = [tag("li", f"{g.time_s:.2f} s: eyes {direction(g.head)}"
                    + (f"; hand {direction(g.hand)}" if g.hand else "") + (f", at {g.aim}" if g.aim else ""))
                for g in turn.gaze[:MOST_EVENTS]]
        parts += [tag("h5", "gaze and hand"), tag("ul", rows)]
    if turn.timing_ms:
        text = " · ".join(f"{name} {ms:.1f} ms" for name, ms in turn.timing_ms)
        parts += [tag("h5", "time on this machine"), tag("p", text)]
    return tag("details", (tag("summary", "events, gaze, timing"), *parts), cls="more") if parts else Html()


def _rest(event: dict[str, Any]) -> str:
    return " ".join(f"{key}={json.dumps(value, ensure_ascii=False)}" for key, value in event.items() if key != "kind")
