"""A scene as the rows of a `.scene.json` file: only what differs from what the reader would take for granted."""

from __future__ import annotations

import json
from typing import Any

from scene.catalogue import find_asset
from scene.codec import encode
from scene.errors import SceneFileError
from scene.frames import IDENTITY, ONES
from scene.meshes import ASSET_SCHEME, BOX_URI
from scene.objects import LabelSource, Room, Scene, SceneObject


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
        row["viewpoints"] = [encode(p, tagged=False) for p in scene.viewpoints]
    row["objects"] = [_object(o) for o in scene]
    if scene.groups:
        row["groups"] = {name: list(ids) for name, ids in scene.groups}
    for key, ids in (("selection", scene.selection), ("highlight", scene.highlight)):
        if ids:
            row[key] = list(ids)
    return row


def _room(room: Room) -> dict[str, Any]:
    row: dict[str, Any] = {"id": room.id, "label": room.label, "polygon": [list(p) for p in room.polygon]}
    if room.aliases:
        row["aliases"] = list(room.aliases)
    return {**row, "floor": room.floor_y, "height": room.height}


def _object(o: SceneObject) -> dict[str, Any]:
    uri = o.geometry.uri
    if uri.startswith(ASSET_SCHEME):
        row = _asset(o)
    elif uri == BOX_URI:
        row = _box(o)
    else:
        raise SceneFileError(f"{o.id!r} has a mesh of its own, which .scene.json cannot hold: save as .glb instead")
    if o.pose.orientation != IDENTITY:
        row["orientation"] = list(o.pose.orientation)
    if o.scale != ONES:
        row["scale"] = list(o.scale)
    for key in ("parent", "nickname", "name"):
        if getattr(o, key):
            row[key] = getattr(o, key)
    if o.paint is not None:
        row["paint"] = list(o.paint)
    if o.state:
        row["state"] = dict(o.state)
    if not o.visible:
        row["visible"] = False
    if o.extras:
        row["extras"] = json.loads(o.extras)
    return row


def _asset(o: SceneObject) -> dict[str, Any]:
    asset = find_asset(o.geometry.uri.removeprefix(ASSET_SCHEME))
    row: dict[str, Any] = {"id": o.id, "asset": asset.id, "position": list(o.pose.position)}
    if (o.label, o.aliases, o.label_source) != (asset.label, asset.aliases, LabelSource("catalogue")):
        if o.label is None:
            raise SceneFileError(f"{o.id!r} is a model without a label, which .scene.json cannot hold: save as .glb")
        row |= {"label": o.label, "aliases": list(o.aliases), "label_source": encode(o.label_source, tagged=False)}
    if extra := [t for t in o.tags if t not in asset.tags]:
        row["tags"] = extra
    return row


def _box(o: SceneObject) -> dict[str, Any]:
    lo, hi = o.geometry.lo, o.geometry.hi
    size = [hi[k] - lo[k] for k in range(3)]
    row: dict[str, Any] = {"id": o.id}
    if o.label is not None:
        row["label"] = o.label
    if lo[1] == 0.0:
        row["position"] = list(o.pose.position)
    elif lo[1] == -hi[1]:
        row["center"] = list(o.pose.position)
    else:
        raise SceneFileError(f"the box {o.id!r} is centred neither at its middle nor its base: save as .glb instead")
    row["size"] = size
    if o.aliases:
        row["aliases"] = list(o.aliases)
    if o.mean_rgb is not None:
        row["rgb"] = list(o.mean_rgb)
    if o.tags:
        row["tags"] = list(o.tags)
    if o.label_source != LabelSource("none" if o.label is None else "file"):
        row["label_source"] = encode(o.label_source, tagged=False)
    return row
