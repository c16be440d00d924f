"""The codec: every operation and every scene comes back equal, and what is wrong is named by its place."""

from __future__ import annotations

import json
import typing
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scene.codec import canonical_bytes, decode, digest, encode
from scene.errors import SceneFileError
from scene.frames import Pose
from scene.objects import LabelSource, Room, Scene, SceneObject, Viewpoint
from scene.ops import AddObject, MoveObject, Op, SetState
from tests.scene.strategies import scenes

numbers = st.floats(allow_nan=False, allow_infinity=False)
st.register_type_strategy(float, numbers)
OPS = typing.get_args(Op)


def through_json(value: Any) -> Any:
    return json.loads(json.dumps(value, allow_nan=False))


@pytest.mark.parametrize("kind", OPS, ids=lambda c: c.__name__)
def test_every_operation_comes_back(kind: type[Any]) -> None:
    @settings(max_examples=25, deadline=None)
    @given(st.builds(kind))
    def check(op: Any) -> None:
        row = through_json(encode(op))
        assert row["kind"] == kind.__name__
        back = decode(Op, row)
        assert back == op
        assert encode(back) == encode(op)

    check()


@pytest.mark.parametrize("kind", [SceneObject, Room, Viewpoint, LabelSource, Pose])
def test_every_part_of_a_scene_comes_back(kind: type[Any]) -> None:
    @settings(max_examples=40, deadline=None)
    @given(st.builds(kind))
    def check(value: Any) -> None:
        assert decode(kind, through_json(encode(value, tagged=False))) == value

    check()


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_floats_are_exact(x: float) -> None:
    assert decode(Op, through_json(encode(MoveObject("a", (x, 0.0, 1 / 3))))).position == (x, 0.0, 1 / 3)


@settings(max_examples=30, deadline=None)
@given(scenes())
def test_equal_scenes_have_equal_bytes_and_others_do_not(scene: Scene) -> None:
    again = Scene.of(list(scene))
    assert canonical_bytes(again) == canonical_bytes(scene)
    assert digest(again) == digest(scene)
    first, *rest = scene
    other = Scene.of([SceneObject(first.id, label=f"not {first.label}", parent=first.parent), *rest])
    assert canonical_bytes(other) != canonical_bytes(scene)


def test_equal_numbers_are_written_alike() -> None:
    whole = Scene.of([SceneObject("a", pose=Pose((0, -0.0, 2)))])
    assert canonical_bytes(whole) == canonical_bytes(Scene.of([SceneObject("a", pose=Pose((0.0, 0.0, 2.0)))]))


def test_a_switch_stays_a_switch() -> None:
    back = decode(Op, through_json(encode(SetState("lamp", "on", True))))
    assert back.value is True
    assert decode(Op, through_json(encode(SetState("lamp", "fill", 1.0)))).value == 1.0


def test_fields_at_their_default_are_left_out() -> None:
    assert encode(SceneObject("a"), tagged=False) == {"id": "a"}
    assert encode(AddObject(SceneObject("a"))) == {"kind": "AddObject", "object": {"id": "a"}}


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"kind": "MoveObject", "object_id": "a", "position": [0, 0]}, r"\$\.position has 2 values: expected 3"),
        (
            {"kind": "MoveObject", "object_id": "a", "position": [0, "x", 0]},
            r"\$\.position\[1\] is 'x': expected a finite",
        ),
        ({"kind": "MoveObject", "object_id": "a", "position": [0, True, 0]}, r"\$\.position\[1\] is True"),
        ({"kind": "MoveObject", "object_id": "a", "position": [0, 10**400, 0]}, r"\$\.position\[1\]"),
        ({"kind": "MoveObject", "object_id": 3, "position": [0, 0, 0]}, r"\$\.object_id is 3: expected a text"),
        ({"kind": "MoveObject", "position": [0, 0, 0]}, r"has no 'object_id'"),
        ({"kind": "MoveObject", "object_id": "a", "position": [0, 0, 0], "speed": 1}, r"has 'speed'"),
        ({"kind": "Explode"}, r"\$\.kind is 'Explode': expected one of AddObject"),
        ({"object_id": "a"}, r"\$\.kind is None"),
        (
            {"kind": "AddObject", "object": {"id": "a", "label_source": {"kind": "rumour"}}},
            r"label_source\.kind is 'rumour'",
        ),
        ({"kind": "AddObject", "object": {"id": "a", "pose": {"kind": "Room"}}}, r"\$\.object\.pose\.kind is 'Room'"),
        ([], r"\$ is \[\]"),
        (None, r"\$ is None"),
    ],
)
def test_what_is_wrong_is_named_by_its_place(row: Any, says: str) -> None:
    with pytest.raises(SceneFileError, match=says):
        decode(Op, row)


def test_what_is_no_data_is_not_encoded() -> None:
    with pytest.raises(TypeError, match="no frozen data"):
        encode({"a": object()})


def test_a_state_of_one_is_not_a_state_of_true() -> None:
    yes, one = (Scene.of([SceneObject("lamp", "lamp", state=(("on", value),))]) for value in (True, 1.0))
    assert digest(yes) != digest(one)
    assert digest(yes) == digest(Scene.of([SceneObject("lamp", "lamp", state=(("on", True),))]))
