"""What happened: one past-tense event for each thing that an operation did."""

from __future__ import annotations

from dataclasses import dataclass

from scene.frames import Pose, Rgb, Vec3
from scene.objects import StateValue


@dataclass(frozen=True, slots=True)
class ObjectAdded:
    """An object came into the scene."""

    object_id: str


@dataclass(frozen=True, slots=True)
class ObjectRemoved:
    """An object left the scene."""

    object_id: str


@dataclass(frozen=True, slots=True)
class ObjectMoved:
    """An object went elsewhere; what it carries went along. Poses are the world's."""

    object_id: str
    before: Pose
    after: Pose


@dataclass(frozen=True, slots=True)
class ObjectRotated:
    """An object turned where it stands. Poses are the world's."""

    object_id: str
    before: Pose
    after: Pose


@dataclass(frozen=True, slots=True)
class ParentChanged:
    """An object is carried by another than before, or by nothing."""

    object_id: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class ObjectScaled:
    """An object became larger or smaller."""

    object_id: str
    before: Vec3
    after: Vec3


@dataclass(frozen=True, slots=True)
class ObjectReshaped:
    """An object has another shape: a part of it was taken off, or another was joined to it."""

    object_id: str


@dataclass(frozen=True, slots=True)
class ObjectRecolored:
    """An object was painted; None is its own colour. sRGB."""

    object_id: str
    before: Rgb | None
    after: Rgb | None


@dataclass(frozen=True, slots=True)
class ObjectRelabeled:
    """An object is now taken for something else."""

    object_id: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class ObjectNamed:
    """An object was given a name of its own, or lost it."""

    object_id: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class ObjectShown:
    """A hidden object can be seen."""

    object_id: str


@dataclass(frozen=True, slots=True)
class ObjectHidden:
    """An object cannot be seen any more."""

    object_id: str


@dataclass(frozen=True, slots=True)
class StateChanged:
    """An object was switched, opened, filled ...; None is a state that it does not have."""

    object_id: str
    key: str
    before: StateValue | None
    after: StateValue | None


@dataclass(frozen=True, slots=True)
class SelectionChanged:
    """Other objects are selected."""

    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HighlightChanged:
    """Other objects are lit."""

    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupChanged:
    """A named set of objects has other members; no members is no group."""

    name: str
    before: tuple[str, ...]
    after: tuple[str, ...]


Event = (
    ObjectAdded | ObjectRemoved | ObjectMoved | ObjectRotated | ParentChanged | ObjectScaled | ObjectReshaped
    | ObjectRecolored | ObjectRelabeled | ObjectNamed | ObjectShown | ObjectHidden | StateChanged | SelectionChanged
    | HighlightChanged | GroupChanged
)
