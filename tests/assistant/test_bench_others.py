"""What the benchmark counts on meshes of other makers."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.bench.others import MEMBERS, Seen, alone, rows, seen
from assistant.labelling.cache import ArrayCache
from assistant.labelling.protocol import Guess, Labelling, Verdict
from assistant.labelling.trained import Trained
from assistant.labelling.training.models import folder_models
from scene.catalogue import load_mesh
from scene.files import save_scene
from scene.objects import Geometry, Scene, SceneObject


def said(truth: str, guesses: dict[str, float], verdict: Verdict = "sure", *, home: str = "a", known: bool = True,
         who: str = "together") -> Seen:
    """An answer about one mesh."""
    answer = Labelling("x", tuple(Guess(k, v) for k, v in guesses.items()), 0.1, verdict, (), "test")
    return Seen(who, home, truth, known, answer)


def test_folders_members_verdicts_and_confusions_are_counted() -> None:
    found = [said("mug", {"mug": 0.9, "cup": 0.1}), said("cup", {"mug": 0.6, "cup": 0.3}, "doubtful"),
             said("harp", {"mug": 0.2}, "unknown", home="b", known=False), said("mug", {"cup": 0.5}, who="size")]
    told = list(rows(found))
    folders = {r["folder"]: r for r in told if "folder" in r}
    assert (folders["a"]["top1"], folders["a"]["top5"], folders["a"]["known_top1"]) == (0.5, 1.0, 0.5)
    assert (folders["b"]["meshes"], folders["b"]["of_known_kinds"], folders["b"]["top1"]) == (1, 0, 0.0)
    assert [r["top1"] for r in told if r.get("who") == "size"] == [0.0]
    [known, never] = [r for r in told if "of" in r]
    assert (known["sure"], known["sure_right"], known["doubtful"]) == (1, 1.0, 1)
    assert (never["unknown"], never["sure"]) == (1, 0)
    assert [(r["truth"], r["said"]) for r in told if "said" in r] == [("cup", "mug")]
    assert [r["calibration_error"] for r in told if "calibration_error" in r] == [pytest.approx(0.35)]


def test_a_mesh_is_shown_alone_and_without_its_label(tmp_path: Path) -> None:
    (tmp_path / "shop" / "mug").mkdir(parents=True)
    scene = Scene()
    mesh = load_mesh("mug_red")
    thing = SceneObject("object", label="mug", geometry=Geometry(scene.meshes.add(mesh), *mesh.bounds))
    save_scene(Scene.of([thing], meshes=scene.meshes), tmp_path / "shop" / "mug" / "one.glb")
    [model] = folder_models(tmp_path / "shop")
    shown = alone(model)
    assert [o.label for o in shown] == [None]
    assert model.label == "mug"


@pytest.mark.slow
@pytest.mark.models
def test_what_the_benchmark_looks_at_is_kept_and_it_tells_how_far_it_is(tmp_path: Path) -> None:
    (tmp_path / "shop" / "mug").mkdir(parents=True)
    scene = Scene()
    mesh = load_mesh("mug_red")
    thing = SceneObject("object", label="mug", geometry=Geometry(scene.meshes.add(mesh), *mesh.bounds))
    for name in ("one", "two"):
        save_scene(Scene.of([thing], meshes=scene.meshes), tmp_path / "shop" / "mug" / f"{name}.glb")
    told: list[tuple[int, int]] = []
    cache = ArrayCache(tmp_path / "cache")
    found = list(seen(folder_models(tmp_path / "shop"), {"mug"}, Trained.load(), cache=cache,
                      tell=lambda n, of: told.append((n, of))))
    assert told == [(0, 2), (1, 2)]
    assert {s.who for s in found} == {"together", *MEMBERS}
    assert len(list((tmp_path / "cache").glob("seen-*.npz"))) == 1
    assert all(s.truth == "mug" and s.home == "shop" for s in found)
