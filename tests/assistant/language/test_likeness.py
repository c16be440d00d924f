"""Examples and the commands that a sentence like them may mean."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from assistant.language.codec import parse_program, print_program
from assistant.language.likeness import NEIGHBOURS, Likeness, examples
from assistant.models.protocols import Floats


class Bags:
    """Texts are near when they share words."""

    def embed(self, texts: Sequence[str]) -> Floats:
        words = sorted({word for example in examples() for word in example.said.lower().split()})
        vectors = np.array([[word in text.lower().split() for word in words] for text in texts], dtype=np.float32)
        return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


def test_examples_are_programs_in_their_plainest_form() -> None:
    for example in examples():
        assert example.meant == "nothing" or print_program(parse_program(example.meant)) == example.meant
    assert len({example.said for example in examples()}) == len(examples()) > 100


def test_a_sentence_like_an_example_may_mean_its_command() -> None:
    likeness = Likeness(Bags())
    for example in examples():
        shares = likeness.commands(example.said)
        assert max(shares, key=lambda command: shares[command]) == example.command or shares[example.command] > 0.15
        assert abs(sum(shares.values()) - 1) < 1e-9
        assert len(shares) <= NEIGHBOURS
