"""What placing is asked, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scene.frames import Pose, Vec3
from scene.ops import Op

Kind = Literal[
    "on", "in", "under", "next_to", "left_of", "right_of", "in_front_of", "behind", "near", "around", "far_from",
    "between", "against", "at_point", "in_room", "corner", "middle", "offset", "to_viewer", "above",
]


@dataclass(frozen=True, slots=True)
class PlaceRequest:
    """Where a thing should go."""

    kind: Kind
    """Which way it is meant."""
    anchors: tuple[str, ...] = ()
    """Ids of what it is placed by: one, two for `between`, none for the room in `against`, `corner`, `middle`."""
    point: Vec3 | None = None
    """For `at_point` a point on a surface; otherwise the spot of several possible that is liked best. Metres, world."""
    room: str | None = None
    """The id of the room for `in_room`, `against`, `corner` and `middle`."""
    direction: Vec3 | None = None
    """For `offset`, and for the sides where they are not the viewer's: which way in the world, a unit vector."""
    distance_m: float | None = None
    """For `offset` how far; for the sides and `near` the gap, where one was said."""
    intrinsic: bool = False
    """True for the sides of the anchor itself (behind the chair's back), whoever looks."""


@dataclass(frozen=True, slots=True)
class Placed:
    """There is a place, stable and free."""

    object_id: str
    """What is placed."""
    pose: Pose
    """`world_from_object` there."""
    parent: str | None
    """Who carries it there; None for a floor or a wall."""
    ops: tuple[Op, ...]
    """What brings it there, with all that it carries; commit them."""
    support: str | None = None
    """What it stands on or in; None for a floor or a wall."""


@dataclass(frozen=True, slots=True)
class Impossible:
    """There is no such place."""

    reason: str
    """Why, one sentence without its full stop: "the sofa does not fit on the desk: 2.1 m on 1.4 m"."""
    blockers: tuple[str, ...] = ()
    """Ids of what is in the way, where that is why."""


def metres(value: float) -> str:
    """A length for people: "2.1 m", "35 cm"."""
    return f"{value:.1f} m" if value >= 0.995 else f"{max(round(value * 100), 1)} cm"
