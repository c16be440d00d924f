"""Having a deleted thing again, with nothing else taken back."""

from __future__ import annotations

from dataclasses import replace

from assistant.grounding.outcome import Resolved
from assistant.language.program import Ref, Reference, Restore
from assistant.phrasing import sentence, the, the_all, verb
from assistant.placing import blocked_by
from assistant.skills.base import Plan, Refused, SkillContext, every
from assistant.whereabouts import place_of
from scene.errors import RejectedError
from scene.history import History
from scene.objects import Scene, SceneObject
from scene.ops import AddObject, RemoveObject
from scene.transaction import Rejected, commit

HANDLES = (Restore,)
ABOUT = "having a deleted thing again"
EXAMPLES = ("Bring the deleted cactus back.",)


def plan(command: Restore, ctx: SkillContext) -> Plan:
    """Each where it was, if that is still free."""
    gone = deleted(ctx.history, ctx.scene)
    if not gone:
        raise Refused("Nothing was deleted.")
    ids = matching(command.target, gone, ctx)
    if not ids:
        names = the_all(with_all(ctx.scene, gone), tuple(gone), where=False)
        raise Refused(sentence(f"that was not deleted. I deleted {names}"))
    ops = tuple(AddObject(gone[i]) for i in gone if i in ids)
    after = ctx.after(ctx.scene, ops)
    for i in ids:
        if hit := blocked_by(ctx.after(ctx.scene, [op for op in ops if op.object.id == i]), i, after.world_pose(i)):
            raise Refused(sentence(f"{the(ctx.scene, hit[0])} is now where {the(after, i)} was"))
    where = f" {place_of(after, ids[0])}" if len(ids) == 1 else ""
    told = f"{the_all(after, ids, where=False)} {verb(after, ids, 'is', 'are')} back{where}"
    return Plan(sentence(told), ops, ids)


def deleted(history: History, scene: Scene) -> dict[str, SceneObject]:
    """What was deleted and is gone, the latest first, each as it was then and where it stood in the world."""
    found: dict[str, SceneObject] = {}
    before = history.scene
    for step in reversed(history.done):
        removed = [op.object_id for op in step.ops if isinstance(op, RemoveObject)]
        result = commit(before, step.inverse)
        if isinstance(result, Rejected):
            break
        before = result.scene
        for object_id in removed:
            if object_id not in scene.objects and object_id not in found and object_id in before.objects:
                found[object_id] = _alone(before, object_id, scene)
    return found


def _alone(before: Scene, object_id: str, scene: Scene) -> SceneObject:
    """The thing with a pose that holds without what carried it, where that is gone or stands elsewhere."""
    o = before[object_id]
    carrier = o.parent
    if carrier is not None and carrier in scene.objects and scene.world_pose(carrier) == before.world_pose(carrier):
        return o
    return replace(o, parent=None, pose=before.world_pose(object_id))


def with_all(scene: Scene, gone: dict[str, SceneObject]) -> Scene:
    """The scene as it would be with all of them back, to find in it what is meant."""
    for o in gone.values():
        try:
            scene = AddObject(o).apply(scene).scene
        except RejectedError:
            continue
    return scene


def matching(target: Reference, gone: dict[str, SceneObject], ctx: SkillContext) -> tuple[str, ...]:
    """Which of the deleted things a reference means: the latest where it speaks of one and several fit."""
    whole = with_all(ctx.scene, gone)
    found = ctx.ground(every(target), replace(ctx.grounding, scene=whole, focus=()))
    ids = tuple(i for i in gone if isinstance(found, Resolved) and i in found.ids)
    several = not isinstance(target, Ref) or target.plural or target.determiner in ("all", "both", "each")
    return ids if several else ids[:1]
