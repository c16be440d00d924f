"""Naming what is there: on, in or near something, in a room, or in view."""

from __future__ import annotations

import math
from collections import Counter

from assistant.asked import asks_for_rooms, nothing_there, rooms_told, says_nothing, tail, with_anchor
from assistant.grounding.outcome import NotFound
from assistant.labelling.protocol import Labelling
from assistant.labelling.wording import can_tell, number, of_labelling
from assistant.language.program import ListThings
from assistant.missing import missing_text
from assistant.phrasing import counted, is_plural, kind, listed, sentence, some
from assistant.skills.base import Plan, Refused, SkillContext
from assistant.untold import untold
from scene.ops import SetHighlight

MANY = 10
"""Of more things than this only those in view are named where nothing was said of them, and they are no topic then."""

HALF_VIEW_RAD = math.radians(50)
"""How far to each side of the gaze things are in view."""

HANDLES = (ListThings,)
ABOUT = "what is on, in or near something"
EXAMPLES = ("What is on the coffee table?", "List the chairs.", "What is next to the sofa?")


def plan(command: ListThings, ctx: SkillContext) -> Plan:
    """Name all that fit, by kind and number; light them."""
    if asks_for_rooms(command.target):
        return Plan(rooms_told(ctx), outcome="answered")
    if said := untold(command, ctx.ground, ctx.grounding):
        return Plan(said, outcome="answered")
    found = ctx.matching(command.target)
    where = tail(command.target)
    if isinstance(found, NotFound):
        nothing = nothing_there(command.target, found)
        told = sentence(nothing) if nothing else missing_text(ctx.scene, found, command.target)
        return Plan(told, outcome="answered", dialogue=with_anchor(command.target, ctx))
    if says_nothing(command.target) and len(found) > MANY:
        found, where = in_view(found, ctx), " in view"
        if not found:
            return Plan("There is nothing in view.", outcome="answered")
    first = ctx.object(found[0])
    alone = sum(ctx.object(i).label == first.label for i in found) == 1
    are = "is" if alone and not is_plural(kind(first)) else "are"
    topic = found if len(found) <= MANY else ()
    told, guesses = _with_guesses(found, ctx)
    reply = f"{where.strip()} there {are} {told}" if guesses else f"there {are} {some(ctx.scene, found)}{where}"
    dialogue = with_anchor(command.target, ctx)
    return Plan(sentence(reply), (SetHighlight(found),), topic, outcome="answered", guesses=guesses, dialogue=dialogue)


def _with_guesses(ids: tuple[str, ...], ctx: SkillContext) -> tuple[str, tuple[Labelling, ...]]:
    """The things by kind, and what those may be that nobody has named; no guesses where nobody can tell, or need."""
    unnamed = tuple(i for i in ids if ctx.object(i).label is None and not ctx.object(i).nickname)
    try:
        guesses = ctx.labelled(unnamed)
    except Refused:
        guesses = ()
    if not guesses:
        return "", ()
    named = tuple(i for i in ids if i not in unnamed)
    parts = [some(ctx.scene, named)] if named else []
    for word in ("surely", "probably", "perhaps"):
        kinds = Counter(g.best.label for g in guesses if g.best and can_tell(g) and of_labelling(g) == word)
        if kinds:
            parts.append(f"{word} {listed(counted(n, label) for label, n in kinds.most_common())}")
    if left := sum(not can_tell(g) for g in guesses):
        parts.append(f"{number(left)} things that I can't tell" if left > 1 else "one thing that I can't tell")
    return ", ".join(parts), guesses


def in_view(ids: tuple[str, ...], ctx: SkillContext) -> tuple[str, ...]:
    """Those that the viewer has before their eyes: in the same room, not far off the gaze."""
    room = ctx.scene.room_at(ctx.viewer.position)
    eye, ahead = ctx.viewer.position, ctx.viewer.ahead
    found = []
    for i in ids:
        x, _, z = (float(v) for v in ctx.scene.boxes.center[ctx.scene.boxes.index[i]])
        dx, dz = x - eye[0], z - eye[2]
        far = math.hypot(dx, dz)
        along = (dx * ahead[0] + dz * ahead[2]) / far if far > 1e-6 else 1.0
        if along >= math.cos(HALF_VIEW_RAD) and (room is None or ctx.scene.room_of(i) == room):
            found.append(i)
    return tuple(found)
