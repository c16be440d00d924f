"""Meshes as batches for the card."""

from __future__ import annotations

import numpy as np
import pytest

from scene.meshes import Material, Mesh, Primitive, box_mesh
from scene.view.packing import batches, spacing
from tests.scene.view.rooms import cloud_mesh, glass_mesh, lamp_mesh


def test_plain_materials_share_one_batch_and_glass_comes_last() -> None:
    mesh = Mesh((*glass_mesh().primitives, *lamp_mesh().primitives))
    found = batches(mesh)
    assert [b.blended for b in found] == [False, True]
    assert len(found[0].indices) == 3 * 24
    assert int(found[0].indices.max()) == len(found[0].vertices) - 1


def test_a_glow_that_follows_the_switch_is_marked_and_takes_no_paint() -> None:
    vertices = batches(lamp_mesh())[0].vertices
    lamp = vertices["surface"][:, 3] == 255
    assert lamp.sum() == 24
    assert (vertices["surface"][lamp, 2] == 0).all()
    assert (vertices["emissive"][lamp, 0] == 255).all()
    assert (vertices["surface"][~lamp, 2] == 255).all()


def test_paint_goes_to_the_large_materials_alone() -> None:
    body = box_mesh((-1, 0, -1), (1, 2, 1), material=Material("body", (0.2, 0.2, 0.9, 1)))
    trim = box_mesh((-0.1, 2, -0.1), (0.1, 2.1, 0.1), material=Material("trim", (0.9, 0.9, 0.9, 1)))
    vertices = batches(Mesh((*body.primitives, *trim.primitives)))[0].vertices
    assert (vertices["surface"][:24, 2] == 255).all()
    assert (vertices["surface"][24:, 2] == 0).all()


def test_a_mesh_without_normals_is_shaded_flat() -> None:
    p = Primitive(np.array([[0, 0, 0], [1, 0, 0], [0, 0, -1], [0, 1, 0]], np.float32),
                  np.array([[0, 1, 2], [0, 1, 3]], np.uint32))
    vertices = batches(Mesh((p,)))[0].vertices
    assert len(vertices) == 6
    assert np.allclose(vertices["normal"][0, :3], [0, 1, 0])
    assert np.allclose(vertices["normal"][5, :3], [0, 0, 1])


def test_a_degenerate_triangle_and_an_empty_mesh_do_no_harm() -> None:
    p = Primitive(np.zeros((3, 3), np.float32), np.array([[0, 1, 2]], np.uint32))
    assert np.isfinite(batches(Mesh((p,)))[0].vertices["normal"].astype(float)).all()
    assert batches(Mesh(())) == ()


def test_the_spacing_of_a_cloud_is_that_of_its_surface() -> None:
    grid = np.stack(np.meshgrid(np.arange(100), np.arange(100)), axis=-1).reshape(-1, 2) * 0.02
    flat = np.concatenate([grid, np.zeros((len(grid), 1))], axis=1).astype(np.float32)
    assert spacing(flat) == pytest.approx(0.02, rel=0.15)
    assert spacing(np.zeros((3, 3), np.float32)) > 0


def test_any_first_part_of_a_cloud_is_an_even_thinning() -> None:
    batch = batches(cloud_mesh(4000))[0]
    assert batch.is_points
    first = batch.vertices["position"][:400]
    assert np.abs(first.mean(axis=0)).max() < 0.05
    assert np.array_equal(batches(cloud_mesh(4000))[0].vertices, batch.vertices)
