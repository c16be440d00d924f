"""Generated poses, objects and scenes for property tests."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import strategies as st

from scene.frames import Pose, quat
from scene.objects import Geometry, Scene, SceneObject

metres = st.floats(-50, 50, allow_nan=False, width=64)
vectors = st.tuples(metres, metres, metres)
quaternions = (
    st.tuples(*[st.floats(-1, 1, width=64)] * 4).filter(lambda q: sum(v * v for v in q) > 1e-3).map(lambda q: quat(q))
)
poses = st.builds(Pose, vectors, quaternions)
SIZES = tuple(itertools.product((0.05, 0.1 + 0.2, 1 / 3, 0.75, 1.0, 1.4142135623730951, 2.3, 3.0), repeat=3))
COLORS = ((0.0, 0.0, 0.0), (1.0, 1.0, 1.0), (0.1 + 0.2, 1 / 3, 0.9), (1e-9, 0.5, 1 - 1e-9))
sizes, colors = st.sampled_from(SIZES), st.sampled_from(COLORS)


def _some_poses(count: int = 200) -> tuple[Pose, ...]:
    """Poses anywhere within 50 m, first the plain ones and those at the edges of what numbers can hold."""
    rng, half = np.random.default_rng(0), 0.5**0.5
    turns = [(0.0, 0.0, 0.0, 1.0), (0.0, half, 0.0, half), (half, 0.0, 0.0, half), (0.0, 1.0, 0.0, 0.0)]
    turns += [(1e-9, 0.0, -1e-9, 1.0), (0.5, 0.5, 0.5, 0.5), (0.1 + 0.2, 1 / 3, -0.9, 1e-9)]
    places = [(0.0, 0.0, 0.0), (1.0, 0.0, 0.0), (0.1 + 0.2, 1 / 3, -1e-9), (50.0, -50.0, 50.0), (5e-324, -0.0, 0.0)]
    plain = [Pose(place, quat(turn)) for place in places for turn in turns]
    drawn = [Pose(tuple(rng.uniform(-50, 50, 3).tolist()), quat(rng.normal(size=4).tolist())) for _ in range(count)]
    return (*plain, *drawn)


some_poses = st.sampled_from(_some_poses())
looks = st.sampled_from(list(itertools.product(("mug", "desk", "lamp", None), (True, False), (None, *COLORS))))
"""Sizes, colours, the poses and looks of a scene's objects are some of all sorts: drawing each number by itself takes
longer than what is tested with it."""


@st.composite
def scenes(draw: st.DrawFn, least: int = 1, most: int = 6) -> Scene:
    """A scene of boxes in which some carry others."""
    objects: list[SceneObject] = []
    for i in range(draw(st.integers(least, most))):
        carrier, (sx, sy, sz), (label, visible, paint) = draw(st.integers(-1, i - 1)), draw(sizes), draw(looks)
        objects.append(
            SceneObject(
                f"o{i}", label=label, pose=draw(some_poses), parent=None if carrier < 0 else f"o{carrier}",
                geometry=Geometry("box", (-sx / 2, 0.0, -sz / 2), (sx / 2, sy, sz / 2)), visible=visible, paint=paint,
            )
        )
    return Scene.of(objects)
