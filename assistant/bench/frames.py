"""Frames of our window's renderer against trimesh's viewer and Open3D's legacy Visualizer, same scene, same eyes."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.bench.base import BenchOptions
from assistant.scenes import demo_scene
from scene.view.bench import first_picture, frames

NAME = "frames"
HELP = "frames against trimesh's viewer and Open3D's Visualizer in one run (target: twice the best of them)"


def run(options: BenchOptions) -> Iterator[dict[str, object]]:
    """One row a demo scene."""
    for name in ("living_room",) if options.quick else ("living_room", "house"):
        options.note(f"frames of {name} ...")
        row = frames(demo_scene(name), views=8 if options.quick else 24)
        yield {**row, "scene": name}
    runs = 1 if options.quick else 3
    yield {"scene": "living_room", "first_picture": first_picture(demo_scene("living_room"), runs=runs)}
