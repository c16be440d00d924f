"""The demo scenes: everything known, nothing inside anything else, everything carried, everything in its room."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from assets.scenes.__main__ import SCENES
from scene.files import open_scene
from scene.meshes import ASSET_SCHEME
from scene.objects import Scene, SceneObject

FOLDER = Path(__file__).parents[2] / "assets" / "scenes"
DEEP_M = 0.01
FLAT = ("rug", "doormat", "bath mat")
HELD = {"wall", "fixed"}


@cache
def loaded(name: str) -> Scene:
    return open_scene(FOLDER / f"{name}.scene.json")


@cache
def rays(uri: str, lo: Any, hi: Any) -> Any:
    import open3d as o3d

    scene = o3d.t.geometry.RaycastingScene(nthreads=1)
    points, faces = shape(uri, lo, hi)
    scene.add_triangles(o3d.core.Tensor(np.ascontiguousarray(points)), o3d.core.Tensor(faces))
    return scene


@cache
def shape(uri: str, lo: Any, hi: Any) -> tuple[Any, Any]:
    from scene.meshes import MeshStore, box_mesh

    mesh = MeshStore().get(uri) if uri.startswith(ASSET_SCHEME) else box_mesh(lo, hi)
    return mesh.merged


@cache
def samples(uri: str, lo: Any, hi: Any) -> Any:
    """Points over a surface: its corners, and a grid on each larger triangle."""
    points, faces = shape(uri, lo, hi)
    t = points.astype(float)[faces]
    size = np.linalg.norm(np.cross(t[:, 1] - t[:, 0], t[:, 2] - t[:, 0]), axis=1)
    steps = np.clip(np.sqrt(size / 2) / 0.03, 1, 14).astype(int)
    out = [points.astype(float)]
    for n in np.unique(steps):
        i, j = (a.ravel() for a in np.meshgrid(np.arange(n + 1), np.arange(n + 1)))
        w = np.stack([i, j, n - i - j], 1)[i + j <= n] / n
        out.append((w @ t[steps == n]).reshape(-1, 3))
    return np.unique(np.concatenate(out).round(4), axis=0)


def matrix(scene: Scene, o: SceneObject) -> Any:
    m = np.asarray(scene.world_pose(o.id).matrix(), float)
    m[:3, :3] = m[:3, :3] * np.asarray(o.scale)
    return m


def key(o: SceneObject) -> tuple[Any, ...]:
    return o.geometry.uri, o.geometry.lo, o.geometry.hi


def depth(scene: Scene, a: SceneObject, b: SceneObject) -> float:
    """How deep points of a's surface lie inside b, metres."""
    import open3d as o3d

    to_b = np.linalg.inv(matrix(scene, b)) @ matrix(scene, a)
    points = samples(*key(a)) @ to_b[:3, :3].T + to_b[:3, 3]
    margin = DEEP_M / max(b.scale)
    inside = np.all((points > np.array(b.geometry.lo) + margin) & (points < np.array(b.geometry.hi) - margin), axis=1)
    points = points[inside][:4000]
    if not len(points):
        return 0.0
    away = rays(*key(b)).compute_distance(o3d.core.Tensor(points.astype(np.float32)), nthreads=1).numpy()
    deep = np.flatnonzero(away > margin)
    deep = deep[np.argsort(-away[deep])][:60]
    if not len(deep):
        return 0.0
    within = away[deep][winding(*shape(*key(b)), points[deep]) > 0.5]
    return float(within.max(initial=0.0)) * max(b.scale)


def winding(corners: Any, faces: Any, points: Any) -> Any:
    """How often a surface made of closed parts, which may overlap, goes round each point."""
    a, b, c = np.moveaxis(corners.astype(np.float32)[faces][None] - points.astype(np.float32)[:, None, None], 2, 0)
    la, lb, lc = (np.linalg.norm(v, axis=-1) for v in (a, b, c))
    top = np.einsum("...j,...j", a, np.cross(b, c))
    ab, bc, ca = (np.einsum("...j,...j", u, v) for u, v in ((a, b), (b, c), (c, a)))
    return np.arctan2(top, la * lb * lc + ab * lc + bc * la + ca * lb).sum(axis=1) / (2 * np.pi)


@pytest.mark.slow
@pytest.mark.parametrize("name", SCENES)
def test_is_written_by_its_layout(name: str) -> None:
    import importlib

    layout = importlib.import_module(f"assets.scenes.{name}").layout()
    assert (FOLDER / f"{name}.scene.json").read_text(encoding="utf-8") == layout.to_json()


@pytest.mark.parametrize("name", SCENES)
def test_rooms_and_viewpoints(name: str) -> None:
    scene = loaded(name)
    assert len(scene.viewpoints) >= 4
    assert "overview" in {v.name for v in scene.viewpoints}
    assert all(room.label and room.aliases and len(room.polygon) >= 3 for room in scene.rooms)
    assert all(o.label for o in scene.objects.values())


def test_the_house_has_its_rooms() -> None:
    labels = {room.label for room in loaded("house").rooms}
    assert labels >= {"living room", "kitchen", "dining room", "bedroom", "bathroom", "office", "corridor"}


@pytest.mark.parametrize("name", SCENES)
def test_nothing_is_inside_anything(name: str) -> None:
    scene = loaded(name)
    boxes, objects = scene.boxes, list(scene.objects.values())
    lo, hi = boxes.lo + DEEP_M, boxes.hi - DEEP_M
    bad = []
    for i, a in enumerate(objects):
        near = np.flatnonzero(np.all((lo < hi[i]) & (hi > lo[i]), axis=1))
        for j in near[near > i]:
            b = objects[int(j)]
            if ("fixed" in a.tags and "fixed" in b.tags) or a.label in FLAT or b.label in FLAT:
                continue
            deep = max(depth(scene, a, b), depth(scene, b, a))
            if deep > DEEP_M:
                bad.append(f"{a.id} / {b.id}: {deep * 100:.1f} cm")
    assert not bad, "\n".join(bad)


@pytest.mark.parametrize("name", SCENES)
def test_everything_is_carried(name: str) -> None:
    scene = loaded(name)
    bad = []
    for n, o in enumerate(scene.objects.values()):
        bottom = float(scene.boxes.lo[n][1])
        if o.parent is None:
            if not HELD & set(o.tags) and o.label != "floor" and abs(bottom) > 0.002:
                bad.append(f"{o.id} is {bottom * 100:.1f} cm over the floor")
            continue
        parent = scene.objects[o.parent]
        apart = gap(scene, o, parent)
        if abs(apart) > 0.004:
            bad.append(f"{o.id} is {apart * 100:.1f} cm over {o.parent}")
    assert not bad, "\n".join(bad)


def gap(scene: Scene, o: SceneObject, parent: SceneObject) -> float:
    """Least distance straight down from the lower half of an object to its parent."""
    import open3d as o3d

    m = np.linalg.inv(matrix(scene, parent)) @ matrix(scene, o)
    points = samples(*key(o)) @ m[:3, :3].T + m[:3, 3]
    low = points[points[:, 1] < points[:, 1].mean()]
    start = low + np.array([0, 0.03, 0])
    down = np.concatenate([start, np.broadcast_to([0.0, -1, 0], start.shape)], 1).astype(np.float32)
    return float(rays(*key(parent)).cast_rays(o3d.core.Tensor(down))["t_hit"].numpy().min()) - 0.03


@pytest.mark.parametrize("name", SCENES)
def test_everything_is_in_its_room(name: str) -> None:
    scene = loaded(name)
    rooms = np.array([[np.min(r.polygon, axis=0), np.max(r.polygon, axis=0)] for r in scene.rooms])
    outside = []
    for n, o in enumerate(scene.objects.values()):
        if o.label in ("wall", "floor", "door", "window"):
            continue
        lo, hi = scene.boxes.lo[n][[0, 2]], scene.boxes.hi[n][[0, 2]]
        if not np.any(np.all((lo >= rooms[:, 0] - 0.02) & (hi <= rooms[:, 1] + 0.02), axis=1)):
            outside.append(o.id)
    assert not outside
