"""One finished picture: the scene, its edges smoothed, and the overlays on top. The window and the stills share it."""

from __future__ import annotations

from collections.abc import Sequence

from scene.view.gpu import Target
from scene.view.overlays import draw_overlays
from scene.view.projection import Projection
from scene.view.renderer import LOOK, Look, Renderer
from scene.view.state import ViewState

OUTPUT_SLOT = 1
"""The renderer's target that holds finished pictures."""


def compose(renderer: Renderer, state: ViewState, projection: Projection, overlays: Sequence[str], *,
            look: Look = LOOK, scale: float = 1.0, smooth: bool = True) -> Target:
    """Draw one picture and give the target that holds it.

    The scene is drawn at `scale` times the size: 2 gives the best edges, 1 has its edges smoothed afterwards, less than
    1 is quick and soft. With `smooth` off, edges at scale 1 are left as they are: a fifth quicker in software. The
    overlays are always drawn at the full size.
    """
    width, height = max(round(projection.width * scale), 1), max(round(projection.height * scale), 1)
    drawn = renderer.draw(state.scene, Projection(projection.viewer, width, height, projection.lens), look=look,
                          ghosts=state.ghosts, quick=scale < 1)
    if scale == 1 and not smooth:
        finished = drawn
    else:
        finished = renderer.target(projection.width, projection.height, OUTPUT_SLOT)
        (renderer.antialias if scale == 1 else renderer.resample)(drawn, finished)
    if overlays:
        stage = renderer.stage(state.scene)
        cut = renderer.cut(stage, projection.viewer.position, look)
        canvas = draw_overlays(overlays, renderer.canvas_drawer, state, stage, projection, cut)
        renderer.canvas_drawer.draw(canvas, finished, drawn.depth)
    return finished
