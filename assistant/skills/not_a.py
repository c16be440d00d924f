"""Taking a label away that is wrong: what it is instead is asked."""

from __future__ import annotations

from dataclasses import replace

from assistant.dialogue import Pending
from assistant.labelling.protocol import Labelling
from assistant.labelling.wording import can_tell, same_kind, without
from assistant.language.program import NotA, Noun, Program, Ref, Reference, Thing
from assistant.phrasing import a, listed, plural, sentence, the_all, verb
from assistant.provenance import what_it_is
from assistant.skills.base import Plan, Refused, SkillContext, Unresolved
from assistant.teaching import IT, WHAT_THEN
from scene.objects import LabelSource
from scene.ops import Op, RelabelObject

HANDLES = (NotA,)
ABOUT = "saying what something is not"
EXAMPLES = ("The guitar is not a lamp.", "The globe is not a globe.")


def plan(command: NotA, ctx: SkillContext) -> Plan:
    """Drop the label where it is that; offer the next guess, or ask what it is."""
    if command.label is None:
        return _nothing_so_far(command, ctx)
    ids = meant(command.target, command.label, ctx)
    wrong = tuple(i for i in ids if same_kind(command.label, ctx.object(i).label))
    ops: tuple[Op, ...] = tuple(RelabelObject(i, None, LabelSource()) for i in wrong)
    labelled = [i for i in ids if i not in wrong and ctx.object(i).label is not None]
    if labelled:
        one = {i: what_it_is(ctx.object(i)) for i in labelled}
        kinds = listed(dict.fromkeys(_several(t) if list(one.values()).count(t) > 1 else t for t in one.values()))
        return Plan(sentence(f"I know: {'it is' if len(ids) == 1 else 'they are'} {kinds}"), ops, ids,
                    outcome="done" if ops else "answered")
    lead = sentence(f"all right, {f'not {a(command.label)}' if len(ids) == 1 else 'none of them'}")
    if len(ids) > 1:
        return Plan(lead, ops, ids, outcome="done" if ops else "answered")
    left = _next_guess(ids[0], command.label, ctx)
    question = f"Perhaps {a(left.guesses[0].label)}?" if left is not None else WHAT_THEN
    labels = (left.guesses[0].label,) if left is not None else ()
    asks = Pending("label", Program((command,)), "", "", candidates=ids, labels=labels, question=question)
    return Plan(f"{lead} {question}", ops, ids, outcome="done" if ops else "answered", asks=asks)


def _nothing_so_far(command: NotA, ctx: SkillContext) -> Plan:
    """Take whatever label there is away; what has none, but was guessed at, is asked about."""
    ids = meant(command.target, None, ctx)
    named = tuple(i for i in ids if ctx.object(i).label is not None and "fixed" not in ctx.object(i).tags)
    if named:
        ops = tuple(RelabelObject(i, None, LabelSource()) for i in named)
        told = f"{the_all(ctx.scene, named)} {verb(ctx.scene, named, 'has', 'have')} no label now"
        return Plan(sentence(told), ops, ids)
    if len(ids) > 1:
        return Plan("None of that has a label.", targets=ids, outcome="answered")
    asks = Pending("label", Program((command,)), "", "", candidates=ids, question=WHAT_THEN)
    return Plan(WHAT_THEN, targets=ids, outcome="answered", asks=asks)


def meant(target: Reference, label: str | None, ctx: SkillContext) -> tuple[str, ...]:
    """The things that a correction is about, `label` being what it is said not to be.

    "That" or "it" is what was told last, where the hand shows nothing else, or what it shows is not called `label`.
    Where it is nothing clear at all, it is what is called so.
    """
    bare = target == IT or (
        isinstance(target, Ref) and target.pointing and isinstance(target.head, Thing) and not target.where
    )
    told = ctx.dialogue.guesses[0] if bare and len(ctx.dialogue.guesses) == 1 else None
    if told is not None and not any(s.hand for s in ctx.grounding.gaze.samples):
        return (told.object_id,)
    try:
        ids = ctx.resolve(target)
    except Unresolved:
        if label is None or not bare:
            raise
        return ctx.resolve(Ref(Noun(label), plural=isinstance(target, Ref) and target.plural))
    if told is None or label is None or any(same_kind(label, ctx.object(i).label) for i in ids):
        return ids
    return (told.object_id,) if told.best is not None and same_kind(label, told.best.label) else ids


def _next_guess(object_id: str, label: str, ctx: SkillContext) -> Labelling | None:
    """What it may be instead; None where the labeller cannot tell."""
    told = next((g for g in ctx.dialogue.guesses if g.object_id == object_id), None)
    try:
        told = told or ctx.labelled((object_id,))[0]
    except Refused:
        return None
    left = replace(told, guesses=tuple(without(told, label)))
    return left if can_tell(left) and left.guesses[0].score >= 0.05 else None


def _several(told: str) -> str:
    """ "A mug", "probably an armchair", of several: "mugs", "probably armchairs"."""
    words = told.split()
    at = next((n for n, word in enumerate(words) if word in ("a", "an")), -1)
    return " ".join((*words[: max(at, 0)], plural(" ".join(words[at + 1 :]))))
