"""What grounding comes to: the things meant, several that may be meant, or nothing that fits and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.language.reference import Reference
from scene.frames import Vec3, Viewer


@dataclass(frozen=True, slots=True)
class Reason:
    """One factor that spoke for or against a candidate."""

    factor: str
    """`label`, `color`, `size`, `on`, `pointing` ..."""
    degree: float
    """0 (does not hold) to 1 (holds)."""
    note: str = ""
    """In words, where they help: the anchor, the viewpoint, how a label matched."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that may be meant."""

    object_id: str
    """Which object."""
    score: float
    """Its share of the belief among all candidates, 0 to 1."""
    reasons: tuple[Reason, ...] = ()
    """What that share is made of: one entry for each part of the reference."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """It is clear what is meant."""

    ids: tuple[str, ...]
    """The objects meant, at least one; of a set in the scene's order, of a ranking best first."""
    candidates: tuple[Candidate, ...]
    """All that were plausible, best first."""
    probability: float
    """How likely these very objects are the ones meant, calibrated on the benchmark, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Several things fit nearly as well."""

    candidates: tuple[Candidate, ...]
    """Those that fit, best first; two or more, or one that fits but loosely."""
    question: str
    """The shortest question that tells them apart: "The red one or the blue one?"."""
    options: tuple[str, ...] = ()
    """How each candidate is called in the question, in the candidates' order."""
    probability: float = 0.0
    """How likely the first of the candidates is the one meant."""
    about: Reference | None = None
    """The reference inside the one grounded that is not clear: "the desk" of "the mugs on the desk"; None for the
    whole. The candidates are then candidates for this one."""
    unsure_kind: bool = False
    """True where none is called what was said: nothing may be told of the candidates before one is agreed on."""


@dataclass(frozen=True, slots=True)
class NotFound:
    """Nothing fits."""

    what: str
    """What was looked for, in English: "red mug"."""
    reason: str
    """Why nothing fits, a whole sentence: "I see no red mug here; there is a blue mug."."""
    closest: tuple[Candidate, ...] = ()
    """Near misses, best first: the right kind with the wrong colour, the right place with the wrong kind."""


PlaceKind = Literal["surface", "room", "region", "point", "shift", "home"]
"""What sort of place: related to anchors (`surface`), a room, a part of a room, a point, a step, or where it was."""


@dataclass(frozen=True, slots=True)
class ResolvedPlace:
    """It is clear where."""

    kind: PlaceKind
    """What sort of place; decides which of the fields below are used."""
    relation: str = ""
    """For `surface` and `region`: a key of `RELATIONS` ("on", "left_of"); "at" for a room."""
    anchors: tuple[str, ...] = ()
    """Ids of the things that the relation is to."""
    room: str | None = None
    """The id of the room."""
    point: Vec3 | None = None
    """For `point` the point itself; for `region` its middle, on its floor; metres, in the world."""
    radius_m: float | None = None
    """For `region`: how far around `point` still counts, metres."""
    direction: Vec3 | None = None
    """For `shift` and for view-dependent relations: which way in the world, a unit vector."""
    distance_m: float | None = None
    """How far, metres, when it was said."""
    bounded: bool = False
    """True where `distance_m` is a bound ("within two metres of") and no exact distance."""
    spin: Literal["", "clockwise", "anticlockwise", "around"] = ""
    """For `shift`: a turn that was said where a way was expected."""
    viewer: Viewer | None = None
    """Whose left and right was meant."""
    also: tuple[ResolvedPlace, ...] = ()
    """Further places that narrow this one: "on the table, next to the lamp"."""
    words: str = ""
    """The place in English: "on the desk"."""
    probability: float = 1.0
    """How likely this very place is meant, 0 to 1."""

    @property
    def reason(self) -> str:
        """Why this is no answer to a question for things."""
        return f"{self.words[:1].upper()}{self.words[1:]} is a place and no thing that I could do that with."


Grounding = Resolved | Ambiguous | NotFound | ResolvedPlace
"""What a reference comes to; a `ResolvedPlace` for one that names a room or a part of a room."""

PlaceGrounding = ResolvedPlace | Ambiguous | NotFound
"""What a place comes to."""
