"""Two things exchange their places."""

from __future__ import annotations

from dataclasses import replace

from assistant.carrying import base_of, carry, with_base_at
from assistant.language.program import Delete, Noun, Ref, Reference, Swap
from assistant.phrasing import counted, sentence, the, the_all
from assistant.placing import Put, blocked_by, stand
from assistant.skills.add import new_thing
from assistant.skills.base import Plan, Refused, SkillContext
from assistant.skills.hand import check_movable
from scene.ops import AddObject, Op

HANDLES = (Swap,)
ABOUT = "swapping"
EXAMPLES = ("Swap the red mug and the blue mug.",)


def plan(command: Swap, ctx: SkillContext) -> Plan:
    """Each on the other's spot, turned as it was."""
    from scene.geometry.collide import overlapping

    if isinstance(command.other, Ref) and command.other.determiner in ("a", "bare", "some"):
        return _replaced(command.target, command.other, ctx)
    ids = ctx.resolve(command.target)
    if command.other is not None:
        ids = (*ids, *(i for i in ctx.resolve(command.other) if i not in ids))
    if len(ids) != 2:
        raise Refused(f"I can swap two things only, and that is {len(ids)}.")
    first, second = ids
    for i in ids:
        _check(i, ctx)
    for carrier, carried in ((first, second), (second, first)):
        if carried in ctx.scene.descendants(carrier):
            stands = f"{the(ctx.scene, carried)} stands on {the(ctx.scene, carrier)}"
            raise Refused(sentence(f"{stands}, so they cannot swap"))
    one, two = _spot(first, second, ctx), _spot(second, first, ctx)
    ops: list[Op] = list(carry(ctx.scene, first, one.pose, one.parent))
    half = ctx.after(ctx.scene, ops)
    ops += carry(half, second, two.pose, two.parent)
    if first in overlapping(ctx.after(ctx.scene, ops), second):
        raise Refused(sentence(f"{the(ctx.scene, first)} and {the(ctx.scene, second)} would be in each other's way"))
    reply = f"{the(ctx.scene, first)} and {the(ctx.scene, second)} have swapped places"
    return Plan(sentence(reply), tuple(ops), ids, dialogue=ctx.with_homes(ids))


def _check(object_id: str, ctx: SkillContext) -> None:
    check_movable(ctx.scene, object_id, "move")
    if ctx.object(object_id).state_of("held"):
        raise Refused(sentence(f"{the(ctx.scene, object_id)} is in your hand: put it down first"))


def _replaced(target: Reference, other: Ref, ctx: SkillContext) -> Plan:
    """ "Replace the chair with a stool": a new one on the spot of each old one, which is deleted."""
    if not isinstance(other.head, Noun) or other.relations:
        raise Refused("Say what kind of thing to put in its place: replace the chair with a stool, for example.")
    ids = ctx.resolve(target)
    gone = ctx.plan(Delete(target), ctx)
    scene, ops, new_ids = ctx.after(ctx.scene, gone.ops), list(gone.ops), list[str]()
    for i in ids:
        new = new_thing(other.head.name, other.attributes, replace(ctx, scene=scene))
        tried = ctx.after(scene, [AddObject(new)])
        turned = ctx.scene.world_pose(i).orientation if "wall" not in ctx.object(i).tags else new.pose.orientation
        spot = stand(tried, new.id, base_of(ctx.scene, i), turned)
        added = AddObject(replace(new, pose=scene.local_pose(spot.pose, spot.parent), parent=spot.parent))
        ops.append(added)
        scene = ctx.after(scene, [added])
        new_ids.append(new.id)
    be = "is" if len(ids) == 1 else "are"
    words = counted(len(ids), other.head.name)
    told = f"there {be} {words} where {the_all(ctx.scene, ids)} {'was' if len(ids) == 1 else 'were'}"
    return Plan(sentence(told), tuple(ops), tuple(new_ids), confirm=gone.confirm.replace("delete", "replace"))


def _spot(object_id: str, other: str, ctx: SkillContext) -> Put:
    """Where the other one is: on a wall at its height, else let down on what it stands on."""
    scene = ctx.scene
    pose = with_base_at(scene, object_id, base_of(scene, other))
    if "wall" in scene[object_id].tags:
        if hit := blocked_by(scene, object_id, pose, ignore=(other,)):
            raise Refused(sentence(f"{the(scene, object_id)} would run into {the(scene, hit[0])} there"))
        return Put(pose, scene[other].parent, "")
    return stand(scene, object_id, base_of(scene, other), pose.orientation, ignore=(other, *scene.descendants(other)))
