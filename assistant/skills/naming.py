"""Names that the person gives to things and places."""

from __future__ import annotations

from dataclasses import replace

from assistant.labelling.wording import same_kind
from assistant.language.lexicon import lexicon
from assistant.language.program import Forget, Name, Spot, Taught
from assistant.phrasing import listed, the, the_all
from assistant.skills.base import Plan, Refused, SkillContext
from scene.objects import Scene
from scene.ops import NameObject, Op, SetGroup

HANDLES = (Name, Forget)
ABOUT = "giving names"
EVERYTHING = ("everything", "all", "all of it", "it all", "all of that", "the lot")
LONGEST_NAME = 80
"""No name has more letters."""

EXAMPLES = ("Call the green armchair Rosie.", "Forget all names.")


def plan(command: Name | Forget, ctx: SkillContext) -> Plan:
    """Give a name, or drop one."""
    if isinstance(command, Forget):
        return _forget_all(ctx) if command.name is None else _forget(command.name, ctx)
    if isinstance(command.target, Spot):
        return _name_spot(command.target, command.name, ctx)
    ids = ctx.resolve(command.target)
    if len(ids) > 1:
        _check_free(command.name, None, ctx)
        reply = f"I'll call {the_all(ctx.scene, ids)} {command.name}."
        return Plan(reply, (SetGroup(command.name, ids),), ids)
    _check_free(command.name, ids[0], ctx)
    reply = f"I'll call {the(_unnamed(ctx, ids[0]), ids[0])} {command.name}."
    return Plan(reply, (NameObject(ids[0], command.name),), ids)


def _unnamed(ctx: SkillContext, object_id: str) -> Scene:
    o = replace(ctx.object(object_id), nickname=None)
    return ctx.scene.with_objects({**ctx.scene.objects, object_id: o})


def _check_free(name: str, object_id: str | None, ctx: SkillContext) -> None:
    if len(name) > LONGEST_NAME:
        raise Refused(f"A name of {len(name)} letters is more than I can keep in mind: at most {LONGEST_NAME}, please.")
    wanted = name.lower()
    for o in ctx.scene:
        if o.id != object_id and (o.nickname or "").lower() == wanted:
            raise Refused(f'{o.nickname} is already {the(_unnamed(ctx, o.id), o.id)}. Say "forget {o.nickname}" first.')
    if any(group.lower() == wanted for group, _ in ctx.scene.groups):
        raise Refused(f'There is already a group called {name}. Say "forget {name}" first.')


def _name_spot(spot: Spot, name: str, ctx: SkillContext) -> Plan:
    _check_free(name, None, ctx)
    point = ctx.resolve_point(spot)
    dialogue = replace(ctx.dialogue, spots={**ctx.dialogue.spots, name: point}, place=point)
    return Plan(f"I'll remember this place as {name}.", dialogue=dialogue)


def _forget(name: str, ctx: SkillContext) -> Plan:
    wanted = name.lower()
    ids = tuple(o.id for o in ctx.scene if (o.nickname or "").lower() == wanted)
    groups = tuple(group for group, _ in ctx.scene.groups if group.lower() == wanted)
    spots = {k: v for k, v in ctx.dialogue.spots.items() if k.lower() != wanted}
    if not ids and not groups and len(spots) == len(ctx.dialogue.spots):
        if (kind := _taught(wanted, ctx)) is not None:
            return ctx.plan(Taught("forget", kind or None), ctx)
        names = _all_names(ctx)
        known = f"The names that I know are {listed(names)}." if names else "You have not given any names yet."
        raise Refused(f"Nothing is called {name}. {known}")
    ops: list[Op] = [NameObject(i, None) for i in ids]
    ops += [SetGroup(g, ()) for g in groups]
    return Plan(f"I forgot the name {name}.", tuple(ops), ids, dialogue=replace(ctx.dialogue, spots=spots))


def _taught(name: str, ctx: SkillContext) -> str | None:
    """The kind that the person taught and now calls so; "" for all that was taught, None where it is neither."""
    if name in EVERYTHING:
        return "" if ctx.examples else None
    words = name.removeprefix("about ").removeprefix("the ").removeprefix("all ")
    kind = lexicon().singular(words)[0]
    return kind if any(same_kind(kind, e.label) for e in ctx.examples) else None


def _forget_all(ctx: SkillContext) -> Plan:
    names = _all_names(ctx)
    if not names:
        return Plan("There are no names to forget.", outcome="answered")
    ops: list[Op] = [NameObject(o.id, None) for o in ctx.scene if o.nickname]
    ops += [SetGroup(group, ()) for group, _ in ctx.scene.groups]
    return Plan(f"I forgot {listed(names)}.", tuple(ops), dialogue=replace(ctx.dialogue, spots={}))


def _all_names(ctx: SkillContext) -> list[str]:
    things = [o.nickname for o in ctx.scene if o.nickname]
    return [*things, *(group for group, _ in ctx.scene.groups), *ctx.dialogue.spots]
