"""How a test stands disturbances: the share of trials that passed against the level, as small plots."""

from __future__ import annotations

import math
from collections.abc import Iterable

from assistant.scenetest.disturb import KINDS
from assistant.scenetest.report.markup import Html, tag
from assistant.scenetest.results import CaseResult, Disturbance

WIDTH, HEIGHT = 320, 170
"""Of a plot."""
LEFT, RIGHT, TOP, BOTTOM = 40, 14, 10, 36
"""Its margins."""
Z_95 = 1.96
"""Of the normal distribution: the interval covers 95 %."""


def sweeps(results: Iterable[CaseResult]) -> dict[tuple[str, str, str], list[Disturbance]]:
    """The disturbances of each test and kind, by file, the test's name and the kind, levels rising."""
    found: dict[tuple[str, str, str], list[Disturbance]] = {}
    for r in results:
        if r.disturbance is not None:
            found.setdefault((r.path, undisturbed_name(r), r.disturbance.kind), []).append(r.disturbance)
    return {key: sorted(row, key=lambda d: d.level) for key, row in found.items()}


def undisturbed_name(result: CaseResult) -> str:
    """The name of the same test without its disturbance."""
    d = result.disturbance
    if d is None:
        return result.name
    label = f"{d.kind}={d.level:g}]"
    if result.name.endswith(f", {label}"):
        return result.name.removesuffix(f", {label}") + "]"
    return result.name.removesuffix(f" [{label}")


def section(results: Iterable[CaseResult]) -> Html:
    """All plots; nothing where nothing was disturbed."""
    found = sweeps(results)
    if not found:
        return Html()
    plots = [_figure(name, kind, row) for (_, name, kind), row in found.items()]
    return tag("section", (
        tag("h2", "Under disturbances", id="disturbances"),
        tag("p", "The share of trials in which all that was expected held, against the level of the disturbance; bars "
                 "are 95 % intervals (Wilson), dashes the share that was asked for.", cls="note"),
        tag("div", plots, cls="plots")), aria_labelledby="disturbances")


def _figure(name: str, kind: str, row: list[Disturbance]) -> Html:
    unit = KINDS[kind].unit if kind in KINDS else ""
    said = ", ".join(f"{d.accuracy:.0%} at {d.level:g}" for d in row)
    head = tag("tr", [tag("th", "level", scope="col"), *(tag("td", f"{d.level:g}") for d in row)])
    body = tag("tr", [tag("th", "passed", scope="col"), *(tag("td", f"{d.passed}/{d.trials}") for d in row)])
    return tag("figure", (
        tag("figcaption", (tag("b", name), tag("br"), kind, tag("span", f" – {unit}", cls="note"))),
        _plot(row, f"{name}, {kind}: {said}"), tag("table", (head, body), cls="levels")), cls="plot")


def _plot(row: list[Disturbance], label: str) -> Html:
    low, high = row[0].level, row[-1].level
    span = (high - low) or 1.0

    def x(level: float) -> float:
        return round(LEFT + 8 + (level - low) / span * (WIDTH - LEFT - RIGHT - 16), 2)

    def y(share: float) -> float:
        return round(TOP + (1 - share) * (HEIGHT - TOP - BOTTOM), 2)

    parts: list[str] = []
    for share in (0.0, 0.5, 1.0):
        parts += [tag("line", x1=LEFT, y1=y(share), x2=WIDTH - RIGHT, y2=y(share), cls="grid"),
                  tag("text", f"{share:.0%}", x=LEFT - 5, y=y(share) + 4, text_anchor="end", cls="tick")]
    taken = -math.inf
    for d in row:
        if x(d.level) - taken >= 26:
            parts.append(tag("text", f"{d.level:g}", x=x(d.level), y=y(0) + 15, text_anchor="middle", cls="tick"))
            taken = x(d.level)
    parts.append(tag("text", "level", x=(LEFT + WIDTH - RIGHT) / 2, y=HEIGHT - 5, text_anchor="middle", cls="tick"))
    wanted = [(d.level, d.at_least) for d in row if d.at_least is not None]
    if wanted:
        ends = [(LEFT, wanted[0][1]), *((x(a), s) for a, s in wanted), (WIDTH - RIGHT, wanted[-1][1])]
        parts.append(tag("polyline", points=" ".join(f"{a},{y(s)}" for a, s in ends), cls="wanted"))
    parts.append(tag("polyline", points=" ".join(f"{x(d.level)},{y(d.accuracy)}" for d in row), cls="curve"))
    for d in row:
        least, most = interval(d.passed, d.trials)
        bad = d.at_least is not None and d.accuracy < d.at_least
        about = f"{d.passed} of {d.trials} at {d.level:g} ({least:.0%} to {most:.0%})"
        parts.append(tag("g", (
            tag("title", about), tag("line", x1=x(d.level), y1=y(least), x2=x(d.level), y2=y(most), cls="spread"),
            tag("circle", cx=x(d.level), cy=y(d.accuracy), r=4)), cls="bad" if bad else "good"))
    return tag("svg", parts, viewBox=f"0 0 {WIDTH} {HEIGHT}", role="img", aria_label=label)


def interval(passed: int, trials: int) -> tuple[float, float]:
    """The Wilson interval of a share."""
    if not trials:
        return 0.0, 1.0
    share, z2 = passed / trials, Z_95**2
    middle = (share + z2 / (2 * trials)) / (1 + z2 / trials)
    reach = Z_95 * math.sqrt(share * (1 - share) / trials + z2 / (4 * trials**2)) / (1 + z2 / trials)
    return max(0.0, middle - reach), min(1.0, middle + reach)
