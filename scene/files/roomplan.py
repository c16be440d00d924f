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
from scene.files.capture_labels import kinds_of_attributes, room_label
from scene.files.capture_part import Part
from scene.files.capture_rooms import Told
from scene.files.capture_walls import arc
from scene.files.captured import build
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
SLACK = 0.2
"""The ends of a curved wall are as far apart as the wall is wide, within this share; else it is drawn straight."""
RIGID = 0.02
"""How far a transform's axes may be from unit vectors at right angles."""


def claims(path: Path) -> bool:
    """Whether a `.json` file is such a capture."""
    data = read_bytes(path)
    return all(f'"{key}"'.encode() in data for key in ("walls", "dimensions", "transform"))


def read(path: Path, *, up: str | None = None) -> Scene:
    """The captured room."""
    row = v.as_object(v.parse_json(read_bytes(path), repr(str(path))), "the capture")
    rooms = [v.as_object(r, f"rooms[{n}]") for n, r in enumerate(_list(row, "rooms"))]
    own = [_parts(room, f"rooms[{n}].") for n, room in enumerate(rooms)]
    found = _parts(row, "") or {k: part for parts in reversed(own) for k, part in parts.items()}
    told = [_told(room, parts) for room, parts in zip(rooms, own, strict=True)] or [_told(row, found)]
    return turned(build(list(found.values()), by=NAME, name=path.stem, told=told), up)


def _told(row: dict[str, Any], parts: dict[str, Part]) -> Told:
    """What is said of a room: a structure's, or the only one."""
    sections = [v.as_object(s, f"sections[{n}]") for n, s in enumerate(_list(row, "sections"))]
    label, *others = dict.fromkeys(room_label(_word(s.get("label"), "sections.label")) for s in sections) or ("room",)
    return Told(tuple(parts.values()), label, tuple(others), _polygon(row))


def _list(row: dict[str, Any], key: str) -> list[Any]:
    return v.as_list(row.get(key) or [], key)


def _parts(row: dict[str, Any], where: str) -> dict[str, Part]:
    """All that a room lists, by identifier: a structure's rooms share walls."""
    found: dict[str, Part] = {}
    for key in LISTS:
        for n, value in enumerate(_list(row, key)):
            row_of = v.as_object(value, f"{where}{key}[{n}]")
            part = _part(row_of, key, f"{where}{key}[{n}]")
            for k, piece in enumerate(_bent(part, row_of, f"{where}{key}[{n}].curve")):
                found.setdefault((part.name or f"{where}{key} {n}") + (f" {k}" if k else ""), piece)
    return found


def _part(row: dict[str, Any], key: str, where: str) -> Part:
    matrix = _transform(row.get("transform"), f"{where}.transform")
    size = np.array(v.as_size(row.get("dimensions"), f"{where}.dimensions"))
    if key in SURFACES:
        size[2] = 0.0
    wanted = (0, 1) if key in SURFACES else (0, 1, 2)
    if min(size[k] for k in wanted) <= 0:
        raise v.wrong(f"{where}.dimensions", row["dimensions"], "a width and a height above 0")
    plain = "unknown" if key == "objects" else key.removesuffix("s")
    label = _word(row["category"], f"{where}.category") if row.get("category") else plain
    parent = row.get("parentIdentifier")
    sure = _word(row["confidence"], f"{where}.confidence") if row.get("confidence") else "high"
    return Part(
        label, v.as_name(row.get("identifier") or "", f"{where}.identifier"), matrix[:3, 3], matrix[:3, :3], size,
        {"source": "roomplan", "entity": row}, score=CONFIDENCE.get(sure, 1.0), on=_parent(parent, where),
        front=matrix[:3, 2] if key == "objects" else None,
        also=kinds_of_attributes(label, row.get("attributes")) if key == "objects" else (),
        state=_state(row.get("category"), label),
    )


def _state(category: Any, label: str) -> tuple[tuple[str, bool | int | float | str], ...]:
    """Whether a door stood open, where its category says so: `{"door": {"isOpen": true}}`."""
    inside = category.get(label) if isinstance(category, dict) else None
    said = inside.get("isOpen") if isinstance(inside, dict) else None
    return (("open", float(said)),) if isinstance(said, bool) else ()


def _bent(part: Part, row: dict[str, Any], where: str) -> list[Part]:
    """A curved wall as straight ones along its arc; anything else as it is.

    `curve` is an arc in the wall's own level: its middle, its radius, and the angles where it starts and ends (radians,
    or a measurement with a unit). One whose ends are not those of the wall is drawn straight.
    """
    curve = row.get("curve")
    if not isinstance(curve, dict) or part.kind.role != "wall":
        return [part]
    center = [v.as_number(x, f"{where}.center") for x in v.as_list(curve.get("center"), f"{where}.center")][:2]
    radius = v.as_positive(curve.get("radius"), f"{where}.radius")
    start, end = (_angle(curve.get(k), f"{where}.{k}") for k in ("startAngle", "endAngle"))
    bent = arc((center[0], center[1]), radius, start, end) if len(center) == 2 and start != end else []
    ends = [m + s * a * n / 2 for m, a, n in bent[:1] + bent[-1:] for s in (-1, 1)]
    width = float(part.size[0])
    if not bent or abs(float(np.linalg.norm(ends[-1] - ends[0])) - width) > SLACK * width:
        return [part]
    if float(np.abs((ends[0] + ends[-1]) / 2).max()) > width:
        return [part]
    pieces = []
    for middle, along, length in bent:
        across = np.array([-along[1], along[0]])
        local = np.array([[along[0], 0.0, across[0]], [0.0, 1.0, 0.0], [along[1], 0.0, across[1]]])
        local[:, 2] = np.cross(local[:, 0], local[:, 1])
        at = part.center + part.rotation @ np.array([middle[0], 0.0, middle[1]])
        size = np.array([length, part.size[1], 0.0])
        pieces.append(replace(part, center=at, rotation=part.rotation @ local, size=size))
    return [replace(p, name=f"{part.name} {k}" if k else part.name) for k, p in enumerate(pieces)]


def _angle(value: Any, where: str) -> float:
    """Radians of a number, or of a measurement with its unit."""
    if isinstance(value, dict):
        number = v.as_number(value.get("value"), f"{where}.value")
        unit = str(value.get("unit"))
        return float(np.radians(number)) if "°" in unit or "deg" in unit.lower() else number
    return v.as_number(value, where)


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
