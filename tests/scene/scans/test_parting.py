"""Pieces and what joins them: pure where colours and creases say so, joined by what was learned, the same each time."""

from __future__ import annotations

import numpy as np
import pytest

from scene.frames import FloatArray
from scene.scans.coarser import areas, coarser
from scene.scans.joining import Network, Networks, joined, packed, unpacked
from scene.scans.pairs import Pieces, features, pieces_with_joints
from scene.scans.parting import network
from scene.scans.pieces import bends, pieces_of
from scene.scans.voxels import Rows, Voxels, near_pairs


def _sheet(color_from: float = 0.5) -> tuple[Voxels, Rows]:
    """A floor of 0.8 by 0.8 m with a wall along its edge; another colour from some x on."""
    a, b = np.meshgrid(np.arange(40) * 0.02, np.arange(40) * 0.02, indexing="ij")
    floor = np.stack([a.ravel(), np.zeros(a.size), b.ravel()], axis=1)
    wall = np.stack([np.full(a.size, -0.02), a.ravel() + 0.02, b.ravel()], axis=1)
    points = np.concatenate([floor, wall])
    normals = np.repeat([[0.0, 1.0, 0.0], [1.0, 0.0, 0.0]], len(floor), axis=0)
    colors = np.where(points[:, :1] >= color_from, [0.8, 0.2, 0.2], [0.5, 0.5, 0.5])
    voxels = Voxels(0.02, points, colors, normals, np.arange(len(points)))
    return voxels, near_pairs(points, 1.8 * 0.02)


def _pieces() -> tuple[Pieces, Rows]:
    voxels, edges = _sheet()
    none = np.full(len(voxels), -1, np.int64)
    piece = pieces_of(voxels, voxels.normals, edges, none[:, None])
    return pieces_with_joints(voxels, voxels.normals, edges, piece, none, [], 0.0), piece


def test_a_piece_ends_at_a_colour_and_at_a_crease() -> None:
    voxels, _ = _sheet()
    _, piece = _pieces()
    floor, red = voxels.points[:, 1] == 0, voxels.points[:, 0] > 0.54
    inner = voxels.points[:, 0] < 0.46
    for part in (floor & red, floor & inner & (voxels.points[:, 0] > 0.06), voxels.points[:, 1] > 0.06):
        assert len(set(piece[part].tolist())) == 1
    assert len({int(piece[np.flatnonzero(p)[0]]) for p in (floor & red, floor & inner, ~floor)}) == 3


def test_a_hollow_edge_bends_inward() -> None:
    points = np.array([[0.0, 0.02, 0.0], [0.02, 0.0, 0.0]])
    hollow, edge = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]), np.array([[0, 1]])
    assert bends(points, hollow, edge)[0] < -0.5
    assert bends(points, -hollow, edge)[0] > 0.5


def test_what_is_known_of_a_pair_does_not_depend_on_which_comes_first() -> None:
    of, _ = _pieces()
    at = np.arange(len(of.pairs))
    assert np.array_equal(features(of, of.pairs, at), features(of, of.pairs[:, ::-1], at))


def _by_color(limit: float) -> Network:
    """Says one where colours differ by less than a limit."""
    of, _ = _pieces()
    count = features(of, of.pairs, np.arange(len(of.pairs))).shape[1]
    colors = [n for n in range(count) if _moves(of, n)]
    weight = np.zeros((count, 1), np.float32)
    weight[colors[0]] = -1.0
    weight *= 20
    bias = np.array([20 * limit / 0.1], np.float32)
    return Network(np.zeros(count, np.float32), np.full(count, 0.1, np.float32), ((weight, bias),))


def _moves(of: Pieces, n: int) -> bool:
    """Whether a feature is the distance between mean colours."""
    rows = features(of, of.pairs, np.arange(len(of.pairs)))
    mean = of.sums[:, 10:13] / of.sums[:, :1]
    wanted: FloatArray = np.linalg.norm(mean[of.pairs[:, 0]] - mean[of.pairs[:, 1]], axis=1)
    return bool(np.allclose(rows[:, n], wanted, atol=1e-6))


def test_pieces_are_joined_as_the_network_says() -> None:
    of, piece = _pieces()
    root = joined(of, Networks((_by_color(0.1),)))[piece]
    voxels, _ = _sheet()
    red = voxels.points[:, 0] > 0.54
    grey = voxels.points[:, 0] < 0.46
    assert len(set(root[grey].tolist())) == 1
    assert len(set(root[red].tolist())) == 1
    assert root[grey][0] != root[red][0]
    total = of.sums[np.unique(root), 0].sum()
    assert total == len(voxels)


def test_what_was_learned_fits_what_is_known() -> None:
    of, _ = _pieces()
    rows = features(of, of.pairs, np.arange(len(of.pairs)))
    likely = network()(rows)
    assert likely.shape == (len(rows),)
    assert ((likely >= 0) & (likely <= 1)).all()


def test_several_networks_say_their_mean_also_when_kept_and_read_again() -> None:
    of, _ = _pieces()
    rows = features(of, of.pairs, np.arange(len(of.pairs)))
    one, other = _by_color(0.1), _by_color(10.0)
    assert not np.allclose(one(rows), other(rows))
    again = unpacked(packed(Networks((one, other))))
    assert np.allclose(again(rows), (one(rows) + other(rows)) / 2)
    assert len(network().members) > 1


@pytest.mark.parametrize("most", [2000, 300])
def test_a_mesh_with_too_many_triangles_is_made_coarser_and_stays_where_it_is(most: int) -> None:
    a, b = np.meshgrid(np.linspace(0, 1, 60), np.linspace(0, 2, 60), indexing="ij")
    vertices = np.stack([a.ravel(), 0 * a.ravel(), b.ravel()], axis=1).astype(np.float32)
    i, j = np.meshgrid(np.arange(59), np.arange(59), indexing="ij")
    q = (i * 60 + j).ravel()
    halves = [np.stack([q, q + 1, q + 60], axis=1), np.stack([q + 1, q + 61, q + 60], axis=1)]
    triangles = np.concatenate(halves).astype(np.uint32)
    colors = np.full_like(vertices, 0.25)
    assert coarser(vertices, triangles, colors, 10_000)[1] is triangles
    points, faces, tints, size = coarser(vertices, triangles, colors, most)
    assert most / 4 < len(faces) <= most
    assert size > 0.02
    assert np.allclose(tints, 0.25)
    assert areas(points, faces).sum() == pytest.approx(2.0, rel=0.2)
    assert np.ptp(points, axis=0) == pytest.approx([1, 0, 2], abs=size)
