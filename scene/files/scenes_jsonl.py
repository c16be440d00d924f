"""Many scenes of labelled boxes in one `.jsonl` file, one a line: `scene_id, up, objects: [{id, label, center, size}]`.

A line that is no scene is one error, and the lines after it still come.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scene.errors import SceneFileError
from scene.files import values as v
from scene.files.scene_json import OBJECT_KEYS, SCENE_KEYS, scene_from
from scene.objects import Scene


@dataclass(frozen=True)
class LineScene:
    """One scene of the file."""

    line: int
    """The line it stands on, from 1."""
    scene_id: str
    """What queries call it."""
    scene: Scene
    """The scene."""


@dataclass(frozen=True)
class LineError:
    """One line that is no scene."""

    line: int
    """Which line, from 1."""
    scene_id: str | None
    """What it would have been called, where that much can be read."""
    error: SceneFileError
    """What is wrong; the message names the file and the line."""


def open_scenes_jsonl(path: Path | str) -> Iterator[LineScene | LineError]:
    """Every line of a file in turn; empty lines are passed over. A scene_id may come only once."""
    path = Path(path)
    try:
        stream = path.open("rb")
    except OSError as error:
        raise SceneFileError(f"{str(path)!r} cannot be read: {error.strerror}") from None
    with stream:
        yield from read_lines(stream, str(path))


def read_lines(lines: Iterable[bytes], what: str) -> Iterator[LineScene | LineError]:
    """The scenes of lines of JSON; `what` names them in errors."""
    seen: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        scene_id: str | None = None
        try:
            row = v.as_object(v.parse_json(line, "the line"), "the line")
            scene_id = _scene_id(row)
            if scene_id in seen:
                raise SceneFileError(f"scene_id {scene_id!r} was on line {seen[scene_id]} already: expected each once")
            seen[scene_id] = number
            yield LineScene(number, scene_id, _scene(row))
        except SceneFileError as error:
            yield LineError(number, scene_id, SceneFileError(f"{what!r} line {number}: {error}"))


def _scene_id(row: dict[str, Any]) -> str:
    said = row.get("scene_id")
    if isinstance(said, int) and not isinstance(said, bool):
        return str(said)
    return v.as_text(said, "scene_id")


def _scene(row: dict[str, Any]) -> Scene:
    """The scene of a line. Data sets say more than we ask: what is not known here is passed over."""
    objects = [
        {k: item for k, item in o.items() if k in OBJECT_KEYS and k != "mesh"} if isinstance(o, dict) else o
        for o in v.as_list(row.get("objects"), "objects")
    ]
    known = {k: item for k, item in row.items() if k in SCENE_KEYS and k != "meshes"}
    return scene_from({**known, "scene_id": _scene_id(row), "objects": objects})
