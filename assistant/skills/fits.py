"""Whether a thing would fit somewhere, without putting it there."""

from __future__ import annotations

from dataclasses import replace

from assistant.grounding.outcome import Ambiguous, NotFound, ResolvedPlace
from assistant.language.program import Fits, Noun, Place, Ref, Reference, Relation, Viewer
from assistant.phrasing import a, metres, plural, sentence, the
from assistant.placing import put
from assistant.quantities import in_metres
from assistant.skills.add import new_thing
from assistant.skills.base import Plan, Refused, SkillContext
from assistant.skills.copying import place_new
from assistant.skills.move import nearest_shell
from scene.objects import SceneObject
from scene.ops import AddObject

HANDLES = (Fits,)
ABOUT = "whether something fits"
EXAMPLES = ("Would the green armchair fit next to the sofa?", "Does the sofa fit on the coffee table?")


def plan(command: Fits, ctx: SkillContext) -> Plan:
    """Try it; say the reason where it does not."""
    if command.size is not None or _is_another(command.target) or _is_none_here(command.target, ctx):
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


def _is_none_here(target: Reference, ctx: SkillContext) -> bool:
    """"A bed", where there is none."""
    one = isinstance(target, Ref) and target.determiner in ("a", "bare", "some") and not target.plural
    found = ctx.ground(target, ctx.grounding) if one else None
    return isinstance(found, NotFound) or (isinstance(found, Ambiguous) and found.unsure_kind)


def _imagined(command: Fits, ctx: SkillContext) -> Plan:
    """The same for one that is not here, of the size that was said, or else of that of its kind."""
    target = command.target
    if not isinstance(target, Ref) or not isinstance(target.head, Noun):
        raise Refused("Say what kind of thing: would a two metre sofa fit under the window, for example.")
    try:
        new = new_thing(target.head.name, target.attributes, ctx)
    except Refused:
        known = f"I see no {target.head.name} here, and I don't know how big {a(target.head.name)} is: say its size."
        raise Refused(known) from None
    x, _, z = new.size
    words = f"{a(target.head.name)} of {metres(max(x, z))} by {metres(min(x, z))}"
    if command.size is not None:
        factor = in_metres(command.size, 0.0) / max(new.size[0], new.size[2])
        along = (0,) if new.size[0] >= new.size[2] else (2,)
        x, y, z = (s * (factor if k in along else 1.0) for k, s in enumerate(new.scale))
        new = replace(new, scale=(x, y, z))
        words = f"{a(target.head.name)} of {metres(in_metres(command.size, 0.0))}"
    if isinstance(command.place, Relation) and command.place.name == "through":
        inside = ctx.after(ctx.scene, [AddObject(replace(new, nickname=words))])
        return replace(_through(new.id, command.place, replace(ctx, scene=inside)), targets=())
    number, refusals = target.count or 1, []
    for place in _places(command.place, ctx):
        fitting, why = _fitting(replace(new, nickname=words), number, place, ctx)
        if fitting == number:
            what = words if number == 1 else f"{number} {plural(target.head.name)}"
            return Plan(sentence(f"yes, {what} would fit {place.words}"), targets=place.anchors, outcome="answered")
        refusals.append((fitting, why))
    most, why = max(refusals, key=lambda refusal: refusal[0])
    lead = f"no, only {most} of {number} would fit" if most else "no"
    return Plan(f"{sentence(lead)} {sentence(why)}", outcome="answered")


def _places(place: Place, ctx: SkillContext) -> list[ResolvedPlace]:
    """Where it may go: "against the wall" is any of them, the nearest to what else is named first."""
    anchor = place.anchors[0] if isinstance(place, Relation) and len(place.anchors) == 1 else None
    if anchor not in (Ref(Noun("wall"), "the"), Ref(Noun("wall"), "a")) or not isinstance(place, Relation):
        return [ctx.resolve_place(nearest_shell(place, Ref(Viewer()), ctx.scene))]
    walls = ctx.resolve(Ref(Noun("wall"), "all", plural=True))
    one = ctx.resolve_place(replace(place, anchors=(Ref(Noun("wall"), "any"),)))
    return [replace(one, anchors=(wall,)) for wall in walls]


def _fitting(new: SceneObject, number: int, place: ResolvedPlace, ctx: SkillContext) -> tuple[int, str]:
    """How many such things would fit at a place, up to a number, and why no more."""
    scene = ctx.scene
    for k in range(number):
        one = replace(new, id=scene.new_id(new.label or ""))
        try:
            _, scene, _ = place_new(scene, one, ctx, lambda trial, i: put(trial, i, place, ctx.viewer))
        except Refused as error:
            return k, str(error)
    return number, ""


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
