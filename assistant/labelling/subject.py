"""One object as the members of the ensemble see it: upright, its yaw taken out, with what is around it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from scene.errors import RejectedError
from scene.frames import FloatArray, Rgb, Vec3
from scene.geometry.supports import floor_height, is_floor, support_of
from scene.meshes import BOX_URI, Mesh, Primitive
from scene.objects import Scene, SceneObject
from scene.scans.scan import placed

UPRIGHT = 0.98
"""An object whose own vertical is within this cosine of the world's is seen along its own axes."""
NEAR_M = 2.0
"""How far around an object its neighbours are looked for."""
MOST_NEIGHBOURS = 12
"""The nearest ones are enough."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Something close to an object."""

    object_id: str
    """Which object."""
    label: str | None
    """What it is called; None while nobody knows."""
    gap_m: float
    """Between the two boxes, metres; 0 where they touch."""
    above_m: float
    """How much higher its base is than the subject's, metres."""


@dataclass(frozen=True, eq=False)
class Subject:
    """One object in its canonical frame: metres, +Y up, the middle of its base at the origin, its yaw taken out."""

    object_id: str
    """Which object."""
    parts: tuple[Primitive, ...]
    """Its surface, one part a material; a part without triangles is a cloud of points. Empty for a bare box."""
    size: Vec3
    """Its extents along x, y, z, metres."""
    height_m: float = 0.0
    """Its base over the floor, metres; below 0 where it reaches through."""
    support: str | None = None
    """What it stands on: a label, "floor", "unknown object"; None where it hangs or nobody can tell."""
    on: str | None = None
    """Id of what it stands on; None where that is the floor, or nobody can tell."""
    neighbours: tuple[Neighbour, ...] = ()
    """What is near, nearest first."""
    room: str = ""
    """What its room is called; empty where nobody knows."""
    mates: tuple[str, ...] = ()
    """Ids of the other things in its room, in the scene's order; in the scene, where it has no rooms."""
    paint: Rgb | None = None
    """A colour that somebody gave it in place of its materials' own."""
    alone: bool = False
    """Whether nothing else is in the scene: then its height says nothing."""
    world_from_subject: tuple[FloatArray, FloatArray] | None = None
    """(3, 3) rotation and (3) translation to where it is in the scene; None outside one."""

    @cached_property
    def key(self) -> str:
        """A digest of all that decides how it looks and what shape it has: the name of what is cached of it."""
        digest = hashlib.sha256(Mesh(self.parts).content_uri.encode())
        digest.update(repr((tuple(round(v, 4) for v in self.size), self.paint)).encode())
        return digest.hexdigest()[:32]

    @property
    def is_box(self) -> bool:
        """Whether its box is all that is known of its shape."""
        return not any(len(p.positions) for p in self.parts)

    @property
    def is_cloud(self) -> bool:
        """Whether points are all that is known of its shape."""
        return not self.is_box and not any(len(p.triangles) for p in self.parts)


def subjects_of(scene: Scene, ids: Sequence[str]) -> Iterator[Subject]:
    """The subjects of these objects, in their order."""
    for object_id in ids:
        if object_id not in scene.objects:
            raise RejectedError(f"no object has the id {object_id!r}: `deixis info` lists the ids")
    rooms = {o.id: scene.room_of(o.id) for o in scene if o.visible and not o.fixed}
    for object_id in ids:
        room = rooms[object_id] if object_id in rooms else scene.room_of(object_id)
        mates = tuple(i for i, r in rooms.items() if r is room and i != object_id)
        yield replace(_subject(scene, object_id), room=room.label if room is not None else "", mates=mates)


def subject_of_mesh(mesh: Mesh, *, name: str = "mesh", paint: Rgb | None = None) -> Subject:
    """A mesh by itself, upright in its own frame: what training and tests look at."""
    lo, hi = (np.array(v, dtype=np.float64) for v in mesh.bounds)
    middle = np.array([(lo[0] + hi[0]) / 2, lo[1], (lo[2] + hi[2]) / 2])
    parts = tuple(_moved(p, np.eye(3), -middle, p.positions.astype(np.float64)) for p in mesh.primitives)
    return Subject(name, parts, _vec(hi - lo), alone=True, support="floor", paint=paint)


def tipped(subject: Subject) -> Subject:
    """A lone subject as if its file had had +Z up: turned a quarter so that this is up, its base at the origin."""
    back = np.eye(3) if subject.world_from_subject is None else subject.world_from_subject[0]
    up, old = back.T @ np.array([0.0, 0.0, 1.0]), np.array([0.0, 1.0, 0.0])
    turn = np.stack([np.cross(old, up), up, -old])
    points = [p.positions.astype(np.float64) @ turn.T for p in subject.parts]
    every = np.concatenate(points)
    lo, hi = every.min(axis=0), every.max(axis=0)
    base = np.array([(lo[0] + hi[0]) / 2, lo[1], (lo[2] + hi[2]) / 2])
    parts = tuple(_moved(p, turn, -base, q) for p, q in zip(subject.parts, points, strict=True))
    return replace(subject, parts=parts, size=_vec(hi - lo), world_from_subject=None)


def _subject(scene: Scene, object_id: str) -> Subject:
    o, boxes = scene[object_id], scene.boxes
    row = boxes.index[object_id]
    rotation = np.asarray(boxes.rotation[row])
    up = rotation[1, 1]
    turn = np.eye(3) if up > UPRIGHT else _without_yaw(rotation)
    back = rotation @ turn.T
    scale, corners = np.array(o.scale), np.array([o.geometry.lo, o.geometry.hi])
    parts = [] if o.geometry.uri == BOX_URI else list(scene.meshes.get(o.geometry.uri).primitives)
    points = [(placed(o, p) * scale) @ turn.T for p in parts]
    if parts and up > UPRIGHT:
        every = corners * scale
    else:
        box = np.array([[x, y, z] for x in corners[:, 0] for y in corners[:, 1] for z in corners[:, 2]]) * scale
        every = np.concatenate([p for p in points if len(p)] or [box @ turn.T])
    lo, hi = every.min(axis=0), every.max(axis=0)
    base = np.array([(lo[0] + hi[0]) / 2, lo[1], (lo[2] + hi[2]) / 2])
    moved = tuple(_moved(p, turn, -base, q, scale) for p, q in zip(parts, points, strict=True))
    own = (corners[0] + corners[1]) / 2 * scale
    translation = boxes.center[row] - rotation @ own + back @ base
    x, y, z = (float(v) for v in boxes.center[row])
    bottom = float(boxes.lo[row, 1])
    on = support_of(scene, object_id)
    return Subject(
        object_id, moved, _vec(hi - lo), bottom - floor_height(scene, x, z, y), _support(scene, o, on),
        on, _neighbours(scene, row), paint=o.paint,
        alone=sum(not is_floor(scene, i) for i in scene.objects) < 2, world_from_subject=(back, translation))


def _without_yaw(rotation: FloatArray) -> FloatArray:
    """A rotation without the turn about the world's vertical that its longest level axis has."""
    flat = rotation[[0, 2]]
    axis = int(np.argmax(np.linalg.norm(flat, axis=0)))
    angle = np.arctan2(flat[0, axis], flat[1, axis])
    c, s = np.cos(-angle), np.sin(-angle)
    return np.asarray(np.array([[c, 0.0, s], [0.0, 1.0, 0.0], [-s, 0.0, c]]) @ rotation)


def _moved(p: Primitive, turn: FloatArray, shift: FloatArray, points: FloatArray, scale: FloatArray | None = None
           ) -> Primitive:
    """A part with its vertices at `points + shift` and its normals turned."""
    normals = p.normals
    if normals is not None:
        straight = (normals / (scale if scale is not None else 1.0)) @ turn.T
        normals = (straight / np.maximum(np.linalg.norm(straight, axis=1, keepdims=True), 1e-9)).astype(np.float32)
    return replace(p, positions=(points + shift).astype(np.float32), normals=normals)


def _support(scene: Scene, o: SceneObject, on: str | None) -> str | None:
    if on is not None:
        return scene[on].label or "unknown object"
    row = scene.boxes.index[o.id]
    x, y, z = (float(v) for v in scene.boxes.center[row])
    gap = float(scene.boxes.lo[row, 1]) - floor_height(scene, x, z, y)
    return "floor" if abs(gap) < 0.08 else None


def _neighbours(scene: Scene, row: int) -> tuple[Neighbour, ...]:
    boxes = scene.boxes
    gap = np.linalg.norm(np.maximum(0.0, np.maximum(boxes.lo - boxes.hi[row], boxes.lo[row] - boxes.hi)), axis=1)
    found = []
    for r in np.argsort(gap, kind="stable").tolist():
        o = scene[boxes.ids[r]]
        if r == row or gap[r] > NEAR_M or o.fixed or is_floor(scene, o.id) or not o.visible:
            continue
        found.append(Neighbour(o.id, o.label, float(gap[r]), float(boxes.lo[r, 1] - boxes.lo[row, 1])))
        if len(found) == MOST_NEIGHBOURS:
            break
    return tuple(found)


def _vec(v: FloatArray) -> Vec3:
    return (float(v[0]), float(v[1]), float(v[2]))
