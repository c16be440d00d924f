"""A small home of boxes, and a way to plan a command in it as the session does."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from assistant.dialogue import Dialogue
from assistant.grounding.context import GroundingContext
from assistant.grounding.resolve import ground, ground_place
from assistant.language.program import Command, Noun, Ref, Relation
from assistant.skills.base import Plan, SkillContext
from assistant.skills.registry import plan as plan_command
from scene.frames import Pose, Rgb, Vec3, Viewer
from scene.history import History
from scene.objects import Geometry, Room, Scene, SceneObject, Viewpoint
from scene.transaction import Committed, commit

RED, GREEN, BLUE = (0.8, 0.1, 0.1), (0.15, 0.55, 0.2), (0.15, 0.3, 0.75)
WHITE, BROWN = (0.95, 0.95, 0.94), (0.47, 0.3, 0.18)


def box(object_id: str, label: str | None, base: Vec3, size: Vec3, rgb: Rgb | None = None, *tags: str,
        yaw_rad: float = 0.0, parent: str | None = None, aliases: tuple[str, ...] = (),
        state: tuple[tuple[str, object], ...] = ()) -> SceneObject:
    """A labelled box that stands at `base`."""
    w, h, d = size
    return SceneObject(
        object_id, label, aliases, pose=Pose.from_yaw(base, yaw_rad),
        geometry=Geometry(lo=(-w / 2, 0.0, -d / 2), hi=(w / 2, h, d / 2)),
        mean_rgb=rgb, tags=tuple(sorted(tags)), parent=parent, state=tuple(sorted(state)),  # type: ignore[arg-type]
    )


def home() -> Scene:
    """A kitchen (x from 0 to 5) and a bedroom (x from 5 to 9), z from 0 to 4."""
    objects = [
        box("table", "table", (2.5, 0, 2.0), (1.6, 0.75, 0.9), BROWN, "furniture", "support"),
        box("mug-red", "mug", (2.1, 0.75, 2.0), (0.09, 0.1, 0.09), RED, "container", "graspable"),
        box("mug-blue", "mug", (2.5, 0.75, 2.1), (0.09, 0.1, 0.09), BLUE, "container", "graspable"),
        box("plate", "plate", (2.9, 0.75, 2.0), (0.25, 0.03, 0.25), WHITE, "graspable", "support"),
        box("fork-1", "fork", (3.1, 0.75, 1.8), (0.03, 0.01, 0.2), (0.6, 0.6, 0.62), "graspable"),
        box("fork-2", "fork", (3.2, 0.75, 1.8), (0.03, 0.01, 0.2), (0.6, 0.6, 0.62), "graspable"),
        box("chair-1", "chair", (2.2, 0, 3.0), (0.5, 0.9, 0.5), BROWN, "furniture", "seat", yaw_rad=3.14159),
        box("chair-2", "chair", (3.2, 0, 3.0), (0.5, 0.9, 0.5), BROWN, "furniture", "seat", yaw_rad=3.14159),
        box("fridge", "fridge", (0.4, 0, 0.5), (0.7, 1.8, 0.7), WHITE, "appliance", "container", "fixed"),
        box("counter", "counter", (2.0, 0, 0.3), (1.6, 0.9, 0.6), (0.5, 0.5, 0.5), "furniture", "support", "fixed"),
        box("bed", "bed", (7.5, 0, 2.0), (1.6, 0.5, 2.0), BLUE, "furniture", "seat", "support"),
        box("lamp", "lamp", (8.7, 0, 0.4), (0.3, 1.5, 0.3), WHITE, "light"),
        box("apple", "apple", (7.2, 0.5, 2.0), (0.08, 0.08, 0.08), RED, "food", "graspable"),
        box("box", "box", (5.8, 0, 3.4), (0.4, 0.4, 0.4), BROWN, "container", "graspable"),
        box("thing", None, (5.5, 0, 0.5), (0.2, 0.2, 0.2), GREEN, "graspable"),
        box("window", "window", (2.5, 1.0, 0.02), (1.2, 1.2, 0.04), WHITE, "fixed", "wall"),
    ]
    rooms = (
        Room("kitchen", "kitchen", ((0, 0), (5, 0), (5, 4), (0, 4))),
        Room("bedroom", "bedroom", ((5, 0), (9, 0), (9, 4), (5, 4))),
    )
    return Scene.of(objects, rooms=rooms, viewpoints=[Viewpoint("entrance", (1.0, 1.6, 3.6), (2.5, 0.8, 2.0))])


@dataclass
class Home:
    """The home with a person in it, and what came of what they asked."""

    history: History = field(default_factory=lambda: History(home()))
    viewer: Viewer = field(default_factory=lambda: Viewer.looking_at((1.0, 1.6, 3.6), (2.5, 0.8, 2.0)))
    dialogue: Dialogue = Dialogue()

    @property
    def scene(self) -> Scene:
        return self.history.scene

    def context(self) -> SkillContext:
        grounding = GroundingContext(
            self.scene, self.viewer, focus=self.dialogue.focus, kind=self.dialogue.kind, place=self.dialogue.place,
            homes=self.dialogue.homes, view=self.dialogue.view, spots=self.dialogue.spots,
        )
        return SkillContext(
            self.scene, self.viewer, self.history, self.dialogue, grounding, ground, ground_place, plan_command
        )

    def plan(self, command: Command) -> Plan:
        return plan_command(command, self.context())

    def do(self, command: Command, said: str = "") -> Plan:
        """Plan it and do it; check on the way that it can be taken back exactly."""
        plan = self.plan(command)
        before = self.scene
        if plan.history is not None:
            self.history = plan.history
        else:
            result = commit(before, plan.ops)
            assert isinstance(result, Committed), result
            back = commit(result.scene, result.inverse)
            assert isinstance(back, Committed)
            assert back.scene == before
            self.history, _ = self.history.do(plan.ops, said=said or type(command).__name__.lower())
        self.viewer = plan.viewer or self.viewer
        dialogue = plan.dialogue or self.dialogue
        self.dialogue = replace(dialogue.mention(tuple(i for i in plan.targets if i in self.scene.objects)))
        return plan


def the(noun: str, *where: object, **more: object) -> Ref:
    """"the <noun>" with conditions."""
    return Ref(Noun(noun), where=where, **more)  # type: ignore[arg-type]


def all_the(noun: str, *where: object) -> Ref:
    """"the <noun>s"."""
    return Ref(Noun(noun), plural=True, where=where)  # type: ignore[arg-type]


def at(relation: str, noun: str, *where: object) -> Relation:
    """"<relation> the <noun>"."""
    return Relation(relation, (the(noun, *where),))
