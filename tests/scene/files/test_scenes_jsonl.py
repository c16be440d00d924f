"""Scenes in bulk, one a line: a line that is wrong is one error, and the others still come."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scene.errors import SceneFileError
from scene.files import LineError, LineScene, open_scenes_jsonl

BOX: dict[str, Any] = {"id": "b", "label": "box", "center": [1, 2, 3], "size": [2, 4, 6]}


def read(tmp_path: Path, *lines: Any) -> list[LineScene | LineError]:
    path = tmp_path / "s.jsonl"
    path.write_bytes(b"\n".join(x if isinstance(x, bytes) else json.dumps(x).encode() for x in lines))
    return list(open_scenes_jsonl(path))


def test_every_line_is_a_scene(tmp_path: Path) -> None:
    found = read(tmp_path, {"scene_id": "a", "up": "z", "objects": [BOX]}, b"", {"scene_id": 7, "objects": []})
    assert [(f.line, f.scene_id) for f in found] == [(1, "a"), (3, "7")]
    first = found[0]
    assert isinstance(first, LineScene)
    assert first.scene["b"].pose.position == (1.0, 3.0, -2.0)
    assert first.scene.name == "a"


def test_a_bad_line_is_one_error_with_its_number(tmp_path: Path) -> None:
    lines = [
        {"scene_id": "a", "objects": [BOX]},
        b"{",
        {"objects": []},
        {"scene_id": "c", "objects": [BOX | {"size": [1]}]},
        {"scene_id": "a", "objects": []},
        b"[]",
        b"\xff",
        {"scene_id": "d"},
        {"scene_id": "e", "objects": [BOX, BOX]},
        {"scene_id": "f", "objects": [BOX]},
    ]
    found = read(tmp_path, *lines)
    assert [isinstance(f, LineScene) for f in found] == [True, *[False] * 8, True]
    for f, says in zip(
        found[1:9],
        [
            "no JSON",
            "scene_id is None",
            "objects[0].size",
            "on line 1 already",
            "an object",
            "UTF-8",
            "objects is None",
            "two objects",
        ],
        strict=True,
    ):
        assert isinstance(f, LineError)
        assert f"s.jsonl' line {f.line}: " in str(f.error)
        assert says in str(f.error)
    assert found[3].scene_id == "c"


def test_what_a_data_set_says_besides_is_passed_over(tmp_path: Path) -> None:
    (found,) = read(tmp_path, {"scene_id": "a", "source": "scan", "objects": [BOX | {"confidence": 0.3}]})
    assert isinstance(found, LineScene)


def test_no_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(SceneFileError, match="cannot be read"):
        list(open_scenes_jsonl(tmp_path / "none.jsonl"))
