"""Asking the person about what is in doubt, the most telling first; each answer helps with the rest."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Literal

from assistant.dialogue import Pending
from assistant.labelling.naming import STUFF
from assistant.labelling.protocol import Labelling
from assistant.labelling.wording import number
from assistant.language.program import AskMe, Program
from assistant.phrasing import a, listed
from assistant.skills.base import Plan, SkillContext
from scene.ops import Op, SetHighlight

HANDLES = (AskMe,)
ABOUT = "asking you what things are"
EXAMPLES = ("Ask me about what you're unsure of.",)

OFFERED = 2
"""How many kinds a question offers."""

COULD_BE = 0.15
"""A kind that is less likely than this is not offered, unless it is the likeliest."""


def plan(command: AskMe, ctx: SkillContext) -> Plan:
    """The next question, with its thing lit; or the end."""
    if command.when == "end":
        return _ended("All right, no more questions.", ctx)
    passed = ctx.dialogue.passed if command.when == "next" else ()
    open_ids = tuple(o.id for o in ctx.scene if o.visible and o.id not in passed and _in_doubt(o.id, ctx))
    labellings = ctx.labelled(open_ids)
    doubtful = [g for g in labellings if g.verdict != "sure"]
    if not doubtful:
        return _ended(_nothing_left(len(labellings), command.when == "next"), ctx)
    asked = max(doubtful, key=lambda g: (informative(g, doubtful), -open_ids.index(g.object_id)))
    labels = _offered(asked)
    question = f"Is this {listed(map(a, labels), 'or')}?" if labels else "What is this?"
    pending = Pending("label", Program((command,)), "", "", candidates=(asked.object_id,), labels=labels, more=True,
                      question=question)
    dialogue = replace(ctx.dialogue, passed=(*passed, asked.object_id))
    outcome: Literal["done", "answered"] = "answered" if command.when == "begin" else "done"
    return Plan(question, (SetHighlight((asked.object_id,)),), (asked.object_id,), outcome=outcome,
                dialogue=dialogue, asks=pending, guesses=(asked,))


def _in_doubt(object_id: str, ctx: SkillContext) -> bool:
    """Whether it has no label, or one that a model gave: which of those are doubtful the labeller says. A scan's floor
    and walls are no things to ask about."""
    o = ctx.object(object_id)
    return o.label is None or (o.label_source.kind == "model" and o.label not in STUFF)


def _offered(labelling: Labelling) -> tuple[str, ...]:
    """The kinds to choose between; none where the labeller cannot tell at all."""
    if labelling.verdict == "unknown":
        return ()
    return tuple(g.label for n, g in enumerate(labelling.guesses[:OFFERED]) if n == 0 or g.score >= COULD_BE)


def informative(labelling: Labelling, doubtful: list[Labelling]) -> float:
    """How much an answer helps: the doubt about the thing itself, in bits, once more for each like it.

    Uncertainty weighted by density, as in Settles and Craven (2008); like it is what has the same best guess.
    """
    shares = [g.score for g in labelling.guesses] + [labelling.unknown]
    total = sum(shares) or 1.0
    doubt = -sum(s / total * math.log2(s / total) for s in shares if s > 0)
    best = labelling.best
    like = sum(g.best is not None and best is not None and g.best.label == best.label for g in doubtful)
    return doubt * math.sqrt(max(1, like))


def _nothing_left(sure: int, went_on: bool) -> str:
    told = "That was all, thank you." if went_on else "There is nothing that I am unsure of."
    if sure:
        many = f"{number(sure)} things" if sure > 1 else "one thing"
        return f'{told} I could still label {many}: say "label everything".'
    return told


def _ended(reply: str, ctx: SkillContext) -> Plan:
    ops: tuple[Op, ...] = (SetHighlight(()),) if ctx.scene.highlight else ()
    return Plan(reply, ops, outcome="done" if ops else "answered", dialogue=replace(ctx.dialogue, passed=()))
