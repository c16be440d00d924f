"""How coarse the round parts of a mesh are."""

from __future__ import annotations

import math

import numpy as np
import pytest

from scene.catalogue import catalogue
from scene.meshes import BOX_URI, Mesh, MeshStore, Primitive
from scene.view.roundness import sagitta


def tube(radius: float, sides: int, length: float) -> Mesh:
    """An open cylinder about y with smooth normals."""
    a = np.arange(sides) * 2 * math.pi / sides
    ring = np.stack([np.cos(a), np.zeros(sides), np.sin(a)], axis=1)
    low, high = ring * radius, ring * radius + [0.0, length, 0.0]
    i, j = np.arange(sides), (np.arange(sides) + 1) % sides
    triangles = np.concatenate([np.stack([i, j, i + sides], axis=1), np.stack([j, j + sides, i + sides], axis=1)])
    return Mesh((Primitive(
        np.concatenate([low, high]).astype(np.float32), triangles.astype(np.uint32),
        np.concatenate([ring, ring]).astype(np.float32),
    ),))


@pytest.mark.parametrize("sides", [8, 12, 24, 48])
def test_a_tube_of_straight_sides_lies_inside_its_circle(sides: int) -> None:
    assert sagitta(tube(0.1, sides, 0.001)) == pytest.approx(0.1 * (1 - math.cos(math.pi / sides)), rel=0.02)


def test_its_length_makes_a_tube_no_less_round() -> None:
    assert sagitta(tube(0.1, 24, 3.0)) <= sagitta(tube(0.1, 24, 0.001)) * 1.01


def test_flat_things_have_no_curve() -> None:
    assert sagitta(MeshStore().get(BOX_URI)) == 0.0


def test_coarser_levels_of_a_bowl_are_less_round() -> None:
    assert "bowl" in catalogue()
    mesh = MeshStore().get("asset:bowl")
    fine, middle, coarse = (sagitta(m) for m in (mesh, *mesh.lods))
    assert fine < middle < coarse < 0.01
