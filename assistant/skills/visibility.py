"""Hiding things and showing them again."""

from __future__ import annotations

from assistant.language.program import Hide, Show
from assistant.phrasing import sentence, the_all, verb
from assistant.skills.base import Plan, SkillContext
from scene.ops import SetVisible

HANDLES = (Hide, Show)
ABOUT = "hiding and showing"
EXAMPLES = ("Hide the sofa.", "Hide all the cushions.", "Hide everything except the rug.")


def plan(command: Hide | Show, ctx: SkillContext) -> Plan:
    """Make them invisible or visible."""
    shown = isinstance(command, Show)
    ids = ctx.resolve(command.target)
    ops = tuple(SetVisible(i, shown) for i in ids)
    are = verb(ctx.scene, ids, "is", "are")
    already = all(ctx.object(i).visible == shown for i in ids)
    said = f"{are} {'already ' if already else ''}{'visible' if shown else 'hidden'}{'' if already else ' now'}"
    return Plan(sentence(f"{the_all(ctx.scene, ids)} {said}"), ops, ids)
