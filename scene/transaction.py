"""A change to a scene: validated whole, applied whole, with an exact inverse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scene.boxes import carry_over
from scene.errors import RejectedError
from scene.events import Event
from scene.objects import Scene
from scene.ops import Op


@dataclass(frozen=True)
class Committed:
    """A change that was made."""

    scene: Scene
    """The scene after it."""
    ops: tuple[Op, ...]
    """What was done, in order."""
    events: tuple[Event, ...]
    """What happened, in order."""
    inverse: tuple[Op, ...]
    """What takes `scene` back to the scene before it, exactly."""


@dataclass(frozen=True)
class Rejected:
    """A change that was not made; nothing of it was."""

    reason: str
    """Why, in one sentence."""
    op: Op
    """The operation that could not be done."""


def commit(scene: Scene, ops: Sequence[Op]) -> Committed | Rejected:
    """Do all of `ops` in order, or none of them."""
    after = scene
    events: list[Event] = []
    inverse: list[Op] = []
    for op in ops:
        try:
            applied = op.apply(after)
        except RejectedError as error:
            return Rejected(str(error), op)
        after = applied.scene
        events += applied.events
        inverse.append(applied.inverse)
    carry_over(scene, after)
    return Committed(after, tuple(ops), tuple(events), tuple(reversed(inverse)))
