"""What is kept of an object that a person named, so that others can be compared with it."""

from __future__ import annotations

import numpy as np

from assistant.labelling.members.size import extents
from assistant.labelling.protocol import Floats
from assistant.labelling.subject import Subject


def features_of(subject: Subject) -> Floats:
    """(d) a vector of length 1; the same object always gives the same one, wherever it stands."""
    h, a, b = extents(subject.size).tolist()
    tint = subject.paint or (0.5, 0.5, 0.5)
    row = np.array([1.0, h - a, b - a, 0.5 * (h + a + b) / 3, *(0.3 * v for v in tint)])
    return np.asarray(row / np.linalg.norm(row), dtype=np.float32)
