"""What a CLIP or SigLIP model of the person's own makes of its views, for any words; with the extra `[torch]` alone.

Each word is said in several sentences, and their directions are averaged (Radford et al., "Learning transferable visual
models from natural language supervision", 2021). The logits of all views are averaged. CLIP's are shares of the words;
SigLIP judges each word by itself, so what none of them deserves lowers how much its opinion counts.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from assistant.labelling.member import Believed, Opinion, Setup, spread
from assistant.labelling.protocol import Floats
from assistant.labelling.shape import surface_of
from assistant.labelling.subject import Subject
from assistant.labelling.vocabulary import Vocabulary
from assistant.models.transformers_zero_shot import ZeroShotModel, softmax
from assistant.phrasing import a
from scene.geometry.views import AROUND, views_of

NAME = "zero-shot"
ABOUT = "a CLIP or SigLIP model that you have: `--zero-shot transformers:NAME_OR_FOLDER`"
NEEDS: tuple[str, ...] = ()
WEIGHT = 1.0

SENTENCES = ("a photo of {}", "a close-up photo of {}", "a 3d render of {}", "a 3d scan of {}", "{} in a room")
"""What is said of each word, with its article."""
SHOWN = 5
"""Reasons are given for so many words."""


class ZeroShot:
    """Compares views with sentences."""

    name = NAME
    after_others = 0

    def __init__(self, model: ZeroShotModel) -> None:
        self._model = model
        self._seen: dict[str, Floats] = {}

    def judge(self, subjects: Sequence[Subject], vocabulary: Vocabulary, believed: Believed) -> list[Opinion | None]:
        """Silent of bare boxes."""
        prompts = [[sentence.format(a(word)) for sentence in SENTENCES] for word in vocabulary.words]
        return [None if s.is_box else self._judge(s, prompts, vocabulary) for s in subjects]

    def _judge(self, subject: Subject, prompts: Sequence[Sequence[str]], vocabulary: Vocabulary) -> Opinion:
        logits = self._model.compare(self._views(subject), self._model.text_features(prompts)).mean(axis=0)
        scores, some = shares(logits, exclusive=self._model.exclusive)
        best = np.argsort(-scores, kind="stable")[:SHOWN]
        return Opinion(spread(scores), {vocabulary.words[i]: f"its pictures agree with {a(vocabulary.words[i])!r}"
                                        for i in best}, some)

    def _views(self, subject: Subject) -> Floats:
        """(views, d) features, kept while the labeller lives."""
        found = self._seen.get(subject.key)
        if found is None:
            views = views_of(surface_of(subject), subject.size, AROUND)
            found = self._seen[subject.key] = self._model.image_features([v.rgb for v in views])
        return found


def shares(logits: Floats, *, exclusive: bool) -> tuple[Floats, float]:
    """(k) logits as shares of the words with a sum of 1, and how likely it is any of them.

    SigLIP's logits are the odds of each word by itself: that exactly one is right, or none, has the odds of the words
    against 1. CLIP's know no "none".
    """
    if exclusive:
        return softmax(logits[None])[0], 1.0
    with_none = softmax(np.append(logits, np.float32(0.0))[None])[0]
    return softmax(logits[None])[0], float(1.0 - with_none[-1])


def load(setup: Setup) -> ZeroShot | None:
    """None where no model was named."""
    return ZeroShot(ZeroShotModel.load(setup.zero_shot)) if setup.zero_shot else None
