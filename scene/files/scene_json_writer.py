"""A scene as the rows of a `.scene.json` file: only what differs from what the reader would take for granted."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from typing import Any

from scene.catalogue import catalogue
from scene.codec import encode
from scene.errors import SceneFileError
from scene.frames import IDENTITY, ONES, UP, Quat, Rgb, quat_from_axis_angle
from scene.mesh_text import packed
from scene.meshes import ASSET_SCHEME, BOX_URI, MESH_SCHEME
from scene.objects import LabelSource, Room, Scene, SceneObject


def to_text(scene: Scene) -> str:
    """The file's text: one line an object, nothing that goes without saying."""
    parts = []
    for key, value in scene_row(scene).items():
        if key == "meshes":
            lines = ",\n".join(f"    {json.dumps(uri)}: {json.dumps(mesh)}" for uri, mesh in value.items())
            parts.append(f'  "{key}": {{\n{lines}\n  }}')
        elif key in ("objects", "rooms", "viewpoints") and value:
            lines = ",\n".join("    " + json.dumps(item, ensure_ascii=False, allow_nan=False) for item in value)
            parts.append(f'  "{key}": [\n{lines}\n  ]')
        else:
            parts.append(f'  "{key}": {json.dumps(value, ensure_ascii=False, allow_nan=False)}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def scene_row(scene: Scene) -> dict[str, Any]:
    """The whole file."""
    row: dict[str, Any] = {"format": "deixis-scene", "version": 1}
    if scene.name:
        row["name"] = scene.name
    if scene.extras:
        row["extras"] = json.loads(scene.extras)
    if scene.rooms:
        row["rooms"] = [_room(r) for r in scene.rooms]
    if scene.viewpoints:
        row["viewpoints"] = [
            {"name": p.name, "position": _numbers(p.position), "look_at": _numbers(p.look_at)} for p in scene.viewpoints
        ]
    row["objects"] = [_object(o) for o in scene]
    shapes = dict.fromkeys(o.geometry.uri for o in scene if o.geometry.uri.startswith(MESH_SCHEME))
    if shapes:
        row["meshes"] = {uri: packed(scene.meshes.get(uri)) for uri in sorted(shapes)}
    if scene.groups:
        row["groups"] = {name: list(ids) for name, ids in scene.groups}
    for key, ids in (("selection", scene.selection), ("highlight", scene.highlight)):
        if ids:
            row[key] = list(ids)
    return row


def _room(room: Room) -> dict[str, Any]:
    row: dict[str, Any] = {"id": room.id, "label": room.label, "polygon": [_numbers(p) for p in room.polygon]}
    if room.aliases:
        row["aliases"] = list(room.aliases)
    return {**row, "floor": _plain(room.floor_y), "height": _plain(room.height)}


def _object(o: SceneObject) -> dict[str, Any]:
    uri = o.geometry.uri
    if uri.startswith(ASSET_SCHEME):
        row = _asset(o)
    elif uri == BOX_URI:
        row = _box(o)
    elif uri.startswith(MESH_SCHEME):
        row = _meshed(o)
    else:
        raise _too_much(o, f"the shape {uri!r}")
    row |= _turn(o.pose.orientation)
    if o.scale != ONES:
        row["scale"] = _plain(o.scale[0]) if len(set(o.scale)) == 1 else _numbers(o.scale)
    for key in ("parent", "nickname", "name"):
        if getattr(o, key):
            row[key] = getattr(o, key)
    if o.paint is not None:
        row["paint"] = _color(o.paint)
    if o.state:
        row["state"] = dict(o.state)
    if not o.visible:
        row["visible"] = False
    if o.extras:
        row["extras"] = json.loads(o.extras)
    return row


def _asset(o: SceneObject) -> dict[str, Any]:
    asset = catalogue().get(o.geometry.uri.removeprefix(ASSET_SCHEME))
    if asset is None:
        raise _too_much(o, f"the model {o.geometry.uri!r}, which the catalogue does not have")
    row: dict[str, Any] = {"id": o.id, "asset": asset.id, "position": _numbers(o.pose.position)}
    if (o.geometry.lo, o.geometry.hi) != asset.bounds:
        row["bounds"] = [_numbers(o.geometry.lo), _numbers(o.geometry.hi)]
    if (o.label, o.aliases, o.label_source) != (asset.label, asset.aliases, LabelSource("catalogue")):
        row["label"] = o.label
        row |= {"aliases": list(o.aliases)} if o.aliases else {}
        row |= _source(o)
    if extra := [t for t in o.tags if t not in asset.tags]:
        row["tags"] = extra
    if missing := [t for t in asset.tags if t not in o.tags]:
        row["without_tags"] = missing
    if o.mean_rgb != asset.rgb:
        row["mean_rgb"] = None if o.mean_rgb is None else _color(o.mean_rgb)
    return row


def _box(o: SceneObject) -> dict[str, Any]:
    lo, hi = o.geometry.lo, o.geometry.hi
    row: dict[str, Any] = {"id": o.id} | ({} if o.label is None else {"label": o.label})
    size = [hi[k] - lo[k] for k in range(3)]
    middle = (lo[0], lo[2]) == (-size[0] / 2, -size[2] / 2) and (hi[0], hi[2]) == (size[0] / 2, size[2] / 2)
    if middle and (lo[1], hi[1]) == (-size[1] / 2, size[1] / 2):
        row |= {"center": _numbers(o.pose.position), "size": _numbers(size)}
    elif middle and lo[1] == 0.0:
        row |= {"position": _numbers(o.pose.position), "size": _numbers(size)}
    else:
        row |= {"position": _numbers(o.pose.position), "bounds": [_numbers(lo), _numbers(hi)]}
    return row | _said(o)


def _meshed(o: SceneObject) -> dict[str, Any]:
    row: dict[str, Any] = {"id": o.id} | ({} if o.label is None else {"label": o.label})
    row |= {"mesh": o.geometry.uri, "position": _numbers(o.pose.position)}
    return row | {"bounds": [_numbers(o.geometry.lo), _numbers(o.geometry.hi)]} | _said(o)


def _said(o: SceneObject) -> dict[str, Any]:
    """What a box or a mesh does not have from a model of the catalogue."""
    row: dict[str, Any] = {}
    if o.aliases:
        row["aliases"] = list(o.aliases)
    if o.mean_rgb is not None:
        row["rgb"] = _color(o.mean_rgb)
    if o.tags:
        row["tags"] = list(o.tags)
    return row | _source(o)


def _source(o: SceneObject) -> dict[str, Any]:
    """The label's source, where it is not the file itself."""
    if o.label_source == (LabelSource() if o.label is None else LabelSource("file")):
        return {}
    return {"label_source": encode(o.label_source, tagged=False)}


def _turn(orientation: Quat) -> dict[str, Any]:
    """The shortest way to say an orientation that reads back exactly."""
    x, y, z, w = orientation
    if orientation == IDENTITY:
        return {}
    if x == 0 and z == 0:
        yaw = 2 * math.atan2(y, w)
        for degrees in (round(math.degrees(yaw), 6), math.degrees(yaw)):
            if quat_from_axis_angle(UP, math.radians(degrees)) == orientation:
                return {"yaw_deg": _plain(degrees)}
        if quat_from_axis_angle(UP, yaw) == orientation:
            return {"yaw": yaw}
    return {"orientation": _numbers(orientation)}


def _color(rgb: Rgb) -> list[float | int]:
    """A colour in 0 to 255 where that reads back exactly, as a person would write it."""
    bytes_ = [round(c * 255) for c in rgb]
    if max(bytes_) > 1 and tuple(b / 255 for b in bytes_) == rgb:
        return list(bytes_)
    return _numbers(rgb)


def _numbers(values: Iterable[float]) -> list[float | int]:
    return [_plain(n) for n in values]


def _plain(number: float) -> float | int:
    """2 rather than 2.0."""
    return int(number) if number == int(number) else float(number)


def _too_much(o: SceneObject, what: str) -> SceneFileError:
    return SceneFileError(f"{o.id!r} has {what}, and .scene.json cannot hold that: save as .glb instead")
