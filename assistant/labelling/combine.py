"""Several opinions into one calibrated answer: a logarithmic pool, a temperature, and what is left for "I don't know".

The pool is a product of experts: each member's distribution, relative to an even one, to the power of its weight
(Genest and Zidek, "Combining probability distributions", 1986). A member that is silent changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.labelling.member import Opinion
from assistant.labelling.protocol import Evidence, Floats, Guess, Labelling, Verdict
from assistant.labelling.vocabulary import Vocabulary
from scene.objects import SURE_SCORE

KEPT = 5
"""So many guesses are told."""
NAMED = "named"
"""Under which name a person's examples speak among the members."""
BY_CHANCE = 1.3
"""A best guess less than so many times as likely, if it is one of the words, as each would be by lot is not worth
saying."""
TOLD = 4
"""So many reasons at most."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """From the pool to probabilities; learned on models that training never saw."""

    temperature: float = 1.0
    """Above 1 flattens."""
    cloud_temperature: float = 1.0
    """The same for what is nothing but points, as scans leave it."""
    unknown: float = 0.02
    """How likely something is none of the words where the best of them is certain among them."""
    unknown_rise: float = 0.0
    """How fast its odds rise as the best of the words gets less likely: this power of one over its probability."""
    sure: float = SURE_SCORE
    """From this score on a guess can be taken as the label."""
    doubtful: float = 0.25
    """Below this no guess is worth saying."""


def pooled(opinions: Sequence[tuple[float, Opinion]], count: int) -> Floats:
    """(count) logarithms of the pool, up to a constant; zeros where nobody said anything."""
    total = np.zeros(count, dtype=np.float64)
    for weight, opinion in opinions:
        total += weight * opinion.weight * np.log(np.maximum(opinion.scores.astype(np.float64), 1e-9) * count)
    return np.asarray(total, dtype=np.float32)


def chances(logits: Floats, calibration: Calibration, *, cloud: bool = False) -> Floats:
    """(..., k) the pool as probabilities, whose sum lacks as much of 1 as it is likely to be none of the words."""
    z = logits.astype(np.float64) / (calibration.cloud_temperature if cloud else calibration.temperature)
    p = np.exp(z - z.max(axis=-1, keepdims=True))
    p /= p.sum(axis=-1, keepdims=True)
    odds = calibration.unknown / (1 - calibration.unknown) * p.max(axis=-1, keepdims=True) ** -calibration.unknown_rise
    return np.asarray(p / (1 + odds), dtype=np.float32)


def answer(
    object_id: str, opinions: Mapping[str, tuple[float, Opinion]], vocabulary: Vocabulary, calibration: Calibration,
    by: str, named: Opinion | None = None, *, cloud: bool = False, told: int | None = None,
) -> Labelling:
    """What the ensemble says of one object; `opinions` by member, each with the member's weight.

    `named` is what a person's examples say. It is mixed in and not multiplied: members know nothing of a new word, and
    must not be able to forbid it. Its weight is the share that it gets. `cloud` says that it is nothing but points.
    Only the first `told` words are guesses; the others are what it may be instead.
    """
    if not any(w > 0 for w, _ in opinions.values()) and named is None:
        return Labelling(object_id, (), 1.0, "unknown", (), by)
    p = chances(pooled(list(opinions.values()), len(vocabulary)), calibration, cloud=cloud)
    if named is not None:
        p = (1 - named.weight) * p + named.weight * named.scores
        opinions = {**opinions, NAMED: (4.0, named)}
    count = len(vocabulary) if told is None else told
    best = np.argsort(-p[:count], kind="stable")[:KEPT]
    guesses = tuple(Guess(vocabulary.words[i], round(float(p[i]), 4)) for i in best)
    top = float(p[best[0]])
    verdict: Verdict = ("sure" if top >= calibration.sure else
                        "doubtful" if top >= calibration.doubtful else "unknown")
    if len(vocabulary) > 1 and top * len(vocabulary) < BY_CHANCE * float(p.sum()):
        verdict = "unknown"
    evidence = _evidence(opinions, vocabulary, best[:2].tolist())
    return Labelling(object_id, guesses, round(max(0.0, 1.0 - float(p[:count].sum())), 4), verdict, evidence, by)


def _evidence(opinions: Mapping[str, tuple[float, Opinion]], vocabulary: Vocabulary, best: list[int]
              ) -> tuple[Evidence, ...]:
    """What spoke for the best word, and for the runner-up where a member preferred that; by weight."""
    found: list[tuple[float, str, int]] = []
    for member, (weight, opinion) in opinions.items():
        lift = {i: weight * opinion.weight * float(np.log(max(float(opinion.scores[i]), 1e-9) * len(vocabulary)))
                for i in best}
        i = max(best, key=lambda n: lift[n])
        i = best[0] if lift[best[0]] > 0.6 * lift[i] else i
        if lift[i] > 0.05:
            found.append((lift[i], member, i))
    whole = sum(w for w, _, _ in found) or 1.0
    found.sort(key=lambda f: (-f[0], f[1]))
    return tuple(
        Evidence(member, vocabulary.words[i], round(w / whole, 3),
                 opinions[member][1].reasons.get(vocabulary.words[i], f"its {member} {_speaks(member)} for it"))
        for w, member, i in found[:TOLD]
    )


def _speaks(member: str) -> str:
    """What a member without a reason of its own does: "its looks speak for it", "its shape speaks for it"."""
    return "speak" if member.endswith("s") else "speaks"
