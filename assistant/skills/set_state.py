"""Opening, closing, switching, dimming, filling, emptying, locking and cleaning: whatever a kind of thing allows."""

from __future__ import annotations

from assistant.grounding.outcome import Resolved, ResolvedPlace
from assistant.language.program import Pronoun, Quantity, Ref, Relation, SetState, Thing
from assistant.phrasing import percent, sentence, the, the_all, verb
from assistant.skills.base import Plan, Refused, SkillContext, Unresolved
from assistant.states import KEY, states_of
from scene import ops
from scene.objects import SceneObject, StateValue

HANDLES = (SetState,)
ABOUT = "opening, switching and filling"
EXAMPLES = ("Switch on the radio.", "Turn off the TV.", "Dim the lamp on the side table to 30 percent.")

CANNOT = {"open": "opened or closed", "on": "switched on or off", "fill": "filled or emptied", "locked": "locked"}
"""How a refusal says what a thing does not do."""


def plan(command: SetState, ctx: SkillContext) -> Plan:
    """Every one of them into that state."""
    ids = _meant(command, _targets(command, ctx), ctx)
    for i in ids:
        _check(ctx.object(i), the(ctx.scene, i), command)
    content = _content(command)
    changes = [change for i in ids for change in _changes(ctx.object(i), command, content)]
    already = all(ctx.object(op.object_id).state_of(op.key, _rest(op.key)) == op.value for op in changes)
    look = _look(command, content)
    are = verb(ctx.scene, ids, "is", "are")
    told = f"already {look}" if already else f"{look} now"
    return Plan(sentence(f"{the_all(ctx.scene, ids)} {are} {told}"), tuple(changes), ids)


def _targets(command: SetState, ctx: SkillContext) -> tuple[str, ...]:
    """What is meant; of a room, as in "turn off the kitchen" or "make the room brighter", its lights."""
    try:
        return _able(command, ctx.resolve(command.target), ctx)
    except Unresolved as error:
        found = error.grounding
        if command.state not in ("on", "off", "level") or not isinstance(found, ResolvedPlace) or found.room is None:
            raise
        rooms = {o.id: ctx.scene.room_of(o.id) for o in ctx.scene if "light" in o.tags}
        lights = tuple(i for i, room in rooms.items() if room is not None and room.id == found.room)
        if not lights:
            raise
        return lights


def _meant(command: SetState, ids: tuple[str, ...], ctx: SkillContext) -> tuple[str, ...]:
    """ "Put the slippers in the wardrobe and close it": what can be closed of the two, the thing or its place."""
    target, place = command.target, ctx.dialogue.anchor
    plain = isinstance(target, Ref) and isinstance(target.head, Pronoun) and not target.where
    key = KEY[command.state]
    if not plain or any(key in states_of(ctx.object(i)) for i in ids) or not isinstance(place, Relation):
        return ids
    found = ctx.ground(place.anchors[0], ctx.grounding) if len(place.anchors) == 1 else None
    holds = isinstance(found, Resolved) and all(key in states_of(ctx.object(i)) for i in found.ids)
    return found.ids if isinstance(found, Resolved) and holds else ids


def _able(command: SetState, ids: tuple[str, ...], ctx: SkillContext) -> tuple[str, ...]:
    """Of "everything", what has such a state at all; of things that were named, all of them."""
    target = command.target
    if not isinstance(target, Ref) or not isinstance(target.head, Thing) or len(ids) < 2:
        return ids
    able = tuple(i for i in ids if KEY[command.state] in states_of(ctx.object(i)))
    return able or ids


def _rest(key: str) -> StateValue:
    """What a state is that was never set."""
    return 0.0 if key in ("open", "fill") else 1.0 if key == "level" else False


def _content(command: SetState) -> str:
    head = getattr(command.content, "head", None)
    return str(getattr(head, "name", "")) if command.state == "full" else ""


def _check(o: SceneObject, name: str, command: SetState) -> None:
    key = KEY[command.state]
    if command.state == "level" and "light" not in o.tags and "level" not in dict(o.state):
        raise Refused(sentence(f"{name} cannot be dimmed"))
    if key not in states_of(o):
        raise Refused(sentence(f"{name} cannot be {CANNOT[key]}"))
    if command.state == "open" and o.state_of("locked"):
        raise Refused(sentence(f"{name} is locked: unlock it first"))
    if command.state == "locked" and float(o.state_of("open", 0.0)) > 0:
        raise Refused(sentence(f"{name} is open: close it first"))


def _changes(o: SceneObject, command: SetState, content: str) -> list[ops.SetState]:
    state, share = command.state, _share(command.amount)
    if state in ("open", "closed"):
        opening = share if state == "open" else 1.0 - share
        return [ops.SetState(o.id, "open", opening)]
    if state == "level":
        return [ops.SetState(o.id, "on", share > 0), ops.SetState(o.id, "level", share)]
    if state in ("full", "empty"):
        fill = share if state == "full" else 1.0 - share
        changes = [ops.SetState(o.id, "fill", fill)]
        if content or (fill == 0.0 and o.state_of("content")):
            changes.append(ops.SetState(o.id, "content", content or None))
        return changes
    return [ops.SetState(o.id, KEY[state], state in ("on", "locked", "dirty"))]


def _share(amount: Quantity | None) -> float:
    """0 to 1; everything where nothing was said."""
    if amount is None:
        return 1.0
    if amount.unit == "bit":
        return 0.25
    share = amount.value / 100 if amount.unit == "percent" else amount.value
    if amount.unit not in ("percent", "times") or not 0 <= share <= 1:
        raise Refused(f"I can do that by 0 to 100 percent, not by {amount.value:g} {amount.unit}.")
    return share


def _look(command: SetState, content: str) -> str:
    share, state = _share(command.amount), command.state
    if state == "level":
        return f"at {percent(share)}"
    how = "" if command.amount is None or share == 1.0 else "half " if share == 0.5 else f"{percent(share)} "
    return f"{how}{state}{' of ' + content if content else ''}"
