"""References: which things, and which places, a sentence speaks of. Frozen data that nests without limit.

A `Ref` reads: take the things of the head's kind (within `of`, if said); keep those for which every condition in
`where` holds; leave out `excluding` and, if `other`, what is being talked about; then `pick` ranks inside what is left;
the determiner says how many are meant. "The second red mug from the left on the desk, not the one by the lamp".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.language.relations import Direction, Measure, Unit

AttributeKind = Literal["color", "size", "shape", "material", "state", "pattern", "age", "other"]
"""What sort of word an adjective is; `other` covers brands, contents and everything unknown ("Swedish", "12-ounce")."""

Degree = Literal["", "very", "slightly", "fully", "half", "light", "dark"]
"""How strongly: "very big", "dark blue", "half open"; empty when nothing was said."""

Determiner = Literal[
    "the",  # definite: one, or all of a plural
    "the_only",  # "the only mug on the desk"
    "my",  # possessives: as `the`; the owner is not modelled
    "a",  # any one will do
    "some",  # a few, at least one
    "any",  # one or more, none in particular; in questions: whether there is one
    "all",  # every one that matches
    "both",  # exactly the two that match
    "each",  # every one, each by itself
    "no",  # none: "that has no lamp on it"
    "half",  # half of those that match
    "most",  # more than half
    "this",
    "that",
    "these",
    "those",
    "which",  # asked for: "which mug"
    "bare",  # no article: "grab banana", "chairs near the window", "water"
]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, as said."""

    value: float
    """The number: 0.5 for "half a metre", 90 for "ninety degrees"."""
    unit: Unit
    """Its unit; see `relations.Unit`."""


# ---- heads: what the phrase is about -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Noun:
    """A kind of thing or a room, by a noun: "mug", "remote control", "kitchen", "furniture"."""

    name: str
    """Singular, lower case, words joined by one space. Any noun is allowed; grounding matches labels and rooms."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Any kind at all: "this", "everything", "something", "what", "the objects"."""


@dataclass(frozen=True, slots=True)
class One:
    """The kind last spoken of, left out: "the blue one", "the other", "two more", "the smallest"."""


@dataclass(frozen=True, slots=True)
class Pronoun:
    """Something already spoken of."""

    word: Literal["it", "them", "him", "her"]
    """`it`, `him`, `her` refer to one thing, `them` to several."""


@dataclass(frozen=True, slots=True)
class Named:
    """A thing by the name that the user gave it: "Rosie"."""

    name: str
    """The name as it was given."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """The person: "me", "us", "my side", and also "you", since the assistant looks through the same eyes."""


@dataclass(frozen=True, slots=True)
class Region:
    """A part of space that is no object: its owner, if said, is a `part_of` relation ("the corner of the room")."""

    kind: Literal["corner", "side", "edge", "end", "middle", "top", "bottom", "front", "back", "center", "area", "spot"]
    """Which part."""


Head = Noun | Thing | One | Pronoun | Named | Viewer | Region


# ---- conditions: each gives every candidate a degree ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Attribute:
    """An adjective: "red", "wooden", "open", "very big"."""

    word: str
    """The adjective in its canonical spelling: "gray", "wood", "big"."""
    kind: AttributeKind = "other"
    """What sort of word it is."""
    degree: Degree = ""
    """How strongly it was said."""


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """Whose left and right: "facing the window", "when you walk in", "standing at the sink", "from my side"."""

    toward: Reference | None = None
    """Looking at this."""
    at: Reference | None = None
    """Standing at this."""
    away_from: Reference | None = None
    """With the back to this."""
    entering: bool = False
    """As someone comes in: through `at` if said, else through the room's door."""


@dataclass(frozen=True, slots=True)
class Relation:
    """It stands in a relation to the anchors: "on the desk", "between the sofa and the wall"; also a place."""

    name: str
    """A key of `relations.RELATIONS`."""
    anchors: tuple[Reference, ...] = ()
    """What it is related to; as many as the relation takes."""
    distance: Quantity | None = None
    """How far, when said: "half a metre to the left of it", "within two metres of the door"."""
    view: Viewpoint | None = None
    """The viewpoint said for this relation alone."""


@dataclass(frozen=True, slots=True)
class Has:
    """The candidate has something: "with a monitor on it", "that has nothing in it", "with arms", "with the forks"."""

    what: Reference
    """What it has; its determiner is `no` for "nothing" and "without"."""
    relation: str = "with"
    """How: in which relation `what` stands to the candidate ("on", "in", "next_to"); `with` is on, in or part of."""


@dataclass(frozen=True, slots=True)
class Than:
    """Compared with another: "bigger than the mug", "at least a metre high", "lighter than that one"."""

    measure: Measure
    """What is compared."""
    more: bool
    """True for more of the measure, false for less."""
    than: Reference | Quantity
    """With what."""


@dataclass(frozen=True, slots=True)
class Same:
    """Shares something with another: "the same colour as the sofa", "on the same wall as the clock"."""

    what: Literal["color", "size", "kind", "shape", "material", "wall", "room", "side", "height", "all"]
    """What is shared; `wall`, `room`, `side`, `height` are about where it is."""
    other: Reference
    """Shared with which."""


@dataclass(frozen=True, slots=True)
class Not:
    """The condition does not hold: "not red", "that isn't on the desk"."""

    condition: Condition
    """What does not hold."""


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one holds: "red or blue", "on the desk or on the shelf"."""

    conditions: tuple[Condition, ...]
    """Two or more."""


Condition = Attribute | Relation | Has | Than | Same | Not | AnyOf


# ---- choosing among those that are left ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Pick:
    """A superlative or an ordinal, judged among the candidates that all the conditions leave (the set), not the room.

    "the largest" = size, most; "the second from the left" = left, rank 2; "the leftmost two" = left, count 2;
    "closest to the door" = distance, least, anchor; "with the most books" = count, most, anchor;
    "the middle one" = left, middle; "the last" = order, rank -1;
    "the left chair" = left.
    """

    measure: Measure
    """What the candidates are ranked by."""
    end: Literal["most", "least", "middle"] = "most"
    """From which end the ranking is read."""
    rank: int = 1
    """The first is 1; -1 is the last, -2 the last but one."""
    count: int = 1
    """How many from that rank on: "the two largest"."""
    anchor: Reference | None = None
    """For `distance`: from what; none is the viewer. For `count`: of what ("with the most books")."""


@dataclass(frozen=True, slots=True)
class Ref:
    """One reference to things; how it is read stands at the top of the file."""

    head: Head
    """What kind of thing, or which one."""
    determiner: Determiner = "the"
    """How many and how definite."""
    count: int | None = None
    """The number said: "three mugs", "the two cabinets"; none when no number was said."""
    plural: bool = False
    """True when the noun was plural: "the mugs" is all of them, "the mug" is one."""
    where: tuple[Condition, ...] = ()
    """Conditions that must all hold."""
    pick: tuple[Pick, ...] = ()
    """Superlatives and ordinals, applied in this order after the conditions."""
    of: Reference | None = None
    """The set to choose within: "one of the three tables", "half of the chairs", "of those, the largest"."""
    other: bool = False
    """True for "other", "another", "else", "more": not the one in focus."""
    excluding: tuple[Reference, ...] = ()
    """Left out: "all the mugs except the red one", "not the one by the lamp"."""
    group: str | None = None
    """A collective noun before the head: "row", "stack", "pile", "set", "pair" (the row of shoes)."""
    view: Viewpoint | None = None
    """The viewpoint said for this reference as a whole."""
    time_s: float | None = None
    """For this, that, these, those: when the word was spoken, seconds from the start of what was heard."""

    @property
    def attributes(self) -> tuple[Attribute, ...]:
        """The plain attributes among the conditions."""
        return tuple(c for c in self.where if isinstance(c, Attribute))

    @property
    def relations(self) -> tuple[Relation, ...]:
        """The plain relations among the conditions."""
        return tuple(c for c in self.where if isinstance(c, Relation))

    @property
    def owner(self) -> Reference | None:
        """What it is part of: of "the corner of the room" the room; None where that was not said."""
        return next((r.anchors[0] for r in self.relations if r.name == "part_of" and r.anchors), None)

    @property
    def pointing(self) -> bool:
        """True when the determiner points: this, that, these, those."""
        return self.determiner in ("this", "that", "these", "those")


@dataclass(frozen=True, slots=True)
class Several:
    """All of these together: "the mug and the two plates"."""

    items: tuple[Reference, ...]
    """Two or more."""


@dataclass(frozen=True, slots=True)
class Either:
    """One of these, whichever there is: "the mug or the glass"."""

    items: tuple[Reference, ...]
    """Two or more, in the order said."""


Reference = Ref | Several | Either


# ---- places: where to put a thing or go ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the person points or looks, or the place last spoken of: "here", "there", "over there"."""

    word: Literal["here", "there"]
    """`here` without pointing is beside the viewer."""
    time_s: float | None = None
    """When the word was spoken, seconds from the start of what was heard."""


@dataclass(frozen=True, slots=True)
class Shift:
    """Away from where it is now: "half a metre to the left", "up a bit", "closer to me", "away from the wall"."""

    direction: Direction
    """Which way; left, right, forward and backward are the viewer's."""
    distance: Quantity | None = None
    """How far; none is a step that suits the thing's size."""
    anchor: Reference | None = None
    """For toward and away: of what."""
    view: Viewpoint | None = None
    """The viewpoint said, if any."""


@dataclass(frozen=True, slots=True)
class Home:
    """Back where it was before: "put it back"; with another thing, where that was: "put the cup where the jug was"."""

    of: Reference | None = None
    """Whose place; none is its own."""


@dataclass(frozen=True, slots=True)
class Places:
    """All of these at once: "on the table, next to the lamp"."""

    parts: tuple[Place, ...]
    """Two or more; the first holds the thing, the others narrow it."""


Place = Relation | Spot | Shift | Home | Places
