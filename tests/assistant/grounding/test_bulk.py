"""`deixis ground`: scenes in, descriptions in, one line each out, whatever is wrong with them."""

from __future__ import annotations

import io
import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.cli import main
from assistant.grounding.bulk import BoxScene, Bulk, read_scenes, scene_of
from assistant.grounding.shallow import shallow_readings
from assistant.grounding.spotting import spot
from assistant.language.codec import print_value
from scene.errors import SceneFileError
from tests.assistant.grounding.rooms import office

ROOM: dict[str, Any] = {
    "scene_id": "r", "up": "z",
    "objects": [
        {"id": 1, "label": "Desk", "center": [0, 2, 0.37], "size": [1.4, 0.7, 0.74], "rgb": [107, 71, 46]},
        {"id": 2, "label": "mug", "center": [-0.3, 2, 0.79], "size": [0.1, 0.1, 0.1], "rgb": [204, 25, 25]},
        {"id": 3, "label": "mug", "center": [0.3, 2, 0.79], "size": [0.1, 0.1, 0.1], "rgb": [25, 51, 204], "yaw": 0.3},
        {"id": 4, "label": "trash_can", "center": [2, -2, 0.2], "size": [0.3, 0.3, 0.4]},
    ],
}  # fmt: skip


def _bulk() -> Bulk:
    return Bulk({"r": BoxScene(scene_of(ROOM), "z"), "office": BoxScene(office())})


def _ask(text: str, **more: Any) -> dict[str, Any]:
    return _bulk().answer(json.dumps({"id": "q", "scene_id": "r", "text": text} | more))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("the red mug", "2"), ("This is a blue mug. It sits on the desk.", "3"), ("the bin in the corner", "4"),
        ("the mug on the left when you face the desk", "2"), ("the mug closest to the trash can", "3"),
    ],
)  # fmt: skip
def test_descriptions(text: str, first: str) -> None:
    row = _ask(text)
    assert row["ranking"][0]["id"] == first
    assert row["id"] == "q"
    assert row["front"] in ("both", "grammar", "shallow")
    assert row["program"]
    assert row["ms"] > 0


def test_a_viewer_is_in_the_axes_of_the_file() -> None:
    looking = {"position": [0, -2, 1.6], "look_at": [0, 2, 0.8]}
    assert _ask("the mug on the left", viewer=looking)["ranking"][0]["id"] == "2"
    back = {"position": [0, 6, 1.6], "look_at": [0, 2, 0.8]}
    assert _ask("the mug on the left", viewer=back)["ranking"][0]["id"] == "3"


@pytest.mark.parametrize(
    "line",
    [
        "", "nonsense", "[]", "3", "null", '{"id": 1}', '{"id": 1, "scene_id": "r"}',
        '{"id": 1, "scene_id": "x", "text": "mug"}',
        '{"id": 1, "scene_id": "r", "text": "mug", "viewer": {"position": [0, 0]}}',
        '{"id": 1, "scene_id": "r", "text": "mug", "viewer": {"position": [0, 0, "a"], "look_at": [1, 2, 3]}}',
    ],
)  # fmt: skip
def test_a_bad_query_gets_a_row_that_says_so(line: str) -> None:
    row = _bulk().answer(line)
    assert row["outcome"] == "error"
    assert row["error"]
    json.dumps(row, allow_nan=False)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"id": 1, "scene_id": "r"}', "'text' is missing: expected a query"),
        ('{"id": 1, "scene_id": "r", "text": 5}', "text is '5': expected the words"),
        ("{bad", "the query is no JSON"),
        ("[" * 100_000, "nested too deeply"),
        (f'{{"id": 1{"0" * 5000}}}', "too many digits"),
        ('{"id": 1, "scene_id": "r", "text": "mug", "viewer": {"position": [1e300, 0, 0], "look_at": [0, 0, 0]}}',
         "expected metres"),
    ],
)
def test_what_is_wrong_with_a_query_is_said_with_what_was_expected(line: str, said: str) -> None:
    assert said in _bulk().answer(line)["error"]


def test_a_byte_order_mark_and_a_carriage_return_are_no_part_of_a_query() -> None:
    row = _bulk().answer("\ufeff" + json.dumps({"id": 0, "scene_id": "office", "text": "the mug"}) + "\r\n")
    assert row["outcome"] != "error", row


WORDS = (
    "the", "a", "mug", "desk", "left", "right", "of", "on", "not", "between", "two", "it", "is", "that", "with", "no",
    "red", "other", "closest", "to", "facing", ",", ".", "one", "in", "corner", "chair", "window", "and", "under",
)  # fmt: skip


@given(text=st.one_of(st.text(max_size=300), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)))
@settings(max_examples=150, deadline=None)
def test_any_text_gets_an_answer(text: str) -> None:
    row = _bulk().answer(json.dumps({"id": 0, "scene_id": "office", "text": text}))
    assert row["outcome"] in ("resolved", "ambiguous", "not_found", "place"), row
    json.dumps(row, allow_nan=False)


def test_a_very_long_text_is_answered_in_time() -> None:
    text = " ".join(random.Random(1).choices(WORDS, k=3000))
    row = _bulk().answer(json.dumps({"id": 0, "scene_id": "office", "text": text}))
    assert row["outcome"] != "error"
    assert row["ms"] < 5000


def test_a_scene_without_objects_is_answered() -> None:
    bulk = Bulk({"e": BoxScene(scene_of({"scene_id": "e", "objects": []}))})
    row = bulk.answer('{"id": 1, "scene_id": "e", "text": "the mug on the desk to the left of the door"}')
    assert row["outcome"] == "not_found"
    assert row["ranking"] == []


def test_the_command_streams_one_line_a_query(tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                              capsys: pytest.CaptureFixture[str]) -> None:
    scenes = tmp_path / "scenes.jsonl"
    scenes.write_text(json.dumps(ROOM) + "\n\n", encoding="utf-8")
    queries = [{"id": n, "scene_id": "r", "text": t} for n, t in enumerate(("the red mug", "the desk", "the piano"))]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(map(json.dumps, queries)) + "\n"))
    assert main(["ground", "--scenes", str(scenes), "--top", "2", "--reasons"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [r["id"] for r in rows] == [0, 1, 2]
    assert [r["outcome"] for r in rows] == ["resolved", "resolved", "not_found"]
    assert len(rows[0]["ranking"]) == 2
    assert rows[0]["ranking"][0]["reasons"]


@pytest.mark.parametrize(
    "text",
    [
        "{", '{"scene_id": 1}', '{"scene_id": 1, "objects": [{"id": 1}]}', '{"objects": []}', "[1]",
        '{"scene_id": 1, "up": "w", "objects": []}', '{"scene_id": 1, "objects": "none"}', "null",
        '{"scene_id": 1, "objects": [3]}', '{"scene_id": 1, "objects": {"id": 1}}',
        '{"scene_id": 1, "objects": [{"id": 1, "label": "a", "center": [0, 0, 1e999], "size": [1, 1, 1]}]}',
        '{"scene_id": 1, "objects": [{"id": 1, "label": "a", "center": [0, 0, NaN], "size": [1, 1, 1]}]}',
        '{"scene_id": 1, "objects": [{"id": 1, "label": "a", "center": [0, 0, 1e99], "size": [1, 1, 1]}]}',
        '{"scene_id": 1, "objects": [{"id": 1, "label": "a", "center": [1' + "0" * 400 + ', 0, 0]}]}',
        '{"scene_id": 1, "objects": [{"id": 1, "label": "a", "center": [1' + "0" * 9999 + ', 0, 0]}]}',
        '{"scene_id": 1, "objects": [{"id": 1, "label": "a", "center": [0, 0, 0], "size": [1, 1, 1], "yaw": "x"}]}',
        '{"scene_id": 1, "objects": [{"id": 1, "label": "a", "center": [0, 0, 0], "size": [1, 1, 1], "rgb": "x"}]}',
        "[" * 100_000, '{"scene_id": 1, "objects": ' + "[" * 100_000,
    ],
)  # fmt: skip
def test_bad_scene_files_are_told_with_their_line(text: str, tmp_path: Path) -> None:
    path = tmp_path / "s.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SceneFileError, match="line 1"):
        read_scenes(path)
    with pytest.raises(SceneFileError):
        read_scenes(tmp_path / "none.jsonl")


def test_a_bad_scene_is_one_line_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    scenes = tmp_path / "s.jsonl"
    broken = '{"scene_id": "b", "objects": [{"id": 1, "label": "a", "center": [0, 0, NaN], "size": [1, 1, 1]}]}'
    scenes.write_bytes(b"\xff\xfe\x00\n" + broken.encode() + b"\n\n" + json.dumps(ROOM).encode() + b"\n{")
    queries = [{"id": n, "scene_id": s, "text": "the mug"} for n, s in enumerate("brb")]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(map(json.dumps, queries))))
    assert main(["ground", "--scenes", str(scenes), "--top", "1"]) == 1
    printed = capsys.readouterr()
    rows = [json.loads(line) for line in printed.out.splitlines()]
    assert [r["id"] for r in rows] == [0, 1, 2]
    assert rows[0]["outcome"] == rows[2]["outcome"] == "error"
    assert rows[1]["ranking"]
    told = printed.err.splitlines()
    assert len(told) == 3
    assert all(f"line {n}" in line for n, line in zip((1, 2, 5), told, strict=True))


def test_a_scene_that_comes_twice_is_told_and_a_byte_order_mark_is_none_of_its_words(tmp_path: Path) -> None:
    path = tmp_path / "s.jsonl"
    path.write_text("\ufeff" + json.dumps(ROOM), encoding="utf-8")
    assert set(read_scenes(path)) == {"r"}
    path.write_text(json.dumps(ROOM) + "\n" + json.dumps(ROOM), encoding="utf-8")
    with pytest.raises(SceneFileError, match="line 2: the scene 'r' is there already"):
        read_scenes(path)


@pytest.mark.parametrize("text", ["the red mug", "the piano", "", "qwx vbnm", "the mug on the left of the grand piano"])
def test_every_object_is_ranked_whatever_the_outcome(text: str) -> None:
    ranking = _ask(text)["ranking"]
    assert sorted(r["id"] for r in ranking) == ["1", "2", "3", "4"]
    assert [r["score"] for r in ranking] == sorted((r["score"] for r in ranking), reverse=True)


SHALLOW = {
    "the shorter of the two cabinets, the one with the printer":
        "the(cabinet, with(the(printer)), least(height), of(the(cabinet, 2, plural)))",
    "This is a brown chair. It is next to the desk.": "the(chair, brown, next_to(the(desk)))",
    "the second door from the left": "the(door, most(left, rank=2))",
    "the table that is not next to a chair": "the(table, not(next_to(the(chair))))",
    "a desk without a monitor": "the(desk, not(with(the(monitor))))",
    "the closest chair to the door": "the(chair, least(distance, anchor=the(door)))",
    "facing the bed, the pillow on the left": "the(pillow, most(left), view(toward=the(bed)))",
    "between the couch and the bed there is a table": "the(table, between(the(couch), the(bed)))",
    "if you face the windows, it's the one on the right": "the(window, most(right), view(toward=the(window, plural)))",
}


@pytest.mark.parametrize("text", SHALLOW)
def test_shallow_readings(text: str) -> None:
    labels = ("cabinet", "printer", "chair", "desk", "door", "table", "monitor", "bed", "pillow", "couch", "window")
    assert SHALLOW[text] in [print_value(r) for r in shallow_readings(text, labels)]


def test_longer_phrases_win() -> None:
    kinds = [(s.kind, s.value) for s in spot("to the left of the kitchen cabinet", ("kitchen cabinet",))]
    assert kinds == [("relation", "left_of"), ("determiner", None), ("noun", "kitchen cabinet")]
