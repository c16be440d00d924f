"""Every operation: applied whole, taken back exactly, or refused with nothing changed."""

from __future__ import annotations

import typing
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scene import ops as op
from scene.errors import RejectedError
from scene.frames import Pose
from scene.history import History
from scene.objects import Geometry, LabelSource, Scene, SceneObject
from scene.transaction import Committed, Rejected, commit
from tests.scene.strategies import colors, poses, quaternions, scenes, sizes, vectors

EXAMPLES: dict[type, Callable[[str], st.SearchStrategy[op.Op]]] = {
    op.AddObject: lambda i: st.builds(lambda p: op.AddObject(SceneObject("new", pose=p, parent=i)), poses),
    op.RemoveObject: lambda i: st.just(op.RemoveObject(i)),
    op.MoveObject: lambda i: st.builds(op.MoveObject, st.just(i), vectors),
    op.RotateObject: lambda i: st.builds(op.RotateObject, st.just(i), quaternions),
    op.SetParent: lambda i: st.builds(op.SetParent, st.just(i), st.none() | st.just("o0"), poses),
    op.ScaleObject: lambda i: st.builds(op.ScaleObject, st.just(i), sizes),
    op.ReshapeObject: lambda i: st.builds(op.ReshapeObject, st.just(i), st.just(Geometry("box")), poses, colors),
    op.RecolorObject: lambda i: st.builds(op.RecolorObject, st.just(i), st.none() | colors),
    op.RelabelObject: lambda i: st.just(op.RelabelObject(i, "stool", LabelSource("person"), ("seat",))),
    op.NameObject: lambda i: st.just(op.NameObject(i, "Rosie")),
    op.SetVisible: lambda i: st.builds(op.SetVisible, st.just(i), st.booleans()),
    op.SetState: lambda i: st.builds(op.SetState, st.just(i), st.just("on"), st.none() | st.booleans()),
    op.SetSelection: lambda i: st.just(op.SetSelection((i,))),
    op.SetHighlight: lambda i: st.just(op.SetHighlight((i,))),
    op.SetGroup: lambda i: st.just(op.SetGroup("pair", (i,))),
}


def test_every_operation_has_an_example() -> None:
    assert set(typing.get_args(op.Op)) == set(EXAMPLES)


@pytest.mark.parametrize("kind", EXAMPLES)
@settings(max_examples=60)
@given(data=st.data())
def test_every_operation_is_taken_back_exactly(kind: type, data: st.DataObject) -> None:
    scene = data.draw(scenes())
    target = data.draw(st.sampled_from(list(scene.objects)))
    done = commit(scene, [data.draw(EXAMPLES[kind](target))])
    if isinstance(done, Rejected):
        assert done.reason
        return
    back = commit(done.scene, done.inverse)
    assert isinstance(back, Committed)
    assert back.scene == scene
    assert list(back.scene.objects) == list(scene.objects)


@given(data=st.data())
def test_many_operations_are_taken_back_and_done_again_exactly(data: st.DataObject) -> None:
    history = History(data.draw(scenes()))
    states = [history.scene]
    for _ in range(data.draw(st.integers(1, 6))):
        kind = data.draw(st.sampled_from(list(EXAMPLES)))
        target = data.draw(st.sampled_from(list(history.scene.objects)))
        before = len(history.done)
        history, _ = history.do([data.draw(EXAMPLES[kind](target))])
        if len(history.done) > before:
            states.append(history.scene)
        if not history.scene.objects:
            break
    for expected in reversed(states[:-1]):
        history, _, _ = history.undo()
        assert history.scene == expected
    for expected in states[1:]:
        history, _, _ = history.redo()
        assert history.scene == expected


@given(scenes(), vectors)
def test_one_bad_operation_leaves_everything_as_it_was(scene: Scene, position: tuple[float, float, float]) -> None:
    result = commit(scene, [op.MoveObject("o0", position), op.MoveObject("ghost", position)])
    assert isinstance(result, Rejected)
    assert "'ghost'" in result.reason


BAD: list[op.Op] = [
    op.AddObject(SceneObject("o0")),
    op.AddObject(SceneObject("x", parent="ghost")),
    op.AddObject(SceneObject("x", pose=Pose((float("nan"), 0.0, 0.0)))),
    op.AddObject(SceneObject("x", scale=(0.0, 1.0, 1.0))),
    op.MoveObject("o0", (float("inf"), 0.0, 0.0)),
    op.RotateObject("o0", (0.0, 0.0, 0.0, 0.0)),
    op.ScaleObject("o0", (1.0, -1.0, 1.0)),
    op.ReshapeObject("o0", Geometry("box", (1.0, 0.0, 0.0), (0.0, 1.0, 1.0)), Pose(), None),
    op.RecolorObject("o0", (2.0, 0.0, 0.0)),
    op.RelabelObject("o0", " ", LabelSource("person")),
    op.SetParent("o0", "o0", Pose()),
    op.SetParent("o0", "o1", Pose()),
    op.SetState("o0", "fill", float("nan")),
    op.SetSelection(("o0", "o0")),
    op.SetHighlight(("ghost",)),
    op.SetGroup("g", ("ghost",)),
    op.RemoveObject("o0"),
]


@pytest.mark.parametrize("bad", BAD, ids=lambda o: type(o).__name__)
def test_bad_operations_are_refused_with_a_reason(bad: op.Op) -> None:
    scene = Scene.of([SceneObject("o0"), SceneObject("o1", parent="o0")])
    result = commit(scene, [bad])
    assert isinstance(result, Rejected)
    assert len(result.reason) > 20


def test_nothing_to_undo_is_said() -> None:
    with pytest.raises(RejectedError, match="nothing to undo"):
        History(Scene.of([])).undo()


def test_a_change_after_an_undo_forgets_what_was_undone() -> None:
    history = History(Scene.of([SceneObject("a")]))
    history, _ = history.do([op.SetVisible("a", False)])
    history, _, _ = history.undo()
    history, _ = history.do([op.NameObject("a", "Rosie")])
    with pytest.raises(RejectedError, match="nothing to redo"):
        history.redo()


def test_removal_takes_what_is_carried_and_leaves_every_set() -> None:
    scene = Scene.of([SceneObject("table"), SceneObject("mug", parent="table"), SceneObject("lamp")])
    first = commit(scene, [op.SetSelection(("mug", "lamp")), op.SetGroup("g", ("table",))])
    assert isinstance(first, Committed)
    done = commit(first.scene, op.removal(first.scene, ("table",)))
    assert isinstance(done, Committed)
    assert list(done.scene.objects) == ["lamp"]
    assert done.scene.selection == ("lamp",)
    assert done.scene.groups == ()
    back = commit(done.scene, done.inverse)
    assert isinstance(back, Committed)
    assert back.scene == first.scene
