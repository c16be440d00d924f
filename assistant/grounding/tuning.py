"""Every number that decides: how noisy each factor is, how sure one must be. `deixis bench grounding` checks them."""

from __future__ import annotations

from typing import Final

NOISE: Final[dict[str, float]] = {
    "label": 0.0,
    "color": 0.12,
    "size": 0.2,
    "shape": 0.4,
    "material": 0.6,
    "state": 0.3,
    "name": 0.02,
    "pointing": 0.02,
    "salience": 0.35,
    "visible": 0.25,
    "pick": 0.06,
    "viewed": 0.15,
    "relation": 0.08,
    "loose": 0.2,
    "has": 0.1,
    "than": 0.1,
    "same": 0.15,
    "not": 0.12,
    "set": 0.04,
    "unknown": 1.0,
}
"""By sort of factor: the chance that the words were chosen or understood amiss, so that the factor says nothing. A
degree d weighs noise + (1 - noise) * d: no single factor can rule a candidate out for good."""

LABEL_POWER: Final = 4.0
"""The label's degree weighs with this power: kinds come before everything that is said of them."""

LABEL_GATE: Final = 0.35
"""Kinds that fit less than this share of the best fitting kind are not candidates."""

HOLDS: Final = 0.5
"""From this degree on a condition counts as true of an object."""

BARELY: Final = 0.25
"""Below this degree of its worst condition, a candidate is a near miss and is not acted on."""

NEARLY: Final = 0.6
"""What holds of a candidate must hold this well as a share of how it holds of the best, where nothing holds well."""

SURE_LABEL: Final = 0.6
"""A kind that fits less than this is asked about before it is taken for what was said."""

MAYBE: Final = 0.2
"""How well a thing without a name fits a noun that no thing here is called by."""

ACT: Final = 0.6
"""The best candidate is taken when it has at least this share of the belief ..."""

MARGIN: Final = 2.0
"""... and at least this many times that of the next."""

RIVAL: Final = 0.4
"""Candidates with at least this share of the best one's belief are offered in a question."""

TEMPERATURE: Final = 1.0
"""Beliefs are sharpened (below 1) or flattened (above 1) by this before they are reported."""

MOST_OFFERED: Final = 5
"""More candidates than this are not offered in a question."""

NEAR_HEAD_RAD: Final = 0.12
"""The spread of looking: a head points to within about seven degrees."""

NEAR_HAND_RAD: Final = 0.07
"""The spread of a pointing hand, about four degrees."""


def least_truth(best: float) -> float:
    """How true what was said must be of a candidate, given how true it is of the best one; both 0 to 1."""
    return min(HOLDS, max(BARELY, NEARLY * best))
