"""In a home of several rooms one means what is in the room that one is in, or was just sent to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

from assistant.language.program import (
    Command,
    Count,
    Exists,
    Find,
    GoTo,
    ListThings,
    Noun,
    Ref,
    Reference,
    Relation,
    Thing,
)  # fmt: skip
from scene.frames import Viewer
from scene.objects import Scene

ASKS = (Find, Count, Exists, ListThings)
"""What is asked of the place where one was sent: "go to the kitchen and count the apples"."""

THIS_ROOM = Relation("in", (Ref(Noun("room"), "this"),))
"""In the room where one is."""


def asked_there(command: Command, before: Sequence[Command]) -> Command:
    """What is looked for, counted or done to several right after one went somewhere, in the same breath: there.

    A certain single thing ("the spoon") may still be anywhere: where it is not there, it is told where it is.
    """
    target = getattr(command, "target", None)
    if not before or not isinstance(before[0], GoTo) or not isinstance(target, Ref) or not _anywhere(target):
        return command
    several = target.plural and target.determiner in ("the", "all")
    looked_for = isinstance(command, ASKS) and (several or target.determiner not in ("the", "my"))
    if not (several or looked_for) or not all(isinstance(b, (GoTo, *ASKS)) for b in before):
        return command
    return cast(Command, replace(cast(Any, command), target=replace(target, where=(*target.where, THIS_ROOM))))


def of_this_room(reference: Reference, ids: tuple[str, ...], scene: Scene, viewer: Viewer) -> tuple[str, ...]:
    """Of "the chairs" of a whole home, those of the room where one stands, if there are several."""
    several = isinstance(reference, Ref) and reference.plural and reference.determiner == "the"
    here = scene.room_at(viewer.position) if several and len(ids) > 1 else None
    if here is None or not isinstance(reference, Ref) or not _anywhere(reference) or reference.count or reference.pick:
        return ids
    near = tuple(i for i in ids if scene.room_of(i) == here)
    return near if len(near) > 1 else ids


def _anywhere(target: Ref) -> bool:
    """Whether nothing is said of where it is, or what it is one of."""
    plain = isinstance(target.head, Noun | Thing) and target.head != Noun("room") and not target.pointing
    return plain and not target.relations and target.of is None and target.view is None
