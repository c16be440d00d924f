"""Lighting things up to show them."""

from __future__ import annotations

from assistant.language.program import Highlight
from assistant.phrasing import sentence, the_all, verb
from assistant.skills.base import Plan, SkillContext
from scene.ops import SetHighlight

HANDLES = (Highlight,)
ABOUT = "lighting things up"
EXAMPLES = ("Highlight the chairs.", "Highlight the lamp next to the sofa.")


def plan(command: Highlight, ctx: SkillContext) -> Plan:
    """Light these and no others."""
    ids = ctx.resolve(command.target)
    reply = sentence(f"{the_all(ctx.scene, ids)} {verb(ctx.scene, ids, 'is', 'are')} lit")
    return Plan(reply, (SetHighlight(ids),), ids)
