"""What the beliefs are worth: the probability that the best candidate is the one meant, fitted on the benchmark."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from assistant.grounding.judge import Judgement

INTERCEPT, SHARE, AHEAD, TRUTH, LABEL, UNSURE = -1.42, 2.67, 0.99, 0.81, 0.29, -0.87
"""The logistic model, as `deixis bench grounding` fits it: constant; the best share; the logarithm of how far it is
ahead of the next, at most 4; how far its worst condition holds; how well its kind fits; how many conditions the scene
tells nothing of."""


DESCRIBED = (-1.6, 2.62, 0.36, 1.04)
"""The same for written descriptions, fitted on the answers to those that nothing else is tuned on: constant;
the best share of the belief of all readings; how far it is ahead; whether both readers read the text."""


def described_features(top: float, second: float, both: bool) -> tuple[float, float, float]:
    """Share, ahead, both: what the model of descriptions judges by."""
    return top, min(4.0, math.log(top / second)) if second > 1e-9 and top > 0 else 4.0, float(both)


def described_probability(top: float, second: float, both: bool) -> float:
    """How likely the first of a ranking is the thing described."""
    z = DESCRIBED[0] + sum(w * f for w, f in zip(DESCRIBED[1:], described_features(top, second, both), strict=True))
    return round(1 / (1 + math.exp(-z)), 4)


def features(found: Judgement) -> tuple[float, float, float, float, float]:
    """Share, ahead, truth, label, unsure: what the model judges by."""
    share = float(found.share[0])
    second = float(found.share[1]) if len(found.share) > 1 else 0.0
    ahead = min(4.0, math.log(share / second)) if second > 1e-9 and share > 0 else 4.0
    return share, ahead, float(found.truth[0]), float(found.label[0]), float(found.unsure)


def probability_of(found: Judgement) -> float:
    """How likely the best candidate is the one meant."""
    if not len(found.rows):
        return 0.0
    values = np.array(features(found))
    z = INTERCEPT + float(values @ np.array([SHARE, AHEAD, TRUTH, LABEL, UNSURE]))
    return round(1 / (1 + math.exp(-z)), 4)
