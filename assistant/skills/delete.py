"""Taking things out of the scene, after a yes; what stood on them is set down below."""

from __future__ import annotations

from assistant.carrying import carried_by
from assistant.language.program import Delete
from assistant.phrasing import sentence, the, the_all
from assistant.skills.base import Plan, Refused, SkillContext
from scene.objects import Scene
from scene.ops import Op, SetParent, removal

HANDLES = (Delete,)
ABOUT = "deleting things"
EXAMPLES = ("Delete the teddy bear.", "Delete the cushions.")


def plan(command: Delete, ctx: SkillContext) -> Plan:
    """Always ask first; of what it carries, the fixed parts go with it and the rest is let down."""
    from scene.geometry.fall import resettle

    ids = ctx.resolve(command.target)
    left = _left_over(ids, ctx)
    ops: list[Op] = [SetParent(i, None, ctx.scene.world_pose(i)) for i in left if ctx.object(i).parent is not None]
    loose = ctx.after(ctx.scene, ops)
    ops += removal(loose, ids)
    emptied = ctx.after(ctx.scene, ops)
    ops += resettle(emptied, left)
    settled = ctx.after(ctx.scene, ops)
    for i in left:
        if not _rests(settled, i):
            raise Refused(sentence(f"{the(ctx.scene, i)} stands on it, and there is no room below to set that down"))
    names = the_all(ctx.scene, ids)
    above = f" What stands on {'it' if len(ids) == 1 else 'them'} is set down below." if left else ""
    return Plan(sentence(f"I deleted {names}"), tuple(ops), ids, confirm=f"Shall I delete {names}?{above}")


def _left_over(ids: tuple[str, ...], ctx: SkillContext) -> tuple[str, ...]:
    found = dict.fromkeys(i for doomed in ids for i in carried_by(ctx.scene, doomed))
    return tuple(i for i in found if i not in ids and not ctx.object(i).fixed)


def _rests(scene: Scene, object_id: str) -> bool:
    from scene.geometry.supports import REST_GAP_M, floor_height, support_of

    x, _, z = (float(v) for v in scene.boxes.center[scene.boxes.index[object_id]])
    low = float(scene.boxes.lo[scene.boxes.index[object_id], 1])
    return support_of(scene, object_id) is not None or low - floor_height(scene, x, z, low) <= REST_GAP_M
