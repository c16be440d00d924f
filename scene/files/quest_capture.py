"""`.json` of a room captured with a Quest headset, as the Immersive Web Emulation Runtime (IWER) stores it.

A list of spatial entities with a place, a semantic label and one of: a rectangle in the plane of its local X and Z that
looks along its -Y, a box with its local Z up, or a triangle mesh.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scene.errors import DeixisError, SceneFileError
from scene.files import values as v
from scene.files.capture_part import Part
from scene.files.captured import build
from scene.files.limits import read_bytes
from scene.files.turning import turned
from scene.frames import FloatArray, matrix_from_quat, quat
from scene.meshes import Material, Mesh, Primitive
from scene.objects import Scene

NAME = "Quest room capture"
SUFFIXES = (".json",)
SURFACE_M = 0.12
"""A rectangle this near to a box of the same label is that box's top or seat, and no second thing."""
SCANNED = Material("room mesh", (0.75, 0.75, 0.75, 1.0), roughness=0.9)


def claims(path: Path) -> bool:
    """Whether a `.json` file is such a capture."""
    data = read_bytes(path)
    return b'"spatialEntities"' in data and b'"format"' not in data[:4096]


def read(path: Path, *, up: str | None = None) -> Scene:
    """The captured room."""
    row = v.as_object(v.parse_json(read_bytes(path), repr(str(path))), "the capture")
    entities = v.as_list(row.get("spatialEntities"), "spatialEntities")
    parts: list[Part] = []
    meshes: list[tuple[Part, Mesh]] = []
    for n, value in enumerate(entities):
        where = f"spatialEntities[{n}]"
        entity = v.as_object(value, where)
        if "triangleMesh_META" in entity:
            meshes.append(_mesh(entity, where))
        elif part := _part(entity, where):
            parts.append(part)
    return turned(build(_without_tops(parts), by=NAME, name=path.stem, meshes=meshes), up)


def _part(entity: dict[str, Any], where: str) -> Part | None:
    """A rectangle or a box; None for an entity that has no shape."""
    flat, solid = entity.get("bounded2D_META"), entity.get("bounded3D_META")
    if flat is None and solid is None:
        return None
    origin, rotation = _place(entity, where)
    bounds = f"{where}.{'bounded3D_META' if solid is not None else 'bounded2D_META'}"
    shape = v.as_object(solid if solid is not None else flat, bounds)
    offset, extent = (v.as_object(shape.get(k), f"{bounds}.{k}") for k in ("offset", "extent"))
    if solid is not None:
        start, size = _numbers(offset, "xyz", bounds), _sizes(extent, ("width", "height", "depth"), bounds)
    else:
        a, b = _numbers(offset, "xy", bounds)
        w, h = _sizes(extent, ("width", "height"), bounds)
        start, size = np.array([a, 0.0, b]), np.array([w, 0.0, h])
    label = _label(entity, "OTHER", where)
    level = solid is not None or abs(float(rotation[1, 1])) > 0.7
    return Part(
        label, v.as_name(entity.get("uuid", ""), f"{where}.uuid"), origin + rotation @ (start + size / 2), rotation,
        size, {"source": "quest", "entity": entity}, front=None if level else -rotation[:, 1],
    )


def _label(entity: dict[str, Any], other: str, where: str) -> str:
    """What the source calls it; `other` where it says nothing."""
    said = entity.get("semanticLabel_META")
    return other if said is None else v.as_name(said, f"{where}.semanticLabel_META").strip() or other


def _place(entity: dict[str, Any], where: str) -> tuple[FloatArray, FloatArray]:
    """Where an entity's frame is, and its axes as columns."""
    at = v.as_object(entity.get("locatable_META"), f"{where}.locatable_META")
    position = v.as_object(at.get("position"), f"{where}.locatable_META.position")
    turn = v.as_object(at.get("orientation"), f"{where}.locatable_META.orientation")
    numbers = _numbers(turn, "xyzw", f"{where}.locatable_META.orientation")
    try:
        rotation = matrix_from_quat(quat(numbers.tolist()))
    except DeixisError as error:
        raise SceneFileError(f"{where}.locatable_META.orientation: {error}") from None
    return _numbers(position, "xyz", f"{where}.locatable_META.position"), rotation


def _numbers(row: dict[str, Any], keys: str, where: str) -> FloatArray:
    return np.array([v.as_number(row.get(k, 0.0), f"{where}.{k}") for k in keys])


def _sizes(row: dict[str, Any], keys: tuple[str, ...], where: str) -> FloatArray:
    return np.array([v.as_positive(row.get(k), f"{where}.{k}") for k in keys])


def _mesh(entity: dict[str, Any], where: str) -> tuple[Part, Mesh]:
    """The room's mesh, turned into the world about the middle of its base."""
    origin, rotation = _place(entity, where)
    stored = v.as_object(entity["triangleMesh_META"], f"{where}.triangleMesh_META")
    points = _array(stored.get("vertices"), "<f4", f"{where}.triangleMesh_META.vertices").astype(np.float64)
    triangles = _array(stored.get("indices"), "<u4", f"{where}.triangleMesh_META.indices").astype(np.uint32)
    if not len(points) or not (np.abs(points) <= v.MAX_METRES).all():
        raise SceneFileError(f"{where}.triangleMesh_META has no vertices, or one that is no place: expected metres")
    if len(triangles) and int(triangles.max()) >= len(points):
        raise SceneFileError(
            f"{where}.triangleMesh_META has a triangle on vertex {triangles.max()}, but only {len(points)} vertices"
        )
    world = points @ rotation.T + origin
    lo, hi = world.min(axis=0), world.max(axis=0)
    base = np.array([(lo[0] + hi[0]) / 2, lo[1], (lo[2] + hi[2]) / 2])
    label = _label(entity, "GLOBAL_MESH", where)
    said = {k: entity[k] for k in ("uuid", "locatable_META") if k in entity}
    part = Part(
        label, v.as_name(entity.get("uuid", ""), f"{where}.uuid"), base, np.eye(3), hi - lo,
        {"source": "quest", "entity": said},
    )
    return part, Mesh((Primitive((world - base).astype(np.float32), triangles, material=SCANNED),))


def _array(value: Any, kind: str, where: str) -> NDArray[Any]:
    """(n, 3) numbers from base64."""
    try:
        data = base64.b64decode(v.as_text(value, where), validate=True)
    except (binascii.Error, ValueError):
        raise v.wrong(where, value, "base64 text") from None
    if len(data) % 12:
        raise SceneFileError(f"{where} holds {len(data)} bytes: expected 12 for each vertex or triangle")
    return np.frombuffer(data, kind).reshape(-1, 3)


def _without_tops(parts: list[Part]) -> list[Part]:
    """Tables and sofas come twice, as a box and as its top or seat: the box stays, and faces where the seat lies."""
    boxes = [n for n, p in enumerate(parts) if p.size.min() > 0]
    dropped: set[int] = set()
    fronts: dict[int, FloatArray] = {}
    for n, flat in enumerate(parts):
        if flat.size.min() > 0:
            continue
        for b in boxes:
            box = parts[b]
            offset = box.rotation.T @ (flat.center - box.center)
            if flat.source_label == box.source_label and (np.abs(offset) <= box.size / 2 + SURFACE_M).all():
                dropped.add(n)
                away = flat.center - box.center
                away[1] = 0.0
                if np.linalg.norm(away) > SURFACE_M:
                    fronts[b] = away / np.linalg.norm(away)
                break
    return [_with_front(p, fronts.get(n)) for n, p in enumerate(parts) if n not in dropped]


def _with_front(part: Part, front: FloatArray | None) -> Part:
    if front is None:
        return part
    return replace(part, front=front)
