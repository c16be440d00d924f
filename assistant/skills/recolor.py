"""Giving things a colour, by its name or another thing's, and giving them their own colour back."""

from __future__ import annotations

from assistant.grounding.colour import BASIC
from assistant.language.program import Recolor
from assistant.looks import colour_named, colour_of, shaded
from assistant.phrasing import listed, sentence, the, the_all, verb
from assistant.skills.base import Plan, Refused, SkillContext
from scene.frames import Rgb
from scene.ops import RecolorObject

HANDLES = (Recolor,)
ABOUT = "colours"
EXAMPLES = ("Paint the sofa dark red.", "Make the green armchair the same colour as the sofa.",
            "Make the sofa darker.")

OWN = frozenset(("original", "own", "normal", "default", "natural", "old", "usual"))
"""Words that ask for the colour that a thing came with."""

SHADE_OF = {"lighter": 0.3, "darker": -0.3}
"""How far a shade goes towards white, or with a minus towards black."""


def plan(command: Recolor, ctx: SkillContext) -> Plan:
    """Paint them all the same."""
    ids = ctx.resolve(command.target)
    if command.color in SHADE_OF:
        return _shaded(ids, command.color, ctx)
    rgb, look = _colour(command, ctx, len(ids))
    ops = tuple(RecolorObject(i, rgb) for i in ids)
    are = verb(ctx.scene, ids, "is", "are")
    return Plan(sentence(f"{the_all(ctx.scene, ids)} {are} {look}"), ops, ids)


def _shaded(ids: tuple[str, ...], word: str, ctx: SkillContext) -> Plan:
    """Each a shade lighter or darker than it is."""
    ops = []
    for i in ids:
        rgb = ctx.object(i).rgb
        if rgb is None:
            raise Refused(f"I don't know what colour {the(ctx.scene, i)} is.")
        ops.append(RecolorObject(i, shaded(rgb, SHADE_OF[word])))
    if all(op.rgb == ctx.object(op.object_id).rgb for op in ops):
        raise Refused(f"{the_all(ctx.scene, ids)} cannot become {word}.")
    return Plan(sentence(f"{the_all(ctx.scene, ids)} {verb(ctx.scene, ids, 'is', 'are')} {word} now"), tuple(ops), ids)


def _colour(command: Recolor, ctx: SkillContext, number: int) -> tuple[Rgb | None, str]:
    if command.like is not None:
        model = ctx.resolve_one(command.like, "copy the colour of")
        rgb = ctx.object(model).rgb
        if rgb is None:
            raise Refused(f"I don't know what colour {the(ctx.scene, model)} is.")
        return rgb, f"{colour_of(ctx.object(model))} now, like {the(ctx.scene, model)}"
    words = (command.color or "").lower()
    if OWN & set(words.split()):
        return None, f"back in {'its own colour' if number == 1 else 'their own colours'}"
    rgb = colour_named(words)
    if rgb is None:
        raise Refused(f'I know no colour called "{words}". I know {listed(BASIC)}, light and dark.')
    return rgb, f"{words} now"
