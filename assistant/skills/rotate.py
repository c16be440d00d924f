"""Turning things where they stand, by an angle or towards something."""

from __future__ import annotations

import math

from assistant.asked import place_words
from assistant.carrying import base_of, carry, turned_about
from assistant.grounding.outcome import ResolvedPlace
from assistant.language.program import Face, Ref, Reference, Rotate, Viewer
from assistant.phrasing import degrees, sentence, the, the_all
from assistant.placing import check_fits
from assistant.quantities import in_radians
from assistant.skills.base import Plan, Refused, SkillContext
from assistant.skills.hand import check_movable
from scene.frames import Vec3
from scene.objects import Scene
from scene.ops import Op

HANDLES = (Rotate, Face)
ABOUT = "turning things"
EXAMPLES = ("Turn the teddy bear 30 degrees left.", "Turn the green armchair towards the TV.", "Rotate the bowl.")

STEP_RAD = math.radians(45)
"""How far a thing is turned where no angle was said."""

SIGN = {"left": 1.0, "anticlockwise": 1.0, "right": -1.0, "clockwise": -1.0, "around": 1.0, "backward": 1.0}
"""Which way about the vertical each direction turns: anticlockwise seen from above is positive."""


def plan(command: Rotate | Face, ctx: SkillContext) -> Plan:
    """Turn each about the middle of its underside."""
    ids = ctx.resolve(command.target)
    for i in ids:
        check_movable(ctx.scene, i, "turn")
    return _face(command, ids, ctx) if isinstance(command, Face) else _rotate(command, ids, ctx)


def _rotate(command: Rotate, ids: tuple[str, ...], ctx: SkillContext) -> Plan:
    direction = command.direction or "anticlockwise"
    if direction not in SIGN:
        raise Refused("I can turn things about the vertical only: left, right or around.")
    whole = math.pi if direction in ("around", "backward") else STEP_RAD
    by = in_radians(command.angle) if command.angle is not None else whole
    turns = dict.fromkeys(ids, by * SIGN[direction])
    around = command.angle is None and whole == math.pi
    side = f"to the {direction}" if direction in ("left", "right") else direction
    how = "around" if around or direction in ("around", "backward") else f"by {degrees(by)} {side}"
    reply = sentence(f"I turned {the_all(ctx.scene, ids)} {how}")
    return Plan(reply, _turn(ctx, turns), ids, dialogue=ctx.with_homes(ids))


def _face(command: Face, ids: tuple[str, ...], ctx: SkillContext) -> Plan:
    goal, words = _goal(command.toward, ctx)
    turns = {}
    for i in ids:
        x, _, z = base_of(ctx.scene, i)
        dx, dz = goal[0] - x, goal[2] - z
        if math.hypot(dx, dz) < 0.05:
            raise Refused(sentence(f"{the(ctx.scene, i)} is right at {words}, so there is no way to face"))
        wanted = math.atan2(dx, dz) + (math.pi if command.away else 0.0)
        turn = wanted - ctx.scene.world_pose(i).yaw_rad
        turns[i] = math.atan2(math.sin(turn), math.cos(turn))
    if command.angle is not None:
        return _some_way(turns, command, words, ctx)
    how = "has its back to" if command.away else "faces"
    how = how if len(ids) == 1 else "have their backs to" if command.away else "face"
    reply = sentence(f"{the_all(ctx.scene, ids)} {how} {words} now")
    return Plan(reply, _turn(ctx, turns), ids, dialogue=ctx.with_homes(ids))


def _some_way(turns: dict[str, float], command: Face, words: str, ctx: SkillContext) -> Plan:
    """ "A bit towards the window": so far at most, and no further than to face it."""
    most = abs(in_radians(command.angle)) if command.angle is not None else math.pi
    turns = {i: math.copysign(min(most, abs(turn)), turn) for i, turn in turns.items()}
    ids = tuple(turns)
    far = degrees(max(abs(turn) for turn in turns.values()))
    way = "away from" if command.away else "towards"
    reply = sentence(f"I turned {the_all(ctx.scene, ids)} by {far} {way} {words}")
    return Plan(reply, _turn(ctx, turns), ids, dialogue=ctx.with_homes(ids))


def _goal(reference: Reference, ctx: SkillContext) -> tuple[Vec3, str]:
    """The point to face, and its words."""
    if isinstance(reference, Ref) and isinstance(reference.head, Viewer):
        return ctx.viewer.position, "you"
    outcome = ctx.ground(reference, ctx.grounding)
    if isinstance(outcome, ResolvedPlace):
        room = next((r for r in ctx.scene.rooms if r.id == outcome.room), None)
        point = outcome.point or (room.center if room is not None else None)
        if point is None:
            raise Refused(outcome.reason)
        return point, place_words(reference, ctx) if room is not None else outcome.words
    ids = ctx.resolve(reference)
    x, y, z = (float(v) for v in ctx.scene.boxes.center[ctx.scene.boxes.rows(ids)].mean(axis=0))
    return (x, y, z), the_all(ctx.scene, ids)


def _turn(ctx: SkillContext, turns: dict[str, float]) -> tuple[Op, ...]:
    scene: Scene = ctx.scene
    ops: list[Op] = []
    for object_id, angle in turns.items():
        pose = turned_about(scene.world_pose(object_id), base_of(scene, object_id), angle)
        if scene[object_id].state_of("held"):
            raise Refused(sentence(f"{the(scene, object_id)} is in your hand: put it down first"))
        step = carry(scene, object_id, pose, scene[object_id].parent)
        after = ctx.after(scene, step)
        check_fits(scene, after, object_id, "turn")
        ops += step
        scene = after
    return tuple(ops)
