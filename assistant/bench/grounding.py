"""How often the thing that a description means comes first: generated rooms, hand-written descriptions, by kind."""

from __future__ import annotations

import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

import numpy as np

from assistant.bench.base import BenchOptions, percentiles
from assistant.grounding.outcome import Ambiguous, Resolved
from scene.frames import Pose
from scene.objects import Geometry, Scene, SceneObject

NAME = "grounding"
HELP = "which thing a written description means, in generated rooms (accuracy by kind, calibration)"

VARIANTS = 5
"""How many rooms are made of each plan: turned, jittered and paled, each with its own seed."""

COLOURS = {
    "black": (0.10, 0.10, 0.11), "white": (0.88, 0.87, 0.84), "gray": (0.55, 0.55, 0.55), "brown": (0.42, 0.28, 0.18),
    "red": (0.75, 0.14, 0.14), "blue": (0.16, 0.28, 0.70), "green": (0.18, 0.50, 0.22), "yellow": (0.85, 0.75, 0.20),
    "orange": (0.88, 0.48, 0.14), "beige": (0.82, 0.74, 0.62), "pale": (0.80, 0.82, 0.84),
}  # fmt: skip

PALE = (0.52, 0.46, 0.40)
"""What the mean colours of scans tend to."""


@dataclass(frozen=True, slots=True)
class Item:
    """A description of one thing."""

    plan: str
    """In which room."""
    target: str
    """The thing meant."""
    kind: str
    """What sort of description it is."""
    text: str
    """The words."""


@cache
def items() -> tuple[Item, ...]:
    """All the descriptions."""
    found = []
    for plan, lines in _data("grounding_descriptions.toml").items():
        for line in str(lines).strip().splitlines():
            target, kind, text = (part.strip() for part in line.split("|", 2))
            found.append(Item(plan, target, kind, text))
    return tuple(found)


def plans() -> tuple[str, ...]:
    """The rooms by name."""
    return tuple(_data("grounding_rooms.toml"))


@cache
def _data(name: str) -> dict[str, object]:
    return tomllib.loads((files("assistant.bench") / "data" / name).read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class _Thing:
    id: str
    label: str
    center: tuple[float, float, float]
    size: tuple[float, float, float]
    colour: str
    parent: str


def _things(plan: str) -> list[_Thing]:
    table = _data("grounding_rooms.toml")[plan]
    rows = str(table["things"]).strip().splitlines()  # type: ignore[index]
    found = []
    for row in rows:
        name, label, x, z, w, d, h, base, colour, parent = row.split()
        center = (float(x), float(base) + float(h) / 2, float(z))
        found.append(_Thing(name, label.replace("_", " "), center, (float(w), float(h), float(d)), colour,
                            "" if parent == "-" else parent))
    return found


def room(plan: str, variant: int, seed: int = 0) -> Scene:
    """One room: a plan turned by quarters, jittered by centimetres, with pale colours, and shells on some."""
    things = _things(plan)
    rng = np.random.default_rng([seed, variant, sum(map(ord, plan))])
    turn = variant % 4
    shift = {t.id: rng.normal(0.0, 0.02, 3) * np.array([1.0, 0.0, 1.0]) for t in things}
    faded = 0.15 + 0.1 * variant
    objects = []
    for t in things:
        moved = np.array(t.center) + shift[t.parent if t.parent else t.id]
        x, y, z = (float(v) for v in moved)
        w, h, d = (float(v) for v in np.array(t.size) * rng.uniform(0.97, 1.03, 3))
        for _ in range(turn):
            x, z, w, d = z, -x, d, w
        colour = np.array(COLOURS[t.colour]) * (1 - faded) + np.array(PALE) * faded + rng.normal(0.0, 0.02, 3)
        r, g, b = (float(v) for v in np.clip(colour, 0.0, 1.0))
        objects.append(_box(t.id, t.label, (x, y, z), (w, h, d), (r, g, b)))
    if variant % 2:
        objects += _shell(objects)
    order = rng.permutation(len(objects))
    return Scene.of([objects[n] for n in order], name=f"{plan}-{variant}")


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


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of one description in one room."""

    item: Item
    """Which description."""
    variant: int
    """In which variant of its room."""
    right: bool
    """Whether the thing meant came first."""
    rank: int
    """At which place it came; 0 where it was not listed."""
    resolved: bool
    """Whether it was acted on."""
    acted_right: bool
    """Whether what was acted on was the thing meant."""
    probability: float
    """What was reported."""
    chance: float
    """One in how many things of its label."""
    ms: float
    """How long it took."""
    program: str
    """How it was read."""


def answers(variants: int = VARIANTS, seed: int = 0) -> Iterator[Answered]:
    """Every description in every variant of its room."""
    from assistant.grounding.bulk import BoxScene, Bulk
    from assistant.grounding.context import GroundingContext
    from assistant.language.codec import print_value

    scenes = {f"{p}-{v}": BoxScene(room(p, v, seed)) for p in plans() for v in range(variants)}
    bulk = Bulk(scenes)
    for item in items():
        for variant in range(variants):
            name = f"{item.plan}-{variant}"
            scene = scenes[name].scene
            started = time.perf_counter()
            found = bulk.describe(item.text, name, GroundingContext(scene))
            ms = (time.perf_counter() - started) * 1000
            ids = [c.object_id for c in found.ranking]
            place = ids.index(item.target) + 1 if item.target in ids else 0
            outcome = found.outcome
            acted = isinstance(outcome, Resolved)
            meant = isinstance(outcome, Resolved) and outcome.ids == (item.target,)
            probability = outcome.probability if isinstance(outcome, Resolved | Ambiguous) else 0.0
            alike = sum(1 for o in scene if o.label == scene[item.target].label)
            yield Answered(
                item, variant, place == 1, place, acted, meant,
                probability, 1 / alike, ms, print_value(found.reference) if found.reference is not None else "",
            )


def run(options: BenchOptions) -> Iterator[dict[str, object]]:
    """One row a kind of description, one for all, one for the calibration."""
    found = list(answers(2 if options.quick else VARIANTS, options.seed))
    for kind in sorted({a.item.kind for a in found}):
        yield {"kind": kind, **_summary([a for a in found if a.item.kind == kind])}
    yield {"kind": "all", "rooms": len({(a.item.plan, a.variant) for a in found}), **_summary(found),
           **percentiles([a.ms for a in found])}
    yield {"calibration": calibration(found)}
    yield {"fit": fitted(1 if options.quick else 3, options.seed)}


def _summary(found: list[Answered]) -> dict[str, object]:
    acted = [a for a in found if a.resolved]
    return {
        "descriptions": len({a.item for a in found}), "judged": len(found),
        "right_at_1": round(float(np.mean([a.right for a in found])), 3),
        "chance": round(float(np.mean([a.chance for a in found])), 3),
        "acted": round(len(acted) / len(found), 3),
        "acted_right": round(float(np.mean([a.acted_right for a in acted])), 3) if acted else None,
    }


def calibration(found: list[Answered], bins: int = 5) -> dict[str, object]:
    """How far the reported probability is from how often it is right, by bins of it."""
    stated = np.array([a.probability for a in found if a.probability > 0])
    right = np.array([a.right for a in found if a.probability > 0], dtype=np.float64)
    edges = np.linspace(0.0, 1.0, bins + 1)
    rows, error = [], 0.0
    for lo, hi in pairwise(edges):
        inside = (stated > lo) & (stated <= hi)
        if inside.any():
            said, true = float(stated[inside].mean()), float(right[inside].mean())
            rows.append({"stated": round(said, 3), "right": round(true, 3), "count": int(inside.sum())})
            error += abs(said - true) * float(inside.mean())
    return {"bins": rows, "expected_error": round(error, 3)}


def fitted(variants: int, seed: int = 0) -> dict[str, float]:
    """The coefficients of `assistant.grounding.calibrate` that fit these descriptions (ridge logistic regression)."""
    from assistant.grounding.calibrate import features
    from assistant.grounding.context import GroundingContext
    from assistant.grounding.judge import judge
    from assistant.grounding.shallow import shallow_readings

    rows, right = [], []
    for plan in plans():
        for variant in range(variants):
            scene = room(plan, variant, seed)
            labels = tuple(dict.fromkeys(o.label for o in scene if o.label))
            for item in (i for i in items() if i.plan == plan):
                for reference in shallow_readings(item.text, labels):
                    found = judge(reference, GroundingContext(scene))
                    if len(found.rows) and found.rows[0] < found.arena.count:
                        rows.append((1.0, *features(found)))
                        right.append(float(found.arena.boxes.ids[found.rows[0]] == item.target))
    x, y = np.array(rows), np.array(right)
    ridge = 0.5 * np.diag([0.0, *np.ones(x.shape[1] - 1)])
    weights = np.zeros(x.shape[1])
    for _ in range(40):
        chance = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (y - chance) - ridge @ weights
        weights += np.linalg.solve((x * (chance * (1 - chance))[:, None]).T @ x + ridge, slope)
    names = ("intercept", "share", "ahead", "truth", "label", "unsure")
    return {n: round(float(w), 2) for n, w in zip(names, weights, strict=True)}
