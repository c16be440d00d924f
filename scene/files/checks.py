"""What every scene from a file must hold, whatever the format: finite, within reach, and true to itself."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from scene.errors import SceneFileError
from scene.files.values import MAX_METRES, wrong
from scene.objects import Room, Scene, SceneObject

MAX_DEPTH = 64
"""How many objects may carry each other, one on the next."""


def checked(
    scene: Scene,
    *,
    selection: tuple[str, ...] = (),
    highlight: tuple[str, ...] = (),
    groups: tuple[tuple[str, tuple[str, ...]], ...] = (),
) -> Scene:
    """The scene with its sets, or a `SceneFileError` that says what is wrong with it."""
    for o in scene:
        _check_object(o)
    for room in scene.rooms:
        _check_room(room)
    if len({r.id for r in scene.rooms}) < len(scene.rooms):
        raise wrong("rooms", [r.id for r in scene.rooms], "each room id once")
    for point in (p for view in scene.viewpoints for p in (view.position, view.look_at)):
        if max(map(abs, point)) > MAX_METRES:
            raise wrong("viewpoints", point, f"at most {MAX_METRES:g} metres from the origin")
    _check_depth(scene)
    whole = replace(scene, selection=selection, highlight=highlight, groups=groups)
    reach = np.abs(whole.boxes.center) + whole.boxes.extent
    if len(whole) and not float(reach.max()) <= MAX_METRES:
        row = int(np.argmax(~(reach.max(axis=1) <= MAX_METRES)))
        raise SceneFileError(f"{whole.boxes.ids[row]!r} reaches further than {MAX_METRES:g} metres from the origin")
    return whole


def _check_object(o: SceneObject) -> None:
    if min(o.scale) <= 0:
        raise wrong(f"the scale of {o.id!r}", o.scale, "three numbers above 0")
    if any(hi < lo for lo, hi in zip(o.geometry.lo, o.geometry.hi, strict=True)):
        raise wrong(f"the bounds of {o.id!r}", (o.geometry.lo, o.geometry.hi), "a lower corner and then an upper one")
    for what, rgb in (("paint", o.paint), ("mean_rgb", o.mean_rgb)):
        if rgb is not None and not 0 <= min(rgb) <= max(rgb) <= 1:
            raise wrong(f"the {what} of {o.id!r}", rgb, "red, green and blue from 0 to 1")
    if o.label is not None and not o.label.strip():
        raise wrong(f"the label of {o.id!r}", o.label, "a word")


def _check_room(room: Room) -> None:
    if len(room.polygon) < 3:
        raise wrong(f"the polygon of the room {room.id!r}", room.polygon, "three corners or more")
    numbers = [n for corner in room.polygon for n in corner] + [room.floor_y, room.height]
    if max(map(abs, numbers)) > MAX_METRES or room.height <= 0:
        raise wrong(f"the room {room.id!r}", numbers, f"a height above 0 and at most {MAX_METRES:g} metres")


def _check_depth(scene: Scene) -> None:
    depth: dict[str, int] = {}
    for start in scene.objects:
        path, at = [], start
        while at not in depth:
            path.append(at)
            parent = scene.objects[at].parent
            if parent is None:
                depth[at] = 0
                path.pop()
                break
            at = parent
        for object_id in reversed(path):
            parent = scene.objects[object_id].parent
            depth[object_id] = depth[parent] + 1 if parent is not None else 0
        if depth[start] > MAX_DEPTH:
            raise SceneFileError(
                f"{start!r} is carried by more than {MAX_DEPTH} objects, one on the next: expected fewer"
            )
