"""Pictures with no window: `render` gives the pixels, `save_png` keeps them. One context serves the whole process."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from scene.errors import SceneFileError, UsageError
from scene.frames import Viewer
from scene.objects import Scene
from scene.view.camera import first_view
from scene.view.context import explained, offscreen_context
from scene.view.picture import compose
from scene.view.projection import LENS, Lens, Projection
from scene.view.renderer import LOOK, Look, Renderer
from scene.view.state import ViewState

MAX_SIDE_PX = 8192
"""The widest picture that is made."""


@cache
def renderer() -> Renderer:
    """The process's own renderer without a display."""
    with explained("the renderer could not start"):
        return Renderer(offscreen_context())


def render(scene: Scene, *, size: tuple[int, int] = (1280, 720), viewer: Viewer | None = None,
           overlays: Sequence[str] = (), state: ViewState | None = None, lens: Lens = LENS, look: Look = LOOK,
           supersample: int = 2) -> NDArray[np.uint8]:
    """(height, width, 3) a picture of a scene, from its first viewpoint, or framing all of it where there is none.

    `overlays` are names (`scene.view.overlays.overlays()` lists them); `state` gives them more to show than the scene.
    `supersample` 2 draws at twice the size and averages: the best edges, for stills. 1 smooths edges instead: for film.
    """
    width, height = size
    if not (1 <= width <= MAX_SIDE_PX and 1 <= height <= MAX_SIDE_PX):
        raise UsageError(f"a picture of {width}x{height} cannot be made: expected 1 to {MAX_SIDE_PX} pixels a side")
    if supersample not in (1, 2):
        raise UsageError(f"supersample is {supersample}: expected 1 or 2")
    if supersample * max(size) > MAX_SIDE_PX:
        supersample = 1
    shown = replace(state, scene=scene) if state is not None else ViewState(scene, show=tuple(overlays))
    projection = Projection(viewer or first_view(scene, aspect=width / height), width, height, lens)
    with offscreen_context():
        r = renderer()
        return r.pixels(compose(r, shown, projection, overlays, look=look, scale=supersample))


def save_png(pixels: NDArray[np.uint8], path: str | os.PathLike[str]) -> None:
    """Write a picture; the file is whole or it is not there."""
    from PIL import Image

    destination = Path(path)
    partial = destination.with_name(f".{destination.name}.partial")
    try:
        destination.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(pixels).save(partial, format="PNG", optimize=True)
        partial.replace(destination)
    except OSError as error:
        with suppress(OSError):
            partial.unlink()
        reason = error.strerror or error
        raise SceneFileError(f"{str(destination)!r} cannot be written ({reason}): choose another place") from error
