"""The labeller: the members asked in two rounds, their opinions combined, what a person named compared with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.labelling import examples as named
from assistant.labelling.combine import Calibration, answer
from assistant.labelling.features import features_of
from assistant.labelling.member import Member, Opinion
from assistant.labelling.protocol import Example, Floats, Guess, Labelling, Progress, Watcher
from assistant.labelling.subject import Subject, subjects_of
from assistant.labelling.vocabulary import Vocabulary
from assistant.models.protocols import TextEmbedder
from scene.objects import Scene

Opinions = dict[str, tuple[float, Opinion]]


@dataclass(frozen=True, eq=False)
class Ensemble:
    """A `Labeller` made of members."""

    members: tuple[tuple[float, Member], ...]
    """Each with its weight."""
    calibration: Calibration
    """How the pool becomes probabilities."""
    by: str
    """Its name and version."""
    embedder: TextEmbedder | None = None
    """For words that no list knows."""

    def label(
        self, scene: Scene, ids: Sequence[str], *, among: Sequence[str] | None = None,
        examples: Sequence[Example] = (), progress: Progress | None = None,
    ) -> tuple[Labelling, ...]:
        """One answer an id, in their order; the labels of examples are words too where `among` is None."""
        vocabulary = self._vocabulary(among, examples)
        subjects = list(subjects_of(scene, ids))
        rounds = [[m for m in self.members if m[1].after_others is late] for late in (False, True)]
        opinions: list[Opinions] = []
        for n, subject in enumerate(subjects):
            if progress is not None:
                progress(n, len(subjects))
            found = _ask(rounds[0], [subject], vocabulary, {})[0]
            if examples:
                self._compare(subject, examples, vocabulary, found)
            opinions.append(found)
            if isinstance(progress, Watcher):
                progress.saw(answer(subject.object_id, found, vocabulary, self.calibration, self.by))
        answers = self._answers(subjects, opinions, vocabulary)
        if rounds[1]:
            believed: dict[str, tuple[Guess, ...]] = {o.id: (Guess(o.label, 1.0),) for o in scene if o.label}
            believed |= {a.object_id: a.guesses for a in answers if a.object_id not in believed}
            for mine, more in zip(opinions, _ask(rounds[1], subjects, vocabulary, believed), strict=True):
                mine.update(more)
            answers = self._answers(subjects, opinions, vocabulary)
        if progress is not None:
            progress(len(subjects), len(subjects))
        return answers

    def features(self, scene: Scene, ids: Sequence[str]) -> Floats:
        """What an `Example` keeps of each object, shape (n, d), rows of length 1."""
        rows = [features_of(s) for s in subjects_of(scene, ids)]
        return np.stack(rows) if rows else np.zeros((0, 0), dtype=np.float32)

    def _vocabulary(self, among: Sequence[str] | None, examples: Sequence[Example]) -> Vocabulary:
        vocabulary = Vocabulary.of(among, self.embedder)
        if among is not None:
            return vocabulary
        more = [e.label for e in examples if e.label not in vocabulary.words]
        return Vocabulary.of([*vocabulary.words, *more], self.embedder) if more else vocabulary

    def _compare(self, subject: Subject, examples: Sequence[Example], vocabulary: Vocabulary, found: Opinions) -> None:
        mine = [e for e in examples if e.by == self.by]
        opinion = named.opinion_of(features_of(subject), mine, vocabulary) if mine else None
        if opinion is not None:
            found[named.NAME] = (named.WEIGHT, opinion)

    def _answers(self, subjects: Sequence[Subject], opinions: Sequence[Opinions], vocabulary: Vocabulary
                 ) -> tuple[Labelling, ...]:
        return tuple(answer(s.object_id, o, vocabulary, self.calibration, self.by)
                     for s, o in zip(subjects, opinions, strict=True))


def _ask(members: Sequence[tuple[float, Member]], subjects: Sequence[Subject], vocabulary: Vocabulary,
         believed: Mapping[str, tuple[Guess, ...]]) -> list[Opinions]:
    found: list[Opinions] = [{} for _ in subjects]
    for weight, member in members:
        for mine, opinion in zip(found, member.judge(subjects, vocabulary, believed), strict=True):
            if opinion is not None:
                mine[member.name] = (weight, opinion)
    return found
