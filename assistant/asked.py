"""How a question's own words come back in its answer: "how many mugs are on the desk" -> "mug", "on the desk"."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.grounding.outcome import Resolved, ResolvedPlace
from assistant.language.program import RELATIONS, Attribute, Condition, Not, Noun, Ref, Reference, Relation
from assistant.phrasing import the_all
from assistant.skills.base import SkillContext


@dataclass(frozen=True, slots=True)
class Asked:
    """The words of a reference, in parts."""

    noun: str
    """With its adjectives, singular: "red mug"; "thing" where none was said."""
    tail: str
    """Where it was said to be, with a leading space: " on the desk"; empty where nothing was said."""


def asked(reference: Reference, ctx: SkillContext) -> Asked:
    """The words of a reference, as far as they can be said back plainly."""
    if not isinstance(reference, Ref):
        return Asked("thing", "")
    noun = reference.head.name if isinstance(reference.head, Noun) else "thing"
    words = [f"{c.degree} {c.word}".strip() for c in reference.where if isinstance(c, Attribute)]
    tails = [condition_words(c, ctx) for c in reference.where if isinstance(c, Relation)]
    return Asked(" ".join([*words, noun]), "".join(f" {t}" for t in tails if t))


def condition_words(condition: Condition, ctx: SkillContext) -> str:
    """A condition as it would follow "is": "red", "on the desk"; empty for what has no short form."""
    if isinstance(condition, Attribute):
        return f"{condition.degree} {condition.word}".strip()
    if isinstance(condition, Not):
        inner = condition_words(condition.condition, ctx)
        return f"not {inner}" if inner else ""
    return _relation(condition, ctx) if isinstance(condition, Relation) else ""


def _relation(relation: Relation, ctx: SkillContext) -> str:
    anchors = []
    for reference in relation.anchors:
        found = ctx.ground(reference, ctx.grounding)
        if isinstance(found, Resolved):
            anchors.append(the_all(ctx.scene, found.ids))
        elif isinstance(found, ResolvedPlace) and found.words:
            anchors.append(found.words.removeprefix("in "))
        else:
            return ""
    says = "in" if relation.name == "at" else RELATIONS[relation.name].says
    return f"{says} {' and '.join(anchors)}".strip()


def place_words(reference: Reference, ctx: SkillContext) -> str:
    """The words for a thing or a room that must be there; raises `Unresolved` where it is not."""
    found = ctx.ground(reference, ctx.grounding)
    if isinstance(found, ResolvedPlace) and found.room is not None:
        return next(f"the {r.label}" for r in ctx.scene.rooms if r.id == found.room)
    return the_all(ctx.scene, ctx.resolve(reference))
