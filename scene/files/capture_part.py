"""One labelled rectangle or box of a room capture, in the form that all sources are brought to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from scene.files.capture_labels import Kind, kind_of
from scene.frames import FloatArray
from scene.objects import StateValue


@dataclass(frozen=True, eq=False)
class Part:
    """One labelled rectangle or box, as captured."""

    source_label: str
    """What the source calls it."""
    name: str
    """The source's own id of it."""
    center: FloatArray
    """(3) its middle, metres, Y up."""
    rotation: FloatArray
    """(3, 3) its axes as columns, world from local."""
    size: FloatArray
    """(3) its extents along its axes; 0 across a rectangle."""
    extras: dict[str, Any]
    """What the source said of it; kept."""
    front: FloatArray | None = None
    """(3) which way it faces in the world, where that is known."""
    score: float = 1.0
    """How sure the source is of the label, 0 to 1."""
    on: str | None = None
    """The name of the wall that it is let into, where the source says so."""
    also: tuple[str, ...] = ()
    """What else the source says that it is, in the words used here: "office chair" for a chair that swivels."""
    state: tuple[tuple[str, StateValue], ...] = ()
    """What the source says of its state: how far a door is open."""

    @property
    def kind(self) -> Kind:
        """What it is here."""
        return kind_of(self.source_label)
