"""What the first placement in a scene would have to make first, made ahead: ray scenes, and the libraries they need."""

from __future__ import annotations

from scene.geometry.placement import place
from scene.geometry.rays import mesh_rays
from scene.geometry.requests import PlaceRequest
from scene.objects import Scene


def warm(scene: Scene) -> None:
    """Make them. Nothing in the scene changes, and what is placed on trial is forgotten."""
    for o in scene:
        mesh_rays(scene, o.id)
    boxes = scene.boxes
    movable = [o.id for o in scene if not o.fixed and o.visible and "wall" not in o.tags]
    if movable:
        smallest = min(movable, key=lambda i: float(boxes.half[boxes.index[i]].prod()))
        x, y, z = boxes.center[boxes.index[smallest]].tolist()
        place(scene, smallest, PlaceRequest("at_point", point=(x, y, z)))
