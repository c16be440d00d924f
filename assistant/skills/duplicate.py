"""Copies of things, beside the original or where one says."""

from __future__ import annotations

from dataclasses import replace

from assistant.carrying import base_of
from assistant.grounding.outcome import ResolvedPlace
from assistant.language.program import Duplicate
from assistant.phrasing import kind, plural, sentence
from assistant.placing import Put, put
from assistant.skills.base import Plan, Refused, SkillContext
from assistant.skills.copying import place_new
from assistant.whereabouts import carrier
from scene.objects import Scene
from scene.ops import Op

HANDLES = (Duplicate,)
ABOUT = "copying things"
EXAMPLES = ("Duplicate the green armchair.", "Make two copies of the red book.")

MOST = 20
"""How many copies are made at once."""


def plan(command: Duplicate, ctx: SkillContext) -> Plan:
    """Copies of each, by themselves: without what stands on it, without its own name."""
    ids = ctx.resolve(command.target)
    if not 1 <= command.count <= MOST:
        raise Refused(f"I make 1 to {MOST} copies at once, not {command.count}.")
    place = ctx.resolve_place(command.place) if command.place is not None else None
    scene, ops, made, words = ctx.scene, list[Op](), list[str](), list[str]()
    for i in ids:
        o = ctx.object(i)
        places = (place,) if place is not None else _beside(i, ctx)

        def spot(trial: Scene, new: str, places: tuple[ResolvedPlace, ...] = places) -> Put:
            return _first(trial, new, places, ctx)

        for _ in range(command.count):
            state = tuple((k, v) for k, v in o.state if k != "held")
            copy = replace(
                o, id=scene.new_id(kind(o)), nickname=None, state=state, pose=ctx.scene.world_pose(i), parent=None
            )
            op, scene, found = place_new(scene, copy, ctx, spot)
            ops.append(op)
            made.append(copy.id)
            words.append(found.words)
    labels = {kind(ctx.object(i)) for i in ids}
    noun = labels.pop() if len(labels) == 1 else "thing"
    where = f" {words[0]}" if len(set(words)) == 1 and place is not None else ""
    more = f"is one more {noun}" if len(made) == 1 else f"are {len(made)} more {plural(noun)}"
    return Plan(sentence(f"there {more} now{where}"), tuple(ops), tuple(made))


def _beside(object_id: str, ctx: SkillContext) -> tuple[ResolvedPlace, ...]:
    """Where a copy goes when nothing was said: beside the original, near it, or else somewhere in its room."""
    room = ctx.scene.room_of(object_id)
    found = [ResolvedPlace("surface", relation, (object_id,)) for relation in ("next_to", "near")]
    if (held := carrier(ctx.scene, object_id)) is not None:
        found.append(ResolvedPlace("surface", held[0], (held[1],)))
    if room is not None:
        found.append(ResolvedPlace("room", "at", room=room.id, point=base_of(ctx.scene, object_id)))
    return tuple(found)


def _first(trial: Scene, new: str, places: tuple[ResolvedPlace, ...], ctx: SkillContext) -> Put:
    """The first of several places that has room; the first refusal where none has."""
    refusal: Refused | None = None
    for place in places:
        try:
            return put(trial, new, place, ctx.viewer)
        except Refused as error:
            refusal = refusal or error
    raise refusal or Refused("I know no place for a copy.")
