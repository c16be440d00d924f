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
"""A best guess less than so many times as likely as any word would be by lot is not worth saying."""
TOLD = 4
"""So many reasons at most."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """From the pool to probabilities; learned on models that training never saw."""

    temperature: float = 1.0
    """Above 1 flattens."""
    unknown: float = 0.02
    """How likely something is none of the words, before anything is seen of it; for an open vocabulary."""
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


def chances(logits: Floats, calibration: Calibration) -> Floats:
    """The pool as probabilities with a sum of `1 - unknown`."""
    z = logits.astype(np.float64) / calibration.temperature
    p = np.exp(z - z.max())
    return np.asarray((1 - calibration.unknown) * p / p.sum(), dtype=np.float32)


def answer(
    object_id: str, opinions: Mapping[str, tuple[float, Opinion]], vocabulary: Vocabulary, calibration: Calibration,
    by: str, named: Opinion | None = None,
) -> Labelling:
    """What the ensemble says of one object; `opinions` by member, each with the member's weight.

    `named` is what a person's examples say. It is mixed in and not multiplied: members know nothing of a new word, and
    must not be able to forbid it. Its weight is the share that it gets.
    """
    if not any(w > 0 for w, _ in opinions.values()) and named is None:
        return Labelling(object_id, (), 1.0, "unknown", (), by)
    p = chances(pooled(list(opinions.values()), len(vocabulary)), calibration)
    if named is not None:
        p = (1 - named.weight) * p + named.weight * named.scores
        opinions = {**opinions, NAMED: (4.0, named)}
    best = np.argsort(-p, kind="stable")[:KEPT]
    guesses = tuple(Guess(vocabulary.words[i], round(float(p[i]), 4)) for i in best)
    top = float(p[best[0]])
    verdict: Verdict = ("sure" if top >= calibration.sure else
                        "doubtful" if top >= calibration.doubtful else "unknown")
    if len(vocabulary) > 1 and top * len(vocabulary) < BY_CHANCE:
        verdict = "unknown"
    evidence = _evidence(opinions, vocabulary, best[:2].tolist())
    return Labelling(object_id, guesses, round(max(0.0, 1.0 - float(p.sum())), 4), verdict, evidence, by)


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
                 opinions[member][1].reasons.get(vocabulary.words[i], f"{member} speaks for it"))
        for w, member, i in found[:TOLD]
    )
