"""Hiding things and showing them again."""

from __future__ import annotations

from assistant.language.program import Hide, Ref, Reference, Show, Thing
from assistant.phrasing import sentence, the_all, verb
from assistant.skills.base import Plan, SkillContext
from scene.ops import SetVisible

HANDLES = (Hide, Show)
ABOUT = "hiding and showing"
EXAMPLES = ("Hide the sofa.", "Hide all the cushions.", "Hide everything except the rug.")


def _ranges(target: Reference) -> bool:
    """Whether it speaks of everything there is, of which most may be so already."""
    return isinstance(target, Ref) and isinstance(target.head, Thing) and target.determiner == "all"


def plan(command: Hide | Show, ctx: SkillContext) -> Plan:
    """Make them invisible or visible."""
    shown = isinstance(command, Show)
    ids = ctx.resolve(command.target)
    if len(ids) > 1 and _ranges(command.target):
        ids = tuple(i for i in ids if ctx.object(i).visible != shown)
        if not ids:
            return Plan("Nothing is hidden." if shown else "All of that is hidden already.")
    ops = tuple(SetVisible(i, shown) for i in ids)
    are = verb(ctx.scene, ids, "is", "are")
    already = all(ctx.object(i).visible == shown for i in ids)
    said = f"{are} {'already ' if already else ''}{'visible' if shown else 'hidden'}{'' if already else ' now'}"
    return Plan(sentence(f"{the_all(ctx.scene, ids)} {said}"), ops, ids)
