"""Views by ray casting: what is seen of meshes with textures, vertex colours or plain ones, and of clouds of points."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from scene.geometry.surface import Surface, box_part, splatted, thinned
from scene.geometry.views import AROUND, DAY, Direction, Light, camera, views_of
from scene.meshes import Material, Primitive, box_mesh

FRONT = (Direction(0.0, 0.0),)
FLAT = Light(ambient=1.0, key=0.0)


def box(**changes: object) -> Primitive:
    """A unit box on the floor."""
    part = box_mesh((-0.5, 0.0, -0.5), (0.5, 1.0, 0.5)).primitives[0]
    rows = {"positions": part.positions, "triangles": part.triangles, **changes}
    return Primitive(**rows)  # type: ignore[arg-type]


def cloud(n: int, rgb: tuple[float, float, float] | None = (0.1, 0.6, 0.2)) -> Primitive:
    """Points on a sphere of radius half a metre over the floor."""
    way = np.random.default_rng(0).normal(size=(n, 3))
    points = way / np.linalg.norm(way, axis=1, keepdims=True) * 0.5 + [0, 0.5, 0]
    colors = None if rgb is None else np.tile(np.array([*rgb, 1.0], np.float32), (n, 1))
    return Primitive(points.astype(np.float32), np.zeros((0, 3), np.uint32), colors=colors,
                     material=Material("scan", (1.0, 1.0, 1.0, 1.0)))


def test_the_middle_of_a_view_has_the_colour_the_depth_and_the_normal_of_the_face() -> None:
    red = box(material=Material("red", (0.8, 0.1, 0.1, 1.0)))
    view = views_of(Surface([red]), (1, 1, 1), FRONT, light=FLAT)[0]
    mid = view.rgb.shape[0] // 2
    assert view.rgb[mid, mid] == pytest.approx([204, 26, 26], abs=1)
    assert view.normal[mid, mid] == pytest.approx([0, 0, 1], abs=1e-5)
    assert view.depth[mid, mid] == pytest.approx(view.eye[2] - 0.5, abs=1e-2)
    assert not view.own[0, 0]
    assert np.isinf(view.depth[0, 0])


@pytest.mark.parametrize("size", [(1.0, 1.0, 1.0), (0.02, 0.3, 0.02), (4.0, 0.01, 2.0), (0.0, 0.0, 0.0)])
def test_a_view_is_well_filled_and_cuts_nothing_off(size: tuple[float, float, float]) -> None:
    for view in views_of(Surface([box_part(size)]), size, AROUND, side=64):
        assert view.own.any()
        edge = np.concatenate([view.own[0], view.own[-1], view.own[:, 0], view.own[:, -1]])
        assert not edge.any()
        rows, columns = np.flatnonzero(view.own.any(axis=1)), np.flatnonzero(view.own.any(axis=0))
        assert max(np.ptp(rows), np.ptp(columns)) > 40 or max(size) < 0.01


def test_a_texture_is_laid_on_as_its_coordinates_say() -> None:
    picture = np.zeros((2, 2, 3), np.uint8)
    picture[:, 0], picture[:, 1] = (255, 0, 0), (0, 0, 255)
    out = io.BytesIO()
    Image.fromarray(picture).save(out, "PNG")
    part = box(material=Material("print", (1.0, 1.0, 1.0, 1.0), texture=out.getvalue()))
    part = Primitive(part.positions, part.triangles, uvs=part.positions[:, :2] + np.float32([0.5, 0]),
                     material=part.material)
    view = views_of(Surface([part]), (1, 1, 1), FRONT, light=FLAT)[0]
    mid = view.rgb.shape[0] // 2
    assert view.rgb[mid, mid - 40].tolist() == [255, 0, 0]
    assert view.rgb[mid, mid + 40].tolist() == [0, 0, 255]


def test_a_texture_that_cannot_be_read_is_left_out() -> None:
    part = box(material=Material("broken", (0.5, 0.5, 0.5, 1.0), texture=b"no picture"),
               uvs=np.zeros((24, 2), np.float32))
    assert views_of(Surface([part]), (1, 1, 1), FRONT, side=16)[0].own.any()


@pytest.mark.parametrize("rgb", [(0.1, 0.6, 0.2), None])
@pytest.mark.parametrize("n", [300, 60_000])
def test_a_cloud_of_points_is_seen_as_a_closed_surface(n: int, rgb: tuple[float, float, float] | None) -> None:
    view = views_of(Surface([cloud(n, rgb)]), (1, 1, 1), FRONT, light=FLAT, side=64)[0]
    y, x = np.mgrid[-1:1:64j, -1:1:64j]
    inside = x**2 + y**2 < 0.4
    assert view.own[inside].mean() > 0.97
    if rgb is not None:
        assert view.rgb[32, 32] == pytest.approx(np.array(rgb) * 255, abs=3)


def test_thinning_keeps_an_even_spacing_and_drops_what_is_no_number() -> None:
    part = cloud(50_000)
    part.positions[7] = np.nan
    points, _, spacing = thinned(part, 2000)
    assert np.isfinite(points).all()
    assert 500 < len(points) < 4000
    assert spacing > 0
    assert not len(splatted(cloud(3)).triangles)


def test_what_surrounds_it_is_behind_it_and_never_before_it() -> None:
    one = Surface([box(material=Material("red", (1.0, 0.0, 0.0, 1.0)))])
    wall = Primitive(np.float32([[-9, -9, 3], [9, -9, 3], [0, 9, 3]]), np.uint32([[0, 1, 2]]))
    behind = Primitive(wall.positions * np.float32([1, 1, -1]), wall.triangles)
    alone = views_of(one, (1, 1, 1), FRONT, light=DAY)[0]
    amid = views_of(one, (1, 1, 1), FRONT, light=DAY, around=Surface([wall, behind]))[0]
    assert np.array_equal(alone.own, amid.own)
    assert np.array_equal(alone.rgb[alone.own], amid.rgb[amid.own])
    assert np.isfinite(amid.depth).all()


def test_a_camera_is_a_right_handed_frame() -> None:
    for d in AROUND:
        axes = camera(d)
        assert axes @ axes.T == pytest.approx(np.eye(3), abs=1e-9)
        assert np.linalg.det(axes) == pytest.approx(1.0)
    assert camera(Direction(0, 0))[2] == pytest.approx([0, 0, 1])


def test_nothing_is_seen_of_nothing() -> None:
    view = views_of(Surface([]), (1, 1, 1), FRONT, side=8)[0]
    assert not view.own.any()
