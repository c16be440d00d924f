"""Small rooms of labelled boxes for the tests of grounding."""

from __future__ import annotations

from assistant.grounding.context import GroundingContext
from assistant.language.codec import parse_value
from assistant.language.program import Find, Move, Place, Reference
from scene.frames import Pose, Rgb, Vec3, Viewer
from scene.objects import Geometry, Room, Scene, SceneObject

RED, BLUE, GREEN, BROWN, WHITE, BLACK = (
    (0.8, 0.1, 0.1), (0.1, 0.2, 0.8), (0.1, 0.55, 0.2), (0.42, 0.28, 0.18), (0.92, 0.92, 0.92), (0.06, 0.06, 0.06),
)  # fmt: skip


def box(object_id: str, label: str | None, center: Vec3, size: Vec3, rgb: Rgb | None = None,
        **more: object) -> SceneObject:
    """A labelled box."""
    w, h, d = size
    return SceneObject(object_id, label, pose=Pose(center), mean_rgb=rgb,
                       geometry=Geometry("box", (-w / 2, -h / 2, -d / 2), (w / 2, h / 2, d / 2)), **more)  # type: ignore[arg-type]


def office() -> Scene:
    """Two desks at the far wall, the right one with a monitor; mugs, chairs, a window and a door."""
    return Scene.of(
        [
            box("floor", "floor", (0, -0.05, 0), (6, 0.1, 5)),
            box("desk_l", "desk", (-2, 0.37, -2), (1.4, 0.74, 0.7), BROWN),
            box("desk_r", "desk", (2, 0.37, -2), (1.4, 0.74, 0.7), BROWN),
            box("monitor", "monitor", (2, 0.94, -2.1), (0.5, 0.4, 0.1), BLACK),
            box("mug_red_l", "mug", (-2.3, 0.79, -1.9), (0.1, 0.1, 0.1), RED),
            box("mug_blue", "mug", (-1.8, 0.79, -1.9), (0.1, 0.1, 0.1), BLUE),
            box("mug_red_r", "mug", (2.4, 0.79, -1.9), (0.1, 0.1, 0.1), RED),
            box("chair_l", "chair", (-2, 0.45, -1.2), (0.5, 0.9, 0.5), BROWN),
            box("chair_r", "chair", (2, 0.45, -1.2), (0.5, 0.9, 0.5), BROWN),
            box("chair_w", "chair", (0, 0.45, 1.5), (0.5, 0.9, 0.5), WHITE),
            box("stool", "stool", (1.2, 0.3, 1.5), (0.35, 0.6, 0.35), BLACK),
            box("cabinet_tall", "cabinet", (-2.7, 0.9, 0.5), (0.5, 1.8, 0.9), WHITE),
            box("cabinet_low", "cabinet", (-2.7, 0.4, 1.7), (0.5, 0.8, 0.9), WHITE),
            box("printer", "printer", (-2.7, 0.95, 1.7), (0.4, 0.3, 0.4), BLACK),
            box("window", "window", (0, 1.5, -2.5), (1.5, 1.2, 0.06)),
            box("door", "door", (2.95, 1.0, 1.5), (0.1, 2.0, 0.9), BROWN),
            box("tv", "tv", (0.3, 1.2, 2.45), (1.0, 0.6, 0.1), BLACK),
        ],
        rooms=[Room("office", "office", ((-3, -2.6), (3, -2.6), (3, 2.6), (-3, 2.6)))],
    )


def viewer(position: Vec3 = (0.0, 1.6, 2.2), target: Vec3 = (0.0, 0.8, -2.0)) -> Viewer:
    """Somebody by the near wall who looks at the window."""
    return Viewer.looking_at(position, target)


def context(scene: Scene | None = None, eyes: Viewer | None = None, **more: object) -> GroundingContext:
    """The office as its viewer sees it."""
    return GroundingContext(scene or office(), eyes or viewer(), **more)  # type: ignore[arg-type]


def ref(notation: str) -> Reference:
    """A reference from its notation."""
    found: Reference = parse_value(Find, "target", notation)
    return found


def place(notation: str) -> Place:
    """A place from its notation."""
    found: Place = parse_value(Move, "place", notation)
    return found
