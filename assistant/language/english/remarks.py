"""Remarks that are about no thing: "it's getting dark in here" asks for light, and reports no dark thing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from assistant.language.lexicon import read_data

_LONGEST = 14
"""No remark of this kind has more words."""


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(read_data("ordinary.toml")["remarks"][table].split())


def is_remark(words: Sequence[str]) -> bool:
    """Whether the words only say how dark, cold, late or quiet it is; what follows from that English cannot tell."""
    said = [word for word in words if word not in ",."]
    if not said or said[0] not in ("it", "its") or len(said) > _LONGEST:
        return False
    k = 1
    while k < len(said) and said[k] in _words("softeners"):
        k += 1
    if k == 1 or k == len(said) or said[k] not in _words("adjectives"):
        return False
    return all(word in _words("tails") for word in said[k + 1 :])
