"""What a thing is, how sure that is and why: for the skills that speak of labels."""

from __future__ import annotations

from assistant.labelling.protocol import Labelling
from assistant.labelling.wording import can_tell, guessed, others, reasons, same_kind, sureness
from assistant.language.program import Describe
from assistant.looks import colour_of
from assistant.measuring import dimensions
from assistant.phrasing import a, listed, sentence, the
from assistant.provenance import what_it_is, who_says
from assistant.skills.base import Plan, Refused, SkillContext
from assistant.whereabouts import is_are
from scene.objects import SceneObject

MOST = 3
"""How many things are told of one by one."""

CERTAIN = ("person", "file", "catalogue")
"""Sources that are taken at their word."""


def is_certain(o: SceneObject) -> bool:
    """Whether somebody who is taken at their word has said what it is."""
    return o.label is not None and o.label_source.kind != "model"


def labelling_of(object_id: str, ctx: SkillContext) -> Labelling:
    """What the labeller takes a thing for; what was just told of it is not asked again."""
    for told in ctx.dialogue.guesses:
        if told.object_id == object_id:
            return told
    return ctx.labelled((object_id,))[0]


def kind_told(o: SceneObject, ctx: SkillContext) -> tuple[str, Labelling | None]:
    """The answer to "what is this?", and the labelling that it rests on, if any."""
    many = is_are(ctx.scene, o.id) == "are"
    lead = "those are" if many else "that is"
    called = f", called {o.nickname}" if o.nickname else ""
    if is_certain(o):
        colour = colour_of(o)
        kind = a(f"{colour} {o.label}" if colour else o.label or "")
        by = ", as you said" if o.label_source.kind == "person" else ""
        return f"{lead} {kind.removeprefix('some ') if many else kind}{called}{by}", None
    try:
        labelling = labelling_of(o.id, ctx)
    except Refused:
        labelling = None
    if labelling is not None and can_tell(labelling):
        return guessed(labelling, lead) + called, labelling
    if o.label is not None:
        return f"{lead} {what_it_is(o)}{called}", labelling
    verb = "can't tell" if labelling is not None else "don't know"
    return f"I {verb} what that is: {looks(o, ctx)}{called}", labelling


def looks(o: SceneObject, ctx: SkillContext) -> str:
    """What can be seen of a thing without knowing it: "a brown thing, 40 cm wide ..."."""
    look = " ".join(w for w in (colour_of(o), "thing") if w)
    return f"{a(look)}, {dimensions(ctx.scene, o.id)}"


def plan_about_label(command: Describe, ctx: SkillContext) -> Plan:
    """The plan for `certainty`, `evidence` and `source`."""
    tell = {"certainty": _certainty, "evidence": _evidence}.get(command.aspect, _source)
    ids = ctx.resolve(command.target)
    told = [tell(ctx.object(i), ctx) for i in ids[:MOST]]
    known = tuple(labelling for _, labelling in told if labelling is not None)
    return Plan(" ".join(sentence(text) for text, _ in told), targets=ids, outcome="answered", guesses=known)


def _certainty(o: SceneObject, ctx: SkillContext) -> tuple[str, Labelling | None]:
    if is_certain(o):
        return f"quite sure that {_it_is(o, ctx)}: {who_says(o.label_source)}", None
    labelling = labelling_of(o.id, ctx)
    return sureness(labelling), labelling


def _evidence(o: SceneObject, ctx: SkillContext) -> tuple[str, Labelling | None]:
    if is_certain(o):
        return f"because {who_says(o.label_source)}", None
    labelling = labelling_of(o.id, ctx)
    if labelling.best is None:
        return f"I can't tell what it is: {looks(o, ctx)}", labelling
    return because(labelling, labelling.best.label), labelling


def because(labelling: Labelling, label: str) -> str:
    """What speaks for a label, and that another is possible."""
    why = reasons(labelling, label)
    told = f"because {listed(why)}" if why else f"it looks most like {a(label)} to me, and I can't say more"
    second = [g.label for g in others(labelling) if not same_kind(label, g.label)]
    against = reasons(labelling, second[0], 1) if second else ()
    return f"{told}. For {a(second[0])} speaks that {against[0]}" if against else told


def _source(o: SceneObject, ctx: SkillContext) -> tuple[str, Labelling | None]:
    guess = next((g for g in ctx.dialogue.guesses if g.object_id == o.id), None)
    if o.label is None and guess is not None and can_tell(guess):
        return f"nobody: that is only my guess{f', made by {guess.by}' if guess.by else ''}", guess
    if o.label is None:
        return f"nobody has said what {the(ctx.scene, o.id)} is", None
    return f"{_it_is(o, ctx)}: {who_says(o.label_source)}", None


def _it_is(o: SceneObject, ctx: SkillContext) -> str:
    many = is_are(ctx.scene, o.id) == "are"
    kind = a(o.label or "")
    return f"they are {kind.removeprefix('some ')}" if many else f"it is {kind}"
