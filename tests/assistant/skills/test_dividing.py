"""Things of a scan parted and joined by what is said."""

from __future__ import annotations

from functools import cache

import numpy as np

from assistant.gaze import GazeSample, GazeTrack
from assistant.runtime import make_session
from assistant.session import SessionState
from assistant.turn import Reply, SpokenWord, Turn
from scene.codec import canonical_bytes
from scene.frames import Pose, Ray, Viewer
from scene.history import History
from scene.meshes import Mesh, MeshStore, Primitive, box_mesh
from scene.objects import Geometry, LabelSource, Scene, SceneObject

EYES = Viewer.looking_at((0.6, 1.6, 2.5), (0.6, 0.2, 0.0))


@cache
def scanned() -> Scene:
    """Two crates that a scan took for one, and a box and its lid that it took for two."""
    store = MeshStore()
    parts = [*box_mesh((0, 0, 0), (0.4, 0.4, 0.4)).primitives, *box_mesh((0.8, 0, 0), (1.1, 0.3, 0.3)).primitives]
    crates = Mesh(tuple(Primitive(p.positions, p.triangles) for p in parts))
    box, lid = box_mesh((2, 0, 0), (2.4, 0.3, 0.4)), box_mesh((2, 0.3, 0), (2.4, 0.35, 0.4))
    objects = [
        SceneObject(i, label, geometry=Geometry(store.add(m), *m.bounds), mean_rgb=m.mean_rgb,
                    label_source=LabelSource("person") if label else LabelSource())
        for i, label, m in (("object-1", None, crates), ("object-2", "box", box), ("object-3", "lid", lid))
    ]
    return Scene.of([*objects, SceneObject("cup", "cup", pose=Pose((5.0, 0.5, 0.0)))], meshes=store)


def _say(state: SessionState, text: str, gaze: GazeTrack | None = None) -> tuple[SessionState, Reply]:
    state, _, reply = make_session(yes=True).step(state, Turn(text, gaze or GazeTrack()))
    return state, reply


def _start() -> SessionState:
    return SessionState(History(scanned()), EYES)


def _at(x: float, y: float, z: float) -> Ray:
    return Ray.through(EYES.position, (x, y, z))


def test_split_this_and_undo() -> None:
    state, reply = _say(_start(), "split this", GazeTrack.still(EYES, _at(0.2, 0.2, 0.4)))
    assert reply.outcome == "done", reply
    assert len(reply.targets) == 2
    assert state.scene.selection == reply.targets
    widths = sorted(round(state.scene[i].size[0], 2) for i in reply.targets)
    assert widths == [0.3, 0.4]
    state, reply = _say(state, "undo")
    assert canonical_bytes(state.scene) == canonical_bytes(scanned())


def test_split_into_more_parts_than_show() -> None:
    _, reply = _say(_start(), "split this into three", GazeTrack.still(EYES, _at(0.2, 0.2, 0.4)))
    assert reply.outcome == "done", reply
    assert len(reply.targets) == 3


def test_split_this_from_that_where_the_hand_points() -> None:
    one, other = _at(0.2, 0.2, 0.4), _at(0.95, 0.15, 0.3)
    samples = GazeTrack((GazeSample(0.0, EYES.gaze, one), GazeSample(0.5, EYES.gaze, other)))
    said = (("split", 0.0), ("this", 0.1), ("from", 0.4), ("that", 0.6))
    words = tuple(SpokenWord(w, t, t + 0.1) for w, t in said)
    session = make_session(yes=True)
    state, _, reply = session.step(_start(), Turn("split this from that", samples, words=words))
    assert reply.outcome == "done", reply
    assert np.allclose(sorted(state.scene[i].size[0] for i in reply.targets), [0.3, 0.4], atol=0.01)


def test_two_things_become_one() -> None:
    state, reply = _say(_start(), "the box and the lid are one thing")
    assert reply.outcome == "done", reply
    assert "They were called box and lid" in reply.reply
    assert reply.targets == ("object-2",)
    assert "object-3" not in state.scene.objects
    assert np.isclose(state.scene["object-2"].size[1], 0.35)
    state, _ = _say(state, "undo")
    assert canonical_bytes(state.scene) == canonical_bytes(scanned())


def test_what_is_selected_is_merged() -> None:
    state, _ = _say(_start(), "select the box and the lid")
    for said in ("merge the selected things", "merge the two things I selected", "merge the selection"):
        after, reply = _say(state, said)
        assert reply.outcome == "done", (said, reply)
        assert len(after.scene) == 3


def test_a_model_is_not_parted_and_one_thing_is_not_joined() -> None:
    _, reply = _say(_start(), "split the cup")
    assert reply.outcome == "rejected"
    assert "only what a scan shows" in reply.reply
    _, reply = _say(_start(), "merge the box")
    assert reply.outcome == "rejected"
