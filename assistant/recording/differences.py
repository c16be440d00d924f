"""The first thing that came out otherwise, as a sentence: which turn, what was said, and then against now."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from assistant.recording.log import HandEntry, TurnEntry
from scene.errors import DeixisError
from scene.frames import Vec3
from scene.objects import Scene, SceneObject

FINE_M = 0.002
"""Two places nearer than this are told apart by their distance, not by their coordinates."""


@dataclass(frozen=True)
class Difference:
    """What came out otherwise."""

    n: int
    """The number of the entry."""
    said: str
    """What was said, or what the hand did."""
    what: str
    """`outcome`, `program`, `front`, `targets`, `objects`, `sets`, `viewer`, `question`, `reply` ..."""
    then: Any
    """What the log says."""
    now: Any
    """What came out."""
    sentence: str
    """The same for people."""


def hand_difference(entry: HandEntry, reason: str, digest: str) -> Difference | None:
    """In what a hand's entry came out otherwise."""
    where = f"entry {entry.n} (a {entry.by}: {entry.said})"
    if reason:
        return Difference(entry.n, entry.said, "outcome", "done", "rejected",
                          f"{where}: it was done then, and cannot be done now: {reason}")
    if digest != entry.digest:
        return Difference(entry.n, entry.said, "digest", entry.digest, digest,
                          f"{where}: the scene after it is not the one that the log says")
    return None


def turn_difference(before: Scene, then: TurnEntry, now: TurnEntry, after: Scene) -> Difference | None:
    """In what a turn came out otherwise: the first of these that differs, cause before consequence."""
    checks: tuple[Callable[[], tuple[str, Any, Any, str] | None], ...] = (
        lambda: _outcome(then, now),
        lambda: _field(then, now, "program", "it was understood as {then} then, and as {now} now"),
        lambda: _field(then, now, "front", "{then} understood it then, and {now} now"),
        lambda: _field(then, now, "understood", "it was put in words as {then} then, and as {now} now"),
        lambda: _field(then, now, "targets", "it was about {then} then, and about {now} now"),
        lambda: _candidates(then, now),
        lambda: _objects(before, then, now, after),
        lambda: _field(then, now, "sets", "selection, highlight and groups became {then} then, and {now} now"),
        lambda: _field(then, now, "edits", "it was done by {then} then, and by {now} now"),
        lambda: _field(then, now, "went_to", "it led the person to {then} then, and to {now} now"),
        lambda: _field(then, now, "question", "it asked {then} then, and {now} now"),
        lambda: _field(then, now, "reply", "it answered {then} then, and {now} now"),
        lambda: _field(then, now, "digest", "the scene after it is not the one that the log says ({then}, not {now})"),
    )
    for check in checks:
        found = check()
        if found is not None:
            what, was, is_now, said = found
            return Difference(then.n, then.text, what, was, is_now, f"turn {then.n} ({then.text!r}): {said}")
    return None


def _outcome(then: TurnEntry, now: TurnEntry) -> tuple[str, Any, Any, str] | None:
    if then.outcome == now.outcome:
        return None
    said = (f"it ended as {then.outcome!r} then ({then.reply!r}), and ends as {now.outcome!r} now ({now.reply!r})")
    return "outcome", then.outcome, now.outcome, said


def _field(then: TurnEntry, now: TurnEntry, name: str, template: str) -> tuple[str, Any, Any, str] | None:
    was, is_now = getattr(then, name), getattr(now, name)
    if was == is_now:
        return None
    return name, was, is_now, template.format(then=_shown(was), now=_shown(is_now))


def _shown(value: Any) -> str:
    if isinstance(value, tuple) and all(isinstance(v, str) for v in value):
        return ", ".join(value) or "nothing"
    return "nothing" if value is None or value in ("", ()) else repr(value)


def _candidates(then: TurnEntry, now: TurnEntry) -> tuple[str, Any, Any, str] | None:
    was, is_now = (tuple(c.id for c in entry.candidates) for entry in (then, now))
    if was == is_now:
        return None
    return "candidates", was, is_now, f"it could have meant {_shown(was)} then, and {_shown(is_now)} now"


def _objects(before: Scene, then: TurnEntry, now: TurnEntry, after: Scene) -> tuple[str, Any, Any, str] | None:
    was = {c.id: c.object for c in then.changed}
    is_now = {c.id: c.object for c in now.changed}
    for object_id in dict.fromkeys((*was, *is_now)):
        a = was.get(object_id, before.objects.get(object_id))
        b = is_now.get(object_id, before.objects.get(object_id))
        if a != b:
            return ("objects", *_object(object_id, a, b, _as_logged(before, then), after))
    return None


def _as_logged(before: Scene, then: TurnEntry) -> Scene:
    """The scene that the log says came out."""
    objects = dict(before.objects)
    for changed in then.changed:
        if changed.object is None:
            objects.pop(changed.id, None)
        else:
            objects[changed.id] = changed.object
    return before.with_objects(objects)


def _object(object_id: str, a: SceneObject | None, b: SceneObject | None, then: Scene,
            now: Scene) -> tuple[Any, Any, str]:
    if a is None or b is None:
        there = "was there after it then, and is not there now" if b is None else "was gone then, and is there now"
        return a is not None, b is not None, f"{object_id!r} {there}"
    if a.pose != b.pose or a.parent != b.parent:
        return _place(object_id, a, b, then, now)
    name = next(n for n in SceneObject.__dataclass_fields__ if getattr(a, n) != getattr(b, n))
    was, is_now = getattr(a, name), getattr(b, name)
    return was, is_now, f"the {name} of {object_id!r} became {_shown(was)} then, and {_shown(is_now)} now"


def _place(object_id: str, a: SceneObject, b: SceneObject, then: Scene, now: Scene) -> tuple[Any, Any, str]:
    if a.parent != b.parent:
        carried = f"{_shown(a.parent)} carried it then, and {_shown(b.parent)} carries it now"
        return a.parent, b.parent, f"{object_id!r} went elsewhere: {carried}"
    try:
        was, is_now = then.world_pose(object_id), now.world_pose(object_id)
    except DeixisError:
        was, is_now = a.pose, b.pose
    if was.position == is_now.position:
        return was.orientation, is_now.orientation, f"{object_id!r} was turned otherwise then than now"
    apart = math.dist(was.position, is_now.position)
    if apart < FINE_M:
        said = f"{object_id!r} went to {_point(was.position)} then, and {apart:.2g} m beside that now"
    else:
        said = f"{object_id!r} went to {_point(was.position)} then, and to {_point(is_now.position)} now"
    return was.position, is_now.position, said


def _point(p: Vec3) -> str:
    return f"({p[0]:.3f}, {p[1]:.3f}, {p[2]:.3f})"
