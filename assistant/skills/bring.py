"""Fetching things: to the viewer, to a person, to a place."""

from __future__ import annotations

from assistant.carrying import carry
from assistant.grounding.outcome import ResolvedPlace
from assistant.language.program import Bring, Ref, Relation, Viewer
from assistant.phrasing import sentence, the, the_all, verb
from assistant.placing import put_within_reach
from assistant.skills.base import Plan, SkillContext
from assistant.skills.hand import check_movable
from assistant.skills.move import move
from assistant.whereabouts import is_are
from scene.ops import Op

HANDLES = (Bring,)
ABOUT = "fetching things"
EXAMPLES = ("Bring me the remote.", "Bring the red book to the sofa.")


def plan(command: Bring, ctx: SkillContext) -> Plan:
    """Within reach of whoever it is for."""
    ids = ctx.resolve_movable(command.target)
    to = command.to
    if to is None or (isinstance(to, Ref) and isinstance(to.head, Viewer)):
        return put_before_viewer(ids, ctx)
    outcome = ctx.ground(to, ctx.grounding)
    if isinstance(outcome, ResolvedPlace):
        return move(ids, Relation("at", (to,)), ctx)
    person = "person" in ctx.object(ctx.resolve_one(to, "bring things to")).tags
    return move(ids, Relation("in_front_of" if person else "at", (to,)), ctx)


def put_before_viewer(ids: tuple[str, ...], ctx: SkillContext) -> Plan:
    """Onto a surface within reach before the viewer, or onto the floor at their feet."""
    scene, ops, words = ctx.scene, list[Op](), list[str]()
    for i in ids:
        check_movable(scene, i, "bring")
        done = put_within_reach(scene, i, ctx.viewer)
        step = carry(scene, i, done.pose, done.parent)
        ops += step
        words.append(done.words)
        scene = ctx.after(scene, step)
    if len(set(words)) == 1:
        reply = sentence(f"{the_all(ctx.scene, ids, where=False)} {verb(ctx.scene, ids, 'is', 'are')} {words[0]} now")
    else:
        told = ((the(ctx.scene, i, where=False), is_are(ctx.scene, i), w) for i, w in zip(ids, words, strict=True))
        reply = " ".join(sentence(f"{name} {be} {w} now") for name, be, w in told)
    return Plan(reply, tuple(ops), ids, dialogue=ctx.with_homes(ids))
