"""How fast geometry is here: picking, tables of relations, placing."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

import numpy as np

from scene.frames import Pose, Ray
from scene.geometry.placement import place
from scene.geometry.rays import cast
from scene.geometry.requests import PlaceRequest
from scene.meshes import Mesh, MeshStore, Primitive
from scene.objects import Geometry, Room, Scene, SceneObject
from scene.relations import RelationView, relation, relations

OBJECTS = 1_000
TRIANGLES_EACH = 1_024


def bench(repeat: int = 200) -> dict[str, float]:
    """Medians in milliseconds, and how large the picked scene was."""
    scene = wavy_scene(OBJECTS)
    rng = np.random.default_rng(3)
    ends = rng.uniform((0, 0.2, 0), (31, 0.8, 31), (repeat, 3))
    rays = [Ray.through((15.0, 4.0, -3.0), (float(x), float(y), float(z))) for x, y, z in ends]
    for ray in rays:
        cast(scene, ray)
    results = {"pick_objects": float(OBJECTS), "pick_triangles": float(OBJECTS * TRIANGLES_EACH)}
    results["pick_ms"] = float(np.median([_ms(partial(cast, scene, ray)) for ray in rays]))
    many, few = RelationView.of(crowd(10_000)), RelationView.of(crowd(100))
    names = [n for n, r in relations().items() if not r.of_rooms and r.anchors == 1]
    one, all_many, all_few = np.array([7]), np.arange(10_000), np.arange(100)
    results["relation_10000x1_ms"] = max(_best(partial(relation(n).degree, many, all_many, one)) for n in names)
    results["relation_100x100_ms"] = float(
        np.median([_best(partial(relation(n).degree, few, all_few, all_few)) for n in names])
    )
    tables = crowd(40)
    goals = [i for i in tables.objects if i.startswith("table")]
    things = [i for i in tables.objects if i.startswith("thing")]
    results["place_ms"] = float(np.median([
        _ms(partial(place, tables, t, PlaceRequest("on", (g,)))) for t in things[:10] for g in goals[:4]
    ]))
    return {k: round(v, 3) for k, v in results.items()}


def _ms(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def _best(work: Callable[[], object]) -> float:
    return min(_ms(work) for _ in range(3))


def wavy_scene(count: int) -> Scene:
    """Bumpy plates of 1,024 triangles each, of eight different meshes, in a square."""
    store = MeshStore()
    meshes = [_wavy(n) for n in range(8)]
    uris = [store.add(m) for m in meshes]
    side = int(np.ceil(np.sqrt(count)))
    objects = [
        SceneObject(f"plate-{n}", "plate", pose=Pose.from_yaw((float(n % side), 0.0, float(n // side)), n * 0.37),
                    geometry=Geometry(uris[n % 8], *meshes[n % 8].bounds))
        for n in range(count)
    ]
    return Scene.of(objects, meshes=store)


def _wavy(seed: int) -> Mesh:
    """A square of 0.8 m with 2 * 16 * 32 triangles."""
    rng = np.random.default_rng(seed)
    a, b = np.meshgrid(np.linspace(-0.4, 0.4, 17), np.linspace(-0.4, 0.4, 33), indexing="ij")
    y = 0.3 + 0.2 * np.sin(a * rng.uniform(3, 9)) * np.cos(b * rng.uniform(3, 9))
    positions = np.stack([a, y, b], axis=2).reshape(-1, 3).astype(np.float32)
    at = np.arange(17 * 33).reshape(17, 33)
    p, q, r, s = at[:-1, :-1].ravel(), at[1:, :-1].ravel(), at[1:, 1:].ravel(), at[:-1, 1:].ravel()
    triangles = np.concatenate([np.stack([p, s, r], axis=1), np.stack([p, r, q], axis=1)]).astype(np.uint32)
    return Mesh((Primitive(positions, triangles),))


def crowd(count: int, seed: int = 0) -> Scene:
    """Tables in a grid, and boxes on them; nothing overlaps."""
    rng = np.random.default_rng(seed)
    tables = max(count // 8, 1)
    side = int(np.ceil(np.sqrt(tables)))
    objects = [
        _box(f"table-{n}", "table", (1.4, 0.75, 0.9), Pose((n % side * 2.5, 0.0, n // side * 2.5)))
        for n in range(tables)
    ]
    for n in range(count - tables):
        table, spot = n % tables, n // tables
        x, z = table % side * 2.5 - 0.5 + 0.33 * (spot % 4), table // side * 2.5 - 0.3 + 0.3 * (spot // 4)
        size = tuple(float(v) for v in rng.uniform(0.05, 0.14, 3))
        objects.append(_box(f"thing-{n}", "box", (size[0], size[1], size[2]), Pose((x, 0.75, z))))
    far = side * 2.5
    return Scene.of(objects, rooms=[Room("hall", "hall", ((-2.0, -2.0), (far, -2.0), (far, far), (-2.0, far)))])


def _box(object_id: str, label: str, size: tuple[float, float, float], pose: Pose) -> SceneObject:
    w, h, d = size
    return SceneObject(object_id, label, pose=pose, geometry=Geometry("box", (-w / 2, 0.0, -d / 2), (w / 2, h, d / 2)))
