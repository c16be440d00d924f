"""What is in a scene: its objects with their places and sizes, what stands on what, and its rooms.

examples:
  deixis info kitchen
  deixis info scan.glb --json
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from assistant.output import Output

if TYPE_CHECKING:
    from scene.objects import Scene, SceneObject

NAME = "info"
HELP = "objects, boxes and relations of a scene"


def configure(parser: argparse.ArgumentParser) -> None:
    """The scene."""
    parser.add_argument("scene", metavar="SCENE", help="a scene file, or the name of a demo scene")


def run(args: argparse.Namespace, out: Output) -> int:
    """One row a room and an object, then the counts."""
    from assistant.phrasing import counted
    from assistant.scenes import scene_file
    from scene.files import open_scene

    scene = open_scene(scene_file(args.scene))
    for room in scene.rooms:
        out.emit({"room": room.id, "label": room.label, "aliases": list(room.aliases)}, f"room {room.id}: {room.label}")
    for object_id in scene.objects:
        row = _row(scene, object_id)
        out.emit(row, _line(row))
    labels = {o.label for o in scene if o.label}
    summary = {"name": scene.name, "objects": len(scene), "kinds": len(labels), "rooms": len(scene.rooms)}
    kinds = f"of {counted(len(labels), 'kind')}" if labels else "without labels"
    out.emit(summary, f"{counted(len(scene), 'object')} {kinds}, {counted(len(scene.rooms), 'room')}")
    return 0


def _row(scene: Scene, object_id: str) -> dict[str, Any]:
    o, boxes = scene[object_id], scene.boxes
    row = boxes.index[object_id]
    room = scene.room_of(object_id)
    return {
        "id": o.id, "label": o.label, "nickname": o.nickname, "name": o.name, "label_source": _source(o),
        "center": [round(float(v), 4) for v in boxes.center[row]], "size": [round(v, 4) for v in o.size],
        "rgb": None if o.rgb is None else [round(v, 3) for v in o.rgb],
        "room": room.id if room else None, "parent": o.parent, "tags": list(o.tags), "state": dict(o.state),
        "visible": o.visible,
    }


def _marked(source: dict[str, Any]) -> str:
    """Behind a label: how sure a model was of it, or that a person gave it."""
    return {"model": f" ({source['score']:.2f})", "person": " (you)"}.get(source["kind"], "")


def _source(o: SceneObject) -> dict[str, Any]:
    """Who says what it is."""
    source = o.label_source
    return {"kind": source.kind, "by": source.by, "score": round(source.score, 4)}


def _line(row: dict[str, Any]) -> str:
    x, y, z = row["center"]
    w, h, d = row["size"]
    where = f" on {row['parent']}" if row["parent"] else ""
    where += f" in {row['room']}" if row["room"] else ""
    size = f"{w:.2f} x {h:.2f} x {d:.2f} m"
    label = (row["label"] or "?") + _marked(row["label_source"])
    return f"{row['id']:<28} {label:<18} at {x:6.2f} {y:5.2f} {z:6.2f}  {size}{where}"
