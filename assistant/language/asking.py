"""Commands that look and ask, and change nothing."""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from assistant.language.reference import Condition, Place, Quantity, Ref, Reference
from assistant.language.relations import Measure

Aspect = Literal[
    "kind",
    "color",
    "size",
    "shape",
    "material",
    "state",
    "place",
    "name",
    "parts",
    "contents",
    "room",
    "all",
    "height",
    "width",
    "length",
    "depth",
    "weight",
    "certainty",
    "evidence",
    "source",
]
"""What is asked about a thing: "what colour is it" asks `color`, "what is this" `kind`, "tell me about it" `all`.
Of its label: "how sure are you" asks `certainty`, "what speaks for it" `evidence`, "who says so" `source`."""


Limit = Literal["least", "more", "most", "fewer", "exactly", "other"]
"""How a number is compared with how many there are; `other` is any number but that."""
_COMPARED: dict[Limit, Callable[[int, int], bool]] = {
    "least": operator.ge, "more": operator.gt, "most": operator.le, "fewer": operator.lt, "exactly": operator.eq,
    "other": operator.ne,
}


Numbers = Literal["more", "fewer", "equal", "enough", "difference"]
"""What is asked of two numbers of things: whether the first is larger, smaller, the same, at least the other, or by how
much it is larger."""


@dataclass(frozen=True, slots=True)
class Select:
    """Make this the selection: "select the red mug", "also the blue one", "pick that"."""

    target: Reference
    """What to select."""
    mode: Literal["only", "add", "remove"] = "only"
    """Replace the selection, add to it, or take out of it ("deselect the mug")."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """Light it up: "highlight the exits", "mark all chairs"."""

    target: Reference
    """What to light."""


@dataclass(frozen=True, slots=True)
class Deselect:
    """Clear the selection and the highlight: "clear the selection"."""


@dataclass(frozen=True, slots=True)
class Find:
    """Say and show where it is: "find my gloves", "where is the globe", "look for a mug", "which is the largest"."""

    target: Reference
    """What is looked for."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many: "how many books are on the shelf"."""

    target: Reference
    """What to count."""


@dataclass(frozen=True, slots=True)
class Exists:
    """Whether there is any: "is there a mug on the desk", "do we have milk", "are there more than two chairs"."""

    target: Reference
    """What there may be."""
    limit: Limit | None = None
    """How the number of the target is meant, where that was said."""

    def met_by(self, found: int) -> bool:
        """Whether that there are so many is what was asked: any at all where no number was said, else at least that."""
        said = (self.target.count or 1) if isinstance(self.target, Ref) else 1
        return _COMPARED[self.limit or "least"](found, said)


@dataclass(frozen=True, slots=True)
class Check:
    """Whether something holds of a thing: "is the mug on the table", "is the lamp on", "is this bigger than that"."""

    target: Reference
    """Of what."""
    condition: Condition
    """What may hold."""


@dataclass(frozen=True, slots=True)
class Describe:
    """Say something about it: "what is this", "what colour is the mug", "tell me about the sofa"."""

    target: Reference
    """About what."""
    aspect: Aspect = "all"
    """What to say."""


@dataclass(frozen=True, slots=True)
class ListThings:
    """Name them: "what is on the desk" (Thing with a relation), "list the chairs", "what do you see"."""

    target: Reference
    """Which things to name."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A length, distance or area: "how far is the sofa from the door", "how tall is it", "the gap between them"."""

    measure: Measure | Literal["gap"]
    """What is measured; `distance` and `gap` need `other` (none: from the viewer)."""
    target: Reference
    """Of what."""
    other: Reference | None = None
    """To what."""


@dataclass(frozen=True, slots=True)
class Fits:
    """Whether it would fit: "would the sofa fit between the desk and the wall"."""

    target: Reference
    """What."""
    place: Place
    """Where."""
    size: Quantity | None = None
    """How long the thing would be, where it is none that is there: "would a two metre sofa fit under the window"."""


@dataclass(frozen=True, slots=True)
class Space:
    """How much room there is at a place: "how much space is in front of the sofa", "how much room is on the shelf"."""

    place: Place
    """Where."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Whether several are alike, or which one is not: "are they the same size", "which is the odd one out"."""

    target: Reference
    """Which things."""
    what: Literal["color", "size", "height", "width", "length", "material", "shape", "kind", "all"] = "all"
    """In what."""
    ask: Literal["whether", "odd"] = "whether"
    """Whether they are alike, or the one that is not."""


@dataclass(frozen=True, slots=True)
class Compare:
    """How two differ, or which has more: "compare the two lamps", "which is taller, the lamp or the shelf"."""

    target: Reference
    """The one, or a plural that holds all."""
    other: Reference | None = None
    """The other."""
    measure: Measure | None = None
    """What to compare; none is everything that differs."""
    to: Reference | None = None
    """For `distance`: from what; none is the person."""
    numbers: Numbers = "more"
    """For `count`: "are there more books than mugs", "as many", "one for each", "how many more"."""
