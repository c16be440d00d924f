"""Commands that change the scene or move the viewer. Slots that were not said are None, never "everything"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.language.reference import Place, Quantity, Reference, Spot, Viewpoint
from assistant.language.relations import Direction, Measure


@dataclass(frozen=True, slots=True)
class Move:
    """Put a thing somewhere: put, place, move, carry, take to, set, leave, push, slide, return."""

    target: Reference
    """What."""
    place: Place
    """Where to."""


@dataclass(frozen=True, slots=True)
class Bring:
    """Fetch it to someone: "bring me the stapler", "hand it to the person", "get me some water"."""

    target: Reference
    """What."""
    to: Reference | None = None
    """To whom or what; none is the viewer."""


@dataclass(frozen=True, slots=True)
class PickUp:
    """Take it in hand: "grab the banana", "pick up the cup", "take the box"."""

    target: Reference
    """What."""


@dataclass(frozen=True, slots=True)
class PutDown:
    """Let go of what is held: "put it down", "drop it on the table", "release the cup"."""

    target: Reference | None = None
    """What; none is whatever is held."""
    place: Place | None = None
    """Where; none is just here."""


@dataclass(frozen=True, slots=True)
class Rotate:
    """Turn a thing: "turn the chair ninety degrees to the left", "rotate it a bit", "turn it around"."""

    target: Reference
    """What."""
    angle: Quantity | None = None
    """By how much; none is a sensible step (around: half a turn)."""
    direction: Direction | None = None
    """Which way; none is anticlockwise seen from above."""


@dataclass(frozen=True, slots=True)
class Face:
    """Turn a thing so that its front points at another: "turn the chair towards the window", "make it face me"."""

    target: Reference
    """What turns."""
    toward: Reference
    """What its front shall face."""
    away: bool = False
    """True to turn its back to it."""
    angle: Quantity | None = None
    """How far to turn at most: "a bit towards the window"."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Change size: "make it twice as big", "shrink the lamp", "make the shelf 2 metres tall", "a bit smaller"."""

    target: Reference
    """What."""
    bigger: bool = True
    """Grow or shrink; of no weight when `amount` is a length (the size to reach)."""
    amount: Quantity | None = None
    """A factor (times), a percentage, a bit, or a length; none is a sensible step."""
    measure: Measure = "size"
    """`size` scales all three dimensions; height, width, depth, length only that one."""
    by: bool = False
    """Whether a length is added or taken away ("a metre wider"), and is not the one to reach ("a metre wide")."""
    like: Reference | None = None
    """The thing whose measure it takes: "as tall as the door"."""


@dataclass(frozen=True, slots=True)
class Recolor:
    """Give it a colour: "paint the wall blue", "make it the same colour as the sofa"."""

    target: Reference
    """What."""
    color: str | None = None
    """The colour's words: "dark red"; "different" is another one for each; none when another field says it."""
    like: Reference | None = None
    """The thing whose colour it takes."""
    colors: tuple[str, ...] = ()
    """Colours in turn, one for each thing, and over again where there are more things: "red, green and blue"."""


@dataclass(frozen=True, slots=True)
class Hide:
    """Make invisible: "hide the plant", "hide everything except the table"."""

    target: Reference
    """What."""


@dataclass(frozen=True, slots=True)
class Show:
    """Make visible again: "show the hidden chairs", "unhide everything". "Show me the mug" is Highlight or Find."""

    target: Reference
    """What."""


@dataclass(frozen=True, slots=True)
class Delete:
    """Remove from the scene: "delete the mug", "get rid of those". "Throw it away" is a Move into a bin."""

    target: Reference
    """What."""


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Copy it: "duplicate the chair twice", "make three copies of it on the table"."""

    target: Reference
    """What."""
    count: int = 1
    """How many copies."""
    place: Place | None = None
    """Where; none is beside the original."""


@dataclass(frozen=True, slots=True)
class Add:
    """New from the catalogue: "add a chair next to the desk", "I want three red mugs here"."""

    target: Reference
    """What kind, with attributes and count; its conditions describe the new thing, not one in the scene."""
    place: Place | None = None
    """Where; none is in front of the viewer."""


@dataclass(frozen=True, slots=True)
class Swap:
    """Exchange places: "swap the lamp and the plant"; replace: "replace the mug with the glass"."""

    target: Reference
    """The one, or a plural that holds both."""
    other: Reference | None = None
    """The other."""


@dataclass(frozen=True, slots=True)
class Stack:
    """One on another: "stack the books", "stack the plates on the tray"."""

    target: Reference
    """What."""
    place: Place | None = None
    """Where; none is where the lowest stands."""


@dataclass(frozen=True, slots=True)
class Arrange:
    """Lay out several: "line up the chairs", "arrange the mugs in a circle around the plate", "spread them out"."""

    target: Reference
    """What."""
    shape: Literal["row", "column", "circle", "grid", "spread", "together", "align", "neatly"]
    """`together` pushes them together; `align` only turns and squares them; `neatly` is "tidy up"."""
    place: Place | None = None
    """Where; `around X` and `along X` shape the layout itself."""
    spacing: Quantity | None = None
    """The gap between neighbours."""
    by: Measure | Literal["color"] | None = None
    """Sorted by: "by size", the least first."""
    descending: bool = False
    """The most first: "from tall to short"."""
    count: int | None = None
    """Of a grid, how many rows: "in two rows"."""


@dataclass(frozen=True, slots=True)
class Tuck:
    """Push what one sits on in to its table, or pull it out: "push the chairs in", "pull that chair out"."""

    target: Reference
    """What."""
    out: bool = False
    """True to pull it out, so that one can sit down."""
    at: Reference | None = None
    """The table; none is the one that it stands at."""


@dataclass(frozen=True, slots=True)
class Restore:
    """Have a deleted thing again, and nothing else taken back: "bring the lamp back"."""

    target: Reference
    """What, among the things that were deleted."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Remember where everything stands by a name, or put everything back so: "remember this arrangement as party"."""

    name: str
    """The name."""
    act: Literal["keep", "recall", "forget"] = "keep"
    """What to do with it."""


@dataclass(frozen=True, slots=True)
class Group:
    """Treat as one from now on: "group the table and its chairs"."""

    target: Reference
    """What."""
    name: str | None = None
    """The group's name, if given."""


@dataclass(frozen=True, slots=True)
class Ungroup:
    """Dissolve the group: "ungroup them"."""

    target: Reference
    """The group or any of its things."""


@dataclass(frozen=True, slots=True)
class Split:
    """Part one thing into several: "split this", "split it into three", "separate this from that"."""

    target: Reference
    """What; a thing of a scan, or a group."""
    count: int | None = None
    """Into how many; none is as many as show."""
    apart: Reference | None = None
    """What shall be parted from it; often another place on the same thing that is pointed at."""


@dataclass(frozen=True, slots=True)
class Merge:
    """Make one thing of several: "these are one thing", "join these", "merge the box with the lid"."""

    target: Reference
    """What; a plural, or the one of two."""
    other: Reference | None = None
    """The other one."""


@dataclass(frozen=True, slots=True)
class SetState:
    """Open, close, switch on or off, fill, empty, lock: whatever a thing's states allow."""

    target: Reference
    """What."""
    state: Literal["open", "closed", "on", "off", "full", "empty", "locked", "unlocked", "level"]
    """The state to reach; `level` is set by `amount` alone ("dim the lamp to half")."""
    amount: Quantity | None = None
    """How far: "open the door halfway", "dim to 30 percent"."""
    content: Reference | None = None
    """For full: with what ("fill the glass with water")."""


@dataclass(frozen=True, slots=True)
class Name:
    """Give a thing or a place a name of the user's own: "call this one Rosie", "remember this spot as base"."""

    target: Reference | Spot
    """What."""
    name: str
    """The name."""


@dataclass(frozen=True, slots=True)
class Relabel:
    """Say what kind of thing it is: "this is a lamp", "that's not a chair, it's a stool", "call these stools"."""

    target: Reference
    """What."""
    label: str
    """The kind."""
    instead_of: str | None = None
    """The kind that it was said not to be."""


@dataclass(frozen=True, slots=True)
class Forget:
    """Drop a given name: "forget Rosie"; with no name all of them: "forget all names"."""

    name: str | None = None
    """The name."""


@dataclass(frozen=True, slots=True)
class GoTo:
    """Walk there: "go to the kitchen", "come here", "step back two steps", "go to the left of the sofa"."""

    place: Place
    """Where; rooms and things are `at`."""


@dataclass(frozen=True, slots=True)
class LookAt:
    """Turn the eyes to it: "look at the clock", "face the desk", "show me the sofa"."""

    target: Reference
    """What."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Turn oneself: "turn left", "turn around", "look up"."""

    direction: Direction
    """Which way."""
    angle: Quantity | None = None
    """By how much; none is a quarter turn (around: a half)."""


@dataclass(frozen=True, slots=True)
class SetViewpoint:
    """Take left and right from there on from a viewpoint: "I'm facing the window", "from now on use my side"."""

    view: Viewpoint
    """Which; an empty one is the viewer's own."""
