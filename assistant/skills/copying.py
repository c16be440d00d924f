"""Putting things into the scene that were not there: the free spot is found with the thing already in a trial scene."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from assistant.carrying import carry
from assistant.placing import Put
from assistant.skills.base import SkillContext
from scene.objects import Scene, SceneObject
from scene.ops import AddObject

FAR_BELOW_M = 1000.0
"""Where a thing waits in the trial scene, out of everybody's way."""


def place_new(scene: Scene, o: SceneObject, ctx: SkillContext,
              where: Callable[[Scene, str], Put]) -> tuple[AddObject, Scene, Put]:
    """The operation that adds `o` where `where` finds a spot for it, the scene after that, and the spot."""
    x, _, z = o.pose.position
    waiting = replace(o, parent=None, pose=replace(o.pose, position=(x, -FAR_BELOW_M, z)))
    trial = ctx.after(scene, (AddObject(waiting),))
    found = where(trial, o.id)
    placed = ctx.after(trial, carry(trial, o.id, found.pose, found.parent))
    op = AddObject(placed[o.id])
    return op, ctx.after(scene, (op,)), found
