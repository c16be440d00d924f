"""Things of a scan parted and joined: nothing is lost, and it is taken back exactly."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from scene.codec import canonical_bytes
from scene.errors import RejectedError, SceneFileError
from scene.frames import FloatArray, Pose, Vec3
from scene.history import History
from scene.journal import Journal, recover
from scene.mesh_text import unpacked
from scene.meshes import Mesh, MeshStore, Primitive, box_mesh
from scene.objects import Geometry, LabelSource, Scene, SceneObject
from scene.scans.dividing import divide
from scene.scans.editing import merge_ops, split_ops
from scene.transaction import Committed, commit

Box = tuple[Vec3, Vec3, Vec3]
"""Lower and upper corner, and colour."""
RED, BLUE = (0.8, 0.2, 0.2), (0.2, 0.3, 0.8)


def _cloud(lo: Vec3, hi: Vec3, rgb: Vec3, seed: int = 0, count: int = 4000) -> tuple[FloatArray, FloatArray]:
    """Points on the surface of a box."""
    rng = np.random.default_rng(seed)
    points = rng.uniform(lo, hi, (count, 3))
    side = rng.integers(0, 3, count)
    rows = np.arange(count)
    points[rows, side] = np.where(rng.random(count) < 0.5, np.array(lo)[side], np.array(hi)[side])
    colors = np.concatenate([np.tile(rgb, (count, 1)), np.ones((count, 1))], axis=1)
    return points, colors


def _scene(*boxes: Box, pose: Pose | None = None, label: str | None = None) -> Scene:
    """One object of the points of some boxes."""
    parts = [_cloud(*b, seed=n) for n, b in enumerate(boxes)]
    points, colors = (np.concatenate([p[k] for p in parts]).astype(np.float32) for k in (0, 1))
    mesh = Mesh((Primitive(points, np.zeros((0, 3), np.uint32), colors=colors),))
    store = MeshStore()
    o = SceneObject("thing", label, pose=pose or Pose(), geometry=Geometry(store.add(mesh), *mesh.bounds),
                    mean_rgb=mesh.mean_rgb, label_source=LabelSource("person") if label else LabelSource())
    return Scene.of([o, SceneObject("mug", "mug", parent="thing", pose=Pose((0.0, 1.0, 0.0)))], meshes=store)


def _done(scene: Scene, ops: tuple) -> Scene:  # type: ignore[type-arg]
    result = commit(scene, ops)
    assert isinstance(result, Committed), result
    back = commit(result.scene, result.inverse)
    assert isinstance(back, Committed)
    assert canonical_bytes(back.scene) == canonical_bytes(scene)
    assert back.scene == scene
    return result.scene


def _count(scene: Scene, *ids: str) -> int:
    return sum(len(scene.meshes.get(scene[i].geometry.uri).merged[0]) for i in ids)


APART = (((0.0, 0.0, 0.0), (0.4, 0.4, 0.4), RED), ((1.0, 0.0, 0.0), (1.2, 0.3, 0.3), RED))
TWO_COLORS = (((0.0, 0.0, 0.0), (0.4, 0.4, 0.4), RED), ((0.4, 0.0, 0.0), (0.7, 0.4, 0.4), BLUE))
ON_TOP = (((0.0, 0.0, 0.0), (0.8, 0.5, 0.6), RED), ((0.3, 0.5, 0.2), (0.45, 0.7, 0.35), RED))
NARROW = (((0.0, 0.0, 0.0), (0.4, 0.6, 0.4), RED), ((0.4, 0.25, 0.18), (0.6, 0.32, 0.24), RED),
          ((0.6, 0.0, 0.0), (1.0, 0.6, 0.4), RED))


@pytest.mark.parametrize(("boxes", "widths"), [
    (APART, (0.4, 0.2)), (TWO_COLORS, (0.4, 0.3)), (ON_TOP, (0.8, 0.15)), (NARROW, (0.5, 0.5)),
], ids=["apart", "colours", "on top", "narrow joint"])
def test_a_thing_is_parted_where_it_shows(boxes: tuple[Box, ...], widths: tuple[float, ...]) -> None:
    scene = _scene(*boxes, pose=Pose.from_yaw((2.0, 0.3, -1.0), 0.7))
    ops, ids = split_ops(scene, "thing")
    after = _done(scene, ops)
    assert len(ids) == 2
    assert ids[0] == "thing"
    assert _count(after, *ids) == _count(scene, "thing")
    for i, width in zip(ids, widths, strict=True):
        assert after[i].size[0] == pytest.approx(width, abs=0.12)


@pytest.mark.parametrize("count", [300, 500, 800])
def test_a_sparse_shape_is_parted_into_halves_and_not_into_flakes(count: int) -> None:
    points, colors = _cloud((0.0, 0.0, 0.0), (1.2, 0.6, 0.7), RED, count=count)
    mesh = Mesh((Primitive(points.astype(np.float32), np.zeros((0, 3), np.uint32), colors=colors.astype(np.float32)),))
    low, high = sorted((m.merged[0][:, 0] for m in divide(mesh)), key=lambda x: float(x.mean()))
    assert min(len(low), len(high)) > 0.3 * count
    assert np.ptp(low) < 0.9, "beside each other, and not one inside the other"
    assert np.ptp(high) < 0.9


def test_places_do_not_change_when_a_thing_is_parted() -> None:
    scene = _scene(*APART, pose=Pose.from_yaw((2.0, 0.3, -1.0), 0.7), label="crate")
    ops, ids = split_ops(scene, "thing")
    after = _done(scene, ops)
    assert np.asarray(after.world_pose("mug").position) == pytest.approx(scene.world_pose("mug").position, abs=1e-9)
    lo, hi = (np.array([getattr(after.boxes, k)[after.boxes.index[i]] for i in ids]) for k in ("lo", "hi"))
    row = scene.boxes.index["thing"]
    assert lo.min(axis=0)[1] == pytest.approx(scene.boxes.lo[row][1], abs=1e-3)
    assert hi.max(axis=0)[1] == pytest.approx(scene.boxes.hi[row][1], abs=1e-3)
    assert after["thing"].label == "crate"
    assert after["thing"].label_source.kind == "person"
    assert after[ids[1]].label is None


@pytest.mark.parametrize("count", [2, 3, 4])
def test_as_many_parts_as_were_asked_for(count: int) -> None:
    scene = _scene(*NARROW)
    ops, ids = split_ops(scene, "thing", count=count)
    after = _done(scene, ops)
    assert len(ids) == count
    assert _count(after, *ids) == _count(scene, "thing")


def test_two_places_that_are_pointed_at_are_parted() -> None:
    scene = _scene(((0.0, 0.0, 0.0), (1.2, 0.4, 0.4), RED))
    ops, ids = split_ops(scene, "thing", between=((0.1, 0.4, 0.2), (1.1, 0.4, 0.2)))
    after = _done(scene, ops)
    assert [after[i].size[0] for i in ids] == pytest.approx([0.6, 0.6], abs=0.18)


def test_a_mesh_is_parted_into_meshes() -> None:
    one, two = box_mesh((0, 0, 0), (0.4, 0.4, 0.4)), box_mesh((1, 0, 0), (1.3, 0.3, 0.3))
    mesh = Mesh((*one.primitives, *two.primitives))
    store = MeshStore()
    scene = Scene.of([SceneObject("thing", geometry=Geometry(store.add(mesh), *mesh.bounds))], meshes=store)
    ops, ids = split_ops(scene, "thing")
    after = _done(scene, ops)
    assert [after.meshes.get(after[i].geometry.uri).triangle_count for i in ids] == [12, 12]
    assert after[ids[0]].size == pytest.approx((0.4, 0.4, 0.4))


def test_what_is_too_small_is_not_parted() -> None:
    mesh = Mesh((Primitive(np.zeros((5, 3), np.float32), np.zeros((0, 3), np.uint32)),))
    store = MeshStore()
    scene = Scene.of([SceneObject("speck", geometry=Geometry(store.add(mesh)))], meshes=store)
    with pytest.raises(RejectedError, match="cannot be parted"):
        split_ops(scene, "speck")


def test_parted_and_joined_is_where_it_was() -> None:
    scene = _scene(*APART, pose=Pose.from_yaw((2.0, 0.3, -1.0), 0.7), label="crate")
    ops, ids = split_ops(scene, "thing")
    parted = _done(scene, ops)
    again, kept = merge_ops(parted, ids)
    whole = _done(parted, again)
    assert kept == "thing"
    assert list(whole.objects) == list(scene.objects)
    row, before = whole.boxes.index["thing"], scene.boxes.index["thing"]
    assert whole.boxes.center[row] == pytest.approx(scene.boxes.center[before], abs=1e-3)
    assert _count(whole, "thing") == _count(scene, "thing")
    assert np.asarray(whole.world_pose("mug").position) == pytest.approx(scene.world_pose("mug").position, abs=1e-9)


@pytest.mark.parametrize(("labels", "expected"), [
    (("chair", "chair"), "chair"), (("chair", None), "chair"), ((None, None), None), (("chair", "stool"), None),
])
def test_a_label_is_kept_where_all_agree(labels: tuple[str | None, ...], expected: str | None) -> None:
    scene = _scene(*APART)
    ops, ids = split_ops(scene, "thing")
    parted = _done(scene, ops)
    named = {
        i: SceneObject(**{**{f: getattr(parted[i], f) for f in parted[i].__dataclass_fields__}, "label": label,
                          "label_source": LabelSource("model", "m 1", 0.7) if label else LabelSource()})
        for i, label in zip(ids, labels, strict=True)
    }
    scene = parted.with_objects({**parted.objects, **named})
    merged, kept = merge_ops(scene, ids)
    whole = _done(scene, merged)
    assert whole[kept].label == expected
    assert whole[kept].label_source == (LabelSource("model", "m 1", 0.7) if expected else LabelSource())


def test_what_a_joined_thing_carried_is_carried_on() -> None:
    scene = _scene(*APART)
    ops, ids = split_ops(scene, "thing")
    parted = _done(scene, ops)
    cup = SceneObject("cup", "cup", parent=ids[1], pose=Pose((0.0, 0.3, 0.0)))
    scene = parted.with_objects({**parted.objects, "cup": cup})
    merged, kept = merge_ops(scene, ids)
    whole = _done(scene, merged)
    assert whole["cup"].parent == kept
    assert np.asarray(whole.world_pose("cup").position) == pytest.approx(scene.world_pose("cup").position, abs=1e-9)


def test_a_parted_thing_comes_back_after_a_crash(tmp_path: Path) -> None:
    """The journal keeps the parts' shapes, which no file has."""

    def opened(_: str) -> Scene:
        return _scene(*APART)

    before = History(opened(""))
    ops, ids = split_ops(before.scene, "thing")
    after, _ = before.do(ops)
    with Journal.start(tmp_path / "journal.jsonl", before.scene, "room.glb") as journal:
        journal.record(before, after)
    again = recover(tmp_path / "journal.jsonl", opened)
    assert again.history.scene == after.scene
    assert again.changes == 1
    for i in ids:
        ours, theirs = (s.meshes.get(s[i].geometry.uri).merged[0] for s in (after.scene, again.history.scene))
        assert np.array_equal(ours, theirs)


def test_a_mesh_in_the_journal_that_is_none_is_refused() -> None:
    for bad in (None, [1], [{}], [{"material": {}, "positions": "?", "triangles": ""}]):
        with pytest.raises(SceneFileError, match="line 2"):
            unpacked(bad, "line 2")
