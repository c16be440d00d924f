"""Levels, supports, settling, and that the benchmark runs."""

from __future__ import annotations

import numpy as np
import pytest

from scene.catalogue import catalogue
from scene.frames import Ray
from scene.geometry.body import Body
from scene.geometry.pick import crowd, wavy_scene
from scene.geometry.placement import others
from scene.geometry.rays import cast
from scene.geometry.settle import settle
from scene.geometry.supports import floor_level, levels_of, support_of
from scene.objects import Scene
from tests.scene.geometry.rooms import HALL, box, furnished, thing

SUPPORTS = sorted(a.id for a in catalogue().values() if a.surfaces and "furniture" in a.tags and "seat" not in a.tags)


@pytest.mark.parametrize("asset", SUPPORTS)
def test_the_surfaces_that_the_maker_declared_are_found(asset: str) -> None:
    scene = Scene.of([thing("it", asset, (1.0, 0.0, 2.0), 0.6)], rooms=[HALL])
    heights = [lv.y for lv in levels_of(scene, "it")]
    for surface in catalogue()[asset].surfaces:
        assert min(abs(surface.y - y) for y in heights) < 0.02, (surface.y, heights)


def test_a_box_has_its_top_and_no_more() -> None:
    (level,) = levels_of(Scene.of([box("desk", "desk", (1.4, 0.74, 0.7), (1.0, 0.2, 0.0), 0.5)]), "desk")
    assert level.y == pytest.approx(0.94)
    assert sorted(level.extent) == pytest.approx([0.7, 1.4])
    assert not level.enclosed


def test_shelves_have_headroom() -> None:
    scene = Scene.of([thing("shelf", "bookshelf")])
    boards = [lv for lv in levels_of(scene, "shelf") if lv.enclosed]
    assert len(boards) >= 4
    for board in boards:
        free = board.headroom[board.mask]
        assert 0.2 < np.median(free) < 0.5


def test_what_stands_on_what() -> None:
    scene = furnished()
    assert support_of(scene, "mug") == "coffee"
    assert support_of(scene, "apple") == "table"
    assert support_of(scene, "sofa") is None


def test_the_floor_ends_at_the_walls() -> None:
    level = floor_level(furnished(), (2.5, 0.0, 0.0), 3.0)
    assert level.points[:, 0].max() <= 3.2
    assert level.free_above(np.array([[3.5, 0.0], [2.0, 0.0]])).tolist() == [0.0, 2.6]


def test_gravity_leaves_a_box_where_it_stands_and_tips_one_over_an_edge() -> None:
    cup = box("cup", "cup", (0.1, 0.12, 0.1), (0, 0.75, 0))
    scene = Scene.of([box("table", "table", (1.0, 0.75, 1.0)), cup], rooms=[HALL])
    body = Body.of(scene, "cup")
    rows = others(scene, body)
    stays = settle(scene, body, np.array([0.1, 0.75, 0.1]), rows)
    assert stays.stable
    assert stays.moved_m < 0.002
    falls = settle(scene, body, np.array([0.53, 0.75, 0.0]), rows)
    assert not falls.stable
    assert settle(scene, body, np.array([0.53, 0.75, 0.0]), rows) == falls


def test_the_scenes_of_the_benchmark_are_what_they_say() -> None:
    plates = wavy_scene(20)
    assert plates.meshes.get(plates["plate-3"].geometry.uri).triangle_count == 1024
    assert cast(plates, Ray.through((2.0, 3.0, 2.0), (2.0, 0.0, 2.1))) is not None
    assert len(crowd(40)) == 40
