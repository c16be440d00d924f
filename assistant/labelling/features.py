"""What is kept of an object that a person named, so that others can be compared with it.

Three blocks, each of length 1 before it is weighed: how it looks (principal components of the features of its views),
its shape (those of the descriptor), and its size (waves of the logarithms of its extents, whose product falls with the
difference). A block that cannot be had is zero.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from assistant.labelling.eye import Eye, squashed
from assistant.labelling.protocol import Floats
from assistant.labelling.shape import descriptor, extents
from assistant.labelling.subject import Subject

NAME = "likeness"
"""Under which name training keeps what it learned for this."""
SHARES = {"looks": 0.72, "shape": 0.10, "size": 0.18}
"""How much each block counts in a cosine of two objects. Fitted with the kernel of `examples` by logistic regression:
which of 5373 pairs of things, cut from scans of 24 rooms of `made_rooms` (seeds 40 to 45), are of one kind."""
PACE = 2.0
"""Of the waves: extents that differ by a factor of two are still a little alike, by three no more."""


@dataclass(frozen=True, eq=False)
class Likeness:
    """Places objects so that like ones lie close."""

    arrays: dict[str, np.ndarray] = field(default_factory=dict)
    """What training learned: a mean and a basis of looks and of shape."""
    eye: Eye | None = None
    """Looks at objects, where the model for that is here."""

    def of(self, subject: Subject) -> Floats:
        """(d) a vector of length 1; the same object always gives the same one, wherever it stands."""
        size = PACE * extents(subject.size)
        blocks = [("size", np.concatenate([np.cos(size), np.sin(size)]))]
        if "shape_basis" in self.arrays:
            blocks.append(("shape", self._reduced("shape", descriptor(subject))))
        if "looks_basis" in self.arrays and self.eye is not None:
            row = None if subject.is_box else squashed(self.eye.see(subject)[0]).mean(axis=0)
            blocks.append(("looks", self._reduced("looks", row)))
        weighed = [np.sqrt(SHARES[name]) * _unit(block) for name, block in blocks]
        return _unit(np.concatenate(weighed))

    def _reduced(self, name: str, row: Floats | None) -> Floats:
        basis = self.arrays[f"{name}_basis"].astype(np.float32)
        if row is None:
            return np.zeros(basis.shape[1], np.float32)
        return np.asarray((row - self.arrays[f"{name}_mean"].astype(np.float32)) @ basis, dtype=np.float32)


def _unit(row: Floats) -> Floats:
    return np.asarray(row / max(float(np.linalg.norm(row)), 1e-9), dtype=np.float32)
