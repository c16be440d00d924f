"""What a room has is in it: "does the room have a door", "how many walls does the kitchen have"."""

from __future__ import annotations

from dataclasses import replace

from assistant.language import program as p
from assistant.language.lexicon import lexicon


def in_the_room(step: p.Command) -> p.Command:
    """The same question of what is in the room, where it is of what a room has; else the step itself."""
    if isinstance(step, p.Check) and _is_room(step.target) and isinstance(step.condition, p.Has):
        what = step.condition.what
        if isinstance(what, p.Ref) and step.condition.relation in ("with", "in"):
            return p.Exists(replace(what, where=(*what.where, p.Relation("in", (step.target,)))))
    if isinstance(step, p.Count) and isinstance(step.target, p.Ref):
        where = tuple(
            replace(c, name="in") if isinstance(c, p.Relation) and c.name == "at" and _is_room(c.anchors[0]) else c
            for c in step.target.where
        )
        return replace(step, target=replace(step.target, where=where))
    return step


def _is_room(value: object) -> bool:
    """Whether a reference is of a room by its noun."""
    if not isinstance(value, p.Ref) or not isinstance(value.head, p.Noun):
        return False
    name = value.head.name
    return name in lexicon().rooms or name == "room" or name.endswith(" room")
