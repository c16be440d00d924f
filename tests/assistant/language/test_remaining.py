"""What is left open in an answer: the one end that there is, and none where there is a choice."""

from __future__ import annotations

from random import Random

import pytest

from assistant.language.offering import offer_of
from assistant.language.outcome import SceneVocabulary
from assistant.language.plain import plain_grammar
from assistant.language.remaining import Remaining
from tests.assistant.language.gbnf import Gbnf

GRAMMAR = (
    'root ::= " " (step (", then " step){0,2} | "if " thing ", " step (" and " step)? | "nothing") "\\n"\n'
    'step ::= ("hide " thing | "say \\"no\\" to " thing (" twice")?)\nthing ::= ("lamp" | "large rug")\n'
)
SCENE = SceneVocabulary(("mug", "sofa", "desk", "lamp", "window"), ("kitchen",))


@pytest.mark.parametrize(("written", "end"), [
    (" n", "othing\n"), (" nothing\n", ""), (" nothing", "\n"), (" hide l", None), (" hide lamp", None),
    (" hide lamp, then hide lamp, then s", None), (" hide lamp, then hide lamp, then hide lam", "p\n"),
    (" hide lamp, then hide lamp, then say \"no\" to la", None), (" if lamp, hide lamp and h", None),
    (" if lamp, hide lamp and hide la", None), (" if lamp, hide rug", None), (" fetch", None), ("", None),
    (" if lamp, hide lamp and hide lamp", "\n"),
])  # fmt: skip
def test_only_what_is_certain_is_told(written: str, end: str | None) -> None:
    assert Remaining(GRAMMAR).end(written) == end


@pytest.mark.parametrize("said", [
    "it is far too dark at this desk", "if the window is open close it and then put the mug on the desk",
    "every desk needs a lamp on it", "what a lovely day", "somebody put everything but the mug on the sofa",
])  # fmt: skip
def test_what_is_told_is_how_every_answer_of_the_grammar_ends(said: str) -> None:
    grammar = plain_grammar(offer_of(said, SCENE))
    remaining, sooner, read = Remaining(grammar), 0, Gbnf(grammar)
    for seed in range(3):
        answer = read.make(Random(seed))
        assert remaining.end(answer) == ""
        told = [(at, remaining.end(answer[:at])) for at in range(len(answer))]
        assert all(end in (None, answer[at:]) for at, end in told)
        first = next((at for at, end in told if end is not None), len(answer))
        assert all(end is not None for at, end in told if at >= first)
        sooner += first < len(answer) - 1
    assert sooner
