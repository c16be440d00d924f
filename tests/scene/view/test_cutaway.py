"""What a view from outside leaves out."""

from __future__ import annotations

import numpy as np
import pytest

from scene.frames import Vec3
from scene.objects import Scene
from scene.view.cutaway import KERB_M, cut_for, lower, unseen_ids
from scene.view.staging import Stage
from tests.scene.view.rooms import box, room_scene


def cut_ids(eye: Vec3) -> tuple[set[str], set[str]]:
    stage = Stage.of(room_scene())
    cut, ids = cut_for(stage, eye), np.array(stage.scene.boxes.ids)
    return set(ids[cut.hidden].tolist()), set(ids[cut.lowered].tolist())


def test_inside_a_room_nothing_is_left_out() -> None:
    assert cut_ids((0.0, 1.6, 0.0)) == (set(), set())


@pytest.mark.parametrize(
    ("eye", "walls"),
    [((0, 4, 6), {"wall-2"}), ((0, 4, -6), {"wall-1"}), ((6, 4, 0), {"wall-4"}), ((6, 4, 6), {"wall-2", "wall-4"})],
)
def test_from_outside_the_near_walls_sink_and_the_ceiling_goes(eye: Vec3, walls: set[str]) -> None:
    hidden, lowered = cut_ids(eye)
    assert lowered == walls
    assert hidden == ({"ceiling", "door"} if "wall-2" in walls else {"ceiling"})


def test_from_straight_above_the_walls_stand() -> None:
    assert cut_ids((0, 9, 0)) == ({"ceiling"}, set())


def test_from_below_the_ceiling_outside_it_stays() -> None:
    hidden, _ = cut_ids((0, 1.5, 6))
    assert "ceiling" not in hidden


def test_the_hand_points_through_what_is_left_out() -> None:
    assert unseen_ids(room_scene(), (0, 4, 6)) == {"ceiling", "door", "wall-2"}
    assert unseen_ids(room_scene(), (0, 1.6, 0)) == frozenset()


def test_lintels_go_and_sills_sink_with_their_wall() -> None:
    wall = {"tags": ("fixed",), "label": "wall"}
    room = room_scene()
    kept = [o for o in room if o.id not in ("wall-2", "door")]
    pieces = [
        box("left", (-1.5, 1.3, 2.05), (2.2, 2.6, 0.1), **wall),
        box("right", (1.5, 1.3, 2.05), (2.2, 2.6, 0.1), **wall),
        box("sill", (0.0, 0.4, 2.05), (0.8, 0.8, 0.1), **wall),
        box("lintel", (0.0, 2.3, 2.05), (0.8, 0.6, 0.1), **wall),
        box("window", (0.0, 1.4, 2.05), (0.8, 1.2, 0.12), tags=("fixed",)),
    ]
    scene = Scene.of([*kept, *pieces], rooms=room.rooms, meshes=room.meshes)
    cut, ids = cut_for(Stage.of(scene), (0, 4, 6)), np.array(scene.boxes.ids)
    assert set(ids[cut.lowered].tolist()) == {"left", "right", "sill"}
    assert set(ids[cut.hidden].tolist()) == {"ceiling", "lintel", "window"}


def test_a_lowered_wall_keeps_its_foot_and_stands_as_a_kerb() -> None:
    stage = Stage.of(room_scene())
    row = stage.scene.boxes.index["wall-2"]
    rows = lower(stage.instances["rows"][row].astype(float), 0.0)
    corners = np.array([[x, y, z, 1] for x in (-0.5, 0.5) for y in (-0.5, 0.5) for z in (-0.5, 0.5)]) @ rows.T
    assert corners[:, 1].min() == pytest.approx(0.0, abs=1e-6)
    assert corners[:, 1].max() == pytest.approx(KERB_M, abs=1e-6)
    assert np.ptp(corners[:, 0]) == pytest.approx(5.2)


def test_a_scene_without_a_building_is_left_whole() -> None:
    scene = Scene.of([o for o in room_scene() if not o.fixed], meshes=room_scene().meshes)
    assert not cut_for(Stage.of(scene), (0, 4, 6)).anything
