"""Hearing that there is something: it is lit, and becomes what "it" means."""

from __future__ import annotations

from assistant.language.program import Mention
from assistant.phrasing import sentence, the_all, verb
from assistant.skills.base import Plan, SkillContext
from assistant.whereabouts import place_of
from scene.ops import SetHighlight

HANDLES = (Mention,)
ABOUT = "bringing something up"
EXAMPLES = ("There is a book on the coffee table.",)


def plan(command: Mention, ctx: SkillContext) -> Plan:
    """Light it; say where it is, so that a wrong guess shows."""
    ids = ctx.resolve(command.target)
    reply = "I see " + the_all(ctx.scene, ids)
    if len(ids) == 1:
        reply += f" {place_of(ctx.scene, ids[0])}"
    elif len({place_of(ctx.scene, i) for i in ids}) == 1:
        reply += f", {verb(ctx.scene, ids, 'is', 'are')} {place_of(ctx.scene, ids[0])}"
    return Plan(sentence(reply), (SetHighlight(ids),), ids, outcome="answered")
