"""Naming what has no name: the labeller's best guesses become labels, with its name and how sure it was."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.labelling.protocol import Labelling
from assistant.labelling.wording import can_tell, guessed, number
from assistant.language.program import Label
from assistant.phrasing import counted, listed, sentence, the
from assistant.provenance import what_it_is, who_says
from assistant.skills.base import Plan, SkillContext
from assistant.skills.labelled import is_certain
from scene.objects import LabelSource
from scene.ops import Op, RelabelObject

HANDLES = (Label,)
ABOUT = "naming what there is"
EXAMPLES = ("Label everything.", "Label the sofa.")

MOST_KINDS = 6
"""More kinds than this are not told one by one."""


def plan(command: Label, ctx: SkillContext) -> Plan:
    """Labels for what nobody has named; what a person or a file has named keeps its name."""
    ids = ctx.resolve(command.target)
    open_ids = tuple(i for i in ids if ctx.object(i).visible and not is_certain(ctx.object(i)))
    if not open_ids:
        return Plan(_all_known(ids, ctx), targets=ids if len(ids) == 1 else (), outcome="answered")
    labellings = ctx.labelled(open_ids)
    ops = tuple(op for labelling in labellings for op in _op(labelling) if _is_new(op, ctx))
    told = open_ids if len(open_ids) == 1 else tuple(g.object_id for g in labellings if can_tell(g))
    guesses = labellings if len(labellings) == 1 else ()
    return Plan(_told(labellings, again=not ops), ops, told, outcome="done" if ops else "answered", guesses=guesses)


def _op(labelling: Labelling) -> tuple[Op, ...]:
    best = labelling.best
    if best is None or not can_tell(labelling):
        return ()
    return (RelabelObject(labelling.object_id, best.label, source_of(labelling)),)


def _is_new(op: Op, ctx: SkillContext) -> bool:
    """Whether a label, or who says it, changes."""
    if not isinstance(op, RelabelObject):
        return True
    o = ctx.object(op.object_id)
    return (o.label, o.label_source) != (op.label, op.source)


def source_of(labelling: Labelling) -> LabelSource:
    """Who says what the best guess of a labelling says."""
    best = labelling.best
    return LabelSource("model", labelling.by, round(best.score, 4) if best is not None else 0.0)


def _all_known(ids: tuple[str, ...], ctx: SkillContext) -> str:
    if len(ids) != 1:
        return "All of that has a label already."
    o = ctx.object(ids[0])
    return sentence(f"{the(ctx.scene, o.id)} is {what_it_is(o)}: {who_says(o.label_source)}")


def _told(labellings: Sequence[Labelling], *, again: bool = False) -> str:
    """What was named, what of it is in doubt, and of what nothing can be told; `again` where all that had its label."""
    clear = [g for g in labellings if can_tell(g)]
    doubtful = sum(g.verdict == "doubtful" for g in clear)
    if not clear:
        return "I can't tell what that is." if len(labellings) == 1 else "I can't tell what any of it is."
    if len(labellings) == 1:
        return sentence(guessed(clear[0]))
    parts = ["I know no more than before" if again else f"I labelled {_kinds(clear)}"]
    if doubtful:
        which = f"{number(doubtful)} of them" if doubtful < len(clear) else "them all"
        parts.append(f"I am unsure of {which}")
    if len(labellings) > len(clear):
        parts.append(f"I can't tell what the other {number(len(labellings) - len(clear))} are"
                     if len(labellings) - len(clear) > 1 else "I can't tell what the other one is")
    if doubtful or len(labellings) > len(clear):
        parts.append('Say "ask me" to help')
    return " ".join(map(sentence, parts))


def _kinds(labellings: Sequence[Labelling]) -> str:
    found: dict[str, int] = {}
    for labelling in labellings:
        if labelling.best is not None:
            found[labelling.best.label] = found.get(labelling.best.label, 0) + 1
    if len(found) > MOST_KINDS:
        return f"{number(len(labellings))} things"
    return listed(counted(n, label) for label, n in sorted(found.items(), key=lambda kind: -kind[1]))
