"""What a skill is: it turns one command into a plan, and changes nothing itself.

A skill is one file in `assistant/skills/` with `HANDLES` (the command classes that it takes), `ABOUT` (its theme in a
few words, for help), `EXAMPLES` (sentences for the demo living room that a sweep test runs, the plainest first), and
`plan(command, ctx) -> Plan`. It resolves what the command speaks of through the context, which raises `Unresolved`
where that is not one clear thing; the session turns that into a question.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from assistant.dialogue import Dialogue, Pending
from assistant.grounding.context import GroundingContext
from assistant.grounding.outcome import Ambiguous, Grounding, NotFound, PlaceGrounding, Resolved, ResolvedPlace
from assistant.grounding.questions import question_for
from assistant.grounding.wording import naming
from assistant.labelling.asking import Asking
from assistant.labelling.lessons import taught_so_far
from assistant.labelling.protocol import Example, Labelling
from assistant.language.program import Command, Either, Noun, Place, Pronoun, Ref, Reference, Relation, Several, Thing
from assistant.local import of_this_room
from assistant.mentioned import one_after_the_other
from assistant.untold import unseen_choice
from scene.errors import MissingError
from scene.frames import Vec3, Viewer
from scene.history import History
from scene.objects import Scene, SceneObject
from scene.ops import Op
from scene.transaction import Rejected, commit

ROWS = (Noun("row"), Noun("column"), Noun("line"))
"""What several things make; alone it does not say which things."""

SHELL = (Noun("floor"), Noun("wall"), Noun("ceiling"))
"""Of these every room has its own, and who speaks of "the floor" seldom means one of them."""

MANY_OBJECTS = 5
"""More objects than this are not changed in one act without a yes."""


class Unresolved(Exception):
    """A reference or a place that is not one clear thing; carries what grounding found."""

    def __init__(self, grounding: Grounding | PlaceGrounding, reference: Reference | None = None) -> None:
        super().__init__(type(grounding).__name__)
        self.grounding = grounding
        self.reference = getattr(grounding, "about", None) or reference


class Refused(Exception):
    """Understood and resolved, but it cannot be done; the message is the reason, a whole sentence for the person."""


@dataclass(frozen=True)
class Plan:
    """What a skill would do."""

    reply: str
    """What to say once it is done."""
    ops: tuple[Op, ...] = ()
    """Changes to the scene."""
    targets: tuple[str, ...] = ()
    """Ids of what it is about; they become what "it" means."""
    outcome: Literal["done", "answered", "not_found"] = "done"
    """How it ends when the changes are committed. `not_found`: a search that found nothing."""
    viewer: Viewer | None = None
    """Where the person stands and looks afterwards; None is as before."""
    history: History | None = None
    """The history afterwards, for undo and redo alone."""
    dialogue: Dialogue | None = None
    """The conversation's memory afterwards, where the skill changes it."""
    confirm: str = ""
    """A yes-or-no question to ask first; empty where none is needed."""
    grounding: Resolved | None = None
    """How the main thing was found, for the table of reasons."""
    asks: Pending | None = None
    """A question that it leads to, which the reply ends with; it is done whatever the answer."""
    guesses: tuple[Labelling, ...] = ()
    """What is told of what things are, for "how sure are you?"."""
    exports: tuple[Example, ...] = ()
    """What is to be written to a file of the person's."""


@dataclass(frozen=True)
class SkillContext:
    """What a skill may look at."""

    scene: Scene
    """The scene, with the earlier steps of the same sentence done."""
    viewer: Viewer
    """Where the person stands and looks."""
    history: History
    """What was done before this sentence."""
    dialogue: Dialogue
    """What the conversation remembers."""
    grounding: GroundingContext
    """What references are resolved in."""
    ground: Callable[[Reference, GroundingContext], Grounding]
    """Resolves a reference."""
    ground_place: Callable[[Place, GroundingContext], PlaceGrounding]
    """Resolves a place."""
    plan: Callable[[Command, SkillContext], Plan]
    """Plans another command, for those that are made of others."""
    seed: int = 0
    """For whatever has to choose."""
    found: dict[Reference, Resolved] = field(default_factory=dict)
    """What this step resolved so far, for the table of reasons."""
    asking: Asking = field(default_factory=Asking)
    """Asks the labeller what things are."""

    @property
    def examples(self) -> tuple[Example, ...]:
        """What the person taught, as it holds now."""
        return taught_so_far(self.dialogue.lessons, self.history, self.scene)

    def labelled(self, ids: Sequence[str], *, among: Sequence[str] | None = None) -> tuple[Labelling, ...]:
        """What the labeller takes these things for; `Refused` where nobody can tell."""
        try:
            return self.asking.label(self.scene, ids, among=among, examples=self.examples)
        except MissingError as error:
            raise Refused(str(error)) from None

    def resolve(self, reference: Reference) -> tuple[str, ...]:
        """The ids that a reference means, one or more; raises `Unresolved`."""
        chosen = self.dialogue.chosen.get(reference)
        if chosen is not None:
            return chosen
        if isinstance(reference, Ref) and reference.head in ROWS and not any(o.label == "row" for o in self.scene):
            raise Refused("Say what it is a row of: the first row of desks, for example.")
        if isinstance(reference, Ref) and reference.determiner == "no":
            raise Refused("That is none of them, so there is nothing to do.")
        if them := one_after_the_other(reference, self.dialogue.focus, self.scene):
            return them
        outcome = self.ground(reference, self.grounding)
        if isinstance(outcome, Resolved) and len(outcome.ids) > 1 and reference == Ref(Pronoun("it")):
            outcome = self._one_of_those_told(outcome)
        if not isinstance(outcome, Resolved):
            raise Unresolved(outcome, reference)
        if len(outcome.ids) > 1 and (unseen := unseen_choice(reference, self.scene)):
            raise Refused(unseen)
        ids = of_this_room(reference, outcome.ids, self.scene, self.viewer)
        self.found[reference] = replace(outcome, ids=ids)
        return ids

    def _one_of_those_told(self, several: Resolved) -> Grounding:
        """ "Where is the mug? Bring it to me", where there are three: which one of them."""
        labels = {self.scene[i].label for i in several.ids}
        label = labels.pop() if len(labels) == 1 and set(several.ids) == set(self.dialogue.told) else None
        found = self.ground(Ref(Noun(label)), self.grounding) if label is not None else several
        return found if isinstance(found, Ambiguous) else several

    def resolve_movable(self, reference: Reference) -> tuple[str, ...]:
        """What a reference means, for moving it; `Refused` and no question where all that it may mean is fixed."""
        try:
            ids = self.resolve(reference)
            loose = tuple(i for i in ids if not self.scene[i].fixed)
            if not loose and (others := self._any_loose(reference, len(ids))):
                return others
            of_all = isinstance(reference, Ref) and isinstance(reference.head, Thing) and reference.determiner == "all"
            return loose if of_all and loose else ids  # "everything on the counter": not what is built in there
        except Unresolved as error:
            candidates = error.grounding.candidates if isinstance(error.grounding, Ambiguous) else ()
            found = [self.scene[c.object_id] for c in candidates if c.object_id in self.scene.objects]
            if found and all(o.fixed for o in found):
                kinds = ", ".join(sorted({o.display_name for o in found}))
                raise Refused(f"That is part of the building ({kinds}) and stays where it is.") from None
            loose = tuple(o.id for o in found if not o.fixed)
            if isinstance(error.grounding, Ambiguous) and error.grounding.about is None and len(loose) < len(found):
                return self._among(reference, error.grounding, loose)
            raise

    def _any_loose(self, reference: Reference, number: int) -> tuple[str, ...]:
        """ "A lamp", where the nearest is built in: as many that can be moved; empty where certain ones are meant."""
        if not isinstance(reference, Ref) or reference.determiner not in ("a", "any", "some"):
            return ()
        found = self.matching(reference)
        loose = () if isinstance(found, NotFound) else tuple(i for i in found if not self.scene[i].fixed)
        return loose[:number] if len(loose) >= number else ()

    def _among(self, reference: Reference, several: Ambiguous, ids: tuple[str, ...]) -> tuple[str, ...]:
        """The one of those meant that can be moved; which of them, where they are several."""
        if len(ids) == 1:
            self.found[reference] = Resolved(ids, several.candidates, several.probability)
            return ids
        kept = tuple(c for c in several.candidates if c.object_id in ids)
        question, options = question_for(ids, self.grounding, naming(reference, self.grounding), 1)
        raise Unresolved(replace(several, candidates=kept, question=question, options=options), reference)

    def matching(self, reference: Reference) -> tuple[str, ...] | NotFound:
        """Every visible thing that fits a reference, for questions about how many there are; never a tie."""
        outcome = self.ground(every(reference), self.grounding)
        if isinstance(outcome, Ambiguous) and (wider := _on_any(every(reference), outcome.about)) is not None:
            outcome = self.ground(wider, self.grounding)
        if isinstance(outcome, NotFound):
            return outcome
        if not isinstance(outcome, Resolved):
            raise Unresolved(outcome, reference)
        self.found[reference] = outcome
        return outcome.ids

    def resolve_place(self, place: Place) -> ResolvedPlace:
        """Where a place is; raises `Unresolved`."""
        outcome = self.ground_place(place, self.grounding)
        if not isinstance(outcome, ResolvedPlace):
            raise Unresolved(outcome)
        return outcome

    def resolve_point(self, place: Place) -> Vec3:
        """The point that a place means; `Refused` where it is more than a point."""
        found = self.resolve_place(place)
        if found.point is None:
            raise Refused("Point at the place that you mean, please.")
        return found.point

    def resolve_one(self, reference: Reference, verb: str) -> str:
        """The one id that a reference means; `Refused` where it means several and `verb` takes one."""
        ids = self.resolve(reference)
        if len(ids) > 1:
            raise Refused(f"I can {verb} only one thing at a time, and that is {len(ids)}.")
        return ids[0]

    def after(self, scene: Scene, ops: Sequence[Op]) -> Scene:
        """A scene with some operations done; `Refused` with the reason where they cannot be."""
        result = commit(scene, ops)
        if isinstance(result, Rejected):
            raise Refused(result.reason)
        return result.scene

    def with_homes(self, ids: Sequence[str]) -> Dialogue:
        """The memory with where these things stand now as the place to put them back to."""
        poses = {i: self.scene.world_pose(i) for i in ids if not self.scene[i].state_of("held")}
        return replace(self.dialogue, homes={**self.dialogue.homes, **poses})

    def object(self, object_id: str) -> SceneObject:
        """An object of the scene."""
        return self.scene[object_id]


def is_any(reference: Reference) -> bool:
    """Whether it is any of several, as "if any lamp is on, turn it off": then "it" is all that fit."""
    return isinstance(reference, Ref) and reference.determiner == "any"


def every(reference: Reference) -> Reference:
    """The same reference, read as all that fit it."""
    if isinstance(reference, Several | Either):
        return type(reference)(tuple(every(item) for item in reference.items))
    definite = reference.pick or reference.pointing or not isinstance(reference.head, Noun | Thing)
    return reference if definite else replace(reference, determiner="all", plural=True, count=None)


def _on_any(reference: Reference, about: Reference | None) -> Reference | None:
    """ "(Which toys are) on the floor", where each room has its own: on any of them."""
    if not isinstance(reference, Ref) or not isinstance(about, Ref) or about.head not in SHELL or about.where:
        return None
    any_of = (replace(about, determiner="any"),)
    where = tuple(
        replace(c, anchors=any_of) if isinstance(c, Relation) and c.anchors == (about,) else c for c in reference.where
    )
    return replace(reference, where=where) if where != reference.where else None


def confirm_many(ids: Sequence[str], what: str) -> str:
    """The question to ask before `what` is done to many objects; empty where they are few."""
    return f"{what} {len(ids)} objects: shall I?" if len(ids) > MANY_OBJECTS else ""


Planner = Callable[[Any, SkillContext], Plan]
