"""From a place in words to a free spot: what was found becomes a request to the geometry, its refusal an answer."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np

from assistant.carrying import base_of
from assistant.grounding.outcome import ResolvedPlace
from assistant.phrasing import metres, sentence, the
from assistant.skills.base import Refused
from assistant.whereabouts import place_of
from scene.frames import FloatArray, Pose, Quat, Vec3, Viewer, unit
from scene.geometry.requests import Impossible, Kind, Placed, PlaceRequest
from scene.objects import Scene, SceneObject
from scene.ops import SetState

KIND: dict[str, Kind] = {
    "on": "on", "in": "in", "under": "under", "below": "under", "above": "above", "next_to": "next_to",
    "touching": "next_to", "left_of": "left_of", "right_of": "right_of", "in_front_of": "in_front_of",
    "opposite": "in_front_of", "behind": "behind", "near": "near", "together": "near", "around": "around",
    "far_from": "far_from", "between": "between", "against": "against", "along": "against", "leaning_on": "against",
    "hanging_on": "on", "facing": "in_front_of",
}
"""Which request each relation is; "at" depends on the things."""

A_STEP_M = (0.1, 0.5)
"""Least and most that "to the left" comes to when no distance was said; between them the size of the thing."""

IN_FRONT = " in front of you"
"""What is said of a spot within reach."""

BACK = "back where it was"
"""What is said of a thing that was put back."""

TABLE_M = 1.3
"""Furniture that is no higher than this is what small things are put upon when only a room was said."""

GRACE = 0.97
"""The share of a footprint that must be indoors for it to count as there."""

OFF_M = 0.05
"""How far from a wished height a thing may come to rest."""


@dataclass(frozen=True, slots=True)
class Put:
    """A free spot, at rest."""

    pose: Pose
    """`world_from_object` there."""
    parent: str | None
    """What carries it there; None for a floor or a wall."""
    words: str
    """Where that is: "on the desk"."""


def put(scene: Scene, object_id: str, place: ResolvedPlace, viewer: Viewer) -> Put:
    """The free spot that fits a place best; `Refused` with the reason where there is none."""
    if place.kind == "shift":
        return _shifted(scene, object_id, place, viewer)
    if place.relation == "at" and place.anchors:
        return _at(scene, object_id, place, viewer)
    if place.kind == "room":
        return _in_room(scene, object_id, place, viewer)
    return _placed(scene, object_id, _request(scene, object_id, place), place.words, viewer)


def put_within_reach(scene: Scene, object_id: str, viewer: Viewer) -> Put:
    """On a surface before the viewer that their hands reach, or at their feet; where nothing is free, in their room."""
    try:
        return _placed(scene, object_id, PlaceRequest("to_viewer"), "", viewer)
    except Refused:
        room = scene.room_at(viewer.position) or next(iter(scene.rooms), None)
        if room is None:
            raise
        x, y, z = viewer.position
        ahead = (x + viewer.ahead[0], y, z + viewer.ahead[2])
        return _placed(scene, object_id, PlaceRequest("in_room", room=room.id, point=ahead), "", viewer)


def put_home(scene: Scene, object_id: str, home: Pose, *, movers: Collection[str] = ()) -> Put:
    """Exactly where it was, if nothing has taken its place and what it stood on is still there.

    `movers` are the things that did not always stand where they do: nothing else can have taken its place. In a scan
    things reach into each other as it is.
    """
    hit = blocked_by(scene, object_id, home)
    if len(hit) == 1 and _holds_at(scene, hit[0], home):
        return Put(home, hit[0], BACK)  # the scene lets it touch what it lay in
    if hit and not set(hit) & set(movers):
        return Put(home, None, BACK)
    if hit:
        raise Refused(sentence(f"{the(scene, hit[0])} is now where {the(scene, object_id)} was"))
    if "wall" in scene[object_id].tags:
        return Put(home, None, BACK)
    moved = base_of(scene, object_id)[1] - scene.world_pose(object_id).position[1]
    x, y, z = home.position
    found = stand(scene, object_id, (x, y + moved, z), home.orientation, at_origin=True)
    near = max(abs(a - b) for a, b in zip(found.pose.position, home.position, strict=True)) < 0.004
    return Put(home if near else found.pose, found.parent, BACK)


def _holds_at(scene: Scene, holder: str, home: Pose) -> bool:
    """Whether something is a bowl, a box or the like with that place inside it."""
    row = scene.boxes.index[holder]
    inside = np.abs(np.array(home.position) - scene.boxes.center[row]) <= scene.boxes.extent[row]
    return "container" in scene[holder].tags and bool(inside.all())


def stand(scene: Scene, object_id: str, base: Vec3, orientation: Quat, *, ignore: tuple[str, ...] = (),
          at_origin: bool = False) -> Put:
    """Let down right at a point (the middle of its underside, or its origin), turned as said; `ignore` is not there."""
    from scene.geometry.body import Body
    from scene.geometry.collide import clashes
    from scene.geometry.fall import resting_on
    from scene.geometry.placement import others
    from scene.geometry.rest import rest
    from scene.geometry.supports import floor_height

    body = Body.of(scene, object_id, orientation, resting_on(scene, object_id))
    rows = np.array([r for r in others(scene, body).tolist() if scene.boxes.ids[r] not in ignore], dtype=np.intp)
    at = np.array([base[0], base[2]]) - (np.zeros(2) if at_origin else body.foot)
    floor = floor_height(scene, float(at[0]), float(at[1]), base[1])
    landed = rest(scene, body, at, base[1] + 0.03, min(floor, base[1] + 0.03), rows)
    name = the(scene, object_id)
    low = landed.y + float(body.surface[0][:, 1].min())
    if low < base[1] - OFF_M or not landed.stable:
        raise Refused(sentence(f"{name} would fall there"))
    origin: FloatArray = np.array([at[0], landed.y, at[1]])
    if hit := clashes(scene, body, origin, rows):
        raise Refused(sentence(f"{the(scene, scene.boxes.ids[hit[0]])} is in the way of {name}"))
    x, y, z = (round(float(v), 6) for v in origin)
    carried = next((i for i in landed.touched if scene.boxes.extent[scene.boxes.index[i], 1] > 0.025), None)
    return Put(Pose((x, y, z), orientation), carried, "")


def blocked_by(scene: Scene, object_id: str, pose: Pose, *, ignore: tuple[str, ...] = ()) -> tuple[str, ...]:
    """What a thing with all it carries would newly run into at a pose in the world."""
    from scene.geometry.body import Body
    from scene.geometry.collide import clashes
    from scene.geometry.fall import resting_on
    from scene.geometry.placement import others

    riders = resting_on(scene, object_id)
    body = Body.of(scene, object_id, pose.orientation, riders)
    rows = others(scene, body)
    hit = clashes(scene, body, np.array(pose.position), rows)
    if not hit:
        return ()
    now = Body.of(scene, object_id, None, riders)
    already = set(clashes(scene, now, np.array(scene.world_pose(object_id).position), rows))
    return tuple(i for r in hit if r not in already and (i := scene.boxes.ids[r]) not in ignore)


def check_fits(before: Scene, after: Scene, object_id: str, how: str) -> None:
    """`Refused` where a thing that has changed in place newly runs into something, or through a wall."""
    from scene.geometry.collide import overlapping

    name = the(before, object_id)
    already = overlapping(before, object_id)
    if hit := [i for i in overlapping(after, object_id) if i not in already]:
        raise Refused(sentence(f"{name} would {how} and run into {the(before, hit[0])}"))
    if _indoors(before, object_id) and not _indoors(after, object_id):
        room = before.room_of(object_id)
        raise Refused(sentence(f"{name} would {how} and not fit into the {room.label if room else 'room'}"))


def _indoors(scene: Scene, object_id: str) -> bool:
    """Whether all corners of a thing's underside are in some room."""
    boxes = scene.boxes
    row = boxes.index[object_id]
    middle = float(boxes.center[row, 1])
    corners = boxes.center[row] + (boxes.corners(row)[[0, 1, 4, 5]] - boxes.center[row]) * GRACE
    return all(scene.room_at((float(x), middle, float(z))) is not None for x, _, z in corners)


def _placed(scene: Scene, object_id: str, request: PlaceRequest, words: str, viewer: Viewer) -> Put:
    from scene.geometry.placement import after, place

    found = place(scene, object_id, request, viewer=viewer)
    if isinstance(found, Impossible):
        raise Refused(sentence(found.reason))
    if not words:
        landed = after(scene, (*found.ops, SetState(object_id, "held", None)))
        words = _words(landed, found, viewer)
    return Put(found.pose, found.parent, words)


def _words(landed: Scene, found: Placed, viewer: Viewer) -> str:
    where = place_of(landed, found.object_id)
    x, _, z = found.pose.position
    near = (x - viewer.position[0]) ** 2 + (z - viewer.position[2]) ** 2 < 1.5**2
    return where + IN_FRONT if near else where


def _request(scene: Scene, object_id: str, place: ResolvedPlace) -> PlaceRequest:
    liked = _liked(scene, object_id, place.also)
    if place.kind == "room":
        return PlaceRequest("in_room", room=place.room, point=liked)
    if place.kind == "region":
        kinds: dict[str, Kind] = {"in_corner": "corner", "in_middle": "middle", "on_edge": "against"}
        kind = kinds.get(place.relation)
        if kind is None:
            return PlaceRequest("at_point", point=liked or place.point, room=place.room)
        return PlaceRequest(kind, room=place.room, point=liked or place.point)
    if place.kind == "point":
        return PlaceRequest("at_point", point=place.point)
    kind = KIND.get(place.relation)
    if kind is None:
        raise Refused(f"I can't put things {place.words}.")
    return PlaceRequest(
        kind, place.anchors, point=liked, room=place.room if kind == "against" else None, direction=place.direction,
        distance_m=place.distance_m,
    )


def _at(scene: Scene, object_id: str, place: ResolvedPlace, viewer: Viewer) -> Put:
    """What "to the table" means: upon what bears it, into what holds it, else (or where that is full) beside it."""
    o, goal = scene[object_id], scene[place.anchors[0]]
    smaller = max(o.size[0], o.size[2]) < max(goal.size[0], goal.size[2])
    ways = {"next_to": "next to"}
    if smaller and "furniture" not in o.tags:
        if "container" in goal.tags and "graspable" in o.tags:
            ways = {"in": "in", **ways}
        if {"support", "seat"} & set(goal.tags):
            ways = {"on": "on", **ways}
    refusal: Refused | None = None
    for relation, words in ways.items():
        request = _request(scene, object_id, replace(place, relation=relation))
        try:
            return _placed(scene, object_id, request, f"{words} {the(scene, goal.id)}", viewer)
        except Refused as error:
            refusal = refusal or error
    raise refusal or Refused(f"I can't put things {place.words}.")


def _in_room(scene: Scene, object_id: str, place: ResolvedPlace, viewer: Viewer) -> Put:
    """A small thing goes upon a table or a counter of the room; all else, and where those are full, upon its floor."""
    o = scene[object_id]
    label = next((r.label for r in scene.rooms if r.id == place.room), "room")
    tops: list[SceneObject] = []
    if "graspable" in o.tags:
        boxes = scene.boxes
        tops = [
            x for x in scene
            if {"support", "furniture"} <= set(x.tags) and "seat" not in x.tags and x.visible and x.id != object_id
            and (room := scene.room_of(x.id)) is not None and room.id == place.room
            and float(boxes.hi[boxes.index[x.id], 1]) - room.floor_y <= TABLE_M
        ]
    for goal in sorted(tops, key=lambda x: (-x.size[0] * x.size[2], x.id)):
        words = f"on {the(scene, goal.id, where=False)} in the {label}"
        try:
            return _placed(scene, object_id, PlaceRequest("on", (goal.id,)), words, viewer)
        except Refused:
            continue
    found = _placed(scene, object_id, _request(scene, object_id, place), "", viewer)
    return replace(found, words=f"{found.words.removesuffix(IN_FRONT)} in the {label}")


def _liked(scene: Scene, object_id: str, also: tuple[ResolvedPlace, ...]) -> Vec3 | None:
    """The spot that further places speak for: beside the lamp, towards the left end."""
    for part in also:
        if part.anchors:
            boxes = scene.boxes
            row = boxes.index[part.anchors[0]]
            x, y, z = (float(v) for v in boxes.center[row])
            if part.direction is not None:
                reach = float(boxes.extent[row, [0, 2]].max() + boxes.extent[boxes.index[object_id], [0, 2]].max())
                x, z = x + part.direction[0] * reach, z + part.direction[2] * reach
            return (x, y, z)
        if part.point is not None:
            return part.point
    return None


def _shifted(scene: Scene, object_id: str, place: ResolvedPlace, viewer: Viewer) -> Put:
    if place.spin:
        raise Refused("To turn a thing, say turn it left, right or around.")
    direction = place.direction
    if place.point is not None:
        x, _, z = base_of(scene, object_id)
        away = -1.0 if place.relation == "far_from" else 1.0
        direction = unit(((place.point[0] - x) * away, 0.0, (place.point[2] - z) * away), (0.0, 0.0, 0.0))
    if direction is None or direction == (0.0, 0.0, 0.0):
        raise Refused("Say which way to move it.")
    width, _, depth = scene[object_id].size
    step = min(max(max(width, depth), A_STEP_M[0]), A_STEP_M[1])
    distance = place.distance_m if place.distance_m is not None else step
    request = PlaceRequest("offset", direction=direction, distance_m=distance)
    if place.distance_m is not None:
        return _step(scene, object_id, request, place.words, viewer)
    for share in (1.0, 0.6):
        try:
            return _step(scene, object_id, replace(request, distance_m=distance * share), place.words, viewer)
        except Refused:
            continue
    return _step(scene, object_id, replace(request, distance_m=distance * 0.35), place.words, viewer)


def _step(scene: Scene, object_id: str, request: PlaceRequest, way: str, viewer: Viewer) -> Put:
    return _placed(scene, object_id, request, f"{metres(request.distance_m or 0.0)} further {way}", viewer)
