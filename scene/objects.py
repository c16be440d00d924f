"""The scene: frozen data that every other part reads and only a transaction replaces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from scene.errors import RejectedError
from scene.frames import ONES, Pose, Rgb, Vec3
from scene.meshes import BOX_URI, MeshStore

if TYPE_CHECKING:
    from scene.boxes import Boxes

StateValue = bool | float | str
SURE_SCORE = 0.75
"""A model that is less sure of a label than this is shown with a question mark."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """Which mesh an object has, and how large that is."""

    uri: str = BOX_URI
    """Names a mesh in the scene's `MeshStore`: `box`, `asset:<id>` or `mesh:<sha256>`."""
    lo: Vec3 = (-0.5, -0.5, -0.5)
    """The lower corner of the mesh's box in the object's frame before `scale`, metres. A `box` fills it."""
    hi: Vec3 = (0.5, 0.5, 0.5)
    """The upper corner."""


@dataclass(frozen=True, slots=True)
class LabelSource:
    """Who says that an object is what its label says."""

    kind: Literal["none", "file", "catalogue", "person", "model"] = "none"
    """What sort of source it is."""
    by: str = ""
    """Which one: a model's name and version, a file's format."""
    score: float = 1.0
    """How sure the source was, 0 to 1."""

    @property
    def doubtful(self) -> bool:
        """Whether a model gave the label and was not sure of it."""
        return self.kind == "model" and self.score < SURE_SCORE


@dataclass(frozen=True, slots=True)
class SceneObject:
    """One thing in the scene."""

    id: str
    """Unique in its scene."""
    label: str | None = None
    """What it is, in lower case ("coffee table"); None while nobody knows."""
    aliases: tuple[str, ...] = ()
    """Other names for what it is."""
    nickname: str | None = None
    """What the person calls this very one ("Rosie")."""
    name: str = ""
    """Its name in the file that it came from."""
    pose: Pose = Pose()
    """Its frame in its parent's frame, or in the world where it has no parent: `parent_from_object`."""
    scale: Vec3 = ONES
    """How much its own mesh is stretched along its axes. Children do not inherit it."""
    geometry: Geometry = Geometry()
    """Its mesh and the bounds of it."""
    paint: Rgb | None = None
    """An sRGB colour that somebody gave it, in place of its material's own."""
    mean_rgb: Rgb | None = None
    """The mean sRGB colour of its own materials, where it is known."""
    state: tuple[tuple[str, StateValue], ...] = ()
    """What it is doing, by name, sorted: `on`, `open` (0 to 1), `fill` (0 to 1) ..."""
    visible: bool = True
    """Whether it is drawn and can be pointed at."""
    tags: tuple[str, ...] = ()
    """What it is good for, sorted: `fixed`, `support`, `container`, `graspable`, `seat`, `light` ..."""
    parent: str | None = None
    """The id of what carries it: it moves when that moves."""
    label_source: LabelSource = LabelSource()
    """Who says what it is."""
    extras: str = ""
    """What its file said of it that is not ours, as canonical JSON text; kept for the way back."""

    @property
    def rgb(self) -> Rgb | None:
        """The colour that a person sees, sRGB."""
        return self.paint or self.mean_rgb

    @property
    def size(self) -> Vec3:
        """Its full extents along its own axes, metres."""
        lo, hi, s = self.geometry.lo, self.geometry.hi, self.scale
        return ((hi[0] - lo[0]) * s[0], (hi[1] - lo[1]) * s[1], (hi[2] - lo[2]) * s[2])

    @property
    def fixed(self) -> bool:
        """Whether it is part of the building and stays where it is."""
        return "fixed" in self.tags

    def state_of(self, key: str, default: StateValue = False) -> StateValue:
        """One value of its state."""
        return next((v for k, v in self.state if k == key), default)

    @property
    def display_name(self) -> str:
        """What to call it where a person reads."""
        return self.nickname or self.label or "unknown object"


@dataclass(frozen=True, slots=True)
class Room:
    """A region of the floor that things are in."""

    id: str
    """Unique among the rooms."""
    label: str
    """"kitchen", "hallway"."""
    polygon: tuple[tuple[float, float], ...]
    """Its outline as (x, z) corners, metres, in order."""
    aliases: tuple[str, ...] = ()
    """Other names for it."""
    floor_y: float = 0.0
    """The height of its floor, metres."""
    height: float = 2.6
    """From floor to ceiling, metres."""

    @property
    def center(self) -> Vec3:
        """The middle of its outline, on the floor."""
        n = len(self.polygon)
        return (sum(p[0] for p in self.polygon) / n, self.floor_y, sum(p[1] for p in self.polygon) / n)

    def contains(self, point: Vec3) -> bool:
        """Whether a point is inside: even-odd rule over the outline, and between floor and ceiling (5 cm grace)."""
        x, y, z = point
        if not self.floor_y - 0.05 <= y <= self.floor_y + self.height + 0.05:
            return False
        inside = False
        for (x0, z0), (x1, z1) in zip(self.polygon, self.polygon[1:] + self.polygon[:1], strict=True):
            if (z0 > z) != (z1 > z) and x < (x1 - x0) * (z - z0) / (z1 - z0) + x0:
                inside = not inside
        return inside


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """A named place to look from."""

    name: str
    """What to call it."""
    position: Vec3
    """Where the eyes are, metres."""
    look_at: Vec3
    """What they look at, metres."""


def _objects(items: Iterable[SceneObject] = ()) -> Mapping[str, SceneObject]:
    return MappingProxyType({o.id: o for o in items})


@dataclass(frozen=True)
class Scene:
    """Everything there is, at one moment. Two scenes are equal when all that a person could notice is."""

    objects: Mapping[str, SceneObject] = field(default_factory=_objects)
    """By id, in the order in which they were added; read-only."""
    rooms: tuple[Room, ...] = ()
    """The rooms, which may be none."""
    viewpoints: tuple[Viewpoint, ...] = ()
    """Places to look from; the first is where a visit begins."""
    selection: tuple[str, ...] = ()
    """Ids of what is selected, in the order of selecting."""
    highlight: tuple[str, ...] = ()
    """Ids of what is lit to show it to the person."""
    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Named sets of ids, sorted by name."""
    name: str = ""
    """What the scene is called."""
    extras: str = ""
    """What its file said that is not ours, as canonical JSON text."""
    meshes: MeshStore = field(default_factory=MeshStore, compare=False, repr=False)
    """Where the geometry's URIs lead."""

    @staticmethod
    def of(objects: Iterable[SceneObject], *, rooms: Iterable[Room] = (), viewpoints: Iterable[Viewpoint] = (),
           name: str = "", meshes: MeshStore | None = None, extras: str = "") -> Scene:
        """A scene of these objects, checked: unique ids, parents that exist, no cycles."""
        listed = list(objects)
        seen: set[str] = set()
        for o in listed:
            if o.id in seen:
                raise RejectedError(f"two objects have the id {o.id!r}: expected each id once")
            seen.add(o.id)
        scene = Scene(_objects(listed), tuple(rooms), tuple(viewpoints), name=name, meshes=meshes or MeshStore(),
                      extras=extras)
        scene.check_parents()
        return scene

    def check_parents(self) -> None:
        """Raise `RejectedError` where a parent is missing or carries itself."""
        known: set[str] = set()
        for start in self.objects:
            path: list[str] = []
            at: str | None = start
            while at is not None and at not in known:
                if at in path:
                    raise RejectedError(f"{' -> '.join([*path, at])} carry each other: parents may not form a cycle")
                if at not in self.objects:
                    raise RejectedError(f"{path[-1]!r} has the parent {at!r}, which is not in the scene")
                path.append(at)
                at = self.objects[at].parent
            known.update(path)

    def __getitem__(self, object_id: str) -> SceneObject:
        try:
            return self.objects[object_id]
        except KeyError:
            raise RejectedError(f"no object has the id {object_id!r}: `deixis info` lists the ids") from None

    def __iter__(self) -> Iterator[SceneObject]:
        return iter(self.objects.values())

    def __len__(self) -> int:
        return len(self.objects)

    def with_objects(self, objects: Mapping[str, SceneObject]) -> Scene:
        """The same scene with other objects."""
        return replace(self, objects=MappingProxyType(dict(objects)))

    def world_pose(self, object_id: str) -> Pose:
        """`world_from_object`."""
        o = self[object_id]
        pose, parent = o.pose, o.parent
        while parent is not None:
            above = self[parent]
            pose, parent = above.pose.compose(pose), above.parent
        return pose

    def local_pose(self, world_from_object: Pose, parent: str | None) -> Pose:
        """What `pose` an object needs under `parent` to stand at `world_from_object`."""
        return world_from_object if parent is None else self.world_pose(parent).inverse().compose(world_from_object)

    @cached_property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of what each object carries itself; only those that carry something."""
        found: dict[str, list[str]] = {}
        for o in self:
            if o.parent is not None:
                found.setdefault(o.parent, []).append(o.id)
        return {k: tuple(v) for k, v in found.items()}

    def descendants(self, object_id: str) -> tuple[str, ...]:
        """Ids of all that an object carries, near before far."""
        found: list[str] = []
        queue = list(self.children.get(object_id, ()))
        while queue:
            at = queue.pop(0)
            found.append(at)
            queue.extend(self.children.get(at, ()))
        return tuple(found)

    @cached_property
    def boxes(self) -> Boxes:
        """The vectorised view of where everything is."""
        from scene.boxes import Boxes

        return Boxes.of(self)

    def room_at(self, point: Vec3) -> Room | None:
        """The room that a point is in; the first where rooms overlap."""
        return next((r for r in self.rooms if r.contains(point)), None)

    def room_of(self, object_id: str) -> Room | None:
        """The room that the middle of an object is in."""
        x, y, z = self.boxes.center[self.boxes.index[object_id]]
        return self.room_at((float(x), float(y), float(z)))

    def new_id(self, stem: str) -> str:
        """`stem-2`, `stem-3` ...: the first that is free (`stem-1` where there is none at all)."""
        slug = "-".join(stem.lower().split()) or "object"
        n = 1
        while f"{slug}-{n}" in self.objects:
            n += 1
        return f"{slug}-{n}"
