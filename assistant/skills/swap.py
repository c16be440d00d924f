"""Two things exchange their places."""

from __future__ import annotations

from assistant.carrying import base_of, carry, with_base_at
from assistant.language.program import Swap
from assistant.phrasing import metres, sentence, the
from assistant.placing import blocked_by, overhang
from assistant.skills.base import Plan, Refused, SkillContext
from assistant.skills.hand import check_movable, held_things
from scene.objects import Scene
from scene.ops import Op

HANDLES = (Swap,)
ABOUT = "swapping"
EXAMPLES = ("Swap the plant and the floor lamp.",)


def plan(command: Swap, ctx: SkillContext) -> Plan:
    """Each on the other's spot, turned as it was."""
    ids = ctx.resolve(command.target)
    if command.other is not None:
        ids = (*ids, *(i for i in ctx.resolve(command.other) if i not in ids))
    if len(ids) != 2:
        raise Refused(f"I can swap two things only, and that is {len(ids)}.")
    first, second = ids
    for i in ids:
        check_movable(ctx.scene, i, "move")
        if i in held_things(ctx.scene):
            raise Refused(sentence(f"{the(ctx.scene, i)} is in your hand: put it down first"))
    for carrier, carried in ((first, second), (second, first)):
        if carried in ctx.scene.descendants(carrier):
            stands = f"{the(ctx.scene, carried)} stands on {the(ctx.scene, carrier)}"
            raise Refused(sentence(f"{stands}, so they cannot swap"))
    one, two = (with_base_at(ctx.scene, a, base_of(ctx.scene, b)) for a, b in ((first, second), (second, first)))
    parents = (ctx.object(second).parent, ctx.object(first).parent)
    ops: list[Op] = list(carry(ctx.scene, first, one, parents[0]))
    half = ctx.after(ctx.scene, ops)
    ops += carry(half, second, two, parents[1])
    after = ctx.after(ctx.scene, ops)
    for i in ids:
        _check(ctx.scene, after, i)
    reply = f"{the(ctx.scene, first)} and {the(ctx.scene, second)} have swapped places"
    return Plan(sentence(reply), tuple(ops), ids, dialogue=ctx.with_homes(ids))


def _check(before: Scene, after: Scene, object_id: str) -> None:
    pose = after.world_pose(object_id)
    if hit := blocked_by(after, object_id, pose):
        raise Refused(sentence(f"{the(before, object_id)} would run into {the(before, hit[0])} there"))
    if (over := overhang(after, object_id)) > 0.0:
        raise Refused(sentence(f"{the(before, object_id)} would stick out by {metres(over)} there"))
