"""The labeller: the members asked in two rounds, their opinions combined, what a person named compared with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from assistant.labelling import examples as named
from assistant.labelling.combine import Calibration, answer, pooled
from assistant.labelling.features import Likeness
from assistant.labelling.member import Member, Opinion
from assistant.labelling.protocol import Example, Floats, Guess, Labelling, Progress, Watcher
from assistant.labelling.subject import Subject, subjects_of, tipped
from assistant.labelling.vocabulary import Vocabulary, kinds
from assistant.models.protocols import TextEmbedder
from scene.objects import Scene

Opinions = dict[str, tuple[float, Opinion]]
MEANT = 0.3
"""A kind of which more than this share falls to a word is of what the word means."""
TIPPED = 1.2
"""So much larger the best logarithm of the pool must be for a lone thing to be taken to have +Z up."""


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
    likeness: Likeness = field(default_factory=Likeness)
    """Places objects, to compare them with what a person named."""
    taught: tuple[str, ...] = ()
    """Kinds that training knows; those that nothing else here knows are words too where nobody gave any."""
    _kept: dict[tuple[str, ...], Vocabulary] = field(default_factory=dict, repr=False)
    """The words that were asked about last, with what each name means among them: that takes a second to work out."""

    def label(
        self, scene: Scene, ids: Sequence[str], *, among: Sequence[str] | None = None,
        examples: Sequence[Example] = (), progress: Progress | None = None,
    ) -> tuple[Labelling, ...]:
        """One answer an id, in their order; the labels of examples are words too where `among` is None.

        A single word is judged against all kinds that it does not mean: among itself alone it would always be right.
        """
        vocabulary, told = self._vocabulary(among, examples), None
        if among is not None and len(vocabulary) == 1:
            vocabulary, told = self._vocabulary((*vocabulary.words, *_others(vocabulary)), examples), 1
        subjects = list(subjects_of(scene, ids))
        late = [m for m in self.members if m[1].after_others]
        first = [m for m in self.members if not m[1].after_others]
        opinions: list[Opinions] = []
        like: list[Opinion | None] = []
        for n, subject in enumerate(subjects):
            if progress is not None:
                progress(n, len(subjects))
            found = _ask(first, [subject], vocabulary, {})[0]
            if subject.alone and not subject.is_box and not self._is_sure(subject, found, vocabulary):
                found = _upright(first, subject, vocabulary, found)
            like.append(self._compared(subject, examples, vocabulary))
            opinions.append(found)
            if isinstance(progress, Watcher):
                progress.saw(self._answers([subject], [found], like[-1:], vocabulary, told)[0])
        answers = self._answers(subjects, opinions, like, vocabulary, told)
        known: dict[str, tuple[Guess, ...]] = {o.id: (Guess(o.label, 1.0),) for o in scene if o.label}
        for turn in range(max((m.after_others for _, m in late), default=0)):
            believed = {a.object_id: a.guesses for a in answers} | known
            asked = [m for m in late if m[1].after_others > turn]
            for mine, more in zip(opinions, _ask(asked, subjects, vocabulary, believed), strict=True):
                mine.update(more)
            answers = self._answers(subjects, opinions, like, vocabulary, told)
        if progress is not None:
            progress(len(subjects), len(subjects))
        return answers

    def features(self, scene: Scene, ids: Sequence[str]) -> Floats:
        """What an `Example` keeps of each object, shape (n, d), rows of length 1."""
        rows = [self.likeness.of(s) for s in subjects_of(scene, ids)]
        return np.stack(rows) if rows else np.zeros((0, 0), dtype=np.float32)

    def _vocabulary(self, among: Sequence[str] | None, examples: Sequence[Example]) -> Vocabulary:
        vocabulary = Vocabulary.of(among, self.embedder)
        more = [] if among is not None else [*self.taught, *(e.label for e in examples)]
        words = tuple(dict.fromkeys((*vocabulary.words, *more)))
        if words not in self._kept:
            fresh = Vocabulary.of(words, self.embedder)
            self._kept.clear()
            self._kept[words] = fresh
        return self._kept[words]

    def _compared(self, subject: Subject, examples: Sequence[Example], vocabulary: Vocabulary) -> Opinion | None:
        mine = [e for e in examples if e.by == self.by]
        return named.opinion_of(self.likeness.of(subject), mine, vocabulary) if mine else None

    def _is_sure(self, subject: Subject, found: Opinions, vocabulary: Vocabulary) -> bool:
        return answer("", found, vocabulary, self.calibration, "", cloud=subject.is_cloud).verdict == "sure"

    def _answers(self, subjects: Sequence[Subject], opinions: Sequence[Opinions], like: Sequence[Opinion | None],
                 vocabulary: Vocabulary, told: int | None) -> tuple[Labelling, ...]:
        return tuple(answer(s.object_id, o, vocabulary, self.calibration, self.by, n, cloud=s.is_cloud, told=told)
                     for s, o, n in zip(subjects, opinions, like, strict=True))


def _others(word: Vocabulary) -> tuple[str, ...]:
    """The kinds that are known here and do not mean the one word."""
    known = kinds()
    means = word.align(known)[:, 0]
    return tuple(k.label for k, share in zip(known, means, strict=True) if share < MEANT)


def _upright(members: Sequence[tuple[float, Member]], subject: Subject, vocabulary: Vocabulary, found: Opinions
             ) -> Opinions:
    """What is thought of a lone thing the other way up (+Z), where it then looks far more like something."""
    other = _ask(members, [tipped(subject)], vocabulary, {})[0]
    best, tipped_best = (float(pooled(list(o.values()), len(vocabulary)).max()) for o in (found, other))
    return other if tipped_best > best + TIPPED else found


def _ask(members: Sequence[tuple[float, Member]], subjects: Sequence[Subject], vocabulary: Vocabulary,
         believed: Mapping[str, tuple[Guess, ...]]) -> list[Opinions]:
    found: list[Opinions] = [{} for _ in subjects]
    for weight, member in members:
        for mine, opinion in zip(found, member.judge(subjects, vocabulary, believed), strict=True):
            if opinion is not None:
                mine[member.name] = (weight, opinion)
    return found
