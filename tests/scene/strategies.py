"""Generated poses, objects and scenes for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from scene.frames import Pose, quat
from scene.objects import Geometry, Scene, SceneObject

metres = st.floats(-50, 50, allow_nan=False, width=64)
vectors = st.tuples(metres, metres, metres)
quaternions = (
    st.tuples(*[st.floats(-1, 1, width=64)] * 4).filter(lambda q: sum(v * v for v in q) > 1e-3).map(lambda q: quat(q))
)
poses = st.builds(Pose, vectors, quaternions)
sizes = st.tuples(*[st.sampled_from([0.05, 0.1 + 0.2, 1 / 3, 0.75, 1.0, 1.4142135623730951, 2.3, 3.0])] * 3)
colors = st.sampled_from([(0.0, 0.0, 0.0), (1.0, 1.0, 1.0), (0.1 + 0.2, 1 / 3, 0.9), (1e-9, 0.5, 1 - 1e-9)])
"""Sizes and colours are some of all sorts: drawing each number by itself takes longer than what is tested with it."""


@st.composite
def scenes(draw: st.DrawFn, least: int = 1, most: int = 6) -> Scene:
    """A scene of boxes in which some carry others."""
    n = draw(st.integers(least, most))
    objects = []
    for i in range(n):
        parent = draw(st.none() | st.sampled_from([o.id for o in objects])) if objects else None
        sx, sy, sz = draw(sizes)
        objects.append(
            SceneObject(
                f"o{i}", label=draw(st.sampled_from(["mug", "desk", "lamp", None])), pose=draw(poses), parent=parent,
                geometry=Geometry("box", (-sx / 2, 0.0, -sz / 2), (sx / 2, sy, sz / 2)), visible=draw(st.booleans()),
                paint=draw(st.none() | colors),
            )
        )
    return Scene.of(objects)
