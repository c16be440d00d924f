"""Remembering where everything stands by a name, and putting everything back so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from assistant.carrying import carry
from assistant.dialogue import Stand
from assistant.language.program import Layout
from assistant.phrasing import counted, listed, sentence, the
from assistant.skills.base import Plan, Refused, SkillContext
from scene.objects import Scene
from scene.ops import Op

HANDLES = (Layout,)
ABOUT = "remembering arrangements"
EXAMPLES = ("Remember this arrangement as cosy.", "Go back to the arrangement cosy.")


def plan(command: Layout, ctx: SkillContext) -> Plan:
    """Keep it, put everything back so, or forget it."""
    layouts = dict(ctx.dialogue.layouts)
    known = next((name for name in layouts if name.lower() == command.name.lower()), None)
    if command.act == "keep":
        layouts[known or command.name] = _stands(ctx.scene)
        told = f"I remember this arrangement as {command.name}"
        return Plan(sentence(told), outcome="answered", dialogue=replace(ctx.dialogue, layouts=layouts))
    if known is None:
        have = f": I know {listed(layouts)}" if layouts else '. Say "remember this arrangement as" and a name first'
        raise Refused(sentence(f"I know no arrangement called {command.name}{have}"))
    if command.act == "forget":
        del layouts[known]
        return Plan(sentence(f"I have forgotten the arrangement {known}"), outcome="answered",
                    dialogue=replace(ctx.dialogue, layouts=layouts))
    return _recalled(known, layouts[known], ctx)


def _recalled(name: str, stands: Mapping[str, Stand], ctx: SkillContext) -> Plan:
    """Everything that is still here to where it stood, if nothing that has come since is in the way."""
    from scene.geometry.collide import overlapping

    here = {i: s for i, s in stands.items() if i in ctx.scene.objects}
    moved = tuple(i for i, s in here.items() if ctx.scene.world_pose(i) != s.pose)
    gone = len(stands) - len(here)
    lacking = f", but for {counted(gone, 'thing')} that {'is' if gone == 1 else 'are'} gone" if gone else ""
    if not moved:
        return Plan(sentence(f"everything stands as in {name} already{lacking}"), outcome="answered")
    scene, ops = ctx.scene, list[Op]()
    for i in sorted(moved, key=lambda i: _depth(i, here)):
        parent = here[i].parent if here[i].parent in scene.objects else None
        step = carry(scene, i, here[i].pose, parent)
        ops += step
        scene = ctx.after(scene, step)
    for i in moved:
        strangers = [x for x in overlapping(scene, i) if x not in here]
        if strangers:
            raise Refused(sentence(f"{the(scene, strangers[0])} is now where {the(scene, i)} was"))
    kept = ctx.with_homes(moved)
    return Plan(sentence(f"everything stands as in {name} again: {counted(len(moved), 'thing')} moved back{lacking}"),
                tuple(ops), moved, dialogue=kept)


def _depth(object_id: str, stands: Mapping[str, Stand]) -> int:
    """How many things carry it: what carries comes before what it carries."""
    depth, at = 0, stands[object_id].parent
    while at is not None and at in stands and depth < len(stands):
        depth, at = depth + 1, stands[at].parent
    return depth


def _stands(scene: Scene) -> dict[str, Stand]:
    """Where everything stands now."""
    return {o.id: Stand(scene.world_pose(o.id), o.parent) for o in scene}
