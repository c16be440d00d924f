"""Who needs what the others believe is asked as often as it says, each time with what is believed by then."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from assistant.labelling.combine import Calibration
from assistant.labelling.ensemble import Ensemble
from assistant.labelling.member import Believed, Opinion
from assistant.labelling.subject import Subject
from assistant.labelling.vocabulary import Vocabulary
from tests.assistant.labelling.rooms import unlabelled_room

WORDS = ("chair", "mug", "sofa")


class First:
    """Takes everything for a mug, rather."""

    name = "first"
    after_others = 0

    def judge(self, subjects: Sequence[Subject], vocabulary: Vocabulary, believed: Believed) -> list[Opinion | None]:
        assert not believed
        return [Opinion(np.array([0.3, 0.4, 0.3], np.float32)) for _ in subjects]


class Later:
    """Keeps what was believed, and says that all are sofas the surer the more often it is asked."""

    name = "later"

    def __init__(self, rounds: int) -> None:
        self.after_others = rounds
        self.heard: list[str] = []

    def judge(self, subjects: Sequence[Subject], vocabulary: Vocabulary, believed: Believed) -> list[Opinion | None]:
        self.heard.append(believed[subjects[0].object_id][0].label)
        sofa = 1 - 0.5 ** len(self.heard)
        return [Opinion(np.array([(1 - sofa) / 2, (1 - sofa) / 2, sofa], np.float32)) for _ in subjects]


def test_a_member_is_asked_as_often_as_it_says_with_what_is_believed_by_then() -> None:
    once, often = Later(1), Later(3)
    labeller = Ensemble(((1.0, First()), (0.0, once), (1.0, often)), Calibration(), "test")
    scene = unlabelled_room()
    [answer] = labeller.label(scene, list(scene.objects)[:1], among=list(WORDS))
    assert once.heard == ["mug"]
    assert often.heard == ["mug", "sofa", "sofa"]
    assert answer.guesses[0].label == "sofa"
