"""What a thing is and what it is like."""

from __future__ import annotations

from assistant.asked import is_house
from assistant.carrying import carried_by
from assistant.grounding.outcome import ResolvedPlace
from assistant.labelling.protocol import Labelling
from assistant.language.lexicon import lexicon
from assistant.language.program import Describe, Ref, Viewer
from assistant.looks import colour_of
from assistant.measuring import dimensions, extent, house_size, overhead, room_area, room_size, said
from assistant.phrasing import listed, metres, percent, sentence, some, square_metres, the
from assistant.provenance import who_says
from assistant.skills.base import Plan, SkillContext
from assistant.skills.labelled import kind_told, plan_about_label
from assistant.states import states_of
from assistant.whereabouts import is_are, room_name, things_in, whereabouts
from scene.objects import Room, SceneObject

HANDLES = (Describe,)
ABOUT = "describing things"
EXAMPLES = ("Tell me about the sofa.", "What colour is the rug?", "What is the sofa made of?")

MOST = 3
"""How many things are described one by one."""


def plan(command: Describe, ctx: SkillContext) -> Plan:
    """One aspect, or all that is known; a room by its size and contents."""
    if isinstance(command.target, Ref) and isinstance(command.target.head, Viewer):
        room = ctx.scene.room_at(ctx.viewer.position)
        return Plan(f"You are in the {room.label}." if room else "You are in no room that I know.", outcome="answered")
    if command.aspect == "size" and is_house(command.target, ctx):
        return Plan(sentence(house_size(ctx.scene)), outcome="answered")
    outcome = ctx.ground(command.target, ctx.grounding)
    if isinstance(outcome, ResolvedPlace) and outcome.room is not None:
        return _room(next(r for r in ctx.scene.rooms if r.id == outcome.room), command.aspect, ctx)
    if command.aspect in ("certainty", "evidence", "source"):
        return plan_about_label(command, ctx)
    ids = ctx.resolve(command.target)
    if command.aspect == "kind":
        kinds = [kind_told(ctx.object(i), ctx) for i in ids[:MOST]]
        guesses = tuple(labelling for _, labelling in kinds if labelling is not None)
        return _plan([text for text, _ in kinds], ids, guesses)
    return _plan([_aspect(i, command.aspect, ctx) for i in ids[:MOST]], ids)


def _plan(told: list[str], ids: tuple[str, ...], guesses: tuple[Labelling, ...] = ()) -> Plan:
    sentences = [sentence(text) for text in told] + ([f"And {len(ids) - MOST} more."] if len(ids) > MOST else [])
    return Plan(" ".join(dict.fromkeys(sentences)), targets=ids, outcome="answered", guesses=guesses)


def _aspect(object_id: str, aspect: str, ctx: SkillContext) -> str:
    scene, o = ctx.scene, ctx.object(object_id)
    name, be = the(scene, object_id), is_are(scene, object_id)
    if aspect == "all":
        return _all(o, ctx)
    if aspect == "name":
        return f"it is called {o.nickname}" if o.nickname else f"{name} has no name of its own"
    if aspect == "color":
        return f"{name} {be} {colour_of(o)}" if colour_of(o) else f"I don't know what colour {name} {be}"
    if aspect == "material":
        made = materials(o)
        return f"{name} {be} made of {listed(made)}" if made else f"I don't know what {name} {be} made of"
    if aspect == "place":
        return f"{the(scene, object_id, where=False)} {be} {whereabouts(scene, object_id, ctx.viewer)}"
    if aspect == "room":
        room = room_name(scene, object_id)
        return f"{name} {be} in the {room}" if room else f"{name} {be} in no room that I know"
    if aspect == "state":
        states = _states(o)
        return f"{name} {be} {listed(states)}" if states else f"there is nothing to switch, open or fill on {name}"
    if aspect in ("contents", "parts"):
        carried = carried_by(scene, object_id)
        where = "in" if "container" in o.tags else "on"
        return f"{where} {name} there {'are' if len(carried) > 1 else 'is'} {some(scene, carried)}" if carried else (
            f"there is nothing {where} {name}")
    if aspect in ("height", "width", "length", "depth"):
        over = aspect == "height" and overhead(scene, object_id) is not None
        length = extent(scene, object_id, aspect)
        return f"{name} {be} {f'{metres(length)} over the floor' if over else said(aspect, length)}"
    if aspect in ("size", "shape"):
        return f"{name} {be} {dimensions(scene, object_id)}"
    return f"I don't know the {aspect} of {name}"


def _all(o: SceneObject, ctx: SkillContext) -> str:
    made, states = materials(o), _states(o)
    it = "they are" if is_are(ctx.scene, o.id) == "are" else "it is"
    parts = [
        kind_told(o, ctx)[0], _provenance(o),
        f"{it} {whereabouts(ctx.scene, o.id, ctx.viewer)}",
        f"{it} {dimensions(ctx.scene, o.id)}" + (f", made of {listed(made)}" if made else ""),
        f"{it} {listed(states)}" if states else "",
    ]
    return " ".join(sentence(p) for p in parts if p)


def _provenance(o: SceneObject) -> str:
    """Who says what it is, where that was not told with its kind."""
    return "" if o.label_source.kind in ("none", "person") else who_says(o.label_source)


def materials(o: SceneObject) -> tuple[str, ...]:
    """What a thing of the catalogue is made of, at most three; empty where nobody knows."""
    if not o.geometry.uri.startswith("asset:"):
        return ()
    from scene.catalogue import catalogue

    asset = catalogue().get(o.geometry.uri.removeprefix("asset:"))
    words = lexicon().adjectives
    plain = (words.get(m, (m, "material"))[0] for m in (asset.materials if asset is not None else ()))
    return tuple(dict.fromkeys(plain))[:3]


def _states(o: SceneObject) -> list[str]:
    """The states that it is in, in words; those of its kind that were never set count as off, closed and empty."""
    can = states_of(o)
    found = []
    if "on" in can:
        found.append("on" if o.state_of("on") else "off")
    if "open" in can:
        share = float(o.state_of("open", 0.0))
        found.append("closed" if share == 0 else "open" if share == 1 else f"{percent(share)} open")
    if o.state_of("locked"):
        found.append("locked")
    if "fill" in can:
        share, content = float(o.state_of("fill", 0.0)), o.state_of("content", "")
        of = f" of {content}" if content else ""
        found.append("empty" if share == 0 else f"full{of}" if share == 1 else f"{percent(share)} full{of}")
    if o.state_of("dirty"):
        found.append("dirty")
    return found


def _room(room: Room, aspect: str, ctx: SkillContext) -> Plan:
    if aspect in ("size", "height", "width", "length", "depth"):
        return Plan(sentence(f"the {room.label} {room_size(room, aspect)}"), outcome="answered")
    inside = things_in(ctx.scene, room)
    larger = tuple(i for i in inside if {"furniture", "appliance"} & set(ctx.object(i).tags)) or inside
    told = f"the {room.label} is {square_metres(room_area(room))}"
    told += f", with {some(ctx.scene, larger)}" if larger else " and empty"
    return Plan(sentence(told), targets=(), outcome="answered")
