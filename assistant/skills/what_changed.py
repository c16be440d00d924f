"""What the last acts changed: the scene now against the scene before them, thing by thing."""

from __future__ import annotations

import math

from assistant.language.program import WhatChanged
from assistant.looks import colour_of
from assistant.phrasing import a, kind, metres, sentence, the, times
from assistant.skills.base import Plan, Refused, SkillContext
from assistant.whereabouts import is_are, place_of
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
    """Tell the difference that the last acts made."""
    steps = ctx.history.done[-(command.count or A_FEW):]
    if not steps:
        return Plan("Nothing has changed yet.", outcome="answered")
    before = ctx.history.scene
    for step in reversed(steps):
        result = commit(before, step.inverse)
        if not isinstance(result, Committed):
            raise Refused(f"I can't look back that far: {result.reason}.")
        before = result.scene
    told = [(i, text) for i in _ids(before, ctx.scene) for text in _changes(before, ctx.scene, i)]
    if not told:
        return Plan("Nothing looks different from before.", outcome="answered")
    ids = tuple(dict.fromkeys(i for i, _ in told if i in ctx.scene.objects))
    rest = f" There are {len(told) - MOST} more changes." if len(told) > MOST else ""
    return Plan(" ".join(sentence(text) for _, text in told[:MOST]) + rest, targets=ids, outcome="answered")


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
