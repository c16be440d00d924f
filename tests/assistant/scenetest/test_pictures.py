"""Golden pictures of scene tests, and the pictures of a report."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.scenetest.runner import Options
from tests.assistant.scenetest.helpers import played

pytestmark = pytest.mark.gl

TESTS = """
    viewer: door
    tests:
      - say: paint the sofa {}
        picture: {{name: sofa, size: [160, 90]}}
"""


def test_a_picture_is_kept_compared_and_shown_where_it_differs(tmp_path: Path) -> None:
    (missing,) = played(tmp_path, TESTS.format("blue"))
    assert missing.status == "failed"
    assert "deixis test --update-pictures" in missing.reason
    (kept,) = played(tmp_path, TESTS.format("blue"), Options(update_pictures=True))
    assert kept.status == "passed"
    assert (tmp_path / "pictures" / "sofa.png").exists()
    (same,) = played(tmp_path, TESTS.format("blue"))
    assert same.status == "passed"
    assert dict(same.turns[0].checks[0].figures)["share_of_pixels"] == 0
    (other,) = played(tmp_path, TESTS.format("red"))
    assert other.status == "failed"
    shown = dict(other.failures[0][1].pictures)
    assert set(shown) == {"expected", "actual", "difference"}
    assert all(Path(p).exists() for p in shown.values())
    (updated,) = played(tmp_path, TESTS.format("red"), Options(update_pictures=True))
    assert set(dict(updated.turns[0].checks[0].pictures)) == {"before", "actual"}


def test_a_report_has_the_scene_before_and_after(tmp_path: Path) -> None:
    options = Options(report=tmp_path / "report", pictures="all")
    (result,) = played(tmp_path, "tests:\n  - say: hide the sofa\n", options)
    turn = result.turns[0]
    assert turn.picture_before != turn.picture_after
    for picture in (turn.picture_before, turn.picture_after):
        assert (tmp_path / "report" / picture).read_bytes().startswith(b"\x89PNG")
