"""Whether a thing would fit somewhere, without putting it there."""

from __future__ import annotations

from dataclasses import replace

from assistant.language.program import Fits, Noun, Ref, Reference, Relation
from assistant.phrasing import a, metres, sentence, the
from assistant.placing import put
from assistant.quantities import in_metres
from assistant.skills.add import new_thing
from assistant.skills.base import Plan, Refused, SkillContext
from assistant.skills.move import nearest_shell
from scene.ops import AddObject

HANDLES = (Fits,)
ABOUT = "whether something fits"
EXAMPLES = ("Would the green armchair fit next to the sofa?", "Does the sofa fit on the coffee table?")


def plan(command: Fits, ctx: SkillContext) -> Plan:
    """Try it; say the reason where it does not."""
    if command.size is not None or _is_another(command.target):
        return _imagined(command, ctx)
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


def _is_another(target: Reference) -> bool:
    """"Another chair": one that is not here yet."""
    return isinstance(target, Ref) and target.other and target.determiner in ("a", "bare")


def _imagined(command: Fits, ctx: SkillContext) -> Plan:
    """The same for one that is not here, of the size that was said, or else of that of its kind."""
    target = command.target
    if not isinstance(target, Ref) or not isinstance(target.head, Noun):
        raise Refused("Say what kind of thing: would a two metre sofa fit under the window, for example.")
    new = new_thing(target.head.name, target.attributes, ctx)
    words = a(target.head.name)
    if command.size is not None:
        factor = in_metres(command.size, 0.0) / max(new.size[0], new.size[2])
        along = (0,) if new.size[0] >= new.size[2] else (2,)
        x, y, z = (s * (factor if k in along else 1.0) for k, s in enumerate(new.scale))
        new = replace(new, scale=(x, y, z))
        words = f"{a(target.head.name)} of {metres(in_metres(command.size, 0.0))}"
    with_it = ctx.after(ctx.scene, [AddObject(replace(new, nickname=words))])
    inside = replace(ctx, scene=with_it)
    if isinstance(command.place, Relation) and command.place.name == "through":
        return replace(_through(new.id, command.place, inside), targets=())
    place = ctx.resolve_place(nearest_shell(command.place, target, ctx.scene))
    try:
        put(with_it, new.id, place, ctx.viewer)
    except Refused as error:
        return Plan(f"No. {sentence(str(error))}", outcome="answered")
    return Plan(sentence(f"yes, {words} would fit {place.words}"), targets=place.anchors, outcome="answered")


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
