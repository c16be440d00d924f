"""One on another: the largest at the bottom."""

from __future__ import annotations

from itertools import pairwise

from assistant.carrying import carry
from assistant.grounding.outcome import ResolvedPlace
from assistant.language.program import Stack
from assistant.measuring import extent
from assistant.phrasing import sentence, the, the_all
from assistant.placing import put
from assistant.skills.base import Plan, Refused, SkillContext
from assistant.skills.hand import check_movable
from scene.ops import Op

HANDLES = (Stack,)
ABOUT = "stacking"
EXAMPLES = ("Stack the red book and the blue book.",)


def plan(command: Stack, ctx: SkillContext) -> Plan:
    """The lowest stays or goes to the place; each next one is put on the one before."""
    ids = ctx.resolve(command.target)
    if len(ids) < 2 and command.place is None:
        raise Refused("I need at least two things to stack.")
    order = sorted(ids, key=lambda i: (-extent(ctx.scene, i, "area"), i))
    for i in order:
        check_movable(ctx.scene, i, "move")
    scene, ops = ctx.scene, list[Op]()
    where = ""
    if command.place is not None:
        found = put(scene, order[0], ctx.resolve_place(command.place), ctx.viewer)
        ops += carry(scene, order[0], found.pose, found.parent)
        scene, where = ctx.after(scene, ops), f" {found.words}"
    for below, i in pairwise(order):
        on = ResolvedPlace("surface", "on", (below,), words=f"on {the(scene, below)}")
        found = put(scene, i, on, ctx.viewer)
        step = carry(scene, i, found.pose, found.parent)
        ops += step
        scene = ctx.after(scene, step)
    reply = f"{the_all(ctx.scene, ids)} are in a stack{where} now"
    return Plan(sentence(reply), tuple(ops), ids, dialogue=ctx.with_homes(ids))
