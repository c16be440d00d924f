"""Words of English in general, whether or not they name anything here: what is one of them is no slip of the finger."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def _lists() -> tuple[frozenset[str], frozenset[str]]:
    text = (files("assistant.language") / "data" / "words.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    end = lines.index("---")
    common = frozenset(" ".join(lines[:end]).split())
    return common, common | frozenset(" ".join(lines[end + 1 :]).split())


def common_words() -> frozenset[str]:
    """The 11,000 commonest words, most of which name nothing here."""
    return _lists()[0]


def dictionary() -> frozenset[str]:
    """The 40,000 words that a small dictionary has, the commonest among them."""
    return _lists()[1]
