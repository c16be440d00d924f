"""Selecting things, and clearing the selection and the light."""

from __future__ import annotations

from assistant.language.program import Deselect, Select
from assistant.phrasing import sentence, the_all, verb
from assistant.skills.base import Plan, SkillContext
from scene.ops import SetHighlight, SetSelection

HANDLES = (Select, Deselect)
ABOUT = "selecting things"
EXAMPLES = ("Select the sofa.", "Select the cushions.", "Clear the selection.")


def plan(command: Select | Deselect, ctx: SkillContext) -> Plan:
    """Another selection, or none."""
    if isinstance(command, Deselect):
        return Plan("Nothing is selected now.", (SetSelection(()), SetHighlight(())))
    ids = ctx.resolve(command.target)
    before = ctx.scene.selection
    if command.mode == "add":
        after = (*before, *(i for i in ids if i not in before))
    elif command.mode == "remove":
        after = tuple(i for i in before if i not in ids)
    else:
        after = ids
    said = "not selected any more" if command.mode == "remove" else "selected"
    reply = sentence(f"{the_all(ctx.scene, ids)} {verb(ctx.scene, ids, 'is', 'are')} {said}")
    return Plan(reply, (SetSelection(after),), ids)
