"""What the conversation remembers between turns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from assistant.gaze import GazeTrack
from assistant.labelling.lessons import Lesson
from assistant.labelling.protocol import Labelling
from assistant.language.program import Place, Program, Reference, Viewpoint
from assistant.turn import CandidateRow
from scene.frames import Pose, Vec3, Viewer

FOCUS_DEPTH = 8
"""How many earlier mentions pronouns can still reach."""


MOST_ASIDES = 2
"""So often a question is put again after something else was said; then it is given up."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A question that the assistant asked and waits for the answer to."""

    kind: Literal["which", "confirm", "label"]
    """`which`: one of the candidates. `confirm`: yes or no. `label`: what kind of thing the candidate is."""
    program: Program
    """What will be done once it is answered."""
    front: str
    """Which front end understood the program."""
    text: str
    """What the person said."""
    reference: Reference | None = None
    """For `which`: what could mean several things. For `confirm`: what means the candidates, where there are some."""
    candidates: tuple[str, ...] = ()
    """For `which`: ids, in the order in which they were numbered. Else the ids that it is about, if any."""
    labels: tuple[str, ...] = ()
    """For `label`: the kinds that were offered, in order."""
    more: bool = False
    """For `label`: whether further questions follow."""
    question: str = ""
    """What was asked."""
    gaze: GazeTrack = GazeTrack()
    """Where the person looked and pointed as they spoke: "this" stays what it was then, wherever the hand is now."""

    asides: int = 0
    """How often something else was said since."""

    @property
    def is_offer(self) -> bool:
        """Whether what was asked for is done, and more of the like is offered."""
        return self.kind == "confirm" and bool(self.candidates)


    def after_aside(self) -> Pending | None:
        """The question when something else was said in between; given up when nobody comes back to it."""
        if self.kind == "label":
            return self
        return replace(self, asides=self.asides + 1) if self.asides < MOST_ASIDES else None


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a thing stands."""

    pose: Pose
    """`world_from_object`."""
    parent: str | None
    """What carries it."""


@dataclass(frozen=True, slots=True)
class Dialogue:
    """The state of the conversation."""

    focus: tuple[tuple[str, ...], ...] = ()
    """Sets of ids spoken of, the latest first; pronouns refer to these."""
    told: tuple[str, ...] = ()
    """Ids of what was told where one thing was asked for: "it" may be any one of them."""
    selection: tuple[str, ...] = ()
    """What was selected when the last turn ended; what is selected since then, by a click, is spoken of next."""
    kind: str = ""
    """The noun last spoken of: what "the blue one" is a kind of."""
    pending: Pending | None = None
    """The open question, if any."""
    program: Program | None = None
    """What was last done, for "again" and "not so far"."""
    tried: Program | None = None
    """What was asked since and changed nothing, for "no, the other one"."""
    text: str = ""
    """What was said for it."""
    targets: tuple[str, ...] = ()
    """Ids of what it was done to."""
    reply: str = ""
    """What was last answered, for "pardon?"."""
    chosen: Mapping[Reference, tuple[str, ...]] = field(default_factory=dict)
    """What an answer settled: the reference asked about, and the ids that it means."""
    place: Vec3 | None = None
    """The point last spoken of: "there" without pointing."""
    anchor: Place | None = None
    """The place last spoken of."""
    homes: Mapping[str, Pose] = field(default_factory=dict)
    """Where each moved object stood in the world before it was last moved: "put it back"."""
    added: tuple[str, ...] = ()
    """Ids of what was added in this talk, the latest first: "the last thing you made"."""
    view: Viewpoint | None = None
    """From where left and right are meant, when the person said so for all that follows."""
    spots: Mapping[str, Vec3] = field(default_factory=dict)
    """Places to which the person gave a name."""
    layouts: Mapping[str, Mapping[str, Stand]] = field(default_factory=dict)
    """Arrangements to which the person gave a name: where each thing stood."""
    stood: Viewer | None = None
    """Where the person stood before they last went somewhere: "go back"."""
    candidates: tuple[CandidateRow, ...] = ()
    """What may have been meant last time, best first, with the reasons: "why that one?"."""
    guesses: tuple[Labelling, ...] = ()
    """What was last told of what things are: "how sure are you?", "you're right"."""
    passed: tuple[str, ...] = ()
    """Ids of what was asked about since the questions began: none of it is asked twice."""
    lessons: tuple[Lesson, ...] = ()
    """What the person taught by naming things, now and in earlier sessions."""

    def with_clicked(self, selection: tuple[str, ...]) -> Dialogue:
        """With what was selected by hand since the last turn as the latest thing spoken of."""
        return self.mention(selection) if selection and selection != self.selection else self

    def mention(self, ids: tuple[str, ...], kind: str = "") -> Dialogue:
        """With `ids` the latest thing spoken of."""
        if not ids:
            return self
        rest = tuple(f for f in self.focus if f != ids)
        return replace(self, focus=(ids, *rest)[:FOCUS_DEPTH], kind=kind or self.kind)
