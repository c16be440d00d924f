"""Every model of the catalogue: made by its recipe to the byte, sound as a mesh, and what the index says it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from assets.build import KINDS, build, index_text
from assets.recipes import RECIPES
from assets.recipes.colour import WORDS
from scene.catalogue import ASSETS, Asset, catalogue, load_mesh

SAMPLE = (
    "apple",
    "box_cardboard",
    "chair_red",
    "cushion_striped",
    "lamp",
    "mug_red",
    "plant_small",
    "stapler",
    "tv",
    "wine_glass",
)
TAGS = {
    "support",
    "container",
    "seat",
    "fixed",
    "wall",
    "appliance",
    "light",
    "food",
    "person",
    "furniture",
    "graspable",
}
TOO_THIN = 1e-7
ALL = sorted(RECIPES)


def entries() -> dict[str, dict[str, Any]]:
    rows = json.loads((ASSETS / "catalogue.json").read_text(encoding="utf-8"))["assets"]
    return {row["id"]: row for row in rows}


@pytest.mark.parametrize("asset_id", SAMPLE)
def test_a_recipe_gives_the_committed_bytes(asset_id: str) -> None:
    built = build(RECIPES[asset_id])
    assert built.glb == catalogue()[asset_id].path.read_bytes()
    assert json.loads(json.dumps(built.entry)) == entries()[asset_id]


def test_every_recipe_has_its_model_and_its_line() -> None:
    assert list(catalogue()) == ALL
    assert sorted(p.stem for p in (ASSETS / "models").glob("*.glb")) == ALL
    assert (ASSETS / "catalogue.json").read_text(encoding="utf-8") == index_text(list(entries().values()))


def test_enough_of_everything_and_not_too_heavy() -> None:
    assets = catalogue().values()
    labels = [a.label for a in assets]
    assert len(labels) >= 70
    assert len(set(labels)) >= 50
    for label, least in (
        ("mug", 3),
        ("chair", 4),
        ("lamp", 2),
        ("book", 4),
        ("cushion", 3),
        ("bottle", 3),
        ("box", 3),
        ("ball", 3),
    ):
        assert labels.count(label) >= least
    assert sum(a.path.stat().st_size for a in assets) < 15_000_000


def test_no_kind_is_left_unused() -> None:
    assert {r.kind for r in RECIPES.values()} == set(KINDS)


@pytest.mark.parametrize("asset_id", ALL)
def test_what_the_index_says(asset_id: str) -> None:
    asset = catalogue()[asset_id]
    assert asset.label == asset.label.strip().lower() != ""
    assert asset.label not in asset.aliases
    assert asset.category
    assert asset.hypernyms
    assert asset.colour in WORDS
    assert all(0 <= v <= 1 for v in asset.rgb)
    assert set(asset.tags) <= TAGS
    assert set(asset.states) <= {"on", "open"}
    assert asset.licence == "CC0-1.0"
    assert asset.support_heights == tuple(sorted(asset.support_heights, reverse=True))
    assert ("support" in asset.tags) == bool(asset.surfaces)


@pytest.mark.parametrize("asset_id", ALL)
def test_mesh(asset_id: str) -> None:
    asset, mesh = catalogue()[asset_id], load_mesh(asset_id)
    lo, hi = (np.array(v) for v in mesh.bounds)
    assert np.allclose((lo + hi)[[0, 2]], 0, atol=1e-4), "the origin is not over the middle of the base"
    assert abs(lo[1]) < 1e-4, "the base is not at y = 0"
    assert np.allclose(hi - lo, asset.size, atol=1e-4)
    assert 0.004 < max(asset.size) < 3.0
    levels = (mesh, *mesh.lods)
    counts = tuple(level.triangle_count for level in levels)
    assert counts == asset.triangles
    assert len(counts) == 3
    assert counts[0] >= counts[1] >= counts[2] > 0
    assert counts[0] <= 8000
    for level in levels:
        for p in level.primitives:
            assert p.normals is not None
            assert np.isfinite(p.positions).all()
            assert np.allclose(np.linalg.norm(p.normals, axis=1), 1, atol=1e-4)
            assert p.triangles.max() < len(p.positions)
            material = p.material
            assert all(
                0 <= v <= 1 for v in (*material.base_color, material.metallic, material.roughness, *material.emissive)
            )
            assert (material.alpha_mode == "BLEND") == (material.base_color[3] < 1)
            assert material.name.startswith("emissive:") == any(material.emissive)
            assert material.texture is None or p.uvs is not None


@pytest.mark.parametrize("asset_id", ALL)
def test_normals_point_out_of_the_faces(asset_id: str) -> None:
    for p in load_mesh(asset_id).primitives:
        corners = p.positions.astype(float)[p.triangles]
        face = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
        assert p.normals is not None
        agree = np.einsum("ij,ij->i", face, p.normals[p.triangles].sum(axis=1))
        size = np.linalg.norm(face, axis=1)
        large = size > TOO_THIN
        assert size[large & (agree < 0)].sum() <= 0.01 * size.sum()


@pytest.mark.parametrize("asset_id", sorted(a.id for a in catalogue().values() if a.surfaces))
def test_surfaces_are_there(asset_id: str) -> None:
    asset = catalogue()[asset_id]
    points, faces = load_mesh(asset_id).merged
    corners = points.astype(float)[faces]
    face = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    up = corners[face[:, 1] > 0.7 * np.linalg.norm(face, axis=1)]
    for surface in asset.surfaces:
        assert surface.x[0] < surface.x[1]
        assert surface.z[0] < surface.z[1]
        places = [(x, z) for x in np.linspace(*surface.x, 7)[1:-1] for z in np.linspace(*surface.z, 7)[1:-1]]
        apart = [abs(height_at(up, x, z, surface.y) - surface.y) for x, z in places]
        assert np.median(apart) < 0.02, f"no level face at {surface.y}"


def height_at(corners: Any, x: float, z: float, near: float) -> float:
    """Height of the face over a place that lies nearest to a height."""
    a, b, c = (corners[:, k][:, [0, 2]] for k in range(3))
    area = cross(b - a, c - a)
    area = np.where(np.abs(area) < 1e-15, 1e-15, area)
    p = np.array([x, z])
    u, v = cross(p - a, c - a) / area, cross(b - a, p - a) / area
    inside = (u >= -1e-6) & (v >= -1e-6) & (u + v <= 1 + 1e-6)
    y = corners[:, 0, 1] + u * (corners[:, 1, 1] - corners[:, 0, 1]) + v * (corners[:, 2, 1] - corners[:, 0, 1])
    return float(y[inside][np.abs(y[inside] - near).argmin()]) if inside.any() else float("inf")


def cross(a: Any, b: Any) -> Any:
    return a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]


def test_other_readers_open_a_model() -> None:
    import trimesh

    scene = trimesh.load(catalogue()["mug_red"].path)
    assert {n.split("_")[0] for n in scene.geometry} == {"lod0", "lod1", "lod2"}
    assert np.allclose(scene.extents, catalogue()["mug_red"].size, atol=1e-3)


def test_licence_is_stated() -> None:
    assert "CC0" in (Path(ASSETS) / "LICENSE").read_text(encoding="utf-8")


def test_sizes_are_those_of_real_things() -> None:
    def tallest(label: str) -> list[Asset]:
        return [a for a in catalogue().values() if a.label == label]

    for label, axis, low, high in (
        ("mug", 1, 0.07, 0.13),
        ("chair", 1, 0.75, 1.0),
        ("desk", 1, 0.7, 0.8),
        ("door", 1, 2.0, 2.2),
        ("apple", 0, 0.06, 0.09),
        ("book", 2, 0.15, 0.3),
        ("bed", 2, 1.9, 2.3),
        ("fork", 2, 0.17, 0.23),
        ("person", 1, 1.1, 1.9),
    ):
        for asset in tallest(label):
            assert low <= asset.size[axis] <= high, (asset.id, asset.size)
