"""Taking things in hand and putting them down."""

from __future__ import annotations

from assistant.carrying import adopt_riders, upright
from assistant.language.program import PickUp, PutDown
from assistant.phrasing import metres, sentence, the, the_all, verb
from assistant.skills.base import Plan, Refused, SkillContext
from scene.frames import Pose, Viewer, add, scaled
from scene.objects import Scene
from scene.ops import Op, SetParent, SetState

HANDLES = (PickUp, PutDown)
ABOUT = "taking and putting down"
EXAMPLES = ("Pick up the remote.", "Put it down.", "Drop the remote on the sofa.")

AHEAD_M, DOWN_M, RIGHT_M = 0.45, 0.25, 0.15
"""Where the hand is from the eyes."""

APART_M = 0.12
"""How far apart the things are that are held at once, from the right to the left."""

MOST_HELD = 4
"""How many things can be held at once."""

LARGEST_M = 1.2
"""Nothing longer than this is picked up."""


def plan(command: PickUp | PutDown, ctx: SkillContext) -> Plan:
    """Into the hand, or out of it."""
    return _pick_up(command, ctx) if isinstance(command, PickUp) else _put_down(command, ctx)


def held_things(scene: Scene) -> tuple[str, ...]:
    """Ids of what is in the hand, in the scene's order."""
    return tuple(o.id for o in scene if o.state_of("held"))


def in_hand(scene: Scene, object_id: str, viewer: Viewer) -> tuple[Op, ...]:
    """What brings a held thing (one that is held or will be next) to where the hand is now; nothing if it is there."""
    held = held_things(scene)
    slot = held.index(object_id) if object_id in held else len(held)
    side = RIGHT_M - slot * APART_M
    hand = add(add(viewer.position, scaled(viewer.ahead, AHEAD_M)), scaled(viewer.right, side))
    now = upright(scene.world_pose(object_id))
    o = scene[object_id]
    lo, hi, s = o.geometry.lo, o.geometry.hi, o.scale
    middle = Pose((0.0, 0.0, 0.0), now.orientation).apply(
        ((lo[0] + hi[0]) / 2 * s[0], (lo[1] + hi[1]) / 2 * s[1], (lo[2] + hi[2]) / 2 * s[2])
    )
    position = (hand[0] - middle[0], hand[1] - DOWN_M - middle[1], hand[2] - middle[2])
    pose = Pose(position, now.orientation)
    return () if o.parent is None and o.pose == pose else (SetParent(object_id, None, pose),)


def check_movable(scene: Scene, object_id: str, what: str) -> None:
    """Refuse what is part of the building."""
    if scene[object_id].fixed:
        be = verb(scene, (object_id,), "is", "are")
        them = "it" if be == "is" else "them"
        raise Refused(sentence(f"{the(scene, object_id)} {be} fixed, so I can't {what} {them}"))


def _pick_up(command: PickUp, ctx: SkillContext) -> Plan:
    ids = ctx.resolve(command.target)
    held = held_things(ctx.scene)
    taken = tuple(i for i in ids if i not in held)
    if not taken:
        be = verb(ctx.scene, ids, "is", "are")
        return Plan(sentence(f"{the_all(ctx.scene, ids)} {be} in your hand already"), targets=ids)
    for i in taken:
        _check_graspable(ctx.scene, i)
    if len(held) + len(taken) > MOST_HELD:
        raise Refused(f"You can hold {MOST_HELD} things at once, and that would be {len(held) + len(taken)}.")
    ops: list[Op] = []
    scene = ctx.scene
    for i in taken:
        step = (*adopt_riders(scene, i), *in_hand(scene, i, ctx.viewer), SetState(i, "held", True))
        ops += step
        scene = ctx.after(scene, step)
    reply = sentence(f"{the_all(ctx.scene, taken, where=False)} {verb(ctx.scene, taken, 'is', 'are')} in your hand")
    return Plan(reply, tuple(ops), ids, dialogue=ctx.with_homes(taken))


def _check_graspable(scene: Scene, object_id: str) -> None:
    check_movable(scene, object_id, "pick up")
    if "person" in scene[object_id].tags:
        raise Refused("I can't pick up a person.")
    longest = max(scene[object_id].size)
    if longest > LARGEST_M:
        name = the(scene, object_id)
        most = f"{metres(longest)}, and {metres(LARGEST_M)} is the most"
        raise Refused(sentence(f"{name} is too large to pick up: {most}"))


def _put_down(command: PutDown, ctx: SkillContext) -> Plan:
    from assistant.skills.bring import put_before_viewer
    from assistant.skills.move import move

    held = held_things(ctx.scene)
    ids = held if command.target is None else ctx.resolve(command.target)
    if not held:
        raise Refused("You are not holding anything.")
    loose = [i for i in ids if i not in held]
    if loose and command.place is None:
        raise Refused(sentence(f"{the(ctx.scene, loose[0])} is not in your hand"))
    return put_before_viewer(ids, ctx) if command.place is None else move(ids, command.place, ctx)
