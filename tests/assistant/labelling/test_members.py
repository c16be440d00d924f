"""Every member of the labeller answers as the protocol says, in any vocabulary, for any object."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from assistant.labelling.ensemble import Ensemble
from assistant.labelling.load import load_labeller
from assistant.labelling.member import Opinion, Setup, spread
from assistant.labelling.members.place import PLACES, Place, heights
from assistant.labelling.members.size import UNITS_TRUST
from assistant.labelling.protocol import Labelling
from assistant.labelling.registry import member_modules
from assistant.labelling.subject import Subject, subjects_of
from assistant.labelling.trained import Trained
from assistant.labelling.vocabulary import Vocabulary, kinds
from assistant.models.manifest import manifest
from assistant.models.store import ModelStore
from scene.errors import MissingError, RejectedError, UsageError
from scene.frames import Pose
from scene.objects import Geometry, Scene, SceneObject
from tests.assistant.labelling.rooms import unlabelled_room

WORDS = (None, ["chair", "mug"], ["wobblegong"], ["fruit", "furniture", "kitchenware"])


@pytest.fixture(scope="module")
def labeller(tmp_path_factory: pytest.TempPathFactory) -> Ensemble:
    """What a machine without any model has."""
    return load_labeller(store=ModelStore(tmp_path_factory.mktemp("none"))).labeller


def odd_room() -> Scene:
    """A bare box, a box without a size, one as large as a house, and one under the floor."""
    boxes = {"plain": (0.3, 0.3, 0.3), "flat": (0.2, 0.0, 0.2), "point": (0.0, 0.0, 0.0), "huge": (900.0, 40.0, 900.0)}
    made = [SceneObject(n, None, pose=Pose((i * 2.0, -0.5, 0.0)), geometry=Geometry("box", (0, 0, 0), size))
            for i, (n, size) in enumerate(boxes.items())]
    return Scene.of(made)


@pytest.mark.parametrize("name", member_modules())
def test_every_member_declares_itself(name: str) -> None:
    module = member_modules()[name]
    assert module.__doc__
    assert module.ABOUT
    assert 0 <= module.WEIGHT <= 2
    assert all(n in manifest() for n in module.NEEDS)
    assert callable(module.load)


@pytest.mark.parametrize("name", [n for n, m in member_modules().items() if not m.NEEDS])
@pytest.mark.parametrize("among", WORDS)
def test_every_opinion_is_a_distribution(name: str, among: list[str] | None, tmp_path: Path) -> None:
    member = member_modules()[name].load(Setup(ModelStore(tmp_path), Trained.load()))
    if member is None:
        pytest.skip(f"{name} lacks something on this machine")
    vocabulary = Vocabulary.of(among)
    for scene in (unlabelled_room(), odd_room()):
        subjects = list(subjects_of(scene, list(scene.objects)))
        opinions = member.judge(subjects, vocabulary, {})
        assert len(opinions) == len(subjects)
        for opinion in opinions:
            if opinion is not None:
                assert opinion.scores.shape == (len(vocabulary),)
                assert opinion.scores.sum() == pytest.approx(1.0, abs=1e-4)
                assert (opinion.scores >= 0).all()
                assert set(opinion.reasons) <= set(vocabulary.words)
        again = member.judge(subjects, vocabulary, {})
        assert all((a is None and b is None) or np.array_equal(a.scores, b.scores)
                   for a, b in zip(opinions, again, strict=True))


def test_answers_come_in_the_order_asked_and_sum_to_one(labeller: Ensemble) -> None:
    room = unlabelled_room()
    ids = ["chair", "mug_red", "desk"]
    told: list[tuple[int, int]] = []
    answers = labeller.label(room, ids, progress=lambda done, of: told.append((done, of)))
    assert [a.object_id for a in answers] == ids
    assert told[0] == (0, 3)
    assert told[-1] == (3, 3)
    for a in answers:
        assert sum(g.score for g in a.guesses) + a.unknown <= 1.001
        assert [g.score for g in a.guesses] == sorted((g.score for g in a.guesses), reverse=True)
        assert len(a.guesses) <= 5
        assert sum(e.weight for e in a.evidence) <= 1.0021  # each is rounded to a thousandth
        assert a.by == labeller.by


def test_only_the_words_given_are_answered(labeller: Ensemble) -> None:
    answers = labeller.label(unlabelled_room(), ["chair", "mug_red"], among=["Cup", "Seat"])
    assert [a.guesses[0].label for a in answers] == ["seat", "cup"]


def test_a_single_word_is_not_right_for_want_of_others(labeller: Ensemble) -> None:
    scene = unlabelled_room()
    for object_id, word, other in (("mug_red", "mug", "sofa"), ("chair", "chair", "bathtub")):
        [right], [wrong] = (labeller.label(scene, [object_id], among=[w]) for w in (word, other))
        assert [[g.label for g in a.guesses] for a in (right, wrong)] == [[word], [other]]
        assert wrong.verdict == "unknown"
        assert wrong.guesses[0].score < 0.1 < right.guesses[0].score
        assert wrong.unknown == pytest.approx(1 - wrong.guesses[0].score, abs=1e-3)


def test_where_it_stands_does_not_change_what_a_lone_thing_is(labeller: Ensemble) -> None:
    room = unlabelled_room()
    turned = room.with_objects({"chair": SceneObject(
        "chair", None, pose=Pose((5, 0, 5), (0, 0.6, 0, 0.8)), geometry=room["chair"].geometry)})
    alone = room.with_objects({"chair": room["chair"]})
    a, b = labeller.label(alone, ["chair"])[0], labeller.label(turned, ["chair"])[0]
    assert [g.label for g in a.guesses] == [g.label for g in b.guesses]


def test_a_scene_of_nothing_and_ids_that_are_not_there(labeller: Ensemble) -> None:
    assert labeller.label(Scene.of([]), []) == ()
    with pytest.raises(RejectedError, match="deixis info"):
        labeller.label(unlabelled_room(), ["giraffe"])
    with pytest.raises(UsageError, match="expected some"):
        labeller.label(unlabelled_room(), ["chair"], among=[" "])
    with pytest.raises(UsageError, match="choose from"):
        load_labeller(members=["crystal ball"])


def test_a_labeller_of_nobody_says_what_to_fetch(tmp_path: Path) -> None:
    needing = [n for n, m in member_modules().items() if m.NEEDS]
    if needing:
        with pytest.raises(MissingError, match="deixis models fetch"):
            load_labeller(store=ModelStore(tmp_path), members=needing[:1])


def test_who_watches_hears_each_first_answer_in_turn(labeller: Ensemble) -> None:
    heard: list[str] = []

    class Watching:
        def __call__(self, done: int, total: int) -> None:
            heard.append(f"{done} of {total}")

        def saw(self, labelling: Labelling) -> None:
            assert labelling.guesses
            heard.append(labelling.object_id)

    labeller.label(unlabelled_room(), ["chair", "desk"], progress=Watching())
    assert heard == ["0 of 2", "chair", "1 of 2", "desk", "2 of 2"]


def test_progress_may_stop_the_work(labeller: Ensemble) -> None:
    def stop(_done: int, _of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        labeller.label(unlabelled_room(), ["chair"], progress=stop)


def test_nothing_is_impossible() -> None:
    assert spread(np.array([0.0, 0.0])).tolist() == [0.5, 0.5]
    assert spread(np.array([1.0, 0.0])).min() > 0
    assert spread(np.array([np.nan, 1.0])).sum() == pytest.approx(1.0)


def test_a_lone_thing_in_other_units_is_still_judged_by_its_size_and_a_round_one_is_not(
        labeller: Ensemble) -> None:
    [member] = [m for _, m in labeller.members if m.name == "size"]
    vocabulary = Vocabulary.of(None)

    def judged(size: tuple[float, float, float], **more: bool) -> Opinion | None:
        return member.judge([Subject("x", (), size, **more)], vocabulary, {})[0]

    metres, inches = judged((1.9, 0.8, 0.9), alone=True), judged((74.8, 31.5, 35.4), alone=True)
    assert metres is not None
    assert inches is not None
    assert metres.weight == 1.0
    assert inches.weight == UNITS_TRUST
    sofa = vocabulary.words.index("sofa")
    assert inches.scores[sofa] > 3 / len(vocabulary)
    assert judged((74.8, 31.5, 35.4)) is None
    assert judged((1.0, 0.4, 0.5), alone=True) is None
    assert judged((0.0, 0.0, 0.0), alone=True) is None


def test_a_kind_that_only_training_knows_is_a_word_too(labeller: Ensemble) -> None:
    more = replace(labeller, taught=("chair", "harp"))
    assert more._vocabulary(None, ()).words == (*Vocabulary.of(None).words, "harp")
    assert more._vocabulary(["mug"], ()).words == ("mug",)


def test_what_hangs_under_the_ceiling_is_a_lamp_and_no_radiator_and_the_other_way_round_near_the_floor() -> None:
    member, vocabulary = Place(), Vocabulary(("ceiling lamp", "radiator", "picture"))

    def best(height_m: float, support: str | None = None) -> str:
        opinion = member.judge([Subject("x", (), (0.5, 0.5, 0.1), height_m, support)], vocabulary, {})[0]
        assert opinion is not None
        return vocabulary.words[int(opinion.scores.argmax())]

    assert [best(h) for h in (0.15, 1.3, 2.8)] == ["radiator", "picture", "ceiling lamp"]
    assert all(low < high for low, high in heights().values())
    assert heights().keys() <= {k.label for k in kinds()}
    assert np.allclose(np.array(list(PLACES.values())).sum(axis=1), 1.0)
