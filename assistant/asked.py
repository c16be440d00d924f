"""How a question's own words come back in its answer: "how many red mugs are on the desk" -> "red mugs on the desk"."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.dialogue import Dialogue
from assistant.grounding.outcome import NotFound, Resolved, ResolvedPlace
from assistant.language.describing import describe
from assistant.language.program import (
    Attribute,
    Noun,
    One,
    Pronoun,
    Ref,
    Reference,
    Thing,
)
from assistant.measuring import HOUSE
from assistant.phrasing import the_all
from assistant.skills.base import SkillContext

DONE = {"added": "added", "displaced": "moved"}
"""What was done to things in this talk, by the word for their state."""


def asked_for(reference: Reference, number: int, label: str | None = None) -> str:
    """What was asked for, without an article, in the number that there is of it; `label` where no noun was said."""
    if not isinstance(reference, Ref):
        return "thing" if number == 1 else "things"
    unsaid = isinstance(reference.head, Thing | One | Pronoun)
    head = (Noun(label) if label else Thing()) if unsaid else reference.head
    return describe(replace(reference, head=head, determiner="bare", plural=number != 1, count=None))


def tail(reference: Reference) -> str:
    """Where it was said to be, with a leading space: " on the desk"; empty where nothing was said."""
    if not isinstance(reference, Ref):
        return ""
    where = tuple(c for c in reference.where if not isinstance(c, Attribute))
    told = describe(Ref(Thing(), "bare", plural=True, where=where)).removeprefix("things")
    return re.sub(r"\bme\b", "you", told)


def says_nothing(reference: Reference) -> bool:
    """Whether nothing at all is said of the things: "what do you see?", "put everything back"."""
    if not isinstance(reference, Ref) or reference.pointing:
        return False
    return reference == Ref(Thing(), reference.determiner, plural=reference.plural)


def nothing_there(reference: Reference, found: NotFound) -> str:
    """ "there is nothing under the bed", where anything at all was asked for; empty where a kind was, or is no bed."""
    if not isinstance(reference, Ref) or not isinstance(reference.head, Thing) or "thing" not in found.what:
        return ""
    if any(isinstance(c, Attribute) and c.word == "held" for c in reference.where):
        return "there is nothing in your hand"
    if done := next((DONE[a.word] for a in reference.attributes if a.word in DONE), ""):
        return f"nothing was {done}"
    where = tail(reference).replace(" that are ", " that is ")
    return f"there is nothing{where}" if where else ""


def asks_for_rooms(reference: Reference) -> bool:
    """Whether it is rooms that are asked for, not things."""
    return isinstance(reference, Ref) and isinstance(reference.head, Noun) and reference.head.name == "room"


def is_house(reference: Reference, ctx: SkillContext) -> bool:
    """Whether all the rooms together are meant, of which there are several."""
    named = isinstance(reference, Ref) and isinstance(reference.head, Noun) and reference.head.name in HOUSE
    return named and len(ctx.scene.rooms) > 1


def rooms_told(ctx: SkillContext) -> str:
    """Which rooms there are, one sentence."""
    rooms = ctx.scene.rooms
    if not rooms:
        return "No rooms are marked here."
    if len(rooms) == 1:
        return f"There is one room, the {rooms[0].label}."
    *most, last = (f"the {r.label}" for r in rooms)
    return f"There are {len(rooms)} rooms: {', '.join(most)} and {last}."


def with_anchor(reference: Reference, ctx: SkillContext) -> Dialogue:
    """The memory in which the desk of "what is on the desk" was spoken of, before what is on it."""
    anchors = [a for r in reference.relations for a in r.anchors] if isinstance(reference, Ref) else []
    found = ctx.ground(anchors[0], ctx.grounding) if len(anchors) == 1 else None
    single = isinstance(found, Resolved) and len(found.ids) == 1
    return ctx.dialogue.mention(found.ids) if single and isinstance(found, Resolved) else ctx.dialogue


def place_words(reference: Reference, ctx: SkillContext) -> str:
    """The words for a thing or a room that must be there; raises `Unresolved` where it is not."""
    found = ctx.ground(reference, ctx.grounding)
    if isinstance(found, ResolvedPlace) and found.room is not None:
        return next(f"the {r.label}" for r in ctx.scene.rooms if r.id == found.room)
    return the_all(ctx.scene, ctx.resolve(reference))
