"""`.json` of a room captured with Apple's RoomPlan: a `CapturedRoom`, or a `CapturedStructure` of several, as encoded.

Surfaces lie in the plane of their local X and Y, objects have their local Y up; a transform is 16 numbers, column by
column. A category is a text or an object with one key (`{"door": {"isOpen": true}}`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from scene.files import values as v
from scene.files.capture_labels import room_label
from scene.files.captured import Part, build
from scene.files.limits import read_bytes
from scene.files.turning import turned
from scene.frames import FloatArray
from scene.objects import Scene

NAME = "Apple RoomPlan"
SUFFIXES = (".json",)
SURFACES = ("walls", "doors", "windows", "openings", "floors")
LISTS = (*SURFACES, "objects")
CONFIDENCE = {"high": 1.0, "medium": 0.66, "low": 0.33}
"""RoomPlan's three words, spread evenly."""
RIGID = 0.02
"""How far a transform's axes may be from unit vectors at right angles."""


def claims(path: Path) -> bool:
    """Whether a `.json` file is such a capture."""
    data = read_bytes(path)
    return all(f'"{key}"'.encode() in data for key in ("walls", "dimensions", "transform"))


def read(path: Path, *, up: str | None = None) -> Scene:
    """The captured room."""
    row = v.as_object(v.parse_json(read_bytes(path), repr(str(path))), "the capture")
    found = _parts(row, "")
    if not found:
        for n, room in enumerate(_list(row, "rooms")):
            found |= _parts(v.as_object(room, f"rooms[{n}]"), f"rooms[{n}].")
    parts = list(found.values())
    sections = [v.as_object(s, f"sections[{n}]") for n, s in enumerate(_list(row, "sections"))]
    labels = dict.fromkeys(room_label(_word(s.get("label"), "sections.label")) for s in sections)
    scene = build(
        parts, by=NAME, name=path.stem, polygon=_polygon(row), room_label=next(iter(labels), "room"),
    )
    if len(labels) > 1:
        scene = replace(scene, rooms=tuple(replace(r, aliases=tuple(labels)[1:]) for r in scene.rooms))
    return turned(scene, up)


def _list(row: dict[str, Any], key: str) -> list[Any]:
    return v.as_list(row.get(key) or [], key)


def _parts(row: dict[str, Any], where: str) -> dict[str, Part]:
    """All that a room lists, by identifier: a structure's rooms share walls."""
    found: dict[str, Part] = {}
    for key in LISTS:
        for n, value in enumerate(_list(row, key)):
            part = _part(v.as_object(value, f"{where}{key}[{n}]"), key, f"{where}{key}[{n}]")
            found.setdefault(part.name or f"{where}{key} {n}", part)
    return found


def _part(row: dict[str, Any], key: str, where: str) -> Part:
    matrix = _transform(row.get("transform"), f"{where}.transform")
    size = np.array(v.as_size(row.get("dimensions"), f"{where}.dimensions"))
    if key in SURFACES:
        size[2] = 0.0
    wanted = (0, 1) if key in SURFACES else (0, 1, 2)
    if min(size[k] for k in wanted) <= 0:
        raise v.wrong(f"{where}.dimensions", row["dimensions"], "a width and a height above 0")
    label = _word(row["category"], f"{where}.category") if row.get("category") else key.removesuffix("s")
    parent = row.get("parentIdentifier")
    sure = _word(row["confidence"], f"{where}.confidence") if row.get("confidence") else "high"
    return Part(
        label, v.as_name(row.get("identifier") or "", f"{where}.identifier"), matrix[:3, 3], matrix[:3, :3], size,
        {"source": "roomplan", "entity": row}, score=CONFIDENCE.get(sure, 1.0), on=_parent(parent, where),
        front=matrix[:3, 2] if key == "objects" else None,
    )


def _parent(value: Any, where: str) -> str | None:
    return None if value is None else v.as_name(value, f"{where}.parentIdentifier")


def _word(value: Any, where: str) -> str:
    """The one word of an enumeration, however it was encoded."""
    if isinstance(value, dict) and len(value) == 1:
        return str(next(iter(value)))
    return v.as_text(value, where)


def _transform(value: Any, where: str) -> FloatArray:
    """The (4, 4) matrix of 16 numbers, or of four columns of four; rigid."""
    columns = v.as_list(value, where)
    flat = [n for c in columns for n in c] if columns and all(isinstance(c, list) for c in columns) else columns
    matrix = np.array(v.as_numbers(flat, where, 16)).reshape(4, 4).T
    rotation = matrix[:3, :3]
    if np.abs(rotation.T @ rotation - np.eye(3)).max() > RIGID or np.linalg.det(rotation) < 0:
        raise v.wrong(where, value, "16 numbers, column by column, of a turn and a place")
    return matrix


def _polygon(row: dict[str, Any]) -> tuple[tuple[float, float], ...] | None:
    """The corners of the floor, where the capture gives more than a rectangle."""
    for n, value in enumerate(_list(row, "floors")):
        floor = v.as_object(value, f"floors[{n}]")
        corners = _list(floor, "polygonCorners")
        if len(corners) >= 3:
            matrix = _transform(floor.get("transform"), f"floors[{n}].transform")
            points = [v.as_vec3(c, f"floors[{n}].polygonCorners[{m}]") for m, c in enumerate(corners)]
            return _level(matrix[:3, :3] @ np.array(p) + matrix[:3, 3] for p in points)
    return None


def _level(points: Iterable[FloatArray]) -> tuple[tuple[float, float], ...]:
    return tuple((float(p[0]), float(p[2])) for p in points)
