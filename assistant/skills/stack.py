"""One on another: the largest at the bottom."""

from __future__ import annotations

from itertools import pairwise

from assistant.carrying import carry, with_base_at
from assistant.grounding.labels import match
from assistant.grounding.outcome import ResolvedPlace
from assistant.language.program import Stack
from assistant.measuring import extent
from assistant.phrasing import sentence, the, the_all
from assistant.placing import Put, blocked_by, put
from assistant.skills.base import Plan, Refused, SkillContext
from assistant.skills.hand import check_movable
from scene.objects import Scene, SceneObject
from scene.ops import Op

HANDLES = (Stack,)
ABOUT = "stacking"
EXAMPLES = ("Stack the red book and the blue book.",)

NEARLY = 0.6
"""From which degree a thing's kind is near enough to another's to be piled on it without a level top."""


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
        found = _upon(scene, i, below, ctx)
        step = carry(scene, i, found.pose, found.parent)
        ops += step
        scene = ctx.after(scene, step)
    reply = f"{the_all(ctx.scene, ids)} are in a stack{where} now"
    return Plan(sentence(reply), tuple(ops), ids, dialogue=ctx.with_homes(ids))


def _alike(one: SceneObject, two: SceneObject) -> bool:
    """Whether one may be called what the other is: a dish goes on a plate as plates do."""
    names = (two.label or "", *two.aliases)
    return one.label is not None and match(one.label, names).degree >= NEARLY


def _upon(scene: Scene, object_id: str, below: str, ctx: SkillContext) -> Put:
    """On the level top of the one below; things of one kind, which have none, rim on rim: mugs, plates, notebooks."""
    words = f"on {the(scene, below)}"
    try:
        return put(scene, object_id, ResolvedPlace("surface", "on", (below,), words=words), ctx.viewer)
    except Refused:
        if not _alike(scene[object_id], scene[below]):
            raise
        row = scene.boxes.index[below]
        x, _, z = (float(v) for v in scene.boxes.center[row])
        pose = with_base_at(scene, object_id, (x, float(scene.boxes.hi[row, 1]), z))
        if blocked_by(scene, object_id, pose, ignore=(below,)):
            raise
        return Put(pose, below, words)
