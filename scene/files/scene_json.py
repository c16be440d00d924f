"""`.scene.json`: small scenes that a person can write, of catalogue assets and labelled boxes, rooms and viewpoints.

A file may be nothing but labelled boxes. `yaw` is radians anticlockwise seen from above, `yaw_deg` the same in degrees;
colours are sRGB, 0 to 1 or 0 to 255; a scene whose `up` is `"z"` is turned at import.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal

import numpy as np

from scene.catalogue import find_asset
from scene.codec import decode
from scene.errors import DeixisError, SceneFileError
from scene.files import values as v
from scene.files.atomic import write_atomically
from scene.files.checks import checked
from scene.files.limits import read_bytes
from scene.frames import IDENTITY, Pose, Quat, Rgb, Vec3, quat, quat_from_axis_angle
from scene.mesh_text import unpacked
from scene.meshes import ASSET_SCHEME, BOX_URI, MESH_SCHEME, MeshStore, Primitive
from scene.objects import Geometry, LabelSource, Room, Scene, SceneObject, StateValue, Viewpoint

NAME = "scene.json"
SUFFIXES = (".scene.json", ".json")
WRITES = (".scene.json",)
FORMAT = "deixis-scene"
VERSION = 1

SCENE_KEYS = (
    "format",
    "version",
    "scene_id",
    "name",
    "up",
    "rooms",
    "viewpoints",
    "objects",
    "groups",
    "selection",
    "highlight",
    "extras",
    "meshes",
)
ALL_KEYS = """
    id asset mesh label aliases nickname name position center size yaw yaw_deg orientation scale bounds parent
    state tags without_tags rgb mean_rgb paint visible label_source extras
"""
OBJECT_KEYS = tuple(ALL_KEYS.split())
"""What an object may say."""
ROOM_KEYS = ("id", "label", "aliases", "polygon", "floor", "height")
VIEWPOINT_KEYS = ("name", "position", "look_at")

Turn = Callable[[Vec3], Vec3]


def read(path: Path, *, up: str | None = None) -> Scene:
    """The scene of a file; `up` ("y" or "z") overrides what the file says."""
    row = v.parse_json(read_bytes(path), repr(str(path)))
    if isinstance(row, list):
        row = {"objects": row}
    return scene_from(v.as_object(row, "the scene", SCENE_KEYS), up=up)


def scene_from(row: Mapping[str, Any], *, up: str | None = None) -> Scene:
    """The scene of a parsed file."""
    if row.get("format", FORMAT) != FORMAT:
        raise v.wrong("format", row["format"], repr(FORMAT))
    if row.get("version", VERSION) != VERSION:
        raise v.wrong("version", row["version"], str(VERSION))
    axis = up or row.get("up", "y")
    if axis not in ("y", "z"):
        raise v.wrong("up", axis, '"y" or "z"')
    turn = _from_z_up if axis == "z" else _as_is
    z_up = axis == "z"
    meshes = _meshes(row.get("meshes", {}), z_up)
    objects = [_object(o, f"objects[{n}]", z_up) for n, o in enumerate(v.as_list(row.get("objects", []), "objects"))]
    for n, o in enumerate(objects):
        if o.geometry.uri.startswith(MESH_SCHEME) and o.geometry.uri not in meshes:
            raise v.wrong(f"objects[{n}].mesh", o.geometry.uri, "one of the file's meshes")
    rooms = tuple(_room(r, f"rooms[{n}]", z_up) for n, r in enumerate(v.as_list(row.get("rooms", []), "rooms")))
    views = v.as_list(row.get("viewpoints", []), "viewpoints")
    try:
        scene = Scene.of(
            objects,
            meshes=meshes,
            rooms=rooms,
            viewpoints=[_viewpoint(p, f"viewpoints[{n}]", turn) for n, p in enumerate(views)],
            name=v.as_name(row.get("name", row.get("scene_id", "")), "name"),
            extras=v.canonical(v.as_object(row.get("extras", {}), "extras")),
        )
    except SceneFileError:
        raise
    except DeixisError as error:
        raise SceneFileError(str(error)) from None
    groups = {
        name: _ids(ids, f"groups.{name}", scene) for name, ids in v.as_object(row.get("groups", {}), "groups").items()
    }
    return checked(
        scene,
        selection=_ids(row.get("selection", []), "selection", scene),
        highlight=_ids(row.get("highlight", []), "highlight", scene),
        groups=tuple(sorted((name, ids) for name, ids in groups.items() if ids)),
    )


def _meshes(value: Any, z_up: bool) -> MeshStore:
    """The shapes that the file holds, by the digests that it gives them."""
    store = MeshStore()
    rows = v.as_object(value, "meshes")
    if rows and z_up:
        raise SceneFileError('meshes are kept with Y up: expected "up": "y", or a .glb')
    for uri, data in rows.items():
        mesh = unpacked(data, f"meshes[{uri!r}]")
        if not all(map(_is_sound, mesh.primitives)):
            raise SceneFileError(f"meshes[{uri!r}] has vertices that are no places or triangles of none: it is broken")
        if store.add(mesh) != uri:
            raise SceneFileError(f"meshes[{uri!r}] is another mesh than it says: it was damaged or changed by hand")
    return store


def _is_sound(p: Primitive) -> bool:
    """Whether all vertices are places, triangles are of them, and each has its normal, colour and picture place."""
    n = len(p.positions)
    beside = [len(a) == n and bool(np.isfinite(a).all()) for a in (p.normals, p.uvs, p.colors) if a is not None]
    within = not len(p.triangles) or int(p.triangles.max()) < n
    return n > 0 and within and all(beside) and bool((np.abs(p.positions) <= v.MAX_METRES).all())


def _ids(value: Any, where: str, scene: Scene) -> tuple[str, ...]:
    ids = v.as_texts(value, where)
    for n, object_id in enumerate(ids):
        if object_id not in scene.objects or object_id in ids[:n]:
            raise v.wrong(f"{where}[{n}]", object_id, "the id of one of the scene's objects, each once")
    return ids


def _as_is(point: Vec3) -> Vec3:
    return point


def _from_z_up(point: Vec3) -> Vec3:
    x, y, z = point
    return (x, z, -y)


def _object(value: Any, where: str, z_up: bool) -> SceneObject:
    row = v.as_object(value, where, OBJECT_KEYS)
    object_id = row.get("id")
    if isinstance(object_id, int) and not isinstance(object_id, bool):
        object_id = str(object_id)
    common: dict[str, Any] = {
        "id": v.as_text(object_id, f"{where}.id"),
        "visible": v.as_flag(row.get("visible", True), f"{where}.visible"),
        "parent": None if row.get("parent") is None else v.as_text(row["parent"], f"{where}.parent"),
        "nickname": None if row.get("nickname") is None else v.as_text(row["nickname"], f"{where}.nickname"),
        "name": v.as_name(row.get("name", ""), f"{where}.name"),
        "state": _state(row.get("state", {}), f"{where}.state"),
        "extras": v.canonical(v.as_object(row.get("extras", {}), f"{where}.extras")),
    }
    if "paint" in row:
        common["paint"] = v.as_rgb(row["paint"], f"{where}.paint")
    if "scale" in row:
        x, y, z = _scale(row["scale"], f"{where}.scale")
        common["scale"] = (x, z, y) if z_up else (x, y, z)
    return _asset(row, where, common, z_up) if "asset" in row else _box(row, where, common, z_up)


def _asset(row: Mapping[str, Any], where: str, common: dict[str, Any], z_up: bool) -> SceneObject:
    try:
        asset = find_asset(v.as_text(row["asset"], f"{where}.asset"))
    except SceneFileError:
        raise
    except DeixisError as error:
        raise SceneFileError(f"{where}.asset: {error}") from None
    for key in ("center", "size"):
        if key in row:
            raise SceneFileError(f"{where} has both 'asset' and {key!r}: an asset has its own size; use 'position'")
    position = v.as_vec3(row.get("position", [0, 0, 0]), f"{where}.position")
    lo, hi = _bounds(row["bounds"], f"{where}.bounds", z_up) if "bounds" in row else asset.bounds
    said = "label" in row
    aliases = () if said else asset.aliases
    label = asset.label if not said else _label(row, where)
    if "rgb" in row and "paint" not in row:
        common["paint"] = v.as_rgb(row["rgb"], f"{where}.rgb")
    return SceneObject(
        label=label,
        aliases=v.as_texts(row["aliases"], f"{where}.aliases") if "aliases" in row else aliases,
        pose=Pose(_from_z_up(position) if z_up else position, _orientation(row, where, z_up)),
        geometry=Geometry(ASSET_SCHEME + asset.id, lo, hi),
        mean_rgb=_mean_rgb(row, where, asset.rgb),
        tags=_tags(row, where, asset.tags),
        label_source=_source(row, where, label, "file" if said else "catalogue"),
        **common,
    )


def _box(row: Mapping[str, Any], where: str, common: dict[str, Any], z_up: bool) -> SceneObject:
    given = [key for key in ("center", "position", "size", "bounds") if key in row]
    shape = v.as_text(row["mesh"], f"{where}.mesh") if "mesh" in row else BOX_URI
    if "mesh" in row and (given != ["position", "bounds"] or not shape.startswith(MESH_SCHEME)):
        raise SceneFileError(f"{where} has a 'mesh': expected the name of one of the file's meshes, a 'position' and "
                             "its 'bounds'")
    if given not in (["center", "size"], ["position", "size"], ["position", "bounds"]):
        raise SceneFileError(
            f"{where} needs an 'asset', or a 'size' with either 'center' or 'position'; it has "
            f"{', '.join(row) or 'nothing'}"
        )
    at = v.as_vec3(row[given[0]], f"{where}.{given[0]}")
    label = _label(row, where)
    return SceneObject(
        label=label,
        aliases=v.as_texts(row.get("aliases", []), f"{where}.aliases"),
        pose=Pose(_from_z_up(at) if z_up else at, _orientation(row, where, z_up)),
        geometry=Geometry(shape, *_box_bounds(row, where, z_up)),
        mean_rgb=_mean_rgb(row, where, None if row.get("rgb") is None else v.as_rgb(row["rgb"], f"{where}.rgb")),
        tags=_tags(row, where, ()),
        label_source=_source(row, where, label, "file"),
        **common,
    )


def _mean_rgb(row: Mapping[str, Any], where: str, otherwise: Rgb | None) -> Rgb | None:
    if "mean_rgb" not in row:
        return otherwise
    return None if row["mean_rgb"] is None else v.as_rgb(row["mean_rgb"], f"{where}.mean_rgb")


def _tags(row: Mapping[str, Any], where: str, own: tuple[str, ...]) -> tuple[str, ...]:
    """The model's own tags and those that the file says besides, but for those that it takes away."""
    said = v.as_texts(row.get("tags", []), f"{where}.tags")
    return tuple(sorted({*own, *said} - {*v.as_texts(row.get("without_tags", []), f"{where}.without_tags")}))


def _box_bounds(row: Mapping[str, Any], where: str, z_up: bool) -> tuple[Vec3, Vec3]:
    if "bounds" in row:
        return _bounds(row["bounds"], f"{where}.bounds", z_up)
    w, h, d = v.as_size(row["size"], f"{where}.size")
    if z_up:
        h, d = d, h
    bottom, top = (-h / 2, h / 2) if "center" in row else (0.0, h)
    return (-w / 2, bottom, -d / 2), (w / 2, top, d / 2)


def _bounds(value: Any, where: str, z_up: bool) -> tuple[Vec3, Vec3]:
    """A lower and an upper corner about the object's own origin."""
    corners = v.as_list(value, where)
    if len(corners) != 2:
        raise v.wrong(where, value, "a lower and an upper corner")
    (x0, y0, z0), (x1, y1, z1) = (v.as_vec3(c, f"{where}[{n}]") for n, c in enumerate(corners))
    if x0 > x1 or y0 > y1 or z0 > z1:
        raise v.wrong(where, value, "a lower corner and then an upper one")
    return ((x0, z0, -y1), (x1, z1, -y0)) if z_up else ((x0, y0, z0), (x1, y1, z1))


def _label(row: Mapping[str, Any], where: str) -> str | None:
    label = row.get("label")
    return None if label is None else v.as_text(label, f"{where}.label").strip().lower()


def _orientation(row: Mapping[str, Any], where: str, z_up: bool) -> Quat:
    given = [k for k in ("yaw", "yaw_deg", "orientation") if row.get(k) is not None]
    if len(given) > 1:
        raise SceneFileError(f"{where} has {' and '.join(given)}: expected one of them")
    if not given:
        return IDENTITY
    if given[0] == "orientation":
        x, y, z, w = v.as_numbers(row["orientation"], f"{where}.orientation", 4)
        try:
            return quat((x, z, -y, w) if z_up else (x, y, z, w), f"{where}.orientation")
        except DeixisError as error:
            raise SceneFileError(str(error)) from None
    yaw = v.as_number(row[given[0]], f"{where}.{given[0]}")
    return quat_from_axis_angle((0.0, 1.0, 0.0), math.radians(yaw) if given[0] == "yaw_deg" else yaw)


def _scale(value: Any, where: str) -> Vec3:
    if isinstance(value, list):
        x, y, z = (v.as_positive(n, f"{where}[{i}]") for i, n in enumerate(v.as_vec3(value, where)))
        return (x, y, z)
    s = v.as_positive(value, where)
    return (s, s, s)


def _state(value: Any, where: str) -> tuple[tuple[str, StateValue], ...]:
    state = v.as_object(value, where)
    for key, item in state.items():
        if not isinstance(item, bool | int | float | str):
            raise v.wrong(f"{where}.{key}", item, "true, false, a number or a text")
    values = {k: s if isinstance(s, bool | str) else v.as_number(s, f"{where}.{k}") for k, s in state.items()}
    return tuple(sorted(values.items()))


def _source(row: Mapping[str, Any], where: str, label: str | None, kind: Literal["file", "catalogue"]) -> LabelSource:
    if "label_source" not in row:
        return LabelSource() if label is None else LabelSource(kind)
    source: LabelSource = decode(LabelSource, row["label_source"], f"{where}.label_source")
    return source


def _room(value: Any, where: str, z_up: bool) -> Room:
    row = v.as_object(value, where, ROOM_KEYS)
    corners = []
    for n, corner in enumerate(v.as_list(row.get("polygon", []), f"{where}.polygon")):
        a, b = v.as_numbers(corner, f"{where}.polygon[{n}]", 2)
        corners.append((a, -b if z_up else b))
    if len(corners) < 3:
        raise v.wrong(f"{where}.polygon", row.get("polygon"), "three corners or more")
    return Room(
        v.as_text(row.get("id"), f"{where}.id"),
        v.as_text(row.get("label", row.get("id")), f"{where}.label").lower(),
        tuple(corners),
        v.as_texts(row.get("aliases", []), f"{where}.aliases"),
        v.as_number(row.get("floor", 0.0), f"{where}.floor"),
        v.as_positive(row.get("height", 2.6), f"{where}.height"),
    )


def _viewpoint(value: Any, where: str, turn: Turn) -> Viewpoint:
    row = v.as_object(value, where, VIEWPOINT_KEYS)
    return Viewpoint(
        v.as_text(row.get("name"), f"{where}.name"),
        turn(v.as_vec3(row.get("position"), f"{where}.position")),
        turn(v.as_vec3(row.get("look_at"), f"{where}.look_at")),
    )


def write(scene: Scene, path: Path) -> None:
    """Write a scene, with the meshes of its own; the same scene gives the same bytes."""
    from scene.files.scene_json_writer import to_text

    write_atomically(path, to_text(scene).encode())
