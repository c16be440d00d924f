"""The language model as a member: asked about what is in doubt alone, and only able to choose."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import pytest

from assistant.labelling.member import Believed
from assistant.labelling.members.reasoning import MOST_ASKED, Reasoning, description, grammar
from assistant.labelling.protocol import Guess
from assistant.labelling.registry import chosen
from assistant.labelling.subject import subjects_of
from assistant.labelling.vocabulary import Vocabulary
from assistant.models.store import ModelStore
from assistant.models.texts import Written
from scene.objects import Scene
from tests.assistant.labelling.rooms import unlabelled_room
from tests.assistant.labelling.test_surroundings import room, thing
from tests.assistant.language.gbnf import Gbnf

WORDS = Vocabulary.of(["chair", "stool", "mug", "desk", "lamp"])


class Scripted:
    """Answers the same to everything, and keeps what it was asked."""

    def __init__(self, says: str) -> None:
        self.says = says
        self.asked: list[tuple[str, str]] = []

    def warm(
        self, prompt_prefix: str, *, fixed: str = "", cancel: Callable[[], bool] | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        """It reads nothing ahead."""

    def complete(
        self, prompt_prefix: str, prompt: str, grammar: str, *, favour: Mapping[str, float] = MappingProxyType({}),
        cancel: Callable[[], bool] | None = None,
    ) -> Written:
        """What it was told to say."""
        self.asked.append((prompt, grammar))
        return Written(self.says)


def believed(**of: tuple[Guess, ...]) -> Believed:
    """What the others think; of all else nothing."""
    return of


DOUBT = (Guess("chair", 0.4), Guess("stool", 0.35))
SURE = (Guess("mug", 0.9), Guess("lamp", 0.05))


def test_it_is_asked_about_what_is_in_doubt_alone() -> None:
    model = Scripted("stool")
    subjects = list(subjects_of(unlabelled_room(), ["chair", "mug_red", "desk"]))
    found = Reasoning(model).judge(subjects, WORDS, believed(chair=DOUBT, mug_red=SURE))
    assert [o is not None for o in found] == [True, False, False]
    assert len(model.asked) == 1
    opinion = found[0]
    assert opinion is not None
    assert WORDS.words[int(opinion.scores.argmax())] == "stool"
    assert opinion.scores.sum() == pytest.approx(1.0, abs=1e-4)


@pytest.mark.parametrize("says", ["unknown", "", "giraffe"])
def test_what_it_does_not_know_counts_nothing(says: str) -> None:
    subjects = list(subjects_of(unlabelled_room(), ["chair"]))
    assert Reasoning(Scripted(says)).judge(subjects, WORDS, believed(chair=DOUBT)) == [None]


def test_it_can_only_choose() -> None:
    rules = Gbnf(grammar(["stool", "bar stool", 'a "quoted" thing']))
    for text in ("stool", "bar stool", "unknown", 'a "quoted" thing'):
        assert rules.accepts(text)
    for text in ("chair", "stool stool", ""):
        assert not rules.accepts(text)


def test_it_is_told_size_place_room_and_neighbours() -> None:
    desk = thing("d", (0, 0, 0), (1.4, 0.74, 0.7), "desk")
    scene: Scene = room("office", desk, thing("x", (0, 0.74, 0), (0.44, 0.03, 0.15)),
                        thing("m", (0.4, 0.74, 0), (0.06, 0.03, 0.1), "mouse"))
    subject = next(subjects_of(scene, ["x"]))
    told = description(subject, believed(d=(Guess("desk", 1.0),), m=(Guess("mouse", 1.0),)))
    assert told == "Object: 44 cm wide, 15 cm deep, 3 cm high. It is on a desk, in an office. Near it: a mouse."


def test_there_is_an_end_to_asking() -> None:
    model = Scripted("stool")
    subjects = [next(subjects_of(unlabelled_room(), ["chair"]))] * (MOST_ASKED + 20)
    many = [type(s)(f"x{n}", s.parts, s.size) for n, s in enumerate(subjects)]
    Reasoning(model).judge(many, WORDS, {s.object_id: DOUBT for s in many})
    assert len(model.asked) == MOST_ASKED


def test_it_is_off_unless_named() -> None:
    assert "reasoning" not in chosen(None)
    assert "reasoning" in chosen(["reasoning"])


@pytest.mark.models
def test_the_real_model_answers_with_an_option() -> None:
    from assistant.models.llama_cpp import LlamaCpp

    if not ModelStore().status("translator").ready:
        pytest.skip("the translator is not here: deixis models fetch translator")
    model = LlamaCpp.load(ModelStore().require("translator"))
    from assistant.labelling.members.reasoning import PREFIX

    text = "Object: 190 cm wide, 90 cm deep, 80 cm high. It is on the floor.\nOptions: mug, sofa, unknown\nAnswer: "
    assert model.complete(PREFIX, text, grammar(["mug", "sofa"])).text in ("mug", "sofa", "unknown")
