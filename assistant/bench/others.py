"""The labeller on meshes of other makers: each folder by a labeller that was taught with all but that folder."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from assistant.bench.reliability import binned, error_of
from assistant.labelling.cache import ArrayCache
from assistant.labelling.combine import Calibration, answer
from assistant.labelling.load import load_labeller
from assistant.labelling.protocol import Labelling
from assistant.labelling.subject import subjects_of
from assistant.labelling.trained import Trained
from assistant.labelling.training.models import Model
from assistant.labelling.vocabulary import Vocabulary
from assistant.labelling.whole import joined
from scene.files import open_scene
from scene.objects import Scene

CONFUSIONS = 12
"""So many of the commonest confusions are told."""
MEMBERS = ("looks", "pictures", "shape", "size")


@dataclass(frozen=True, slots=True)
class Seen:
    """What was said of one mesh."""

    who: str
    """A member, or all together."""
    home: str
    """Its folder."""
    truth: str
    """What it is."""
    known: bool
    """Whether its kind was taught."""
    answer: Labelling
    """What was said."""

    @property
    def right(self) -> bool:
        """Whether the best guess is."""
        return self.answer.best is not None and self.answer.best.label == self.truth

    @property
    def among_five(self) -> bool:
        """Whether one of the guesses is."""
        return self.truth in {g.label for g in self.answer.guesses}


def seen(models: Sequence[Model], known: Collection[str], trained: Trained, *, cache: ArrayCache | None = None,
         tell: Callable[[int, int], None] | None = None) -> Iterator[Seen]:
    """All answers about meshes, as their files have them, by all together and by each member; `known` has the kinds
    that were taught, and `tell` is called with how many meshes of how many are done."""
    labeller = load_labeller(trained=trained, members=list(MEMBERS), cache=cache).labeller
    vocabulary = Vocabulary.of(None, labeller.embedder)
    for n, m in enumerate(models):
        if tell is not None:
            tell(n, len(models))
        scene = alone(m)
        [answered] = labeller.label(scene, list(scene.objects))
        yield Seen("together", m.collection, m.label, m.label in known, answered)
        [subject] = subjects_of(scene, list(scene.objects))
        for _, member in labeller.members:
            opinion = member.judge([subject], vocabulary, {})[0]
            opinions = {} if opinion is None else {member.name: (1.0, opinion)}
            told = answer(subject.object_id, opinions, vocabulary, Calibration(), labeller.by)
            yield Seen(member.name, m.collection, m.label, m.label in known, told)


def alone(model: Model) -> Scene:
    """A model's file as one thing without a label."""
    assert model.path is not None
    scene = open_scene(model.path)
    scene = scene if len(scene.objects) == 1 else joined(scene, model.path)
    return scene.with_objects({i: replace(o, label=None) for i, o in scene.objects.items()})


def rows(found: Sequence[Seen]) -> Iterator[dict[str, object]]:
    """The tables: by folder, by member, what was sure, the commonest confusions."""
    on = "meshes of others"
    together = [s for s in found if s.who == "together"]
    for home in dict.fromkeys(s.home for s in together):
        yield {"on": on, "folder": home, **_shares([s for s in together if s.home == home])}
    for who in dict.fromkeys(s.who for s in found):
        yield {"on": on, "who": who, **_shares([s for s in found if s.who == who])}
    known = [s for s in together if s.known]
    stated = np.array([s.answer.guesses[0].score if s.answer.guesses else 0.0 for s in known])
    right = np.array([s.right for s in known])
    yield {"on": on, "calibration_error": error_of(binned(stated, right))}
    for name, some in (("known kinds", known), ("kinds never taught", [s for s in together if not s.known])):
        row: dict[str, object] = {"on": on, "of": name, "meshes": len(some)}
        for verdict in ("sure", "doubtful", "unknown"):
            mine = [s for s in some if s.answer.verdict == verdict]
            row |= {verdict: len(mine), f"{verdict}_right": _share([s.right for s in mine])}
        yield row
    pairs = Counter((s.truth, s.answer.guesses[0].label) for s in known if not s.right and s.answer.guesses)
    for (truth, said), count in pairs.most_common(CONFUSIONS):
        yield {"on": on, "truth": truth, "said": said, "times": count}
    kinds: dict[str, list[Seen]] = defaultdict(list)
    for s in together:
        kinds[s.truth].append(s)
    for kind in sorted(kinds, key=lambda k: (-len(kinds[k]), k)):
        yield {"on": on, "kind": kind, **_shares(kinds[kind])}


def _shares(found: Sequence[Seen]) -> dict[str, object]:
    known = [s for s in found if s.known]
    return {"meshes": len(found), "top1": _share([s.right for s in found]),
            "top5": _share([s.among_five for s in found]), "of_known_kinds": len(known),
            "known_top1": _share([s.right for s in known]), "known_top5": _share([s.among_five for s in known])}


def _share(right: Sequence[bool]) -> float:
    return round(sum(right) / max(1, len(right)), 3)
