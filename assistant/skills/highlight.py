"""Lighting things up to show them."""

from __future__ import annotations

from assistant.language.program import Highlight
from assistant.phrasing import sentence, the_all, verb
from assistant.skills.base import Plan, SkillContext
from scene.ops import SetHighlight, SetVisible

HANDLES = (Highlight,)
ABOUT = "lighting things up"
EXAMPLES = ("Highlight the chairs.", "Highlight the lamp on the side table.")


def plan(command: Highlight, ctx: SkillContext) -> Plan:
    """Light these and no others; what is hidden is shown."""
    ids = ctx.resolve(command.target)
    hidden = tuple(i for i in ids if not ctx.object(i).visible)
    look = "visible again" if hidden else "lit"
    reply = sentence(f"{the_all(ctx.scene, ids)} {verb(ctx.scene, ids, 'is', 'are')} {look}")
    return Plan(reply, (*(SetVisible(i, True) for i in hidden), SetHighlight(ids)), ids)
