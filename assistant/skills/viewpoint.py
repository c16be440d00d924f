"""From where left and right are meant."""

from __future__ import annotations

from dataclasses import replace

from assistant.asked import place_words
from assistant.language.program import SetViewpoint, Viewpoint
from assistant.skills.base import Plan, SkillContext

HANDLES = (SetViewpoint,)
ABOUT = "whose left and right is meant"
EXAMPLES = ("I'm facing the window.",)


def plan(command: SetViewpoint, ctx: SkillContext) -> Plan:
    """Remember it for all that follows."""
    view = command.view
    if view == Viewpoint():
        return Plan("Left and right are yours again.", dialogue=replace(ctx.dialogue, view=None), outcome="answered")
    parts = []
    for words, reference in (("facing", view.toward), ("standing at", view.at), ("with your back to", view.away_from)):
        if reference is not None:
            parts.append(f"{words} {place_words(reference, ctx)}")
    if view.entering:
        parts.append("coming in")
    told = " and ".join(parts)
    return Plan(f"From now on I take left and right as if you were {told}.", dialogue=replace(ctx.dialogue, view=view),
                outcome="answered")
