"""Giving things a colour, by its name or another thing's, and giving them their own colour back."""

from __future__ import annotations

from assistant.grounding.colour import BASIC
from assistant.grounding.outcome import ResolvedPlace
from assistant.language.program import Recolor, Reference
from assistant.looks import colour_named, colour_of, shaded
from assistant.phrasing import listed, sentence, the, the_all, verb
from assistant.skills.base import Plan, Refused, SkillContext, Unresolved
from scene.frames import Rgb
from scene.objects import Scene
from scene.ops import RecolorObject

HANDLES = (Recolor,)
ABOUT = "colours"
EXAMPLES = ("Paint the sofa dark red.", "Make the green armchair the same colour as the sofa.",
            "Make the sofa darker.")

BESIDE_M = 0.15
"""So far beside a wall is the room that it bounds, metres."""

OWN = frozenset(("original", "own", "normal", "default", "natural", "old", "usual"))
"""Words that ask for the colour that a thing came with."""

DIFFERENT = "different"
"""The word for another colour each."""

VARIED = ("red", "blue", "yellow", "green", "orange", "purple", "white", "black", "pink", "brown", "turquoise", "gray")
"""Colours that are told apart at a glance, for things that shall each have another."""

SHADE_OF = {"lighter": 0.3, "darker": -0.3}
"""How far a shade goes towards white, or with a minus towards black."""


def plan(command: Recolor, ctx: SkillContext) -> Plan:
    """Paint them all the same, or each in its turn another colour."""
    ids = _painted(command.target, ctx)
    if command.color in SHADE_OF:
        return _shaded(ids, command.color, ctx)
    if command.colors or command.color == DIFFERENT:
        return _in_turn(ids, command.colors, ctx)
    if command.color is None and command.like is None:
        raise Refused(f"What colour shall {the_all(ctx.scene, ids)} be?")
    rgb, look = _colour(command, ctx, len(ids))
    ops = tuple(RecolorObject(i, rgb) for i in ids)
    are = verb(ctx.scene, ids, "is", "are")
    return Plan(sentence(f"{the_all(ctx.scene, ids)} {are} {look}"), ops, ids)


def _painted(target: Reference, ctx: SkillContext) -> tuple[str, ...]:
    """What is meant; of a room, as in "paint the kitchen blue", its walls."""
    try:
        return ctx.resolve(target)
    except Unresolved as error:
        found = error.grounding
        if not isinstance(found, ResolvedPlace) or found.room is None:
            raise
        walls = tuple(o.id for o in ctx.scene if o.label == "wall" and _bounds(ctx.scene, o.id, found.room))
        if not walls:
            raise
        return walls


def _bounds(scene: Scene, wall: str, room_id: str) -> bool:
    """Whether a wall has the room on one of its sides."""
    boxes = scene.boxes
    row = boxes.index[wall]
    thin = int(boxes.half[row].argmin())
    out = boxes.rotation[row][:, thin] * (boxes.half[row, thin] + BESIDE_M)
    for side in (boxes.center[row] + out, boxes.center[row] - out):
        room = scene.room_at((float(side[0]), float(side[1]), float(side[2])))
        if room is not None and room.id == room_id:
            return True
    return False


def _in_turn(ids: tuple[str, ...], words: tuple[str, ...], ctx: SkillContext) -> Plan:
    """One colour after the other, as the things stand from left to right; with none said, one for each."""
    if len(ids) < 2:
        raise Refused(f"{len(ids)} thing alone cannot have several colours.")
    if not words and len(ids) > len(VARIED):
        raise Refused(f"I know {len(VARIED)} colours that differ well, and those are {len(ids)} things.")
    found = {word: colour_named(word) for word in words or VARIED[: len(ids)]}
    for word, rgb in found.items():
        if rgb is None:
            raise Refused(_unknown(word))
    if len(found) > len(ids):
        raise Refused(f"Those are {len(found)} colours for {len(ids)} things.")
    right = ctx.viewer.right
    at = {i: ctx.scene.world_pose(i).position for i in ids}
    ordered = sorted(ids, key=lambda i: (at[i][0] * right[0] + at[i][2] * right[2], i))
    turns = {i: list(found)[k % len(found)] for k, i in enumerate(ordered)}
    told = " and ".join(
        f"{the_all(ctx.scene, mine)} {verb(ctx.scene, mine, 'is', 'are')} {word} now"
        for word in found if (mine := tuple(i for i in ordered if turns[i] == word))
    )
    return Plan(sentence(told), tuple(RecolorObject(i, found[turns[i]]) for i in ids), ids)


def _unknown(word: str) -> str:
    return f'I know no colour called "{word}". I know {listed(BASIC)}, light and dark.'


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
        raise Refused(_unknown(words))
    return rgb, f"{words} now"
