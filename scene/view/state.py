"""What the application tells the view: the scene, what is being said, and what else is to be shown over it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from scene.frames import Pose, Ray, Vec3, Viewer
from scene.objects import Scene

NO_GUESSES: Mapping[str, tuple[str, float]] = MappingProxyType({})
Status = Literal["ready", "listening", "thinking", "speaking"]
ALWAYS_SHOWN: tuple[str, ...] = (
    "caption", "status", "progress", "help", "entry", "candidates", "why", "hand", "reticle", "hover",
)
"""Overlays that the window always has on; each shows itself only where the state gives it something to show."""


@dataclass(frozen=True, slots=True)
class WhyRow:
    """One candidate of the last reference, for the panel that answers "why that one?"."""

    object_id: str
    """Which object."""
    name: str
    """What to call it."""
    score: float
    """Its share of the belief, 0 to 1."""
    reasons: tuple[tuple[str, float], ...]
    """Each factor and its degree, 0 to 1, in the order of the columns."""


@dataclass(frozen=True, slots=True)
class HelpLine:
    """One line of the help card."""

    key: str
    """What to press, or what to say."""
    does: str
    """What that does."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long piece of work is."""

    what: str
    """What is being done: "labelling"."""
    done: int
    """How many are done."""
    total: int
    """How many there are."""


@dataclass(frozen=True, slots=True)
class ViewState:
    """All that one frame shows. The application makes it; the view never changes it."""

    scene: Scene
    """What is there."""
    status: Status = "ready"
    """What the assistant is doing."""
    level: float = 0.0
    """How loud the microphone is, 0 to 1, while listening."""
    heard: str = ""
    """What was heard or typed last."""
    answered: str = ""
    """What the assistant said last."""
    entry: str | None = None
    """The line being typed; None where no line is open."""
    entry_prompt: str = ""
    """What the open line asks for while it is empty; "" for anything that could be said."""
    guesses: Mapping[str, tuple[str, float]] = field(default_factory=lambda: NO_GUESSES)
    """While things are being labelled: by id, what a nameless one is taken for so far, and how likely that is."""
    progress: Progress | None = None
    """The long work that is going on; None where there is none."""
    candidates: tuple[str, ...] = ()
    """Ids that a question is about, in the order of their numbers."""
    why: tuple[WhyRow, ...] = ()
    """The table of reasons; empty where the panel is closed."""
    hand: Ray | None = None
    """Where the hand points."""
    hand_at: Vec3 | None = None
    """What the hand ray meets."""
    hover: str | None = None
    """Id of the object under the hand."""
    pointer_free: bool = True
    """Whether the mouse moves a pointer; else the hand is the middle of the picture."""
    show: tuple[str, ...] = ()
    """Overlays shown besides `ALWAYS_SHOWN`: `labels`, `scores`, `boxes`, `rooms`."""
    help_shown: bool = False
    """Whether the help card is open."""
    help_lines: tuple[HelpLine, ...] = ()
    """What the help card says besides the keys: things to say."""
    ghosts: tuple[tuple[str, Pose], ...] = ()
    """Previews: an object's id and where it would stand, in the world."""
    go_to: tuple[int, Viewer] | None = None
    """Where the eyes are asked to go, and a number that changes with every such wish."""
    bring_up: tuple[int, str] | None = None
    """An overlay that is to be shown from now on, and a number that changes with every such wish."""
    recording: bool = False
    """Whether the session is being written down."""
    moving: bool = False
    """Whether something is still changing by itself, so that another frame is due."""
