"""The labeller's parts by themselves: words, shapes, the cache, the eye, the pool."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.labelling.cache import ArrayCache
from assistant.labelling.combine import Calibration, answer, chances, pooled
from assistant.labelling.eye import Eye
from assistant.labelling.member import Opinion, spread
from assistant.labelling.members.pictures import classes, opinion_of
from assistant.labelling.members.place import PLACES
from assistant.labelling.shape import described, felt_of, surface_of
from assistant.labelling.subject import subject_of_mesh, subjects_of, tipped
from assistant.labelling.vocabulary import Kind, Vocabulary, kinds, without_models
from scene.catalogue import catalogue, load_mesh
from scene.frames import Pose, quat_from_axis_angle, quat_multiply
from scene.meshes import Mesh
from scene.objects import Scene
from tests.assistant.labelling.rooms import unlabelled_room


class Painter:
    """A network that remembers how often it was asked, and answers with the mean colours."""

    def __init__(self) -> None:
        self.asked = 0

    def look(self, pictures: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Features are the mean of each picture, over and over."""
        self.asked += 1
        mean = pictures.reshape(len(pictures), -1).mean(axis=1, keepdims=True).astype(np.float32)
        return np.repeat(mean, 1280, axis=1), np.repeat(mean, 1000, axis=1)


def test_a_kind_means_its_own_word_and_else_what_is_nearest() -> None:
    mug, apple, odd = Kind("mug", ("cup",)), Kind("apple", (), ("fruit", "food")), Kind("wobblegong")
    shares = Vocabulary(("mug", "cup", "fruit")).align((mug, apple, odd))
    assert shares[0].tolist() == [1.0, 0.0, 0.0]
    assert shares[1, 2] > 0.8
    assert not shares[2].any()
    assert Vocabulary(("cup", "lamp")).align((mug,))[0, 0] > 0.8


def test_every_kind_of_the_catalogue_has_its_own_word() -> None:
    vocabulary = Vocabulary.of(None)
    assert np.array_equal(vocabulary.align(kinds()), np.eye(len(vocabulary)))
    assert len(vocabulary) > 180


def test_kinds_without_a_model_are_none_of_the_catalogues_and_have_a_place() -> None:
    known = without_models()
    assert not known.keys() & {a.label for a in catalogue().values()}
    assert {row["place"] for row in known.values()} <= PLACES.keys()
    assert Vocabulary(("bike", "sofa")).align((next(k for k in kinds() if k.label == "bicycle"),))[0, 0] > 0.8


def test_every_class_of_photographs_means_something() -> None:
    numbers, weights, names = classes()
    assert len(set(numbers.tolist())) > 150
    assert all(weights[numbers == n].sum() == pytest.approx(1.0) for n in set(numbers.tolist()))
    known = {k.label for k in kinds()}
    assert sum(n.label in known for n in names) > 150


def test_a_photograph_of_a_banana_speaks_for_the_banana_in_any_words() -> None:
    logits = np.full((6, 1000), -4.0, np.float32)
    logits[:, 954] = 6.0
    for words, best in ((("apple", "banana"), "banana"), (("fruit", "chair"), "fruit")):
        found = opinion_of(logits, Vocabulary(words))
        assert found is not None
        assert words[int(np.argmax(found.scores))] == best
        assert best in found.reasons
    assert opinion_of(logits, Vocabulary(("wobblegong",))) is None


def test_the_shape_does_not_depend_on_size_or_yaw() -> None:
    mesh = load_mesh("chair")
    subject = subject_of_mesh(mesh)
    plain = described(felt_of(subject, surface_of(subject)))
    big = Mesh(tuple(replace(p, positions=p.positions * np.float32(3.0)) for p in mesh.primitives))
    c, s = np.float32(np.cos(np.pi / 2)), np.float32(np.sin(np.pi / 2))
    turn = np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]], np.float32)
    turned = Mesh(tuple(replace(p, positions=p.positions @ turn.T, normals=None) for p in mesh.primitives))
    assert plain is not None
    for other in (big, turned):
        like = subject_of_mesh(other)
        found = described(felt_of(like, surface_of(like)))
        assert found is not None
        assert np.corrcoef(plain, found)[0, 1] > 0.93
    mug = subject_of_mesh(load_mesh("mug_red"))
    far = described(felt_of(mug, surface_of(mug)))
    assert far is not None
    assert np.corrcoef(plain, far)[0, 1] < 0.8


def test_a_subject_stands_upright_with_its_base_at_the_origin_and_knows_the_way_back() -> None:
    room = unlabelled_room()
    tilted = replace(room["chair"], pose=Pose((1, 2, 3), quat_from_axis_angle((1, 0, 0), 1.2)))
    room = room.with_objects({**room.objects, "chair": tilted})
    for subject in subjects_of(room, ["chair", "mug_red", "floor_lamp"]):
        points = np.concatenate([p.positions for p in subject.parts])
        lo, hi = points.min(axis=0), points.max(axis=0)
        assert lo[1] == pytest.approx(0, abs=1e-3)
        assert (lo + hi)[[0, 2]] == pytest.approx([0, 0], abs=2e-3)
        assert hi - lo == pytest.approx(np.array(subject.size), abs=2e-3)
        assert subject.world_from_subject is not None
        rotation, translation = subject.world_from_subject
        world = points @ rotation.T + translation
        row = room.boxes.index[subject.object_id]
        assert (world.min(axis=0) >= room.boxes.lo[row] - 2e-3).all()
        assert (world.max(axis=0) <= room.boxes.hi[row] + 2e-3).all()


@pytest.mark.parametrize("yaw", [0.0, 0.7, 2.0, 3.1])
def test_what_lies_in_its_file_is_stood_up_whatever_turn_its_node_has(yaw: float) -> None:
    room = unlabelled_room()
    lying = quat_multiply(quat_from_axis_angle((0, 0, 1), yaw), quat_from_axis_angle((1, 0, 0), math.pi / 2))
    chair = replace(room["chair"], pose=Pose((1, 2, 3), lying))
    [subject] = subjects_of(Scene.of([chair], meshes=room.meshes), ["chair"])
    [plain] = subjects_of(Scene.of([room["chair"]], meshes=room.meshes), ["chair"])
    stood = tipped(subject)
    assert stood.size[1] == pytest.approx(plain.size[1], abs=2e-3)
    points = np.concatenate([p.positions for p in stood.parts])
    assert points[:, 1].min() == pytest.approx(0, abs=1e-3)
    heights = np.sort(np.concatenate([p.positions[:, 1] for p in plain.parts]))
    assert np.sort(points[:, 1]) == pytest.approx(heights, abs=2e-3)


def test_what_carries_a_thing_and_what_is_near_it() -> None:
    mug, chair = subjects_of(unlabelled_room(), ["mug_red", "chair"])
    assert mug.support == "unknown object"
    assert mug.height_m > 0.6
    assert chair.support == "floor"
    assert "desk" in [n.object_id for n in chair.neighbours]
    assert chair.neighbours[0].gap_m <= chair.neighbours[-1].gap_m


def test_a_second_look_comes_from_the_cache(tmp_path: Path) -> None:
    painter = Painter()
    eye = Eye(painter, ArrayCache(tmp_path))
    one = subject_of_mesh(load_mesh("apple"))
    first, again = eye.see(one), Eye(painter, ArrayCache(tmp_path)).see(subject_of_mesh(load_mesh("apple")))
    assert painter.asked == 1
    assert np.array_equal(first[0], again[0])
    eye.see(subject_of_mesh(load_mesh("apple"), paint=(1.0, 0.0, 0.0)))
    assert painter.asked == 2


def test_the_cache_stays_small_and_forgives_what_is_broken(tmp_path: Path) -> None:
    cache = ArrayCache(tmp_path, most_bytes=60_000)
    rng = np.random.default_rng(0)
    for n in range(130):
        cache.put("x", str(n), a=rng.random(500))
    assert sum(p.stat().st_size for p in tmp_path.iterdir()) < 400_000
    (tmp_path / "x-bad.npz").write_bytes(b"PK no zip")
    assert cache.get("x", "bad") is None
    assert cache.get("x", "never") is None
    ArrayCache(tmp_path / "file" / "below").put("x", "1", a=np.zeros(1))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.floats(0.001, 1.0), min_size=4, max_size=4), min_size=1, max_size=4))
def test_the_pool_does_not_care_who_speaks_first_and_a_silent_member_changes_nothing(rows: list[list[float]]) -> None:
    said = [(0.5 + 0.1 * n, Opinion(spread(np.array(r)))) for n, r in enumerate(rows)]
    even = Opinion(np.full(4, 0.25, np.float32))
    p = chances(pooled(said, 4), Calibration(unknown=0.1))
    assert p.sum() == pytest.approx(0.9, abs=1e-4)
    assert chances(pooled(said[::-1], 4), Calibration(unknown=0.1)) == pytest.approx(p, abs=1e-5)
    assert chances(pooled([*said, (1.0, even)], 4), Calibration(unknown=0.1)) == pytest.approx(p, abs=1e-5)


def test_what_nobody_says_anything_of_is_unknown() -> None:
    found = answer("x", {}, Vocabulary(("a", "b")), Calibration(), "me")
    assert (found.verdict, found.guesses, found.unknown) == ("unknown", (), 1.0)


def test_the_evidence_is_of_those_who_spoke_for_it() -> None:
    words = Vocabulary(("mug", "lamp"))
    members = {"for": (1.0, Opinion(np.float32([0.9, 0.1]), {"mug": "it has an ear"})),
               "even": (1.0, Opinion(np.float32([0.5, 0.5])))}
    found = answer("x", members, words, Calibration(), "me")
    assert [(e.member, e.text) for e in found.evidence] == [("for", "it has an ear")]
    assert found.best is not None
    assert found.best.label == "mug"
