"""A file that holds one thing in several parts: told from a scene of several things, and made one.

Makers of models give a chair's seat, back and legs each a node of its own. Asked what is in such a file, a person wants
to hear "a chair", and not what a leg looks like.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from scene.catalogue import catalogue
from scene.files.node_names import SOURCE, stem_of
from scene.frames import FloatArray, Pose
from scene.geometry.rays import frame_of
from scene.history import History
from scene.meshes import Mesh, Primitive
from scene.objects import Geometry, LabelSource, Scene, SceneObject
from scene.ops import AddObject, removal
from scene.scans.editing import has_own_shape
from scene.scans.scan import placed

TOUCHING = 0.05
"""Parts of one thing are no farther from the next than this share of the whole's diagonal."""
MOST_PARTS = 2000
"""What has more parts than this is no one thing."""
ROOM_M = 2.0
"""What is larger than this two ways may be a room, whose things touch its floor."""
GROUND = "flat ground under the rest"
"""Who says that a part is the ground."""
GROUND_FLAT, GROUND_TIMES = 0.02, 2.0
"""Ground is no thicker than this share of its length, and this many times as large as what stands on it."""
MOST_BYTES = 2**26
"""So far into a file its own marks are looked for."""


def with_ground(scene: Scene) -> Scene:
    """The scene with the ground that its maker put under the rest named a floor; the scene itself where there is none.

    Ground is one flat part that lies below all others, under all of them and far beyond them.
    """
    parts = [o for o in scene if o.visible]
    if not 1 < len(parts) <= MOST_PARTS or scene.rooms:
        return scene
    rows = [scene.boxes.index[o.id] for o in parts]
    lo, hi = np.asarray(scene.boxes.lo)[rows], np.asarray(scene.boxes.hi)[rows]
    n = int(np.argmax(np.prod((hi - lo)[:, [0, 2]], axis=1)))
    rest_lo, rest_hi = np.delete(lo, n, axis=0).min(axis=0), np.delete(hi, n, axis=0).max(axis=0)
    size, rest = hi[n] - lo[n], rest_hi - rest_lo
    under = hi[n, 1] <= rest_lo[1] + GROUND_FLAT * rest[1]
    round_it = bool((lo[n] <= rest_lo)[[0, 2]].all() and (hi[n] >= rest_hi)[[0, 2]].all())
    wide = size[0] * size[2] >= GROUND_TIMES * rest[0] * rest[2]
    if not (_is_part(scene, parts[n]) and under and round_it and wide and size[1] <= GROUND_FLAT * size[[0, 2]].max()):
        return scene
    said = LabelSource("model", GROUND)
    ground = replace(parts[n], label="floor", aliases=("ground",), tags=("fixed", "support"), label_source=said)
    return scene.with_objects({**scene.objects, ground.id: ground})


def is_ground(o: SceneObject) -> bool:
    """Whether it is the ground that `with_ground` found."""
    return o.label_source.by == GROUND


def holds_one(scene: Scene) -> bool:
    """Whether a scene's objects are the parts of one thing, as far as can be told without knowing what it is.

    They are meshes that nobody but their nodes' names has labelled, at most one kind of the catalogue is named, none is
    fixed, and each touches another. A table laid without names looks the same: whoever uses this says what it took.
    """
    parts = [o for o in scene if o.visible and not is_ground(o)]
    if not 1 < len(parts) <= MOST_PARTS or scene.rooms or not all(_is_part(scene, o) for o in parts):
        return False
    kinds = {a.label for a in catalogue().values()}
    return len({o.label for o in parts} & kinds) < 2 and _hangs_together(scene, parts)


def opened_whole(history: History, path: Path) -> History:
    """A history that begins with the one thing that a file holds in parts made one, so that undo parts it again.

    The history itself where the file holds several things, is as large as a room, or was saved by this program, which
    parts nothing that is one.
    """
    scene = with_ground(history.scene)
    if (scene is history.scene and not holds_one(scene)) or _is_ours(path):
        return history
    history = history if scene is history.scene else History(scene)
    taken = tuple(o.id for o in scene if o.visible and not is_ground(o))
    size = np.sort(scene.boxes.hi.max(axis=0) - scene.boxes.lo.min(axis=0))
    if size[1] > ROOM_M or not holds_one(scene):
        return history
    whole = next(iter(joined(scene, path)))
    if whole.id in scene.objects:
        whole = replace(whole, id=scene.new_id(whole.id))
    after, _ = history.do((*removal(scene, taken), AddObject(whole)), said=f"take its {len(taken)} parts for one thing")
    return after


def _is_ours(path: Path) -> bool:
    """Whether a file was written by this program: what its makers left in parts is then meant to be."""
    if path.suffix.lower() == ".json":
        return True
    try:
        with path.open("rb") as stream:
            return b'"deixis"' in stream.read(MOST_BYTES)
    except OSError:
        return False


def joined(scene: Scene, path: Path) -> Scene:
    """The visible objects as one, named after the file, with its origin in the middle of its base, and its ground by
    itself; the scene itself where nothing in it has a surface."""
    parts = [pair for o in scene if o.visible and not is_ground(o) for pair in _in_world(scene, o)]
    if not parts:
        return scene
    lo = np.min([points.min(axis=0) for points, _ in parts], axis=0)
    hi = np.max([points.max(axis=0) for points, _ in parts], axis=0)
    base = np.array([(lo[0] + hi[0]) / 2, lo[1], (lo[2] + hi[2]) / 2])
    mesh = Mesh(tuple(replace(p, positions=(points - base).astype(np.float32)) for points, p in parts))
    x, y, z = (float(v) for v in base)
    whole = SceneObject(
        stem_of(path.stem) or "object", name=path.stem, pose=Pose((x, y, z)), mean_rgb=mesh.mean_rgb,
        geometry=Geometry(scene.meshes.add(mesh), *mesh.bounds),
    )
    return Scene.of([whole, *filter(is_ground, scene)], meshes=scene.meshes, name=scene.name)


def _is_part(scene: Scene, o: SceneObject) -> bool:
    named = o.label is not None and o.label_source.by != SOURCE
    return has_own_shape(o) and not named and not o.tags and bool(scene.meshes.get(o.geometry.uri).triangle_count)


def _hangs_together(scene: Scene, parts: list[SceneObject]) -> bool:
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    rows = [scene.boxes.index[o.id] for o in parts]
    lo, hi = np.asarray(scene.boxes.lo)[rows], np.asarray(scene.boxes.hi)[rows]
    reach = TOUCHING * float(np.linalg.norm(hi.max(axis=0) - lo.min(axis=0)))
    apart = np.maximum(lo[:, None] - hi[None], lo[None] - hi[:, None]).max(axis=2)
    near = np.argwhere(apart <= reach)
    graph = coo_array((np.ones(len(near)), (near[:, 0], near[:, 1])), shape=(len(parts), len(parts)))
    return int(connected_components(graph, directed=False)[0]) == 1


def _in_world(scene: Scene, o: SceneObject) -> list[tuple[FloatArray, Primitive]]:
    """Each part of an object with (n, 3) where its vertices are in the world."""
    position, scale = frame_of(scene, o.id)
    rotation: FloatArray = np.asarray(scene.boxes.rotation[scene.boxes.index[o.id]])
    out = []
    for p in scene.meshes.get(o.geometry.uri).primitives:
        if not len(p.positions):
            continue
        points = (placed(o, p) * scale) @ rotation.T + position
        normals = None
        if p.normals is not None:
            turned = (p.normals / scale) @ rotation.T
            normals = (turned / np.maximum(np.linalg.norm(turned, axis=1, keepdims=True), 1e-9)).astype(np.float32)
        out.append((points, replace(p, normals=normals)))
    return out
