"""The whole page: the sum, the filter, plots of disturbances, pictures written anew, and every test by its file."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from itertools import groupby
from pathlib import Path

from assistant.scenetest.report.cases import BAD, WORDS, case_section
from assistant.scenetest.report.markup import Html, escaped, tag
from assistant.scenetest.report.plots import section as disturbances
from assistant.scenetest.report.plots import undisturbed_name
from assistant.scenetest.report.timeline import counted, seconds
from assistant.scenetest.report.turns import check_pictures
from assistant.scenetest.results import CaseResult, read_results, sorted_results
from scene.errors import SceneFileError

PAGE = "index.html"
"""The name of the page in a report's folder."""
POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
"""The page may load nothing from anywhere."""


def write_report(folder: Path, unread: Sequence[str] = ()) -> Path:
    """Make the page of the records in a folder; the file is whole or it is not there.

    `unread` are the errors of files that could not be read as tests.
    """
    text = page(read_results(folder), folder, unread)
    path, partial = folder / PAGE, folder / f".{PAGE}.{os.getpid()}"
    try:
        partial.write_text(text, encoding="utf-8")
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        said = f"{str(path)!r} cannot be written ({error.strerror or error}): choose another folder"
        raise SceneFileError(said) from error
    return path


def page(results: Iterable[CaseResult], folder: Path, unread: Sequence[str] = ()) -> str:
    """The page as one text; pictures are looked for in `folder`."""
    rows = sorted((shortened(r) for r in sorted_results(results)), key=_place)
    anchors = {id(r): f"t{n}" for n, r in enumerate(rows, 1)}
    bad = sum(r.status in BAD for r in rows) + len(unread)
    title = f"Scene tests: {f'{bad} failed' if bad else 'all as expected'}"
    head = tag("head", (
        tag("meta", charset="utf-8"), tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", http_equiv="Content-Security-Policy", content=POLICY), tag("title", title),
        tag("style", _asset("page.css")),
    ))
    groups = [_file(path, list(tests), anchors, folder) for path, tests in groupby(rows, lambda r: r.path)]
    main = tag("main", (
        _unread(unread), _failures(rows, anchors), disturbances(rows), _rewritten(rows, folder),
        tag("section", (tag("h2", "Tests", id="tests"), *groups,
                        tag("p", "No test fits.", id="nothing", hidden=True)), aria_labelledby="tests"),
    ))
    body = tag("body", (tag("a", "to the tests", href="#tests", cls="skip"), _header(rows, bad, len(unread)),
                        _filter(rows), main, tag("script", _asset("page.js"))))
    return "<!doctype html>\n" + tag("html", (head, body), lang="en") + "\n"


def shortened(result: CaseResult) -> CaseResult:
    """The record with its file as seen from here, where it lies below."""
    path = Path(result.path)
    return replace(result, path=path.relative_to(Path.cwd()).as_posix()) if path.is_relative_to(Path.cwd()) else result


def _place(result: CaseResult) -> tuple[str, int, str, str, float]:
    """Where a test comes on the page: disturbed ones after the plain one, their levels rising."""
    d = result.disturbance
    kind, level = (d.kind, d.level) if d else ("", 0.0)
    return result.path, result.line, undisturbed_name(result), kind, level


@cache
def _asset(name: str) -> Html:
    return Html(files("assistant.scenetest.report").joinpath(name).read_text(encoding="utf-8"))


# ---- parts -----------------------------------------------------------------------------------------------------------


def _header(rows: list[CaseResult], bad: int, unread: int) -> Html:
    counts = Counter(r.status for r in rows)
    total = sum(counts.values()) or 1
    turns, checks = sum(len(r.turns) for r in rows), sum(len(t.checks) for r in rows for t in r.turns)
    virtual = sum(r.turns[-1].at_s + r.turns[-1].lasted_s for r in rows if r.turns)
    said = ", ".join(f"{counts[s]} {w}" for s, w in WORDS.items() if counts[s]) or "no test was played"
    strip = [tag("span", cls=s, style=f"flex-grow:{counts[s] / total:.4f}") for s in WORDS if counts[s]]
    numbers = [tag("li", (tag("b", str(counts[s])), " ", w), cls=s) for s, w in WORDS.items() if counts[s]]
    numbers += [tag("li", (tag("b", str(unread)), " not read"), cls="error")] if unread else []
    verdict = f"{bad} of {len(rows) + unread} failed" if bad else f"All {len(rows)} as expected" if rows else "No tests"
    return tag("header", (
        tag("h1", (tag("span", "Scene tests", cls="product"), " ", tag("span", verdict, cls="bad" if bad else "good"))),
        tag("div", strip, cls="strip", role="img", aria_label=said), tag("ul", numbers, cls="numbers"),
        tag("p", f"{counted(turns, 'turn')} and {counted(checks, 'check')} over {seconds(virtual)} of virtual time, "
                 f"played in {seconds(sum(r.duration_s for r in rows))}.", cls="note"),
    ))


def _filter(rows: list[CaseResult]) -> Html:
    counts, tags = Counter(r.status for r in rows), Counter(t for r in rows for t in r.tags)
    boxes = [tag("label", (tag("input", type="checkbox", name="outcome", value=s, checked=True), f" {w} ({counts[s]})"))
             for s, w in WORDS.items() if counts[s]]
    options = [tag("option", "any tag", value=""),
               *(tag("option", f"{t} ({n})", value=t) for t, n in sorted(tags.items()))]
    return tag("form", (
        tag("label", ("Search ", tag("input", type="search", id="search", placeholder="words said, ids, replies …",
                                     autocomplete="off", aria_keyshortcuts="/"))),
        tag("label", ("Tag ", tag("select", options, id="tag"))) if tags else Html(),
        tag("fieldset", (tag("legend", "outcome", cls="hidden"), *boxes)),
        tag("span", (tag("button", "Open all", type="button", id="open"), " ",
                     tag("button", "Close all", type="button", id="close")), cls="buttons"),
        tag("output", counted(len(rows), "test"), id="count", aria_live="polite"),
    ), id="filter", role="search")


def _unread(errors: Sequence[str]) -> Html:
    if not errors:
        return Html()
    return tag("section", (tag("h2", "Files that could not be read", id="unread"),
                           *(tag("pre", error) for error in errors)), aria_labelledby="unread", cls="unread")


def _failures(rows: list[CaseResult], anchors: dict[int, str]) -> Html:
    """A list of what failed with the first reason, each a link: what one wants to know first."""
    bad = [r for r in rows if r.status in BAD]
    if not bad:
        return Html()
    items = [tag("li", (tag("a", r.name, href=f"#{anchors[id(r)]}"), tag("span", r.reason, cls="note"))) for r in bad]
    folded = tag("details", (tag("summary", f"{counted(len(bad), 'test')}, with the first thing that did not hold"),
                             tag("ol", items)), open=len(bad) <= 12)
    return tag("section", (tag("h2", "What failed", id="failed"), folded), aria_labelledby="failed", cls="failures")


def _rewritten(rows: list[CaseResult], folder: Path) -> Html:
    """Golden pictures that were written anew, old and new side by side."""
    found = [(r, c) for r in rows for t in r.turns for c in t.checks
             if c.kind == "picture" and c.passed and any(what == "actual" for what, _ in c.pictures)]
    if not found:
        return Html()
    parts = [tag("div", (tag("h3", (c.expected, tag("span", f" {r.name}", cls="note"))), check_pictures(c, folder)))
             for r, c in found]
    return tag("section", (tag("h2", "Pictures written anew", id="anew"), *parts), aria_labelledby="anew")


def _file(path: str, rows: list[CaseResult], anchors: dict[int, str], folder: Path) -> Html:
    bad = sum(r.status in BAD for r in rows)
    sum_up = counted(len(rows), "test") + (f", {bad} failed" if bad else "")
    tests = [case_section(r, anchors[id(r)], folder) for r in rows]
    return tag("section", (tag("h3", (escaped(path), tag("span", f" {sum_up}", cls="note"))), *tests), cls="file")
