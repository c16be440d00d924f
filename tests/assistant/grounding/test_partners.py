"""Relations among very many things: what is found near first is what all pairs would show."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.bench.generated import crowded_room
from assistant.gaze import GazeTrack
from assistant.grounding import pairs, relate
from assistant.grounding import partners as module
from assistant.grounding.arena import Arena
from assistant.grounding.context import GroundingContext
from assistant.grounding.cuts import Cuts
from assistant.grounding.evaluate import Evaluator
from assistant.grounding.index import index_of
from assistant.grounding.judge import judge
from assistant.grounding.partners import Asked, measure_of, partners
from assistant.grounding.regions import region_rows, room_rows
from assistant.grounding.viewpoints import default_frames
from assistant.language.reference import Noun, Quantity, Ref, Relation, Thing
from assistant.language.relations import RELATIONS
from scene.frames import Pose
from scene.objects import Geometry, Room, Scene, SceneObject
from scene.relations import search
from scene.relations.search import best_of_all

NAMES = sorted({"at", "from", "part_of", "together", "facing", "opposite", *RELATIONS} - {"between", "in_room"})


def strewn(seed: int, count: int = 50) -> Scene:
    """Things strewn over two rooms, some carried by others wherever they are."""
    rng = np.random.default_rng(seed)
    objects: list[SceneObject] = []
    for n in range(count):
        w, h, d = np.exp(rng.uniform(np.log(0.05), np.log(2.5), 3))
        x, z = rng.uniform(-9, 9, 2)
        yaw = float(rng.uniform(-3, 3)) if rng.random() < 0.4 else 0.0
        parent = f"o{int(rng.integers(0, n))}" if n and rng.random() < 0.3 else None
        at = (0.0, 0.5, 0.1) if parent else (float(x), 0.0, float(z))
        objects.append(SceneObject(
            f"o{n}", str(rng.choice(["mug", "table", "chair"])), pose=Pose.from_yaw(at, yaw), parent=parent,
            geometry=Geometry("box", (-w / 2, 0.0, -d / 2), (w / 2, h, d / 2)),
        ))  # fmt: skip
    rooms = [Room(n, n, ((x, -9.0), (x + 9.0, -9.0), (x + 9.0, 9.0), (x, 9.0))) for n, x in (("den", -9), ("hall", 0))]
    return Scene.of(objects, rooms=rooms)


def evaluator(scene: Scene, frame: int = 0) -> Evaluator:
    arena = Arena(index_of(scene))
    return Evaluator(GroundingContext(scene, None, GazeTrack()), default_frames(arena.index, None)[frame], arena)


@pytest.mark.parametrize("name", NAMES)
def test_near_first_finds_what_all_pairs_would_show(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "FEW", 0)
    monkeypatch.setattr(search, "FEW_LEFT", 0)
    monkeypatch.setattr(module, "TOO_MANY", 0)
    scene, rng = strewn(1), np.random.default_rng(1)
    ev = evaluator(scene, 1)
    arena = ev.arena
    made = np.concatenate([room_rows(arena, [0, 1]), region_rows(arena, "corner", np.zeros(0, dtype=np.intp))])
    rows = np.arange(len(scene))
    theirs = np.concatenate([rows[::2], made])
    trust, believed = rng.uniform(0.2, 1.0, len(theirs)), rng.uniform(0.0, 1.0, len(theirs)) ** 3
    for holding, count in ((False, 1), (True, 1), (True, 2)):
        asked = Asked(((name, 0.9), ("on", 1.0)), rows, theirs, trust, believed, holding=holding)
        sparse = module._near_first(ev, asked, count)
        measure = measure_of(ev, asked)
        dense = best_of_all(len(rows), len(theirs), measure, count)
        for what in ("good", "last_good", "true", "last_true"):
            np.testing.assert_allclose(getattr(sparse, what), getattr(dense, what), atol=1e-9, err_msg=what)
        good = measure(np.arange(len(rows))[:, None], np.arange(len(theirs))[None, :])[0]
        clear = np.flatnonzero(dense.good > 1e-9)
        np.testing.assert_allclose(good[clear, sparse.partner[clear]], dense.good[clear], atol=1e-9)


@pytest.mark.parametrize("name", NAMES)
def test_a_table_without_what_is_too_far_is_the_whole_table(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relate, "FEW_DENSE", 0)
    scene = strewn(2)
    arena = Arena(index_of(scene))
    ev = Evaluator(GroundingContext(scene, None, GazeTrack()), default_frames(arena.index, None)[1], arena)
    rows = np.concatenate([np.arange(len(scene)), room_rows(arena, [0, 1])])
    every = pairs.degrees(ev, name, rows[:, None], rows[None, :])
    np.testing.assert_allclose(relate._near_table(ev, name, rows, rows), every, atol=1e-9)


def test_many_pairs_are_searched_and_few_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    scene = strewn(3)
    ev = evaluator(scene)
    rows = np.arange(len(scene))
    asked = Asked((("next_to", 1.0),), rows, rows, np.ones(len(rows)), np.ones(len(rows)))
    few = partners(ev, asked)
    monkeypatch.setattr(module, "TOO_MANY", 0)
    many = partners(ev, asked)
    # Compared with the others, the nearest counts even where none is next to it by any absolute measure.
    assert (few.good > many.good + 0.1).any()


PART_RELATIONS = ("in_corner", "in_middle", "on_edge")


@pytest.mark.parametrize("name", PART_RELATIONS)
def test_parts_of_very_many_things_are_searched_as_all_pairs_would_be(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "FEW", 0)
    monkeypatch.setattr(search, "FEW_LEFT", 0)
    ev = evaluator(strewn(4))
    rows = np.arange(ev.arena.count)
    trust = np.random.default_rng(4).uniform(0.2, 1.0, len(rows))
    asked = Asked(((name, 1.0),), rows, rows[::2], trust[::2], trust[::2])
    few = partners(ev, asked)
    monkeypatch.setattr(module, "TOO_MANY", 0)
    many = partners(ev, asked)
    np.testing.assert_allclose(many.good, few.good, atol=1e-9)
    np.testing.assert_allclose(many.true, np.where(few.true < module.HARDLY, 0.0, few.true), atol=1e-9)


@pytest.mark.parametrize("name", PART_RELATIONS)
def test_parts_cut_at_once_are_those_of_a_thing_with_a_row_each(name: str) -> None:
    ev = evaluator(strewn(5))
    rows = np.arange(ev.arena.count)
    good, true = Cuts(ev, name, rows, rows).measure(rows[:, None], rows[None, :])
    kinds = {"in_corner": ("corner",), "in_middle": ("middle",), "on_edge": ("edge", "end")}[name]
    for anchor in (0, 7, 20):
        each = [
            relate._near_part(ev, name, rows, region_rows(ev.arena, kind, np.array([anchor]))).degree.max(axis=1)
            for kind in kinds
        ]
        np.testing.assert_allclose(true[:, anchor], np.mean(each, axis=0), atol=1e-9)
    assert (good <= true + 1e-12).all()


def test_what_is_across_is_told_of_pairs_as_of_tables() -> None:
    ev = evaluator(strewn(6))
    t, a = (grid.ravel() for grid in np.meshgrid(np.arange(50), np.arange(50), indexing="ij"))
    for name in ("across", "across_back", "opposite", "left_of", "behind", "on", "under"):
        table = pairs.degrees(ev, name, np.arange(50)[:, None], np.arange(50)[None, :])
        np.testing.assert_allclose(pairs.degrees(ev, name, t, a), table.ravel(), atol=1e-9, err_msg=name)


@pytest.mark.parametrize("said", [
    Relation("alone"),
    Relation("left_of", (Ref(Noun("table")),), Quantity(0.5, "m")),
    Relation("in_corner", (Ref(Noun("table")),)),
])  # fmt: skip
def test_conditions_of_very_many_are_judged(said: Relation) -> None:
    scene = crowded_room(2_000)
    found = judge(Ref(Thing(), where=(said,)), GroundingContext(scene))
    assert len(found.rows) == len(scene)
    assert np.isfinite(found.weight).all()


def test_alone_is_far_from_others_of_its_kind() -> None:
    here = [(0.0, 0.0), (0.3, 0.0), (0.0, 0.3), (5.0, 5.0)]
    mugs = [SceneObject(f"m{n}", "mug", pose=Pose((x, 0.0, z)), geometry=Geometry("box", (0, 0, 0), (0.1, 0.1, 0.1)))
            for n, (x, z) in enumerate(here)]  # fmt: skip
    found = judge(Ref(Noun("mug"), where=(Relation("alone"),)), GroundingContext(Scene.of(mugs)))
    assert found.arena.boxes.ids[found.rows[0]] == "m3"
