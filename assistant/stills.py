"""Pictures with overlays and without a window: for `deixis render`, the film and the documentation."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scene.frames import Viewer
from scene.objects import Scene
from scene.view.state import ViewState


def still(scene: Scene, size: tuple[int, int], viewer: Viewer | None, show: tuple[str, ...]) -> NDArray[np.uint8]:
    """(height, width, 3) a picture of a scene with the named overlays over it."""
    from scene.view.capture import render_state

    return render_state(ViewState(scene, show=show), size=size, viewer=viewer)
