"""What a scan took for one thing parted into several, and what it took for several made one."""

from __future__ import annotations

from assistant.language.program import Group, Merge, Ref, Several, Split, Ungroup
from assistant.phrasing import a, listed, sentence, the, the_all
from assistant.skills.base import Plan, Refused, SkillContext
from scene.errors import RejectedError
from scene.frames import Vec3
from scene.geometry.rays import cast
from scene.ops import SetSelection
from scene.scans.editing import has_own_shape, merge_ops, merged_label, split_ops

HANDLES = (Split, Merge)
ABOUT = "parts of a scan"
EXAMPLES = ("Merge the red book and the blue book.", "Split the red book and the blue book.")
MOST = 12
"""Nothing is parted into more parts at once."""


def plan(command: Split | Merge, ctx: SkillContext) -> Plan:
    """Part, or join; groups where the things are models of the catalogue, which are whole by themselves."""
    return _split(command, ctx) if isinstance(command, Split) else _merge(command, ctx)


def _split(command: Split, ctx: SkillContext) -> Plan:
    ids = ctx.resolve(command.target)
    if command.count is not None and not 2 <= command.count <= MOST:
        raise Refused(f"I can part a thing into 2 to {MOST} parts, not into {command.count}.")
    if any(set(ids) & set(members) for _, members in ctx.scene.groups):
        return ctx.plan(Ungroup(command.target), ctx)
    if len(ids) > 1:
        raise Refused(f"I can part only one thing at a time, and that is {len(ids)}.")
    object_id = ids[0]
    if not has_own_shape(ctx.object(object_id)):
        raise Refused(sentence(f"{the(ctx.scene, object_id)} is one model: only what a scan shows can be parted"))
    between: tuple[Vec3, ...] = ()
    if command.apart is not None:
        other = ctx.resolve_one(command.apart, "part a thing from")
        if other != object_id:
            raise Refused(sentence(f"{the_all(ctx.scene, (object_id, other))} are two things already"))
        between = tuple(_pointed(ctx, r, object_id) for r in (command.target, command.apart))
    try:
        ops, parts = split_ops(ctx.scene, object_id, count=command.count, between=between)
    except RejectedError:
        raise Refused(sentence(f"I see no place where {the(ctx.scene, object_id)} could be parted")) from None
    after = ctx.after(ctx.scene, ops)
    sizes = [" by ".join(f"{100 * s:.0f}" for s in after[i].size) for i in parts]
    few = "" if command.count in (None, len(parts)) else f" I found only {len(parts)}."
    what = the(ctx.scene, object_id)
    reply = f"{what} is {len(parts)} things now: {listed(sizes)} centimetres"
    return Plan(sentence(reply) + few, (*ops, SetSelection(parts)), parts)


def _pointed(ctx: SkillContext, reference: object, object_id: str) -> Vec3:
    """Where on a thing the hand pointed when a word was said."""
    sample = ctx.grounding.gaze.at(reference.time_s if isinstance(reference, Ref) else None)
    hit = None if sample is None else cast(ctx.scene, sample.hand or sample.head)
    if hit is None or hit.object_id != object_id:
        raise Refused("Point at the one part and then at the other, please.")
    return hit.point


def _merge(command: Merge, ctx: SkillContext) -> Plan:
    ids = ctx.resolve(command.target)
    if command.other is not None:
        ids = tuple(dict.fromkeys((*ids, *ctx.resolve(command.other))))
    if len(ids) < 2:
        raise Refused("I need at least two things to make one of: point at them, or select them.")
    objects = [ctx.object(i) for i in ids]
    if not all(has_own_shape(o) for o in objects):
        whole = command.target if command.other is None else Several((command.target, command.other))
        return ctx.plan(Group(whole), ctx)
    try:
        ops, kept = merge_ops(ctx.scene, ids)
    except RejectedError as error:
        raise Refused(sentence(str(error))) from None
    names = sorted({o.label for o in objects if o.label})
    label = merged_label(objects)
    called = f", {a(label.label)}" if label is not None and label.label else ""
    unsure = f" They were called {listed(names)}: what is it?" if len(names) > 1 else ""
    reply = sentence(f"{the_all(ctx.scene, ids)} are one thing now{called}")
    return Plan(reply + unsure, (*ops, SetSelection((kept,))), (kept,))
