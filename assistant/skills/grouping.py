"""Groups: sets of things that go together from then on."""

from __future__ import annotations

from assistant.language.program import Group, Ungroup
from assistant.phrasing import sentence, the_all
from assistant.skills.base import Plan, Refused, SkillContext
from scene.ops import SetGroup

HANDLES = (Group, Ungroup)
ABOUT = "groups"
EXAMPLES = ("Group the mugs.", "Ungroup the mugs.")


def plan(command: Group | Ungroup, ctx: SkillContext) -> Plan:
    """Make a group, or dissolve those that the things are in."""
    ids = ctx.resolve(command.target)
    return _group(ids, command.name, ctx) if isinstance(command, Group) else _ungroup(ids, ctx)


def _group(ids: tuple[str, ...], name: str | None, ctx: SkillContext) -> Plan:
    if len(ids) < 2:
        raise Refused("A group needs at least two things.")
    groups = dict(ctx.scene.groups)
    if name is not None and name in groups:
        raise Refused(f"There is already a group called {name}.")
    number = 1
    while f"group {number}" in groups:
        number += 1
    called = f", called {name}" if name else ""
    reply = sentence(f"{the_all(ctx.scene, ids)} are one group now{called}")
    return Plan(reply, (SetGroup(name or f"group {number}", ids),), ids)


def _ungroup(ids: tuple[str, ...], ctx: SkillContext) -> Plan:
    found = [(name, members) for name, members in ctx.scene.groups if set(ids) & set(members)]
    if not found:
        raise Refused(sentence(f"{the_all(ctx.scene, ids)} {'is' if len(ids) == 1 else 'are'} in no group"))
    members = tuple(dict.fromkeys(i for _, group in found for i in group))
    reply = sentence(f"{the_all(ctx.scene, members)} are not grouped any more")
    return Plan(reply, tuple(SetGroup(name, ()) for name, _ in found), members)


def grouped_with(ctx: SkillContext, object_id: str) -> tuple[str, ...]:
    """The other members of the groups that a thing is in."""
    mates = [i for _, members in ctx.scene.groups if object_id in members for i in members if i != object_id]
    return tuple(dict.fromkeys(mates))
