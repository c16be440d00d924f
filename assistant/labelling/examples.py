"""What a person named, compared with at once: a distribution over words from the nearest named objects."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from assistant.labelling.member import Opinion, spread
from assistant.labelling.protocol import Example, Floats
from assistant.labelling.vocabulary import Vocabulary

MIDDLE, SLOPE = 0.79, 0.065
"""A cosine of `MIDDLE` is as likely of one kind as not; how fast that changes. Fitted as `features.SHARES` tells."""
MOST = 0.97
"""The share that examples have in the decision about something just like one of them."""
SHARPNESS = 3.0
"""The nearest example counts more than the others: likenesses are taken to this power between them."""
LEAST = 0.05
"""What is less like any example than this is not compared."""


def opinion_of(features: Floats, examples: Sequence[Example], vocabulary: Vocabulary) -> Opinion | None:
    """What the examples say of an object with these unit features; None where none is like it."""
    known = [e for e in examples if e.label in vocabulary.words and len(e.features) == len(features)]
    if not known:
        return None
    rows = np.array([e.features for e in known], dtype=np.float64)
    likeness = 1.0 / (1.0 + np.exp((MIDDLE - rows @ features.astype(np.float64)) / SLOPE))
    close = float(likeness.max())
    if close < LEAST:
        return None
    scores = np.zeros(len(vocabulary))
    reasons: dict[str, str] = {}
    for n in np.argsort(-likeness, kind="stable").tolist():
        e, at = known[n], vocabulary.words.index(known[n].label)
        scores[at] = max(scores[at], likeness[n] ** SHARPNESS)
        reasons.setdefault(e.label, "it is like what you named" + (f" ({e.origin})" if e.origin else ""))
    return Opinion(spread(scores), reasons, MOST * close)
