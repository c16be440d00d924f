"""What a person named, compared with at once: a distribution over words from the nearest named objects."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from assistant.labelling.member import Opinion, spread
from assistant.labelling.protocol import Example, Floats
from assistant.labelling.vocabulary import Vocabulary

NAME = "named"
"""Under which name this speaks among the members."""
WIDTH = 0.35
"""Cosine distance at which a likeness has fallen to 1/e; learned on pairs of models in training."""
WEIGHT = 1.0
"""Its share in the decision for something just like an example."""


def opinion_of(features: Floats, examples: Sequence[Example], vocabulary: Vocabulary, *, width: float = WIDTH
               ) -> Opinion | None:
    """What the examples say of an object with these unit features; None where none is like it."""
    known = [e for e in examples if e.label in vocabulary.words and len(e.features) == len(features)]
    if not known:
        return None
    rows = np.array([e.features for e in known], dtype=np.float64)
    likeness = np.exp(-np.maximum(0.0, 1.0 - rows @ features.astype(np.float64)) / width * 2)
    scores = np.zeros(len(vocabulary))
    nearest: dict[str, tuple[float, Example]] = {}
    for e, how in zip(known, likeness.tolist(), strict=True):
        n = vocabulary.words.index(e.label)
        scores[n] = max(scores[n], how)
        nearest[e.label] = max(nearest.get(e.label, (0.0, e)), (how, e), key=lambda pair: pair[0])
    close = float(likeness.max())
    if close < 0.05:
        return None
    even = (1.0 - close) / len(vocabulary)
    reasons = {label: "it is like what you named" + (f" ({e.origin})" if e.origin else "")
               for label, (_, e) in nearest.items()}
    return Opinion(spread(scores / scores.sum() * close + even), reasons)
