"""The rooms and descriptions that grounding is measured on: planned, then disturbed with a seed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from scene.frames import Pose, Viewer
from scene.objects import Geometry, Scene, SceneObject

COLOURS = {
    "black": (0.10, 0.10, 0.11), "white": (0.88, 0.87, 0.84), "gray": (0.55, 0.55, 0.55), "brown": (0.42, 0.28, 0.18),
    "red": (0.75, 0.14, 0.14), "blue": (0.16, 0.28, 0.70), "green": (0.18, 0.50, 0.22), "yellow": (0.85, 0.75, 0.20),
    "orange": (0.88, 0.48, 0.14), "beige": (0.82, 0.74, 0.62), "pale": (0.80, 0.82, 0.84),
}  # fmt: skip

PALE = (0.52, 0.46, 0.40)
"""What the mean colours of scans tend to."""

SWOLLEN = 1.15
"""How much larger than the thing the box of a scan may be."""

NAMELESS = ("otherfurniture", "object", "otherprop")
"""What scans call things that nobody labelled."""

UNNAMED = 12
"""One thing in so many is nameless in a scan."""

EYE_M = 1.6
"""Where the eyes of one who points are over the floor, metres."""


@dataclass(frozen=True, slots=True)
class Item:
    """A description of one thing, or of several."""

    plan: str
    """In which room."""
    targets: tuple[str, ...]
    """What is meant."""
    kind: str
    """What sort of description it is."""
    text: str
    """The words."""
    scan: bool = False
    """Whether the room is disturbed as scans are."""

    @property
    def points(self) -> bool:
        """Whether the person points at the first of the targets."""
        return self.kind == "deixis"


@dataclass(frozen=True, slots=True)
class _Thing:
    id: str
    label: str
    center: tuple[float, float, float]
    size: tuple[float, float, float]
    colour: str
    parent: str


@cache
def _data(name: str) -> dict[str, object]:
    return tomllib.loads((files("assistant.bench") / "data" / name).read_text(encoding="utf-8"))


def _lines(plan: str, text: object, scan: bool) -> Iterator[Item]:
    for line in str(text).strip().splitlines():
        targets, kind, words = (part.strip() for part in line.split("|", 2))
        yield Item(plan, tuple(targets.replace(",", " ").split()), kind, words, scan)


@cache
def items() -> tuple[Item, ...]:
    """All the descriptions of planned rooms."""
    names = ("grounding_descriptions.toml", "grounding_more.toml")
    return tuple(i for name in names for plan, lines in _data(name).items() for i in _lines(plan, lines, False))


@cache
def scan_items() -> tuple[Item, ...]:
    """All the descriptions of rooms as scans have them."""
    plans = _data("grounding_scans.toml").items()
    return tuple(i for plan, table in plans for i in _lines(plan, table["said"], True))  # type: ignore[index]


def plans() -> tuple[str, ...]:
    """The planned rooms by name."""
    return tuple(_data("grounding_rooms.toml"))


def scan_plans() -> tuple[str, ...]:
    """The scanned rooms by name."""
    return tuple(_data("grounding_scans.toml"))


def _things(plan: str, scan: bool) -> list[_Thing]:
    table = _data("grounding_scans.toml" if scan else "grounding_rooms.toml")[plan]
    found = []
    for row in str(table["things"]).strip().splitlines():  # type: ignore[index]
        name, label, x, z, w, d, h, base, colour, parent = row.split()
        center = (float(x), float(base) + float(h) / 2, float(z))
        found.append(_Thing(name, label.replace("_", " "), center, (float(w), float(h), float(d)), colour,
                            "" if parent == "-" else parent))
    return found


def room(plan: str, variant: int, seed: int = 0) -> Scene:
    """One room: a plan turned by quarters, jittered by centimetres, with pale colours, and shells on some."""
    scan = plan in scan_plans()
    things = _things(plan, scan)
    rng = np.random.default_rng([seed, variant, sum(map(ord, plan))])
    shift = {t.id: rng.normal(0.0, 0.04 if scan else 0.02, 3) * np.array([1.0, 0.0, 1.0]) for t in things}
    faded = 0.15 + 0.1 * variant + (0.15 if scan else 0.0)
    swell = (1.0, SWOLLEN) if scan else (0.97, 1.03)
    meant = {i for item in scan_items() if item.plan == plan for i in item.targets} if scan else set()
    objects = []
    for t in things:
        moved = np.array(t.center) + shift[t.parent if t.parent else t.id]
        x, y, z = (float(v) for v in moved)
        w, h, d = (float(v) for v in np.array(t.size) * rng.uniform(*swell, 3))
        for _ in range(variant % 4):
            x, z, w, d = z, -x, d, w
        colour = np.array(COLOURS[t.colour]) * (1 - faded) + np.array(PALE) * faded + rng.normal(0.0, 0.02, 3)
        r, g, b = (float(v) for v in np.clip(colour, 0.0, 1.0))
        nameless = scan and t.id not in meant and rng.integers(UNNAMED) == 0
        label = NAMELESS[int(rng.integers(len(NAMELESS)))] if nameless else t.label
        objects.append(_box(t.id, label, (x, y, z), (w, h, d), (r, g, b)))
    if variant % 2:
        objects += _shell(objects)
    order = rng.permutation(len(objects))
    return Scene.of([objects[n] for n in order], name=f"{plan}-{variant}")


def pointing_viewer(scene: Scene, target: str, variant: int) -> tuple[Viewer, Viewer]:
    """Where one stands who points at a thing, and the hand's aim: two degrees off, in a direction of the variant."""
    center = scene.boxes.center[scene.boxes.index[target]]
    middle = (scene.boxes.lo.min(axis=0) + scene.boxes.hi.max(axis=0)) / 2
    away = middle - center
    away[1] = 0.0
    length = float(np.linalg.norm(away))
    flat = away / length if length > 0.3 else np.array([0.0, 0.0, 1.0])
    eyes = center + flat * 2.0
    off = np.array([np.cos(variant * 2.1), np.sin(variant * 2.1), 0.0]) * 2.0 * np.tan(np.radians(2.0))
    side = np.array([flat[2], 0.0, -flat[0]])
    aimed = center + side * off[0] + np.array([0.0, off[1], 0.0])
    position = (float(eyes[0]), EYE_M, float(eyes[2]))
    look = (float(center[0]), float(center[1]), float(center[2]))
    aim = (float(aimed[0]), float(aimed[1]), float(aimed[2]))
    return Viewer.looking_at(position, look), Viewer.looking_at(position, aim)


def _box(name: str, label: str, center: tuple[float, float, float], size: tuple[float, float, float],
         rgb: tuple[float, float, float]) -> SceneObject:
    half = (size[0] / 2, size[1] / 2, size[2] / 2)
    return SceneObject(name, label, pose=Pose(center), mean_rgb=rgb,
                       geometry=Geometry("box", (-half[0], -half[1], -half[2]), half))


def _shell(objects: list[SceneObject]) -> list[SceneObject]:
    """Walls and a floor around everything, as scans have them."""
    points = np.array([o.pose.position for o in objects])
    (x0, _, z0), (x1, _, z1) = points.min(axis=0) - 0.1, points.max(axis=0) + 0.1
    cx, cz, w, d = float(x0 + x1) / 2, float(z0 + z1) / 2, float(x1 - x0), float(z1 - z0)
    grey = (0.6, 0.58, 0.55)
    return [
        _box("wall_1", "wall", (cx, 1.3, float(z0)), (w, 2.6, 0.1), grey),
        _box("wall_2", "wall", (cx, 1.3, float(z1)), (w, 2.6, 0.1), grey),
        _box("wall_3", "wall", (float(x0), 1.3, cz), (0.1, 2.6, d), grey),
        _box("wall_4", "wall", (float(x1), 1.3, cz), (0.1, 2.6, d), grey),
        _box("floor", "floor", (cx, -0.05, cz), (w, 0.1, d), grey),
    ]
