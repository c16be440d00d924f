"""The catalogue as the scene library reads it."""

from __future__ import annotations

import dataclasses
import subprocess
import sys

import numpy as np
import pytest

from scene.catalogue import UnknownAssetError, catalogue, find_asset, load_mesh
from scene.errors import DeixisError
from scene.meshes import MeshStore


def test_an_asset_is_frozen_and_hashable() -> None:
    asset = find_asset("mug_red")
    assert hash(asset) == hash(find_asset("mug_red"))
    with pytest.raises(dataclasses.FrozenInstanceError):
        asset.label = "cup"  # type: ignore[misc]


def test_the_mapping_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        catalogue()["mug_red"] = find_asset("mug_blue")  # type: ignore[index]


def test_a_mug() -> None:
    mug = find_asset("mug_red")
    assert (mug.label, mug.colour, mug.category) == ("mug", "red", "crockery")
    assert "cup" in mug.aliases
    assert {"graspable", "container"} <= set(mug.tags)
    assert "ceramic" in mug.materials
    assert mug.bounds[0][1] == 0.0


@pytest.mark.parametrize(
    ("asked", "named"), [("mug_redd", "mug_red"), ("couch", "sofa"), ("zzzz", "assets/catalogue.json")]
)
def test_an_unknown_asset_says_what_was_asked_and_what_is_close(asked: str, named: str) -> None:
    with pytest.raises(UnknownAssetError) as error:
        find_asset(asked)
    assert repr(asked) in str(error.value)
    assert named in str(error.value)
    assert isinstance(error.value, DeixisError)


@pytest.mark.parametrize("asked", ["../mug_red", "", "mug_red/../mug_red"])
def test_no_path_can_be_asked_for(asked: str) -> None:
    with pytest.raises(UnknownAssetError):
        load_mesh(asked)


def test_a_mesh_is_read_once_and_has_its_levels() -> None:
    mesh = load_mesh("mug_red")
    assert load_mesh("mug_red") is mesh
    assert len(mesh.lods) == 2
    assert mesh.primitives[0].positions.dtype == np.float32
    assert mesh.primitives[0].triangles.dtype == np.uint32


def test_colours_come_back_as_srgb() -> None:
    body = next(p.material for p in load_mesh("mug_red").primitives if p.material.name == "ceramic:#c22a26")
    assert np.allclose(body.base_color[:3], np.array([0xC2, 0x2A, 0x26]) / 255, atol=2e-3)


def test_what_glows_only_when_on() -> None:
    lamp = find_asset("lamp")
    assert "on" in lamp.states
    glowing = [p.material for p in load_mesh("lamp").primitives if p.material.name.startswith("emissive:")]
    assert glowing
    assert all(max(m.emissive) > 0.5 for m in glowing)


def test_the_store_reads_assets() -> None:
    assert MeshStore().get("asset:apple") is load_mesh("apple")


def test_places_to_put_things() -> None:
    shelf = find_asset("bookshelf")
    assert len(shelf.support_heights) == 6
    assert shelf.support_heights[0] == pytest.approx(shelf.size[1], abs=1e-3)


def test_works_from_anywhere() -> None:
    code = "from scene.catalogue import load_mesh; print(load_mesh('apple').triangle_count > 0)"
    root = str(find_asset("apple").path.parents[2])
    done = subprocess.run(
        [sys.executable, "-c", code], cwd="/", env={"PYTHONPATH": root}, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "True"
