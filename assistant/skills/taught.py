"""What the person taught by naming things: told, forgotten, written to a file."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from assistant.labelling.lessons import taught as holding
from assistant.labelling.protocol import Example
from assistant.labelling.wording import number, same_kind
from assistant.language.program import Taught
from assistant.phrasing import counted, listed, plural, sentence
from assistant.skills.base import Plan, SkillContext

HANDLES = (Taught,)
ABOUT = "what you taught me"
EXAMPLES = ("What have I taught you?", "Forget what I taught you.", "Export what I taught you.")

NOTHING = "You have taught me nothing yet. Tell me what something is, and I learn it."


def plan(command: Taught, ctx: SkillContext) -> Plan:
    """The lessons that hold now, all of them or those of one kind."""
    meant = tuple(e for e in ctx.examples if command.label is None or same_kind(command.label, e.label))
    if not meant:
        about = NOTHING if command.label is None or not ctx.examples else f"You taught me no {plural(command.label)}."
        return Plan(about, outcome="answered")
    if command.act == "list":
        return Plan(sentence(f"you taught me {_kinds(meant)}"), outcome="answered")
    if command.act == "export":
        return Plan(sentence(f"I write down what you taught me: {_kinds(meant)}"), outcome="answered", exports=meant)
    kept = tuple(e for e in ctx.dialogue.lessons if e.example not in meant or holding((e,), ctx.history) == ())
    question = f"I would forget {_kinds(meant)}, and undo does not bring that back. Shall I?"
    reply = f"I forgot {'what you taught me' if command.label is None else _kinds(meant)}."
    return Plan(reply, dialogue=replace(ctx.dialogue, lessons=kept), confirm=question)


def _kinds(examples: tuple[Example, ...]) -> str:
    found = Counter(e.label for e in examples).most_common()
    if len(found) > 8:
        return f"{number(len(examples))} things of {len(found)} kinds"
    return listed(counted(n, label) for label, n in found)
