"""How often the thing that a description means comes first: generated rooms, hand-written descriptions, by kind."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from assistant.bench.base import BenchOptions, percentiles
from assistant.bench.rooms import Item, items, plans, pointing_viewer, room, scan_items, scan_plans
from assistant.bench.strangers import PARTS, UNREAD, stranger_items, stranger_rooms
from assistant.gaze import GazeSample, GazeTrack
from assistant.grounding.context import GroundingContext
from assistant.grounding.outcome import Ambiguous, Resolved
from scene.frames import FloatArray, Viewer
from scene.objects import Scene

if TYPE_CHECKING:
    from assistant.bench.asking import Remembering
    from assistant.grounding.descriptions import Described
    from assistant.models.protocols import TextEmbedder
    from assistant.understanding import TextTranslator

NAME = "grounding"
HELP = "which thing a written description means, in generated rooms (accuracy by kind, calibration)"

VARIANTS = 5
"""How many rooms are made of each plan: turned, jittered and paled, each with its own seed."""

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
    front: str
    """Who read it."""


def answers(
    variants: int = VARIANTS,
    seed: int = 0,
    *,
    scans: bool = False,
    embedder: TextEmbedder | None = None,
    translator: TextTranslator | None = None,
    share: float = 1.0,
) -> Iterator[Answered]:
    """The descriptions, or a share, in every variant of their rooms: planned ones, or those as scans have them."""
    from assistant.grounding.bulk import BoxScene, Bulk

    chosen = scan_plans() if scans else plans()
    scenes = {f"{p}-{v}": BoxScene(room(p, v, seed)) for p in chosen for v in range(variants)}
    bulk = Bulk(scenes, embedder=embedder, translator=translator)
    for item in sampled(scan_items() if scans else items(), share, seed):
        for variant in range(variants):
            name = f"{item.plan}-{variant}"
            scene = scenes[name].scene
            ctx = _context(item, scene, variant, embedder)
            started = time.perf_counter()
            spoken = item.points or len(item.targets) > 1
            found = said_in_talk(item.text, ctx) if spoken else bulk.describe(item.text, name, ctx)
            ms = (time.perf_counter() - started) * 1000
            yield _answered(item, variant, scene, found, ms)


def stranger_answers(
    parts: tuple[str, ...], *, embedder: TextEmbedder | None = None, translator: TextTranslator | None = None,
    share: float = 1.0, seed: int = 0,
) -> Iterator[Answered]:
    """The descriptions, or a share of them, of some parts of those as strangers write them."""
    from assistant.grounding.bulk import Bulk

    rooms = stranger_rooms()
    bulk = Bulk(rooms, embedder=embedder, translator=translator)
    for item in sampled(stranger_items(), share, seed):
        if item.kind in parts:
            scene = rooms[item.plan].scene
            started = time.perf_counter()
            found = bulk.describe(item.text, item.plan, GroundingContext(scene, embedder=embedder))
            yield _answered(item, 0, scene, found, (time.perf_counter() - started) * 1000)


def _answered(item: Item, variant: int, scene: Scene, found: Described, ms: float) -> Answered:
    from assistant.language.codec import print_value

    ids = [c.object_id for c in found.ranking]
    first = ids.index(item.targets[0]) + 1 if item.targets[0] in ids else 0
    outcome = found.outcome
    acted = isinstance(outcome, Resolved)
    meant = isinstance(outcome, Resolved) and set(outcome.ids) == set(item.targets)
    right = meant if len(item.targets) > 1 else first == 1
    probability = outcome.probability if isinstance(outcome, Resolved | Ambiguous) else 0.0
    alike = sum(1 for o in scene if o.label == scene[item.targets[0]].label)
    chance = 1 / alike if len(item.targets) == 1 else float(alike == len(item.targets))
    program = print_value(found.reference) if found.reference is not None else ""
    return Answered(item, variant, right, first, acted, meant, probability, chance, ms, program, found.front)


def said_in_talk(text: str, ctx: GroundingContext) -> Described:
    """Words for several things or with pointing, as the conversation takes them: a description is of one thing."""
    from assistant.grounding.descriptions import Described
    from assistant.grounding.outcome import NotFound
    from assistant.grounding.resolve import ground, rank
    from assistant.language.english.parser import parse
    from assistant.language.outcome import Parsed, SceneVocabulary
    from assistant.language.program import Select

    labels = tuple(dict.fromkeys(o.label for o in ctx.scene if o.label))
    understood = parse(f"select {text}", context=SceneVocabulary(labels))
    step = understood.best.program.steps[0] if isinstance(understood, Parsed) else None
    if not isinstance(step, Select):
        return Described(NotFound(text, "not understood"), (), None, "none")
    return Described(ground(step.target, ctx), rank(step.target, ctx), step.target, "grammar")


def gaze_at(item: Item, scene: Scene, variant: int) -> tuple[Viewer | None, GazeTrack]:
    """Where one who points at what an item means stands, and the pointing; nobody and nothing where nobody points."""
    if not item.points:
        return None, GazeTrack()
    viewer, hand = pointing_viewer(scene, item.targets[0], variant)
    return viewer, GazeTrack((GazeSample(0.0, viewer.gaze, hand.gaze),))


def _context(item: Item, scene: Scene, variant: int, embedder: TextEmbedder | None) -> GroundingContext:
    viewer, gaze = gaze_at(item, scene, variant)
    return GroundingContext(scene, viewer, gaze, embedder=embedder)


def sampled(found: Sequence[Item], share: float, seed: int) -> list[Item]:
    """A share of the items, drawn at random and in their order."""
    chosen = set(random.Random(seed).sample(range(len(found)), round(share * len(found))))
    return [item for n, item in enumerate(found) if n in chosen]


def run(options: BenchOptions) -> Iterator[dict[str, object]]:
    """One row a kind of description, one for all, one for the calibration, for each of three sets of rooms.

    With a translator each plan gets one room (with `quick` for a third of the descriptions), and every row stands there
    twice: for English alone, and with the model behind it.
    """
    from assistant.bench.asking import Remembering
    from assistant.translators import translator_by_name

    model = translator_by_name(options.translator)
    if model is not None:
        share, translator = 1 / 3 if options.quick else 1.0, Remembering(model)
        for front, behind in (("English and translator", translator), ("English", None)):
            for row in _rows(1, options.seed, behind, share, frozenset(translator.texts)):
                yield {"front": front, "share": round(share, 2), **row}
        return
    yield from _rows(2 if options.quick else VARIANTS, options.seed)
    yield {"fit": fitted(1 if options.quick else 3, options.seed), "fit_of_descriptions": fitted_descriptions()}


def _rows(
    variants: int, seed: int, translator: Remembering | None = None, share: float = 1.0,
    doubted: frozenset[str] = frozenset(),
) -> Iterator[dict[str, object]]:
    """The rows of the three sets; `doubted` are texts of which there is to be a row of their own."""
    sets = {
        "planned": answers(variants, seed, translator=translator, share=share),
        "scans": answers(variants, seed, scans=True, translator=translator, share=share),
        "strangers": stranger_answers(PARTS, translator=translator, share=share, seed=seed),
    }
    for rooms, answered in sets.items():
        found = list(answered)
        for kind in sorted({a.item.kind for a in found}):
            mine = [a for a in found if a.item.kind == kind]
            error = calibration(mine)["expected_error"]
            yield {"rooms": rooms, "kind": kind, **_summary(mine), "calibration_error": error}
        yield {"rooms": rooms, "kind": "all", "room_count": len({(a.item.plan, a.variant) for a in found}),
               **_summary(found), **percentiles([a.ms for a in found])}
        asked = doubted | frozenset(translator.texts if translator is not None else ())
        if mine := [a for a in found if a.item.text in asked]:
            yield {"rooms": rooms, "kind": "what the translator was asked about", **_summary(mine)}
        yield {"rooms": rooms, "calibration": calibration(found)}


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
    from assistant.grounding.judge import judge
    from assistant.grounding.shallow import shallow_readings

    rows, right = [], []
    for plan in plans():
        for variant in range(variants):
            scene = room(plan, variant, seed)
            labels = tuple(dict.fromkeys(o.label for o in scene if o.label))
            for item in (i for i in items() if i.plan == plan and i.kind not in ("plural", "deixis")):
                for reference in shallow_readings(item.text, labels):
                    found = judge(reference, GroundingContext(scene))
                    if len(found.rows) and found.rows[0] < found.arena.count:
                        rows.append((1.0, *features(found)))
                        right.append(float(found.arena.boxes.ids[found.rows[0]] == item.targets[0]))
    weights = _logistic(np.array(rows), np.array(right))
    names = ("intercept", "share", "ahead", "truth", "label", "unsure")
    return {n: round(float(w), 2) for n, w in zip(names, weights, strict=True)}


def fitted_descriptions() -> dict[str, float]:
    """The coefficients of `calibrate.DESCRIBED` that fit the strangers' descriptions which nothing else is tuned on.

    What is tuned on comes out right more often than what is new, so it says too little of how sure one may be.
    """
    from assistant.grounding.bulk import Bulk
    from assistant.grounding.calibrate import described_features

    rooms = stranger_rooms()
    bulk = Bulk(rooms)
    rows, right = [], []
    for item in (i for i in stranger_items() if i.kind in UNREAD):
        found = bulk.describe(item.text, item.plan, GroundingContext(rooms[item.plan].scene))
        if len(found.ranking) > 1:
            first, second = found.ranking[:2]
            rows.append((1.0, *described_features(first.score, second.score, found.front == "both")))
            right.append(float(first.object_id == item.targets[0]))
    names = ("intercept", "share", "ahead", "both")
    weights = _logistic(np.array(rows), np.array(right))
    return {n: round(float(w), 2) for n, w in zip(names, weights, strict=True)}


def _logistic(x: FloatArray, y: FloatArray) -> FloatArray:
    """Ridge logistic regression by Newton's method; the first column is the constant."""
    ridge = 0.5 * np.diag([0.0, *np.ones(x.shape[1] - 1)])
    weights = np.zeros(x.shape[1])
    for _ in range(40):
        chance = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (y - chance) - ridge @ weights
        weights += np.linalg.solve((x * (chance * (1 - chance))[:, None]).T @ x + ridge, slope)
    return weights
