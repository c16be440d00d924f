"""Teaching the labeller: what is changed, what is held out, what is fitted, and what is written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import pytest

from assets.recipes.kit import Kit
from assets.variety import MAKERS, make
from assets.variety.registry import FORMS, Dice
from assistant.cli import main
from assistant.labelling.cache import ArrayCache
from assistant.labelling.combine import Calibration, chances
from assistant.labelling.features import Likeness
from assistant.labelling.learned import Layers
from assistant.labelling.load import load_labeller
from assistant.labelling.shape import described, felt_of, surface_of
from assistant.labelling.trained import Trained, TrainedError
from assistant.labelling.training.augment import (
    SCANNED_FEWEST,
    Strength,
    _otherwise,
    changed,
    grounded,
    scanned_in_room,
)
from assistant.labelling.training.card import card
from assistant.labelling.training.fit import Recipe, fit
from assistant.labelling.training.held_out import FOLDS, folds_of, pool, teach, topped, weighed
from assistant.labelling.training.lesson import Lesson
from assistant.labelling.training.models import Model, catalogue_models, folder_models, made
from assistant.labelling.training.samples import sampled
from assistant.labelling.training.train import assembled, calibrated
from assistant.labelling.vocabulary import kinds
from assistant.models.store import ModelStore
from scene.catalogue import find_asset, load_mesh
from scene.errors import UsageError
from tests.assistant.labelling.rooms import unlabelled_room

KINDS = ("chair", "mug", "sofa")


def small_lesson() -> Lesson:
    """A handful of models of three kinds, felt and not looked at."""
    models = tuple(m for m in catalogue_models() if m.label in KINDS)
    felt = sampled(models, lambda _: 2, None, seed=5)
    return Lesson(models, felt, felt.rows(np.zeros(0, np.intp)), KINDS, np.zeros(len(models), bool))


@pytest.fixture(scope="module")
def trained() -> Trained:
    """Taught with the handful."""
    given = small_lesson()
    taught = teach(given.looked, given.felt, given.kind, len(KINDS), seed=0, quick=True)
    figures: dict[str, Any] = {"held_out": 1, "top1": 1.0, "top5": 1.0, "shape_top1": 1.0, "size_top1": 1.0}
    figures |= {"scanned": dict(figures), "meshes": {"a shop": {**figures, "top1": 0.5}}}
    return assembled(taught, given, {"shape": 0.6, "size": 0.4}, Calibration(), figures, seed=0,
                     attribution=["A shop: CC BY 3.0; models by Ann."])


@pytest.mark.parametrize("label", sorted(MAKERS))
def test_every_maker_makes_a_model_of_a_kind_that_there_is(label: str) -> None:
    assert label in {k.label for k in kinds()}
    lo, hi = make(label, [0, 1]).bounds()
    assert np.isfinite([*lo, *hi]).all()
    assert 0.01 < (hi - lo).max() < 3.8
    assert np.array_equal(make(label, [0, 1]).bounds(), (lo, hi))
    assert not np.array_equal(make(label, [0, 2]).bounds(), (lo, hi))


@pytest.mark.parametrize(("label", "n"), [(label, n) for label, makers in FORMS.items() for n in range(len(makers))])
def test_every_further_form_is_of_a_kind_with_a_usual_one(label: str, n: int) -> None:
    assert label in MAKERS
    for seed in range(8):
        kit = Kit(1)
        FORMS[label][n](kit, Dice([seed]))
        lo, hi = kit.bounds()
        assert np.isfinite([*lo, *hi]).all()
        assert 0.01 < (hi - lo).max() < 3.8


def test_all_makers_of_a_kind_make_about_as_many(monkeypatch: pytest.MonkeyPatch) -> None:
    made_by = []
    monkeypatch.setitem(MAKERS, "table", lambda k, d: made_by.append("usual"))
    monkeypatch.setitem(FORMS, "table", [lambda k, d: made_by.append("low"), lambda k, d: made_by.append("long")])
    for n in range(300):
        make("table", [n])
    assert all(70 < made_by.count(name) < 130 for name in ("usual", "low", "long"))


def test_a_variety_becomes_a_mesh_with_its_textures() -> None:
    mesh = made("table", [0, 3])
    assert mesh.triangle_count > 10
    assert all(np.isfinite(p.positions).all() for p in mesh.primitives)


def test_a_changed_model_is_seeded_and_another_each_time() -> None:
    mesh = load_mesh("chair")
    one, same, other = (changed(mesh, np.random.default_rng(s), Strength()) for s in (1, 1, 2))
    assert one.key == same.key
    assert one.key != other.key
    assert changed(mesh, np.random.default_rng(0), Strength(0, 0, 0)).size == pytest.approx(find_asset("chair").size,
                                                                                           abs=1e-3)


def test_what_is_small_may_lie_on_another_side_and_be_printed_on() -> None:
    mug, chair = (list(load_mesh(asset).primitives) for asset in ("mug_red", "chair"))
    found = {asset: [_otherwise(parts, np.random.default_rng(s), Strength(), False) for s in range(40)]
             for asset, parts in (("mug_red", mug), ("chair", chair))}
    tall = {asset: {round(grounded(parts).size[1], 2) for parts in each} for asset, each in found.items()}
    assert tall["chair"] == {round(find_asset("chair").size[1], 2)}
    assert len(tall["mug_red"]) > 1
    assert tall["mug_red"] <= {round(v, 2) for v in find_asset("mug_red").size}
    pictures = [p.material.texture for parts in found["mug_red"] for p in parts]
    assert 0 < sum(t is not None for t in pictures) < len(pictures) / 2
    still = _otherwise(mug, np.random.default_rng(0), Strength(0, 0, 0), False)
    assert all(a is b for a, b in zip(still, mug, strict=True))


@pytest.mark.parametrize("asset", ["mug_red", "chair", "window", "rug"])
def test_what_a_scan_leaves_is_points_of_about_the_same_size(asset: str) -> None:
    one, same, other = (scanned_in_room(load_mesh(asset), np.random.default_rng(s)) for s in (1, 1, 2))
    assert not any(len(p.triangles) for p in one.parts)
    assert one.key == same.key
    assert one.key != other.key
    assert len(one.parts[0].positions) >= SCANNED_FEWEST
    assert max(one.size) == pytest.approx(max(find_asset(asset).size), rel=0.5)


@pytest.mark.parametrize("seed", range(12))
def test_whatever_a_model_becomes_its_shape_can_be_felt(seed: int) -> None:
    subject = changed(load_mesh("floor_lamp"), np.random.default_rng(seed), Strength(1.3, 1.0, 2.0))
    row = described(felt_of(subject, surface_of(subject)))
    assert row is not None
    assert np.isfinite(row).all()


def test_a_family_is_never_on_both_sides_and_the_families_of_a_kind_are_spread() -> None:
    models = catalogue_models()
    fold = folds_of([m.family for m in models], [m.label for m in models], 4, seed=0)
    by_family: dict[str, set[int]] = {}
    for m, f in zip(models, fold.tolist(), strict=True):
        by_family.setdefault(m.family, set()).add(f)
    assert all(len(f) == 1 for f in by_family.values())
    chairs = {f for m, f in zip(models, fold.tolist(), strict=True) if m.label == "chair"}
    assert len(chairs) > 2
    reds = [m.family for m in models if m.name in ("mug_red", "mug_blue")]
    assert reds[0] == reds[1]


def test_meshes_of_a_maker_are_held_out_together_and_count_where_their_kind_is_known_from_elsewhere() -> None:
    given = small_lesson()
    theirs = [Model(f"{home} {label}", label, f"{home} {label}", "folder", "", given.models[0].load, home)
              for home, label in (("anna", "chair"), ("anna", "yurt"), ("shop", "yurt"), ("shop", "harp"))]
    more = replace(given, models=(*given.models, *theirs), kinds=(*KINDS, "harp", "yurt"))
    assert more.collections == ("anna", "shop")
    assert more.fold(0)[-4:].tolist() == [FOLDS, FOLDS, FOLDS + 1, FOLDS + 1]
    assert np.array_equal(more.fold(0)[:-4], given.fold(0))
    assert more.twice[-4:].tolist() == [True, True, True, False]
    assert np.array_equal(more.twice[:-4], given.twice)


def test_over_forty_five_kinds_have_two_families() -> None:
    models = catalogue_models()
    families = {label: {m.family for m in models if m.label == label} for label in {m.label for m in models}}
    assert sum(len(f) > 1 for f in families.values()) >= 45


@pytest.mark.parametrize("hidden", [0, 16])
def test_a_classifier_learns_what_can_be_learned_and_is_the_same_again(hidden: int) -> None:
    rng = np.random.default_rng(0)
    y = rng.integers(0, 3, 600)
    x = (np.eye(3)[y] @ rng.normal(0, 2, (3, 20)) + rng.normal(0, 0.5, (600, 20))).astype(np.float32)
    recipe = Recipe(reduced=10, hidden=hidden, epochs=100, rate=0.02, mixed=0.0)
    layers, again = (fit(x[:400], y[:400], 3, recipe, seed=1) for _ in range(2))
    p = layers(x[400:])
    assert topped(p, y[400:], 1) > 0.95
    assert np.exp(p).sum(axis=1) == pytest.approx(np.ones(200), abs=1e-4)
    assert np.array_equal(p, again(x[400:]))
    kept = Layers.of(layers.arrays())
    assert (kept(x[400:]).argmax(axis=1) == p.argmax(axis=1)).mean() > 0.99


def test_the_mean_of_networks_is_one_network() -> None:
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(60, 8)).astype(np.float32), rng.integers(0, 3, 60)
    several = [fit(x, y, 3, Recipe(reduced=6, hidden=5, epochs=2), seed=s) for s in (1, 2)]
    z = np.mean([s(x) for s in several], axis=0)
    assert Layers.mean_of(several)(x) == pytest.approx(z - np.log(np.exp(z).sum(axis=1, keepdims=True)), abs=1e-5)
    assert Layers.mean_of(several[:1])(x) == pytest.approx(several[0](x), abs=1e-6)
    assert not np.allclose(several[0](x), several[1](x), atol=0.05)


def test_the_weights_favour_the_member_that_is_right() -> None:
    rng = np.random.default_rng(0)
    truth = rng.integers(0, 5, 300)
    good = np.log(np.eye(5)[truth] * 0.7 + 0.06).astype(np.float32)
    noise = np.log(rng.dirichlet(np.ones(5), 300)).astype(np.float32)
    weights = weighed({"good": good, "noise": noise}, truth)
    assert weights["good"] > 5 * weights["noise"]
    assert topped(pool({"good": good, "noise": noise}, weights), truth, 1) > 0.97


def guessed(rng: np.random.Generator, count: int, kinds: int = 12) -> tuple[np.ndarray, np.ndarray]:
    """Logarithms of probabilities, and truths that come as often as these say."""
    z = rng.normal(0, 2.5, (count, kinds))
    z -= np.log(np.exp(z).sum(axis=1, keepdims=True))
    truth = (np.exp(z).cumsum(axis=1) < rng.random((count, 1))).sum(axis=1).clip(max=kinds - 1)
    return z.astype(np.float32), truth


def test_what_is_called_sure_is_right_as_often_as_is_promised() -> None:
    z, truth = guessed(np.random.default_rng(0), 4000)
    cloud = np.arange(4000) % 2 == 0
    found = calibrated(z, truth, cloud)
    p = chances(z, found)
    assert (p.argmax(axis=1) == truth)[p.max(axis=1) >= found.sure].mean() >= 0.88
    assert found.doubtful < found.sure
    assert (found.temperature, found.cloud_temperature) == pytest.approx((1.0, 1.0), abs=0.1)


def test_points_that_are_taken_for_too_sure_are_flattened_and_meshes_are_not() -> None:
    z, truth = guessed(np.random.default_rng(1), 4000)
    cloud = np.arange(4000) % 2 == 0
    found = calibrated(np.where(cloud[:, None], 2 * z, z), truth, cloud)
    assert (found.temperature, found.cloud_temperature) == pytest.approx((1.0, 2.0), abs=0.15)
    assert chances(z[0], found, cloud=True).max() < chances(z[0], found).max()


def test_what_fits_no_kind_well_is_likelier_to_be_none() -> None:
    z, truth = guessed(np.random.default_rng(2), 4000)
    found = calibrated(z, truth, np.zeros(4000, bool))
    clear, even = np.float32([9.0, 0, 0, 0, 0]), np.zeros(5, np.float32)
    missing = [1 - float(chances(row, found).sum()) for row in (clear, even)]
    assert 0 < missing[0] < 0.1 < missing[1] < 0.9


def test_what_was_taught_labels_and_survives_the_file(trained: Trained, tmp_path: Path) -> None:
    trained.save(tmp_path / "mine.npz")
    first = (tmp_path / "mine.npz").read_bytes()
    trained.save(tmp_path / "mine.npz")
    assert (tmp_path / "mine.npz").read_bytes() == first
    loaded = load_labeller(store=ModelStore(tmp_path / "none"), trained=tmp_path / "mine.npz")
    assert trained.version in loaded.labeller.by
    answers = loaded.labeller.label(unlabelled_room(), ["chair", "mug_red", "sofa"], among=list(KINDS))
    assert [a.guesses[0].label for a in answers] == ["chair", "mug", "sofa"]
    assert any(e.member == "shape" for a in answers for e in a.evidence)


def test_like_things_lie_close_and_a_correction_is_heeded_at_once(trained: Trained, tmp_path: Path) -> None:
    from assistant.labelling.protocol import Example

    labeller = load_labeller(store=ModelStore(tmp_path), trained=trained).labeller
    room = unlabelled_room()
    chair, mug = labeller.features(room, ["chair", "mug_red"])
    assert np.linalg.norm([chair, mug], axis=1) == pytest.approx([1, 1], abs=1e-5)
    assert float(chair @ mug) < 0.8
    assert np.array_equal(labeller.features(room, ["chair"])[0], chair)
    named = Example("throne", tuple(float(v) for v in chair), labeller.by, "elsewhere")
    before, after = (labeller.label(room, ["chair", "mug_red"], examples=e) for e in ((), (named,)))
    assert before[0].guesses[0].label != "throne"
    assert after[0].guesses[0].label == "throne"
    assert any("like what you named" in e.text for e in after[0].evidence)
    assert after[1].guesses[0].label == before[1].guesses[0].label
    other = labeller.label(room, ["chair"], examples=[Example("throne", named.features, "another labeller")])
    assert other[0].guesses[0].label != "throne"


def test_the_card_tells_the_figures(trained: Trained) -> None:
    text = card(trained)
    assert trained.version in text
    assert "| shape alone | 100.0% |" in text
    assert "| a shop | 1 | 50.0% | 100.0% |" in text
    assert "| meshes of others | A shop: CC BY 3.0; models by Ann. |" in text


@pytest.mark.parametrize("data", [b"", b"PK", b"\x93NUMPY"])
def test_a_broken_model_is_one_sentence(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "bad.npz").write_bytes(data)
    with pytest.raises(TrainedError, match="deixis train labeller"):
        Trained.load(tmp_path / "bad.npz")
    np.savez(tmp_path / "other.npz", told=np.array('{"format": 99}'))
    with pytest.raises(TrainedError, match="format"):
        Trained.load(tmp_path / "other.npz")
    np.savez(tmp_path / "pickle.npz", told=np.array([{"format": 1}], dtype=object))
    with pytest.raises(TrainedError):
        Trained.load(tmp_path / "pickle.npz")


def test_a_folder_of_meshes_is_one_model_a_file(tmp_path: Path) -> None:
    from scene.files import save_scene

    (tmp_path / "Garden_Gnome").mkdir()
    save_scene(unlabelled_room(), tmp_path / "Garden_Gnome" / "one.glb")
    (tmp_path / "Garden_Gnome" / "notes.md").write_text("no mesh")
    found = folder_models(tmp_path)
    assert [(m.label, m.source) for m in found] == [("garden gnome", "folder")]
    assert found[0].load().triangle_count > 100
    for bad in (tmp_path / "nowhere", tmp_path / "Garden_Gnome"):
        with pytest.raises(UsageError, match="expected one"):
            folder_models(bad)


@pytest.mark.parametrize(("arguments", "said"), [(["-o", "x.txt"], ".npz"), (["-o", "no/where/x.npz"], "folder"),
                                                 (["-o", "x.npz", "--meshes", "nowhere"], "expected one")])
def test_bad_usage_of_train_is_told_before_the_work(arguments: list[str], said: str, tmp_path: Path,
                                                    monkeypatch: pytest.MonkeyPatch,
                                                    capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["train", "labeller", *arguments]) == 2
    assert said in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_likeness_without_training_still_tells_sizes_apart() -> None:
    from assistant.labelling.subject import subject_of_mesh

    plain = Likeness()
    sofa, mug, cup = (plain.of(subject_of_mesh(load_mesh(a))) for a in ("sofa", "mug_red", "mug_blue"))
    assert float(mug @ cup) > 0.999 > float(mug @ sofa)


def test_trained_arrays_are_plain(trained: Trained) -> None:
    assert isinstance(trained.arrays, MappingProxyType)
    assert all(v.dtype != object for v in trained.arrays.values())


def test_what_was_felt_is_kept_and_not_felt_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    models = [m for m in catalogue_models() if m.label == "mug"][:2]
    cache = ArrayCache(tmp_path)
    first = sampled(models, lambda _: 2, None, seed=3, cache=cache)
    monkeypatch.setattr("assistant.labelling.training.samples.felt_of", lambda *_: pytest.fail("felt again"))
    again = sampled(models, lambda _: 2, None, seed=3, cache=cache)
    assert np.array_equal(first.shape, again.shape)
