"""Small rooms for the labeller's tests: catalogue models whose labels were taken away."""

from __future__ import annotations

from dataclasses import replace

from scene.catalogue import find_asset
from scene.frames import Pose, Vec3
from scene.meshes import MeshStore
from scene.objects import Geometry, LabelSource, Scene, SceneObject


def unlabelled_room() -> Scene:
    """A desk with a mug on it, a chair and a lamp, none of which has a label."""
    return Scene.of(
        [_of("desk", (0, 0, 0)), _of("mug_red", (0.2, 0.74, 0)), _of("chair", (0, 0, 1)),
         _of("floor_lamp", (2, 0, 0)), replace(_of("sofa", (3, 0, 2)), label="sofa",
                                               label_source=LabelSource("person", "somebody"))],
        meshes=MeshStore(),
    )


def _of(asset_id: str, at: Vec3) -> SceneObject:
    asset = find_asset(asset_id)
    lo, hi = asset.bounds
    return SceneObject(asset_id, None, pose=Pose(at), geometry=Geometry(f"asset:{asset_id}", lo, hi),
                       mean_rgb=asset.rgb)
