"""What to say when something is not there: what was looked for, and where else such a thing is."""

from __future__ import annotations

from dataclasses import replace

from assistant.asked import nothing_there
from assistant.grounding.labels import match
from assistant.grounding.outcome import NotFound
from assistant.language.describing import describe
from assistant.language.lexicon import lexicon
from assistant.language.program import Attribute, Condition, Determiner, Noun, Ref, Reference, Relation
from assistant.phrasing import is_mass, listed, sentence, some, verb
from assistant.whereabouts import place_of, room_name
from scene.objects import Scene, SceneObject

ELSEWHERE = 3
"""In how many places such things are told."""

SAME_KIND = 0.7
"""From which degree a noun still names a near miss."""


def missing_text(scene: Scene, outcome: NotFound, reference: Reference | None = None, *, counted: bool = False) -> str:
    """"I can't find an apple in the bedroom. There is an apple on the counter in the kitchen."."""
    if reference is not None and (nothing := nothing_there(reference, outcome)):
        return sentence(nothing)
    if not (isinstance(reference, Ref) and isinstance(reference.head, Noun) and outcome.closest):
        return outcome.reason
    kind = reference.head.name
    if reference.excluding or reference.group or kind not in outcome.reason:
        return outcome.reason
    near = [c.object_id for c in outcome.closest if c.object_id in scene.objects]
    near = [i for i in near if scene[i].visible and is_called(scene[i], kind)]
    if not near:
        return outcome.reason
    near += [o.id for o in scene if o.visible and o.id not in near and is_called(o, kind)]
    wanted = reference.count is None and not reference.plural
    one: Determiner = "any" if is_mass(kind) else "a"
    asked = describe(replace(_there(reference), determiner=one if wanted else "bare"))
    places: dict[str, list[str]] = {}
    for i in near:
        place = _place(scene, i)
        if place in places or len(places) < ELSEWHERE:
            places.setdefault(place, []).append(i)
    if counted:
        are = "is" if wanted else "are"
        first_of_all = f"There {are} no {describe(replace(reference, determiner='bare'))}."
        if any(isinstance(c, Attribute) and c.kind == "state" for c in reference.where):
            return first_of_all
    else:
        first_of_all = f"I can't find {asked}."
    parts = [f"{some(scene, ids)} {place}" for place, ids in places.items()]
    first = next(iter(places.values()))
    return f"{first_of_all} There {verb(scene, first, 'is', 'are')} {listed(parts)}."


def _there(reference: Ref) -> Ref:
    """ "The milk from the fridge", of milk that is not in it: in the fridge."""
    return replace(reference, where=tuple(map(_located, reference.where)))


def _located(c: Condition) -> Condition:
    if not isinstance(c, Relation) or c.name != "from":
        return c
    heads = [a.head.name for a in c.anchors if isinstance(a, Ref) and isinstance(a.head, Noun)]
    holds = any("container" in lexicon().categories(name) for name in heads)
    return replace(c, name="in" if holds else "on")


def is_called(o: SceneObject, noun: str) -> bool:
    """Whether a noun still names a thing that is there, as near kinds do."""
    return match(noun, tuple(n for n in (o.label, *o.aliases) if n)).degree >= SAME_KIND


def _place(scene: Scene, object_id: str) -> str:
    room, place = room_name(scene, object_id), place_of(scene, object_id)
    return f"{place} in the {room}" if room and place != "in your hand" else place
