"""Naming what is there: on, in or near something, in a room, or in view."""

from __future__ import annotations

from assistant.asked import tail
from assistant.grounding.outcome import NotFound
from assistant.language.program import ListThings, Ref, Thing
from assistant.missing import missing_text
from assistant.phrasing import is_plural, kind, sentence, some
from assistant.skills.base import Plan, SkillContext
from scene.ops import SetHighlight

HANDLES = (ListThings,)
ABOUT = "what is on, in or near something"
EXAMPLES = ("What is on the coffee table?", "List the chairs.", "What is next to the sofa?")


def plan(command: ListThings, ctx: SkillContext) -> Plan:
    """Name all that fit, by kind and number; light them."""
    found = ctx.matching(command.target)
    where = tail(command.target)
    if isinstance(found, NotFound):
        anything = isinstance(command.target, Ref) and isinstance(command.target.head, Thing) and where
        told = f"There is nothing{where}." if anything else missing_text(ctx.scene, found, command.target)
        return Plan(told, outcome="answered")
    first = ctx.object(found[0])
    alone = sum(ctx.object(i).label == first.label for i in found) == 1
    are = "is" if alone and not is_plural(kind(first)) else "are"
    reply = f"there {are} {some(ctx.scene, found)}{where}"
    return Plan(sentence(reply), (SetHighlight(found),), found, outcome="answered")
