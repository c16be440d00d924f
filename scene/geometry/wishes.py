"""From a request to wishes: on which levels, nearest to what spot, keeping what relation; the best wish first."""

from __future__ import annotations

from collections.abc import Callable

from scene.frames import Viewer
from scene.geometry import upon, within_rooms
from scene.geometry.asking import Asker, Wish
from scene.geometry.beside import beside, between
from scene.geometry.requests import Impossible, PlaceRequest
from scene.objects import Scene

NEEDS = {"between": 2, **dict.fromkeys(("on", "in", "under", "above", "next_to", "near", "around", "far_from"), 1),
         **dict.fromkeys(("left_of", "right_of", "in_front_of", "behind"), 1)}
"""How many anchors each kind needs."""

WAYS: dict[str, Callable[[Asker], list[Wish] | Impossible]] = {
    "on": upon.on, "in": upon.inside, "under": upon.under, "between": between, "against": within_rooms.against,
    "at_point": within_rooms.at_point, "in_room": within_rooms.in_room, "corner": within_rooms.corner,
    "middle": within_rooms.middle, "offset": within_rooms.offset, "to_viewer": within_rooms.to_viewer,
    "above": within_rooms.above,
}
"""What grants each kind; `beside` all others."""


def wishes(scene: Scene, object_id: str, request: PlaceRequest, viewer: Viewer | None) -> list[Wish] | Impossible:
    """All ways to grant a request, best first; or why there is none."""
    needs, kind = NEEDS.get(request.kind, 0), request.kind.replace("_", " ")
    if len(request.anchors) < needs:
        return Impossible(f"{kind} what is not said: expected {needs} things, not {len(request.anchors)}")
    return WAYS.get(request.kind, beside)(Asker(scene, object_id, request, viewer))
