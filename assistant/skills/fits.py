"""Whether a thing would fit somewhere, without putting it there."""

from __future__ import annotations

from assistant.language.program import Fits
from assistant.phrasing import sentence, the
from assistant.placing import put
from assistant.skills.base import Plan, Refused, SkillContext

HANDLES = (Fits,)
ABOUT = "whether something fits"
EXAMPLES = ("Would the green armchair fit next to the sofa?", "Does the sofa fit on the coffee table?")


def plan(command: Fits, ctx: SkillContext) -> Plan:
    """Try it; say the reason where it does not."""
    object_id = ctx.resolve_one(command.target, "try")
    place = ctx.resolve_place(command.place)
    try:
        put(ctx.scene, object_id, place, ctx.viewer)
    except Refused as error:
        return Plan(f"No. {sentence(str(error))}", targets=(object_id,), outcome="answered")
    reply = sentence(f"yes, {the(ctx.scene, object_id)} would fit {place.words}")
    return Plan(reply, targets=(object_id,), outcome="answered")
