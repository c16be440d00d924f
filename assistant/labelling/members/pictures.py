"""What a classifier of photographs takes its views for: ImageNet's classes, as far as they are household things.

It needs no training here and knows things in all their real variety, but only under ImageNet's names.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np

from assistant.labelling.eye import Eye
from assistant.labelling.member import Believed, Opinion, Setup, spread
from assistant.labelling.members.shape import a
from assistant.labelling.protocol import Floats
from assistant.labelling.subject import Subject
from assistant.labelling.vocabulary import Kind, Vocabulary, kinds

NAME = "pictures"
ABOUT = "a classifier of photographs, by its classes' names"
NEEDS = ("seeing",)
WEIGHT = 0.5

FLATTENING = 1.4
"""Of the classifier's logits: drawn views are no photographs."""
RESERVED = 0.12
"""Share that is spread over all words: ImageNet has no name for many of them."""
MAIN = 0.6
"""Share of a class that is of the first of its kinds, where it may be several."""
SHOWN = 5
"""Reasons are given for so many words."""


class Pictures:
    """Adds up what is thought of the classes that each word means."""

    name = NAME
    after_others = 0

    def __init__(self, eye: Eye) -> None:
        self._eye = eye

    def judge(self, subjects: Sequence[Subject], vocabulary: Vocabulary, believed: Believed) -> list[Opinion | None]:
        """Silent of bare boxes, and where no word of the vocabulary means any class."""
        return [None if s.is_box else self._judge(s, vocabulary) for s in subjects]

    def _judge(self, subject: Subject, vocabulary: Vocabulary) -> Opinion | None:
        return opinion_of(self._eye.see(subject)[1], vocabulary)


def opinion_of(logits: Floats, vocabulary: Vocabulary) -> Opinion | None:
    """From (views, 1000) logits."""
    numbers, weights, names = classes()
    shares = vocabulary.align(names) * weights[:, None]
    if not shares.any():
        return None
    z = logits.astype(np.float64) / FLATTENING
    p = np.exp(z - z.max(axis=1, keepdims=True))
    p = (p / p.sum(axis=1, keepdims=True)).mean(axis=0)[numbers]
    meant = p @ shares
    known = shares.any(axis=0)
    even = np.where(known, 0.5, 1.0) / len(vocabulary)
    total = float(meant.sum())
    scores = spread(meant + even * max(RESERVED, 1.0 - total))
    best = np.argsort(-meant, kind="stable")[:SHOWN]
    reasons = {}
    for i in best:
        k = int(np.argmax(p * shares[:, i]))
        reasons[vocabulary.words[i]] = f"a classifier of photographs sees {a(names[k].names[-1])} in it"
    return Opinion(scores, reasons)


@cache
def classes() -> tuple[np.ndarray, Floats, tuple[Kind, ...]]:
    """The numbers of the classes that household things can be, what each is called, and how much of it that is.

    A class that may be one of several kinds of the catalogue ("coffee pot") has a row for each.
    """
    text = (files("assistant.labelling") / "data" / "imagenet.toml").read_text(encoding="utf-8")
    known = {k.label for k in kinds()}
    rows: list[tuple[int, float, Kind]] = []
    for number, (first, *others) in tomllib.loads(text)["classes"].items():
        more = [w for w in others if w in known]
        plain = tuple(w for w in others if w not in known)
        rows.append((int(number), MAIN if more else 1.0, Kind(first, plain)))
        rows += [(int(number), (1 - MAIN) / len(more), Kind(w)) for w in more]
    numbers, weights, names = zip(*rows, strict=True)
    return np.array(numbers), np.array(weights, np.float32), names


def load(setup: Setup) -> Pictures | None:
    """None where nothing can look."""
    return Pictures(setup.eye) if setup.eye is not None else None
