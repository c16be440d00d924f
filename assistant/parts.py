"""The corners, sides and ends that a loop goes over: "a plant in each corner", "a lamp on both sides of the bed"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, cast

from assistant.language.english.settle import put_for_pronoun
from assistant.language.program import Command, ForEach, Pick, Place, Ref, Region, Relation
from scene.frames import Viewer
from scene.objects import Scene

CORNERS = 4
"""How many corners a thing has."""


def is_over_parts(command: ForEach) -> bool:
    """Whether a loop goes over corners, sides or ends."""
    target = command.target
    return isinstance(target, Ref) and isinstance(target.head, Region) and target.head.kind in ("corner", "side", "end")


def over_parts(command: ForEach, scene: Scene, viewer: Viewer) -> Iterator[tuple[Command, ...]]:
    """The steps for each of the parts, from left to right, with the part in the place of "it"."""
    target = cast(Ref, command.target)
    owner = target.owner
    kind = cast(Region, target.head).kind
    if kind == "side" and owner is not None:
        for side in ("left_of", "right_of"):
            yield tuple(_placed(step, Relation(side, (owner,))) for step in command.do)
        return
    one = replace(target, determiner="the", plural=False, count=None)
    room = scene.room_at(viewer.position)
    number = 2 if kind in ("side", "end") else len(room.polygon) if owner is None and room is not None else CORNERS
    for rank in range(1, number + 1):
        part = replace(one, pick=(Pick("left", rank=rank),))
        yield tuple(put_for_pronoun(step, part)[0] for step in command.do)


def _placed(step: Command, place: Place) -> Command:
    return cast(Command, replace(cast(Any, step), place=place)) if hasattr(step, "place") else step
