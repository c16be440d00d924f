"""The hand: what it hovers over, what a click selects, and what a drag carries along surfaces.

A ray begins at the eyes, and passes through the walls that are cut away before them.
"""

from __future__ import annotations

import math
from dataclasses import replace

from scene.frames import UP, Pose, Ray, Vec3, quat_from_axis_angle, quat_multiply
from scene.geometry.drag import drag, target
from scene.geometry.placement import after
from scene.geometry.rays import Hit, cast
from scene.geometry.requests import Impossible
from scene.history import History
from scene.objects import Scene
from scene.ops import Op, RotateObject, SetSelection
from scene.view.cutaway import Unseen

TURN_RAD = math.radians(15)
"""How far one notch of the wheel turns what is held."""


class Hands:
    """The state of the hand between the window's events. It proposes; only a history changes the scene."""

    def __init__(self) -> None:
        self.over: str | None = None
        """Id of the object under the hand."""
        self.at: Vec3 | None = None
        """What the hand's ray meets, metres."""
        self.ghosts: tuple[tuple[str, Pose], ...] = ()
        """Where what is held would stand."""
        self.version = 0
        """Grows whenever something to be shown has changed."""
        self._held: str | None = None
        self._turned_rad = 0.0
        self._last: tuple[Scene, Ray] | None = None
        self._unseen = Unseen()

    def hover(self, scene: Scene, ray: Ray) -> None:
        """The hand points along a ray."""
        if self._last is not None and self._last[0] is scene and self._last[1] == ray:
            return
        self._last = (scene, ray)
        hit = self._meets(scene, ray)
        over, at = (None, None) if hit is None else (hit.object_id, hit.point)
        if (over, at) != (self.over, self.at):
            self.over, self.at = over, at
            self.version += 1

    def click(self, history: History, ray: Ray, *, add: bool) -> History:
        """Select what the ray meets, alone or with `add` in or out of the selection; nothing where it meets nothing."""
        hit = self._meets(history.scene, ray)
        selection = history.scene.selection
        if hit is None or history.scene[hit.object_id].fixed:
            wanted = selection if add else ()
        elif not add:
            wanted = (hit.object_id,)
        elif hit.object_id in selection:
            wanted = tuple(i for i in selection if i != hit.object_id)
        else:
            wanted = (*selection, hit.object_id)
        return history.do([SetSelection(wanted)], said="select")[0]

    def clear(self, history: History) -> History:
        """Select nothing."""
        return history.do([SetSelection(())], said="select nothing")[0]

    def take(self, scene: Scene, ray: Ray) -> bool:
        """Take hold of what the ray meets; false where that is nothing or part of the building."""
        hit = self._meets(scene, ray)
        if hit is None or scene[hit.object_id].fixed:
            return False
        self._held, self._turned_rad = hit.object_id, 0.0
        self._show(scene.world_pose(hit.object_id))
        return True

    def drag(self, scene: Scene, ray: Ray) -> None:
        """Show where what is held would stand if it were let go."""
        if self._held is None:
            return
        point = target(scene, self._held, ray, through=self._unseen.ids(scene, ray.origin), reach_m=math.inf)
        if point is not None:
            self._show(self._standing(scene, self._held, point))

    def turn(self, steps: float) -> None:
        """Turn what is held about the vertical."""
        if self._held is None or not self.ghosts:
            return
        self._turned_rad += steps * TURN_RAD
        pose = self.ghosts[0][1]
        turned = quat_multiply(quat_from_axis_angle(UP, steps * TURN_RAD), pose.orientation)
        self._show(replace(pose, orientation=turned))

    def drop(self, history: History, ray: Ray) -> tuple[History, str]:
        """Let go: it settles where it stands; where it cannot, it stays where it was and the reason is given."""
        held, scene = self._held, history.scene
        turned = self._turned_rad
        self.cancel()
        if held is None:
            return history, ""
        turns: tuple[Op, ...] = ()
        if turned:
            about_y = quat_from_axis_angle(UP, turned)
            turns = (RotateObject(held, quat_multiply(about_y, scene[held].pose.orientation)),)
        result = drag(after(scene, turns), held, ray, through=self._unseen.ids(scene, ray.origin), reach_m=math.inf)
        if isinstance(result, Impossible):
            return history, f"{result.reason[:1].upper()}{result.reason[1:]}."
        return history.do((*turns, *result), said=f"move the {scene[held].display_name}")[0], ""

    def cancel(self) -> None:
        """Hold nothing any more."""
        if self._held is not None:
            self._held, self.ghosts = None, ()
            self.version += 1

    def _show(self, pose: Pose) -> None:
        if self._held is not None and self.ghosts != ((self._held, pose),):
            self.ghosts = ((self._held, pose),)
            self.version += 1

    def _meets(self, scene: Scene, ray: Ray) -> Hit | None:
        held = () if self._held is None else (self._held, *scene.descendants(self._held))
        return cast(scene, ray, ignore=(*held, *self._unseen.ids(scene, ray.origin)))

    def _standing(self, scene: Scene, object_id: str, point: Vec3) -> Pose:
        o = scene[object_id]
        x, y, z = point
        bottom = o.geometry.lo[1] * o.scale[1]
        turned = quat_from_axis_angle(UP, self._turned_rad)
        return Pose((x, y - bottom, z), quat_multiply(turned, scene.world_pose(object_id).orientation))
