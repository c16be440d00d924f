"""The spatial relations that can be said, and the measures that can be compared: one table for the whole language.

A relation's name is the name of its file in `scene/relations/` wherever geometry can decide it. The grammar, the
notation, the English generator and the grounding all read this table; nothing else lists relations.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal


@dataclass(frozen=True, slots=True)
class RelationSpec:
    """What one relation is called and how many anchors it takes."""

    name: str
    """The name in programs, in the notation and in `scene/relations/`."""
    says: str
    """The English that the generator writes before the anchors: "on", "to the left of"."""
    least: int = 1
    """Fewest anchors: `alone` takes none, `between` two (or one plural one)."""
    most: int = 1
    """Most anchors that the notation accepts."""
    place: bool = True
    """True when a thing can be put there ("put it on the desk"); false for `alone`, `part_of` and the like."""
    viewed: bool = False
    """True when the relation depends on a viewpoint or on the anchor's own front."""
    inverse: str | None = None
    """The relation that holds the other way round: on / has-on is said by `Has`, left_of / right_of by name."""


_SPECS = (
    RelationSpec("on", "on"),
    RelationSpec("in", "in"),
    RelationSpec("under", "under", inverse="above"),
    RelationSpec("above", "above", inverse="below"),
    RelationSpec("below", "below", inverse="above"),
    RelationSpec("left_of", "to the left of", viewed=True, inverse="right_of"),
    RelationSpec("right_of", "to the right of", viewed=True, inverse="left_of"),
    RelationSpec("in_front_of", "in front of", viewed=True, inverse="behind"),
    RelationSpec("behind", "behind", viewed=True, inverse="in_front_of"),
    RelationSpec("next_to", "next to", inverse="next_to"),
    RelationSpec("near", "near", inverse="near"),
    RelationSpec("far_from", "far from", inverse="far_from"),
    RelationSpec("between", "between", most=8),
    RelationSpec("against", "against"),
    RelationSpec("facing", "facing"),
    RelationSpec("touching", "touching", inverse="touching"),
    RelationSpec("opposite", "opposite", inverse="opposite"),
    RelationSpec("around", "around"),
    RelationSpec("along", "along"),
    RelationSpec("through", "through"),  # a way to go: "through the kitchen door"
    RelationSpec("at", "at"),  # located there in whatever way the kinds allow: in a room, on a table, near a person
    RelationSpec("from", "from"),  # located there now, said of a thing about to leave: "the book from the shelf"
    RelationSpec("in_corner", "in the corner of", least=0),  # no anchor: of the room where it is
    RelationSpec("in_middle", "in the middle of", least=0),
    RelationSpec("on_edge", "on the edge of", least=0),
    RelationSpec("part_of", "of", place=False),  # the drawer of the desk, the door of the fridge
    RelationSpec("leaning_on", "leaning on"),
    RelationSpec("hanging_on", "hanging on"),
    RelationSpec("alone", "by itself", least=0, most=0, place=False),
    RelationSpec("together", "together with", place=False),
)

RELATIONS: Mapping[str, RelationSpec] = MappingProxyType({spec.name: spec for spec in _SPECS})
"""Every relation by its name."""

Measure = Literal[
    "size",  # overall: the volume of the box
    "height",  # vertical extent
    "width",  # larger horizontal extent across the front
    "length",  # longest horizontal extent
    "depth",  # extent along the front direction
    "area",  # footprint; of a room its floor
    "volume",
    "thickness",  # shortest extent
    "weight",
    "brightness",  # of its colour; "darkest" is its least
    "distance",  # from the anchor, or from the viewer when there is none
    "left",  # how far to the viewer's left
    "right",
    "front",  # how near the viewer's side
    "back",
    "top",  # how high it stands
    "bottom",
    "order",  # as listed or lined up: "the first one", "the last"
    "recency",  # how lately it was mentioned or changed: "the newest"
    "count",  # how many things are on or in it: "the emptiest shelf"
]
"""What superlatives, comparisons and measurements range over."""

Direction = Literal[
    "left",
    "right",
    "up",
    "down",
    "forward",
    "backward",
    "toward",
    "away",
    "around",
    "clockwise",
    "anticlockwise",
    "over",
]
"""Where to shift or turn: the viewer's directions, except toward and away, which have one; `over` is upside down."""

Unit = Literal["m", "cm", "mm", "km", "ft", "in", "yd", "deg", "rad", "times", "percent", "step", "bit"]
"""Units as said: `step` is 0.7 m, `bit` is "a bit" (a vague small amount), `times` a factor."""

LENGTHS: frozenset[Unit] = frozenset({"m", "cm", "mm", "km", "ft", "in", "yd"})
"""Units of length."""
