"""Taking things out of the scene, after a yes; what stood on them is set down below."""

from __future__ import annotations

from assistant.carrying import carry
from assistant.language.program import Delete
from assistant.phrasing import sentence, the, the_all
from assistant.placing import put_below
from assistant.skills.base import Plan, Refused, SkillContext
from assistant.whereabouts import riders
from scene.ops import Op, SetParent, removal

HANDLES = (Delete,)
ABOUT = "deleting things"
EXAMPLES = ("Delete the plant.", "Remove the cushions.")


def plan(command: Delete, ctx: SkillContext) -> Plan:
    """Always ask first: what is deleted is out of sight for good, but for undo."""
    ids = ctx.resolve(command.target)
    left = _left_over(ids, ctx)
    scene, ops = ctx.scene, list[Op]()
    for i in left:
        loose = (SetParent(i, None, scene.world_pose(i)),) if scene[i].parent is not None else ()
        ops += loose
        scene = ctx.after(scene, loose)
    gone = removal(scene, ids)
    emptied = ctx.after(scene, gone)
    ops += gone
    for i in left:
        try:
            below = put_below(emptied, i)
        except Refused as error:
            raise Refused(f"{the(ctx.scene, i)} stands on it and could not stay: {error}") from None
        step = carry(emptied, i, below.pose, below.parent)
        ops += step
        emptied = ctx.after(emptied, step)
    names = the_all(ctx.scene, ids)
    above = f" What stands on {'it' if len(ids) == 1 else 'them'} is set down below." if left else ""
    return Plan(sentence(f"I deleted {names}"), tuple(ops), ids, confirm=f"Shall I delete {names}?{above}")


def _left_over(ids: tuple[str, ...], ctx: SkillContext) -> tuple[str, ...]:
    """What the doomed things carry and what can stand by itself; their fixed parts go with them."""
    found = [i for d in ids for i in (*ctx.scene.children.get(d, ()), *riders(ctx.scene, d))]
    return tuple(i for i in dict.fromkeys(found) if i not in ids and not ctx.object(i).fixed)
