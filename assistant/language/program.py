"""Everything that can be asked, as frozen data: a program is a sequence of commands over references and places.

Both front ends (the English grammar, the translator model) end here; grounding, skills and the session start here. A
command never holds ids: `it`, `this mug` and `the desk` stay as said until grounding resolves them in a scene. Slots
that were not said are None or empty, never "everything".
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.language.acting import (
    Add,
    Arrange,
    Bring,
    Delete,
    Duplicate,
    Face,
    Forget,
    GoTo,
    Group,
    Hide,
    Layout,
    LookAt,
    Merge,
    Move,
    Name,
    PickUp,
    PutDown,
    Recolor,
    Relabel,
    Restore,
    Rotate,
    Scale,
    SetState,
    SetViewpoint,
    Show,
    Split,
    Stack,
    Swap,
    Tuck,
    Turn,
    Ungroup,
)
from assistant.language.asking import (
    Alike,
    Aspect,
    Check,
    Compare,
    Count,
    Describe,
    Deselect,
    Exists,
    Find,
    Fits,
    Highlight,
    Limit,
    ListThings,
    Measured,
    Select,
    Space,
)
from assistant.language.labelling import AskMe, IsA, Label, NotA, Taught
from assistant.language.reference import (
    AnyOf,
    Attribute,
    AttributeKind,
    Condition,
    Degree,
    Determiner,
    Either,
    Has,
    Head,
    Home,
    Named,
    Not,
    Noun,
    One,
    Pick,
    Place,
    Places,
    Pronoun,
    Quantity,
    Ref,
    Reference,
    Region,
    Relation,
    Same,
    Several,
    Shift,
    Spot,
    Than,
    Thing,
    Viewer,
    Viewpoint,
)
from assistant.language.relations import (
    RELATIONS,
    Direction,
    Measure,
    RelationSpec,
    Unit,
)
from assistant.language.talking import (
    Adjust,
    Again,
    Answer,
    Correct,
    Greet,
    Help,
    Mention,
    No,
    Redo,
    Repeat,
    Stop,
    Undo,
    Unsupported,
    WhatChanged,
    Why,
    Yes,
)

__all__ = [
    "RELATIONS",
    "Add",
    "Adjust",
    "Again",
    "Alike",
    "Answer",
    "AnyOf",
    "Arrange",
    "AskMe",
    "Aspect",
    "Attribute",
    "AttributeKind",
    "Bring",
    "Check",
    "Command",
    "Compare",
    "Condition",
    "Correct",
    "Count",
    "Degree",
    "Delete",
    "Describe",
    "Deselect",
    "Determiner",
    "Direction",
    "Duplicate",
    "Either",
    "Exists",
    "Face",
    "Find",
    "Fits",
    "ForEach",
    "Forget",
    "GoTo",
    "Greet",
    "Group",
    "Has",
    "Head",
    "Help",
    "Hide",
    "Highlight",
    "Home",
    "If",
    "IsA",
    "Label",
    "Layout",
    "Limit",
    "ListThings",
    "LookAt",
    "Measure",
    "Measured",
    "Mention",
    "Merge",
    "Move",
    "Name",
    "Named",
    "No",
    "Not",
    "NotA",
    "Noun",
    "One",
    "Pick",
    "PickUp",
    "Place",
    "Places",
    "Program",
    "Pronoun",
    "PutDown",
    "Quantity",
    "Recolor",
    "Redo",
    "Ref",
    "Reference",
    "Region",
    "Relabel",
    "Relation",
    "RelationSpec",
    "Repeat",
    "Restore",
    "Rotate",
    "Same",
    "Scale",
    "Select",
    "SetState",
    "SetViewpoint",
    "Several",
    "Shift",
    "Show",
    "Space",
    "Split",
    "Spot",
    "Stack",
    "Stop",
    "Swap",
    "Taught",
    "Than",
    "Thing",
    "Times",
    "Tuck",
    "Turn",
    "Undo",
    "Ungroup",
    "Unit",
    "Unsupported",
    "Until",
    "Viewer",
    "Viewpoint",
    "WhatChanged",
    "Why",
    "Yes",
]


@dataclass(frozen=True, slots=True)
class If:
    """ "If there is a mug on the desk, bring it, otherwise bring a glass"."""

    test: Exists | Check
    """Decided when it is reached; `it` in the steps is the thing tested."""
    then: tuple[Command, ...]
    """Done when it holds."""
    otherwise: tuple[Command, ...] = ()
    """Done when it does not."""


@dataclass(frozen=True, slots=True)
class ForEach:
    """ "For each chair, put a cushion on it": the steps once for every thing, `it` being that thing."""

    target: Reference
    """Over which things, fixed before the first step."""
    do: tuple[Command, ...]
    """The steps."""


@dataclass(frozen=True, slots=True)
class Until:
    """ "Move it left until it touches the wall": a step repeated until the test holds (the session bounds it)."""

    test: Exists | Check
    """Ends the loop."""
    do: tuple[Command, ...]
    """The steps."""


@dataclass(frozen=True, slots=True)
class Times:
    """ "Do that three times", "turn it left twice"."""

    count: int
    """How often."""
    do: tuple[Command, ...]
    """The steps."""


Command = (
    Select | Highlight | Deselect | Find | Count | Exists | Check | Describe | ListThings | Measured | Fits | Compare
    | Space | Alike
    | Move | Bring | PickUp | PutDown | Rotate | Face | Scale | Recolor | Hide | Show | Delete | Duplicate | Add
    | Swap | Stack | Arrange | Group | Ungroup | Split | Merge | SetState | Name | Relabel | Forget
    | Tuck | Restore | Layout
    | Label | IsA | NotA | AskMe | Taught
    | GoTo | LookAt | Turn | SetViewpoint
    | Undo | Redo | Again | Adjust | Correct | Answer | Yes | No | Stop | Repeat | Greet | Help | WhatChanged | Why
    | Mention | Unsupported | If | ForEach | Until | Times
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Program:
    """What was asked, in the order of doing. Later steps may refer back: "grab the cup and fill it"."""

    steps: tuple[Command, ...]
    """One or more commands."""
