"""Walking about and looking around."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from assistant.grounding.outcome import ResolvedPlace
from assistant.language.program import GoTo, Home, LookAt, Named, Noun, Place, Ref, Relation, Spot, Turn
from assistant.phrasing import degrees, listed, metres, sentence, the, the_all
from assistant.quantities import in_radians
from assistant.skills.base import Plan, Refused, SkillContext
from assistant.standing import eye_height, floor_at, free_spot, free_way
from assistant.whereabouts import things_in
from scene.frames import FloatArray, Vec3, Viewer, unit
from scene.objects import Room, Viewpoint

HANDLES = (GoTo, LookAt, Turn)
ABOUT = "walking and looking"
EXAMPLES = ("Go to the sofa.", "Look at the TV.", "Turn left.", "Take two steps back.", "Turn around.")

OVERVIEW = "overview"
"""The viewpoint from which all is seen from above."""

HIGH, BACK = 1.0, 0.45
"""How far above the floor and how far behind the middle that is, as shares of the scene's width."""

ARM_M = 0.75
"""How far from a thing a person stands to deal with it."""

STEP_M = 0.7
"""A step, where no distance was said."""

FARTHEST_M = 1.6
"""A free spot further than this from what was asked for is none."""

WALL_M = 0.4
"""Rooms with no wider gap than this are next to each other."""

PASSAGES = frozenset(("corridor", "hallway", "hall", "landing", "passage", "entrance", "lobby"))
"""Rooms that one leaves another for, when nothing else was said."""

WITH_FRONT = frozenset(("seat", "appliance", "wall", "container"))
"""Tags of things that are used from their front."""

STEEPEST_RAD = math.radians(80)
"""How far up or down the eyes turn."""

SIGN = {"left": 1.0, "anticlockwise": 1.0, "right": -1.0, "clockwise": -1.0, "around": 1.0, "backward": 1.0}
"""Which way about the vertical each direction turns: anticlockwise seen from above is positive."""

PITCH = {"up": 1.0, "down": -1.0}
"""Which way the eyes go."""


def plan(command: GoTo | LookAt | Turn, ctx: SkillContext) -> Plan:
    """Another place to stand, or another way to look."""
    if isinstance(command, LookAt):
        return _look_at(command, ctx)
    if isinstance(command, Turn):
        return _turn(command, ctx)
    return _go(command.place, ctx)


def _look_at(command: LookAt, ctx: SkillContext) -> Plan:
    outcome = ctx.ground(command.target, ctx.grounding)
    if isinstance(outcome, ResolvedPlace):
        viewer = _facing(ctx.viewer.position, _point_of(outcome, ctx))
        return Plan(sentence(f"you are looking towards {outcome.words or 'it'}"), viewer=viewer)
    ids = ctx.resolve(command.target)
    rows = ctx.scene.boxes.rows(ids)
    x, y, z = (float(v) for v in ctx.scene.boxes.center[rows].mean(axis=0))
    viewer = _facing(ctx.viewer.position, (x, y, z))
    return Plan(sentence(f"you are looking at {the_all(ctx.scene, ids)}"), targets=ids, viewer=viewer)


def _point_of(place: ResolvedPlace, ctx: SkillContext) -> Vec3:
    """Where to look to see a place: at breast height in it."""
    room = next((r for r in ctx.scene.rooms if r.id == place.room), None)
    point = place.point or (room.center if room is not None else None)
    if point is None:
        raise Refused(place.reason)
    return (point[0], point[1] + 1.2, point[2]) if place.kind != "point" else point


def _facing(eye: Vec3, target: Vec3) -> Viewer:
    """A viewer whose gaze meets `target`; level where that is straight below or above."""
    if math.hypot(target[0] - eye[0], target[2] - eye[2]) < 0.05:
        raise Refused("You are right there; I can't look at it from here. Step back first.")
    return Viewer.looking_at(eye, target)


def _turn(command: Turn, ctx: SkillContext) -> Plan:
    x, y, z = ctx.viewer.forward
    if command.direction == "forward":
        viewer = Viewer(ctx.viewer.position, ctx.viewer.ahead)
        return Plan("You are looking straight ahead.", viewer=viewer)
    if command.direction in PITCH:
        by = in_radians(command.angle) if command.angle else math.radians(30)
        pitch = math.asin(max(-1.0, min(1.0, y))) + PITCH[command.direction] * by
        pitch = max(-STEEPEST_RAD, min(STEEPEST_RAD, pitch))
        ahead = ctx.viewer.ahead
        forward = (ahead[0] * math.cos(pitch), math.sin(pitch), ahead[2] * math.cos(pitch))
        return Plan(f"You are looking {command.direction}.", viewer=Viewer(ctx.viewer.position, forward))
    if command.direction not in SIGN:
        raise Refused("Say what to look at, for example: look at the door.")
    whole = math.pi if command.direction in ("around", "backward") else math.pi / 2
    by = in_radians(command.angle) if command.angle else whole
    angle = by * SIGN[command.direction]
    c, s = math.cos(angle), math.sin(angle)
    forward = unit((x * c + z * s, y, -x * s + z * c), ctx.viewer.forward)
    side = "left" if angle > 0 else "right"
    where = "around" if whole == math.pi and command.angle is None else f"{degrees(by)} to the {side}"
    return Plan(f"You turned {where}.", viewer=Viewer(ctx.viewer.position, forward))


def _go(place: Place, ctx: SkillContext) -> Plan:
    if isinstance(place, Home):
        return _go_back(ctx)
    if (view := _viewpoint(place, ctx)) is not None:
        return _arrive(Viewer.looking_at(view.position, view.look_at), f"at the {view.name}", ctx)
    found = ctx.resolve_place(place)
    if isinstance(place, Spot) and place.word == "here" and found.viewer is not None:
        return Plan("You are here already.", outcome="answered")
    if found.kind == "shift":
        return _step(found, ctx)
    if found.room is not None and not found.anchors and isinstance(place, Relation) and place.name == "from":
        return _out_of(next(r for r in ctx.scene.rooms if r.id == found.room), ctx)
    if found.room is not None and not found.anchors:
        return _into(next(r for r in ctx.scene.rooms if r.id == found.room), ctx)
    if found.anchors:
        return _beside(found, ctx)
    if found.point is None:
        raise Refused("Point at where to go, please, or name a room or a thing.")
    return _stand(found.point, None, found.words or "there", ctx)


def _viewpoint(place: Place, ctx: SkillContext) -> Viewpoint | None:
    """The scene's own viewpoint of that name, where no room or thing has the name."""
    if not (isinstance(place, Relation) and len(place.anchors) == 1 and isinstance(place.anchors[0], Ref)):
        return None
    head = place.anchors[0].head
    name = head.name.lower() if isinstance(head, Noun | Named) else ""
    taken = {r.label for r in ctx.scene.rooms} | {n for o in ctx.scene for n in (o.label, *o.aliases)}
    if name in taken:
        return None
    own = next((v for v in ctx.scene.viewpoints if v.name.lower() == name), None)
    return own or (_from_above(ctx) if name == OVERVIEW else None)


def _from_above(ctx: SkillContext) -> Viewpoint:
    """All of the scene from above its long side, for a scene that has no such viewpoint of its own."""
    boxes = ctx.scene.boxes
    lo, hi = boxes.lo.min(axis=0), boxes.hi.max(axis=0)
    x, _, z = ((lo + hi) / 2).tolist()
    floor, wide = float(lo[1]), float(max(hi[0] - lo[0], hi[2] - lo[2]))
    return Viewpoint(OVERVIEW, (x, floor + HIGH * wide, z + BACK * wide), (x, floor, z))


def _arrive(viewer: Viewer, where: str, ctx: SkillContext, targets: tuple[str, ...] = ()) -> Plan:
    dialogue = replace(ctx.dialogue, stood=ctx.viewer)
    return Plan(sentence(f"you are {where}"), targets=targets, viewer=viewer, dialogue=dialogue)


def _go_back(ctx: SkillContext) -> Plan:
    if ctx.dialogue.stood is None:
        raise Refused("You have not gone anywhere yet that you could come back from.")
    return _arrive(ctx.dialogue.stood, "back where you were", ctx)


def _step(found: ResolvedPlace, ctx: SkillContext) -> Plan:
    wished = found.direction
    if wished is None and found.point is not None:
        away = -1.0 if found.relation == "far_from" else 1.0
        px, _, pz = ctx.viewer.position
        wished = ((found.point[0] - px) * away, 0.0, (found.point[2] - pz) * away)
    if wished is None:
        raise Refused("Say which way to step: forward, back, left or right.")
    direction = unit((wished[0], 0.0, wished[2]), (0.0, 0.0, 0.0))
    if direction == (0.0, 0.0, 0.0):
        raise Refused("I can only walk on the floor.")
    height = eye_height(ctx.scene, ctx.viewer.position)
    wanted = found.distance_m if found.distance_m is not None else STEP_M
    x, y, z = ctx.viewer.position
    floor = floor_at(ctx.scene, x, z, y - height)
    gone = wanted if floor is None else free_way(ctx.scene, (x, floor, z), direction, wanted, height)
    if gone < 0.05:
        raise Refused("Something is in the way there.")
    viewer = Viewer((x + direction[0] * gone, y, z + direction[2] * gone), ctx.viewer.forward)
    short = ", and something is in the way of going on" if gone < wanted - 0.01 else ""
    return _arrive(viewer, f"{metres(gone)} further{short}", ctx)


def _into(room: Room, ctx: SkillContext) -> Plan:
    view = next((v for v in ctx.scene.viewpoints if room.contains((v.position[0], room.floor_y, v.position[2]))), None)
    if view is not None:
        return _arrive(Viewer.looking_at(view.position, view.look_at), f"in the {room.label}", ctx)
    height = eye_height(ctx.scene, ctx.viewer.position)
    spot = free_spot(ctx.scene, room.center, height, room=room)
    if spot is None:
        raise Refused(f"There is no free spot to stand on in the {room.label}.")
    eye = (spot[0], spot[1] + height, spot[2])
    things = things_in(ctx.scene, room)
    forward = ctx.viewer.ahead
    if things:
        x, y, z = (float(v) for v in ctx.scene.boxes.center[ctx.scene.boxes.rows(things)].mean(axis=0))
        if math.hypot(x - eye[0], z - eye[2]) > 0.3:
            forward = Viewer.looking_at(eye, (x, (y + eye[1]) / 2, z)).forward
    return _arrive(Viewer(eye, forward), f"in the {room.label}", ctx)


def _out_of(room: Room, ctx: SkillContext) -> Plan:
    """Into the room next to it that one goes through, or the only one."""
    if ctx.scene.room_at(ctx.viewer.position) != room:
        return Plan(f"You are not in the {room.label}.", outcome="answered")
    beside = [r for r in ctx.scene.rooms if r != room and r.floor_y == room.floor_y and _apart(r, room) <= WALL_M]
    ways = [r for r in beside if r.label in PASSAGES] or beside
    if len(ways) == 1:
        return _into(ways[0], ctx)
    if not ways:
        raise Refused("I know of no other room to go to from here.")
    raise Refused(f"Say where to go: {listed((f'the {r.label}' for r in ways), 'or')}.")


def _apart(one: Room, two: Room) -> float:
    """The gap between the upright rectangles around two rooms, metres."""
    a, b = np.array(one.polygon), np.array(two.polygon)
    gap = np.maximum(np.maximum(a.min(axis=0) - b.max(axis=0), b.min(axis=0) - a.max(axis=0)), 0.0)
    return float(np.hypot(*gap))


def _beside(found: ResolvedPlace, ctx: SkillContext) -> Plan:
    boxes = ctx.scene.boxes
    rows = boxes.rows(found.anchors)
    lo, hi = boxes.lo[rows].min(axis=0), boxes.hi[rows].max(axis=0)
    middle = (lo + hi) / 2
    way = _way_to(found, ctx, middle)
    reach = _edge((hi - lo) / 2, way) + (found.distance_m if found.distance_m is not None else ARM_M)
    if found.relation == "between":
        reach = 0.0
    wanted = (float(middle[0] + way[0] * reach), float(lo[1]), float(middle[2] + way[2] * reach))
    target = (float(middle[0]), float(middle[1]), float(middle[2]))
    name = the(ctx.scene, found.anchors[0]) if len(found.anchors) == 1 else the_all(ctx.scene, found.anchors)
    where = f"at {name}" if found.relation in ("at", "next_to", "near", "on", "in", "") else found.words or f"at {name}"
    return _stand(wanted, target, where, ctx, found.anchors, math.atan2(way[0], way[2]))


def _way_to(found: ResolvedPlace, ctx: SkillContext, middle: FloatArray) -> Vec3:
    """From which side to come: the one that was said, else the front of what has one, else from where one is."""
    if found.direction is not None:
        return unit((found.direction[0], 0.0, found.direction[2]), (0.0, 0.0, 1.0))
    if len(found.anchors) == 1 and WITH_FRONT & set(ctx.object(found.anchors[0]).tags):
        x, _, z = (float(v) for v in ctx.scene.boxes.front[ctx.scene.boxes.index[found.anchors[0]]])
        return unit((x, 0.0, z), (0.0, 0.0, 1.0))
    x, _, z = ctx.viewer.position
    return unit((x - float(middle[0]), 0.0, z - float(middle[2])), (0.0, 0.0, 1.0))


def _edge(half: FloatArray, way: Vec3) -> float:
    """How far the edge of a level rectangle is from its middle along a direction, metres."""
    sides = [h / abs(w) for h, w in ((float(half[0]), way[0]), (float(half[2]), way[2])) if abs(w) > 1e-6]
    return min(sides, default=0.0)


def _stand(wanted: Vec3, target: Vec3 | None, where: str, ctx: SkillContext, targets: tuple[str, ...] = (),
           toward: float = 0.0) -> Plan:
    """At the free spot nearest to `wanted`, looking at `target`."""
    scene = ctx.scene
    height = eye_height(scene, ctx.viewer.position)
    floor = floor_at(scene, wanted[0], wanted[2], wanted[1])
    room = scene.room_at((target[0], wanted[1] + 0.1, target[2])) if target is not None else None
    ground = (wanted[0], floor if floor is not None else wanted[1], wanted[2])
    spot = free_spot(scene, ground, height, toward=toward, room=room) or free_spot(scene, ground, height, toward=toward)
    if spot is None or math.dist((spot[0], spot[2]), (wanted[0], wanted[2])) > FARTHEST_M:
        raise Refused("There is no free spot to stand on there.")
    eye = (spot[0], spot[1] + height, spot[2])
    level = target is None or math.hypot(target[0] - eye[0], target[2] - eye[2]) < 0.05
    viewer = Viewer(eye, ctx.viewer.forward) if level or target is None else Viewer.looking_at(eye, target)
    return _arrive(viewer, where, ctx, targets)
