"""The page about a run: complete, closed to the network, well-formed, and proof against whatever was said."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from assistant.scenetest.report import page, write_report
from assistant.scenetest.report.plots import interval, sweeps
from assistant.scenetest.results import CaseResult, append_result, read_results
from scene.errors import SceneFileError
from tests.assistant.scenetest.report.samples import case, check, disturbed, turn

VOID = {"meta", "input", "img", "br"}
HERE = Path()


class Reader(HTMLParser):
    """Checks that elements close in order, and keeps them and the text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)
        assert not self.open, self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("script", "style"):
            self.text += data

    def all(self, name: str) -> list[dict[str, str | None]]:
        """The attributes of every element of a name."""
        return [attrs for tag, attrs in self.elements if tag == name]


def read(*results: CaseResult, folder: Path = HERE, unread: tuple[str, ...] = ()) -> Reader:
    return Reader(page(results, folder, unread))


def test_a_turn_is_told_in_full() -> None:
    found = read(case("a mug", turn("put the mug there", check()), tags=("desk",)))
    for told in ("put the mug there", "Move the mug there", "move(the(mug), there)", "by the grammar", "done",
                 "The mug is on the desk.", "90%", "exact", "pointing", "0.25", "the mug is on the desk", "so it is",
                 "line 5:7", "ObjectMoved", "total 12.2 ms", "250 ms", "90° right", "All 1 as expected"):
        assert told in found.text, told
    (words,) = [a for a in found.all("svg") if a["class"] == "words"]
    assert words["aria-label"] is not None
    assert "there 1.20" in words["aria-label"]
    assert "hand at 0.40 s: desk" in words["aria-label"]


def test_what_failed_comes_first_and_is_open() -> None:
    bad = case("b", turn("put it there", check(passed=False)), status="failed", reason="it is on the floor")
    found = read(case("a", turn("put it there", check())), bad, case("c", status="skipped", reason="not today"))
    tests = [a for a in found.all("details") if "data-outcome" in a]
    shown = [(a["data-outcome"], "open" in a) for a in tests]
    assert shown == [("passed", False), ("failed", True), ("skipped", False)]
    assert "1 of 3 failed" in found.text
    assert found.text.index("What failed") < found.text.index("Tests", found.text.index("What failed"))
    ids = Counter(a["id"] for _, a in found.elements if a.get("id"))
    assert set(ids.values()) == {1}
    links = {a["href"] for a in found.all("a")}
    assert all(link is not None and link[1:] in ids for link in links)


def test_a_check_that_does_not_count_fails_nothing() -> None:
    found = read(case("a", turn("put it there", check(passed=False, counts=False))))
    assert [a["class"] for a in found.all("li") if a.get("class") in ("told", "broken")] == ["told"]
    assert not [a for a in found.all("section") if a.get("class") == "turn bad"]


def test_files_that_could_not_be_read_count_as_failed() -> None:
    found = read(case("a"), unread=("x.scenetest.yaml:3:1: <what> is this",))
    assert "1 of 2 failed" in found.text
    assert "<what> is this" in found.text


def test_nothing_is_loaded_from_anywhere() -> None:
    text = page([case("a", turn())], HERE)
    assert "default-src 'none'" in text.replace("&#x27;", "'")
    assert not re.findall(r"""https?:|//[a-z]|@import|url\(|src=["'](?!data:)|<link""", text)


HOSTILE = ("</script><script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "<!--", "]]>", "&lt;b&gt;",
           "' onmouseover='alert(1)", "</style><b>", "\x00\x1b[31m", "\ud800", "javascript:alert(1)")


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_stays_text(hostile: str) -> None:
    plain = _shape(read(_everywhere("x y"), unread=("x y",)))
    found = read(_everywhere(hostile), unread=(hostile,))
    assert _shape(found) == plain
    shown = "".join(c if c >= " " and c != "\ud800" else "\ufffd" for c in hostile)
    assert shown in found.text
    found.text.encode()


@given(st.text(min_size=1, max_size=40))
@settings(max_examples=40, deadline=None)
def test_any_text_leaves_a_page_well_formed(text: str) -> None:
    found = read(_everywhere(text))
    assert {name for name, _ in found.elements} <= {name for name, _ in read(_everywhere("x y")).elements}


def _everywhere(text: str) -> CaseResult:
    from dataclasses import replace

    t = turn("one two", check(text, passed=False))
    t = replace(t, said=text, heard=text + ".", words=((text, 0.0, 1.0),), understood=text, program=text, reply=text,
                question=text + "?", targets=(text,), changed=(text,), events=({"kind": text, text: text},),
                candidates=tuple(replace(c, id=text, label=text, reasons=((text, 0.5, text),)) for c in t.candidates),
                gaze=tuple(replace(g, aim=text) for g in t.gaze), timing_ms=((text, 1.0),))
    return case(text, t, status="failed", reason=text, tags=(text,), scene=text, parameters=((text, text),))


def _shape(found: Reader) -> list[tuple[str, tuple[str, ...]]]:
    """The elements with the names of their attributes, whatever the attributes say."""
    return [(name, tuple(attrs)) for name, attrs in found.elements]


def test_a_page_can_be_used_without_eyes_or_mouse() -> None:
    found = read(case("a", turn("put it there", check()), tags=("desk",)), disturbed(2, 9))
    levels = [int(name[1]) for name, _ in found.elements if re.fullmatch("h[1-6]", name)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in itertools.pairwise(levels))
    assert all(a.get("aria-label") for a in found.all("svg"))
    assert all(a.get("alt") for a in found.all("img"))
    ids = {a["id"] for _, a in found.elements if a.get("id")}
    assert {a["aria-labelledby"] for _, a in found.elements if "aria-labelledby" in a} <= ids
    assert found.all("html")[0]["lang"] == "en"


# ---- disturbances ----------------------------------------------------------------------------------------------------


def test_a_sweep_becomes_one_plot_with_its_levels_rising() -> None:
    rows = [disturbed(16, 2, 0.5), disturbed(0, 10, 0.5), disturbed(4, 7, 0.5)]
    ((key, found),) = sweeps(rows).items()
    assert key == ("tests/desk.scenetest.yaml", "a mug", "pointing_noise_deg")
    assert [(d.level, d.accuracy) for d in found] == [(0, 1.0), (4, 0.7), (16, 0.2)]
    text = page(rows, HERE)
    assert "100% at 0, 70% at 4, 20% at 16" in text
    plot = ElementTree.fromstring(re.search(r"<svg [^>]*role=\"img\"[^>]*100% at 0.*?</svg>", text)[0])  # type: ignore[index]
    heights = [float(c.get("cy", "")) for c in plot.iter("circle")]
    assert heights == sorted(heights)
    assert len(set(heights)) == 3
    assert [g.get("class") for g in plot.iter("g")] == ["good", "good", "bad"]
    tests = [a["data-text"] or "" for a in Reader(text).all("details") if "data-outcome" in a]
    assert [t.split("=")[1].split("]")[0] for t in tests] == ["0", "4", "16"]


def test_the_interval_of_a_share() -> None:
    assert interval(5, 10) == pytest.approx((0.2366, 0.7634), abs=1e-3)
    assert interval(10, 10)[1] == 1.0
    assert interval(10, 10)[0] == pytest.approx(0.7225, abs=1e-3)
    assert interval(0, 0) == (0.0, 1.0)


# ---- pictures --------------------------------------------------------------------------------------------------------


def _picture(path: Path, shade: int) -> str:
    path.parent.mkdir(exist_ok=True)
    Image.fromarray(np.full((9, 16, 3), shade, dtype=np.uint8)).save(path)
    return str(path)


def test_pictures_are_in_the_page_side_by_side(tmp_path: Path) -> None:
    from dataclasses import replace

    _picture(tmp_path / "pictures" / "a.png", 10)
    _picture(tmp_path / "pictures" / "b.png", 200)
    kept, now = _picture(tmp_path / "kept.png", 10), _picture(tmp_path / "now.png", 20)
    broken = check("desk", passed=False, pictures=(("expected", kept), ("actual", now), ("difference", now)))
    t = replace(turn("put it there", broken), picture_before="pictures/a.png", picture_after="pictures/b.png")
    found = read(case("a", t, status="failed"), folder=tmp_path)
    alts = [a["alt"] or "" for a in found.all("img")]
    assert [alt.split(":")[0].split(" ")[0] for alt in alts] == ["expected", "drawn", "difference,", "before", "after"]
    assert all((a["src"] or "").startswith("data:image/") for a in found.all("img"))
    still = read(case("a", replace(t, picture_after="pictures/a.png", checks=())), folder=tmp_path)
    assert len(still.all("img")) == 1


def test_pictures_written_anew_show_old_new_and_difference(tmp_path: Path) -> None:
    from dataclasses import replace

    old, new = _picture(tmp_path / "old.png", 10), _picture(tmp_path / "new.png", 20)
    anew = replace(check("desk", pictures=(("before", old), ("actual", new))), kind="picture")
    found = read(case("a", turn("put it there", anew)))
    assert "Pictures written anew" in found.text
    assert [a["alt"] for a in found.all("img")][:3] == ["before: desk", "drawn now: desk", "where old and new differ"]


def test_a_picture_that_is_gone_is_said_to_be() -> None:
    from dataclasses import replace

    t = replace(turn(), picture_before="pictures/a.png", picture_after="pictures/a.png")
    assert "The picture a.png is gone" in read(case("a", t)).text


# ---- records ---------------------------------------------------------------------------------------------------------


def test_records_are_read_back_whole_and_make_the_page(tmp_path: Path) -> None:
    written = [disturbed(2, 9, 0.5), case("a", turn("put it there", check()), status="failed", reason="so")]
    for result in written:
        append_result(tmp_path, result)
    found = list(read_results(tmp_path))
    assert found == written
    assert [r.duration_s for r in found] == [r.duration_s for r in written]
    assert [t.timing_ms for r in found for t in r.turns] == [t.timing_ms for r in written for t in r.turns]
    path = write_report(tmp_path)
    assert path == tmp_path / "index.html"
    assert path.read_text(encoding="utf-8") == page(written, tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["index.html", "results.jsonl"]


def test_a_folder_without_records_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SceneFileError, match="--report"):
        write_report(tmp_path)
