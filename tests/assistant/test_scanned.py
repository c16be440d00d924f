"""A scan opened as a scene is segmented once and kept; anything else is opened as it is."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.runtime import make_session, start
from assistant.scenes import scene_file
from assistant.session import SessionState
from assistant.turn import Turn
from scene.errors import DeixisError
from scene.files import open_scene, save_scene
from scene.frames import Viewer
from scene.history import History
from scene.meshes import MeshStore, box_mesh
from scene.objects import Geometry, Scene, SceneObject
from tests.scene.scans.rooms import small_scan, write_ply


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DEIXIS_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_a_scan_becomes_a_scene_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scan, _ = small_scan(60_000)
    path = write_ply(tmp_path / "room.ply", scan.points, scan.colors)
    state = start(path)
    assert len(state.scene) > 6
    assert "is a scan: segmented into" in capsys.readouterr().err
    again = scene_file(write_ply(tmp_path / "copy.ply", scan.points, scan.colors))
    assert again == scene_file(path)
    assert capsys.readouterr().err == ""
    session = make_session()
    for said, outcome in (("how many walls are there?", "answered"), ("select the blue thing", "done")):
        state, _, reply = session.step(state, Turn(said))
        assert reply.outcome == outcome, reply
    table, _, reply = session.step(state, Turn("put the red thing on the blue thing"))
    assert reply.outcome in ("done", "ambiguous", "rejected"), reply
    save_scene(table.scene, tmp_path / "saved.glb")
    assert open_scene(tmp_path / "saved.glb").objects.keys() == table.scene.objects.keys()


def test_what_is_no_room_is_opened_as_it_is(tmp_path: Path) -> None:
    small = write_ply(tmp_path / "cup.ply", np.random.default_rng(0).uniform(0, 0.1, (3000, 3)))
    assert scene_file(small) == small
    mesh = box_mesh((0, 0, 0), (3, 3, 3))
    store = MeshStore()
    crate = SceneObject("crate", geometry=Geometry(store.add(mesh), *mesh.bounds))
    save_scene(Scene.of([crate], meshes=store), tmp_path / "crate.glb")
    assert scene_file(tmp_path / "crate.glb") == tmp_path / "crate.glb"
    (tmp_path / "broken.ply").write_bytes(b"ply\n")
    assert scene_file(tmp_path / "broken.ply") == tmp_path / "broken.ply"


@pytest.mark.parametrize(("points", "says"), [(np.ones((1, 3)), "1 points"), (np.ones((5000, 3)), "one place")])
def test_a_cloud_of_nothing_is_one_clear_error(points: NDArray[np.float64], says: str, tmp_path: Path) -> None:
    with pytest.raises(DeixisError, match=says):
        scene_file(write_ply(tmp_path / "bad.ply", points))


def test_a_scan_that_cannot_be_kept_says_where_and_what_to_do(cache: Path, tmp_path: Path) -> None:
    scan, _ = small_scan(20_000)
    cache.write_text("no folder")
    with pytest.raises(DeixisError, match=r"cannot be kept in .*cache.*DEIXIS_CACHE"):
        scene_file(write_ply(tmp_path / "room.ply", scan.points, scan.colors))


def test_what_belongs_to_nothing_in_a_scan_is_no_thing() -> None:
    box = SceneObject("box")
    rest = SceneObject("rest", visible=False, tags=("backdrop", "fixed"))
    state = SessionState(History(Scene.of([box, rest])), Viewer((0.0, 1.6, 2.0), (0.0, 0.0, -1.0)))
    _, _, reply = make_session().step(state, Turn("how many things are there?"))
    assert reply.targets == ("box",)
