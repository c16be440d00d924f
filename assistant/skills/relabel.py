"""Saying what a thing is: its label changes at once, it is learned as an example, and like things are looked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from assistant.dialogue import Dialogue, Pending
from assistant.labelling.asking import Asking
from assistant.labelling.known_words import unknown_head
from assistant.labelling.lessons import Lesson, taught_so_far
from assistant.labelling.protocol import Example
from assistant.labelling.wording import can_tell, number, same_kind
from assistant.language.program import Program, Ref, Relabel, Thing
from assistant.phrasing import a, plural, sentence, the_all, verb
from assistant.skills.base import Plan, Refused, SkillContext
from assistant.skills.labelled import is_certain
from assistant.skills.not_a import meant
from scene.errors import MissingError
from scene.objects import LabelSource, Scene
from scene.ops import Op, RelabelObject

HANDLES = (Relabel,)
ABOUT = "saying what something is"
EXAMPLES = ("Label the rug as a carpet.", "The carpet is not a carpet, it is a rug.")

PERSON = LabelSource("person")
"""The source of what the person says."""

LIKE_SIZE = 1.6
"""Things whose sides, sorted, differ by more than this factor are not looked at as like each other."""

MOST_LOOKED_AT = 60
"""Of more things of like size only so many are compared, in the scene's order."""


def plan(command: Relabel, ctx: SkillContext) -> Plan:
    """Give the label; keep what was learned with the step that gives it; offer the same for what looks like it."""
    label = " ".join(command.label.lower().split())
    if not label:
        raise Refused("Say what it is, please.")
    ids = meant(command.target, command.instead_of, ctx)
    changed = tuple(i for i in ids if (ctx.object(i).label, ctx.object(i).label_source) != (label, PERSON))
    what = plural(label) if len(ids) > 1 else a(label)
    if not changed:
        told = sentence(f"I know: {'it is' if len(ids) == 1 else 'they are'} {what}")
        return Plan(told, targets=ids, outcome="answered")
    ops: tuple[Op, ...] = tuple(RelabelObject(i, label, PERSON) for i in ids)
    after = ctx.after(ctx.scene, ops)
    dialogue = _learned(ctx, changed, label)
    examples = taught_so_far(dialogue.lessons, ctx.history, after)
    asks = None if _asking(ctx) else _offer(ctx.asking, after, ids, label, examples)
    named = all(ctx.object(i).label for i in ids)
    this = the_all(ctx.scene, ids) if named else "that" if len(ids) == 1 else "those"
    reply = sentence(f"{this} {verb(ctx.scene, ids, 'is', 'are')} {what} from now on")
    if asks is not None:
        reply = f"{reply} {asks.question}"
    unknown = unknown_head(label, ctx.scene, (e.label for e in examples if e.label != label))
    return Plan(reply, ops, ids, dialogue=dialogue, asks=asks, confirm=_really(unknown, len(ids)))


def _really(unknown: str, count: int) -> str:
    """The question where a label is no word that anybody knows: it may have been misheard."""
    return unknown and f'I don\'t know the word "{unknown}". Call {"it" if count == 1 else "them"} that anyway?'


def _asking(ctx: SkillContext) -> bool:
    """Whether the next of a row of questions follows anyway."""
    open_question = ctx.dialogue.pending
    return open_question is not None and open_question.kind == "label" and open_question.more


def _learned(ctx: SkillContext, ids: Sequence[str], label: str) -> Dialogue:
    """The memory with these things as examples of the label, bound to the step that is about to be done."""
    at = len(ctx.history.done)
    examples = ctx.asking.examples(ctx.scene, ids, label)
    lessons = tuple(Lesson(e, i, at) for e, i in zip(examples, ids, strict=False))
    return replace(ctx.dialogue, lessons=(*ctx.dialogue.lessons, *lessons))


def _offer(asking: Asking, scene: Scene, ids: Sequence[str], label: str,
           examples: Sequence[Example]) -> Pending | None:
    """The question whether what looks alike shall be labelled too; None where nothing does, or nobody can tell."""
    if not examples:
        return None
    near = like_in_size(scene, ids)
    try:
        labellings = asking.label(scene, near, examples=examples)
    except MissingError:
        return None
    alike = tuple(
        g.object_id for g in labellings
        if can_tell(g) and g.best is not None and same_kind(label, g.best.label) and scene[g.object_id].label != label
    )
    if not alike:
        return None
    many = len(alike) > 1
    said = f"{number(len(alike))} more look like {plural(label)}" if many else f"one more looks like {a(label)}"
    question = f"{said[:1].upper()}{said[1:]}: label {'them' if many else 'it'} too?"
    them = Ref(Thing(), "the", count=len(alike) if many else None, plural=many, other=True)
    return Pending("confirm", Program((Relabel(them, label),)), "", "", them, alike, question=question)


def like_in_size(scene: Scene, ids: Sequence[str]) -> tuple[str, ...]:
    """Visible things that nobody is sure of, about as large as one of these."""
    sides = {o.id: np.sort(np.maximum(o.size, 1e-3)) for o in scene}
    found = [
        o.id for o in scene
        if o.id not in ids and o.visible and not is_certain(o)
        and any(np.abs(np.log(sides[o.id] / sides[i])).max() <= np.log(LIKE_SIZE) for i in ids)
    ]
    return tuple(found[:MOST_LOOKED_AT])
