"""How far a thing is inside another's box."""

from __future__ import annotations

import numpy as np

from scene.frames import FloatArray
from scene.relations.pairs import Pairs, step_up

GRACE_M = 0.04
"""How far below its container's underside a scan may put a thing that is in it."""


def contained(p: Pairs) -> FloatArray:
    """From below the anchor's top, above its underside, and over most of the target's footprint."""
    least = np.minimum(p.t.height, p.a.height)
    deep = step_up((-p.rise - 0.02) / np.maximum(least, 1e-6), 0.1, 0.5)
    above_base = step_up(p.t.lo - p.a.lo + GRACE_M + 0.1 * least, -0.04, 0.0)
    smaller = 1 - step_up(p.t.length / np.maximum(p.a.length, 1e-6), 1.0, 1.4)
    return step_up(p.share_of_target, 0.35, 0.8) * deep * above_base * smaller
