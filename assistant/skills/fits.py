"""Whether a thing would fit somewhere, without putting it there."""

from __future__ import annotations

from assistant.language.program import Fits, Relation
from assistant.phrasing import metres, sentence, the
from assistant.placing import put
from assistant.skills.base import Plan, Refused, SkillContext
from assistant.skills.move import nearest_shell

HANDLES = (Fits,)
ABOUT = "whether something fits"
EXAMPLES = ("Would the green armchair fit next to the sofa?", "Does the sofa fit on the coffee table?")


def plan(command: Fits, ctx: SkillContext) -> Plan:
    """Try it; say the reason where it does not."""
    object_id = ctx.resolve_one(command.target, "try")
    if isinstance(command.place, Relation) and command.place.name == "through":
        return _through(object_id, command.place, ctx)
    place = ctx.resolve_place(nearest_shell(command.place, command.target, ctx.scene))
    try:
        put(ctx.scene, object_id, place, ctx.viewer)
    except Refused as error:
        return Plan(f"No. {sentence(str(error))}", targets=(object_id,), outcome="answered")
    reply = sentence(f"yes, {the(ctx.scene, object_id)} would fit {place.words}")
    return Plan(reply, targets=(object_id,), outcome="answered")


def _through(object_id: str, place: Relation, ctx: SkillContext) -> Plan:
    """Whether it passes an opening: some way of turning it, its smaller two sides are within the opening's."""
    opening = ctx.resolve_one(place.anchors[0], "go through")
    wide = sorted(ctx.object(opening).size)[1:]
    small = sorted(ctx.object(object_id).size)[:2]
    names = f"{the(ctx.scene, object_id)}", the(ctx.scene, opening)
    slim, room = f"{metres(small[0])} by {metres(small[1])}", f"{metres(wide[0])} by {metres(wide[1])}"
    sizes = f"{slim} at its slimmest, and {names[1]} {room}"
    passes = small[0] <= wide[0] and small[1] <= wide[1]
    answer = f"yes, {names[0]} would go through {names[1]}" if passes else f"no, {names[0]} is too big for {names[1]}"
    return Plan(sentence(f"{answer}: it is {sizes}"), targets=(object_id, opening), outcome="answered")
