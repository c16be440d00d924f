"""What a scene test says, read and checked: frozen data that the runner plays."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from assistant.labelling.protocol import Guess
from scene.frames import Vec3


@dataclass(frozen=True, slots=True)
class Target:
    """A thing or a point that is looked at, pointed at or clicked."""

    text: str
    """As written: an id, a description ("the red mug"), a viewpoint or `nothing`; of a point its numbers."""
    line: int
    """Where it is written, from 1."""
    column: int
    """The same, from 1."""
    point: Vec3 | None = None
    """The point itself, metres, where three numbers were given."""


@dataclass(frozen=True, slots=True)
class Aim:
    """A look or a gesture during a turn."""

    target: Target
    """At what."""
    word: int | None = None
    """On which word of the sentence it begins, from 0."""
    at_s: float | None = None
    """Or at which second of the turn. Neither: for the whole turn."""
    upon: bool = False
    """Whether a place is meant ("there"): then the hand points at the top of the thing, where something could stand."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the person stands and looks."""

    name: str = ""
    """A viewpoint of the scene; empty where a position is given."""
    position: Vec3 | None = None
    """Where the eyes are, metres; None leaves them where they are."""
    look_at: Target | None = None
    """What they look at; None leaves the direction as it is."""
    line: int = 1
    """Where it is written."""
    column: int = 1
    """The same."""


@dataclass(frozen=True, slots=True)
class TextMatch:
    """What a text has to be."""

    how: Literal["exact", "pattern", "means"]
    """The very words (case and spaces aside), a regular expression found in it, or nearly the same meaning."""
    text: str
    """The words or the expression."""
    at_least: float = 0.6
    """For `means`: the least cosine similarity."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What can be seen from a place."""

    standing: Standing
    """From where."""
    sees: tuple[Target, ...] = ()
    """What has to be visible."""
    hides: tuple[Target, ...] = ()
    """What must not be."""


@dataclass(frozen=True, slots=True)
class Golden:
    """A picture to compare with."""

    name: str
    """Its file beside the test, `pictures/NAME.png`."""
    standing: Standing | None = None
    """From where; None is from the person's eyes."""
    size: tuple[int, int] = (640, 360)
    """Width and height, pixels."""
    show: tuple[str, ...] = ()
    """Overlays."""
    tolerance: int = 3
    """How much a pixel may differ, of 255."""


@dataclass(frozen=True, slots=True)
class Limit:
    """How long a turn may take."""

    seconds: float
    """On this machine."""
    strict: bool = False
    """Whether the test fails when it takes longer."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """Something that has to hold after a turn."""

    kind: str
    """Its key in the file."""
    value: Any
    """What was read from it; its shape belongs to the kind."""
    written: str
    """As written, for people."""
    line: int
    """Where, from 1."""
    column: int
    """The same, from 1."""


@dataclass(frozen=True, slots=True)
class TurnSpec:
    """What the person does, and what has to hold afterwards."""

    kind: str
    """`say`, `speak`, `hear`, `click`, `key`, `wait`, `viewer`, `look_at`, `point_at` or `check`."""
    text: str
    """The sentence, the recording, the key; empty for the others."""
    line: int
    """Where the turn is written, from 1."""
    column: int
    """The same, from 1."""
    seconds: float = 0.0
    """For `wait`: how long."""
    click: Target | None = None
    """For `click`: on what."""
    add: bool = False
    """For `click`: whether to the selection there is."""
    standing: Standing | None = None
    """For `viewer`: where to."""
    points: tuple[Aim, ...] = ()
    """What the hand points at."""
    looks: tuple[Aim, ...] = ()
    """What the eyes look at."""
    expectations: tuple[Expectation, ...] = ()
    """What has to hold, in the order written."""
    folder: Path = Path()
    """Where the file lies in which the turn is written: recordings are beside it."""


@dataclass(frozen=True, slots=True)
class SceneSpec:
    """Which scene."""

    name: str
    """A demo scene, the path of a file, or `inline`."""
    file: Path | None = None
    """The file; None for a demo scene or an inline one."""
    inline: str = ""
    """An inline scene as JSON text in the form of a `.scene.json`."""
    line: int = 1
    """Where it is written."""
    column: int = 1
    """The same."""


@dataclass(frozen=True, slots=True)
class Script:
    """What a scripted labeller says of one thing."""

    guesses: tuple[Guess, ...]
    """Best first; none where it cannot tell."""
    because: str = ""
    """The reason that it gives for the best."""


@dataclass(frozen=True, slots=True)
class Disturbed:
    """A disturbance to play the test under."""

    kind: str
    """Which; see `disturb.KINDS`."""
    level: float
    """How strong."""
    trials: int
    """How often."""
    at_least: float | None = None
    """The share of trials that has to pass; None only reports it."""


@dataclass(frozen=True, slots=True)
class Case:
    """One test, with its parameters filled in."""

    name: str
    """Unique in its file."""
    group: str
    """What the variants of one test share."""
    path: Path
    """Its file."""
    line: int
    """Where it is written, from 1."""
    scene: SceneSpec
    """Where it takes place."""
    viewer: Standing | None
    """Where the person is at the start; None is where a visit to the scene begins."""
    turns: tuple[TurnSpec, ...]
    """What happens, fixtures first."""
    tags: tuple[str, ...] = ()
    """What to choose it by."""
    skip: str = ""
    """Why it is not to be played; empty plays it."""
    xfail: str = ""
    """Why it is expected to fail; empty expects it to pass."""
    parameters: tuple[tuple[str, str], ...] = ()
    """The values filled in."""
    uses: tuple[str, ...] = ()
    """Models beside those of `speak` and `hear`: `words`, `translator`, `translator-small`, `hearing-better`,
    `labeller`."""
    yes: bool = False
    """Whether the assistant acts without asking back."""
    seed: int = 0
    """For whatever is random."""
    labels: tuple[tuple[str, Script], ...] = ()
    """What a scripted labeller says of things, by id; empty where there is none."""
    disturbed: Disturbed | None = None
    """A disturbance; None for the plain test."""

    @property
    def needs_models(self) -> bool:
        """Whether the weights of a model are needed."""
        heard = any(t.kind in ("speak", "hear") for t in self.turns)
        means = any(e.kind == "reply" and e.value.how == "means" for t in self.turns for e in t.expectations)
        return heard or means or bool(self.uses)

    @property
    def needs_gl(self) -> bool:
        """Whether something is drawn."""
        return any(e.kind == "picture" for t in self.turns for e in t.expectations)
