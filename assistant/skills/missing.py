"""What to say when something is not there: what was looked for, and where else such a thing is."""

from __future__ import annotations

from assistant.grounding.outcome import NotFound
from assistant.phrasing import listed, some
from assistant.skills.base import Plan, SkillContext
from assistant.whereabouts import place_of, room_name
from scene.objects import Scene

ELSEWHERE = 3
"""How many near misses are named."""


def not_found(outcome: NotFound, ctx: SkillContext) -> Plan:
    """A search that found nothing, as an answer."""
    return Plan(missing_text(ctx.scene, outcome), outcome="not_found")


def missing_text(scene: Scene, outcome: NotFound) -> str:
    """"I see no apple in the bedroom. There is an apple on the counter in the kitchen."."""
    near = [c.object_id for c in outcome.closest if c.object_id in scene.objects][:ELSEWHERE]
    said = outcome.reason.rstrip()
    if not near or ";" in said:
        return said
    places: dict[str, list[str]] = {}
    for i in near:
        room = room_name(scene, i)
        places.setdefault(place_of(scene, i) + (f" in the {room}" if room else ""), []).append(i)
    parts = [f"{some(scene, ids)} {place}" for place, ids in places.items()]
    first = next(iter(places.values()))
    return f"{said} There {'is' if len(first) == 1 else 'are'} {listed(parts)}."
