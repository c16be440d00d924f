"""What the last acts changed: the scene now against the scene before them, thing by thing."""

from __future__ import annotations

import math
from itertools import pairwise

from assistant.grounding.outcome import NotFound
from assistant.language.program import Place, Ref, Relation, Thing, WhatChanged
from assistant.looks import colour_of
from assistant.phrasing import a, kind, metres, sentence, the, the_all, times, verb
from assistant.skills.base import Plan, Refused, SkillContext
from assistant.whereabouts import is_are, place_of
from scene.history import Step
from scene.objects import Scene, SceneObject
from scene.transaction import Committed, commit

HANDLES = (WhatChanged,)
ABOUT = "what changed"
EXAMPLES = ("What changed?", "What did you just do?")

A_FEW = 3
"""How many last acts "what changed?" goes back."""

MOST = 6
"""How many changes are told one by one."""

SWITCHES = {
    "on": ("on", "off"), "open": ("open", "closed"), "locked": ("locked", "unlocked"), "dirty": ("dirty", "clean"),
    "fill": ("filled", "empty"),
}
"""How a state is told when it holds, and when it does not."""


def plan(command: WhatChanged, ctx: SkillContext) -> Plan:
    """Tell the difference that the last acts made, or all of them for one thing or place."""
    if command.moved is not None:
        return _moved_in_time(command.moved, ctx)
    narrowed = command.target is not None or command.place is not None
    steps = ctx.history.done[-(command.count or (len(ctx.history.done) if narrowed else A_FEW)):]
    if not steps:
        return Plan("Nothing has changed yet.", outcome="answered")
    before = _scenes(steps, ctx.history.scene)[0]
    changed = _ids(before, ctx.scene)
    if command.target is not None:
        about = ctx.resolve(command.target)
        changed = [i for i in changed if i in about]
        if not changed:
            told_of = f"{the_all(ctx.scene, about)} {verb(ctx.scene, about, 'is', 'are')} as I first saw"
            return Plan(sentence(f"{told_of} {verb(ctx.scene, about, 'it', 'them')}"), targets=about,
                        outcome="answered")
    if command.place is not None:
        return _put_there(command.place, changed, ctx)
    told = [(i, text) for i in changed for text in _changes(before, ctx.scene, i)]
    if not told:
        return Plan("Nothing looks different from before.", outcome="answered")
    ids = tuple(dict.fromkeys(i for i, _ in told if i in ctx.scene.objects))
    rest = f" There are {len(told) - MOST} more changes." if len(told) > MOST else ""
    return Plan(" ".join(sentence(text) for _, text in told[:MOST]) + rest, targets=ids, outcome="answered")


def _scenes(steps: tuple[Step, ...], now: Scene) -> list[Scene]:
    """The scene before each of the last steps, and the scene now."""
    scenes = [now]
    for step in reversed(steps):
        result = commit(scenes[0], step.inverse)
        if not isinstance(result, Committed):
            raise Refused(f"I can't look back that far: {result.reason}.")
        scenes.insert(0, result.scene)
    return scenes


def _moved_in_time(which: str, ctx: SkillContext) -> Plan:
    """What was moved first, or last, and from where to where."""
    scenes = _scenes(ctx.history.done, ctx.history.scene)
    pairs = list(pairwise(scenes))
    for before, after in pairs if which == "first" else reversed(pairs):
        told = [(i, text) for i in after.objects if i in before.objects and (text := _went(before, after, i))]
        if told:
            here = tuple(i for i, _ in told if i in ctx.scene.objects)
            parts = [sentence(f"{the(after, i, where=False)} {text}") for i, text in told[:MOST]]
            return Plan(" ".join(parts), targets=here, outcome="answered")
    return Plan("Nothing has been moved yet.", outcome="answered")


def _went(before: Scene, after: Scene, object_id: str) -> str:
    """The move as it was then: "was on the table and was put on the shelf"."""
    here, there = place_of(before, object_id), place_of(after, object_id)
    return f"was {here} and was put {there}" if here != there else _moved(before, after, object_id)


def _put_there(place: Place, changed: list[str], ctx: SkillContext) -> Plan:
    """ "What did you put in the box": of what is there, what was not there before."""
    words = ctx.resolve_place(place).words
    there = ctx.matching(Ref(Thing(), "all", plural=True, where=(place,))) if isinstance(place, Relation) else ()
    ids = tuple(i for i in changed if not isinstance(there, NotFound) and i in there)
    if not ids:
        return Plan(sentence(f"nothing was put {words}"), outcome="answered")
    be = verb(ctx.scene, ids, "was", "were")
    return Plan(sentence(f"{the_all(ctx.scene, ids, where=False)} {be} put {words}"), targets=ids, outcome="answered")


def _ids(before: Scene, after: Scene) -> list[str]:
    both = dict.fromkeys([*before.objects, *after.objects])
    return [i for i in both if before.objects.get(i) != after.objects.get(i)]


def _changes(before: Scene, after: Scene, object_id: str) -> list[str]:
    old, new = before.objects.get(object_id), after.objects.get(object_id)
    if old is None:
        return [f"there is {a(kind(after[object_id]))} more, {place_of(after, object_id)}"]
    name = the(before, object_id)
    if new is None:
        return [f"{name} {is_are(before, object_id)} gone"]
    moved = _moved(before, after, object_id)
    be = is_are(after, object_id)
    return [f"{name} {did}" for did in ([moved] if moved else []) + [f"{be} {look}" for look in _looks(old, new)]]


def _moved(before: Scene, after: Scene, object_id: str) -> str:
    old, new = before.world_pose(object_id), after.world_pose(object_id)
    here, there = place_of(before, object_id), place_of(after, object_id)
    if here != there:
        return f"went from {here} to {there}" if there.startswith("in your") else f"was {here} and is {there} now"
    if old.position != new.position:
        return f"moved by {metres(math.dist(old.position, new.position))}"
    return "was turned" if old.orientation != new.orientation else ""


def _looks(old: SceneObject, new: SceneObject) -> list[str]:
    found = []
    if old.scale != new.scale:
        factor = math.prod(new.scale) / math.prod(old.scale)
        even = len({round(n / o, 6) for n, o in zip(new.scale, old.scale, strict=True)}) == 1
        factor = factor ** (1 / 3) if even else factor
        found.append(f"{times(factor)} as large as it was")
    if old.paint != new.paint:
        found.append(f"{colour_of(new) or 'of another colour'} now")
    if old.visible != new.visible:
        found.append("visible again" if new.visible else "hidden")
    if old.nickname != new.nickname:
        found.append(f"called {new.nickname}" if new.nickname else f"not called {old.nickname} any more")
    if old.label != new.label:
        found.append(f"known as {a(new.label)}" if new.label else "of an unknown kind")
    for key, words in SWITCHES.items():
        was, now = old.state_of(key), new.state_of(key)
        if was != now:
            found.append(f"{words[0] if now else words[1]} now")
    return found
