"""The operations: the only ways in which a scene changes. Each checks itself, applies itself and gives its inverse.

`op.apply(scene)` returns the scene after it, the events, and the operation that takes it back exactly. It raises
`RejectedError` and changes nothing where it cannot be done. Run operations through `scene.transaction.commit`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from scene import events as ev
from scene.errors import RejectedError
from scene.frames import Pose, Quat, Rgb, Vec3, quat, vec3
from scene.objects import Geometry, LabelSource, Scene, SceneObject, StateValue


@dataclass(frozen=True)
class Applied:
    """What one operation did."""

    scene: Scene
    """The scene after it."""
    events: tuple[ev.Event, ...]
    """What happened; empty where nothing changed."""
    inverse: Op
    """Takes `scene` back to the scene before it, exactly."""


def _with(scene: Scene, changed: SceneObject) -> Scene:
    objects = dict(scene.objects)
    objects[changed.id] = changed
    return scene.with_objects(objects)


@dataclass(frozen=True, slots=True)
class AddObject:
    """Put a new object into the scene."""

    object: SceneObject
    """The object, with an id that is free."""
    index: int | None = None
    """Where in the order of objects; at the end where None."""

    def apply(self, scene: Scene) -> Applied:
        """Do it to `scene`."""
        o = self.object
        if o.id in scene.objects:
            raise RejectedError(f"there is already an object with the id {o.id!r}: expected a new id")
        if o.parent is not None and o.parent not in scene.objects:
            raise RejectedError(f"{o.id!r} has the parent {o.parent!r}, which is not in the scene")
        vec3(o.pose.position, f"the position of {o.id!r}")
        quat(o.pose.orientation, f"the orientation of {o.id!r}")
        _positive(o.scale, o.id)
        if self.index is None:
            objects = {**scene.objects, o.id: o}
        else:
            items = list(scene.objects.items())
            items.insert(self.index, (o.id, o))
            objects = dict(items)
        return Applied(scene.with_objects(objects), (ev.ObjectAdded(o.id),), RemoveObject(o.id))


@dataclass(frozen=True, slots=True)
class RemoveObject:
    """Take an object out of the scene. It must carry nothing, and be in no selection, highlight or group."""

    object_id: str

    def apply(self, scene: Scene) -> Applied:
        """Do it to `scene`."""
        o = scene[self.object_id]
        if carried := scene.children.get(o.id):
            raise RejectedError(f"{o.id!r} still carries {', '.join(carried)}: move or remove those first")
        for what, ids in (("selection", scene.selection), ("highlight", scene.highlight), *scene.groups):
            if o.id in ids:
                raise RejectedError(f"{o.id!r} is still in the {what}: take it out of that first")
        index = list(scene.objects).index(o.id)
        objects = {k: v for k, v in scene.objects.items() if k != o.id}
        return Applied(scene.with_objects(objects), (ev.ObjectRemoved(o.id),), AddObject(o, index))


@dataclass(frozen=True, slots=True)
class MoveObject:
    """Put an object elsewhere in its parent's frame, turned as it is."""

    object_id: str
    position: Vec3
    """Its origin in the parent's frame, metres."""

    def apply(self, scene: Scene) -> Applied:
        """Do it to `scene`."""
        o = scene[self.object_id]
        position = vec3(self.position, f"the new position of {o.id!r}")
        after = _with(scene, replace(o, pose=Pose(position, o.pose.orientation)))
        inverse = MoveObject(o.id, o.pose.position)
        if position == o.pose.position:
            return Applied(scene, (), inverse)
        event = ev.ObjectMoved(o.id, scene.world_pose(o.id), after.world_pose(o.id))
        return Applied(after, (event,), inverse)


@dataclass(frozen=True, slots=True)
class RotateObject:
    """Turn an object about its origin."""

    object_id: str
    orientation: Quat
    """Its new orientation in the parent's frame, (x, y, z, w)."""

    def apply(self, scene: Scene) -> Applied:
        """Do it to `scene`."""
        o = scene[self.object_id]
        orientation = quat(self.orientation, f"the new orientation of {o.id!r}")
        after = _with(scene, replace(o, pose=Pose(o.pose.position, orientation)))
        inverse = RotateObject(o.id, o.pose.orientation)
        if orientation == o.pose.orientation:
            return Applied(scene, (), inverse)
        event = ev.ObjectRotated(o.id, scene.world_pose(o.id), after.world_pose(o.id))
        return Applied(after, (event,), inverse)


@dataclass(frozen=True, slots=True)
class SetParent:
    """Let an object be carried by another, or by nothing, at a pose in that one's frame."""

    object_id: str
    parent: str | None
    """Who carries it from now on; None is the world."""
    pose: Pose
    """`parent_from_object` from now on."""

    def apply(self, scene: Scene) -> Applied:
        """Do it to `scene`."""
        o = scene[self.object_id]
        if self.parent is not None:
            scene[self.parent]
            if self.parent == o.id or self.parent in scene.descendants(o.id):
                raise RejectedError(f"{o.id!r} cannot be carried by {self.parent!r}, which it carries itself")
        pose = Pose(vec3(self.pose.position, f"the new position of {o.id!r}"),
                    quat(self.pose.orientation, f"the new orientation of {o.id!r}"))
        after = _with(scene, replace(o, parent=self.parent, pose=pose))
        happened: list[ev.Event] = []
        if self.parent != o.parent:
            happened.append(ev.ParentChanged(o.id, o.parent, self.parent))
        before_world, after_world = scene.world_pose(o.id), after.world_pose(o.id)
        if before_world != after_world:
            happened.append(ev.ObjectMoved(o.id, before_world, after_world))
        return Applied(after, tuple(happened), SetParent(o.id, o.parent, o.pose))


@dataclass(frozen=True, slots=True)
class ScaleObject:
    """Make an object larger or smaller along its own axes."""

    object_id: str
    scale: Vec3
    """Its new scale; 1 is as it was made. Greater than 0."""

    def apply(self, scene: Scene) -> Applied:
        """Do it to `scene`."""
        o = scene[self.object_id]
        scale = _positive(self.scale, o.id)
        events = (ev.ObjectScaled(o.id, o.scale, scale),) if scale != o.scale else ()
        return Applied(_with(scene, replace(o, scale=scale)), events, ScaleObject(o.id, o.scale))


def _positive(values: Vec3, object_id: str) -> Vec3:
    scale = vec3(values, f"the scale of {object_id!r}")
    if min(scale) <= 0:
        raise RejectedError(f"the scale of {object_id!r} is {values!r}: expected three numbers above 0")
    return scale


@dataclass(frozen=True, slots=True)
class ReshapeObject:
    """Give an object another shape: a part of it, or it with another."""

    object_id: str
    geometry: Geometry
    """Its new shape."""
    pose: Pose
    """Its new pose in the parent's frame: a shape of its own has its origin where that shape stands."""
    mean_rgb: Rgb | None
    """The new shape's mean colour, sRGB, 0 to 1."""

    def apply(self, scene: Scene) -> Applied:
        """Do it to `scene`."""
        o, lo, hi = scene[self.object_id], self.geometry.lo, self.geometry.hi
        vec3(lo, f"the lower corner of {o.id!r}")
        vec3(hi, f"the upper corner of {o.id!r}")
        if any(a > b for a, b in zip(lo, hi, strict=True)):
            raise RejectedError(f"the shape of {o.id!r} goes from {lo!r} to {hi!r}: expected its lower corner first")
        pose = Pose(vec3(self.pose.position, f"the new position of {o.id!r}"),
                    quat(self.pose.orientation, f"the new orientation of {o.id!r}"))
        after = replace(o, geometry=self.geometry, pose=pose, mean_rgb=self.mean_rgb)
        events = (ev.ObjectReshaped(o.id),) if after != o else ()
        return Applied(_with(scene, after), events, ReshapeObject(o.id, o.geometry, o.pose, o.mean_rgb))


@dataclass(frozen=True, slots=True)
class RecolorObject:
    """Paint an object, or give it its own colour back."""

    object_id: str
    rgb: Rgb | None
    """sRGB, 0 to 1; None is its own colour."""

    def apply(self, scene: Scene) -> Applied:
        """Do it to `scene`."""
        o = scene[self.object_id]
        if self.rgb is not None:
            values = vec3(self.rgb, f"the colour of {o.id!r}")
            if min(values) < 0 or max(values) > 1:
                raise RejectedError(f"the colour of {o.id!r} is {self.rgb!r}: expected red, green and blue from 0 to 1")
        events = (ev.ObjectRecolored(o.id, o.paint, self.rgb),) if self.rgb != o.paint else ()
        return Applied(_with(scene, replace(o, paint=self.rgb)), events, RecolorObject(o.id, o.paint))


@dataclass(frozen=True, slots=True)
class RelabelObject:
    """Say what an object is."""

    object_id: str
    label: str | None
    """In lower case; None is unknown."""
    source: LabelSource
    """Who says so."""
    aliases: tuple[str, ...] = ()
    """Other names for what it is."""

    def apply(self, scene: Scene) -> Applied:
        """Do it to `scene`."""
        o = scene[self.object_id]
        if self.label is not None and not self.label.strip():
            raise RejectedError(f"the label of {o.id!r} is {self.label!r}: expected a word")
        after = replace(o, label=self.label, label_source=self.source, aliases=self.aliases)
        events = (ev.ObjectRelabeled(o.id, o.label, self.label),) if after != o else ()
        return Applied(_with(scene, after), events, RelabelObject(o.id, o.label, o.label_source, o.aliases))


@dataclass(frozen=True, slots=True)
class NameObject:
    """Give an object a name of its own, or take that away."""

    object_id: str
    nickname: str | None
    """What the person calls it; None is no name."""

    def apply(self, scene: Scene) -> Applied:
        """Do it to `scene`."""
        o = scene[self.object_id]
        events = (ev.ObjectNamed(o.id, o.nickname, self.nickname),) if self.nickname != o.nickname else ()
        return Applied(_with(scene, replace(o, nickname=self.nickname)), events, NameObject(o.id, o.nickname))


@dataclass(frozen=True, slots=True)
class SetVisible:
    """Show or hide an object."""

    object_id: str
    visible: bool

    def apply(self, scene: Scene) -> Applied:
        """Do it to `scene`."""
        o = scene[self.object_id]
        happened: tuple[ev.Event, ...] = ()
        if o.visible != self.visible:
            happened = (ev.ObjectShown(o.id) if self.visible else ev.ObjectHidden(o.id),)
        return Applied(_with(scene, replace(o, visible=self.visible)), happened, SetVisible(o.id, o.visible))


@dataclass(frozen=True, slots=True)
class SetState:
    """Switch, open, fill ... an object."""

    object_id: str
    key: str
    """Which state: `on`, `open`, `fill` ..."""
    value: StateValue | None
    """Its new value; None takes the state away."""

    def apply(self, scene: Scene) -> Applied:
        """Do it to `scene`."""
        o = scene[self.object_id]
        if isinstance(self.value, float):
            vec3((self.value, 0.0, 0.0), f"the state {self.key!r} of {o.id!r}")
        state = dict(o.state)
        before = state.pop(self.key, None)
        if self.value is not None:
            state[self.key] = self.value
        after = replace(o, state=tuple(sorted(state.items())))
        events = (ev.StateChanged(o.id, self.key, before, self.value),) if after.state != o.state else ()
        return Applied(_with(scene, after), events, SetState(o.id, self.key, before))


@dataclass(frozen=True, slots=True)
class SetSelection:
    """Select these objects and no others."""

    ids: tuple[str, ...]

    def apply(self, scene: Scene) -> Applied:
        """Do it to `scene`."""
        _known(scene, self.ids)
        events = (ev.SelectionChanged(scene.selection, self.ids),) if self.ids != scene.selection else ()
        return Applied(replace(scene, selection=self.ids), events, SetSelection(scene.selection))


@dataclass(frozen=True, slots=True)
class SetHighlight:
    """Light these objects and no others."""

    ids: tuple[str, ...]

    def apply(self, scene: Scene) -> Applied:
        """Do it to `scene`."""
        _known(scene, self.ids)
        events = (ev.HighlightChanged(scene.highlight, self.ids),) if self.ids != scene.highlight else ()
        return Applied(replace(scene, highlight=self.ids), events, SetHighlight(scene.highlight))


@dataclass(frozen=True, slots=True)
class SetGroup:
    """Make a named set of objects, change its members, or (with none) dissolve it."""

    name: str
    ids: tuple[str, ...]

    def apply(self, scene: Scene) -> Applied:
        """Do it to `scene`."""
        _known(scene, self.ids)
        groups = dict(scene.groups)
        before = groups.pop(self.name, ())
        if self.ids:
            groups[self.name] = self.ids
        events = (ev.GroupChanged(self.name, before, self.ids),) if before != self.ids else ()
        return Applied(replace(scene, groups=tuple(sorted(groups.items()))), events, SetGroup(self.name, before))


def _known(scene: Scene, ids: tuple[str, ...]) -> None:
    for object_id in ids:
        scene[object_id]
    if len(set(ids)) != len(ids):
        raise RejectedError(f"{list(ids)!r} names an object twice: expected each id once")


Op = (
    AddObject | RemoveObject | MoveObject | RotateObject | SetParent | ScaleObject | ReshapeObject | RecolorObject
    | RelabelObject | NameObject | SetVisible | SetState | SetSelection | SetHighlight | SetGroup
)


def removal(scene: Scene, object_ids: tuple[str, ...]) -> tuple[Op, ...]:
    """The operations that take objects out, with all that they carry, and out of every set that they are in."""
    doomed: dict[str, None] = {}
    for object_id in object_ids:
        doomed.update(dict.fromkeys((object_id, *scene.descendants(object_id))))
    ops: list[Op] = []
    if doomed.keys() & set(scene.selection):
        ops.append(SetSelection(tuple(i for i in scene.selection if i not in doomed)))
    if doomed.keys() & set(scene.highlight):
        ops.append(SetHighlight(tuple(i for i in scene.highlight if i not in doomed)))
    for name, ids in scene.groups:
        if doomed.keys() & set(ids):
            ops.append(SetGroup(name, tuple(i for i in ids if i not in doomed)))
    left = dict(doomed)
    while left:
        leaves = [i for i in left if not any(c in left for c in scene.children.get(i, ()))]
        ops += [RemoveObject(i) for i in leaves]
        for i in leaves:
            del left[i]
    return tuple(ops)
