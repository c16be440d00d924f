"""Here and there: where the hand points or the eyes look."""

from __future__ import annotations

import numpy as np

from assistant.grounding.context import GroundingContext
from assistant.grounding.index import index_of
from assistant.grounding.outcome import NotFound, PlaceGrounding, ResolvedPlace
from assistant.language.reference import Spot
from scene.frames import FloatArray, Ray, Vec3

HERE_M = 0.9
"""How far before the person "here" is where nobody points, metres."""


def spot_target(place: Spot, ctx: GroundingContext) -> PlaceGrounding:
    """Where the hand points, else where the eyes look; "there" without either is the place last spoken of."""
    sample = ctx.gaze.at(place.time_s)
    pointing = sample is not None and (sample.hand is not None or place.word == "there")
    if place.word == "there" and ctx.place is not None and (sample is None or sample.hand is None):
        return ResolvedPlace("point", point=ctx.place, words="there")
    if sample is not None and pointing:
        point, hit = _met(ctx, sample.hand or sample.head)
        if point is not None:
            return ResolvedPlace("point", "on", anchors=(hit,) if hit else (), point=point, words=place.word)
    if place.word == "here" and ctx.viewer is not None:
        eyes, ahead = np.array(ctx.viewer.position), np.array(ctx.viewer.ahead)
        point = on_floor(ctx, eyes + HERE_M * ahead)
        return ResolvedPlace("point", point=point, words="here", viewer=ctx.viewer)
    return NotFound(place.word, f"I do not know where {place.word!r} is. Please point at it or name it.")


def _met(ctx: GroundingContext, ray: Ray) -> tuple[Vec3 | None, str]:
    """Where a ray meets the first surface, a mesh's own and not its box's, or the floor; and the object there."""
    from scene.geometry.rays import cast

    index = index_of(ctx.scene)
    hit = cast(ctx.scene, ray)
    floor = min((r.floor_y for r in ctx.scene.rooms), default=float(index.lo[1]) if len(index.boxes) else 0.0)
    if ray.direction[1] < -1e-3:
        t = (floor - ray.origin[1]) / ray.direction[1]
        if t > 0 and (hit is None or t < hit.distance):
            return ray.at(t), ""
    return (None, "") if hit is None else (hit.point, hit.object_id)


def on_floor(ctx: GroundingContext, point: FloatArray) -> Vec3:
    """A point let down onto the floor of the room that it is in."""
    room = ctx.scene.room_at(vec(point))
    index = index_of(ctx.scene)
    floor = room.floor_y if room is not None else float(index.lo[1]) if len(index.boxes) else 0.0
    return (float(point[0]), floor, float(point[2]))


def vec(values: FloatArray) -> Vec3:
    """(3) as plain numbers."""
    return (float(values[0]), float(values[1]), float(values[2]))
