"""What is drawn over the picture: one overlay a file, all of one shape.

An overlay module has `NAME` (what `--show` calls it), `ORDER` (lower is drawn first, farther back), `ABOUT` (one line
for the reference) and `draw(frame)`. It draws nothing where the frame's state gives it nothing to show. Other packages
offer theirs under the entry point group `deixis.overlays`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points
from types import MappingProxyType
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from scene.errors import UsageError
from scene.view.canvas import Canvas, CanvasDrawer
from scene.view.cutaway import Cut
from scene.view.projection import Projection
from scene.view.staging import Stage
from scene.view.state import ViewState

ENTRY_POINTS = "deixis.overlays"


@dataclass(frozen=True, eq=False)
class Frame:
    """All that an overlay may look at, and the canvas it draws on."""

    state: ViewState
    """What the application has to show."""
    stage: Stage
    """The scene as arrays."""
    projection: Projection
    """Where it is seen from; its pixels are the canvas's."""
    cut: Cut
    """What this view leaves out."""
    canvas: Canvas
    """Where to draw."""

    def shown(self) -> NDArray[np.bool_]:
        """(n) rows of what is drawn and is no part of the building."""
        shown: NDArray[np.bool_] = self.stage.visible & (self.stage.structure == "") & ~self.cut.hidden
        return shown


class Overlay(Protocol):
    """What an overlay module offers."""

    NAME: str
    ORDER: int
    ABOUT: str

    def draw(self, frame: Frame) -> None:
        """Draw on the frame's canvas."""


@cache
def overlays() -> Mapping[str, Any]:
    """Every overlay by name, in drawing order."""
    found = [importlib.import_module(f"{__name__}.{m.name}") for m in pkgutil.iter_modules(__path__)]
    found += [point.load() for point in entry_points(group=ENTRY_POINTS)]
    return MappingProxyType({o.NAME: o for o in sorted(found, key=lambda o: (o.ORDER, o.NAME))})


def chosen(names: Sequence[str]) -> tuple[Any, ...]:
    """The overlays of these names, in drawing order."""
    known = overlays()
    for name in names:
        if name not in known:
            raise UsageError(f"there is no overlay {name!r}: pick from {', '.join(known)}")
    return tuple(o for name, o in known.items() if name in names)


def draw_overlays(names: Sequence[str], drawer: CanvasDrawer, state: ViewState, stage: Stage, projection: Projection,
                  cut: Cut) -> Canvas:
    """The canvas with these overlays drawn."""
    for _ in range(2):
        generation = drawer.atlas.generation
        canvas = Canvas(drawer, projection)
        for overlay in chosen(names):
            overlay.draw(Frame(state, stage, projection, cut, canvas))
        if drawer.atlas.generation == generation:
            break
    return canvas
