"""What is asked is never done: "did I leave the stove on" must not switch it on, however little of it was read."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.language import program as p
from assistant.language.english.chart import Sentence
from assistant.language.english.grammar import grammar
from assistant.language.english.tokens import Token

_OPENINGS = frozenset("did does is are was were am has who whom whose why".split())  # noqa: SIM905
"""Words that open nothing but a question; requests in its form ("is it possible to ...") are politeness."""

_ASKED = frozenset(["what", "where", "when", "how", "which"])
"""What asks before those: "what did I call it"."""

_PAUSES = frozenset([",", ".", "and", "then", "if", "so", "or"])
"""What may part a question from a request that follows it."""

ACTS = (
    p.Move, p.Bring, p.PickUp, p.PutDown, p.Rotate, p.Face, p.Scale, p.Recolor, p.Hide, p.Show, p.Delete, p.Duplicate,
    p.Add, p.Swap, p.Stack, p.Arrange, p.Group, p.Ungroup, p.Split, p.Merge, p.SetState, p.Name, p.Forget, p.GoTo,
    p.Turn, p.Undo, p.Redo, p.Again, p.Tuck, p.Restore, p.Layout,
)  # fmt: skip
"""Commands that change the scene or move the person."""


def is_question(s: Sentence) -> bool:
    """Whether a sentence opens as nothing but a question does, politeness aside."""
    i, moved = 0, True
    while moved:
        ends = [end for _, end in grammar().preamble.at(s.words, i) if not s.ended(end)]
        moved = bool(ends)
        i = max(ends, default=i)
    asked = s.word(i) in _ASKED and s.word(i + 1) in (*_OPENINGS, "many", "much")
    advice = s.words[i : i + 2] in (["should", "i"], ["should", "we"]) or s.words[i : i + 3] == ["would", "it", "be"]
    return asked or advice or s.word(i) in _OPENINGS


def asks_alone(steps: Sequence[p.Command], tokens: Sequence[Token]) -> bool:
    """Whether a reading of a question acts on nothing, or only after a pause: "is the lamp on? then turn it off"."""
    acts = [isinstance(step, ACTS) for step in steps]
    return not any(acts) or (not acts[0] and any(token.text in _PAUSES for token in tokens))
