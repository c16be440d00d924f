"""The colours and measures that the overlays share. Colours are sRGB and opacity."""

from __future__ import annotations

from scene.frames import Rgb
from scene.view.canvas import Rgba
from scene.view.state import Status

PANEL: Rgba = (0.075, 0.085, 0.105, 0.84)
PANEL_EDGE: Rgba = (1.0, 1.0, 1.0, 0.10)
PILL: Rgba = (0.075, 0.085, 0.105, 0.72)
INK: Rgba = (0.97, 0.97, 0.96, 1.0)
MUTED: Rgba = (0.70, 0.73, 0.77, 1.0)
ACCENT: Rgba = (1.0, 0.66, 0.20, 1.0)
COOL: Rgba = (0.25, 0.80, 0.96, 1.0)
DOUBT: Rgba = (1.0, 0.86, 0.52, 1.0)
SHADE: Rgba = (0.0, 0.0, 0.0, 0.28)
STATUS_COLOR: dict[Status, Rgb] = {
    "ready": (0.42, 0.83, 0.50), "listening": (0.97, 0.36, 0.34),
    "thinking": (1.0, 0.74, 0.27), "speaking": (0.35, 0.70, 1.0),
}
"""The dot of the status pill."""


def faded(color: Rgba, opacity: float) -> Rgba:
    """The same colour at a share of its opacity."""
    return (color[0], color[1], color[2], color[3] * opacity)
