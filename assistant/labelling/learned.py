"""Small classifiers as arrays: what members compute with, and training fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.labelling.protocol import Floats


@dataclass(frozen=True, eq=False)
class Layers:
    """A network of one hidden layer (or none) with a softmax."""

    mean: Floats
    """(d) subtracted from each row."""
    scale: Floats
    """(d) then multiplied."""
    weights: tuple[Floats, ...]
    """One matrix a layer, (inputs, outputs)."""
    biases: tuple[Floats, ...]
    """One vector a layer."""

    def hidden(self, x: Floats) -> Floats:
        """(n, h) what the last layer sees."""
        at = (x.astype(np.float32) - self.mean) * self.scale
        for w, b in zip(self.weights[:-1], self.biases[:-1], strict=True):
            at = np.maximum(at @ w + b, 0.0)
        return np.asarray(at, dtype=np.float32)

    def __call__(self, x: Floats) -> Floats:
        """(n, k) logarithms of probabilities."""
        z = (self.hidden(x) @ self.weights[-1] + self.biases[-1]).astype(np.float64)
        z -= z.max(axis=1, keepdims=True)
        return np.asarray(z - np.log(np.exp(z).sum(axis=1, keepdims=True)), dtype=np.float32)

    @staticmethod
    def mean_of(several: Sequence[Layers]) -> Layers:
        """One network that says the geometric mean of what several say, which have one hidden layer each, and the same
        mean and scale: its hidden layer is theirs side by side."""
        into, out = zip(*(s.weights for s in several), strict=True)
        first, last = zip(*(s.biases for s in several), strict=True)
        return Layers(several[0].mean, several[0].scale,
                      (np.concatenate(into, axis=1), np.concatenate(out) * np.float32(1 / len(several))),
                      (np.concatenate(first), np.sum(last, axis=0) * np.float32(1 / len(several))))

    def arrays(self) -> dict[str, np.ndarray]:
        """As they are kept: half precision."""
        found = {"mean": self.mean, "scale": self.scale}
        for n, (w, b) in enumerate(zip(self.weights, self.biases, strict=True)):
            found |= {f"w{n}": w, f"b{n}": b}
        return {k: v.astype(np.float16) for k, v in found.items()}

    @staticmethod
    def of(arrays: dict[str, np.ndarray]) -> Layers:
        """From what `arrays` gave."""
        full = {k: v.astype(np.float32) for k, v in arrays.items()}
        count = sum(k.startswith("w") and k[1:].isdigit() for k in full)
        return Layers(full["mean"], full["scale"], tuple(full[f"w{n}"] for n in range(count)),
                      tuple(full[f"b{n}"] for n in range(count)))
